"""Let the disk fail under exports and compactions, mend it, go on with --resume, and compare with a run that nothing disturbed.

    python benchmarks/faults.py [RUNS] [SEED]

Faults are files that may not grow (`ulimit -f`), a disk or its table of files that is full, a disk that turns
read-only, and calls of the system that fail (mkdir, rename, link, unlink, fsync), each at a random place. Disks are
tmpfs mounts: without root, run it under `unshare -rm`; failing calls need strace. What cannot be had is left out, and
said.

Each run must end with exit code 3 and one line that names the place, the cause and what to do, leave the dataset as it
was, or as it is to be, and go on to the bytes of a run without a fault.
"""

import errno
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from crashes import bytes_of
from onrecord import iter_issues
from onrecord.read.sources import ReadOptions

ARTICLES, PER_SHARD = 24, 4
MODES = {"new": [], "overwrite": ["--overwrite"], "append": ["--append"], "compact": []}
CALLS = ("mkdir", "rename,renameat2", "link,linkat", "unlink,unlinkat,rmdir", "fsync,fdatasync")
ERRORS = ("ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES")
MESSAGE = re.compile(r"onrecord: cannot write (?P<place>[^:]+): (?P<cause>[^.]+)\. (?P<remedy>\w.+)")
# The command line as it is, but for shards that are small enough to be many.
RUN = """
import resource, sys
from onrecord.cli.main import run
from onrecord.runs import commits
from onrecord.work.shards import ShardLimits
size, per_shard, exchanges = map(int, sys.argv[1:4])
ShardLimits.__init__.__defaults__ = (per_shard, 2**26)
if size:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
if not exchanges:
    commits.exchange = lambda one, other: False
sys.exit(run(sys.argv[4:]))
"""


@dataclass
class Figures:
    """What was done and what was seen."""

    runs: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    unhurt: int = 0
    losses: list[str] = field(default_factory=list)


