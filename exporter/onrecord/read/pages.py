"""A web page (.html, .htm) -> the page as it is, and then the article in it.

The two are apart because finding the article takes longer than all else in reading, so that others may do it.
"""

from collections.abc import Iterable, Iterator
from io import BufferedReader
from typing import Final

from onrecord.errors import Issue
from onrecord.read.documents import read_bytes
from onrecord.read.sources import InputFile, Item, Page, ReadOptions, Refusal, Unread
from onrecord.wordings import failure

PAGE_BYTES: Final = 20_000_000  # what trafilatura takes; a page of news has a hundredth of it


def iter_html(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Page]:
    """Yield the page; raise Refusal when it is none."""
    if file.name.lower().endswith((".rss", ".atom")):
        raise Refusal("not a feed: it is a web page, as servers send when they have no feed; fetch the feed again")
    yield Page(read_bytes(stream, min(options.max_bytes, PAGE_BYTES), "a page"), file.where, file.name)


def take_pages(items: Iterable[Unread], options: ReadOptions) -> Iterator[Item]:
    """Yield everything in its order, and for each page what is in it."""
    for item in items:
        if isinstance(item, Page):
            yield from find_article(item, options)
        else:
            yield item


def find_article(page: Page, options: ReadOptions) -> list[Item]:
    """Return the article of a page and notes on it, or the issue with it; a failure of the reader is one too."""
    from onrecord.read.html import iter_page  # noqa: PLC0415 - an extra, and a second to import

    try:
        return list(iter_page(page, options))
    except Refusal as refusal:
        return [refusal.issue(page.where, page.name)]
    except Exception as error:  # noqa: BLE001 - a bug may cost one page, never the run
        return [Issue(page.where, "$", f"reader failure: {failure(error)}", page.name)]
