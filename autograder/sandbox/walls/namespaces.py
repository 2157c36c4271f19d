"""A network without interfaces, IPC and a host name of its own, and a folder of a fixed size."""

from __future__ import annotations

import os
from pathlib import Path

from autograder.sandbox.walls import kernel

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWNET = 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x40000000
NOSUID, NODEV, NOEXEC, RECURSIVE, PRIVATE = 0x2, 0x4, 0x8, 0x4000, 0x40000
FILES = 1024  # in the folder, whatever their size


def isolate() -> None:
    """Take this process and its children out of the system's network, IPC and mounts.

    Without privilege a user namespace grants it, where the system allows those; OSError elsewhere.
    """
    if os.geteuid():
        _unshare_user(NEWNS | NEWNET | NEWIPC | NEWUTS)
    else:
        kernel.call("unshare", NEWNS | NEWNET | NEWIPC | NEWUTS)
    kernel.call("mount", None, b"/", None, RECURSIVE | PRIVATE, None)


def count_apart() -> None:
    """Have the threads of this process counted in a user namespace of their own.

    Elsewhere the limit on an ordinary user's threads counts those of all students together.
    """
    kernel.control(kernel.SET_DUMPABLE, 1)  # else its own maps belong to root
    _unshare_user(0)


def mount_folder(folder: Path, mebibytes: int, user: int, group: int) -> None:
    """Put an empty folder of a fixed size over `folder`, seen by this process alone."""
    kernel.call("unshare", NEWNS)
    options = f"size={mebibytes}m,nr_inodes={FILES},mode=0700,uid={user},gid={group}"
    flags = NOSUID | NODEV | NOEXEC
    kernel.call("mount", b"tmpfs", os.fsencode(folder), b"tmpfs", flags, options.encode())


def _unshare_user(more: int) -> None:
    """Enter a user namespace in which user and group are called as they were."""
    user, group = os.geteuid(), os.getegid()
    kernel.call("unshare", NEWUSER | more)
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
