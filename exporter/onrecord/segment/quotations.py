"""Quotations: tokens -> what stands between quotation marks, paired by type within a paragraph.

Assumes that a quotation opens and closes in one paragraph, or is re-opened at the start of each following one. A stray
mark costs no more than its paragraph. Quotations inside quotations belong to the outer one. Leaves out what the
quotation is: speech, a title or a scare quote is for the quotes pass to say.
"""

from typing import Final, NamedTuple

from onrecord.lexicons.words import ABBREVIATION, APOSTROPHES, STOP, elisions
from onrecord.segment.signs import MARKS, positions
from onrecord.segment.tokens import Tokens

_DOUBLE_OPENERS: Final = frozenset("“„«‹") | {"``", ",,"}
_DOUBLE_CLOSERS: Final = frozenset("”»›")
_DOUBLE_EITHER: Final = frozenset('"') | {"''"}
_DOUBLES: Final = _DOUBLE_OPENERS | _DOUBLE_CLOSERS | _DOUBLE_EITHER
_BEFORE_OPENER: Final = frozenset(" \t\n\u00a0\u2009\u202f([{—–-/:“„«\"'‘")


class Quotation(NamedTuple):
    """Tokens first to last (half open), the marks included.

    `block` is the paragraph's index; `continues` says that it re-opens the quotation before it; `closed` that its
    closing mark is there; `single` that its marks are single.
    """

    first: int
    last: int
    block: int
    continues: bool = False
    closed: bool = True
    single: bool = False

    @property
    def range(self) -> tuple[int, int]:
        """The tokens of the quotation."""
        return self.first, self.last


def pair_marks(text: str, tokens: Tokens, ranges: list[tuple[int, int]]) -> list[Quotation]:
    """Return the quotations of the blocks, given as token ranges, in text order."""
    marks = positions(tokens.signs, MARKS)
    if not marks:
        return []
    quotations: list[Quotation] = []
    at = 0
    for block, (first, last) in enumerate(ranges):
        begin = at
        while at < len(marks) and marks[at] < last:
            at += 1
        if at > begin:
            found = _Pairing(text, tokens, marks[begin:at], last).quotations(block)
            quotations += _continued(quotations, found, first, ranges[block - 1][1] if block else 0)
    return _without_dangling(quotations, tokens, ranges)


def _continued(before: list[Quotation], found: list[Quotation], first: int, block_end: int) -> list[Quotation]:
    """Mark a quotation that re-opens the unclosed one at the end of the paragraph before."""
    if found and before and not before[-1].closed and before[-1].last == block_end and found[0].first == first:
        found[0] = found[0]._replace(continues=True)
    return found


def _without_dangling(quotations: list[Quotation], tokens: Tokens, ranges: list[tuple[int, int]]) -> list[Quotation]:
    """Drop unclosed quotations, unless re-opened, or standing where only speech opens: a sentence's start, a colon."""
    kept: list[Quotation] = []
    for i, quotation in enumerate(quotations):
        resumed = i + 1 < len(quotations) and quotations[i + 1].continues
        first = quotation.first
        opens = first == ranges[quotation.block][0] or bool(tokens.flags[first - 1] & STOP)
        speech = opens or tokens.words[first - 1] in {":", ","}
        if quotation.closed or resumed or (speech and not quotation.single):
            kept.append(quotation)
    return kept


