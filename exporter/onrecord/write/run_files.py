"""Run files: a file of the work folder's `_run/`, open from the start of a run to its end.

A context manager; the file is there even if nothing is added. Raises OutputError when the place cannot be written to.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.write.files import output_errors


class RunFile:
    """One file that a run appends to."""

    def __init__(self, work: Path, name: str) -> None:
        self._path = work / "_run" / name
        with output_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("wb")

    def append(self, line: bytes) -> None:
        """Append one line; the line feed is added."""
        with output_errors(self._path):
            self._file.write(line + b"\n")

    def close(self) -> None:
        """Finish the file."""
        with output_errors(self._path):
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
