import pytest

from onrecord.lexicons.given_names import given_names


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mary", "female"),
        ("Volodymyr", "male"),
        ("Fatima", "female"),
        ("José", "male"),
        ("Jose", "male"),
        ("Ji-woo", None),
        ("Hyun-joo", "male"),
        ("Thandeka", "female"),
        ("Bjørn", "male"),
        ("Niloufar", "female"),
        ("Alex", None),
    ],
)
def test_name_tells_gender_where_one_alone_bears_it(name, gender):
    assert given_names()[name].gender == gender


@pytest.mark.parametrize(("name", "other"), [("Grant", "word"), ("May", "word"), ("Jordan", "name"), ("Maria", None)])
def test_name_that_is_something_else_too_is_marked(name, other):
    assert given_names()[name].other == other


@pytest.mark.parametrize("word", ["The", "In", "China", "King", "Sheikh", "General", "Princess"])
def test_word_that_is_mostly_no_given_name_is_left_out(word):
    assert word not in given_names()
