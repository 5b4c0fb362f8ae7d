"""SQL over an open database -> rows, in batches, and files of them: CSV, JSON Lines or Parquet.

Memory is that of one batch, whatever the size of the result. Leaves out how a result looks on a terminal: see `cli`.
"""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import TextIOWrapper
from typing import IO, Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from onrecord.errors import InputError, UsageError
from onrecord.explore.databases import explained

_BATCH_ROWS = 10_000
# What spreadsheets run, or pass over before it; the wide ones stand for the others where Chinese or Japanese is written.
_FORMULA_STARTS = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")


def run_query(connection: duckdb.DuckDBPyConnection, sql: str) -> pa.RecordBatchReader:
    """Return the rows that the last statement of the SQL gives, to be read once; without columns when it gives none.

    Raise UsageError when the SQL is wrong, InputError when the dataset's files cannot be read.
    """
    try:
        relation = connection.sql(sql)
        if relation is None:
            return pa.RecordBatchReader.from_batches(pa.schema([]), [])
        return relation.to_arrow_reader(_BATCH_ROWS)
    except duckdb.IOException as error:
        raise InputError("the dataset", explained(error), "Check it with onrecord validate") from error
    except duckdb.Error as error:
        raise UsageError(
            f"the SQL cannot be run: {explained(error)}",
            "SHOW TABLES lists what there is, DESCRIBE a table its columns",
        ) from error


def iter_rows(reader: pa.RecordBatchReader) -> Iterator[dict[str, Any]]:
    """Yield the rows as plain values: a float32 as its shortest decimal, times as ISO 8601."""
    for batch in reader:
        columns = [_shortest(column) for column in batch.columns]
        for row in pa.RecordBatch.from_arrays(columns, names=batch.schema.names).to_pylist():
            yield {name: _plain(value) for name, value in row.items()}


def _shortest(column: pa.Array) -> pa.Array:
    return pc.cast(pc.cast(column, pa.string()), pa.float64()) if column.type == pa.float32() else column


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def write_csv(reader: pa.RecordBatchReader, file: IO[bytes]) -> None:
    """Write a header and the rows; lists and structs as JSON, and no cell that a spreadsheet would run as a formula."""
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(reader.schema.names)
    writer.writerows([csv_cell(value) for value in row.values()] for row in iter_rows(reader))
    text.detach()


def csv_cell(value: Any) -> Any:
    """Return what stands in a cell: a string that begins like a formula has an apostrophe before it."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def write_jsonl(reader: pa.RecordBatchReader, file: IO[bytes]) -> None:
    """Write a JSON object a row."""
    for row in iter_rows(reader):
        file.write(json.dumps(row, ensure_ascii=False, default=str).encode() + b"\n")


def write_parquet(reader: pa.RecordBatchReader, file: IO[bytes]) -> None:
    """Write the rows with the types that DuckDB gives them."""
    with pq.ParquetWriter(file, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)


WRITERS: dict[str, Callable[[pa.RecordBatchReader, IO[bytes]], None]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}
