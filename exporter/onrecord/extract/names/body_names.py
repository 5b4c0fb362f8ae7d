"""Body names: a person's name and the noun of a body behind it -> the body: "the Ortiz campaign", "Ortiz’s campaign".

Assumes that the noun ends the name, unless it modifies one that is the person's: "Ortiz’s campaign manager". Left out:
bodies whose noun has a capital, which the composition of names reads.
"""

from typing import Final

from onrecord.extract.names.name_compositions import Name
from onrecord.extract.names.name_sites import NameSite
from onrecord.lexicons.name_words import TITLE
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import APOSTROPHES, CLITIC

_COMPOUND: Final = 3  # tokens: "campaign | communications director"


def with_body(site: NameSite, name: Name) -> Name:
    """Return the name of the body that follows the person's, or the name as it is."""
    if name.type not in {"person", None} or name.sense is not None:
        return name
    doc, at = site.doc, name.last
    owned = bool(doc.flags[at] & CLITIC) or doc.words[at] in APOSTROPHES
    noun = at + 1 if owned else at
    bodies = load_toml("name_parts")["bodies"]
    if doc.words[noun] not in bodies["organization"]:
        return name
    if doc.words[noun + 1] in bodies["not_of_campaigns"] or (
        site.modifies(noun + 1) and (owned or not _ends_in_office(site, noun + 1))
    ):
        return name
    return Name(name.first, noun + 1, "organization")


def _ends_in_office(site: NameSite, first: int) -> bool:
    """Tell whether the compound behind the noun is an office of the body: "campaign | communications director"."""
    return any(kinds & TITLE for kinds in site.kinds[first : first + _COMPOUND])
