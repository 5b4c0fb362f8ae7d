"""Metonyms: a capital named for its government ("Moscow says", "threats from Washington") -> the state.

Assumes that a capital that acts or is acted upon stands for the government, and one behind a preposition of place or in
a dateline is the city. Left out: seats such as the Kremlin, which are bodies of their own.
"""

from onrecord.extract.mentions import Mention
from onrecord.lexicons.known_names import known_names
from onrecord.lexicons.states import states_by_code
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import AUXILIARY, CUE, FINITE, VERB
from onrecord.segment.documents import Document


def read_metonyms(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, those of capitals that stand for governments turned into mentions of their states.

    A capital that acts once in the article stands for its government wherever no preposition of place is in front.
    """
    capitals = [mention for mention in mentions if mention.sense is not None and mention.sense.kind == "capital"]
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


def _is_placed(doc: Document, mention: Mention) -> bool:
    """Tell whether the capital is the city: in a dateline, behind a preposition of place."""
    if doc.dateline is not None and mention.start < doc.dateline.end:
        return True
    before = doc.words[mention.first - 1].lower() if mention.first else ""
    return before in load_toml("name_parts")["metonyms"]["around_places"]


def _as_state(mention: Mention) -> Mention:
    code = mention.sense.country if mention.sense is not None else None
    sense = known_names().get(states_by_code()[code].name) if code else None
    return mention if sense is None else mention._replace(type=sense.type, sense=sense)


def _acts(doc: Document, mention: Mention) -> bool:
    """Tell whether the capital is a subject, or stands where only a party can: "talks with", "threats from"."""
    if doc.dateline is not None and mention.start < doc.dateline.end:
        return False
    words = load_toml("name_parts")["metonyms"]
    before = doc.words[mention.first - 1].lower() if mention.first else ""
    if before in words["sides"]:
        return True
    if before in words["origins"]:
        return mention.first > 1 and not doc.flags[mention.first - 2] & VERB
    if before in words["places"] or mention.last >= len(doc.words):
        return False
    following = doc.flags[mention.last]
    return bool(following & (FINITE | AUXILIARY | CUE)) or (before == "and" and _joins_party(doc, mention))


def _joins_party(doc: Document, mention: Mention) -> bool:
    """Tell whether a finite verb follows later in a coordination: "Moscow and Beijing have"."""
    return mention.last < len(doc.words) and doc.words[mention.last] == "and"
