"""Name forms: the text of a name -> its words as they are compared, and those by which an actor may be called.

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


def nickname_of(text: str) -> str | None:
    """Return the nickname that a name holds in quotation marks, as it is compared: 'Theodore "Ted" Lund' -> "ted"."""
    found = _NICKNAME.search(text)
    return None if found is None else found.group()[2:-1].lower()


def middle_names(words: tuple[str, ...]) -> set[str]:
    """Return words between first and last by which a person may be called: "luis | arrieta | gil", "yvonne | tsang | lok-yee"."""
    inner = {words[1], words[-2]} if len(words) > 2 else set()  # noqa: PLR2004 - one between first and last
    initialed = len(words[0]) == 1  # n. | surendran | nair
    return {
        word
        for word in inner
        if len(word) > 1 and not name_flags_of(word) & PARTICLE and (initialed or not _is_given(word))
    }


def _is_given(word: str) -> bool:
    return word.capitalize() in given_names()


def initials(words: tuple[str, ...]) -> str:
    """Return the first letters of a name's main words: "port authority of ostia" -> "pao"."""
    return "".join(word[:1] for word in words if not name_flags_of(word) & LINKER)
