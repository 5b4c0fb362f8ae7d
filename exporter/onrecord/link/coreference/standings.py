"""Standings: a mention and the words beside it -> the part that it plays in its sentence.

Assumes English word order. Leaves out who is meant: referents say it.
"""

from itertools import takewhile
from typing import Final

from onrecord.extract.mentions import Mention
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CLITIC,
    CUE,
    DOCUMENT,
    FINITE,
    GERUND,
    MARK,
    POSSESSIVE_MARKS,
    PREPOSITION,
    ROLE,
    SAYS,
)
from onrecord.segment.documents import Document

_SAID_REACH: Final = 12  # tokens: The company, led by a new head, | said


def acts(doc: Document, mention: Mention, *, owning: bool) -> bool:
    """Tell whether a finite verb follows the mention, or the mention opens its sentence."""
    after, before = mention.last, mention.first - 1
    if doc.words[after] == "," and doc.words[before] in {",", "named"}:
        after += 1  # the winner, | Ton Veer |, presented the prize
        if doc.flags[after] & ADVERB and doc.words[after + 1] == ",":
            after += 2  # the winner, | Ton Veer |, however, presented it
    if not owning and doc.flags[after] & (FINITE | AUXILIARY | CUE) and not doc.flags[after] & CLITIC:
        return True
    sentence = doc.sentences[doc.sentence_of[mention.first]]
    if before >= sentence.first and doc.flags[before] & (PREPOSITION | GERUND):
        return False  # Sentencing | him |, the judge said
    opens = mention.first - sentence.first <= 3  # noqa: PLR2004 - an article and a title
    return opens and not owning and not any(doc.flags[i] & FINITE for i in range(sentence.first, mention.first))


def modifies(doc: Document, mention: Mention) -> bool:
    """Tell whether the mention stands before the role of another: an | Ortiz | spokesman, Tom Lee."""
    after = doc.flags[mention.last]
    return bool(after & ROLE) and not after & (FINITE | AUXILIARY | CUE | CAPITAL)


def speaks_beside(doc: Document, mention: Mention) -> bool:
    """Tell whether a verb of saying stands right behind or in front of the mention."""
    before, after = mention.first - 1, mention.last
    inverted = doc.flags[before] & SAYS and _follows_speech(doc, before)
    return bool(inverted or doc.flags[after] & SAYS)


def _follows_speech(doc: Document, verb: int) -> bool:
    """Tell whether the verb may stand in front of its subject: “No,” | said | Ortiz, not: Lee | told | Ortiz."""
    before = verb - 1
    if verb == doc.sentences[doc.sentence_of[verb]].first or doc.flags[before] & MARK:
        return True
    return doc.words[before] == "," and not doc.flags[before - 1] & CAPITAL  # but: his aide, Tom Lee, told Ortiz


def opens_saying(doc: Document, mention: Mention) -> bool:
    """Tell whether a verb of saying is beside the description, or follows where it opens its sentence."""
    first, last, _ = doc.sentences[doc.sentence_of[mention.first]]
    if owns(doc, mention):
        return False  # | The governor | ’s aide said
    if speaks_beside(doc, mention) or mention.first != first:
        return speaks_beside(doc, mention)
    behind = range(mention.last, min(last, mention.last + _SAID_REACH))
    told = takewhile(lambda i: doc.quotation_of[i] < 0, behind)  # not: The mayor “is sad,” his aide said
    return any(doc.flags[i] & SAYS for i in told)


def opens_with_text(doc: Document, owner: Mention) -> bool:
    """Tell whether the owner’s text opens its sentence: | Ortiz | ’s essay mocks the mayor."""
    opens = owner.first == doc.sentences[doc.sentence_of[owner.first]].first
    return opens and bool(doc.flags[owner.last + 1] & DOCUMENT)


def owns(doc: Document, mention: Mention) -> bool:
    """Tell whether a possessive ending follows: | Ortiz | ’s boat."""
    return doc.words[mention.last] in POSSESSIVE_MARKS
