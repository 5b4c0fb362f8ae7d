"""Owners: a body of the tables that the text gives to another state -> the same name, as that state's body.

Assumes that a name such as "Congress" or "the Labour Party" belongs to the state that owns it in the text ("Peru’s
Congress", "the Peruvian Congress"), everywhere in the article. Left out: bodies that nobody in the text owns.
"""

from dataclasses import replace
from typing import Final

from onrecord.extract.mentions import Mention
from onrecord.lexicons.known_names import Sense, known_names
from onrecord.lexicons.words import APOSTROPHES, CLITIC
from onrecord.segment.documents import Document

_LONGEST: Final = 3  # tokens of a state or its adjective: "Papua New Guinea"
_OWNERS: Final = frozenset({"state", "adjective"})
_OWNED: Final = frozenset({"agency", "legislature", "media", "military", "party"})


def read_owners(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, those of bodies that another state owns with the sense of that state's body."""
    moved: dict[Sense, Sense] = {}
    for mention in mentions:
        sense = mention.sense
        if sense is None or sense.kind not in _OWNED or sense.country is None:
            continue
        owner = _owner(doc, mention.first)
        if owner is not None and owner != sense.country:
            name = doc.text[mention.start : mention.end]
            moved.setdefault(sense, sense._replace(name=name, country=owner))
    if not moved:
        return mentions
    return [replace(m, sense=moved[m.sense]) if m.sense in moved else m for m in mentions]


def _owner(doc: Document, first: int) -> str | None:
    """Return the code of the state that owns the name, or whose adjective stands in front of it."""
    end = first
    if end and (doc.flags[end - 1] & CLITIC or doc.words[end - 1] in APOSTROPHES):
        end -= 1
    for start in range(max(0, end - _LONGEST), end):
        sense = known_names().get(doc.string(start, end))
        if sense is not None and sense.kind in _OWNERS and (end < first) == (sense.kind == "state"):
            return sense.country
    return None
