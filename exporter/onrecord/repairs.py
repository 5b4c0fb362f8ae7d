"""A damaged dataset -> the same dataset without the damage, put in its place at one instant.

Shards without damage stay as they are, to the byte. Of a damaged one, a format is made again from the other; what neither
has is left out, row by row by name, and kept in `_run/dropped.jsonl`. Descriptors, schema documents and the card are
written anew. A dataset that has lost its descriptor is found by what its runs have recorded.
"""

import filecmp
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from os.path import isfile
from pathlib import Path
from typing import Final

import msgspec

from onrecord.contract import DESCRIPTOR
from onrecord.datasets.rewrites import formats_of
from onrecord.engines.choices import Workers, start_engine
from onrecord.engines.maps import map_tasks
from onrecord.errors import ContractError, InputError, Issue
from onrecord.filesystems import input_errors
from onrecord.runs.opening import Run, open_run
from onrecord.runs.plans import Request
from onrecord.runs.records import read_recorded_listing
from onrecord.validate.datasets import iter_shard_issues
from onrecord.validate.files import ListedShard, Listing, iter_folder_issues, number_of_place, read_listing
from onrecord.validate.repeats import REPEATED
from onrecord.validations import check_shards
from onrecord.work.results import ShardResult
from onrecord.work.salvage import DROPPED, Dropped
from onrecord.work.tasks import SalvageTask
from onrecord.write.files import link_file, output_errors
from onrecord.write.parts import Part

_STRAYS: Final = Path("_run", "strays")


@dataclass(frozen=True, slots=True)
class Repair:
    """What was found and done.

    `problems` counts what was wrong; `rebuilt` are the files that are not as they were, `moved` those that do not belong
    to a dataset and lie in `_run/strays/` now, `dropped` the rows that were left out.
    """

    problems: int
    rebuilt: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()


@dataclass(slots=True)
class _Damage:
    """What is wrong: how much, and the shards that are not sound, each with the places of articles that came before."""

    problems: int = 0
    shards: dict[int, list[str]] = field(default_factory=dict)

    def note(self, dataset: Path, issue: Issue) -> None:
        """Take one problem into account."""
        self.problems += 1
        number = number_of_place(dataset, issue.where)
        if number is None:
            return
        repeated = self.shards.setdefault(number, [])
        if issue.reason.startswith(REPEATED):
            repeated.append(issue.where)


def repair(
    dataset: str | os.PathLike[str], on_issue: Callable[[Issue], None] = lambda _: None, workers: Workers | None = None
) -> Repair:
    """Mend a dataset, and tell of every problem that is found; nothing is written when there is none.

    Raise ContractError, with nothing changed, when nothing sound is left, or the dataset is of another schema version.
    """
    target, workers, damage = Path(dataset), workers or Workers(), _Damage()
    began = time.monotonic()
    request = Request(formats_of(_find_listing(target)[0]), {}, rewrite="repair")
    with open_run(target, request, []) as run:
        listing, fault = _find_listing(target)
        for issue in _iter_issues(target, listing, fault, workers):
            on_issue(issue)
            damage.note(target, issue)
        if not damage.problems:
            run.is_over = True
            return Repair(0)
        shards = listing.shards()
        kept = [shard for shard in shards if shard.number not in damage.shards]
        results = _salvage(run, target, shards, damage, workers)
        _keep(run, kept, results, sum(shard.articles for shard in shards))
        dropped = _collect_dropped(run, results)
        told = {"problems": damage.problems, "dropped": len(dropped), "seconds": round(time.monotonic() - began, 3)}
        run.assemble(results, told | {"finished_at": datetime.now(UTC).isoformat(timespec="seconds")})
        found = Repair(damage.problems, tuple(_iter_rebuilt(run)), tuple(_move_strays(run, listing)), dropped)
        run.commit()
    return found


