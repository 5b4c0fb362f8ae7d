"""Verb groups: a verb with its auxiliaries, and whether a form is finite where it stands.

Assumes English word order and a Document's flags. Forms are ambiguous ("reports", "state"); the neighbours decide.
"""

from dataclasses import dataclass
from typing import Final

from onrecord.extract.grammar.edges import is_title_case
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    CALENDAR,
    CAPITAL,
    CLITIC,
    CUE_NOUN,
    DETERMINER,
    FINITE,
    MANNER,
    MODAL,
    NEGATION,
    NUMBER,
    OBJECT_PRONOUN,
    OCCASION,
    PARTICIPLE,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    QUESTION,
    RELATIVE,
    SAYS,
    TIME_MODIFIER,
)
from onrecord.segment.documents import Document

_VERBAL: Final = FINITE | BASE | CLITIC


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries: tokens first to last (half open), the main verb at `verb`."""

    first: int
    last: int
    verb: int
    negated: bool
    modal: bool
    passive: bool


def verb_group(doc: Document, verb: int, lower: int) -> VerbGroup:
    """Return the group that ends in the verb: "has repeatedly said", "did not say", "was told"."""
    flags, first = doc.flags, verb
    negated = modal = be = False
    i = verb - 1
    while i >= lower:
        f = flags[i]
        if f & AUXILIARY and (not f & CAPITAL or i == lower):
            first = i
            negated |= bool(f & NEGATION)
            modal |= bool(f & MODAL)
            be |= bool(f & BE)
        elif f & NEGATION and not f & DETERMINER:
            negated = True
        elif f & CLITIC and i > lower and doc.flags[i - 1] & (PERSONAL | RELATIVE):
            first = i
        elif (
            not f & (ADVERB | MANNER)
            or f & (PERSONAL | CALENDAR)
            or (f & DETERMINER and doc.words[i] not in {"both", "all", "each"})
        ):
            break
        i -= 1
    return VerbGroup(first, verb + 1, verb, negated, modal, passive=be and bool(flags[verb] & PARTICIPLE))


def has_finite_verb(doc: Document, first: int, last: int) -> bool:
    """Tell whether a finite verb or auxiliary stands among the tokens."""
    for i in range(first, last):
        flags = doc.flags[i]
        if flags & AUXILIARY or (flags & _VERBAL and is_finite(doc, i, first)):
            return True
    return False


def is_finite(doc: Document, i: int, lower: int) -> bool:
    """Tell whether the token reads as a finite verb where it stands: not "the report", "of claims", "to deny"."""
    flags = doc.flags[i]
    if flags & CLITIC and i > lower and doc.flags[i - 1] & (PERSONAL | RELATIVE | QUESTION):
        return True
    if not flags & (FINITE | BASE):
        return False
    if i == lower:
        return bool(flags & FINITE) and not flags & CAPITAL
    before = doc.flags[i - 1]
    if before & (DETERMINER | POSSESSIVE | PREPOSITION | CLITIC) and not before & (PERSONAL | ADVERB):
        return before & POSSESSIVE > 0 and follows_object(doc, i)
    if flags & FINITE:
        if flags & CAPITAL and i > lower and not is_title_case(doc, doc.sentence_of[i]):
            return False
        return not before & BE and not (flags & PRESENT and before & (ADJECTIVE | NUMBER) and not before & CAPITAL)
    noun = i - 1 - (i - 1 > lower and before & MANNER > 0)  # voters overwhelmingly | oppose it
    plural = (
        doc.words[noun].endswith("s")
        and not flags & TIME_MODIFIER
        and not (flags & OCCASION and doc.flags[noun] & CAPITAL)  # at a Las Vegas | rally
        and not doc.flags[noun] & (ADJECTIVE | AUXILIARY)
        and not doc.words[noun].endswith(("ss", "us", "is"))
    )
    return bool(before & (PERSONAL | PRONOUN)) or plural


def follows_object(doc: Document, i: int) -> bool:
    """Tell whether "her" in front of the verb is an object: those who knew her | said; not: her | claimed income."""
    flags, before = doc.flags[i], doc.flags[i - 1]
    verbal = flags & SAYS and not flags & CUE_NOUN and not doc.words[i].endswith("ed")
    return bool(verbal and before & POSSESSIVE and before & OBJECT_PRONOUN)
