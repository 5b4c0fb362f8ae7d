"""What the user names (files, folders, `-`) -> the articles in it.

Folders are read to the bottom, in the order of their names, without following links to folders; in them the suffix
decides what is read, and what has another is passed over with a note. How a file is read is for its content to say.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import InputError
from onrecord.read.files import iter_file
from onrecord.read.formats import folder_suffixes
from onrecord.read.sources import InputFile, Item, Note, ReadOptions

STDIN = "-"


def iter_sources(inputs: Sequence[str | os.PathLike[str]], options: ReadOptions) -> Iterator[Item]:
    """Yield everything in the inputs, in their order; raise InputError at once when one of them cannot be read at all."""
    named = [os.fspath(path) for path in inputs]
    for path in named:
        _check_input(path, options)
    for path in named:
        for entry in _expanded(path, options):
            if isinstance(entry, Note):
                yield entry
            else:
                yield from iter_file(entry, options)


def _check_input(path: str, options: ReadOptions) -> None:
    if path == STDIN:
        return
    shown = printable(path)
    if not Path(path).exists():
        raise InputError(shown, "there is no such file or folder", "Check the path")
    if not os.access(path, os.R_OK):
        raise InputError(shown, "permission denied", "Make it readable, or leave it out")
    if Path(path).is_dir() and not any(isinstance(entry, InputFile) for entry in _expanded(path, options)):
        suffixes = ", ".join(folder_suffixes(options))
        raise InputError(shown, f"the folder holds no file that can be read ({suffixes})", "Name the files themselves")


def _expanded(path: str, options: ReadOptions) -> Iterator[InputFile | Note]:
    if path == STDIN:
        yield InputFile(None, "stdin", "<stdin>")
    elif Path(path).is_dir():
        yield from _walked(path, options)
    else:
        yield InputFile(path, printable(Path(path).name), printable(path))


def _walked(folder: str, options: ReadOptions) -> Iterator[InputFile | Note]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_dataset(Path(parent, name), options)
        )
        for name in sorted(names):
            path = Path(parent, name)
            if reason := _reason_to_skip(path, options):
                yield Note(printable(str(path)), "skipped", reason)
            else:
                yield InputFile(str(path), printable(path.relative_to(folder).as_posix()), printable(str(path)))


def _is_dataset(folder: Path, options: ReadOptions) -> bool:
    """Tell whether the folder is one of our datasets, or the one about to be replaced: its rows are no articles."""
    excluded = options.excluded
    if excluded is not None and folder.name == excluded.name and folder.resolve() == excluded:
        return True
    return (folder / "_run" / "manifest.json").is_file() and (folder / "datapackage.json").is_file()


def _reason_to_skip(path: Path, options: ReadOptions) -> str | None:
    if path.name.startswith("."):
        return "passed over: a hidden file"
    if path.stem.upper() == "README":
        return "passed over: a README tells of the files beside it"
    if path.suffix.lower() not in folder_suffixes(options):
        return "passed over: its suffix is of no format that is read"
    try:
        mode = path.stat().st_mode
    except OSError:
        return None  # reading it reports why
    return None if stat.S_ISREG(mode) else "passed over: not a regular file"


def printable(path: str) -> str:
    """Return the path as valid text: bytes that are no UTF-8 become escapes."""
    return path.encode("utf-8", "backslashreplace").decode()
