"""Ranges: token ranges and the candidates that the quote passes hand to each other."""

from typing import NamedTuple

Range = tuple[int, int]


class Attribution(NamedTuple):
    """One claim that somebody said something: content pieces, cue, speaker phrase, and the rule that made it."""

    pieces: tuple[Range, ...]
    cue: Range | None
    lemma: str | None
    speaker: Range | None
    rule: str


def overlaps(a: Range, b: Range) -> bool:
    """Tell whether two ranges share a token."""
    return a[0] < b[1] and b[0] < a[1]
