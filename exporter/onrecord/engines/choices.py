"""Workers that are asked for -> the engine that has them."""

from dataclasses import dataclass

from onrecord.engines.clusters import ClusterEngine
from onrecord.engines.maps import Engine
from onrecord.engines.processes import ProcessEngine, available_cores


@dataclass(frozen=True, slots=True)
class Workers:
    """Who processes the shards: so many processes of this machine, by default one a core, or a Dask scheduler's workers."""

    jobs: int | None = None
    scheduler: str | None = None


def start_engine(workers: Workers) -> Engine:
    """Return the engine that is asked for."""
    return ClusterEngine(workers.scheduler) if workers.scheduler else ProcessEngine(workers.jobs or available_cores())
