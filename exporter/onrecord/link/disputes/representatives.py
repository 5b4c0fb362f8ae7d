"""Representatives: the subject of an answer -> those for whom it speaks, and whether it only points back.

Assumes that a spokesman, lawyer or official names whom he speaks for in front (“the firm’s lawyer”, “a Wells aide”) or
behind (“a spokesman for the firm”), or else speaks for whoever was accused just before. Leaves out who that is.
"""

from onrecord.extract.grammar.ranges import Range
from onrecord.lexicons.name_words import FEMALE_PRONOUN, MALE_PRONOUN, name_flags_of
from onrecord.lexicons.responses import words_of
from onrecord.lexicons.words import (
    APOSTROPHES,
    CLITIC,
    DETERMINER,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    normal_form,
)
from onrecord.segment.documents import Document


def find_represented(doc: Document, subject: Range) -> tuple[Range, ...]:
    """Return the phrases that name for whom the subject speaks, none when it names nobody."""
    head = _head(doc, subject)
    if normal_form(doc.words[head]) not in words_of("representatives"):
        return ()
    end = head - 1 if doc.flags[head - 1] & CLITIC or doc.words[head - 1] in APOSTROPHES else head
    found = [(subject[0], end)] if any(not _is_empty(doc, i) for i in range(subject[0], end)) else []
    if head + 2 < subject[1] and doc.flags[head + 1] & PREPOSITION:
        comma = next((i for i in range(head + 2, subject[1]) if doc.words[i] == ","), subject[1])
        found.append((head + 2, comma))
    return tuple(found)


def points_back(doc: Document, subject: Range) -> bool:
    """Tell whether the subject names nobody: “he”, “a spokeswoman”, “the company”, “both men”."""
    if subject[1] - subject[0] == 1 and doc.flags[subject[0]] & PERSONAL:
        return True
    head = normal_form(doc.words[_head(doc, subject)])
    known = words_of("representatives") | words_of("generic") | words_of("pairs")
    return head in known and all(
        _is_empty(doc, i) or doc.flags[i] & POSSESSIVE for i in range(subject[0], _head(doc, subject))
    )


def is_plural(doc: Document, subject: Range) -> bool:
    """Tell whether the subject stands for two or more: “both men”."""
    return any(normal_form(doc.words[i]) in words_of("pairs") for i in range(*subject))


def is_pronoun_of_person(doc: Document, subject: Range) -> bool:
    """Tell whether the subject is “he” or “she”."""
    return subject[1] - subject[0] == 1 and bool(name_flags_of(doc.words[subject[0]]) & (MALE_PRONOUN | FEMALE_PRONOUN))


def _head(doc: Document, span: Range) -> int:
    ends = PREPOSITION | RELATIVE
    stop = (i for i in range(span[0] + 1, span[1]) if doc.flags[i] & ends or doc.words[i] in {",", "("})
    return next(stop, span[1]) - 1


def _is_empty(doc: Document, i: int) -> bool:
    """Tell whether the token in front of a noun names nobody: “a”, “the two”, “a company | spokesman”."""
    word = normal_form(doc.words[i])
    empty = bool(doc.flags[i] & (DETERMINER | CLITIC)) and not doc.flags[i] & POSSESSIVE
    return empty or word in words_of("generic") or word in words_of("pairs") or word in APOSTROPHES
