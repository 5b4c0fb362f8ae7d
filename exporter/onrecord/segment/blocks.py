"""Blocks: text -> headings, bylines and paragraphs, in order.

Assumes that a line is a paragraph, unless the text is hard-wrapped, where blank lines part paragraphs. A heading is a
short line without a full stop between paragraphs that have one. Leaves out markup: readers remove it before, and say
where its blocks lie.
"""

import itertools
import re
from collections.abc import Iterable
from typing import Final

from onrecord.lexicons.words import ROLE, flags_of
from onrecord.spans import Block, BlockKind, Span, strip_lines

_HEADING_WORDS: Final = 14  # longer lines without a full stop are captions and broken paragraphs
_HEADLINE_WORDS: Final = 20
_SENTENCE_CASE_WORDS: Final = 8  # "What happens next" is a heading, a longer line in sentence case rarely is
_BYLINE_BLOCKS: Final = 3  # bylines stand under the headline, above the third paragraph
_WRAP: Final = range(40, 101)  # line lengths of hard-wrapped text, in characters
_TERMINALS: Final = tuple(".!?…:;,")
_CLOSING: Final = "\"'”’»)]"
_DASHES: Final = tuple("-–—")
_BULLET: Final = re.compile(r"(?:[-*•·▪‣–—]|\d{1,2}[.)])\s")
_MARKDOWN_HEADING: Final = re.compile(r"#{1,6}\s+")
_BYLINE: Final = re.compile(
    r"""
    (?: By | BY | (?: Analysis | Exclusive | Report | Story | Words | Written )\ by ) \s+
    (?P<authors> [A-ZÀ-Þ] [\w.'’-]* (?: ,?\s+ (?: (?:and|AND|y|de|van|von|der|bin|al|&) \b | [A-ZÀ-Þ] [\w.'’-]* ) ){1,9} )
    (?: \s* [,|—–-] .{0,60} )? $
    """,
    re.VERBOSE,
)
_CREDITED: Final = re.compile(  # at the end of what agencies send
    r"[(\[]?(?:Additional |additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)(?: and \w+)? by [A-ZÀ-Þ]"
)
_DATED: Final = re.compile(
    r"""
    (?:Last[ ]|First[ ])? (?:Published|Updated|Posted|published|updated)\b :? \s .{0,40} \b(?:19|20)\d\d\b
    | (?: [A-Z][a-z]+day ,? \s )? (?: \d{1,2}\s[A-Z][a-z]{2,8} | [A-Z][a-z]{2,8}\s\d{1,2} ) ,? \s (?:19|20)\d\d $   # nothing else
    | (?:19|20)\d\d-\d\d-\d\d $
    """,
    re.VERBOSE,
)
_CREDIT: Final = re.compile(
    r"(?:Photo(?:graph)?|Image|Picture|Credit|Source|Follow|Read more|Watch|Copyright|©)\b", re.IGNORECASE
)


def split_blocks(text: str, title: str | None = None) -> list[Block]:
    """Return the blocks of the text in order; a first line that equals the title is a heading."""
    spans = _paragraph_spans(text)
    lines = [text[start:end] for start, end in spans]
    blocks: list[Block] = []
    for i, span in enumerate(spans):
        kind = _kind(lines, i, title)
        marker = _MARKDOWN_HEADING.match(text, span.start, span.end) if kind == "heading" else None
        blocks.append(Block(kind, marker.end() if marker else span.start, span.end))
    return blocks


def refine_blocks(text: str, marked: Iterable[Block]) -> list[Block]:
    """Return the blocks that the source marks; markup has no name for a byline, so it is looked for in the first ones."""
    blocks = list(marked)
    for i, block in enumerate(blocks):
        line = text[block.start : block.end]
        if _CREDITED.match(line) or (i < _BYLINE_BLOCKS and _BYLINE.match(line)):
            blocks[i] = block._replace(kind="byline")
    return blocks


