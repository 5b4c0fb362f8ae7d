"""What decides the bytes of a dataset: settings, versions, and the dataset that is added to.

A run that was interrupted goes on only under the plan that it began with; what differs is named.
"""

import hashlib
import json
import secrets
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from onrecord.contract import DESCRIPTOR, SCHEMA_VERSION
from onrecord.errors import Issue, UsageError
from onrecord.validate.files import Listing, read_listing
from onrecord.version import __version__
from onrecord.write.parts import Part, WriteOptions

Rewrite = Literal["compact", "migrate", "repair"]
Mode = Literal["new", "overwrite", "append"] | Rewrite


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do, and by which settings; `resume` goes on with a run that was interrupted.

    A `rewrite` reads no input: it puts the articles of the dataset in other parts, raises their schema, or mends them.
    """

    write: WriteOptions
    settings: dict[str, Any]
    append: bool = False
    resume: bool = False
    rewrite: Rewrite | None = None

    @property
    def says_what_to_do_with_a_dataset(self) -> bool:
        """Whether a dataset may be in the way."""
        return self.write.overwrite or self.append or self.resume or self.rewrite is not None


@dataclass(frozen=True, slots=True)
class Ground:
    """The dataset that a run adds to: its parts, the number of the next one, and what tells it from any other."""

    parts: tuple[Part, ...] = ()
    next_part: int = 0
    identity: str | None = None


def read_ground(dataset: Path, write: WriteOptions) -> Ground:
    """Return the dataset as something to add to; raise UsageError when its schema or its formats are others."""
    listing = read_listing(dataset)
    if isinstance(listing, Issue):
        raise UsageError(f"nothing can be added to {dataset}: {listing.reason}", "Nothing was changed")
    parts = tuple(Part(**{name: getattr(file, name) for name in file.__struct_fields__}) for file in listing.files)
    _check_formats(dataset, listing, write)
    numbers = [int(Path(part.path).name.partition(".")[0].removeprefix("part-")) for part in parts if part.rows]
    return Ground(parts, max(numbers, default=-1) + 1, identify(dataset))


def identify(dataset: Path) -> str:
    """Return what tells a dataset from any other; also of one that has lost its descriptor."""
    path = dataset / DESCRIPTOR
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()


def _check_formats(dataset: Path, listing: Listing, write: WriteOptions) -> None:
    kinds = {file.format for file in listing.files}
    packed = any(file.path.endswith(".gz") for file in listing.files)
    wanted = {"jsonl", "parquet"} if write.formats == "both" else {write.formats}
    if kinds != wanted or (write.jsonl and packed != write.gzip_jsonl):
        options = f"--format {'both' if len(kinds) > 1 else next(iter(kinds))}{' --gzip' if packed else ''}"
        raise UsageError(f"{dataset} has other formats than asked for", f"Add to it with {options}")


def describe_plan(request: Request, mode: Mode, ground: Ground, inputs: Sequence[str]) -> dict[str, Any]:
    """Return the plan of a new run."""
    write = asdict(request.write)
    del write["overwrite"]
    return {
        "run_id": secrets.token_hex(8),
        "started_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "inputs": list(inputs),
        "mode": mode,
        "ground": ground.identity,
        "settings": json.loads(json.dumps(request.settings | {"write": write})),
        "versions": describe_versions(),
    }


def describe_versions() -> dict[str, str]:
    """Return the versions of what the bytes depend on."""
    return {
        "onrecord": __version__,
        "schema": SCHEMA_VERSION,
        "pyarrow": version("pyarrow"),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
    }


def iter_differences(kept: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    """Yield how the plan of a kept run differs from the one that is asked for now."""
    for name in ("mode", "ground", "settings", "versions"):
        yield from _iter_changed(name, kept.get(name), wanted[name])


def _iter_changed(name: str, old: Any, new: Any) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            yield from _iter_changed(key, old.get(key), new.get(key))
    elif old != new:
        yield f"{name} was {old}, and is {new} now" if name != "ground" else "the dataset at the place has changed"
