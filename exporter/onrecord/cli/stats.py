"""`onrecord stats`: a dataset -> what is in it, in numbers."""

import json
from collections.abc import Iterator
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli import arguments
from onrecord.cli.terminal import inert, shown
from onrecord.explore.statistics import count_dataset

EXAMPLES = """
\b
Examples:
  onrecord stats dataset
  onrecord stats dataset --format json | jq .quotes.kinds
"""
_INNER = "  "


@click.command("stats", epilog=EXAMPLES)
@arguments.dataset
@arguments.text_or_json
def command(dataset: str, form: str) -> int:
    """Count what is in a dataset: rows, rates, kinds, how much is resolved and answered, and rejects.

    Rejects are those of all runs that have added to the dataset.
    """
    found = count_dataset(dataset)
    if form == "json":
        click.echo(shown(json.dumps(found, indent=2, ensure_ascii=False)))
        return 0
    table = Table("", box=None, pad_edge=False, show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for label, count, note in _iter_lines(found):
        table.add_row(Text(inert(label)), f"{count:,}", note)
    Console(highlight=False, soft_wrap=True).print(table)
    return 0


def _iter_lines(found: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Yield label, count, and what the count is measured by; a table, then what is true of how many of its rows."""
    rows = found["rows"]
    yield "articles", rows["articles"], _days(found["articles"])
    yield f"{_INNER}words", found["articles"]["words"], _rate(found["articles"]["words"], rows)
    languages = {f"language {name}": count for name, count in found["articles"]["languages"].items()}
    articles = found["articles"] | {"languages": languages}
    yield from _shares(articles, rows["articles"], "languages", ("publishers", "undated", "duplicates"))
    for table, counted, columns in (
        ("quotes", "kinds", ("with_speaker", "with_resolved_speaker")),
        ("actors", "types", ("entities", "with_country")),
        ("allegations", "answers", ("explicit", "with_resolved_accuser", "with_resolved_accused", "answered")),
    ):
        yield table, rows[table], _rate(rows[table], rows)
        yield from _shares(found[table], rows[table], counted, columns)
    yield "rejects", sum(found["rejects"].values()), ""
    yield from ((f"{_INNER}{reason}", count, "") for reason, count in found["rejects"].items())


def _shares(found: dict[str, Any], rows: int, counted: str, columns: tuple[str, ...]) -> Iterator[tuple[str, int, str]]:
    numbers = {name.replace("_", " "): found[name] for name in columns} | found[counted]
    for name, count in numbers.items():
        is_share = name not in ("publishers", "entities")
        yield f"{_INNER}{name}", count, f"{count / rows:.0%}" if rows and is_share else ""


def _rate(count: int, rows: dict[str, int]) -> str:
    return f"{count / rows['articles']:,.1f} an article" if rows["articles"] else ""


def _days(articles: dict[str, Any]) -> str:
    first, last = articles["first_day"], articles["last_day"]
    return "" if first is None else first if first == last else f"{first} to {last}"
