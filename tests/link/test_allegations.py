"""Allegation rows: actors, quotes and retellings of what was found."""

import pytest

from onrecord.parse import parse_bundle
from onrecord.read.sources import SourceArticle


def parse(text, title=None):
    return parse_bundle(SourceArticle("a", "text", text, "a.txt", title=title, language="en"))


def names(bundle, ids):
    known = {actor["actor_id"]: actor["name"] for actor in bundle["actors"]}
    return [known[actor_id] for actor_id in ids]


def test_parties_are_resolved_to_actors():
    bundle = parse("Kenya and Uganda met. On Monday, Nairobi said Uganda had lied about the dam.")
    [allegation] = bundle["allegations"]

    assert names(bundle, allegation["accuser_ids"]) == ["Kenya"]
    assert names(bundle, allegation["accused_ids"]) == ["Uganda"]


@pytest.mark.parametrize(
    ("text", "accusers"),
    [
        ("Ana Ortiz filed a petition that accuses the trustees of fraud.", ["Ana Ortiz"]),
        ("Ana Ortiz read a petition that accuses the trustees of fraud.", []),
        ("Ana Ortiz filed a poll. A report accuses the trustees of fraud.", []),
    ],
)
def test_the_author_of_a_text_accuses_in_it(text, accusers):
    bundle = parse(text)
    [allegation] = bundle["allegations"]

    assert names(bundle, allegation["accuser_ids"]) == accusers


def test_nobody_accuses_himself_by_a_pronoun():
    bundle = parse("Hugo Veld, who leads the bloc, left. Their leader, Pedro Ruiz, accused him of theft.")
    [allegation] = bundle["allegations"]

    assert names(bundle, allegation["accused_ids"]) == ["Hugo Veld"]


def test_both_of_two_named_parties_answer():
    [allegation] = parse("Ana Ortiz and Tomas Veld were charged with theft. Both have denied it.")["allegations"]

    assert [answer["kind"] for answer in allegation["responses"]] == ["denial"]


def test_what_a_party_says_of_itself_is_no_allegation():
    assert parse("Ana Ortiz met the miners. Ms. Ortiz said she had lied to them.")["allegations"] == []


def test_nobody_is_accuser_and_accused_at_once():
    bundle = parse("Ana Ortiz met Mia Lund. She accused her of lying to miners.")

    for allegation in bundle["allegations"]:
        assert not set(allegation["accuser_ids"]) & set(allegation["accused_ids"])


def test_allegation_names_the_quote_that_carries_it():
    bundle = parse("“The mayor lied to the miners,” Ana Ortiz said.")
    [allegation], [quote] = bundle["allegations"], bundle["quotes"]

    assert allegation["quote_id"] == quote["quote_id"]
    assert not allegation["explicit"]


def test_ids_and_positions_count_from_one_in_text_order():
    bundle = parse("Harland accused Wells of spying.\n\nWells accused Harland of arming rebels.")

    assert [a["position"] for a in bundle["allegations"]] == [1, 2]
    assert [a["allegation_id"][-6:] for a in bundle["allegations"]] == ["-l0001", "-l0002"]


def test_charge_told_twice_is_one_record_with_the_fullest_claim():
    bundle = parse(
        "Union accuses Harland Steel of hiding injuries.\n\n"
        "The union accused Harland Steel of hiding injuries at its Wells plant for nine years."
    )
    [allegation] = bundle["allegations"]

    assert allegation["text"] == "hiding injuries at its Wells plant for nine years"


@pytest.mark.parametrize(
    "second",
    ["The union accused Harland Steel of bribing a judge.", "The union accused Lund Mining of hiding injuries."],
)
def test_new_wrong_or_new_accused_is_a_new_record(second):
    bundle = parse(f"The union accused Harland Steel of hiding injuries. {second}")

    assert len(bundle["allegations"]) == 2


def test_confidence_is_that_of_the_rule():
    [allegation] = parse("The union accused Harland Steel of hiding injuries.")["allegations"]

    assert allegation["rule"] == "verb-object"
    assert 0 < allegation["confidence"] <= 1
