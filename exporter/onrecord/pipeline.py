"""Many articles: read -> shards -> map(process_shard) -> commit.

Shards are cut by input order and size alone, and a shard can be run again without harm, so the dataset does not depend
on who runs which shard, how often, or whether the run was interrupted. What is wrong with one article goes to the rejects
and never stops the run, unless it is strict.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.datasets.migrations import find_steps, migrate_bundles
from onrecord.datasets.versions import KnownArticles, iter_originals
from onrecord.engines.choices import Workers, start_engine
from onrecord.engines.maps import map_tasks
from onrecord.engines.pages import PageReaders
from onrecord.errors import ContractError, Issue, StrictError, UsageError
from onrecord.filesystems import local_path, resolve_location, without_secrets
from onrecord.ledger import Ledger, Progress, Summary
from onrecord.read.inputs import iter_related, iter_unread
from onrecord.read.meters import Meter
from onrecord.read.paths import printable
from onrecord.read.sources import Item, ReadOptions, Source
from onrecord.runs.claims import claimed
from onrecord.runs.opening import Run, check_target, open_run
from onrecord.runs.plans import Request, Rewrite
from onrecord.runs.progress import ProgressFile
from onrecord.runs.uploads import check_store, local_copy, store_errors, upload
from onrecord.validate.files import Listing
from onrecord.work.results import ShardResult
from onrecord.work.shards import (
    UNCARRIED,
    Shard,
    ShardLimits,
    encode_source,
    iter_shards,
    write_spool,
)
from onrecord.work.tasks import ParseTask
from onrecord.write.files import output_errors
from onrecord.write.log import LogWriter
from onrecord.write.parts import WriteOptions
from onrecord.write.rejects import RejectsWriter


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a run reads and writes; `strict` ends it at the first reject.

    `append` adds to the dataset that is there, `resume` goes on with a run that was interrupted, and `rewrite` is set
    by `compact` and `migrate` themselves. An article that takes more than `max_seconds` of computing is rejected, unless that is 0.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    write: WriteOptions = field(default_factory=WriteOptions)
    strict: bool = False
    append: bool = False
    resume: bool = False
    rewrite: Rewrite | None = None
    max_seconds: float = 120
    limits: ShardLimits = field(default_factory=ShardLimits)
    workers: Workers = field(default_factory=Workers)

    @property
    def request(self) -> Request:
        """What of this decides the bytes, and what becomes of a dataset that is there."""
        read = asdict(self.read)
        del read["excluded"]
        settings = {"read": read, "max_seconds": self.max_seconds, "limits": asdict(self.limits)}
        return Request(self.write, settings, self.append, self.resume, self.rewrite)


class _Intake(NamedTuple):
    """What a run takes in, the names of that, about how many articles it has, when so many are read, and who reads pages."""

    items: Iterable[Item]
    named: Sequence[str]
    expect: Callable[[int], int | None]
    pages: PageReaders | None = None


class Migrated(NamedTuple):
    """The version that a dataset had, and what was written."""

    before: str
    summary: Summary


def export(
    inputs: Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    options: ExportOptions | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Write the articles of the inputs as a dataset at `out`, all of it or, when the run cannot go on, nothing.

    `out` is a folder, or the URL of one in an object store (`s3://bucket/dataset`). Raise InputError or OutputError for
    what cannot be read or written, UsageError for what is in the way, StrictError at the first reject of a strict run.
    What was finished until then is kept for `resume`, unless the run is strict.
    """
    options = options or ExportOptions()
    if options.append and options.write.overwrite:
        raise UsageError("--append and --overwrite exclude each other", "Add to the dataset, or replace it")
    place = local_path(os.fspath(out))
    if place is None:
        return _export_to_store(inputs, os.fspath(out), options, on_progress)
    out = Path(place)
    check_target(out, options.request)  # before folders are walked, which may take long
    read = replace(options.read, excluded=out.resolve())
    named = [printable(without_secrets(os.fspath(path))) for path in inputs]
    meter = Meter()
    pages = PageReaders(meter)
    unread = iter_unread(inputs, read, meter)
    items = iter_related(pages.take(unread, read), read, iter_originals(out) if options.append else ())
    intake = _Intake(items, named, meter.estimate, pages)
    return _publish(out, intake, options, on_progress)


def _export_to_store(
    inputs: Sequence[str | os.PathLike[str]],
    url: str,
    options: ExportOptions,
    on_progress: Callable[[Progress], None] | None,
) -> Summary:
    """Make the dataset on this machine, send it to the store, and remove it here."""
    if options.append:
        raise UsageError("nothing can be added to a dataset in a store", "Add to it on a file system, and export anew")
    with store_errors(without_secrets(url)):
        location = resolve_location(url)
    check_store(location, overwrite=options.write.overwrite or options.resume)
    dataset = local_copy(location)
    with output_errors(dataset.parent):
        dataset.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write = replace(options.write, overwrite=not options.resume)
    with claimed(url, location):
        summary = export(inputs, dataset, replace(options, write=write), on_progress)
        upload(dataset, location)
    shutil.rmtree(dataset.parent, ignore_errors=True)
    return replace(summary, url=location.shown)