def main(runs: int, seed: int) -> int:
    """Run so many trials and print what came of them."""
    figures, kinds = Figures(), list(available_kinds())
    chance = random.Random(seed)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), chance, figures)
        trial.prepare()
        for number in range(runs):
            trial.run(number, list(MODES)[(number + number // len(MODES)) % len(MODES)], kinds[number % len(kinds)])
    print(f"{sum(figures.runs.values())} runs: {dict(figures.runs)}; {figures.unhurt} met no fault")
    print(f"{sum(figures.faults.values())} faults: {dict(figures.faults)}")
    print(f"{len(figures.losses)} losses")
    for loss in figures.losses:
        print(f"  {loss}")
    return 1 if figures.losses else 0


def available_kinds() -> list[str]:
    """Return the kinds of faults that can be made here, and say which cannot."""
    kinds = ["file size"]
    with tempfile.TemporaryDirectory() as folder:
        if mount(Path(folder), "size=1m"):
            unmount(Path(folder))
            kinds += ["space", "files", "read-only"]
        else:
            print("no mounts are permitted: no disk is filled or made read-only", file=sys.stderr)
    if shutil.which("strace"):
        kinds.append("call")
    else:
        print("there is no strace: no calls fail", file=sys.stderr)
    return kinds


def mount(folder: Path, options: str) -> bool:
    """Put a disk of its own at a folder, or change the one that is there; tell whether that was done."""
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def unmount(folder: Path) -> None:
    """Take the disk of a folder away."""
    subprocess.run(["umount", str(folder)], check=True)


class Trial:
    """Datasets that are made on disks which fail, until they are done."""

    def __init__(self, folder: Path, chance: random.Random, figures: Figures) -> None:
        self._folder, self._chance, self._figures = folder, chance, figures
        self._inputs = {name: str(folder / f"{name}.jsonl") for name in ("old", "new")}
        self._whole: dict[str, dict[str, bytes]] = {"nothing": {}}
        self._exchanges = True  # as systems that can exchange two folders do

    def prepare(self) -> None:
        """Write the articles, and make every dataset once without a fault."""
        for number, name in enumerate(self._inputs):
            rows = [
                {"id": f"{name}-{n}", "text": f"“We lost {n},” said Ms. Ada Ortiz. The board denied it {number} times."}
                for n in range(ARTICLES)
            ]
            Path(self._inputs[name]).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        whole = self._folder / "whole"
        for name, mode, before in (
            ("old", "new", "nothing"),
            ("new", "new", "nothing"),
            ("both", "append", "old"),
            ("packed", "compact", "both"),
        ):
            out = whole / name
            if before != "nothing":
                shutil.copytree(whole / before, out)
            done = self._start(self._command(mode, out, "old" if name == "old" else "new"))
            if done.returncode:
                raise SystemExit(done.stderr)
            self._whole[name] = bytes_of(out)

    def run(self, number: int, mode: str, kind: str) -> None:
        """Make one dataset with a fault on the way, look at what is there, mend the disk, go on, and compare."""
        before, after = {
            "new": ("nothing", "new"),
            "overwrite": ("old", "new"),
            "append": ("old", "both"),
            "compact": ("both", "packed"),
        }[mode]
        disk = self._folder / f"disk-{number}"
        disk.mkdir()
        is_mounted = kind not in ("file size", "call")
        if is_mounted:
            mount(disk, "size=64m")
        out = disk / "out"
        if before != "nothing":
            shutil.copytree(self._folder / "whole" / before, out)
        self._figures.runs[mode] += 1
        self._exchanges = self._chance.random() < 0.7  # noqa: PLR2004
        told = self._disturb(disk, self._command(mode, out), kind)
        self._look(out, (self._whole[before], self._whole[after]), told)
        if is_mounted:
            mount(disk, "remount,rw,size=64m,nr_inodes=100k")
        done = self._start([*self._command(mode, out), *([] if mode == "compact" else ["--resume"])])
        self._check_end(out, self._whole[after], done, told)
        if is_mounted:
            unmount(disk)

    def _command(self, mode: str, out: Path, name: str = "new") -> list[str]:
        if mode == "compact":
            return ["compact", str(out), "--jobs", "2"]
        return ["export", self._inputs[name], "--out", str(out), "--jobs", "2", "--quiet", *MODES[mode]]

    def _start(
        self, command: list[str], size: int = 0, before: tuple[str, ...] = ()
    ) -> "subprocess.CompletedProcess[str]":
        own = [*before, sys.executable, "-B", "-c", RUN, str(size), str(PER_SHARD), str(int(self._exchanges))]
        return subprocess.run([*own, *command], capture_output=True, text=True, check=False)

    def _disturb(self, disk: Path, command: list[str], kind: str) -> str:
        """Run the command with a fault, and return what it was and what was said of it."""
        if kind == "file size":
            what, done = self._limit_files(command)
        elif kind == "call":
            what, done = self._fail_a_call(disk, command)
        elif kind == "read-only":
            what, done = self._make_read_only(disk, command)
        else:
            what, done = self._fill(disk, command, kind)
        system = "" if self._exchanges else " where folders cannot be exchanged"
        asked = " ".join(command[:1] + command[7:]) + system
        told = f"{asked}, {what}: exit code {done.returncode}: {done.stderr.strip()}"
        if done.returncode == 0:
            self._figures.unhurt += 1
        else:
            self._figures.faults[kind] += 1
            self._check_message(done, disk, told)
        return told

    def _limit_files(self, command: list[str]) -> tuple[str, "subprocess.CompletedProcess[str]"]:
        largest = max(len(content) for content in self._whole["new"].values())
        size = int(largest ** self._chance.uniform(0, 1))
        return f"files of {size} bytes", self._start(command, size)

    def _fill(self, disk: Path, command: list[str], kind: str) -> tuple[str, "subprocess.CompletedProcess[str]"]:
        state = os.statvfs(disk)
        if kind == "space":
            used = (state.f_blocks - state.f_bfree) * state.f_bsize
            needed = 2 * sum(-(-len(content) // 4096) * 4096 for content in self._whole["new"].values())
            limit = f"size={used + self._chance.randrange(4096, needed)}"
        else:
            limit = f"nr_inodes={state.f_files - state.f_ffree + self._chance.randrange(2, 250)}"
        mount(disk, f"remount,{limit}")
        return limit, self._start(command)

    def _make_read_only(self, disk: Path, command: list[str]) -> tuple[str, "subprocess.CompletedProcess[str]"]:
        """Let the disk be read-only from the start, or as soon as no file is open, from a random moment on."""
        if self._chance.random() < 0.5:  # noqa: PLR2004
            mount(disk, "remount,ro")
            return "read-only", self._start(command)
        over = threading.Event()

        def turn() -> None:
            over.wait(self._chance.uniform(0.3, 2))
            while not mount(disk, "remount,ro") and not over.wait(0.01):
                pass

        turning = threading.Thread(target=turn)
        turning.start()
        done = self._start(command)
        over.set()
        turning.join()
        return "read-only on the way", done

    def _fail_a_call(self, disk: Path, command: list[str]) -> tuple[str, "subprocess.CompletedProcess[str]"]:
        calls, error = self._chance.choice(CALLS), self._chance.choice(ERRORS)
        nth = int(60 ** self._chance.random())
        lasting = self._chance.choice(["", "+"])
        how = f"inject={calls}:error={error}:when={nth}{lasting}"
        trace = ("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", f"trace={calls}", "-e", how)
        return f"{how} on {disk.name}", self._start(command, before=trace)

    def _check_message(self, done: "subprocess.CompletedProcess[str]", disk: Path, told: str) -> None:
        found = MESSAGE.fullmatch(done.stderr.strip())
        if done.returncode != 3 or not found:  # noqa: PLR2004 - cannot read or write
            self._lose(told)
        elif not found["place"].startswith(str(disk)):
            self._lose(f"the message names another place: {told}")
        elif found["cause"] not in map(os.strerror, errno.errorcode):
            self._lose(f"the message names no cause: {told}")

    def _look(self, out: Path, allowed: tuple[dict[str, bytes], ...], told: str) -> None:
        """Compare what the fault has left with the dataset before and the dataset after."""
        if bytes_of(out) not in allowed:
            self._lose(f"neither the old dataset nor the new one after {told}")
        elif out.exists() and (issues := list(iter_issues(out, ReadOptions()))):
            self._lose(f"an invalid dataset, {issues[0]}, after {told}")
        if others := {path.name for path in out.parent.iterdir()} - {"out", ".out.onrecord"}:
            self._lose(f"{sorted(others)} beside it after {told}")

    def _check_end(
        self, out: Path, wanted: dict[str, bytes], done: "subprocess.CompletedProcess[str]", told: str
    ) -> None:
        if done.returncode:
            self._lose(f"does not go on ({done.stderr.strip()}) after {told}")
        elif bytes_of(out) != wanted:
            self._lose(f"the dataset differs after {told}")
        elif (out.parent / f".{out.name}.onrecord").exists():
            self._lose(f"a work folder is left after {told}")

    def _lose(self, what: str) -> None:
        self._figures.losses.append(what)


if __name__ == "__main__":
    sys.exit(main(*map(int, [*sys.argv[1:], *("100", "1")[len(sys.argv) - 1 :]])))
