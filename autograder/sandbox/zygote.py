"""The process that students' processes are forked from: everything is imported, nothing known.

It is started with a clean environment, holds no test and no solution, runs no line of a student's,
and has a single thread. Over its control socket come requests, one datagram and one descriptor
each; for each it forks, and answers with a pidfd. When the other end hangs up it ends its children,
removes their folders and itself.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import platform
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

from autograder.sandbox import scratch, worker
from autograder.sandbox.orders import Request, Setup, Verdicts, Wall, standing
from autograder.sandbox.walls import enclosure, kernel, namespaces, probes, reading, seccomp
from autograder.sandbox.walls.enclosure import Granted, Lodging

MESSAGE = 1 << 16
PLOTTING = "matplotlib.pyplot"
SLOW = (PLOTTING, "sklearn.datasets")  # imported before the fork; that starts no thread


def main(descriptor: int, setup: Setup) -> NoReturn:
    """Get ready, say which walls stand, and fork until the other end hangs up."""
    control = socket.socket(fileno=descriptor)
    gc.disable()
    nursery = Nursery(setup)
    kernel.control(kernel.SET_DUMPABLE, 0)  # after entering a user namespace, which needs /proc
    worker.preload()
    gc.freeze()
    control.send(json.dumps(dict(nursery.verdicts)).encode())
    nursery.serve(control)
    nursery.close()
    os._exit(0)


class Nursery:
    """Forks students' processes, all behind the same walls."""

    def __init__(self, setup: Setup) -> None:
        self._root = Path(setup.root)
        wanted = frozenset(Wall(name) for name in setup.walls)
        isolation = _isolate() if wanted & {Wall.NAMESPACES, Wall.TMPFS} else None
        if wanted:
            enclosure.bound()  # once for all children
        self._threads = enclosure.THREADS + _tasks_of(os.geteuid())
        data = [os.environ[name] for name in setup.data if name in os.environ]
        sys.path[:] = reading.libraries()
        folders = reading.open_all((*sys.path, *_prefixes(), *data, *reading.SYSTEM))
        devices = reading.open_all(reading.DEVICES)
        self._granted = Granted(tuple(folders.values()), tuple(devices.values()))
        self._kept: tuple[int, ...] = ()  # descriptors that detours lead through
        beforehand = probes.reasons_beforehand(wanted, isolation, self._granted)
        if Wall.UID in standing(beforehand):
            around = reading.detours(folders)
            reading.reroute(around)
            self._kept = tuple(folders[path] for path in around)
        self.verdicts = self._examine(beforehand, setup.uid)
        self._walls = frozenset(standing(self.verdicts))
        self._children: set[int] = set()
        if Wall.SECCOMP in self._walls:
            seccomp.program(platform.machine())  # compiled here, once for all

    def serve(self, control: socket.socket) -> None:
        """Answer requests; with nothing to do yet, import what most notebooks will."""
        self._null = os.open(os.devnull, os.O_RDWR)
        idle: list[Callable[[], None]] = [_draw, partial(_import, PLOTTING)]
        while True:
            while idle and not select.select([control], [], [], 0)[0]:
                _try(idle.pop())
            try:
                message, descriptors, _, _ = socket.recv_fds(
                    control, MESSAGE, 1, socket.MSG_CMSG_CLOEXEC
                )
                if not message:
                    return
                self._fork(control, Request.unpack(message), descriptors[0])
            except OSError:  # nobody is there to hear of the child: end, and clean up
                return
            os.close(descriptors[0])
            self._reap()

    def close(self) -> None:
        """End whatever still lives, and remove its folders."""
        for pid in self._children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for pid in self._children:
            os.waitpid(pid, 0)
        scratch.remove(self._root)

    def _examine(self, beforehand: Verdicts, uid: int) -> Verdicts:
        folder = self._root / "prueba"
        folder.mkdir(0o700)
        lodging = Lodging(folder, uid, 1024, 60, self._threads)
        verdicts = probes.examine(lodging, self._granted, beforehand)
        scratch.remove(folder)
        return verdicts

    def _fork(self, control: socket.socket, request: Request, descriptor: int) -> None:
        for module in request.modules:
            if module in SLOW and module not in sys.modules:
                _try(partial(_import, module))
        sys.path_importer_cache.clear()  # each child would, page by page: once is enough
        pid = os.fork()
        if pid == 0:
            control.detach()
            self._live(request, descriptor)
        self._children.add(pid)
        pidfd = os.pidfd_open(pid)  # of a zombie at worst: only we reap
        socket.send_fds(control, [b"born"], [pidfd])
        os.close(pidfd)

    def _live(self, request: Request, descriptor: int) -> NoReturn:
        """The whole life of a student's process."""
        try:
            for standard in (0, 1, 2):
                os.dup2(self._null, standard)
            lodging = Lodging(
                Path(request.folder), request.uid, request.memory, request.cpu, self._threads
            )
            enclosure.enter(lodging, self._granted, self._walls, (descriptor, *self._kept))
            for name in ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR"):
                os.environ[name] = request.folder
            tempfile.tempdir = request.folder  # else each one tries where it may write
            gc.enable()
            worker.serve(socket.socket(fileno=descriptor))
        finally:
            os._exit(0)

    def _reap(self) -> None:
        while self._children:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            self._children.discard(pid)


def _isolate() -> str | None:
    """Enter namespaces of its own; where the system refuses, the reason."""
    try:
        namespaces.isolate()
    except OSError as refusal:
        return f"{refusal.filename}: {refusal.strerror}"
    return None


def _try(warm_up: Callable[[], None]) -> None:
    """Do it before the fork, once for all; if it fails here, the notebook will say so too."""
    with contextlib.suppress(Exception):
        warm_up()
    gc.freeze()


def _import(module: str) -> None:
    if module == PLOTTING:
        _leave_out_docstrings()
    importlib.import_module(module)
    if module == PLOTTING:
        _keep_detours()


def _leave_out_docstrings() -> None:
    """Write no tables of properties into docstrings: a quarter of the time of the import."""
    importlib.import_module("matplotlib.artist").kwdoc = lambda _: ""  # type: ignore[attr-defined]


def _draw() -> None:
    """Draw a figure, so that styles, fonts and backends are read once for all processes."""
    plot = importlib.import_module(PLOTTING)
    figure, (line, map_) = plot.subplots(1, 2)
    line.plot([0, 1], label="")
    map_.contourf([[0, 1], [1, 0]])
    figure.canvas.draw()
    plot.close(figure)
    # matplotlib forgets its fonts in every child, page by page: once is enough.
    importlib.import_module("matplotlib.font_manager")._get_font.cache_clear()


def _keep_detours() -> None:
    """matplotlib asks for the real paths of its files, which may lead through a closed folder."""
    _ = importlib.import_module("matplotlib").__version__  # looked up on disk once, then known
    fonts = importlib.import_module("matplotlib.font_manager")
    fonts._cached_realpath = str  # type: ignore[attr-defined]  # there is no public way


def _prefixes() -> tuple[str, ...]:
    return tuple(f"{prefix}/lib" for prefix in (sys.prefix, sys.base_prefix))


def _tasks_of(user: int) -> int:
    """How many threads an ordinary user runs already: the limit on them counts them all."""
    if user == 0:
        return 0
    count = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if folder.stat().st_uid == user:
                count += len(list((folder / "task").iterdir()))
    return count


if __name__ == "__main__":
    main(int(sys.argv[1]), Setup.unpack(sys.argv[2]))
