"""Clauses: whether a subject and a predicate begin at a token.

Assumes that the tokens stand behind a cue. Looks at the first phrase and the word behind it, not at the whole.
"""

from onrecord.extract.grammar.phrases import Phrase, behind_estimate, noun_phrase_after
from onrecord.extract.grammar.verb_groups import is_finite
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    COORDINATOR,
    CUE,
    CUE_NOUN,
    MANNER,
    MARK,
    OBJECT_PRONOUN,
    PAST,
    PERSONAL,
    ROLE,
)
from onrecord.segment.documents import Document


def opens_clause(doc: Document, start: int, end: int) -> bool:
    """Tell whether a subject and a predicate begin here: "the ferry was late", not "the late ferry"."""
    subject = noun_phrase_after(doc, behind_estimate(doc, start), end)
    if subject is None or subject.last >= end:
        return False
    behind = doc.flags[subject.last + 1] if subject.last + 1 < end else 0
    if doc.words[subject.last] == "and" and behind & CUE and behind & PAST and not behind & CAPITAL:
        return False  # denied the charge and | said Lund had lied
    if doc.words[subject.last] == "and" and (other := noun_phrase_after(doc, subject.last + 1, end)) is not None:
        verb = other.last - 1 if other.last - other.first > 1 else other.last  # he and Lee | differ
        return is_predicate(doc, other.last, end) or (verb < end and bool(doc.flags[verb] & BASE))
    if doc.words[subject.last] in {",", "(", "—", "–", "--"} or doc.words[subject.last].lower() in {
        "who",
        "which",
        "that",
        "and",
        "in",
        "on",
        "with",
        "to",
        "by",
    }:
        described = doc.words[subject.last].lower() in {"who", "which", "that"}  # the boat that sank | was old
        verbs = sum(
            bool(doc.flags[i] & AUXILIARY or is_finite(doc, i, subject.last))
            for i in range(subject.last + 1, end)
            if not doc.flags[i - 1] & COORDINATOR  # reported a loss, up a tenth, and | cut its forecast
        )
        return verbs > described and doc.words[subject.last].lower() != "to"
    return is_predicate(doc, subject.last, end)


def fronted_clause(doc: Document, start: int, end: int) -> bool:
    """Tell whether a clause follows the phrase in front: said in a hard winter, she would stay."""
    comma = next((i for i in range(start, end) if doc.words[i] == ","), None)
    if comma is None:
        return False
    begin = comma + 1 + (comma + 1 < end and bool(doc.flags[comma + 1] & MARK))  # said as Lee was late, | “he is lost”
    return begin < end and opens_clause(doc, begin, end)


def is_predicate(doc: Document, i: int, end: int) -> bool:
    """Tell whether a finite verb stands at the token, or behind its adverbs."""
    subject = i - 1
    while i < end and doc.flags[i] & (ADVERB | MANNER | MARK):
        i += 1
    if i + 1 == end and doc.flags[i] & CUE_NOUN and not doc.flags[i] & PAST:
        return False  # denied the smuggling | claims
    if i >= end:
        return False
    if i > subject + 1 and doc.flags[i] & BASE and doc.words[subject].endswith("s"):
        return True  # the divers instead | debate
    return bool(doc.flags[i] & AUXILIARY or is_finite(doc, i, i - 1) or is_finite(doc, i, i))


def is_parenthesis(doc: Document, cue: int) -> bool:
    """Tell whether the cue stands in "what they say are": what is said is what the narrator only reports."""
    return any(doc.words[i].lower() == "what" for i in range(max(0, cue - 4), cue))


def behind_copula(doc: Document, start: int, end: int) -> int:
    """Return the first token behind the auxiliaries: what they say are | lies."""
    while start < end and doc.flags[start] & AUXILIARY:
        start += 1
    return start


def is_person(doc: Document, phrase: Phrase) -> bool:
    """Tell whether the phrase can name somebody: a name, a pronoun, a role, a plural with an article."""
    flags = doc.flags[phrase.head]
    return bool(flags & (CAPITAL | PERSONAL | OBJECT_PRONOUN | ROLE))
