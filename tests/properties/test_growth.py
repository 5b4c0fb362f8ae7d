"""The work of parsing grows with the length of the text, whatever the text: nobody can stop a run with an article.

Calls are counted, or the lines that run, where texts mix what is looked up in each other; and where a pattern does the
work inside one call, the time of a long text is set against that of a short one in the same process. All tell growth,
none says how fast a machine is.
"""

import sys
import time
from itertools import product
from string import ascii_lowercase

import pytest

from onrecord import SourceArticle
from onrecord.cli.rendering import bracket
from onrecord.marks import iter_marks
from onrecord.parse import parse_bundle
from onrecord.report.articles import readable_article
from onrecord.validate.bundles import check_bundle

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


def mixed(units, size):
    """The units in turn, behind a sentence that says which language it is."""
    return _ENGLISH + "".join(units[i % len(units)].replace("{}", word) for i, word in enumerate(distinct(size)))


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
MIXED = {  # two kinds of things that are looked up in each other; {} is a word of its own
    "told and quoted answers": ("The firm denied the claims. ", "“We deny it all,” Ana Ortiz said. "),
    "charges and answers": (
        "Lee Marsh accused the firm of fraud. ",
        "The firm denied it. ",
        "“It is a lie,” she said. ",
    ),
    "quotations and attributions": ("“We lost the case.” ", "Ana Ortiz said so. ", "“They lied,” according to Lee. "),
    "speech in paragraphs": ("Ana Ortiz said it was late.\n\n", "“We lost the boats and the case.”\n\n"),
    "paragraphs left open": ("“We lost the boats and the case.\n\n", "“They lied,” Ana Ortiz said.\n\n"),
    "one surname, many given names": ("{} Ortiz met. ", "Ortiz said it was late. "),
    "one given name, many surnames": ("Ana {} met. ", "Ana said it was late. "),
    "one acronym, many bodies": ("The O{} Boat Council met. ", "OBC said it was late. "),
    "acronyms introduced": ("The {} Boat Council (OBC) met. ", "The OBC said it was late. "),
    "descriptions": ("Ana {}, the harbor minister, left. ", "The minister said it was late. "),
    "somebody unnamed": ("A witness left. ", "The witness said it was late. "),
    "accused of many": ("Lee Marsh accused Ana {} and Omar {} of fraud. ", "Both denied it. "),
    "pronouns and names": ("Ana {} met Lee Marsh. ", "He said that she had gone. ", "They left. "),
    "names in headings": (
        "Ana {} Left\n\n",
        "Ana {} met the board on Monday, and said that it was late. “We lost,” she said.\n\n",
    ),
    "turns": ("ORTIZ: We lost it all.\n", "MARSH: I call it fraud.\n"),
    "letters": ("The mayor lied to us.\n\n", "Ana {}\n\n"),
    "quotations in quotations": ("“I told her, ‘We lost,’ and left,” Ana Ortiz said. ", "“It is late,” she said. "),
    "offices": ("Ana {}, foreign minister of Kenya, met. ", "Kenya’s foreign minister said it was late. "),
    "campaigns": ("The {} campaign met. ", "Ana {} left. ", "Her campaign said it was late. "),
    "lists": ("Ana {}, ", "Lee {}, "),
}
_ENGLISH = "The mayor of the town said on Monday that it was late, and that the board had met on the plan. "
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


def lines(step, source):
    """How many lines of Python a step runs, every turn of a loop counted, that of a comprehension too."""
    counted = 0

    def count(_frame, _event, _argument):
        nonlocal counted
        counted += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        step(source)
    finally:
        sys.settrace(before)
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


def drawn(bundle):
    """Check a bundle, and draw it for a page and for a terminal."""
    assert not check_bundle(bundle, "grown")
    assert readable_article(bundle)["blocks"]
    assert bracket(bundle["article"]["text"], list(iter_marks(bundle)))


@pytest.mark.parametrize("name", MIXED)
def test_lines_run_grow_with_the_text(name):
    size = 100
    short, long = (article(mixed(MIXED[name], count)) for count in (size, _LENGTHER * size))
    bound = _NEARLY_LINEAR * _LENGTHER
    bundles = [parse_bundle(source) for source in (short, long)]
    assert lines(parse_bundle, long) <= bound * lines(parse_bundle, short)
    assert lines(drawn, bundles[1]) <= bound * lines(drawn, bundles[0])


@pytest.mark.parametrize("unit", CHARACTERS)
def test_no_pattern_backtracks_over_the_text(unit):
    short, long = (unit * (size // len(unit)) for size in (_PATTERN_SIZE, _PATTERN_LENGTHER * _PATTERN_SIZE))
    floor = 0.002  # seconds: below, what every article costs hides the growth
    assert seconds(long) <= _PATTERN_BOUND * _PATTERN_LENGTHER * max(seconds(short), floor)
