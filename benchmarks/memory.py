"""The memory of this process, for the benchmarks that run each measurement in a process of its own."""

from pathlib import Path


def peak_memory() -> float:
    """Return the most memory that this process has had, in MiB; that of getrusage may be its parent's."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024
