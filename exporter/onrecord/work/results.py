"""What became of a shard -> the record of it in its folder, and back.

Whoever drives a run reads it, so it imports nothing of what made the shard.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.errors import Issue
from onrecord.write.files import output_errors, sync_folders, write_file
from onrecord.write.parts import ShardRecord

_RECORD = "record.json"


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What became of a shard: what was written, and for each source that could not be taken, what was wrong with it.

    `first` is the source_id of its first article, for messages.
    """

    record: ShardRecord
    rejects: tuple[tuple[Issue, ...], ...]
    not_english: int
    fingerprint: str = ""
    first: str | None = None


def begin_attempt(work: str, index: int) -> Path:
    """Make the folder of an attempt at a shard, and return it; raise OutputError when the work folder is gone.

    No folder above is made: a worker whose driver has died must not bring back what others removed.
    """
    folder = Path(work, "attempts", f"{index:05d}-{secrets.token_hex(4)}")
    with output_errors(folder):
        folder.mkdir()
    return folder


def finish_attempt(folder: Path, result: ShardResult) -> None:
    """Write the record of an attempt, and force all of it to the disk."""
    with output_errors(folder):
        write_file(folder / _RECORD, msgspec.json.encode(result))
        sync_folders(folder)


def read_result(folder: Path) -> ShardResult | None:
    """Return the record of an attempt, None when the folder does not hold all that the record names."""
    try:
        result = msgspec.json.decode((folder / _RECORD).read_bytes(), type=ShardResult)
        whole = all((folder / part.path).stat().st_size == part.bytes for part in result.record.parts)
    except (OSError, msgspec.DecodeError):
        return None
    return result if whole else None
