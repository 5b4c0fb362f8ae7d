"""Articles as JSON Lines."""

import json

import pytest

from onrecord.errors import Issue
from onrecord.read.sources import Note, SourceArticle, SourceBundle


def test_every_key_is_taken_and_others_are_passed_over(read_rows):
    row = {
        "id": "n-17",
        "title": "Ferry firm hid report",
        "text": "Ms. Ortiz said so.\r\nTwice.",
        "url": "https://example.org/17",
        "published": "2026-03-01T09:30:00+01:00",
        "publisher": "The Harbour Post",
        "authors": ["A. Writer", " "],
        "language": "en_GB",
        "likes": {"count": 3},
    }
    (article,) = read_rows(row)
    assert article == SourceArticle(
        source_id="n-17",
        source_format="jsonl",
        text="Ms. Ortiz said so.\nTwice.",
        where=article.where,
        url="https://example.org/17",
        publisher="The Harbour Post",
        title="Ferry firm hid report",
        authors=("A. Writer",),
        published_at="2026-03-01T08:30:00.000000Z",
        language="en-GB",
    )
    assert article.where.endswith("articles.jsonl:1")


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_what_is_blank_counts_as_not_given(read_rows, blank):
    keys = ("id", "title", "url", "published", "publisher", "authors", "language")
    (article,) = read_rows({"text": "Words."} | dict.fromkeys(keys, blank))
    assert article == SourceArticle("articles.jsonl:1", "jsonl", "Words.", article.where)


@pytest.mark.parametrize(
    ("row", "source_id"),
    [
        ({"id": 12}, "12"),
        ({"id": " a "}, "a"),
        ({"url": "https://example.org/a"}, "https://example.org/a"),
        ({}, "articles.jsonl:1"),
    ],
)
def test_an_article_is_called_by_its_id_its_url_or_its_place(read_rows, row, source_id):
    (article,) = read_rows({"text": "Words."} | row)
    assert article.source_id == source_id


@pytest.mark.parametrize(
    ("line", "pointer", "reason"),
    [
        pytest.param(b'{"text": "cut in ha', "$", "the line seems to be cut off", id="cut in half"),
        pytest.param(b'{"text": "a", "id": ', "$", "the line seems to be cut off", id="cut after a key"),
        pytest.param(b"[1]", "$", "not a JSON object: an array", id="array"),
        pytest.param(b'"text"', "$", "not a JSON object: a string", id="string"),
        pytest.param(b"null", "$", "not a JSON object: null", id="null"),
        pytest.param(b"17", "$", "not a JSON object: a number", id="number"),
        pytest.param(b"{'text': 'a'}", "$", "not JSON: ", id="Python, not JSON"),
        pytest.param(b'{"text": NaN}', "$", "NaN is no JSON value", id="NaN"),
        pytest.param(b'{"text": ' + b"[" * 100_000, "$", "nested too deeply", id="nested"),
        pytest.param(b'{"id": "x"}', "$.text", "missing", id="no text"),
        pytest.param(b'{"id": "x", "text": null}', "$.text", "wrong type: expected `str`, got `null`", id="null text"),
        pytest.param(b'{"id": "x", "text": 5}', "$.text", "wrong type: expected `str`, got `int`", id="numeric text"),
        pytest.param(b'{"id": "x", "text": " \\n"}', "$.text", "empty", id="blank text"),
        pytest.param(b'{"id": "x", "text": "a", "published": "soon"}', "$.published", "wrong date: 'soon'", id="date"),
        pytest.param(
            b'{"id": "x", "text": "a", "published": 1772352000}',
            "$.published",
            "wrong date: '1772352000'",
            id="seconds",
        ),
        pytest.param(b'{"id": "x", "text": "a", "authors": [1]}', "$.authors", "wrong type", id="authors"),
        pytest.param(b'{"id": "x", "text": "a", "language": "English"}', "$.language", "wrong language", id="language"),
        pytest.param(b'{"id": "x", "text": "a\\ud800b"}', "$.text", "lone surrogate (U+D800)", id="high surrogate"),
        pytest.param(b'{"id": "x", "text": "a\\udc00"}', "$.text", "lone surrogate (U+DC00)", id="low surrogate"),
        pytest.param(b'{"id": "x", "text": "a\\u0000b"}', "$.text", "NUL character", id="escaped NUL"),
        pytest.param(b'{"id": "x", "text": "a", "title": "\\ud800"}', "$.title", "lone surrogate", id="title"),
        pytest.param(b'{"id": "x", "text": "a\0b"}', "$", "NUL byte", id="NUL"),
        pytest.param('{"text": "Привет"}'.encode("cp1251"), "$", "invalid UTF-8", id="Cyrillic"),
        pytest.param(b'{"article": {}}', "$.text", "this is a bundle", id="bundle"),
    ],
)
def test_a_bad_line_is_an_issue_and_costs_only_itself(read, line, pointer, reason):
    before, issue, after = read(b'{"text": "Before."}\n' + line + b'\n{"text": "After."}')
    assert (before.text, after.text) == ("Before.", "After.")
    assert issue.where.endswith("articles.jsonl:2")
    assert issue.pointer.startswith(pointer)
    assert reason in issue.reason
    assert issue.source_id == ("x" if b'"id": "x"' in line and pointer != "$" else None)


