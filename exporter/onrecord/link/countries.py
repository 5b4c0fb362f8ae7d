"""Countries: the role of a person as worded -> the country that it names.

Assumes that an adjective, a state or a body of one state inside the role is the holder's ("Russian President", "FBI
Director"). Left out: countries given outside the role.
"""

from onrecord.extract.mention_roles import Role
from onrecord.lexicons.known_names import known_names
from onrecord.segment.documents import Document

_LONGEST = 3  # tokens: "South African", "New Zealand", "White House"
_KINDS = frozenset({"adjective", "state", "people", "seat", "agency", "legislature", "military", "territory"})


def country_of_role(doc: Document, role: Role) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of the one country that the role names."""
    for first in range(role.first, role.last):
        if not doc.words[first][0].isupper():
            continue
        for last in range(min(first + _LONGEST, role.last), first, -1):
            sense = known_names().get(doc.string(first, last))
            if sense is not None and sense.country is not None and sense.kind in _KINDS and not sense.ambiguous:
                return sense.country
    return None
