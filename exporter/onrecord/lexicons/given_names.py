"""Given names: first names of the world's languages in Latin script -> GivenName, from given_names.tsv.

Assumes the spelling of English-language news, with and without accents. Left out: surnames, which no list holds; a
capital after a given name, a title or an initial tells them.
"""

from functools import cache
from typing import NamedTuple

from onrecord.lexicons.tables import load_tsv
from onrecord.lexicons.titles import Gender

_GENDERS: dict[str, Gender | None] = {"male": "male", "female": "female", "": None}


class GivenName(NamedTuple):
    """One name; `gender` is None where both bear it; `other` tells what else the form is: "word", "name" or None.

    "word" is an English word too (Grant, May), "name" a place or an organization (Jordan, Charlotte).
    """

    name: str
    gender: Gender | None
    other: str | None


@cache
def given_names() -> dict[str, GivenName]:
    """Return name, as it is written -> its entry."""
    return {
        row["name"]: GivenName(row["name"], _GENDERS[row["gender"]], row["other"] or None)
        for row in load_tsv("given_names")
    }
