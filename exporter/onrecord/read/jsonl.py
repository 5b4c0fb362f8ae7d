"""JSON Lines (.jsonl, .ndjson) -> one article a line.

Keys: id, title, text, url, published, publisher, authors, language; `text` alone is required, others may be missing,
null or blank, and keys beside them are passed over. An article without `id` is called by its URL, or else by its place.
"""

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

import msgspec

from onrecord.read.dates import parse_date
from onrecord.read.encodings import fixed_text
from onrecord.read.lines import Record, iter_records
from onrecord.read.sources import InputFile, Item, ReadOptions, Refusal, SourceArticle

_UNENCODABLE = re.compile("[\0\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_MISTYPED = re.compile(r"(?P<reason>.*) - at `(?P<pointer>.*)`", re.DOTALL)


class Row(msgspec.Struct):
    """One line as it must be typed; `id` may be a number, and `authors` one name."""

    text: str
    id: str | int | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: str | list[str] | None = None
    language: str | None = None


def iter_jsonl(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of every line, or the issue with it."""
    for record in iter_records(stream, file, options):
        if not isinstance(record, Record):
            yield record
            continue
        try:
            yield _article(record, f"{file.name}:{record.number}")
        except Refusal as refusal:
            yield refusal.issue(record.where, _given_id(record.value))


def _article(record: Record, place: str) -> SourceArticle:
    row = _typed(record.value)
    for key in row.__struct_fields__:
        _check_encodable(key, getattr(row, key))
    text = fixed_text(row.text)
    if not text.strip():
        raise Refusal("empty: there is no text", "$.text")
    url = _given(row.url)
    authors = [row.authors] if isinstance(row.authors, str) else row.authors or []
    return SourceArticle(
        source_id=_given(row.id) or url or place,
        source_format="jsonl",
        text=text,
        where=record.where,
        url=url,
        publisher=_given(row.publisher),
        title=_given(row.title),
        authors=tuple(name.strip() for name in authors if name.strip()),
        published_at=_date(_given(row.published)),
        language=_language(_given(row.language)),
    )


def _typed(value: dict[str, Any]) -> Row:
    if "text" not in value:
        bundle = "; this is a bundle: read it with the input format `bundle`" if "article" in value else ""
        raise Refusal(f"missing{bundle}", "$.text")
    try:
        return msgspec.convert(value, Row)
    except msgspec.ValidationError as error:
        placed = _MISTYPED.fullmatch(str(error))
        reason, pointer = placed.group("reason", "pointer") if placed else (str(error), "$")
        raise Refusal(f"wrong type: {reason[:1].lower()}{reason[1:]}", pointer) from None


def _check_encodable(key: str, value: str | int | list[str] | None) -> None:
    for string in value if isinstance(value, list) else [value]:
        if isinstance(string, str) and (found := _UNENCODABLE.search(string)):
            kind = "a NUL character" if found.group() == "\0" else f"a lone surrogate (U+{ord(found.group()):04X})"
            raise Refusal(f"no valid text: it holds {kind} at character {found.start()}", f"$.{key}")


def _given(value: str | int | None) -> str | None:
    """Return the value as a string; None when the source left it blank."""
    return None if value is None else str(value).strip() or None


def _given_id(value: dict[str, Any]) -> str | None:
    given = value.get("id")
    usable = isinstance(given, str | int) and not _UNENCODABLE.search(str(given))
    return str(given) if usable else None


def _date(written: str | None) -> str | None:
    try:
        return None if written is None else parse_date(written)
    except ValueError as error:
        raise Refusal(f"wrong date: {written!r}: {error}", "$.published") from None


def _language(tag: str | None) -> str | None:
    if tag is None:
        return None
    normal = tag.replace("_", "-")  # "en_US" is how locales write it
    if not _LANGUAGE.fullmatch(normal):
        raise Refusal(f"wrong language: {tag!r} is no BCP 47 tag, such as `en` or `pt-BR`", "$.language")
    return normal
