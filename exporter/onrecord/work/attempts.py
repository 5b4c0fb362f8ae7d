"""One shard, from its spool file: parse -> validate -> write, in a folder of its own.

A shard may be tried more than once, even at the same time: each attempt is a folder of parts with a record, which the
driver of the run takes as a whole, or throws away. What is wrong with one article costs that article alone.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.errors import Issue
from onrecord.parse import parse_bundle
from onrecord.read.sources import Source, SourceBundle
from onrecord.segment.languages import is_english
from onrecord.validate.bundles import check_bundle
from onrecord.wordings import failure
from onrecord.work.deadlines import TooSlowError, deadline
from onrecord.work.results import ShardResult, begin_attempt, finish_attempt
from onrecord.work.shards import iter_spool
from onrecord.work.tasks import ParseTask
from onrecord.write.jsonl import arrange_bundle
from onrecord.write.shards import ShardWriter


def process_shard(task: ParseTask, on_article: Callable[[int], None]) -> Path:
    """Write the parts and the record of a shard, and return the folder of this attempt; it is on the disk then.

    `on_article` is told the position of every article before it is parsed, and the number of articles when all are.
    """
    folder = begin_attempt(task.work, task.index)
    rejects: list[tuple[Issue, ...]] = []
    not_english = 0
    with ShardWriter(folder, task.index, task.write) as writer:
        for position, source in enumerate(iter_spool(task.spool)):
            bundle, issues = _process(source, task, position, on_article)
            if issues:
                rejects.append(issues)
                continue
            writer.add(bundle)
            not_english += not is_english(bundle["article"]["language"])
        on_article(task.articles)
        record = writer.close()
    result = ShardResult(record, tuple(rejects), not_english, task.fingerprint, task.first)
    finish_attempt(folder, result)
    return folder


def process_source(source: Source, max_seconds: float = 0) -> tuple[dict[str, Any], tuple[Issue, ...]]:
    """Return the bundle of an article and what is wrong with it; a failure of the parser is an issue like any other.

    An article that takes more than `max_seconds` of computing is one too, unless that is 0.
    """
    try:
        with deadline(max_seconds):
            bundle = source.bundle if isinstance(source, SourceBundle) else parse_bundle(source)
            issues = check_bundle(bundle, source.where)
            if isinstance(source, SourceBundle) and not issues:
                bundle = arrange_bundle(bundle)
    except TooSlowError as error:
        bundle, issues = {}, [Issue(source.where, "$", str(error))]
    except Exception as error:  # noqa: BLE001 - a bug may cost one article, never the run
        bundle, issues = {}, [Issue(source.where, "$", f"parser failure: {failure(error)}")]
    return bundle, tuple(replace(issue, source_id=issue.source_id or source.source_id) for issue in issues)


def _process(
    source: Source, task: ParseTask, position: int, on_article: Callable[[int], None]
) -> tuple[dict[str, Any], tuple[Issue, ...]]:
    if reason := task.set_aside.get(position):
        return {}, (Issue(source.where, "$", reason, source.source_id),)
    on_article(position)
    return process_source(source, task.max_seconds)
