"""Retellings: allegation candidates -> one for each charge, in its fullest telling.

Assumes that a charge is told again when the accused and the wrong are the same and the accuser does not differ: in
headline, lead and body. Leaves out retellings in other words.
"""

from onrecord.extract.accusation_candidates import AllegationCandidate
from onrecord.link.actors import ActorIndex
from onrecord.link.responses import content_words, side_of
from onrecord.segment.documents import Document

_SAME = 0.6  # share of the shorter claim's words that the longer one holds


def without_retellings(
    doc: Document, candidates: list[AllegationCandidate], actors: ActorIndex
) -> list[AllegationCandidate]:
    """Return the candidates without those that a fuller one tells again."""
    fullest = sorted(
        candidates,
        key=lambda c: (c.explicit, c.accuser is not None, bool(c.accused), c.claim[1] - c.claim[0]),
        reverse=True,
    )
    kept: list[AllegationCandidate] = []
    for candidate in fullest:
        if not any(_tells_again(doc, candidate, other, actors) for other in kept):
            kept.append(candidate)
    return kept


def _tells_again(doc: Document, short: AllegationCandidate, full: AllegationCandidate, actors: ActorIndex) -> bool:
    a, b = content_words(doc, short.claim), content_words(doc, full.claim)
    if not a or not b or len(a & b) < _SAME * min(len(a), len(b)):
        return False
    if (
        short.accused
        and full.accused
        and not side_of(doc, short.accused, actors).meets(side_of(doc, full.accused, actors))
    ):
        return False
    if short.accuser is None or full.accuser is None:
        return True
    return side_of(doc, (short.accuser,), actors).meets(side_of(doc, (full.accuser,), actors))
