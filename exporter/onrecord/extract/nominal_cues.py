"""Nominal cues: "according to Ortiz", "his claim that …", "in the words of Ortiz" -> attributions.

Assumes that the phrase or noun stands outside quotations. Leaves out nouns without a clause: "the claim" alone says
nothing.
"""

from onrecord.extract.extents import Reading, complement_end
from onrecord.extract.phrases import has_finite_verb, noun_phrase_after, noun_phrase_before
from onrecord.extract.ranges import Attribution, Range
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import AUXILIARY, CLITIC, DETERMINER, GERUND, PARTICIPLE, PAST, POSSESSIVE, PRESENT, RELATIVE
from onrecord.segment.documents import Document


def read_according(doc: Document, i: int, first: int, last: int) -> Attribution | None:
    """Read "according to X" at the start, the end or in the middle of a sentence."""
    if doc.words[i + 1 : i + 2] != ["to"]:
        return None
    phrase = noun_phrase_after(doc, i + 2, last)
    if phrase is None:
        return None
    source_end = _source_end(doc, phrase.last, last)
    pieces = _around(doc, i, source_end, first, last)
    if not pieces:
        return None
    return Attribution(pieces, (i, i + 2), "according to", (phrase.first, source_end), "according-to")


def _source_end(doc: Document, end: int, last: int) -> int:
    """Extend the source over its own tail: "a poll of voters released on Friday by the university"."""
    i = end
    while i < last and doc.words[i] not in {",", ".", ";", ":", "—", "–", "-", "--"}:
        i = doc.quotations[doc.quotation_of[i]].last if doc.quotation_of[i] >= 0 else i + 1
    return i


def _around(doc: Document, cue: int, source_end: int, first: int, last: int) -> tuple[Range, ...]:
    left_end = cue - 1 if cue > first and doc.words[cue - 1] in {",", "—", "–", "-", "--"} else cue
    right = source_end
    while right < last and doc.words[right] in {",", "—", "–", "-", "--"}:
        right += 1
    right_end = complement_end(doc, right, Reading(cue, last)) if right < last else right
    if left_end == cue:
        first = _last_clause(doc, first, cue)
    left = (first, left_end) if left_end > first else None
    if left and _rest_is_aside(doc, left, right, right_end):
        right_end = right
    rest = (right, right_end) if right_end > right else None
    if left and left_end - first == 1 and not doc.words[first][0].isalnum():
        left = None
    return tuple(piece for piece in (left, rest) if piece is not None)


def _last_clause(doc: Document, first: int, end: int) -> int:
    """Return where the clause begins when no comma parts it from its source: …, most of whom agree according to the poll."""
    comma = next((i for i in range(end - 1, first, -1) if doc.words[i] == "," and doc.quotation_of[i] < 0), None)
    return comma + 1 if comma is not None and has_finite_verb(doc, comma + 1, end) else first


def _rest_is_aside(doc: Document, left: Range, start: int, end: int) -> bool:
    """Tell whether what follows the source is the narrator's: the left side is a clause, and no conjunction goes on."""
    if start >= end or not has_finite_verb(doc, *left):
        return False
    return bool(doc.flags[start] & (GERUND | RELATIVE | PARTICIPLE)) and not doc.flags[start] & DETERMINER


def read_noun(doc: Document, cue: Cue, i: int, first: int, last: int) -> Attribution | None:
    """Read "his claim that the ferry was late": the possessor says it."""
    if not cue.frames & {"that", "clause"} or doc.words[i + 1 : i + 2] != ["that"] or i + 2 >= last:
        return None
    if doc.flags[i + 2] & (AUXILIARY | PAST | PRESENT) and not doc.words[i + 2][0].isupper():
        return None  # a relative clause: a claim that originated in court
    content = (i + 2, complement_end(doc, i + 2, Reading(i, last)))
    if content[1] <= content[0]:
        return None
    return Attribution((content,), (i, i + 1), cue.lemma, _possessor(doc, i, first), "noun")


def _possessor(doc: Document, noun: int, first: int) -> Range | None:
    for i in range(noun - 1, max(first - 1, noun - 4), -1):
        if doc.flags[i] & POSSESSIVE:
            return i, i + 1
        if doc.flags[i] & CLITIC or doc.words[i] in {"’", "'"}:
            owner = noun_phrase_before(doc, i, first)
            return (owner.first, owner.last) if owner is not None else None
    return None
