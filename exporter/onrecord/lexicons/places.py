"""Places: names of cities, provinces, regions, continents, waters and landmarks -> Entry, from places.tsv.

Assumes that the list of states has been asked first: a capital stands there, not here. Left out: small towns, which the
text marks itself ("in X", "X, Ohio").
"""

from functools import cache

from onrecord.lexicons.gazetteers import Entry, index_entries


@cache
def places_by_name() -> dict[str, tuple[Entry, ...]]:
    """Return name or alias -> the places that bear it, more than one for "Birmingham"."""
    return index_entries("places")
