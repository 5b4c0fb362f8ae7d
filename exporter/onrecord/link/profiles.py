"""Profiles: an actor's cluster of mentions -> what the article tells of it besides its name.

Assumes that honorifics, given names and the nouns of a role tell gender, and that a role's nouns describe the actor
later ("Judge Ortiz … the judge"). Left out: knowledge of the world.
"""

from dataclasses import dataclass, field

from onrecord.extract.mention_roles import person_noun
from onrecord.extract.mentions import Mention
from onrecord.lexicons.given_names import given_names
from onrecord.lexicons.known_names import ActorType
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import Gender, honorifics
from onrecord.link.aliases import Cluster
from onrecord.link.descriptions import Description
from onrecord.segment.documents import Document


@dataclass(slots=True)
class Profile:
    """What an actor is; `nouns` are those said of it, in the singular and lower case."""

    type: ActorType
    gender: Gender | None = None
    nouns: set[str] = field(default_factory=set)

    def fits(self, description: Description) -> bool:
        """Tell whether the description may be of this actor."""
        if self.type != description.type:
            return False
        if description.gender and self.gender and self.gender != description.gender:
            return False
        return description.loose or description.count > 0 or self.has_noun(description.noun)

    def has_noun(self, noun: str) -> bool:
        """Tell whether the article says the noun of the actor."""
        return noun in self.nouns


def profile_of(doc: Document, mentions: list[Mention], cluster: Cluster) -> Profile:
    """Return the profile that a cluster's named mentions give."""
    profile = Profile(cluster.type or "person")
    if profile.type == "person":
        for at in cluster.mentions:
            _read_person(doc, mentions[at], profile)
    else:
        profile.nouns = _body_nouns(cluster)
    return profile


def _read_person(doc: Document, mention: Mention, profile: Profile) -> None:
    before = doc.words[mention.first - 1].lower() if mention.first else ""
    told = honorifics().get(before)
    if mention.role is not None:
        noun = person_noun(doc.words[mention.role.head])
        if noun is not None:
            profile.nouns.add(noun.singular)
            told = told or noun.gender
        profile.nouns.add(doc.words[mention.role.head].lower())
    given = given_names().get(doc.words[mention.first])
    if profile.gender is None:
        profile.gender = told or (given.gender if given is not None and mention.last - mention.first > 1 else None)


def _body_nouns(cluster: Cluster) -> set[str]:
    """Return the nouns for a body: those in its name, and those of its kind ("party", "newspaper")."""
    kinds = load_toml("name_parts")["nouns_of_kinds"]
    nouns = {word for word in cluster.words if len(word) > 2}  # noqa: PLR2004 - "of", "X"
    if cluster.sense is not None:
        nouns.update(kinds.get(cluster.sense.kind, ()))
    return nouns
