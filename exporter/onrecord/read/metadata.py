"""A web page's tree -> what it says of itself: title, address, publisher, authors, date, language.

Reads schema.org articles in JSON-LD first, since they are written for machines and keep the time of day, then meta tags
(Open Graph, Dublin Core and the older names), then the markup. Assumes nothing: what is missing or odd is None. Leaves
out microdata and dates that stand in the text alone, which could be any event's.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import msgspec
from lxml import etree

from onrecord.read.bylines import parted_names
from onrecord.read.dates import known_date
from onrecord.read.languages import known_language

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "date",
    "dc.date",
    "dcterms.created",
    "dc.date.issued",
    "pubdate",
    "publish-date",
    "sailthru.date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_TITLE_SUFFIX = re.compile(r"\s+[|\N{EN DASH}\N{EM DASH}-]\s+")
_ARTICLE_TYPE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)\Z")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None or () where it says nothing."""

    title: str | None
    url: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published_at: str | None
    language: str | None


def page_metadata(tree: etree._Element) -> Metadata:
    """Return what the page says of itself."""
    meta = _meta_tags(tree)
    article = next(_iter_articles(tree), {})
    publisher = next(filter(None, (*_iter_names(article.get("publisher")), *_values(meta, _PUBLISHERS))), None)
    dates = (article.get("datePublished"), article.get("dateCreated"), *_values(meta, _DATES), *_time_tags(tree))
    languages = (article.get("inLanguage"), tree.get("lang"), *_values(meta, ("og:locale", "dc.language", "language")))
    return Metadata(
        title=_title(tree, article, meta, publisher),
        url=next(_iter_urls(tree, article, meta), None),
        publisher=publisher,
        authors=tuple(_clean_authors(article.get("author"), meta)),
        published_at=known_date(*(date for date in dates if isinstance(date, str))),
        language=next(filter(None, (known_language(tag) for tag in languages if isinstance(tag, str))), None),
    )


def _meta_tags(tree: etree._Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if content := _plain(tag.get("content")):
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _values(meta: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _iter_articles(tree: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield every schema.org article in the JSON-LD of the page."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        try:
            document = msgspec.json.decode((script.text or "").strip().rstrip(";"))
        except (msgspec.DecodeError, RecursionError):
            continue
        yield from (node for node in _iter_nodes(document) if _is_article(node))


def _iter_nodes(document: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects at the top, in a list or a graph, and what a page is about."""
    if isinstance(document, list):
        for item in document:
            yield from _iter_nodes(item) if isinstance(item, dict) else ()
    elif isinstance(document, dict):
        yield document
        for key in ("@graph", "mainEntity"):
            inner = document.get(key)
            yield from _iter_nodes(inner if isinstance(inner, list) else [inner])


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(one, str) and _ARTICLE_TYPE.match(one) for one in (types if isinstance(types, list) else [types])
    )


def _title(
    tree: etree._Element, article: dict[str, Any], meta: dict[str, list[str]], publisher: str | None
) -> str | None:
    first_heading = next((_plain(" ".join(tag.itertext())) for tag in tree.iter("h1")), None)
    stated = (_plain(article.get("headline")), *_values(meta, _TITLES), first_heading)
    if found := next(filter(None, stated), None):
        return found
    whole = next((_plain(tag.text) for tag in tree.iter("title") if _plain(tag.text)), None)
    parts = _TITLE_SUFFIX.split(whole) if whole else []
    named = len(parts) > 1 and publisher is not None and parts[-1].casefold() == publisher.casefold()
    return whole and (whole[: whole.rindex(parts[-1])].rstrip(" |-\N{EN DASH}\N{EM DASH}") if named else whole)


def _iter_urls(tree: etree._Element, article: dict[str, Any], meta: dict[str, list[str]]) -> Iterator[str]:
    links = (tag.get("href") for tag in tree.iter("link") if "canonical" in (tag.get("rel") or "").lower().split())
    entity = article.get("mainEntityOfPage")
    stated = (entity.get("@id") if isinstance(entity, dict) else entity, article.get("url"))
    for url in (*links, *_values(meta, ("og:url",)), *stated):
        if isinstance(url, str) and _is_address(url.strip()):
            yield url.strip()


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and not re.search(r"\s", url)


def _time_tags(tree: etree._Element) -> Iterator[str]:
    """Yield the date of the first time tag that is marked as that of publication."""
    for tag in tree.iter("time"):
        if "published" in f"{tag.get('itemprop', '')} {tag.get('class', '')}".lower() or tag.get("pubdate") is not None:
            yield tag.get("datetime", "")


def _clean_authors(stated: Any, meta: dict[str, list[str]]) -> Iterator[str]:
    written = [name for name in _iter_names(stated) if name] or list(_values(meta, _AUTHORS))
    yield from dict.fromkeys(name for text in written for name in parted_names(text))


def _iter_names(stated: Any) -> Iterator[str | None]:
    """Yield the names in what schema.org lets stand for a person or organization: a name, an object, or a list of them."""
    for one in stated if isinstance(stated, list) else [stated]:
        name = one.get("name") if isinstance(one, dict) else one
        for written in name if isinstance(name, list) else [name]:
            yield _plain(written)


def _plain(text: Any) -> str | None:
    """Return the text on one line, without character references and tags, which JSON-LD often has."""
    if not isinstance(text, str):
        return None
    without_tags = re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", html.unescape(text))
    return " ".join(without_tags.replace("\0", "").split()) or None
