import signal
import time

import pytest

from onrecord.work.deadlines import TooSlowError, deadline

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs POSIX timers")


def test_a_block_that_computes_too_long_is_stopped():
    with pytest.raises(TooSlowError, match=r"took more than 0\.05 s of computing; --max-seconds allows more"):
        _compute(0.05)


def _compute(limit: float) -> None:
    end = time.process_time() + 60
    with deadline(limit):
        while time.process_time() < end:
            pass


def test_the_callers_own_handler_is_back_behind_the_block():
    calls = []
    before = signal.signal(signal.SIGPROF, lambda *_: calls.append(1))
    try:
        with deadline(60):
            pass
        signal.raise_signal(signal.SIGPROF)
    finally:
        signal.signal(signal.SIGPROF, before)
    assert calls == [1]
