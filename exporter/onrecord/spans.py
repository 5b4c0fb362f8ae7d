"""Spans: half-open ranges of Unicode code points in an article's text.

The only place that adds offsets. Assumes that the text never changes once a span points into it.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "byline", "paragraph"]
_BETWEEN_BLOCKS = "\n\n"


class Span(NamedTuple):
    """`text[start:end]`; code points, half open, `start < end` unless empty."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the string that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def stripped(self, text: str) -> "Span":
        """Return the span without white space at its ends; empty spans stay put."""
        piece = text[self.start : self.end]
        size = len(piece.strip())
        if size == len(piece):
            return self
        start = self.end - len(piece.lstrip())
        return Span(start, start + size)


class Block(NamedTuple):
    """One heading, byline or paragraph of a text; code points, white space at the ends left out."""

    kind: BlockKind
    start: int
    end: int


def join_blocks(pieces: Iterable[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    """Return the text that the pieces make, with a blank line between them, and where each lies in it."""
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for kind, text in pieces:
        texts.append(text)
        blocks.append(Block(kind, start, start + len(text)))
        start += len(text) + len(_BETWEEN_BLOCKS)
    return _BETWEEN_BLOCKS.join(texts), tuple(blocks)


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span over all of them; raise ValueError when there are none."""
    starts, ends = zip(*spans, strict=True)
    return Span(min(starts), max(ends))


def strip_lines(text: str) -> list[Span]:
    """Return each line without the white space at its ends, empty ones included."""
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        body = line.strip()
        first = start if len(body) == len(line) else end - len(line.lstrip())
        lines.append(Span(first, first + len(body)))
        start = end + 1
    return lines
