"""`onrecord compact`: many small parts -> few."""

from pathlib import Path

import click

from onrecord.cli import arguments
from onrecord.cli.reporting import shown_progress
from onrecord.cli.terminal import inert
from onrecord.engines.choices import Workers
from onrecord.pipeline import ExportOptions, compact

EXAMPLES = """
\b
Examples:
  onrecord compact dataset
  onrecord compact dataset --jobs 4
"""


@click.command("compact", epilog=EXAMPLES)
@arguments.dataset
@click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Write shards in N processes; one a core.")
def command(dataset: str, jobs: int | None) -> int:
    """Put the rows of a dataset in as few parts as one export would.

    Appends leave a part of each table every time, and many small files are slow to read. The dataset is there at every
    instant; when something in it is damaged, nothing is changed, and the exit code is 3.
    """
    before = _count(dataset)
    with shown_progress("text", quiet=False) as on_progress:
        summary = compact(dataset, ExportOptions(workers=Workers(jobs)), on_progress)
    rows = sum(summary.rows.values())
    click.echo(f"{rows:,} rows in {inert(dataset)}: {before:,} parts before, {_count(dataset):,} now", err=True)
    return 0


def _count(dataset: str) -> int:
    return sum(1 for _ in Path(dataset).glob("*/*/part-*"))
