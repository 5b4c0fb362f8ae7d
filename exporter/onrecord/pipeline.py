"""Many articles: read -> parse -> validate -> write, in shards, published by one commit.

A run is shards -> map(process_shard) -> commit. Shards are cut by input order and size alone, and a shard can be run
again without harm, so the dataset does not depend on who runs which shard, or how often. What is wrong with one article
goes to the rejects and never stops the run, unless it is strict.
"""

import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.errors import Issue
from onrecord.filesystems import without_secrets
from onrecord.ledger import Ledger, Progress, ShardResult, Summary, find_duplicate
from onrecord.parse import parse_bundle
from onrecord.read.inputs import iter_sources
from onrecord.read.names import printable
from onrecord.read.sources import Note, ReadOptions, Source, SourceBundle
from onrecord.validate.bundles import check_bundle
from onrecord.validate.datasets import iter_dataset_issues
from onrecord.write.commit import publish, staging_folder
from onrecord.write.log import LogWriter
from onrecord.write.parts import WriteOptions
from onrecord.write.rejects import RejectsWriter
from onrecord.write.shards import ShardWriter


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a run reads and writes; `strict` ends it at the first reject. A shard is full by articles or by characters."""

    read: ReadOptions = field(default_factory=ReadOptions)
    write: WriteOptions = field(default_factory=WriteOptions)
    strict: bool = False
    shard_articles: int = 2_000
    shard_size: int = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Shard:
    """A run of sources that are processed together."""

    index: int
    sources: tuple[Source, ...]


def export(
    inputs: Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    options: ExportOptions | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Write the articles of the inputs as a dataset at `out`, all of it or, when the run cannot go on, nothing.

    Raise InputError or OutputError for what cannot be read or written, StrictError at the first reject of a strict run.
    """
    options = options or ExportOptions()
    target = Path(out)
    read = replace(options.read, excluded=target.resolve())
    with (
        staging_folder(target, options.write) as staging,
        RejectsWriter(staging) as rejects,
        LogWriter(staging) as log,
    ):
        ledger = Ledger(rejects, log, on_progress, strict=options.strict)
        shards = iter_shards(ledger.admit(iter_sources(inputs, read)), options)
        results = (process_shard(shard, staging, options.write) for shard in shards)
        records = [ledger.book(result) for result in results]
        rejects.close()
        log.close()
        summary = ledger.summary(target, records)
        publish(staging, target, records, options.write, _describe_run(inputs, summary))
    return summary


def _describe_run(inputs: Sequence[str | os.PathLike[str]], summary: Summary) -> dict[str, Any]:
    return {
        "inputs": [printable(without_secrets(os.fspath(path))) for path in inputs],
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(summary.seconds, 3),
        "rejected": summary.rejected,
        "reasons": summary.reasons,
        "notes": summary.notes,
        "not_english": summary.not_english,
    }


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


def _is_not_english(bundle: dict[str, Any]) -> bool:
    language = bundle["article"]["language"]
    return language is not None and language.partition("-")[0].lower() != "en"
