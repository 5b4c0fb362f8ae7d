"""Kill exports with SIGKILL, go on with --resume, and compare the dataset with that of a run that was never interrupted.

    python benchmarks/crashes.py [RUNS] [SEED]

Kills come at random instants and at fault points (between two renames of a commit, before the journal, after it); some
hit the driver alone, some all of its processes. Some runs add to a dataset, some replace one. A reader looks at the
dataset all the time. Prints runs, kills and losses, and ends with exit code 1 when something was lost.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from onrecord import iter_issues
from onrecord.read.sources import ReadOptions

ARTICLES, PER_SHARD = 24, 4
POINTS = ("accept:1", "shard:0", "shard:8", "linked:1", "linked:7", "assembled", "journal", "swapped")
FALLBACK_POINTS = ("journal", "aside", "swapped")
RUN = """
import json, sys
from onrecord.errors import OnrecordError
from onrecord.engines.choices import Workers
from onrecord.pipeline import ExportOptions, export
from onrecord.runs import commits
from onrecord.work.shards import ShardLimits
from onrecord.write.parts import WriteOptions
inputs, out, mode, resume, exchanges, per_shard = json.loads(sys.argv[1])
if not exchanges:
    commits.exchange = lambda one, other: False
options = ExportOptions(
    write=WriteOptions(overwrite=mode == "overwrite"), append=mode == "append", resume=resume,
    limits=ShardLimits(articles=per_shard), workers=Workers(2),
)
try:
    export(inputs, out, options)
except OnrecordError as error:
    sys.exit(str(error))
