"""Descriptions: a definite noun phrase -> what it asks of the actor it points to: type, noun, gender, number.

Assumes that the noun at the end of the phrase describes ("the Republican presidential nominee"). Left out: descriptions
by what happened ("the man who fell").
"""

from typing import NamedTuple

from onrecord.extract.mention_roles import person_noun
from onrecord.extract.mentions import Mention
from onrecord.lexicons.known_names import ActorType
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import Gender, collectives
from onrecord.segment.documents import Document


class Description(NamedTuple):
    """`count` is 0 for one actor; `loose` says that the noun fits every actor of its type: "the company"."""

    type: ActorType
    noun: str
    gender: Gender | None = None
    count: int = 0
    loose: bool = False


def describe(doc: Document, mention: Mention) -> Description | None:
    """Return what the description asks for; None where it points to nobody in particular."""
    noun = doc.words[mention.last - 1].lower()
    opening = doc.words[mention.first].lower()
    states = load_toml("name_parts")["nominals"]
    if noun in states["of_states"]:
        plural = noun in states["plural_of_states"]
        pair = opening == "both" or doc.words[mention.first + 1].lower() == "two"
        if plural:
            return Description("state", noun, count=2) if pair else None
        return Description("state", noun, loose=True)
    person = person_noun(noun)
    if person is not None and noun not in collectives():
        return None if person.plural else Description("person", person.singular, person.gender)
    if collectives().get(noun) == "organization":
        return Description("organization", noun, loose=noun in states["of_bodies"])
    return None
