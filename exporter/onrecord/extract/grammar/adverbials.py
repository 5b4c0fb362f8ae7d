"""Adverbials: what stands between a cue and what is said: adverbs, times, circumstances.

Assumes that short prepositional phrases behind a cue tell when, where and to whom. Leaves out clauses.
"""

from typing import Final

from onrecord.extract.grammar.phrases import behind_estimate, noun_phrase_after
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BASE,
    CALENDAR,
    CAPITAL,
    CARDINAL,
    CIRCUMSTANCE,
    CLITIC,
    CUE_NOUN,
    DASHES,
    DETERMINER,
    FOCUS,
    MANNER,
    MONTH,
    NOMINAL,
    NUMBER,
    OBJECT_PRONOUN,
    OCCASION,
    PARTICIPLE,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    STOP,
    SYMBOL,
    TIME_MODIFIER,
    TIME_UNIT,
)
from onrecord.segment.documents import Document

_NO_ADVERB: Final = CAPITAL | PERSONAL | OBJECT_PRONOUN | QUESTION | DETERMINER  # describes | himself
_TITLE_WORDS: Final = 6  # between the marks of a title: “The Harbour at Night”
_INTERVAL_TOKENS: Final = 4  # "a very few days | earlier"
_INTERVAL: Final = DETERMINER | NUMBER | CARDINAL | TIME_UNIT  # a week ago, two days later, years before
_PHRASE: Final = NOMINAL | DETERMINER | POSSESSIVE | PRONOUN  # may open a noun phrase
_SMALL: Final = 3  # letters of "at", "and", "the", which titles keep small


def skip_adverbials(doc: Document, i: int, last: int) -> int:
    """Return the first token behind adverbs, times and short prepositional phrases of circumstance."""
    while i < last and (end := _adverbial_end(doc, i, last)) > i:
        i = end
    return i


def _adverbial_end(doc: Document, i: int, last: int) -> int:
    """Return the end of the adverb, time or phrase of circumstance that begins here; `i` where none does."""
    flags, word = doc.flags[i], doc.words[i]
    if word == "there" and any(doc.flags[k] & (AUXILIARY | CLITIC) for k in range(i + 1, min(last, i + 3))):
        return i  # the subject of "there was a crack", "there certainly was", "there’s a crack"
    if word == "to" and doc.flags[i + 1] & BASE and not doc.flags[i + 1] & CAPITAL:
        return i  # continue | to insist on it
    if _is_time(doc, i, last):
        end = _time_end(doc, i, last)
        return i if _heads_phrase(doc, i, end) else end
    if flags & CALENDAR:
        end = i + 1 + (i + 1 < last and bool(doc.flags[i + 1] & TIME_UNIT))
        return i if _heads_phrase(doc, i, end) else end
    if flags & (ADVERB | MANNER) and not flags & _NO_ADVERB:
        return i if _modifies_next(doc, i) and not _is_time(doc, i + 1, last) else i + 1
    circumstance = (flags & CIRCUMSTANCE or word == "for") and behind_estimate(doc, i) == i
    return _phrase_end(doc, i, last) if circumstance else i


def _heads_phrase(doc: Document, i: int, end: int) -> bool:
    """Tell whether the time only opens what is said: said | Monday’s vote was fair, | July sales fell."""
    following = doc.flags[end]
    if following & CLITIC:
        return True
    noun = following & NOMINAL and not following & (CAPITAL | NUMBER | SYMBOL | ADVERB | MANNER)
    return bool(noun and doc.flags[i] & MONTH) and end == i + 1


def _modifies_next(doc: Document, i: int) -> bool:
    """Tell whether the adverb opens what is said: said | only two came, | early results were good; not "said only that"."""
    flags, following = doc.flags[i], doc.flags[i + 1]
    if flags & FOCUS:
        return bool(following & _PHRASE) and doc.words[i + 1] not in {"that", "this"}
    adjective = flags & MANNER and flags & ADJECTIVE and following & NOMINAL
    return bool(adjective) and not following & (CAPITAL | SYMBOL | ADVERB | CALENDAR | TIME_MODIFIER)


