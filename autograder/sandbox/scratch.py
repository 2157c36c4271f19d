"""Temporary folders below one root; the grader removes it, or the next one if it was killed."""

from __future__ import annotations

import os
import secrets
import stat
import tempfile
from contextlib import suppress
from itertools import islice
from pathlib import Path

PREFIX = "gradiente-"
OTHERS_PASS = 0o1
ENTRIES = 1024  # a folder with more of them is too big, whatever their size


def make_root() -> Path:
    """A folder named after this process, that other users may pass through but not list."""
    base = temporary_folder()
    _sweep(base)
    root = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=base))
    root.chmod(0o711)
    return root


def temporary_folder() -> Path:
    """The system's folder for temporary files, or one that a process of another user can reach."""
    candidates = [Path(tempfile.gettempdir())]
    if os.geteuid() == 0:
        candidates += [Path("/tmp"), Path("/var/tmp")]  # noqa: S108 - names below are random
    return next((base for base in candidates if _reachable(base)), candidates[0])


def make_folder(root: Path) -> Path:
    """A folder for one process."""
    return Path(tempfile.mkdtemp(prefix="alumno-", dir=root))


def remove(folder: Path) -> None:
    """Remove a folder that somebody hostile wrote in: closed, or nested deeper than a path goes.

    Folders inside it are lifted to its top until none is left.
    """
    with suppress(FileNotFoundError):
        folder.chmod(0o700)
        while entries := _entries(folder):
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    _lift(Path(entry.path), folder)
                else:
                    Path(entry.path).unlink()
        folder.rmdir()


def is_over(folder: Path, size: int) -> bool:
    """Whether a folder holds more bytes than `size`, too many files, or anything unreadable."""
    taken = entries = 0
    left = [folder]
    try:
        while left and taken <= size and entries <= ENTRIES:
            for entry in _entries(left.pop(), ENTRIES + 1):
                entries += 1
                taken += entry.stat(follow_symlinks=False).st_blocks * 512
                if entry.is_dir(follow_symlinks=False):
                    left.append(Path(entry.path))
    except FileNotFoundError:  # removed while we looked
        return False
    except OSError:
        return True
    return taken > size or entries > ENTRIES


def _entries(folder: Path, most: int | None = None) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(islice(entries, most))


def _lift(inner: Path, top: Path) -> None:
    inner.chmod(0o700)
    for entry in _entries(inner):
        if entry.is_dir(follow_symlinks=False):
            Path(entry.path).chmod(0o700)  # moving a folder writes in it
            Path(entry.path).rename(top / secrets.token_hex(8))
        else:
            Path(entry.path).unlink()
    inner.rmdir()


def _reachable(base: Path) -> bool:
    folders = (base, *base.resolve().parents)
    return base.is_dir() and all(folder.stat().st_mode & OTHERS_PASS for folder in folders)


def _sweep(base: Path) -> None:
    """Remove the roots of graders that died without doing so."""
    for root in base.glob(f"{PREFIX}[0-9]*-*"):
        with suppress(OSError, ValueError):
            facts = root.lstat()
            pid = int(root.name.split("-")[1])
            if stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.geteuid() and not _lives(pid):
                remove(root)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
