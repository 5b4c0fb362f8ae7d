"""The memory of processes: of this one, of another while it runs, and of a command with all that it starts."""

import re
import subprocess
import sys
from pathlib import Path

_WATCH = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, code)
"""  # in a small process between, since a process counts the memory of the one that forked it as its own


def peak_memory() -> float:
    """Return the most memory that this process has had, in MiB; that of getrusage may be its parent's."""
    return _told("self", "VmHWM") / 1024


def resident(pid: int) -> float:
    """Return the memory that a process has now, in MiB, 0 when it has gone."""
    return _told(pid, "VmRSS") / 1024


def children(pid: int) -> list[int]:
    """Return the child processes of a process."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def watched(call: list[str]) -> tuple[float, float]:
    """Run a command, which may end with rejects, and return its seconds and the peak of its largest process, in MiB."""
    done = subprocess.run([sys.executable, "-c", _WATCH, *call], capture_output=True, text=True, check=True)
    seconds, kilobytes, code = done.stdout.split()
    if int(code) > 1:
        raise subprocess.CalledProcessError(int(code), call)
    return float(seconds), int(kilobytes) / 1024


def _told(pid: int | str, what: str) -> int:
    """Return a figure of Linux on a process, in KiB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = re.search(rf"{what}:\s+(\d+)", status)
    return int(found[1]) if found else 0
