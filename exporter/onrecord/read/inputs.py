"""What the user names (files, folders, patterns, URLs, `-`) -> the articles in it.

A name that is no file may be a pattern (`2026-*`), which stands for the files and folders that match it; what is read of
a folder is for `folders` to say, and how a file is read for its content.
"""

import errno
import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import InputError, Issue, UsageError
from onrecord.filesystems import local_path
from onrecord.read.files import check_file, file_size, iter_file
from onrecord.read.folders import check_no_dataset, is_dataset, iter_folder
from onrecord.read.formats import Format, check_libraries, expected_format, folder_suffixes
from onrecord.read.meters import Meter
from onrecord.read.near_duplicates import mark_near_duplicates
from onrecord.read.pages import take_pages
from onrecord.read.paths import printable
from onrecord.read.remotes import list_remote
from onrecord.read.sources import InputFile, Item, Note, ReadOptions, Unread
from onrecord.read.versions import iter_versions

STDIN = "-"
_Entry = InputFile | Note | Issue
_PROBLEMS = {
    errno.ENOENT: ("there is no such file or folder", "Check the path"),
    errno.ENOTDIR: ("there is no such file or folder", "Check the path"),
    errno.EACCES: ("permission denied", "Make it readable, or leave it out"),
}


def iter_sources(inputs: Sequence[str | os.PathLike[str]], options: ReadOptions | None = None) -> Iterator[Item]:
    """Return everything in the inputs, in their order, to be read as it is asked for.

    Raise at once InputError when one of them cannot be read at all or needs a library that is not installed, UsageError
    when a table has no column for the text, or an input is a dataset.
    """
    options = options or ReadOptions()
    return iter_related(take_pages(iter_unread(inputs, options, Meter()), options), options)


def iter_unread(inputs: Sequence[str | os.PathLike[str]], options: ReadOptions, meter: Meter) -> Iterator[Unread]:
    """Return what readers find in the inputs, pages as they are; the meter tells how far that is. Raise as above."""
    needed: dict[Format, str] = {}
    found = [_found(os.fspath(path), options, _Needs(needed, meter)) for path in inputs]
    check_libraries(needed)
    return chain.from_iterable(_read(entry, options, meter) for entry in chain.from_iterable(found))


def iter_related(
    items: Iterable[Item], options: ReadOptions, earlier: Iterable[tuple[str, str]] = ()
) -> Iterator[Item]:
    """Return the items; articles say which one they supersede, and, where that is asked for, which one they repeat.

    Near-duplicates are looked for among the articles that came `earlier` too, by article_id and text.
    """
    versions = iter_versions(items)
    return mark_near_duplicates(versions, earlier) if options.near_duplicates else versions


class _Needs(NamedTuple):
    """What is going to be read: each format that names promise, with the first place that has it, and how much."""

    formats: dict[Format, str]
    meter: Meter


def _read(entry: _Entry, options: ReadOptions, meter: Meter) -> Iterable[Unread]:
    return iter_file(replace(entry, meter=meter), options) if isinstance(entry, InputFile) else [entry]


def _found(place: str, options: ReadOptions, needed: _Needs) -> Iterable[_Entry]:
    """Return the files that an input names, once it is known that there is something to read."""
    path = local_path(place)
    if path is None:
        return _checked(list_remote(place, options), options, needed)
    if path == STDIN:
        needed.meter.expect(None)
        return [InputFile(None, "stdin", "<stdin>")]
    if not os.path.lexists(path) and glob.has_magic(path):
        return [file for each in _matches(path) for file in _found(each, options, needed)]
    _check_path(path)
    if Path(path).is_dir():
        return _folder(path, options, needed)
    return _checked([InputFile(path, printable(Path(path).name), printable(path))], options, needed)


def _folder(path: str, options: ReadOptions, needed: _Needs) -> Iterator[_Entry]:
    """Walk a folder twice, and not hold the names of its files, which may be millions."""
    check_no_dataset(path)
    files, denied = 0, None
    for entry in iter_folder(path, options):
        files += _check_entry(entry, options, needed)
        denied = denied or (entry if isinstance(entry, Issue) else None)
    if files:
        return iter_folder(path, options)
    if denied:
        raise InputError(denied.where, denied.reason.removeprefix("cannot be read: "), "Make it readable")
    suffixes = ", ".join(folder_suffixes(options))
    problem = f"the folder holds no file that can be read ({suffixes})"
    raise InputError(printable(path), problem, "Name the files themselves")


def _checked(entries: Iterable[InputFile | Note], options: ReadOptions, needed: _Needs) -> list[InputFile | Note]:
    found = list(entries)
    for entry in found:
        _check_entry(entry, options, needed)
    return found


def _check_entry(entry: _Entry, options: ReadOptions, needed: _Needs) -> bool:
    """Take note of the format and the length of a file, and tell whether the entry is one."""
    if not isinstance(entry, InputFile):
        return False
    expected = expected_format(entry.name, options)
    needed.formats.setdefault(expected, entry.where)
    needed.meter.expect(file_size(entry))
    check_file(entry, expected, options)
    return True


def _matches(pattern: str) -> list[str]:
    """Return what a pattern stands for; as in folders, datasets are left out where there is something else."""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not found:
        raise InputError(printable(pattern), "nothing matches this pattern", "Check the path")
    return [each for each in found if not is_dataset(Path(each))] or found


def _check_path(path: str) -> None:
    if not path:
        raise UsageError(
            "the name of an input is empty", "Name a file, a folder, a pattern, a URL, or - for standard input"
        )
    try:
        os.stat(path)  # noqa: PTH116 - a path of pathlib is never empty
        number = 0 if os.access(path, os.R_OK) else errno.EACCES
    except OSError as error:
        number = error.errno or errno.EIO
    if number:
        problem, remedy = _PROBLEMS.get(number, (os.strerror(number), "Check the path"))
        raise InputError(printable(path), problem, remedy)
