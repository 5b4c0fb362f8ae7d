"""Notes -> `_run/log.txt`: what a user should know of a run though nothing was lost, a line each."""

from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.write.parts import output_errors


class LogWriter:
    """Appends lines to the staging folder's `_run/log.txt`; a context manager. The file is there even if empty.

    Raise OutputError when the place cannot be written to.
    """

    def __init__(self, staging: Path) -> None:
        self._path = staging / "_run" / "log.txt"
        with output_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")

    def add(self, message: str) -> None:
        """Append one message; line feeds in it become spaces."""
        with output_errors(self._path):
            self._file.write(" ".join(message.splitlines()) + "\n")

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
