"""Where a command's data goes: standard output, or a file that is complete before it has its name."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from onrecord.cli.terminal import Screen
from onrecord.write.files import output_errors, whole_file

STDOUT = "-"


@contextmanager
def opened_output(path: str) -> Iterator[IO[bytes]]:
    """Open `path`, or standard output for "-", for bytes; a file is moved into place when the block ends well.

    What goes to a terminal is text, and made inert.
    """
    if path == STDOUT:
        yield cast("IO[bytes]", Screen()) if sys.stdout.isatty() else sys.stdout.buffer
        return
    with output_errors(Path(path)), whole_file(Path(path)) as file:
        yield file
