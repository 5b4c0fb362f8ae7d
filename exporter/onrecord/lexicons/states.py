"""States: the names of countries and dependent territories -> State, from states.tsv.

Assumes ISO 3166-1 (and XKX for Kosovo, which ISO leaves to its users); a state that is no more has no code. Left out:
which sense a name has in its sentence. A form in `ambiguous` names other things as well (Georgia, Jordan, Victoria), so
the context must agree; a capital may stand for its government or be the place.
"""

from collections.abc import Iterator
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

    @property
    def key(self) -> str:
        """The last part of the entity id: "PRK"; "soviet-union" where there is no code."""
        return self.iso3 or self.name.lower().replace(" ", "-")


@cache
def states() -> tuple[State, ...]:
    """Return every state, by name."""
    return tuple(_state(row) for row in load_tsv("states"))


@cache
def states_by_name() -> dict[str, tuple[State, ...]]:
    """Return name, alias or former name -> the states that bear it; more than one for "Congo"."""
    return _index("name", "aliases", "former")


@cache
def states_by_adjective() -> dict[str, tuple[State, ...]]:
    """Return adjective -> its states: "Korean" is South Korea's alone, "Congolese" is of both."""
    return _index("adjectives")


@cache
def states_by_people() -> dict[str, tuple[State, ...]]:
    """Return noun for the people of a state -> its states: "Briton", "Swedes"."""
    return _index("people")


@cache
def states_by_capital() -> dict[str, tuple[State, ...]]:
    """Return name of a capital or seat of government -> its states."""
    return _index("capitals")


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
    )


def _index(*columns: str) -> dict[str, tuple[State, ...]]:
    index: dict[str, tuple[State, ...]] = {}
    for state in states():
        for form in _forms(state, columns):
            index[form] = (*index.get(form, ()), state)
    return index


def _forms(state: State, columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        value = getattr(state, column)
        yield from (value,) if isinstance(value, str) else value
