"""Antecedents: "who", "which" or "that" -> the noun phrase that it stands for.

Assumes that it stands right in front, a comma between them or not; that a description set off by a comma is of the name
before it; and that one behind "is" is of the subject. Leaves out clauses further away from what they describe.
"""

from onrecord.extract.grammar.phrases import Phrase, noun_phrase_before
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import is_finite
from onrecord.lexicons.words import BE, CAPITAL, PREPOSITION, RELATIVE, ROLE
from onrecord.link.coreference.descriptions import is_share
from onrecord.segment.documents import Document


def antecedent_of(doc: Document, span: Range) -> Range:
    """Return the phrase that a relative pronoun stands for: Ortiz, | who | said …; any other phrase as it is."""
    first, last = span
    if last - first > 1 or not doc.flags[first] & RELATIVE:
        return span
    end = first - 1 if doc.words[first - 1] == "," else first
    lower = doc.sentences[doc.sentence_of[first]].first
    phrase = noun_phrase_before(doc, end, lower)
    if phrase is None:
        return span
    if not doc.flags[phrase.head] & CAPITAL and not is_share(doc, phrase.first, phrase.last):
        named = (doc.words[first] == "who" and _named_before(doc, phrase, lower)) or _subject_described(
            doc, phrase, lower
        )
        phrase = named or (phrase if doc.flags[phrase.head] & ROLE else _last_name(doc, end, phrase.first))
    return phrase.range if phrase is not None else span


def _last_name(doc: Document, end: int, lower: int) -> Phrase | None:
    """Return the name that ends what is no person: the speeches by | Ana Ortiz |, who …."""
    first = end
    while first > lower and doc.flags[first - 1] & CAPITAL:
        first -= 1
    return Phrase(first, end, end - 1) if first < end else None


def _named_before(doc: Document, phrase: Phrase, lower: int) -> Phrase | None:
    """Return the name that a role in apposition is of: | Ana Ortiz |, head of the Ostia Institute, who said …."""
    comma = phrase.first - 1
    if comma <= lower or doc.words[comma] != "," or not doc.flags[phrase.head] & ROLE:
        return None
    named = noun_phrase_before(doc, comma, lower)
    return named if named is not None and doc.flags[named.head] & CAPITAL else None


def _subject_described(doc: Document, phrase: Phrase, lower: int) -> Phrase | None:
    """Return whom the phrase describes: | Ortiz | is a diver who says …; was a liar and thief who said …."""
    for i in range(phrase.first - 1, lower, -1):
        if doc.flags[i] & BE:
            subject = noun_phrase_before(doc, i, lower)
            return subject if subject is not None and doc.flags[subject.head] & CAPITAL else None
        if doc.flags[i] & (RELATIVE | PREPOSITION) or is_finite(doc, i, lower):
            return None
    return None
