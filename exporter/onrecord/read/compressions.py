"""Compressed bytes -> the bytes in them, streaming: gzip, bzip2, xz and zstd, told by their first bytes.

What was packed several times over is unpacked three times at the most. Damage is an OSError where it is met; what stands
in front of it is read. How much comes out is not bounded here: readers hold one record at a time, and archives count.
"""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import PurePath
from tarfile import TarError
from typing import Any, NamedTuple, cast
from zipfile import BadZipFile

BUFFER_BYTES = 2**17
_LAYERS = 3
_DAMAGES = (OSError, zlib.error, lzma.LZMAError, BadZipFile, TarError)
_CUT_OFF = ("Truncated", "unexpected end of data")  # as pyarrow and tarfile put it


class _Compression(NamedTuple):
    """One way to compress: its first bytes, what a file's suffix stands for, and how to read it."""

    title: str
    mark: bytes
    suffixes: dict[str, str]
    open: Callable[[Any], Any]


def _open_zstd(stream: Any) -> Any:
    from pyarrow import CompressedInputStream  # noqa: PLC0415 - a third of a second

    return CompressedInputStream(stream, "zstd")


_COMPRESSIONS = (
    _Compression("gzip", b"\x1f\x8b\x08", {".gz": "", ".tgz": ".tar"}, lambda stream: gzip.GzipFile(fileobj=stream)),
    _Compression("bzip2", b"BZh", {".bz2": "", ".tbz2": ".tar"}, bz2.BZ2File),
    _Compression("xz", b"\xfd7zXZ\x00", {".xz": "", ".txz": ".tar"}, lzma.LZMAFile),
    _Compression("zstd", b"\x28\xb5\x2f\xfd", {".zst": "", ".zstd": "", ".tzst": ".tar"}, _open_zstd),
)
_SUFFIXES = {packed: plain for each in _COMPRESSIONS for packed, plain in each.suffixes.items()}


class Unpacked(io.RawIOBase):
    """What a decompressor or an archive gives: damage becomes an OSError, and `packed` counts what went in.

    Closing it ends the decompressor; the stream that it reads stays open.
    """

    def __init__(self, title: str, source: Any, counted: "Counted | None" = None) -> None:
        self._title = title
        self._source = source
        self._fill = getattr(
            source, "readinto1", source.readinto
        )  # one step: damage must not take what is in front of it
        self._counted = counted

    @property
    def packed(self) -> int:
        """Bytes that were read of the compressed data, as far as they are counted."""
        return self._counted.count if self._counted else 0

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as one read goes."""
        try:
            return cast("int", self._fill(buffer))
        except EOFError:
            raise OSError(f"the {self._title} data is cut off") from None
        except _DAMAGES as error:
            cut = any(word in str(error) for word in _CUT_OFF)
            raise OSError(f"the {self._title} data is {'cut off' if cut else f'damaged: {error}'}") from None

    def close(self) -> None:
        """End the decompressor."""
        if not self.closed:
            self._source.close()
        super().close()


class Counted(io.RawIOBase):
    """A stream that counts what is read of it, and that nobody but its owner closes."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as one read goes."""
        count = self._stream.readinto(buffer)
        self.count += count
        return count


@contextmanager
def unpacked(stream: BufferedReader) -> Iterator[BufferedReader]:
    """Give a stream without its compression: the stream itself when it has none."""
    opened: list[BufferedReader] = [stream]
    try:
        while len(opened) <= _LAYERS and (found := _compression_of(opened[-1])):
            counted = Counted(opened[-1])
            opened.append(BufferedReader(Unpacked(found.title, found.open(counted), counted), BUFFER_BYTES))
        yield opened[-1]
    finally:
        for each in reversed(opened[1:]):
            each.close()


def plain_name(name: str) -> str:
    """Return the name of a file without what its compression adds: `march.jsonl.gz` holds `march.jsonl`."""
    path = PurePath(name)
    plain = _SUFFIXES.get(path.suffix.lower())
    return name if plain is None else str(path.with_suffix(plain))


def _compression_of(stream: BufferedReader) -> _Compression | None:
    head = stream.peek(8)
    return next((each for each in _COMPRESSIONS if head.startswith(each.mark)), None)
