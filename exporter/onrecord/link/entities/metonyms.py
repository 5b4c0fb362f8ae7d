"""Metonyms: a capital named for its government ("Moscow says", "threats from Washington") -> the state.

Assumes that a capital that acts or is acted upon stands for the government, and one behind a preposition of place or in
a dateline is the city. A seat such as the Kremlin is a body of its own, and the house behind a preposition of place.
Left out: other buildings that stand for those inside ("City Hall").
"""

from dataclasses import replace

from onrecord.extract.mentions import Mention
from onrecord.lexicons.known_names import known_names
from onrecord.lexicons.states import states_by_code
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import (
    ACCUSATION,
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    CAPITAL,
    CUE,
    FINITE,
    GERUND,
    PARTICIPLE,
    ROLE,
    VERB,
)
from onrecord.segment.documents import Document


def read_metonyms(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, those of capitals that stand for governments turned into mentions of their states.

    A capital that acts once in the article stands for its government wherever no preposition of place is in front.
    """
    kinds = {mention.sense.kind for mention in mentions if mention.sense is not None}
    if "seat" in kinds:
        mentions = [_as_building(mention) if _is_building(doc, mention) else mention for mention in mentions]
    if "capital" not in kinds:
        return mentions
    capitals = [mention for mention in mentions if mention.sense is not None and mention.sense.kind == "capital"]
    surnames = {doc.words[m.last - 1] for m in mentions if m.type == "person" and m.last - m.first > 1}
    capitals = [mention for mention in capitals if doc.words[mention.last - 1] not in surnames]
    acting = {mention.sense for mention in capitals if _acts(doc, mention)}
    if not acting:
        return mentions
    turned = {
        mention.first
        for mention in capitals
        if mention.sense in acting and (_acts(doc, mention) or not _is_placed(doc, mention))
    }
    return [
        _as_state(mention) if mention.first in turned and mention.kind == "named" else mention for mention in mentions
    ]


def _is_building(doc: Document, mention: Mention) -> bool:
    """Tell whether a seat is the house: "met at the White House", not "officials at the White House"."""
    if mention.sense is None or mention.sense.kind != "seat" or mention.first < 2:  # noqa: PLR2004 - a preposition and an article
        return False
    at = mention.first - 1 - (doc.words[mention.first - 1].lower() == "the")
    around = load_toml("name_parts")["metonyms"]["around_places"]
    return at > 0 and doc.words[at].lower() in around and not doc.flags[at - 1] & ROLE


def _as_building(mention: Mention) -> Mention:
    sense = mention.sense
    return mention if sense is None else replace(mention, type="place", sense=sense._replace(type="place"))


def _is_placed(doc: Document, mention: Mention) -> bool:
    """Tell whether the capital is the city: in a dateline, behind a preposition of place."""
    if doc.dateline is not None and mention.start < doc.dateline.end:
        return True
    before = doc.words[mention.first - 1].lower()
    return before in load_toml("name_parts")["metonyms"]["around_places"]


def _as_state(mention: Mention) -> Mention:
    code = mention.sense.country if mention.sense is not None else None
    sense = known_names().get(states_by_code()[code].name) if code else None
    return mention if sense is None else replace(mention, type=sense.type, sense=sense)


def _acts(doc: Document, mention: Mention) -> bool:
    """Tell whether the capital is a subject, or stands where only a party can: "talks with", "threats from"."""
    if doc.dateline is not None and mention.start < doc.dateline.end:
        return False
    words = load_toml("name_parts")["metonyms"]
    before = doc.words[mention.first - 1].lower()
    if before in words["sides"]:
        return True
    if before in words["origins"]:
        return mention.first > 1 and not doc.flags[mention.first - 2] & VERB
    if before in words["places"]:
        return False
    verb = mention.last + bool(doc.flags[mention.last] & ADVERB)  # Moscow | routinely denies it
    return _is_agent(doc, verb, joined=before == "and") or _leads_pair(doc, mention.last)


def _is_agent(doc: Document, verb: int, *, joined: bool) -> bool:
    """Tell whether the token is a verb that only a party can govern: "is seeking", not "was flooded"."""
    flags = doc.flags[verb]
    if flags & BE:
        following = doc.flags[verb + 1]
        willing = following & (ADJECTIVE | PARTICIPLE) and doc.words[verb + 2] == "to"
        return bool(willing or following & (CUE | ACCUSATION | GERUND))
    if joined and (flags & BASE or doc.words[verb] == "and"):
        return True
    return bool(flags & (FINITE | AUXILIARY | CUE))


def _leads_pair(doc: Document, end: int) -> bool:
    """Tell whether the capital is the first of two that act: "Moscow | and Beijing have"."""
    if doc.words[end] != "and" or not doc.flags[end + 1] & CAPITAL:
        return False
    return bool(doc.flags[end + 2] & (FINITE | AUXILIARY | CUE | BASE)) and not doc.flags[end + 2] & BE
