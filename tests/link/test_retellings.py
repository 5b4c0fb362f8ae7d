"""Retellings: a long run of charges costs in proportion to its length, in comparisons."""

import itertools

import pytest

from onrecord.extract.allegations import find_allegations
from onrecord.extract.mentions import find_mentions
from onrecord.extract.quotes import find_quotes
from onrecord.link.actors import link_actors
from onrecord.link.disputes.retellings import TellingIndex, without_retellings
from onrecord.link.disputes.sides import SideIndex
from onrecord.segment.documents import segment_text

SYLLABLES = ["Ba", "Ke", "Lo", "Mi", "Na", "Pe", "Ru", "So", "Ta", "Vo"]
NAMES = ["".join(parts) for parts in itertools.product(SYLLABLES, [s.lower() for s in SYLLABLES], ["l", "n", "r"])]

RUNS = {
    "other parties, same wrong": lambda n: f"{NAMES[n]} accused {NAMES[-n - 1]} of spying.",
    "one accuser": lambda n: f"Wells accused {NAMES[n]} of spying.",
    "one accused": lambda n: f"{NAMES[n]} accused Wells of spying.",
    "other wrongs": lambda n: f"Wells accused Harland of spying on {NAMES[n]}.",
}


def index_of(sentence, length):
    doc = segment_text("\n\n".join(map(sentence, range(length))))
    sides = SideIndex(doc, link_actors(doc, find_mentions(doc), find_quotes(doc)))
    return find_allegations(doc, find_quotes(doc)), sides


def comparisons(sentence, length):
    candidates, sides = index_of(sentence, length)
    index, compared = TellingIndex(candidates, sides), 0
    for candidate in candidates:
        compared += len(index.near(candidate))
        index.add(candidate)
    return compared


@pytest.mark.parametrize("sentence", RUNS.values(), ids=RUNS)
def test_twice_the_charges_take_about_twice_the_comparisons(sentence):
    assert comparisons(sentence, 120) <= 3 * max(comparisons(sentence, 60), 60)


@pytest.mark.parametrize("sentence", RUNS.values(), ids=RUNS)
def test_no_charge_of_the_run_is_taken_for_a_retelling(sentence):
    candidates, sides = index_of(sentence, 40)

    assert len(without_retellings(candidates, sides)) == len(candidates) == 40
