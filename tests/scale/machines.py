"""Real machines for the lab of faults: a scheduler and workers, here or in networks their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
DASK = Path(sys.executable).parent / "dask"
PRELOAD = ROOT / "tests" / "labs" / "scale_preload.py"
SETTINGS = {
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "8s",
    "DASK_DISTRIBUTED__SCHEDULER__HTTP__ROUTES": "['distributed.http.health']",
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s",
}


class Machines:
    """A scheduler and workers with nannies, each a process of its own."""

    def __init__(self, base: Path, host: str = "127.0.0.1", tls: Path | None = None) -> None:
        self.base, self.tls, self.faults = base, tls, base / "faults"
        self.faults.mkdir(exist_ok=True)
        with socket.socket() as probe:
            probe.bind((host, 0))
            self.port = probe.getsockname()[1]
        self.address = f"{'tls' if tls else 'tcp'}://{host}:{self.port}"
        self.workers: list[subprocess.Popen[bytes]] = []
        where = ("--host", host, "--port", str(self.port), "--no-dashboard")
        self.scheduler = self._start("scheduler", *where)
        wait_for(lambda: is_open(host, self.port))

    def add_worker(self, *before: str) -> subprocess.Popen[bytes]:
        """Another worker; `before` stands before its command."""
        how = ("--nthreads", "1", "--no-dashboard", "--preload", str(PRELOAD))
        where = ("--local-directory", str(self.base / "dask"))
        worker = self._start("worker", self.address, *how, *where, before=before)
        self.workers.append(worker)
        return worker

    def begun(self) -> Counter[str]:
        """How often each submission was begun."""
        return Counter(line.split()[0] for line in self._log())

    def pids(self) -> list[int]:
        """The workers' processes that have begun a submission, the newest last."""
        return list(dict.fromkeys(int(line.split()[1]) for line in self._log()))

    def end(self) -> None:
        """End all of it as a system does."""
        for process in (*self.workers, self.scheduler):
            process.terminate()
        for process in (*self.workers, self.scheduler):
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()

    def _log(self) -> list[str]:
        file = self.faults / "log"
        return file.read_text().splitlines() if file.exists() else []

    def _start(self, *words: str, before: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
        kind, *rest = words
        files = ("ca.pem", "cert.pem", "key.pem")
        flags = ("--tls-ca-file", "--tls-cert", "--tls-key")
        pairs = zip(flags, files, strict=True) if self.tls else ()
        secure = [word for flag, name in pairs for word in (flag, f"{self.tls}/{name}")]
        scheme = ["--protocol", "tls"] if self.tls else []
        environment = {**os.environ, **SETTINGS, "GRADIENTE_FAULTS": str(self.faults)}
        environment |= {"TMPDIR": str(self.base), "PYTHONPATH": str(ROOT)}
        command = [*before, str(DASK), kind, *rest, *secure, *scheme]
        with (self.base / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(command, env=environment, stdout=log, stderr=log)


@contextmanager
def other_machine(number: int) -> Iterator[tuple[str, ...]]:
    """What to write before a command so that it runs in a network of its own, 10.217.N.2."""
    name, ours, theirs = f"esc{os.getpid()}n{number}", f"esc{number}a", f"esc{number}b"
    inside = ("ip", "netns", "exec", name)
    steps = [
        ("ip", "netns", "add", name),
        ("ip", "link", "add", ours, "type", "veth", "peer", "name", theirs, "netns", name),
        ("ip", "addr", "add", f"10.217.{number}.1/24", "dev", ours),
        ("ip", "link", "set", ours, "up"),
        (*inside, "ip", "addr", "add", f"10.217.{number}.2/24", "dev", theirs),
        (*inside, "ip", "link", "set", theirs, "up"),
        (*inside, "ip", "link", "set", "lo", "up"),
        (*inside, "ip", "route", "add", "default", "via", f"10.217.{number}.1"),
    ]
    try:
        for step in steps:
            made = subprocess.run(step, capture_output=True, text=True, check=False)
            if made.returncode:
                pytest.skip(f"no network of its own can be made here: {made.stderr.strip()}")
        yield inside
    finally:
        gone = ("ip", "netns", "del", name)
        subprocess.run(gone, capture_output=True, check=False)


def wait_for(holds: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.2)


def is_open(host: str, port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) == 0


def of_ours(base: Path) -> list[psutil.Process]:
    """Processes that were started with this folder for their files."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get("TMPDIR") == str(base):
                found.append(process)
    return found
