"""Workers as jobs of Slurm: python docs/deploy/slurm.py tls/ 64, on a machine where sbatch works.

Needs `pip install dask-jobqueue`. The certificates must lie on a disk that all nodes share.
"""

import signal
import sys
from pathlib import Path

import dask.config
from dask_jobqueue import SLURMCluster

from autograder.scale import cluster

if __name__ == "__main__":
    folder, jobs = Path(sys.argv[1]).resolve(), int(sys.argv[2])
    dask.config.set({"distributed.scheduler.allowed-failures": 0, **cluster.SILENT})
    with SLURMCluster(
        cores=1,  # one worker of one thread a job
        processes=1,
        memory="2GB",
        walltime="04:00:00",
        protocol="tls://",
        security=cluster.security(folder),
        scheduler_options={"port": 8786, "dashboard_address": "127.0.0.1:0"},
        log_directory="slurm",
    ) as made:
        made.scale(jobs=jobs)
        sys.stdout.write(f"grade with --scheduler {made.scheduler_address} --tls {folder}\n")
        sys.stdout.flush()
        signal.pause()
