"""`onrecord inputs`: the formats that are read, with an example each."""

import textwrap
from collections.abc import Iterator

import click

from onrecord.read.formats import FORMATS, Format

EXAMPLES = """
\b
Examples:
  onrecord inputs
  onrecord inputs | grep -A 3 html
"""
_WIDTH = 100


@click.command("inputs", epilog=EXAMPLES)
def command() -> int:
    """List the formats that are read: name, suffixes, what is read from it, and an example."""
    for each in FORMATS:
        click.echo("\n".join(_iter_lines(each)))
    return 0


def _iter_lines(each: Format) -> Iterator[str]:
    yield " ".join((each.name, *each.suffixes))
    needs = f' (needs pip install "onrecord[{each.extra}]")' if each.extra else ""
    yield from textwrap.wrap(each.reads + needs, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield f"  $ {each.example}"
