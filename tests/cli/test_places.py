"""Places that cannot be used, whatever the reason, are named to the user, and are never called a bug."""

import os
import shutil
from pathlib import Path

import pytest

from onrecord import export
from onrecord.cli.main import run

NO_TEXT = os.fsdecode(b"caf\xe9")
ON_A_DATASET = [
    ["stats"], ["query", "SELECT 1"], ["query", "--save", "a.duckdb"], ["sample"], ["report", "--out", "a.html"],
    ["score", "check.csv"], ["compact"], ["migrate"], ["validate"], ["validate", "--repair"], ["status"],
]  # fmt: skip


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return export(
        [Path(__file__).parents[2] / "seeds/station-reopening.txt"], tmp_path_factory.mktemp("made") / "out"
    ).out


@pytest.fixture
def placed(dataset, tmp_path, monkeypatch):
    """Put the dataset and a checking sheet into the working folder."""

    def placing(name):
        monkeypatch.chdir(tmp_path)
        Path("check.csv").write_text("quote_id,verdict\nx,right\n")
        return Path(shutil.copytree(dataset, name))

    return placing


@pytest.mark.parametrize("arguments", ON_A_DATASET, ids=" ".join)
@pytest.mark.parametrize("lock", ["", "_run", "parquet"])
def test_a_dataset_without_permission_is_no_bug(placed, locked, capsys, arguments, lock):
    with locked(placed("out") / lock):
        code = run([arguments[0], "out", *arguments[1:]])
    said = capsys.readouterr()
    assert "bug" not in said.err
    if not lock and arguments[0] != "status":
        assert code == 3 or (arguments == ["validate"] and code == 1)
        assert "ermission denied" in said.err + said.out


@pytest.mark.parametrize("arguments", ON_A_DATASET, ids=" ".join)
def test_a_dataset_whose_name_is_no_text_is_no_bug(placed, capsys, arguments):
    placed(NO_TEXT)
    code = run([arguments[0], NO_TEXT, *arguments[1:]])
    said = capsys.readouterr().err
    assert (code, "bug" in said) == (0 if arguments == ["status"] else 2, False)


def test_a_name_for_a_dataset_that_is_no_text_is_refused(onrecord, good, tmp_path):
    done = onrecord("export", good, "--out", NO_TEXT)
    assert (done.returncode, "caf\\udce9 is not written in UTF-8" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["good.txt"]


@pytest.mark.parametrize("name", ["undefined", "nothing", "rot13", "hex"])
def test_an_encoding_that_is_none_is_a_usage_error(onrecord, good, name):
    done = onrecord("parse", good, "--encoding", name)
    assert (done.returncode, "there is no encoding of text called" in done.stderr) == (2, True)


@pytest.mark.parametrize(("sql", "stdin"), [(NO_TEXT, b""), (None, b"SELECT 'caf\xe9'")])
def test_sql_that_is_no_text_is_a_usage_error(onrecord, dataset, sql, stdin):
    done = onrecord("query", dataset, *([sql] if sql else []), stdin=stdin)
    assert (done.returncode, "the SQL is not written in UTF-8" in done.stderr) == (2, True)


def test_a_store_that_does_not_answer_is_named(onrecord, good, monkeypatch):
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    done = onrecord("export", good, "--out", "s3://key:secret@bucket")
    assert (done.returncode, "bug" in done.stderr, "secret" in done.stderr) == (3, False, False)
    assert done.stderr.startswith("onrecord: cannot write s3://bucket")


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "", "--out", "out"], ["export", "good.txt", "--out", ""], ["parse", ""], ["validate", ""], ["stats", ""],
        ["status", ""], ["compact", ""], ["query", "out", "--save", ""], ["query", "out", "SELECT 1", "--out", ""],
        ["report", "out", "--out", ""], ["sample", "out", "--out", ""], ["score", "out", ""],
    ],
)  # fmt: skip
def test_a_place_that_is_empty_is_a_usage_error_and_not_the_working_folder(tmp_path, monkeypatch, capsys, arguments):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert "it is empty: name a file or a folder" in " ".join(capsys.readouterr().err.split())
    assert not list(tmp_path.iterdir())
