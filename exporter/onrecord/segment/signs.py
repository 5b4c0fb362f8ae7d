"""Signs: what the lexicons say of a token -> one character, so that a pass finds the tokens it has to look at by one scan.

Most tokens concern no pass at all. A document's signs are a string, one character a token, each bit of it one question;
scanning it with a pattern costs a small part of asking every token. Leaves out what the tokens mean where they stand.
"""

import re
from functools import lru_cache
from typing import Final

from onrecord.lexicons.name_words import DEFINITE, START, THIRD_PERSON
from onrecord.lexicons.words import (
    ACCUSATION,
    COORDINATOR,
    CUE,
    CUE_NOUN,
    MARK,
    NEGATION,
    RESPONSE,
    STOP,
    SUBORDINATOR,
    SYMBOL,
    WRONGDOING,
)

_OF_FLAGS: Final = (
    STOP,
    MARK,
    CUE | CUE_NOUN,
    ACCUSATION,
    RESPONSE,
    NEGATION | RESPONSE,
    WRONGDOING,
    SYMBOL,
    SYMBOL | COORDINATOR | SUBORDINATOR,
)
_OF_NAME_FLAGS: Final = (START, THIRD_PERSON | DEFINITE)


@lru_cache(maxsize=4_096)  # a thousand pairs of flags stand for a million words
def sign_of(flags: int, name_flags: int) -> str:
    """Return the sign of a token with these flags."""
    asked = [flags & mask for mask in _OF_FLAGS] + [name_flags & mask for mask in _OF_NAME_FLAGS]
    return chr(sum(1 << bit for bit, answer in enumerate(asked) if answer))


def _having(bit: int, *, lacking: bool = False) -> re.Pattern[str]:
    width, end = 1 << bit, 1 << len(_OF_FLAGS + _OF_NAME_FLAGS)
    ranges = (rf"\U{sign:08x}-\U{sign + width - 1:08x}" for sign in range(width, end, 2 * width))
    return re.compile(f"[{'^' * lacking}{''.join(ranges)}]")


STOPS, MARKS, CUES, ACCUSATIONS, RESPONSES, DENIALS, WRONGDOINGS, SYMBOLS, EDGES, CAPITALS, POINTERS = map(
    _having, range(len(_OF_FLAGS + _OF_NAME_FLAGS))
)
WORDS: Final = _having(_OF_FLAGS.index(SYMBOL), lacking=True)


def positions(signs: str, wanted: re.Pattern[str], first: int = 0, last: int | None = None) -> list[int]:
    """Return the tokens, among first to last (half open), whose sign is one of the wanted, in text order."""
    return [match.start() for match in wanted.finditer(signs, first, len(signs) if last is None else last)]
