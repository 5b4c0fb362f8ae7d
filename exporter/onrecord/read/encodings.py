"""Bytes -> text, never garbled silently.

UTF-8 is the rule; a byte order mark decides for UTF-8, UTF-16 or UTF-32. What is not UTF-8 is read as Windows-1252
(which holds all of Latin-1 that occurs in text) only when every character it gives is plausible where it stands, and
the reader then says so; everything else is refused by name. No other legacy encoding is guessed.
"""

import codecs
import re
from typing import NamedTuple

from onrecord.read.sources import Refusal

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or a Word or OpenDocument file)"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "an RTF document"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Bytes of Windows-1252 where no Western European text has them; what another encoding puts there is in the comments.
_IMPLAUSIBLE = re.compile(
    rb"""
      [a-z\xdf-\xf6\xf8-\xff] [\x8a\x8c\x8e\x9f\xc0-\xd6\xd8-\xde]       # capital after small letter: Mac Roman "don't"
    | [\x8a\x8c\x8e\x9f\xc0-\xd6\xd8-\xde] [A-Z] [a-z]                   # opening quotation mark of Mac Roman
    | [.,!?;:] [\x8a\x8c\x8e\x9f\xc0-\xd6\xd8-\xde]                      # closing quotation mark of Mac Roman
    | [\x83\x88\x8a\x8c\x8e\x98\x9a\x9c\x9e\x9f\xa1-\xaa\xac-\xb6\xb8-\xba\xbc-\xff]{3}  # Cyrillic, Greek, Asian
    | [A-Za-z\xc0-\xff] [\x83\x86-\x89\x8b\x98\x99\x9b\xa1-\xaa\xac\xae-\xb6\xb8-\xba\xbc-\xbf\xd7\xf7] [A-Za-z\xc0-\xff]  # Latin-2
    | [A-Za-z] [\x82\x84]                                                # opening quotation mark after a letter: DOS
    | [\x81\x8d\x8f\x90\x9d]                                             # not assigned
    """,
    re.VERBOSE,
)
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_WESTERN_SHARE = 1 / 3  # of bytes beyond ASCII; French prose has one in twenty, Shift JIS and KOI8-R most
_UTF16_SHARE = 0.25  # plain English in UTF-16 is half NUL bytes; executables and images stay far below on one side


class Decoded(NamedTuple):
    """The text, and the encoding that it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text of `data`; raise Refusal when its encoding cannot be told, naming what it looks like."""
    if encoding := marked_encoding(data):
        return _checked(data, encoding)
    if reason := _signature(data):
        raise Refusal(reason)
    try:
        return _checked_nul(Decoded(data.decode("utf-8"), "utf-8"), data)
    except UnicodeDecodeError as error:
        return _legacy(data, error)


def decode_as(data: bytes, encoding: str) -> Decoded:
    """Return the text of `data` in an encoding that somebody names; raise Refusal when it is in another."""
    try:
        return _checked_nul(Decoded(data.decode(encoding), encoding), data)
    except UnicodeDecodeError as error:
        raise Refusal(f"not in {encoding}: {error.reason} at byte {error.start}") from None


def marked_encoding(head: bytes) -> str | None:
    """Return the codec that the byte order mark at the start of `head` names; None without a mark."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def fixed_text(text: str) -> str:
    """Return the text with LF line endings and without a byte order mark: the only changes ever made to it."""
    return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n").replace("\r", "\n")


def _checked(data: bytes, encoding: str) -> Decoded:
    name = encoding.removesuffix("-sig").upper()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"invalid {name}: {error.reason} at byte {error.start}, though it begins with a {name} mark"
        raise Refusal(reason) from None
    return _checked_nul(Decoded(text, encoding.removesuffix("-sig")), data)


def _checked_nul(decoded: Decoded, data: bytes) -> Decoded:
    if "\0" not in decoded.text:
        return decoded
    raise Refusal(_nul_reason(data))


def _signature(data: bytes) -> str | None:
    kind = next((kind for mark, kind in _SIGNATURES if data.startswith(mark)), None)
    return kind and f"binary data: {kind}; give it as plain text or JSON Lines"


def _legacy(data: bytes, error: UnicodeDecodeError) -> Decoded:
    if b"\0" in data:
        raise Refusal(_nul_reason(data)) from None
    place = f"byte 0x{data[error.start]:02X} at offset {error.start}"
    valid = len(_MULTIBYTE.findall(data))
    if valid and valid >= data.decode("utf-8", "replace").count("\N{REPLACEMENT CHARACTER}"):
        raise Refusal(f"invalid UTF-8: {place}; the text around it is UTF-8, so the file is damaged") from None
    if not _is_plausible_western(data):
        raise Refusal(
            f"invalid UTF-8: {place}, and it is not plausible Windows-1252; name its encoding (--encoding)"
        ) from None
    return Decoded(data.decode("cp1252"), "windows-1252")


def _is_plausible_western(data: bytes) -> bool:
    beyond_ascii = len(data) - len(data.translate(None, _BEYOND_ASCII))
    return beyond_ascii <= _WESTERN_SHARE * len(data) and not _IMPLAUSIBLE.search(data)


def _nul_reason(data: bytes) -> str:
    """Name what NUL bytes betray: UTF-16 without a mark has them on every other place, binary data anywhere."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) > _UTF16_SHARE * len(data) and min(even, odd) < max(even, odd) / 10:
        return "looks like UTF-16 without a byte order mark; name its encoding (--encoding utf-16-le or utf-16-be)"
    return f"binary data: a NUL byte at offset {data.find(0)}"
