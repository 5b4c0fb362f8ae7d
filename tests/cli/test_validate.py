"""`onrecord validate` from the outside."""

import json
import os
import re
import subprocess
import sys

import pytest


def test_what_parse_prints_is_valid(onrecord, good):
    bundle = onrecord("parse", good).stdout
    done = onrecord("validate", "-", stdin=bundle.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "valid\n")


def test_each_problem_is_a_line_with_file_line_and_pointer(onrecord, good, tmp_path):
    bundle = json.loads(onrecord("parse", good).stdout)
    bundle["sections"][0]["start"] = -1
    (tmp_path / "bundles.jsonl").write_text("\n" + json.dumps(bundle) + "\nnonsense\n")
    done = onrecord("validate", "bundles.jsonl")
    assert done.returncode == 1
    first, *_, last = done.stdout.splitlines()
    assert first.startswith("bundles.jsonl:2 $.sections[0].start: ")
    assert last.startswith("bundles.jsonl:3 $: not JSON")


def test_a_bundle_that_comes_twice_is_a_problem(onrecord, good):
    bundle = onrecord("parse", good).stdout.encode()
    done = onrecord("validate", "-", stdin=bundle * 2)
    assert done.returncode == 1
    assert done.stdout.startswith("<stdin>:2 $.article.article_id: duplicate")


def test_a_dataset_is_valid_until_somebody_changes_it(onrecord, good, tmp_path):
    assert onrecord("export", good, "--out", "out").returncode == 0
    assert onrecord("validate", "out").returncode == 0
    part = tmp_path / "out" / "jsonl" / "articles" / "part-00000.jsonl"
    part.write_text(part.read_text().replace("Ortiz", "Artiz"))
    done = onrecord("validate", "out")
    assert done.returncode == 1
    assert "part-00000.jsonl" in done.stdout


def test_a_folder_that_is_no_dataset_is_not_valid(onrecord, tmp_path):
    (tmp_path / "empty").mkdir()
    done = onrecord("validate", "empty")
    assert done.returncode in (1, 3)
    assert "empty" in done.stdout + done.stderr


def test_a_missing_path_is_named(onrecord):
    done = onrecord("validate", "missing.jsonl")
    assert done.returncode == 3
    assert "missing.jsonl" in done.stderr


def test_a_repair_names_what_it_does(onrecord, good, tmp_path):
    assert onrecord("export", good, "--out", "out").returncode == 0
    (tmp_path / "out/parquet/quotes/part-00000.parquet").unlink()
    (tmp_path / "out/croissant.json").unlink()
    done = onrecord("validate", "out", "--repair")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "out/croissant.json $: is missing",
        "out/parquet/quotes/part-00000.parquet $: cannot be read: No such file or directory",
        "rebuilt out/croissant.json",
        "rebuilt out/parquet/quotes/part-00000.parquet",
    ]
    assert done.stderr == "2 problems: 2 files rebuilt, 0 rows dropped\n"
    again = onrecord("validate", "out", "--repair")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "valid: nothing to repair\n")


def test_a_repair_of_what_is_no_dataset_is_refused(onrecord, good, tmp_path):
    (tmp_path / "empty").mkdir()
    assert onrecord("validate", "empty", "--repair").returncode == 3
    assert onrecord("validate", good, "--repair").returncode == 2


def test_on_a_terminal_a_problem_stands_above_the_bar_on_a_line_of_its_own(onrecord, good, tmp_path):
    pty = pytest.importorskip("pty")
    assert onrecord("export", good, "--out", "out").returncode == 0
    (tmp_path / "out" / "datapackage.json").write_text("{")
    terminal, end = pty.openpty()
    call = [sys.executable, "-m", "onrecord", "validate", "out"]
    with subprocess.Popen(call, stdin=subprocess.DEVNULL, stdout=end, stderr=end, cwd=tmp_path) as process:
        os.close(end)
        shown = b"".join(iter(lambda: _read(terminal), b""))
    assert process.returncode == 1
    assert re.search(rb"(\n|\x1b\[2K)out/datapackage\.json", shown)


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_bundles_in_another_encoding_are_read_when_it_is_named(onrecord, tmp_path, good):
    bundle = onrecord("parse", good).stdout
    (tmp_path / "bundles.jsonl").write_bytes(bundle.encode("utf-16-le"))
    assert onrecord("validate", "bundles.jsonl").returncode == 1
    assert onrecord("validate", "bundles.jsonl", "--encoding", "utf-16-le").returncode == 0


def test_a_folder_that_has_nothing_of_a_dataset_cannot_be_checked(onrecord, tmp_path):
    (tmp_path / "empty").mkdir()
    done = onrecord("validate", "empty")
    problem = "onrecord: cannot read empty: this is not the folder of a dataset. Make one with onrecord export\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, "", problem)
