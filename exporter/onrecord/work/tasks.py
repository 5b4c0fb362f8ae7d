"""Tasks: what a worker is asked to do with a shard of articles, of a dataset or of pages.

A task goes through a pipe or a scheduler, so whatever is large lies in a file of the work folder that it names.
"""

from pathlib import Path

import msgspec

from onrecord.validate.files import ListedShard
from onrecord.write.parts import WriteOptions


class ParseTask(msgspec.Struct, frozen=True, tag=True):
    """Parse the articles of a shard, whose sources are spooled in the work folder, and write what they give.

    `set_aside` names positions in the shard that are not to be tried again, and why; `max_seconds` is what one article
    may take of computing.
    """

    index: int
    work: str
    write: WriteOptions
    fingerprint: str
    first: str | None
    articles: int
    max_seconds: float
    set_aside: dict[int, str] = {}

    @property
    def spool(self) -> Path:
        """Where the sources lie."""
        return Path(self.work, "spool", f"{self.index:05d}.msgpack")


class CheckTask(msgspec.Struct, frozen=True, tag=True):
    """Check a shard of the dataset, the `index`th of all, and write what is found to a folder in `work`.

    `set_aside` names articles by their position in the shard that are not to be tried again, and why.
    """

    index: int
    work: str
    dataset: str
    shard: ListedShard
    articles: int
    max_seconds: float = 0
    set_aside: dict[int, str] = {}


class SalvageTask(msgspec.Struct, frozen=True, tag=True):
    """Write a shard of the dataset anew, from what is sound in it; `repeated` are the places of articles to leave out."""

    index: int
    work: str
    dataset: str
    shard: ListedShard
    write: WriteOptions
    articles: int
    repeated: list[str] = []
    max_seconds: float = 0
    set_aside: dict[int, str] = {}


class PagesTask(msgspec.Struct, frozen=True, tag=True):
    """Find the article in each of some pages, which are spooled in the work folder; `encoding` is that of all of them."""

    index: int
    work: str
    encoding: str | None
    articles: int
    max_seconds: float
    set_aside: dict[int, str] = {}

    @property
    def spool(self) -> Path:
        """Where the pages lie."""
        return Path(self.work, "pages", f"{self.index:05d}.msgpack")


Task = ParseTask | CheckTask | SalvageTask | PagesTask
