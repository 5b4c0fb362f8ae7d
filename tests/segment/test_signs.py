"""Signs: a scan finds the very tokens whose flags answer its question."""

import pytest

from onrecord.lexicons.words import (
    ACCUSATION,
    COORDINATOR,
    CUE,
    CUE_NOUN,
    MANNER,
    MARK,
    NEGATION,
    NOMINAL,
    RESPONSE,
    SAYS,
    STOP,
    SUBORDINATOR,
    SYMBOL,
    WRONGDOING,
    flags_of,
)
from onrecord.segment import signs
from onrecord.segment.tokens import tokenize

TEXT = "“No fraud,” Ms. Ortiz said flatly, although the union accused her of it; she denied the charge and left. Nobody asked."


@pytest.mark.parametrize(
    ("pattern", "mask"),
    [
        (signs.STOPS, STOP),
        (signs.MARKS, MARK),
        (signs.CUES, CUE | CUE_NOUN),
        (signs.ACCUSATIONS, ACCUSATION),
        (signs.RESPONSES, RESPONSE),
        (signs.DENIALS, NEGATION | RESPONSE),
        (signs.WRONGDOINGS, WRONGDOING),
        (signs.SYMBOLS, SYMBOL),
        (signs.EDGES, SYMBOL | COORDINATOR | SUBORDINATOR),
    ],
)
def test_a_scan_finds_the_tokens_with_the_flags_and_no_other(pattern, mask):
    tokens = tokenize(TEXT)
    expected = [i for i, flags in enumerate(tokens.flags) if flags & mask]
    assert expected
    assert signs.positions(tokens.signs, pattern) == expected


def test_words_are_all_tokens_but_symbols():
    tokens = tokenize(TEXT)
    expected = [i for i, word in enumerate(tokens.words) if word[0].isalnum()]
    assert signs.positions(tokens.signs, signs.WORDS) == expected


@pytest.mark.parametrize(
    ("flag", "words", "others"),
    [
        (SYMBOL, ["“", ",", "’s", "--", "@harbor"], ["Ortiz", "12", "é"]),
        (
            NOMINAL,
            ["harbor", "Ortiz", "12", "minister", "new", "%", "$", "@harbor"],
            ["the", "of", "her", "and", "’s", ","],
        ),
        (MANNER, ["flatly", "openly"], ["only", "July", "Flatly", "ly"]),
        (SAYS, ["said", "says"], ["saying", "left", "ferry"]),
    ],
)
def test_form_and_flags_tell_together(flag, words, others):
    assert [word for word in [*words, *others] if flags_of(word) & flag] == words
