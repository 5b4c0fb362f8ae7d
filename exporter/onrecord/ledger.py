"""The account of a run: what was read, what was taken, what was refused and why.

It belongs to whoever drives the run, and sees every article in the order of the input and every shard once.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onrecord.contract import TABLES, article_id
from onrecord.errors import Issue, StrictError
from onrecord.read.sources import Item, Note, Source, SourceArticle
from onrecord.write.log import LogWriter
from onrecord.write.parts import ShardRecord
from onrecord.write.rejects import RejectsWriter

_SHOWN_ISSUES = 10


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    `rows` counts the records of each table; `rejected` the articles that could not be taken, `reasons` what was wrong
    with them, by kind, and `issues` are the first few; `notes` counts files skipped or read in another encoding;
    `not_english` the articles that are kept without quotes, actors and allegations.
    """

    out: Path
    rows: dict[str, int]
    rejected: int
    reasons: dict[str, int]
    issues: tuple[Issue, ...]
    notes: dict[str, int]
    not_english: int
    seconds: float


class Progress(NamedTuple):
    """How far a run is: articles read, of these written or rejected, and rejects."""

    read: int
    done: int
    rejected: int


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What became of a shard: what was written, and for each source that could not be taken, what was wrong with it."""

    record: ShardRecord
    rejects: tuple[tuple[Issue, ...], ...]
    not_english: int


class Ledger:
    """Books every article of a run once, as taken or refused, and sums up."""

    def __init__(
        self,
        rejects: RejectsWriter,
        log: LogWriter,
        on_progress: Callable[[Progress], None] | None,
        *,
        strict: bool,
    ) -> None:
        self._started = time.monotonic()
        self._rejects = rejects
        self._log = log
        self._strict = strict
        self._on_progress = on_progress
        self._seen: set[str] = set()
        self._reasons: Counter[str] = Counter()
        self._notes: Counter[str] = Counter()
        self._issues: list[Issue] = []
        self._read = self._done = self._rejected = self._not_english = 0

    def admit(self, items: Iterable[Item]) -> Iterator[Source]:
        """Yield the articles and bundles that come for the first time; book everything else."""
        for item in items:
            if isinstance(item, Note):
                self._notes[item.kind] += 1
                self._log.add(str(item))
                continue
            self._read += 1
            if isinstance(item, Issue):
                self._reject((item,))
            elif duplicate := find_duplicate(item, self._seen):
                self._reject((duplicate,))
            else:
                yield item
            self._report()

    def book(self, result: ShardResult) -> ShardRecord:
        """Take the result of a shard into account."""
        for issues in result.rejects:
            self._reject(issues)
        self._done += result.record.rows["articles"]
        self._not_english += result.not_english
        self._report()
        return result.record

    def summary(self, out: Path, records: list[ShardRecord]) -> Summary:
        """Return the account as it stands."""
        rows = {table: sum(record.rows[table] for record in records) for table in TABLES}
        reasons = dict(self._reasons.most_common())
        issues = tuple(self._issues)
        seconds = time.monotonic() - self._started
        return Summary(out, rows, self._rejected, reasons, issues, dict(self._notes), self._not_english, seconds)

    def _reject(self, issues: tuple[Issue, ...]) -> None:
        if self._strict:
            raise StrictError(issues[0])
        self._rejected += 1
        self._done += 1
        for issue in issues:
            self._rejects.add(issue)
            self._reasons[_kind_of(issue)] += 1
        self._issues.extend(issues[: _SHOWN_ISSUES - len(self._issues)])

    def _report(self) -> None:
        if self._on_progress:
            self._on_progress(Progress(self._read, self._done, self._rejected))


def _kind_of(issue: Issue) -> str:
    """Return the reason without its particulars, which follow the first colon."""
    return issue.reason.partition(":")[0]


def find_duplicate(source: Source, seen: set[str]) -> Issue | None:
    """Return the issue with an article that is among those seen, or else add it to them.

    An article is known by its id and text; a bundle by the article_id that it claims, be it valid or not.
    """
    if isinstance(source, SourceArticle):
        key, same, pointer = article_id(source.source_id, source.text), "id and text", "$"
    elif source.article_id is None:
        return None  # validation says so
    else:
        key, same, pointer = source.article_id, "article_id", "$.article.article_id"
    if key not in seen:
        seen.add(key)
        return None
    reason = f"duplicate: the same {same} as article {key} before it"
    return Issue(source.where, pointer, reason, source.source_id)
