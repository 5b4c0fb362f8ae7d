"""Sites: where a cue is read, and who can be the subject there.

Assumes that a sentence's cues are read from left to right, so that a later verb may share an earlier speaker.
"""

from typing import NamedTuple

from onrecord.extract.edges import ends_with_quoted_comma
from onrecord.extract.extents import Reading
from onrecord.extract.phrases import Phrase, noun_phrase_after, noun_phrase_before
from onrecord.extract.ranges import Attribution
from onrecord.extract.subjects import before_adverbials, subject_of
from onrecord.extract.verb_groups import VerbGroup, has_finite_verb, verb_group
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import (
    ADDITIVE,
    ADVERB,
    BASE,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    GERUND,
    NUMBER,
    PARTICIPLE,
    PAST,
    PERSONAL,
    PLURAL_NOUN,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    QUESTION,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
)
from onrecord.segment.documents import Document


class Site(NamedTuple):
    """Where a cue is read: the sentence's tokens, the left bound for its subject, and what was read before it."""

    doc: Document
    first: int
    last: int
    lower: int
    before: list[Attribution]


def reading_of(site: Site, group: VerbGroup, subject: Phrase | None = None) -> Reading:
    """Return how content behind the verb is read: the clause around the verb says where it may end."""
    doc = site.doc
    start = min(group.first, subject.first) if subject is not None else group.first
    before = doc.flags[start - 1] if start > site.first else 0
    in_relative = bool((before | doc.flags[start]) & RELATIVE and (before | doc.flags[start]) & QUESTION)
    opens = doc.flags[site.first] & (SUBORDINATOR | GERUND | PARTICIPLE) or doc.flags[site.first + 1] & GERUND
    fronted = opens and not any(doc.words[j] == "," for j in range(site.first, start))
    joined = (
        before & SUBORDINATOR and not before & (PREPOSITION & ~SUBORDINATOR) and doc.words[start - 1].lower() != "as"
    )
    return Reading(group.verb, site.last, in_relative=in_relative, in_subordinate=bool(fronted or joined))


def speaker_at(site: Site, group: VerbGroup) -> Phrase | None:
    """Return who says it: the phrase in front of the verb, or the subject that a participle or a second verb shares."""
    doc, i = site.doc, group.first
    before = doc.words[i - 1].lower() if i > site.first else ""
    if ends_with_quoted_comma(doc, i):
        before = ","
    gerund = bool(doc.flags[group.verb] & GERUND) and group.first == group.verb
    if gerund:
        if before in {"for", "of", "as", "from"} and i - 1 > site.lower:
            return noun_phrase_before(doc, i - 1, site.lower)
        if i == site.first or (i == site.first + 1 and before in {"after", "before", "by", "in", "while", "when"}):
            return _later_subject(site, i)
        if before in {",", "by", "while", "in", "after", "before", "and", "when", "then"}:
            return _clause_subject(site, i)
        end = before_adverbials(doc, i, site.lower)
        if not doc.flags[end - 1] & (CAPITAL | ROLE | DOCUMENT | PERSONAL | NUMBER) and doc.words[end - 1] != ")":
            return None
        return noun_phrase_before(doc, end, site.lower)
    if before == "to":
        additive = i - 2 > site.lower and doc.flags[i - 2] & ADDITIVE
        return (
            subject_of(doc, verb_group(doc, i - 3 if doc.words[i - 2] == "on" else i - 2, site.lower), site.lower)
            if additive
            else None
        )
    j = before_adverbials(doc, i, site.lower)
    if j > site.lower and doc.words[j - 1] in {"and", "but", "or"}:
        return _clause_subject(site, i)
    subject = subject_of(doc, group, site.lower)
    if subject is None and i > site.first and doc.flags[i - 1] & COORDINATOR:
        return _clause_subject(site, i)
    return subject


def _clause_subject(site: Site, i: int) -> Phrase | None:
    """Return the subject of the clause to the left: the last speaker in the sentence, or the sentence's first phrase."""
    for attribution in reversed(site.before):
        if attribution.speaker is not None and attribution.speaker[0] < i:
            first, last = attribution.speaker
            return Phrase(first, last, last - 1)
    doc, start = site.doc, site.first
    while start < i and (doc.flags[start] & (COORDINATOR | ADVERB)) and not doc.flags[start] & (PERSONAL | DETERMINER):
        start += 1
    if (
        doc.flags[start] & PREPOSITION
        and (comma := next((j for j in range(start, i) if doc.words[j] == ","), None)) is not None
    ):
        start = comma + 1
    phrase = noun_phrase_after(doc, start, i) if start < i else None
    return phrase if phrase is not None and has_finite_verb(doc, phrase.last, i) else None


def _later_subject(site: Site, i: int) -> Phrase | None:
    """Return the subject behind the comma: After saying he was tired, the pilot sat down."""
    doc = site.doc
    comma = next((j for j in range(i, site.last) if doc.words[j] == "," and doc.quotation_of[j] < 0), None)
    return noun_phrase_after(doc, comma + 1, site.last) if comma is not None else None


def agrees(doc: Document, group: VerbGroup, subject: Phrase) -> bool:
    """Tell whether verb and subject agree in number, where the forms tell: not "11 | states", "its home | state"."""
    flags, head = doc.flags[group.verb], subject.head
    if group.first != group.verb or flags & (PAST | GERUND) or doc.flags[head] & (CAPITAL | RELATIVE):
        return True
    word = doc.words[head].lower()
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if flags & PRESENT and not flags & BASE:
        return not (plural or doc.flags[head] & NUMBER or word in {"i", "you", "we", "they"})
    many = doc.flags[subject.first] & PRONOUN and doc.flags[subject.first] & DETERMINER
    if plural or many or doc.flags[head] & PLURAL_NOUN:
        return True
    joint = "and" in doc.words[subject.first : head] or bool(doc.flags[head] & (PRONOUN | NUMBER))
    return joint and not doc.flags[head] & ROLE


def may_speak(doc: Document, cue: Cue, subject: Phrase) -> bool:
    """Tell whether the subject can be somebody: verbs of evidence need a person, a role or a name."""
    if cue.cls == "mental" and doc.words[subject.head] == "I":
        return False  # the writer's own "I guess"
    if cue.subject != "person":
        return True
    flags = doc.flags[subject.head]
    if doc.words[subject.head].lower() in {"which", "that", "it"}:
        return False
    return bool(flags & (PERSONAL | RELATIVE | ROLE | DOCUMENT)) or doc.words[subject.head][:1].isupper()
