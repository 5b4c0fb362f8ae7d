"""Tokens close with two that stand for nothing; what is remembered of them does not grow with what a text holds."""

from unicodedata import normalize

import pytest

from onrecord.lexicons.name_words import name_flags_of
from onrecord.lexicons.words import CACHED_LENGTH, SYMBOL, flags_of
from onrecord.segment.tokens import _reading_of, tokenize


def test_long_pieces_are_read_and_not_kept():
    word, long = "a" * (CACHED_LENGTH - 1), "b" * 100_000
    assert tokenize(f"{word} {long} said.").words == [word, long, "said", ".", "\n", "\n"]
    for known in (_reading_of, flags_of, name_flags_of):
        kept = known.__self__
        assert any(key.strip() == word for key in kept)
        assert max(map(len, kept)) <= CACHED_LENGTH


@pytest.mark.parametrize("text", ["", " \n", "Ms. Ortiz said", "“No.” \N{ZERO WIDTH SPACE}\n"])
def test_two_tokens_that_stand_for_nothing_close_any_text(text):
    tokens = tokenize(text)

    assert len({len(column) for column in tokens}) == 1
    assert tokens.words[-2:] == ["\n", "\n"]
    assert tokens.starts[-2:] == tokens.ends[-2:] == [len(text), len(text)]
    assert (tokens.flags[-2:], tokens.name_flags[-2:]) == ([SYMBOL] * 2, [0] * 2)
    for start, end, word in list(zip(tokens.starts, tokens.ends, tokens.words, strict=True))[:-2]:
        assert text[start:end] == word


def test_accents_behind_their_letters_stay_in_the_word():
    text = normalize("NFD", "Tomás O’Brién-Šimek left.")
    assert tokenize(text).words[:4] == [*text.removesuffix(".").split(" "), "."]


def test_a_name_is_known_however_its_accents_are_written():
    composed, parted = (tokenize(normalize(form, "São Tomé, España, Jürgen")) for form in ("NFC", "NFD"))
    assert composed.flags == parted.flags
    assert composed.name_flags == parted.name_flags
