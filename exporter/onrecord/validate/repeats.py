"""The articles of a dataset, one by one -> those whose id is that of an earlier one.

Ids wait in temporary files by their first bits, and each file is looked through alone, so that memory does not grow with
the dataset: a hundred million articles take a gigabyte and a half of disk.
"""

import struct
from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Final, NamedTuple, Self

from onrecord.errors import Issue
from onrecord.identifiers import IdSet, number_of

REPEATED: Final = "is that of an earlier row"
_FILES: Final = 64
_SHIFT: Final = 58
_MEMORY: Final = 2**20  # bytes of each file that stay in memory
_ENTRY: Final = struct.Struct(">QII")  # id, number of the place, number of the row


class Seen(NamedTuple):
    """An article, with the place of its row (`file:line`)."""

    where: str
    article_id: str


class Repeats:
    """Takes articles in their order, and tells which came twice; a context manager, which removes its files."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        opened = (SpooledTemporaryFile(_MEMORY) for _ in range(_FILES))  # noqa: SIM115 - the stack closes them
        self._files: list[IO[bytes]] = [self._stack.enter_context(file) for file in opened]
        self._places: list[str] = []

    def add(self, article: Seen) -> None:
        """Take one article."""
        place, _, row = article.where.rpartition(":")
        if not self._places or self._places[-1] != place:
            self._places.append(place)
        number = number_of(article.article_id)
        self._files[number >> _SHIFT].write(_ENTRY.pack(number, len(self._places) - 1, int(row)))

    def iter_issues(self) -> Iterator[Issue]:
        """Yield the rows whose article_id is that of an earlier row."""
        for file in self._files:
            file.seek(0)
            seen = IdSet()
            while entry := file.read(_ENTRY.size):
                number, place, row = _ENTRY.unpack(entry)
                if not seen.add(key := f"{number:016x}"):
                    yield Issue(f"{self._places[place]}:{row}", "$.article_id", f"{REPEATED}: {key}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
