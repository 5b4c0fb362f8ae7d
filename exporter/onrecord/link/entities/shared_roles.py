"""Shared roles: a plural office and the list of its holders -> each holder's office and country.

Assumes that "Senators X and Y" are a senator each, and one order in two lists: "the foreign ministers of A and B, X and
Y" makes X foreign minister of A. Left out: lists of different lengths.
"""

from typing import Final, NamedTuple

from onrecord.extract.mentions import Mention
from onrecord.extract.names.mention_roles import person_noun
from onrecord.lexicons.titles import PersonNoun, roles, titles
from onrecord.lexicons.words import CAPITAL
from onrecord.link.entities.countries import country_of_role
from onrecord.segment.documents import Document

_LINKS: Final = frozenset({"and", ",", "the"})
_ROLE_WORDS: Final = 4  # "deputy prime ministers"


class SharedRole(NamedTuple):
    """The office in the singular and the country of its body."""

    role: str
    country: str | None


def read_shared_roles(doc: Document, mentions: list[Mention]) -> dict[int, SharedRole]:
    """Return mention of a holder -> its office, where a plural office is parted among holders."""
    named = [at for at, mention in enumerate(mentions) if mention.kind == "named"]
    found: dict[int, SharedRole] = {}
    for place, at in enumerate(named):
        if mentions[at].role is None and doc.words[mentions[at].first - 1] not in {"of", "the"}:
            continue  # most names: no office in front, and no body of one
        shared = _plural_role(doc, mentions[at])
        if shared is not None:
            found |= dict.fromkeys(_listed(doc, mentions, named, place), shared)
            continue
        office = _plural_office(doc, mentions[at].first)
        if office is None:
            continue
        bodies = _listed(doc, mentions, named, place)
        holders = _listed(doc, mentions, named, place + len(bodies))
        if bodies and len(bodies) == len(holders) and _are_holders(doc, mentions, bodies[-1], holders):
            for body, holder in zip(bodies, holders, strict=True):
                sense = mentions[body].sense
                found[holder] = SharedRole(office.singular, None if sense is None else sense.country)
    return found


def _plural_role(doc: Document, mention: Mention) -> SharedRole | None:
    """Return the office of each, where one in the plural stands in front of the first: "Republican Senators | Ortiz"."""
    role = mention.role
    noun = person_noun(doc.words[role.head]) if role is not None and role.last <= mention.first else None
    if role is None or noun is None or not noun.plural or role.head != role.last - 1:
        return None
    office = noun.singular.capitalize() if doc.flags[role.head] & CAPITAL else noun.singular
    return SharedRole(" ".join([*doc.words[role.first : role.head], office]), country_of_role(doc, role))


def _plural_office(doc: Document, first: int) -> PersonNoun | None:
    """Return the plural office in front of "of" and the body: "foreign ministers of | Russia"."""
    end = first - 1 if doc.words[first - 1] == "the" else first
    if end < 2 or doc.words[end - 1] != "of":  # noqa: PLR2004 - an office and "of"
        return None
    for start in range(max(0, end - 1 - _ROLE_WORDS), end - 1):
        form = " ".join(doc.words[start : end - 1]).lower()
        noun = titles().get(form) or roles().get(form)
        if noun is not None and noun.plural:
            return noun
    return None


def _listed(doc: Document, mentions: list[Mention], named: list[int], place: int) -> list[int]:
    """Return the named mentions from the place on that only "and", commas and articles part, of one type."""
    listed = named[place : place + 1]
    for later in range(place + 1, len(named)):
        at = named[later]
        before, mention = mentions[listed[-1]], mentions[at]
        gap = doc.words[before.last : mention.first]
        if not gap or not _LINKS.issuperset(gap) or (mention.type == "person") != (before.type == "person"):
            break
        listed.append(at)
    return listed


def _are_holders(doc: Document, mentions: list[Mention], body: int, holders: list[int]) -> bool:
    first = mentions[holders[0]]
    return doc.words[mentions[body].last : first.first] == [","] and all(
        mentions[at].type == "person" for at in holders
    )
