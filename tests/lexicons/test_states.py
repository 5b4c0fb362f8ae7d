import pytest

from onrecord.lexicons.states import (
    states,
    states_by_adjective,
    states_by_capital,
    states_by_code,
    states_by_name,
    states_by_people,
)

SHARED = {"Congo", "Congolese", "Dominican", "Dominicans"}
ISO_ENTRIES = 249


def keys(found):
    return [state.key for state in found]


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
    assert keys(states_by_name()[name]) == [key]


@pytest.mark.parametrize(("capital", "key"), [("Kyiv", "UKR"), ("Kiev", "UKR"), ("Pretoria", "ZAF"), ("D.C.", "USA")])
def test_capital_finds_its_state_by_any_spelling(capital, key):
    assert keys(states_by_capital()[capital]) == [key]


def test_adjective_and_people_are_apart():
    assert keys(states_by_adjective()["French"]) == ["FRA"]
    assert "French" not in states_by_people()
    assert keys(states_by_people()["Frenchmen"]) == ["FRA"]


def test_nigerian_is_not_nigerien():
    assert keys(states_by_adjective()["Nigerian"]) == ["NGA"]
    assert keys(states_by_adjective()["Nigerien"]) == ["NER"]


@pytest.mark.parametrize(
    "index", [states_by_name, states_by_adjective, states_by_people, states_by_capital], ids=lambda f: f.__name__
)
def test_form_of_two_states_is_shared_on_purpose_and_marked(index):
    shared = {form: found for form, found in index().items() if len(found) > 1}
    assert set(shared) <= SHARED
    assert all(form in state.ambiguous for form, found in shared.items() for state in found)


@pytest.mark.parametrize("form", ["Georgia", "Jordan", "Chad", "Jersey", "Victoria"])
def test_form_that_names_a_person_or_another_place_is_marked(form):
    found = [*states_by_name().get(form, ()), *states_by_capital().get(form, ())]
    assert any(form in state.ambiguous for state in found)


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
