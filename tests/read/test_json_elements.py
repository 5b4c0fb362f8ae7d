"""JSON arrays and objects."""

import json

import pytest

from onrecord.errors import Issue
from onrecord.read.mappings import parse_mapping

ROWS = [
    {"text": "He said: \"{[,]}\" \\ and 'left'.", "id": "a"},
    {"text": "Words.", "n": [1, {"m": [2]}]},
    {"text": "é"},
]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_array_is_read_element_by_element(read, indent, encoding):
    articles = read(json.dumps(ROWS, indent=indent, ensure_ascii=False).encode(encoding), "march.json")
    assert [article.text for article in articles] == [row["text"] for row in ROWS]
    assert [article.source_id for article in articles] == ["a", "march.json[1]", "march.json[2]"]
    assert articles[1].where.endswith("march.json[1]")


def test_objects_that_are_spread_over_lines_are_read(read):
    data = "\n".join(json.dumps(row, indent=2) for row in ROWS).encode()
    assert [article.text for article in read(data, "march.json")] == [row["text"] for row in ROWS]


def test_json_lines_under_the_name_of_json_are_read(read):
    data = "\n".join(json.dumps(row) for row in ROWS).encode()
    assert [article.source_id for article in read(data, "march.json")] == ["a", "march.json:2", "march.json:3"]


def test_an_array_longer_than_any_piece_that_is_read_at_once(read):
    rows = [{"text": f'"Quoted" \\ {"x" * size}', "id": size} for size in range(0, 200_000, 3001)]
    articles = read(json.dumps(rows).encode(), "march.json")
    assert [article.text for article in articles] == [row["text"] for row in rows]


def test_a_bad_element_costs_only_itself(read):
    data = b'[{"text": "One."}, {"text": }, 17, {"id": "x"}, {"text": "Two."}]'
    items = read(data, "march.json")
    assert [item.where.rpartition("/")[2] for item in items] == [f"march.json[{number}]" for number in range(5)]
    assert [item.reason.partition(":")[0] for item in items if isinstance(item, Issue)] == [
        "not JSON",
        "not a JSON object",
        "missing",
    ]


def test_an_element_over_the_limit_is_passed_over_and_the_next_is_read(read):
    data = json.dumps([{"text": "x" * 200_000}, {"text": "Words."}]).encode()
    issue, article = read(data, "march.json", max_bytes=1000)
    assert issue.reason == "too large: more than 1,000 bytes in one object"
    assert article.source_id == "march.json[1]"


@pytest.mark.parametrize(
    "cut", [b'[{"text": "One."}, {"text": "Tw', b'[{"text": "One."}, {"text": "Two."}', b'[{"text": "One."},']
)
def test_an_array_that_is_cut_off_is_an_issue_after_what_is_whole(read, cut):
    first, *_, issue = read(cut, "march.json")
    assert first.text == "One."
    assert "cut off" in issue.reason


@pytest.mark.parametrize("data", [b"[]", b"[ \n ]"])
def test_an_empty_array_is_an_issue(read, data):
    (issue,) = read(data, "march.json")
    assert issue.reason == "empty: there is no object"


def test_a_map_reaches_into_elements(read):
    data = json.dumps([{"body": "Words.", "meta": {"uri": "n-1"}}]).encode()
    (article,) = read(data, "march.json", fields=parse_mapping(["text=body,id=meta.uri"]))
    assert (article.source_id, article.source_format) == ("n-1", "json")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_number_without_end_costs_only_its_object(read, name):
    data = f'{{"id": {"9" * 5000}, "text": "One."}}\n{{"id": 2, "text": "Two."}}\n'
    issue, article = read(data.encode(), name)
    assert issue.reason == "not JSON that can be read: a number of more than 4,300 digits"
    assert article.source_id == "2"
