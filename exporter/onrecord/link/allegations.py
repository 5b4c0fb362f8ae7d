"""Allegation rows: candidates, answers and actors -> the records of the allegations table.

Assumes that quotes are rows already, and that the same accused, accuser and wrong told again is one allegation with its
fullest mention. Offsets are looked up, never added. Leaves out charges that a party makes against itself.
"""

from typing import Any

from onrecord.contract import record_id
from onrecord.extract.accusations.candidates import AllegationCandidate
from onrecord.extract.accusations.response_candidates import ResponseCandidate
from onrecord.extract.grammar.ranges import Range
from onrecord.lexicons.confidences import confidence_of
from onrecord.lexicons.words import POSSESSIVE
from onrecord.link.actors import ActorIndex
from onrecord.link.coreference.authors import find_author_phrases, is_by_body, text_of
from onrecord.link.disputes.carriers import CarrierIndex
from onrecord.link.disputes.responses import AnswerIndex
from onrecord.link.disputes.retellings import without_retellings
from onrecord.link.disputes.sides import SideIndex
from onrecord.link.sections import SectionIndex
from onrecord.segment.documents import Document
from onrecord.spans import Span, hull

Row = dict[str, Any]


def allegation_rows(
    doc: Document,
    found: tuple[list[AllegationCandidate], list[ResponseCandidate]],
    quotes: list[Row],
    actors: ActorIndex,
    sections: SectionIndex,
) -> list[Row]:
    """Return the allegation records of an article, as plain values in the contract's order."""
    candidates, responses = found
    sides = SideIndex(doc, actors)
    kept = without_retellings([c for c in candidates if not _is_of_oneself(doc, c, actors)], sides)
    carriers, answers = CarrierIndex(quotes), AnswerIndex(kept, responses, sides)
    rows = []
    for candidate in sorted(kept, key=lambda c: c.claim):
        row = _row(doc, candidate, actors, sections)
        row["quote_id"] = carriers.carrier_of(Span(row["start"], row["end"]))
        row["responses"] = [
            _response(doc, answer, carriers, actors, sections) for answer in answers.answers_to(candidate)
        ]
        rows.append(row)
    for position, row in enumerate(rows, 1):
        row |= {"allegation_id": record_id(sections.article_id, "allegations", position), "position": position}
    return rows


def _is_of_oneself(doc: Document, candidate: AllegationCandidate, actors: ActorIndex) -> bool:
    """Tell whether a party charges itself (“he said he had lied”); in “she accused her” nobody does.

    Neither in “accusations by the union that its owner lied”, whatever “its” is taken for.
    """
    if candidate.accuser is None or candidate.rule == "verb-object":
        return False
    accuser = set(actors.resolve(*candidate.accuser))
    named = (span for span in candidate.accused if candidate.rule != "noun" or not doc.flags[span[0]] & POSSESSIVE)
    return any(accuser & set(actors.resolve(*span)) for span in named)


def _row(doc: Document, candidate: AllegationCandidate, actors: ActorIndex, sections: SectionIndex) -> Row:
    claim, start, end = doc.placed(candidate.claim)
    cue, cue_start, cue_end = doc.placed(candidate.cue)
    accuser, accuser_start, accuser_end = doc.placed(candidate.accuser)
    sentence = hull(_sentence(doc, token) for token in (candidate.cue[0], candidate.claim[0], candidate.claim[1] - 1))
    accuser_ids = _ids((candidate.accuser,) if candidate.accuser else (), actors, sections)
    if candidate.accuser is not None and not accuser_ids:
        accuser_ids = _author_ids(doc, candidate.accuser, actors, sections)
    return {
        "allegation_id": "",
        "article_id": sections.article_id,
        "section_id": sections.section_at(doc.starts[candidate.claim[0]]),
        "position": 0,
        "text": claim,
        "start": start,
        "end": end,
        "cue": cue,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "cue_lemma": candidate.lemma,
        "explicit": candidate.explicit,
        "accuser": accuser,
        "accuser_start": accuser_start,
        "accuser_end": accuser_end,
        "accuser_ids": accuser_ids,
        "accused": [_mention(doc, span) for span in candidate.accused],
        "accused_ids": [actor for actor in _ids(candidate.accused, actors, sections) if actor not in accuser_ids],
        "quote_id": None,
        "responses": [],
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "rule": candidate.rule,
        "confidence": confidence_of("allegations", candidate.rule),
    }


def _author_ids(doc: Document, accuser: Range, actors: ActorIndex, sections: SectionIndex) -> list[str]:
    """Return the author of the text that accuses: Ortiz filed | a petition that accuses … |."""
    text = text_of(doc, accuser)
    if text is None or is_by_body(doc, text):
        return []
    phrases = find_author_phrases(doc, text)
    return next(filter(None, (_ids((phrase,), actors, sections) for phrase in phrases)), [])


def _sentence(doc: Document, token: int) -> Span:
    first, last, _ = doc.sentences[doc.sentence_of[token]]
    return doc.span(first, last)


def _mention(doc: Document, tokens: Range) -> Row:
    span = doc.span(*tokens)
    return {"start": span.start, "end": span.end, "text": span.of(doc.text)}


def _response(
    doc: Document, response: ResponseCandidate, carriers: CarrierIndex, actors: ActorIndex, sections: SectionIndex
) -> Row:
    span = doc.span(*response.span)
    return {
        "kind": response.kind,
        "start": span.start,
        "end": span.end,
        "text": span.of(doc.text),
        "actor_ids": _ids((response.subject,), actors, sections),
        "quote_id": carriers.carrier_of(span),
    }


def _ids(spans: tuple[Range, ...], actors: ActorIndex, sections: SectionIndex) -> list[str]:
    found = dict.fromkeys(actor for span in spans for actor in actors.resolve(*span))
    return [actors.actor_id(sections.article_id, actor) for actor in found]
