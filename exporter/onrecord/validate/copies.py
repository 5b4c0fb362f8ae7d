"""The files of one shard -> which copy of each table can be relied on, and what is wrong with the others.

A file is known by its hash. One that has changed is compared with the copy in the other format, where that is sound, so
that its damage has a row. Where both are as listed and yet differ, the JSON Lines count. One damage is one problem.
"""

from collections.abc import Iterator
from itertools import islice
from os.path import isfile
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.contract import TABLES, arrow_table
from onrecord.validate.files import ListedFile, ListedShard, find_damage
from onrecord.validate.rows import BATCH_ROWS, UNREADABLE, find_schema_problem, one_line, open_lines

_NAMES: Final = {"jsonl": "JSON Lines", "parquet": "Parquet"}


class Copy(NamedTuple):
    """A file, what is wrong with it, and whether its rows cannot be read at all, or have other columns."""

    file: ListedFile
    problem: str | None = None
    is_lost: bool = False
    is_other: bool = False


class Copies(NamedTuple):
    """The copies of one table in a shard: JSON Lines, Parquet or both."""

    table: str
    jsonl: Copy | None
    parquet: Copy | None

    @property
    def listed(self) -> list[Copy]:
        """Those that there should be."""
        return [copy for copy in (self.jsonl, self.parquet) if copy]

    @property
    def best(self) -> Copy | None:
        """The copy to read rows from: a sound one if there is one, rather JSON Lines; None when all are lost."""
        readable = [copy for copy in self.listed if not copy.is_lost]
        return min(readable, key=lambda copy: copy.problem is not None, default=None)


def inspect_shard(folder: Path, shard: ListedShard) -> list[Copies]:
    """Return the copies of each table that has rows in the shard, in the order of the tables."""
    found = []
    for table in TABLES:
        jsonl, parquet = shard.find(table, "jsonl"), shard.find(table, "parquet")
        if jsonl or parquet:
            found.append(_inspect(folder, table, jsonl, parquet))
    if len(shard.formats) == 1:
        return found
    return [_note_missing_twin(copies) for copies in found]


def _inspect(folder: Path, table: str, jsonl: ListedFile | None, parquet: ListedFile | None) -> Copies:
    lines = Copy(jsonl, find_damage(folder, jsonl), not isfile(folder / jsonl.path)) if jsonl else None
    part = _inspect_parquet(folder, parquet) if parquet else None
    if not lines or not part or part.is_lost or lines.is_lost:
        return Copies(table, lines, part)
    if (lines.problem and part.problem) or part.is_other:
        return Copies(table, lines, part)
    difference = _find_difference(folder, part.file, lines.file)
    if difference and lines.problem:
        lines = lines._replace(problem=f"{lines.problem}; differs from {part.file.path}: {difference}")
    elif difference:
        part = part._replace(problem=_joined(part.problem, f"differs from {lines.file.path}: {difference}"))
    return Copies(table, lines, part)


def _inspect_parquet(folder: Path, file: ListedFile) -> Copy:
    damage = find_damage(folder, file)
    path = folder / file.path
    if not isfile(path):
        return Copy(file, damage, is_lost=True)
    try:
        problem = find_schema_problem(path, file.table) or _find_row_count_problem(path, file)
        for _ in _iter_batches(path) if damage else ():
            pass
    except UNREADABLE as error:
        return Copy(file, _joined(damage, f"cannot be read: {one_line(error)}"), is_lost=True)
    return Copy(file, _joined(damage, problem), is_other=problem is not None)


def _iter_batches(path: Path) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path, pre_buffer=False) as file:
        yield from file.iter_batches(batch_size=BATCH_ROWS)


def _find_row_count_problem(path: Path, file: ListedFile) -> str | None:
    count = pq.read_metadata(path).num_rows
    return None if count == file.rows else f"wrong number of rows: has {count}, while {file.rows} are listed"


def _find_difference(folder: Path, parquet: ListedFile, jsonl: ListedFile) -> str | None:
    """Return the first row of a Parquet part that is not the same line of the JSON Lines."""
    try:
        with open_lines(folder / jsonl.path) as lines:
            row = next(_iter_differences(folder / parquet.path, _iter_sound(lines), jsonl.table), None)
    except UNREADABLE as error:
        return f"cannot be read: {one_line(error)}"
    return None if row is None else f"at row {row}"


def _iter_sound(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield each line with its keys once, and an empty object for one that is no JSON: pyarrow dies of either."""
    for line in lines:
        try:
            yield msgspec.json.encode(msgspec.json.decode(line)) + b"\n"
        except (msgspec.DecodeError, RecursionError):
            yield b"{}\n"


def _iter_differences(parquet: Path, lines: Iterator[bytes], table: str) -> Iterator[int]:
    """Yield the first row of each batch that differs, and the row after the last one when lines are left over."""
    rows = 0
    for batch in _iter_batches(parquet):
        first = _first_difference(pa.Table.from_batches([batch]), list(islice(lines, batch.num_rows)), table)
        if first is not None:
            yield rows + first + 1
        rows += batch.num_rows
    if next(lines, None):
        yield rows + 1


def _is_same(found: pa.Table, lines: list[bytes], table: str) -> bool:
    try:
        return bool(found.equals(arrow_table(table, b"".join(lines))))
    except UNREADABLE:
        return False


def _first_difference(found: pa.Table, lines: list[bytes], table: str) -> int | None:
    """Return the number, from 0, of the first row that is not what its line says, None when all are."""
    if _is_same(found, lines, table):
        return None
    same = (_is_same(found.slice(index, 1), [line], table) for index, line in enumerate(lines))
    return next((index for index, is_same in enumerate(same) if not is_same), len(lines))


def _note_missing_twin(copies: Copies) -> Copies:
    """Let the copy that stands alone say so, in a dataset of both formats."""
    jsonl, parquet = copies.jsonl, copies.parquet
    if parquet and not jsonl:
        return copies._replace(parquet=parquet._replace(problem=_joined(parquet.problem, _lonely("jsonl"))))
    if jsonl and not parquet:
        return copies._replace(jsonl=jsonl._replace(problem=_joined(jsonl.problem, _lonely("parquet"))))
    return copies


def _lonely(missing: str) -> str:
    return f"has no {_NAMES[missing]} beside it"


def _joined(*problems: str | None) -> str | None:
    return "; ".join(problem for problem in problems if problem) or None
