"""A sample can be drawn again, and its verdicts give a precision with an interval."""

import csv
import io

import pytest

from onrecord.errors import InputError, UsageError
from onrecord.explore.queries import write_csv
from onrecord.explore.samples import KINDS, draw_sample
from onrecord.explore.scores import Score, score_sheet


def sheet_of(path, rows, delimiter=",", encoding="utf-8"):
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding))
    return path


@pytest.fixture
def drawn(seeds):
    """Ten quotes as a sheet's rows, unfilled."""
    buffer = io.BytesIO()
    write_csv(draw_sample(seeds, "quotes", 10).to_reader(), buffer)
    return list(csv.DictReader(io.StringIO(buffer.getvalue().decode(), newline="")))


@pytest.mark.parametrize("table", KINDS)
def test_a_sample_is_random_and_can_be_drawn_again(seeds, table):
    one, again, other = draw_sample(seeds, table, 8), draw_sample(seeds, table, 8), draw_sample(seeds, table, 8, seed=1)
    key = f"{KINDS[table]}_id"
    assert one == again
    assert one.num_rows == other.num_rows == len(set(one[key].to_pylist())) == 8
    assert one[key].to_pylist() != other[key].to_pylist()
    assert set(one["verdict"].to_pylist()) == {None}


@pytest.mark.parametrize("table", KINDS)
def test_a_larger_sample_begins_with_the_smaller_and_ends_with_the_table(seeds, table):
    key = f"{KINDS[table]}_id"
    small, large = draw_sample(seeds, table, 3)[key].to_pylist(), draw_sample(seeds, table, 1000)[key].to_pylist()
    assert large[:3] == small
    assert len(set(large)) == len(large)


def test_a_record_links_into_the_report(seeds):
    row = draw_sample(seeds, "quotes", 1, report="my report.html").to_pylist()[0]
    assert row["link"] == f"my%20report.html#article={row['article_id']}&quote={row['quote_id']}"


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-8"), (",", "cp1252")]
)
def test_verdicts_are_counted_by_kind_as_spreadsheets_save_them(seeds, drawn, tmp_path, delimiter, encoding):
    verdicts = ["right", "Yes", " w ", "1", "unsure", "", "right", "right", "right", "right"]
    rows = [row | {"verdict": verdict, "note": "café"} for row, verdict in zip(drawn, verdicts, strict=True)]
    rows = [{key: value.encode(encoding, "replace").decode(encoding) for key, value in row.items()} for row in rows]
    total, *kinds = score_sheet(seeds, sheet_of(tmp_path / "check.csv", rows, delimiter, encoding))
    assert total == Score("all", right=7, wrong=1, unsure=1, empty=1)
    assert total.precision == pytest.approx(7 / 8)
    assert [score.group for score in kinds] == sorted({row["kind"] for row in drawn})
    assert sum(score.right for score in kinds) == 7


def test_the_interval_is_wilsons():
    low, high = Score("all", right=45, wrong=5, unsure=0, empty=0).interval
    assert (round(low, 4), round(high, 4)) == (0.7864, 0.9565)
    assert Score("all", right=10, wrong=0, unsure=0, empty=0).interval[1] == pytest.approx(1)


def test_nothing_judged_has_no_precision(seeds, drawn, tmp_path):
    total, *_ = score_sheet(seeds, sheet_of(tmp_path / "check.csv", drawn))
    assert (total.precision, total.interval, total.empty) == (None, None, 10)


def test_an_unknown_verdict_is_named_with_its_line(seeds, drawn, tmp_path):
    drawn[2]["verdict"] = "perhaps"
    with pytest.raises(UsageError, match=r"check.csv:\d+: no verdict is called 'perhaps'"):
        score_sheet(seeds, sheet_of(tmp_path / "check.csv", drawn))


def test_a_sheet_of_another_dataset_is_refused(quiet, drawn, tmp_path):
    with pytest.raises(UsageError, match=f"{drawn[0]['quote_id']}' is no record in quotes"):
        score_sheet(quiet, sheet_of(tmp_path / "check.csv", drawn))


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"quote_id\nx\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_sheet_is_refused(seeds, tmp_path, content):
    (tmp_path / "check.csv").write_bytes(content)
    with pytest.raises(UsageError, match="not a filled checking sheet"):
        score_sheet(seeds, tmp_path / "check.csv")


def test_a_sheet_that_is_not_there_is_an_input_error(seeds, tmp_path):
    with pytest.raises(InputError, match="No such file"):
        score_sheet(seeds, tmp_path / "check.csv")


def test_a_quotation_mark_that_never_ends_is_named_with_its_line(seeds, drawn, tmp_path):
    path = sheet_of(tmp_path / "check.csv", drawn[:1])
    path.write_text(path.read_text() + '"' + "x" * 200_000)
    with pytest.raises(UsageError, match=r"check.csv: from line 3 on, it is no CSV: field larger"):
        score_sheet(seeds, path)
