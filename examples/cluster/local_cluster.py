"""Start a Dask cluster of processes on this machine, for trying `onrecord export --scheduler`.

    python examples/cluster/local_cluster.py [WORKERS]

Prints the scheduler's address, then the process number of each worker, and runs until it is interrupted.
"""

import signal
import sys

from distributed import LocalCluster

if __name__ == "__main__":
    workers = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    with LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        print(*(nanny.pid for nanny in cluster.workers.values()), flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
