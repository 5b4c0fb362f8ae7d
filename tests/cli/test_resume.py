"""Ctrl-C, --resume, --append and status from the outside."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest


@pytest.fixture
def news(tmp_path):
    """Three shards of short articles, by the thousand."""
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f'{{"id": "a{n}", "text": "Word {n}."}}\n' for n in range(9_000)))
    return path


def start_and_wait_for_a_shard(tmp_path):
    command = [sys.executable, "-m", "onrecord", "export", "news.jsonl", "--out", "out", "--jobs", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".out.onrecord/shards/*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


def test_an_interrupted_run_says_how_to_go_on_and_goes_on(onrecord, tmp_path, news):
    with start_and_wait_for_a_shard(tmp_path) as process:
        process.send_signal(signal.SIGSTOP)  # so that it is still there when the others have looked
        second = onrecord("export", news, "--out", "out", "--overwrite")
        running = json.loads(onrecord("status", "out", "--format", "json").stdout)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGCONT)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"kept: go on with the same command and --resume" in stderr
    assert second.returncode == 3
    assert f"process {process.pid}" in second.stderr
    assert running["state"] == "running"
    assert onrecord("status", "out").returncode == 1
    assert "interrupted" in onrecord("status", "out").stdout
    done = onrecord("export", news, "--out", "out", "--resume", "--log-format", "json")
    assert done.returncode == 0
    assert json.loads(done.stderr.splitlines()[-1])["kept"] >= 2_000
    assert onrecord("validate", "out").returncode == 0
    assert json.loads(onrecord("status", "out", "--format", "json").stdout)["done"] == 9_000


def test_what_is_new_is_added_and_what_has_changed_names_its_earlier_version(onrecord, rows, tmp_path):
    (tmp_path / "one.jsonl").write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')
    (tmp_path / "two.jsonl").write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two, corrected."}\n')
    assert onrecord("export", "one.jsonl", "--out", "out").returncode == 0
    done = onrecord("export", "two.jsonl", "--out", "out", "--append")
    assert done.returncode == 0
    assert "1 in the dataset already: skipped" in done.stderr
    articles = rows("articles")
    assert [row["text"] for row in articles] == ["One.", "Two.", "Two, corrected."]
    assert [row["supersedes"] for row in articles] == [None, None, articles[1]["article_id"]]
    assert onrecord("validate", "out").returncode == 0


def test_nothing_at_a_place_is_said(onrecord):
    done = onrecord("status", "nowhere")
    assert (done.returncode, done.stdout) == (3, "there is no dataset at nowhere, and no run for it\n")


def test_progress_is_a_line_of_json_on_request(onrecord, good):
    done = onrecord("export", good, "--out", "out", "--log-format", "json")
    assert done.stdout == ""
    last = json.loads(done.stderr.splitlines()[-1])
    assert (last["read"], last["done"], last["rejected"]) == (1, 1, 0)
    assert (last["expected"], last["seconds_left"]) == (1, 0.0)
    status = json.loads(onrecord("status", "out", "--format", "json").stdout)
    assert (status["state"], status["left"]) == ("finished", 0)
    assert status["finished_at"] >= status["started_at"]
    assert f"ended {status['finished_at']}" in onrecord("status", "out").stdout


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_became_read_only_is_named_and_gone_on_with(onrecord, tmp_path, news):
    with start_and_wait_for_a_shard(tmp_path) as process:
        (tmp_path / ".out.onrecord/shards").chmod(0o500)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 3
    assert b"Permission denied" in stderr
    (tmp_path / ".out.onrecord/shards").chmod(0o700)
    assert onrecord("export", news, "--out", "out", "--resume").returncode == 0


def test_a_finished_run_is_said_to_be_finished(onrecord, good):
    assert onrecord("export", good, "--out", "out").returncode == 0
    again = onrecord("export", good, "--out", "out", "--resume")
    assert again.returncode == 0
    assert "out was finished before: nothing was changed" in again.stderr


def test_adding_and_replacing_exclude_each_other(onrecord, good, tmp_path):
    done = onrecord("export", good, "--out", "out", "--append", "--overwrite")
    assert (done.returncode, done.stderr.count("--append and --overwrite exclude each other")) == (2, 1)
    assert not (tmp_path / "out").exists()
