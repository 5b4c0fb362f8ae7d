"""What is said of a dataset depends on the dataset alone, not on who checks it."""

import json
from pathlib import Path

import pytest

from onrecord.engines.choices import Workers
from onrecord.read.sources import ReadOptions
from onrecord.repairs import repair
from onrecord.validations import iter_issues


@pytest.fixture
def damaged(tmp_path, make_dataset, make_bundle):
    """Five shards, each damaged in another way, and one article that is there twice."""
    names = ["ab", "cd", "ef", "gh", "ia"]
    out = make_dataset(tmp_path / "out", [[make_bundle(name) for name in shard] for shard in names])
    (out / "parquet/quotes/part-00000.parquet").write_bytes(b"PAR1")
    (out / "jsonl/actors/part-00001.jsonl").unlink()
    lines = (out / "jsonl/quotes/part-00002.jsonl").read_bytes()
    (out / "jsonl/quotes/part-00002.jsonl").write_bytes(lines.replace(b"said", b"says"))
    (out / "parquet/quotes/part-00002.parquet").unlink()
    (out / "_run/manifest.json").write_text(json.dumps({"run_id": "0"}))
    (out / "jsonl/articles/part-00003.jsonl").unlink()
    (out / "parquet/articles/part-00003.parquet").unlink()
    return out


def issues_of(dataset, jobs):
    return [str(issue).removeprefix(f"{dataset}/") for issue in iter_issues(dataset, ReadOptions(), Workers(jobs))]


def test_what_is_said_does_not_depend_on_the_number_of_processes(damaged):
    said = issues_of(damaged, 1)
    assert issues_of(damaged, 3) == said
    assert [line.partition(" ")[0] for line in said] == [
        "parquet/quotes/part-00000.parquet",
        "jsonl/actors/part-00001.jsonl",
        "jsonl/quotes/part-00002.jsonl",
        "parquet/quotes/part-00002.parquet",
        *[f"jsonl/quotes/part-00002.jsonl:{row}" for row in (1, 2, 3, 4)],
        "jsonl/articles/part-00003.jsonl",
        "parquet/articles/part-00003.parquet",
        "jsonl/articles/part-00004.jsonl:2",
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_the_articles_that_are_checked_up_to_all(damaged, jobs):
    told = []
    assert list(iter_issues(damaged, ReadOptions(), Workers(jobs), told.append))
    assert max(now.done for now in told) == told[-1].done == 10
    assert {(now.read, now.expected, now.rejected) for now in told} == {(10, 10, 0)}


def test_files_are_named_as_the_user_names_the_dataset(damaged, monkeypatch):
    monkeypatch.chdir(damaged.parent)
    said = issues_of(Path("out"), 2)
    assert said == issues_of(damaged, 1)
    done = repair("out", lambda _: None, Workers(2))
    assert {row.where.partition("/")[0] for row in done.dropped} == {"out"}
    assert issues_of(damaged, 1) == []


def test_an_article_that_kills_its_checkers_is_named_and_the_rest_is_checked(damaged, monkeypatch):
    monkeypatch.setenv("ONRECORD_FAULT", "article:1")
    said = issues_of(damaged, 2)
    (row, *_) = [line for line in said if line.startswith("jsonl/articles/part-00000.jsonl:2")]
    assert "could not be checked: worker failure: the worker was killed by SIGKILL" in row
    assert any(
        line.startswith("jsonl/articles/part-00004.jsonl:2 $.article_id: is that of an earlier row") for line in said
    )
