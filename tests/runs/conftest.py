"""Runs without worker processes: shards are processed where the test runs, so that each takes a moment."""

from pathlib import Path

import pytest

from onrecord.read.sources import SourceBundle
from onrecord.runs.opening import open_run
from onrecord.runs.plans import Request
from onrecord.work.attempts import process_shard
from onrecord.work.shards import ShardLimits, encode_source, iter_shards, write_spool
from onrecord.work.tasks import ParseTask
from onrecord.write.parts import WriteOptions


def tasks_of(run, bundles, per_shard):
    sources = [SourceBundle(bundle, f"b.jsonl:{number}", 100) for number, bundle in enumerate(bundles, 1)]
    encoded = [(source, encode_source(source)) for source in sources]
    for shard in iter_shards(encoded, ShardLimits(per_shard), run.ground.next_part):
        task = ParseTask(
            shard.index, str(run.work.path), run.write, shard.fingerprint, shard.first, len(shard.sources), 0
        )
        write_spool(shard, task.spool)
        yield shard, task


def finish(run, bundles, per_shard=2):
    """Process what is not kept, and return the results of all shards."""
    results = []
    for shard, task in tasks_of(run, bundles, per_shard):
        kept = run.find_kept(shard)
        results.append(kept or run.work.accept(process_shard(task, lambda _: None)))
    run.check_end()
    return results


def request(*, settings=None, write=None, **asked):
    return Request(write or WriteOptions(overwrite=asked.pop("overwrite", False)), settings or {}, **asked)


@pytest.fixture
def publish():
    """Write bundles as a dataset: `publish(out, bundles, append=True)`."""

    def run_whole(out, bundles, per_shard=2, **asked):
        with open_run(Path(out), request(**asked), []) as run:
            (run.work.path / "_run").mkdir(exist_ok=True)
            results = finish(run, bundles, per_shard)
            if not run.is_over:
                run.publish(results, {})
        return Path(out)

    return run_whole


@pytest.fixture
def interrupt():
    """Begin a run, finish the shards of some bundles, and end it: `interrupt(out, bundles, error, append=True)`."""

    def run_in_part(out, bundles, error, per_shard=2, **asked):
        with open_run(Path(out), request(**asked), []) as run:
            finish(run, bundles, per_shard)
            raise error

    return run_in_part


@pytest.fixture
def files_of():
    """Return the bytes of every file outside `_run/`."""

    def read(folder):
        paths = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in paths if "_run" not in path.parts}

    return read
