"""The command line as a user has it: a process of its own."""

import json
import subprocess
import sys

import pytest

COMMAND = (sys.executable, "-m", "onrecord")
GOOD = "Ms. Ortiz said the ferry firm hid the report."


@pytest.fixture
def onrecord(tmp_path):
    """Run a command in an empty folder; whatever happens, no traceback is shown."""

    def run(*arguments, stdin=b"", **options):
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, cwd=tmp_path, check=False, **options
        )
        assert b"Traceback" not in done.stderr
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def rows(tmp_path):
    """Return the rows of a table of the dataset in `out`, or of its rejects."""

    def read(table):
        folder = tmp_path / "out"
        pattern = "_run/rejects.jsonl" if table == "rejects" else f"jsonl/{table}/*.jsonl"
        return [json.loads(line) for path in sorted(folder.glob(pattern)) for line in path.read_text().splitlines()]

    return read


@pytest.fixture
def good(tmp_path):
    """A file with one article that is fine."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path
