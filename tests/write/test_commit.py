"""Publishing: all of a dataset or nothing of it, and the same bytes for the same input."""

import json
import os
import subprocess
import sys

import pytest

from onrecord.errors import OutputError, UsageError
from onrecord.write.commit import publish, staging_folder
from onrecord.write.parts import WriteOptions

OVERWRITE = WriteOptions(overwrite=True)


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_dataset_has_the_files_of_the_contract(tmp_path, make_dataset, bundle):
    out = make_dataset(tmp_path / "out", [[bundle]])
    assert {path.partition("/")[0] for path in files_of(out)} == {
        "README.md",
        "_run",
        "croissant.json",
        "datapackage.json",
        "jsonl",
        "parquet",
        "schema",
    }
    assert os.listdir(tmp_path) == ["out"]  # noqa: PTH208 - hidden ones too


def test_two_runs_give_the_same_bytes_outside_run(tmp_path, make_dataset, make_bundle):
    shards = [[make_bundle("a")], [make_bundle("b")]]
    one, other = files_of(make_dataset(tmp_path / "one", shards)), files_of(make_dataset(tmp_path / "other", shards))
    assert {path: one[path] for path in one if not path.startswith("_run/")} == {
        path: other[path] for path in other if not path.startswith("_run/")
    }


def test_folders_are_open_to_whom_the_umask_allows(tmp_path, make_dataset, bundle):
    (tmp_path / "plain").mkdir()
    out = make_dataset(tmp_path / "out", [[bundle]])
    assert out.stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert (out / "parquet/quotes").stat().st_mode == out.stat().st_mode


def test_the_manifest_says_what_the_run_says(tmp_path):
    with staging_folder(tmp_path / "out", WriteOptions()) as staging:
        publish(staging, tmp_path / "out", [], WriteOptions(), {"inputs": ["a.txt"]})
    manifest = json.loads((tmp_path / "out/_run/manifest.json").read_text())
    assert manifest["run"] == {"inputs": ["a.txt"]}
    assert manifest["options"] == {"formats": "both", "gzip_jsonl": False, "overwrite": False}


def test_folders_above_are_made(tmp_path, make_dataset, bundle):
    assert (make_dataset(tmp_path / "a/b/out", [[bundle]]) / "README.md").is_file()


def test_an_empty_folder_is_taken(tmp_path, make_dataset, bundle):
    (tmp_path / "out").mkdir()
    assert (make_dataset(tmp_path / "out", [[bundle]]) / "README.md").is_file()


def test_what_is_in_the_way_stays_unless_overwritten(tmp_path, make_dataset, bundle, make_bundle):
    out = make_dataset(tmp_path / "out", [[bundle]])
    before = files_of(out)
    with pytest.raises(UsageError, match="is not empty"):
        make_dataset(out, [[make_bundle("other")]])
    assert files_of(out) == before
    make_dataset(out, [[make_bundle("other")]], OVERWRITE)
    assert files_of(out)["jsonl/articles/part-00000.jsonl"] != before["jsonl/articles/part-00000.jsonl"]
    assert os.listdir(tmp_path) == ["out"]  # noqa: PTH208 - hidden ones too


def test_only_a_dataset_is_overwritten(tmp_path, make_dataset, bundle):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.txt").write_text("the only copy")
    with pytest.raises(UsageError, match="holds something other than a dataset"):
        make_dataset(tmp_path / "thesis", [[bundle]], OVERWRITE)
    assert (tmp_path / "thesis/chapter.txt").read_text() == "the only copy"


def test_a_file_in_the_way_is_named(tmp_path, make_dataset, bundle):
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="out is a file"):
        make_dataset(tmp_path / "out", [[bundle]], OVERWRITE)


def test_a_run_that_fails_leaves_the_old_dataset_and_no_staging(tmp_path, make_dataset, bundle):
    out = make_dataset(tmp_path / "out", [[bundle]])
    before = files_of(out)
    with pytest.raises(KeyboardInterrupt), staging_folder(out, OVERWRITE):
        raise KeyboardInterrupt
    assert files_of(out) == before
    assert os.listdir(tmp_path) == ["out"]  # noqa: PTH208 - hidden ones too


def test_what_appears_meanwhile_is_not_overwritten(tmp_path):
    out = tmp_path / "out"
    with staging_folder(out, WriteOptions()) as staging:
        out.mkdir()
        (out / "mine.txt").write_text("")
        with pytest.raises(OutputError, match="Directory not empty"):
            publish(staging, out, [], WriteOptions(), {})
    assert os.listdir(out) == ["mine.txt"]  # noqa: PTH208 - hidden ones too
    assert os.listdir(tmp_path) == ["out"]  # noqa: PTH208


DISK_FULL = """
import json, pathlib, resource, sys
from onrecord.errors import OutputError
from onrecord.write.commit import publish, staging_folder
from onrecord.write.parts import WriteOptions
from onrecord.write.shards import ShardWriter

out, formats, limit = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
bundle = json.load(sys.stdin)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
options = WriteOptions(formats.removesuffix("-gz"), gzip_jsonl=formats.endswith("-gz"))
try:
    with staging_folder(out, options) as staging:
        with ShardWriter(staging, 0, options) as writer:
            for _ in range(400):
                writer.add(bundle)
            record = writer.close()
        publish(staging, out, [record], options, {})
except OutputError as error:
    print(error)
"""


@pytest.mark.parametrize("formats", ["both", "jsonl", "jsonl-gz", "parquet"])
@pytest.mark.parametrize("limit", [10, 5_000])
def test_a_full_disk_is_named_and_leaves_nothing(tmp_path, bundle, formats, limit):
    arguments = [sys.executable, "-c", DISK_FULL, str(tmp_path / "out"), formats, str(limit)]
    done = subprocess.run(arguments, input=json.dumps(bundle), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("cannot write ")
    assert "File too large" in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_without_permission_is_named(tmp_path, make_dataset, bundle):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        make_dataset(tmp_path / "out", [[bundle]])
