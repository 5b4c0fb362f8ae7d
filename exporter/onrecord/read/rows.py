"""One record of a table or of JSON, with whatever keys -> the article in it.

Fields: id, title, text, url, published, publisher, authors, language, under their own names or those that the user gave;
`text` alone is required, others may be missing, null or blank, and what stands beside them is passed over. An article
without `id` is called by its URL, or else by its place.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import msgspec

from onrecord.errors import Issue
from onrecord.read.bylines import byline_names
from onrecord.read.dates import DateOrder, DateOrderError, parse_date
from onrecord.read.encodings import fixed_text
from onrecord.read.languages import parse_language
from onrecord.read.mappings import FieldMap
from onrecord.read.sources import Refusal, SourceArticle

_SHOWN_KEYS = 12
_UNENCODABLE = re.compile("[\0\ud800-\udfff]")
_MISTYPED = re.compile(r"(?P<reason>.*) - at `(?P<pointer>.*)`", re.DOTALL)


class Row(msgspec.Struct):
    """The fields as they must be typed; `id` may be a number, and `authors` one string."""

    text: str
    id: str | int | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: str | list[str] | None = None
    language: str | None = None


class Place(NamedTuple):
    """Where a record stands: its format, the name that it has when it carries none, and its place for messages."""

    source_format: str
    name: str
    where: str


def row_item(record: Mapping[str, Any], place: Place, fields: FieldMap) -> SourceArticle | Issue:
    """Return the article of a record, or the issue with it."""
    picked = fields.pick(record)
    if isinstance(published := picked.get("published"), date):  # columns of Parquet have such values; a time is one too
        picked["published"] = published.isoformat()
    elif type(published) is int:  # 20260301; another number is refused with what to do about it
        picked["published"] = str(published)
    if "text" not in picked:
        reason = f"missing: {_likely_cause(record, fields)}"
        return Issue(place.where, fields.pointer("$.text", record), reason, _given_id(picked))
    try:
        return _article(picked, place, fields.dates)
    except Refusal as refusal:
        return Issue(place.where, fields.pointer(refusal.pointer, record), refusal.reason, _given_id(picked))


def _article(picked: Mapping[str, Any], place: Place, dates: DateOrder | None) -> SourceArticle:
    row = _typed(picked)
    for key in row.__struct_fields__:
        check_encodable(key, getattr(row, key))
    text = fixed_text(row.text)
    if not text.strip():
        raise Refusal("empty: there is no text", "$.text")
    url = _given(row.url)
    return SourceArticle(
        source_id=_given(row.id) or url or place.name,
        source_format=place.source_format,
        text=text,
        where=place.where,
        url=url,
        publisher=_given(row.publisher),
        title=_given(row.title),
        authors=tuple(_names(row.authors)),
        published_at=_date(_given(row.published), dates),
        language=_language(_given(row.language)),
    )


def _names(authors: str | list[str] | None) -> Iterator[str]:
    """Yield each name; semicolons part names that share a string, since no name holds one, and a byline has its own marks."""
    for written in [authors] if isinstance(authors, str) else authors or []:
        yield from byline_names(written) or (name.strip() for name in written.split(";") if name.strip())


def _typed(value: Mapping[str, Any]) -> Row:
    try:
        return msgspec.convert(value, Row)
    except msgspec.ValidationError as error:
        placed = _MISTYPED.fullmatch(str(error))
        reason, pointer = placed.group("reason", "pointer") if placed else (str(error), "$")
        raise Refusal(f"wrong type: {reason[:1].lower()}{reason[1:]}", pointer) from None


def _likely_cause(record: Mapping[str, Any], fields: FieldMap) -> str:
    if "article" in record:
        return "this is a bundle; read it with the input format `bundle`"
    keys = ", ".join(list(record)[:_SHOWN_KEYS])
    return f"the record has {keys or 'no key'}; name the one that holds the text: {fields.naming_text('NAME')}"


def check_encodable(key: str, value: str | int | list[str] | None) -> None:
    """Raise Refusal when a string holds what no text can: JSON can escape NUL and halves of characters."""
    for string in value if isinstance(value, list) else [value]:
        if isinstance(string, str) and not _is_encodable(string) and (found := _UNENCODABLE.search(string)):
            kind = "a NUL character" if found.group() == "\0" else f"a lone surrogate (U+{ord(found.group()):04X})"
            raise Refusal(f"no valid text: it holds {kind} at character {found.start()}", f"$.{key}")


def _is_encodable(string: str) -> bool:
    """Tell what the pattern of what no text can hold would, in a fraction of the time."""
    try:
        return "\0" not in string and bool(string.encode() or True)
    except UnicodeEncodeError:
        return False


def _given(value: str | int | None) -> str | None:
    """Return the value as a string; None when the source left it blank."""
    return None if value is None else str(value).strip() or None


def _given_id(value: Mapping[str, Any]) -> str | None:
    given = value.get("id")
    usable = isinstance(given, str | int) and not _UNENCODABLE.search(str(given))
    return str(given) if usable else None


def _date(written: str | None, order: DateOrder | None) -> str | None:
    try:
        return None if written is None else parse_date(written, order)
    except ValueError as error:
        remedy = "say it with --dates dmy or --dates mdy" if isinstance(error, DateOrderError) else "write it so"
        remedy = f"{remedy}, or leave dates out with --map published="
        raise Refusal(f"wrong date: {written!r}: {error}; {remedy}", "$.published") from None


def _language(tag: str | None) -> str | None:
    try:
        return None if tag is None else parse_language(tag)
    except ValueError as error:
        raise Refusal(f"wrong language: {tag!r} is {error}", "$.language") from None
