"""Many articles: read -> parse -> validate -> write, in shards, published by one commit.

A run is shards -> map(process_shard) -> commit. Shards are cut by input order and size alone, and a shard can be run
again without harm, so the dataset does not depend on who runs which shard, or how often. What is wrong with one article
goes to the rejects and never stops the run, unless it is strict.
"""

import os
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.contract import TABLES, article_id
from onrecord.errors import Issue, StrictError
from onrecord.parse import parse_bundle
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import Item, Note, ReadOptions, Source, SourceArticle, SourceBundle
from onrecord.validate.bundles import check_bundle
from onrecord.validate.datasets import iter_dataset_issues
from onrecord.write.commit import publish, staging_folder
from onrecord.write.parts import ShardRecord, WriteOptions
from onrecord.write.rejects import RejectsWriter
from onrecord.write.shards import ShardWriter

_SHOWN_ISSUES = 10


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a run reads and writes; `strict` ends it at the first reject. A shard is full by articles or by characters."""

    read: ReadOptions = field(default_factory=ReadOptions)
    write: WriteOptions = field(default_factory=WriteOptions)
    strict: bool = False
    shard_articles: int = 2_000
    shard_size: int = 64 * 2**20


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
class Shard:
    """A run of sources that are processed together."""

    index: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What became of a shard: what was written, and for each source that could not be taken, what was wrong with it."""

    record: ShardRecord
    rejects: tuple[tuple[Issue, ...], ...]
    not_english: int


def export(
    inputs: Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    options: ExportOptions | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Write the articles of the inputs as a dataset at `out`, all of it or, when the run cannot go on, nothing.

    Raise InputError or OutputError for what cannot be read or written, StrictError at the first reject of a strict run.
    """
    started = time.monotonic()
    options = options or ExportOptions()
    target = Path(out)
    with staging_folder(target, options.write) as staging, RejectsWriter(staging) as rejects:
        ledger = Ledger(rejects, options, on_progress)
        shards = iter_shards(ledger.admit(iter_sources(inputs, options.read)), options)
        results = (process_shard(shard, staging, options.write) for shard in shards)
        records = [ledger.book(result) for result in results]
        rejects.close()
        publish(staging, target, records, options.write)
    return ledger.summary(target, records, time.monotonic() - started)


def iter_shards(sources: Iterable[Source], options: ExportOptions) -> Iterator[Shard]:
    """Yield the sources in shards; where they are cut depends on the sources alone."""
    index, size, batch = 0, 0, list[Source]()
    for source in sources:
        batch.append(source)
        size += source.size
        if len(batch) >= options.shard_articles or size >= options.shard_size:
            yield Shard(index, tuple(batch))
            index, size, batch = index + 1, 0, []
    if batch:
        yield Shard(index, tuple(batch))


def process_shard(shard: Shard, staging: Path, options: WriteOptions) -> ShardResult:
    """Parse, validate and write a shard under the staging folder; running it again gives the same files."""
    rejects: list[tuple[Issue, ...]] = []
    not_english = 0
    with ShardWriter(staging, shard.index, options) as writer:
        for source in shard.sources:
            bundle, issues = process_source(source)
            if issues:
                rejects.append(issues)
                continue
            writer.add(bundle)
            not_english += _is_not_english(bundle)
        record = writer.close()
    return ShardResult(record, tuple(rejects), not_english)


def process_source(source: Source) -> tuple[dict[str, Any], tuple[Issue, ...]]:
    """Return the bundle of an article and what is wrong with it; a failure of the parser is an issue like any other."""
    try:
        bundle = source.bundle if isinstance(source, SourceBundle) else parse_bundle(source)
        issues = check_bundle(bundle, source.where)
    except Exception as error:  # noqa: BLE001 - a bug may cost one article, never the run
        place = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"parser failure: {type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        bundle, issues = {}, [Issue(source.where, "$", reason)]
    return bundle, tuple(replace(issue, source_id=issue.source_id or source.source_id) for issue in issues)


def iter_issues(path: str | os.PathLike[str], options: ReadOptions) -> Iterator[Issue]:
    """Yield what is wrong with a dataset (a folder) or with a file of bundles; nothing when it keeps the contract."""
    if Path(path).is_dir():
        yield from iter_dataset_issues(Path(path))
        return
    seen: set[str] = set()
    for item in iter_sources([path], replace(options, input_format="bundle")):
        if isinstance(item, Issue):
            yield item
        elif not isinstance(item, Note):
            duplicate = find_duplicate(item, seen)
            yield from (duplicate,) if duplicate else process_source(item)[1]


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


def _is_not_english(bundle: dict[str, Any]) -> bool:
    language = bundle["article"]["language"]
    return language is not None and language.partition("-")[0].lower() != "en"


class Ledger:
    """The account of a run: what was read, what is refused and why. It belongs to whoever drives the map."""

    def __init__(
        self, rejects: RejectsWriter, options: ExportOptions, on_progress: Callable[[Progress], None] | None
    ) -> None:
        self._rejects = rejects
        self._strict = options.strict
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

    def summary(self, out: Path, records: list[ShardRecord], seconds: float) -> Summary:
        """Return the account as it stands."""
        rows = {table: sum(record.rows[table] for record in records) for table in TABLES}
        reasons = dict(self._reasons.most_common())
        issues = tuple(self._issues)
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
