"""`onrecord export` from the outside."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TABLES = ["articles", "sections", "quotes", "actors", "allegations"]


def test_a_dataset_is_written_and_the_summary_says_where_and_what_next(onrecord, good, tmp_path):
    done = onrecord("export", good, "--out", "out")
    assert done.returncode == 0
    assert done.stdout == ""
    for table in TABLES:
        assert table in done.stderr
    assert "next: " in done.stderr
    assert "validate out" in done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "README.md",
        "_run",
        "croissant.json",
        "datapackage.json",
        "jsonl",
        "parquet",
        "schema",
    }


@pytest.mark.parametrize("is_active", [True, False])
def test_what_is_next_is_said_as_it_can_be_typed(good, tmp_path, is_active):
    programs = Path(sys.executable).parent
    done = subprocess.run(
        [programs / "onrecord", "export", good, "--out", "out"],
        env={"PATH": f"{programs}:/usr/bin:/bin" if is_active else "/usr/bin:/bin"},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    written = "" if is_active else f"{programs}/"
    validating, loading = done.stderr.splitlines()[-2:]
    assert validating == f"next: {written}onrecord validate out"
    assert loading.strip().startswith(f"{written}{'python' if is_active else Path(sys.executable).name} -c")


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--format", "parquet"], {"parquet/quotes/part-00000.parquet"}),
        (["--format", "jsonl"], {"jsonl/quotes/part-00000.jsonl"}),
        (["--format", "jsonl", "--gzip"], {"jsonl/quotes/part-00000.jsonl.gz"}),
        (["--format", "both"], {"jsonl/quotes/part-00000.jsonl", "parquet/quotes/part-00000.parquet"}),
    ],
)
def test_the_formats_asked_for_are_written_and_valid(onrecord, good, tmp_path, options, kept):
    assert onrecord("export", good, "--out", "out", *options).returncode == 0
    out = tmp_path / "out"
    assert {path.relative_to(out).as_posix() for path in out.glob("*/quotes/*")} == kept
    assert onrecord("validate", "out").returncode == 0


def test_quiet_shows_nothing(onrecord, good):
    done = onrecord("export", good, "--out", "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_standard_input_is_an_input(onrecord, rows):
    assert onrecord("export", "-", "--out", "out", stdin=b'{"id": "a", "text": "Words."}\n').returncode == 0
    assert [row["source_id"] for row in rows("articles")] == ["a"]


def test_overwrite_replaces_a_dataset_and_nothing_else_does(onrecord, rows, good, tmp_path):
    assert onrecord("export", good, "--out", "out").returncode == 0
    (tmp_path / "other.txt").write_text("Other words.")
    refused = onrecord("export", "other.txt", "--out", "out")
    assert refused.returncode == 2
    assert "is not empty" in refused.stderr
    assert [row["source_id"] for row in rows("articles")] == ["good.txt"]
    assert onrecord("export", "other.txt", "--out", "out", "--overwrite").returncode == 0
    assert [row["source_id"] for row in rows("articles")] == ["other.txt"]


def test_a_dataset_inside_the_input_folder_is_no_input(onrecord, rows, tmp_path):
    (tmp_path / "good.txt").write_text("Words.")
    for _ in range(2):
        assert onrecord("export", tmp_path, "--out", "out", "--overwrite").returncode == 0
    assert [row["source_id"] for row in rows("articles")] == ["good.txt"]


def test_bundles_of_others_are_validated_and_exported(onrecord, rows, good, tmp_path):
    bundle = json.loads(onrecord("parse", good).stdout)
    wrong = json.loads(json.dumps(bundle))
    wrong["article"] |= {"article_id": "0123456789abcdef", "word_count": "many"}
    lines = [json.dumps(bundle), json.dumps(wrong), '{"article": ', json.dumps(bundle)]
    (tmp_path / "bundles.jsonl").write_text("\n".join(lines))
    done = onrecord("export", "bundles.jsonl", "--input-format", "bundle", "--out", "out")
    assert done.returncode == 1
    assert rows("articles") == [bundle["article"]]
    places = {(row["where"], row["pointer"]) for row in rows("rejects")}
    assert ("bundles.jsonl:2", "$.article.word_count") in places
    assert ("bundles.jsonl:3", "$") in places
    assert ("bundles.jsonl:4", "$.article.article_id") in places


def test_bundles_with_numbers_that_only_look_whole_are_exported_or_rejected(onrecord, good, tmp_path):
    bundle = onrecord("parse", good).stdout.replace('"position":1,', '"position":1.0,')
    (tmp_path / "bundles.jsonl").write_text(bundle)
    assert onrecord("export", "bundles.jsonl", "--input-format", "bundle", "--out", "out").returncode in (0, 1)


def test_two_runs_give_the_same_bytes(onrecord, good, tmp_path):
    for name in ("one", "two"):
        assert onrecord("export", good, "--out", name).returncode == 0
    contents = [
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in sorted((tmp_path / name).rglob("*"))
            if path.is_file() and "_run" not in path.parts
        }
        for name in ("one", "two")
    ]
    assert contents[0] == contents[1]
