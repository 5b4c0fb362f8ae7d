"""One damaged shard of a dataset -> the same shard written anew from what is sound in it.

Rows come from the sound copy of each table, where there is one, and then the files are those that were there before the
damage. Where no copy is sound, an article stays if all of its records are there for certain; else it goes, with all of
its records, since half an article would say things that its text does not. What goes is written to `dropped.jsonl`, row
by row with the reason. A shard is in memory at a time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec

from onrecord.contract import TABLES
from onrecord.validate.bundles import check_bundle
from onrecord.validate.copies import inspect_shard
from onrecord.validate.references import primary_key
from onrecord.validate.repeats import REPEATED
from onrecord.validate.rows import Row, iter_rows
from onrecord.work.results import ShardResult, begin_attempt, finish_attempt
from onrecord.work.tasks import SalvageTask
from onrecord.write.files import output_errors
from onrecord.write.jsonl import arrange_bundle
from onrecord.write.shards import ShardWriter

DROPPED: Final = "dropped.jsonl"
_ORPHAN: Final = "its article is lost"
_DOUBTFUL: Final = "records of its article are lost"


class Dropped(msgspec.Struct, frozen=True):
    """A row that is left out: its table and place, its id and the row itself as far as they can be read, and why."""

    table: str
    where: str
    id: str | None
    reason: str
    row: dict[str, Any]


@dataclass(slots=True)
class _Table:
    """The rows of a table by article, and the articles of which rows may be lost."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    unreadable: list[Row] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)


def salvage_task(task: SalvageTask, on_article: Callable[[int], None]) -> Path:
    """Write the parts and the record of a shard, and return the folder of this attempt; it is on the disk then."""
    folder = begin_attempt(task.work, task.index)
    dropped: list[Dropped] = []
    with ShardWriter(folder, task.index, task.write) as writer:
        for bundle in _iter_whole(task, dropped, on_article):
            writer.add(arrange_bundle(bundle))
        on_article(task.articles)
        record = writer.close()
    with output_errors(folder):
        if dropped:
            (folder / DROPPED).write_bytes(msgspec.json.Encoder().encode_lines(dropped))
    finish_attempt(folder, ShardResult(record, (), 0))
    return folder


def _iter_whole(
    task: SalvageTask, dropped: list[Dropped], on_article: Callable[[int], None]
) -> Iterator[dict[str, Any]]:
    """Yield the bundles that are whole, and list the rows of the others."""
    articles, tables = _read(task, dropped)
    for position, article in enumerate(articles):
        key = article.article_id or ""
        taken = {table: group.rows.pop(key, []) for table, group in tables.items()}
        bundle = {"article": article.value} | {table: [row.value for row in some] for table, some in taken.items()}
        reason = task.set_aside.get(position) or (REPEATED if article.where in task.repeated else None)
        if not reason:
            on_article(position)
            reason = _find_reason(bundle, is_doubtful=any(key in group.doubtful for group in tables.values()))
        if not reason:
            yield bundle
            continue
        dropped.append(_describe("articles", article, reason))
        dropped.extend(_describe(table, row, reason) for table, some in taken.items() for row in some)
    for table, group in tables.items():
        dropped.extend(_describe(table, row, _ORPHAN) for some in group.rows.values() for row in some)


def _read(task: SalvageTask, dropped: list[Dropped]) -> tuple[list[Row], dict[str, _Table]]:
    """Return the articles of a shard and the rows of its other tables, and list those that cannot be read."""
    folder = Path(task.dataset)
    best = {copies.table: copies.best for copies in inspect_shard(folder, task.shard)}
    rows = {table: list(iter_rows(folder, [copy.file])) for table, copy in best.items() if copy}
    articles = [row for row in rows.get("articles", []) if _is_known(row, dropped)]
    names = [row.article_id or "" for row in articles]
    tables = {}
    for table in TABLES[1:]:
        is_lost = table in best and best[table] is None
        tables[table] = _group(rows.get(table, []), names, is_lost=is_lost)
        dropped.extend(_describe(table, row, row.problem or "") for row in tables[table].unreadable)
    return articles, tables


def _is_known(article: Row, dropped: list[Dropped]) -> bool:
    """Tell whether the row of an article can be read, and list it when it cannot."""
    problem = article.problem or (None if article.article_id else "has no article_id")
    if problem:
        dropped.append(_describe("articles", article, problem))
    return problem is None


def _group(rows: list[Row], names: list[str], *, is_lost: bool) -> _Table:
    """Group rows by article; where rows are missing, articles up to the next row that is there are doubtful."""
    group = _Table(doubtful=set(names) if is_lost else set())
    order = {name: position for position, name in enumerate(names)}
    last, is_gap = -1, False
    for row in rows:
        if row.problem or row.article_id is None:
            group.unreadable.append(row._replace(problem=row.problem or "has no article_id"))
            group.doubtful.update(names[max(last, 0) : last + 1])
            is_gap = True
            continue
        group.rows[row.article_id].append(row)
        here = order.get(row.article_id, last)
        if is_gap:
            group.doubtful.update(names[last + 1 : here])
        last, is_gap = here, is_gap and here == last
    if is_gap:
        group.doubtful.update(names[last + 1 :])
    return group


def _find_reason(bundle: dict[str, Any], *, is_doubtful: bool) -> str | None:
    if is_doubtful:
        return _DOUBTFUL
    issue = next(iter(check_bundle(bundle, "")), None)
    return f"its article is damaged: {issue.pointer} {issue.reason}" if issue else None


def _describe(table: str, row: Row, reason: str) -> Dropped:
    found = row.value.get(primary_key(table))
    return Dropped(table, row.where, found if isinstance(found, str) else None, reason, row.value)
