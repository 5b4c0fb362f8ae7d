"""Sections: blocks -> section rows: a heading and the paragraphs under it.

Assumes that blocks come in text order. Sections tile the text: each runs from its first paragraph to its last; text in
front of the first heading is a section without one, and a heading without text under it is a section of its own.
"""

from typing import Any

from onrecord.contract import record_id
from onrecord.spans import Block


def section_rows(article_id: str, text: str, blocks: list[Block]) -> list[dict[str, Any]]:
    """Return the section records of an article, as plain values in the contract's order."""
    groups: list[tuple[Block | None, list[Block]]] = []
    for block in blocks:
        if block.kind == "heading":
            groups.append((block, []))
        elif groups:
            groups[-1][1].append(block)
        else:
            groups.append((None, [block]))
    return [_row(article_id, text, position, *group) for position, group in enumerate(groups, start=1)]


def _row(article_id: str, text: str, position: int, heading: Block | None, paragraphs: list[Block]) -> dict[str, Any]:
    start = paragraphs[0].start if paragraphs else heading.end if heading else 0
    end = paragraphs[-1].end if paragraphs else start
    return {
        "section_id": record_id(article_id, "sections", position),
        "article_id": article_id,
        "position": position,
        "heading": text[heading.start : heading.end] if heading else None,
        "heading_start": heading.start if heading else None,
        "heading_end": heading.end if heading else None,
        "start": start,
        "end": end,
        "text": text[start:end],
        "paragraphs": [{"start": p.start, "end": p.end} for p in paragraphs],
    }
