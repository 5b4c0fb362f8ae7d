"""Counts and failures -> the words in which a user reads them, the same in every message."""

import traceback
from pathlib import Path


def counted(count: int, name: str) -> str:
    """Return a count with its noun, which takes an s but for one: "1 shard", "1,200 shards"."""
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def failure(error: Exception) -> str:
    """Return what a bug of ours, or of a library, has said, and the line where."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
