"""Cues: the verbs, nouns and phrases of attribution, from cues.toml, by lemma and by inflected form.

Assumes that verbs.tsv inflects every verb of the file and that its nouns have regular plurals. Leaves out what the
frames mean to a sentence: cues.toml says it in words, the quote passes in rules.
"""

from functools import cache
from typing import Any, Final, NamedTuple

from onrecord.lexicons.inflections import plural_of, verb_inflections
from onrecord.lexicons.tables import load_toml

_OBJECT_FRAMES: Final = frozenset({"object_prep", "whole_prep"})


class Cue(NamedTuple):
    """One entry of cues.toml; `variants` are other spellings of the lemma."""

    lemma: str
    pos: str
    cls: str
    frames: frozenset[str]
    variants: tuple[str, ...]
    passive: bool
    late_verb: bool
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
    forms: dict[tuple[str, str], tuple[Cue, ...]] = {}
    for cue in sorted(cues().values(), key=lambda cue: -len(cue.lemma.split())):
        if cue.pos == "phrase":
            continue
        for spelling in (cue.head, *cue.variants):
            found = verb_inflections()[spelling] if cue.pos == "verb" else (spelling, plural_of(spelling))
            for form in found:
                forms[cue.pos, form] = (*forms.get((cue.pos, form), ()), cue)
    return forms


@cache
def phrase_cues() -> dict[str, tuple[Cue, ...]]:
    """Return the word by which a phrase is found -> the phrases: "words" -> "in * words", "in the words of"."""
    found: dict[str, tuple[Cue, ...]] = {}
    for cue in cues().values():
        if cue.pos == "phrase":
            trigger = max(cue.lemma.split(), key=len)
            found[trigger] = (*found.get(trigger, ()), cue)
    return found


@cache
def object_prepositions(frames: frozenset[str]) -> frozenset[str]:
    """Return the prepositions behind an object: "of" for accused the firm of …, "for" for blamed the firm for …."""
    return frozenset(
        preposition for frame in frames for name, _, preposition in [frame.partition(":")] if name in _OBJECT_FRAMES
    )


def _cue(row: dict[str, Any]) -> Cue:
    return Cue(
        lemma=row["lemma"],
        pos=row["pos"],
        cls=row["class"],
        frames=frozenset(row["frames"]),
        variants=tuple(row.get("variants", ())),
        passive=row.get("passive", False),
        late_verb=row.get("late_verb", False),
        subject=row.get("subject"),
    )
