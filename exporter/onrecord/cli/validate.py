"""`onrecord validate`: a dataset, or bundles made by anyone -> what is wrong with them, mended on request."""

import sys
from pathlib import Path
from typing import Any

import click

from onrecord.cli import arguments, options
from onrecord.cli.reporting import shown_progress
from onrecord.cli.terminal import inert
from onrecord.engines.choices import Workers
from onrecord.errors import Issue, UsageError
from onrecord.repairs import Repair, repair
from onrecord.validations import iter_issues
from onrecord.wordings import counted

EXAMPLES = """
\b
Examples:
  onrecord validate dataset
  onrecord validate dataset --repair
  onrecord validate annotated.jsonl
  onrecord parse article.txt | onrecord validate -
"""


@click.command("validate", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=arguments.place)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Check the shards of a dataset in N processes; one a core by default. What is said does not depend on it.",
)
@click.option(
    "--repair",
    "is_repair",
    is_flag=True,
    help="Mend datasets: make a damaged format again from the other, and leave out what neither has. Each is named.",
)
@options.max_bytes
@options.encoding
def command(paths: tuple[str, ...], jobs: int | None, *, is_repair: bool, **given: Any) -> int:
    """Check datasets and bundles against the contract.

    PATH is the folder of a dataset, a file of bundles as JSON Lines, or - for bundles on standard input. Each problem is
    one line on standard output, `file:line $.pointer: what is wrong`, and the exit code is then 1.

    With --repair, it is 0 when all could be made again, and 1 when rows were left out; these are kept in
    _run/dropped.jsonl of the dataset. The dataset is there at every instant.
    """
    if is_repair:
        return max([_repair(path, Workers(jobs)) for path in paths])
    problems, read = 0, options.read_options(given)
    for path in paths:
        with shown_progress("text", quiet=False) as on_progress:
            for issue in iter_issues(path, read, Workers(jobs), on_progress):
                problems += 1
                _show(issue)
    click.echo(counted(problems, "problem") if problems else "valid", err=True)
    return 1 if problems else 0


def _repair(path: str, workers: Workers) -> int:
    if not Path(path).is_dir():
        raise UsageError(f"--repair is for datasets, and {path} is not the folder of one", "Leave it out")
    done = repair(path, _show, workers)
    for name in done.rebuilt:
        click.echo(inert(f"rebuilt {path}/{name}"))
    for name in done.moved:
        click.echo(inert(f"moved {path}/{name} to {path}/_run/strays/{name}"))
    for row in done.dropped:
        click.echo(inert(f"dropped {row.where} {row.id or '$'}: {row.reason}"))
    click.echo(_summed(done) if done.problems else "valid: nothing to repair", err=True)
    return 1 if done.dropped else 0


def _summed(done: Repair) -> str:
    rebuilt, dropped = counted(len(done.rebuilt), "file"), counted(len(done.dropped), "row")
    return f"{counted(done.problems, 'problem')}: {rebuilt} rebuilt, {dropped} dropped"


def _show(issue: Issue) -> None:
    sys.stdout.write(f"{inert(str(issue))}\n")  # not by click, which would write over the bar
