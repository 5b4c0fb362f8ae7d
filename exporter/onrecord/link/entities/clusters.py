"""Clusters: the mentions of one actor while they are being gathered, with what they tell of its type.

Assumes that a table which knows a name tells its type better than any number of mentions. Leaves out which mentions belong
together: aliases say it.
"""

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from operator import itemgetter

from onrecord.extract.mentions import Mention
from onrecord.lexicons.known_names import ActorType, Sense


@dataclass(slots=True)
class Cluster:
    """The mentions of one actor while they are being gathered.

    `words` are those of its fullest form, in lower case; `mentions` are in text order, `shorts` the last of each
    short name; `leading` is the type with most votes.
    """

    words: tuple[str, ...]
    sense: Sense | None
    mentions: list[int] = field(default_factory=list)
    votes: dict[ActorType, int] = field(default_factory=dict)
    leading: ActorType | None = None
    shorts: dict[str, int] = field(default_factory=dict)

    @property
    def type(self) -> ActorType | None:
        """Return the type with most evidence: a table that knows the name has more than any vote."""
        if self.sense is not None and not self.sense.ambiguous:
            return self.sense.type
        return self.leading

    def add(self, at: int, mention: Mention) -> None:
        """Take the mention in."""
        if self.mentions and at < self.mentions[-1]:
            insort(self.mentions, at)
        else:
            self.mentions.append(at)
        if mention.type is not None:
            self._vote(mention.type, mention.strength)

    def absorb(self, other: "Cluster") -> None:
        """Take all of another cluster in."""
        for at in other.mentions:
            insort(self.mentions, at)
        for actor_type, strength in other.votes.items():
            self._vote(actor_type, strength)
        self.sense = self.sense or other.sense
        if len(other.words) > len(self.words):
            self.words = other.words

    def latest_before(self, at: int) -> int | None:
        """Return the last of its mentions in front of a mention."""
        place = bisect_left(self.mentions, at)
        return self.mentions[place - 1] if place else None

    def _vote(self, actor_type: ActorType, strength: int) -> None:
        self.votes[actor_type] = self.votes.get(actor_type, 0) + strength
        self.leading = max(self.votes.items(), key=itemgetter(1))[0] if len(self.votes) > 1 else actor_type
