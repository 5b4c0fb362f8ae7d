"""Bytes and names -> the disk: what is written here is there after a power cut, and what goes wrong says what to do."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.errors import OutputError

_REMEDIES = {
    errno.ENOSPC: "Free some space, or choose another place",
    errno.EDQUOT: "Your quota is used up: free some space, or choose another place",
    errno.EFBIG: "The system limits the size of a file: raise the limit (ulimit -f), or choose another place",
    errno.EACCES: "Choose a place that you may write to",
    errno.EPERM: "Choose a place that you may write to",
    errno.EROFS: "The file system is read-only: choose another place",
}


def write_file(path: Path, content: bytes) -> None:
    """Write a file and force it to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for bytes that has its name only when the block ends well; until then what was there is there."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")
    try:
        with partial.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    finally:
        partial.unlink(missing_ok=True)


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in place of another at once: readers see the old one or the new one."""
    with whole_file(path) as file:
        file.write(content)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system lets folders be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folders(folder: Path) -> None:
    """Force the names in a folder and all below it to the disk."""
    for inner, _, _ in os.walk(folder):
        sync_folder(Path(inner))


def link_file(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where the file system has no hard links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
        with target.open("rb") as file:
            os.fsync(file.fileno())


def link_tree(source: Path, target: Path) -> None:
    """Give a file, or every file in a folder, a second name; symbolic links stay what they are."""
    if source.is_symlink():
        target.symlink_to(source.readlink())
    elif source.is_dir():
        target.mkdir()
        for path in source.iterdir():
            link_tree(path, target / path.name)
    else:
        link_file(source, target)


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turn what the system says while writing to `path` into an OutputError that says what to do."""
    try:
        yield
    except OSError as error:
        problem = os.strerror(error.errno) if error.errno else str(error)
        remedy = _REMEDIES.get(error.errno or 0, "Check the place and its file system")
        raise OutputError(str(path), problem, remedy) from error
