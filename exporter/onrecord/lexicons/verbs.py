"""Verbs: inflected form -> the lemmas and forms that it may be, from verbs.tsv.

A verb in -ize stands there once, and is known as "organise" too; its lemma is the listed one. Leaves out other
differences of spelling, which have lines of their own.
"""

from functools import cache
from typing import Final, NamedTuple

from onrecord.lexicons.tables import load_tsv

_COLUMNS: Final = {
    "lemma": "BASE",
    "present": "PRESENT",
    "past": "PAST",
    "participle": "PARTICIPLE",
    "gerund": "GERUND",
}


class VerbForm(NamedTuple):
    """One reading of a form: "left" is the past and the participle of "leave"."""

    lemma: str
    tense: str


@cache
def verb_forms() -> dict[str, list[VerbForm]]:
    """Return form -> its readings, in the order of the table."""
    forms: dict[str, list[VerbForm]] = {}
    for row in load_tsv("verbs"):
        for column, tense in _COLUMNS.items():
            for form in _spellings(row["lemma"], row[column].split("|")):
                forms.setdefault(form, []).append(VerbForm(row["lemma"], tense))
    return forms


def _spellings(lemma: str, forms: list[str]) -> list[str]:
    """Return the forms, with those of British spelling: "organizing", "organising"."""
    british = ["is".join(form.rsplit("iz", 1)) for form in forms] if lemma.endswith("ize") else []
    return forms + british
