"""Issues -> `_run/rejects.jsonl`: what could not be taken, where it was, and why."""

from pathlib import Path

import msgspec

from onrecord.errors import Issue
from onrecord.write.run_files import RunFile


class RejectsWriter(RunFile):
    """Appends issues to the rejects of a run."""

    def __init__(self, work: Path) -> None:
        super().__init__(work, "rejects.jsonl")

    def add(self, issue: Issue) -> None:
        """Append one issue; what UTF-8 cannot hold is written as `?`."""
        row = {
            "where": _writable(issue.where),
            "pointer": _writable(issue.pointer),
            "reason": _writable(issue.reason),
            "source_id": None if issue.source_id is None else _writable(issue.source_id),
        }
        self.append(msgspec.json.encode(row))


def _writable(string: str) -> str:
    return string.encode(errors="replace").decode()
