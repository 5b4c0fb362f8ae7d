import pytest

from onrecord.lexicons.common_words import common_words
from onrecord.lexicons.tables import load_words


@pytest.mark.parametrize(
    "word",
    ["police", "denying", "the", "they're", "critics", "analyses", "bigger", "meanwhile", "forty", "spokeswoman"],
)
def test_ordinary_word_is_common_in_every_form(word):
    assert word in common_words()


@pytest.mark.parametrize("word", ["ekaterina", "moscow", "volodymyr", "pyongyang"])
def test_name_is_no_common_word(word):
    assert word not in common_words()


@pytest.mark.parametrize("name", ["common_words", "adjectives", "adverbs"])
def test_list_is_in_lower_case(name):
    assert [word for word in load_words(name) if word != word.lower()] == []


@pytest.mark.parametrize(
    ("table", "heads"),
    [
        ("organization_heads", {"Ministry", "Bank", "University", "Inc.", "Police"}),
        ("place_heads", {"River", "Street", "County", "Airport"}),
        ("event_heads", {"War", "Olympics", "Act", "Festival"}),
        ("work_heads", {"Report", "Prize", "Missile"}),
    ],
)
def test_head_words_tell_what_a_name_names(table, heads):
    assert heads <= load_words(table)
