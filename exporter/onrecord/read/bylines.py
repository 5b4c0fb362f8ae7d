"""A byline as it is written -> the names in it: "By Ana Ortiz and Jo Lee" -> two."""

import re

_BY = re.compile(r"(?:by|from|von|par|por)\s+", re.IGNORECASE)
_BYLINE = re.compile(r"by(?:line:)?\s+", re.IGNORECASE)
_PARTING = re.compile(r"\s*(?:,|;|\band\b|&)\s*(?=[^\W\d_])")
_NAME_LENGTH = 80  # longer ones are sentences about the author


def parted_names(written: str) -> list[str]:
    """Return the names of a byline, each once; addresses and sentences are no names."""
    names = (name.strip(" ,;.") for name in _PARTING.split(_BY.sub("", written.strip(), count=1)))
    return list(dict.fromkeys(name for name in names if name and len(name) <= _NAME_LENGTH and "://" not in name))


def byline_names(written: str) -> list[str]:
    """Return the names of what says that it is a byline ("BYLINE: Ana Ortiz"); none of "Ortiz, Ana", which is one name."""
    opening = _BYLINE.match(written.strip())
    return parted_names(written.strip()[opening.end() :]) if opening else []
