"""One article through segment -> extract -> link: text in, the records of its five tables out.

Assumes a SourceArticle whose text is final. Articles in another language than English keep their article and section
records; the other tables stay empty, for the rules read English alone.
"""

from typing import TYPE_CHECKING, Any

from onrecord.contract import article_id, text_sha256, word_count
from onrecord.extract.allegations import find_allegations
from onrecord.extract.mentions import find_mentions
from onrecord.extract.quotes import find_quotes
from onrecord.extract.responses import find_responses
from onrecord.link.actors import link_actors
from onrecord.link.allegations import allegation_rows
from onrecord.link.quotes import quote_rows
from onrecord.link.sections import SectionIndex
from onrecord.link.speakers import resolve_speakers
from onrecord.read.sources import SourceArticle
from onrecord.segment.blocks import byline_authors
from onrecord.segment.documents import Document, segment_text
from onrecord.segment.languages import article_language, is_english
from onrecord.segment.sections import section_rows

if TYPE_CHECKING:
    from onrecord.records import Bundle


def parse_article(source: SourceArticle) -> "Bundle":
    """Parse one article into typed records."""
    from onrecord.records import Bundle  # noqa: PLC0415 - pydantic takes longer to import than articles to parse

    return Bundle.model_validate(parse_bundle(source))


def parse_bundle(source: SourceArticle) -> dict[str, Any]:
    """Parse one article into plain values in the contract's order: {"article": {…}, "sections": […], …}."""
    doc = segment_text(source.text, source.title, source.blocks)
    article = _article_row(source, doc)
    sections = section_rows(article["article_id"], doc.text, doc.blocks)
    is_parsed = is_english(article["language"])
    tables = _extract(doc, SectionIndex(article["article_id"], sections)) if is_parsed else ([], [], [])
    return {
        "article": article,
        "sections": sections,
        **dict(zip(("quotes", "actors", "allegations"), tables, strict=True)),
    }


def _extract(doc: Document, sections: SectionIndex) -> tuple[list[dict[str, Any]], ...]:
    quotes = find_quotes(doc)
    actors = link_actors(doc, find_mentions(doc), quotes)
    speakers = resolve_speakers(doc, quotes, actors)
    quoted = quote_rows(doc, quotes, speakers, actors, sections)
    found = find_allegations(doc, quotes), find_responses(doc, quotes)
    alleged = allegation_rows(doc, found, quoted, actors, sections)
    return quoted, actors.rows(sections.article_id), alleged


def _article_row(source: SourceArticle, doc: Document) -> dict[str, Any]:
    return {
        "article_id": article_id(source.source_id, source.text),
        "source_id": source.source_id,
        "source_format": source.source_format,
        "url": source.url,
        "publisher": source.publisher,
        "title": source.title or _headline(source, doc),
        "authors": list(source.authors) or _byline(doc),
        "published_at": source.published_at,
        "language": article_language(doc, source.language),
        "dateline": doc.dateline.of(doc.text) if doc.dateline else source.dateline,
        "text": source.text,
        "text_sha256": text_sha256(source.text),
        "duplicate_of": source.duplicate_of,
        "supersedes": source.supersedes,
        "word_count": word_count(source.text),
    }


def _headline(source: SourceArticle, doc: Document) -> str | None:
    """Return the first line of a plain text when it reads as a heading; it stays in the text."""
    first = doc.blocks[0] if doc.blocks and source.source_format == "text" else None
    return doc.text[first.start : first.end] if first and first.kind == "heading" else None


def _byline(doc: Document) -> list[str]:
    lines = (doc.text[block.start : block.end] for block in doc.blocks if block.kind == "byline")
    return [name for line in lines for name in byline_authors(line)]
