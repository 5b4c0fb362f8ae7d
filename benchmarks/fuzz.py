"""Read and parse what is nearly a valid file, in every format, and hold that it ends as it should.

    python benchmarks/fuzz.py MINUTES [SEED]

Every input, as a file or through a pipe, must end in articles whose records are valid, rejects with a reason, or an
error of ours with a message: no other exception, no crash, no wait, no memory without bound. Damage in a dataset must
be seen by what reads it. Targets take turns, each time in a process of its own. Prints inputs tried and findings for
each target, keeps the smallest input of a finding in out/fuzz, and ends with exit code 1 when there was one.
"""

import hashlib
import io
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from io import BufferedReader
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from mutants import OPTIONS, changed, targets
from onrecord.datasets.rewrites import iter_bundles, read_sound_listing
from onrecord.engines.choices import Workers
from onrecord.errors import Issue, OnrecordError
from onrecord.explore.statistics import count_dataset
from onrecord.pipeline import export
from onrecord.read.files import iter_stream
from onrecord.read.inputs import iter_sources
from onrecord.read.pages import take_pages
from onrecord.read.sources import InputFile, Item, Note, ReadOptions, SourceBundle
from onrecord.runs.progress import find_status
from onrecord.validations import iter_issues
from onrecord.work.attempts import process_source
from onrecord.work.shards import UNCARRIED, encode_source
from samples import ROW

EXAMPLES = 400  # of a target in one turn
MOST_SECONDS = 20  # of computing, for one file of some kilobytes
MOST_WAITING = 3600  # for a piece, however busy the machine
MOST_BYTES = 4 * 2**30  # of address space
FINDINGS = Path("out/fuzz")
DATASET = "dataset"  # the target of damaged datasets; the others are files to read
TARGETS = (*targets(), DATASET)
Trying = tuple[st.SearchStrategy[tuple[Any, ...]], Callable[..., None]]


class WrongEndError(Exception):
    """An input did not end as it should."""


class Pipe(io.RawIOBase):
    """Bytes that can be read but once, as from standard input."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer."""
        return self._data.readinto(buffer)


def check_reading(path: Path, data: bytes, options: ReadOptions, *, is_piped: bool) -> None:
    """Read a file, or the same bytes from a pipe, and raise WrongEndError unless all of it ends as it should."""
    path.write_bytes(data)
    with limited(MOST_SECONDS):
        try:
            for item in _iter_items(path, data, options, is_piped=is_piped):
                check_item(item)
        except OnrecordError as error:
            hold_that(bool(str(error).strip()), error)


def check_damage(dataset: Path, place: str, data: bytes) -> None:
    """Put other bytes into a dataset, and raise WrongEndError unless all that reads it says so, or has no need of them."""
    before = (dataset / place).read_bytes()
    (dataset / place).write_bytes(data)
    try:
        with limited(MOST_SECONDS):
            issues = list(iter_issues(dataset, ReadOptions("bundle"), Workers(1)))
            hold_that(bool(issues) or data == before or not place.startswith(("jsonl", "parquet")), place)
            for read in (count_dataset, find_status, read_all):
                with suppress(OnrecordError):
                    read(dataset)
    finally:
        (dataset / place).write_bytes(before)


def read_all(dataset: Path) -> None:
    """Read a dataset as `compact` does."""
    for _ in iter_bundles(dataset, read_sound_listing(dataset)):
        pass


def _iter_items(path: Path, data: bytes, options: ReadOptions, *, is_piped: bool) -> Iterator[Item]:
    if not is_piped:
        yield from iter_sources([path], options)
        return
    try:
        piped = iter_stream(BufferedReader(Pipe(data)), InputFile(None, path.name, "<stdin>"), options)
        yield from take_pages(piped, options)
    except OSError as error:  # as iter_file does for a file
        yield Issue("<stdin>", "$", f"cannot be read: {error}", path.name)


def check_item(item: Item) -> None:
    """Raise WrongEndError unless an article's records are valid, and a reject has a place and a reason."""
    if isinstance(item, Note):
        return
    if isinstance(item, Issue):
        hold_that(bool(item.where and item.reason.strip()), item)
        hold_that("failure" not in item.reason.partition(":")[0], item)
        return
    try:
        encode_source(item)
        is_carried = True
    except UNCARRIED:
        is_carried = False
    _, issues = process_source(item)
    hold_that(not any(issue.reason.startswith("parser failure") for issue in issues), issues)
    hold_that(isinstance(item, SourceBundle) or not is_carried or not issues, issues)


