"""Sides: mentions -> who stands with whom: the actors that they denote, and the names and nouns that they hold.

Assumes one article. What is worked out for a mention is kept, for answers and retellings compare each with many.
"""

from typing import Final, NamedTuple

from onrecord.extract.accusations.deeds import head_of
from onrecord.extract.grammar.ranges import Range
from onrecord.lexicons.verbs import verb_forms
from onrecord.lexicons.words import (
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    DETERMINER,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    normal_form,
)
from onrecord.link.actors import ActorIndex
from onrecord.segment.documents import Document

_STEM: Final = 5  # letters that tell words apart, and inflections not


class Side(NamedTuple):
    """One side of an allegation: its actors, the names and head nouns that its mentions hold, and its actors' names."""

    actors: frozenset[int]
    words: frozenset[str]
    names: frozenset[str]
    person: int | None = None  # its only actor, where that is somebody with a full name

    def meets(self, other: "Side") -> bool:
        """Tell whether the sides share an actor or a word: “Ortiz” and “the Ortiz campaign”, not two of one family."""
        if self.person is not None and other.person is not None and self.names & other.names:
            return self.person == other.person
        return bool(self.actors & other.actors or (self.words | self.names) & (other.words | other.names))

    def joined(self, other: "Side") -> "Side":
        """Return both sides as one."""
        return Side(
            self.actors | other.actors,
            self.words | other.words,
            self.names | other.names,
        )


class SideIndex:
    """The sides of one article's mentions, and the words of its claims."""

    def __init__(self, doc: Document, actors: ActorIndex) -> None:
        self.doc = doc
        self._actors = actors
        self._sides: dict[tuple[Range, ...], Side] = {}
        self._words: dict[Range, frozenset[str]] = {}

    def side_of(self, spans: tuple[Range, ...]) -> Side:
        """Return the side that the mentions make up."""
        if spans not in self._sides:
            named = {actor for span in spans for actor in self._actors.resolve(*span)}
            found = frozenset(named.union(*map(self._actors.states_of_seat, named)))
            words = frozenset(word for span in spans for word in _naming_words(self.doc, span))
            person = next(iter(found)) if len(found) == 1 else None
            if person is not None and not self._actors.is_named_in_full(person):
                person = None
            self._sides[spans] = Side(found, words, self._names(spans), person)
        return self._sides[spans]

    def _names(self, spans: tuple[Range, ...]) -> frozenset[str]:
        """Return the words of the names behind pronouns and descriptions: “the company” -> Harland, Steel."""
        names = (name for span in spans for name in self._actors.names_of(*span))
        return frozenset(normal_form(word) for name in names for word in name.split() if word[0].isupper())

    def may_be_person(self, span: Range) -> bool:
        """Tell whether the phrase denotes a person, or somebody unnamed: “the mayor”."""
        return bool(self._actors.people_in(*span)) or not self._actors.resolve(*span)

    def are_many(self, spans: tuple[Range, ...]) -> bool:
        """Tell whether the phrases name two or more: “Dahl and Lund”, “two officers”."""
        if len(spans) > 1 or any("and" in self.doc.words[slice(*span)] for span in spans):
            return True
        return any(self.doc.words[head_of(self.doc, span)].endswith("s") for span in spans)

    def words_of(self, span: Range) -> frozenset[str]:
        """Return the stems of the words of content among the tokens."""
        if span not in self._words:
            self._words[span] = frozenset(_content_words(self.doc, span))
        return self._words[span]


def _content_words(doc: Document, span: Range) -> set[str]:
    """Return the stems of the words of content among the tokens."""
    closed = PREPOSITION | DETERMINER | AUXILIARY | POSSESSIVE | PERSONAL
    return {
        _lemma(normal_form(doc.words[i]))[:_STEM]
        for i in range(*span)
        if not doc.flags[i] & closed and doc.words[i][0].isalnum()
    }


def _lemma(word: str) -> str:
    return next((form.lemma for form in verb_forms().get(word, ())), word)


def _naming_words(doc: Document, span: Range) -> set[str]:
    names = {
        normal_form(doc.words[i])
        for i in range(*span)
        if doc.flags[i] & CAPITAL and not doc.flags[i] & (CALENDAR | DETERMINER | PERSONAL)
    }
    head = next((i for i in range(span[0] + 1, span[1]) if doc.flags[i] & PREPOSITION), span[1]) - 1
    return names or ({normal_form(doc.words[head])} if not doc.flags[head] & PERSONAL else set())
