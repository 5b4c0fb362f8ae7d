"""Exports and compactions on a disk that fails say so and go on. `ONRECORD_FAULTS=100` lets so many of them fail."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "faults.py"


@pytest.mark.skipif(os.name != "posix", reason="sizes of files are limited on POSIX systems alone")
def test_no_failing_disk_loses_anything():
    runs = os.environ.get("ONRECORD_FAULTS", "4")
    done = subprocess.run([sys.executable, str(SCRIPT), runs], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\n0 losses" in done.stdout
