"""Sentences: tokens -> ranges, aware of quotations and abbreviations.

Assumes that quotations are paired: one is never cut, so that “Where? Now?” asked Ortiz is one sentence, and the breaks
inside it are told apart from those of the text. Blocks end sentences. Leaves out unpunctuated lists.
"""

import re
from typing import Final, NamedTuple

from onrecord.lexicons.words import (
    ABBREVIATION,
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COORDINATOR,
    CUE,
    DETERMINER,
    MARK,
    NOMINAL,
    PERSONAL,
    PREPOSITION,
    SAYS,
    STOP,
    SUBORDINATOR,
    VERB,
)
from onrecord.segment.quotations import Quotation
from onrecord.segment.signs import STOPS, positions
from onrecord.segment.tokens import Tokens

_CLOSING: Final = frozenset(")]}”’»›\"'") | {"''"}
_OPENING: Final = frozenset("([{“‘«‹\"'„") | {"``"}
_TIME: Final = re.compile(r"[0-9]{1,2}:[0-9]{2}")
_STARTER: Final = DETERMINER | PERSONAL | PREPOSITION | SUBORDINATOR | COORDINATOR | ADVERB
_VERBAL: Final = VERB | AUXILIARY | PERSONAL
_LONGEST: Final = 600  # tokens; what follows reads a sentence more than once, so its length must be bounded
_APPOSITION_REACH: Final = 12  # tokens between the commas of "Ortiz, a retired pilot from the port of Wells, asked"
_ATTRIBUTION_REACH: Final = (
    8  # tokens between a closing mark and the verb: “Why?” Deputy Mayor Ana Ortiz of Wells asked
)


class Sentence(NamedTuple):
    """Tokens first to last (half open) of one block."""

    first: int
    last: int
    block: int


class Sentences(NamedTuple):
    """The sentences, and the tokens that start one inside a quotation."""

    outer: list[Sentence]
    inner_starts: list[int]


def split_sentences(tokens: Tokens, ranges: list[tuple[int, int]], quotations: list[Quotation]) -> Sentences:
    """Return the sentences of the blocks, given as token ranges, in text order."""
    quoted = [q.range for q in quotations]
    outer: list[Sentence] = []
    inner: list[int] = []
    stops = positions(tokens.signs, STOPS)
    at = quote = 0
    for block, (first, last) in enumerate(ranges):
        begin = _behind_time(tokens, first, last)
        if begin > first:
            outer += _cut(first, begin, block)
        while at < len(stops) and stops[at] < last:
            stop = stops[at]
            at += 1
            while quote < len(quoted) and quoted[quote][1] <= stop:
                quote += 1
            inside = quote < len(quoted) and quoted[quote][0] <= stop
            following = _after_closing(tokens, stop + 1, last, quoted[quote] if inside else None)
            if following >= last or not _starts_sentence(tokens, stop, following):
                continue
            if inside and following < quoted[quote][1]:
                inner.append(following)
            elif following > begin and not (inside and _is_attribution(tokens, stop, following, last)):
                outer += _cut(begin, following, block)
                begin = following
        if begin < last:
            outer += _cut(begin, last, block)
    return Sentences(outer, inner)


def _behind_time(tokens: Tokens, first: int, last: int) -> int:
    """Return the first token of a block, or the one behind the time that an entry of a live blog opens with: 14:32."""
    if first + 1 >= last or not _TIME.fullmatch(tokens.words[first]):
        return first
    following = tokens.words[first + 1]
    return first + (following[0].isupper() or following in _OPENING)


def _cut(first: int, last: int, block: int) -> list[Sentence]:
    """Return the sentence, in pieces when it is longer than any sentence is: a megabyte without a full stop."""
    if last - first <= _LONGEST:
        return [Sentence(first, last, block)]
    return [Sentence(start, min(start + _LONGEST, last), block) for start in range(first, last, _LONGEST)]


def _after_closing(tokens: Tokens, i: int, last: int, quoted: tuple[int, int] | None) -> int:
    """Return the first token behind the stops and closing marks that follow a stop."""
    while (
        i < last and (tokens.flags[i] & STOP or _is_closing(tokens, i, quoted)) and not tokens.flags[i] & ABBREVIATION
    ):
        i += 1
    return i


def _is_closing(tokens: Tokens, i: int, quoted: tuple[int, int] | None) -> bool:
    word = tokens.words[i]
    if word not in _CLOSING:
        return False
    glued = tokens.starts[i] == tokens.ends[i - 1]
    return glued and (not tokens.flags[i] & MARK or quoted is None or i < quoted[1])


def _starts_sentence(tokens: Tokens, stop: int, i: int) -> bool:
    word, flags = tokens.words[i], tokens.flags[i]
    if tokens.starts[i] == tokens.ends[i - 1] and word not in _OPENING:
        return False  # "Yahoo!’s", "example.com"
    if word in _OPENING:
        word, flags = tokens.words[i + 1], tokens.flags[i + 1]
    if word[0].islower():
        return False
    if tokens.flags[stop] & ABBREVIATION:
        return bool(flags & CAPITAL and flags & _STARTER)
    return True


def _is_attribution(tokens: Tokens, stop: int, i: int, last: int) -> bool:
    """Tell whether what follows a quotation that ends in ? or ! is its attribution: “Why?” Ms. Ortiz asked."""
    if tokens.words[stop] == ".":
        return False
    for j in range(i, min(i + _ATTRIBUTION_REACH, last)):
        if tokens.flags[j] & CUE:
            return j > i and (
                j + 1 >= last or not tokens.flags[j + 1] & CAPITAL or _closes_on_names(tokens, j + 1, last)
            )
        if tokens.words[j] == "," and j > i:
            return _is_behind_comma(tokens, j + 1, last)
        if not tokens.flags[j] & (CAPITAL | ABBREVIATION | DETERMINER | PREPOSITION):
            return False
    return False


def _is_behind_comma(tokens: Tokens, i: int, last: int) -> bool:
    """Tell whether a verb of saying closes an apposition: “Why?” Ortiz, a retired pilot, | asked."""
    comma = next((j for j in range(i, min(i + _APPOSITION_REACH, last - 1)) if tokens.words[j] == ","), None)
    return comma is not None and bool(tokens.flags[comma + 1] & SAYS)


def _closes_on_names(tokens: Tokens, i: int, last: int) -> bool:
    """Tell whether names and nouns alone follow up to a stop: “Why?” Ortiz said | on Friday; asked | Belmore sailors."""
    end = min(i + _ATTRIBUTION_REACH, last)
    for j in range(i, end):
        flags = tokens.flags[j]
        if flags & STOP and not flags & ABBREVIATION:
            return True
        if not flags & (CAPITAL | ABBREVIATION | PREPOSITION) and (flags & _VERBAL or not flags & NOMINAL):
            return False
    return end == last
