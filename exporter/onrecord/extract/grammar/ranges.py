"""Ranges: token ranges and what the quote passes hand to each other."""

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
