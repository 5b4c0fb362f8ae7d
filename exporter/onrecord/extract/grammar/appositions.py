"""Appositions: a comma behind a description -> the noun phrase that it describes.

“Hugh Hill, a doctor who …, said”, “the pilot, Ana Lee, 44, who …, said”, “Rell, based in Wells, Ohio, said”. Assumes that
the description stands behind what it describes, and both in front of the verb. Leaves out what the verb says of it.
"""

from typing import Final

from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.relatives import antecedent_before
from onrecord.lexicons.words import (
    ADVERB,
    APPOSITIVE,
    CALENDAR,
    CAPITAL,
    COORDINATOR,
    DASHES,
    DETERMINER,
    GERUND,
    NUMBER,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    STOP,
    SUBORDINATOR,
)
from onrecord.segment.documents import Document

_APPOSITION_REACH: Final = 40  # tokens between the commas of “Hugh Hill, a doctor who …, said”


def is_dash(doc: Document, i: int) -> bool:
    """Tell whether the token is a dash: a hyphen only between spaces."""
    return doc.words[i] in DASHES or (doc.words[i] == "-" and i > 0 and doc.starts[i] > doc.ends[i - 1])


def before_age(doc: Document, end: int, lower: int) -> int:
    """Step left over an age: Ortiz, 44, | who …; a man aged 25 | accused of ….; `end` where there is none."""
    age = end - 1 - (doc.words[end - 1] == ",")
    if age - 1 <= lower or not doc.flags[age] & NUMBER or doc.words[age + 1 : age + 2] in (["%"], ["percent"]):
        return end
    before = age - 1 - (doc.words[age - 1] == "aged")
    if doc.words[before] == ",":
        return before
    return before + 1 if before < age - 1 else end


def before_apposition(doc: Document, comma: int, lower: int) -> Phrase | None:
    """Return the phrase whose apposition or relative clause ends in the comma."""
    for i in range(comma - 1, max(lower, comma - _APPOSITION_REACH), -1):
        if doc.words[i] in {",", "("} or is_dash(doc, i):
            outer = noun_phrase_before(doc, before_age(doc, i, lower), lower)
            if outer is None or not (
                _opens_clause(doc, outer.first, lower)
                or doc.flags[outer.head] & RELATIVE
                or _opens_apposition(doc, i + 1)
            ):
                continue
            if _is_inserted(doc, outer, lower):
                continue
            if _is_governed(doc, outer, lower) and (doc.flags[outer.head] | doc.flags[i + 1]) & CAPITAL:
                return _behind_opening(doc, i, comma, outer, lower) or _before_clause(doc, i, comma, lower)
            if (
                doc.flags[i - 1] & doc.flags[i + 1] & CAPITAL
                and (opening := _relative_comma(doc, i, lower)) is not None
            ):
                who = noun_phrase_before(doc, opening, lower)
                return who and Phrase(who.first, comma, who.head)
            outer = _with_aged_partner(doc, _further_out(doc, outer, lower), lower)
            return Phrase(outer.first, comma, outer.head)
        if doc.flags[i] & STOP and not doc.flags[i] & (CAPITAL):
            return None
    return None


def _further_out(doc: Document, outer: Phrase, lower: int) -> Phrase:
    """Return the phrase with the description in front that a comma parts from it: | The pilot, Jo Lee |, 44, who …, said."""
    if outer.first - 1 <= lower or doc.words[outer.first - 1] != "," or not _opens_apposition(doc, outer.first):
        return outer
    further = noun_phrase_before(doc, before_age(doc, outer.first - 1, lower), lower)
    if further is None or doc.flags[further.head] & (ADVERB | CALENDAR) or _is_governed(doc, further, lower):
        return outer
    if doc.flags[further.head] & CAPITAL:
        return further
    described = doc.flags[further.first] & (DETERMINER | POSSESSIVE) and doc.flags[further.head] & ROLE
    named = all(doc.flags[i] & CAPITAL for i in range(outer.first, outer.last))
    return Phrase(further.first, outer.last, outer.head) if described and named else outer


def _with_aged_partner(doc: Document, outer: Phrase, lower: int) -> Phrase:
    """Return the phrase with the one in front whose age parts them: | Ortiz, 44, and Lee |, 50, said."""
    joint = outer.first - 1
    if joint - 1 <= lower or doc.words[joint] != "and" or doc.words[joint - 1] != ",":
        return outer
    end = before_age(doc, joint, lower)
    partner = noun_phrase_before(doc, end, lower) if end < joint else None
    return outer if partner is None or partner.first != lower else Phrase(partner.first, outer.last, outer.head)


def _is_governed(doc: Document, phrase: Phrase, lower: int) -> bool:
    """Tell whether a preposition governs the phrase, so that it is no subject: Rell, based | in | Wells, Ohio, said."""
    before = doc.flags[phrase.first - 1] if phrase.first > lower else 0
    opens = phrase.first - 1 == lower  # | In | Wells, a port official, said
    return bool(before & PREPOSITION) and (opens or not before & (SUBORDINATOR | ADVERB | CAPITAL))


def _behind_opening(doc: Document, i: int, comma: int, outer: Phrase, lower: int) -> Phrase | None:
    """Return the phrase behind a place that opens the sentence: In Wells, | a port official, speaking freely |, said."""
    if outer.first - 1 != lower or doc.words[i] != ",":
        return None
    inner = noun_phrase_after(doc, i + 1, comma)
    return None if inner is None else Phrase(inner.first, comma, inner.head)


def _before_clause(doc: Document, i: int, comma: int, lower: int) -> Phrase | None:
    """Return the phrase that a clause in front of the comma describes: | A nurse who worked on the ward, Jo Lee |, said."""
    outer = before_apposition(doc, i, lower) or antecedent_before(doc, i, lower)
    return None if outer is None else Phrase(outer.first, comma, outer.head)


def _is_inserted(doc: Document, outer: Phrase, lower: int) -> bool:
    """Tell whether a word between commas governs the phrase: Lee, facing | a race in Wells, a swing town |, said; Lee, of …."""
    governor = doc.flags[outer.first - 1] & (GERUND | PREPOSITION)
    return outer.first - 2 > lower and bool(governor) and doc.words[outer.first - 2] == ","


def _relative_comma(doc: Document, end: int, lower: int) -> int | None:
    """Return the comma in front of "who" that a place's comma hides: Ortiz, | who sailed to Wells, East Belmore, said."""
    reach = range(end - 1, max(lower, end - _APPOSITION_REACH), -1)
    return next((j for j in reach if doc.words[j] == "," and doc.words[j + 1].lower() in {"who", "which"}), None)


def _opens_clause(doc: Document, i: int, lower: int) -> bool:
    return i == lower or bool(doc.flags[i - 1] & (ADVERB | COORDINATOR) and i - 1 == lower)


def _opens_apposition(doc: Document, i: int) -> bool:
    flags = doc.flags[i]
    if flags & (DETERMINER | RELATIVE | ROLE | NUMBER | POSSESSIVE) and not flags & PERSONAL:
        return True
    if flags & APPOSITIVE:
        return True
    return bool(flags & CAPITAL) and i + 2 < doc.size and not flags & PERSONAL
