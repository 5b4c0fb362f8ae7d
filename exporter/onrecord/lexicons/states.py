"""States: the names of countries and dependent territories -> State, from states.tsv.

Assumes ISO 3166-1 (and XKX for Kosovo, which ISO leaves to its users); a state that is no more has no code. Left out:
which sense a name has in its sentence. A form in `ambiguous` names other things as well (Georgia, Jordan, Victoria), so
the context must agree; a capital may stand for its government or be the place.
"""

from functools import cache
from typing import NamedTuple

from onrecord.lexicons.tables import load_tsv, variants


class State(NamedTuple):
    """One state; every form as it is written in the news. `iso3` and `iso2` are None for a state that is no more."""

    name: str
    iso3: str | None
    iso2: str | None
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]  # "French": belonging to the state, or one of its people
    people: tuple[str, ...]  # "Frenchman", "Frenchmen"
    capitals: tuple[str, ...]
    former: tuple[str, ...]  # names it once bore
    ambiguous: frozenset[str]
    is_territory: bool  # a part of another state that none speaks of as a state, or of none: "Guam", "Antarctica"

    @property
    def key(self) -> str:
        """The last part of the entity id: "PRK"; "soviet-union" where there is no code."""
        return self.iso3 or self.name.lower().replace(" ", "-")


@cache
def states() -> tuple[State, ...]:
    """Return every state, by name."""
    return tuple(_state(row) for row in load_tsv("states"))


@cache
def states_by_code() -> dict[str, State]:
    """Return ISO 3166-1 alpha-3 code -> state."""
    return {state.iso3: state for state in states() if state.iso3}


def _state(row: dict[str, str]) -> State:
    return State(
        name=row["name"],
        iso3=row["iso3"] or None,
        iso2=row["iso2"] or None,
        aliases=variants(row["aliases"]),
        adjectives=variants(row["adjectives"]),
        people=variants(row["people"]),
        capitals=variants(row["capitals"]),
        former=variants(row["former"]),
        ambiguous=frozenset(variants(row["ambiguous"])),
        is_territory=row["status"] == "territory",
    )