class _Pairing:
    """The marks of one block and what each may be."""

    def __init__(self, text: str, tokens: Tokens, marks: list[int], last: int) -> None:
        self._text = text
        self._tokens = tokens
        self._marks = marks
        self._last = last

    def quotations(self, block: int) -> list[Quotation]:
        """Return what the marks enclose; the last may be unclosed."""
        found: list[Quotation] = []
        opener: int | None = None
        continues = False
        at = 0
        while at < len(self._marks):
            mark = self._marks[at]
            if opener is None:
                if self._opens_double(mark):
                    opener = mark
                elif (single := self._single(at, block)) is not None:
                    quotation, at = single
                    found.append(quotation)
            elif self._closes_double(mark, opener):
                found.append(Quotation(opener, mark + 1, block, continues))
                opener, continues = None, False
            elif self._opens_double(mark):
                if (end := self._inner_end(at)) is not None:
                    at = end + 1
                    continue
                if self._ends_sentence(mark - 1):
                    found.append(Quotation(opener, mark, block, continues, closed=False))
                    continues = True  # re-opened in one paragraph: lines were joined on the way to us
                opener = mark
                at += 1
                continue
            at += 1
        if opener is not None:
            found.append(Quotation(opener, self._last, block, continues, closed=False))
        return found

    def _inner_end(self, at: int) -> int | None:
        """Return the position among the marks that closes an inner quotation in marks of the outer: “I said “no” twice.”."""
        later = (k for k in range(at + 1, len(self._marks)) if self._tokens.words[self._marks[k]] in _DOUBLES)
        ends = [k for k, _ in zip(later, range(2), strict=False)]
        closers = [self._tokens.words[self._marks[k]] in _DOUBLE_CLOSERS for k in ends]
        return ends[0] if closers == [True, True] and self._tokens.words[self._marks[at]] in _DOUBLE_OPENERS else None

    def _ends_sentence(self, token: int) -> bool:
        return bool(self._tokens.flags[token] & STOP) and not self._tokens.flags[token] & ABBREVIATION

    def _opens_double(self, mark: int) -> bool:
        word = self._tokens.words[mark]
        if word not in _DOUBLES or not self._free_before(mark):
            return False
        if word in _DOUBLE_CLOSERS:
            return (
                word in {"»", "”"} and self._tokens.words[mark + 1][0].isalnum() and not self._free_after(mark)
            )  # »Ja«, ”Ja”
        return word == "«" or not self._free_after(mark)  # « Oui »

    def _closes_double(self, mark: int, opener: int) -> bool:
        word, opened = self._tokens.words[mark], self._tokens.words[opener]
        if word in _DOUBLE_CLOSERS:
            return mark > opener + 1 and not self._is_inches(mark)
        if word in _DOUBLE_EITHER:
            return mark > opener + 1 and (not self._free_before(mark) or (opened == word and self._free_after(mark)))
        return word in _DOUBLE_OPENERS and not self._free_before(mark)  # “rusty“: typed with the wrong mark

    def _is_inches(self, mark: int) -> bool:
        """Tell whether the mark counts inches: he is 6’2”."""
        end = self._tokens.starts[mark]
        return (
            self._text[end - 3 : end - 2].isdigit()
            and self._text[end - 2] in APOSTROPHES
            and self._text[end - 1].isdigit()
        )

    def _single(self, at: int, block: int) -> tuple[Quotation, int] | None:
        """Return the single quotation that opens here, and the position among the marks of its last one."""
        mark, end = self._marks[at], self._single_end(at)
        if end is not None:
            return Quotation(mark, self._marks[end] + 1, block, single=True), end
        if self._stays_open(at):
            return Quotation(mark, self._last, block, closed=False, single=True), len(self._marks)
        return None

    def _single_end(self, at: int) -> int | None:
        """Return the position among the marks at which a single quotation that opens here closes."""
        mark = self._marks[at]
        if not self._opens_single(mark):
            return None
        end = None
        for later in range(at + 1, len(self._marks)):
            other = self._marks[later]
            if self._tokens.words[other] in _DOUBLES:
                continue
            if self._opens_single(other):
                break
            if self._closes_single(other):
                end = later
                if not self._may_be_possessive(other):
                    break
        return end

    def _stays_open(self, at: int) -> bool:
        """Tell whether a single mark opens speech that its paragraph does not close: … said Ortiz. ‘We lost it."""
        mark = self._marks[at]
        if not self._opens_single(mark) or any(self._tokens.words[later] in _DOUBLES for later in self._marks[at:]):
            return False
        between = self._text[self._tokens.ends[mark - 1] : self._tokens.starts[mark]] if mark else "\n"
        return "\n" in between or self._ends_sentence(mark - 1)

    def _opens_single(self, mark: int) -> bool:
        if self._tokens.words[mark] not in {"‘", "'", "‚", "‛", "`"}:
            return False
        if not self._free_before(mark) or self._free_after(mark) or mark + 1 >= self._last:
            return False
        following = self._tokens.words[mark + 1]
        return following.lower() not in elisions() and not following[0].isdigit()

    def _closes_single(self, mark: int) -> bool:
        return (
            self._tokens.words[mark] in APOSTROPHES
            and not self._free_before(mark)
            and not self._text[self._tokens.ends[mark] : self._tokens.ends[mark] + 1].isalnum()
        )

    def _may_be_possessive(self, mark: int) -> bool:
        """Tell whether the mark may belong to a plural: the ministers’ plan."""
        end = self._tokens.ends[mark]
        return self._text[self._tokens.starts[mark] - 1] in "sSxz" and self._text[end + 1 : end + 2].isalpha()

    def _free_before(self, mark: int) -> bool:
        start = self._tokens.starts[mark]
        return start == 0 or self._text[start - 1] in _BEFORE_OPENER or self._text[start - 1].isspace()

    def _free_after(self, mark: int) -> bool:
        end = self._tokens.ends[mark]
        return end >= len(self._text) or self._text[end].isspace()
