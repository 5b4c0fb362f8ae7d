"""What nobody said, or somebody said not: no record may state the opposite of the sentence."""

import pytest

from onrecord.parse import parse_bundle
from onrecord.read.sources import SourceArticle


def parse(text):
    return parse_bundle(SourceArticle("an-id", "text", text, "test:1"))


@pytest.mark.parametrize(
    "text",
    [
        "Nobody believes that the mayor lied.",
        "A review found no evidence that Berg had leaked the file.",
        "Ms. Ortiz did not say that the ferry was safe.",
        "Ms. Ortiz has never claimed that the ferry was safe.",
    ],
)
def test_a_denied_saying_is_no_quote(text):
    assert parse(text)["quotes"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Senator Laura Finch did not accuse the bank of fraud.",
        "“I have never said that they lied,” Finch said.",
        "Nobody believes that the mayor lied, Ann Lee said.",
    ],
)
def test_a_denied_accusation_is_no_allegation(text):
    assert parse(text)["allegations"] == []


def test_a_named_spokesman_speaks_for_himself():
    bundle = parse("A spokesman for Nordic Air, Lars Holm, said: “We thank her.”")
    names = {actor["actor_id"]: actor["name"] for actor in bundle["actors"]}

    assert [names[quote["speaker_id"]] for quote in bundle["quotes"]] == ["Lars Holm"]
