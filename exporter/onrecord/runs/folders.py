"""The work folder of a dataset: what a run keeps beside OUT until it is published, and what it goes on from.

`.OUT.onrecord/` holds, beside the lock:

    run.json      what decides the bytes: options, versions, what the dataset is built on; without it all else is waste
    progress.json how far the run is, for `onrecord status`
    pages/        web pages in which workers look for the article
    spool/        the sources of shards that are under way
    attempts/     what workers are writing
    shards/       finished attempts, each put there by one rename
    _run/         rejects and log
    next/         the dataset as it will be
    journal.json  only while the dataset is put in its place (see `commits`)
"""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import InputError, OutputError
from onrecord.runs.fault_points import reach
from onrecord.runs.locks import STALE_PREFIX, Lock
from onrecord.work.results import ShardResult, read_result
from onrecord.write.descriptors import encode_json
from onrecord.write.files import output_errors, replace_file, sync_folder

_CLEARINGS = 30


class WorkFolder:
    """The work folder beside the dataset at `out`."""

    def __init__(self, out: Path) -> None:
        self.out = out.resolve()
        self.path = self.out.parent / f".{self.out.name}.onrecord"
        self.lock = self.path / "lock"
        self.journal = self.path / "journal.json"
        self.next = self.path / "next"
        self.aside = self.path / "old"
        self.shards = self.path / "shards"
        self.progress = self.path / "progress.json"
        self._plan = self.path / "run.json"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock; the folder goes with it unless a run is kept there, and so do those made above it that are empty.

        Raise OutputError when it cannot be had.
        """
        with output_errors(self.out):
            made = [folder for folder in self.out.parents if not folder.exists()]
            self.out.parent.mkdir(parents=True, exist_ok=True)
            self.path.mkdir(mode=0o700, exist_ok=True)
        try:
            with Lock(self.lock):
                yield
        finally:
            with suppress(OSError):
                for folder in (self.path, *made):
                    folder.rmdir()

    def read_plan(self) -> dict[str, Any] | None:
        """Return the plan of the run that is kept here, None when there is none."""
        return read_json(self._plan)

    def begin(self, plan: dict[str, Any]) -> None:
        """Remove what another run has left, and keep what this one does from now on; leave nothing when that fails."""
        self.clear()
        try:
            with output_errors(self.path):
                for name in ("spool", "attempts", "shards"):
                    (self.path / name).mkdir()
                replace_file(self._plan, encode_json(plan))
        except OutputError:
            with suppress(OutputError):
                self.clear()
            raise

    def go_on(self) -> dict[int, ShardResult]:
        """Remove what was under way when the run was interrupted, and return its finished shards."""
        with output_errors(self.path):
            for name in ("spool", "pages", "attempts", "next"):
                shutil.rmtree(self.path / name, ignore_errors=True)
            for name in ("spool", "attempts"):
                (self.path / name).mkdir()
        return self.read_results()

    def read_results(self) -> dict[int, ShardResult]:
        """Return the finished shards by index."""
        folders = sorted(self.shards.iterdir()) if self.shards.is_dir() else []
        results = (read_result(folder) for folder in folders)
        return {result.record.index: result for result in results if result}

    @property
    def has_shards(self) -> bool:
        """Whether a run is kept here that has finished a shard."""
        return self._plan.is_file() and self.shards.is_dir() and any(self.shards.iterdir())

    def accept(self, attempt: Path) -> ShardResult:
        """Take a finished attempt as the shard, by one rename; another attempt at it is the same, and thrown away."""
        with output_errors(attempt):
            result = read_result(attempt)
            if result is None:
                raise OSError("it is incomplete, since its worker wrote to another place than ours")
            shard = self.shards / f"{result.record.index:05d}"
            reach("accept", result.record.index)
            if read_result(shard) is None:
                shutil.rmtree(shard, ignore_errors=True)
                attempt.rename(shard)
                sync_folder(self.shards)
            else:
                shutil.rmtree(attempt, ignore_errors=True)
            (self.path / "spool" / f"{result.record.index:05d}.msgpack").unlink(missing_ok=True)
        reach("shard", result.record.index)
        return result

    def clear(self) -> None:
        """Remove everything but the lock, the plan and the journal first: what they do not name is waste."""
        with output_errors(self.path):
            self._plan.unlink(missing_ok=True)
            self.journal.unlink(missing_ok=True)
            if self.path.is_dir():
                sync_folder(self.path)
        for _ in range(_CLEARINGS):
            if not self._remove_waste():
                return
            time.sleep(0.1)  # workers of a driver that was killed write until they want to tell it of another article

    def _remove_waste(self) -> bool:
        """Remove all but the lock, and tell whether something is left, since others write there."""
        for entry in self._list_waste():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                with suppress(OSError):
                    entry.unlink()
        return bool(self._list_waste())

    def _list_waste(self) -> list[Path]:
        entries = list(self.path.iterdir()) if self.path.is_dir() else []
        return [entry for entry in entries if entry != self.lock and not entry.name.startswith(STALE_PREFIX)]


def read_published(dataset: Path) -> list[ShardResult]:
    """Return what became of the shards of a dataset; raise InputError when it does not tell."""
    path = dataset / "_run" / "shards.jsonl"
    try:
        return [msgspec.json.decode(line, type=ShardResult) for line in path.read_bytes().splitlines()]
    except (OSError, ValueError, msgspec.DecodeError) as error:
        problem = f"what the run has written there is damaged: {error}"
        raise InputError(str(path), problem, "The dataset does not need it, but its run cannot be looked up") from error


def read_json(path: Path) -> dict[str, Any] | None:
    """Return the object in a file, None when there is no such file or no object in it."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
