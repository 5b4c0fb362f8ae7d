"""Exports that are killed at random and at fault points lose nothing. `ONRECORD_CRASHES=100` runs so many of them."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "crashes.py"


def test_no_kill_loses_anything():
    runs = os.environ.get("ONRECORD_CRASHES", "3")
    done = subprocess.run([sys.executable, str(SCRIPT), runs], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 losses" in done.stdout
