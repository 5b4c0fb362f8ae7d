"""One file, or standard input -> what is in it, by the reader of its format.

Assumes that nothing else writes to the file: its last item is held back until the file is known to be as it was. Named
pipes are read when somebody writes to them; other things that are no regular files are refused.
"""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BufferedReader, FileIO
from typing import cast

from onrecord.errors import Issue, OnrecordError
from onrecord.read.compressions import plain_name, unpacked
from onrecord.read.formats import Format, detect_format, load_check, load_reader, named_format
from onrecord.read.remotes import open_remote
from onrecord.read.signatures import HEAD_BYTES
from onrecord.read.sources import InputFile, Page, ReadOptions, Refusal, Source, Unread
from onrecord.wordings import failure


def iter_file(file: InputFile, options: ReadOptions) -> Iterator[Unread]:
    """Yield everything in one file; one that cannot be opened or read to its end is an issue."""
    try:
        if file.path is None:
            yield from iter_stream(cast("BufferedReader", sys.stdin.buffer), file, options)
            return
        with _opened(file) as stream, _metered(file, stream):
            items = iter_stream(stream, file, options)
            yield from _unchanged(items, stream) if file.filesystem is None else items
    except Refusal as refusal:
        yield refusal.issue(file.where, file.name)
    except OSError as error:
        yield Issue(file.where, "$", f"cannot be read: {error.strerror or error}", file.name)


def file_size(file: InputFile) -> int | None:
    """Return the bytes of a file, None when nobody knows them before it is read."""
    if file.filesystem is not None or file.path is None:
        return file.size
    try:
        state = os.stat(file.path)  # noqa: PTH116 - a folder may hold millions of files
    except OSError:
        return 0  # reading it reports why
    return state.st_size if stat.S_ISREG(state.st_mode) else None


def _metered(file: InputFile, stream: BufferedReader) -> AbstractContextManager[None]:
    """Follow how far the reading of a file is, if somebody wants to know."""
    if file.meter is None:
        return nullcontext()
    return file.meter.reading(file_size(file), stream.raw.tell if file.filesystem is None else stream.tell)


def check_file(file: InputFile, expected: Format, options: ReadOptions) -> None:
    """Raise UsageError when a file cannot be read as is asked for; whatever else is wrong with it, reading it tells."""
    check = load_check(expected)
    if check is None or (file.filesystem is None and not os.path.isfile(cast("str", file.path))):
        return  # a pipe can be read but once
    try:
        with _opened(file) as stream, unpacked(stream) as plain:
            check(plain, file, options)
    except (Refusal, OSError):
        return


def iter_stream(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Unread]:
    """Yield everything in an open stream, unpacked, and read by the format that is asked for, or by its own.

    An archive is opened whatever format is asked for: that of its members is meant. A reader may refuse the whole stream
    by raising Refusal; a failure of its own is an issue too.
    """
    wanted = named_format(options.input_format)
    try:
        with unpacked(stream) as plain:
            found = detect_format(plain.peek(HEAD_BYTES)[:HEAD_BYTES], plain_name(file.name))
            chosen = found if wanted is None or found.is_archive else wanted
            yield from load_reader(chosen)(plain, file, options)
    except Refusal as refusal:
        yield refusal.issue(file.where, file.name)
    except (OnrecordError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - a bug may cost the rest of a file, never the run
        yield Issue(file.where, "$", f"reader failure: {failure(error)}; the rest of the file is not read", file.name)


def _opened(file: InputFile) -> BufferedReader:
    if file.filesystem is not None:
        return open_remote(file)
    return _opened_here(cast("str", file.path))


def _opened_here(path: str) -> BufferedReader:
    """Open a regular file or a pipe; opening a named pipe must not wait for a writer that may never come."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    stream: BufferedReader = BufferedReader(FileIO(handle), HEAD_BYTES)
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return stream
    if not stat.S_ISFIFO(mode):
        stream.close()
        raise Refusal("not a regular file: it is a device or a socket")
    os.set_blocking(handle, True)
    if not stream.peek(1):
        stream.close()
        raise Refusal("a named pipe that nobody writes to; start the writer first, or pipe it to standard input (-)")
    return stream


def _unchanged(items: Iterator[Unread], stream: BufferedReader) -> Iterator[Unread]:
    """Yield the items of a file; when it has changed meanwhile, the last one is refused: it may be cut off or mixed."""
    before = _state(stream)
    held: Unread | None = None
    try:
        for item in items:
            if held is not None:
                yield held
            held = item
    except OSError:
        if held is not None:
            yield held
        raise
    changed = _state(stream) != before
    if isinstance(held, Source | Page) and changed:
        reason = "the file changed while it was read: what stands last in it is not taken; read it again"
        yield Issue(held.where, "$", reason, held.name if isinstance(held, Page) else held.source_id)
    elif held is not None:
        yield held


def _state(stream: BufferedReader) -> tuple[int, int]:
    state = os.fstat(stream.fileno())
    return (state.st_size, state.st_mtime_ns) if stat.S_ISREG(state.st_mode) else (0, 0)
