"""ZIP and tar archives -> what is in their members, each read by the reader of its own format.

Members come in the order of their names, and are named after the archive: `march.zip/world/a.txt`. As in folders, hidden
ones and those of other formats are passed over. Nothing is unpacked to the disk under a name of the archive's choosing;
members whose names lead out of it, links and devices are refused all the same, since whoever packed them meant no news.
"""

import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BufferedReader
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, Any

from onrecord.errors import Issue
from onrecord.read.budgets import DEPTH, Budget, expands_too_much
from onrecord.read.compressions import BUFFER_BYTES, Unpacked
from onrecord.read.files import iter_stream
from onrecord.read.paths import printable, reason_to_pass_over
from onrecord.read.sources import InputFile, Note, ReadOptions, Refusal, Unread
from onrecord.read.spools import packed_size, seekable

_ENCRYPTED = 0x1  # of a ZIP member's flags
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/container.xml"})


@dataclass(frozen=True, slots=True)
class _Member:
    """One member: `packed` are its bytes in the archive, `refusal` says why it is not read, `open` reads it."""

    name: str
    size: int
    packed: int
    refusal: str | None
    open: Callable[[], Any]


def iter_zip(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Unread]:
    """Yield everything in the members of a ZIP archive."""
    with seekable(stream, file.budget) as whole, _opened_zip(whole) as archive:
        if _OFFICE & set(archive.namelist()):
            raise Refusal("binary data: a Word, OpenDocument or EPUB file; give its text")
        members = [_zip_member(archive, info) for info in archive.infolist() if not info.is_dir()]
        yield from _iter_members(members, _within(file, stream, whole), options)


def iter_tar(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Unread]:
    """Yield everything in the members of a tar archive; a compressed one is unpacked to a temporary file first."""
    with seekable(stream, file.budget) as whole, _opened_tar(whole) as archive:
        found, damage = _listed(archive, whole)
        members = [_tar_member(archive, info) for info in found if not info.isdir()]
        yield from _iter_members(members, _within(file, stream, whole), options)
    if damage:
        yield Issue(
            file.where, "$", f"damaged tar archive: {damage}; what comes after the damage is not read", file.name
        )


def _within(file: InputFile, stream: BufferedReader, whole: IO[bytes]) -> InputFile:
    """Return the archive as the place that its members are in; raise Refusal when it is too deep in others."""
    if file.depth >= DEPTH:
        raise Refusal(f"archives in archives, more than {DEPTH} deep; unpack it first")
    return replace(file, budget=file.budget or Budget(packed_size(stream, whole)), depth=file.depth + 1)


def _iter_members(members: list[_Member], archive: InputFile, options: ReadOptions) -> Iterator[Unread]:
    readable, read, packed = 0, 0, sum(member.packed for member in members) or 1
    for member in sorted(members, key=lambda member: member.name):
        name, where = (f"{place}/{printable(member.name)}" for place in (archive.name, archive.where))
        reason = None if _escape(member.name) else reason_to_pass_over(PurePosixPath(member.name), options)
        if archive.meter and archive.depth == 1:
            archive.meter.reach(read / packed)
        read += member.packed
        if reason:
            yield Note(where, "skipped", reason)
            continue
        readable += 1
        try:
            yield from _read(member, replace(archive, name=name, where=where), options)
        except Refusal as refusal:
            yield refusal.issue(where, name)
        except OSError as error:
            yield Issue(where, "$", f"cannot be read: {error.strerror or error}", name)
    if not readable:
        yield Issue(archive.where, "$", "empty: the archive holds no file that can be read", archive.name)


def _read(member: _Member, file: InputFile, options: ReadOptions) -> Iterator[Unread]:
    if reason := member.refusal or _escape(member.name):
        raise Refusal(reason)
    if expands_too_much(member.size, member.packed):
        raise Refusal(f"unpacks to too much: {member.packed:,} bytes to {member.size:,}")
    if file.budget is not None:
        file.budget.spend(member.size)
    with _opened(member) as stream:
        yield from iter_stream(stream, file, options)


def _opened(member: _Member) -> BufferedReader:
    try:
        return BufferedReader(Unpacked("archived", member.open()), BUFFER_BYTES)
    except (zipfile.BadZipFile, tarfile.TarError, NotImplementedError, RuntimeError) as error:
        raise Refusal(f"damaged, or packed in a way that is not read: {error}") from None


def _escape(name: str) -> str | None:
    """Return what is wrong with a name that would leave the folder into which the archive is unpacked."""
    parts = {*PurePosixPath(name).parts, *PureWindowsPath(name).parts}
    leaves = ".." in parts or PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor
    return "its name leads out of the archive" if leaves else None


def _opened_zip(whole: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(whole)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Refusal(f"damaged ZIP archive: {error}") from None


def _opened_tar(whole: IO[bytes]) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=whole, mode="r:")
    except tarfile.TarError as error:
        raise Refusal(f"damaged tar archive: {error}") from None


def _listed(archive: tarfile.TarFile, whole: IO[bytes]) -> tuple[list[tarfile.TarInfo], str]:
    """Return the members in front of the first damage, and what it is; a header that is damaged ends tarfile in silence."""
    found = list[tarfile.TarInfo]()
    try:
        found.extend(archive)
    except (tarfile.TarError, OSError, ValueError) as error:
        return found, str(error)
    whole.seek(archive.offset)
    rest = whole.read(tarfile.BLOCKSIZE)
    return found, "a member has no proper header: the archive may be cut off" if rest.strip(b"\0") else ""


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> _Member:
    mode = info.external_attr >> 16  # as Unix tools write it
    refusal = "encrypted: unpack it first" if info.flag_bits & _ENCRYPTED else None
    if stat.S_ISLNK(mode):
        refusal = "a link: links in archives are not followed"
    return _Member(info.filename, info.file_size, info.compress_size, refusal, partial(archive.open, info))


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> _Member:
    refusal = None
    if info.issym() or info.islnk():
        refusal = f"a link to {printable(info.linkname)}: links in archives are not followed"
    elif not info.isreg():
        refusal = "a device or a pipe: only files are read"
    elif info.issparse():
        refusal = "a sparse file: it has holes, which no text has"
    return _Member(info.name, info.size, info.size, refusal, partial(archive.extractfile, info))
