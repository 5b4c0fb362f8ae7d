"""A dataset -> its articles again, each with all its records, as sources of a run that writes it anew.

Tables hold the records of an article together and in the order of `articles`, so bundles are put together by walking the
tables side by side. What is damaged is not rewritten: the first fault ends it.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from onrecord.contract import DESCRIPTOR, TABLES
from onrecord.errors import ContractError, InputError, Issue
from onrecord.filesystems import input_errors
from onrecord.read.sources import SourceBundle
from onrecord.validate.files import (
    ListedFile,
    ListedShard,
    Listing,
    find_damage,
    iter_folder_issues,
    read_listing,
)
from onrecord.validate.rows import Row, iter_rows
from onrecord.validate.shards import Cursor
from onrecord.write.parts import WriteOptions

_REMEDY = "Run onrecord validate on it: a damaged dataset is not written anew"


def read_sound_listing(dataset: Path, *, of_any_version: bool = False) -> Listing:
    """Return what a dataset lists; raise InputError where there is none, ContractError when its files are not those."""
    with input_errors(dataset):
        is_there = (dataset / DESCRIPTOR).is_file()
    if not is_there:
        raise InputError(str(dataset), "this is not the folder of a dataset", "Make one with onrecord export")
    listing = read_listing(dataset, of_any_version=of_any_version)
    if isinstance(listing, Issue):
        is_other = listing.pointer == "$.onrecord.schema_version"
        raise ContractError(listing.where, listing.reason, "Nothing was changed" if is_other else _REMEDY)
    for issue in _iter_damages(dataset, listing):
        raise ContractError(issue.where, issue.reason, _REMEDY)
    return listing


def _iter_damages(dataset: Path, listing: Listing) -> Iterator[Issue]:
    yield from iter_folder_issues(dataset, listing)
    with ThreadPoolExecutor() as pool:  # hashing lets other threads run
        damages = pool.map(lambda file: find_damage(dataset, file), listing.files)
        for file, damage in zip(listing.files, damages, strict=True):
            if damage:
                yield Issue(str(dataset / file.path), "$", damage)


def formats_of(listing: Listing) -> WriteOptions:
    """Return how the files of a dataset are written."""
    kinds = {file.format for file in listing.files}
    packed = any(file.path.endswith(".gz") for file in listing.files)
    return WriteOptions("both" if len(kinds) > 1 else kinds.pop(), packed)


def iter_bundles(dataset: Path, listing: Listing) -> Iterator[SourceBundle]:
    """Yield every article of a dataset with its records; raise ContractError for rows that belong to none."""
    for shard in listing.shards():
        yield from _iter_shard_bundles(dataset, shard)


def _iter_shard_bundles(dataset: Path, shard: ListedShard) -> Iterator[SourceBundle]:
    kind = shard.formats[0]  # JSON Lines, unless there are none
    files: dict[str, list[ListedFile]] = {file.table: [file] for file in shard.files if file.format == kind}
    cursors = {table: Cursor(iter_rows(dataset, files.get(table, []))) for table in TABLES[1:]}
    for article in iter_rows(dataset, files.get("articles", [])):
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
