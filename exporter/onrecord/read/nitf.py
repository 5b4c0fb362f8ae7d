"""NITF 3.x -> one article a document: hedline, byline and dateline beside the text, hl2 as headings of sections.

Assumes one article a document. Captions, tables of results outside `body.content` and taglines are left out.
"""

from collections.abc import Iterator
from io import BufferedReader

from lxml import etree

from onrecord.read.bylines import parted_names
from onrecord.read.dates import known_date
from onrecord.read.languages import known_language
from onrecord.read.markup import iter_pieces, marked_text
from onrecord.read.sources import InputFile, Item, ReadOptions, Refusal, SourceArticle
from onrecord.read.statuses import check_status
from onrecord.read.versions import known_version
from onrecord.read.xml import LANGUAGE, read_xml, text_at


def iter_nitf(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of the document; raise Refusal when it holds none."""
    root = read_xml(stream, options)
    if root.tag != "nitf":
        raise Refusal(f"not NITF: its root is <{root.tag}>")
    yield nitf_article(root, file)


def nitf_article(root: etree._Element, file: InputFile) -> SourceArticle:
    """Return the article of a <nitf> element; raise Refusal when it holds none."""
    data = root.find("head/docdata")
    check_status(data.get("management-status") if data is not None else None)
    title = text_at(root, "body/body.head/hedline/hl1") or text_at(root, "head/title")
    content = root.find("body/body.content")
    text, blocks = marked_text([] if content is None else iter_pieces(content), title)
    return SourceArticle(
        source_id=_attribute(root, "head/docdata/doc-id", "id-string") or file.name,
        source_format="nitf",
        text=text,
        where=file.where,
        url=_attribute(root, "head/docdata/doc-id", "url"),
        publisher=text_at(root, "body/body.head/distributor/org") or text_at(root, "body/body.head/distributor"),
        title=title,
        authors=tuple(_iter_authors(root)),
        published_at=_date(root),
        language=known_language(root.get(LANGUAGE) or _attribute(root, "body", LANGUAGE)),
        blocks=blocks,
        dateline=text_at(root, "body/body.head/dateline/location") or text_at(root, "body/body.head/dateline"),
        version=known_version(_attribute(root, "head/docdata/du-key", "version")),
    )


def _iter_authors(root: etree._Element) -> Iterator[str]:
    for byline in root.iterfind("body/body.head/byline"):
        people = [" ".join("".join(person.itertext()).split()) for person in byline.iterfind("person")]
        without_title = " ".join(filter(None, [byline.text, *(child.tail for child in byline)]))
        yield from filter(None, people or parted_names(" ".join(without_title.split())))


def _date(root: etree._Element) -> str | None:
    written = (
        _attribute(root, "head/docdata/date.release", "norm"),
        _attribute(root, "head/docdata/date.issue", "norm"),
        _attribute(root, "head/pubdata", "date.publication"),
        _attribute(root, "body/body.head/dateline/story.date", "norm"),
    )
    return known_date(*written)


def _attribute(root: etree._Element, path: str, name: str) -> str | None:
    found = root.find(path)
    return (found.get(name) or "").strip() or None if found is not None else None
