"""What the runs of a dataset have recorded -> the list of its files, for a dataset that has lost its descriptor."""

from pathlib import Path

import msgspec

from onrecord.runs.commits import read_manifest
from onrecord.runs.folders import read_json
from onrecord.validate.files import ListedFile, Listing, find_bad_name
from onrecord.work.results import ShardResult

_ADDING = ("append", "repair")  # the modes that keep parts of the dataset that was there


def read_recorded_listing(dataset: Path) -> Listing | None:
    """Return what the runs say that they have written, None when they do not say it.

    Tables without a row have no file there.
    """
    shards: dict[int, ShardResult] = {}
    for folder in _list_runs(dataset):
        manifest = read_json(folder / "manifest.json")
        found = _read_shards(folder / "shards.jsonl")
        if manifest is None or found is None:
            return None
        shards = found | shards
        if manifest.get("plan", {}).get("mode") not in _ADDING:
            break
    files = [
        msgspec.convert(part, ListedFile, from_attributes=True) for one in shards.values() for part in one.record.parts
    ]
    listing = Listing(str(read_manifest(dataset).get("schema_version")), files)
    return None if not files or find_bad_name(dataset, listing) else listing


def _list_runs(dataset: Path) -> list[Path]:
    """Return the folders of what is known of runs, the last run first."""
    earlier = dataset / "_run" / "earlier"
    return [dataset / "_run", *(sorted(earlier.iterdir(), reverse=True) if earlier.is_dir() else ())]


def _read_shards(path: Path) -> dict[int, ShardResult] | None:
    try:
        results = [msgspec.json.decode(line, type=ShardResult) for line in path.read_bytes().splitlines()]
    except (OSError, ValueError):
        return None
    return {result.record.index: result for result in results}
