"""Subjects: a verb group -> the noun phrase in front of it.

Steps over what may stand between: adverbs, times, parentheses, appositions and relative clauses. Assumes that the
subject stands left of its verb; inversion is for the reader of trailing cues.
"""

from typing import Final

from onrecord.extract.grammar.appositions import before_apposition, is_dash
from onrecord.extract.grammar.edges import ends_with_quoted_comma, is_title_case
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_before
from onrecord.extract.grammar.relatives import antecedent_around, antecedent_before, antecedent_of
from onrecord.extract.grammar.verb_groups import VerbGroup, is_finite, verb_group
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BE,
    CALENDAR,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    CUE,
    DETERMINER,
    DOCUMENT,
    GERUND,
    MANNER,
    NUMBER,
    OCCASION,
    PARTICIPLE,
    PAST,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    TIME_MODIFIER,
    TIME_UNIT,
)
from onrecord.segment.documents import Document

_ASIDES: Final = frozenset({"contrast", "example", "fact", "for", "in", "instance", "its", "part", "their", "turn"})
_AT_TIMES: Final = frozenset({"on", "in", "at", "since", "by", "during", "over", "after", "before"})
_REFLEXIVES: Final = frozenset({"himself", "herself", "itself", "themselves"})


def subject_of(doc: Document, group: VerbGroup, lower: int) -> Phrase | None:
    """Return the noun phrase in front of a verb group, none further left than `lower`.

    Steps over adverbs, times and parentheses (“Ortiz, however, on Monday said”), appositions and relative clauses
    (“Hugh Hill, a doctor who has worked there for years, said”).
    """
    end = before_adverbials(doc, group.first, lower)
    if end <= lower:
        return None
    if is_dash(doc, end - 1):
        return before_apposition(doc, end - 1, lower)
    if doc.words[end - 1] == ",":
        return before_apposition(doc, end - 1, lower) or _before_stray_comma(doc, end - 1, lower)
    if ends_with_quoted_comma(doc, end):
        return before_apposition(doc, end, lower)
    if end < group.first and (dated := _before_participle(doc, end - 1, lower)) is not None:
        return dated
    phrase = noun_phrase_before(doc, end, lower)
    if phrase is None:
        return antecedent_before(doc, end, lower)
    if (outer := antecedent_around(doc, phrase, group, lower)) is not None:
        return outer
    tells = doc.flags[phrase.head] & PAST and not doc.flags[phrase.head] & (CAPITAL | ROLE)
    if tells and (phrase.last - phrase.first == 1 or doc.words[phrase.first] == "whose"):
        return antecedent_of(doc, group, end, lower)  # whose boats | sank | said; none: who is late, | took | notes
    return _described(doc, _denier(doc, phrase, lower), lower)


def _described(doc: Document, phrase: Phrase, lower: int) -> Phrase:
    """Return whom a clause, a gerund or a participle that ends in the phrase describes; the phrase where none does."""
    before = doc.flags[phrase.first - 1] if phrase.first > lower else 0
    governed = before & (PREPOSITION | GERUND | BE) and not before & (SUBORDINATOR | CAPITAL)  # who is | a doctor
    if governed or doc.words[phrase.first - 1] in _REFLEXIVES:
        outer = antecedent_before(doc, phrase.last, lower) or _before_gerund(doc, phrase, lower)
        return outer or _reduced(doc, phrase, lower)
    return _reduced(doc, phrase, lower)


def _before_gerund(doc: Document, phrase: Phrase, lower: int) -> Phrase | None:
    """Return whom a participle with a gerund describes: | a man | accused of burning | the quay | said."""
    end = phrase.first - 1
    if doc.words[end] in _REFLEXIVES and doc.flags[end - 1] & GERUND and end - 1 > lower:
        outer = noun_phrase_before(doc, end - 1, lower)  # | a gang | calling itself | the Tide | said
        return outer and Phrase(outer.first, phrase.last, outer.head)
    if end - 2 <= lower or not doc.flags[end] & GERUND:
        return None
    if not doc.flags[end - 1] & PREPOSITION or not doc.flags[end - 2] & PARTICIPLE:
        return None
    outer = noun_phrase_before(doc, end - 2, lower)
    return None if outer is None or doc.flags[outer.head] & (PERSONAL | RELATIVE) else outer


def _denier(doc: Document, phrase: Phrase, lower: int) -> Phrase:
    """Return the name behind a noun for what it answers: It accused him of theft, a charge | Ostia | denies."""
    first, last = phrase.first, phrase.last
    apposed = first > lower and doc.words[first - 1] == "," and doc.words[first] in {"a", "an"} and first + 2 < last
    answered = apposed and doc.flags[first + 1] & CUE and not doc.flags[first + 1] & ROLE
    named = answered and (all(doc.flags[i] & CAPITAL for i in range(first + 2, last)) or doc.flags[first + 3] & CLITIC)
    return Phrase(first + 2, last, phrase.head) if named else phrase


