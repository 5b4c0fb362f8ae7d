"""`onrecord validate`: a dataset, or bundles made by anyone -> what is wrong with them."""

import click

from onrecord.cli import options
from onrecord.cli.terminal import inert
from onrecord.engines.choices import Workers
from onrecord.read.sources import ReadOptions
from onrecord.validations import iter_issues

EXAMPLES = """
\b
Examples:
  onrecord validate dataset
  onrecord validate annotated.jsonl
  onrecord parse article.txt | onrecord validate -
"""


@click.command("validate", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Check the shards of a dataset in N processes; one a core by default. What is said does not depend on it.",
)
@options.max_bytes
def command(paths: tuple[str, ...], jobs: int | None, max_bytes: int) -> int:
    """Check datasets and bundles against the contract.

    PATH is the folder of a dataset, a file of bundles as JSON Lines, or - for bundles on standard input. Each problem is
    one line on standard output, `file:line $.pointer: what is wrong`, and the exit code is then 1.
    """
    problems = 0
    for path in paths:
        for issue in iter_issues(path, ReadOptions("bundle", max_bytes), Workers(jobs)):
            problems += 1
            click.echo(inert(str(issue)))
    click.echo(f"{problems:,} problem{'' if problems == 1 else 's'}" if problems else "valid", err=True)
    return 1 if problems else 0
