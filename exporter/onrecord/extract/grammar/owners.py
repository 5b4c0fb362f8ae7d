"""Owners: a noun -> who has what it says, in front of it.

Assumes English: a possessive pronoun, or a noun phrase with a possessive ending. Leaves out "of" phrases behind the noun.
"""

from onrecord.extract.grammar.phrases import Phrase, noun_phrase_before
from onrecord.extract.grammar.ranges import Range
from onrecord.lexicons.words import APOSTROPHES, CAPITAL, CLITIC, POSSESSIVE, PREPOSITION
from onrecord.segment.documents import Document


def owner_before(doc: Document, noun: int, first: int) -> Range | None:
    """Return who has what the noun says: | the mayor | ’s claim, | her | old answer."""
    for i in range(noun - 1, max(first - 1, noun - 4), -1):
        if doc.flags[i] & POSSESSIVE:
            return i, i + 1
        if doc.flags[i] & CLITIC or doc.words[i] in APOSTROPHES:
            owner = noun_phrase_before(doc, i, first)
            return (_owner_start(doc, owner), owner.last) if owner is not None else None
    return None


def _owner_start(doc: Document, owner: Phrase) -> int:
    """Return where a name begins behind a preposition: agreed with | Tom Lee | ’s claim."""
    if not doc.flags[owner.last - 1] & CAPITAL:
        return owner.first
    inner = range(owner.last - 1, owner.first, -1)
    return next(
        (i + 1 for i in inner if doc.flags[i] & PREPOSITION and not doc.flags[i] & CAPITAL and doc.words[i] != "of"),
        owner.first,
    )
