"""Inflections: a lemma -> the forms under which a text may hold it.

Assumes verbs.tsv for verbs and regular plurals for nouns. Leaves out irregular plurals, which titles.toml lists.
"""

from functools import cache
from typing import Final

from onrecord.lexicons.verbs import verb_forms

_SIBILANTS: Final = ("s", "x", "ch", "sh")


@cache
def verb_inflections() -> dict[str, tuple[str, ...]]:
    """Return the lemma of a verb -> its forms, the lemma included."""
    forms: dict[str, dict[str, None]] = {}
    for form, readings in verb_forms().items():
        for reading in readings:
            forms.setdefault(reading.lemma, {})[form] = None
    return {lemma: tuple(found) for lemma, found in forms.items()}


def plural_of(noun: str) -> str:
    """Return the regular plural: "inquiry" -> "inquiries"."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_SIBILANTS) else f"{noun}s"
