"""Source phrases: "according to Ortiz", "in the words of Ortiz", "as Ortiz put it" -> what is said around them.

Assumes that the phrase stands outside quotations, and that its source runs to the next comma or dash. Leaves out nouns of
saying ("his claim that …").
"""

from typing import Final

from onrecord.extract.grammar.adverbials import skip_adverbials
from onrecord.extract.grammar.appositions import is_dash
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.owners import owner_before
from onrecord.extract.grammar.phrases import noun_phrase_before
from onrecord.extract.grammar.ranges import Attribution, Range, Reading
from onrecord.extract.grammar.verb_groups import has_finite_verb
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import (
    ADVERB,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    FINITE,
    GERUND,
    MARK,
    NOMINAL,
    OBJECT_PRONOUN,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
)
from onrecord.segment.documents import Document

_TIME_REACH: Final = 5  # tokens of a time: as Ortiz put it | early last week |, “…”


def read_phrase(doc: Document, cue: Cue, i: int, first: int, last: int) -> Attribution | None:
    """Read a phrase of attribution found by its word at `i`: "according to X", "in X’s words", "as X put it"."""
    words = cue.lemma.split()
    trigger = words.index(max(words, key=len))
    star = words.index("*") if "*" in words else len(words)
    speaker = _starred(doc, words, i, first) if star < trigger else _behind(doc, words, trigger, i, (first, last))
    if speaker is None:
        return None
    start, source, end = speaker
    quoted = _quotation_in_front(doc, start) if words[0] == "in" else None
    pieces = around(doc, start, end, first, last) if quoted is None else (quoted,)
    if not pieces:
        return None
    cue_end = i + len(words) - trigger
    return Attribution(pieces, (i if star < trigger else start, cue_end), cue.lemma, source, "according-to")


def _quotation_in_front(doc: Document, start: int) -> Range | None:
    """Return the quotation that somebody’s words are: a silo split | “like a tin can,” | in his words."""
    end = start - (doc.words[start - 1] == ",")
    quotation = doc.quotation_of[end - 1]
    return (doc.quotations[quotation].first, end) if quotation >= 0 and doc.quotations[quotation].last == end else None


def _behind(doc: Document, words: list[str], trigger: int, i: int, bounds: Range) -> tuple[int, Range, int] | None:
    """Return where the phrase starts, its source behind it, and where that ends: in the words of | the coach."""
    first, last = bounds
    start, end = i - trigger, i - trigger + len(words)
    if start < 0 or [word.lower() for word in doc.words[start:end]] != words:
        return None
    if words[0] == "in" and start > first and doc.words[start - 1][0].isalnum():
        return None  # the joke lies | in the words of the song
    source_end = _source_end(doc, end, last)
    if source_end == end or not _names_source(doc, end, source_end):
        return None
    if words == ["per"] and not _is_definite(doc, end):
        return None  # "per day city officials asked"
    if doc.words[start] == "Per" and (start > first or doc.flags[min(end + 1, last - 1)] & FINITE):
        return None  # | Per Aune | said
    return start, (end, source_end), source_end


def _names_source(doc: Document, first: int, end: int) -> bool:
    """Tell whether the words name a source: one report, some on the quay, the “Ferries for All” plan; not: size and need."""
    flags = doc.flags[first]
    if not flags & (NOMINAL | DETERMINER | POSSESSIVE | OBJECT_PRONOUN | PRONOUN | MARK):
        return False
    if flags & (CAPITAL | ROLE | DOCUMENT | OBJECT_PRONOUN | DETERMINER | POSSESSIVE | MARK):
        return True
    if doc.words[first].endswith("s"):
        return True
    if first + 1 == end:
        return False  # according to plan
    return bool(doc.flags[first + 1] & NOMINAL or flags & PRONOUN) or doc.starts[first + 1] == doc.ends[first]


def _is_definite(doc: Document, i: int) -> bool:
    return bool(doc.flags[i] & (CAPITAL | DOCUMENT)) or doc.words[i] == "the"


