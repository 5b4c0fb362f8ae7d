"""Quote rows: quotes and their speakers -> the records of the quotes table.

Assumes that quotes come in text order. Offsets are looked up, never added.
"""

from typing import Any

from onrecord.contract import record_id
from onrecord.extract.quotes import Quote
from onrecord.lexicons.confidences import confidence_of
from onrecord.link.actors import ActorIndex
from onrecord.link.sections import SectionIndex
from onrecord.segment.documents import Document
from onrecord.spans import hull


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
        cue = None if quote.cue is None else doc.span(*quote.cue)
        source = None if quote.speaker is None else doc.span(*quote.speaker)
        rows.append(
            {
                "quote_id": record_id(sections.article_id, "quotes", position),
                "article_id": sections.article_id,
                "section_id": sections.section_at(whole.start),
                "position": position,
                "kind": quote.kind,
                "text": " ".join([doc.text[start:end] for start, end in pieces]),
                "start": whole.start,
                "end": whole.end,
                "spans": [{"start": start, "end": end} for start, end in pieces],
                "cue": None if cue is None else cue.of(doc.text),
                "cue_start": None if cue is None else cue.start,
                "cue_end": None if cue is None else cue.end,
                "cue_lemma": quote.lemma,
                "speaker": None if source is None else source.of(doc.text),
                "speaker_start": None if source is None else source.start,
                "speaker_end": None if source is None else source.end,
                "speaker_id": None if speaker is None else actors.actor_id(sections.article_id, speaker),
                "sentence_start": sentence.start,
                "sentence_end": sentence.end,
                "rule": quote.rule,
                "confidence": confidence_of("quotes", quote.rule),
            }
        )
    return rows
