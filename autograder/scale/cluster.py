"""The way to a scheduler: which addresses are talked to, with which certificates, or not at all."""

from __future__ import annotations

import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dask.config
from distributed import Client, Future, Security

from autograder.hosts import is_loopback
from autograder.model import Refusal
from autograder.scale import worker
from autograder.scale.certificates import AUTHORITY, CERTIFICATE, KEY

_CONNECTS_WITHIN = "20s"
_ROUTES = "distributed.scheduler.http.routes"
_HARMLESS = {"health", "statics", "scheduler.prometheus", "scheduler.missing_bokeh"}
_HOW = """DASK_DISTRIBUTED__SCHEDULER__HTTP__ROUTES='["distributed.http.health"]'"""
SILENT = {_ROUTES: ["distributed.http.health"]}  # Dask's own pages show lines of hidden tests


def security(folder: Path | None) -> Security:
    """What TLS needs: a folder of `gradiente scale certificates`, else what Dask's files say."""
    if folder is None:
        return Security()
    files = {name: folder / name for name in (AUTHORITY, CERTIFICATE, KEY)}
    for file in files.values():
        if not file.is_file():
            raise Refusal(f"{file} is missing: `gradiente scale certificates {folder}` makes it")
    pair = {
        f"tls_{role}_{kind}": str(files[name])
        for role in ("client", "scheduler", "worker")
        for kind, name in (("cert", CERTIFICATE), ("key", KEY))
    }
    return Security(require_encryption=True, tls_ca_file=str(files[AUTHORITY]), **pair)


def connected(address: str, folder: Path | None, within: str = _CONNECTS_WITHIN) -> Client:
    """A client of the scheduler at an address; Refusal where solutions would travel in the open."""
    known = security(folder)
    expect_private(address)
    if address.startswith("tls:") and known.tls_client_key is None:
        raise Refusal(
            f"{address} talks TLS: say --tls DIR, the folder that `gradiente scale certificates` "
            "made for it"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other versions are refused by name, worker by worker
            client = Client(address, security=known, timeout=within, set_as_default=False)
    except (OSError, TimeoutError, ValueError, RuntimeError) as fault:
        reason = str(fault.__cause__ or fault).splitlines()[0]
        raise Refusal(f"no scheduler answers at {address}: {reason}") from None
    try:
        expect_private(str(client.scheduler_info()["address"]))
        _expect_silent(client, address)
    except BaseException:
        hang_up(client)
        raise
    return client


def identity(client: Client) -> str:
    """Which scheduler it talks to: Dask's client finds another one at the address by itself.

    That one has neither our course nor what it was sent. Nothing where nobody answers.
    """
    return str(_info(client, n_workers=0).get("id", ""))


def holding(client: Client, digest: str) -> int:
    """How many workers can grade by the course of that digest now; none where nobody answers."""
    known = _info(client).get("workers", {}).values()
    name = worker.resource(digest)
    return sum(bool(facts.get("resources", {}).get(name)) for facts in known)


def _info(client: Client, **how: int) -> dict[str, Any]:
    with suppress(OSError, RuntimeError):  # it is closed, or about to know that it is
        found: dict[str, Any] = client.scheduler_info(**how)
        return found
    return {}


def hang_up(client: Client) -> None:
    """Close a client, of a scheduler that may be gone as well."""
    with suppress(OSError, RuntimeError):
        client.close()


def processing(client: Client) -> dict[str, str]:
    """Which worker each chunk is with, by its key; one that waits for a worker is not in it."""
    return {key: place for place, keys in client.processing().items() for key in keys}


def begun(client: Client, digest: str, chunk: bytes) -> Future:
    """A chunk on its way to one of them."""
    needs = {worker.resource(digest): 1}
    return client.submit(worker.grade, digest, chunk, pure=False, resources=needs)


def _expect_silent(client: Client, address: str) -> None:
    """Refusal of a scheduler with pages for whoever reaches its port: they have no TLS of ours.

    They show the lines that workers are at, of hidden tests and solutions too.
    """
    served = {str(name) for name in client.run_on_scheduler(dask.config.get, _ROUTES)}
    if served - {f"distributed.http.{name}" for name in _HARMLESS}:
        raise Refusal(
            f"the pages of the scheduler at {address} show lines of hidden tests to everybody: "
            f"start it with {_HOW}"
        )


def expect_private(address: str) -> None:
    """Refusal of an address that others can listen to, or that is none."""
    place = urlsplit(address)
    if place.scheme not in {"tcp", "tls"} or not place.hostname:
        raise Refusal(f"{address} is no scheduler: write tcp://127.0.0.1:8786 or tls://HOST:8786")
    if place.scheme == "tcp" and not is_loopback(place.hostname):
        raise Refusal(
            f"{address} is not this machine, and solutions would travel without TLS: start the "
            "cluster with tls:// and the files of `gradiente scale certificates DIR`, and say "
            "--tls DIR"
        )
