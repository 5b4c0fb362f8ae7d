"""Bytes of any length -> a file or a pipe, one after another, and back: the length in four bytes, then the bytes."""

from collections.abc import Iterator
from typing import IO, Final

_LENGTH_BYTES: Final = 4


def write_frame(file: IO[bytes], data: bytes) -> None:
    """Write one."""
    file.write(len(data).to_bytes(_LENGTH_BYTES) + data)


def read_frame(file: IO[bytes]) -> bytes | None:
    """Return the next one, None at the end; raise EOFError when it is cut off."""
    head = file.read(_LENGTH_BYTES)
    if not head:
        return None
    data = file.read(int.from_bytes(head))
    if len(head) < _LENGTH_BYTES or len(data) < int.from_bytes(head):
        raise EOFError("cut off")
    return data


def iter_frames(file: IO[bytes]) -> Iterator[bytes]:
    """Yield them to the end."""
    while (data := read_frame(file)) is not None:
        yield data
