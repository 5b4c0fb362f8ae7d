"""Actors: the mentions of an article -> its actors, and who any noun phrase of it denotes.

Assumes that mentions come in text order. Precision first: a phrase that may denote two actors, or nobody named, denotes
none. Left out: who "I" and "we" are.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from onrecord.contract import record_id
from onrecord.extract.mentions import Mention
from onrecord.extract.quotes import Quote
from onrecord.lexicons.organizations import is_seat
from onrecord.link.coreference.phrases import PhraseIndex
from onrecord.link.coreference.profiles import profile_of
from onrecord.link.coreference.referents import Referents
from onrecord.link.coreference.voices import find_voices
from onrecord.link.entities.aliases import Clustering
from onrecord.link.entities.clusters import Cluster
from onrecord.link.entities.identities import Actor, identify
from onrecord.link.entities.metonyms import read_metonyms
from onrecord.link.entities.owners import read_owners
from onrecord.link.entities.shared_roles import read_shared_roles
from onrecord.segment.documents import Document

Denoted = dict[int, tuple[int, ...]]


class ActorIndex:
    """The actors of one article."""

    def __init__(self, doc: Document, mentions: list[Mention], actors: list[Actor], phrases: PhraseIndex) -> None:
        self._doc = doc
        self._mentions = mentions
        self._actors = actors
        self._phrases = phrases

    def resolve(self, first: int, last: int) -> tuple[int, ...]:
        """Return the positions of the actors that the noun phrase of the tokens denotes; empty when unsure."""
        return self._phrases.resolve(first, last)

    def names_of(self, first: int, last: int) -> tuple[str, ...]:
        """Return the names of the actors that the noun phrase denotes."""
        return tuple(self._actors[at].name for at in self.resolve(first, last))

    def people_in(self, first: int, last: int) -> tuple[int, ...]:
        """Return the positions of the persons that the noun phrase denotes."""
        return tuple(at for at in self.resolve(first, last) if self._actors[at].type == "person")

    def is_named_in_full(self, position: int) -> bool:
        """Tell whether the actor is a person whose given name and surname the article tells."""
        return self._actors[position].type == "person" and " " in self._actors[position].name

    def is_group(self, position: int) -> bool:
        """Tell whether the actor is a group of people: "Republicans"."""
        return self._actors[position].type == "group"

    def is_body(self, position: int) -> bool:
        """Tell whether the actor is a body."""
        return self._actors[position].type == "organization"

    def is_person(self, position: int) -> bool:
        """Tell whether the actor is a person."""
        return self._actors[position].type == "person"

    def states_of_seat(self, position: int) -> list[int]:
        """Return the state whose government the actor stands for, where the article names both: "the Kremlin", Russia."""
        seat = self._actors[position]
        if seat.type != "organization" or not is_seat(seat.name):
            return []
        return [
            at for at, one in enumerate(self._actors) if one.type == "state" and one.country_code == seat.country_code
        ]

    def may_write(self, position: int) -> bool:
        """Tell whether the actor can be the author of a text: no place, and no group."""
        return self._actors[position].type in {"person", "organization"}

    def groups_between(self, start: int, end: int) -> tuple[int, ...]:
        """Return the positions of the groups that are named between the offsets."""
        first, last = (bisect_left(self._groups, (offset, 0)) for offset in (start, end))
        return tuple(sorted({position for _, position in self._groups[first:last]}))

    @cached_property
    def _groups(self) -> list[tuple[int, int]]:
        """Return where the groups are mentioned, each with its position."""
        groups = ((position, actor) for position, actor in enumerate(self._actors) if actor.type == "group")
        return sorted((self._mentions[at].start, position) for position, actor in groups for at in actor.mentions)

    def people_before(self, end: int) -> list[int]:
        """Return the positions of the persons mentioned in front of the offset, one a mention."""
        return [
            position
            for position, actor in enumerate(self._actors)
            if actor.type == "person"
            for at in actor.mentions
            if self._mentions[at].start < end
        ]

    def actor_id(self, article_id: str, position: int) -> str:
        """Return the id of the actor at the position."""
        return record_id(article_id, "actors", position + 1)

    def rows(self, article_id: str) -> list[dict[str, Any]]:
        """Return the actor records of the article, as plain values in the contract's order."""
        return [
            {
                "actor_id": self.actor_id(article_id, position),
                "article_id": article_id,
                "entity_id": actor.entity_id,
                "position": position + 1,
                "name": actor.name,
                "type": actor.type,
                "role": actor.role,
                "country_code": actor.country_code,
                "mentions": [
                    {"start": m.start, "end": m.end, "text": self._doc.text[m.start : m.end], "kind": m.kind}
                    for m in map(self._mentions.__getitem__, actor.mentions)
                ],
                "mention_count": len(actor.mentions),
            }
            for position, actor in enumerate(self._actors)
        ]


def link_actors(doc: Document, mentions: list[Mention], quotes: Sequence[Quote]) -> ActorIndex:
    """Return the actors that the mentions denote; who speaks in the quotes is the first that a pronoun may mean."""
    mentions = read_owners(doc, read_metonyms(doc, mentions))
    clusters = Clustering(doc, mentions).clusters()
    profiles = [profile_of(doc, mentions, cluster) for cluster in clusters]
    owner = {at: position for position, cluster in enumerate(clusters) for at in cluster.mentions}
    denoted = {at: (position,) for at, position in owner.items()} | Referents(
        doc, mentions, profiles, find_voices(doc, quotes)
    ).read(owner)
    for at, positions in denoted.items():
        if mentions[at].kind != "named":
            for position in positions:
                clusters[position].mentions.append(at)
    clusters, denoted = _in_order(clusters, denoted)
    shared = read_shared_roles(doc, mentions)
    actors = [identify(doc, mentions, cluster, shared) for cluster in clusters]
    return ActorIndex(doc, mentions, actors, PhraseIndex(doc, mentions, denoted, actors))


def _in_order(clusters: list[Cluster], denoted: Denoted) -> tuple[list[Cluster], Denoted]:
    """Return both by first mention, which a description may be: | The commissioner | spoke. Ana Ortiz said …."""
    order = sorted(range(len(clusters)), key=lambda position: min(clusters[position].mentions))
    place = {old: new for new, old in enumerate(order)}
    return [clusters[old] for old in order], {at: tuple([place[old] for old in olds]) for at, olds in denoted.items()}
