"""What is asked of a dataset's files, and what became of them: plain values that go between processes and into JSON."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

Formats = Literal["both", "parquet", "jsonl"]


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a dataset is written. `gzip_jsonl` compresses the JSON Lines; `overwrite` replaces a dataset in the way."""

    formats: Formats = "both"
    gzip_jsonl: bool = False
    overwrite: bool = False

    @property
    def parquet(self) -> bool:
        """Whether Parquet is wanted."""
        return self.formats != "jsonl"

    @property
    def jsonl(self) -> bool:
        """Whether JSON Lines are wanted."""
        return self.formats != "parquet"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of one table. `path` is relative to the dataset, with forward slashes; `sha256` in hexadecimal."""

    table: str
    format: Literal["jsonl", "parquet"]
    path: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ShardRecord:
    """What one shard wrote: rows of each table (all five, zero included) and its files."""

    index: int
    rows: dict[str, int]
    parts: tuple[Part, ...]


def jsonl_path(table: str, index: int, options: WriteOptions) -> PurePosixPath:
    """Return where a shard's JSON Lines of a table lie in the dataset."""
    return PurePosixPath("jsonl", table, f"part-{index:05d}.jsonl{'.gz' if options.gzip_jsonl else ''}")


def parquet_path(table: str, index: int) -> PurePosixPath:
    """Return where a shard's Parquet of a table lies in the dataset."""
    return PurePosixPath("parquet", table, f"part-{index:05d}.parquet")


def describe_part(folder: Path, path: PurePosixPath, rows: int) -> Part:
    """Read a finished file back, force it to the disk, and return what it is."""
    kind: Literal["jsonl", "parquet"] = "parquet" if path.suffix == ".parquet" else "jsonl"
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
        size = file.tell()
    return Part(path.parent.name, kind, str(path), rows, size, digest)
