"""One task -> the attempt that finished it, whatever becomes of the worker process that tries.

A keeper owns one worker and starts another when that one dies: killed, out of memory, crashed in native code, or silent
for too long. The first worker tells now and then where it is, since listening takes longer than reading an article; those
that follow tell of every article, and one that takes two of them with it is set aside as a reject.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import msgspec

from onrecord.engines.messages import Failed, Finished, Started, receive_message, send
from onrecord.errors import OutputError, WorkerError
from onrecord.work.tasks import CheckTask, ParseTask, Task

_MOST_DEATHS = 2  # that one article may cause
_MOST_IDLE_DEATHS = 5  # that no article has caused
_PAUSE = 0.1  # seconds between two words of a worker; nobody looks at the progress more often
_PATIENCE = 10  # times the limit of an article on computing, since the machine may be busy
_PACKAGE = Path(__file__).parents[2]
# pyarrow loads numpy where that is installed, whose idle threads spin for a while
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}


class StoppedError(Exception):
    """The keeper was told to stop before the task was done."""


class _DeathError(Exception):
    """The worker died; `position` is that of the article it was at, None between articles and where it is not known."""

    def __init__(self, position: int | None, cause: str, kind: str = "worker failure") -> None:
        super().__init__(cause)
        self.position = position
        self.cause = cause
        self.kind = kind


class Keeper:
    """Runs one task at a time in a worker process. Safe to stop from another thread."""

    def __init__(self) -> None:
        self.position = 0
        self._worker: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stopped = False
        self._pause = _PAUSE
        self._heard: float | None = None  # when the worker took the article that it is at
        self._killed_after: float | None = None  # the seconds that were too many

    def warm_up(self) -> None:
        """Start the worker before there is a task for it."""
        self._started_worker()

    def run(self, task: Task) -> str:
        """Return the folder of the attempt that finished the task.

        Raise OutputError when it cannot be written, WorkerError when workers die of something else than an article,
        StoppedError when the keeper was stopped.
        """
        deaths: Counter[int | None] = Counter()
        while True:
            try:
                return self._attempt(task)
            except _DeathError as death:
                self._end()
                self._pause = 0
                deaths[death.position] += 1
                task = _judge(task, death, deaths)
            finally:
                self.position = 0

    def stop(self) -> None:
        """Kill the worker and let `run` end."""
        self._stopped = True
        self._end()

    def close(self) -> None:
        """End the worker, which has nothing to do."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker:
            _close_pipes(worker)
            worker.wait()

    def _attempt(self, task: Task) -> str:
        worker = self._started_worker()
        assert worker.stdin  # noqa: S101 - Popen was asked for pipes
        done = threading.Event()
        self._heard = self._killed_after = None
        watch = threading.Thread(target=self._watch, args=(worker, task.max_seconds, done), daemon=True)
        watch.start()
        try:
            with suppress(OSError):  # a worker that is gone already shows when it is listened to
                send(worker.stdin, task)
            return self._listen(worker, task)
        finally:
            done.set()
            watch.join()

    def _listen(self, worker: "subprocess.Popen[bytes]", task: Task) -> str:
        assert worker.stdout  # noqa: S101 - Popen was asked for pipes
        at: int | None = None
        while message := receive_message(worker.stdout):
            if isinstance(message, Finished):
                return message.folder
            if isinstance(message, Failed):
                raise OutputError(message.path, message.problem, message.remedy)
            if isinstance(message, Started):
                self.position = message.position if isinstance(task, ParseTask | CheckTask) else 0
                at = message.position if message.position < task.articles else None
                self._heard = None if at is None else time.monotonic()
        cause, at = _cause(worker), None if self._pause else at
        if self._killed_after is None:
            raise _DeathError(at, cause)
        raise _DeathError(at, f"took more than {self._killed_after:g} s; --max-seconds allows more", "too slow")

    def _watch(self, worker: "subprocess.Popen[bytes]", seconds: float, done: threading.Event) -> None:
        """Kill a worker that is at one article for too long: native code takes no notice of the limit on computing."""
        patience = seconds * _PATIENCE
        while seconds and not done.wait(min(patience, 5) / 4):
            if self._heard is not None and time.monotonic() - self._heard > patience:
                self._killed_after = patience
                worker.kill()
                return

    def _started_worker(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._stopped:
                raise StoppedError
            if self._worker is None:
                self._worker = _start(self._pause)
            return self._worker

    def _end(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker:
            worker.kill()
            worker.wait()
            _close_pipes(worker)


def _start(pause: float) -> "subprocess.Popen[bytes]":
    paths = [str(_PACKAGE), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return subprocess.Popen(  # noqa: S603 - ourselves, and a number
        [sys.executable, "-m", "onrecord.engines.worker", str(pause)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("ONRECORD_DEBUG") == "1" else subprocess.DEVNULL,
        env=os.environ | _ENVIRONMENT | {"PYTHONPATH": os.pathsep.join(paths)},
    )


def _close_pipes(worker: "subprocess.Popen[bytes]") -> None:
    for pipe in (worker.stdin, worker.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()


def _cause(worker: "subprocess.Popen[bytes]") -> str:
    code = worker.wait()
    if code >= 0:
        return f"the worker ended with exit code {code}"
    name = signal.Signals(-code).name if -code in list(signal.Signals) else f"signal {-code}"
    return f"the worker was killed by {name}" + (", as systems do when memory is used up" if -code == 9 else "")  # noqa: PLR2004


def _judge(task: Task, death: _DeathError, deaths: Counter[int | None]) -> Task:
    """Return the task as it is to be tried again, without the article that has taken two workers with it."""
    if death.position is None:
        if deaths[None] >= _MOST_IDLE_DEATHS:
            raise WorkerError(death.cause)
        return task
    if deaths[death.position] < _MOST_DEATHS:
        return task
    reason = f"{death.kind}: {death.cause}; it happened twice at this article"
    return msgspec.structs.replace(task, set_aside=task.set_aside | {death.position: reason})
