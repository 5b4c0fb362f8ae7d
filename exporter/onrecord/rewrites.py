"""A dataset -> its articles again, each with all its records, as sources of a run that writes it anew.

Tables hold the records of an article together and in the order of `articles`, so bundles are put together by walking the
tables side by side. What is damaged is not rewritten: the first fault ends it.
"""

from collections.abc import Iterator
from pathlib import Path

from onrecord.contract import DESCRIPTOR, TABLES
from onrecord.errors import ContractError, InputError, Issue
from onrecord.read.sources import SourceBundle
from onrecord.validate.datasets import Cursor, iter_table
from onrecord.validate.files import Listing, iter_file_issues, read_listing
from onrecord.validate.rows import Row
from onrecord.write.parts import WriteOptions

_REMEDY = "Run onrecord validate on it: a damaged dataset is not written anew"


def read_sound_listing(dataset: Path) -> Listing:
    """Return what a dataset lists; raise InputError where there is none, ContractError when its files are not those."""
    if not (dataset / DESCRIPTOR).is_file():
        raise InputError(str(dataset), "this is not the folder of a dataset", "Make one with onrecord export")
    listing = read_listing(dataset)
    issue = listing if isinstance(listing, Issue) else next(iter_file_issues(dataset, listing), None)
    if issue:
        raise ContractError(issue.where, issue.reason, _REMEDY)
    assert isinstance(listing, Listing)  # noqa: S101 - an issue has been raised
    return listing


def formats_of(listing: Listing) -> WriteOptions:
    """Return how the files of a dataset are written."""
    kinds = {file.format for file in listing.files}
    packed = any(file.path.endswith(".gz") for file in listing.files)
    return WriteOptions("both" if len(kinds) > 1 else kinds.pop(), packed)


def iter_bundles(dataset: Path, listing: Listing) -> Iterator[SourceBundle]:
    """Yield every article of a dataset with its records; raise ContractError for rows that belong to none."""
    cursors = {table: Cursor(iter_table(dataset, listing, table)) for table in TABLES[1:]}
    for article in iter_table(dataset, listing, "articles"):
        rows = {table: cursor.take(_sound(article).article_id or "") for table, cursor in cursors.items()}
        values = {table: [_sound(row).value for row in taken] for table, taken in rows.items()}
        text = article.value.get("text")
        yield SourceBundle({"article": article.value, **values}, article.where, len(text) if text else 0)
    for cursor in cursors.values():
        if stray := next(cursor.rest(), None):
            raise ContractError(stray.where, "is of no article, or not in the order of articles", _REMEDY)


def _sound(row: Row) -> Row:
    if row.problem:
        raise ContractError(row.where, row.problem, _REMEDY)
    return row
