"""Adverbials: what stands between a cue and what is said: adverbs, times, circumstances.

Assumes that short prepositional phrases behind a cue tell when, where and to whom. Leaves out clauses.
"""

from onrecord.extract.phrases import noun_phrase_after
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CIRCUMSTANCE,
    DASHES,
    DETERMINER,
    PERSONAL,
    QUESTION,
    STOP,
    TIME_MODIFIER,
    TIME_UNIT,
)
from onrecord.segment.documents import Document


def skip_adverbials(doc: Document, i: int, last: int) -> int:
    """Return the first token behind adverbs, times and short prepositional phrases of circumstance."""
    while i < last:
        flags, word = doc.flags[i], doc.words[i]
        if word == "there" and i + 1 < last and doc.flags[i + 1] & AUXILIARY:
            return i  # the subject of "there was a crack"
        adverb = flags & ADVERB or word.endswith("ly")
        if (adverb and not flags & (CAPITAL | PERSONAL | QUESTION | DETERMINER)) or flags & CALENDAR:
            i += 1
        elif _is_time(doc, i, last):
            i = _time_end(doc, i, last)
        elif flags & CIRCUMSTANCE and (phrase := noun_phrase_after(doc, i + 1, last)) is not None:
            i = phrase.last
        else:
            return i
    return i


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
    if i + 2 < last and doc.flags[i + 1] & TIME_UNIT and doc.words[i + 2] in {"ago", "earlier", "later"}:
        return True
    if i + 1 >= last or not doc.flags[i] & TIME_MODIFIER or doc.words[i] in {"the", "that"}:
        return False
    return bool(doc.flags[i + 1] & (TIME_UNIT | CALENDAR | TIME_MODIFIER)) or doc.words[i + 1] in {"in", "on"}


def _time_end(doc: Document, i: int, last: int) -> int:
    i += 1
    while i < last and (doc.flags[i] & (TIME_UNIT | CALENDAR | TIME_MODIFIER) or doc.words[i] in {"in", "on"}):
        if doc.words[i] in {"that", "this"} and not (i + 1 < last and doc.flags[i + 1] & (TIME_UNIT | CALENDAR)):
            break
        i += 1
    return i