def _phrase_end(doc: Document, i: int, last: int) -> int:
    """Return the end of a phrase of circumstance, with a title in it: on Radio Wells’s “Harbor Hour” | that; for years | that."""
    phrase = noun_phrase_after(doc, i + 1, last)
    if doc.words[i] == "for":
        timed = phrase is not None and (doc.flags[phrase.head] & TIME_UNIT or doc.words[phrase.head] == "time")
        return phrase.last if phrase is not None and timed else i
    if doc.words[i] == "at" and phrase is not None and doc.flags[phrase.head] & CUE_NOUN:
        return i  # hit back | at claims she had lied
    end = phrase.last if phrase is not None else i + 1
    if end < last and doc.quotation_of[end] >= 0 and is_title(doc, doc.quotation_of[end]):
        return doc.quotations[doc.quotation_of[end]].last
    if phrase is None or end >= last or not doc.flags[phrase.head] & OCCASION or not doc.flags[end] & PARTICIPLE:
        return end if phrase is not None else i
    return _described_end(doc, end, last)


def _described_end(doc: Document, participle: int, last: int) -> int:
    """Return the end of what a participle tells of a statement: in a statement | released by her office on Tuesday | that."""
    end = participle + 1
    while end < last:
        phrase = noun_phrase_after(doc, end + 1, last) if doc.flags[end] & PREPOSITION else None
        behind = phrase.last if phrase is not None else _adverbial_end(doc, end, last)
        if behind == end:
            break
        end = behind
    described = end > participle + 1 or (end < last and doc.words[end] in {",", ":", "that"})
    return end if described else participle


def is_title(doc: Document, quotation: int) -> bool:
    """Tell whether the quotation is a title: told Radio Wells’s “Harbor Hour” that."""
    first, last = doc.quotations[quotation].first + 1, doc.quotations[quotation].last - 1
    return 1 < last - first <= _TITLE_WORDS and all(
        doc.words[i][0].isupper() or not doc.words[i][0].isalnum() or len(doc.words[i]) <= _SMALL
        for i in range(first, last)
    )


def ends_here(doc: Document, i: int, last: int) -> bool:
    """Tell whether nothing is said behind the cue: the sentence stops, a comma or a dash follows."""
    return (
        i >= last
        or doc.words[i] in {",", ";"}
        or doc.words[i] in DASHES
        or bool(doc.flags[i] & STOP and not doc.flags[i] & CAPITAL)
    )


def _is_time(doc: Document, i: int, last: int) -> bool:
    """Tell whether a time begins here: last week, earlier this month; not "the week was long"."""
    if doc.flags[i] & _INTERVAL and _interval_end(doc, i, last) > i:
        return True
    if i + 1 >= last or not doc.flags[i] & TIME_MODIFIER or doc.words[i] in {"the", "that"}:
        return False
    return bool(doc.flags[i + 1] & (TIME_UNIT | CALENDAR | TIME_MODIFIER)) or doc.words[i + 1] in {"in", "on"}


def _interval_end(doc: Document, i: int, last: int) -> int:
    """Return the end of an interval: two years earlier, a few days later, weeks ago; `i` where there is none."""
    for unit in range(i, min(i + _INTERVAL_TOKENS, last - 1)):
        if doc.flags[unit] & TIME_UNIT:
            return unit + 2 if doc.words[unit + 1] in {"ago", "earlier", "later", "before"} else i
        if not doc.flags[unit] & (DETERMINER | NUMBER | CARDINAL | ADJECTIVE):
            return i
    return i


def _time_end(doc: Document, i: int, last: int) -> int:
    if doc.flags[i] & _INTERVAL and (end := _interval_end(doc, i, last)) > i:
        return end
    i += 1
    while i < last and (doc.flags[i] & (TIME_UNIT | CALENDAR | TIME_MODIFIER) or doc.words[i] in {"in", "on"}):
        if doc.words[i] in {"that", "the", "this"} and not (i + 1 < last and doc.flags[i + 1] & (TIME_UNIT | CALENDAR)):
            break
        i += 1
    return i
