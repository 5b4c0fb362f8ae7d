"""Nominal cues: "according to Ortiz", "his claim that …", "in the words of Ortiz" -> attributions.

Assumes that the phrase or noun stands outside quotations. Leaves out nouns without a clause: "the claim" alone says
nothing.
"""

from onrecord.extract.extents import Reading, complement_end
from onrecord.extract.phrases import noun_phrase_after, noun_phrase_before
from onrecord.extract.ranges import Attribution, Range
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import AUXILIARY, CLITIC, PAST, POSSESSIVE, PRESENT
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
    while i < last and doc.words[i] not in {",", ".", ";", ":", "—", "–", "-", "--"} and doc.quotation_of[i] < 0:
        i += 1
    return i


def _around(doc: Document, cue: int, source_end: int, first: int, last: int) -> tuple[Range, ...]:
    left_end = cue - 1 if cue > first and doc.words[cue - 1] in {",", "—", "–", "-", "--"} else cue
    right = source_end
    while right < last and doc.words[right] in {",", "—", "–", "-", "--"}:
        right += 1
    right_end = complement_end(doc, right, Reading(cue, last)) if right < last else right
    left = (first, left_end) if left_end > first else None
    rest = (right, right_end) if right_end > right else None
    if left and left_end - first == 1 and not doc.words[first][0].isalnum():
        left = None
    return tuple(piece for piece in (left, rest) if piece is not None)


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
