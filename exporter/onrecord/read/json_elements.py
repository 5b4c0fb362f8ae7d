"""JSON documents (.json): an array of objects, or one object after another -> one article an object, in constant memory.

The bytes are cut into elements by counting brackets outside strings, so that an element that is bad or too long costs
only itself, and no array has to fit into memory; that is why no streaming parser is used, which would stop at the first
error. An element's place is its number, counted from 0 as JSON paths do: `march.json[17]`.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from io import BufferedReader

from onrecord.errors import Issue
from onrecord.read.encodings import marked_encoding
from onrecord.read.lines import Record, iter_decoded
from onrecord.read.rows import Place, row_item
from onrecord.read.sources import InputFile, Item, ReadOptions

_CHUNK_BYTES = 2**16
_OUTSIDE = re.compile(rb'["{}\[\],]')
_INSIDE = re.compile(rb'["\\]')


def iter_json(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of every object, or the issue with it."""
    elements = Elements(options.max_bytes)
    number = -1
    for number, data in enumerate(elements.iter(_iter_chunks(stream, options))):
        where = f"{file.where}[{number}]"
        if data is None:
            yield Issue(where, "$", f"too large: more than {options.max_bytes:,} bytes in one object")
            continue
        for record in iter_decoded(data, where, number, options):
            place = Place("json", f"{file.name}[{number}]", where)
            yield row_item(record.value, place, options.fields) if isinstance(record, Record) else record
    if elements.is_open:
        yield Issue(file.where, "$", "not JSON: the array has no end; the file seems to be cut off", file.name)
    elif number < 0:
        yield Issue(file.where, "$", "empty: there is no object", file.name)


class Elements:
    """Cuts bytes into the objects at the top and the elements of arrays at the top; None stands for one that is too long."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._element = bytearray()
        self._too_long = False
        self._depth = self._base = 0  # the base is 1 in an array at the top, whose brackets belong to no element
        self._in_string = False
        self._escaped = False

    @property
    def is_open(self) -> bool:
        """Tell whether an array at the top has not been closed."""
        return self._base > 0

    def iter(self, chunks: Iterable[bytes]) -> Iterator[bytes | None]:
        """Yield the elements of what comes in chunks; what is left at the end is the last."""
        for chunk in chunks:
            yield from self._feed(chunk)
        yield from self._taken()

    def _feed(self, chunk: bytes) -> Iterator[bytes | None]:
        start = position = 0
        if self._escaped:
            self._escaped, position = False, 1
        while found := (_INSIDE if self._in_string else _OUTSIDE).search(chunk, position):
            mark, position = found.group(), found.end()
            if self._in_string:
                if mark == b'"':
                    self._in_string = False
                elif position == len(chunk):
                    self._escaped = True
                else:
                    position += 1
                continue
            end = self._edge(mark, found.start(), position)
            if end is not None:
                self._keep(chunk[start:end])
                yield from self._taken()
                start = position
        self._keep(chunk[start:])

    def _edge(self, mark: bytes, before: int, after: int) -> int | None:
        """Take a bracket, comma or quotation mark; return where the element ends if one ends here."""
        if mark == b'"':
            self._in_string = True
        elif mark == b"[" and self._depth == 0:
            self._depth = self._base = 1
            return before
        elif mark in b"{[":
            self._depth += 1
        elif mark == b"]" and self._depth == self._base == 1:
            self._depth = self._base = 0
            return before
        elif mark in b"}]":
            self._depth = max(self._depth - 1, self._base)
            return after if self._depth == 0 else None
        elif self._depth == self._base:
            return before
        return None

    def _keep(self, data: bytes) -> None:
        room = self._limit + 1 - len(self._element)
        self._element += data[:room]
        self._too_long = self._too_long or len(data) > room

    def _taken(self) -> Iterator[bytes | None]:
        data, too_long = bytes(self._element).strip(), self._too_long or len(self._element) > self._limit
        self._element.clear()
        self._too_long = False
        if too_long:
            yield None
        elif data:
            yield data


def _iter_chunks(stream: BufferedReader, options: ReadOptions) -> Iterator[bytes]:
    """Yield the bytes, as UTF-8 where a mark, or the user, says that they are something else."""
    encoding = options.encoding or marked_encoding(stream.peek(4)[:4])
    if encoding in (None, "utf-8-sig"):
        stream.read(3 if encoding else 0)
        yield from iter(lambda: stream.read(_CHUNK_BYTES), b"")
        return
    decoder = getincrementaldecoder(encoding)()
    for chunk in iter(lambda: stream.read(_CHUNK_BYTES), b""):
        try:
            yield decoder.decode(chunk).encode("utf-8", "replace")
        except UnicodeDecodeError as error:
            raise OSError(f"not in {encoding}: {error.reason}; the rest of the file is not read") from None
