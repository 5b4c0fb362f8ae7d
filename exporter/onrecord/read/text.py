"""A text file (.txt, .md) -> one article: the file is the text, and nothing in it is taken for metadata."""

from collections.abc import Iterator
from io import BufferedReader

import msgspec

from onrecord.read.encodings import decode, fixed_text
from onrecord.read.sources import InputFile, Item, Note, ReadOptions, Refusal, SourceArticle

_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<rss", b"<feed")


def iter_text(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the one article of the file, or the issue with it."""
    data = stream.read(options.max_bytes + 1)
    try:
        text, encoding = _article_text(data, options)
    except Refusal as refusal:
        yield refusal.issue(file.where, file.name)
        return
    if encoding == "windows-1252":
        yield Note(file.where, "encoding", "not UTF-8; read as Windows-1252")
    yield SourceArticle(file.name, "text", text, file.where)


def _is_json(data: bytes) -> bool:
    try:
        msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def _article_text(data: bytes, options: ReadOptions) -> tuple[str, str]:
    if len(data) > options.max_bytes:
        raise Refusal(f"too large: more than {options.max_bytes:,} bytes for one article")
    if data.lstrip()[:9].lower().startswith(_MARKUP):
        raise Refusal("markup: this is HTML or XML, which is not read; give its text, as plain text or JSON Lines")
    if options.input_format != "text" and data.lstrip()[:1] in {b"[", b"{"} and _is_json(data):
        raise Refusal("JSON: articles are read one object a line (JSON Lines), not from an array or a document")
    decoded = decode(data)
    text = fixed_text(decoded.text)
    if not text.strip():
        raise Refusal("empty: there is no text" if data else "empty: the file has no bytes")
    return text, decoded.encoding
