"""Descriptions: a definite noun phrase -> what it asks of the actor it points to: type, noun, gender, number.

Assumes that the noun at the end of the phrase describes ("the new deputy harbor master"). Left out: descriptions
by what happened ("the man who fell").
"""

from typing import NamedTuple

from onrecord.extract.mentions import Mention
from onrecord.extract.names.mention_roles import person_noun
from onrecord.extract.names.nominals import AGED
from onrecord.lexicons.known_names import ActorType
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import Gender, collectives
from onrecord.lexicons.words import ADJECTIVE, CAPITAL, CARDINAL, NUMBER, PLURAL_NOUN
from onrecord.segment.documents import Document


def is_share(doc: Document, first: int, last: int) -> bool:
    """Tell whether the words are a share or number of people: "42 percent", "nearly half", "one in three"."""
    return any(doc.flags[i] & (CARDINAL | NUMBER | PLURAL_NOUN) for i in range(first, last))


class Description(NamedTuple):
    """`pair` says that two actors are meant; `loose` that the noun fits every actor of its type: "the company".

    `owner` is whom the description names inside it: "the Kenyan army".
    """

    type: ActorType
    noun: str
    gender: Gender | None = None
    pair: bool = False
    loose: bool = False
    owner: str | None = None


def describe(doc: Document, mention: Mention) -> Description | None:
    """Return what the description asks for; None where it points to nobody in particular."""
    noun = doc.words[mention.last - 1].lower()
    nouns = load_toml("name_parts")["nominals"]
    is_pair = doc.words[mention.first].lower() == "both" or doc.words[mention.first + 1].lower() == "two"
    if noun in nouns["plural_of_states"]:
        return Description("state", noun, pair=True) if is_pair else None
    if noun.endswith(AGED):
        return Description("person", noun, loose=True)
    if noun in nouns["of_states"]:
        return Description("state", noun, loose=True)
    person = person_noun(noun)
    if person is not None and person.plural and is_pair:
        return Description("person", person.singular, person.gender, pair=True)
    if person is not None and noun not in collectives():
        return None if person.plural else Description("person", person.singular, person.gender, loose=True)
    if noun in nouns["nouns"] or collectives().get(noun) == "organization":
        loose = noun in nouns["of_bodies"] and _is_plain(doc, mention)
        return Description("organization", noun, loose=loose, owner=_owner(doc, mention))
    return None


def _owner(doc: Document, mention: Mention) -> str | None:
    """Return the capitals between the article and the noun: "the | South Korean | army"."""
    capitals = [i for i in range(mention.first + 1, mention.last - 1) if doc.flags[i] & CAPITAL]
    return doc.string(capitals[0], capitals[-1] + 1) if capitals else None


def _is_plain(doc: Document, mention: Mention) -> bool:
    """Tell whether no noun narrows the description: "the company", "the Ostia company", not "the power company"."""
    between = range(mention.first + 1, mention.last - 1)
    return all(doc.flags[i] & (ADJECTIVE | CAPITAL) for i in between)
