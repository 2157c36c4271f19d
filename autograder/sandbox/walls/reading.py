"""What a student's process may read: the interpreter, its libraries and the tasks' public data.

Everything is opened by the zygote, which may be root, and granted by descriptor. Where a folder on
the way is closed to the user the process becomes (a Python below /root), the path is replaced by
`/proc/self/fd/N`, which leads to the same folder without walking through the closed one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

SYSTEM = (
    *("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/nix/store"),
    *("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo", "/usr/share/fonts"),
)
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
PACKAGES = ("site-packages", "dist-packages")
OTHERS_READ, OTHERS_PASS = 0o4, 0o1


def libraries() -> tuple[str, ...]:
    """The entries of sys.path that hold the interpreter and installed packages; not projects."""
    own = tuple(os.path.join(prefix, "lib") for prefix in {sys.prefix, sys.base_prefix})  # noqa: PTH118 - compared as text
    return tuple(
        entry for entry in sys.path if entry.startswith(own) or entry.rstrip("/").endswith(PACKAGES)
    )


def open_all(paths: Iterable[str]) -> dict[str, int]:
    """A descriptor for each path that exists."""
    descriptors = {}
    for path in paths:
        try:
            descriptors[path] = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
    return descriptors


def detours(granted: Mapping[str, int]) -> dict[str, str]:
    """The granted folders that only root can walk to, and a path that everybody can take."""
    return {path: f"/proc/self/fd/{fd}" for path, fd in granted.items() if not _reachable(path)}


def reroute(around: Mapping[str, str]) -> None:
    """Let everything that will be imported, and the data, be found by way of the detours."""
    sys.path[:] = [_path_by(entry, around) for entry in sys.path]
    sys.path_importer_cache.clear()
    for module in list(sys.modules.values()):
        folders = getattr(module, "__path__", None)
        if isinstance(folders, list):  # shared with the module's spec: changed in place
            folders[:] = [_path_by(folder, around) for folder in folders]
    for name, value in os.environ.items():
        os.environ[name] = _path_by(value, around)


def unreadable(descriptors: Iterable[int]) -> bool:
    """Whether some granted file or folder is closed to other users itself."""
    return not all(os.fstat(descriptor).st_mode & OTHERS_READ for descriptor in descriptors)


def _reachable(path: str) -> bool:
    parents = Path(path).resolve().parents
    return all(parent.stat().st_mode & OTHERS_PASS for parent in parents)


def _path_by(path: str, around: Mapping[str, str]) -> str:
    for closed, way in around.items():
        if path == closed or path.startswith(closed + "/"):
            return way + path[len(closed) :]
    return path