def hold_that(is_so: bool, seen: object) -> None:  # noqa: FBT001
    """Raise WrongEndError with what was seen, unless it is so."""
    if not is_so:
        raise WrongEndError(str(seen))


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise WrongEndError in the block when it computes for too long; the clock of a busy machine tells nothing."""

    def expire(_number: int, _frame: FrameType | None) -> None:
        raise WrongEndError(f"it takes more than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, expire)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def try_target(target: str, number: int, examples: int) -> int:
    """Try so many inputs of a target, and return how many they were; raise what the smallest of those that fail raises."""
    tried = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs, check = damages(folder / "dataset") if target == DATASET else files(folder, target)

        @seed(number)
        @settings(
            max_examples=examples,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
            report_multiple_bugs=False,
        )
        @given(inputs)
        def hold(drawn: tuple[Any, ...]) -> None:
            nonlocal tried
            tried += 1
            check(*drawn)

        try:
            hold()
        except Exception:
            keep(target, folder)
            raise
    return tried


def files(folder: Path, target: str) -> Trying:
    """Return what makes files of a target, and what reads them."""

    def check(file: tuple[str, bytes], options: ReadOptions, is_piped: bool) -> None:  # noqa: FBT001
        check_reading(folder / file[0], file[1], options, is_piped=is_piped)

    return st.tuples(targets()[target], OPTIONS, st.booleans()), check


def damages(dataset: Path) -> Trying:
    """Return what makes other bytes for a file of a dataset, and what reads it then."""
    rows = dataset.with_name("rows.jsonl")
    rows.write_text("".join(json.dumps(ROW | {"id": number}) + "\n" for number in range(3)), encoding="utf-8")
    export([rows], dataset)
    whole = {str(path.relative_to(dataset)): path.read_bytes() for path in sorted(dataset.rglob("*")) if path.is_file()}
    inputs = st.sampled_from(list(whole)).flatmap(lambda place: st.tuples(st.just(place), changed(whole[place])))
    return inputs, partial(check_damage, dataset)


def keep(target: str, folder: Path) -> None:
    """Keep the inputs of a finding."""
    FINDINGS.mkdir(parents=True, exist_ok=True)
    for path in filter(Path.is_file, folder.iterdir()):
        data = path.read_bytes()
        (FINDINGS / f"{target}-{hashlib.sha256(data).hexdigest()[:8]}-{path.name}").write_bytes(data)


def run_piece(target: str, number: int) -> None:
    """Try a target in this process, and print what came of it as a line of JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    finding = None
    try:
        tried = try_target(target, number, EXAMPLES)
    except Exception:  # noqa: BLE001 - that is what is looked for
        tried, finding = EXAMPLES, traceback.format_exc()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"tried": tried, "finding": finding, "memory": memory}))


def main(minutes: float, start: int) -> int:
    """Let the targets take turns until the time is over, and print what came of it."""
    tried, found, memory, over = Counter[str](), list[str](), 0, time.monotonic() + 60 * minutes
    for number in count(start):
        for target in random.Random(number).sample(TARGETS, len(TARGETS)):  # noqa: S311 - a short run gets to all kinds
            if time.monotonic() > over:
                return report(tried, found, memory)
            told = start_piece(target, number)
            tried[target] += told["tried"]
            memory = max(memory, told["memory"])
            if told["finding"]:
                found.append(target)
                print(f"{target}, seed {number}:\n{told['finding']}", flush=True)
        print(f"seed {number} done: {sum(tried.values()):,} inputs, {len(found)} findings, {memory} MB", flush=True)
    return 1


def start_piece(target: str, number: int) -> dict[str, Any]:
    """Run a piece in a process of its own, and return what it tells; one that dies is a finding."""
    command = [sys.executable, __file__, "--piece", target, str(number)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=MOST_WAITING)
    except subprocess.TimeoutExpired:
        return {"tried": 0, "finding": "it waits without end", "memory": 0}
    if done.returncode:
        return {"tried": 0, "finding": f"exit code {done.returncode}: {done.stderr[-2000:]}", "memory": 0}
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def report(tried: Counter[str], found: list[str], memory: int) -> int:
    """Print what was tried and found, and return the exit code."""
    for target, inputs in tried.items():
        print(f"{target:10} {inputs:8,} inputs, {found.count(target)} findings")
    print(f"{sum(tried.values()):,} inputs, {len(found)} findings, {memory} MB in the largest process")
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--piece"]:
        run_piece(sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 1))
