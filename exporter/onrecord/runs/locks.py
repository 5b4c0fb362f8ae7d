"""A dataset's place -> the one process that may write there.

The lock is a file that says who holds it: host, process and since when. Its holder touches it while it works, so that
its age tells a holder on another host that has died. On the same host the process is looked up, with the time of its
start, because process numbers come back.
"""

import json
import os
import secrets
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from onrecord.errors import OutputError
from onrecord.wordings import counted
from onrecord.write.files import output_errors

_TOUCH_SECONDS = 20
_STALE_SECONDS = 300
_TRIES = 20
STALE_PREFIX = "lock.stale-"  # of a lock that is being taken away, and may have to be given back


class Holder(NamedTuple):
    """Who holds a lock, for how many seconds, and how many seconds ago it last said so."""

    host: str
    pid: int
    started: str
    age: float
    silence: float

    @property
    def is_gone(self) -> bool:
        """Whether the holder has died without letting go."""
        if self.host == socket.gethostname():
            return not _is_running(self.pid, self.started)
        return self.silence > _STALE_SECONDS

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, for {_duration(self.age)}"


class Lock:
    """The right to write at one place; a context manager. Raise OutputError when somebody else has it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._token = secrets.token_hex(8)
        self._released = threading.Event()

    def __enter__(self) -> Self:
        with output_errors(self._path):
            self._acquire()
        threading.Thread(target=self._keep_fresh, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._released.set()
        with suppress(OSError):
            if _read(self._path).get("token") == self._token:
                self._path.unlink()

    def _acquire(self) -> None:
        for _ in range(_TRIES):
            if self._create():
                return
            holder = find_holder(self._path)
            if holder and not holder.is_gone:
                problem = f"another run is writing there: {holder}"
                raise OutputError(str(self._path), problem, "Wait until it has ended, or end it")
            if holder:
                self._put_aside(holder)
        raise OutputError(str(self._path), "the lock cannot be had", "Remove it if no other run is writing there")

    def _create(self) -> bool:
        """Make the lock with what it says at once, so that nobody reads half of it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        own = self._path.with_name(f"{self._path.name}.{self._token}")
        try:
            own.write_text(json.dumps(describe_self() | {"token": self._token}), encoding="utf-8")
            _link_or_create(own, self._path)
        except (
            FileExistsError,
            FileNotFoundError,
        ):  # the holder tidies what others leave there, and goes with the folder
            return False
        finally:
            own.unlink(missing_ok=True)
        return True

    def _put_aside(self, holder: Holder) -> None:
        """Take a stale lock away; whoever comes second finds another holder in it, and gives it back."""
        aside = self._path.with_name(f"{STALE_PREFIX}{self._token}")
        with suppress(FileNotFoundError):
            self._path.rename(aside)
            if _read(aside).get("pid", 0) != holder.pid:
                with suppress(FileExistsError):
                    os.link(aside, self._path)
            aside.unlink()

    def _keep_fresh(self) -> None:
        while not self._released.wait(_TOUCH_SECONDS):
            with suppress(OSError):
                os.utime(self._path)


def _link_or_create(own: Path, path: Path) -> None:
    """Give the file its name as the lock; where there are no hard links, make the lock anew."""
    try:
        os.link(own, path)
    except FileExistsError:
        raise
    except OSError:
        with path.open("x", encoding="utf-8") as file:
            file.write(own.read_text(encoding="utf-8"))


def find_holder(path: Path) -> Holder | None:
    """Return who holds the lock, None when nobody does."""
    try:
        said, touched = _read(path), path.stat().st_mtime
    except OSError:
        return None
    return read_holder(said, touched)


def describe_self() -> dict[str, Any]:
    """Return what a lock says of this process as its holder."""
    return {
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "started": _start_of(os.getpid()),
        "since": time.time(),
    }


def read_holder(said: dict[str, Any], touched: float) -> Holder:
    """Return the holder that a lock tells of, which was last heard of at that time, in seconds of the epoch."""
    now = time.time()
    return Holder(
        str(said.get("host")),
        int(said.get("pid", 0)),
        str(said.get("started")),
        max(0.0, now - float(said.get("since", touched))),
        now - touched,
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_bytes())
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _is_running(pid: int, started: str) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return _start_of(pid) == started


def _start_of(pid: int) -> str:
    """Return when a process started, as the system counts it; nothing where the system does not tell, or it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return ""
    return "ended" if fields[0] in "ZX" else fields[19]


def _duration(seconds: float) -> str:
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= size:
            return counted(int(seconds // size), unit)
    return f"{int(seconds)} seconds"
