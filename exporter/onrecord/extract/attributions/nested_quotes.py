"""Nested quotes: what the speaker of a quotation quotes: “She told me, ‘Never,’ and I left.” -> who said “Never”.

Assumes that an inner quotation stands behind its verb of saying, in single marks within double ones or the other way
round. Leaves out what a speaker reports without marks: a token outside inner marks is said by one voice.
"""

from collections.abc import Iterator
from typing import Final

from onrecord.extract.grammar.agents import find_agent
from onrecord.extract.grammar.ranges import Attribution, Range
from onrecord.extract.grammar.verb_groups import is_finite, verb_group
from onrecord.lexicons.cues import cue_forms
from onrecord.lexicons.words import ABBREVIATION, CAPITAL, CUE, FINITE, MARK, STOP, normal_form
from onrecord.segment.documents import Document
from onrecord.segment.signs import MARKS, positions

_HEARER_TOKENS: Final = 5  # between the verb and the mark: told the old crew on Monday, | ‘Never’


def find_nested(doc: Document) -> list[Attribution]:
    """Return what is quoted inside quotations, in text order."""
    found = []
    for quotation in doc.quotations:
        if MARKS.search(doc.signs, quotation.first + 1, quotation.last - 1) is None:
            continue
        for inner in _inner_quotations(doc, (quotation.first + 1, quotation.last - 1)):
            attribution = _read_in_front(doc, inner, quotation.first + 1)
            if attribution is not None:
                found.append(attribution)
    return found


def _inner_quotations(doc: Document, outer: Range) -> Iterator[Range]:
    """Yield the pairs of marks between the outer ones: an opener has space in front, a closer none."""
    opener: int | None = None
    for mark in positions(doc.signs, MARKS, *outer):
        if not doc.flags[mark] & MARK:
            continue
        spaced = doc.starts[mark] > doc.ends[mark - 1]
        if opener is None and spaced:
            opener = mark
        elif opener is not None and not spaced and mark > opener + 1:
            yield opener, mark + 1
            opener = None


def _read_in_front(doc: Document, inner: Range, lower: int) -> Attribution | None:
    """Read the verb of saying in front of the mark, and its subject."""
    said = doc.flags[inner[0] - 1] & CUE and doc.flags[inner[0] + 1] & CAPITAL  # Lee said ‘Never’
    if not said and doc.words[inner[0] - 1] not in {",", ":"}:
        return None
    lower = _sentence_start(doc, inner[0], lower)
    for i in range(inner[0] - 1, max(lower, inner[0] - 2 - _HEARER_TOKENS), -1):
        if not doc.flags[i] & CUE or not (doc.flags[i] & FINITE or is_finite(doc, i, lower)):
            continue
        cues = cue_forms().get(("verb", normal_form(doc.words[i])), ())
        if not cues or "quotation" not in cues[0].frames:
            return None
        group = verb_group(doc, i, lower)
        subject = find_agent(doc, group, lower, inner[0])
        if subject is None or group.negated or group.passive or normal_form(doc.words[subject[0] - 1]) == "if":
            return None
        return Attribution((inner,), (group.first, i + 1), cues[0].lemma, subject, "nested")
    return None


def _sentence_start(doc: Document, end: int, lower: int) -> int:
    for i in range(end - 1, lower, -1):
        if doc.flags[i] & STOP and not doc.flags[i] & ABBREVIATION:
            return i + 1
    return lower
