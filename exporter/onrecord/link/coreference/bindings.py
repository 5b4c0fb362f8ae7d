"""Bindings: a pronoun and its own sentence -> the mention that grammar alone makes it point to.

Assumes that who says of "he" without a name says it of himself (Ortiz said that | she | had seen it), and that a possessive
in an opening phrase is the subject's (Explaining | her | vote, Ortiz …). Leaves out gender, and who is meant elsewhere.
"""

from typing import Final

from onrecord.extract.mentions import Mention
from onrecord.lexicons.words import (
    AUXILIARY,
    CUE,
    DETERMINER,
    FINITE,
    GERUND,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PAST,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    SAYS,
    STOP,
    SUBORDINATOR,
)
from onrecord.segment.documents import Document

_NO_NOUN: Final = PREPOSITION | SUBORDINATOR | DETERMINER | PERSONAL | AUXILIARY | STOP
_TITLED: Final = 3  # tokens from a comma to a name: ", President | Ortiz"


def find_binder(doc: Document, mentions: list[Mention], at: int, voices: dict[int, int]) -> int | None:
    """Return the mention that binds the pronoun, None when grammar leaves it open; `voices` are heads of speakers -> ends."""
    verb = mentions[at].first - 1
    verb -= doc.words[verb] == "that"
    says = doc.flags[verb] & SAYS and not _is_object(doc, mentions[at])
    reporter = _reporter(doc, mentions, at, voices, verb) if says else None
    return _subject_to_come(doc, mentions, at) if reporter is None else reporter


def _reporter(doc: Document, mentions: list[Mention], at: int, voices: dict[int, int], verb: int) -> int | None:
    """Return whose verb it is in front of the pronoun: | Ortiz |, who left, said (that) she."""
    if not at:
        return None
    if mentions[at - 1].last == verb:
        return at - 1
    first = doc.sentences[doc.sentence_of[verb]].first
    for before in range(at - 1, -1, -1):
        head = mentions[before].last - 1
        if head < first:
            return None
        if verb - 1 <= voices.get(head, -1) <= verb:
            return before
    return None


def find_actor_on(doc: Document, mentions: list[Mention], at: int, voices: dict[int, int]) -> int | None:
    """Return the mention that acts on the pronoun right behind its verb, and so is another: | Ortiz | accused him of it."""
    verb = mentions[at].first - 1
    acts = doc.flags[verb] & (FINITE | PAST) and _is_object(doc, mentions[at])
    return _reporter(doc, mentions, at, voices, verb) if acts else None


def _is_object(doc: Document, pronoun: Mention) -> bool:
    """Tell whether the pronoun is an object: accused | him | of it, told | her | that; not: told | her | mother."""
    if not doc.flags[pronoun.first] & OBJECT_PRONOUN or doc.words[pronoun.first].endswith("self"):
        return False
    return not doc.flags[pronoun.first] & POSSESSIVE or bool(doc.flags[pronoun.last] & _NO_NOUN)


def _subject_to_come(doc: Document, mentions: list[Mention], at: int) -> int | None:
    """Return the name behind the comma that closes an opening phrase: In his letter, Asked if he knew, | Ortiz | said."""
    pronoun = mentions[at].first
    first, last, _ = doc.sentences[doc.sentence_of[pronoun]]
    opening = doc.flags[first + (doc.words[first] == "When")]
    asked = opening & PARTICIPLE and opening & CUE
    if not asked and not (doc.flags[pronoun] & POSSESSIVE and opening & (GERUND | PARTICIPLE | PREPOSITION)):
        return None
    comma = next((i for i in range(first, last) if doc.words[i] == ","), first)
    if comma <= pronoun:
        return None
    behind = range(at + 1, min(at + 1 + _TITLED, len(mentions)))
    return next((later for later in behind if comma < mentions[later].first <= min(comma + _TITLED, last - 1)), None)
