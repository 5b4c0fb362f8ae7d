"""A dataset that grew by appends becomes, part for part, the one that a single export would have made."""

import json

import pytest

from onrecord.errors import ContractError
from onrecord.pipeline import ExportOptions, compact, export


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "_run" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def grown(tmp_path):
    """A dataset of three appends, and the files that went into it."""
    paths = []
    for name in "abc":
        paths.append(tmp_path / f"{name}.jsonl")
        paths[-1].write_text(json.dumps({"id": name, "text": f"“We lost {name},” said Ms. Ada Ortiz."}) + "\n")
        export([paths[-1]], tmp_path / "grown", ExportOptions(append=True))
    return tmp_path / "grown", paths


def test_appends_are_compacted_to_the_dataset_of_one_export(tmp_path, grown):
    dataset, paths = grown
    assert len(list(dataset.glob("parquet/articles/*"))) == 3
    summary = compact(dataset)
    export(paths, tmp_path / "whole")
    assert summary.rows["articles"] == 3
    assert bytes_of(dataset) == bytes_of(tmp_path / "whole")
    assert len(list((dataset / "_run/earlier").iterdir())) == 3


def test_a_damaged_dataset_is_left_as_it_is(grown):
    dataset, _ = grown
    (dataset / "jsonl/quotes/part-00001.jsonl").write_text("{}\n")
    before = bytes_of(dataset)
    with pytest.raises(ContractError, match="has changed"):
        compact(dataset)
    assert bytes_of(dataset) == before
