"""Quote rows: quotes and their speakers -> the records of the quotes table.

Assumes that quotes come in text order. Offsets are looked up, never added.
"""

from typing import Any

from onrecord.contract import record_id
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.quotes import Quote
from onrecord.lexicons.confidences import confidence_of
from onrecord.link.actors import ActorIndex
from onrecord.link.sections import SectionIndex
from onrecord.segment.documents import Document
from onrecord.spans import Span, hull


def quote_rows(
    doc: Document, quotes: list[Quote], speakers: list[int | None], actors: ActorIndex, sections: SectionIndex
) -> list[dict[str, Any]]:
    """Return the quote records of an article, as plain values in the contract's order."""
    rows = []
    for position, (quote, speaker) in enumerate(zip(quotes, speakers, strict=True), start=1):
        pieces = [doc.span(*piece) for piece in quote.pieces]
        whole = hull(pieces)
        first, last, _ = doc.sentences[doc.sentence_of[(quote.cue or quote.pieces[0])[0]]]
        sentence = doc.span(first, last)
        rows.append(
            {
                "quote_id": record_id(sections.article_id, "quotes", position),
                "article_id": sections.article_id,
                "section_id": sections.section_at(whole.start),
                "position": position,
                "kind": quote.kind,
                "text": " ".join(piece.of(doc.text) for piece in pieces),
                "start": whole.start,
                "end": whole.end,
                "spans": [{"start": piece.start, "end": piece.end} for piece in pieces],
                **_phrase("cue", doc, quote.cue),
                "cue_lemma": quote.lemma,
                **_phrase("speaker", doc, quote.speaker),
                "speaker_id": None if speaker is None else actors.actor_id(sections.article_id, speaker),
                "sentence_start": sentence.start,
                "sentence_end": sentence.end,
                "rule": quote.rule,
                "confidence": confidence_of("quotes", quote.rule),
            }
        )
    return rows


def _phrase(name: str, doc: Document, tokens: Range | None) -> dict[str, Any]:
    span: Span | None = None if tokens is None else doc.span(*tokens)
    return {
        name: None if span is None else span.of(doc.text),
        f"{name}_start": None if span is None else span.start,
        f"{name}_end": None if span is None else span.end,
    }
