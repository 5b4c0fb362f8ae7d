"""One shard of a dataset -> what is wrong with its files and with its rows, and the articles in it.

Files are checked against the descriptor, Parquet against the contract and the JSON Lines, rows against both layers of
validation. Tables hold the records of an article together and in the order of `articles`, so bundles are put together
again by walking the tables side by side; an article at a time is in memory. Rows are read from a sound copy, from the
JSON Lines when both are, and not at all when a table has no copy left that can be read.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

from onrecord.contract import TABLES
from onrecord.errors import Issue
from onrecord.validate.bundles import iter_faults
from onrecord.validate.copies import Copies, inspect_shard
from onrecord.validate.faults import Fault
from onrecord.validate.files import ListedShard
from onrecord.validate.repeats import Seen
from onrecord.validate.rows import Row, iter_rows

Finding = Issue | Seen
_PLACE: Final = re.compile(r"\$\.(?P<table>\w+)(?:\[(?P<index>\d+)\])?(?P<rest>.*)", re.DOTALL)


def check_shard(folder: Path, shard: ListedShard, set_aside: Collection[int] = ()) -> Iterator[Finding]:
    """Yield what is wrong with a shard, and every article before it is checked, unless its position is set aside."""
    found = inspect_shard(folder, shard)
    lost = [copies for copies in found if copies.best is None]
    for copy in (copy for copies in found for copy in copies.listed):
        if copy.problem:
            rest = (
                "; no row of this number can be checked" if copy.file.table in {copies.table for copies in lost} else ""
            )
            yield Issue(str(folder / copy.file.path), "$", copy.problem + rest)
    if not lost:
        yield from _check_rows(folder, found, set_aside)


def _check_rows(folder: Path, found: list[Copies], set_aside: Collection[int]) -> Iterator[Finding]:
    """Yield what is wrong with the rows, an article at a time."""
    best = {copies.table: [copies.best.file] for copies in found if copies.best}
    cursors = {table: Cursor(iter_rows(folder, best.get(table, []))) for table in TABLES[1:]}
    position = -1
    for article in iter_rows(folder, best.get("articles", [])):
        key = article.article_id
        if article.problem or key is None:
            yield Issue(article.where, "$", article.problem or "has no article_id")
            continue
        position += 1
        yield Seen(article.where, key)
        rows = {table: cursor.take(key) for table, cursor in cursors.items()}
        if position not in set_aside:
            yield from _iter_article_issues(article, rows)
    for cursor in cursors.values():
        yield from _iter_rest(cursor)


class Cursor:
    """The rows of one table, taken article by article."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self._head = next(rows, None)

    def take(self, article: str) -> list[Row]:
        """Return the next rows as long as they are of the article, or do not say of which they are."""
        taken = []
        while self._head is not None and self._head.article_id in {article, None}:
            taken.append(self._head)
            self._head = next(self._rows, None)
        return taken

    def rest(self) -> Iterator[Row]:
        """Yield the rows that were not taken."""
        while self._head is not None:
            yield self._head
            self._head = next(self._rows, None)


def _iter_article_issues(article: Row, rows: dict[str, list[Row]]) -> Iterator[Issue]:
    """Yield the rows of an article that cannot be read, or, when all can, what is wrong with them as a bundle."""
    broken = [row for table in rows.values() for row in table if row.problem]
    for row in broken:
        yield Issue(row.where, "$", row.problem or "")
    if broken:
        return
    bundle: dict[str, Any] = {table: [row.value for row in taken] for table, taken in rows.items()}
    for fault in iter_faults({"article": article.value} | bundle):
        yield _locate(fault, article, rows)


def _locate(fault: Fault, article: Row, rows: dict[str, list[Row]]) -> Issue:
    """Return the fault of a bundle as an issue of the row that it lies in."""
    place = _PLACE.fullmatch(fault.pointer)
    row = article
    if place and place["index"]:
        row = rows[place["table"]][int(place["index"])]
    source_id = article.value.get("source_id")
    pointer = f"${place['rest']}" if place else fault.pointer
    return Issue(row.where, pointer, fault.reason, source_id if isinstance(source_id, str) else None)


def _iter_rest(cursor: Cursor) -> Iterator[Issue]:
    """Yield the first row that belongs to no article, with the number of those that could not be checked after it."""
    rest = cursor.rest()
    first = next(rest, None)
    if first is None:
        return
    if first.problem:
        yield Issue(first.where, "$", first.problem)
        return
    count = sum(1 for _ in rest)
    reason = f"of no article, or not in the order of articles: is {first.article_id}; {count} rows after it unchecked"
    yield Issue(first.where, "$.article_id", reason)
