"""A query's rows are the same in CSV, JSON Lines and Parquet, and a wrong query says what is wrong."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from onrecord.errors import InputError, UsageError
from onrecord.explore.databases import open_database
from onrecord.explore.queries import csv_cell, run_query, write_csv, write_jsonl, write_parquet

SQL = """
    SELECT 'Ana, "A."\nOrtiz' AS name, 0.65::FLOAT AS share, NULL AS nothing, ['a', 'b'] AS list, DATE '2026-03-01' AS day,
        TIMESTAMPTZ '2026-03-01 10:00:00+00' AS at
"""


def written(dataset, writer):
    buffer = io.BytesIO()
    with open_database(dataset) as database:
        writer(run_query(database, SQL), buffer)
    return buffer.getvalue()


def test_csv_has_a_header_and_quotes_what_needs_it(seeds):
    (row,) = csv.DictReader(io.StringIO(written(seeds, write_csv).decode(), newline=""))
    at = "2026-03-01T10:00:00+00:00"
    expected = {"name": 'Ana, "A."\nOrtiz', "share": "0.65", "nothing": "", "list": '["a", "b"]', "day": "2026-03-01"}
    assert row == expected | {"at": at}


def test_json_lines_keep_lists_and_null(seeds):
    row = json.loads(written(seeds, write_jsonl))
    assert (row["share"], row["nothing"], row["list"]) == (0.65, None, ["a", "b"])
    assert row["at"] == "2026-03-01T10:00:00+00:00"


def test_parquet_keeps_the_types(seeds):
    table = pq.read_table(io.BytesIO(written(seeds, write_parquet)))
    assert table.num_rows == 1
    assert str(table.schema.field("list").type) == "list<element: string>"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@name", "\t=1", "\r=1", "\n=1", "\uff1d1+1"])
def test_no_cell_is_a_formula(text):
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", [-1, 0.5, None, "1-2", "a=b", ""])
def test_other_cells_stay_as_they_are(value):
    assert csv_cell(value) is value


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELEC 1", 'syntax error at or near "SELEC"'),
        ("SELECT speakr FROM speakers", 'Candidate bindings: "speaker"'),
        ("FROM nowhere", "nowhere does not exist"),
    ],
)
def test_wrong_sql_is_a_usage_error_of_one_line(seeds, sql, message):
    with open_database(seeds) as database, pytest.raises(UsageError) as raised:
        run_query(database, sql)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_missing_is_no_fault_of_the_sql(seeds):
    with open_database(seeds) as database, pytest.raises(InputError, match="No files found"):
        run_query(database, "FROM read_parquet('nowhere/*.parquet')")


def test_a_statement_without_rows_gives_no_columns(seeds):
    with open_database(seeds) as database:
        assert run_query(database, "-- nothing").schema.names == []
        assert run_query(database, "CREATE TABLE more AS SELECT 1 AS one; FROM more").read_all().to_pylist() == [
            {"one": 1}
        ]


def test_a_large_result_comes_in_batches(seeds):
    with open_database(seeds) as database:
        batches = [batch.num_rows for batch in run_query(database, "FROM range(100000)")]
    assert sum(batches) == 100_000
    assert max(batches) <= 10_240
