"""Tasks -> the folders of their attempts, over any engine, with a bounded number of tasks under way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from onrecord.work.tasks import Task

_TICK = 0.5  # seconds between two looks at how far the workers are


class Engine(Protocol):
    """Who processes tasks: `window` of them are handed over at a time. A context manager that leaves nothing running."""

    window: int

    def submit(self, task: Task) -> Any:
        """Hand over a task and return a future of the folder of its attempt."""
        ...

    def wait(self, futures: Sequence[Any], seconds: float) -> list[Any]:
        """Return the futures that are done, when one is or the time is over."""
        ...

    def result(self, future: Any) -> str:
        """Return the folder of a finished attempt, or raise what stopped it."""
        ...

    @property
    def under_way(self) -> int:
        """How many articles are read of the shards that are not done."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def map_tasks(engine: Engine, tasks: Iterable[Task], on_tick: Callable[[int], None]) -> Iterator[str]:
    """Yield the folders of attempts as they are finished; raise what stopped one of them."""
    waiting: list[Any] = []
    for task in tasks:
        waiting.append(engine.submit(task))
        yield from _iter_done(engine, waiting, 0)
        while len(waiting) >= engine.window:
            on_tick(engine.under_way)
            yield from _iter_done(engine, waiting, _TICK)
    while waiting:
        on_tick(engine.under_way)
        yield from _iter_done(engine, waiting, _TICK)


def _iter_done(engine: Engine, waiting: list[Any], seconds: float) -> Iterator[str]:
    for future in engine.wait(waiting, seconds):
        waiting.remove(future)
        yield engine.result(future)
