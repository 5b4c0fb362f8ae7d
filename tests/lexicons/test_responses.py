"""responses.toml: its form, and the whole parser over every accepted and rejected sentence."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import onrecord.lexicons
from marked import unmark
from onrecord.lexicons.responses import response_forms
from onrecord.parse import parse_bundle
from onrecord.read.sources import SourceArticle

FILE: dict[str, Any] = tomllib.loads(
    Path(onrecord.lexicons.__file__).with_name("responses.toml").read_text(encoding="utf-8")
)
ENTRIES: list[dict[str, Any]] = FILE["response"]


def sentences(kind: str) -> list[Any]:
    return [pytest.param(e, s, id=f"{e['lemma']}: {s}") for e in ENTRIES for s in e[kind]]


def responses_in(text: str) -> list[tuple[str, int, int]]:
    bundle = parse_bundle(SourceArticle("a", "text", text, "a.txt", language="en"))
    return [(r["kind"], r["start"], r["end"]) for allegation in bundle["allegations"] for r in allegation["responses"]]


@pytest.mark.parametrize(("entry", "sentence"), sentences("accepts"))
def test_accepted_sentence_yields_the_marked_response(entry, sentence):
    text, spans = unmark(sentence)

    assert responses_in(text) == [(entry["kind"], start, end) for start, end in spans["response"]]


@pytest.mark.parametrize(("entry", "sentence"), sentences("rejects"))
def test_rejected_sentence_yields_no_response(entry, sentence):
    assert entry["lemma"].split()[0][:3] in sentence
    assert responses_in(sentence) == []


def test_every_entry_has_sentences_of_both_kinds_and_a_kind_with_a_reach():
    assert all(entry["accepts"] and entry["rejects"] for entry in ENTRIES)
    assert {entry["kind"] for entry in ENTRIES} <= set(FILE["reach"])


def test_entries_are_sorted_and_unique():
    lemmas = [entry["lemma"] for entry in ENTRIES]

    assert lemmas == sorted(set(lemmas))


def test_longest_lemma_is_tried_first():
    assert [answer.lemma for answer in response_forms()["pleaded"]] == ["plead not guilty", "plead guilty"]
