"""A shard's bundles -> its part of each table, in a folder.

A shard may be run more than once, even at the same time, each attempt in a folder of its own: the files are the same byte
for byte.
"""

import shutil
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, Self

from onrecord.contract import TABLES
from onrecord.write.files import output_errors
from onrecord.write.jsonl import JsonlFile, encode_records
from onrecord.write.parquet import ParquetFile
from onrecord.write.parts import Part, ShardRecord, WriteOptions, describe_part, jsonl_path, parquet_path

_CHUNK_ARTICLES = 200
_CHUNK_BYTES = 8 * 1024 * 1024


class TableWriter:
    """One table of one shard: the same lines into every format. Without a row it makes no file."""

    def __init__(self, folder: Path, table: str, index: int, options: WriteOptions) -> None:
        self.rows = 0
        self._folder = folder
        self._table = table
        self._paths: list[PurePosixPath] = []
        if options.jsonl:
            self._paths.append(jsonl_path(table, index, options))
        if options.parquet:
            self._paths.append(parquet_path(table, index))
        self._files: list[JsonlFile | ParquetFile] = []
        self._waiting: list[bytes] = []
        self._size = 0

    def add(self, records: list[dict[str, Any]]) -> int:
        """Take the records of an article and return how many bytes wait to be written."""
        if records:
            self._waiting.append(encode_records(records))
            self._size += len(self._waiting[-1])
            self.rows += len(records)
        return self._size

    def flush(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        if not self._files:
            for path in self._paths:
                self._files.append(self._open(path))
        lines = b"".join(self._waiting)
        self._waiting, self._size = [], 0
        for file in self._files:
            file.write(lines)

    def _open(self, path: PurePosixPath) -> JsonlFile | ParquetFile:
        target = self._folder / path
        return ParquetFile(target, self._table) if path.suffix == ".parquet" else JsonlFile(target)

    def close(self) -> list[Part]:
        """Finish the files and return what they are."""
        self.flush()
        for file in self._files:
            file.close()
        return [describe_part(self._folder, path, self.rows) for path in self._paths if self._files]

    def abort(self) -> None:
        """Let go of the files, finished or not."""
        for file in self._files:
            file.abort()


class ShardWriter:
    """Writes the parts of shard `index`; a context manager that leaves nothing behind when its block fails.

    Raise OutputError when the place cannot be written to.
    """

    def __init__(self, folder: Path, index: int, options: WriteOptions) -> None:
        self._folder = folder
        self._index = index
        self._articles = 0
        with output_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self._tables = {table: TableWriter(folder, table, index, options) for table in TABLES}

    def add(self, bundle: dict[str, Any]) -> None:
        """Take one article with all its records; the bundle must be valid, with its keys in the contract's order."""
        self._articles += 1
        waiting = 0
        for table, writer in self._tables.items():
            waiting += writer.add([bundle["article"]] if table == "articles" else bundle[table])
        if self._articles % _CHUNK_ARTICLES == 0 or waiting >= _CHUNK_BYTES:
            self._flush()

    def _flush(self) -> None:
        with output_errors(self._folder):
            for writer in self._tables.values():
                writer.flush()

    def close(self) -> ShardRecord:
        """Finish the files and return what was written."""
        with output_errors(self._folder):
            parts = [part for writer in self._tables.values() for part in writer.close()]
        rows = {table: writer.rows for table, writer in self._tables.items()}
        return ShardRecord(self._index, rows, tuple(parts))

    def abort(self) -> None:
        """Remove what this attempt has written."""
        for writer in self._tables.values():
            writer.abort()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.abort()
