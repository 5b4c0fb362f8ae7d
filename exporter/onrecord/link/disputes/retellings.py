"""Retellings: allegation candidates -> one for each charge, in its fullest telling.

Assumes that a charge is told again when the accused and the wrong are the same and the accuser does not differ: in
headline, lead and body. Compares a charge with those alone that share its accused, its accuser or its rarest words,
whichever are fewest, so that a long run of charges costs in proportion to its length. Leaves out retellings in other
words.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable
from typing import Final

from onrecord.extract.accusations.candidates import AllegationCandidate
from onrecord.extract.grammar.ranges import Range
from onrecord.link.disputes.sides import SideIndex

_SAME: Final = 0.6  # share of the shorter claim's words that the longer one holds


def without_retellings(candidates: list[AllegationCandidate], sides: SideIndex) -> list[AllegationCandidate]:
    """Return the candidates without those that a fuller one tells again."""
    fullest = sorted(
        candidates,
        key=lambda c: (c.explicit, c.accuser is not None, bool(c.accused), c.claim[1] - c.claim[0]),
        reverse=True,
    )
    kept = TellingIndex(fullest, sides)
    for candidate in fullest:
        if not any(_tells_again(candidate, other, sides) for other in kept.near(candidate)):
            kept.add(candidate)
    return kept.tellings


class TellingIndex:
    """The tellings kept so far, by accused, accuser and words; `candidates` are all that there may be."""

    def __init__(self, candidates: list[AllegationCandidate], sides: SideIndex) -> None:
        self.tellings: list[AllegationCandidate] = []
        self._sides = sides
        self._counts = Counter(word for c in candidates for word in sides.words_of(c.claim))
        self._lists: dict[tuple[str, Hashable], list[AllegationCandidate]] = defaultdict(list)

    def add(self, telling: AllegationCandidate) -> None:
        """Keep a telling."""
        self.tellings.append(telling)
        keys = [("accused", key) for key in self._parties(telling.accused)]
        keys += [("accuser", key) for key in self._parties((telling.accuser,) if telling.accuser else ())]
        keys += [("word", word) for word in self._sides.words_of(telling.claim)]
        keys += [("rare word", word) for word in self._rarest(telling)]
        for key in keys:
            self._lists[key].append(telling)

    def near(self, candidate: AllegationCandidate) -> Collection[AllegationCandidate]:
        """Return the tellings that the candidate may tell again, some of them more than once."""
        words = self._listed("word", self._rarest(candidate))
        words += self._listed("rare word", self._sides.words_of(candidate.claim))
        accuser = (candidate.accuser,) if candidate.accuser else ()
        by_party = (
            self._listed(role, {*self._parties(spans), None})
            for role, spans in (("accused", candidate.accused), ("accuser", accuser))
            if spans
        )
        found = min((words, *by_party), key=lambda lists: sum(map(len, lists)))
        return [telling for listed in found for telling in listed]

    def _listed(self, role: str, keys: Collection[Hashable]) -> list[list[AllegationCandidate]]:
        return [self._lists[role, key] for key in keys if (role, key) in self._lists]

    def _parties(self, spans: tuple[Range, ...]) -> Collection[Hashable]:
        """Return what a side is known by, None alone where nobody is named."""
        if not spans:
            return (None,)
        side = self._sides.side_of(spans)
        return side.actors | side.words | side.names

    def _rarest(self, candidate: AllegationCandidate) -> list[str]:
        """Return so many of the claim's words that a claim without them is another one."""
        words = sorted(self._sides.words_of(candidate.claim), key=lambda word: (self._counts[word], word))
        return words[: int((1 - _SAME) * len(words)) + 1]


def _tells_again(short: AllegationCandidate, full: AllegationCandidate, sides: SideIndex) -> bool:
    a, b = sides.words_of(short.claim), sides.words_of(full.claim)
    if not a or not b or len(a & b) < _SAME * min(len(a), len(b)):
        return False
    if short.accused and full.accused and not sides.side_of(short.accused).meets(sides.side_of(full.accused)):
        return False
    if short.accuser is None or full.accuser is None:
        return True
    return sides.side_of((short.accuser,)).meets(sides.side_of((full.accuser,)))
