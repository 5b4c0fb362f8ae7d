"""A dataset -> issues.

Files are checked against the descriptor, Parquet against the contract and the JSON Lines, rows against both layers of
validation. Tables hold the records of an article together and in the order of `articles`, so bundles are put together
again by walking the tables side by side. Memory does not grow with the dataset, but for 50 bytes or so an article, to
find ids that repeat. Rows are read from the JSON Lines, or from Parquet when there are none.
"""

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.contract import TABLES, arrow_table
from onrecord.errors import Issue
from onrecord.identifiers import IdSet
from onrecord.validate.bundles import iter_faults
from onrecord.validate.faults import Fault
from onrecord.validate.files import ListedFile, Listing, iter_file_issues, read_listing
from onrecord.validate.rows import BATCH_ROWS, UNREADABLE, Row, find_schema_problem, iter_rows, open_lines

_PLACE = re.compile(r"\$\.(?P<table>\w+)(?:\[(?P<index>\d+)\])?(?P<rest>.*)", re.DOTALL)


def iter_dataset_issues(path: str | os.PathLike[str]) -> Iterator[Issue]:
    """Yield what is wrong with the dataset in a folder; nothing when it keeps the contract."""
    folder = Path(path)
    listing = read_listing(folder)
    if isinstance(listing, Issue):
        yield listing
        return
    yield from iter_file_issues(folder, listing)
    present = Listing(listing.schema_version, [file for file in listing.files if (folder / file.path).is_file()])
    yield from _iter_parquet_issues(folder, present)
    yield from _iter_row_issues(folder, present)


def _iter_parquet_issues(folder: Path, listing: Listing) -> Iterator[Issue]:
    """Yield the Parquet parts that do not keep the schema, or differ from the JSON Lines beside them."""
    lines = {(file.table, _stem(file)): file for file in listing.files if file.format == "jsonl"}
    parts = [file for file in listing.files if file.format == "parquet"]

    def find_problem(file: ListedFile) -> str | None:
        twin = lines.get((file.table, _stem(file)))
        if twin is None and lines:
            return "has no JSON Lines beside it"
        return _find_parquet_problem(folder, file, twin)

    with ThreadPoolExecutor() as pool:  # reading Parquet and JSON lets other threads run
        for file, problem in zip(parts, pool.map(find_problem, parts), strict=True):
            if problem:
                yield Issue(str(folder / file.path), "$", problem)


def _find_parquet_problem(folder: Path, file: ListedFile, twin: ListedFile | None) -> str | None:
    try:
        problem = find_schema_problem(folder / file.path, file.table) or _find_row_count_problem(folder, file)
        return problem or (_find_difference(folder, file, twin) if twin else None)
    except UNREADABLE as error:
        return f"cannot be read: {error}"


def _stem(file: ListedFile) -> str:
    return PurePosixPath(file.path).name.partition(".")[0]


def _find_row_count_problem(folder: Path, file: ListedFile) -> str | None:
    count = pq.read_metadata(folder / file.path).num_rows
    return None if count == file.rows else f"wrong number of rows: has {count}, while {file.rows} are listed"


def _find_difference(folder: Path, parquet: ListedFile, jsonl: ListedFile) -> str | None:
    """Return the first row of a Parquet part that is not the same line of the JSON Lines."""
    row = 1
    with pq.ParquetFile(folder / parquet.path, pre_buffer=False) as file, open_lines(folder / jsonl.path) as lines:
        for batch in file.iter_batches(batch_size=BATCH_ROWS):
            found = pa.Table.from_batches([batch])
            wanted = arrow_table(parquet.table, b"".join(islice(lines, found.num_rows)))
            if not found.equals(wanted):
                return f"differs from {jsonl.path}: at row {row + _first_difference(found, wanted)}"
            row += found.num_rows
    return None


def _first_difference(found: pa.Table, wanted: pa.Table) -> int:
    same = (index for index in range(found.num_rows) if not found.slice(index, 1).equals(wanted.slice(index, 1)))
    return next(same, 0)


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


def _iter_row_issues(folder: Path, listing: Listing) -> Iterator[Issue]:
    """Yield what is wrong with the rows, an article at a time."""
    cursors = {table: Cursor(iter_table(folder, listing, table)) for table in TABLES[1:]}
    seen = IdSet()
    for article in iter_table(folder, listing, "articles"):
        key = article.article_id
        if article.problem or key is None:
            yield Issue(article.where, "$", article.problem or "has no article_id")
            continue
        yield from _iter_repeat(article, key, seen)
        yield from _iter_article_issues(article, {table: cursor.take(key) for table, cursor in cursors.items()})
    for cursor in cursors.values():
        yield from _iter_rest(cursor)


def iter_table(folder: Path, listing: Listing, table: str) -> Iterator[Row]:
    """Yield the rows of a table in order, from the JSON Lines, or from Parquet when there are none."""
    kind = "jsonl" if any(file.format == "jsonl" for file in listing.files) else "parquet"
    parts = [file for file in listing.files if (file.table, file.format) == (table, kind)]
    return iter_rows(folder, sorted(parts, key=lambda file: (len(_stem(file)), _stem(file))))


def _iter_repeat(article: Row, key: str, seen: IdSet) -> Iterator[Issue]:
    if not seen.add(key):
        yield Issue(article.where, "$.article_id", f"is that of an earlier row: {key}")


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
