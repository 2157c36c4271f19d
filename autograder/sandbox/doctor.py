"""What this machine offers to keep a student's code in, and what would make it more."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.sandbox.opening import refuse_windows
from autograder.sandbox.orders import ALL, Wall
from autograder.sandbox.plain import UNPROTECTED

ELSEWHERE = "grade on Linux, in WSL 2 or in a container: only there student code runs behind walls"
NAMESPACES = (
    "as root give the container CAP_SYS_ADMIN, or else allow user namespaces (sysctl "
    "kernel.apparmor_restrict_unprivileged_userns=0, kernel.unprivileged_userns_clone=1), "
    "or grade outside of a container"
)
PURPOSE = {
    Wall.LANDLOCK: "reads Python and its own folder, nothing else",
    Wall.SECCOMP: "opens no network, starts no program, signals nobody",
    Wall.RLIMITS: "memory, time, threads and files are limited",
    Wall.UID: "each process has a user of its own",
    Wall.NAMESPACES: "there is no network to see",
    Wall.TMPFS: "its folder has a fixed size",
}
REMEDY = {
    Wall.LANDLOCK: "use Linux 5.13 or later, started with landlock in its lsm= list",
    Wall.SECCOMP: "use an x86_64 or aarch64 kernel with CONFIG_SECCOMP_FILTER",
    Wall.RLIMITS: "raise the hard limits of this session (ulimit -H)",
    Wall.UID: "run as root with a Python that others may read: chmod -R o+rX its folders",
    Wall.NAMESPACES: NAMESPACES,
    Wall.TMPFS: NAMESPACES,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One wall of this machine."""

    wall: Wall
    reason: str | None  # why it does not stand; None when it does

    def __str__(self) -> str:
        """One line: whether it stands, what it is for, and how to have it."""
        if self.reason is None:
            return f"yes  {self.wall:<11}{PURPOSE[self.wall]}"
        return f"no   {self.wall:<11}{_one_line(self.reason)}: {REMEDY[self.wall]}"


def system() -> str:
    """The machine in a line."""
    user = "root" if _is_root() else "an ordinary user"
    name = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"{name}, Python {platform.python_version()}, as {user}"


def examine(platform: str | None = None) -> Iterator[Finding]:
    """Every wall, tried on this machine; none on macOS, and on Windows a Refusal."""
    platform = platform or sys.platform
    refuse_windows(platform)
    if platform != "linux":
        return
    from autograder.sandbox.walled import WalledSandbox  # needs what only Linux has

    with WalledSandbox(ALL) as sandbox:
        verdicts = sandbox.verdicts
    for wall in Wall:
        yield Finding(wall, verdicts[wall])


def verdict(findings: Sequence[Finding]) -> str:
    """The line that ends the examination: what will be written in the results."""
    standing = [finding.wall for finding in findings if finding.reason is None]
    if not standing:
        return f"protection: {UNPROTECTED}; {ELSEWHERE}"
    return f"protection: {', '.join(standing)}"


def shortfall(protection: tuple[str, ...], platform: str | None = None) -> str | None:
    """What a run did without and how to have it, in a line; None when nothing is missing.

    That an ordinary user has no wall of users is passed over: the other walls hold without it.
    """
    if (platform or sys.platform) != "linux":
        return f"{UNPROTECTED}: {ELSEWHERE}"
    missing = [w for w in Wall if w not in protection and (w is not Wall.UID or _is_root())]
    if not missing:
        return None
    what = UNPROTECTED if UNPROTECTED in protection else f"without {', '.join(missing)}"
    return f"{what}: {REMEDY[missing[0]]} (gradiente doctor says more)"


def _one_line(reason: str) -> str:
    return (reason.strip().splitlines() or [""])[-1]


def _is_root() -> bool:
    return os.geteuid() == 0
