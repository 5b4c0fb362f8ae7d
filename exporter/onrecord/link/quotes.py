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


def quote_rows(
    doc: Document, quotes: list[Quote], speakers: list[int | None], actors: ActorIndex, sections: SectionIndex
) -> list[dict[str, Any]]:
    """Return the quote records of an article, as plain values in the contract's order."""
    rows = []
    for position, (quote, speaker) in enumerate(zip(quotes, speakers, strict=True), start=1):
        pieces = [doc.span(*piece) for piece in quote.pieces]
        sentence = doc.sentences[doc.sentence_of[(quote.cue or quote.pieces[0])[0]]]
        cue, cue_start, cue_end = doc.placed(quote.cue)
        source, source_start, source_end = doc.placed(quote.speaker)
        rows.append(
            {
                "quote_id": record_id(sections.article_id, "quotes", position),
                "article_id": sections.article_id,
                "section_id": sections.section_at(pieces[0].start),
                "position": position,
                "kind": quote.kind,
                "text": " ".join([doc.text[start:end] for start, end in pieces]),
                "start": pieces[0].start,
                "end": pieces[-1].end,
                "spans": [{"start": start, "end": end} for start, end in pieces],
                "cue": cue,
                "cue_start": cue_start,
                "cue_end": cue_end,
                "cue_lemma": quote.lemma,
                "speaker": source,
                "speaker_start": source_start,
                "speaker_end": source_end,
                "speaker_id": None if speaker is None else actors.actor_id(sections.article_id, speaker),
                "sentence_start": doc.starts[sentence.first],
                "sentence_end": doc.ends[sentence.last - 1],
                "rule": quote.rule,
                "confidence": confidence_of("quotes", quote.rule),
            }
        )
    return rows
