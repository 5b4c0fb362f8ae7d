"""`onrecord migrate`: a dataset of an older schema -> one of this version's."""

import click

from onrecord.cli import arguments
from onrecord.cli.reporting import shown_progress
from onrecord.cli.terminal import inert
from onrecord.contract import SCHEMA_VERSION
from onrecord.engines.choices import Workers
from onrecord.pipeline import ExportOptions, migrate

EXAMPLES = """
\b
Examples:
  onrecord migrate dataset
  onrecord migrate dataset --jobs 4
"""


@click.command("migrate", epilog=EXAMPLES)
@arguments.dataset
@click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Write shards in N processes; one a core.")
def command(dataset: str, jobs: int | None) -> int:
    """Raise a dataset of an older minor version of the schema to this version's.

    Columns that are new are null, or have their default, in the articles that are there. The dataset is there at every
    instant; when something in it is damaged, or its schema is of another major version, nothing is changed, and the exit
    code is 3.
    """
    with shown_progress("text", quiet=False) as on_progress:
        done = migrate(dataset, ExportOptions(workers=Workers(jobs)), on_progress)
    if done is None:
        click.echo(f"{inert(dataset)} has schema {SCHEMA_VERSION} already", err=True)
        return 0
    rows = sum(done.summary.rows.values())
    click.echo(f"{rows:,} rows in {inert(dataset)}: schema {done.before} before, {SCHEMA_VERSION} now", err=True)
    return 0
