"""A text file (.txt, .md) -> one article: the file is the text, and nothing in it is taken for metadata."""

from collections.abc import Iterator
from io import BufferedReader

import msgspec

from onrecord.read.documents import decode_bytes, encoding_note, read_bytes
from onrecord.read.encodings import fixed_text
from onrecord.read.sources import InputFile, Item, ReadOptions, Refusal, SourceArticle

_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<rss", b"<feed")


def iter_text(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the one article of the file; raise Refusal when it holds none."""
    data = read_bytes(stream, options.max_bytes)
    _check_plain(data, options)
    decoded = decode_bytes(data, options)
    text = fixed_text(decoded.text)
    if not text.strip():
        raise Refusal("empty: there is no text")
    if decoded.encoding == "windows-1252":
        yield encoding_note(file.where)
    yield SourceArticle(file.name, "text", text, file.where)


def _check_plain(data: bytes, options: ReadOptions) -> None:
    if data.lstrip()[:9].lower().startswith(_MARKUP):
        raise Refusal(
            "markup: this is HTML or XML of no format that is read; give its text, as plain text or JSON Lines"
        )
    if options.input_format != "text" and data.lstrip()[:1] in {b"[", b"{"} and _is_json(data):
        raise Refusal("JSON: it holds no object, and articles are read from objects")


def _is_json(data: bytes) -> bool:
    try:
        msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True
