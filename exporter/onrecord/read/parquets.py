"""Parquet (.parquet) -> one article a row, in batches, in constant memory.

Only the columns that a field stands in are read. Columns have types, so that a text that is none is known before anything
is read. A row's place is its number, counted from 1. Measured settings: small batches and no read-ahead, since either
would hold whole row groups.
"""

from collections.abc import Iterator
from io import BufferedReader
from typing import IO, Any

import pyarrow as pa
from pyarrow import types
from pyarrow.parquet import ParquetFile

from onrecord.errors import Issue, UsageError
from onrecord.read.mappings import FieldMap
from onrecord.read.rows import Place, row_item
from onrecord.read.sources import InputFile, Item, ReadOptions, Refusal
from onrecord.read.spools import seekable

_BATCH_ROWS = 256


def iter_parquet(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of every row, or the issue with it."""
    with seekable(stream, file.budget) as whole:
        table = _opened(whole)
        if problem := _column_problem(table.schema_arrow, options.fields):
            raise Refusal(f"{problem}; name the right one, or leave the field out: --map FIELD=COLUMN")
        number = 0
        for number, record in enumerate(_iter_records(table, options.fields), 1):
            place = Place("parquet", f"{file.name}:{number}", f"{file.where}:{number}")
            yield record.issue(place.where) if isinstance(record, Refusal) else row_item(record, place, options.fields)
    if not number:
        yield Issue(file.where, "$", "empty: the file has no row", file.name)


def check_parquet(stream: BufferedReader, file: InputFile, options: ReadOptions) -> None:
    """Raise UsageError when the text column is missing, or a column of another type than its field."""
    with seekable(stream, file.budget) as whole:
        schema = _opened(whole).schema_arrow
    if problem := _column_problem(schema, options.fields):
        raise UsageError(
            f"{file.where} has {problem}", "Name the right column, or leave the field out: --map FIELD=COLUMN"
        )


def _opened(whole: IO[bytes]) -> Any:
    try:
        return ParquetFile(whole, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        raise Refusal(f"damaged Parquet file: {error}") from None


def _iter_records(table: Any, fields: FieldMap) -> Iterator[dict[str, Any] | Refusal]:
    columns = sorted({name for each in fields.all_names if (name := _column(table.schema_arrow, each))})
    try:
        for batch in table.iter_batches(batch_size=_BATCH_ROWS, columns=columns):
            yield from _rows(_in_microseconds(batch))
    except (pa.ArrowException, OSError) as error:
        raise OSError(f"the Parquet data is damaged: {error}") from None


def _rows(batch: Any) -> Iterator[dict[str, Any] | Refusal]:
    """Yield the rows of a batch; when one of them cannot be had, each of the others can."""
    try:
        rows: list[dict[str, Any] | Refusal] = batch.to_pylist()
    except (ValueError, OverflowError):
        rows = [_row(batch, number) for number in range(batch.num_rows)]
    yield from rows


def _row(batch: Any, number: int) -> dict[str, Any] | Refusal:
    try:
        (row,) = batch.slice(number, 1).to_pylist()
    except (ValueError, OverflowError) as error:  # a string that is no UTF-8, a date in the year 12000
        return Refusal(f"a value that cannot be: {error}")
    return dict(row)


def _in_microseconds(batch: Any) -> Any:
    """Return the batch with times as Python can hold them."""
    for number, column in enumerate(batch.schema):
        if types.is_timestamp(column.type) and column.type.unit == "ns":
            cast = batch.column(number).cast(pa.timestamp("us", column.type.tz), safe=False)
            batch = batch.set_column(number, column.name, cast)
    return batch


def _column(schema: Any, name: str) -> str | None:
    """Return the column that a name leads into: its own, or that of its first part; None when there is none."""
    head = name.partition(".")[0]
    return next((each for each in (name, head) if each in schema.names), None)


def _column_problem(schema: Any, fields: FieldMap) -> str | None:
    if not any(_column(schema, name) for name in fields.names["text"]):
        return fields.missing_text(schema.names)
    problems = (_misfit(schema, name, key) for key, names in fields.names.items() for name in names)
    return next(filter(None, problems), None)


def _misfit(schema: Any, name: str, key: str) -> str | None:
    """Return why the column that a name leads into cannot hold a field; None when it can, or is not there."""
    column = _column(schema, name)
    if column is None:
        return None
    if schema.names.count(column) > 1:
        return f"two columns `{column}`"
    kind = _type_at(schema.field(column).type, name.removeprefix(column).lstrip("."))
    fits = kind is None or _fits(kind, key)
    return None if fits else f"a column `{name}` of type {kind}, which is no {key}"


def _type_at(kind: Any, path: str) -> Any:
    """Return the type that a path leads to in a column; None where only its values tell."""
    if not path:
        return kind
    head, _, rest = path.partition(".")
    if not types.is_struct(kind) or kind.get_field_index(head) < 0:
        return None
    return _type_at(kind.field(head).type, rest)


def _fits(kind: Any, key: str) -> bool:
    """Tell whether a column of this type can hold a field."""
    if types.is_dictionary(kind):
        kind = kind.value_type
    if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
        return True
    if key == "text":
        return False
    if key == "authors" and (types.is_list(kind) or types.is_large_list(kind)):
        return _fits(kind.value_type, "title")
    if key == "published" and (types.is_timestamp(kind) or types.is_date(kind)):
        return True
    return bool(types.is_null(kind)) or (key == "id" and bool(types.is_integer(kind)))
