import pytest

from onrecord.lexicons.groups import groups
from onrecord.lexicons.known_names import known_names
from onrecord.lexicons.organizations import organizations_by_name
from onrecord.lexicons.places import places_by_name
from onrecord.lexicons.states import states, states_by_code

PLACE_KINDS = {"city", "province", "region", "continent", "water", "landmark"}
ORGANIZATION_KINDS = {
    "world_body", "seat", "agency", "legislature", "party", "media", "company", "ngo", "team", "military",
}  # fmt: skip
GROUP_KINDS = {"religion", "ethnicity", "people", "party_members", "movement"}
INDEXES = pytest.mark.parametrize("index", [places_by_name, organizations_by_name], ids=lambda f: f.__name__)


@pytest.mark.parametrize(
    ("form", "name", "kind", "iso3"),
    [
        ("Ill.", "Illinois", "province", "USA"),
        ("Kharkov", "Kharkiv", "province", "UKR"),
        ("Bombay", "Mumbai", "city", "IND"),
        ("Gaza Strip", "Gaza", "province", "PSE"),
        ("Mideast", "Middle East", "region", None),
        ("Latin America", "Latin America", "continent", None),
        ("Taiwan Strait", "Taiwan Strait", "water", None),
        ("Tiananmen", "Tiananmen Square", "landmark", None),
    ],
)
def test_place_is_found_by_every_name(form, name, kind, iso3):
    (place,) = places_by_name()[form]
    assert (place.name, place.kind, place.iso3) == (name, kind, iso3)


@pytest.mark.parametrize(
    ("form", "name", "kind", "iso3"),
    [
        ("U.N.", "United Nations", "world_body", None),
        ("Nato", "NATO", "world_body", None),
        ("Kremlin", "Kremlin", "seat", "RUS"),
        ("No. 10", "Downing Street", "seat", "GBR"),
        ("F.B.I.", "Federal Bureau of Investigation", "agency", "USA"),
        ("Knesset", "Knesset", "legislature", "ISR"),
        ("GOP", "Republican Party", "party", "USA"),
        ("NYT", "New York Times", "media", "USA"),
        ("MSF", "Doctors Without Borders", "ngo", None),
        ("VW", "Volkswagen", "company", "DEU"),
    ],
)
def test_organization_is_found_by_every_name(form, name, kind, iso3):
    (organization,) = organizations_by_name()[form]
    assert (organization.name, organization.kind, organization.iso3) == (name, kind, iso3)


@INDEXES
def test_kinds_and_codes_are_known(index):
    entries = [entry for found in index().values() for entry in found]
    assert {entry.kind for entry in entries} == (PLACE_KINDS if index is places_by_name else ORGANIZATION_KINDS)
    assert {entry.iso3 for entry in entries} - {None} <= states_by_code().keys()


@INDEXES
def test_form_of_two_entries_is_marked(index):
    shared = {form: found for form, found in index().items() if len(found) > 1}
    assert [form for form, found in shared.items() if not all(form in entry.ambiguous for entry in found)] == []


@INDEXES
def test_only_own_forms_are_marked(index):
    entries = [entry for found in index().values() for entry in found]
    assert [entry for entry in entries if not entry.ambiguous <= {entry.name, *entry.aliases}] == []


def test_place_that_is_also_a_state_is_marked():
    named = {form for state in states() for form in (state.name, *state.aliases, *state.former)}
    shared = places_by_name().keys() & named
    assert [form for form in shared if not all(form in place.ambiguous for place in places_by_name()[form])] == []


def test_capital_stands_with_its_state_alone():
    capitals = {(form, state.iso3) for state in states() for form in state.capitals}
    assert [form for form, found in places_by_name().items() for place in found if (form, place.iso3) in capitals] == []


@pytest.mark.parametrize("form", ["Apple", "Target", "Shell", "Amazon", "Visa"])
def test_organization_named_by_a_word_is_marked(form):
    assert all(form in organization.ambiguous for organization in organizations_by_name()[form])


@pytest.mark.parametrize(
    ("form", "name"),
    [("Kurd", "Kurds"), ("Shia", "Shiites"), ("Tory", "Tories"), ("Houthi", "Houthis")],
)
def test_group_is_found_by_one_of_it(form, name):
    sense = known_names()[form]
    assert (sense.type, sense.name) == ("group", name)


def test_group_is_found_by_its_adjective():
    assert known_names()["Kurdish"].name == "Kurds"
    assert {group.kind for group in groups()} == GROUP_KINDS


def test_group_is_no_people_of_a_state():
    peoples = {form for state in states() for form in state.people}
    assert sorted(peoples & {form for group in groups() for form in (group.name, *group.aliases)}) == []
