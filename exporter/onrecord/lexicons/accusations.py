"""Accusations: the verbs, nouns, adjectives, adverbs and phrases that mark a charge of wrongdoing, from accusations.toml.

Assumes that verbs.tsv inflects every verb of the file and that its nouns have regular plurals. Leaves out what a frame
means to a sentence: accusations.toml says it in words, the allegation passes in rules.
"""

from functools import cache
from typing import Any, Final, NamedTuple

from onrecord.lexicons.inflections import plural_of, verb_inflections
from onrecord.lexicons.tables import load_toml

ROLES: Final = frozenset({"accused", "accuser", "claim", "deed", "misdeed"})


class Tail(NamedTuple):
    """One argument behind its literal words: ("of",) and "claim"."""

    words: tuple[str, ...]
    role: str


class Frame(NamedTuple):
    """An argument pattern: the role of what follows the cue directly, if any, and the tails behind it."""

    object: str | None
    tails: tuple[Tail, ...]


class Accusation(NamedTuple):
    """One entry of accusations.toml.

    `wrong` asks for a word of wrongdoing in the claim, `act` says that the cue is an act that punishes (its allegation
    is implicit), `weak` that a cue inside the claim takes precedence, `party` that the accused must be one, or belong
    to one.
    """

    lemma: str
    pos: str
    frames: tuple[Frame, ...]
    wrong: bool
    act: bool
    weak: bool
    party: bool


@cache
def accusations() -> dict[tuple[str, str], Accusation]:
    """Return (pos, lemma) -> accusation, in the file's order."""
    entries = (_accusation(row) for row in load_toml("accusations")["cue"])
    return {(entry.pos, entry.lemma): entry for entry in entries}


@cache
def accusation_forms() -> dict[str, tuple[Accusation, ...]]:
    """Return a form of the flagged word -> its cues: the head of verbs and nouns, the last word of phrases."""
    forms: dict[str, tuple[Accusation, ...]] = {}
    for entry in accusations().values():
        for form in _forms(entry):
            forms[form] = (*forms.get(form, ()), entry)
    return forms


@cache
def governors(kind: str) -> frozenset[str]:
    """Return the inflected forms of the verbs of one [governors] list: what stands in front of a noun of accusation."""
    lemmas = load_toml("accusations")["governors"][kind]
    return frozenset(form for lemma in lemmas for form in verb_inflections()[lemma])


@cache
def hypotheticals() -> frozenset[str]:
    """Return the words that make a clause suppose only: "if", "could"."""
    return frozenset(load_toml("accusations")["words"]["hypothetical"])


@cache
def hearing_cues() -> frozenset[str]:
    """Return the lemmas whose subject is told, and tells nothing: the court "heard" that he lied."""
    return frozenset(load_toml("accusations")["words"]["hearing"])


@cache
def topic_rules() -> frozenset[str]:
    """Return the rules of quotes whose content is spoken of, and is no clause: "called for a ban"."""
    return frozenset(load_toml("accusations")["words"]["topics"])


@cache
def reciprocals() -> frozenset[tuple[str, ...]]:
    """Return the phrases by which the accusers are the accused: "each other"."""
    return frozenset(tuple(phrase.split()) for phrase in load_toml("accusations")["words"]["reciprocal"])


@cache
def agent_endings() -> tuple[str, ...]:
    """Return the endings of nouns for one who does something: the alleged "shooter"."""
    return tuple(load_toml("accusations")["words"]["agent_endings"])


def _forms(entry: Accusation) -> tuple[str, ...]:
    first, *rest = entry.lemma.split()
    if entry.pos == "phrase":
        return (rest[-1],)
    if entry.pos == "verb":
        return verb_inflections()[first]
    return (first, plural_of(first)) if entry.pos == "noun" else (first,)


def _accusation(row: dict[str, Any]) -> Accusation:
    return Accusation(
        lemma=row["lemma"],
        pos=row["pos"],
        frames=tuple(map(_frame, row["frames"])),
        wrong=row.get("wrong", False),
        act=row.get("act", False),
        weak=row.get("weak", False),
        party=row.get("party", False),
    )


def _frame(pattern: str) -> Frame:
    """Read "accused of claim": the first word is an object when it is a role, then literal words up to each role."""
    words = pattern.split()
    direct = words.pop(0) if words[0] in ROLES else None
    tails: list[Tail] = []
    literal: list[str] = []
    for word in words:
        if word in ROLES:
            tails.append(Tail(tuple(literal), word))
            literal = []
        else:
            literal.append(word)
    return Frame(direct, tuple(tails))
