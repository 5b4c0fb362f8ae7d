"""JSON Lines -> one decoded object a line, in constant memory.

Assumes UTF-8 (with or without a byte order mark) or UTF-16/UTF-32 with one. A line that is too long is passed over
unread; a line that cannot be decoded costs only itself.
"""

import io
import json
from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import Any, NamedTuple, NoReturn

import msgspec

from onrecord.errors import Issue
from onrecord.read.documents import encoding_note
from onrecord.read.encodings import decode, marked_encoding
from onrecord.read.sources import InputFile, Note, ReadOptions, Refusal

_DECODER = msgspec.json.Decoder()


class Record(NamedTuple):
    """The object of one line; its strings may hold lone surrogates, which JSON can escape and no encoding can carry."""

    where: str
    number: int
    size: int
    value: dict[str, Any]


class _Line(NamedTuple):
    """One line; `data` is None when it has more bytes than allowed."""

    number: int
    data: bytes | None


def iter_records(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Record | Issue | Note]:
    """Yield the object of every line that is not blank, or the issue with it, and a note for each odd encoding."""
    number = 0
    try:
        for number, data in _iter_lines(stream, options):
            yield from iter_decoded(data, f"{file.where}:{number}", number, options)
    except UnicodeError as error:  # marked as UTF-16 or UTF-32 but broken: where the next line begins is unknown
        yield Issue(
            f"{file.where}:{number + 1}",
            "$",
            f"invalid encoding: {error}, here or soon after; the rest of the file is not read",
        )
        return
    if not number:
        yield Issue(file.where, "$", "empty: the file has no line")


def iter_decoded(data: bytes | None, where: str, number: int, options: ReadOptions) -> Iterator[Record | Issue | Note]:
    """Yield the object that the bytes hold, with a note when they are in an odd encoding; or else the issue with them."""
    if data is None:
        yield Issue(where, "$", f"too large: more than {options.max_bytes:,} bytes in one line")
        return
    try:
        value, encoding = _decode_object(data)
    except Refusal as refusal:
        yield refusal.issue(where)
        return
    if encoding == "windows-1252":
        yield encoding_note(where)
    yield Record(where, number, len(data), value)


def _iter_lines(stream: BufferedReader, options: ReadOptions) -> Iterator[_Line]:
    limit, encoding = options.max_bytes, options.encoding or marked_encoding(stream.peek(4)[:4])
    if encoding in (None, "utf-8-sig"):
        stream.read(3 if encoding else 0)
        yield from _split(stream.readline, limit)
        return
    marked = io.TextIOWrapper(stream, encoding=encoding, newline="\n")
    try:
        yield from _split(lambda size: marked.readline(size).encode(), limit)
    finally:
        marked.detach()  # whoever opened the stream closes it


def _split(readline: Callable[[int], bytes], limit: int) -> Iterator[_Line]:
    number = 0
    while data := readline(limit + 1):
        number += 1
        if len(data) > limit and not data.endswith(b"\n"):
            while data and not data.endswith(b"\n"):
                data = readline(limit)
            yield _Line(number, None)
        elif data.strip():
            yield _Line(number, data.rstrip(b"\r\n"))


def _decode_object(data: bytes) -> tuple[dict[str, Any], str]:
    text, encoding = decode(data)
    try:
        value = _DECODER.decode(text)
    except (msgspec.DecodeError, RecursionError):
        value = _decode_slowly(text)
    if not isinstance(value, dict):
        raise Refusal(f"not a JSON object: {_json_kind(value)}")
    return value, encoding


def _decode_slowly(text: str) -> Any:
    """Decode what the fast decoder refused: the standard one takes lone surrogates and explains better what is wrong."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise Refusal(f"not JSON: {error.msg} (column {error.colno}){_likely_cause(text, error)}") from None
    except RecursionError:
        raise Refusal("not JSON that can be read: nested too deeply") from None
    except Refusal:
        raise
    except ValueError:  # what Python takes no longer integers for costs time that grows with the square
        raise Refusal("not JSON that can be read: a number of more than 4,300 digits") from None


def _refuse_constant(name: str) -> NoReturn:
    raise Refusal(f"not JSON: {name} is no JSON value")


def _likely_cause(text: str, error: json.JSONDecodeError) -> str:
    """Say that a line is cut off when it opens an object and lacks its end."""
    cut = text.lstrip()[:1] in {"{", "["} and not text.rstrip().endswith(("}", "]"))
    return "; the line seems to be cut off" if cut and error.msg != "Extra data" else ""


def _json_kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")
