"""Traces: where the actors of an article were last mentioned -> the one among several that a description means.

Assumes that who was named last is meant, and among those of one sentence its subject. Nobody when two are level. Leaves
out whom the description fits: referents say it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.extract.mentions import Mention
from onrecord.lexicons.words import RELATIVE
from onrecord.link.coreference.profiles import Profile
from onrecord.link.coreference.unnamed import UnnamedIndex
from onrecord.segment.documents import Document


@dataclass(slots=True)
class Trace:
    """Where an actor was last mentioned: the mention, its sentence and quotation, and in which part.

    `leads` says that it was its sentence's first actor, `speaks` that it stood beside a verb of saying.
    """

    at: int
    sentence: int
    quotation: int
    subject: bool
    owner: bool
    leads: bool
    speaks: bool


@dataclass(slots=True)
class Reading:
    """How far the mentions are read: traces by actor, the latest last, and what was found: mention -> actors.

    `unquoted` are the traces that are outside of quotations.
    `owner` gives the actors of the named mentions, `counts` how often each was meant, `pairs` the last two of a type that
    "and" joined; `voices` are the ends of the phrases of who speaks by their heads, `spoken` the heads in text order without
    “who” and “which”, `unnamed` where nouns are said of somebody without a name.
    """

    doc: Document
    mentions: list[Mention]
    profiles: list[Profile]
    voices: dict[int, int]
    owner: dict[int, int] = field(default_factory=dict)
    found: dict[int, tuple[int, ...]] = field(default_factory=dict)
    traces: dict[int, Trace] = field(default_factory=dict)
    unquoted: dict[int, Trace] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    pairs: dict[str, tuple[int, int]] = field(default_factory=dict)
    spoken: list[int] = field(init=False)
    unnamed: UnnamedIndex = field(init=False)

    def __post_init__(self) -> None:
        self.spoken = sorted([head for head in self.voices if not self.doc.flags[head] & RELATIVE])
        self.unnamed = UnnamedIndex(self.doc)

    def latest(self, at: int, reach: int) -> Iterator[tuple[int, Trace]]:
        """Yield the actors mentioned in the last sentences, the latest first."""
        first = self.sentence_at(at) - reach
        for position, trace in reversed(self.traces.items()):
            if trace.sentence < first:
                return
            yield position, trace

    def named_behind(self, at: int) -> frozenset[int]:
        """Return whom the sentence names behind the one who speaks in it: | He | called Ortiz’s plan a shame."""
        sentence, found = self.sentence_at(at), set()
        for later in range(at + 1, len(self.mentions)):
            if self.sentence_at(later) != sentence:
                break
            if later in self.owner and self.doc.quotation_of[self.mentions[later].first] < 0:
                found.add(self.owner[later])
        return frozenset(found)

    def sentence_at(self, at: int) -> int:
        """Return the sentence of a mention."""
        return self.doc.sentence_of[self.mentions[at].first]


def latest_of(named: dict[int, Trace]) -> tuple[int, ...]:
    """Return the latest; where others stand in its sentence, the only subject among them, or nobody."""
    latest = max(trace.sentence for trace in named.values())
    beside = {position: trace for position, trace in named.items() if trace.sentence == latest}
    subjects = [position for position, trace in beside.items() if trace.subject]
    if len(beside) == 1:
        return tuple(beside)
    return tuple(subjects) if len(subjects) == 1 else ()


def latest_subject(near: dict[int, Trace]) -> tuple[int, ...]:
    """Return the one of several persons who was a subject, at the head of a sentence."""
    led = [position for position, trace in near.items() if trace.subject and trace.leads and trace.quotation < 0]
    return tuple(led) if len(led) == 1 else ()


def pair_of(near: dict[int, Trace]) -> tuple[int, ...]:
    """Return both, where there are two."""
    return tuple(sorted(near)) if len(near) == 2 else ()  # noqa: PLR2004 - both
