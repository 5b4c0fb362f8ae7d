"""Whoever asks learns how far a run is, and when it should end, while it runs and after."""

import time
from datetime import UTC, datetime

from onrecord.ledger import Progress
from onrecord.runs.opening import open_run
from onrecord.runs.plans import Request
from onrecord.runs.progress import ProgressFile, find_status
from onrecord.write.parts import WriteOptions


def test_a_run_tells_what_is_left_and_when_it_should_end(tmp_path):
    with open_run(tmp_path / "out", Request(WriteOptions(), {}), []) as run:
        assert find_status(tmp_path / "out").state == "running"
        tell = ProgressFile(run.work.progress, None, lambda read: 2 * read)
        time.sleep(0.11)
        tell(Progress(read=200, done=150, rejected=3, kept=50))
        status = find_status(tmp_path / "out")
        assert (status.read, status.done, status.left, status.rejected) == (200, 150, 250, 3)
        assert status.rate == round(100 / status.seconds, 1)
        assert status.seconds_left == round(250 * status.seconds / 100, 1)
        assert datetime.fromisoformat(status.expected_end) > datetime(2020, 1, 1, tzinfo=UTC)


def test_without_a_length_nothing_is_said_of_the_end(tmp_path):
    with open_run(tmp_path / "out", Request(WriteOptions(), {}), []) as run:
        time.sleep(0.06)
        ProgressFile(run.work.progress, None)(Progress(200, 150, 3))
        status = find_status(tmp_path / "out")
        assert (status.left, status.seconds_left, status.expected_end) == (None, None, None)


def test_a_run_that_has_ended_says_when(tmp_path, publish, make_bundle):
    out = publish(tmp_path / "out", [make_bundle("a")])
    status = find_status(out)
    assert (status.state, status.done, status.left, status.seconds_left) == ("finished", 1, 0, None)


def test_a_finished_dataset_without_its_records_of_shards_is_finished(tmp_path, publish, make_bundle):
    out = publish(tmp_path / "out", [make_bundle("a")])
    (out / "_run/shards.jsonl").unlink()
    assert find_status(out).state == "finished"
