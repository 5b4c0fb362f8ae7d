"""Documents: one article's text -> the value that every later pass shares.

Everything that needs a full pass over the text is done here, once: tokens with lexicon flags, blocks, quotations,
sentences. Assumes that the text is final. Leaves out meaning: who speaks and who is named is for the passes behind.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from onrecord.lexicons.datelines import dateline_forms
from onrecord.segment.blocks import refine_blocks, split_blocks
from onrecord.segment.quotations import Quotation, pair_marks
from onrecord.segment.sentences import Sentence, split_sentences
from onrecord.segment.tokens import END, tokenize
from onrecord.spans import Block, Span

_DATELINE: Final = r"""
    (?P<place>
        [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+ (?: [ ] [A-ZÀ-Þ][A-ZÀ-Þ.'’-]* ){0,3}            # NEW YORK
        (?: ,[ ] [A-Z][\w.]+ (?: [ ][A-Z][\w.]+ )? )?                          # , Ill.   , South Africa
      | [A-ZÀ-Þ][\w.'’-]+ (?: [ ] [A-ZÀ-Þ][\w.'’-]+ ){0,2} (?= [ ]*\((?:%(agencies)s)\) )
    )
    (?: ,?[ ] (?: (?:%(months)s)\b\.? [ ] \d{1,2} | \d{1,2}[ ][A-Z][a-z]+ ) (?: ,?[ ]\d{4} )? )?
    (?: [ ]* \( [^()\n]{1,30} \) )?
    [ ]* (?: : | [-–—―]{1,2} ) \s+ (?= [“"‘'(]? [A-ZÀ-Þ0-9] )
    """
_LABEL: Final = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+:\s")


@dataclass(frozen=True, slots=True)
class Document:
    """One segmented article.

    `words`, `starts`, `ends`, `flags`, `name_flags` and `signs` are parallel, one entry a token. `block_tokens[i]` is the
    token range of `blocks[i]`. `sentence_of[t]` and `quotation_of[t]` give a token's sentence and quotation as an index
    (-1: in none). `inner_starts` holds the tokens that start a sentence inside a quotation. `dateline_end` is the first
    token behind the dateline and its dash, 0 without one. `size` tokens are the text's, before the two that close it.
    """

    text: str
    size: int
    words: list[str]
    starts: list[int]
    ends: list[int]
    flags: list[int]
    name_flags: list[int]
    signs: str
    blocks: list[Block]
    block_tokens: list[tuple[int, int]]
    quotations: list[Quotation]
    sentences: list[Sentence]
    inner_starts: frozenset[int]
    sentence_of: list[int]
    quotation_of: list[int]
    dateline: Span | None
    dateline_end: int

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the tokens first to last (half open)."""
        return Span(self.starts[first], self.ends[last - 1])

    def placed(self, tokens: tuple[int, int] | None) -> tuple[str, int, int] | tuple[None, None, None]:
        """Return the text of a range of tokens with its first and last character (half open); of no range nothing."""
        if tokens is None:
            return None, None, None
        start, end = self.starts[tokens[0]], self.ends[tokens[1] - 1]
        return self.text[start:end], start, end

    def string(self, first: int, last: int) -> str:
        """Return the text of the tokens first to last (half open)."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def segment_text(text: str, title: str | None = None, marked: Iterable[Block] | None = None) -> Document:
    """Segment one article's text, by the blocks that its source marks or else by its lines; never raises on any text."""
    tokens = tokenize(text)
    blocks = split_blocks(text, title) if marked is None else refine_blocks(text, marked)
    ranges = [(bisect_left(tokens.starts, b.start), bisect_left(tokens.starts, b.end)) for b in blocks]
    quotations = pair_marks(text, tokens, ranges)
    sentences = split_sentences(tokens, ranges, quotations)
    dateline = _find_dateline(text, blocks)
    every = len(tokens.words)
    return Document(
        text,
        every - len(END),
        *tokens,
        blocks=blocks,
        block_tokens=ranges,
        quotations=quotations,
        sentences=sentences.outer,
        inner_starts=frozenset(sentences.inner_starts),
        sentence_of=owners(every, [(s.first, s.last) for s in sentences.outer]),
        quotation_of=owners(every, [q.range for q in quotations]),
        dateline=dateline and Span(*dateline.span("place")),
        dateline_end=bisect_left(tokens.starts, dateline.end()) if dateline else 0,
    )


def owners(size: int, ranges: list[tuple[int, int]]) -> list[int]:
    """Return for each token the first of the ranges that holds it, -1 where none does."""
    owner_of = [-1] * size
    for i in range(len(ranges) - 1, -1, -1):
        first, last = ranges[i]
        owner_of[first:last] = [i] * (last - first)
    return owner_of


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern of a dateline: MOSCOW, DECATUR, Ill., or Port Alden (Reuters)."""
    forms = {kind: dateline_forms(kind) for kind in ("agencies", "months")}
    return re.compile(_DATELINE % forms, re.VERBOSE)


def _find_dateline(text: str, blocks: list[Block]) -> re.Match[str] | None:
    """Return the dateline, its place ("MOSCOW", "DECATUR, Ill.") marked, at the start of one of the first paragraphs."""
    opening = [block for block in blocks[:6] if block.kind == "paragraph"][:3]
    matches = (_dateline().match(text, block.start, block.end) for block in opening)
    found = next(filter(None, matches), None)
    return None if found is not None and _is_label(found, text, blocks) else found


def _is_label(dateline: re.Match[str], text: str, blocks: list[Block]) -> bool:
    """Tell whether it is who speaks in a transcript, where other paragraphs open with a name and a colon too: LEE: Yes."""
    colon = dateline.group().rstrip().endswith(":")
    others = (block for block in blocks if block.start > dateline.end())
    return colon and any(_LABEL.match(text, block.start, block.end) for block in others)
