"""Carriers: which quote carries a span: the one that shares most with it.

Assumes quote rows. Keeps the pieces in layers that do not overlap, for quotes in quotes are few deep, and looks at those
under the span alone, so that an article of any length costs the same a span.
"""

from bisect import bisect_left
from typing import Any

from onrecord.spans import Span

_Piece = tuple[int, int, str]


class CarrierIndex:
    """The pieces of an article's quotes, by where they begin."""

    def __init__(self, quotes: list[dict[str, Any]]) -> None:
        pieces = [(piece["start"], piece["end"], quote["quote_id"]) for quote in quotes for piece in quote["spans"]]
        self._layers: list[list[_Piece]] = []
        for piece in sorted(pieces):
            for layer in self._layers:
                if layer[-1][1] <= piece[0]:
                    layer.append(piece)
                    break
            else:
                self._layers.append([piece])

    def carrier_of(self, span: Span) -> str | None:
        """Return the quote_id of the quote that holds at least half of the span, None when there is none."""
        shares: dict[str, int] = {}
        for start, end, quote_id in sorted(self._under(span)):
            shared = min(span.end, end) - max(span.start, start)
            shares[quote_id] = shares.get(quote_id, 0) + shared
        best = max(shares, key=lambda quote_id: shares[quote_id], default=None)
        return best if best is not None and 2 * shares[best] >= span.end - span.start else None

    def _under(self, span: Span) -> list[_Piece]:
        """Return the pieces that share a character with the span."""
        found: list[_Piece] = []
        for layer in self._layers:
            last = first = bisect_left(layer, (span.end,))
            while first and layer[first - 1][1] > span.start:
                first -= 1
            found += layer[first:last]
        return found
