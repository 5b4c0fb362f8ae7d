"""A folder of parts -> a whole dataset: parts for tables without rows, descriptors, schema documents, and `_run/`.

Everything outside `_run/` is the same byte for byte for the same parts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from onrecord.contract import DESCRIPTOR, DOCUMENTS, SCHEMA_VERSION, TABLES, document_file
from onrecord.version import __version__
from onrecord.write.card import describe_card
from onrecord.write.croissant import describe_croissant
from onrecord.write.descriptors import Content, describe_package, encode_json, gather
from onrecord.write.files import output_errors, write_file
from onrecord.write.jsonl import JsonlFile
from onrecord.write.parquet import ParquetFile
from onrecord.write.parts import Part, WriteOptions, describe_part, jsonl_path, parquet_path


@dataclass(frozen=True, slots=True)
class Assembly:
    """What `_run/` says of a dataset: the manifest's entries beside versions and options, and a line for each shard."""

    manifest: Mapping[str, Any]
    shards: Sequence[Any] = ()


def assemble(folder: Path, parts: Sequence[Part], options: WriteOptions, told: Assembly) -> None:
    """Write all of a dataset but the parts, which lie in the folder; raise OutputError when that cannot be done."""
    with output_errors(folder):
        parts = [*parts, *_write_empty_parts(folder, parts, options)]
        _write_descriptors(folder, gather(parts))
        shards = b"".join(msgspec.json.encode(shard) + b"\n" for shard in told.shards)
        write_file(folder / "_run" / "shards.jsonl", shards)
        write_file(folder / "_run" / "manifest.json", encode_json(_describe_run(options, told)))


def _write_empty_parts(folder: Path, parts: Sequence[Part], options: WriteOptions) -> list[Part]:
    """Give each table that has no row anywhere one file in each format, so that every reader opens it."""
    paths: list[PurePosixPath] = []
    for table in TABLES:
        if any(part.table == table for part in parts):
            continue
        if options.jsonl:
            paths.append(jsonl_path(table, 0, options))
            JsonlFile(folder / paths[-1]).close()
        if options.parquet:
            paths.append(parquet_path(table, 0))
            ParquetFile(folder / paths[-1], table).close()
    return [describe_part(folder, path, 0) for path in paths]


def _write_descriptors(folder: Path, content: Content) -> None:
    write_file(folder / "croissant.json", encode_json(describe_croissant(content)))
    write_file(folder / "README.md", describe_card(content).encode())
    for name in DOCUMENTS:
        file = document_file(name)
        write_file(folder / "schema" / file.name, file.read_bytes())
    write_file(folder / DESCRIPTOR, encode_json(describe_package(content)))


def _describe_run(options: WriteOptions, told: Assembly) -> dict[str, Any]:
    return {
        "generator": f"onrecord {__version__}",
        "schema_version": SCHEMA_VERSION,
        "options": asdict(options),
        **told.manifest,
    }
