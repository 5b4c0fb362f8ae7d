"""Markup -> the paragraphs and headings in it: one walk over HTML, the XHTML in feeds and news XML, and NITF.

Assumes a tree whose tag names mean what they mean in HTML or NITF. White space is made plain, a paragraph is parted where
two line breaks meet, and a short paragraph all in bold is a heading, as editors write them. Leaves out scripts, pictures
with their captions, asides and forms, and what newspapers put between paragraphs ("Read more: …").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree
from lxml import html as lxml_html

from onrecord.lexicons.boilerplate import is_boilerplate
from onrecord.read.sources import Refusal
from onrecord.spans import Block, BlockKind, join_blocks

Piece = tuple[BlockKind, str]
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hl2", "head"})
_BLOCKS = _HEADINGS | {
    *(
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "body",
        "center",
        "address",
        "details",
        "summary",
        "hr",
        "pre",
    ),
    *("blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr"),
    *("quote", "list", "item", "row"),  # of trafilatura
    *("body.content", "block", "bq", "nitf-table"),  # of NITF
}
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_BOLD = frozenset({"b", "strong"})
_LINKS = frozenset({"a", "ref"})
_DROPPED = frozenset(
    {
        *(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "video",
            "audio",
            "picture",
            "svg",
            "math",
        ),
        *("figure", "figcaption", "graphic", "media", "caption"),
        *("nav", "aside", "footer", "form", "button", "select", "textarea", "input", "title"),
        *("body.head", "body.end", "fn"),
    }
)
_SPACE = re.compile(r"\s+")
_PARAGRAPH_BREAK = re.compile(r"[ ]*\n[ ]*(?:\n[ ]*)+")
_LINE_BREAK = re.compile(r"[ ]*\n[ ]*")
_SPACES = re.compile("  +")
_TAGS = 1024  # HTML has some hundred; a hostile file as many as it likes
_HEADING_WORDS = 14
_HEADING_LENGTH = 200  # a whole article set as a heading is none
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
# Hidden characters that part words, and the quotation marks of Windows-1252 that old pages write as "&#146;".
_PLAIN = {0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None} | {
    code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)
}


def iter_pieces(root: etree._Element) -> Iterator[Piece]:
    """Yield every heading and paragraph below an element in order."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    block = _Block()
    for event, element in walk:
        tag = _plain_name(element.tag) if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _DROPPED:
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield from block.close()
            block.enter(tag, element)
        elif event == "end" and tag not in _DROPPED:
            if tag in _BLOCKS:
                yield from block.close()
            block.leave(tag, element)
        if event != "start" and element is not root:
            block.add(element.tail)
    yield from block.close()


def plain_pieces(text: str) -> Iterator[Piece]:
    """Yield every line of a plain text that is not blank as a paragraph."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    yield from (("paragraph", line) for line in lines if line)


def fragment_tree(markup: str) -> etree._Element:
    """Return a piece of HTML as one element."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = markup.replace("\0", "").encode("utf-8", "replace")
    page = lxml_html.document_fromstring(b"<html><body>%b</body></html>" % data, parser=parser)
    body = page.find("body")  # of a frameset there is none
    return etree.Element("body") if body is None else body


def marked_text(pieces: Iterable[Piece], title: str | None) -> tuple[str, tuple[Block, ...]]:
    """Return the text that the pieces make and the blocks in it, without the headline; raise Refusal when there is none."""
    text, blocks = join_blocks(without_title(pieces, title))
    if not text:
        raise Refusal("empty: there is no text")
    return text, blocks


def without_title(pieces: Iterable[Piece], title: str | None) -> list[Piece]:
    """Return the pieces without the headline above them, which is kept as the title."""
    found = list(pieces)
    repeated = title is not None and found and _folded(found[0][1]) == _folded(title)
    return found[1:] if repeated else found


@lru_cache(_TAGS)
def _plain_name(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


class _Block:
    """The heading or paragraph that is being read, and the inline elements around it."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._open: Counter[str] = Counter()
        self._only_bold = self._only_link = True

    def enter(self, tag: str, element: etree._Element) -> None:
        for role in _roles(tag, element):
            self._open[role] += 1
        if tag in _BREAKS:
            self._texts.append("\n")
        self.add(element.text)

    def leave(self, tag: str, element: etree._Element) -> None:
        self._open.subtract(_roles(tag, element))
        if tag in _CELLS:
            self._texts.append(" ")

    def add(self, text: str | None) -> None:
        if not text:
            return
        self._texts.append(_SPACE.sub(" ", text))
        if not text.isspace():
            self._only_bold &= self._open["bold"] > 0
            self._only_link &= self._open["link"] > 0

    def close(self) -> Iterator[Piece]:
        """Yield what was read since the last block ended, and begin a new one."""
        text, only_bold, only_link = "".join(self._texts), self._only_bold, self._only_link
        self._texts, self._only_bold, self._only_link = [], True, True
        if not text or text.isspace():
            return
        for paragraph in _PARAGRAPH_BREAK.split(text.translate(_PLAIN)):
            plain = _LINE_BREAK.sub("\n", _SPACES.sub(" ", paragraph)).strip()
            kind = self._kind(plain, only_bold=only_bold)
            if plain and not is_boilerplate(plain) and not (only_link and kind == "paragraph"):
                yield kind, plain

    def _kind(self, text: str, *, only_bold: bool) -> BlockKind:
        if self._open["heading"] > 0:
            return "heading" if len(text) <= _HEADING_LENGTH else "paragraph"
        short = len(text.split()) <= _HEADING_WORDS and not _ENDS_SENTENCE.search(text)
        return "heading" if only_bold and short else "paragraph"


def _roles(tag: str, element: etree._Element) -> Iterator[str]:
    if tag in _HEADINGS:
        yield "heading"
    if tag in _BOLD or (tag == "hi" and "#b" in element.get("rend", "")):
        yield "bold"
    if tag in _LINKS:
        yield "link"
