"""Whatever is changed in a published dataset, by accident or by hand, is found."""

import hashlib
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.contract import TABLES, arrow_schema
from onrecord.errors import InputError
from onrecord.validate.datasets import iter_dataset_issues
from onrecord.write.parts import WriteOptions

QUOTES = "jsonl/quotes/part-00000.jsonl"
QUOTES_PARQUET = "parquet/quotes/part-00000.parquet"


@pytest.fixture
def dataset(tmp_path, make_dataset, make_bundle):
    return make_dataset(tmp_path / "out", [[make_bundle("a"), make_bundle("b")], [make_bundle("c")]])


@pytest.fixture
def lines_only(tmp_path, make_dataset, make_bundle):
    return make_dataset(tmp_path / "out", [[make_bundle("a"), make_bundle("b")]], WriteOptions("jsonl"))


def reasons(dataset):
    return [str(issue).removeprefix(f"{dataset}/") for issue in iter_dataset_issues(dataset)]


def rewrite(dataset, path, content, rows=None):
    """Put other content in a part and in the descriptor, as whoever edits a dataset with care would."""
    (dataset / path).write_bytes(content)
    descriptor = json.loads((dataset / "datapackage.json").read_text())
    for file in descriptor["onrecord"]["files"]:
        if file["path"] == path:
            file |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            file["rows"] = file["rows"] if rows is None else rows
            counts = descriptor["onrecord"]["rows"]
            counts[file["table"]] = counts[file["table"]] if rows is None else rows
    (dataset / "datapackage.json").write_text(json.dumps(descriptor))


def edit_line(dataset, path, number, **values):
    lines = (dataset / path).read_bytes().splitlines(keepends=True)
    lines[number] = json.dumps(json.loads(lines[number]) | values).encode() + b"\n"
    rewrite(dataset, path, b"".join(lines))


@pytest.mark.parametrize("formats", ["both", "jsonl", "parquet"])
@pytest.mark.parametrize("gzip_jsonl", [False, True])
def test_a_published_dataset_is_valid(tmp_path, make_dataset, make_bundle, formats, gzip_jsonl):
    shards = [[make_bundle("a")], [make_bundle("b") | {"quotes": [], "allegations": []}]]
    assert reasons(make_dataset(tmp_path / "out", shards, WriteOptions(formats, gzip_jsonl))) == []


def test_a_dataset_of_empty_tables_is_valid(tmp_path, make_dataset, make_bundle):
    empty = make_bundle("a") | {table: [] for table in TABLES[1:]}
    assert reasons(make_dataset(tmp_path / "out", [[empty]])) == []


def test_a_folder_with_nothing_of_a_dataset_cannot_be_checked(tmp_path):
    with pytest.raises(InputError, match="not the folder of a dataset"):
        next(iter_dataset_issues(tmp_path))


def test_a_dataset_without_descriptor_is_an_issue(tmp_path):
    (tmp_path / "jsonl").mkdir()
    (issue,) = iter_dataset_issues(tmp_path)
    assert "without it nothing else can be checked" in issue.reason


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"onrecord": {"files": 3}}', b"\xff"])
def test_a_broken_descriptor_is_named(dataset, content):
    (dataset / "datapackage.json").write_bytes(content)
    (reason,) = reasons(dataset)
    assert reason.startswith("datapackage.json $.onrecord: is not the descriptor of a dataset: ")


def test_another_schema_version_is_named(dataset):
    descriptor = json.loads((dataset / "datapackage.json").read_text())
    descriptor["onrecord"]["schema_version"] = "9.0.0"
    (dataset / "datapackage.json").write_text(json.dumps(descriptor))
    assert (
        "another schema version: is 9.0.0, while this program has 1.0.0. Install the version of onrecord that made it"
        in reasons(dataset)[0]
    )


def test_a_descriptor_cannot_lead_out_of_the_dataset(dataset):
    descriptor = json.loads((dataset / "datapackage.json").read_text())
    descriptor["onrecord"]["files"][0]["path"] = "../secret"
    (dataset / "datapackage.json").write_text(json.dumps(descriptor))
    assert reasons(dataset) == ["datapackage.json $.onrecord.files: leads out of the dataset: ../secret"]


def test_a_table_that_is_not_listed_is_named(dataset):
    descriptor = json.loads((dataset / "datapackage.json").read_text())
    listed = descriptor["onrecord"]["files"]
    descriptor["onrecord"]["files"] = [file for file in listed if file["table"] != "allegations"]
    (dataset / "datapackage.json").write_text(json.dumps(descriptor))
    assert reasons(dataset)[0] == "datapackage.json $.onrecord.files: has no file of a table: allegations"


