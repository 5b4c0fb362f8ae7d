"""CSV and TSV."""

import gzip

import pytest

from onrecord.errors import Issue, UsageError
from onrecord.read.inputs import iter_sources
from onrecord.read.mappings import parse_mapping
from onrecord.read.sources import Note, ReadOptions, SourceArticle


def test_columns_become_fields_and_quoted_cells_keep_their_line_breaks(read):
    data = (
        b"id,title,text,url,published,publisher,authors,language\r\n"
        b'n-1,Ferry,"He said:\r\n""No, never.""",https://example.org/1,2026-03-01,The Harbour Post,A. Writer;B. Scribe,en\r\n'
        b"\r\n"
        b"n-2,,Words.,,,,,\r\n"
    )
    first, second = read(data, "march.csv")
    assert first == SourceArticle(
        source_id="n-1",
        source_format="csv",
        text='He said:\n"No, never."',
        where=first.where,
        url="https://example.org/1",
        publisher="The Harbour Post",
        title="Ferry",
        authors=("A. Writer", "B. Scribe"),
        published_at="2026-03-01T00:00:00.000000Z",
        language="en",
    )
    assert first.where.endswith("march.csv:2")
    assert second.where.endswith("march.csv:5")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_first_row(read, delimiter):
    (article,) = read(delimiter.join(["id", "text"]).encode() + delimiter.join(["\nx", "Words."]).encode(), "march.csv")
    assert (article.source_id, article.text) == ("x", "Words.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_file_is_read_right(read, encoding):
    (article,) = read('text,id\n"“One.”\u2028More.",x\n'.encode(encoding), "march.csv")
    assert article.text == "“One.”\u2028More."


def test_windows_1252_is_noted_once(read):
    *articles, note = read("text\nUn café.\nDeux cafés.\n".encode("cp1252"), "march.csv")
    assert [article.text for article in articles] == ["Un café.", "Deux cafés."]
    assert isinstance(note, Note)


def test_ragged_rows_and_bad_quotes_are_refused_and_cost_only_themselves(read):
    data = b'id,text\na,One.\nb\nc,Three.,more\n"d"x,Four.\ne,Five.\n'
    items = read(data, "march.csv")
    assert [item.source_id for item in items if isinstance(item, SourceArticle)] == ["a", "e"]
    assert [(item.where[-1], item.reason) for item in items if isinstance(item, Issue)] == [
        ("3", "ragged row: 1 cell, where the header has 2"),
        ("4", "ragged row: 3 cells, where the header has 2"),
        ("5", "not CSV: ',' expected after '\"'"),
    ]


def test_a_quotation_mark_that_is_not_closed_is_an_issue(read):
    article, issue = read(b'id,text\na,One.\nb,"Two.\nc,Three.\n', "march.csv")
    assert article.source_id == "a"
    assert issue.reason == "not CSV: unexpected end of data"


def test_a_line_that_cannot_be_decoded_costs_only_its_row(read):
    items = read("id,text\na,One.\nb,Привет\nc,Three.\n".encode("cp1251"), "march.csv")
    assert [type(item) for item in items] == [SourceArticle, Issue, SourceArticle]


def test_a_line_over_the_limit_is_passed_over(read):
    issue, article = read(b"id,text\na," + b"x" * 5000 + b"\nb,Words.\n", "march.csv", max_bytes=100)
    assert issue.reason == "too large: more than 100 bytes in one line"
    assert article.source_id == "b"


def test_a_cell_of_a_megabyte_is_read(read):
    text = "word " * 200_000
    (article,) = read(f"id,text\na,{text}\n".encode(), "march.csv")
    assert len(article.text) == len(text)


@pytest.mark.parametrize("name", ["march.csv", "march.csv.gz"])
def test_a_table_without_the_text_is_a_usage_error_before_any_work(tmp_path, name):
    data = b"id,body\na,Words.\n"
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    for place in (tmp_path, tmp_path / name, tmp_path / "march*"):
        with pytest.raises(UsageError, match=r"no column `text` among id, body\. Name the column .* --map text=COLUMN"):
            next(iter_sources([tmp_path / "a.txt", place], ReadOptions()))


def test_two_columns_of_one_name_are_a_usage_error(read):
    with pytest.raises(UsageError, match="two columns `text`"):
        read(b"text,text\na,b\n", "march.csv")


def test_a_map_names_the_columns(read):
    (article,) = read(b"uri,main.body\nn-1,Words.\n", "march.csv", fields=parse_mapping(["text=main.body,id=uri"]))
    assert (article.source_id, article.text) == ("n-1", "Words.")


def test_tables_of_one_folder_may_name_the_text_differently(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\na,Words.\n")
    (tmp_path / "b.csv").write_text("id,body\nb,More words.\n")
    with pytest.raises(
        UsageError, match=r"a\.csv has no column `body` among id, text\. .*: --map text=body,text=COLUMN"
    ):
        next(iter_sources([tmp_path], ReadOptions(fields=parse_mapping(["text=body"]))))
    items = iter_sources([tmp_path], ReadOptions(fields=parse_mapping(["text=body", "text=text"])))
    assert [item.text for item in items] == ["Words.", "More words."]


def test_a_table_without_a_row_is_an_issue(read):
    (issue,) = read(b"", "march.csv")
    assert issue.reason == "empty: the file has no row"


def test_numbered_dates_are_read_in_the_order_that_is_given(read):
    data = b"text,published\nWords.,03/04/2026\n"
    (issue,) = read(data, "march.csv")
    assert issue.reason.endswith("say it with --dates dmy or --dates mdy, or leave dates out with --map published=")
    (article,) = read(data, "march.csv", fields=parse_mapping((), "dmy"))
    assert article.published_at == "2026-04-03T00:00:00.000000Z"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Ana Ortiz and Jo Lee", ("Ana Ortiz", "Jo Lee")),
        ("BYLINE: Ana Ortiz", ("Ana Ortiz",)),
        ("Ortiz, Ana; Lee, Jo", ("Ortiz, Ana", "Lee, Jo")),
        ("Byron Lee", ("Byron Lee",)),
        ("von Arnim, Ida", ("von Arnim, Ida",)),
    ],
)
def test_a_byline_is_parted_into_its_names(read, written, names):
    (article,) = read(f'text,authors\nWords.,"{written}"\n'.encode(), "march.csv")
    assert article.authors == names
