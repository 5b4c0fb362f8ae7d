"""Adjective names: an adjective of a people, faith or party and its noun -> the group or state they name together.

Assumes that the adjective alone names nobody ("a Kenyan runner"), unless it stands for its people ("the French and"),
and that a state has one army. Left out: bodies of which a state has many ("Kenyan courts").
"""

from onrecord.extract.names.name_sites import NameSite
from onrecord.lexicons.known_names import ActorType, Sense, is_one_of_people, known_names
from onrecord.lexicons.states import states_by_code
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import AUXILIARY, COORDINATOR, FINITE, PREPOSITION

Found = tuple[int, int, ActorType | None, Sense | None]


def name_of_adjective(site: NameSite, first: int, sense: Sense | None, last: int | None = None) -> Found | None:
    """Return tokens, type and sense of what the adjective names with the noun behind it; None for nobody.

    Without a sense, the token may join several adjectives: "Korean-Russian" names nobody, "Korean-Americans" a group.
    """
    end = first + 1 if last is None else last
    if sense is None:
        return _mixed(site, first)
    doc = site.doc
    noun = doc.words[end].lower()
    bodies = load_toml("name_parts")["bodies"]
    if noun in bodies["peoples"]:
        return first, end + 1, "group", sense
    if noun in bodies["parts_of_peoples"]:
        return first, end + 1, "group", Sense("group", doc.string(first, end + 1), "people", sense.country)
    if noun in bodies["state"] and sense.country is not None:
        state = known_names()[states_by_code()[sense.country].name]
        return first, end + 1, state.type, state
    body = state_body(site, first, end, sense)
    if body is not None:
        return body
    return (first, end, "group", sense) if _stands_for_people(site, first, end) else None


def state_body(site: NameSite, first: int, end: int, sense: Sense) -> Found | None:
    """Return the body that a noun behind a state's adjective makes: "Kenyan | army", not "Kenyan army chief"."""
    if sense.country is None:
        return None
    nouns = load_toml("name_parts")["bodies"]["of_states"]
    for last in (end + 2, end + 1):
        if " ".join(site.doc.words[end:last]) in nouns and not site.modifies(last):
            name = (
                f"{states_by_code()[sense.country].name} {site.doc.string(end, last)}"  # Kenya’s army, the Kenyan army
            )
            body = Sense("organization", name, "military", sense.country)
            return first, last, "organization", body
    return None


def _mixed(site: NameSite, first: int) -> Found | None:
    word = site.doc.words[first]
    if "-" not in word:
        return None
    senses = [known_names().get(piece) for piece in word.split("-")]
    if not all(sense is not None and sense.type in {"group", "state"} for sense in senses):
        return None
    last = senses[-1]
    return (
        (first, first + 1, "group", known_names().get(word.replace("-", " ")))
        if last and last.kind == "people"
        else (first, first + 1, None, None)
    )


def _stands_for_people(site: NameSite, first: int, end: int) -> bool:
    """Tell whether the adjective is a noun for its people: "the French and", "the British,"."""
    doc = site.doc
    following = doc.words[end]
    if _is_counted(site, first):
        return not following[0].isalpha() or bool(doc.flags[end] & (AUXILIARY | FINITE | PREPOSITION | COORDINATOR))
    if is_one_of_people(doc.words[first]):
        return False  # said the American
    return doc.words[first - 1].lower() == "the" and (
        not following[0].isalnum() or following in {"and", "or"} or bool(doc.flags[end] & AUXILIARY)
    )


def _is_counted(site: NameSite, first: int) -> bool:
    """Tell whether a quantity stands in front: "thousands of | Japanese", "many | Chinese"."""
    words = site.doc.words
    quantities = load_toml("name_parts")["bodies"]["quantities"]
    return words[first - 1] in quantities or (words[first - 1] == "of" and words[first - 2].lower() in quantities)
