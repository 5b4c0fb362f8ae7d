"""Relatives: a verb and what stands in front of it -> the phrase that a restrictive relative clause between the two describes.

Assumes that the clause opens with "who", "which" or "that" and holds no comma. Leaves out contact clauses ("the man they
saw") and clauses between commas, which are read as appositions.
"""

from typing import Final

from onrecord.extract.grammar.phrases import Phrase, noun_phrase_before
from onrecord.extract.grammar.verb_groups import VerbGroup, is_finite
from onrecord.lexicons.cues import cue_forms
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    COORDINATOR,
    CUE,
    CUE_NOUN,
    FINITE,
    MANNER,
    MARK,
    OBJECT_PRONOUN,
    PAST,
    PERSONAL,
    PLURAL_NOUN,
    PRONOUN,
    RELATIVE,
    STOP,
    normal_form,
)
from onrecord.segment.documents import Document

_REACH: Final = 40  # tokens of "the man who was arrested on Monday near the old pier"


def antecedent_before(doc: Document, end: int, lower: int) -> Phrase | None:
    """Return the phrase in front of a relative clause that ends here: "the man who was arrested | said"."""
    relative = _relative_before(doc, end, lower)
    phrase = noun_phrase_before(doc, relative, lower) if relative is not None else None
    return phrase and Phrase(phrase.first, end, phrase.head)


def antecedent_of(doc: Document, group: VerbGroup, end: int, lower: int) -> Phrase | None:
    """Return the same where the verb agrees with it: the men whose boats sank | say; not "the man who took | notes"."""
    outer = antecedent_before(doc, end, lower)
    verb = group.first < group.verb or doc.flags[group.verb] & (PAST | BASE)  # a form in -s may be a noun
    return outer if outer is not None and verb and _agrees(doc, outer, group) else None


def antecedent_around(doc: Document, phrase: Phrase, group: VerbGroup, lower: int) -> Phrase | None:
    """Return the phrase whose relative clause has the other for its object: the group that runs | the port | said."""
    flags = doc.flags[phrase.head]
    if flags & RELATIVE or (flags & PERSONAL and not flags & OBJECT_PRONOUN):
        return None
    relative = _relative_before(doc, phrase.first, lower)
    if relative is None or doc.words[relative] == "whose" or not _governs(doc, relative + 1, phrase.first):
        return None
    outer = noun_phrase_before(doc, relative, lower)
    if outer is None or not _agrees(doc, outer, group):
        return None
    return Phrase(outer.first, phrase.last, outer.head)


def _agrees(doc: Document, subject: Phrase, group: VerbGroup) -> bool:
    """Tell whether the verb is one, and of the subject's number: not "a man who hosts a radio | show"."""
    flags = doc.flags[group.verb]
    if group.first < group.verb or flags & PAST:
        return True
    plural = doc.words[subject.head].endswith("s") or doc.flags[subject.head] & (PLURAL_NOUN | PRONOUN)
    return not flags & CUE_NOUN and bool(flags & BASE) == bool(plural)


def _relative_before(doc: Document, end: int, lower: int) -> int | None:
    for i in range(end - 1, max(lower, end - _REACH), -1):
        flags = doc.flags[i]
        if flags & RELATIVE and doc.words[i].lower() in {"who", "that", "which", "whose"}:
            return i
        if flags & MARK or doc.words[i] in {",", ";", ":"} or (flags & STOP and not flags & CAPITAL):
            return None
    return None


def _governs(doc: Document, verb: int, end: int) -> bool:
    """Tell whether the one verb of the clause stands right behind its pronoun, and is none that a clause may follow."""
    while doc.flags[verb] & (ADVERB | MANNER) and verb < end:
        verb += 1
    if not doc.flags[verb] & (FINITE | AUXILIARY) or _reports(doc, verb):
        return False
    i = verb + 1
    while i < end and doc.flags[i] & (AUXILIARY | ADVERB | MANNER | FINITE) and doc.flags[i - 1] & (AUXILIARY | ADVERB):
        i += 1  # has | long been run
    return not any(_acts(doc, k, i) for k in range(i, end))


def _acts(doc: Document, i: int, lower: int) -> bool:
    """Tell whether another finite verb stands here: not "to | be", and not "and | sank"."""
    if doc.words[i - 1] == "to" or doc.flags[i - 1] & COORDINATOR:
        return False
    return bool(doc.flags[i] & AUXILIARY) or is_finite(doc, i, lower)


def _reports(doc: Document, verb: int) -> bool:
    """Tell whether a clause may follow the verb, so that the phrase may be its subject: who says | the mayor | told."""
    if not doc.flags[verb] & CUE or doc.words[verb + 1] in {"to", "not"}:
        return False
    cues = cue_forms().get(("verb", normal_form(doc.words[verb])), ())
    return any(cue.cls == "speech" and "clause" in cue.frames for cue in cues)
