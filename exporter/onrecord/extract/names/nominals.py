"""Nominals: a document -> definite descriptions of actors ("the minister", "both countries") and pronouns.

Assumes that a definite noun phrase with a noun for a person, a body or a state points to somebody named before. Left
out: whom it points to, indefinite phrases, and the first and second persons.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from onrecord.extract.names.name_sites import NameSite
from onrecord.lexicons.known_names import is_one_of_people
from onrecord.lexicons.name_words import COLLECTIVE, DEFINITE, GIVEN, KNOWN, START, THIRD_PERSON, TITLE
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import ADJECTIVE, CLITIC, DETERMINER, POSSESSIVE, PREPOSITION, STOP, SYMBOL, TOLD, VERB

_MODIFIERS: Final = 4  # tokens between article and noun: "the new deputy harbor | master"
_NOUN: Final = TITLE | COLLECTIVE
_OUTSIDE: Final = SYMBOL | DETERMINER | POSSESSIVE | PREPOSITION | STOP | CLITIC
AGED: Final = "-year-old"


def find_pronouns(site: NameSite) -> list[int]:
    """Return the tokens that are third-person pronouns."""
    return [i for i in site.pointing if site.kinds[i] & THIRD_PERSON]


def find_nominals(site: NameSite) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of definite descriptions, their article included."""
    for i in site.pointing:
        end = _description_end(site, i) if site.kinds[i] & DEFINITE else None
        if end is not None:
            yield i, end


def _description_end(site: NameSite, article: int) -> int | None:
    for head in range(article + 1, article + 2 + _MODIFIERS):
        if site.doc.flags[head] & _OUTSIDE:
            return None
        if _is_noun(site, head) and _ends_phrase(site, head + 1):
            return head + 1
    return None


def _is_noun(site: NameSite, i: int) -> bool:
    kinds, word = site.kinds[i], site.doc.words[i]
    if kinds & KNOWN and is_one_of_people(word):
        return True
    return bool(kinds & _NOUN or word in _heads() or word.endswith(AGED)) and not (kinds & START and kinds & GIVEN)


@cache
def _heads() -> frozenset[str]:
    return frozenset(load_toml("name_parts")["nominals"]["nouns"])


def _ends_phrase(site: NameSite, i: int) -> bool:
    """Tell whether the noun phrase ends before the token: no noun goes on with it."""
    flags = site.doc.flags[i]
    if site.kinds[i] & START:
        return False
    return (bool(flags & ~(ADJECTIVE | TOLD)) and not (site.kinds[i] & _NOUN and not flags & VERB)) or bool(
        flags & SYMBOL
    )
