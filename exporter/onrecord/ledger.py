"""The account of a run: what was read, what was taken, what was refused and why.

It belongs to whoever drives the run, and sees every article in the order of the input and every shard once.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onrecord.contract import TABLES
from onrecord.datasets.versions import key_of
from onrecord.errors import Issue, StrictError
from onrecord.identifiers import IdSet
from onrecord.read.sources import Item, Note, Source, SourceBundle
from onrecord.work.results import ShardResult
from onrecord.write.log import LogWriter
from onrecord.write.rejects import RejectsWriter

_SHOWN_ISSUES = 10
_SHOWN_OF_A_KIND = 3  # so that a thousand wrong dates do not hide the page that was cut off


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    `rows` counts the records of each table; `rejected` the articles that could not be taken, `reasons` what was wrong
    with them, by kind, and `issues` are the first few of each kind; `notes` counts files skipped or read in another encoding;
    `not_english` the articles that are kept without quotes, actors and allegations; `skipped` those that the dataset held
    already, and `resumed` those of shards that an earlier run has finished. Unless `is_whole`, the dataset holds more.
    A dataset in a store has a `url`. A run that `was_finished` before has changed nothing.
    """

    out: Path
    rows: dict[str, int]
    rejected: int
    reasons: dict[str, int]
    issues: tuple[Issue, ...]
    notes: dict[str, int]
    not_english: int
    seconds: float
    skipped: int = 0
    resumed: int = 0
    is_whole: bool = True
    url: str | None = None
    was_finished: bool = False


class Progress(NamedTuple):
    """How far a run is: articles read, of these written or rejected, and rejects; `kept` are of an earlier run.

    `expected` is about how many the input has, None where that cannot be told.
    """

    read: int
    done: int
    rejected: int
    kept: int = 0
    expected: int | None = None

    def rate(self, seconds: float) -> float:
        """Return the articles a second that are done by this process."""
        return (self.done - self.kept) / seconds if seconds else 0.0

    def seconds_left(self, seconds: float) -> float | None:
        """Return how long it may take from here on, after so many seconds; None where that cannot be told."""
        rate = self.rate(seconds)
        return None if self.expected is None or rate <= 0 else (self.expected - self.done) / rate


class Ledger:
    """Books every article of a run once, as taken or refused, and sums up."""

    def __init__(
        self,
        rejects: RejectsWriter,
        log: LogWriter,
        on_progress: Callable[[Progress], None] | None,
        first_shard: int = 0,
        *,
        strict: bool = False,
    ) -> None:
        self._started = time.monotonic()
        self._rejects = rejects
        self._log = log
        self._strict = strict
        self._on_progress = on_progress
        self._seen = IdSet()
        self._held: dict[int, ShardResult] = {}
        self._first_shard = self._next_shard = first_shard
        self._reasons: Counter[str] = Counter()
        self._notes: Counter[str] = Counter()
        self._rows: Counter[str] = Counter()
        self._issues: list[Issue] = []
        self._read = self._done = self._rejected = self._not_english = self._skipped = self._resumed = 0
        self._reported = Progress(0, 0, 0)

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

    def refuse(self, issues: tuple[Issue, ...]) -> None:
        """Book an article that was admitted, and yet cannot be taken."""
        self._reject(issues)
        self._report()

    def book(self, result: ShardResult, *, is_kept: bool = False) -> None:
        """Take the result of a shard into account; its rejects are listed in the order of the shards."""
        self._resumed += result.record.rows["articles"] if is_kept else 0
        self._done += result.record.rows["articles"] + len(result.rejects)
        self._not_english += result.not_english
        self._rows.update(result.record.rows)
        self._held[result.record.index] = result
        while held := self._held.pop(self._next_shard, None):
            self._next_shard += 1
            for issues in held.rejects:
                self._done -= 1
                self._reject(issues)
        self._report()

    def tell(self, under_way: int) -> None:
        """Report how far the run is, with the articles of shards that are under way."""
        self._report(under_way)

    def skip(self) -> None:
        """Book an article that the dataset holds already."""
        self._skipped += 1
        self._done += 1

    def summary(self, out: Path) -> Summary:
        """Return the account as it stands."""
        rows = {table: self._rows[table] for table in TABLES}
        reasons = dict(self._reasons.most_common())
        seconds = time.monotonic() - self._started
        return Summary(
            out=out,
            rows=rows,
            rejected=self._rejected,
            reasons=reasons,
            issues=tuple(self._issues),
            notes=dict(self._notes),
            not_english=self._not_english,
            seconds=seconds,
            skipped=self._skipped,
            resumed=self._resumed,
            is_whole=not self._first_shard,
        )

    def _reject(self, issues: tuple[Issue, ...]) -> None:
        if self._strict:
            raise StrictError(issues[0])
        self._rejected += 1
        self._done += 1
        for issue in issues:
            self._rejects.add(issue)
            self._reasons[_kind_of(issue)] += 1
            if self._reasons[_kind_of(issue)] <= _SHOWN_OF_A_KIND and len(self._issues) < _SHOWN_ISSUES:
                self._issues.append(issue)

    def _report(self, under_way: int = 0) -> None:
        if self._on_progress:
            done = max(self._done + under_way, self._reported.done)
            self._reported = Progress(self._read, min(done, self._read), self._rejected, self._resumed)
            self._on_progress(self._reported)


def _kind_of(issue: Issue) -> str:
    """Return the reason without its particulars, which follow the first colon."""
    return issue.reason.partition(":")[0]


def find_duplicate(source: Source, seen: IdSet) -> Issue | None:
    """Return the issue with an article that is among those seen, or else add it to them.

    An article is known by its id and text; a bundle by the article_id that it claims, be it valid or not.
    """
    key = key_of(source)
    if key is None or seen.add(key):
        return None  # validation says what a bundle without a key lacks
    same, pointer = ("article_id", "$.article.article_id") if isinstance(source, SourceBundle) else ("id and text", "$")
    reason = f"duplicate: the same {same} as article {key} before it"
    return Issue(source.where, pointer, reason, source.source_id)