def test_a_missing_part_is_named(dataset):
    (dataset / QUOTES_PARQUET).unlink()
    assert reasons(dataset) == [f"{QUOTES_PARQUET} $: cannot be read: No such file or directory"]


def test_a_file_that_is_not_listed_is_named(dataset):
    (dataset / "parquet/quotes/notes.txt").write_text("mine")
    assert reasons(dataset) == ["parquet/quotes/notes.txt $: is not listed in datapackage.json"]


@pytest.mark.parametrize("path", ["README.md", "croissant.json"])
def test_a_missing_descriptor_is_named(dataset, path):
    (dataset / path).unlink()
    assert reasons(dataset) == [f"{path} $: is missing"]


def test_a_schema_document_that_is_missing_or_changed_is_named(dataset):
    (dataset / "schema/quote.schema.json").unlink()
    (dataset / "schema/actor.schema.json").write_text("{}")
    assert set(reasons(dataset)) == {
        "schema/quote.schema.json $: cannot be read: No such file or directory",
        "schema/actor.schema.json $: has changed: it is not the document of this schema version",
    }


def test_a_changed_byte_is_found(dataset):
    content = bytearray((dataset / QUOTES_PARQUET).read_bytes())
    content[100] ^= 1
    (dataset / QUOTES_PARQUET).write_bytes(content)
    (reason,) = reasons(dataset)
    assert reason.startswith(f"{QUOTES_PARQUET} $: has changed: its SHA-256 is not the one in datapackage.json; ")


