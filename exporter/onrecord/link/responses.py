"""Answers: allegations and response candidates -> which answers which.

Assumes that an answer comes from the accused, or from somebody who speaks for them, and stands behind the allegation or
in the headline. One answer may serve several allegations. Leaves out answers of third parties, and of the accuser.
"""

from onrecord.extract.accusation_candidates import AllegationCandidate
from onrecord.extract.responses import ResponseCandidate
from onrecord.link.sides import Side, SideIndex


def find_answers(
    allegation: AllegationCandidate, responses: list[ResponseCandidate], sides: SideIndex
) -> list[ResponseCandidate]:
    """Return the responses that answer the allegation, in text order."""
    if not allegation.accused:
        return []
    accused = sides.side_of(allegation.accused)
    accuser = sides.side_of((allegation.accuser,) if allegation.accuser else ())
    answers: list[ResponseCandidate] = []
    for response in responses:
        if not _may_answer(sides, allegation, response):
            continue
        side = sides.side_of((response.subject,))
        if (
            _names_charge(response, allegation)
            or _is_of(side, accused, accuser)
            or (answers and _goes_on(answers[-1], response, sides))
        ):
            answers.append(response)
    return answers


def _names_charge(response: ResponseCandidate, allegation: AllegationCandidate) -> bool:
    """Tell whether the answer names the charge itself: | rejected any claims that | ...."""
    return response.span[0] < allegation.cue[0] < response.span[1] and allegation.rule == "noun"


def _goes_on(before: ResponseCandidate, response: ResponseCandidate, sides: SideIndex) -> bool:
    """Tell whether one of those who gave an answer goes on in the next sentence: “Both deny it. Ortiz says she broke no law”."""
    sentence_of = sides.doc.sentence_of
    gap = sentence_of[response.span[0]] - sentence_of[before.span[0]]
    return gap in {0, 1} and sides.side_of((response.subject,)).meets(sides.side_of((before.subject,)))


def _may_answer(sides: SideIndex, allegation: AllegationCandidate, response: ResponseCandidate) -> bool:
    doc = sides.doc
    there, here = doc.sentence_of[allegation.cue[0]], doc.sentence_of[response.span[0]]
    if response.bare and not sides.words_of(response.span) & sides.words_of(allegation.claim):
        return False
    if here == there:
        return True
    return doc.sentences[here].block == 0 or 0 < here - there <= response.reach


def _is_of(answering: Side, accused: Side, accuser: Side) -> bool:
    """Tell whether the one who answers stands with the accused, and not with the accuser."""
    if answering.words & accuser.words and not answering.words & accused.words:
        return False
    if answering.actors & accuser.actors and not answering.actors & accused.actors:
        return False
    return answering.meets(accused)
