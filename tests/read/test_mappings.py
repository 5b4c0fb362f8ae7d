"""Fields under the names that others gave them."""

import pytest

from onrecord.errors import UsageError
from onrecord.read.mappings import parse_mapping

RECORD = {
    "body": "Words.",
    "meta": {"uri": "n-1", "dates": ["2026-03-01", "2026-03-02"], "lang": None},
    "byline": [{"name": "A. Writer"}, {"role": "photo"}, {"name": "B. Scribe"}],
    "src.name": "The Harbour Post",
    "title": "Ferry",
}


@pytest.mark.parametrize(
    ("written", "key", "expected"),
    [
        ("text=body", "text", "Words."),
        ("id=meta.uri", "id", "n-1"),
        ("published=meta.dates.1", "published", "2026-03-02"),
        ("authors=byline.name", "authors", ["A. Writer", "B. Scribe"]),
        ("publisher=src.name", "publisher", "The Harbour Post"),
        ("language=meta.lang", "language", None),
        (" text = body , title = title ", "title", "Ferry"),
    ],
)
def test_a_field_is_found_under_the_name_that_is_given(written, key, expected):
    assert parse_mapping([written]).pick(RECORD)[key] == expected


@pytest.mark.parametrize(
    "name", ["nowhere", "meta.nowhere", "meta.dates.2", "title.more", "byline.nowhere", "meta.lang.tag"]
)
def test_a_name_that_leads_nowhere_finds_nothing(name):
    assert "url" not in parse_mapping([f"url={name}"]).pick(RECORD)


def test_a_field_that_is_named_more_than_once_stands_under_the_first_name_that_holds_something(read_rows):
    rows = ({"body": "One."}, {"text": "Two."}, {"body": "", "text": "Three."}, {"title": "Four"}, {"text": 5})
    items = read_rows(*rows, fields=parse_mapping(["text=body,text=text"]))
    assert [item.text for item in items[:3]] == ["One.", "Two.", "Three."]
    assert [item.pointer for item in items[3:]] == ["$.body", "$.text"]
    assert items[3].reason.endswith("name the one that holds the text: --map text=body,text=text,text=NAME")


def test_fields_that_are_not_named_keep_their_own_name_and_can_be_left_out():
    assert parse_mapping([]).pick(RECORD) == {"title": "Ferry"}
    assert parse_mapping(["title=", "text=body"]).pick(RECORD) == {"text": "Words."}


def test_an_issue_points_into_the_record_as_it_was(read_rows):
    (issue,) = read_rows({"body": 5, "uri": "n-1"}, fields=parse_mapping(["text=body", "id=uri"]))
    assert (issue.pointer, issue.source_id) == ("$.body", "n-1")
    (issue,) = read_rows({"text": "Words.", "by": ["A", 5]}, fields=parse_mapping(["authors=by"]))
    assert issue.pointer == "$.by[1]"


def test_a_record_without_the_text_says_what_it_has(read_rows):
    (issue,) = read_rows({"body": "Words.", "uri": "n-1"})
    assert issue.reason == "missing: the record has body, uri; name the one that holds the text: --map text=NAME"


def test_an_article_is_read_through_a_map(read_rows):
    (article,) = read_rows(RECORD, fields=parse_mapping(["text=body,id=meta.uri", "authors=byline.name"]))
    assert (article.source_id, article.text, article.authors) == ("n-1", "Words.", ("A. Writer", "B. Scribe"))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (["body"], "cannot take 'body'"),
        (["txt=body"], "FIELD being one of text, id"),
        (["text="], "leaves out text"),
        ([""], "cannot take ''"),
    ],
)
def test_a_map_that_cannot_be_is_a_usage_error(written, message):
    with pytest.raises(UsageError, match=message):
        parse_mapping(written)


def test_names_that_share_a_string_are_parted_by_semicolons(read_rows):
    (article,) = read_rows({"text": "Words.", "authors": "A. Writer; B. Scribe, The Harbour Post"})
    assert article.authors == ("A. Writer", "B. Scribe, The Harbour Post")
