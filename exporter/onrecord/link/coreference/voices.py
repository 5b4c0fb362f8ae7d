"""Voices: the speaker phrases of quotes -> the tokens that name who speaks.

Assumes that a phrase is headed by its last word before a comma, a preposition or a relative clause ("| Hugh Hill |, a doctor
who has worked there for years, said"), and that capitals between commas name whom it describes ("a spokesman for the port,
| Lars Holm |, said"). Leaves out who that is: referents and speakers say it.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from onrecord.extract.grammar.ranges import Range
from onrecord.extract.quotes import Quote
from onrecord.lexicons.words import CAPITAL, DETERMINER, GERUND, POSSESSIVE, PREPOSITION, RELATIVE
from onrecord.segment.documents import Document

_ASIDE: Final = frozenset({"according-to", "nested", "noun", "passive"})  # rules whose speakers are no subjects
_NO_NAME: Final = DETERMINER | GERUND | POSSESSIVE | PREPOSITION | RELATIVE
_BRACKETS: Final = frozenset({",", "(", ")"})


def find_voices(doc: Document, quotes: Iterable[Quote]) -> dict[int, int]:
    """Return head token -> end of the phrase, of the quotes' speakers who are subjects of a finite verb of saying."""
    said = (quote.speaker for quote in quotes if _is_said(doc, quote))
    return {head: phrase[1] for phrase in said if phrase is not None for head in _heads(doc, phrase)}


def _is_said(doc: Document, quote: Quote) -> bool:
    if quote.speaker is None or quote.cue is None or quote.rule in _ASIDE:
        return False
    return not doc.flags[quote.cue[0]] & GERUND


def _heads(doc: Document, speaker: Range) -> Iterator[int]:
    first, last = speaker
    cuts = [i for i in range(first + 1, last) if doc.words[i] in _BRACKETS]
    yield from _core_heads(doc, first, cuts[0] if cuts else last)
    for cut, end in pairwise([*cuts, last]):
        if (
            end - cut > 1
            and doc.flags[end - 1] & CAPITAL
            and not any(doc.flags[i] & _NO_NAME for i in range(cut + 1, end))
        ):
            yield end - 1


def _core_heads(doc: Document, first: int, end: int) -> Iterator[int]:
    """Yield the head, and those that "and" joins with it: | Ortiz | and her | mother | in Ostia."""
    for i in range(first + 1, end):
        if doc.words[i] == "and" or doc.flags[i] & (PREPOSITION | RELATIVE):
            yield i - 1
            if doc.words[i] != "and":
                return
    yield end - 1
