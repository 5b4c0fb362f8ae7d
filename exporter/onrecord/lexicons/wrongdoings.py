"""Wrongdoings: the words whose sense is that a party did wrong, from wrongdoings.toml, by inflected form.

Assumes that verbs.tsv inflects every verb of the file and that its nouns have regular plurals. Leaves out who did it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from onrecord.lexicons.inflections import plural_of, verb_inflections
from onrecord.lexicons.tables import load_toml

PARTS: Final = ("verbs", "nouns", "adjectives", "persons")


class Wrongdoing(NamedTuple):
    """What a form can be: its parts of speech, and whether it charges a party by itself (“lied”) or only with a cue."""

    parts: frozenset[str]
    alone: bool


@cache
def wrongdoing_forms() -> dict[str, Wrongdoing]:
    """Return normal form -> what kind of word of wrongdoing it is."""
    forms: dict[str, Wrongdoing] = {}
    for form, part, alone in _iter_forms():
        known = forms.get(form, Wrongdoing(frozenset(), alone=False))
        forms[form] = Wrongdoing(known.parts | {part}, alone=known.alone or alone)
    return forms


def _iter_forms() -> Iterator[tuple[str, str, bool]]:
    for entry in load_toml("wrongdoings")["wrongdoing"]:
        words = ((part, lemma) for part in PARTS for lemma in entry.get(part, ()))
        yield from ((form, part, entry["alone"]) for part, lemma in words for form in _forms(part, lemma))


@cache
def objectless() -> frozenset[str]:
    """Return the forms of the verbs that do wrong without an object: "lied to us", not "killed at a church"."""
    return frozenset(
        form for verb in load_toml("wrongdoings")["words"]["objectless"] for form in verb_inflections()[verb]
    )


@cache
def suffered() -> frozenset[str]:
    """Return the nouns in front of which a name is that of the place, or of the victims: the Wells "massacre"."""
    nouns = load_toml("wrongdoings")["words"]["suffered"]
    return frozenset(form for noun in nouns for form in (noun, plural_of(noun)))


@cache
def no_other_party() -> frozenset[str]:
    """Return the words that name no other party: "I", "we", "it", "nobody"."""
    return frozenset(load_toml("wrongdoings")["words"]["no_other_party"])


def _forms(part: str, lemma: str) -> tuple[str, ...]:
    if part == "verbs":
        return verb_inflections()[lemma]
    return (lemma,) if part == "adjectives" else (lemma, plural_of(lemma))
