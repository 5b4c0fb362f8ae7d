"""A staging folder of parts -> a published dataset, by one rename.

The staging folder lies beside the dataset, on the same file system, so that nobody ever sees half of a dataset: OUT is
absent, or the old one, or the new one. Everything outside `_run/` is the same byte for byte for the same parts.
"""

import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

from onrecord.contract import DOCUMENTS, SCHEMA_VERSION, TABLES, document_file
from onrecord.errors import UsageError
from onrecord.version import __version__
from onrecord.write.card import describe_card
from onrecord.write.croissant import describe_croissant
from onrecord.write.descriptors import Content, describe_package, encode_json, gather
from onrecord.write.jsonl import JsonlFile
from onrecord.write.parquet import ParquetFile
from onrecord.write.parts import (
    Part,
    ShardRecord,
    WriteOptions,
    describe_part,
    jsonl_path,
    output_errors,
    parquet_path,
)
from onrecord.write.shards import ATTEMPTS

DESCRIPTOR = "datapackage.json"


@contextmanager
def staging_folder(out: Path, options: WriteOptions) -> Iterator[Path]:
    """Make a staging folder beside `out`, and remove it when the block ends, unless `publish` has moved it.

    Raise UsageError when something is in the way, OutputError when the place cannot be written to.
    """
    out = out.resolve()
    with output_errors(out):
        check_target(out, options)
        out.parent.mkdir(parents=True, exist_ok=True)
    staging = out.parent / f".{out.name}.staging-{secrets.token_hex(4)}"
    try:  # an interrupt may come as soon as the folder is there
        with output_errors(out):
            staging.mkdir()
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def check_target(out: Path, options: WriteOptions) -> None:
    """Raise UsageError unless `out` is free, empty, or a dataset that may be overwritten."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file", "Name a folder for the dataset")
    if not out.is_dir() or not any(out.iterdir()):
        return
    if not options.overwrite:
        raise UsageError(f"{out} is not empty", "Name another folder, or replace it with --overwrite")
    if not is_dataset(out):
        raise UsageError(f"{out} holds something other than a dataset", "Only a dataset is overwritten: name another")


def is_dataset(folder: Path) -> bool:
    """Tell whether the folder holds a dataset that this package has written."""
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(descriptor, dict) and "onrecord" in descriptor


def publish(
    staging: Path, out: Path, shards: Sequence[ShardRecord], options: WriteOptions, run: Mapping[str, Any]
) -> None:
    """Write the descriptors of what the shards left in `staging`, and move it to `out`.

    `run` is what else the manifest shall say of the run, such as its inputs and times, as JSON values. The order of the
    shards does not matter. Raise OutputError when the place cannot be written to; `out` is then as it was.
    """
    out = out.resolve()
    shards = sorted(shards, key=lambda shard: shard.index)
    with output_errors(out):
        empty = _write_empty_parts(staging, shards, options)
        parts = [part for shard in shards for part in shard.parts] + empty
        _write_descriptors(staging, gather([shard.rows for shard in shards], parts))
        _write_manifest(staging, shards, options, run)
        shutil.rmtree(staging / ATTEMPTS, ignore_errors=True)
        _sync_folders(staging)
        _move(staging, out, options)


def _write_empty_parts(staging: Path, shards: Sequence[ShardRecord], options: WriteOptions) -> list[Part]:
    """Give each table that has no row anywhere one file in each format, so that every reader opens it."""
    paths: list[PurePosixPath] = []
    for table in TABLES:
        if any(shard.rows[table] for shard in shards):
            continue
        if options.jsonl:
            paths.append(jsonl_path(table, 0, options))
            JsonlFile(staging / paths[-1]).close()
        if options.parquet:
            paths.append(parquet_path(table, 0))
            ParquetFile(staging / paths[-1], table).close()
    return [describe_part(staging, path, 0) for path in paths]


def _write_descriptors(staging: Path, content: Content) -> None:
    _write(staging / DESCRIPTOR, encode_json(describe_package(content)))
    _write(staging / "croissant.json", encode_json(describe_croissant(content)))
    _write(staging / "README.md", describe_card(content).encode())
    for name in DOCUMENTS:
        file = document_file(name)
        _write(staging / "schema" / file.name, file.read_bytes())


def _write_manifest(
    staging: Path, shards: Sequence[ShardRecord], options: WriteOptions, run: Mapping[str, Any]
) -> None:
    manifest = {
        "generator": f"onrecord {__version__}",
        "schema_version": SCHEMA_VERSION,
        "options": asdict(options),
        "run": dict(run),
        "shards": [asdict(shard) for shard in shards],
    }
    _write(staging / "_run" / "manifest.json", encode_json(manifest))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folders(folder: Path) -> None:
    """Force the names of the files to the disk too, where the system lets folders be opened."""
    if os.name != "posix":
        return
    for inner, _, _ in os.walk(folder):
        handle = os.open(inner, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _move(staging: Path, out: Path, options: WriteOptions) -> None:
    """Put the staging folder in the place of `out`; what stood there is back again when that fails."""
    if not (options.overwrite and out.exists()):
        staging.rename(out)
        return
    aside = out.parent / f".{out.name}.old-{secrets.token_hex(4)}"
    out.rename(aside)
    try:
        staging.rename(out)
    except OSError:
        aside.rename(out)
        raise
    shutil.rmtree(aside, ignore_errors=True)