def _starred(doc: Document, words: list[str], i: int, first: int) -> tuple[int, Range, int] | None:
    """Return the same for a source inside the phrase: in | the pilot’s | words, as | Mr. Brandt | put it."""
    end = i + len(words) - words.index("*") - 1
    if [word.lower() for word in doc.words[i:end]] != words[2:]:
        return None
    if words[0] == "as" and doc.flags[end] & PREPOSITION and doc.words[end + 1] == ",":
        return None  # as he put it | down
    if words[0] == "as":
        phrase = noun_phrase_before(doc, i, first)
        source = phrase.range if phrase is not None else None
    else:
        source = owner_before(doc, i, first)
    if source is None or source[0] <= first - 1 or doc.words[source[0] - 1].lower() != words[0]:
        return None
    timed = skip_adverbials(doc, end, min(end + _TIME_REACH, doc.size))
    return source[0] - 1, source, timed if doc.words[timed] == "," else end


def _source_end(doc: Document, i: int, last: int) -> int:
    """Return where the source ends: "a survey of divers printed in spring by the museum", "wells-echo.org"."""
    while i < last and not _closes_source(doc, i, last):
        i = doc.quotations[doc.quotation_of[i]].last if doc.quotation_of[i] >= 0 else i + 1
    return i


def _closes_source(doc: Document, i: int, last: int) -> bool:
    if doc.words[i] == ".":
        return i + 1 == last or doc.starts[i] > doc.ends[i - 1] or doc.starts[i + 1] > doc.ends[i]
    return doc.words[i] in {",", ";", ":", ")"} or is_dash(doc, i)


def around(doc: Document, cue: int, source_end: int, first: int, last: int) -> tuple[Range, ...]:
    """Return what is said on both sides of an attribution that ends with its source: A, according to Ortiz, b."""
    first, last = _within_brackets(doc, cue, first, last)
    left_end = cue - 1 if cue > first and doc.words[cue - 1] in {",", "—", "–", "-", "--"} else cue
    right = source_end
    while right < last and doc.words[right] in {",", ":", "—", "–", "-", "--"}:
        right += 1
    if right + 1 < last and doc.flags[right] & ADVERB and doc.words[right + 1] == ",":
        right += 2  # according to Ortiz, however, | the ferry was late
    if left_end <= first:
        right = _behind_apposition(doc, right, last)
    right_end = complement_end(doc, right, Reading(cue, last)) if right < last else right
    if left_end == cue:
        first = _last_clause(doc, first, cue)
    left = (first, left_end) if left_end > first else None
    if left and _rest_is_aside(doc, left, right, right_end):
        right_end = right
    rest = (right, right_end) if right_end > right else None
    if left and left_end - first == 1 and (not doc.words[first][0].isalnum() or doc.flags[first] & COORDINATOR):
        left = None
    return tuple(piece for piece in (left, rest) if piece is not None)


def _behind_apposition(doc: Document, i: int, last: int) -> int:
    """Step over what describes the source: According to Dr. Lee, | a pilot of the port, | nobody knows."""
    if i >= last or doc.words[i] not in {"a", "an", "the", "who"}:
        return i
    comma = next((k for k in range(i, last - 1) if doc.words[k] == "," and doc.quotation_of[k] < 0), i)
    described = comma > i and (doc.words[i] == "who" or not has_finite_verb(doc, i, comma))
    return comma + 1 if described and has_finite_verb(doc, comma + 1, last) else i


def _within_brackets(doc: Document, cue: int, first: int, last: int) -> Range:
    """Return the bounds of the bracket around the cue: a rise of a third (| a fifth, according to the board |)."""
    opening = next((i for i in range(cue - 1, first, -1) if doc.words[i] in {"(", ")"}), first)
    if doc.words[opening] != "(":
        return first, last
    return opening + 1, next((i for i in range(cue, last) if doc.words[i] == ")"), last)


def _last_clause(doc: Document, first: int, end: int) -> int:
    """Return where the clause begins when no comma parts it from its source: …, all of whom can swim according to the club."""
    comma = next((i for i in range(end - 1, first, -1) if doc.words[i] == "," and doc.quotation_of[i] < 0), None)
    return comma + 1 if comma is not None and has_finite_verb(doc, comma + 1, end) else first


def _rest_is_aside(doc: Document, left: Range, start: int, end: int) -> bool:
    """Tell whether what follows the source is the narrator's: the left side is a clause, and no conjunction goes on."""
    if start >= end or not has_finite_verb(doc, *left):
        return False
    if doc.words[start] in {"a", "an"}:
        return not has_finite_verb(doc, start, end)  # according to Ortiz, | a pilot of the port
    return bool(doc.flags[start] & (GERUND | RELATIVE | PARTICIPLE)) and not doc.flags[start] & DETERMINER
