"""cues.toml: its form, its marked sentences, and the forms its loader derives."""

import json
import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import onrecord.lexicons
from onrecord.lexicons.cues import cue_forms, cues

FILE = Path(onrecord.lexicons.__file__).with_name("cues.toml")
TEXT = FILE.read_text(encoding="utf-8")
ENTRIES: list[dict[str, Any]] = tomllib.loads(TEXT)["cue"]
EACH = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['pos']}-{entry['lemma']}")

CLASSES = {"speech", "writing", "act", "mental", "evidence"}
FRAME = re.compile(
    r"quotation|aside|clause|that|question|how|addressee|to|object_to|object|gerund|as|label|(?:object_|whole_)?prep:[a-z]+"
)
MARK = re.compile(r"\[([^\[\]]+)\]\{(speaker|cue|content)\}")
STRAY_BRACKET = re.compile(r"[\[\]{}]")


def marked(sentence: str, role: str) -> list[str]:
    return [text for text, found in MARK.findall(sentence) if found == role]


def lemmas_of(sentence: str, pos: str) -> set[str]:
    words = re.findall(r"\w+", sentence.lower())
    return {cue.lemma for word in words for cue in cue_forms().get((pos, word), ())}


def canonical(entry: dict[str, Any]) -> str:
    lines = ["", "[[cue]]"]
    for key in ("lemma", "variants", "pos", "class", "frames", "passive", "late_verb", "subject", "accepts", "rejects"):
        if key in entry:
            lines += canonical_value(key, entry[key])
    return "\n".join(lines) + "\n"


def canonical_value(key: str, value: Any) -> list[str]:
    if key in {"accepts", "rejects"} and value:
        return [f"{key} = [", *(f"    {json.dumps(item, ensure_ascii=False)}," for item in value), "]"]
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}"]


def test_file_is_in_canonical_form():
    comments = "".join(line for line in TEXT.splitlines(keepends=True) if line.startswith("#"))

    assert comments + "".join(map(canonical, ENTRIES)) == TEXT


def test_entries_are_sorted_and_unique():
    keys = [(entry["pos"], entry["lemma"]) for entry in ENTRIES]

    assert keys == sorted(set(keys))


@EACH
def test_entry_uses_known_classes_and_frames(entry):
    assert entry["pos"] in {"verb", "noun", "phrase"}
    assert entry["class"] in CLASSES
    assert entry["frames"]
    assert all(FRAME.fullmatch(frame) for frame in entry["frames"])
    assert {entry.get("passive", True), entry.get("late_verb", True)} == {True}
    assert entry.get("subject", "person") in {"person", "document"}


@EACH
def test_every_accepted_sentence_marks_one_cue_and_a_content(entry):
    for sentence in entry["accepts"]:
        assert not STRAY_BRACKET.search(MARK.sub("", sentence))
        assert len(marked(sentence, "cue")) == 1
        assert marked(sentence, "content")
        assert len(marked(sentence, "speaker")) <= 1
    assert entry["accepts"]


@EACH
def test_content_keeps_its_quotation_marks_and_drops_that_and_the_full_stop(entry):
    for content in chain.from_iterable(marked(sentence, "content") for sentence in entry["accepts"]):
        assert not content.startswith("that ")
        assert content.count("“") == content.count("”")
        assert "“" in content or not content.endswith((".", ","))


@EACH
def test_marked_cue_is_a_form_of_the_lemma(entry):
    for sentence in entry["accepts"]:
        [cue] = marked(sentence, "cue")
        head, *rest = cue.lower().split()
        if entry["pos"] == "phrase":
            assert head in entry["lemma"].split()
        else:
            lemmas = {found.lemma for found in cue_forms()[entry["pos"], head]}
            assert entry["lemma"] in lemmas
            assert rest == entry["lemma"].split()[1:]


@EACH
def test_no_entry_has_both_the_bare_clause_and_the_clause_with_that(entry):
    assert not {"clause", "that"} <= set(entry["frames"])


@EACH
def test_rejected_sentence_holds_the_word_of_the_cue_and_no_marks(entry):
    for sentence in entry["rejects"]:
        assert not STRAY_BRACKET.search(sentence)
        assert entry["pos"] == "phrase" or entry["lemma"] in lemmas_of(sentence, entry["pos"])


def test_loader_keeps_what_the_file_says():
    tell = cues()["verb", "tell"]

    assert (tell.cls, tell.passive, tell.subject) == ("speech", True, None)
    assert "addressee" in tell.frames
    assert len(cues()) == len(ENTRIES)


@pytest.mark.parametrize(
    ("pos", "form", "lemma"),
    [
        ("verb", "said", "say"),  # irregular
        ("verb", "denies", "deny"),
        ("verb", "criticised", "criticize"),  # British spelling
        ("verb", "pointed", "point out"),  # the head alone is inflected
    ],
)
def test_form_leads_to_its_cue(pos, form, lemma):
    assert lemma in [cue.lemma for cue in cue_forms()[pos, form]]


def test_phrases_have_no_forms():
    assert not [form for pos, form in cue_forms() if pos == "phrase"]
