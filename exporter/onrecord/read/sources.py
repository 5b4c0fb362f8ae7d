"""What every reader yields, whatever the format: articles, ready bundles, issues and notes.

The text of an article is what offsets count in, and nothing behind here changes it. Readers fix it before, and only by
`encodings.fixed_text`: line endings become LF, and a byte order mark is dropped. Who makes a SourceArticle himself has
offsets into his own text, whatever its line endings.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import Any, Literal, Protocol

from onrecord.errors import Issue
from onrecord.read.budgets import Budget
from onrecord.read.mappings import FieldMap
from onrecord.read.meters import Meter
from onrecord.spans import Block

DEFAULT_MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One article as its source gives it.

    `source_id` is the id that the input carried (record id, URL, or relative path); `source_format` the reader
    ("text", "jsonl"); `where` its place in the input (`file:line`), for messages. `published_at` is RFC 3339 in UTC with
    microseconds ("2026-03-01T09:30:00.000000Z"); `language` a BCP 47 tag that the input states. `blocks` are the
    headings and paragraphs of the text where the source marks them, as HTML does; they are then not looked for.
    `dateline` is a place that stands beside the text; `version` counts the versions of one source_id, and `supersedes` is
    the article_id of the version before; `duplicate_of` is that of the article which it nearly repeats, where that was
    looked for. Whatever the source does not give is None.
    """

    source_id: str
    source_format: str
    text: str
    where: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] | None = None
    dateline: str | None = None
    version: int | None = None
    supersedes: str | None = None
    duplicate_of: str | None = None

    @property
    def size(self) -> int:
        """Characters of text: what shards are cut by."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class SourceBundle:
    """One bundle that somebody else parsed, decoded but not yet validated; `size` is its line's length in bytes."""

    bundle: dict[str, Any]
    where: str
    size: int

    @property
    def article_id(self) -> str | None:
        """The article_id that the bundle claims; None when it has none, which validation then reports."""
        return self._article_key("article_id")

    @property
    def source_id(self) -> str | None:
        """The source_id that the bundle claims, for messages."""
        return self._article_key("source_id")

    def _article_key(self, key: str) -> str | None:
        article = self.bundle.get("article")
        value = article.get(key) if isinstance(article, dict) else None
        return value if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class Page:
    """A web page as it was fetched, before somebody looks for the article in it.

    Its bytes, its place for messages, its name, and what the server said of it; in an archive of the web, the id of the
    record is that of the article.
    """

    data: bytes
    where: str
    name: str
    url: str | None = None
    charset: str | None = None
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a user should know though nothing was lost: a file passed over, or read in another encoding than UTF-8."""

    where: str
    kind: Literal["skipped", "encoding"]
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read. `name` is its relative path, the source_id of a text file; `path` is None for standard input.

    `filesystem` is that of pyarrow on which the path is, None on this machine. A member of an archive carries what the
    archive may still unpack to, and how many archives it is in. `size` is in bytes, None where it is not known, and the
    `meter` follows how far the reading is.
    """

    path: str | None
    name: str
    where: str
    filesystem: Any = None
    budget: Budget | None = None
    depth: int = 0
    size: int | None = None
    meter: Meter | None = None


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read: the format's name, or "auto"; the most bytes that one text file or one line may have.

    A folder that is `excluded` (an absolute path) is not walked into: the dataset that is about to be replaced. `fields`
    says under which names records of JSON, CSV and Parquet hold the fields of an article; `encoding` is that of all text,
    None to tell it file by file. With `near_duplicates`, articles that nearly repeat an earlier one say so.
    """

    input_format: str = "auto"
    max_bytes: int = DEFAULT_MAX_BYTES
    excluded: Path | None = None
    fields: FieldMap = field(default_factory=FieldMap)
    encoding: str | None = None
    near_duplicates: bool = False


class Refusal(ValueError):  # noqa: N818 - not an error of the run: it becomes an Issue
    """Why one record cannot be taken: a JSON path and a sentence."""

    def __init__(self, reason: str, pointer: str = "$") -> None:
        super().__init__(reason)
        self.reason = reason
        self.pointer = pointer

    def issue(self, where: str, source_id: str | None = None) -> Issue:
        """Return the issue at a place in the input."""
        return Issue(where, self.pointer, self.reason, source_id)


Source = SourceArticle | SourceBundle
Item = Source | Issue | Note
Unread = Item | Page  # as readers yield it: pages are taken apart later, by many processes at once


class Reader(Protocol):
    """One format: the bytes of one file -> its items, in the order of the file."""

    def __call__(self, stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Unread]:
        """Yield every article, bundle or page of the file, an issue for each that cannot be taken, and notes."""
        ...
