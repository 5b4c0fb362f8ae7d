import pytest

from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import (
    PersonNoun,
    collectives,
    honorifics,
    kinship,
    modifiers,
    plural_of,
    portfolios,
    roles,
    titles,
)


@pytest.mark.parametrize(
    ("form", "noun"),
    [
        ("senator", PersonNoun("senator", None, plural=False)),
        ("sen.", PersonNoun("senator", None, plural=False)),
        ("sens.", PersonNoun("senator", None, plural=True)),
        ("lt. gen.", PersonNoun("lieutenant general", None, plural=False)),
        ("foreign ministers", PersonNoun("foreign minister", None, plural=True)),
        ("secretaries of state", PersonNoun("secretary of state", None, plural=True)),
        ("attorneys general", PersonNoun("attorney general", None, plural=True)),
        ("congresswomen", PersonNoun("congresswoman", "female", plural=True)),
        ("king", PersonNoun("king", "male", plural=False)),
    ],
)
def test_title_is_known_in_short_and_in_the_plural(form, noun):
    assert titles()[form] == noun


@pytest.mark.parametrize(("form", "gender"), [("spokeswoman", "female"), ("salesmen", "male"), ("witness", None)])
def test_role_tells_gender_only_where_its_form_does(form, gender):
    assert roles()[form].gender == gender


@pytest.mark.parametrize(("form", "gender"), [("mr.", "male"), ("mrs", "female"), ("ms.", "female"), ("dr.", None)])
def test_honorific_tells_gender(form, gender):
    assert honorifics()[form] == gender


def test_kinship_knows_wives_and_in_laws():
    assert kinship()["wives"] == PersonNoun("wife", "female", plural=True)
    assert kinship()["brothers-in-law"].singular == "brother-in-law"


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("deputy", "deputies"),
        ("witness", "witnesses"),
        ("coach", "coaches"),
        ("attorney", "attorneys"),
        ("chief of staff", "chiefs of staff"),
        ("minister for trade", "ministers for trade"),
        ("clergyman", "clergymen"),
    ],
)
def test_regular_plural_follows_the_head(noun, plural):
    assert plural_of(noun) == plural


def test_modifier_tells_what_has_become_of_the_office():
    assert [modifiers()[form] for form in ("former", "acting", "deputy")] == ["past", "present", "rank"]


def test_bodies_and_groups_that_speak_are_apart():
    assert collectives()["ministry"] == "organization"
    assert collectives()["prosecutors"] == "group"


def test_fields_of_office_are_known():
    assert {"defense", "defence", "foreign", "public security"} <= portfolios()


@pytest.mark.parametrize("table", ["honorifics", "titles", "roles", "kinship"])
def test_form_has_one_gender(table):
    lists = load_toml("titles")[table]
    forms = [form for key in ("male", "female", "neutral") for form in lists[key]]
    assert len(set(forms)) == len(forms)


def test_title_and_role_agree_on_gender():
    both = titles().keys() & roles().keys()
    assert [form for form in both if titles()[form].gender != roles()[form].gender] == []


def test_forms_are_in_lower_case():
    forms = {*titles(), *roles(), *kinship(), *honorifics(), *modifiers(), *collectives()}
    assert [form for form in forms if form != form.lower()] == []


@pytest.mark.parametrize(
    ("table", "keys"), [("modifiers", ("past", "present", "rank")), ("collectives", ("organization", "group"))]
)
def test_form_is_in_one_list_alone(table, keys):
    forms = [form for key in keys for form in load_toml("titles")[table][key]]
    assert len(set(forms)) == len(forms)
