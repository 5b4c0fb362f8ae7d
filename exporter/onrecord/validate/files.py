"""A dataset's folder -> what its descriptor lists, shard by shard, and whether the files are those.

Reads `datapackage.json` alone; the files themselves only as bytes, in constant memory. Part N of every table holds the
records of the same articles, as whoever writes a shard writes it.
"""

import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from onrecord.contract import DESCRIPTOR, DOCUMENTS, SCHEMA_VERSION, TABLES, VersionGap, document_file
from onrecord.errors import Issue
from onrecord.filesystems import check_text

_PART: Final = re.compile(
    r"(?P<format>jsonl|parquet)/(?P<table>\w+)/part-(?P<number>\d+)\.(jsonl|jsonl\.gz|parquet)", re.ASCII
)


class ListedFile(msgspec.Struct, frozen=True):
    """A file as the descriptor lists it; `path` relative to the dataset."""

    table: Literal["articles", "sections", "quotes", "actors", "allegations"]
    format: Literal["jsonl", "parquet"]
    path: str
    rows: int
    bytes: int
    sha256: str

    @property
    def number(self) -> int:
        """The number of the shard that wrote it."""
        found = _PART.fullmatch(self.path)
        return int(found["number"]) if found else 0


class ListedShard(msgspec.Struct, frozen=True):
    """The files of one number, in the order of tables and formats; `formats` are those of the whole dataset."""

    number: int
    formats: list[str]
    files: list[ListedFile]

    def find(self, table: str, kind: str) -> ListedFile | None:
        """Return the file of a table in a format, None when none is listed."""
        return next((file for file in self.files if (file.table, file.format) == (table, kind)), None)

    @property
    def articles(self) -> int:
        """How many articles are listed."""
        return max((file.rows for file in self.files if file.table == "articles"), default=0)


class Listing(msgspec.Struct, frozen=True):
    """What the descriptor says under `onrecord`."""

    schema_version: str
    files: list[ListedFile]
    rows: dict[str, int] = {}

    def shards(self) -> list[ListedShard]:
        """Return the files by number."""
        found = defaultdict[int, list[ListedFile]](list)
        for file in self.files:
            found[file.number].append(file)
        formats: list[str] = sorted({file.format for file in self.files})
        return [
            ListedShard(
                number, formats, sorted(found[number], key=lambda file: (TABLES.index(file.table), file.format))
            )
            for number in sorted(found)
        ]


class _Descriptor(msgspec.Struct, frozen=True):
    onrecord: Listing


def read_listing(folder: Path, *, of_any_version: bool = False) -> Listing | Issue:
    """Return what the descriptor lists, or the issue that keeps the dataset from being checked at all."""
    check_text(folder)
    where = str(folder / DESCRIPTOR)
    try:
        listing = msgspec.json.decode((folder / DESCRIPTOR).read_bytes(), type=_Descriptor).onrecord
    except OSError as error:
        return Issue(where, "$", f"cannot be read: {error.strerror}; without it nothing else can be checked")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Issue(where, "$.onrecord", f"is not the descriptor of a dataset: {error}")
    if listing.schema_version != SCHEMA_VERSION and not of_any_version:
        remedy = VersionGap(listing.schema_version).remedy
        found = f"is {listing.schema_version}, while this program has {SCHEMA_VERSION}"
        reason = f"another schema version: {found}. {remedy}"
        return Issue(where, "$.onrecord.schema_version", reason)
    return find_bad_name(folder, listing) or listing


def find_bad_name(folder: Path, listing: Listing) -> Issue | None:
    """Return the issue with the first file that is listed by a name which no part has."""
    where = str(folder / DESCRIPTOR)
    for file in listing.files:
        if not (folder / file.path).resolve().is_relative_to(folder.resolve()):
            return Issue(where, "$.onrecord.files", f"leads out of the dataset: {file.path}")
        found = _PART.fullmatch(file.path)
        if not found or (found["format"], found["table"]) != (file.format, file.table):
            return Issue(where, "$.onrecord.files", f"is not the name of a part of {file.table}: {file.path}")
    return None


def number_of_place(folder: Path, where: str) -> int | None:
    """Return the number of the part that an issue is about, None when it is about another file."""
    found = _PART.match(where.removeprefix(f"{folder}{os.sep}").replace(os.sep, "/"))
    return int(found["number"]) if found else None


def iter_folder_issues(folder: Path, listing: Listing) -> Iterator[Issue]:
    """Yield what is wrong with the descriptor and the documents, and the files that are not listed."""
    where = str(folder / DESCRIPTOR)
    for table in TABLES:
        files = [file for file in listing.files if file.table == table]
        if not files:
            yield Issue(where, "$.onrecord.files", f"has no file of a table: {table}")
        listed = sum(file.rows for file in files if file.format == files[0].format)
        if listing.rows.get(table, listed) != listed:
            reason = f"wrong number of rows: is {listing.rows[table]}, while the files of {table} list {listed}"
            yield Issue(where, f"$.onrecord.rows.{table}", reason)
    if listing.schema_version == SCHEMA_VERSION:
        yield from _iter_document_issues(folder)
    for path in iter_strays(folder, listing):
        yield Issue(str(path), "$", f"is not listed in {DESCRIPTOR}")


def iter_strays(folder: Path, listing: Listing) -> Iterator[Path]:
    """Yield the files among the parts that are not listed."""
    listed = {folder / file.path for file in listing.files}
    for kind in ("jsonl", "parquet"):
        yield from (path for path in sorted((folder / kind).rglob("*")) if path not in listed and path.is_file())


def _iter_document_issues(folder: Path) -> Iterator[Issue]:
    """Yield the descriptors that are missing or broken, and the schema documents that are not those of the contract."""
    for name in ("README.md", "croissant.json"):
        if not (folder / name).is_file():
            yield Issue(str(folder / name), "$", "is missing")
        elif name.endswith(".json") and not _is_json(folder / name):
            yield Issue(str(folder / name), "$", "has changed: it is not JSON")
    for document in (document_file(name) for name in DOCUMENTS):
        path = folder / "schema" / document.name
        try:
            is_same = path.read_bytes() == document.read_bytes()
        except OSError as error:
            yield Issue(str(path), "$", f"cannot be read: {error.strerror}")
            continue
        if not is_same:
            yield Issue(str(path), "$", "has changed: it is not the document of this schema version")


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return True


def find_damage(folder: Path, listed: ListedFile) -> str | None:
    """Return what tells a file from the one that is listed, None when it is that."""
    path = folder / listed.path
    try:
        size = path.stat().st_size
        if size != listed.bytes:
            return f"has changed: {size} bytes, while {DESCRIPTOR} lists {listed.bytes}"
        with path.open("rb") as file:
            digest: Any = hashlib.file_digest(file, "sha256")
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None if digest.hexdigest() == listed.sha256 else f"has changed: its SHA-256 is not the one in {DESCRIPTOR}"
