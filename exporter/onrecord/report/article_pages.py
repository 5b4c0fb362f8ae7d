"""Bundles -> the page of one article, or of several, with a reader and nothing else.

Leaves out the figures of a whole dataset: see `datasets`.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from onrecord.report.articles import readable_article
from onrecord.report.pages import Page, iter_page

_BATCH = 50


def iter_article_page(bundles: Iterable[dict[str, Any]], name: str) -> Iterator[str]:
    """Yield a page of HTML with the reader for the articles; one article gives it its title, several take the name."""
    articles = map(readable_article, bundles)
    first = list(islice(articles, 2))
    title = first[0]["title"] if len(first) == 1 else name
    rest = chain(first, articles)
    yield from iter_page(Page(title, None), iter(lambda: list(islice(rest, _BATCH)), []))
