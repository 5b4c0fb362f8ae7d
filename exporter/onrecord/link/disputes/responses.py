"""Answers: allegations and response candidates -> which answers which.

Assumes that an answer comes from the accused, or from somebody who speaks for them, and stands behind the allegation or
in the headline; whoever is named by no more than “he” or “a spokeswoman” answers the allegation right before. One answer
may serve several allegations. Leaves out answers of third parties, and of the accuser.
"""

from bisect import bisect_left, bisect_right
from typing import Final

from onrecord.extract.accusations.candidates import AllegationCandidate
from onrecord.extract.accusations.response_candidates import ResponseCandidate
from onrecord.extract.grammar.ranges import overlaps
from onrecord.lexicons.responses import farthest_reach, words_of
from onrecord.lexicons.words import normal_form
from onrecord.link.disputes.representatives import find_represented, is_plural, is_pronoun_of_person, points_back
from onrecord.link.disputes.sides import Side, SideIndex

_SOON: Final = 12  # sentences from a charge that names nobody to a denial of "the claims"
_HEADLINE: Final = 3  # sentences that a headline has at most
_CLOSE: Final = 3  # sentences from a charge against somebody unnamed to one who denies "the claims" for them
_NEAR: Final = 2  # sentences back to the allegation that “he” or “a spokeswoman” answers


