"""A bundle -> what its records anchor in the text, as marks, and the text cut where marks begin and end.

Assumes a valid bundle: offsets lie within the text. Leaves out how a mark looks; terminal and report draw the same ones.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from onrecord.spans import Span

MarkKind = Literal["heading", "quote", "cue", "speaker", "allegation", "accuser", "accused", "response", "mention"]


class Mark(NamedTuple):
    """A stretch of the text and what it is; `record` is the short name of its record ("q1"), empty for a heading."""

    span: Span
    kind: MarkKind
    record: str


class Segment(NamedTuple):
    """A stretch over which the same marks hold, the shortest mark first; of the same length, in the order given."""

    span: Span
    marks: tuple[Mark, ...]


def iter_marks(bundle: dict[str, Any]) -> Iterator[Mark]:
    """Yield a mark for everything that a section, quote or allegation anchors in the text."""
    for section in bundle["sections"]:
        yield from _mark(section, "heading", "", "heading_")
    for quote in bundle["quotes"]:
        name = f"q{quote['position']}"
        yield from (Mark(Span(piece["start"], piece["end"]), "quote", name) for piece in quote["spans"])
        yield from _mark(quote, "cue", name, "cue_")
        yield from _mark(quote, "speaker", name, "speaker_")
    for allegation in bundle["allegations"]:
        name = f"l{allegation['position']}"
        yield from _mark(allegation, "allegation", name)
        yield from _mark(allegation, "cue", name, "cue_")
        yield from _mark(allegation, "accuser", name, "accuser_")
        for accused in allegation["accused"]:
            yield from _mark(accused, "accused", name)
        for response in allegation["responses"]:
            yield from _mark(response, "response", name)


def iter_mention_marks(bundle: dict[str, Any]) -> Iterator[Mark]:
    """Yield a mark for every mention of an actor ("a1")."""
    for actor in bundle["actors"]:
        for mention in actor["mentions"]:
            yield from _mark(mention, "mention", f"a{actor['position']}")


def _mark(record: dict[str, Any], kind: MarkKind, name: str, prefix: str = "") -> Iterator[Mark]:
    start, end = record[f"{prefix}start"], record[f"{prefix}end"]
    if start is not None and end is not None:
        yield Mark(Span(start, end), kind, name)


def iter_segments(span: Span, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Yield the span in segments that tile it; marks may nest, cross and reach out of it, and empty ones are left out."""
    inside = [mark for mark in marks if mark.span.start < mark.span.end and mark.span.overlaps(span)]
    waiting = sorted(inside, key=lambda mark: mark.span.start)
    waiting.reverse()  # so that the next one is at the end
    edges = {edge for mark in inside for edge in mark.span if span.start < edge < span.end}
    active: list[Mark] = []
    start = span.start
    for end in sorted({*edges, span.end}):
        while waiting and waiting[-1].span.start <= start:
            active.append(waiting.pop())
        active = [mark for mark in active if mark.span.end > start]
        if start < end:
            yield Segment(Span(start, end), tuple(sorted(active, key=lambda mark: mark.span.end - mark.span.start)))
        start = end
