"""Titles: words for people in an office, a part or a family -> PersonNoun, from titles.toml.

Assumes lower case on both sides of a look-up. Every index holds the singular, the regular and irregular plurals, and
the abbreviations of titles. Left out: ministers by their field of office, which `portfolios` names and the callers
compose ("minister of maritime affairs" needs no entry of its own).
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from onrecord.lexicons.tables import load_toml

Gender = Literal["male", "female"]
_GENDERS: dict[str, Gender | None] = {"male": "male", "female": "female", "neutral": None}


class PersonNoun(NamedTuple):
    """What one form means: "sens." is `PersonNoun("senator", None, plural=True)`; `gender` is None when it tells none."""

    singular: str
    gender: Gender | None
    plural: bool


@cache
def honorifics() -> dict[str, Gender | None]:
    """Return form before a name that says no office -> the gender it tells: "mrs." -> "female", "dr." -> None."""
    lists = load_toml("titles")["honorifics"]
    return {form: gender for key, gender in _GENDERS.items() for form in lists[key]}


@cache
def titles() -> dict[str, PersonNoun]:
    """Return office or rank that may stand before a name -> its meaning, abbreviations included ("lt. gen.")."""
    index = dict(_iter_nouns("titles"))
    for short, full in load_toml("titles")["abbreviations"].items():
        index[short] = index.get(full, PersonNoun(full, None, plural=False))
    return index


@cache
def roles() -> dict[str, PersonNoun]:
    """Return noun for a person in a part, which may head an apposition or a nominal speaker -> its meaning."""
    return dict(_iter_nouns("roles"))


@cache
def kinship() -> dict[str, PersonNoun]:
    """Return noun of family -> its meaning."""
    return dict(_iter_nouns("kinship"))


@cache
def modifiers() -> dict[str, str]:
    """Return qualifier before a title -> what it tells of the office: "past", "present" or "rank"."""
    return _inverted("modifiers", ("past", "present", "rank"))


@cache
def collectives() -> dict[str, str]:
    """Return noun for a body that speaks as one -> the type of actor: "organization" ("ministry") or "group"."""
    return _inverted("collectives", ("organization", "group"))


@cache
def portfolios() -> frozenset[str]:
    """Return the fields a minister may be in charge of: "defense", "foreign affairs"."""
    return frozenset(load_toml("titles")["portfolios"]["fields"])


def plural_of(noun: str) -> str:
    """Return the regular plural; the head is the word before "of" or "for": "secretaries of state"."""
    for link in (" of ", " for "):
        head, found, rest = noun.partition(link)
        if found:
            return f"{plural_of(head)}{link}{rest}"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _iter_nouns(table: str) -> Iterator[tuple[str, PersonNoun]]:
    irregular = _irregular_plurals()
    for key, gender in _GENDERS.items():
        for noun in load_toml("titles")[table][key]:
            yield noun, PersonNoun(noun, gender, plural=False)
            for plural in irregular.get(noun, (plural_of(noun),)):
                yield plural, PersonNoun(noun, gender, plural=True)


@cache
def _irregular_plurals() -> dict[str, tuple[str, ...]]:
    plurals: dict[str, tuple[str, ...]] = {}
    for plural, singular in load_toml("titles")["plurals"].items():
        plurals[singular] = (*plurals.get(singular, ()), plural)
    return plurals


def _inverted(table: str, keys: tuple[str, ...]) -> dict[str, str]:
    lists = load_toml("titles")[table]
    return {form: key for key in keys for form in lists[key]}
