"""Records -> lines of JSON with the contract's keys in the contract's order.

Assumes valid records: every key is there. Files are the same byte for byte whatever the machine and the time.
"""

import gzip
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

import msgspec

from onrecord.contract import json_type, properties

_ENCODER = msgspec.json.Encoder()
_GZIP_LEVEL = 6


class Shape(NamedTuple):
    """The keys of an object in order, and the shapes of those that hold lists of objects."""

    names: tuple[str, ...]
    nested: tuple[tuple[str, "Shape"], ...]


@cache
def table_shape(table: str) -> Shape:
    """Return the shape of a table's records."""
    return _shape(properties(table))


def _shape(columns: dict[str, Any]) -> Shape:
    nested = [
        (name, _shape(schema["items"]["properties"]))
        for name, schema in columns.items()
        if json_type(schema) == "array" and json_type(schema["items"]) == "object"
    ]
    return Shape(tuple(columns), tuple(nested))


def arrange(record: dict[str, Any], shape: Shape) -> dict[str, Any]:
    """Return the record with its keys, and those of what it holds, in the contract's order."""
    ordered = {name: record[name] for name in shape.names}
    for name, inner in shape.nested:
        ordered[name] = [arrange(item, inner) for item in ordered[name]]
    return ordered


def encode_records(table: str, records: list[dict[str, Any]]) -> bytes:
    """Return the records as UTF-8 JSON, a line each; nothing for none."""
    if not records:
        return b""
    shape = table_shape(table)
    return _ENCODER.encode_lines([arrange(record, shape) for record in records])


class JsonlFile:
    """A growing JSON Lines file, compressed when its name ends in .gz; the header holds neither time nor name."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: BinaryIO = path.open("wb")
        self._sink: BinaryIO = self._file
        if path.suffix == ".gz":
            packed = gzip.GzipFile("", "wb", compresslevel=_GZIP_LEVEL, fileobj=self._file, mtime=0)
            self._sink = cast("BinaryIO", packed)

    def write(self, lines: bytes) -> None:
        """Append whole lines."""
        self._sink.write(lines)

    def close(self) -> None:
        """Finish the file."""
        try:
            if self._sink is not self._file:
                self._sink.close()
        finally:
            self._file.close()

    def abort(self) -> None:
        """Let go of the file, whatever is missing in it."""
        with suppress(OSError):
            self.close()
