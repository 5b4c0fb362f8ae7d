"""Known names: a form as written in the news -> Sense, over the tables of states, organizations, groups and places.

Assumes that a form has one leading sense: a state before its capital, a body before a place; the forms that are often
something else are marked, and the context must agree. Left out: names of people, and bodies whose head word tells.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from onrecord.lexicons.given_names import given_names
from onrecord.lexicons.groups import groups
from onrecord.lexicons.organizations import organizations_by_name
from onrecord.lexicons.places import places_by_name
from onrecord.lexicons.states import states

ActorType = Literal["person", "organization", "state", "place", "group"]
_MINIMUM_CAPITALS: Final = 4  # shorter forms in capitals are acronyms of something else


class Sense(NamedTuple):
    """What a form names.

    `kind` is "state", "territory", "capital", "adjective" ("Russian", which names the people in the plural alone), or
    the kind in the form's table. `key` is the state's code where the actor is a state.
    """

    type: ActorType
    name: str
    kind: str
    country: str | None
    key: str | None = None
    ambiguous: bool = False


@cache
def known_names() -> dict[str, Sense]:
    """Return form -> its leading sense; also in capitals, and with the typographic apostrophe."""
    index: dict[str, Sense] = {}
    doubtful: dict[str, Sense] = {}
    for form, sense in _iter_senses():
        (doubtful if sense.ambiguous else index).setdefault(form, sense)
    for form, sense in doubtful.items():
        index.setdefault(form, sense)
    for form, sense in list(index.items()):
        for variant in _variants(form):
            index.setdefault(variant, sense)
    return index


@cache
def known_lengths() -> dict[str, tuple[int, ...]]:
    """Return first word of a known name -> how many words, by white space, the known names begun with it have, most first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in known_names():
        words = form.replace("\N{RIGHT SINGLE QUOTATION MARK}s", "'s").replace("'s", " 's").replace(",", " ,").split()
        lengths[words[0]].add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def _variants(form: str) -> Iterator[str]:
    if "'" in form:
        yield form.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    if len(form) >= _MINIMUM_CAPITALS:
        yield form.upper()


def _iter_senses() -> Iterator[tuple[str, Sense]]:
    yield from _state_senses()
    yield from _capital_senses()
    yield from _body_senses()
    yield from _group_senses()
    yield from _place_senses()


def _state_senses() -> Iterator[tuple[str, Sense]]:
    for state in states():
        for form in (state.name, *state.aliases, *state.former):
            ambiguous = form in state.ambiguous
            if state.is_territory:
                yield form, Sense("place", state.name, "territory", state.iso3, ambiguous=ambiguous)
            else:
                yield form, Sense("state", state.name, "state", state.iso3, state.key, ambiguous)
        people = next((form for form in state.people if form.endswith("s")), state.name)
        for form in state.adjectives:
            yield form, Sense("group", people, "adjective", state.iso3)
        for form in state.people:
            is_one = form not in given_names() and not _plurals(form).isdisjoint(state.people)
            kind = "adjective" if is_one else "people"  # a Spaniard names nobody, nor does a German
            yield form, Sense("group", people, kind, state.iso3)


def _capital_senses() -> Iterator[tuple[str, Sense]]:
    for state in states():
        for form in state.capitals:
            yield form, Sense("place", form, "capital", state.iso3, state.key, form in state.ambiguous)


def _body_senses() -> Iterator[tuple[str, Sense]]:
    for form, (entry, *_) in organizations_by_name().items():
        yield form, Sense("organization", entry.name, entry.kind, entry.iso3, ambiguous=form in entry.ambiguous)


def _group_senses() -> Iterator[tuple[str, Sense]]:
    for group in groups():
        for form in group.adjectives:
            yield form, Sense("group", group.name, "adjective", group.iso3)
        for form in (group.name, *group.aliases):
            yield form, Sense("group", group.name, group.kind, group.iso3, ambiguous=form in group.ambiguous)


def _place_senses() -> Iterator[tuple[str, Sense]]:
    for form, (entry, *_) in places_by_name().items():
        yield form, Sense("place", entry.name, entry.kind, entry.iso3, ambiguous=form in entry.ambiguous)


def _plurals(form: str) -> set[str]:
    return {f"{form}s", f"{form[:-3]}men"} if form.endswith("man") else {f"{form}s"}


@cache
def is_one_of_people(word: str) -> bool:
    """Tell whether the word is said of one of a people, faith or party: "American", "Spaniard"; not "French", "Danes"."""
    sense = known_names().get(word)
    return sense is not None and sense.kind == "adjective" and any(form in known_names() for form in _plurals(word))
