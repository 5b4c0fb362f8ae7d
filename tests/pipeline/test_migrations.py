"""A dataset that an older version has written is raised to the schema of the version that is used."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.engines.choices import Workers
from onrecord.errors import ContractError
from onrecord.pipeline import ExportOptions, export, migrate
from onrecord.read.sources import ReadOptions

ROOT = Path(__file__).parents[2]
REGISTRY = """MIGRATIONS: Final[tuple[Migration, ...]] = (
    Migration("1.0.0", "1.1.0", lambda bundle: bundle | {"quotes": [quote | {"tone": None} for quote in bundle["quotes"]]}),
)
"""


def changed(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def later(tmp_path_factory):
    """The package as it may be one day: schema 1.1.0, in which quotes have a tone, which may be null."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(ROOT / "exporter/onrecord", folder / "onrecord", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "schema", folder / "onrecord/schema")
    changed(folder / "onrecord/contract.py", 'SCHEMA_VERSION = "1.0.0"', 'SCHEMA_VERSION = "1.1.0"')
    (folder / "onrecord/datasets/migrations.py").write_text(
        (folder / "onrecord/datasets/migrations.py")
        .read_text()
        .replace("MIGRATIONS: Final[tuple[Migration, ...]] = ()  # 1.0.0 is the first version\n", REGISTRY)
    )
    path = folder / "onrecord/schema/quote.schema.json"
    document = json.loads(path.read_text())
    document["properties"]["tone"] = {"type": ["string", "null"], "description": "How it is said; null when not known."}
    document["required"].append("tone")
    path.write_text(json.dumps(document))
    return folder


def run(later, folder, *arguments):
    """Run the later version's command in a folder."""
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(later)}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def dataset(tmp_path, make_bundle):
    """A dataset of this version, two articles in it."""
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(make_bundle(name)) + "\n" for name in "ab"))
    export([tmp_path / "b.jsonl"], tmp_path / "out", ExportOptions(ReadOptions("bundle"), workers=Workers(1)))
    return tmp_path / "out"


def test_an_older_minor_version_is_raised_and_can_then_be_added_to(dataset, later, tmp_path, make_bundle):
    bundle = make_bundle("c")
    tones = [quote | {"tone": "dry"} for quote in bundle["quotes"]]
    (tmp_path / "c.jsonl").write_text(json.dumps(bundle | {"quotes": tones}) + "\n")
    append = ("export", "c.jsonl", "--input-format", "bundle", "--out", "out", "--append")
    refused = run(later, tmp_path, *append)
    assert refused.returncode == 2
    assert "is 1.0.0, while this program has 1.1.0. Raise it with onrecord migrate" in refused.stderr
    before = (dataset / "jsonl/articles/part-00000.jsonl").read_bytes()
    done = run(later, tmp_path, "migrate", "out")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith("rows in out: schema 1.0.0 before, 1.1.0 now\n")
    assert (dataset / "jsonl/articles/part-00000.jsonl").read_bytes() == before
    assert run(later, tmp_path, *append).returncode == 0
    assert run(later, tmp_path, "validate", "out").stderr == "valid\n"
    quotes = pq.read_table(dataset / "parquet/quotes").to_pylist()
    assert [quote["tone"] for quote in quotes] == [None] * (len(quotes) - len(tones)) + ["dry"] * len(tones)
    assert "1.0.0" in (dataset / "_run/earlier/00000/manifest.json").read_text()
    again = run(later, tmp_path, "migrate", "out")
    assert (again.returncode, again.stderr) == (0, "out has schema 1.1.0 already\n")


def test_a_dataset_of_this_version_is_left_alone(dataset):
    inode = dataset.stat().st_ino
    assert migrate(dataset) is None
    assert dataset.stat().st_ino == inode


@pytest.mark.parametrize(
    ("version", "remedy"),
    [
        ("0.9.0", "export the articles anew"),
        ("2.0.0", "Install the version of onrecord that made it, or a later one"),
        ("1.3.0", "Install the version of onrecord that made it, or a later one"),
        ("one", "export the articles anew"),
    ],
)
def test_another_version_is_refused_with_what_to_do(dataset, version, remedy):
    changed(dataset / "datapackage.json", '"schema_version": "1.0.0"', f'"schema_version": "{version}"')
    before = (dataset / "datapackage.json").read_bytes()
    with pytest.raises(ContractError, match=f"no migration leads from schema {version} to 1.0.0.*{remedy}"):
        migrate(dataset)
    assert (dataset / "datapackage.json").read_bytes() == before


def test_a_damaged_dataset_is_not_raised(dataset):
    (dataset / "jsonl/quotes/part-00000.jsonl").write_text("{}\n")
    with pytest.raises(ContractError, match="has changed"):
        migrate(dataset)
