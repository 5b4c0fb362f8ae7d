"""What workers are asked to do beside processing a shard of articles: to check a shard of a dataset, to mend it, or to read pages."""

from pathlib import Path

import msgspec

from onrecord.shards import Task
from onrecord.validate.files import ListedShard
from onrecord.write.parts import WriteOptions


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


AnyTask = Task | CheckTask | SalvageTask | PagesTask
