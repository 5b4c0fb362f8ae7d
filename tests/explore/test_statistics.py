"""The statistics of a dataset are its rows, counted."""

import json

import pyarrow.parquet as pq
import pytest

from onrecord import ExportOptions, export
from onrecord.errors import InputError
from onrecord.explore.statistics import count_dataset


def test_rows_are_those_of_the_files(seeds):
    found = count_dataset(seeds)
    assert found["rows"] == {table: pq.read_table(seeds / "parquet" / table).num_rows for table in found["rows"]}


def test_kinds_add_up_to_the_rows(seeds):
    found = count_dataset(seeds)
    assert sum(found["quotes"]["kinds"].values()) == found["rows"]["quotes"]
    assert sum(found["actors"]["types"].values()) == found["rows"]["actors"]
    assert found["allegations"]["explicit"] + found["allegations"]["implicit"] == found["rows"]["allegations"]


def test_answers_count_allegations_and_not_responses(seeds):
    allegations = pq.read_table(seeds / "parquet/allegations").to_pylist()
    answers = count_dataset(seeds)["allegations"]["answers"]
    for kind, count in answers.items():
        assert count == sum(any(answer["kind"] == kind for answer in row["responses"]) for row in allegations)


def test_json_lines_have_the_statistics_of_parquet(seeds, seeds_as_lines):
    assert count_dataset(seeds) == count_dataset(seeds_as_lines)


def test_rejects_are_counted_by_reason(tmp_path):
    lines = ['{"id": "a", "text": "One."}', '{"id": "a", "text": "One."}', '{"id": "b", "text": 1}', '{"id": "c", "te']
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    export([tmp_path / "in.jsonl"], tmp_path / "out")
    assert sorted(count_dataset(tmp_path / "out")["rejects"].values()) == [1, 1, 1]


def test_rejects_of_every_run_are_counted(tmp_path):
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.jsonl").write_text(f'{{"id": "{name}", "text": "One."}}\n{{"id": "b", "text": 1}}\n')
        export([tmp_path / f"{name}.jsonl"], tmp_path / "out", ExportOptions(append=True))
    assert count_dataset(tmp_path / "out")["rejects"] == {"wrong type": 3}


def test_statistics_are_json_values_where_nothing_was_found(quiet):
    found = count_dataset(quiet)
    assert json.loads(json.dumps(found)) == found
    assert found["quotes"]["kinds"] == {}


def test_a_folder_that_is_no_dataset_is_named(tmp_path):
    with pytest.raises(InputError):
        count_dataset(tmp_path / "nowhere")
