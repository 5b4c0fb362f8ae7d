"""Pages among other items -> the same with the articles in the pages, in the same order, found by the workers of an engine.

A few batches of pages are under way at a time, whatever the input holds.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from onrecord.engines.maps import Engine
from onrecord.read.meters import Meter
from onrecord.read.pages import take_pages
from onrecord.read.sources import Item, Page, ReadOptions, Unread
from onrecord.work.extractions import iter_extracted, write_pages
from onrecord.work.tasks import PagesTask

_BATCH_PAGES: Final = 32
_BATCH_ITEMS: Final = 256
_BATCH_BYTES: Final = 8 * 2**20
_TICK: Final = 0.5


class _Batch(NamedTuple):
    """Items in their order, and, when there are pages among them, who reads these, and where they lie."""

    items: list[Unread]
    future: Any = None
    spool: Path | None = None


class PageReaders:
    """Has pages read by the workers of an engine, once it has one; until then it reads them itself."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._engine: Engine | None = None
        self._work = Path()
        self._max_seconds = 0.0
        self._count = 0

    def use(self, engine: Engine, work: Path, max_seconds: float) -> None:
        """Have pages read by these workers from now on, each in so many seconds of computing."""
        self._engine, self._work, self._max_seconds = engine, work, max_seconds

    def take(self, items: Iterable[Unread], options: ReadOptions) -> Iterator[Item]:
        """Yield everything in its order, and for each page what is in it."""
        if self._engine is None:
            yield from take_pages(items, options)
            return
        under_way: deque[_Batch] = deque()
        for batch in _iter_batches(items):
            under_way.append(self._send(batch, options, self._engine))
            while len(under_way) > self._engine.window or (under_way and under_way[0].future is None):
                yield from self._receive(under_way.popleft(), self._engine)
        while under_way:
            yield from self._receive(under_way.popleft(), self._engine)

    def _send(self, items: list[Unread], options: ReadOptions, engine: Engine) -> _Batch:
        pages = [item for item in items if isinstance(item, Page)]
        if not pages:
            return _Batch(items)
        task = PagesTask(self._count, str(self._work), options.encoding, len(pages), self._max_seconds)
        self._count += 1
        self._meter.waiting += len(pages)
        write_pages(task, pages)
        return _Batch([_HOLE if isinstance(item, Page) else item for item in items], engine.submit(task), task.spool)

    def _receive(self, batch: _Batch, engine: Engine) -> Iterator[Item]:
        found = self._await(batch, engine) if batch.spool else None
        pages = iter_extracted(found) if found else iter(())
        for item in batch.items:
            if isinstance(item, Page):
                self._meter.waiting -= 1
                yield from next(pages)
            else:
                yield item
        for path in (found, batch.spool):
            if path:
                path.unlink(missing_ok=True)

    def _await(self, batch: _Batch, engine: Engine) -> Path:
        while not engine.wait([batch.future], _TICK):
            pass
        return Path(engine.result(batch.future))


_HOLE: Final = Page(b"", "", "")  # where a page was, so that its bytes need not stay in memory


def _iter_batches(items: Iterable[Unread]) -> Iterator[list[Unread]]:
    """Yield items in batches; those before the first page alone, so that they need not wait."""
    batch, pages, size = list[Unread](), 0, 0
    for item in items:
        batch.append(item)
        if isinstance(item, Page):
            pages, size = pages + 1, size + len(item.data)
        if not pages or pages >= _BATCH_PAGES or size >= _BATCH_BYTES or len(batch) >= _BATCH_ITEMS:
            yield batch
            batch, pages, size = [], 0, 0
    if batch:
        yield batch
