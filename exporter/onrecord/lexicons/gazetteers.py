"""Gazetteers: the tables of named places and organizations -> Entry by every form of its name.

Assumes the columns name, kind, iso3, aliases, ambiguous. Left out: which of its senses a form has in a sentence.
"""

from typing import NamedTuple

from onrecord.lexicons.tables import load_tsv, variants


class Entry(NamedTuple):
    """One named thing. `iso3` is None where it belongs to no one state.

    A form in `ambiguous` names a person or another thing as often (Jackson, Reading, Apple, Target), so the context must
    agree before it is taken for this entry.
    """

    name: str
    kind: str
    iso3: str | None
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]


def index_entries(table: str) -> dict[str, tuple[Entry, ...]]:
    """Return name or alias -> the entries of `{table}.tsv` that bear it."""
    index: dict[str, tuple[Entry, ...]] = {}
    for row in load_tsv(table):
        entry = _entry(row)
        for form in (entry.name, *entry.aliases):
            index[form] = (*index.get(form, ()), entry)
    return index


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        name=row["name"],
        kind=row["kind"],
        iso3=row["iso3"] or None,
        aliases=variants(row["aliases"]),
        ambiguous=frozenset(variants(row["ambiguous"])),
    )
