"""Mention types: a name in its sentence -> person, organization, state, place or group, and how sure that is.

Assumes that a name's own words decide first (its head, its given name, a gazetteer), then the words beside it: "reporter
Ortiz", "in Ostia", "Ortiz, 43,", "the Ostia". Left out: what the article's other mentions of the name tell.
"""

from onrecord.extract.mention_roles import Role
from onrecord.extract.name_compositions import Name
from onrecord.extract.name_sites import NameSite
from onrecord.lexicons.known_names import ActorType
from onrecord.lexicons.name_words import COLLECTIVE, GIVEN, KIN, START, TITLE
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import CUE, DETERMINER, FINITE

_AGE_TOKENS = 3  # ", 43,"
SURE, LIKELY, POSSIBLE, WEAK = 4, 2, 1, 0


def name_type(site: NameSite, name: Name, role: Role | None) -> tuple[ActorType | None, int]:
    """Return the type that words and context give the name, and the strength of that evidence."""
    if role is not None:
        return "person", SURE
    if name.type is not None and not name.weak:
        return name.type, SURE
    if name.weak and (name.sense is None or name.type is None) and not _has_age(site, name.last):
        return None, WEAK
    found = _by_neighbours(site, name)
    if found is not None:
        return found
    if name.type is not None:
        return name.type, WEAK if site.opens(name.first) and name.sense is not None else POSSIBLE
    if name.weak:
        return None, WEAK
    return ("person", POSSIBLE) if name.last - name.first > 1 else (None, POSSIBLE)


def _by_neighbours(site: NameSite, name: Name) -> tuple[ActorType, int] | None:
    words, flags, kinds = site.doc.words, site.doc.flags, site.kinds
    before, after = name.first - 1, name.last
    if _has_age(site, after):
        return "person", SURE
    if words[after : after + 1] == ["who"] or words[after : after + 2] == [",", "who"]:
        return "person", LIKELY
    if before >= 0 and not site.opens(name.first):
        previous = words[before].lower()
        if previous in _place_prepositions() and not kinds[name.first] & GIVEN:
            return "place", LIKELY
        if kinds[before] & COLLECTIVE and not kinds[before] & START and name.sense is None:
            return "organization", LIKELY
        if previous == "the" and not kinds[name.first] & GIVEN and name.sense is None and not site.modifies(after):
            return "organization", LIKELY
    if (
        after < len(words)
        and name.sense is None
        and kinds[after] & (TITLE | COLLECTIVE)
        and not kinds[after] & (START | KIN)
        and not flags[after] & (CUE | FINITE)
    ):
        return "organization", POSSIBLE
    if (
        after < len(words)
        and flags[after] & CUE
        and flags[after] & FINITE
        and not (before >= 0 and flags[before] & DETERMINER)
    ):
        return "person", POSSIBLE
    return None


def _has_age(site: NameSite, after: int) -> bool:
    """Tell whether an age follows: "Ortiz, 43,"."""
    piece = site.doc.words[after : after + _AGE_TOKENS]
    return len(piece) == _AGE_TOKENS and piece[0] == piece[2] == "," and piece[1].isdigit()


def _place_prepositions() -> frozenset[str]:
    return frozenset(load_toml("name_parts")["places"]["prepositions"])
