"""Families: names that stand beside each other in a family -> the surname that one leaves to the other, and who is not whom.

Assumes that a couple shares the surname behind the last of them ("Priya and Daniel | Lockhart"), that a wife or husband
named alone bears it later with an honorific ("his wife, Denise … Mrs. Lockhart"), and that nobody is his own kin. Leaves out
marriages under two names.
"""

from collections.abc import Iterable
from typing import Final

from onrecord.extract.mentions import Mention
from onrecord.lexicons.given_names import given_names
from onrecord.lexicons.name_words import KIN, name_flags_of
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import kinship
from onrecord.lexicons.words import POSSESSIVE_MARKS
from onrecord.segment.documents import Document

_KIN_REACH: Final = 6  # tokens from an owner to the name of his kin: "Lund’s late mother, Lady | Lund"

Words = dict[int, tuple[str, ...]]


def share_surnames(doc: Document, mentions: list[Mention], words: Words) -> Words:
    """Return the full names of those who stand first in a couple: "| Priya | and Daniel Lockhart"."""
    bearers = {name[0] for name in words.values() if len(name) > 1}
    shared: Words = {}
    for at, name in words.items():
        behind = words.get(at + 1, ())
        joined = (
            doc.words[mentions[at].last] == "and" and mentions[at + 1 if behind else at].first == mentions[at].last + 1
        )
        if len(name) == 1 and len(behind) == 2 and joined and name[0] not in bearers:  # noqa: PLR2004 - Daniel Lockhart
            couple = mentions[at].sense is None and mentions[at + 1].type == "person"
            if couple and _is_given(name[0]) and _is_given(behind[0]):
                shared[at] = (*name, behind[1])
    return shared


def _is_given(word: str) -> bool:
    return word.capitalize() in given_names()


def kin_owner(doc: Document, mention: Mention) -> int | None:
    """Return the token behind the name whose kin the mention is: Sophie Lund | ’s | mother, Lady Lund."""
    for i in range(mention.first - 1, max(mention.first - _KIN_REACH, 0), -1):
        if doc.words[i] in POSSESSIVE_MARKS:
            between = range(i + 1, mention.first)
            return i if any(name_flags_of(doc.words[j]) & KIN for j in between) else None
    return None


def is_kin(doc: Document, mentions: Iterable[Mention], gender: str) -> bool:
    """Tell whether one of the mentions names a wife, a husband or other kin of the gender: "his wife, | Denise |"."""
    heads = (doc.words[mention.role.head].lower() for mention in mentions if mention.role is not None)
    nouns = (kinship().get(head) for head in heads)
    return any(noun is not None and noun.gender == gender for noun in nouns)


def is_spouse(doc: Document, mention: Mention) -> bool:
    """Tell whether the mention is of a wife, husband or their like, whom a surname is called by before children are."""
    return (
        mention.role is not None and doc.words[mention.role.head].lower() in load_toml("titles")["kinship"]["spouses"]
    )