"""


@dataclass
class Figures:
    """What was done and what was seen."""

    runs: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)  # runs that were killed once at least
    kills: Counter[str] = field(default_factory=Counter)
    looks: int = 0
    losses: list[str] = field(default_factory=list)


class Reader(threading.Thread):
    """Lists the Parquet parts of every table again and again, through one open folder, so that a look is one instant."""

    def __init__(self, out: Path, allowed: list[set[str]], figures: Figures) -> None:
        super().__init__(daemon=True)
        self._out, self._allowed, self._figures = out, allowed, figures
        self.done = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self.done.wait(0.002):
            try:
                folder = os.open(self._out, os.O_RDONLY | os.O_DIRECTORY)
            except OSError:
                continue
            try:
                found = names_below(folder)
            except OSError:  # the old dataset is being removed: what the path leads to is the new one already
                continue
            finally:
                os.close(folder)
            still = self._out.stat().st_ino if self._out.exists() else None
            self._figures.looks += 1
            if found not in self._allowed and still == self._out.stat().st_ino:
                self._confirm(found)

    def _confirm(self, found: set[str]) -> None:
        """Count a loss unless the look was at an old dataset while it was removed, which the path leads to no more."""
        now = {str(path.relative_to(self._out)) for path in self._out.glob("parquet/*/*.parquet")}
        if now == found:
            self._figures.losses.append(f"a reader saw {sorted(found)}")


def names_below(folder: int) -> set[str]:
    """Return the Parquet parts below an open folder."""
    return {
        f"parquet/{Path(root).name}/{name}"
        for root, _, names, _ in os.fwalk("parquet", dir_fd=folder)
        for name in names
        if name.endswith(".parquet")
    }


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a dataset outside `_run/`."""
    files = (path for path in folder.rglob("*") if path.is_file() and "_run" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def parts_of(dataset: dict[str, bytes]) -> set[str]:
    """Return the names of its Parquet parts."""
    return {name for name in dataset if name.startswith("parquet/")}


def start(place: tuple[list[str], Path], mode: str, fault: str | None = None, **how: bool) -> "subprocess.Popen[bytes]":
    """Start an export in a process group of its own."""
    inputs, out = place
    asked = json.dumps([inputs, str(out), mode, how.get("resume", False), how.get("exchanges", True), PER_SHARD])
    environment = os.environ | ({"ONRECORD_FAULT": fault} if fault else {})
    return subprocess.Popen(
        [sys.executable, "-c", RUN, asked], env=environment, start_new_session=True, stderr=subprocess.PIPE
    )


class Trial:
    """One dataset, killed and gone on with until it is done."""

    def __init__(self, folder: Path, chance: random.Random, figures: Figures) -> None:
        self._folder, self._chance, self._figures = folder, chance, figures
        self._inputs = {name: str(folder / f"{name}.jsonl") for name in ("old", "new")}
        self._whole: dict[str, dict[str, bytes]] = {}
        self._seconds = 2.0

    def prepare(self) -> None:
        """Write the articles, and make every dataset once without a kill."""
        for number, name in enumerate(self._inputs):
            rows = [
                {"id": f"{name}-{n}", "text": f"“We lost {n},” said Ms. Ada Ortiz. The board denied it {number} times."}
                for n in range(ARTICLES)
            ]
            Path(self._inputs[name]).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        begun = time.monotonic()
        self._make(self._folder / "old", [("old", "new")])
        self._seconds = time.monotonic() - begun
        self._make(self._folder / "new", [("new", "new")])
        self._make(self._folder / "both", [("old", "new"), ("new", "append")])

    def _make(self, out: Path, steps: list[tuple[str, str]]) -> None:
        for name, mode in steps:
            done = start(([self._inputs[name]], out), mode)
            _, said = done.communicate()
            if done.returncode:
                raise SystemExit(said.decode())
        self._whole[out.name] = bytes_of(out)

    def run(self, number: int) -> None:
        """Kill a run, look at what is there, go on, and compare."""
        mode = self._chance.choice(["new", "overwrite", "append", "append"])
        exchanges = self._chance.random() < 0.8 or mode == "new"  # noqa: PLR2004
        out = self._folder / f"out-{number}"
        if mode != "new":
            self._make(out, [("old", "new")])
        before = self._whole["old"] if mode != "new" else {}
        after = self._whole["both" if mode == "append" else "new"]
        reader = Reader(out, [parts_of(before), parts_of(after)], self._figures)
        reader.start()
        self._figures.runs[mode] += 1
        before_kills = self._figures.kills.total()
        self._interrupt_until_done(out, mode, exchanges, (before, after))
        self._figures.killed[mode] += self._figures.kills.total() > before_kills
        reader.done.set()
        reader.join()
        if bytes_of(out) != after:
            self._lose(out, f"the dataset differs after {mode}")
        if (out.parent / f".{out.name}.onrecord").exists():
            self._lose(out, "a work folder is left")

    def _interrupt_until_done(
        self,
        out: Path,
        mode: str,
        exchanges: bool,  # noqa: FBT001
        allowed: tuple[dict[str, bytes], ...],
    ) -> None:
        resume = False
        while True:
            is_killed = not resume or self._chance.random() < 0.3  # noqa: PLR2004
            points = FALLBACK_POINTS if not exchanges else POINTS
            fault = self._chance.choice(points) if is_killed and self._chance.random() < 0.6 else None  # noqa: PLR2004
            process = start(([self._inputs["new"]], out), mode, fault, resume=resume, exchanges=exchanges)
            if is_killed and not fault:
                self._kill_soon(process)
            _, said = process.communicate()
            if process.returncode == -signal.SIGKILL:
                self._figures.kills[fault or "at random"] += 1
                self._look(out, allowed)
            elif process.returncode:
                self._lose(out, said.decode())
                return
            elif not is_killed or resume:
                return
            resume = True

    def _kill_soon(self, process: "subprocess.Popen[bytes]") -> None:
        """Kill the driver, or all of its processes, some time before it is done."""
        try:
            process.wait(self._chance.uniform(0.2, self._seconds))
        except subprocess.TimeoutExpired:
            if self._chance.random() < 0.5:  # noqa: PLR2004
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)

    def _look(self, out: Path, allowed: tuple[dict[str, bytes], ...]) -> None:
        """Compare what the kill has left with the dataset before and the dataset after."""
        if not out.exists():
            return
        if bytes_of(out) not in allowed:
            self._lose(out, "neither the old dataset nor the new one")
        elif issues := list(iter_issues(out, ReadOptions())):
            self._lose(out, f"an invalid dataset: {issues[0]}")

    def _lose(self, out: Path, what: str) -> None:
        self._figures.losses.append(f"{out.name}: {what}")


def main(runs: int, seed: int) -> int:
    """Run so many trials and print what came of them."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), random.Random(seed), figures)  # noqa: S311 - no secret
        trial.prepare()
        for number in range(runs):
            trial.run(number)
    print(f"{sum(figures.runs.values())} runs: {dict(figures.runs)}; killed: {dict(figures.killed)}")
    print(f"{sum(figures.kills.values())} kills: {dict(figures.kills)}")
    print(f"{figures.looks:,} looks of a reader; {len(figures.losses)} losses")
    for loss in figures.losses:
        print(f"  {loss}")
    return 1 if figures.losses else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, [*sys.argv[1:], *("100", "1")[len(sys.argv) - 1 :]])))
