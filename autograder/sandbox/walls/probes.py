"""Which walls stand here: a throwaway process enters each and tries what it should refuse."""

from __future__ import annotations

import mmap
import os
import resource
import socket
import sys
from collections.abc import Callable
from dataclasses import replace

from autograder.sandbox.orders import FOLDER, Verdicts, Wall, standing
from autograder.sandbox.walls import enclosure, landlock, reading, seccomp
from autograder.sandbox.walls.enclosure import Granted, Lodging

OK = b"ok"  # what a child writes when a trial found nothing wrong

Trial = Callable[[Lodging], str | None]  # what is wrong with a wall, None when nothing is


def examine(lodging: Lodging, granted: Granted, wanted: Verdicts) -> Verdicts:
    """The verdict on each wall that is wanted; a reason that is known already is kept.

    At last a process tries all that stand at once: where it cannot work, none stands.
    """
    verdicts = {
        wall: reason or _try(lodging, granted, frozenset({wall}), TRIALS[wall])
        for wall, reason in wanted.items()
    }
    together = _try(lodging, granted, frozenset(standing(verdicts)), _works)
    return verdicts if together is None else dict.fromkeys(verdicts, f"together: {together}")


def reasons_beforehand(
    wanted: frozenset[Wall], isolation: str | None, granted: Granted
) -> Verdicts:
    """The walls that are wanted, with the reasons against them that need no trial.

    `isolation` is why the namespaces could not be entered, None when they were.
    """
    reasons: dict[Wall, str | None] = dict.fromkeys(sorted(wanted))
    if os.geteuid():
        reasons[Wall.UID] = "only root can become another user"
    elif reading.unreadable(granted.readable):
        reasons[Wall.UID] = f"{sys.prefix} or {sys.base_prefix} is closed to other users"
    if not landlock.abi():
        reasons[Wall.LANDLOCK] = "the kernel has none"
    if not seccomp.supported():
        reasons[Wall.SECCOMP] = f"no list of system calls for {os.uname().machine}"
    if isolation:
        reasons[Wall.NAMESPACES] = reasons[Wall.TMPFS] = isolation
    return {wall: reason for wall, reason in reasons.items() if wall in wanted}


def _try(lodging: Lodging, granted: Granted, walls: frozenset[Wall], trial: Trial) -> str | None:
    """What the trial finds in a child behind these walls; an error on the way in is found too."""
    if Wall.UID not in walls:
        lodging = replace(lodging, uid=os.geteuid())
    os.chown(lodging.folder, lodging.uid, -1)
    ours, theirs = os.pipe()
    if (pid := os.fork()) == 0:
        try:
            enclosure.enter(lodging, granted, walls, (theirs,))
            found = trial(lodging)
        except BaseException as error:  # noqa: BLE001 - the child must not go on as the zygote
            found = _sentence(error)
        os.write(theirs, OK if found is None else found.encode()[:1000])
        os._exit(0)
    os.close(theirs)
    with open(ours, "rb") as pipe:  # noqa: PTH123 - a descriptor
        message = pipe.read()
    os.waitpid(pid, 0)
    return None if message == OK else message.decode(errors="replace") or "the process died"


def _sentence(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"{type(error).__name__}: {error}"


def _works(lodging: Lodging) -> None:
    """A notebook can be run behind the walls: libraries are read, its own files written."""
    for folder in reading.libraries():
        if os.path.isdir(folder):  # noqa: PTH112 - as the importer does
            os.listdir(folder)  # noqa: PTH208 - as the importer does
    with (lodging.folder / "prueba").open("w") as file:
        file.write("x")
    (lodging.folder / "prueba").unlink()


def _landlock(_: Lodging) -> str | None:
    return _unless_refused(lambda: os.listdir("/"), f"ABI {landlock.abi()}: / can be read")  # noqa: PTH208


def _seccomp(_: Lodging) -> str | None:
    return _unless_refused(socket.socket, "a socket can be opened") or _unless_refused(
        _fork, "a process can be started"
    )


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _rlimits(lodging: Lodging) -> str | None:
    for which, wanted in enclosure.limits(lodging, 1 << 40).items():
        if not 0 <= resource.getrlimit(which)[1] <= wanted:
            return f"limit {which} is not set"
    try:
        mmap.mmap(-1, (lodging.memory + 1) << 20).close()
    except OSError:
        return None
    return "more memory than the limit can be had"


def _uid(lodging: Lodging) -> str | None:
    if os.getresuid() != (lodging.uid, lodging.uid, lodging.uid):
        return "the user did not change"
    if root := _unless_refused(lambda: os.setuid(0), "root can be had again"):
        return root
    _works(lodging)
    return None


def _namespaces(_: Lodging) -> str | None:
    others = [name for _, name in socket.if_nameindex() if name != "lo"]
    return f"the network has {', '.join(others)}" if others else None


def _tmpfs(lodging: Lodging) -> str | None:
    system = os.statvfs(lodging.folder)
    size = system.f_blocks * system.f_frsize
    return None if size <= FOLDER << 20 else "the folder has no size of its own"


def _unless_refused(deed: Callable[[], object], complaint: str) -> str | None:
    try:
        deed()
    except PermissionError:
        return None
    return complaint


TRIALS: dict[Wall, Trial] = {
    Wall.LANDLOCK: _landlock,
    Wall.SECCOMP: _seccomp,
    Wall.RLIMITS: _rlimits,
    Wall.UID: _uid,
    Wall.NAMESPACES: _namespaces,
    Wall.TMPFS: _tmpfs,
}
