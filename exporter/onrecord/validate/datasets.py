"""A dataset -> issues: the folder, then shard by shard, then the articles that are there twice.

Who checks the shards is the caller's choice; what is said, and in which order, does not depend on it. Memory does not
grow with the dataset.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from onrecord.contract import DESCRIPTOR
from onrecord.errors import InputError, Issue
from onrecord.filesystems import input_errors
from onrecord.validate.files import ListedShard, Listing, iter_folder_issues, read_listing
from onrecord.validate.repeats import Repeats, Seen
from onrecord.validate.shards import Finding, check_shard

_FOLDERS: Final = ("parquet", "jsonl", "_run")

Checker = Callable[[Path, list[ListedShard]], Iterator[Finding]]


def check_in_turn(folder: Path, shards: list[ListedShard]) -> Iterator[Finding]:
    """Yield what is found in shards, one after another, in this process."""
    for shard in shards:
        yield from check_shard(folder, shard)


def iter_dataset_issues(path: str | os.PathLike[str], check: Checker = check_in_turn) -> Iterator[Issue]:
    """Yield what is wrong with the dataset in a folder; nothing when it keeps the contract.

    Raise InputError when nothing in the folder is of a dataset.
    """
    folder = Path(path)
    listing = read_listing(folder)
    if isinstance(listing, Issue):
        if not any(os.path.lexists(folder / name) for name in (DESCRIPTOR, *_FOLDERS)):
            with input_errors(folder):
                next(folder.iterdir(), None)
            raise InputError(str(folder), "this is not the folder of a dataset", "Make one with onrecord export")
        yield listing
        return
    yield from iter_folder_issues(folder, listing)
    yield from iter_shard_issues(folder, listing, check)


def iter_shard_issues(folder: Path, listing: Listing, check: Checker) -> Iterator[Issue]:
    """Yield what is wrong with the files that are listed, and the articles that are there twice."""
    with Repeats() as repeats:
        for finding in check(folder, listing.shards()):
            if isinstance(finding, Seen):
                repeats.add(finding)
            else:
                yield finding
        yield from repeats.iter_issues()
