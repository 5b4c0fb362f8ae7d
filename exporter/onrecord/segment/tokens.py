"""Tokens: text -> the strings of its words and marks, with their offsets, in one pass.

Assumes a text in which white space parts words. Pieces tile the text (a token and the white space behind it), so that
offsets come from lengths alone and cannot drift. Leaves words apart from what is glued to them: "’s" and other clitics
are tokens of their own, "didn’t" and "forty-one" are one, "U.S." and "Sen." keep their full stop. Two tokens that stand
for nothing close every text, so that a pass may ask what follows a token, or stands before the first, without a guard.
"""

import re
from functools import cache
from itertools import accumulate, compress, count
from operator import add, itemgetter
from sys import intern
from typing import Any, Final, NamedTuple
from unicodedata import normalize

from onrecord.lexicons.name_words import name_flags_of
from onrecord.lexicons.words import CACHED_LENGTH, SYMBOL, abbreviations, flags_of
from onrecord.segment.signs import sign_of

_CACHE_LIMIT: Final = 200_000  # pieces, some 50 MB; a corpus of junk must not fill the memory
_PIECE: Final = re.compile(
    r"""
    (?: [a-zA-Z0-9]++[ ] | [.,][ ]                          # most tokens: what no rule below reads otherwise
      | https?://[^\s<>"”»]*[^\s<>"”».,;:!?)\]'’]            # an address, without the punctuation behind it
      | [@#][^\W]+                                          # @handle, #tag
      | (?<![^\W_]) (?!I\.[^\w]|I\.$) (?:[^\W\d_]\.)+ (?=[^\w]|$)  # initials: U.S., J., a.m., F.B.I., not "so do I."
      | [A-Z]-[A-Z](?:\.(?:[A-Z]\.)+|[a-z]{1,5}\.(?=[,)]))   # a member's party and state: R-N.Y., D-Ill.
      | ['’](?:[sSdDmM]|re|RE|ve|VE|ll|LL)\b                # clitics: the firm ’s, they ’re
      | \d+(?:[.,:]\d+)+                                    # 1,237 and 9:30
      | [^\W_]+                                             # a word, with hyphens, apostrophes and ampersands inside
        (?: (?: [-\N{HYPHEN}\N{NON-BREAKING HYPHEN}&/_] | ['’](?!(?:[sSdDmM]|re|RE|ve|VE|ll|LL)\b) ) [^\W_]+
          | [\u0300-\u036f]+ [^\W_]*                       # accents that stand behind their letters, as macOS writes them
        )*
      | (?<=\S)'(?=''(?!'))                                 # never,''' he said: the inner mark, then the outer
      | \.{2,} | -{2,} | '' | `` | ,,                       # marks written with several characters
      | \S
      | (?=\s)                                              # white space in front of the first token
    ) \s*
    """,
    re.VERBOSE,
)


class Tokens(NamedTuple):
    """Parallel, one entry a token: its string, first and last offset (half open), lexicon flags, name flags, sign.

    The last two are the end of the text: white space, which no word is, without flags. Indices -1 and -2 mean them too.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    flags: list[int]
    name_flags: list[int]
    signs: str


# What a piece holds, whatever the text: its word, flags, name flags and sign; a plain tuple, of which a column is made faster.
_Reading = tuple[Any, ...]


class _Readings(dict[str, _Reading]):
    """Piece -> reading, worked out at the first look-up, so that a token costs one look-up for all that is asked of it."""

    def __missing__(self, piece: str) -> _Reading:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        word = intern(piece.rstrip())
        known = word if word.isascii() else normalize("NFC", word)  # as the lexicons write accents
        flags, name_flags = flags_of(known), name_flags_of(known)
        reading = (word, *_shared(flags, name_flags))
        if len(piece) <= CACHED_LENGTH:
            self[piece] = reading
        return reading


@cache
def _shared(flags: int, name_flags: int) -> tuple[Any, ...]:
    """Return the flags and their sign as objects that all words of a kind share: few, they stay in the processor's cache."""
    return flags, name_flags, sign_of(flags, name_flags)


END: Final = [("\n", SYMBOL, 0, sign_of(SYMBOL, 0))] * 2
_COLUMNS: Final = tuple(map(itemgetter, range(len(END[0]))))
_reading_of: Final = _Readings().__getitem__


def tokenize(text: str) -> Tokens:
    """Return the tokens of the text; offsets are code points into it."""
    pieces = _PIECE.findall(text)
    _join_abbreviations(pieces)
    lead = len(pieces.pop(0)) if pieces and not pieces[0].rstrip() else 0
    readings = [*map(_reading_of, pieces), *END]
    words, flags, name_flags, signs = [list(map(column, readings)) for column in _COLUMNS]
    starts = list(accumulate(map(len, pieces), initial=lead))
    starts.append(len(text))
    ends = list(map(add, starts, map(len, words)))
    ends[-len(END) :] = starts[-len(END) :]
    return Tokens(words, starts, ends, flags, name_flags, "".join(signs))


def _join_abbreviations(pieces: list[str]) -> None:
    """Give "Sen" and "." their one token back, in place."""
    known = abbreviations()
    for i in list(compress(count(), map(known.__contains__, pieces)))[::-1]:
        before, behind = pieces[i], "".join(pieces[i + 1 : i + 2])
        numbered = known[before] != "numbered" or "".join(pieces[i + 2 : i + 3])[:1].isdigit()
        if behind[:1] == "." and len(behind.rstrip()) == 1 and numbered:
            pieces[i : i + 2] = [before + behind]
