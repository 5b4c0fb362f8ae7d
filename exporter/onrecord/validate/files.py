"""A dataset's folder -> what its descriptor lists, and whether the files are those.

Reads `datapackage.json` alone; the files themselves only as bytes, in constant memory.
"""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

import msgspec

from onrecord.contract import DESCRIPTOR, DOCUMENTS, SCHEMA_VERSION, TABLES, document_file
from onrecord.errors import Issue


class ListedFile(msgspec.Struct, frozen=True):
    """A file as the descriptor lists it; `path` relative to the dataset."""

    table: Literal["articles", "sections", "quotes", "actors", "allegations"]
    format: Literal["jsonl", "parquet"]
    path: str
    rows: int
    bytes: int
    sha256: str


class Listing(msgspec.Struct, frozen=True):
    """What the descriptor says under `onrecord`."""

    schema_version: str
    files: list[ListedFile]


class _Descriptor(msgspec.Struct, frozen=True):
    onrecord: Listing


def read_listing(folder: Path) -> Listing | Issue:
    """Return what the descriptor lists, or the issue that keeps the dataset from being checked at all."""
    where = str(folder / DESCRIPTOR)
    try:
        listing = msgspec.json.decode((folder / DESCRIPTOR).read_bytes(), type=_Descriptor).onrecord
    except OSError as error:
        return Issue(where, "$", f"cannot be read: {error.strerror}; is this the folder of a dataset?")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Issue(where, "$.onrecord", f"is not the descriptor of a dataset: {error}")
    if listing.schema_version != SCHEMA_VERSION:
        reason = f"another schema version: is {listing.schema_version}, while this program checks {SCHEMA_VERSION}"
        return Issue(where, "$.onrecord.schema_version", reason)
    for file in listing.files:
        if not (folder / file.path).resolve().is_relative_to(folder.resolve()):
            return Issue(where, "$.onrecord.files", f"leads out of the dataset: {file.path}")
    return listing


def iter_file_issues(folder: Path, listing: Listing) -> Iterator[Issue]:
    """Yield the files that are missing, changed since they were written, or not listed."""
    for table in TABLES:
        if table not in {file.table for file in listing.files}:
            yield Issue(str(folder / DESCRIPTOR), "$.onrecord.files", f"has no file of a table: {table}")
    with ThreadPoolExecutor() as pool:  # hashing lets other threads run
        for file, reason in zip(
            listing.files, pool.map(lambda file: _compare(folder / file.path, file), listing.files), strict=True
        ):
            if reason:
                yield Issue(str(folder / file.path), "$", reason)
    yield from _iter_document_issues(folder)
    listed = {folder / file.path for file in listing.files}
    for kind in ("jsonl", "parquet"):
        for path in sorted((folder / kind).rglob("*")):
            if path.is_file() and path not in listed:
                yield Issue(str(path), "$", f"is not listed in {DESCRIPTOR}")


def _iter_document_issues(folder: Path) -> Iterator[Issue]:
    """Yield the descriptors that are missing, and the schema documents that are not those of the contract."""
    for name in ("README.md", "croissant.json"):
        if not (folder / name).is_file():
            yield Issue(str(folder / name), "$", "is missing")
    for document in (document_file(name) for name in DOCUMENTS):
        path = folder / "schema" / document.name
        try:
            is_same = path.read_bytes() == document.read_bytes()
        except OSError as error:
            yield Issue(str(path), "$", f"cannot be read: {error.strerror}")
            continue
        if not is_same:
            yield Issue(str(path), "$", "has changed: it is not the document of this schema version")


def _compare(path: Path, listed: ListedFile) -> str | None:
    """Return what tells the file from the one that is listed."""
    try:
        size = path.stat().st_size
        if size != listed.bytes:
            return f"has changed: {size} bytes, while {DESCRIPTOR} lists {listed.bytes}"
        with path.open("rb") as file:
            digest: Any = hashlib.file_digest(file, "sha256")
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None if digest.hexdigest() == listed.sha256 else f"has changed: its SHA-256 is not the one in {DESCRIPTOR}"
