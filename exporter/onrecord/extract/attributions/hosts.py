"""Hosts: the attributions read so far, and a quotation -> the one that it goes on with: “A,” said Ortiz. “B.”.

Assumes that a quotation goes on with a cue of the sentence before it, or of the paragraph above it. Looks attributions up
by sentence and paragraph, so that a quotation costs the same in an article of any length. Leaves out whether the quotation
is speech.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from onrecord.extract.grammar.ranges import Attribution, Range
from onrecord.lexicons.words import CUE
from onrecord.segment.documents import Document

_LEAD_TOKENS: Final = 10  # between an attribution and the quotation that goes on: Unless the board gives in, “it is …”


class HostIndex:
    """The attributions of one article; each may take in more pieces."""

    def __init__(self, doc: Document, attributions: Iterable[Attribution]) -> None:
        self._doc = doc
        self._found: list[Attribution] = []
        self._more: dict[int, list[Range]] = defaultdict(list)  # pieces taken in
        self._by_cue: dict[int, list[int]] = defaultdict(list)  # by sentence
        self._by_end: dict[int, list[int]] = defaultdict(list)  # by the block of a last piece, of now or before
        self._begun: set[int] = set()  # sentences in which a piece begins
        for attribution in attributions:
            self.add(attribution)

    def attributions(self) -> list[Attribution]:
        """Return the attributions with all their pieces."""
        found = self._found.copy()
        for at, pieces in self._more.items():
            found[at] = found[at]._replace(pieces=(*found[at].pieces, *pieces))
        return found

    def add(self, attribution: Attribution) -> None:
        """Keep an attribution."""
        doc, at = self._doc, len(self._found)
        self._found.append(attribution)
        for first, _ in attribution.pieces:
            self._begun.add(doc.sentence_of[first])
        if attribution.cue is not None:
            self._by_cue[doc.sentence_of[attribution.cue[0]]].append(at)
            self._by_end[self._block_of(attribution.pieces[-1])].append(at)

    def extend(self, at: int, pieces: Iterable[Range]) -> None:
        """Give an attribution more pieces."""
        self._more[at] += pieces
        self._begun.update(self._doc.sentence_of[first] for first, _ in pieces)
        insort(self._by_end[self._block_of(self._last_piece(at))], at)

    def host_of(self, index: int) -> int | None:
        """Return the attribution that the quotation goes on with: “A,” said Ortiz. “B.”."""
        doc, quotation = self._doc, self._doc.quotations[index]
        sentence = doc.sentence_of[quotation.first]
        if sentence == 0 or not (doc.sentences[sentence].first == quotation.first or self.goes_on_inside(index)):
            return None
        if doc.sentences[sentence - 1].block != quotation.block:
            return None
        behind = (
            at for at in reversed(self._by_cue.get(sentence - 1, ())) if self._cue_of(at)[0] >= self._last_piece(at)[1]
        )
        return next(behind, None)

    def host_above(self, index: int) -> int | None:
        """Return the attribution that closes the paragraph above, when the quotation is a paragraph of its own."""
        doc, quotation = self._doc, self._doc.quotations[index]
        if quotation.block == 0 or doc.block_tokens[quotation.block] != quotation.range:
            return None
        first, end = doc.block_tokens[quotation.block - 1]
        ending = (
            at for at in reversed(self._by_end.get(quotation.block - 1, ())) if first <= self._last_piece(at)[0] < end
        )
        at = next(ending, None)
        if at is None:
            return None
        piece_end = self._last_piece(at)[1]
        last = max(piece_end, doc.sentences[doc.sentence_of[self._cue_of(at)[0]]].last)
        closes = not any(word[0].isalnum() for word in doc.words[last:end])
        return at if closes and doc.quotation_of[piece_end - 1] >= 0 else None

    def goes_on_inside(self, index: int) -> bool:
        """Tell whether few words of the speaker's lead up to the quotation: “A,” said Ortiz. Now, | “b.”."""
        doc, quotation = self._doc, self._doc.quotations[index]
        sentence = doc.sentence_of[quotation.first]
        first, last, _ = doc.sentences[sentence]
        lead = range(first, quotation.first)
        if not 0 < len(lead) <= _LEAD_TOKENS or quotation.last < last - 1 or any(doc.flags[i] & CUE for i in lead):
            return False
        return sentence not in self._begun

    def _cue_of(self, at: int) -> Range:
        return self._found[at].cue or (0, 0)

    def _last_piece(self, at: int) -> Range:
        return self._more[at][-1] if at in self._more else self._found[at].pieces[-1]

    def _block_of(self, piece: Range) -> int:
        return self._doc.sentences[self._doc.sentence_of[piece[0]]].block