def _find_listing(dataset: Path) -> tuple[Listing, Issue | None]:
    """Return what a dataset should hold, and what is wrong with its descriptor, if anything is."""
    listing = read_listing(dataset)
    fault = listing if isinstance(listing, Issue) else _find_fault(dataset, listing)
    if fault and fault.pointer == "$.onrecord.schema_version":
        raise ContractError(fault.where, fault.reason, "Nothing was changed")
    with input_errors(dataset):
        recorded = read_recorded_listing(dataset) if fault else None
    if recorded:
        return recorded, fault
    if isinstance(listing, Issue):
        problem = f"its {DESCRIPTOR} is missing or damaged, and nothing in its _run/ says what it held"
        raise InputError(str(dataset), problem, "If this was a dataset, export the articles anew")
    return listing, None


def _find_fault(dataset: Path, listing: Listing) -> Issue | None:
    """Return what is wrong with a descriptor that can be read."""
    issues = iter_folder_issues(dataset, listing)
    return next((issue for issue in issues if issue.where == str(dataset / DESCRIPTOR)), None)


def _iter_issues(dataset: Path, listing: Listing, fault: Issue | None, workers: Workers) -> Iterator[Issue]:
    """Yield what `validate` would, or the fault of the descriptor and what is wrong with the parts that it must have had."""
    if fault:
        yield fault
    else:
        yield from iter_folder_issues(dataset, listing)
    yield from iter_shard_issues(dataset, listing, partial(check_shards, workers=workers))


def _salvage(
    run: Run, dataset: Path, shards: list[ListedShard], damage: _Damage, workers: Workers
) -> list[ShardResult]:
    """Have the damaged shards written anew in the work folder, and return what became of each, in their order."""
    tasks = (
        SalvageTask(
            shard.number,
            str(run.work.path),
            str(dataset),
            shard,
            run.write,
            shard.articles,
            damage.shards[shard.number],
        )
        for shard in shards
        if shard.number in damage.shards
    )
    with start_engine(workers) as engine:
        results = [run.work.accept(Path(folder)) for folder in map_tasks(engine, tasks, lambda _: None)]
    return sorted(results, key=lambda result: result.record.index)


def _keep(run: Run, shards: list[ListedShard], results: list[ShardResult], listed: int) -> None:
    """Let the run stand on the shards that are sound; raise ContractError when no article of the dataset is left."""
    left = sum(shard.articles for shard in shards) + sum(result.record.rows["articles"] for result in results)
    if listed and not left:
        remedy = "Nothing was changed; export the articles anew"
        raise ContractError(str(run.work.out), "nothing sound is left: no article is whole in any format", remedy)
    parts = [Part(**msgspec.structs.asdict(file)) for shard in shards for file in shard.files]
    run.ground = replace(run.ground, parts=tuple(parts))


def _collect_dropped(run: Run, results: list[ShardResult]) -> tuple[Dropped, ...]:
    """Put what the shards have left out into one file of `_run/`, and return it without the rows themselves."""
    folder = run.work.path / "_run"
    files = [run.work.shards / f"{result.record.index:05d}" / DROPPED for result in results]
    with output_errors(folder):
        folder.mkdir(exist_ok=True)
        lines = [line for path in files if path.is_file() for line in path.read_bytes().splitlines(keepends=True)]
        if lines:
            (folder / DROPPED).write_bytes(b"".join(lines))
    return tuple(msgspec.structs.replace(msgspec.json.decode(line, type=Dropped), row={}) for line in lines)


def _iter_rebuilt(run: Run) -> Iterator[str]:
    """Yield the files outside `_run/` that are not as they were."""
    for path in _list_files(run.work.next):
        before, now = run.work.out / path, run.work.next / path
        if not isfile(before) or not (before.samefile(now) or filecmp.cmp(before, now, shallow=False)):
            yield path.as_posix()


def _move_strays(run: Run, listing: Listing) -> Iterator[str]:
    """Yield the files that the dataset had and does not list, once they lie in `_run/strays/`."""
    known = {Path(file.path) for file in listing.files} | set(_list_files(run.work.next))
    for path in _list_files(run.work.out):
        if path not in known:
            with output_errors(run.work.next):
                link_file(run.work.out / path, run.work.next / _STRAYS / path)
            yield path.as_posix()


def _list_files(dataset: Path) -> list[Path]:
    found = (path.relative_to(dataset) for path in dataset.rglob("*") if isfile(path))
    return sorted(path for path in found if path.parts[0] != "_run")
