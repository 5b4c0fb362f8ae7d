"""Speakers: quotes and actors -> the actor who speaks each quote, named, by pronoun, or left to the reader.

Assumes that a quotation on its own goes on with the speaker before it, in its paragraph or at the end of the one above.
None when unsure: a wrong speaker costs more than a missing one. Leaves out who "I" and "we" inside a quotation are.
"""

from onrecord.extract.quotes import Quote
from onrecord.link.actors import ActorIndex
from onrecord.segment.documents import Document

_CARRYING = frozenset({"alone"})  # rules whose quotes name nobody, and whose speaker the text implies


def resolve_speakers(doc: Document, quotes: list[Quote], actors: ActorIndex) -> list[int | None]:
    """Return for each quote the position of its speaker among the actors, or None."""
    speakers: list[int | None] = []
    answering = _interviewee(doc, quotes, actors)
    for i, quote in enumerate(quotes):
        if quote.speaker is not None:
            resolved = actors.resolve(*quote.speaker)
            speakers.append(resolved[0] if resolved else None)
        elif quote.rule == "answer-turn":
            speakers.append(answering)
        elif quote.rule in _CARRYING and i:
            speakers.append(_carried(doc, quotes[i - 1], quote, speakers[i - 1]))
        else:
            speakers.append(None)
    return speakers


def _carried(doc: Document, before: Quote, quote: Quote, speaker: int | None) -> int | None:
    """Return the speaker of the quote before, when it ends in the same paragraph or closes the one above."""
    here = doc.sentences[doc.sentence_of[quote.pieces[0][0]]].block
    end = max(before.pieces[-1][1], before.cue[1] if before.cue else 0)
    there = doc.sentences[doc.sentence_of[end - 1]].block
    if there == here:
        return speaker
    closes = doc.sentence_of[end - 1] == doc.sentence_of[doc.block_tokens[there][1] - 1]
    return speaker if closes and there + 1 == here else None


def _interviewee(doc: Document, quotes: list[Quote], actors: ActorIndex) -> int | None:
    """Return the only person named in front of the first question: the one who answers."""
    turns = [quote for quote in quotes if quote.rule in {"question-turn", "answer-turn"}]
    if not turns:
        return None
    people = actors.people_before(doc.starts[turns[0].pieces[0][0]])
    return people[0] if len(people) == 1 else None
