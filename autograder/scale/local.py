"""A cluster on this machine, for a trial and for tests."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dask.config
from distributed import LocalCluster

from autograder.model import Refusal
from autograder.scale import cluster

SETTINGS = {
    # The pool counts deaths itself: docs/scale.md says the same of real clusters.
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.worker-ttl": "60s",
    **cluster.SILENT,
}


@contextmanager
def opened(workers: int, port: int = 0, tls: Path | None = None) -> Iterator[str]:
    """Its address; only this machine can reach it, and nothing of it is left at the end."""
    _expect_free(port)
    with (
        dask.config.set(SETTINGS),
        tempfile.TemporaryDirectory(prefix="gradiente-scale-") as place,
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            scheduler_port=port,
            protocol="tls://" if tls else "tcp://",
            security=cluster.security(tls),
            dashboard_address="127.0.0.1:0",
            local_directory=place,
        ) as made,
    ):
        yield str(made.scheduler_address)


def _expect_free(port: int) -> None:
    """Refusal where something else listens already, in one line and not in Dask's hundred."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as fault:
            raise Refusal(f"port {port} is taken ({fault.strerror}): say another --port") from None
