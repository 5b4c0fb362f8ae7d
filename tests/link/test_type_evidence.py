"""Every kind of evidence types the unknown name of its sentences, and of no other."""

import pytest
from tests.marked import unmark

from onrecord.extract.mentions import find_mentions
from onrecord.extract.quotes import find_quotes
from onrecord.lexicons.tables import load_toml
from onrecord.link.actors import link_actors
from onrecord.segment.documents import segment_text

ENTRIES = load_toml("type_evidence")["evidence"]
SIDES = {"behind", "owned", "before", "apposed", "which"}


def sentences(key):
    return [pytest.param(entry["type"], marked, id=marked) for entry in ENTRIES for marked in entry[key]]


def types_of(marked):
    """Return the marked name, and the types that actors of that name have."""
    text, spans = unmark(marked.replace("]", "]{name}"))
    ((start, end),) = spans["name"]
    doc = segment_text(text)
    rows = link_actors(doc, find_mentions(doc), find_quotes(doc)).rows("0123456789abcdef")
    return [row["type"] for row in rows if row["name"] == text[start:end]]


@pytest.mark.parametrize(("expected", "marked"), sentences("accepts"))
def test_a_name_beside_the_words_has_their_type(expected, marked):
    assert types_of(marked) == [expected]


@pytest.mark.parametrize(("other", "marked"), sentences("rejects"))
def test_a_name_beside_other_words_has_not(other, marked):
    assert other not in types_of(marked)


def test_every_entry_has_sentences_and_a_known_side_and_words_have_one_type_a_side():
    assert all(entry["accepts"] and entry["rejects"] and entry["side"] in SIDES for entry in ENTRIES)
    words = [(entry["side"], word) for entry in ENTRIES for word in entry["words"]]
    assert len(set(words)) == len(words)
