"""`onrecord parse`: one article -> its bundle as JSON, or the article with its records marked, on the terminal or as HTML."""

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click
import msgspec

from onrecord.cli import arguments, options
from onrecord.cli.outputs import STDOUT, opened_output
from onrecord.cli.rendering import show_bundle
from onrecord.cli.terminal import inert
from onrecord.errors import Issue, UsageError
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import Note, ReadOptions
from onrecord.report.article_pages import iter_article_page
from onrecord.work.attempts import process_source

EXAMPLES = """
\b
Examples:
  onrecord parse article.txt --format text --explain
  onrecord parse article.txt --format html > article.html
  pbpaste | onrecord parse - --format text
  onrecord parse articles.jsonl > bundles.jsonl
"""


@click.command("parse", epilog=EXAMPLES)
@click.argument("file", metavar="FILE|-", type=arguments.place)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["json", "text", "html"]),
    default="json",
    show_default=True,
    help="The bundle as JSON, a line an article; or the article with its records marked: as text, or as a page of HTML.",
)
@click.option("--explain", is_flag=True, help="With --format text: name the rule and the confidence of each record.")
@options.input_format
@options.max_bytes
@options.mapping
@options.dates
@options.encoding
def command(file: str, shape: str, *, explain: bool, **given: Any) -> int:
    """Parse the article in FILE, or on standard input, and print what is in it."""
    if explain and shape != "text":
        where = "In JSON every record has its `rule` and `confidence`; in HTML a click on a record shows them"
        raise UsageError("--explain goes with --format text", where)
    issues: list[Issue] = []
    bundles = _iter_bundles(file, options.read_options(given), issues.append)
    if shape == "html":
        _print_page(bundles, file)
        return int(bool(issues))
    for bundle in bundles:
        if shape == "json":
            click.echo(_encoded(bundle))
        else:
            show_bundle(bundle, explain=explain)
    return int(bool(issues))


def _iter_bundles(file: str, read: ReadOptions, on_issue: Callable[[Issue], None]) -> Iterator[dict[str, Any]]:
    """Yield what could be parsed; say on standard error what could not, and what there is to know."""
    for item in iter_sources([file], read):
        if isinstance(item, Issue | Note):
            found: tuple[Issue | Note, ...] = (item,)
        else:
            bundle, found = process_source(item)
            yield from () if found else (bundle,)
        for one in found:
            click.echo(f"onrecord: {inert(str(one))}", err=True)
            if isinstance(one, Issue):
                on_issue(one)


def _print_page(bundles: Iterator[dict[str, Any]], file: str) -> None:
    """Print the page as UTF-8, whatever the terminal speaks, because it says so of itself; nothing without an article."""
    first = next(bundles, None)
    if first is None:
        return
    with opened_output(STDOUT) as output:
        for piece in iter_article_page(chain([first], bundles), Path(file).name):
            output.write(piece.encode())


def _encoded(bundle: dict[str, Any]) -> bytes | str:
    """Return the bundle on one line, for other programs; on a terminal, indented for the eye."""
    encoded = msgspec.json.encode(bundle)
    return inert(msgspec.json.format(encoded, indent=2).decode()) if sys.stdout.isatty() else encoded
