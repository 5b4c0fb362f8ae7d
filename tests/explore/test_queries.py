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


def written(dataset, writer, sql=SQL):
    buffer = io.BytesIO()
    with open_database(dataset) as database:
        writer(run_query(database, sql), buffer)
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


@pytest.mark.parametrize("sql", ["FROM read_parquet('nowhere/*.parquet')", "COPY quotes TO 'nowhere/a.csv'"])
def test_a_file_that_is_missing_is_no_fault_of_the_sql_or_the_dataset(seeds, sql):
    expected = r"cannot read a file that the SQL needs: IO Error: .*nowhere/.*\. Check the place"
    with open_database(seeds) as database, pytest.raises(InputError, match=expected):
        run_query(database, sql)


def test_what_goes_wrong_in_the_midst_of_the_rows_is_a_usage_error(seeds):
    sql = "SELECT CASE WHEN range > 50000 THEN error('nobody knows') END AS one FROM range(100000)"
    with open_database(seeds) as database, pytest.raises(UsageError, match=r"cannot be run: .*nobody knows"):
        write_csv(run_query(database, sql), io.BytesIO())


def test_columns_of_one_name_are_numbered_and_all_there(seeds):
    sql = "SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS a"
    assert written(seeds, write_csv, sql) == b"a,a_2,a_1,a_3\n1,2,3,4\n"
    assert json.loads(written(seeds, write_jsonl, sql)) == {"a": 1, "a_2": 2, "a_1": 3, "a_3": 4}
    table = pq.read_table(io.BytesIO(written(seeds, write_parquet, sql)))
    assert table.to_pylist() == [{"a": 1, "a_2": 2, "a_1": 3, "a_3": 4}]


def test_a_join_keeps_the_text_of_the_quote_beside_that_of_the_article(seeds):
    sql = "SELECT * FROM quotes JOIN articles USING (article_id) ORDER BY quote_id LIMIT 1"
    row = json.loads(written(seeds, write_jsonl, sql))
    assert row["text"] == row["text_1"][row["start"] : row["end"]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("'infinity'::TIMESTAMP", "infinity"),
        ("'-infinity'::DATE", "-infinity"),
        ("DATE '20000-01-02'", "20000-01-02"),
        ("TIMESTAMP '20000-01-02 03:04:05'", "20000-01-02T03:04:05.000000"),
        ("[DATE '2026-03-01', 'infinity']", ["2026-03-01", "infinity"]),
        ("{'at': 'infinity'::TIMESTAMP, 'no': NULL::DATE}", {"at": "infinity", "no": None}),
        ("'nan'::DOUBLE", None),
        ("sum(2)", 2),
        ("0.50::DECIMAL(4, 2)", "0.50"),
        ("(2::HUGEINT ** 100)::HUGEINT", str(2**100)),
    ],
)
def test_json_lines_hold_what_python_or_json_has_no_value_for(seeds, value, expected):
    sql = f"SELECT {value} AS it FROM range(1)"  # noqa: S608 - it is ours
    assert json.loads(written(seeds, write_jsonl, sql)) == {"it": expected}
    assert written(seeds, write_csv, sql)


def test_what_parquet_has_no_type_for_is_a_usage_error(seeds):
    with pytest.raises(UsageError, match=r"Parquet cannot hold .*interval.*VARCHAR"):
        written(seeds, write_parquet, "SELECT INTERVAL 1 MONTH AS it")


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
