"""Answers: allegations and response candidates -> which answers which.

Assumes that an answer comes from the accused, or from somebody who speaks for them, and stands behind the allegation or
in the headline. One answer may serve several allegations. Leaves out answers of third parties, and of the accuser.
"""

from typing import NamedTuple

from onrecord.extract.accusation_candidates import AllegationCandidate
from onrecord.extract.ranges import Range
from onrecord.extract.responses import ResponseCandidate
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

_STEM = 5  # letters that tell words apart, and inflections not


class Side(NamedTuple):
    """One side of an allegation: its actors, and the names and head nouns that its mentions hold."""

    actors: frozenset[int]
    words: frozenset[str]

    def meets(self, other: "Side") -> bool:
        """Tell whether the sides share an actor or a word: “Ortiz” and “the Ortiz campaign”."""
        return bool(self.actors & other.actors or self.words & other.words)


def side_of(doc: Document, spans: tuple[Range, ...], actors: ActorIndex) -> Side:
    """Return the side that the mentions make up."""
    found = frozenset(actor for span in spans for actor in actors.resolve(*span))
    return Side(found, frozenset(word for span in spans for word in _naming_words(doc, span)))


def find_answers(
    doc: Document, allegation: AllegationCandidate, responses: list[ResponseCandidate], actors: ActorIndex
) -> list[ResponseCandidate]:
    """Return the responses that answer the allegation, in text order."""
    if not allegation.accused:
        return []
    accused = side_of(doc, allegation.accused, actors)
    accuser = side_of(doc, (allegation.accuser,) if allegation.accuser else (), actors)
    answers: list[ResponseCandidate] = []
    for response in responses:
        if not _may_answer(doc, allegation, response):
            continue
        side = side_of(doc, (response.subject,), actors)
        if (
            _names_charge(response, allegation)
            or _is_of(side, accused, accuser)
            or (answers and _goes_on(doc, answers[-1], response, side, actors))
        ):
            answers.append(response)
    return answers


def _names_charge(response: ResponseCandidate, allegation: AllegationCandidate) -> bool:
    """Tell whether the answer names the charge itself: | rejected any claims that | ...."""
    return response.span[0] < allegation.cue[0] < response.span[1] and allegation.rule == "noun"


def _goes_on(
    doc: Document, before: ResponseCandidate, response: ResponseCandidate, side: Side, actors: ActorIndex
) -> bool:
    """Tell whether one of those who gave an answer goes on in the next sentence: “Both deny it. Ortiz says she broke no law”."""
    gap = doc.sentence_of[response.span[0]] - doc.sentence_of[before.span[0]]
    return gap in {0, 1} and side.meets(side_of(doc, (before.subject,), actors))


def _may_answer(doc: Document, allegation: AllegationCandidate, response: ResponseCandidate) -> bool:
    there, here = doc.sentence_of[allegation.cue[0]], doc.sentence_of[response.span[0]]
    if response.bare and not shares_word(doc, response.span, allegation.claim):
        return False
    if here == there:
        return True
    return doc.sentences[here].block == 0 or 0 < here - there <= response.reach


def content_words(doc: Document, span: Range) -> set[str]:
    """Return the stems of the words of content among the tokens."""
    closed = PREPOSITION | DETERMINER | AUXILIARY | POSSESSIVE | PERSONAL
    return {
        normal_form(doc.words[i])[:_STEM]
        for i in range(*span)
        if not doc.flags[i] & closed and doc.words[i][0].isalnum()
    }


def shares_word(doc: Document, a: Range, b: Range) -> bool:
    """Tell whether two ranges hold the same word of content."""
    return bool(content_words(doc, a) & content_words(doc, b))


def _is_of(answering: Side, accused: Side, accuser: Side) -> bool:
    """Tell whether the one who answers stands with the accused, and not with the accuser."""
    if answering.words & accuser.words and not answering.words & accused.words:
        return False
    if answering.actors & accuser.actors and not answering.actors & accused.actors:
        return False
    return answering.meets(accused)


def _naming_words(doc: Document, span: Range) -> set[str]:
    names = {
        normal_form(doc.words[i])
        for i in range(*span)
        if doc.flags[i] & CAPITAL and not doc.flags[i] & (CALENDAR | DETERMINER | PERSONAL)
    }
    head = next((i for i in range(span[0] + 1, span[1]) if doc.flags[i] & PREPOSITION), span[1]) - 1
    return names or ({normal_form(doc.words[head])} if not doc.flags[head] & PERSONAL else set())
