"""A stream that cannot be read from any place -> one that can: what is packed or piped is laid down in a temporary file.

ZIP archives, tar archives and Parquet files have their tables of contents at the end or all over, and are read from any
place; from disks and object stores that needs no copy. The copy is bounded as archives are, and gone when it was read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from tempfile import TemporaryFile
from typing import IO

from onrecord.read.budgets import RATIO, Budget, expands_too_much
from onrecord.read.compressions import Unpacked

_CHUNK_BYTES = 2**20


@contextmanager
def seekable(stream: BufferedReader, budget: Budget | None) -> Iterator[IO[bytes]]:
    """Give the stream itself when it can be read from any place, or else a copy of all that is left in it."""
    if stream.seekable():
        yield stream
        return
    with TemporaryFile() as copy:
        size = 0
        while chunk := stream.read(_CHUNK_BYTES):
            size += len(chunk)
            _check(stream, size, len(chunk), budget)
            copy.write(chunk)
        copy.seek(0)
        yield copy


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
