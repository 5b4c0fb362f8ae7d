"""One shard of a dataset -> a file of what is found in it, for a worker process.

Findings go through a file and not through a pipe, so that a dataset in which every row is wrong is checked in as little
memory as a sound one.
"""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from onrecord.errors import Issue
from onrecord.validate.repeats import Seen
from onrecord.validate.shards import Finding, check_shard
from onrecord.work.frames import iter_frames, write_frame
from onrecord.work.tasks import CheckTask
from onrecord.write.files import output_errors

_FINDINGS: Final = "findings.msgpack"


class _Found(msgspec.Struct, frozen=True, array_like=True):
    """An issue, or an article when there is no reason."""

    where: str
    pointer: str
    reason: str | None
    source_id: str | None = None


def check_task(task: CheckTask, on_article: Callable[[int], None]) -> Path:
    """Write what is found in a shard, and return the folder of this attempt."""
    folder = Path(task.work, f"{task.index:05d}-{secrets.token_hex(4)}")
    encoder = msgspec.msgpack.Encoder()
    with output_errors(folder):
        folder.mkdir()
        with (folder / _FINDINGS).open("wb") as file:
            for found in _iter_found(task, on_article):
                write_frame(file, encoder.encode(found))
    on_article(task.articles)
    return folder


def _iter_found(task: CheckTask, on_article: Callable[[int], None]) -> Iterator[_Found]:
    """Yield what is found as it is written, and tell of every article before it is checked."""
    position = -1
    for finding in check_shard(Path(task.dataset), task.shard, task.set_aside):
        if isinstance(finding, Issue):
            yield _Found(finding.where, finding.pointer, finding.reason, finding.source_id)
            continue
        position += 1
        yield _Found(finding.where, finding.article_id, None)
        if reason := task.set_aside.get(position):
            yield _Found(finding.where, "$", f"could not be checked: {reason}")
        else:
            on_article(position)


def iter_findings(folder: Path) -> Iterator[Finding]:
    """Yield what a worker has found in a shard."""
    decoder = msgspec.msgpack.Decoder(_Found)
    with (folder / _FINDINGS).open("rb") as file:
        for data in iter_frames(file):
            found = decoder.decode(data)
            if found.reason is None:
                yield Seen(found.where, found.pointer)
            else:
                yield Issue(found.where, found.pointer, found.reason, found.source_id)
