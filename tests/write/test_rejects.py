import json

from onrecord.errors import Issue
from onrecord.write.rejects import RejectsWriter


def test_rejects_are_rows_of_place_pointer_reason_and_source(tmp_path):
    with RejectsWriter(tmp_path) as rejects:
        rejects.add(Issue("news.jsonl:3", "$.text", "is empty", "id-3"))
        rejects.add(Issue("news.jsonl:4", "$", "is not JSON"))
    lines = (tmp_path / "_run/rejects.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"where": "news.jsonl:3", "pointer": "$.text", "reason": "is empty", "source_id": "id-3"},
        {"where": "news.jsonl:4", "pointer": "$", "reason": "is not JSON", "source_id": None},
    ]


def test_a_run_without_rejects_has_an_empty_file(tmp_path):
    RejectsWriter(tmp_path).close()
    assert (tmp_path / "_run/rejects.jsonl").read_bytes() == b""


def test_what_no_file_can_hold_is_written_as_a_question_mark(tmp_path):
    with RejectsWriter(tmp_path) as rejects:
        rejects.add(Issue("caf\udce9.txt", "$", "no \ud800", "\ud800"))
    (line,) = (tmp_path / "_run/rejects.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"where": "caf?.txt", "pointer": "$", "reason": "no ?", "source_id": "?"}