def _before_participle(doc: Document, i: int, lower: int) -> Phrase | None:
    """Return the phrase that a participle with its time describes: a poll | released | on Monday found."""
    if not doc.flags[i] & PARTICIPLE or doc.flags[i] & (ADJECTIVE | AUXILIARY | CAPITAL | ROLE) or i <= lower:
        return None
    phrase = noun_phrase_before(doc, i, lower)
    if phrase is None or doc.flags[phrase.head] & (AUXILIARY | PERSONAL | PRONOUN | RELATIVE):
        return None
    return Phrase(phrase.first, i + 1, phrase.head)


def _reduced(doc: Document, phrase: Phrase, lower: int) -> Phrase:
    """Return the phrase that a participle describes: a study | published in the Echo, not "the Echo"."""
    participle = phrase.first - 2
    if participle > lower and doc.flags[participle] & CALENDAR:
        participle = before_adverbials(doc, participle + 1, lower) - 1  # a study published | on Monday | in the Echo
    described = doc.flags[participle] & (PARTICIPLE | GERUND) and doc.flags[phrase.first - 1] & PREPOSITION
    if participle <= lower or not described:
        return phrase
    outer = noun_phrase_before(doc, participle - (doc.words[participle - 1] == "being"), lower)
    if outer is None or doc.flags[outer.head] & (PERSONAL | RELATIVE):
        return phrase
    is_name = doc.flags[outer.head] & CAPITAL and not doc.flags[outer.head] & ROLE  # Officials | briefed on the plan
    return phrase if is_name else Phrase(outer.first, phrase.last, outer.head)


def _before_stray_comma(doc: Document, comma: int, lower: int) -> Phrase | None:
    """Return a name that opens the sentence and is parted from its verb: Mayor Ana Ortiz of Wells, said: “…”."""
    phrase = noun_phrase_before(doc, comma, lower)
    if phrase is None or phrase.first != lower or not doc.flags[phrase.head] & CAPITAL:
        return None
    return None if doc.flags[phrase.head] & PRONOUN else phrase  # That, | says Ana Ortiz, is late


def before_adverbials(doc: Document, end: int, lower: int) -> int:
    """Step left over ", however,", "on Tuesday", "in a statement": the subject ends before them."""
    while end > lower:
        i = end - 1
        flags = doc.flags[i]
        if flags & MANNER or (flags & ADVERB and not flags & (PERSONAL | PRONOUN | CAPITAL)):
            end = i
        elif flags & ADVERB and flags & CAPITAL and is_title_case(doc, doc.sentence_of[i]):
            end = i  # Ortiz Just | Announced
        elif doc.words[i] in {"all", "both", "each"} and i > lower and _counts_subject(doc, i):
            end = i
        elif doc.words[i] == "," and _short_insertion(doc, i, lower) is not None:
            end = _short_insertion(doc, i, lower) or end
        elif flags & (CALENDAR | TIME_UNIT) and (start := _time_phrase(doc, i, lower)) is not None:
            end = start
        elif flags & OCCASION and (opening := _occasion_start(doc, i, lower)) is not None:
            end = opening
        elif doc.words[i] == "time" and doc.words[max(lower, i - 2) : i] in (["at", "the"], ["at", "that"]):
            end = i - 2
        else:
            return end
    return end


def _counts_subject(doc: Document, i: int) -> bool:
    """Tell whether the pronoun counts the phrase in front of it: they | all said, Ortiz and Lee | both said."""
    before = doc.flags[i - 1]
    return bool(before & (PERSONAL | CAPITAL | ROLE)) and not before & (PREPOSITION | COORDINATOR | SUBORDINATOR)


def _occasion_start(doc: Document, i: int, lower: int) -> int | None:
    """Return where the phrase begins that tells where it was said: The press office | in a statement | on Sunday said."""
    start = i - 1 - bool(doc.flags[i - 1] & DETERMINER)
    return start if start > lower and doc.words[start] in {"in", "at", "during"} else None


def _short_insertion(doc: Document, comma: int, lower: int) -> int | None:
    """Return where ", however," or ", too," begins when it ends in the comma."""
    for i in range(comma - 1, max(lower, comma - 5), -1):
        if doc.words[i] == ",":
            return i
        if not doc.flags[i] & (ADVERB | MANNER) and doc.words[i] not in _ASIDES:
            return None
    return None


def _time_phrase(doc: Document, i: int, lower: int) -> int | None:
    """Return where the time that ends in the token begins: "Tuesday", "on Tuesday", "late last week"."""
    start = i
    while start > lower and (doc.flags[start - 1] & (NUMBER | CALENDAR | TIME_UNIT | TIME_MODIFIER)):
        start -= 1
    if start > lower and doc.words[start - 1].lower() in _AT_TIMES:
        start -= 1
    elif doc.flags[i] & TIME_UNIT and start == i:
        return None
    return start if start > lower and doc.words[start - 1] != "'s" else None


def sender_of(doc: Document, phrase: Phrase, lower: int) -> Phrase | None:
    """Return who sends the text that speaks: | The mayor | sent a letter saying."""
    verb = phrase.first - 1
    while verb > lower and doc.flags[verb] & PREPOSITION:
        verb -= 1  # sent | out
    if verb <= lower or not doc.flags[phrase.head] & DOCUMENT or not is_finite(doc, verb, lower):
        return None
    group = verb_group(doc, verb, lower)
    return None if group.passive else subject_of(doc, group, lower)
