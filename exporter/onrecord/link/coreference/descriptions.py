"""Descriptions: a definite noun phrase -> what it asks of the actor it points to: type, noun, gender, number.

Assumes that the noun at the end of the phrase describes ("the new deputy harbor master"). Left out: descriptions
by what happened ("the man who fell").
"""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.mentions import Mention
from onrecord.extract.names.mention_roles import person_noun
from onrecord.extract.names.nominals import AGED
from onrecord.lexicons.known_names import ActorType, is_one_of_people
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import Gender, PersonNoun, collectives
from onrecord.lexicons.words import ADJECTIVE, CAPITAL, CARDINAL, NUMBER, PLURAL_NOUN, RELATIVE
from onrecord.segment.documents import Document


def is_share(doc: Document, first: int, last: int) -> bool:
    """Tell whether the words are a share or number of people: "42 percent", "nearly half", "one in three"."""
    return any(doc.flags[i] & (CARDINAL | NUMBER | PLURAL_NOUN) for i in range(first, last))


class Description(NamedTuple):
    """`pair` says that two actors are meant; `loose` that the noun fits every actor of its type: "the company".

    `owner` is whom the description names inside it: "the Kenyan army"; `title` the whole office: "the Foreign | minister |".
    """

    type: ActorType
    noun: str
    gender: Gender | None = None
    pair: bool = False
    loose: bool = False
    owner: str | None = None
    title: str | None = None


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
    if is_one_of_people(doc.words[mention.last - 1]):
        return Description(
            "person", "", loose=not doc.flags[mention.last] & RELATIVE
        )  # of many a Republican, a Spaniard
    person = person_noun(noun)
    if person is not None and " ".join(doc.words[mention.last - 2 : mention.last]).lower() in collectives():
        return Description("organization", noun, owner=_owner(doc, mention))  # the coast guard
    if person is not None and person.plural and is_pair:
        return Description("person", person.singular, person.gender, pair=True)
    if person is not None and noun not in collectives():
        return None if person.plural else _of_person(doc, mention, person)
    if noun in nouns["nouns"] or collectives().get(noun) == "organization":
        loose = noun in nouns["of_bodies"] and _is_plain(doc, mention)
        return Description("organization", noun, loose=loose, owner=_owner(doc, mention))
    return None


def _of_person(doc: Document, mention: Mention, person: PersonNoun) -> Description:
    """Return what the description of a person asks for; one with more behind it fits no other: "the diver who fell"."""
    noun = doc.words[mention.last - 1].lower()
    owned = (
        doc.words[mention.last] in {"for", "of"} and doc.flags[mention.last + 1] & CAPITAL
    )  # the bishop | of Ostia |
    behind = mention.last + (doc.words[mention.last] == ",")  # the man|, | who gave no name
    nameless = noun in load_toml("name_parts")["nominals"]["nameless"]
    loose = not doc.flags[behind] & RELATIVE and not owned and not nameless
    title = next(titles_in(doc, mention.first + 1, mention.last), None)
    return Description("person", person.singular, person.gender, loose=loose, title=title)


def is_firm(description: Description) -> bool:
    """Tell whether the description is of a firm: "the airline", not "the party"."""
    return description.noun in load_toml("name_parts")["nominals"]["of_firms"]


def tells_nothing(description: Description) -> bool:
    """Tell whether the description says an age or a people alone, and so takes up who acted just before: "the 20-year-old"."""
    return not description.noun or description.noun.endswith(AGED)


def may_be_firm(description: Description) -> bool:
    """Tell whether the description may be of a body whose kind nothing tells: "the group", not "the commission"."""
    return is_firm(description) or description.noun in load_toml("name_parts")["nominals"]["of_any"]


def titles_in(doc: Document, first: int, last: int) -> Iterator[str]:
    """Yield the offices of several words that end the phrase, the longest first: "prime minister"."""
    for start in range(first, last - 1):
        person = person_noun(" ".join(doc.words[start:last]))
        if person is not None:
            yield person.singular


def _owner(doc: Document, mention: Mention) -> str | None:
    """Return the capitals between the article and the noun: "the | South Korean | army"."""
    capitals = [i for i in range(mention.first + 1, mention.last - 1) if doc.flags[i] & CAPITAL]
    return doc.string(capitals[0], capitals[-1] + 1) if capitals else None


def _is_plain(doc: Document, mention: Mention) -> bool:
    """Tell whether no noun narrows the description: "the company", "the Ostia company", not "the power company"."""
    between = range(mention.first + 1, mention.last - 1)
    return all(doc.flags[i] & (ADJECTIVE | CAPITAL) for i in between)
