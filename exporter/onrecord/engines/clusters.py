"""The engine of many machines: tasks go to a Dask scheduler, and from it to any workers that it has.

Work folder and inputs lie on a file system that all machines share. Every thread of a Dask worker has a keeper with a
worker process of its own, so that an article that kills costs the Dask worker nothing. Execution is at least once: when
machines are lost, Dask runs their tasks again, and the driver takes the first attempt.
"""

import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import msgspec

from onrecord.engines.keepers import Keeper
from onrecord.errors import UsageError, WorkerError
from onrecord.runs.plans import describe_versions
from onrecord.work.tasks import Task

_RETRIES = 5  # of a task whose Dask worker is lost
_WAIT_SECONDS = 60  # for the first worker, since clusters start slowly
_OWN = threading.local()


def run_task(task: bytes) -> str:
    """Run a task where Dask calls it, in the keeper of this thread, and return the folder of its attempt."""
    if not hasattr(_OWN, "keeper"):
        _OWN.keeper = Keeper()
    folder: str = _OWN.keeper.run(msgspec.msgpack.decode(task, type=Task))
    return folder


class ClusterEngine:
    """Runs tasks on the workers of a Dask scheduler; each future is released as soon as its task is done."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client  # noqa: PLC0415 - an extra
        except ModuleNotFoundError:
            raise UsageError("--scheduler needs Dask", 'Install it: pip install "onrecord[dask]"') from None
        try:
            self._client: Any = Client(address, timeout=_WAIT_SECONDS)
            self._client.wait_for_workers(1, timeout=_WAIT_SECONDS)
        except (OSError, ValueError) as error:
            remedy = "Start one with: dask scheduler; and workers with: dask worker ADDRESS"
            raise UsageError(f"no Dask cluster answers at {address}: {error}", remedy) from error
        self._check_versions()
        self.window = 2 * sum(self._client.nthreads().values())

    @property
    def under_way(self) -> int:
        """How far the workers are within their shards is not told: nothing."""
        return 0

    def _check_versions(self) -> None:
        """Raise UsageError when a worker would write other bytes than this process."""
        own = describe_versions()
        for worker, versions in self._client.run(describe_versions).items():
            for name, version in own.items():
                if versions.get(name) != version:
                    problem = f"the worker {worker} has {name} {versions.get(name)}, and this process {version}"
                    raise UsageError(problem, "Install the same versions everywhere")

    def submit(self, task: Task) -> Any:
        """Send the task to the scheduler."""
        return self._client.submit(run_task, msgspec.msgpack.encode(task), pure=False, retries=_RETRIES)

    def wait(self, futures: Sequence[Any], seconds: float) -> list[Any]:
        """Return the futures that are done, when one is or the time is over."""
        from distributed import wait  # noqa: PLC0415 - an extra

        try:
            wait(list(futures), timeout=seconds or 0.001, return_when="FIRST_COMPLETED")
        except TimeoutError:
            return []
        return [future for future in futures if future.done()]

    def result(self, future: Any) -> str:
        """Return the folder of a finished attempt, and let the cluster forget the task."""
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        try:
            folder: str = future.result()
        except KilledWorker as error:
            raise WorkerError(f"Dask workers were lost while they had this shard ({error})") from error
        finally:
            future.release()
        return folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()
