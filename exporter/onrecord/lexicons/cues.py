"""Cues: the verbs, nouns and phrases of attribution, from cues.toml, by lemma and by inflected form.

Assumes that verbs.tsv inflects every verb of the file and that its nouns have regular plurals. Leaves out what the
frames mean to a sentence: cues.toml says it in words, the quote passes in rules.
"""

from functools import cache
from typing import Any, NamedTuple

from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.verbs import verb_forms

_SIBILANTS = ("s", "x", "ch", "sh")


class Cue(NamedTuple):
    """One entry of cues.toml; `variants` are other spellings of the lemma."""

    lemma: str
    pos: str
    cls: str
    frames: frozenset[str]
    variants: tuple[str, ...]
    passive: bool
    subject: str | None

    @property
    def head(self) -> str:
        """Return the word that is inflected: "point" of "point out"."""
        return self.lemma.split()[0]


@cache
def cues() -> dict[tuple[str, str], Cue]:
    """Return (pos, lemma) -> cue, in the file's order."""
    entries = (_cue(row) for row in load_toml("cues")["cue"])
    return {(cue.pos, cue.lemma): cue for cue in entries}


@cache
def cue_forms() -> dict[tuple[str, str], tuple[Cue, ...]]:
    """Return (pos, form of the head) -> the cues it may open, longest lemma first; verbs and nouns alone."""
    inflected = _inflected_verbs()
    forms: dict[tuple[str, str], tuple[Cue, ...]] = {}
    for cue in sorted(cues().values(), key=lambda cue: -len(cue.lemma.split())):
        if cue.pos == "phrase":
            continue
        for spelling in (cue.head, *cue.variants):
            found = inflected[spelling] if cue.pos == "verb" else (spelling, _plural(spelling))
            for form in found:
                forms[cue.pos, form] = (*forms.get((cue.pos, form), ()), cue)
    return forms


def _cue(row: dict[str, Any]) -> Cue:
    return Cue(
        lemma=row["lemma"],
        pos=row["pos"],
        cls=row["class"],
        frames=frozenset(row["frames"]),
        variants=tuple(row.get("variants", ())),
        passive=row.get("passive", False),
        subject=row.get("subject"),
    )


def _inflected_verbs() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for form, readings in verb_forms().items():
        for lemma in dict.fromkeys(reading.lemma for reading in readings):
            forms.setdefault(lemma, []).append(form)
    return forms


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_SIBILANTS) else f"{noun}s"
