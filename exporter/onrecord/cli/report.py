"""`onrecord report`: a dataset -> one file of HTML to look at it with."""

import click

from onrecord.cli import arguments
from onrecord.cli.terminal import inert
from onrecord.report.datasets import ReportOptions, ReportSummary, write_report
from onrecord.wordings import counted

EXAMPLES = """
\b
Examples:
  onrecord report dataset --out report.html
  onrecord report dataset --out report.html --title "Harbour inquiry, March 2026"
  onrecord report dataset --out sample.html --articles 500
A record has an address: report.html#article=ID&quote=QUOTE_ID, &allegation= or &actor=
"""
_MEGABYTE = 1_000_000


@click.command("report", epilog=EXAMPLES)
@arguments.dataset
@click.option(
    "--out",
    "-o",
    "file",
    required=True,
    type=arguments.place,
    metavar="FILE",
    help="The HTML file; an earlier report is replaced.",
)
@click.option("--title", metavar="TEXT", help="What it is called; the name of the dataset's folder by default.")
@click.option(
    "--articles",
    type=click.IntRange(min=1),
    default=ReportOptions().articles,
    show_default=True,
    metavar="N",
    help="Hold at most N articles to read; of more, a random sample. The figures count all.",
)
def command(dataset: str, file: str, *, title: str | None, articles: int) -> int:
    """Write a dataset as one page of HTML, which opens from the disk and asks nothing of the network.

    It shows who is quoted most and by whom, who accuses whom, and when; it has tables to search, and every article to
    read, with its quotes, actors, allegations and answers marked.
    """
    click.echo(inert(_described(write_report(dataset, file, ReportOptions(articles, title)))), err=True)
    return 0


def _described(summary: ReportSummary) -> str:
    held = counted(summary.articles, "article")
    if summary.articles < summary.of_articles:
        held = f"a random sample of {summary.articles:,} of {summary.of_articles:,} articles"
    return f"{summary.out}: {held}, {summary.size / _MEGABYTE:.1f} MB. Open it in a browser"
