"""`onrecord score`: a checking sheet with verdicts -> the precision of a table."""

import json

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli import arguments
from onrecord.cli.terminal import inert, shown
from onrecord.explore.scores import Score, score_sheet

EXAMPLES = """
\b
Examples:
  onrecord score dataset check.csv
  onrecord score dataset check.csv --format json
"""


@click.command("score", epilog=EXAMPLES)
@arguments.dataset
@click.argument("sheet", metavar="CHECK.CSV", type=arguments.place)
@arguments.text_or_json
def command(dataset: str, sheet: str, form: str) -> int:
    """Turn the verdicts of a checking sheet of a dataset into precision, with its 95% interval.

    A verdict is right, wrong or unsure. Rows that are unsure or empty do not count.
    """
    scores = score_sheet(dataset, sheet)
    if form == "json":
        click.echo(shown(json.dumps([_described(score) for score in scores], indent=2, ensure_ascii=False)))
        return 0
    table = Table("", "right", "wrong", "unsure", "empty", "precision", "95% interval")
    for column in table.columns[1:]:
        column.justify = "right"
    for score in scores:
        counts = (score.right, score.wrong, score.unsure, score.empty)
        table.add_row(Text(inert(score.group)), *map(str, counts), _share(score.precision), _range(score))
    Console(highlight=False).print(table)
    return 0


def _described(score: Score) -> dict[str, object]:
    counts = {name: getattr(score, name) for name in ("group", "right", "wrong", "unsure", "empty")}
    return counts | {"precision": score.precision, "interval": score.interval}


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


def _range(score: Score) -> str:
    return "" if score.interval is None else " to ".join(map(_share, score.interval))