def byline_authors(line: str) -> list[str]:
    """Return the names of a byline: "By Ana Ortiz and J. Lee, Staff Writers" -> two; none when it is no byline."""
    match = _BYLINE.match(line)
    if not match:
        return []
    names = re.split(r",\s*(?:and\s+|AND\s+)?|\s+(?:and|AND|&)\s+", match["authors"])
    return [name.strip() for name in names if " " in name.strip() and not flags_of(name.split()[-1]) & ROLE]


def _paragraph_spans(text: str) -> list[Span]:
    lines = strip_lines(text)
    if not _is_wrapped(lines):
        return [line for line in lines if line.start < line.end]
    paragraphs: list[Span] = []
    fresh = True
    for line in lines:
        if line.start == line.end:
            fresh = True
        elif fresh:
            paragraphs.append(line)
            fresh = False
        else:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
    return paragraphs


def _is_wrapped(lines: list[Span]) -> bool:
    """Tell whether lines break inside sentences: blank lines exist, and most lines that touch the next have one width."""
    inner = [a for a, b in itertools.pairwise(lines) if a.start < a.end and b.start < b.end]
    has_blank = any(line.start == line.end for line in lines[1:-1])
    even = sum(line.end - line.start in _WRAP for line in inner)
    return has_blank and len(inner) >= 4 and even >= 0.8 * len(inner)  # noqa: PLR2004 - four lines make a pattern


def _kind(lines: list[str], i: int, title: str | None) -> BlockKind:
    line = lines[i]
    if _CREDITED.match(line) or (i < _BYLINE_BLOCKS and _is_under_headline(line)):
        return "byline"
    if i == 0 and title is not None and line.rstrip(".") == title.strip().rstrip("."):
        return "heading"
    is_last = i + 1 == len(lines)
    if i == 0 and not is_last and _is_headline(line, lines[1:4]):
        return "heading"
    if is_last or "\n" in line or not _reads_as_heading(line):
        return "paragraph"
    before_ends = i == 0 or _is_ended(lines[i - 1]) or _reads_as_heading(lines[i - 1])
    return "heading" if before_ends and len(lines[i + 1]) > len(line) else "paragraph"


def _is_under_headline(line: str) -> bool:
    """Tell whether the line says who wrote the article, or when: By Ana Ortiz, Published 3 March 2026, 3 March 2026."""
    return bool(_BYLINE.match(line) or _DATED.match(line))


def _is_headline(line: str, below: list[str]) -> bool:
    """Tell whether a first line is the headline: longer than other headings and in sentence case, over a full paragraph."""
    opening = next((text for text in below if not _is_under_headline(text)), "")
    asks = line.rstrip(_CLOSING).endswith("?")  # Who watches the water?
    unlike = "\n" in line or (_is_ended(line) and not asks) or _BULLET.match(line) or _CREDIT.match(line)
    if unlike or not _opens_like_heading(line) or len(line.split(maxsplit=_HEADLINE_WORDS)) > _HEADLINE_WORDS:
        return False
    return len(opening) > len(line) and _opens_like_heading(opening) and _is_ended(opening)


def _opens_like_heading(line: str) -> bool:
    return line[0].isupper() or line[0].isdigit() or line[0] in "“\"‘'"


def _is_ended(line: str) -> bool:
    return line.endswith(_DASHES) or line.rstrip(_CLOSING).endswith(_TERMINALS)


def _reads_as_heading(line: str) -> bool:
    if _MARKDOWN_HEADING.match(line):
        return True
    words = line.split(maxsplit=_HEADING_WORDS)
    if len(words) > _HEADING_WORDS or _is_ended(line) or _BULLET.match(line) or _CREDIT.match(line):
        return False
    if not _opens_like_heading(line):
        return False
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 - titles keep "of", "and", "the" small
    capitals = sum(word[0].isupper() for word in long_words)
    return len(words) <= _SENTENCE_CASE_WORDS or capitals >= 0.6 * len(long_words)
