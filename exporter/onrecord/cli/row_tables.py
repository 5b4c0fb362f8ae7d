"""The rows of a query -> a table on standard output, as wide as the terminal; what is piped is not wrapped."""

import json
import sys
from itertools import islice
from typing import Any

import click
import pyarrow as pa
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import inert
from onrecord.explore.queries import iter_rows

_NUMBERS = (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal)
_UNWRAPPED = 10_000


def print_rows(reader: pa.RecordBatchReader, limit: int) -> None:
    """Print at most `limit` rows, or all when it is 0; say on standard error when there are more."""
    if not reader.schema.names:
        return
    table = Table(box=None, pad_edge=False)
    for field in reader.schema:
        is_number = any(test(field.type) for test in _NUMBERS)
        table.add_column(Text(inert(field.name)), justify="right" if is_number else "left", overflow="fold")
    rows = iter_rows(reader)
    for row in islice(rows, limit or None):
        table.add_row(*(Text(_cell(value)) for value in row))
    Console(highlight=False, width=None if sys.stdout.isatty() else _UNWRAPPED).print(table)
    if limit and next(rows, None) is not None:
        click.echo(f"only the first {limit:,} rows are shown: --limit 0 shows all", err=True)


def _cell(value: Any) -> str:
    """Return a value on one line; a list of strings without its quotation marks."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return inert(str(value)).replace("\n", " ").replace("\t", " ")
