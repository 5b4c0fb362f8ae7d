"""Section index: which section a place in the text belongs to."""

from bisect import bisect_right
from typing import Any


class SectionIndex:
    """The sections of one article, by where they begin (with their heading)."""

    def __init__(self, article_id: str, rows: list[dict[str, Any]]) -> None:
        self.article_id = article_id
        self._starts = [row["start"] if row["heading_start"] is None else row["heading_start"] for row in rows]
        self._ids = [row["section_id"] for row in rows]

    def section_at(self, start: int) -> str | None:
        """Return the section_id around the offset; None in front of the first section."""
        at = bisect_right(self._starts, start) - 1
        return self._ids[at] if at >= 0 else None
