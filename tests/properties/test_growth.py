"""The work of parsing grows with the length of the text, whatever the text: nobody can stop a run with an article.

Calls are counted, and where a pattern does the work inside one call, the time of a long text is set against that of a
short one in the same process: both tell growth, neither says how fast a machine is.
"""

import sys
import time
from itertools import product
from string import ascii_lowercase

import pytest

from onrecord import SourceArticle
from onrecord.parse import parse_bundle

_LENGTHER = 4
_NEARLY_LINEAR = 1.5  # times as much as in proportion; the square would be four times as much
_PATTERN_SIZE = 4_000
_PATTERN_LENGTHER = 8
_PATTERN_BOUND = 4  # noise included; the square would be eight times as much


def distinct(count):
    """Invented words, no two the same."""
    return [
        "Ob" + "".join(letters) for letters, _ in zip(product(ascii_lowercase, repeat=4), range(count), strict=False)
    ]


REPEATED = {
    "straight marks": '"',
    "opening marks": "“",
    "short quotations": "“a” ",
    "single marks": "'a ",
    "no full stop": "the boat went on ",
    "one capital": "Ortiz ",
    "short sentences": "Ana Ortiz met. ",
    "empty lines": "\n",
    "headings": "Note it\n\n",
    "cues": "he said, ",
    "attributions": "“We lost,” said Ana Ortiz. ",
    "pronouns": "Ana Ortiz met Lee. He went. It fell. ",
    "coordinations": "Ana and ",
    "unfinished bodies": "Bank of ",
    "descriptions": "The minister left. Ana Ortiz met. ",
    "turns": "Q: Why?\nA: No.\n",
    "accusations in one sentence": "the firm accused the firm of fraud and ",
    "clauses": "he said it; ",
    "answers": "Ana Ortiz denied it. ",
    "byline": "By Ana and ",
}
GROWING = {
    **{name: lambda size, unit=unit: unit * size for name, unit in REPEATED.items()},
    "nested parentheses": lambda size: "(" * size + "it" + ")" * size,
    "capitals": lambda size: " ".join(distinct(size)),
    "people": lambda size: " ".join(f"Ana {word} met." for word in distinct(size)),
    "bodies": lambda size: " ".join(f"The {word} Committee met." for word in distinct(size)),
}
CHARACTERS = (
    '"',
    "“",
    "'",
    "(",
    ".",
    ",,",
    "-",
    "a-",
    "A.",
    "@",
    "http://",
    "1,",
    " ",
    "a\n",
    "ANA ",
    "By Ana and ",
    "a.b",
)


def article(text):
    return SourceArticle(text=text, source_id="grown", source_format="text", where="grown")


def calls(text):
    """How many calls, of Python and of C, parsing takes."""
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event in {"call", "c_call"}

    source = article(text)
    sys.setprofile(count)
    try:
        parse_bundle(source)
    finally:
        sys.setprofile(None)
    return counted


def seconds(text):
    """The processor's time for parsing, the best of three."""
    source, times = article(text), []
    for _ in range(3):
        start = time.process_time()
        parse_bundle(source)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", GROWING)
def test_calls_grow_with_the_text(name):
    size = 150
    text = GROWING[name]
    calls(text(20))  # what is read once, and kept
    calls(text(_LENGTHER * size))
    assert calls(text(_LENGTHER * size)) <= _NEARLY_LINEAR * _LENGTHER * calls(text(size))


@pytest.mark.parametrize("unit", CHARACTERS)
def test_no_pattern_backtracks_over_the_text(unit):
    short, long = (unit * (size // len(unit)) for size in (_PATTERN_SIZE, _PATTERN_LENGTHER * _PATTERN_SIZE))
    floor = 0.002  # seconds: below, what every article costs hides the growth
    assert seconds(long) <= _PATTERN_BOUND * _PATTERN_LENGTHER * max(seconds(short), floor)
