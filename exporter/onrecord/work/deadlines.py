"""A block of code -> the same block with a limit on its computing time.

Counts the processor time of this process, not the clock, so that a busy or suspended machine rejects no article. Works
in the main thread of a POSIX process; elsewhere the block runs without a limit, and whoever watches the process has to
end it.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooSlowError(Exception):
    """The block took longer than it may."""


def _expire(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError("too slow")


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise TooSlowError in the block once it has computed for so many seconds; 0 is no limit."""
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGPROF)
    if before is not _expire:
        signal.signal(signal.SIGPROF, _expire)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    except TooSlowError:
        raise TooSlowError(f"too slow: took more than {seconds:g} s of computing; --max-seconds allows more") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        if callable(before) and before is not _expire:  # the caller's own; else left so, as to change it takes long
            signal.signal(signal.SIGPROF, before)
