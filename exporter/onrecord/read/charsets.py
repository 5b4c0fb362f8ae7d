"""A web page's bytes -> its text, by the charset that it states, when that can be true.

In the order of the HTML standard: a byte order mark, what the server said, what the page says. But UTF-8 that is valid is
UTF-8, whatever is stated, and a statement that does not fit is refused: a page must not be garbled silently.
"""

import codecs
import re

from onrecord.read.encodings import Decoded, decode, decode_as, marked_encoding
from onrecord.read.sources import Refusal

_STATED = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|<\?xml[^>]{1,100}?encoding=[\"']([\w.-]{2,40})",
    re.IGNORECASE,
)
_STATED_WITHIN = 4096  # bytes; the standard looks at 1024, pages are laxer
# What browsers take the labels for (WHATWG Encoding Standard, section 4.2), where Python takes them for less.
_READ_AS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a page that can state it in ASCII is not in UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
_OTHER_SCRIPT = re.compile("[\u0370-\u04ff]")  # Greek, Cyrillic
_MIXED = re.compile("[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]")
_MIXED_SHARE = 0.1  # names of products mix scripts now and then
_ASCII_BYTES = ("iso-2022", "iso2022", "hz")  # encodings that write everything in ASCII bytes, so that UTF-8 fits too


def decode_page(data: bytes, served: str | None = None) -> Decoded:
    """Return the text of a page; `served` is the charset of the HTTP header. Raise Refusal when none fits."""
    stated = served or _stated(data)
    if stated is None or marked_encoding(data):
        return decode(data)
    codec = _codec(stated)
    if _is_utf8(data) and not codec.startswith(_ASCII_BYTES):
        return decode(data)
    try:
        if codec == "utf-8":
            return decode(data)
        return Decoded(decode(data).text, codec) if codec == "cp1252" else _plausible(decode_as(data, codec))
    except Refusal as refusal:
        raise Refusal(f"charset stated as {stated}, which it is not: {refusal.reason}") from None


def _plausible(decoded: Decoded) -> Decoded:
    """Return what was decoded; raise Refusal when letters of two scripts mix in its words, as in Japanese read as Cyrillic."""
    if len(_MIXED.findall(decoded.text)) > _MIXED_SHARE * len(_OTHER_SCRIPT.findall(decoded.text)):
        raise Refusal("its words would mix scripts; name its encoding (--encoding)")
    return decoded


def _stated(data: bytes) -> str | None:
    found = _STATED.search(data[:_STATED_WITHIN])
    return (found.group(1) or found.group(2)).decode("ascii", "replace").lower() if found else None


def _codec(label: str) -> str:
    name = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_READ_AS.get(name, name))
    except LookupError:
        return "utf-8"
    return "cp1252" if found.name in {"cp1252", "latin_1", "iso8859-1", "ascii"} else found.name


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
