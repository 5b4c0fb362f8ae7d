"""Parquet."""

import io
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.errors import Issue, UsageError
from onrecord.read.inputs import iter_sources
from onrecord.read.mappings import parse_mapping
from onrecord.read.sources import ReadOptions, SourceArticle


def parquet(columns, **options):
    data = io.BytesIO()
    pq.write_table(pa.table(columns), data, **options)
    return data.getvalue()


def test_columns_become_fields(read):
    columns = {
        "id": [17],
        "title": ["Ferry"],
        "text": ["He said:\r\nNo."],
        "url": [None],
        "published": [datetime(2026, 3, 1, 9, 30, tzinfo=UTC)],
        "authors": [["A. Writer", "B. Scribe"]],
        "language": pa.array(["en"]).dictionary_encode(),
        "other": [{"a": 1}],
    }
    (article,) = read(parquet(columns), "march.parquet")
    assert article == SourceArticle(
        source_id="17",
        source_format="parquet",
        text="He said:\nNo.",
        where=article.where,
        title="Ferry",
        authors=("A. Writer", "B. Scribe"),
        published_at="2026-03-01T09:30:00.000000Z",
        language="en",
    )
    assert article.where.endswith("march.parquet:1")


def test_rows_keep_their_order_over_batches_and_row_groups(read):
    data = parquet({"text": [f"Words of {number}." for number in range(1000)]}, row_group_size=300)
    assert [item.source_id for item in read(data, "a.parquet")] == [f"a.parquet:{number}" for number in range(1, 1001)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (pa.array([1_772_357_400_123_456_789], pa.timestamp("ns")), "2026-03-01T09:30:00.123456Z"),
        (pa.array([1_772_357_400], pa.timestamp("s", "America/New_York")), "2026-03-01T09:30:00.000000Z"),
        (pa.array([date(2026, 3, 1)]), "2026-03-01T00:00:00.000000Z"),
        (pa.array(["2026-03-01 09:30:00"]), "2026-03-01T09:30:00.000000Z"),
        (pa.nulls(1), None),
    ],
)
def test_dates_of_every_type_are_read(read, values, expected):
    (article,) = read(parquet({"text": ["Words."], "published": values}), "a.parquet")
    assert article.published_at == expected


def test_a_value_that_cannot_be_costs_only_its_row(read):
    years = pa.array([0, 400_000_000_000, 0], pa.timestamp("s"))
    items = read(parquet({"text": ["One.", "Two.", "Three."], "published": years}), "a.parquet")
    assert [type(item) for item in items] == [SourceArticle, Issue, SourceArticle]


def test_a_string_that_is_no_text_costs_only_its_row(read):
    bad = pa.Array.from_buffers(pa.string(), 2, pa.array([b"Words.", b"Wo\xffrds"]).buffers())
    items = read(parquet({"text": bad}), "a.parquet")
    assert [type(item) for item in items] == [SourceArticle, Issue]


def test_blank_and_missing_texts_are_issues(read):
    items = read(parquet({"text": ["", None, "Words."]}), "a.parquet")
    assert [item.reason for item in items[:2]] == ["empty: there is no text", "wrong type: expected `str`, got `null`"]


def test_names_with_dots_lead_into_columns(read):
    columns = {"meta": [{"uri": "n-1", "body": "Words."}], "by": [[{"name": "A. Writer"}]]}
    fields = parse_mapping(["text=meta.body,id=meta.uri,authors=by.name"])
    (article,) = read(parquet(columns), "a.parquet", fields=fields)
    assert (article.source_id, article.text, article.authors) == ("n-1", "Words.", ("A. Writer",))


@pytest.mark.parametrize(
    ("columns", "written", "message"),
    [
        ({"body": ["Words."]}, "title=body", "no column `text` among body"),
        ({"text": [17]}, "title=", "a column `text` of type int64, which is no text"),
        ({"text": [b"Words."]}, "title=", "a column `text` of type binary, which is no text"),
        (
            {"text": ["Words."], "published": [17]},
            "title=",
            "a column `published` of type int64, which is no published",
        ),
        ({"meta": [{"body": [1]}]}, "text=meta.body", "a column `meta.body` of type list"),
    ],
)
def test_columns_that_do_not_fit_are_a_usage_error_before_any_work(tmp_path, columns, written, message):
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "march.parquet").write_bytes(parquet(columns))
    for place in (tmp_path, tmp_path / "march.parquet"):
        with pytest.raises(UsageError, match=message):
            next(iter_sources([tmp_path / "a.txt", place], ReadOptions(fields=parse_mapping([written]))))


def test_a_column_that_does_not_fit_can_be_left_out(read):
    data = parquet({"text": ["Words."], "published": [17]})
    (article,) = read(data, "a.parquet", fields=parse_mapping(["published="]))
    assert article.published_at is None


def test_parquet_is_told_by_content_and_read_from_a_pipe_too(read):
    data = pa.compress(parquet({"text": ["Words."]}), codec="zstd", asbytes=True)
    (article,) = read(data, "march.zst")
    assert article.source_format == "parquet"
    (issue,) = read(pa.compress(parquet({"body": ["Words."]}), codec="zstd", asbytes=True), "march.zst")
    assert "no column `text` among body" in issue.reason


@pytest.mark.parametrize("end", [-1, 100, 4])
def test_a_damaged_file_is_an_issue(read, end):
    (issue,) = read(parquet({"text": ["Words." * 100]})[:end], "a.parquet")
    assert "damaged Parquet" in issue.reason


def test_damaged_pages_are_an_issue(read):
    data = bytearray(parquet({"text": [f"{number}" * 50 for number in range(2000)]}, compression="zstd"))
    data[60:400] = bytes(340)
    *_, issue = read(bytes(data), "a.parquet")
    assert "damaged" in issue.reason


def test_a_table_without_a_row_is_an_issue(read):
    (issue,) = read(parquet({"text": pa.array([], pa.string())}), "a.parquet")
    assert issue.reason == "empty: the file has no row"
