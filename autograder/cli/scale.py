"""`gradiente scale`: a cluster on this machine for a trial, and certificates for a real one."""

from __future__ import annotations

import importlib.util
import signal
from contextlib import suppress
from pathlib import Path

import click

from autograder.model import Refusal


@click.group()
def scale() -> None:
    """Grade on many machines, with dask.distributed.

    \b
    A trial on this machine:  gradiente scale local --workers 2
                              gradiente grade entregas/ --out r --scheduler tcp://127.0.0.1:8786
    Real machines:            docs/scale.md
    """


@scale.command()
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1), metavar="N")
@click.option("--port", default=8786, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--tls",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Talk TLS, with the files of `gradiente scale certificates DIR`.",
)
def local(workers: int, port: int, tls: Path | None) -> None:
    """Start a scheduler and N workers here, for a trial; Ctrl-C ends them.

    Only this machine can reach them.
    """
    expect_installed()
    from autograder.scale import local as cluster

    with cluster.opened(workers, port, tls) as address:
        flag = f" --tls {tls}" if tls else ""
        click.echo(f"{workers} workers; grade with --scheduler {address}{flag}")
        with suppress(KeyboardInterrupt):
            signal.signal(signal.SIGTERM, signal.default_int_handler)  # what `kill` sends
            signal.pause()
        click.echo("ending the cluster", err=True)


@scale.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--days", default=365, show_default=True, type=click.IntRange(1), metavar="N")
def certificates(folder: Path, days: int) -> None:
    """Make the certificates of a cluster in DIR.

    Give the folder, by a safe way, to the machine of the scheduler and to every worker: whoever has
    it belongs to the cluster, reads solutions and runs code there.
    """
    expect_installed()
    from autograder.scale import certificates as made

    for path in made.write(folder, days):
        click.echo(path)


def expect_installed() -> None:
    """Refusal where the extra is not there."""
    for name in ("distributed", "cryptography"):
        if importlib.util.find_spec(name) is None:
            raise Refusal(f"{name} is not installed: pip install -c constraints.txt -e '.[scale]'")
