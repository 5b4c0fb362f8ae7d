"""Every sentence of cues.toml, read by the real extractor: accepted ones as marked, rejected ones not at all."""

import tomllib
from pathlib import Path

import pytest

from marked import mark, unmark
from onrecord.extract.quotes import find_quotes
from onrecord.lexicons.cues import cues
from onrecord.lexicons.tables import load_toml
from onrecord.segment.documents import segment_text

KNOWN = tomllib.loads(Path(__file__).with_name("known-failures.toml").read_text(encoding="utf-8"))
ENTRIES = load_toml("cues")["cue"]


def sentences(kind):
    for entry in ENTRIES:
        for sentence in entry[kind]:
            known = pytest.mark.xfail(reason="known-failures.toml", strict=True) if sentence in KNOWN[kind] else ()
            yield pytest.param(entry["lemma"], sentence, marks=known, id=f"{entry['pos']}-{sentence[:60]}")


def read(text):
    doc = segment_text(text)
    for quote in find_quotes(doc):
        spans = {"content": [tuple(doc.span(*piece)) for piece in quote.pieces]}
        spans |= {
            role: [tuple(doc.span(*part))] for role, part in (("cue", quote.cue), ("speaker", quote.speaker)) if part
        }
        yield quote, spans


@pytest.mark.parametrize(("lemma", "sentence"), list(sentences("accepts")))
def test_accepted_sentence_yields_what_is_marked(lemma, sentence):
    text, expected = unmark(sentence)
    (cue,) = expected["cue"]

    found = [spans for _, spans in read(text) if any(s < cue[1] and cue[0] < e for s, e in spans.get("cue", []))]

    assert found, f"{lemma} was not read in {text!r}"
    assert mark(text, {role: found[0].get(role, []) for role in ("speaker", "content")}) == mark(
        text, {role: expected.get(role, []) for role in ("speaker", "content")}
    )


@pytest.mark.parametrize(("lemma", "sentence"), list(sentences("rejects")))
def test_rejected_sentence_yields_no_quote_of_the_cue(lemma, sentence):
    found = [mark(sentence, spans) for quote, spans in read(sentence) if quote.lemma == lemma]

    assert not found


def test_known_failures_name_sentences_of_the_lexicon():
    assert cues()
    for kind in ("accepts", "rejects"):
        everything = {sentence for entry in ENTRIES for sentence in entry[kind]}
        assert set(KNOWN[kind]) <= everything
