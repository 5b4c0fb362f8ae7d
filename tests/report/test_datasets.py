"""The report of a dataset: figures, samples, and the file."""

import json
import shutil

import pytest

from onrecord import ExportOptions, OnrecordError, ReportOptions, WriteOptions, export, write_report
from onrecord.errors import InputError, OutputError, UsageError
from onrecord.explore.databases import open_database
from onrecord.report.figures import gather_figures
from onrecord.report.samples import iter_bundles, pick_articles


@pytest.fixture(scope="module")
def figures(news):
    with open_database(news) as connection:
        return gather_figures(connection)


def test_the_figures_count_the_whole_dataset(figures):
    assert figures["counts"]["articles"] == 67
    assert figures["dates"] == {"first": "2026-03-01", "last": "2026-03-30", "undated": 6}
    assert figures["quotes"]["direct"] > 0
    assert sum(figures["quotes"][kind] for kind in ("direct", "mixed", "indirect")) == figures["counts"]["quotes"]


def test_the_most_quoted_come_first_with_their_publishers(figures):
    second = figures["speakers"][1]
    assert (second["name"], second["quotes"], second["articles"]) == ("Ana Ortiz", 60, 60)
    by = {row["publisher"]: row["quotes"] for row in figures["quoted_by"] if row["id"] == second["id"]}
    assert by == {"The Harbour Post": 40, "Coastal Wire": 20}


def test_pairs_are_counted_with_their_answers(figures):
    pairs = {(pair["accuser"], pair["accused"]): pair for pair in figures["accusations"]["pairs"]}
    most = figures["accusations"]["pairs"][0]
    names = {party["id"]: party["name"] for party in figures["accusations"]["parties"]}
    assert (names[most["accuser"]], names[most["accused"]]) == ("Corvale Shipping", "Halden Rail")
    assert (most["allegations"], most["answered"]) == (60, 0)
    answered = next(pair for (_, accused), pair in pairs.items() if accused == "person:victor-salden")
    assert answered["answered"] == answered["allegations"] == 1
    assert figures["accusations"]["distinct_pairs"] == len(pairs)


def test_days_are_counted_where_there_is_something(figures):
    assert figures["timeline"]["unit"] == "day"
    assert figures["timeline"]["bins"][0] == {"start": "2026-03-01", "articles": 3, "quotes": 6, "allegations": 3}
    assert len(figures["timeline"]["bins"]) == 21


@pytest.mark.parametrize(
    ("last", "unit"), [("2026-02-01", "day"), ("2027-01-04", "week"), ("2030-01-01", "month"), ("2040-01-01", "year")]
)
def test_a_longer_time_has_longer_bars(tmp_path, last, unit):
    lines = [{"id": day, "text": "It rained.", "published": f"{day}T00:00:00Z"} for day in ("2026-01-01", last)]
    (tmp_path / "in.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    dataset = export([tmp_path / "in.jsonl"], tmp_path / "out").out
    with open_database(dataset) as connection:
        timeline = gather_figures(connection)["timeline"]
    assert timeline["unit"] == unit
    assert [row["articles"] for row in timeline["bins"]] == [1, 1]


def test_bundles_come_out_of_a_dataset_as_they_went_in(news):
    with open_database(news) as connection:
        bundles = [bundle for batch in iter_bundles(connection, pick_articles(connection, 1_000)) for bundle in batch]
    lines = (
        (news / "jsonl" / "quotes" / "part-00000.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    )  # not at U+2028
    written = {row["quote_id"]: row for row in map(json.loads, lines)}
    read = [quote for bundle in bundles for quote in bundle["quotes"]]
    assert len(bundles) == 67
    assert {quote["quote_id"]: quote for quote in read} == written


def test_a_sample_is_the_same_every_time_and_newest_first(news):
    def picked(limit):
        with open_database(news) as connection:
            batches = iter_bundles(connection, pick_articles(connection, limit))
            return [bundle["article"] for batch in batches for bundle in batch]

    dates = [article["published_at"] or "" for article in picked(20)]
    assert dates == sorted(dates, reverse=True)
    assert picked(20) == picked(20)
    assert {article["article_id"] for article in picked(10)} < {article["article_id"] for article in picked(20)}


def test_the_same_dataset_gives_the_same_file_and_a_report_is_replaced(news, tmp_path):
    out = tmp_path / "new" / "report.html"
    summary = write_report(news, out)
    first = out.read_bytes()
    assert (summary.articles, summary.of_articles, summary.size) == (67, 67, len(first))
    write_report(news, out)
    assert out.read_bytes() == first
    assert [path.name for path in out.parent.iterdir()] == ["report.html"]


def test_the_format_of_a_dataset_does_not_show_in_its_report(tmp_path, quiet):
    seeds = [*(quiet / "jsonl" / "articles").iterdir()]
    for formats in ("parquet", "jsonl"):
        options = ExportOptions(write=WriteOptions(formats))
        export(seeds, tmp_path / formats / "same", options)
        write_report(tmp_path / formats / "same", tmp_path / f"{formats}.html")
    assert (tmp_path / "parquet.html").read_bytes() == (tmp_path / "jsonl.html").read_bytes()


def test_an_empty_dataset_has_a_report(tmp_path):
    (tmp_path / "empty.jsonl").write_text("")
    dataset = export([tmp_path / "empty.jsonl"], tmp_path / "out").out
    assert write_report(dataset, tmp_path / "report.html").articles == 0


def test_another_file_is_not_replaced(news, tmp_path):
    mine = tmp_path / "thesis.html"
    mine.write_text("<p>Chapter 1")
    with pytest.raises(UsageError, match="exists and is no report"):
        write_report(news, mine)
    with pytest.raises(UsageError, match="is a folder"):
        write_report(news, tmp_path)
    assert mine.read_text() == "<p>Chapter 1"


def test_a_folder_that_is_no_dataset_is_refused(tmp_path):
    with pytest.raises(InputError, match="not the folder of a dataset"):
        write_report(tmp_path, tmp_path / "report.html")
    assert not (tmp_path / "report.html").exists()


def test_a_broken_dataset_leaves_the_earlier_report(news, tmp_path, quiet):
    out = tmp_path / "report.html"
    write_report(quiet, out)
    before = out.read_bytes()
    broken = tmp_path / "broken"
    shutil.copytree(news, broken)
    (broken / "parquet" / "quotes" / "part-00000.parquet").write_bytes(b"PAR1 cut off")
    with pytest.raises(InputError, match="Check it with onrecord validate"):
        write_report(broken, out)
    assert out.read_bytes() == before


def test_a_place_that_cannot_be_written_to_is_an_error(news, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OnrecordError) as raised:
        write_report(news, tmp_path / "file" / "report.html")
    assert isinstance(raised.value, OutputError)
    assert ReportOptions().articles == 2_000
