"""Tokens: text -> the strings of its words and marks, with their offsets, in one pass.

Assumes a text in which white space parts words. Pieces tile the text (a token and the white space behind it), so that
offsets come from lengths alone and cannot drift. Leaves words apart from what is glued to them: "’s" and other clitics
are tokens of their own, "didn’t" and "forty-one" are one, "U.S." and "Sen." keep their full stop.
"""

import re
from itertools import accumulate
from operator import add
from typing import NamedTuple

from onrecord.lexicons.words import abbreviations, flags_of

_PIECE = re.compile(
    r"""
    (?: https?://[^\s<>"”»]*[^\s<>"”».,;:!?)\]'’]          # an address, without the punctuation behind it
      | [@#][^\W]+                                          # @handle, #tag
      | (?<![^\W_]) (?:[^\W\d_]\.)+ (?=[^\w]|$) (?<!\bI\.) # initials: U.S., J., a.m.
      | ['’](?:[sSdDmM]|re|RE|ve|VE|ll|LL)\b                # clitics: the firm ’s, they ’re
      | \d+(?:[.,:]\d+)+                                    # 1,237 and 9:30
      | [^\W_]+                                             # a word, with hyphens, apostrophes and ampersands inside
        (?: (?: [-\N{HYPHEN}\N{NON-BREAKING HYPHEN}&/_] | ['’](?!(?:[sSdDmM]|re|RE|ve|VE|ll|LL)\b) ) [^\W_]+ )*
      | \.{2,} | -{2,} | '' | `` | ,,                       # marks written with several characters
      | \S
      | (?=\s)                                              # white space in front of the first token
    ) \s*
    """,
    re.VERBOSE,
)


class Tokens(NamedTuple):
    """Parallel lists, one entry a token: its string, first and last offset (half open), and lexicon flags."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    flags: list[int]


def tokenize(text: str) -> Tokens:
    """Return the tokens of the text; offsets are code points into it."""
    pieces = _PIECE.findall(text)
    words = list(map(str.rstrip, pieces))
    _join_abbreviations(pieces, words)
    starts = [0, *accumulate(map(len, pieces))]
    starts.pop()
    if words and not words[0]:
        del words[0], starts[0]
    return Tokens(words, starts, list(map(add, starts, map(len, words))), list(map(flags_of, words)))


def _join_abbreviations(pieces: list[str], words: list[str]) -> None:
    """Give "Sen" and "." their one token back, in place."""
    known = abbreviations()
    for i in [i for i, word in enumerate(words) if word == "." and i and words[i - 1] in known][::-1]:
        before = words[i - 1]
        if pieces[i - 1] == before and (known[before] != "numbered" or "".join(words[i + 1 : i + 2])[:1].isdigit()):
            pieces[i - 1 : i + 1] = [before + pieces[i]]
            words[i - 1 : i + 1] = [before + "."]