class AnswerIndex:
    """The answers and allegations of one article, by sentence."""

    def __init__(
        self, allegations: list[AllegationCandidate], responses: list[ResponseCandidate], sides: SideIndex
    ) -> None:
        self._sides = sides
        self._doc = sides.doc
        self._responses = sorted(responses, key=lambda response: response.span)
        self._sentences = [self._doc.sentence_of[response.span[0]] for response in self._responses]
        self._cues = sorted(allegation.cue[0] for allegation in allegations)
        self._headlines = bisect_left([not self._is_headline(at) for at in self._sentences], 1)

    def answers_to(self, allegation: AllegationCandidate) -> list[ResponseCandidate]:
        """Return the responses that answer the allegation, in text order."""
        if not allegation.accused:
            return [response for response in self._within_reach(allegation) if self._rejects(allegation, response)]
        accused = self._sides.side_of(allegation.accused)
        accuser = self._sides.side_of((allegation.accuser,) if allegation.accuser else ())
        answers: list[ResponseCandidate] = []
        for response in self._within_reach(allegation):
            goes_on = bool(answers) and self._goes_on(answers[-1], response)
            if response.follows:
                goes_on = goes_on and not answers[-1].follows
                answers += [response] if goes_on or self._is_asked(allegation, response) else []
            elif self._may_answer(allegation, response) and (
                goes_on
                or _names_charge(response, allegation)
                or _is_of(self._answering(response), accused, accuser)
                or self._points_to(response, allegation)
                or (not accused.actors and self._rejects(allegation, response, _CLOSE))
            ):
                answers.append(response)
        return answers

    def _rejects(self, allegation: AllegationCandidate, response: ResponseCandidate, reach: int = _SOON) -> bool:
        """Tell whether somebody denies "the claims" soon after a charge that names nobody: “they were defrauded”."""
        doc, sides = self._doc, self._sides
        gap = doc.sentence_of[response.span[0]] - doc.sentence_of[allegation.cue[0]]
        told = response.kind in {"denial", "dismissal"} and not response.spoken
        if not told or not 0 < gap <= reach or overlaps(response.span, allegation.claim):
            return False
        if not any(normal_form(doc.words[i]) in words_of("suits") for i in range(*response.span)):
            return False
        accuser = sides.side_of((allegation.accuser,) if allegation.accuser else ())
        return not sides.side_of((response.subject,)).meets(accuser)

    def _within_reach(self, allegation: AllegationCandidate) -> list[ResponseCandidate]:
        """Return the responses of the headline, and of the sentences from the allegation on."""
        there = self._doc.sentence_of[allegation.cue[0]]
        first = max(bisect_left(self._sentences, there), self._headlines)
        last = bisect_right(self._sentences, there + farthest_reach())
        return [*self._responses[: self._headlines], *self._responses[first:last]]

    def _may_answer(self, allegation: AllegationCandidate, response: ResponseCandidate) -> bool:
        doc, words_of = self._doc, self._sides.words_of
        there, here = doc.sentence_of[allegation.cue[0]], doc.sentence_of[response.span[0]]
        if response.bare and not words_of(response.span) & words_of(allegation.claim):
            return False
        if overlaps(response.span, allegation.claim) and not _names_charge(response, allegation):
            return False
        return here == there or self._is_headline(here) or 0 < here - there <= response.reach

    def _is_headline(self, sentence: int) -> bool:
        """Tell whether the sentence is of the first block and near its start: a text of one block is no headline."""
        return sentence < _HEADLINE and self._doc.sentences[sentence].block == 0

    def _answering(self, response: ResponseCandidate) -> Side:
        """Return the side of the one who answers, and of those for whom they speak."""
        side = self._sides.side_of((response.subject,))
        represented = find_represented(self._doc, response.subject)
        return side.joined(self._sides.side_of(represented)) if represented else side

    def _is_asked(self, allegation: AllegationCandidate, response: ResponseCandidate) -> bool:
        """Tell whether the accused speaks in the very sentence: “Asked about claims that he lied, Tanner said …”."""
        sentence_of, side_of = self._doc.sentence_of, self._sides.side_of
        same = sentence_of[response.span[0]] == sentence_of[allegation.cue[0]] and allegation.rule == "noun"
        apart = same and not overlaps(response.span, allegation.claim) and not overlaps(response.span, allegation.cue)
        return apart and bool(side_of((response.subject,)).actors & side_of(allegation.accused).actors)

    def _points_to(self, response: ResponseCandidate, allegation: AllegationCandidate) -> bool:
        """Tell whether the answer’s subject is nobody but the accused of the allegation right before it."""
        doc, subject = self._doc, response.subject
        gap = doc.sentence_of[response.span[0]] - doc.sentence_of[allegation.cue[0]]
        if response.bare or not 0 <= gap <= _NEAR or not points_back(doc, subject):
            return False
        if self._sides.side_of((subject,)).actors or self._latest_cue(response) != allegation.cue[0]:
            return False
        if is_pronoun_of_person(doc, subject):
            return len(allegation.accused) == 1 and self._sides.may_be_person(allegation.accused[0])
        return not is_plural(doc, subject) or self._sides.are_many(allegation.accused)

    def _latest_cue(self, response: ResponseCandidate) -> int | None:
        at = bisect_left(self._cues, response.span[0])
        return self._cues[at - 1] if at else None

    def _goes_on(self, before: ResponseCandidate, response: ResponseCandidate) -> bool:
        """Tell whether one who gave an answer goes on in the next sentence: “Both deny it. Ortiz says she broke no law”."""
        sentence_of, side_of = self._doc.sentence_of, self._sides.side_of
        gap = sentence_of[response.span[0]] - sentence_of[before.span[0]]
        return gap in {0, 1} and side_of((response.subject,)).meets(side_of((before.subject,)))


def _names_charge(response: ResponseCandidate, allegation: AllegationCandidate) -> bool:
    """Tell whether the answer names the charge itself: | rejected any claims that | ...."""
    return response.span[0] < allegation.cue[0] < response.span[1] and allegation.rule == "noun"


def _is_of(answering: Side, accused: Side, accuser: Side) -> bool:
    """Tell whether the one who answers stands with the accused, and not with the accuser."""
    if answering.words & accuser.words and not answering.words & accused.words:
        return False
    if answering.actors & accuser.actors and not answering.actors & accused.actors:
        return False
    return answering.meets(accused)
