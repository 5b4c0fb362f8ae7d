"""RSS and Atom files -> an article an entry: the full content where the feed has it, else the summary, marked as such.

`source_format` is "feed" for an entry with its content, and "feed-summary" for one of which the feed gives a summary
alone: what is missing in it was perhaps never written. feedparser knows the dialects. Assumes a feed that fits into
memory. Leaves out enclosures and categories.
"""

import re
import sys
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import Any

import feedparser

from onrecord.errors import Issue
from onrecord.read.dates import known_date
from onrecord.read.documents import read_bytes
from onrecord.read.languages import known_language
from onrecord.read.markup import Piece, fragment_tree, iter_pieces, marked_text, plain_pieces
from onrecord.read.signatures import HEAD_BYTES, Head, opens_page
from onrecord.read.sources import InputFile, Item, ReadOptions, Refusal, SourceArticle

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_REFERENCE = re.compile(rb"&#(?:x0*+([0-9a-f]++)|0*+([0-9]++));", re.IGNORECASE)
_DIGITS = 7  # of the last character's number, 1,114,111
_HALVES = range(0xD800, 0xE000)


def iter_feed(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of every entry, or the issue with it; raise Refusal when the file is no feed."""
    data = read_bytes(stream, options.max_bytes, "one feed")
    feed = _parsed(data, options)
    for position, entry in enumerate(feed.entries, start=1):
        place = InputFile(file.path, f"{file.name}:{position}", f"{file.where}:{position}")
        try:
            yield _article(entry, feed.feed, place)
        except Refusal as refusal:
            yield Issue(place.where, "$", refusal.reason, entry.get("id") or entry.get("link"))


def _parsed(data: bytes, options: ReadOptions) -> Any:
    if opens_page(Head.of(data[:HEAD_BYTES])):
        raise Refusal("not a feed: it is a web page, as servers send when they have no feed; fetch the feed again")
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise Refusal("unsafe XML: it declares entities, which are not expanded; remove them from its DOCTYPE")
    headers = {"content-type": f"application/xml; charset={options.encoding}"} if options.encoding else {}
    data = _REFERENCE.sub(_whole_character, data)
    feed = feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False)
    if not feed.version:
        raise Refusal("not a feed: it is neither RSS nor Atom")
    if not feed.entries:
        raise Refusal("empty: the feed has no entry")
    return feed


def _whole_character(found: re.Match[bytes]) -> bytes:
    """Return a reference; what is no character, such as half of an emoji, would cost the whole feed in feedparser."""
    digits = found[1] or found[2]
    code = int(digits, 16 if found[1] else 10) if len(digits) <= _DIGITS else sys.maxunicode + 1
    return found[0] if code <= sys.maxunicode and code not in _HALVES else b"&#xfffd;"


def _article(entry: Any, feed: Any, place: InputFile) -> SourceArticle:
    title = _line(entry.get("title"))
    full = next((content for content in entry.get("content", ()) if content.get("value", "").strip()), None)
    given = full or entry.get("summary_detail") or {}
    if not given.get("value", "").strip():
        raise Refusal("empty: the entry has neither content nor summary")
    text, blocks = marked_text(_pieces(given), title)
    link = entry.get("link")
    return SourceArticle(
        source_id=entry.get("id") or link or place.name,
        source_format="feed" if full else "feed-summary",
        text=text,
        where=place.where,
        url=link if link and link.startswith(("http://", "https://")) else None,
        publisher=_line(entry.get("source", {}).get("title")) or _line(feed.get("title")),
        title=title,
        authors=tuple(_iter_authors(entry)),
        published_at=known_date(*(entry[key] for key in ("published", "updated") if key in entry.keys())),  # noqa: SIM118 - `in` and `get` make up what is missing, with a warning
        language=known_language(given.get("language") or feed.get("language")),
        blocks=blocks,
    )


def _pieces(given: Any) -> Iterator[Piece]:
    if given.get("type") == "text/plain" and "<" not in given["value"]:
        yield from plain_pieces(given["value"])
        return
    yield from iter_pieces(fragment_tree(given["value"]))


def _iter_authors(entry: Any) -> Iterator[str]:
    names = (_line(author.get("name")) for author in entry.get("authors", ()))
    yield from dict.fromkeys(filter(None, names))


def _line(markup: str | None) -> str | None:
    if not markup or not markup.strip():
        return None
    text = "".join(fragment_tree(markup).itertext()) if "<" in markup or "&" in markup else markup
    return " ".join(text.split()) or None
