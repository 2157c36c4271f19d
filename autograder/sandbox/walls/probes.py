"""Which walls stand here: a throwaway process enters each and tries what it should refuse."""

from __future__ import annotations

import mmap
import os
import resource
import socket
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace

from autograder.sandbox.orders import FOLDER, STANDS, Wall
from autograder.sandbox.walls import enclosure, landlock, reading, seccomp
from autograder.sandbox.walls.enclosure import Cell, Granted


def examine(cell: Cell, granted: Granted, wanted: Mapping[Wall, str]) -> dict[Wall, str]:
    """Why each wall does not stand, `STANDS` for one that does; a reason already known is kept.

    The last word has a process behind all of them at once: where it cannot work, none stands.
    """
    verdicts = {
        wall: reason or _tried(cell, granted, frozenset({wall}), TRIALS[wall])
        for wall, reason in wanted.items()
    }
    standing = frozenset(wall for wall, reason in verdicts.items() if reason == STANDS)
    if together := _tried(cell, granted, standing, _works):
        return dict.fromkeys(verdicts, f"together: {together}")
    return verdicts


def _tried(
    cell: Cell, granted: Granted, standing: frozenset[Wall], trial: Callable[[Cell], str]
) -> str:
    """What the trial says in a child behind these walls; an error on the way in is a reason too."""
    if Wall.UID not in standing:
        cell = replace(cell, uid=os.geteuid())
    os.chown(cell.folder, cell.uid, -1)
    ours, theirs = os.pipe()
    if (pid := os.fork()) == 0:
        try:
            enclosure.enter(cell, granted, standing, (theirs,))
            verdict = trial(cell)
        except BaseException as error:  # noqa: BLE001 - the child must not go on as the zygote
            verdict = _said(error)
        os.write(theirs, (verdict or "ok").encode()[:1000])
        os._exit(0)
    os.close(theirs)
    with open(ours, "rb") as pipe:  # noqa: PTH123 - a descriptor
        said = pipe.read().decode(errors="replace")
    os.waitpid(pid, 0)
    return STANDS if said == "ok" else said or "the process died"


def _said(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"{type(error).__name__}: {error}"


def _works(cell: Cell) -> str:
    """A notebook can be run behind the walls: libraries are read, its own files written."""
    for folder in reading.libraries():
        if os.path.isdir(folder):  # noqa: PTH112 - as the importer does
            os.listdir(folder)  # noqa: PTH208 - as the importer does
    with (cell.folder / "prueba").open("w") as file:
        file.write("x")
    (cell.folder / "prueba").unlink()
    return STANDS


def _landlock(_: Cell) -> str:
    return _refused(lambda: os.listdir("/"), f"ABI {landlock.abi()}: / can be read")  # noqa: PTH208


def _seccomp(_: Cell) -> str:
    return _refused(socket.socket, "a socket can be opened") or _refused(
        _fork, "a process can be started"
    )


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _rlimits(cell: Cell) -> str:
    for which, wanted in enclosure.limits(cell, 1 << 40).items():
        if not 0 <= resource.getrlimit(which)[1] <= wanted:
            return f"limit {which} is not set"
    try:
        mmap.mmap(-1, (cell.memory + 1) << 20).close()
    except OSError:
        return STANDS
    return "more memory than the limit can be had"


def _uid(cell: Cell) -> str:
    if os.getresuid() != (cell.uid, cell.uid, cell.uid):
        return "the user did not change"
    return _refused(lambda: os.setuid(0), "root can be had again") or _works(cell)


def _namespaces(_: Cell) -> str:
    others = [name for _, name in socket.if_nameindex() if name != "lo"]
    return f"the network has {', '.join(others)}" if others else STANDS


def _tmpfs(cell: Cell) -> str:
    system = os.statvfs(cell.folder)
    size = system.f_blocks * system.f_frsize
    return STANDS if size <= FOLDER << 20 else "the folder has no size of its own"


def _refused(deed: Callable[[], object], otherwise: str) -> str:
    try:
        deed()
    except PermissionError:
        return STANDS
    return otherwise


TRIALS: dict[Wall, Callable[[Cell], str]] = {
    Wall.LANDLOCK: _landlock,
    Wall.SECCOMP: _seccomp,
    Wall.RLIMITS: _rlimits,
    Wall.UID: _uid,
    Wall.NAMESPACES: _namespaces,
    Wall.TMPFS: _tmpfs,
}


def known(wanted: frozenset[Wall], isolated: str, granted: Granted) -> dict[Wall, str]:
    """Reasons that need no trial; `isolated` says how entering the namespaces went."""
    reasons = dict.fromkeys(sorted(wanted), STANDS)
    if os.geteuid():
        reasons[Wall.UID] = "only root can become another user"
    elif reading.unreadable(granted.readable):
        reasons[Wall.UID] = f"{sys.prefix} or {sys.base_prefix} is closed to other users"
    if not landlock.abi():
        reasons[Wall.LANDLOCK] = "the kernel has none"
    if not seccomp.supported():
        reasons[Wall.SECCOMP] = f"no list of system calls for {os.uname().machine}"
    if isolated:
        reasons[Wall.NAMESPACES] = reasons[Wall.TMPFS] = isolated
    return {wall: reason for wall, reason in reasons.items() if wall in wanted}
