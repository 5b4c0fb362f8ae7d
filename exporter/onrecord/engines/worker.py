"""A worker process: tasks from standard input -> attempts on the disk, and word of them on standard output.

Started by a keeper as `python -m onrecord.engines.worker SECONDS`, so that it shares no memory with anybody: a crash in
native code or an article without end costs this process alone. It tells of the article that it is at, but not again
within so many seconds. It ends when its keeper has gone.
"""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from onrecord.engines.messages import Failed, Finished, Message, Started, receive_task, send
from onrecord.errors import OutputError
from onrecord.runs.fault_points import reach
from onrecord.work.attempts import process_shard
from onrecord.work.tasks import CheckTask, PagesTask, SalvageTask, Task

# records are trees: there are few circles to find, and looking at every 700th object costs 2%
_GC_THRESHOLD: Final = 50_000


def serve() -> None:
    """Process tasks until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the driver, which ends its workers
    messages = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no message
    gc.set_threshold(_GC_THRESHOLD)
    while task := receive_task(sys.stdin.buffer):
        try:
            send(messages, _process(task, messages, float(sys.argv[1])))
        except OSError:
            return  # nobody listens any more


def _process(task: Task, messages: IO[bytes], pause: float) -> Message:
    due = 0.0

    def tell(position: int) -> None:
        nonlocal due
        if (now := time.monotonic()) >= due or position == task.articles:
            due = now + pause
            send(messages, Started(position))
        reach("article", position)

    try:
        return Finished(str(_run(task, tell)))
    except OutputError as error:
        return Failed(error.path, error.problem, error.remedy)


def _run(task: Task, tell: Callable[[int], None]) -> Path:
    """Do what is asked; what only some need is imported when it is needed, so that other workers start sooner."""
    if isinstance(task, CheckTask):
        from onrecord.work.checks import check_task  # noqa: PLC0415

        return check_task(task, tell)
    if isinstance(task, SalvageTask):
        from onrecord.work.salvage import salvage_task  # noqa: PLC0415

        return salvage_task(task, tell)
    if isinstance(task, PagesTask):
        from onrecord.work.extractions import extract_task  # noqa: PLC0415

        return extract_task(task, tell)
    return process_shard(task, tell)


if __name__ == "__main__":
    serve()
