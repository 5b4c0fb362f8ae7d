"""Places: names of cities, provinces, regions, waters and landmarks -> Place, from places.tsv.

Assumes that the list of states has been asked first: a capital stands there, not here. Left out: small towns, which the
text marks itself ("in X", "X, Ohio"). A form in `ambiguous` names a person or another thing as often (Jackson, Reading),
so the context must agree.
"""

from functools import cache
from typing import NamedTuple

from onrecord.lexicons.tables import load_tsv, variants


class Place(NamedTuple):
    """One place; `kind` is city, province, region, continent, water or landmark; `iso3` None where it has no one state."""

    name: str
    kind: str
    iso3: str | None
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]


@cache
def places_by_name() -> dict[str, tuple[Place, ...]]:
    """Return name or alias -> the places that bear it, more than one for "Birmingham"."""
    index: dict[str, tuple[Place, ...]] = {}
    for row in load_tsv("places"):
        place = _place(row)
        for form in (place.name, *place.aliases):
            index[form] = (*index.get(form, ()), place)
    return index


def _place(row: dict[str, str]) -> Place:
    return Place(
        name=row["name"],
        kind=row["kind"],
        iso3=row["iso3"] or None,
        aliases=variants(row["aliases"]),
        ambiguous=frozenset(variants(row["ambiguous"])),
    )
