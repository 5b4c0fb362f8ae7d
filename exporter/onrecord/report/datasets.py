"""A dataset -> its report: one file of HTML with figures, tables and an article reader.

Assumes that the dataset is whole: `onrecord validate` checks that. The same dataset and options give the same file. A
record is linked to as `report.html#article=ARTICLE_ID&quote=QUOTE_ID`, or `&allegation=`, or `&actor=`.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import UsageError
from onrecord.explore.databases import dataset_errors, open_database
from onrecord.report.articles import readable_article
from onrecord.report.figures import gather_figures
from onrecord.report.pages import GENERATOR, Page, iter_page
from onrecord.report.samples import iter_bundles, pick_articles
from onrecord.write.files import output_errors, whole_file

_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report holds: at most `articles` of the dataset's, and a title, by default the name of its folder."""

    articles: int = 2_000
    title: str | None = None


class ReportSummary(NamedTuple):
    """What was written: where, how many bytes, and how many of the dataset's articles."""

    out: Path
    size: int
    articles: int
    of_articles: int


def write_report(
    dataset: str | os.PathLike[str], out: str | os.PathLike[str], options: ReportOptions | None = None
) -> ReportSummary:
    """Write the report of a dataset to a file; the file is there whole, or as it was.

    Raise InputError when there is no dataset at the place or it cannot be read, UsageError when another file than a
    report is in the way, OutputError when the place cannot be written to.
    """
    options = options or ReportOptions()
    target = Path(out)
    _check_target(target)
    with dataset_errors(dataset), open_database(dataset) as connection:
        figures = gather_figures(connection)
        figures["included"] = pick_articles(connection, options.articles)
        page = Page(options.title or Path(dataset).resolve().name, figures)
        batches = iter_bundles(connection, figures["included"])
        articles = ([readable_article(bundle) for bundle in batch] for batch in batches)
        with output_errors(target):
            target.parent.mkdir(parents=True, exist_ok=True)
        with output_errors(target), whole_file(target) as file:
            file.writelines(piece.encode() for piece in iter_page(page, articles))
    return ReportSummary(target, target.stat().st_size, figures["included"], figures["counts"]["articles"])


def _check_target(target: Path) -> None:
    """Raise UsageError unless the place is free, or holds a report, which can be made again."""
    with output_errors(target):
        if target.is_dir():
            raise UsageError(f"{target} is a folder", "Name a file, such as report.html")
        if not target.exists():
            return
        with target.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    if GENERATOR.encode() not in head:
        raise UsageError(f"{target} exists and is no report", "Only a report is replaced: name another file")
