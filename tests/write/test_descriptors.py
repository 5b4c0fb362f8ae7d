"""The descriptors say what the files hold, and only what their readers take."""

import hashlib
import json

import pytest

from onrecord import contract
from onrecord.contract import TABLES
from onrecord.write.parts import WriteOptions


@pytest.fixture
def dataset(tmp_path, make_dataset, make_bundle):
    """Two shards; no allegation in the whole dataset."""
    return make_dataset(tmp_path / "out", [[make_bundle(name) | {"allegations": []}] for name in "ab"])


def package_of(dataset):
    return json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))


def resource_of(dataset, name):
    (found,) = (resource for resource in package_of(dataset)["resources"] if resource["name"] == name)
    return found


def test_every_file_is_listed_with_rows_size_and_hash(dataset):
    listed = {file["path"]: file for file in package_of(dataset)["onrecord"]["files"]}
    parts = [path for kind in ("jsonl", "parquet") for path in (dataset / kind).rglob("part-*")]
    assert listed.keys() == {str(path.relative_to(dataset)) for path in parts}
    for path, file in listed.items():
        content = (dataset / path).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        if file["format"] == "jsonl":
            assert file["rows"] == content.count(b"\n")


def test_json_lines_are_typed_resources_with_keys(dataset):
    quotes = resource_of(dataset, "quotes")
    assert quotes["path"] == ["jsonl/quotes/part-00000.jsonl", "jsonl/quotes/part-00001.jsonl"]
    assert [field["name"] for field in quotes["schema"]["fields"]] == list(contract.properties("quotes"))
    assert quotes["schema"]["primaryKey"] == ["quote_id"]
    keys = {key["fields"][0]: key["reference"] for key in quotes["schema"]["foreignKeys"]}
    assert keys["speaker_id"] == {"resource": "actors", "fields": ["actor_id"]}
    types = {field["name"]: field["type"] for field in quotes["schema"]["fields"]}
    assert (types["start"], types["spans"], types["confidence"]) == ("integer", "array", "number")


def test_one_part_alone_carries_its_hash(tmp_path, make_dataset, bundle):
    out = make_dataset(tmp_path / "out", [[bundle]])
    articles = resource_of(out, "articles")
    content = (out / articles["path"]).read_bytes()
    assert articles["bytes"] == len(content)
    assert articles["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_each_parquet_part_is_a_resource_of_its_own(dataset):
    """frictionless reads the first of several Parquet paths, and takes no bytes, arrays or missing integers there."""
    part = resource_of(dataset, "quotes-parquet-00001")
    assert part["path"] == "parquet/quotes/part-00001.parquet"
    assert "bytes" not in part
    types = {field["name"]: field["type"] for field in part["schema"]["fields"]}
    assert (types["start"], types["cue_start"], types["spans"]) == ("integer", "any", "any")


def test_a_table_without_rows_is_no_resource_and_no_configuration(dataset):
    """frictionless and the Hub's loader fail on a file without rows."""
    assert not [resource for resource in package_of(dataset)["resources"] if "allegations" in resource["name"]]
    assert "config_name: allegations" not in (dataset / "README.md").read_text(encoding="utf-8")
    croissant = json.loads((dataset / "croissant.json").read_text(encoding="utf-8"))
    assert [records["@id"] for records in croissant["recordSet"]] == list(TABLES[:4])


def test_schema_copies_are_the_documents(dataset):
    for name in contract.DOCUMENTS:
        copied = (dataset / f"schema/{name}.schema.json").read_bytes()
        assert copied == contract.document_file(name).read_bytes()


@pytest.mark.parametrize(("formats", "path"), [("both", "parquet/quotes/*.parquet"), ("jsonl", "jsonl/quotes/part-*")])
def test_the_card_tells_the_hub_where_each_table_lies(tmp_path, make_dataset, bundle, formats, path):
    card = (make_dataset(tmp_path / "out", [[bundle]], WriteOptions(formats)) / "README.md").read_text(encoding="utf-8")
    front = card.split("---\n")[1]
    assert f"- config_name: quotes\n  data_files:\n  - split: train\n    path: {path}\n" in front
    assert front.count("default: true") == 1
    assert "| `quotes` | 2 |" in card


@pytest.mark.parametrize(("formats", "includes"), [("both", "parquet/quotes/part-*"), ("jsonl", "jsonl/quotes/part-*")])
def test_croissant_names_the_columns_of_each_table(tmp_path, make_dataset, bundle, formats, includes):
    out = make_dataset(tmp_path / "out", [[bundle]], WriteOptions(formats))
    croissant = json.loads((out / "croissant.json").read_text(encoding="utf-8"))
    files = {found["@id"]: found["includes"] for found in croissant["distribution"]}
    assert files["quotes-files"] == includes
    for records in croissant["recordSet"]:
        names = [field["@id"] for field in records["field"]]
        assert names == [f"{records['@id']}/{name}" for name in contract.properties(records["@id"])]
