"""The walls around a student's process, put up by the process itself in the only order that works.

What needs privilege comes first, what cannot be undone last. If a wall
that was asked for cannot be put up, an OSError is raised, and the process must end.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.sandbox.orders import FOLDER, Wall
from autograder.sandbox.walls import kernel, landlock, namespaces, seccomp

FILE = 64 << 20  # bytes of one file
DESCRIPTORS = 128
THREADS = 64
CAPABILITIES = 64  # more than there are


@dataclass(frozen=True, slots=True)
class Lodging:
    """Where one student's process lives and how much it may take."""

    folder: Path
    uid: int  # also its group
    memory: int  # MiB beyond what the zygote has
    cpu: int  # seconds
    threads: int = THREADS  # of its user, at a time


@dataclass(frozen=True, slots=True)
class Granted:
    """Open descriptors of what may be read, and of the devices."""

    readable: tuple[int, ...]
    devices: tuple[int, ...]


def enter(lodging: Lodging, granted: Granted, walls: frozenset[Wall], keep: Iterable[int]) -> None:
    """Shut this process in; only descriptors 0 to 2 and `keep` stay open."""
    zygote = os.getppid()
    _close_others({*keep, *granted.readable, *granted.devices})
    if Wall.TMPFS in walls:
        namespaces.mount_folder(lodging.folder, FOLDER, lodging.uid, lodging.uid)
    _go_first()
    threads = lodging.threads
    if Wall.NAMESPACES in walls and os.geteuid():
        with suppress(OSError):  # then they are counted with all others of the user
            namespaces.count_apart()
            threads = THREADS
    os.chdir(lodging.folder)
    writable = os.open(lodging.folder, os.O_PATH)
    if Wall.UID in walls:
        _become(lodging.uid)
    if Wall.RLIMITS in walls:
        _limit(replace(lodging, threads=threads))
    _die_with(zygote)
    if walls:
        _disarm()
    if Wall.LANDLOCK in walls:
        landlock.restrict(granted.readable, (writable,), granted.devices)
    _close_others(set(keep))
    if Wall.SECCOMP in walls:
        seccomp.restrict()


def bound() -> None:
    """Let no program that is started from here on have a capability; this process keeps its own."""
    for capability in range(CAPABILITIES):
        try:
            kernel.control(kernel.CAPBSET_DROP, capability)
        except OSError:  # not permitted, or past the last one
            break


def limits(lodging: Lodging, size: int) -> dict[int, int]:
    """The resource limits of a process that already takes `size` bytes."""
    return {
        resource.RLIMIT_AS: size + (lodging.memory << 20),
        resource.RLIMIT_CPU: lodging.cpu,
        resource.RLIMIT_NPROC: lodging.threads,
        resource.RLIMIT_FSIZE: FILE,
        resource.RLIMIT_NOFILE: DESCRIPTORS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }


def _limit(lodging: Lodging) -> None:
    pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    for which, wanted in limits(lodging, pages * resource.getpagesize()).items():
        hard = resource.getrlimit(which)[1]
        value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(which, (value, value))


def _go_first() -> None:
    """When memory is short, the kernel ends a student's process before any of ours."""
    with suppress(OSError):
        kernel.control(kernel.SET_DUMPABLE, 1)  # else the file belongs to root
        # Python's own way to write a text touches 245 pages, each of which is copied: 2 ms.
        adjustment = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
        try:
            os.write(adjustment, b"1000")
        finally:
            os.close(adjustment)


def _close_others(kept: set[int]) -> None:
    """Close every descriptor above 2 that is not kept."""
    low = 3
    for descriptor in sorted(kept):
        os.closerange(low, descriptor)
        low = max(low, descriptor + 1)
    os.closerange(low, os.sysconf("SC_OPEN_MAX"))


def _become(uid: int) -> None:
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def _die_with(zygote: int) -> None:
    kernel.control(kernel.SET_PDEATHSIG, signal.SIGKILL)  # a change of user would have cleared it
    if os.getppid() != zygote:
        os._exit(1)


def _disarm() -> None:
    """Give up every capability, and be closed to other processes of the same user."""
    if kernel.call("prctl", kernel.CAPBSET_READ, 0, 0, 0, 0):  # not so where the zygote's are gone
        bound()
    header = (0x20080522).to_bytes(4, "little") + bytes(4)  # version 3, this process
    kernel.call("capset", header, bytes(24))
    kernel.control(kernel.SET_DUMPABLE, 0)
    kernel.control(kernel.SET_NO_NEW_PRIVS, 1)
