"""Profiles: an actor's cluster of mentions -> what the article tells of it besides its name.

Assumes that honorifics, given names and the nouns of a role tell gender, and that a role's nouns describe the actor
later ("Judge Ortiz … the judge"). Left out: knowledge of the world.
"""

from dataclasses import dataclass, field
from functools import cache

from onrecord.extract.mentions import Mention
from onrecord.extract.names.mention_roles import person_noun
from onrecord.extract.names.nominals import AGED
from onrecord.lexicons.given_names import given_names
from onrecord.lexicons.known_names import ActorType, known_names
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import Gender, collectives, honorifics, modifiers
from onrecord.link.coreference.descriptions import Description, titles_in
from onrecord.link.entities.clusters import Cluster
from onrecord.segment.documents import Document


@dataclass(slots=True)
class Profile:
    """What an actor is; `nouns` are those said of it, in the singular and lower case.

    `past` are those that were true once: "former mayor". `kind` is a body's, where a table or its own name tells it, so that it is of no other; `kind_nouns` are those for it, by
    which the body may be called while it is fresh in mind.
    """

    type: ActorType
    gender: Gender | None = None
    nouns: set[str] = field(default_factory=set)
    past: set[str] = field(default_factory=set)
    kind_nouns: tuple[str, ...] = ()
    kind: str | None = None
    country: str | None = None

    def fits(self, description: Description) -> bool:
        """Tell whether the description may be of this actor."""
        if self.type != description.type:
            return False
        if description.gender and self.gender and self.gender != description.gender:
            return False
        if description.owner is not None and not self._belongs_to(description.owner):
            return False
        if description.pair or self.is_called(description) or description.noun in self.kind_nouns:
            return True
        return description.loose and self.kind is None

    def _belongs_to(self, owner: str) -> bool:
        """Tell whether the owner is the actor's state, or part of its name: "the Kenyan army", "the Otter magazine"."""
        sense = known_names().get(owner)
        if sense is not None and sense.country is not None and sense.country == self.country:
            return True
        return self.nouns.issuperset(owner.lower().split())

    def is_called(self, description: Description) -> bool:
        """Tell whether the article says the noun of the actor: "the minister", of no foreign minister "the prime minister"."""
        if description.title is None or description.title in self.nouns:
            return description.noun in self.nouns
        return description.noun in self.nouns and not any(noun.endswith(f" {description.noun}") for noun in self.nouns)


def profile_of(doc: Document, mentions: list[Mention], cluster: Cluster) -> Profile:
    """Return the profile that a cluster's named mentions give."""
    profile = Profile(cluster.type or "person", country=None if cluster.sense is None else cluster.sense.country)
    if profile.type == "person":
        for at in cluster.mentions:
            _read_person(doc, mentions[at], profile)
    else:
        profile.nouns = _body_nouns(doc, mentions, cluster)
        if profile.type == "organization":
            profile.kind = _kind(cluster) or next(filter(None, map(_kinds_of_words().get, profile.nouns)), None)
        profile.kind_nouns = tuple(load_toml("name_parts")["nouns_of_kinds"].get(profile.kind, ()))
    return profile


def _read_person(doc: Document, mention: Mention, profile: Profile) -> None:
    before = doc.words[mention.first - 1].lower()
    comma, age = doc.words[mention.last : mention.last + 2]
    if comma == "," and age.isdigit():
        profile.nouns.add(age + AGED)
    told = honorifics().get(before)
    if mention.role is not None:
        noun = person_noun(doc.words[mention.role.head])
        if noun is not None:
            profile.nouns.add(noun.singular)
            told = told or noun.gender
        profile.nouns.add(doc.words[mention.role.head].lower())
        profile.nouns.update(titles_in(doc, mention.role.first, mention.role.head + 1))
        if noun is not None and modifiers().get(doc.words[mention.role.first].lower()) == "past":
            profile.past.add(noun.singular)
    if profile.gender is None:
        given = given_names().get(doc.words[mention.first]) if mention.last - mention.first > 1 else None
        profile.gender = told or (given and given.gender)


def _body_nouns(doc: Document, mentions: list[Mention], cluster: Cluster) -> set[str]:
    """Return the nouns for a body: in its name, and beside it ("Otter magazine")."""
    nouns = {word for word in cluster.words if len(word) > 2}  # noqa: PLR2004 - "of", "X"
    for at in cluster.mentions:
        mention = mentions[at]
        beside = (doc.words[mention.first - 1], doc.words[mention.last])
        nouns.update(word for word in beside if word in collectives())
    return nouns


def _kind(cluster: Cluster) -> str | None:
    """Return the kind of a body that a table tells, or else the last word of its name that tells one."""
    if cluster.sense is not None:
        return cluster.sense.kind
    return next(filter(None, map(_kinds_of_words().get, reversed(cluster.words))), None)


@cache
def _kinds_of_words() -> dict[str, str]:
    kinds = load_toml("name_parts")["kinds_of_words"]
    return {word: kind for kind, words in kinds.items() if kind != "about" for word in words}
