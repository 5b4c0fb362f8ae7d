"""The engine of one machine: a thread and a worker process for each of its jobs."""

import os
import queue
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Self

from onrecord.engines.keepers import Keeper
from onrecord.work.tasks import Task


def available_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class ProcessEngine:
    """Runs tasks in worker processes of this machine; workers start when they are needed, the first at once."""

    def __init__(self, jobs: int) -> None:
        self.window = 2 * jobs
        self._keepers = [Keeper() for _ in range(jobs)]
        self._free: queue.LifoQueue[Keeper] = queue.LifoQueue()
        for keeper in reversed(self._keepers):
            self._free.put(keeper)
        self._threads = ThreadPoolExecutor(jobs)
        self._warming = self._threads.submit(self._keepers[0].warm_up)

    def submit(self, task: Task) -> "Future[str]":
        """Give the task to a worker, as soon as one is free."""
        return self._threads.submit(self._run, task)

    def wait(self, futures: "Sequence[Future[str]]", seconds: float) -> "list[Future[str]]":
        """Return the futures that are done, when one is or the time is over."""
        done = wait(futures, timeout=seconds, return_when=FIRST_COMPLETED).done
        return [future for future in futures if future in done]

    def result(self, future: "Future[str]") -> str:
        """Return the folder of a finished attempt."""
        return future.result()

    @property
    def under_way(self) -> int:
        """How many articles the workers have read of the shards that are not done."""
        return sum(keeper.position for keeper in self._keepers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for keeper in self._keepers:
            keeper.close() if kind is None else keeper.stop()
        self._threads.shutdown()

    def _run(self, task: Task) -> str:
        keeper = self._free.get()
        try:
            return keeper.run(task)
        finally:
            self._free.put(keeper)
