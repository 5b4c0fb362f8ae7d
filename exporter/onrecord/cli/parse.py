"""`onrecord parse`: one article -> its bundle, as JSON or marked in the terminal."""

import sys
from collections.abc import Iterator
from typing import Any

import click
import msgspec

from onrecord.attempts import process_source
from onrecord.cli import options
from onrecord.cli.rendering import show_bundle
from onrecord.cli.terminal import inert
from onrecord.errors import Issue, UsageError
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import Note, ReadOptions

EXAMPLES = """
\b
Examples:
  onrecord parse article.txt --format text --explain
  pbpaste | onrecord parse - --format text
  onrecord parse articles.jsonl > bundles.jsonl
"""


@click.command("parse", epilog=EXAMPLES)
@click.argument("file", metavar="FILE|-")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["json", "text"]),
    default="json",
    show_default=True,
    help="The bundle as JSON, a line an article; or the text with quotes, speakers and allegations marked.",
)
@click.option("--explain", is_flag=True, help="With --format text: name the rule and the confidence of each record.")
@options.input_format
@options.max_bytes
@options.mapping
@options.encoding
def command(file: str, shape: str, *, explain: bool, **given: Any) -> int:
    """Parse the article in FILE, or on standard input, and print what is in it."""
    if explain and shape == "json":
        raise UsageError("--explain goes with --format text", "In JSON every record has its `rule` and `confidence`")
    failed = 0
    for result in _iter_results(file, options.read_options(given)):
        if isinstance(result, Issue | Note):
            failed = failed or int(isinstance(result, Issue))
            click.echo(f"onrecord: {inert(str(result))}", err=True)
        elif shape == "json":
            click.echo(_encoded(result))
        else:
            show_bundle(result, explain=explain)
    return failed


def _iter_results(file: str, read: ReadOptions) -> Iterator[dict[str, Any] | Issue | Note]:
    for item in iter_sources([file], read):
        if isinstance(item, Issue | Note):
            yield item
            continue
        bundle, issues = process_source(item)
        yield from issues or [bundle]


def _encoded(bundle: dict[str, Any]) -> bytes:
    """Return the bundle on one line, for other programs; on a terminal, indented for the eye."""
    encoded = msgspec.json.encode(bundle)
    return msgspec.json.format(encoded, indent=2) if sys.stdout.isatty() else encoded
