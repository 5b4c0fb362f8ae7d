"""Parts of a dataset, JSON Lines or Parquet -> rows as decoding JSON gives them, each with its place.

Streams: one line, or one small batch of Parquet, is in memory at a time. What cannot be read becomes a row with a
problem, and ends its part.
"""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from onrecord.contract import arrow_schema
from onrecord.validate.files import ListedFile

BATCH_ROWS = 256
UNREADABLE = (OSError, EOFError, zlib.error, pa.ArrowException, ValueError, OverflowError)
_TIME = "%Y-%m-%dT%H:%M:%SZ"


class Row(NamedTuple):
    """A row with its place (`file:line`; in Parquet, the number of the row from 1), or the problem in its stead."""

    where: str
    value: dict[str, Any]
    problem: str | None = None

    @property
    def article_id(self) -> str | None:
        """The article that the row is from; None when the row does not say so."""
        found = self.value.get("article_id")
        return found if isinstance(found, str) else None


def iter_rows(folder: Path, parts: Iterable[ListedFile]) -> Iterator[Row]:
    """Yield the rows of one table, part after part."""
    for part in parts:
        path = folder / part.path
        count = 0
        try:
            for row in _iter_parquet(path) if part.format == "parquet" else _iter_jsonl(path):
                count += 1
                yield row
        except UNREADABLE as error:
            yield Row(str(path), {}, f"cannot be read: {one_line(error)}")
            continue
        if count != part.rows:
            yield Row(str(path), {}, f"wrong number of rows: has {count}, while {part.rows} are listed")


def one_line(error: BaseException) -> str:
    """Return what an error says, on one line."""
    return " ".join(str(error).split())


@contextmanager
def open_lines(path: Path) -> Iterator[IO[bytes]]:
    """Open a JSON Lines file, compressed or not, for reading lines."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        yield cast("IO[bytes]", file)


def _iter_jsonl(path: Path) -> Iterator[Row]:
    with open_lines(path) as lines:
        for number, line in enumerate(lines, start=1):
            value, problem = _decode(line)
            if problem is None and not isinstance(value, dict):
                problem = "wrong type: is not an object"
            yield Row(f"{path}:{number}", {} if problem else value, problem)


def _decode(line: bytes) -> tuple[Any, str | None]:
    """Return a line of JSON decoded, or None and the reason why it is not JSON."""
    try:
        return msgspec.json.decode(line), None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return None, f"is not JSON: {error}"


def _iter_parquet(path: Path) -> Iterator[Row]:
    number = 0
    with pq.ParquetFile(path, pre_buffer=False) as file:
        for batch in file.iter_batches(batch_size=BATCH_ROWS):
            for value in _as_written(pa.Table.from_batches([batch])).to_pylist():
                number += 1
                yield Row(f"{path}:{number}", value)


def _as_written(table: pa.Table) -> pa.Table:
    """Return the table with timestamps as the strings, and with floats as the short numbers, that they are in JSON."""
    for index, column in enumerate(table.schema):
        values = table.column(index)
        if pa.types.is_timestamp(column.type):
            table = table.set_column(index, column.name, pc.strftime(values, format=_TIME))
        elif pa.types.is_float32(column.type):
            table = table.set_column(index, column.name, values.cast(pa.string()).cast(pa.float64()))
    return table


def find_schema_problem(path: Path, table: str) -> str | None:
    """Return how a Parquet part's schema or its metadata differ from the contract."""
    found, wanted = pq.read_schema(path), arrow_schema(table)
    if not found.equals(wanted):
        differing = [f.name for f in wanted if f.name not in found.names or not found.field(f.name).equals(f)]
        return f"another schema: differs in {', '.join(differing) or 'the order or number of columns'}"
    metadata = found.metadata or {}
    differing = [
        f"{key.decode()} is {metadata.get(key, b'missing').decode(errors='replace')}"
        for key in (b"table", b"schema_version", b"offset_unit")
        if metadata.get(key) != wanted.metadata[key]
    ]
    return f"other metadata: {', '.join(differing)}" if differing else None
