"""Datasets and files of bundles -> issues, with the shards of a dataset checked by several processes.

What is said, and in which order, does not depend on how many there are.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from onrecord.engines.choices import Workers, start_engine
from onrecord.engines.maps import map_tasks
from onrecord.errors import Issue
from onrecord.identifiers import IdSet
from onrecord.ledger import Progress, find_duplicate
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import Note, ReadOptions
from onrecord.validate.datasets import check_in_turn, iter_dataset_issues
from onrecord.validate.files import ListedShard
from onrecord.validate.shards import Finding
from onrecord.work.attempts import process_source
from onrecord.work.checks import iter_findings
from onrecord.work.tasks import CheckTask

_FEW_ARTICLES: Final = 1_000  # are checked before worker processes have started


OnProgress = Callable[[Progress], None]


def iter_issues(
    path: str | os.PathLike[str],
    options: ReadOptions | None = None,
    workers: Workers | None = None,
    on_progress: OnProgress | None = None,
) -> Iterator[Issue]:
    """Yield what is wrong with a dataset (a folder) or with a file of bundles; nothing when it keeps the contract."""
    if os.path.isdir(path):
        check = partial(check_shards, workers=workers or Workers(), on_progress=on_progress)
        yield from iter_dataset_issues(path, check)
        return
    seen = IdSet()
    for item in iter_sources([path], replace(options or ReadOptions(), input_format="bundle")):
        if isinstance(item, Issue):
            yield item
        elif not isinstance(item, Note):
            duplicate = find_duplicate(item, seen)
            yield from (duplicate,) if duplicate else process_source(item)[1]


def check_shards(
    folder: Path, shards: list[ListedShard], workers: Workers, on_progress: OnProgress | None = None
) -> Iterator[Finding]:
    """Yield what is found in shards, in their order, whoever is done first."""
    articles = sum(shard.articles for shard in shards)
    is_small = workers == Workers() and articles <= _FEW_ARTICLES

    def tell(done: int) -> None:
        if on_progress:
            on_progress(Progress(articles, done, 0, expected=articles))

    if is_small or workers.jobs == 1 or len(shards) == 1:
        yield from _check_here(folder, shards, tell)
    else:
        yield from _check_by_workers(folder, shards, workers, tell)
    tell(articles)


def _check_here(folder: Path, shards: list[ListedShard], tell: Callable[[int], None]) -> Iterator[Finding]:
    done = 0
    for shard in shards:
        tell(done)
        yield from check_in_turn(folder, [shard])
        done += shard.articles


def _check_by_workers(
    folder: Path, shards: list[ListedShard], workers: Workers, tell: Callable[[int], None]
) -> Iterator[Finding]:
    with tempfile.TemporaryDirectory(prefix="onrecord-") as work, start_engine(workers) as engine:
        tasks = (CheckTask(index, work, str(folder), shard, shard.articles) for index, shard in enumerate(shards))
        done: dict[int, Path] = {}
        due, finished = 0, list[int]()  # finished: the articles of each shard that is done
        for attempt in map(Path, map_tasks(engine, tasks, lambda under_way: tell(sum(finished) + under_way))):
            index = int(attempt.name.partition("-")[0])
            finished.append(shards[index].articles)
            done[index] = attempt
            while attempt_due := done.pop(due, None):
                yield from iter_findings(attempt_due)
                shutil.rmtree(attempt_due, ignore_errors=True)
                due += 1