def test_a_lone_surrogate_in_a_key_that_is_passed_over_does_no_harm(read):
    (article,) = read(b'{"text": "Words.", "other": "\\ud800"}')
    assert article.text == "Words."


def test_blank_lines_count_but_are_no_articles(read):
    first, second = read(b'\n{"text": "One."}\n \n{"text": "Two."}\n\n')
    assert (first.source_id, second.source_id) == ("articles.jsonl:2", "articles.jsonl:4")


def test_a_line_of_twenty_megabytes_is_read(read_rows):
    text = "word " * 4_000_000
    (article,) = read_rows({"text": text})
    assert article.text == text


def test_a_line_over_the_limit_is_passed_over_and_the_next_is_read(read_rows):
    issue, article = read_rows({"text": "x" * 500}, {"text": "Words."}, max_bytes=100)
    assert issue == Issue(issue.where, "$", "too large: more than 100 bytes in one line")
    assert article.source_id == "articles.jsonl:2"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_file_is_read_right(read, encoding):
    rows = ['{"text": "“One.”\u2028More."}', '{"text": "Two."}']
    first, second = read("\n".join(rows).encode(encoding))
    assert (first.text, second.text) == ("“One.”\u2028More.", "Two.")


def test_a_marked_file_that_breaks_is_an_issue_once(read):
    line = '{"text": "One."}\n'
    *articles, issue = read((line * 2000).encode("utf-16") + b"\x00\xd8\x00\x00")
    assert 0 < len(articles) <= 2000
    assert "the rest of the file is not read" in issue.reason


def test_a_line_in_latin_1_is_read_with_a_note(read):
    note, article = read('{"text": "Un café."}'.encode("latin-1"))
    assert note == Note(article.where, "encoding", "not UTF-8; read as Windows-1252")
    assert article.text == "Un café."


def test_a_file_without_a_line_is_an_issue(read):
    (issue,) = read(b"")
    assert issue.reason.startswith("empty")


def test_a_bundle_is_decoded_and_not_yet_judged(read_rows):
    (source,) = read_rows({"article": {"article_id": "a", "source_id": 3}}, input_format="bundle")
    assert isinstance(source, SourceBundle)
    assert (source.article_id, source.source_id) == ("a", None)


def test_a_bundle_may_be_anything_that_is_an_object(read_rows):
    sources = read_rows({"article": None}, {"article": []}, input_format="bundle")
    assert [source.article_id for source in sources] == [None, None]


def test_the_last_of_two_equal_keys_counts(read):
    (article,) = read(json.dumps({"text": "One."})[:-1].encode() + b', "text": "Two."}')
    assert article.text == "Two."


def test_an_object_without_an_article_is_no_bundle(read_rows):
    (issue,) = read_rows({"id": "a", "text": "Words."}, input_format="bundle")
    assert (issue.pointer, issue.reason) == (
        "$.article",
        "is missing: this is no bundle; make one of an article with onrecord parse",
    )
