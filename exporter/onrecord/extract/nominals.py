"""Nominals: a document -> definite descriptions of actors ("the minister", "both countries") and pronouns.

Assumes that a definite noun phrase with a noun for a person, a body or a state points to somebody named before. Left
out: whom it points to, indefinite phrases, and the first and second persons.
"""

from collections.abc import Iterator

from onrecord.extract.name_sites import NameSite
from onrecord.lexicons.name_words import COLLECTIVE, START, THIRD_PERSON, TITLE
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import CLITIC, DETERMINER, POSSESSIVE, PREPOSITION, STOP, VERB

_MODIFIERS = 4  # tokens between article and noun: "the Republican presidential | nominee"
_NOUN = TITLE | COLLECTIVE


def find_pronouns(site: NameSite) -> list[int]:
    """Return the tokens that are third-person pronouns."""
    return [i for i, kinds in enumerate(site.kinds) if kinds & THIRD_PERSON]


def find_nominals(site: NameSite) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of definite descriptions, their article included."""
    kinds, words = site.kinds, site.doc.words
    heads = _heads()
    size = len(words)
    for i, word in enumerate(words):
        if word not in _OPENERS:
            continue
        for head in range(i + 1, min(i + 2 + _MODIFIERS, size)):
            if not _stays_inside(site, head):
                break
            following = head + 1
            if (
                (kinds[head] & _NOUN or words[head] in heads)
                and not kinds[head] & START
                and (following >= size or _ends_phrase(site, following))
            ):
                yield i, following
                break


_OPENERS = frozenset({"The", "the", "Both", "both", "This", "this"})


def _heads() -> frozenset[str]:
    return frozenset(load_toml("name_parts")["nominals"]["nouns"])


def _stays_inside(site: NameSite, i: int) -> bool:
    flags = site.doc.flags[i]
    return site.doc.words[i][0].isalnum() and not flags & (DETERMINER | POSSESSIVE | PREPOSITION | STOP | CLITIC)


def _ends_phrase(site: NameSite, i: int) -> bool:
    """Tell whether the noun phrase ends before the token: no noun goes on with it."""
    flags = site.doc.flags[i]
    word = site.doc.words[i]
    if site.kinds[i] & START:
        return False
    return (bool(flags & ~(1 << 29)) and not (site.kinds[i] & _NOUN and not flags & VERB)) or not word[0].isalnum()
