"""A worker process: tasks from standard input -> attempts on the disk, and word of them on standard output.

Started by a keeper as `python -m onrecord.engines.worker`, so that it shares no memory with anybody: a crash in native
code or an article without end costs this process alone. It ends when its keeper has gone.
"""

import os
import signal
import sys
from typing import IO

from onrecord.attempts import process_shard
from onrecord.checks import CheckTask, check_task
from onrecord.engines.messages import AnyTask, Failed, Finished, Message, Started, receive_task, send
from onrecord.errors import OutputError
from onrecord.runs.faults import reach


def serve() -> None:
    """Process tasks until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the driver, which ends its workers
    messages = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no message
    while task := receive_task(sys.stdin.buffer):
        try:
            send(messages, _process(task, messages))
        except OSError:
            return  # nobody listens any more


def _process(task: AnyTask, messages: IO[bytes]) -> Message:
    def tell(position: int) -> None:
        send(messages, Started(position))
        reach("article", position)

    try:
        return Finished(str(check_task(task, tell) if isinstance(task, CheckTask) else process_shard(task, tell)))
    except OutputError as error:
        return Failed(error.path, error.problem, error.remedy)


if __name__ == "__main__":
    serve()
