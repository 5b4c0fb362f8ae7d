"""One process writes at a place; the second is told who the first is, and a holder that has died holds nothing."""

import json
import os
import socket
import subprocess
import sys

import pytest

from onrecord.errors import OutputError
from onrecord.runs.locks import Lock, find_holder


def hold(path, **said):
    own = {"host": socket.gethostname(), "pid": os.getpid(), "started": "0", "since": 0, "token": "other"}
    path.write_text(json.dumps(own | said))


def test_the_second_is_refused_with_the_holder_named(tmp_path):
    with Lock(tmp_path / "lock"):
        with pytest.raises(OutputError, match=rf"process {os.getpid()} on {socket.gethostname()}, for 0 seconds"):
            Lock(tmp_path / "lock").__enter__()
        assert str(find_holder(tmp_path / "lock")).startswith(f"process {os.getpid()} on ")
    assert not list(tmp_path.iterdir())


def test_a_process_that_has_died_holds_nothing(tmp_path):
    code = "import os, sys; from pathlib import Path; from onrecord.runs.locks import Lock\n"
    code += "Lock(Path(sys.argv[1])).__enter__(); os._exit(9)"
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "lock")], check=False)
    assert find_holder(tmp_path / "lock").is_gone
    with Lock(tmp_path / "lock"):
        assert find_holder(tmp_path / "lock").pid == os.getpid()
    assert not list(tmp_path.iterdir())


def test_a_number_that_another_process_has_now_holds_nothing(tmp_path):
    hold(tmp_path / "lock", started="1")
    with Lock(tmp_path / "lock"):
        assert not find_holder(tmp_path / "lock").is_gone


def test_a_holder_on_another_host_is_believed_until_it_is_silent(tmp_path):
    hold(tmp_path / "lock", host="elsewhere", pid=77)
    with pytest.raises(OutputError, match="process 77 on elsewhere, for"):
        Lock(tmp_path / "lock").__enter__()
    os.utime(tmp_path / "lock", (1, 1))
    with Lock(tmp_path / "lock"):
        assert find_holder(tmp_path / "lock").host == socket.gethostname()


def test_a_lock_that_cannot_be_read_is_old_when_it_is_silent(tmp_path):
    (tmp_path / "lock").write_text("")
    os.utime(tmp_path / "lock", (1, 1))
    with Lock(tmp_path / "lock"):
        assert find_holder(tmp_path / "lock").pid == os.getpid()
