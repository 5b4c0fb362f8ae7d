"""A stream that cannot be read from any place -> one that can: what is packed or piped is laid down in a temporary file.

ZIP archives, tar archives and Parquet files have their tables of contents at the end or all over, and are read from any
place; from disks and object stores that needs no copy. The copy is bounded as archives are, and gone when it was read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from tempfile import TemporaryFile, gettempdir
from typing import IO, cast

from onrecord.errors import OutputError
from onrecord.read.budgets import RATIO, Budget, expands_too_much
from onrecord.read.compressions import Unpacked

_CHUNK_BYTES = 2**20


@contextmanager
def seekable(stream: BufferedReader, budget: Budget | None) -> Iterator[IO[bytes]]:
    """Give the stream itself when it can be read from any place, or else a copy of all that is left in it."""
    if stream.seekable():
        yield stream
        return
    with _temporary_errors():
        copy = TemporaryFile(buffering=0)  # noqa: SIM115 - closed below; unbuffered, so that a full disk shows at once
    with copy:
        size = 0
        while chunk := stream.read(_CHUNK_BYTES):
            size += len(chunk)
            _check(stream, size, len(chunk), budget)
            with _temporary_errors():
                _write_all(copy, chunk)
        copy.seek(0)
        yield BufferedReader(cast("RawIOBase", copy))


def _write_all(copy: IO[bytes], data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[copy.write(left) :]


@contextmanager
def _temporary_errors() -> Iterator[None]:
    """Turn a full disk into an error of the run, which can be gone on with: it is no fault of the input."""
    try:
        yield
    except OSError as error:
        remedy = "Make room there, or name another place for temporary files in the environment as TMPDIR"
        raise OutputError(gettempdir(), error.strerror or str(error), remedy) from error


def packed_size(stream: BufferedReader, whole: IO[bytes]) -> int:
    """Return how many bytes the input had before anything was unpacked."""
    if isinstance(stream.raw, Unpacked):
        return stream.raw.packed
    place = whole.tell()
    size = whole.seek(0, 2)
    whole.seek(place)
    return size


def _check(stream: BufferedReader, size: int, grown: int, budget: Budget | None) -> None:
    if budget is not None:
        budget.spend(grown)
    elif isinstance(stream.raw, Unpacked) and expands_too_much(size, stream.raw.packed):
        raise OSError(f"it unpacks to more than {RATIO} times its size")
