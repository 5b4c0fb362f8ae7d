"""Unnamed: nouns -> where the text says them of somebody without a name: "an American | witness | saw it".

Assumes that "a" or "another" brings in somebody new, and that a capital behind the noun names him. Reads the text once, for a
long article asks at every description. Leaves out who that somebody is.
"""

from bisect import bisect_left
from collections import defaultdict
from typing import Final

from onrecord.lexicons.words import CAPITAL, DETERMINER, PREPOSITION, normal_form
from onrecord.segment.documents import Document

_ARTICLES: Final = frozenset({"a", "an", "one", "another", "A", "An", "One", "Another"})
_MODIFIERS: Final = 4  # tokens between an article and its noun: "a senior harbor police | officer"


class UnnamedIndex:
    """The nouns behind indefinite articles, read when the first is asked for."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._places: dict[str, list[int]] | None = None

    def is_said(self, noun: str, first: int, last: int) -> bool:
        """Tell whether the noun is said among the tokens, first to last, of somebody without a name."""
        if self._places is None:
            self._places = _places(self._doc)
        places = self._places.get(noun, ())
        at = bisect_left(places, first)
        return at < len(places) and places[at] < last


def _places(doc: Document) -> dict[str, list[int]]:
    places = defaultdict[str, list[int]](list)
    breaks = DETERMINER | PREPOSITION
    for article in [i for i, word in enumerate(doc.words) if word in _ARTICLES]:
        for i in range(article + 1, min(article + 1 + _MODIFIERS, doc.size)):
            if not doc.flags[i + 1 + (doc.words[i + 1] == ",")] & CAPITAL:
                places[normal_form(doc.words[i])].append(i)
            if doc.flags[i] & breaks:
                break
    return places
