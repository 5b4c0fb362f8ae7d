"""pandas, DuckDB, Polars and pyarrow open every table, with the same rows and types, parts without rows included."""

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset
import pytest

from onrecord.contract import TABLES, arrow_schema
from onrecord.write.parts import WriteOptions

ROWS = {"articles": 3, "sections": 3, "quotes": 6, "actors": 9, "allegations": 2}
EMPTY = dict.fromkeys(TABLES, 0) | {"articles": 1}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory, make_dataset, make_bundle):
    """Two shards, the second without allegations."""
    shards = [[make_bundle("a"), make_bundle("b")], [make_bundle("c") | {"allegations": []}]]
    return make_dataset(tmp_path_factory.mktemp("readers") / "out", shards, WriteOptions(gzip_jsonl=True))


@pytest.fixture(scope="module")
def empty(tmp_path_factory, make_dataset, make_bundle):
    """One article in which nothing was found."""
    bundle = make_bundle("a") | {table: [] for table in TABLES[1:]}
    return make_dataset(tmp_path_factory.mktemp("readers") / "out", [[bundle]])


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("folder", "rows"), [("dataset", ROWS), ("empty", EMPTY)])
def test_parquet_opens_everywhere(request, folder, rows, table):
    folder = request.getfixturevalue(folder) / "parquet" / table
    assert len(pd.read_parquet(folder)) == rows[table]
    assert pl.read_parquet(folder / "*.parquet").height == rows[table]
    counted = duckdb.execute("SELECT count(*) FROM read_parquet(?)", [f"{folder}/*.parquet"])
    assert counted.fetchall() == [(rows[table],)]
    assert pa.dataset.dataset(folder).to_table().schema.equals(arrow_schema(table))


@pytest.mark.parametrize("table", TABLES)
def test_json_lines_open_everywhere(dataset, table):
    folder = dataset / "jsonl" / table
    frames = [pd.read_json(path, lines=True) for path in sorted(folder.iterdir())]
    assert sum(map(len, frames)) == ROWS[table]
    counted = duckdb.execute("SELECT count(*) FROM read_json_auto(?)", [f"{folder}/*"])
    assert counted.fetchall() == [(ROWS[table],)]


def test_pandas_joins_quotes_to_speakers(dataset):
    quotes = pd.read_parquet(dataset / "parquet/quotes")
    actors = pd.read_parquet(dataset / "parquet/actors")
    speakers = quotes.merge(actors, left_on="speaker_id", right_on="actor_id", suffixes=("", "_actor"))
    assert sorted(set(speakers["name"])) == ["Ortiz", "ferry firm"]


def test_duckdb_slices_the_text_by_offsets(dataset):
    """SQL counts from 1, and END is a word of its own."""
    query = """
        SELECT article.text[start + 1 : "end"], allegation.text
        FROM read_parquet($allegations) allegation JOIN read_parquet($articles) article USING (article_id)
    """
    paths = {table: f"{dataset}/parquet/{table}/*.parquet" for table in ("articles", "allegations")}
    assert duckdb.execute(query, paths).fetchall() == [("the ferry firm hid the report",) * 2] * 2


def test_polars_and_duckdb_keep_time_and_time_zone(dataset):
    path = f"{dataset}/parquet/articles/*.parquet"
    assert pl.read_parquet(path)["published_at"].dtype == pl.Datetime("us", "UTC")
    articles = duckdb.read_parquet(path)
    types = dict(zip(articles.columns, articles.types, strict=True))
    assert types["published_at"] == "TIMESTAMP WITH TIME ZONE"


def test_duckdb_shows_what_the_offsets_count(dataset):
    part = str(dataset / "parquet/quotes/part-00000.parquet")
    rows = duckdb.execute("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", [part]).fetchall()
    assert ("offset_unit", "unicode-codepoint") in rows
