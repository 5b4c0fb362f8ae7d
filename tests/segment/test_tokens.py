"""What is remembered of tokens does not grow with the length of what a text holds."""

from onrecord.lexicons.name_words import name_flags_of
from onrecord.lexicons.words import CACHED_LENGTH, flags_of
from onrecord.segment.tokens import _reading_of, tokenize


def test_long_pieces_are_read_and_not_kept():
    word, long = "a" * (CACHED_LENGTH - 1), "b" * 100_000
    assert tokenize(f"{word} {long} said.").words == [word, long, "said", "."]
    for known in (_reading_of, flags_of, name_flags_of):
        kept = known.__self__
        assert any(key.strip() == word for key in kept)
        assert max(map(len, kept)) <= CACHED_LENGTH
