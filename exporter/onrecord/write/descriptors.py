"""The parts of a dataset -> `datapackage.json` (Data Package v2), from which readers learn types, keys and checksums.

The JSON Lines of a table are one typed resource with its keys; each Parquet part is a resource of its own, because
readers of several Parquet paths take only the first, and without `bytes`, which they compare with what they never count.
A table without rows is no resource, because readers fail on an empty file; nothing refers to it then.
The list under `onrecord` names every file with rows, bytes and sha256, in one form for all; `validate` reads that.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from onrecord.contract import (
    DOCUMENT_OF,
    OFFSET_UNIT,
    SCHEMA_VERSION,
    TABLES,
    document,
    json_type,
    properties,
)
from onrecord.version import __version__
from onrecord.write.parts import Part

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "onrecord-dataset"
TITLE = "Quotes, actors and allegations in news articles"
_KEPT_CONSTRAINTS = ("enum", "minimum", "maximum", "minLength")


@dataclass(frozen=True, slots=True)
class Content:
    """What a dataset holds: rows of each table, and every file in the order of table, format and shard."""

    rows: dict[str, int]
    parts: tuple[Part, ...]

    def of(self, table: str, kind: str) -> list[Part]:
        """Return the parts of a table in one format."""
        return [part for part in self.parts if part.table == table and part.format == kind]


def gather(parts: Sequence[Part]) -> Content:
    """Put the parts in order and add up the rows of each table, which every format holds once."""
    ordered = sorted(parts, key=lambda part: (TABLES.index(part.table), part.format, len(part.path), part.path))
    kind = "jsonl" if any(part.format == "jsonl" for part in ordered) else "parquet"
    counted = [part for part in ordered if part.format == kind]
    return Content(
        {table: sum(part.rows for part in counted if part.table == table) for table in TABLES}, tuple(ordered)
    )


def encode_json(value: Any) -> bytes:
    """Return a descriptor as a person reads it: indented, one line feed at the end."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def describe_package(content: Content) -> dict[str, Any]:
    """Return datapackage.json; the same for the same parts, so it states no time."""
    return {
        "$schema": PROFILE,
        "name": NAME,
        "title": TITLE,
        "description": "Who said what, and who accuses whom of what, each record with its place in the article's text.",
        "onrecord": {
            "generator": f"onrecord {__version__}",
            "schema_version": SCHEMA_VERSION,
            "offset_unit": OFFSET_UNIT,
            "rows": content.rows,
            "files": [asdict(part) for part in content.parts],
        },
        "resources": [
            resource for table in TABLES if content.rows[table] for resource in _describe_table(table, content)
        ],
    }


def _describe_table(table: str, content: Content) -> list[dict[str, Any]]:
    described = [_describe_parquet(table, part) for part in content.of(table, "parquet")]
    return [_describe_jsonl(table, content), *described] if content.of(table, "jsonl") else described


def _describe_jsonl(table: str, content: Content) -> dict[str, Any]:
    parts = content.of(table, "jsonl")
    paths = [part.path for part in parts]
    described = {
        "name": table,
        "type": "table",
        "description": document(DOCUMENT_OF[table])["description"],
        "path": paths if len(paths) > 1 else paths[0],
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
    }
    if len(parts) == 1:
        described |= {"bytes": parts[0].bytes, "hash": f"sha256:{parts[0].sha256}"}
    return described | {"schema": describe_schema(table, content.rows)}


def _describe_parquet(table: str, part: Part) -> dict[str, Any]:
    number = part.path.rpartition("part-")[2].removesuffix(".parquet")
    return {
        "name": f"{table}-parquet-{number}",
        "type": "table",
        "path": part.path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "hash": f"sha256:{part.sha256}",
        "schema": {"fields": [_describe_field(*item, is_parquet=True) for item in properties(table).items()]},
    }


def describe_schema(table: str, rows: dict[str, int]) -> dict[str, Any]:
    """Return the Table Schema of a table: fields, primary key, and foreign keys where the column is no list."""
    columns = properties(table)
    foreign = [
        {"fields": [name], "reference": {"resource": key["table"], "fields": [key["column"]]}}
        for name, schema in columns.items()
        if (key := schema.get("x-foreignKey")) and json_type(schema) != "array" and rows[key["table"]]
    ]
    described: dict[str, Any] = {
        "fields": [_describe_field(*item, is_parquet=False) for item in columns.items()],
        "primaryKey": document(DOCUMENT_OF[table])["x-primaryKey"],
    }
    return described | ({"foreignKeys": foreign} if foreign else {})


def _may_be_empty(schema: dict[str, Any]) -> bool:
    """Tell whether a string may be "", as a section's text below a bare heading: readers take it for a missing one."""
    return json_type(schema) == "string" and not {"minLength", "enum", "pattern", "format"} & schema.keys()


def _describe_field(name: str, schema: dict[str, Any], *, is_parquet: bool) -> dict[str, Any]:
    kind = json_type(schema)
    described: dict[str, Any] = {"name": name, "type": kind, "description": schema["description"]}
    if schema.get("format") == "date-time":
        described |= {"type": "datetime", "format": "any"}
    if is_parquet and (kind == "array" or (kind == "integer" and schema["type"] != kind)):
        return described | {"type": "any"}  # readers hand over arrays of their own, and NaN for a missing integer
    constraints = {key: schema[key] for key in _KEPT_CONSTRAINTS if key in schema}
    if schema["type"] == kind and kind != "array" and not _may_be_empty(schema):
        constraints = {"required": True} | constraints
    return described | ({"constraints": constraints} if constraints else {})
