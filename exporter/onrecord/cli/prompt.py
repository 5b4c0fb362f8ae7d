"""SQL typed by a person, statement by statement -> tables in the terminal."""

from contextlib import suppress
from importlib import import_module

import click
import duckdb

from onrecord.cli.row_tables import print_rows
from onrecord.cli.terminal import inert
from onrecord.errors import OnrecordError
from onrecord.explore.queries import run_query

_GREETING = (
    'SQL ends with a semicolon. "SHOW TABLES;" lists what there is, "DESCRIBE statements;" its columns; Ctrl-D leaves.'
)
_PROMPT, _CONTINUED = "onrecord> ", "     ...> "


def run_prompt(connection: duckdb.DuckDBPyConnection, limit: int) -> None:
    """Read statements until the end of input, and print at most `limit` rows of each; a wrong one ends nothing."""
    with suppress(ImportError):  # where the system has it, it gives `input` history and editing
        import_module("readline")
    click.echo(_GREETING, err=True)
    while (sql := _read_statement()) is not None:
        try:
            print_rows(run_query(connection, sql), limit)
        except OnrecordError as error:
            click.echo(inert(str(error)), err=True)


def _read_statement() -> str | None:
    """Return the lines up to one that ends with a semicolon; an interrupt drops them; None at the end of input."""
    lines: list[str] = []
    while not lines or not lines[-1].rstrip().endswith(";"):
        try:
            line = input(_CONTINUED if lines else _PROMPT)
        except KeyboardInterrupt:
            click.echo(err=True)
            lines.clear()
            continue
        except EOFError:
            click.echo(err=True)
            return None
        if line.strip() or lines:
            lines.append(line)
    return "\n".join(lines)
