"""How far a run is -> a small file in its work folder, and back, for whoever asks while it runs or after.

The file is replaced at once every few seconds, so that a reader never sees half of it.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from onrecord.ledger import Progress
from onrecord.runs.commits import read_manifest
from onrecord.runs.folders import WorkFolder, read_json
from onrecord.runs.locks import find_holder
from onrecord.write.files import replace_file

_SECONDS = 2.0


class Status(NamedTuple):
    """What is known of the run at a place.

    `state` is running, interrupted, finished or nothing; `rate` counts articles a second of this process, `holder` says
    who runs it. `seconds` and `rate` are null where they are not known.
    """

    state: str
    started_at: str | None
    shards: int
    read: int
    done: int
    rejected: int
    seconds: float | None
    rate: float | None
    holder: str | None


class ProgressFile:
    """Keeps the progress of a run where `find_status` finds it, and passes it on."""

    def __init__(self, path: Path, on_progress: Callable[[Progress], None] | None) -> None:
        self._path = path
        self._on_progress = on_progress
        self._began = time.monotonic()
        self._due = self._began

    def __call__(self, now: Progress) -> None:
        """Take note of how far the run is."""
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + _SECONDS
            seconds = round(time.monotonic() - self._began, 1)
            with suppress(OSError):  # that the disk is full shows where it matters
                replace_file(self._path, msgspec.json.encode(now._asdict() | {"seconds": seconds}))
        if self._on_progress:
            self._on_progress(now)


def find_status(out: Path) -> Status:
    """Return how far the run for a dataset is, or what became of it."""
    work = WorkFolder(out)
    plan = work.read_plan()
    if plan is None:
        return _published(work)
    holder = find_holder(work.lock)
    is_running = holder is not None and not holder.is_gone
    shards = sum(1 for _ in work.shards.iterdir()) if work.shards.is_dir() else 0
    told = read_json(work.progress) or {}
    seconds = told.get("seconds")
    return Status(
        state="running" if is_running else "interrupted",
        started_at=plan.get("started_at"),
        shards=shards,
        read=told.get("read", 0),
        done=told.get("done", 0),
        rejected=told.get("rejected", 0),
        seconds=seconds,
        rate=round((told.get("done", 0) - told.get("kept", 0)) / seconds, 1) if seconds else None,
        holder=str(holder) if is_running else None,
    )


def _published(work: WorkFolder) -> Status:
    manifest = read_manifest(work.out)
    told = manifest.get("run")
    if not isinstance(told, dict):
        return Status("nothing", None, 0, 0, 0, 0, None, None, None)
    lines = (work.out / "_run" / "shards.jsonl").read_bytes().splitlines()
    done = sum(msgspec.json.decode(line)["record"]["rows"]["articles"] for line in lines)
    rejected, seconds = told.get("rejected", 0), told.get("seconds")
    read = done + rejected + told.get("skipped", 0)
    rate = round(read / seconds, 1) if seconds else None
    started = manifest.get("plan", {}).get("started_at")
    return Status("finished", started, len(lines), read, read, rejected, seconds, rate, None)
