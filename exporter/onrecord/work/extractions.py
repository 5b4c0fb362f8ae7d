"""Spooled web pages -> a file of what is in each, for a worker process.

So a page that crashes a library, or takes it too long, costs itself alone.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from onrecord.errors import Issue
from onrecord.read.pages import find_article
from onrecord.read.sources import Item, Note, Page, ReadOptions, SourceArticle
from onrecord.work.deadlines import TooSlowError, deadline
from onrecord.work.frames import iter_frames, write_frame
from onrecord.work.shards import UNCARRIED
from onrecord.work.tasks import PagesTask
from onrecord.write.files import output_errors


class _Found(msgspec.Struct, frozen=True):
    """What is in one page."""

    notes: list[Note] = []
    articles: list[SourceArticle] = []
    issues: list[Issue] = []

    def items(self) -> list[Item]:
        """Return it in the order in which a reader yields it."""
        return [*self.notes, *self.articles, *self.issues]


def write_pages(task: PagesTask, pages: Sequence[Page]) -> None:
    """Write pages where the worker finds them; raise OutputError when the place cannot be written to."""
    with output_errors(task.spool):
        task.spool.parent.mkdir(exist_ok=True)
        task.spool.write_bytes(msgspec.msgpack.encode(pages))


def extract_task(task: PagesTask, on_article: Callable[[int], None]) -> Path:
    """Write what is in the pages, and return the file of this attempt."""
    pages = msgspec.msgpack.decode(task.spool.read_bytes(), type=list[Page])
    found = [_extract(page, task, position, on_article) for position, page in enumerate(pages)]
    target = task.spool.with_name(f"{task.index:05d}-{secrets.token_hex(4)}.found")
    on_article(task.articles)
    with output_errors(target), target.open("wb") as file:
        for data in found:
            write_frame(file, data)
    return target


def _extract(page: Page, task: PagesTask, position: int, on_article: Callable[[int], None]) -> bytes:
    if reason := task.set_aside.get(position):
        return msgspec.msgpack.encode(_Found(issues=[Issue(page.where, "$", reason, page.name)]))
    on_article(position)
    try:
        with deadline(task.max_seconds):
            items = find_article(page, ReadOptions(encoding=task.encoding))
    except TooSlowError as error:
        items = [Issue(page.where, "$", str(error), page.name)]
    try:
        return msgspec.msgpack.encode(_sorted(items))
    except UNCARRIED as error:
        return msgspec.msgpack.encode(_Found(issues=[Issue(page.where, "$", f"cannot be written: {error}", page.name)]))


def _sorted(items: list[Item]) -> _Found:
    return _Found(
        [item for item in items if isinstance(item, Note)],
        [item for item in items if isinstance(item, SourceArticle)],
        [item for item in items if isinstance(item, Issue)],
    )


def iter_extracted(path: Path) -> Iterator[list[Item]]:
    """Yield what is in each page, in the order of the pages."""
    decoder = msgspec.msgpack.Decoder(_Found)
    with path.open("rb") as file:
        for data in iter_frames(file):
            yield decoder.decode(data).items()
