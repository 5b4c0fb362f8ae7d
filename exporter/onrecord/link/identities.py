"""Identities: a cluster of mentions -> who it is across articles: name, entity id, type, country.

Assumes that the tables know states and bodies by one name each; everybody else is known by the fullest form in the
article. Left out: telling namesakes in different articles apart.
"""

import re
import unicodedata

_NO_LETTERS = re.compile(r"[^\w]+")


def slug(name: str) -> str:
    """Return the name in lower-case ASCII with hyphens; names in other scripts keep their letters."""
    folded = unicodedata.normalize("NFKD", name)
    ascii_name = "".join(c for c in folded if not unicodedata.combining(c))
    return (
        _NO_LETTERS.sub("-", ascii_name.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "").lower()).strip(
            "-_"
        )
        or "unnamed"
    )
