"""Files that are to be read -> how much of them is read, and so how many articles may be in them.

Counts bytes as they lie there, packed or not, and in an archive by its members. Assumes that articles are as long in the
rest as in what is read; leaves out standard input and pipes, whose length nobody knows.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Meter:
    """How far the reading of all files is."""

    def __init__(self) -> None:
        self._total: int | None = 0
        self._over = 0  # bytes of files that are read to their end
        self._size = 0
        self._tell: Callable[[], int] | None = None
        self.waiting = 0  # articles that are read, and of which nobody else knows yet

    def expect(self, size: int | None) -> None:
        """Take note of a file that is going to be read; of one without a known length, no end can be told."""
        self._total = None if size is None or self._total is None else self._total + size

    @contextmanager
    def reading(self, size: int | None, tell: Callable[[], int]) -> Iterator[None]:
        """Follow the reading of a file in the block; `tell` gives the bytes that are read of it."""
        self._size, self._tell = size or 0, tell
        try:
            yield
        finally:
            self._tell = None
            self._over += self._size

    def reach(self, part: float) -> None:
        """Take note of the part of the file that is read, where its position does not say so."""
        here = int(self._size * part)
        self._tell = lambda: here

    def estimate(self, articles: int) -> int | None:
        """Return how many articles there may be when so many are read; None while nothing can be told."""
        here = min(self._tell(), self._size) if self._tell else 0
        read = self._over + here
        articles += self.waiting
        if not self._total or not read or not articles:
            return None
        return max(articles, round(articles * self._total / read))
