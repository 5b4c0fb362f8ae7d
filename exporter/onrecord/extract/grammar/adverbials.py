"""Adverbials: what stands between a cue and what is said: adverbs, times, circumstances.

Assumes that short prepositional phrases behind a cue tell when, where and to whom. Leaves out clauses.
"""

from typing import Final

from onrecord.extract.grammar.phrases import noun_phrase_after
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
    MANNER,
    NUMBER,
    OBJECT_PRONOUN,
    PERSONAL,
    QUESTION,
    STOP,
    TIME_MODIFIER,
    TIME_UNIT,
)
from onrecord.segment.documents import Document

_NO_ADVERB: Final = CAPITAL | PERSONAL | OBJECT_PRONOUN | QUESTION | DETERMINER  # describes | himself
_TITLE_WORDS: Final = 6  # between the marks of a title: “The Harbour at Night”
_INTERVAL_TOKENS: Final = 4  # "a very few days | earlier"
_SMALL: Final = 3  # letters of "at", "and", "the", which titles keep small


def skip_adverbials(doc: Document, i: int, last: int) -> int:
    """Return the first token behind adverbs, times and short prepositional phrases of circumstance."""
    while i < last:
        flags, word = doc.flags[i], doc.words[i]
        if word == "there" and any(doc.flags[k] & (AUXILIARY | CLITIC) for k in range(i + 1, min(last, i + 3))):
            return i  # the subject of "there was a crack", "there certainly was", "there’s a crack"
        if word == "to" and doc.flags[i + 1] & BASE and not doc.flags[i + 1] & CAPITAL:
            return i  # continue | to insist on it
        adverb = flags & (ADVERB | MANNER)
        if _is_time(doc, i, last):
            i = _time_end(doc, i, last)
        elif (adverb and not flags & _NO_ADVERB) or flags & CALENDAR:
            i += 1 + bool(flags & CALENDAR and i + 1 < last and doc.flags[i + 1] & TIME_UNIT)
        elif (flags & CIRCUMSTANCE or word == "for") and (end := _phrase_end(doc, i, last)) > i:
            i = end
        else:
            return i
    return i


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
    return end if phrase is not None else i


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
    if doc.flags[i] & (DETERMINER | NUMBER | CARDINAL) and _interval_end(doc, i, last) > i:
        return True
    if i + 1 >= last or not doc.flags[i] & TIME_MODIFIER or doc.words[i] in {"the", "that"}:
        return False
    return bool(doc.flags[i + 1] & (TIME_UNIT | CALENDAR | TIME_MODIFIER)) or doc.words[i + 1] in {"in", "on"}


def _interval_end(doc: Document, i: int, last: int) -> int:
    """Return the end of an interval: two years earlier, a few days later; `i` where there is none."""
    for unit in range(i + 1, min(i + _INTERVAL_TOKENS, last - 1)):
        if doc.flags[unit] & TIME_UNIT:
            return unit + 2 if doc.words[unit + 1] in {"ago", "earlier", "later", "before"} else i
        if not doc.flags[unit] & (DETERMINER | NUMBER | ADJECTIVE):
            return i
    return i


def _time_end(doc: Document, i: int, last: int) -> int:
    if doc.flags[i] & (DETERMINER | NUMBER | CARDINAL) and (end := _interval_end(doc, i, last)) > i:
        return end
    i += 1
    while i < last and (doc.flags[i] & (TIME_UNIT | CALENDAR | TIME_MODIFIER) or doc.words[i] in {"in", "on"}):
        if doc.words[i] in {"that", "the", "this"} and not (i + 1 < last and doc.flags[i + 1] & (TIME_UNIT | CALENDAR)):
            break
        i += 1
    return i
