"""A folder of parts becomes a whole dataset, with the same bytes for the same parts."""

import json

from onrecord.write.assembly import Assembly, assemble
from onrecord.write.parts import WriteOptions


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_dataset_has_the_files_of_the_contract(tmp_path, make_dataset, bundle):
    assert {path.partition("/")[0] for path in files_of(make_dataset(tmp_path / "out", [[bundle]]))} == {
        "README.md",
        "_run",
        "croissant.json",
        "datapackage.json",
        "jsonl",
        "parquet",
        "schema",
    }


def test_two_times_the_same_parts_give_the_same_bytes_outside_run(tmp_path, make_dataset, make_bundle):
    shards = [[make_bundle("a")], [make_bundle("b")]]
    one, other = files_of(make_dataset(tmp_path / "one", shards)), files_of(make_dataset(tmp_path / "other", shards))
    assert {path: one[path] for path in one if not path.startswith("_run/")} == {
        path: other[path] for path in other if not path.startswith("_run/")
    }


def test_the_manifest_says_what_the_run_says(tmp_path):
    assemble(tmp_path / "out", [], WriteOptions(), Assembly({"run": {"inputs": ["a.txt"]}}))
    manifest = json.loads((tmp_path / "out/_run/manifest.json").read_text())
    assert manifest["run"] == {"inputs": ["a.txt"]}
    assert manifest["options"] == {"formats": "both", "gzip_jsonl": False, "overwrite": False}


def test_a_dataset_without_an_article_has_a_part_for_every_table(tmp_path):
    assemble(tmp_path / "out", [], WriteOptions(), Assembly({}))
    assert len(list((tmp_path / "out").glob("*/*/part-00000.*"))) == 10
