"""The first bytes of a file -> what it opens with.

Assumes that a format betrays itself within a few kilobytes. The tests are strict: a text in braces is no JSON.
"""

import re
from typing import NamedTuple, Self

from onrecord.read.encodings import marked_encoding

HEAD_BYTES = 2**14  # pages have comments and styles in front of what tells them
_BUNDLE = re.compile(r'\s*\{\s*"article"\s*:\s*\{\s*"article_id"')
_PROLOG = r"(?:\s+|<\?[^>]{0,500}>|<!--.{0,8000}?-->)*+"
_PAGE = re.compile(_PROLOG + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(
    _PROLOG + r"(?:<!DOCTYPE[^\[>]{0,300}(?:\[[^\]]*\]\s*)?>" + _PROLOG + r")?<(?:[\w.-]+:)?(?P<name>[\w.-]+)",
    re.IGNORECASE | re.DOTALL,
)
_NINJS = re.compile(r'"(?:body_(?:xhtml|html|text)|bodies|headlines)"\s*:|ninjs-schema|std/ninjs')
_OBJECT = re.compile(r'\s*\{\s*["}]')
_ARRAY = re.compile(r"\s*\[\s*[{\]]")
_SPREAD_OBJECT = re.compile(r"\s*\{([^\n]*[,{\[])?[ \t\r]*\n")  # over several lines, the first of which ends inside it


class Head(NamedTuple):
    """The first bytes of a file, and the same as text: Latin-1, or what a byte order mark says."""

    data: bytes
    text: str

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Return the head that begins with these bytes; a character cut off at its end is left out."""
        return cls(data, data.decode(marked_encoding(data) or "latin-1", "ignore"))


def opens_bundle(head: Head) -> bool:
    """Tell whether a bundle opens."""
    return _BUNDLE.match(head.text) is not None


def opens_object(head: Head) -> bool:
    """Tell whether a JSON object opens."""
    return _OBJECT.match(head.text) is not None


def opens_page(head: Head) -> bool:
    """Tell whether a web page opens."""
    return _PAGE.match(head.text) is not None


def opens_document(head: Head) -> bool:
    """Tell whether a JSON array of objects opens, or a JSON object that is spread over lines."""
    return bool(_ARRAY.match(head.text) or (_SPREAD_OBJECT.match(head.text) and opens_object(head)))


def opens_parquet(head: Head) -> bool:
    """Tell whether a Parquet file opens."""
    return head.data.startswith(b"PAR1")


def opens_warc(head: Head) -> bool:
    """Tell whether a WARC file opens."""
    return head.data.startswith(b"WARC/")


def opens_zip(head: Head) -> bool:
    """Tell whether a ZIP archive opens, be it an empty one."""
    return head.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def opens_tar(head: Head) -> bool:
    """Tell whether a tar archive opens; those without this mark went out with the eighties."""
    return head.data[257:262] == b"ustar"


def opens_feed(head: Head) -> bool:
    """Tell whether an RSS or Atom feed opens."""
    return _root(head) in {"rss", "feed", "RDF"}


def opens_newsml(head: Head) -> bool:
    """Tell whether NewsML-G2 opens."""
    return _root(head) in {"newsMessage", "newsItem", "packageItem"}


def opens_nitf(head: Head) -> bool:
    """Tell whether NITF opens."""
    return _root(head) == "nitf"


def opens_ninjs(head: Head) -> bool:
    """Tell whether a document of ninjs opens, or an array of them."""
    start = head.text.lstrip().removeprefix("[")
    return _OBJECT.match(start) is not None and _NINJS.search(start) is not None


def _root(head: Head) -> str | None:
    """Return the name of the first element, without its prefix."""
    found = _ROOT.match(head.text)
    return found and found["name"]
