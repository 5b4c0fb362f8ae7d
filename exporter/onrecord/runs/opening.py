"""A place for a dataset and a request -> a run that may write there: new, adding, replacing, or going on.

Whatever ends the run before it is published, its finished shards are kept, unless there is none, or the run is strict.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from onrecord.contract import DESCRIPTOR
from onrecord.errors import InterruptedRunError, OutputError, StrictError, UsageError, WorkerError
from onrecord.filesystems import check_text
from onrecord.runs.commits import commit, read_manifest, recover, run_id_of
from onrecord.runs.fault_points import reach
from onrecord.runs.folders import WorkFolder, read_json, read_published
from onrecord.runs.plans import Ground, Mode, Request, Rewrite, describe_plan, identify, iter_differences, read_ground
from onrecord.work.results import ShardResult
from onrecord.work.shards import Shard
from onrecord.write.assembly import Assembly, assemble
from onrecord.write.files import link_file, link_tree, output_errors
from onrecord.write.parts import Part, WriteOptions

_CHANGES = {"append": "was added to", "compact": "was compacted", "migrate": "was migrated", "repair": "was repaired"}
_PART_FOLDERS = ("jsonl", "parquet")
_FINISHED = "Add to it with --append, or replace it with --overwrite and without --resume"
_KEPT = "{count:,} finished {shards} kept: go on with the same command and --resume"
_AS_BEFORE = "the dataset is as it was before"
_NOTHING_KEPT = "nothing is kept, since no shard was finished: the same command begins anew"
_BEGUN = "The dataset was being put in its place: finish it with the same command and --resume"


@dataclass
class Run:
    """A run that holds the lock of its place. `kept` are the shards that it need not process again.

    A run that `is_over` was published before: it only compares its input with what was read then.
    """

    work: WorkFolder
    write: WriteOptions
    plan: dict[str, Any]
    ground: Ground
    kept: dict[int, ShardResult] = field(default_factory=dict)
    is_over: bool = False

    def find_kept(self, shard: Shard) -> ShardResult | None:
        """Return the result of a shard that was finished before; raise UsageError when its input was another."""
        kept = self.kept.pop(shard.index, None)
        if kept is None and not self.is_over:
            return None
        if kept is None or kept.fingerprint != shard.fingerprint:
            raise self._other_input(shard.index, kept.first if kept else None, shard.first)
        return kept

    def check_end(self) -> None:
        """Raise UsageError when the input ends before what was kept of it does."""
        if self.kept:
            index = min(self.kept)
            raise self._other_input(index, self.kept[index].first, None)

    def _other_input(self, index: int, before: str | None, now: str | None) -> UsageError:
        begins = (
            f"it began with {before!r}, and begins with {now!r} now" if before != now else f"it begins with {now!r}"
        )
        if self.is_over:
            problem = f"{self.work.out} is finished, and was made of another input, from shard {index} on: {begins}"
            return UsageError(problem, _FINISHED)
        problem = f"the input is another than that of the run at {self.work.out}, from shard {index} on: {begins}"
        return UsageError(problem, "Give it the same input, or leave out --resume to begin anew")

    def publish(self, results: Sequence[ShardResult], told: dict[str, Any]) -> None:
        """Put the dataset together and in its place; raise OutputError when that fails, with OUT as it was."""
        self.assemble(results, told)
        self.commit()

    def assemble(self, results: Sequence[ShardResult], told: dict[str, Any]) -> None:
        """Put the dataset together in the work folder; raise OutputError when that fails."""
        results = sorted(results, key=lambda result: result.record.index)
        with output_errors(self.work.next):
            parts = self._link_ground() + self._link_shards(results)
            self._link_run_files()
        manifest = {"run_id": self.plan["run_id"], "plan": self.plan, "run": told}
        assemble(self.work.next, parts, self.write, Assembly(manifest, results))
        with output_errors(self.work.next):
            self._link_own_files()

    def commit(self) -> None:
        """Put the dataset that is put together in its place; raise OutputError when that fails."""
        commit(self.work, self.plan["run_id"], replaces=self.plan["mode"] != "new")

    def _link_ground(self) -> list[Part]:
        """Link the parts of the dataset that is added to, but for those without rows."""
        parts = [part for part in self.ground.parts if part.rows]
        for part in parts:
            link_file(self.work.out / part.path, self.work.next / part.path)
        if self.ground.identity:
            self._keep_earlier_run()
        return parts

    def _keep_earlier_run(self) -> None:
        before = self.work.out / "_run"
        number = len(list((before / "earlier").iterdir())) if (before / "earlier").is_dir() else 0
        for path in sorted(before.rglob("*")):
            inner = path.relative_to(before)
            if path.is_file():
                place = inner if inner.parts[0] == "earlier" else Path("earlier", f"{number:05d}", inner)
                link_file(path, self.work.next / "_run" / place)

    def _link_shards(self, results: Sequence[ShardResult]) -> list[Part]:
        for result in results:
            folder = self.work.shards / f"{result.record.index:05d}"
            for part in result.record.parts:
                link_file(folder / part.path, self.work.next / part.path)
            reach("linked", result.record.index)
        return [part for result in results for part in result.record.parts]

    def _link_run_files(self) -> None:
        for path in (self.work.path / "_run").iterdir():
            link_file(path, self.work.next / "_run" / path.name)

    def _link_own_files(self) -> None:
        """Keep what users have put beside the dataset's own files and folders: notes, queries, figures."""
        for path in self.work.out.iterdir() if self.work.out.is_dir() else ():
            if path.name not in _PART_FOLDERS and not (self.work.next / path.name).exists():
                link_tree(path, self.work.next / path.name)