@pytest.mark.parametrize("path", [QUOTES_PARQUET, QUOTES])
def test_a_part_cut_short_is_found(dataset, path):
    content = (dataset / path).read_bytes()
    (dataset / path).write_bytes(content[: len(content) // 2])
    (reason,) = reasons(dataset)
    assert reason.startswith(f"{path} $: has changed: {len(content) // 2} bytes")


def test_a_changed_line_is_named_by_its_row_when_the_parquet_is_sound(dataset):
    content = (dataset / QUOTES).read_bytes()
    (dataset / QUOTES).write_bytes(content.replace(b'"position":2', b'"position":7', 1))
    changed = "has changed: its SHA-256 is not the one in datapackage.json"
    assert reasons(dataset) == [f"{QUOTES} $: {changed}; differs from {QUOTES_PARQUET}: at row 2"]


def test_rows_are_not_checked_where_a_table_has_no_copy_left(dataset):
    for path in (QUOTES, QUOTES_PARQUET):
        (dataset / path).unlink()
    missing = "cannot be read: No such file or directory; no row of this number can be checked"
    assert reasons(dataset) == [f"{QUOTES} $: {missing}", f"{QUOTES_PARQUET} $: {missing}"]


def test_a_part_that_stands_alone_is_named(dataset):
    descriptor = json.loads((dataset / "datapackage.json").read_text())
    listed = descriptor["onrecord"]["files"]
    descriptor["onrecord"]["files"] = [file for file in listed if file["path"] != QUOTES_PARQUET]
    (dataset / "datapackage.json").write_text(json.dumps(descriptor))
    assert reasons(dataset) == [
        f"{QUOTES_PARQUET} $: is not listed in datapackage.json",
        f"{QUOTES} $: has no Parquet beside it",
    ]


def test_a_wrong_count_in_the_descriptor_is_named(dataset):
    descriptor = json.loads((dataset / "datapackage.json").read_text())
    descriptor["onrecord"]["rows"]["quotes"] = 7
    (dataset / "datapackage.json").write_text(json.dumps(descriptor))
    wrong = "wrong number of rows: is 7, while the files of quotes list 6"
    assert reasons(dataset) == [f"datapackage.json $.onrecord.rows.quotes: {wrong}"]


def test_a_croissant_that_is_cut_short_is_named(dataset):
    (dataset / "croissant.json").write_text("{")
    assert reasons(dataset) == ["croissant.json $: has changed: it is not JSON"]


def test_a_compressed_part_cut_short_is_found(tmp_path, make_dataset, make_bundle):
    out = make_dataset(tmp_path / "out", [[make_bundle("a")]], WriteOptions("jsonl", gzip_jsonl=True))
    path = f"{QUOTES}.gz"
    rewrite(out, path, (out / path).read_bytes()[:-20])
    assert any("cannot be read" in reason for reason in reasons(out))


def test_a_fault_of_a_row_is_named_by_its_line(lines_only):
    edit_line(lines_only, QUOTES, 2, cue="says")
    assert reasons(lines_only) == [
        f'{QUOTES}:3 $.cue: not what stands there: is "says", while text[47:51] is "said"',
    ]


def test_a_row_refused_by_the_schema_is_named_by_its_line(lines_only):
    edit_line(lines_only, "jsonl/articles/part-00000.jsonl", 1, url=7)
    assert reasons(lines_only) == ["jsonl/articles/part-00000.jsonl:2 $.url: wrong type: is 7, not string or null"]


def test_a_line_that_is_not_json_is_named(lines_only):
    lines = (lines_only / QUOTES).read_bytes().splitlines(keepends=True)
    rewrite(lines_only, QUOTES, b"".join([*lines[:1], b"{\n", *lines[2:]]))
    assert reasons(lines_only) == [f"{QUOTES}:2 $: is not JSON: Input data was truncated"]


def test_a_row_of_no_article_is_named(lines_only):
    lines = (lines_only / QUOTES).read_bytes().splitlines(keepends=True)
    stray = json.dumps(json.loads(lines[0]) | {"article_id": "0" * 16}).encode() + b"\n"
    rewrite(lines_only, QUOTES, b"".join([*lines, stray]), rows=5)
    (reason,) = reasons(lines_only)
    assert reason.startswith(
        f"{QUOTES}:5 $.article_id: of no article, or not in the order of articles: is 0000000000000000"
    )


def test_an_article_twice_is_named(tmp_path, make_dataset, make_bundle):
    out = make_dataset(tmp_path / "out", [[make_bundle("a")], [make_bundle("a")]])
    assert [reason for reason in reasons(out) if "earlier row" in reason] == [
        f"jsonl/articles/part-00001.jsonl:1 $.article_id: is that of an earlier row: {make_bundle('a')['article']['article_id']}",
    ]


def test_a_row_too_few_is_found(lines_only):
    lines = (lines_only / QUOTES).read_bytes().splitlines(keepends=True)
    rewrite(lines_only, QUOTES, b"".join(lines[:-1]))
    assert f"{QUOTES} $: wrong number of rows: has 3, while 4 are listed" in reasons(lines_only)


def test_parquet_that_differs_from_the_json_lines_is_found(dataset):
    edit_line(dataset, QUOTES, 3, rule="another")
    assert reasons(dataset) == [f"{QUOTES_PARQUET} $: differs from {QUOTES}: at row 4"]


def test_parquet_of_another_schema_is_found(dataset):
    table = pq.read_table(dataset / QUOTES_PARQUET)
    table = table.set_column(6, "start", table["start"].cast(pa.int64()))
    pq.write_table(table, dataset / QUOTES_PARQUET)
    rewrite(dataset, QUOTES_PARQUET, (dataset / QUOTES_PARQUET).read_bytes())
    assert reasons(dataset) == [f"{QUOTES_PARQUET} $: another schema: differs in start"]


def test_parquet_without_metadata_is_found(dataset):
    table = pq.read_table(dataset / QUOTES_PARQUET).replace_schema_metadata(None)
    pq.write_table(table, dataset / QUOTES_PARQUET)
    rewrite(dataset, QUOTES_PARQUET, (dataset / QUOTES_PARQUET).read_bytes())
    (reason,) = reasons(dataset)
    assert "other metadata: table is missing, schema_version is missing" in reason


def test_rows_of_parquet_alone_are_checked(tmp_path, make_dataset, make_bundle):
    out = make_dataset(tmp_path / "out", [[make_bundle("a"), make_bundle("b")]], WriteOptions("parquet"))
    rows = pq.read_table(out / QUOTES_PARQUET).to_pylist()
    rows[3]["cue"] = "says"
    pq.write_table(pa.Table.from_pylist(rows, arrow_schema("quotes")), out / QUOTES_PARQUET)
    rewrite(out, QUOTES_PARQUET, (out / QUOTES_PARQUET).read_bytes())
    (reason,) = reasons(out)
    assert reason.startswith(f"{QUOTES_PARQUET}:4 $.cue: not what stands there")


@pytest.mark.parametrize("is_listed", [False, True])
@pytest.mark.parametrize("mangled", [b'"position":1,"position":2,', b'"position":1,e5'])
def test_a_line_that_repeats_a_key_or_breaks_off_within_one_is_found(dataset, mangled, is_listed):
    lines = (dataset / QUOTES).read_bytes().replace(b'"position":1,', mangled, 1)
    rewrite(dataset, QUOTES, lines) if is_listed else (dataset / QUOTES).write_bytes(lines)
    assert any(QUOTES in reason for reason in reasons(dataset))
