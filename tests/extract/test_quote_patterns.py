"""Every sentence of quote-patterns.toml, read by the real extractor: marked ones as marked, the others not at all."""

import tomllib
from pathlib import Path

import pytest

from marked import mark, unmark
from onrecord.extract.quotes import find_quotes
from onrecord.segment.documents import segment_text

PATTERNS = tomllib.loads(Path(__file__).with_name("quote-patterns.toml").read_text(encoding="utf-8"))["pattern"]


def cases(kind):
    for pattern in PATTERNS:
        for sentence in pattern[kind]:
            marks = (pattern["rule"], sentence) if kind == "accepts" else (sentence,)
            yield pytest.param(*marks, id=f"{pattern['name']}: {sentence[:60]}")


def read(text):
    """Return the marks and the rule of each quote."""
    doc = segment_text(text)
    for quote in find_quotes(doc):
        parts = {"content": quote.pieces, "cue": [quote.cue], "speaker": [quote.speaker]}
        yield quote.rule, {role: [tuple(doc.span(*r)) for r in ranges if r] for role, ranges in parts.items()}


@pytest.mark.parametrize(("rule", "sentence"), list(cases("accepts")))
def test_the_marked_quote_is_read(rule, sentence):
    text, expected = unmark(sentence)
    wanted = {role: expected.get(role, []) for role in ("content", "cue", "speaker")}

    assert (rule, mark(text, wanted)) in [(found, mark(text, spans)) for found, spans in read(text)]


@pytest.mark.parametrize("sentence", list(cases("rejects")))
def test_no_quote_is_read(sentence):
    assert [(found, mark(sentence, spans)) for found, spans in read(sentence)] == []
