"""A web page -> one article: the text that is its own, with its headings, and what the page says of itself.

trafilatura finds the article among menus, adverts and comments; its tree is walked, so that headings become sections and
no words are glued. Assumes one article a page. The headline is kept as the title and not in the text. Leaves out reader
comments, captions and pictures.
"""

import logging
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html
from trafilatura.core import bare_extraction

from onrecord.read.charsets import decode_page
from onrecord.read.documents import encoding_note
from onrecord.read.encodings import Decoded, decode_as
from onrecord.read.markup import Piece, iter_pieces, without_title
from onrecord.read.metadata import page_metadata
from onrecord.read.sources import Item, Page, ReadOptions, Refusal, SourceArticle
from onrecord.spans import join_blocks

_MOST_ELEMENTS = 30_000  # five seconds' work, growing with the square; a long live blog has ten thousand
_SHORTEST = 120  # characters; what is shorter is a notice ("Page not found"), not an article
logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it discards is said in our words


def iter_page(page: Page, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of a page, and a note on an odd encoding; raise Refusal when it holds none."""
    decoded = decode_as(page.data, options.encoding) if options.encoding else decode_page(page.data, page.charset)
    article = _article(decoded, page)
    if decoded.encoding == "windows-1252":
        yield encoding_note(page.where)
    yield article


def _article(decoded: Decoded, page: Page) -> SourceArticle:
    tree = _parsed(decoded.text)
    said = page_metadata(tree)  # first, since the extraction takes the tree apart
    pieces = without_title(_extracted(tree), said.title)
    text, blocks = join_blocks(pieces)
    if len(text) < _SHORTEST or all(block.kind == "heading" for block in blocks):
        raise Refusal("no article: the page holds no text that reads as one")
    url = said.url or page.url
    return SourceArticle(
        source_id=page.record_id or url or page.name,
        source_format="warc" if page.record_id else "html",
        text=text,
        where=page.where,
        url=url,
        publisher=said.publisher,
        title=said.title,
        authors=said.authors,
        published_at=said.published_at,
        language=said.language,
        blocks=blocks,
    )


def _parsed(text: str) -> etree._Element:
    """Return the tree; the bytes are made anew, since lxml refuses a string that states an encoding."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise Refusal("no article: the page is empty") from None
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise Refusal(f"too large: more than {_MOST_ELEMENTS:,} elements for a page")
    return tree


def _extracted(tree: etree._Element) -> list[Piece]:
    try:
        found = bare_extraction(
            tree,
            fast=True,
            favor_precision=True,
            include_comments=False,
            include_formatting=True,
            include_links=True,
        )
    except Exception as error:  # noqa: BLE001 - a page that breaks the library may cost itself, never the run
        raise Refusal(f"page that cannot be taken apart: {type(error).__name__}: {error}") from None
    body = getattr(found, "body", None)
    return [] if body is None else list(iter_pieces(body))
