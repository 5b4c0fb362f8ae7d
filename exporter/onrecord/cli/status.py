"""`onrecord status`: how far the run for a dataset is, while it runs and after."""

import json

import click

from onrecord.cli import arguments
from onrecord.cli.reporting import duration
from onrecord.cli.terminal import inert
from onrecord.runs.progress import Status, find_status
from onrecord.wordings import counted

EXAMPLES = """
\b
Examples:
  onrecord status dataset
  watch onrecord status dataset
  onrecord status dataset --format json
"""
_NOTHING = 3


@click.command("status", epilog=EXAMPLES)
@arguments.dataset
@arguments.text_or_json
def command(dataset: str, form: str) -> int:
    """Say how far the run for a dataset is: articles done and left, rejects, rate, expected end, and who runs it.

    The figures are those of a few seconds ago. The exit code is 0 when the dataset is finished or being made, 1 when the
    run was interrupted, 3 when there is nothing at DATASET.
    """
    status = find_status(dataset)
    if form == "json":
        click.echo(json.dumps(status._asdict()))
    else:
        for line in _lines(status, dataset):
            click.echo(inert(line))
    return {"interrupted": 1, "nothing": _NOTHING}.get(status.state, 0)


def _lines(status: Status, dataset: str) -> list[str]:
    if status.state == "nothing":
        return [f"there is no dataset at {dataset}, and no run for it"]
    lines = [f"{status.state}, begun {status.started_at}"]
    if status.holder:
        lines.append(f"by {status.holder}")
    left = f", about {status.left:,} left" if status.left else ""
    done = f"{status.done:,} of {status.read:,} articles that were read are done{left}"
    lines.append(f"{done}, {status.rejected:,} rejected")
    if status.rate is not None:
        lines.append(
            f"{counted(status.shards, 'shard')} finished, {status.rate:,} articles a second over {status.seconds:,} s"
        )
    if status.seconds_left is not None:
        lines.append(f"about {duration(status.seconds_left)} left: it should end at {status.expected_end}")
    if status.finished_at:
        lines.append(f"ended {status.finished_at}")
    if status.state == "interrupted":
        lines.append("go on with the same command and --resume")
    return lines
