"""Deeds: a noun phrase that names what was done -> the party that did it.

Assumes that the doer stands in the phrase: “its cover-up”, “Harland missile tests”, “the raid by police”, “secret
talks between the two”. Leaves out doers that only the context gives.
"""

from typing import Final

from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Range
from onrecord.lexicons.accusations import governors
from onrecord.lexicons.words import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    GERUND,
    NOMINAL,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PAST,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    RELATIVE,
    ROLE,
    UPPER,
    WRONGDOING,
    normal_form,
)
from onrecord.lexicons.wrongdoings import suffered
from onrecord.segment.documents import Document

_DOER: Final = frozenset({"by", "between", "among"})
_REACH: Final = 12  # tokens between a deed and "by" its doer


def find_doers(doc: Document, first: int, last: int) -> tuple[Range, ...]:
    """Return who did what the tokens name, () when they do not say."""
    return (
        find_owner(doc, first, last)
        or _gerund_subject(doc, first, last)
        or _by(doc, first, last)
        or _attribute(doc, first, last)
    )


def find_parties(doc: Document, start: int, upper: int) -> tuple[Range, ...]:
    """Return the parties listed from the token on: “the mayor”, “Harland, Wells and the navy”."""
    found: list[Range] = []
    i = start
    while i < upper and (phrase := noun_phrase_after(doc, i, upper)) is not None:
        found.append(phrase.range)
        i = phrase.last
        if i + 1 < upper and doc.words[i] == "," and doc.flags[i + 1] & COORDINATOR:
            i += 1
        if not (i < upper and (doc.words[i] == "," or doc.flags[i] & COORDINATOR)):
            break
        i += 1
        if i < upper and not doc.flags[i] & CAPITAL and _leaves_list(doc, i):
            break
    return tuple(found)


def _leaves_list(doc: Document, i: int) -> bool:
    """Tell whether the clause goes on: the minister, Ana Ortiz, | approved the deal; the operator, | forces | divers to sail."""
    flags, following = doc.flags[i], doc.flags[i + 1]
    if flags & (GERUND | PREPOSITION | PRESENT) and (not flags & ROLE or (flags & PRESENT and following & NOMINAL)):
        return True
    return bool(flags & PAST and (not flags & PARTICIPLE or following & (DETERMINER | POSSESSIVE)))


def is_party(doc: Document, span: Range) -> bool:
    """Tell whether the phrase can name somebody: a pronoun, a name, a role or a body; not "the painting of gates"."""
    if doc.flags[span[0]] & (PERSONAL | POSSESSIVE | OBJECT_PRONOUN) and span[1] - span[0] == 1:
        return True
    head = head_of(doc, span)
    if doc.flags[head] & CAPITAL:
        return not doc.flags[head] & (CALENDAR | ADVERB)
    return bool(doc.flags[head] & ROLE)


def head_of(doc: Document, span: Range) -> int:
    """Return the token that names the thing: the last in front of a preposition, comma or relative."""
    ends = PREPOSITION | RELATIVE
    return (
        next((i for i in range(span[0] + 1, span[1]) if doc.flags[i] & ends or doc.words[i] in {",", "("}), span[1]) - 1
    )


def ends_owner(doc: Document, i: int) -> bool:
    """Tell whether the token is the "'s" or the apostrophe of an owner."""
    word = normal_form(doc.words[i])
    return word == "'s" or (word == "'" and doc.words[i - 1].endswith("s"))


def _is_compound(doc: Document, i: int) -> bool:
    """Tell whether a name is only part of the word: Harland-style, Wells-linked."""
    return doc.words[i].rpartition("-")[2].islower() and "-" in doc.words[i]


def find_owner(doc: Document, first: int, last: int) -> tuple[Range, ...]:
    """Read “his role”, “the role of Harland” with its owner in front."""
    for i in range(first, last):
        if (doc.flags[i] & (PREPOSITION | COORDINATOR) and not doc.flags[i] & CAPITAL) or doc.words[i] == ",":
            return ()
        if doc.flags[i] & POSSESSIVE and not doc.flags[i] & PERSONAL:
            return ((i, i + 1),)
        if i > first and ends_owner(doc, i):
            return ((first, i),)
    return ()


def _gerund_subject(doc: Document, first: int, last: int) -> tuple[Range, ...]:
    """Read “Harland supplying its ally with shells”."""
    phrase = noun_phrase_after(doc, first, last)
    if phrase is None:
        return ()
    for i in range(first + 1, min(phrase.last + 1, last)):
        if doc.flags[i] & GERUND and not doc.flags[i] & CAPITAL and not doc.flags[i - 1] & (DETERMINER | PREPOSITION):
            return ((first, i),) if is_party(doc, (first, i)) else ()
    return ()


def _by(doc: Document, first: int, last: int) -> tuple[Range, ...]:
    """Read “the raid by police”, “crimes committed by both sides”, “collaboration between the two”."""
    for i in range(first + 1, min(last, first + _REACH)):
        if normal_form(doc.words[i]) in _DOER and i + 1 < last and not doc.flags[i + 1] & GERUND:
            if doc.flags[i - 1] & PARTICIPLE and normal_form(doc.words[i - 1]) not in governors("doing"):
                return ()  # a scheme backed by Ortiz is not hers
            return tuple(span for span in find_parties(doc, i + 1, last) if is_party(doc, span))
        if doc.words[i] in {",", ";"}:
            return ()
    return ()


def _names_victim(doc: Document, name: Range, last: int) -> bool:
    """Tell whether the name says whom or where it struck: the Wells | massacre."""
    return any(normal_form(doc.words[k]) in suffered() for k in range(name[1], min(last, name[1] + 2)))


def _attribute(doc: Document, first: int, last: int) -> tuple[Range, ...]:
    """Read “the Harland missile tests”: a name in front of a common noun."""
    i = first
    while i < last and (doc.flags[i] & DETERMINER or not doc.flags[i] & (CAPITAL | PREPOSITION)):
        i += 1
    start = i
    while i < last and doc.flags[i] & CAPITAL and not doc.flags[i] & (PERSONAL | CALENDAR) and not _is_compound(doc, i):
        i += 1
    if i == start or i >= last or not doc.words[i][0].islower() or doc.flags[i] & (PREPOSITION | COORDINATOR | GERUND):
        return ()
    if any(doc.flags[k] & WRONGDOING for k in range(first, start)) or _names_victim(doc, (start, i), last):
        return ()
    return ((start, i),) if not doc.flags[start] & UPPER or i - start > 1 or len(doc.words[start]) > 1 else ()
