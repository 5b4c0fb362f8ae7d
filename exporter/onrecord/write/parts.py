"""What is asked of a dataset's files, and what became of them: plain values that go between processes and into JSON."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Literal

from onrecord.errors import OutputError

Formats = Literal["both", "parquet", "jsonl"]
_REMEDIES = {
    errno.ENOSPC: "Free some space, or choose another place",
    errno.EDQUOT: "Your quota is used up: free some space, or choose another place",
    errno.EFBIG: "The system limits the size of a file: raise the limit (ulimit -f), or choose another place",
    errno.EACCES: "Choose a place that you may write to",
    errno.EPERM: "Choose a place that you may write to",
    errno.EROFS: "The file system is read-only: choose another place",
}


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


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turn what the system says while writing to `path` into an OutputError that says what to do."""
    try:
        yield
    except OSError as error:
        problem = os.strerror(error.errno) if error.errno else str(error)
        remedy = _REMEDIES.get(error.errno or 0, "Check the place and its file system")
        raise OutputError(str(path), problem, remedy) from error


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for bytes that has its name only when the block ends well; until then what was there is there."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")
    with output_errors(path):
        try:
            with partial.open("wb") as file:
                yield file
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
