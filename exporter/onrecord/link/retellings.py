"""Retellings: allegation candidates -> one for each charge, in its fullest telling.

Assumes that a charge is told again when the accused and the wrong are the same and the accuser does not differ: in
headline, lead and body. Leaves out retellings in other words.
"""

from onrecord.extract.accusation_candidates import AllegationCandidate
from onrecord.link.sides import SideIndex

_SAME = 0.6  # share of the shorter claim's words that the longer one holds


def without_retellings(candidates: list[AllegationCandidate], sides: SideIndex) -> list[AllegationCandidate]:
    """Return the candidates without those that a fuller one tells again."""
    fullest = sorted(
        candidates,
        key=lambda c: (c.explicit, c.accuser is not None, bool(c.accused), c.claim[1] - c.claim[0]),
        reverse=True,
    )
    kept: list[AllegationCandidate] = []
    for candidate in fullest:
        if not any(_tells_again(candidate, other, sides) for other in kept):
            kept.append(candidate)
    return kept


def _tells_again(short: AllegationCandidate, full: AllegationCandidate, sides: SideIndex) -> bool:
    a, b = sides.words_of(short.claim), sides.words_of(full.claim)
    if not a or not b or len(a & b) < _SAME * min(len(a), len(b)):
        return False
    if short.accused and full.accused and not sides.side_of(short.accused).meets(sides.side_of(full.accused)):
        return False
    if short.accuser is None or full.accuser is None:
        return True
    return sides.side_of((short.accuser,)).meets(sides.side_of((full.accuser,)))
