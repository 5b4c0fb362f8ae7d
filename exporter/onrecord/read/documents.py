"""A file that is one document -> its bytes, whole, or its text.

Assumes that a document fits into memory: what is longer than allowed is refused before it is read on.
"""

from io import BufferedReader

from onrecord.read.encodings import Decoded, decode, decode_as
from onrecord.read.sources import Note, ReadOptions, Refusal


def read_bytes(stream: BufferedReader, limit: int, what: str = "one article") -> bytes:
    """Return all bytes of the stream; raise Refusal when there are none, or more than the limit."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise Refusal(f"too large: more than {limit:,} bytes for {what}")
    if not data:
        raise Refusal("empty: the file has no bytes")
    return data


def decode_bytes(data: bytes, options: ReadOptions) -> Decoded:
    """Return the text of the bytes, in the encoding that is asked for, or that is told."""
    return decode_as(data, options.encoding) if options.encoding else decode(data)


def encoding_note(where: str) -> Note:
    """Return the note on a text that names no encoding and was read as Windows-1252."""
    return Note(where, "encoding", "not UTF-8; read as Windows-1252")
