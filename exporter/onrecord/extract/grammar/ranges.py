"""Ranges: token ranges and what the quote passes hand to each other."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

Range = tuple[int, int]


class Attribution(NamedTuple):
    """One claim that somebody said something: content pieces, cue, speaker phrase, and the rule that made it."""

    pieces: tuple[Range, ...]
    cue: Range | None
    lemma: str | None
    speaker: Range | None
    rule: str


class Reading(NamedTuple):
    """What is known of the cue while its content is read.

    `cue` is its token; `last` the end of the sentence; `in_relative` that its subject is "who"; `in_subordinate` that its
    clause stands in front of the main one (“While Ortiz claimed …, Lee said”); `phrasal` that the content is no clause;
    `fronted` that it opens with a phrase or clause in front of its subject; `asked` that it is a question.
    """

    cue: int
    last: int
    in_relative: bool = False
    in_subordinate: bool = False
    phrasal: bool = False
    fronted: bool = False
    asked: bool = False


class Complement(NamedTuple):
    """What is said, as a token range, and the frame that found it."""

    content: Range
    frame: str


def overlaps(a: Range, b: Range) -> bool:
    """Tell whether two ranges share a token."""
    return a[0] < b[1] and b[0] < a[1]


class Cover:
    """What many ranges cover together, so that asking whether one of them meets another range costs no look at each."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for first, last in sorted(ranges):
            if self._lasts and first < self._lasts[-1]:
                self._lasts[-1] = max(self._lasts[-1], last)
            else:
                self._firsts.append(first)
                self._lasts.append(last)

    def meets(self, other: Range) -> bool:
        """Tell whether one of the ranges shares a token with the other."""
        at = bisect_right(self._lasts, other[0])
        return at < len(self._firsts) and self._firsts[at] < other[1]
