"""The tables and views of an open database say what the records say."""

import json
import shutil

import duckdb
import pytest

from onrecord import export
from onrecord.contract import TABLES
from onrecord.errors import InputError, OutputError, UsageError
from onrecord.explore.databases import open_database, save_database
from onrecord.explore.samples import draw_sample
from onrecord.explore.statistics import count_dataset
from onrecord.report.datasets import write_report

VIEWS = ("statements", "accusations", "speakers", "coverage")
ARTICLES = [
    {
        "id": "a",
        "publisher": "Harbour Post",
        "published": "2026-03-01T23:30:00Z",
        "text": "Ana Ortiz accused Rell Ferries and Bay Lines of hiding the \N{SHIP} report. Rell Ferries denied it.",
    },
    {"id": "b", "publisher": "Harbour Post", "published": "2026-03-01T08:00:00Z", "text": "The ferry left at noon."},
]


def asked(database, sql):
    return database.sql(sql).fetchall()


@pytest.fixture(scope="module")
def accused(tmp_path_factory):
    folder = tmp_path_factory.mktemp("accused")
    (folder / "in.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    with open_database(export([folder / "in.jsonl"], folder / "out").out) as database:
        yield database


@pytest.mark.parametrize("name", [*TABLES, *VIEWS])
def test_json_lines_give_the_rows_and_types_of_parquet(seeds, seeds_as_lines, name):
    with open_database(seeds) as parquet, open_database(seeds_as_lines) as lines:
        one, other = parquet.sql(f"FROM {name} ORDER BY ALL"), lines.sql(f"FROM {name} ORDER BY ALL")
        assert list(map(str, one.types)) == list(map(str, other.types))
        assert one.to_arrow_table() == other.to_arrow_table()


@pytest.mark.parametrize("name", [*TABLES, *VIEWS])
def test_where_nothing_was_found_everything_can_be_asked(quiet, name):
    with open_database(quiet) as database:
        filled = ("articles", "sections", "actors", "coverage")
        assert bool(asked(database, f"FROM {name}")) == (name in filled)


def test_a_statement_is_a_row_a_quote_with_its_sentence(seeds):
    with open_database(seeds) as database:
        assert asked(database, "SELECT count(*) FROM statements") == asked(database, "SELECT count(*) FROM quotes")
        (row,) = asked(
            database, "SELECT speaker, role, cue, about FROM statements WHERE text LIKE 'continuous support%'"
        )
        assert row == ("Sergei Lavrov", "foreign minister", "expressed", ["North Korea", "United Nations"])
        assert not asked(database, "FROM statements WHERE NOT contains(sentence, cue)")


def test_an_allegation_against_two_is_two_accusations(accused):
    rows = asked(accused, "SELECT accuser, accused, claim, answers FROM accusations ORDER BY accused")
    claim = "hiding the \N{SHIP} report"
    assert rows == [("Ana Ortiz", who, claim, ["denial"]) for who in ("Bay Lines", "Rell Ferries")]


def test_what_nobody_is_named_for_is_null(seeds):
    with open_database(seeds) as database:
        rows = asked(
            database, "SELECT accuser FROM accusations WHERE accused_entity_id = 'person:dale-rusk' ORDER BY 1"
        )
    assert ("Police",) in rows
    assert (None,) in rows


def test_coverage_counts_by_publisher_and_day_in_utc(accused):
    (row,) = asked(accused, "SELECT publisher, day::VARCHAR, articles, quotes, allegations, answered FROM coverage")
    assert row == ("Harbour Post", "2026-03-01", 2, 1, 1, 1)


def test_speakers_count_their_quotes_by_kind(seeds):
    with open_database(seeds) as database:
        (row,) = asked(database, "SELECT * FROM speakers WHERE entity_id = 'person:ilse-marwood'")
        assert row[1:5] == ("Ilse Marwood", "person", 1, 4)
        assert not asked(database, "FROM speakers WHERE direct + mixed + indirect <> quotes")


def test_a_snippet_is_the_text_by_offsets_with_what_stands_beside_it(accused):
    exact = (
        'SELECT snippet(article_id, start, "end", context := 0) = text, snippet(article_id, start, "end", context := 4)'
    )
    assert asked(accused, f"{exact} FROM allegations") == [(True, " of hiding the \N{SHIP} report. Re")]
    assert asked(accused, "SELECT snippet('nowhere', 0, 5)") == [(None,)]


def test_a_saved_database_needs_the_dataset_no_more(seeds, tmp_path):
    file = tmp_path / "news.duckdb"
    save_database(seeds, file)
    with open_database(seeds) as one, duckdb.connect(file, read_only=True) as other:
        for name in (*TABLES, *VIEWS):
            assert asked(one, f"FROM {name} ORDER BY ALL") == asked(other, f"FROM {name} ORDER BY ALL")
        assert asked(other, "SELECT count(*) FROM duckdb_views() WHERE sql LIKE '%read_parquet%'") == [(0,)]
    assert [path.name for path in tmp_path.iterdir()] == ["news.duckdb"]
    with pytest.raises(UsageError, match="exists"):
        save_database(seeds, file)


def test_a_folder_that_is_no_dataset_is_named(tmp_path):
    with pytest.raises(InputError, match="not the folder of a dataset"):
        open_database(tmp_path)


DAMAGE = {
    "half": lambda path: path.write_bytes(path.read_bytes()[:-50]),
    "other bytes": lambda path: path.write_bytes(b"PAR1" + b"\xff" * 900 + b"PAR1"),
    "nothing": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_dataset_is_named_with_what_is_wrong(seeds, tmp_path, damage):
    dataset = shutil.copytree(seeds, tmp_path / "dataset")
    DAMAGE[damage](dataset / "parquet/quotes/part-00000.parquet")
    for read in (
        open_database,
        count_dataset,
        lambda dataset: draw_sample(dataset, "quotes"),
        lambda dataset: write_report(dataset, tmp_path / "report.html"),
    ):
        with pytest.raises(InputError, match=r"cannot read .*/dataset: .+\. Check it with onrecord validate"):
            read(dataset)
    with pytest.raises((InputError, OutputError)):
        save_database(dataset, tmp_path / "news.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["dataset"]


def test_damaged_rejects_are_named(seeds, tmp_path):
    dataset = shutil.copytree(seeds, tmp_path / "dataset")
    (dataset / "_run/rejects.jsonl").write_text("{")
    with pytest.raises(InputError, match=r"rejects.jsonl: what the run has written there is damaged: "):
        count_dataset(dataset)


def test_no_extension_is_fetched(seeds):
    with open_database(seeds) as database, pytest.raises(duckdb.Error, match="extension"):
        database.sql("FROM read_parquet('s3://bucket/key.parquet')").fetchall()
