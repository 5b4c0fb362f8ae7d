"""Where a command's data goes: standard output, or a file that is complete before it has its name."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.write.parts import output_errors

STDOUT = "-"


@contextmanager
def opened_output(path: str) -> Iterator[IO[bytes]]:
    """Open `path`, or standard output for "-", for bytes; a file is moved into place when the block ends well."""
    if path == STDOUT:
        yield sys.stdout.buffer
        return
    target = Path(path)
    partial = target.with_name(f".{target.name}.partial")
    with output_errors(target):
        try:
            with partial.open("wb") as file:
                yield file
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
