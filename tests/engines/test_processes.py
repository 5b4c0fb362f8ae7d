"""Worker processes: the bytes do not depend on how many there are, and one that dies costs at most one article."""

import os
import re
import signal
import threading
from pathlib import Path

import pytest

from onrecord.engines.choices import Workers
from onrecord.engines.keepers import Keeper, StoppedError
from onrecord.engines.maps import map_tasks
from onrecord.engines.processes import ProcessEngine
from onrecord.errors import OutputError, WorkerError
from onrecord.pipeline import ExportOptions, export
from onrecord.read.sources import SourceArticle
from onrecord.work.shards import ShardLimits, encode_source, iter_shards, write_spool
from onrecord.work.tasks import ParseTask
from onrecord.write.parts import WriteOptions

LIMITS = ShardLimits(articles=4)


def article(number):
    return SourceArticle(f"a{number}", "jsonl", f"Ms. Ortiz said it {number} times.", f"a.jsonl:{number}")


def spooled(work, count, max_seconds=0.0):
    """Spool articles and return the tasks of their shards."""
    encoded = [(source, encode_source(source)) for source in map(article, range(count))]
    tasks = []
    (work / "attempts").mkdir(exist_ok=True)
    for shard in iter_shards(encoded, LIMITS):
        size = len(shard.sources)
        tasks.append(
            ParseTask(
                shard.index, str(work), WriteOptions(), shard.fingerprint, shard.first, size, max_seconds=max_seconds
            )
        )
        write_spool(shard, tasks[-1].spool)
    return tasks


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "_run" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f'{{"id": "a{n}", "text": "Ms. Ortiz said it {n} times."}}\n' for n in range(30)))
    return path


def test_the_bytes_do_not_depend_on_the_number_of_processes(tmp_path, news):
    for jobs in (1, 3):
        summary = export([news], tmp_path / str(jobs), ExportOptions(limits=LIMITS, workers=Workers(jobs)))
        assert summary.rows["articles"] == 30
    assert bytes_of(tmp_path / "1") == bytes_of(tmp_path / "3")
    assert len(list((tmp_path / "1").glob("jsonl/articles/*"))) == 8


def test_an_article_that_kills_its_worker_twice_is_rejected_by_name(tmp_path, news, monkeypatch):
    monkeypatch.setenv("ONRECORD_FAULT", "article:1")
    news.write_text("".join(news.read_text().splitlines(keepends=True)[:6]))
    summary = export([news], tmp_path / "out", ExportOptions(limits=LIMITS, workers=Workers(2)))
    assert summary.rejected == 2
    assert summary.rows["articles"] == 4
    assert [issue.source_id for issue in summary.issues] == [f"a{number}" for number in (1, 5)]
    assert summary.issues[0].where == f"{news}:2"
    assert summary.issues[0].reason.startswith("worker failure: the worker was killed by SIGKILL")


def test_a_worker_that_dies_once_costs_nothing(tmp_path):
    (task,) = spooled(tmp_path, 3)
    keeper = Keeper()
    keeper.warm_up()
    os.kill(keeper._worker.pid, signal.SIGKILL)
    assert keeper.run(task).startswith(str(tmp_path / "attempts"))
    keeper.close()


def test_workers_that_die_of_no_article_end_the_run(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_FAULT", "article:3")  # where the files are closed, for the three articles are read
    (task,) = spooled(tmp_path, 3)
    with pytest.raises(WorkerError, match="killed by SIGKILL"):
        Keeper().run(task)


def test_a_worker_without_an_answer_is_killed_and_its_article_set_aside(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_FAULT_SIGNAL", "SIGSTOP")
    monkeypatch.setenv("ONRECORD_FAULT", "article:1")
    (task,) = spooled(tmp_path, 3, max_seconds=0.05)
    keeper = Keeper()
    attempt = keeper.run(task)
    keeper.close()
    record = Path(attempt, "record.json").read_text()
    assert '"source_id":"a1"' in record
    assert "too slow: took more than 0.5 s; --max-seconds allows more; it happened twice at this article" in record


def test_what_cannot_be_written_ends_the_run_with_its_reason(tmp_path):
    (task,) = spooled(tmp_path, 3)
    (tmp_path / "attempts").rmdir()
    (tmp_path / "attempts").write_text("")
    keeper = Keeper()
    with pytest.raises(OutputError, match="Not a directory"):
        keeper.run(task)
    keeper.close()


def test_a_keeper_that_is_stopped_ends_at_once(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_FAULT_SIGNAL", "SIGSTOP")
    monkeypatch.setenv("ONRECORD_FAULT", "article:1")
    (task,) = spooled(tmp_path, 3)
    keeper = Keeper()
    threading.Timer(0.2, keeper.stop).start()
    with pytest.raises(StoppedError):
        keeper.run(task)


def test_a_failure_leaves_no_worker(tmp_path):
    tasks = spooled(tmp_path, 8)

    def drop_after_first():
        with ProcessEngine(2) as engine:
            for _ in map_tasks(engine, tasks, lambda _: None):
                pids.extend(keeper._worker.pid for keeper in engine._keepers if keeper._worker)
                raise KeyboardInterrupt

    pids = []
    with pytest.raises(KeyboardInterrupt):
        drop_after_first()
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_worker_ends_when_its_keeper_has_gone(tmp_path):
    (task,) = spooled(tmp_path, 3)
    keeper = Keeper()
    keeper.run(task)
    worker = keeper._worker
    worker.stdin.close()
    assert worker.wait(30) == 0
    worker.stdout.close()


def test_an_article_that_computes_for_too_long_is_rejected(tmp_path):
    (tmp_path / "a.txt").write_text("Ms. Ortiz accused Lee of lying and fraud. " * 4000)
    summary = export([tmp_path / "a.txt"], tmp_path / "out", ExportOptions(max_seconds=0.05))
    (issue,) = summary.issues  # a busy machine may end the process before its own clock does
    assert re.match(r"too slow: took more than 0\.0?5 s.*; --max-seconds allows more", issue.reason)
