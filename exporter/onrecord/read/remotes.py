"""URLs of object stores and other file systems -> the files there, in the order of their names.

A URL names one object, a folder of them (whatever begins with the name and a slash), or a pattern (`s3://news/2026-*/*`).
As in folders on this machine, hidden files and those of other formats are passed over, and so are datasets of ours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from io import BufferedReader
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit, urlunsplit

from onrecord.errors import InputError
from onrecord.filesystems import Location, resolve_location, without_secrets
from onrecord.read.folders import MARKS, dataset_error
from onrecord.read.paths import printable, reason_to_pass_over
from onrecord.read.sources import InputFile, Note, ReadOptions

_BUFFER_BYTES = 2**22  # a request each
_MAGIC = re.compile(r"[*\[]")  # a question mark begins the query of a URL


def list_remote(url: str, options: ReadOptions) -> list[InputFile | Note]:
    """Return the files that a URL names; raise InputError when there is none or the store cannot be asked."""
    shown = without_secrets(url)
    try:
        found = _list(url, options)
    except OSError as error:
        raise InputError(shown, str(error), "Check the name, and that its store can be reached and read") from None
    if not any(isinstance(each, InputFile) for each in found):
        raise InputError(shown, "there is nothing that can be read", "Check the name")
    return found


def open_remote(file: InputFile) -> BufferedReader:
    """Open a file of another file system; it can be read from any place."""
    return BufferedReader(file.filesystem.open_input_file(file.path), _BUFFER_BYTES)


def _list(url: str, options: ReadOptions) -> list[InputFile | Note]:
    base, pattern = _split(url)
    location = resolve_location(base)
    info = location.filesystem.get_file_info(location.path)
    if info.is_file and not pattern:
        return [replace(_input_file(location, location.path, PurePosixPath(location.path).name), size=info.size)]
    if info.type.name == "NotFound":
        return []
    return list(_iter_folder(location, pattern, options))


def _split(url: str) -> tuple[str, tuple[str, ...]]:
    """Return the URL up to its first segment that is a pattern, and the segments from there on."""
    parts = urlsplit(url)
    segments = parts.path.split("/")
    first = next((number for number, segment in enumerate(segments) if _MAGIC.search(segment)), len(segments))
    base = urlunsplit(parts._replace(path="/".join(segments[:first])))
    return base, tuple(unquote(segment) for segment in segments[first:])


def _iter_folder(location: Location, pattern: Sequence[str], options: ReadOptions) -> Iterator[InputFile | Note]:
    from pyarrow.fs import FileSelector  # noqa: PLC0415 - a third of a second

    found = location.filesystem.get_file_info(FileSelector(location.path, recursive=True))
    names = {info.path.removeprefix(location.path).lstrip("/"): info.path for info in found if info.is_file}
    sizes = {info.path: info.size for info in found if info.is_file}
    datasets = {name.removesuffix(MARKS[0]) for name in names if name.endswith(MARKS[0])}
    datasets = {folder for folder in datasets if folder + MARKS[1] in names}
    if "" in datasets:
        shown = location.shown.rstrip("/")
        raise dataset_error(shown, f"{shown}/parquet/articles")
    for name in sorted(names):
        if any(name.startswith(folder) for folder in datasets) or not _is_wanted(name, pattern):
            continue
        named = pattern and _matches(name.split("/"), pattern)
        if not named and (reason := reason_to_pass_over(PurePosixPath(name), options)):
            yield Note(_input_file(location, names[name], name).where, "skipped", reason)
        else:
            yield replace(_input_file(location, names[name], name), size=sizes[names[name]])


def _input_file(location: Location, path: str, name: str) -> InputFile:
    within = path.removeprefix(location.path).lstrip("/")
    where = f"{location.shown.rstrip('/')}/{within}" if within else location.shown
    return InputFile(path, printable(name), printable(where), filesystem=location.filesystem)


def _is_wanted(name: str, pattern: Sequence[str]) -> bool:
    """Tell whether a pattern matches the file, or a folder that it is in."""
    parts = name.split("/")
    return not pattern or any(_matches(parts[:end], pattern) for end in range(1, len(parts) + 1))


def _matches(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_matches(parts[start:], pattern[1:]) for start in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _matches(parts[1:], pattern[1:])
