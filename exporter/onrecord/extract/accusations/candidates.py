"""The candidate that the allegation passes yield, and the site at which a cue is read."""

from typing import NamedTuple

from onrecord.extract.grammar.ranges import Range
from onrecord.lexicons.accusations import Accusation
from onrecord.segment.documents import Document


class AllegationCandidate(NamedTuple):
    """One charge of wrongdoing; all ranges are tokens, half open.

    `claim` is what is alleged, `accuser` None when the text names none, `accused` empty when it names nobody. `rule` says
    what made it. `weak` says that another candidate for the same claim takes precedence.
    """

    claim: Range
    cue: Range
    lemma: str
    accuser: Range | None
    accused: tuple[Range, ...]
    explicit: bool
    rule: str
    weak: bool = False


class Site(NamedTuple):
    """Where a cue is read: its entry, its first token, the token behind it, and the sentence's tokens."""

    doc: Document
    cue: Accusation
    at: int
    end: int
    lower: int
    last: int

    def candidate(
        self, claim: Range, accuser: Range | None, accused: tuple[Range, ...], rule: str
    ) -> AllegationCandidate:
        """Return the candidate with this cue."""
        return AllegationCandidate(
            claim, (self.at, self.end), self.cue.lemma, accuser, accused, not self.cue.act, rule, self.cue.weak
        )