def compact(
    dataset: str | os.PathLike[str],
    options: ExportOptions | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Put the rows of a dataset in as few parts as one export would, with the dataset there at every instant.

    Raise ContractError, with nothing changed, when the dataset is damaged.
    """
    from onrecord.datasets.rewrites import formats_of, iter_bundles, read_sound_listing  # noqa: PLC0415 - see below

    target = Path(dataset)
    listing = read_sound_listing(target)
    options = replace(options or ExportOptions(), write=formats_of(listing), rewrite="compact")
    return _rewrite(target, _stored(iter_bundles(target.resolve(), listing), listing), options, on_progress)


def migrate(
    dataset: str | os.PathLike[str],
    options: ExportOptions | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Migrated | None:
    """Raise a dataset of an older minor version of the schema to this version; None when it has this version already.

    Raise ContractError, with nothing changed, when the dataset is damaged, or of a version from which nothing leads here.
    """
    # What few runs need is imported there: an export of a few articles would take a half longer.
    from onrecord.datasets.rewrites import formats_of, iter_bundles, read_sound_listing  # noqa: PLC0415

    target = Path(dataset)
    listing = read_sound_listing(target, of_any_version=True)
    steps = find_steps(str(target), listing.schema_version)
    if not steps:
        return None
    options = replace(options or ExportOptions(), write=formats_of(listing), rewrite="migrate")
    bundles = migrate_bundles(iter_bundles(target.resolve(), listing), steps)
    return Migrated(listing.schema_version, _rewrite(target, _stored(bundles, listing), options, on_progress))


def _stored(bundles: Iterable[Item], listing: Listing) -> _Intake:
    """Return the articles of a dataset as something to take in."""
    articles = sum(shard.articles for shard in listing.shards())
    return _Intake(bundles, [], lambda _: articles)


def _rewrite(
    target: Path,
    intake: _Intake,
    options: ExportOptions,
    on_progress: Callable[[Progress], None] | None,
) -> Summary:
    try:
        return _publish(target, intake, replace(options, strict=True), on_progress)
    except StrictError as error:
        issue = error.issue
        raise ContractError(f"{issue.where} {issue.pointer}", issue.reason, "Nothing was changed") from None


def _publish(
    target: Path,
    intake: _Intake,
    options: ExportOptions,
    on_progress: Callable[[Progress], None] | None,
) -> Summary:
    with (
        open_run(target, options.request, intake.named) as run,
        RejectsWriter(run.work.path) as rejects,
        LogWriter(run.work.path) as log,
    ):
        progress = ProgressFile(run.work.progress, on_progress, intake.expect)
        ledger = Ledger(rejects, log, progress, run.ground.next_part, strict=options.strict)
        known = KnownArticles(run.work.out, run.ground.parts)
        sources = known.link(ledger.admit(intake.items), ledger.skip)
        results = process(sources, run, ledger, options, intake.pages)
        rejects.close()
        log.close()
        summary = replace(ledger.summary(target), was_finished=run.is_over)
        if not run.is_over:
            run.publish(results, _describe_run(intake.named, summary))
    return summary


def _describe_run(inputs: Sequence[str], summary: Summary) -> dict[str, Any]:
    return {
        "inputs": inputs,
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(summary.seconds, 3),
        "rejected": summary.rejected,
        "reasons": summary.reasons,
        "notes": summary.notes,
        "not_english": summary.not_english,
        "skipped": summary.skipped,
    }


def process(
    sources: Iterable[Source], run: Run, ledger: Ledger, options: ExportOptions, pages: PageReaders | None
) -> list[ShardResult]:
    """Cut the sources into shards and return what became of each; those that are kept are not processed again."""
    results: list[ShardResult] = []
    shards = iter_shards(_encoded(sources, ledger), options.limits, run.ground.next_part)
    tasks = _iter_tasks(shards, run, ledger, options, results)
    with start_engine(options.workers) as engine:
        if pages:
            pages.use(engine, run.work.path, options.max_seconds)
        for folder in map_tasks(engine, tasks, ledger.tell):
            results.append(run.work.accept(Path(folder)))
            ledger.book(results[-1])
    run.check_end()
    return results


def _encoded(sources: Iterable[Source], ledger: Ledger) -> Iterator[tuple[Source, bytes]]:
    """Yield sources with their bytes for workers; what no bytes can carry is refused here, with the same words."""
    for source in sources:
        try:
            yield source, encode_source(source)
        except UNCARRIED as error:
            from onrecord.work.attempts import process_source  # noqa: PLC0415 - as above

            issues = process_source(source)[1]
            ledger.refuse(issues or (Issue(source.where, "$", f"cannot be written: {error}", source.source_id),))


def _iter_tasks(
    shards: Iterable[Shard], run: Run, ledger: Ledger, options: ExportOptions, results: list[ShardResult]
) -> Iterator[ParseTask]:
    """Yield the shards that are to be processed, spooled; book the others."""
    for shard in shards:
        if kept := run.find_kept(shard):
            results.append(kept)
            ledger.book(kept, is_kept=True)
            continue
        task = ParseTask(
            index=shard.index,
            work=str(run.work.path),
            write=options.write,
            fingerprint=shard.fingerprint,
            first=shard.first,
            articles=len(shard.sources),
            max_seconds=options.max_seconds,
        )
        write_spool(shard, task.spool)
        yield task
