"""A folder -> the files in it, to the bottom, in the order of their names, and what is passed over.

Links to folders are not followed, nor links to files that lie elsewhere. The suffix decides what is read; what has
another is passed over with a note. Datasets of ours are left out: their rows are no articles. A folder that cannot be
opened is an issue, and the rest is read. Leaves out what is in the files.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from onrecord.contract import DESCRIPTOR
from onrecord.errors import Issue, UsageError
from onrecord.read.paths import printable, reason_to_pass_over
from onrecord.read.sources import InputFile, Note, ReadOptions

MARKS = ("_run/manifest.json", DESCRIPTOR)  # of a dataset
_PART_FOLDERS = ("parquet", "jsonl")


def iter_folder(folder: str, options: ReadOptions) -> Iterator[InputFile | Note | Issue]:
    """Yield the files below a folder, notes on what is passed over, and an issue for each folder that cannot be opened."""
    failed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=failed.append):
        yield from _iter_issues(failed, folder)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_left_out(Path(parent, name), options)
        )
        for path in (Path(parent, name) for name in folders):
            if os.path.islink(path):
                reason = "passed over: a link to a folder, which may lead round in a circle"
                yield Note(printable(str(path)), "skipped", reason)
        yield from (_entry(Path(parent, name), folder, options) for name in sorted(names))
    yield from _iter_issues(failed, folder)


def is_dataset(folder: Path) -> bool:
    """Tell whether the folder is one of our datasets."""
    return all(os.path.isfile(folder / mark) for mark in MARKS)


def check_no_dataset(folder: str) -> None:
    """Raise UsageError when the folder is a dataset, or all tables of one."""
    path = Path(folder).resolve()
    found = path.parent if path.name in _PART_FOLDERS else path
    if is_dataset(found):
        shown = printable(folder if found == path else str(Path(folder).parent))
        kind = next((kind for kind in _PART_FOLDERS if (found / kind).is_dir()), _PART_FOLDERS[0])
        raise dataset_error(shown, f"{shown}/{kind}/articles")


def dataset_error(shown: str, articles: str) -> UsageError:
    """Return what is wrong with naming a dataset as an input."""
    remedy = f"Name what it was made of, or the articles in it ({articles} --map id=source_id)"
    return UsageError(f"{shown} is a dataset, and most of its rows are no articles", remedy)


def _iter_issues(failed: list[OSError], folder: str) -> Iterator[Issue]:
    while failed:
        error = failed.pop()
        place = Path(os.fsdecode(error.filename or folder))
        reason = f"cannot be read: {error.strerror or error}; nothing in this folder is"
        yield Issue(printable(str(place)), "$", reason, printable(place.relative_to(folder).as_posix()))


def _is_left_out(folder: Path, options: ReadOptions) -> bool:
    """Tell whether the folder is a dataset, or the place where one is going to be."""
    excluded = options.excluded
    return is_dataset(folder) or (
        excluded is not None and folder.name == excluded.name and folder.resolve() == excluded
    )


def _entry(path: Path, folder: str, options: ReadOptions) -> InputFile | Note:
    if reason := _reason_to_skip(path, options) or _reason_not_to_follow(path, folder):
        return Note(printable(str(path)), "skipped", reason)
    return InputFile(str(path), printable(path.relative_to(folder).as_posix()), printable(str(path)))


def _reason_not_to_follow(path: Path, folder: str) -> str | None:
    """Return why a link is not followed: whoever filled the folder may not be the one who can read what it leads to."""
    if not os.path.islink(path) or not os.path.exists(path):
        return None
    if path.resolve().is_relative_to(Path(folder).resolve()):
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
