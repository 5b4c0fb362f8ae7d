"""Issues -> `_run/rejects.jsonl`: what could not be taken, where it was, and why."""

from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from onrecord.errors import Issue
from onrecord.write.parts import output_errors


class RejectsWriter:
    """Appends issues to the staging folder's `_run/rejects.jsonl`; a context manager. The file is there even if empty.

    Raise OutputError when the place cannot be written to.
    """

    def __init__(self, staging: Path) -> None:
        self.count = 0
        self._path = staging / "_run" / "rejects.jsonl"
        with output_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("wb")

    def add(self, issue: Issue) -> None:
        """Append one issue; what UTF-8 cannot hold is written as `?`."""
        row = {
            "where": _writable(issue.where),
            "pointer": _writable(issue.pointer),
            "reason": _writable(issue.reason),
            "source_id": None if issue.source_id is None else _writable(issue.source_id),
        }
        with output_errors(self._path):
            self._file.write(msgspec.json.encode(row) + b"\n")
        self.count += 1

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


def _writable(string: str) -> str:
    return string.encode(errors="replace").decode()
