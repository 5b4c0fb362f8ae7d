"""accusations.toml and wrongdoings.toml: their form, and the real extractor over every accepted and rejected sentence."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import onrecord.lexicons
from marked import unmark
from onrecord.extract.allegations import find_allegations
from onrecord.extract.quotes import find_quotes
from onrecord.lexicons.accusations import ROLES, accusation_forms, accusations
from onrecord.lexicons.inflections import verb_inflections
from onrecord.lexicons.wrongdoings import PARTS, wrongdoing_forms
from onrecord.segment.documents import segment_text

FOLDER = Path(onrecord.lexicons.__file__).parent
TEXT = (FOLDER / "accusations.toml").read_text(encoding="utf-8")
FILE: dict[str, Any] = tomllib.loads(TEXT)
CUES: list[dict[str, Any]] = FILE["cue"]
WRONGS: list[dict[str, Any]] = tomllib.loads((FOLDER / "wrongdoings.toml").read_text(encoding="utf-8"))["wrongdoing"]
EACH_CUE = pytest.mark.parametrize("entry", CUES, ids=lambda entry: f"{entry['pos']}-{entry['lemma']}")


def sentences(kind: str) -> list[Any]:
    named = [(f"{e['pos']}-{e['lemma']}", e) for e in CUES] + [(e["id"], e) for e in WRONGS]
    return [pytest.param(s, id=f"{name}: {s}") for name, entry in named for s in entry[kind]]


def found_in(text: str) -> list[tuple[Any, ...]]:
    doc = segment_text(text)
    return [
        (
            doc.span(*found.cue),
            doc.span(*found.accuser) if found.accuser else None,
            sorted(doc.span(*accused) for accused in found.accused),
            doc.span(*found.claim),
        )
        for found in find_allegations(doc, find_quotes(doc))
    ]


@pytest.mark.parametrize("sentence", sentences("accepts"))
def test_accepted_sentence_yields_exactly_what_is_marked(sentence):
    text, spans = unmark(sentence)
    [cue], [claim] = spans["cue"], spans["claim"]
    accuser = next(iter(spans.get("accuser", [])), None)

    assert found_in(text) == [(cue, accuser, spans.get("accused", []), claim)]


@pytest.mark.parametrize("sentence", sentences("rejects"))
def test_rejected_sentence_yields_no_allegation(sentence):
    assert found_in(sentence) == []


def canonical(entry: dict[str, Any]) -> str:
    lines = ["", "[[cue]]"]
    for key in ("lemma", "pos", "frames", "wrong", "act", "weak", "party", "accepts", "rejects"):
        if key in {"accepts", "rejects"}:
            lines += [f"{key} = [", *(f"    {json.dumps(item, ensure_ascii=False)}," for item in entry[key]), "]"]
        elif key in entry:
            lines.append(f"{key} = {json.dumps(entry[key])}")
    return "\n".join(lines) + "\n"


def test_file_is_in_canonical_form():
    assert TEXT.endswith("".join(map(canonical, CUES)))


def test_entries_are_sorted_and_unique():
    keys = [(entry["pos"], entry["lemma"]) for entry in CUES]

    assert keys == sorted(set(keys))


@EACH_CUE
def test_every_entry_has_sentences_of_both_kinds(entry):
    assert entry["accepts"]
    assert entry["rejects"]


@EACH_CUE
def test_frames_end_in_a_role(entry):
    assert all(frame.split()[-1] in ROLES for frame in entry["frames"])


def test_governors_are_verbs():
    assert all(lemma in verb_inflections() for lemmas in FILE["governors"].values() for lemma in lemmas)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("accused", "accuse"), ("inquiries", "inquiry"), ("fire", "under fire"), ("criticised", "criticize")],
)
def test_form_leads_to_its_cue(form, lemma):
    assert lemma in [cue.lemma for cue in accusation_forms()[form]]


def test_loader_reads_frames_into_objects_and_tails():
    [frame] = accusations()["verb", "accuse"].frames

    assert frame.object == "accused"
    assert [(tail.words, tail.role) for tail in frame.tails] == [(("of",), "claim")]


def test_words_of_wrongdoing_are_lower_case_and_verbs_have_their_forms():
    words = [word for entry in WRONGS for part in PARTS for word in entry.get(part, ())]

    assert words == [word.lower() for word in words]
    assert wrongdoing_forms()["lied"].alone
    assert not wrongdoing_forms()["missiles"].alone
