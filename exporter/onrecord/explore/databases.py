"""A dataset -> a DuckDB database with its five tables, and the views of `views.sql` over them.

Reads the Parquet files, or the JSON Lines with the types of the contract when there is no Parquet; nothing is loaded
before it is asked for. Assumes that the dataset is whole: `onrecord validate` checks that. Needs no network, and lets
DuckDB fetch no extension.
"""

import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from onrecord.contract import DESCRIPTOR, TABLES, arrow_schema
from onrecord.errors import InputError, OutputError, UsageError
from onrecord.filesystems import check_text, input_errors

_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_SETTINGS = "SET TimeZone = 'UTC'"


def open_database(dataset: str | os.PathLike[str]) -> duckdb.DuckDBPyConnection:
    """Return a connection in which each table of the dataset is a view, beside the views of `views.sql`.

    Raise InputError when there is no dataset at the place, or it is damaged.
    """
    connection = duckdb.connect(config=_OFFLINE)
    with dataset_errors(dataset):
        for table, source in _sources(Path(dataset), connection).items():
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM {source}")  # noqa: S608 - both are ours
        _add_views(connection)
    return connection


@contextmanager
def dataset_errors(dataset: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what DuckDB and the system say of files that are damaged or gone into an InputError that names the dataset."""
    try:
        with input_errors(dataset):
            yield
    except duckdb.Error as error:
        raise InputError(os.fspath(dataset), explained(error), "Check it with onrecord validate") from error


def explained(error: Exception) -> str:
    """Return what DuckDB says, on one line, without the drawing that points into the SQL."""
    return " ".join(str(error).partition("\n\nLINE ")[0].split()).rstrip(".!?")


def save_database(dataset: str | os.PathLike[str], file: str | os.PathLike[str]) -> None:
    """Write a DuckDB file that holds the tables themselves, with the same views; it needs the dataset no more.

    Raise UsageError when the file exists, InputError when the dataset cannot be read, OutputError when the file cannot be
    written.
    """
    target = Path(file)
    if target.exists():
        raise UsageError(f"{target} exists", "Name another file, or remove it first")
    with open_database(dataset) as connection:
        sources = _sources(Path(dataset), connection)
    partial = target.with_name(f".{target.name}.partial")
    try:
        with duckdb.connect(partial, config=_OFFLINE) as connection:
            for table, source in sources.items():
                connection.execute(f"CREATE TABLE {table} AS SELECT * FROM {source}")  # noqa: S608 - both are ours
            _add_views(connection)
        partial.rename(target)
    except (duckdb.IOException, OSError) as error:
        raise OutputError(str(target), str(error), "Check that the folder exists and has room") from error
    except duckdb.Error as error:
        raise InputError(os.fspath(dataset), explained(error), "Check it with onrecord validate") from error
    finally:
        partial.unlink(missing_ok=True)


def select_rows(
    connection: duckdb.DuckDBPyConnection, sql: str, values: dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Return the rows of a query that gives few, each by its columns."""
    result = connection.execute(sql, values)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def select_row(connection: duckdb.DuckDBPyConnection, sql: str) -> dict[str, Any]:
    """Return the one row of a query by its columns."""
    (row,) = select_rows(connection, sql)
    return row


def _add_views(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(_SETTINGS)
    connection.execute((files("onrecord.explore") / "views.sql").read_text(encoding="utf-8"))


def _sources(dataset: Path, connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return for each table the SQL that reads its files."""
    check_text(dataset.resolve())
    kind = next((kind for kind in ("parquet", "jsonl") if (dataset / kind).is_dir()), None)
    if kind is None or not (dataset / DESCRIPTOR).is_file():
        raise InputError(str(dataset), "this is not the folder of a dataset", "Make one with onrecord export")
    folder = glob.escape(str(dataset.resolve() / kind)).replace("'", "''")
    if kind == "parquet":
        return {table: f"read_parquet('{folder}/{table}/*.parquet')" for table in TABLES}
    return {table: _json_source(f"{folder}/{table}/part-*", table, connection) for table in TABLES}


def _json_source(paths: str, table: str, connection: duckdb.DuckDBPyConnection) -> str:
    """Name every column with its type: DuckDB would otherwise guess them from the first rows."""
    described = connection.from_arrow(arrow_schema(table).empty_table())
    columns = ", ".join(f"\"{name}\": '{kind}'" for name, kind in zip(described.columns, described.types, strict=True))
    return f"read_json('{paths}', format = 'newline_delimited', columns = {{{columns}}})"