@contextmanager
def open_run(out: Path, request: Request, inputs: Sequence[str]) -> Iterator[Run]:
    """Open a run at a place, and hold its lock until the block ends.

    Raise UsageError when something is in the way or a run to go on with is another one, OutputError when the place is
    locked or cannot be written to.
    """
    work = WorkFolder(out)
    check_target(work.out, request)
    with work.locked():
        recover(work)
        check_target(work.out, request)
        run = _choose(work, request, inputs)
        try:
            yield run
        except BaseException as error:
            _leave(run, error)
            raise
        if run.is_over:
            work.clear()


def check_target(out: Path, request: Request) -> None:
    """Raise UsageError unless `out` is free, empty, or a dataset that the request takes into account."""
    with output_errors(out):
        check_text(out.resolve())
        if out.exists() and not out.is_dir():
            raise UsageError(f"{out} is a file", "Name a folder for the dataset")
        if not out.is_dir() or not any(out.iterdir()):
            return
    if not request.says_what_to_do_with_a_dataset:
        remedy = "Name another folder, add to it with --append, or replace it with --overwrite"
        raise UsageError(f"{out} is not empty", remedy)
    is_headless = request.rewrite == "repair" and run_id_of(out) is not None
    if not is_dataset(out) and not is_headless:
        raise UsageError(f"{out} holds something other than a dataset", "Name another folder")


def is_dataset(folder: Path) -> bool:
    """Tell whether the folder holds a dataset that this package has written."""
    return "onrecord" in (read_json(folder / DESCRIPTOR) or {})


def _choose(work: WorkFolder, request: Request, inputs: Sequence[str]) -> Run:
    mode = _find_mode(work, request)
    ground = read_ground(work.out, request.write) if mode == "append" else Ground()
    if request.rewrite:
        ground = Ground(identity=identify(work.out))
    plan = describe_plan(request, mode, ground, inputs)
    run = Run(work, request.write, plan, ground)
    is_waste = request.write.overwrite or (work.read_plan() or {}).get("mode") in get_args(Rewrite)
    if work.has_shards and not is_waste and not request.resume:
        raise UsageError(f"a run for {work.out} was interrupted", "Go on with --resume, or begin anew with --overwrite")
    if work.has_shards and request.resume:
        run.plan = _same_plan(work.read_plan() or {}, plan, work.out)
        run.kept = work.go_on()
    elif request.resume and is_dataset(work.out) and _is_published(work, mode):
        _compare_with_published(run)
    else:
        work.begin(plan)
    return run


def _find_mode(work: WorkFolder, request: Request) -> Mode:
    if request.rewrite:
        return request.rewrite
    if not is_dataset(work.out):
        return "new"
    return "append" if request.append else "overwrite" if request.write.overwrite else "new"


def _same_plan(kept: dict[str, Any], wanted: dict[str, Any], out: Path) -> dict[str, Any]:
    if differences := list(iter_differences(kept, wanted)):
        problem = f"the run at {out} was another: {'; '.join(differences)}"
        raise UsageError(problem, "Give the same options, or begin anew with --overwrite")
    return kept


def _is_published(work: WorkFolder, mode: Mode) -> bool:
    """Tell whether the dataset that is there is what a run was to make, and no other run has come after it."""
    last = read_manifest(work.out).get("plan", {}).get("mode")
    if mode == "new" and last not in ("new", "overwrite"):
        raise UsageError(f"{work.out} is finished, and {_CHANGES.get(last, 'changed')} since", _FINISHED)
    return mode == "new" or mode == last == "overwrite"


def _compare_with_published(run: Run) -> None:
    """Let the run find out whether the dataset is the one that it would make."""
    manifest = read_manifest(run.work.out)
    kept = manifest.get("plan", {}) | {"mode": run.plan["mode"]}
    if differences := list(iter_differences(kept, run.plan)):
        raise UsageError(f"{run.work.out} is finished, and was made otherwise: {'; '.join(differences)}", _FINISHED)
    run.plan, run.is_over = kept, True
    run.kept = {result.record.index: result for result in read_published(run.work.out)}


def _leave(run: Run, error: BaseException) -> None:
    """Keep the finished shards of a run that cannot go on, and let the error say so; remove what else there is."""
    work = run.work
    if isinstance(error, UsageError) and work.has_shards:
        return
    is_begun = work.journal.exists()  # the dataset that was at OUT may lie in the work folder
    is_waste = run.is_over or run.plan["mode"] in get_args(Rewrite) or isinstance(error, StrictError)
    if not is_begun and (is_waste or not work.has_shards):
        with suppress(OutputError):  # what cannot be removed now is removed by the next run; the first error tells more
            work.clear()
        if isinstance(error, KeyboardInterrupt):
            raise InterruptedRunError(_AS_BEFORE if is_waste else _NOTHING_KEPT) from error
        return
    count = len(work.read_results())
    kept = _BEGUN if is_begun else _KEPT.format(count=count, shards="shard is" if count == 1 else "shards are")
    if isinstance(error, KeyboardInterrupt):
        raise InterruptedRunError(kept) from error
    if isinstance(error, OutputError | WorkerError):
        error.remedy = f"{error.remedy}. {kept}"
