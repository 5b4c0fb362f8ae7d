"""Groups: nouns and adjectives for believers, peoples, party members and movements -> Group, from groups.tsv.

Assumes that the people of a state are asked of the states ("Swedes"). Left out: whether a form is one person or many.
"""

from functools import cache
from typing import NamedTuple

from onrecord.lexicons.tables import load_tsv, variants


class Group(NamedTuple):
    """One group; `kind` is religion, ethnicity, people, party_members or movement; `iso3` None where of no one state."""

    name: str
    kind: str
    iso3: str | None
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    ambiguous: frozenset[str]


@cache
def groups() -> tuple[Group, ...]:
    """Return every group, by name."""
    return tuple(_group(row) for row in load_tsv("groups"))


def _group(row: dict[str, str]) -> Group:
    return Group(
        name=row["name"],
        kind=row["kind"],
        iso3=row["iso3"] or None,
        aliases=variants(row["aliases"]),
        adjectives=variants(row["adjectives"]),
        ambiguous=frozenset(variants(row["ambiguous"])),
    )
