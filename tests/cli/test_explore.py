"""`stats`, `query`, `sample` and `score` as a user runs them."""

import csv
import json
import os
import pty
import subprocess
import sys
from codecs import BOM_UTF8
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from onrecord import export

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return export([SEEDS], tmp_path_factory.mktemp("explore") / "seeds").out


def test_stats_are_lines_or_json(onrecord, seeds):
    lines = onrecord("stats", seeds).stdout.splitlines()
    found = json.loads(onrecord("stats", seeds, "--format", "json").stdout)
    assert lines[0].split() == ["articles", "6"]
    assert ["quotes", str(found["rows"]["quotes"]), "7.7", "an", "article"] in [line.split() for line in lines]
    assert ["language", "en", "6", "100%"] in [line.split() for line in lines]
    assert lines[-1].split() == ["rejects", "0"]


def test_a_query_is_a_table_that_is_not_wrapped_when_piped(onrecord, seeds):
    done = onrecord("query", seeds, "SELECT speaker, cue, text FROM statements ORDER BY quote_id")
    header, *rows = done.stdout.splitlines()
    assert header.split() == ["speaker", "cue", "text"]
    assert len(rows) == 40
    assert done.stderr == "only the first 40 rows are shown: --limit 0 shows all\n"
    assert len(onrecord("query", seeds, "FROM quotes", "--limit", 0).stdout.splitlines()) > 41


def test_a_query_is_written_as_its_suffix_says(onrecord, seeds, tmp_path):
    sql = "SELECT speaker, quotes FROM speakers ORDER BY quotes DESC, speaker LIMIT 2"
    for name in ("a.csv", "a.jsonl", "a.parquet"):
        assert onrecord("query", seeds, sql, "--out", name).stdout == ""
    rows = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert rows[0] == {"speaker": "Sergei Lavrov", "quotes": 6}
    assert [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()] == rows
    with (tmp_path / "a.csv").open(newline="") as file:
        assert list(csv.DictReader(file)) == [{key: str(value) for key, value in row.items()} for row in rows]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.jsonl", "a.parquet"]


def test_sql_comes_from_standard_input_too(onrecord, seeds):
    done = onrecord("query", seeds, "--format", "csv", stdin=b"SELECT count(*) AS articles FROM articles")
    assert done.stdout == "articles\n6\n"


def test_an_article_cannot_command_the_terminal(onrecord, tmp_path):
    (tmp_path / "a.txt").write_text("\N{ESCAPE}]0;owned\N{BELL} said Ana Ortiz.")
    assert onrecord("export", "a.txt", "--out", "out").returncode == 0
    assert "\N{ESCAPE}" not in onrecord("query", "out", "SELECT text FROM articles").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["SELEC"], 2, "the SQL cannot be run"),
        ([" "], 2, "there is no SQL"),
        (["FROM quotes", "--out", "a.xlsx"], 2, "does not say what to write"),
        (["FROM quotes", "--out", "missing/a.csv"], 3, "cannot write missing/a.csv: No such file or directory"),
        (["--save", "missing/a.duckdb"], 3, "cannot write missing/a.duckdb"),
    ],
)
def test_what_is_wrong_is_one_line(onrecord, seeds, arguments, code, message):
    done = onrecord("query", seeds, *arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_failed_query_leaves_the_file_as_it_was(onrecord, seeds, tmp_path):
    (tmp_path / "a.csv").write_text("mine")
    failing = "SELECT error('no') FROM quotes"
    assert onrecord("query", seeds, failing, "--out", "a.csv").returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "mine"


def test_a_database_is_saved_with_tables_and_views(onrecord, seeds, tmp_path):
    assert onrecord("query", seeds, "--save", "news.duckdb").returncode == 0
    with duckdb.connect(tmp_path / "news.duckdb", read_only=True) as database:
        assert database.sql("SELECT count(*) FROM statements").fetchall() == [(46,)]


def test_the_prompt_reads_statements_until_the_end(seeds):
    """On a terminal: a wrong statement is named, and the next one runs."""
    main, other = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "query", str(seeds)],
        stdin=other,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        close_fds=True,
    )
    os.write(main, b"SELEC 1;\nSELECT count(*) AS articles\nFROM articles;\n\x04")
    out, messages = (stream.decode() for stream in running.communicate(timeout=60))
    os.close(main)
    os.close(other)
    assert "syntax error" in messages
    assert "articles" in out
    assert "6" in out.split()
    assert running.returncode == 0


def test_a_sheet_goes_out_and_comes_back_as_precision(onrecord, seeds, tmp_path):
    assert onrecord("sample", seeds, "--table", "allegations", "--n", 8, "--out", "check.csv").returncode == 0
    with (tmp_path / "check.csv").open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert (tmp_path / "check.csv").read_bytes().startswith(BOM_UTF8)  # by which Excel knows the encoding
    for place, row in enumerate(rows):
        row["verdict"] = "wrong" if place == 0 else "right"
    with (tmp_path / "check.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    refused = onrecord("sample", seeds, "--out", "check.csv")
    assert (refused.returncode, "may hold verdicts" in refused.stderr) == (2, True)
    total, *_ = json.loads(onrecord("score", seeds, "check.csv", "--format", "json").stdout)
    assert (total["right"], total["wrong"], total["precision"]) == (7, 1, 0.875)
    assert "88%" in onrecord("score", seeds, "check.csv").stdout


def test_a_command_on_what_is_no_dataset_says_so(onrecord, tmp_path):
    (tmp_path / "check.csv").write_text("quote_id,verdict\nx,right\n")
    for arguments in (["stats", "."], ["query", ".", "SELECT 1"], ["sample", "."], ["score", ".", "check.csv"]):
        done = onrecord(*arguments)
        assert (done.returncode, done.stderr) == (
            3,
            "onrecord: cannot read .: this is not the folder of a dataset. Make one with onrecord export\n",
        )
