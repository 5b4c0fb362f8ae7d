"""Articles in the order of the input -> the same, each with the earlier version of it that it supersedes.

Assumes that versions of one article share its source_id and are counted up. What comes behind a later version is kept,
and supersedes nothing. Remembers one line for each article that has a version, and nothing of the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.contract import article_id
from onrecord.read.sources import Item, SourceArticle

_MOST_DIGITS = 18


def known_version(written: str | None) -> int | None:
    """Return the version that a document states; None when it states none, or what is no number."""
    written = written or ""
    return int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else None


def iter_versions(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items; an article whose version is higher than any before it supersedes that one."""
    latest: dict[str, tuple[int, str]] = {}
    for item in items:
        if not isinstance(item, SourceArticle) or item.version is None:
            yield item
            continue
        version, earlier = latest.get(item.source_id, (item.version, None))
        if item.version >= version:
            latest[item.source_id] = (item.version, article_id(item.source_id, item.text))
        yield replace(item, supersedes=earlier) if earlier and item.version > version else item
