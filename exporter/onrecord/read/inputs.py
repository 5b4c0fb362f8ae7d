"""What the user names (files, folders, patterns, URLs, `-`) -> the articles in it.

Folders are read to the bottom, in the order of their names, without following links to folders, or to files that lie
elsewhere; in them the suffix decides what is read, and what has another is passed over with a note. A name that is no
file may be a pattern (`2026-*`), which stands for the files and folders that match it. How a file is read is for its
content to say.
"""

import glob
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from onrecord.contract import DESCRIPTOR
from onrecord.errors import InputError
from onrecord.filesystems import local_path
from onrecord.read.files import check_file, file_size, iter_file
from onrecord.read.formats import Format, check_libraries, expected_format, folder_suffixes
from onrecord.read.meters import Meter
from onrecord.read.names import printable, reason_to_pass_over
from onrecord.read.near_duplicates import mark_near_duplicates
from onrecord.read.pages import take_pages
from onrecord.read.remotes import list_remote
from onrecord.read.sources import InputFile, Item, Note, ReadOptions, Unread
from onrecord.read.versions import iter_versions

STDIN = "-"


def iter_sources(
    inputs: Sequence[str | os.PathLike[str]],
    options: ReadOptions,
    meter: Meter | None = None,
    earlier: Iterable[tuple[str, str]] = (),
    take: Callable[[Iterable[Unread], ReadOptions], Iterator[Item]] = take_pages,
) -> Iterator[Item]:
    """Yield everything in the inputs, in their order; the meter, if there is one, tells how far that is.

    Pages become articles by `take`, which keeps the order. Near-duplicates are looked for among the articles that came
    `earlier` too, by article_id and text.

    Raise at once InputError when one of them cannot be read at all or needs a library that is not installed, UsageError
    when a table has no column for the text.
    """
    needed: dict[Format, str] = {}
    meter = meter or Meter()
    found = [_found(os.fspath(path), options, _Needs(needed, meter)) for path in inputs]
    check_libraries(needed)
    unread = chain.from_iterable(_read(entry, options, meter) for entry in chain.from_iterable(found))
    items = iter_versions(take(unread, options))
    yield from mark_near_duplicates(items, earlier) if options.near_duplicates else items


class _Needs(NamedTuple):
    """What is going to be read: each format that names promise, with the first place that has it, and how much."""

    formats: dict[Format, str]
    meter: Meter


def _read(entry: InputFile | Note, options: ReadOptions, meter: Meter) -> Iterable[Unread]:
    return [entry] if isinstance(entry, Note) else iter_file(replace(entry, meter=meter), options)


def _found(place: str, options: ReadOptions, needed: _Needs) -> Iterable[InputFile | Note]:
    """Return the files that an input names, once it is known that there is something to read."""
    path = local_path(place)
    if path is None:
        return _checked(list_remote(place, options), options, needed)
    if path == STDIN:
        needed.meter.expect(None)
        return [InputFile(None, "stdin", "<stdin>")]
    if not Path(path).exists() and glob.has_magic(path):
        return [file for each in _matches(path) for file in _found(each, options, needed)]
    _check_path(path)
    if not Path(path).is_dir():
        return _checked([InputFile(path, printable(Path(path).name), printable(path))], options, needed)
    if not sum(_check_entry(entry, options, needed) for entry in _walked(path, options)):
        suffixes = ", ".join(folder_suffixes(options))
        problem = f"the folder holds no file that can be read ({suffixes})"
        raise InputError(printable(path), problem, "Name the files themselves")
    return _walked(path, options)


def _checked(entries: Iterable[InputFile | Note], options: ReadOptions, needed: _Needs) -> list[InputFile | Note]:
    found = list(entries)
    for entry in found:
        _check_entry(entry, options, needed)
    return found


def _check_entry(entry: InputFile | Note, options: ReadOptions, needed: _Needs) -> bool:
    """Take note of the format and the length of a file, and tell whether the entry is one."""
    if isinstance(entry, Note):
        return False
    expected = expected_format(entry.name, options)
    needed.formats.setdefault(expected, entry.where)
    needed.meter.expect(file_size(entry))
    check_file(entry, expected, options)
    return True


def _matches(pattern: str) -> list[str]:
    if found := sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - the pattern may be absolute
        return found
    raise InputError(printable(pattern), "nothing matches this pattern", "Check the path")


def _check_path(path: str) -> None:
    shown = printable(path)
    if not Path(path).exists():
        raise InputError(shown, "there is no such file or folder", "Check the path")
    if not os.access(path, os.R_OK):
        raise InputError(shown, "permission denied", "Make it readable, or leave it out")


def _walked(folder: str, options: ReadOptions) -> Iterator[InputFile | Note]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_dataset(Path(parent, name), options)
        )
        for path in (Path(parent, name) for name in folders):
            if path.is_symlink():
                yield Note(
                    printable(str(path)), "skipped", "passed over: a link to a folder, which may lead round in a circle"
                )
        for name in sorted(names):
            path = Path(parent, name)
            if reason := _reason_to_skip(path, options) or _reason_not_to_follow(path, folder):
                yield Note(printable(str(path)), "skipped", reason)
            else:
                yield InputFile(str(path), printable(path.relative_to(folder).as_posix()), printable(str(path)))


def _is_dataset(folder: Path, options: ReadOptions) -> bool:
    """Tell whether the folder is one of our datasets, or the one about to be replaced: its rows are no articles."""
    excluded = options.excluded
    if excluded is not None and folder.name == excluded.name and folder.resolve() == excluded:
        return True
    return (folder / "_run" / "manifest.json").is_file() and (folder / DESCRIPTOR).is_file()


def _reason_not_to_follow(path: Path, folder: str) -> str | None:
    """Return why a link is not followed: whoever filled the folder may not be the one who can read what it leads to."""
    if not path.is_symlink() or not path.exists() or path.resolve().is_relative_to(Path(folder).resolve()):
        return None
    return "passed over: a link that leads out of the folder; name the file that it leads to"


def _reason_to_skip(path: Path, options: ReadOptions) -> str | None:
    if reason := reason_to_pass_over(Path(path.name), options):
        return reason
    try:
        mode = path.stat().st_mode
    except OSError:
        return None  # reading it reports why
    return None if stat.S_ISREG(mode) else "passed over: not a regular file"
