"""Countries: the role of a person as worded -> the country that it names.

Assumes that an adjective, a state or a body of one state inside the role or owning it is the holder's ("Russian
President", "FBI Director", "Kenya’s foreign minister"). Left out: countries given outside the role.
"""

from typing import Final

from onrecord.extract.names.mention_roles import Role
from onrecord.lexicons.known_names import known_names
from onrecord.lexicons.words import APOSTROPHES, CLITIC
from onrecord.segment.documents import Document

_LONGEST: Final = 3  # tokens: "South African", "New Zealand", "White House"
_KINDS: Final = frozenset({"adjective", "state", "people", "seat", "agency", "legislature", "military", "territory"})


def country_of_role(doc: Document, role: Role) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of the one country that the role names."""
    for first in range(role.first, role.last):
        if not doc.words[first][0].isupper():
            continue
        for last in range(min(first + _LONGEST, role.last), first, -1):
            sense = known_names().get(doc.string(first, last))
            if sense is not None and sense.country is not None and sense.kind in _KINDS and not sense.ambiguous:
                return sense.country
    return _country_of_owner(doc, role.first)


def _country_of_owner(doc: Document, first: int) -> str | None:
    """Return the country of the state that the role belongs to: "Kenya | ’s foreign minister"."""
    if first < 2 or not (doc.flags[first - 1] & CLITIC or doc.words[first - 1] in APOSTROPHES):  # noqa: PLR2004 - an owner and its ending
        return None
    senses = (
        known_names().get(doc.string(start, first - 1)) for start in range(max(0, first - 1 - _LONGEST), first - 1)
    )
    return next((sense.country for sense in senses if sense is not None and sense.kind in _KINDS), None)
