"""Mention types: a name in its sentence -> person, organization, state, place or group, and how sure that is.

Assumes that a name's own words decide first (its head, its given name, a gazetteer), then the words beside it: "reporter
Ortiz", "in Ostia", "Ortiz, 43,", "the Ostia". Left out: what the article's other mentions of the name tell.
"""

from onrecord.extract.names.mention_roles import Role, person_noun
from onrecord.extract.names.name_compositions import Name
from onrecord.extract.names.name_sites import NameSite
from onrecord.extract.names.neighbours import (
    LIKELY,
    POSSIBLE,
    SURE,
    WEAK,
    has_age,
    is_explained,
    type_by_neighbours,
    type_by_nouns,
)
from onrecord.lexicons.known_names import ActorType
from onrecord.lexicons.name_words import COMMON, GIVEN
from onrecord.lexicons.words import AUXILIARY, CLITIC, FINITE, UPPER


def name_type(site: NameSite, name: Name, role: Role | None) -> tuple[ActorType | None, int]:
    """Return the type that words and context give the name, and the strength of that evidence."""
    if role is not None:
        return "person", SURE
    if name.sense is None and name.type != "place" and _labels_turn(site, name):
        return "person", LIKELY
    if name.type is not None and not name.weak:
        return name.type, SURE
    aged = has_age(site, name.last) and person_noun(site.doc.words[name.first]) is None  # not: Woman, 26, denies theft
    if name.weak and (name.sense is None or name.type is None) and not aged:
        return _type_of_weak(site, name)
    found = type_by_neighbours(site, name)
    if found is not None:
        return found
    if name.type is not None:
        return name.type, POSSIBLE if name.sense is None or _is_sure_of_sense(site, name) else WEAK
    if name.weak:
        return None, WEAK
    is_person = name.last - name.first > 1 or _is_given(site, name.first)
    return "person" if is_person else None, POSSIBLE


def _labels_turn(site: NameSite, name: Name) -> bool:
    """Tell whether the name opens a paragraph as who speaks in a transcript: "LUND: Good evening."."""
    doc, sentence = site.doc, site.doc.sentences[site.doc.sentence_of[name.first]]
    opens = sentence.first == name.first and doc.block_tokens[sentence.block][0] == name.first
    is_label = opens and doc.words[name.last] == ":" and doc.blocks[sentence.block].kind == "paragraph"
    return is_label and all(doc.flags[i] & UPPER for i in range(name.first, name.last))


def _is_sure_of_sense(site: NameSite, name: Name) -> bool:
    """Tell whether a doubtful name stands inside its sentence, or is a state that acts or has company: "Jordan and"."""
    if not site.opens(name.first):
        return True
    if name.sense is None or name.sense.type != "state" or name.last >= site.doc.size:
        return False
    return bool(site.doc.flags[name.last] & (AUXILIARY | CLITIC | FINITE)) or site.doc.words[name.last] == "and"


def _is_given(site: NameSite, i: int) -> bool:
    return bool(site.kinds[i] & GIVEN and not site.kinds[i] & COMMON)


def _type_of_weak(site: NameSite, name: Name) -> tuple[ActorType | None, int]:
    """Return what the nouns beside a capital tell that may be its sentence's: "Vantora shares fell", not "Oil shares"."""
    if name.sense is None and site.kinds[name.first] & GIVEN and site.speaks(name.last):
        return "person", POSSIBLE
    if name.sense is None and is_explained(site, name):
        return "organization", LIKELY
    if name.sense is not None or any(site.kinds[i] & COMMON for i in range(name.first, name.last)):
        return None, WEAK
    found = type_by_nouns(site, name)
    return (None, WEAK) if found is None else (found, LIKELY)
