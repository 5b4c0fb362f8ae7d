"""NewsML-G2 -> an article for every news item with text, alone or in a message: XHTML, NITF or plain text inside.

Assumes the element names of NewsML-G2 2.x, whatever their prefix. An item is called by its guid, and its version counts
corrections. Subjects and other catalogue entries stay out of the text. Items without text of their own (pictures, videos,
packages that list others) are passed over with a note.
"""

from collections.abc import Iterator
from io import BufferedReader

from lxml import etree

from onrecord.errors import Issue
from onrecord.read.bylines import parted_names
from onrecord.read.dates import known_date
from onrecord.read.languages import known_language
from onrecord.read.markup import Piece, iter_pieces, marked_text, plain_pieces
from onrecord.read.nitf import nitf_article
from onrecord.read.sources import InputFile, Item, Note, ReadOptions, Refusal, SourceArticle
from onrecord.read.statuses import check_status
from onrecord.read.versions import known_version
from onrecord.read.xml import LANGUAGE, read_xml, text_at

_ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")


def iter_newsml(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of every news item; raise Refusal when the document is no NewsML-G2."""
    root = read_xml(stream, options)
    items = [root] if root.tag in _ITEMS else list(root.iterfind("itemSet/*")) if root.tag == "newsMessage" else []
    if not items:
        raise Refusal(
            f"XML of no format that is read: its root is <{root.tag}>; NewsML-G2, NITF, RSS and Atom are read"
        )
    for position, item in enumerate(items, start=1):
        place = InputFile(file.path, f"{file.name}:{position}", f"{file.where}:{position}")
        content = _content(item)
        if item.tag != "newsItem" or content is None:
            yield Note(place.where, "skipped", f"passed over: a {item.tag} without text of its own")
            continue
        try:
            yield _article(item, content, place)
        except Refusal as refusal:
            yield Issue(place.where, "$", refusal.reason, item.get("guid"))


def _content(item: etree._Element) -> etree._Element | None:
    """Return the element that holds the text: the first of the renditions inside the item."""
    paths = (
        "contentSet/inlineXML/nitf",
        "contentSet/inlineXML/html",
        "contentSet/inlineXML/*",
        "contentSet/inlineData",
    )
    return next((found for found in map(item.find, paths) if found is not None), None)


def _article(item: etree._Element, content: etree._Element, place: InputFile) -> SourceArticle:
    status = item.find("itemMeta/pubStatus")
    check_status(None if status is None else status.get("qcode") or status.get("uri", "").rpartition("/")[2])
    inner = nitf_article(content, place) if content.tag == "nitf" else None
    title = text_at(item, "contentMeta/headline") or (inner.title if inner else None) or text_at(item, "itemMeta/title")
    text, blocks = (inner.text, inner.blocks) if inner else marked_text(_pieces(content), title)
    return SourceArticle(
        source_id=item.get("guid") or place.name,
        source_format="newsml",
        text=text,
        where=place.where,
        url=_url(item),
        publisher=_name(item, "itemMeta/provider") or text_at(item, "rightsInfo/copyrightHolder/name"),
        title=title,
        authors=tuple(_iter_authors(item)) or (inner.authors if inner else ()),
        published_at=_date(item),
        language=_language(item),
        blocks=blocks,
        dateline=text_at(item, "contentMeta/dateline") or (inner.dateline if inner else None),
        version=known_version(item.get("version")),
    )


def _pieces(content: etree._Element) -> Iterator[Piece]:
    if content.tag == "inlineData":
        yield from plain_pieces(content.text or "")
        return
    body = content.find("body")
    yield from iter_pieces(content if body is None else body)


def _name(item: etree._Element, path: str) -> str | None:
    found = item.find(path)
    return None if found is None else text_at(found, "name") or found.get("literal")


def _iter_authors(item: etree._Element) -> Iterator[str]:
    written = text_at(item, "contentMeta/by")
    creators = [name for name in (text_at(each, "name") for each in item.iterfind("contentMeta/creator")) if name]
    yield from parted_names(written) if written else creators


def _date(item: etree._Element) -> str | None:
    meta = ("itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated")
    return known_date(*(text_at(item, path) for path in meta))


def _language(item: etree._Element) -> str | None:
    stated = item.find("contentMeta/language")
    return known_language((stated.get("tag") if stated is not None else None) or item.get(LANGUAGE))


def _url(item: etree._Element) -> str | None:
    links = (link.get("href", "") for link in item.iterfind("itemMeta/link") if "canonical" in link.get("rel", ""))
    return next((link for link in links if link.startswith("http")), None)
