"""Authors: a text that speaks ("the poll found", "a video that said") -> the phrase or quote that tells who made it.

Assumes that the article names the author where it first speaks of the text ("Curiel’s order", "a poll of 400 divers by the
Ostia Institute"), that who releases a text speaks in it, and that a statement is that of whoever was quoted just before.
Leaves out texts by nobody named, and who the author is: linking resolves the phrase.
"""

from collections.abc import Iterator
from typing import Final

from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.subjects import sender_of
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import (
    ADJECTIVE,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    DOCUMENT,
    FINITE,
    PARTICIPLE,
    PLURAL_NOUN,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    normal_form,
)
from onrecord.segment.documents import Document

_DEFINITE: Final = frozenset({"the", "this", "that"})
_REACH: Final = 30  # sentences back to where the text was named first
# tokens from the noun to its author: a poll of 400 divers released on Friday by | the Ostia Institute
_TAIL: Final = 24


def text_of(doc: Document, speaker: Range) -> Phrase | None:
    """Return the text that speaks, None where somebody does: | The poll |, a | video | that said."""
    first, last = speaker
    lower = doc.sentences[doc.sentence_of[first]].first
    is_relative = last - first == 1 and doc.flags[first] & RELATIVE
    phrase = noun_phrase_before(doc, first, lower) if is_relative else noun_phrase_after(doc, first, last)
    if phrase is None or not doc.flags[phrase.head] & DOCUMENT:
        return None
    return None if doc.words[phrase.head].lower() in load_toml("name_parts")["texts"]["of_nobody"] else phrase


def is_own_words(doc: Document, text: Phrase, before: tuple[Range, ...]) -> bool:
    """Tell whether the text is what the quote before holds: "the statement" after it, not one that it speaks of itself."""
    noun = doc.words[text.head].lower()
    if noun not in load_toml("name_parts")["texts"]["own_words"] or not _is_definite(doc, text):
        return False
    between = (before[-1][1], text.first)
    return not any(doc.words[i].lower() == noun for first, last in (*before, between) for i in range(first, last))


def is_by_body(doc: Document, text: Phrase) -> bool:
    """Tell whether no one person makes such a text: "the poll"."""
    return doc.words[text.head].lower() in load_toml("name_parts")["texts"]["by_bodies"]


def is_the_only(doc: Document, text: Phrase) -> bool:
    """Tell whether the text is plainly the one, and no other of its kind is told apart before: "a congressional | report |"."""
    if text.head - text.first != 1 or not _is_definite(doc, text):
        return False
    told = (doc.flags[i - 1] for i in _occurrences(doc, text) if doc.words[i - 1][0].isalnum())
    return not any(flags & ADJECTIVE or not flags & (DETERMINER | PREPOSITION) for flags in told)


def find_author_phrases(doc: Document, text: Phrase) -> Iterator[Range]:
    """Yield the phrases that may name the author, the nearest first."""
    yield from _sender(doc, text)
    if not _is_definite(doc, text):
        return
    for i in _occurrences(doc, text):
        yield from _beside(doc, i)


def _occurrences(doc: Document, text: Phrase) -> Iterator[int]:
    """Yield the tokens that name the text before, the nearest first."""
    noun, opening = normal_form(doc.words[text.head]), max(0, doc.sentence_of[text.head] - _REACH)
    for i in range(text.first - 1, doc.sentences[opening].first - 1, -1):
        if doc.flags[i] & DOCUMENT and normal_form(doc.words[i]) == noun and doc.quotation_of[i] < 0:
            yield i


def _is_definite(doc: Document, text: Phrase) -> bool:
    """Tell whether the text is one spoken of: "the new poll", not "a poll", nor "the Ostia poll"."""
    between = range(text.first + 1, text.head)
    return doc.words[text.first].lower() in _DEFINITE and all(doc.flags[i] & ADJECTIVE for i in between)


def _sender(doc: Document, text: Phrase) -> Iterator[Range]:
    sender = sender_of(doc, text, doc.sentences[doc.sentence_of[text.first]].first)
    making = load_toml("name_parts")["texts"]["making"]
    if sender is not None and any(word in making for word in doc.words[sender.last : text.first]):
        yield sender.first, sender.last


def _beside(doc: Document, noun: int) -> Iterator[Range]:
    """Yield what owns the noun ("| Curiel |’s order", "the | Ostia Institute | poll"), sends it, or stands behind "by"."""
    sentence = doc.sentences[doc.sentence_of[noun]]
    phrase = noun_phrase_before(doc, noun + 1, sentence.first)
    if phrase is not None and phrase.head == noun and not doc.flags[phrase.first] & POSSESSIVE:
        yield phrase.first, noun + 1
        yield from _sender(doc, phrase)
    making = load_toml("name_parts")["texts"]["making"]
    for i in range(noun + 1, min(noun + _TAIL, sentence.last - 1)):
        if doc.words[i] in {",", ";", ":"} or doc.flags[i] & AUXILIARY or _acts(doc, i):
            return
        if doc.flags[i] & PARTICIPLE and doc.flags[i + 1] & PREPOSITION and doc.words[i] not in making:
            return  # a letter | seen by the Herald
        if doc.words[i] in {"by", "from"} and (author := noun_phrase_after(doc, i + 1, sentence.last)) is not None:
            yield author.first, author.last


def _acts(doc: Document, i: int) -> bool:
    """Tell whether the token is a verb of its own: a poll of divers | shows; not one | released by the board."""
    return bool(doc.flags[i] & FINITE) and not doc.flags[i] & (PARTICIPLE | CAPITAL | PLURAL_NOUN | ROLE)
