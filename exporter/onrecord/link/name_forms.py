"""Name forms: the text of a name -> its words as they are compared, and whether two forms may be one actor's.

Assumes that full stops, hyphens and letters behind a name tell nobody apart. Leaves out who else bears the name: aliases
say it.
"""

import re
from functools import lru_cache
from typing import Final

from onrecord.lexicons.given_names import given_names
from onrecord.lexicons.name_words import GENERATION, LETTERS, LINKER, PARTICLE, name_flags_of

_POSSESSIVE: Final = re.compile(r"'s$|(?<=s)'$")
_NICKNAME: Final = re.compile(r" [\"“][^\"”]*[\"”]")
_CACHE_SIZE: Final = 50_000  # names; a corpus repeats its own


@lru_cache(maxsize=_CACHE_SIZE)
def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: lower case, no full stops, nickname, or letters behind the name."""
    plain = _NICKNAME.sub("", text).replace("-", " ").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    words = plain.replace(".", " " if " " in plain else "").split()
    kept = [word for word in words if not name_flags_of(word) & (GENERATION | LETTERS)]
    return tuple(_POSSESSIVE.sub("", word.lower()) for word in kept or words)


def are_one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names with one surname may be one person's: given names equal, or one the initial of the other."""
    if a == b:
        return True
    first, second = a[0], b[0]
    if first == second:
        return True
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def middle_name(words: tuple[str, ...]) -> str:
    """Return the word in front of the last by which a person may be called: "luis | arrieta | gil", "n. | surendran | nair"."""
    if len(words) < 3:  # noqa: PLR2004 - one between first and last
        return ""
    is_given = words[-2].capitalize() in given_names() and len(words[0]) > 1
    return "" if is_given or len(words[-2]) == 1 or name_flags_of(words[-2]) & PARTICLE else words[-2]


def initials(words: tuple[str, ...]) -> str:
    """Return the first letters of a name's main words: "port authority of ostia" -> "pao"."""
    return "".join(word[:1] for word in words if not name_flags_of(word) & LINKER)
