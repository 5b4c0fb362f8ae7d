"""Every reader gives the same rows, types and spans from one directory."""

import itertools
import json
import subprocess
import sys
from datetime import datetime

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset
import pytest

from onrecord.contract import TABLES, arrow_schema

KEYS = {"articles": "article_id", "sections": "section_id", "quotes": "quote_id", "actors": "actor_id"}
KEYS |= {"allegations": "allegation_id"}


def comparable(value):
    """Return a value as JSON has it: a time as in the JSON Lines, a float32 as its shortest decimal, arrays as lists."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, dict):
        return {key: comparable(inner) for key, inner in value.items()}
    if isinstance(value, str | int | None):
        return value
    return [comparable(inner) for inner in value]


def read_pandas(dataset, table):
    frame = pd.read_parquet(dataset / "parquet" / table, dtype_backend="pyarrow")
    return pa.Table.from_pandas(frame, preserve_index=False).to_pylist()


def read_polars(dataset, table):
    return pl.read_parquet(dataset / "parquet" / table / "*.parquet").to_dicts()


def read_duckdb(dataset, table):
    return duckdb.read_parquet(f"{dataset}/parquet/{table}/*.parquet").to_arrow_table().to_pylist()


def read_pyarrow(dataset, table):
    return pa.dataset.dataset(dataset / "parquet" / table).to_table().to_pylist()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("read", [read_pandas, read_polars, read_duckdb, read_pyarrow])
def test_parquet_readers_give_the_rows_of_the_json_lines(dataset, expected, read, table):
    assert len(list((dataset / "parquet" / table).iterdir())) == 2
    rows = sorted(map(comparable, read(dataset, table)), key=lambda row: row[KEYS[table]])
    assert rows == sorted(map(comparable, expected[table]), key=lambda row: row[KEYS[table]])


def test_the_traps_are_there(dataset, expected):
    """Otherwise the tests above would prove nothing."""
    assert {row["country_code"] for row in expected["actors"]} >= {None, "NAM"}
    assert len({row["article_id"] for row in expected["quotes"]}) < len(expected["articles"])
    assert "" in {row["text"] for row in expected["sections"]}
    accused = [
        pa.parquet.read_table(part)["accused"].to_pylist() for part in (dataset / "parquet/allegations").iterdir()
    ]
    assert sorted(any(rows) for rows in accused) == [False, True]


def spans_of(record):
    """Every range of a record with the string that stands beside it."""
    if "text" in record and "spans" not in record:
        yield record["start"], record["end"], record["text"]
    for name in ("cue", "speaker", "accuser", "heading"):
        if record.get(name) is not None and record.get(f"{name}_start") is not None:
            yield record[f"{name}_start"], record[f"{name}_end"], record[name]
    for name in ("mentions", "accused", "responses"):
        yield from ((part["start"], part["end"], part["text"]) for part in record.get(name, ()))


@pytest.mark.parametrize("read", [read_pandas, read_polars, read_duckdb, read_pyarrow])
def test_offsets_cut_out_the_text_beside_them(dataset, read):
    texts = {row["article_id"]: row["text"] for row in read(dataset, "articles")}
    records = itertools.chain.from_iterable(read(dataset, table) for table in TABLES[1:])
    spans = [(texts[row["article_id"]], *span) for row in records for span in spans_of(row)]
    assert len(spans) > 20
    assert not [span for span in spans if span[0][span[1] : span[2]] != span[3]]


def test_spark_reads_nested_columns_by_the_schema_of_the_files(dataset):
    """Spark takes the schema of one file's footer for all, so each part must have it whole, nested types included."""
    for table in TABLES:
        for part in (dataset / "parquet" / table).iterdir():
            assert pa.parquet.read_schema(part).equals(arrow_schema(table))
    nested = pa.dataset.dataset(dataset / "parquet/actors").to_table(
        columns={"first": pa.dataset.field("mentions"), "name": pa.dataset.field("name")}
    )
    assert nested.num_rows
    starts = pa.compute.list_flatten(nested["first"]).combine_chunks().field("start")
    assert starts.type == pa.int32()


def test_the_hub_loader_reads_every_table_offline(dataset, expected, tmp_path, monkeypatch):
    """In a process of its own, for the loader looks at its environment when it is imported."""
    script = (
        "import sys, json, datasets\n"
        "datasets.disable_progress_bars()\n"
        f"for table in {list(TABLES)!r}:\n"
        "    rows = datasets.load_dataset(sys.argv[1], table, split='train')\n"
        "    print(json.dumps([table, rows.num_rows, rows[0][rows.column_names[0]]]))\n"
    )
    for name, value in {"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    done = subprocess.run([sys.executable, "-c", script, dataset], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    loaded = [json.loads(line) for line in done.stdout.splitlines()]
    assert loaded == [[table, len(expected[table]), expected[table][0][KEYS[table]]] for table in TABLES]


def test_frictionless_finds_the_package_valid(dataset):
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        capture_output=True,
        encoding="utf-8",
        cwd=dataset,
        check=False,
    )
    report = json.loads(done.stdout)
    assert report["valid"], [task["errors"][:3] for task in report["tasks"]]
    assert report["stats"]["tasks"] == 15


def test_croissant_is_valid_and_loads(dataset, expected):
    script = (
        "import os, sys, json, mlcroissant\n"
        "loaded = mlcroissant.Dataset(sys.argv[1])\n"
        "assert not loaded.metadata.issues.errors, loaded.metadata.issues.report()\n"
        "warnings = sorted(loaded.metadata.issues.warnings)\n"
        "rows = {record_set.uuid: len(list(loaded.records(record_set.uuid))) for record_set in loaded.metadata.record_sets}\n"
        "print(json.dumps([rows, warnings]), flush=True)\n"
        "os._exit(0)\n"  # its threads may abort while the interpreter ends
    )
    command = [sys.executable, "-c", script, dataset / "croissant.json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    rows, _ = json.loads(done.stdout.splitlines()[-1])
    assert rows == {table: len(expected[table]) for table in TABLES}
