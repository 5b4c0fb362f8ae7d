"""Carriers: which quote carries a span: the one that shares most with it.

Assumes quote rows. Looks at the neighbours of the span alone, so that an article of any length costs the same a span.
"""

from bisect import bisect_left
from typing import Any

from onrecord.spans import Span


class CarrierIndex:
    """The pieces of an article's quotes, by where they begin."""

    def __init__(self, quotes: list[dict[str, Any]]) -> None:
        pieces = [(piece["start"], piece["end"], quote["quote_id"]) for quote in quotes for piece in quote["spans"]]
        self._pieces = sorted(pieces)
        self._starts = [start for start, _, _ in self._pieces]
        self._longest = max((end - start for start, end, _ in pieces), default=0)

    def carrier_of(self, span: Span) -> str | None:
        """Return the quote_id of the quote that holds at least half of the span, None when there is none."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        shares: dict[str, int] = {}
        for start, end, quote_id in self._pieces[first:last]:
            shared = min(span.end, end) - max(span.start, start)
            shares[quote_id] = shares.get(quote_id, 0) + max(0, shared)
        best = max(shares, key=lambda quote_id: shares[quote_id], default=None)
        return best if best is not None and 2 * shares[best] >= span.end - span.start else None
