"""What is damaged in a dataset is made again from what is sound, named, and put in place at one instant."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from onrecord.engines.choices import Workers
from onrecord.errors import ContractError, InputError
from onrecord.pipeline import ExportOptions, export
from onrecord.read.sources import ReadOptions
from onrecord.repairs import repair
from onrecord.validations import iter_issues
from onrecord.work.shards import ShardLimits
from onrecord.write.parts import WriteOptions

ONE = Workers(1)


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "_run" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def made_of(tmp_path, bundles, write=None):
    """Export bundles, two to a shard."""
    (tmp_path / "bundles.jsonl").write_text("".join(json.dumps(bundle) + "\n" for bundle in bundles))
    options = ExportOptions(ReadOptions("bundle"), write or WriteOptions(), limits=ShardLimits(articles=2), workers=ONE)
    export([tmp_path / "bundles.jsonl"], tmp_path / "out", options)
    return tmp_path / "out"


@pytest.fixture(scope="module")
def whole(tmp_path_factory, make_bundle):
    """Datasets of three shards of two articles, by their formats."""
    bundles = [make_bundle(name) for name in "abcdef"]
    return {
        formats: made_of(tmp_path_factory.mktemp(formats), bundles, WriteOptions(formats))
        for formats in ("both", "jsonl")
    }


@pytest.fixture
def dataset(tmp_path, whole):
    return shutil.copytree(whole["both"], tmp_path / "out")


@pytest.fixture
def lines_only(tmp_path, whole):
    return shutil.copytree(whole["jsonl"], tmp_path / "out")


def mend(dataset):
    issues = []
    done = repair(dataset, issues.append, ONE)
    assert done.problems == len(issues)
    assert list(iter_issues(dataset, ReadOptions(), ONE)) == []
    assert [path.name for path in dataset.parent.iterdir() if path.name.startswith(".")] == []
    return done


def articles_of(dataset):
    lines = [line for path in sorted(dataset.glob("jsonl/articles/*")) for line in path.read_bytes().splitlines()]
    return [json.loads(line)["source_id"] for line in lines]


def cut(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def forget(dataset, table):
    descriptor = json.loads((dataset / "datapackage.json").read_text())
    listed = descriptor["onrecord"]["files"]
    descriptor["onrecord"]["files"] = [file for file in listed if file["table"] != table]
    (dataset / "datapackage.json").write_text(json.dumps(descriptor))


DAMAGES = {
    "a format is gone": lambda out: shutil.rmtree(out / "parquet"),
    "the other format is gone": lambda out: shutil.rmtree(out / "jsonl"),
    "a part is cut": lambda out: cut(out / "jsonl/quotes/part-00001.jsonl"),
    "a bit is turned": lambda out: flip(out / "parquet/articles/part-00002.parquet"),
    "both formats are hurt, in other shards": lambda out: [
        cut(out / "parquet/actors/part-00000.parquet"),
        (out / "jsonl/actors/part-00002.jsonl").unlink(),
    ],
    "the card is gone": lambda out: (out / "README.md").unlink(),
    "a croissant is cut": lambda out: cut(out / "croissant.json"),
    "schema documents are gone": lambda out: shutil.rmtree(out / "schema"),
    "the descriptor is gone": lambda out: (out / "datapackage.json").unlink(),
    "the descriptor lists no quotes": lambda out: forget(out, "quotes"),
    "the descriptor is cut, and a part is gone": lambda out: [
        cut(out / "datapackage.json"),
        (out / "jsonl/sections/part-00001.jsonl").unlink(),
    ],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_one_format_still_has_is_made_again_to_the_byte(dataset, damage):
    before = bytes_of(dataset)
    DAMAGES[damage](dataset)
    hurt = {path for path, content in before.items() if bytes_of(dataset).get(path) != content}
    done = mend(dataset)
    assert set(done.rebuilt) == hurt
    assert (done.dropped, done.moved) == ((), ())
    assert bytes_of(dataset) == before


def test_a_compressed_format_is_made_again_to_the_byte(tmp_path, make_bundle):
    out = made_of(tmp_path, [make_bundle("a")], WriteOptions("both", gzip_jsonl=True))
    before = bytes_of(out)
    cut(out / "jsonl/articles/part-00000.jsonl.gz")
    mend(out)
    assert bytes_of(out) == before


def test_a_sound_dataset_is_left_alone(dataset):
    inode = dataset.stat().st_ino
    assert mend(dataset).problems == 0
    assert dataset.stat().st_ino == inode


def test_rows_without_their_article_are_dropped_by_name_and_kept_aside(dataset):
    rows = [json.loads(line) for line in (dataset / "jsonl/quotes/part-00001.jsonl").read_bytes().splitlines()]
    for path in dataset.glob("*/articles/part-00001.*"):
        path.unlink()
    done = mend(dataset)
    assert articles_of(dataset) == ["a", "b", "e", "f"]
    assert {row.reason for row in done.dropped} == {"its article is lost"}
    assert [row.id for row in done.dropped if row.table == "quotes"] == [row["quote_id"] for row in rows]
    kept = [json.loads(line) for line in (dataset / "_run/dropped.jsonl").read_bytes().splitlines()]
    assert [entry["row"] for entry in kept if entry["table"] == "quotes"] == rows


def test_an_article_of_which_a_table_is_lost_goes_whole(dataset):
    for path in dataset.glob("*/actors/part-00000.*"):
        path.unlink()
    done = mend(dataset)
    assert articles_of(dataset) == ["c", "d", "e", "f"]
    assert {row.reason for row in done.dropped} == {"records of its article are lost"}


def test_an_article_with_a_broken_line_goes_and_its_neighbour_stays(lines_only):
    path = lines_only / "jsonl/quotes/part-00000.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([b"{\n", *lines[1:]]))
    done = mend(lines_only)
    assert articles_of(lines_only) == ["b", "c", "d", "e", "f"]
    assert f"{path}:1" in {row.where for row in done.dropped}


def test_articles_behind_a_cut_go_also_when_they_may_have_had_no_rows(tmp_path, make_bundle):
    silent = [make_bundle(name) | {"quotes": [], "allegations": []} for name in "bd"]
    out = made_of(tmp_path, [make_bundle("a"), silent[0], make_bundle("c"), silent[1]], WriteOptions("jsonl"))
    cut(out / "jsonl/quotes/part-00001.jsonl")
    mend(out)
    assert articles_of(out) == ["a", "b"]


def test_an_edit_by_hand_that_keeps_the_contract_is_taken_over(lines_only):
    path = lines_only / "jsonl/quotes/part-00001.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"rule":"', b'"rule":"my-'))
    done = mend(lines_only)
    assert done.dropped == ()
    assert b'"rule":"my-' in path.read_bytes()
    assert articles_of(lines_only) == list("abcdef")


def test_an_article_that_is_there_twice_goes_the_second_time(tmp_path, make_dataset, make_bundle):
    out = make_dataset(tmp_path / "out", [[make_bundle("a")], [make_bundle("b"), make_bundle("a")]])
    manifest = out / "_run/manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"run_id": "0"}))
    done = mend(out)
    assert articles_of(out) == ["a", "b"]
    assert {row.reason for row in done.dropped} == {"is that of an earlier row"}


def test_what_does_not_belong_there_is_moved_and_not_lost(dataset):
    (dataset / "parquet/quotes/notes.txt").write_text("mine")
    done = mend(dataset)
    assert done.moved == ("parquet/quotes/notes.txt",)
    assert (dataset / "_run/strays/parquet/quotes/notes.txt").read_text() == "mine"


def test_nothing_is_changed_when_nothing_sound_is_left(dataset):
    for path in dataset.glob("*/articles/*"):
        path.write_bytes(b"")
    before = bytes_of(dataset)
    with pytest.raises(ContractError, match="nothing sound is left: no article is whole in any format"):
        repair(dataset, lambda _: None, ONE)
    assert bytes_of(dataset) == before


def test_without_descriptor_and_records_of_runs_there_is_nothing_to_go_by(dataset):
    (dataset / "datapackage.json").unlink()
    shutil.rmtree(dataset / "_run")
    with pytest.raises(InputError, match="nothing in its _run/ says what it held"):
        repair(dataset, lambda _: None, ONE)


def test_a_dataset_that_grew_and_was_mended_before_is_found_without_its_descriptor(dataset, tmp_path, make_bundle):
    (tmp_path / "more.jsonl").write_text(json.dumps(make_bundle("g")) + "\n")
    export([tmp_path / "more.jsonl"], dataset, ExportOptions(ReadOptions("bundle"), append=True, workers=ONE))
    for path in dataset.glob("*/actors/part-00000.*"):
        path.unlink()
    mend(dataset)
    before = bytes_of(dataset)
    (dataset / "datapackage.json").unlink()
    assert mend(dataset).rebuilt == ("datapackage.json",)
    assert bytes_of(dataset) == before


@pytest.mark.parametrize("place", ["accept:1", "journal", "swapped"])
def test_a_repair_that_is_killed_leaves_the_dataset_as_it_was_or_mended(dataset, place):
    before = bytes_of(dataset)
    (dataset / "parquet/quotes/part-00001.parquet").unlink()
    hurt = bytes_of(dataset)
    command = [sys.executable, "-m", "onrecord", "validate", str(dataset), "--repair", "--jobs", "1"]
    killed = subprocess.run(command, env=os.environ | {"ONRECORD_FAULT": place}, check=False)
    assert killed.returncode == -9
    assert bytes_of(dataset) in (hurt, before)
    assert mend(dataset).problems == (1 if place == "accept:1" else 0)
    assert bytes_of(dataset) == before
