"""How far a run is -> a small file in its work folder, and back, for whoever asks while it runs or after.

The file is replaced at once every few seconds, so that a reader never sees half of it.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from onrecord.ledger import Progress
from onrecord.runs.commits import read_manifest
from onrecord.runs.folders import WorkFolder, read_json, read_published
from onrecord.runs.locks import find_holder
from onrecord.write.files import replace_file

_SECONDS = 2.0
RunState = Literal["running", "interrupted", "finished", "nothing"]


class Status(NamedTuple):
    """What is known of the run at a place.

    `left` is about how many articles are to come, `rate` counts
    articles a second of this process, `holder` says who runs it. What is not known is null.
    """

    state: RunState
    started_at: str | None = None
    shards: int = 0
    read: int = 0
    done: int = 0
    left: int | None = None
    rejected: int = 0
    seconds: float | None = None
    rate: float | None = None
    seconds_left: float | None = None
    expected_end: str | None = None
    finished_at: str | None = None
    holder: str | None = None


class ProgressFile:
    """Keeps the progress of a run where `find_status` finds it, and passes it on, with the number of articles to expect."""

    def __init__(
        self,
        path: Path,
        on_progress: Callable[[Progress], None] | None,
        expect: Callable[[int], int | None] = lambda _: None,
    ) -> None:
        self._path = path
        self._on_progress = on_progress
        self._expect = expect
        self._began = time.monotonic()
        self._due = self._began

    def __call__(self, now: Progress) -> None:
        """Take note of how far the run is."""
        if self._on_progress or time.monotonic() >= self._due:
            now = now._replace(expected=self._expect(now.read))
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + _SECONDS
            seconds = round(time.monotonic() - self._began, 1)
            with suppress(OSError):  # that the disk is full shows where it matters
                replace_file(self._path, msgspec.json.encode(now._asdict() | {"seconds": seconds}))
        if self._on_progress:
            self._on_progress(now)


def find_status(out: str | os.PathLike[str]) -> Status:
    """Return how far the run for a dataset is, or what became of it."""
    work = WorkFolder(Path(out))
    plan = work.read_plan()
    if plan is None:
        return _published(work)
    holder = find_holder(work.lock)
    shards = sum(1 for _ in work.shards.iterdir()) if work.shards.is_dir() else 0
    status = _told(work.progress)._replace(started_at=plan.get("started_at"), shards=shards)
    if holder is None or holder.is_gone:
        return status._replace(state="interrupted", seconds_left=None, expected_end=None)
    return status._replace(holder=str(holder))


def _told(path: Path) -> Status:
    """Return what the process of a run has told when it last did, as if it were running."""
    told = read_json(path)
    try:
        seconds = (told or {}).pop("seconds")
        now = Progress(**(told or {}))
    except (KeyError, TypeError):  # nothing is told yet, or by another version
        return Status("running")
    left, written = now.seconds_left(seconds), path.stat().st_mtime
    return Status(
        state="running",
        read=now.read,
        done=now.done,
        left=None if now.expected is None else now.expected - now.done,
        rejected=now.rejected,
        seconds=seconds,
        rate=round(now.rate(seconds), 1) if seconds else None,
        seconds_left=None if left is None else round(left, 1),
        expected_end=None if left is None else expected_end(left, written),
    )


def expected_end(seconds_left: float, now: float) -> str:
    """Return the time, in UTC, so many seconds after now."""
    return datetime.fromtimestamp(now + seconds_left, UTC).isoformat(timespec="seconds")


def _published(work: WorkFolder) -> Status:
    manifest = read_manifest(work.out)
    told = manifest.get("run")
    if not isinstance(told, dict):
        return Status("nothing")
    results = read_published(work.out) if (work.out / "_run" / "shards.jsonl").is_file() else []
    done = sum(result.record.rows["articles"] for result in results)
    rejected, seconds = told.get("rejected", 0), told.get("seconds")
    read = done + rejected + told.get("skipped", 0)
    return Status(
        state="finished",
        started_at=manifest.get("plan", {}).get("started_at"),
        shards=len(results),
        read=read,
        done=read,
        left=0,
        rejected=rejected,
        seconds=seconds,
        rate=round(read / seconds, 1) if seconds else None,
        finished_at=told.get("finished_at"),
    )
