from collections import Counter

import pytest

from onrecord.lexicons.known_names import known_names
from onrecord.lexicons.states import states, states_by_code

SHARED = {"Congo", "Congolese", "Dominican", "Dominicans"}
ISO_ENTRIES = 249


def bearers(form, *columns):
    return [state for state in states() if any(form in (state.name, *getattr(state, column)) for column in columns)]


def known(form):
    sense = known_names()[form]
    return sense.type, sense.kind, sense.key or sense.country


def test_every_entry_of_iso_3166_1_is_there_and_kosovo():
    codes = states_by_code()
    assert len(codes) == ISO_ENTRIES + 1
    assert "XKX" in codes
    assert len({state.iso2 for state in states() if state.iso2}) == len(codes)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("U.S.", "USA"),
        ("America", "USA"),
        ("Ivory Coast", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("Burma", "MMR"),
        ("Czechia", "CZE"),
        ("Holy See", "VAT"),
        ("Soviet Union", "soviet-union"),
        ("USSR", "soviet-union"),
        ("Taiwan", "TWN"),
        ("Palestinian territories", "PSE"),
    ],
)
def test_name_alias_or_former_name_finds_its_state(name, key):
    assert known(name) == ("state", "state", key)


@pytest.mark.parametrize(("name", "code"), [("Guam", "GUM"), ("Puerto Rico", "PRI"), ("Antarctica", "ATA")])
def test_a_territory_is_a_place_with_a_code_of_its_own(name, code):
    assert known(name) == ("place", "territory", code)


@pytest.mark.parametrize(("capital", "key"), [("Kyiv", "UKR"), ("Kiev", "UKR"), ("Pretoria", "ZAF"), ("D.C.", "USA")])
def test_capital_finds_its_state_by_any_spelling(capital, key):
    assert known(capital) == ("place", "capital", key)


def test_adjective_and_people_are_apart():
    assert known("French") == ("group", "adjective", "FRA")
    assert known("Frenchmen") == ("group", "people", "FRA")


def test_nigerian_is_not_nigerien():
    assert known("Nigerian") == ("group", "adjective", "NGA")
    assert known("Nigerien") == ("group", "adjective", "NER")


@pytest.mark.parametrize("columns", [("aliases", "former"), ("adjectives",), ("people",), ("capitals",)])
def test_form_of_two_states_is_shared_on_purpose_and_marked(columns):
    forms = Counter(form for state in states() for form in {f for column in columns for f in getattr(state, column)})
    shared = {form for form, count in forms.items() if count > 1}
    assert shared <= SHARED
    assert all(form in state.ambiguous for form in shared for state in bearers(form, *columns))


@pytest.mark.parametrize("form", ["Georgia", "Jordan", "Chad", "Jersey", "Victoria"])
def test_form_that_names_a_person_or_another_place_is_marked(form):
    assert any(form in state.ambiguous for state in bearers(form, "aliases", "former", "capitals"))


def test_only_own_forms_are_marked():
    for state in states():
        own = {state.name, *state.aliases, *state.adjectives, *state.people, *state.capitals, *state.former}
        assert state.ambiguous <= own


def test_state_without_code_is_one_that_is_no_more():
    assert [state.key for state in states() if state.iso3 is None] == [
        "czechoslovakia",
        "east-germany",
        "north-vietnam",
        "serbia-and-montenegro",
        "south-vietnam",
        "soviet-union",
        "west-germany",
        "yugoslavia",
    ]
