"""A finished dataset on this machine -> the same under a URL: parts first, the descriptor last.

An object store has no rename of folders, so the descriptor (`datapackage.json`) is what makes a dataset: it comes when
all it lists is there, and goes before anything of an old dataset does. Who goes by it sees the old dataset, none, or
the new one. Writers at one URL are kept apart by a claim (see `claims`), and where there is none, only on one machine.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.contract import DESCRIPTOR
from onrecord.errors import OutputError, UsageError
from onrecord.filesystems import Location
from onrecord.runs.claims import CLAIM

_CHUNK_BYTES = 8 * 2**20
_REMEDY = "Check the name, and that its store can be reached and written to; then run the same command with --resume"


def local_copy(location: Location) -> Path:
    """Return where a dataset for a URL is made on this machine before it is sent."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "onrecord" / hashlib.sha256(location.shown.encode()).hexdigest()[:16] / "dataset"


def check_store(location: Location, *, overwrite: bool) -> None:
    """Raise UsageError when a dataset is in the way, OutputError when the store cannot be asked."""
    with store_errors(location.shown):
        info = location.filesystem.get_file_info(f"{location.path}/{DESCRIPTOR}")
    if info.is_file and not overwrite:
        raise UsageError(f"{location.shown} holds a dataset", "Name another place, or replace it with --overwrite")


def upload(dataset: Path, location: Location) -> None:
    """Send a dataset; raise OutputError, with no descriptor at the URL, when that fails."""
    files = sorted(path for path in dataset.rglob("*") if path.is_file())
    with store_errors(location.shown):
        descriptor = f"{location.path}/{DESCRIPTOR}"
        if location.filesystem.get_file_info(descriptor).is_file:
            location.filesystem.delete_file(descriptor)
        names = {f"{location.path}/{path.relative_to(dataset).as_posix()}": path for path in files}
        for old in _list(location):
            if old not in names and not old.endswith(f"/{CLAIM}"):
                location.filesystem.delete_file(old)
        for name in sorted(names, key=lambda name: name == descriptor):
            _send(names[name], name, location)


def _send(path: Path, name: str, location: Location) -> None:
    location.filesystem.create_dir(name.rpartition("/")[0], recursive=True)
    with path.open("rb") as source, location.filesystem.open_output_stream(name) as target:
        while chunk := source.read(_CHUNK_BYTES):
            target.write(chunk)
    if location.filesystem.get_file_info(name).size != path.stat().st_size:
        raise OSError(None, f"{name} did not arrive whole")


def _list(location: Location) -> list[str]:
    from pyarrow.fs import FileSelector  # noqa: PLC0415 - takes a third of a second

    found = location.filesystem.get_file_info(FileSelector(location.path, allow_not_found=True, recursive=True))
    return [info.path for info in found if info.is_file]


@contextmanager
def store_errors(shown: str) -> Iterator[None]:
    """Turn what a store says, or the lack of an answer, into an OutputError for the URL, which is shown."""
    try:
        yield
    except OSError as error:
        raise OutputError(shown, str(error), _REMEDY) from error
