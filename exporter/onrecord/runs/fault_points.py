"""Places where a test may pull the plug: the environment names one, and the process ends there as if it were killed.

`ONRECORD_FAULT=journal` ends the process at the place of that name, `ONRECORD_FAULT=shard:3` when its detail is 3.
`ONRECORD_FAULT_SIGNAL` names another signal than SIGKILL: SIGSTOP lets a worker fall silent.
"""

import os
import signal


def reach(place: str, detail: object = "") -> None:
    """End the process when the environment asks for it here."""
    wanted = os.environ.get("ONRECORD_FAULT")
    if wanted and wanted in (place, f"{place}:{detail}"):
        os.kill(os.getpid(), signal.Signals[os.environ.get("ONRECORD_FAULT_SIGNAL", "SIGKILL")])
