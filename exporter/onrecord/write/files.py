"""Bytes and names -> the disk: what is written here is there after a power cut."""

import os
import shutil
from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Write a file and force it to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in place of another at once: readers see the old one or the new one."""
    fresh = path.with_name(f"{path.name}.new")
    write_file(fresh, content)
    fresh.replace(path)
    sync_folder(path.parent)


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
