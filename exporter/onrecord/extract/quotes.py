"""Quotes: a document -> who said what: pieces of content with cue and speaker phrase.

Transcripts give their turns. Elsewhere, the first pass walks each sentence's cues and reads content off their frames, and
the second takes the quotations that no cue claimed: the rest of a speech, a speech without attribution. Assumes that each
token is said by one voice: what stands inside a quote is not searched again, except the turns of a transcript, which
report in their turn, and what a speaker quotes in marks of its own. Leaves out who the speakers are: linking resolves the
phrases.
"""

from typing import Literal, NamedTuple

from onrecord.extract.attributions.attributions import find_attributions
from onrecord.extract.attributions.headlines import find_headline
from onrecord.extract.attributions.interviews import find_interview
from onrecord.extract.attributions.nested_quotes import find_nested
from onrecord.extract.attributions.orphans import claim_orphans
from onrecord.extract.attributions.turns import find_letters, find_posts, find_turns
from onrecord.extract.grammar.ranges import Attribution, Cover, Range
from onrecord.segment.documents import Document
from onrecord.segment.signs import WORDS, positions

Kind = Literal["direct", "mixed", "indirect"]


class Quote(NamedTuple):
    """One quote; all ranges are tokens, half open.

    `pieces` are in text order; `cue` is None for a quotation on its own, `speaker` None when the text names none beside
    it; `rule` says what made it.
    """

    kind: Kind
    pieces: tuple[Range, ...]
    cue: Range | None
    lemma: str | None
    speaker: Range | None
    rule: str


def find_quotes(doc: Document) -> list[Quote]:
    """Return the quotes of the article in text order."""
    turns = (find_turns(doc) or find_interview(doc) or find_letters(doc)) + find_posts(doc)
    headline = find_headline(doc)
    spoken = [Quote("direct", t.pieces, None, None, t.speaker, t.rule) for t in turns]
    taken = Cover([piece for turn in turns for piece in turn.pieces])
    reported = [
        Quote(kind_of(doc, a.pieces), a.pieces, a.cue, a.lemma, a.speaker, a.rule)
        for a in claim_orphans(doc, headline + find_attributions(doc, behind=headline), turns)
        if any(_has_words(doc, *piece) for piece in a.pieces) and not _speaks_of_itself(doc, a, taken)
    ]
    nested = [Quote("direct", a.pieces, a.cue, a.lemma, a.speaker, a.rule) for a in find_nested(doc)]
    return sorted(spoken + reported + nested, key=lambda quote: (quote.pieces[0][0], quote.cue or (0, 0)))


def kind_of(doc: Document, pieces: tuple[Range, ...]) -> Kind:
    """Return direct when every word stands between quotation marks, mixed when some do, indirect when none."""
    inside = outside = False
    for first, last in pieces:
        quotations = doc.quotation_of[first:last]
        if max(quotations) < 0:
            outside = True
        elif min(quotations) >= 0:
            inside |= _has_words(doc, first, last)
        else:
            said = [doc.quotation_of[i] >= 0 for i in positions(doc.signs, WORDS, first, last)]
            inside |= any(said)
            outside |= not all(said)
    return "indirect" if not inside else "mixed" if outside else "direct"


def _speaks_of_itself(doc: Document, attribution: Attribution, turns: Cover) -> bool:
    """Tell whether "I call them lies" stands in the speaker's own turn: one voice, said already."""
    if attribution.speaker is None or doc.words[attribution.speaker[0]].lower() not in {"i", "we"}:
        return False
    first = attribution.pieces[0][0]
    return turns.meets((first, first + 1))


def _has_words(doc: Document, first: int, last: int) -> bool:
    return WORDS.search(doc.signs, first, last) is not None
