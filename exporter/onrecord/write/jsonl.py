"""Records -> lines of JSON with the contract's keys in the contract's order.

Assumes valid records: every key is there. Those that a parse makes have their keys in order; `arrange_bundle` does it for
those that somebody else made. Files are the same byte for byte whatever the machine and the time.
"""

import gzip
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

import msgspec

from onrecord.contract import TABLES, json_type, properties

_ENCODER = msgspec.json.Encoder()
_GZIP_LEVEL = 6


class Shape(NamedTuple):
    """The keys of an object in order, and the shapes of those that hold lists of objects."""

    names: tuple[str, ...]
    nested: tuple[tuple[str, "Shape"], ...]


@cache
def _table_shape(table: str) -> Shape:
    """Return the shape of a table's records."""
    return _shape(properties(table))


def _shape(columns: dict[str, Any]) -> Shape:
    nested = [
        (name, _shape(schema["items"]["properties"]))
        for name, schema in columns.items()
        if json_type(schema) == "array" and json_type(schema["items"]) == "object"
    ]
    return Shape(tuple(columns), tuple(nested))


def arrange_bundle(bundle: dict[str, Any]) -> dict[str, Any]:
    """Return a valid bundle with the keys of all its records in the contract's order."""
    article = _arrange(bundle["article"], _table_shape("articles"))
    rows = {table: [_arrange(row, _table_shape(table)) for row in bundle[table]] for table in TABLES[1:]}
    return {"article": article, **rows}


def _arrange(record: dict[str, Any], shape: Shape) -> dict[str, Any]:
    """Return the record with its keys, and those of what it holds, in the contract's order."""
    ordered = {name: record[name] for name in shape.names}
    for name, inner in shape.nested:
        ordered[name] = [_arrange(item, inner) for item in ordered[name]]
    return ordered


def encode_records(records: list[dict[str, Any]]) -> bytes:
    """Return the records as UTF-8 JSON, a line each; nothing for none."""
    return _ENCODER.encode_lines(records)


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
