"""SQL over an open database -> rows, in batches, and files of them: CSV, JSON Lines or Parquet.

Memory is that of one batch, whatever the size of the result. Leaves out how a result looks on a terminal: see `cli`.
"""

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from itertools import count
from typing import IO, Any

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from onrecord.errors import InputError, UsageError
from onrecord.explore.databases import explained

_BATCH_ROWS = 10_000
_INT64 = 2**63
# How DuckDB counts times without an end, and days
_INFINITIES = {sign * (2**bits - 1): f"{'-' * (sign < 0)}infinity" for sign in (1, -1) for bits in (63, 31)}
# What spreadsheets run, or pass over before it; the wide ones stand for the others where Chinese or Japanese is written.
_FORMULA_STARTS = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")


def run_query(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.RecordBatchReader:
    """Return the rows that the last statement of the SQL gives, to be read once; without columns when it gives none.

    A name that columns share is numbered from the second on: `text`, `text_1`. Raise UsageError when the SQL is wrong,
    which may show late, InputError when a file that it needs cannot be read.
    """
    _check_text(sql)
    with _query_errors():
        relation = connection.sql(sql)
        if relation is None:
            return pa.RecordBatchReader.from_batches(pa.schema([]), [])
        reader = relation.to_arrow_reader(_BATCH_ROWS)
    names = _distinct(reader.schema.names)
    schema = pa.schema([field.with_name(name) for field, name in zip(reader.schema, names, strict=True)])
    return pa.RecordBatchReader.from_batches(schema, _iter_batches(reader, schema))


def _check_text(sql: str) -> None:
    try:
        sql.encode()
    except UnicodeEncodeError:
        raise UsageError("the SQL is not written in UTF-8", "Save it in that encoding") from None


def _iter_batches(reader: pa.RecordBatchReader, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    with _query_errors():
        for batch in reader:
            yield pa.RecordBatch.from_arrays(batch.columns, schema=schema)


@contextmanager
def _query_errors() -> Iterator[None]:
    try:
        yield
    except duckdb.IOException as error:
        remedy = "Check the place; whether the dataset is whole, onrecord validate tells"
        raise InputError("a file that the SQL needs", explained(error), remedy) from error
    except (duckdb.Error, OSError) as error:  # pyarrow says as an OSError what fails in the midst of the rows
        raise UsageError(
            f"the SQL cannot be run: {explained(error)}",
            "SHOW TABLES lists what there is, DESCRIBE a table its columns",
        ) from error


def _distinct(names: list[str]) -> list[str]:
    taken, found = set(names), list[str]()
    for name in names:
        numbered = (f"{name}_{number}" for number in count(1))
        chosen = name if name not in found else next(each for each in numbered if each not in taken)
        taken.add(chosen)
        found.append(chosen)
    return found


def iter_rows(reader: pa.RecordBatchReader) -> Iterator[tuple[Any, ...]]:
    """Yield the rows as plain values: a float32 as its shortest decimal, times as ISO 8601, or "infinity"."""
    for batch in reader:
        yield from zip(*map(_values, batch.columns), strict=True)


def _values(column: pa.Array) -> list[Any]:
    if column.type == pa.float32():
        column = pc.cast(pc.cast(column, pa.string()), pa.float64())
    try:
        return [_plain(value) for value in column.to_pylist()]
    except (OverflowError, ValueError):  # Python knows the years 1 to 9999, and no more of a second than microseconds
        return [_written(scalar) for scalar in column]


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal) and not value.as_tuple().exponent and abs(value) < _INT64:
        return int(value)  # a sum, which DuckDB counts in 128 bits
    return value


def _written(scalar: Any) -> Any:
    """Return a value of a column that holds times which Python does not know."""
    if not scalar.is_valid:
        return None
    if isinstance(scalar, pa.ListScalar):
        return [_written(each) for each in scalar.values]
    if isinstance(scalar, pa.StructScalar):
        return {name: _written(each) for name, each in scalar.items()}
    try:
        return _plain(scalar.as_py())
    except (OverflowError, ValueError):
        return _INFINITIES.get(scalar.value) or pc.cast(scalar, pa.string()).as_py().replace(" ", "T")


def write_csv(reader: pa.RecordBatchReader, file: IO[bytes]) -> None:
    """Write a header and the rows; lists and structs as JSON, and no cell that a spreadsheet would run as a formula."""
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(reader.schema.names)
    writer.writerows([csv_cell(value) for value in row] for row in iter_rows(reader))
    text.detach()


def csv_cell(value: Any) -> Any:
    """Return what stands in a cell: a string that begins like a formula has an apostrophe before it."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def write_jsonl(reader: pa.RecordBatchReader, file: IO[bytes]) -> None:
    """Write a JSON object a row; what is no number is null."""
    encode = msgspec.json.Encoder(enc_hook=str).encode
    for row in iter_rows(reader):
        file.write(encode(dict(zip(reader.schema.names, row, strict=True))) + b"\n")


def write_parquet(reader: pa.RecordBatchReader, file: IO[bytes]) -> None:
    """Write the rows with the types that DuckDB gives them; raise UsageError for one that Parquet does not have."""
    with _parquet_errors(), pq.ParquetWriter(file, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)


@contextmanager
def _parquet_errors() -> Iterator[None]:
    try:
        yield
    except pa.ArrowNotImplementedError as error:
        problem = f"Parquet cannot hold a column of the rows: {error}"
        raise UsageError(problem, "Cast it in the SQL, as in column::VARCHAR") from error


WRITERS: dict[str, Callable[[pa.RecordBatchReader, IO[bytes]], None]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}
