"""What a student's process has taken of the processor: read by us, never told by the student."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_USER, _CHILDREN = 11, 15  # fields of /proc/<pid>/stat behind the name: user, system, twice


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds of a process since it began."""

    cpu: float = 0.0  # of processor time, all its threads together
    waited: float = 0.0  # that its first thread was ready to run and had no processor


class Gauge:
    """Reads the usage of one process as long as the kernel remembers it.

    The files stay open: those of a process that is gone say so, even when its id is another's.
    """

    def __init__(self, pid: int) -> None:
        """Open the files, where the system has them."""
        self._files: list[int] = []
        for name in ("stat", "schedstat"):
            with suppress(OSError):
                self._files.append(os.open(f"/proc/{pid}/{name}", os.O_RDONLY | os.O_CLOEXEC))

    def read(self) -> Usage | None:
        """The usage so far; None when nobody knows it."""
        if not self._files:
            return None
        try:
            facts, *more = [os.pread(file, 2048, 0) for file in self._files]
        except OSError:
            return None
        fields = facts.rpartition(b")")[2].split()
        if len(fields) < _CHILDREN:
            return None
        cpu = sum(map(int, fields[_USER:_CHILDREN])) / _TICKS
        return Usage(cpu, int(more[0].split()[1]) / 1e9 if more and more[0].strip() else 0.0)

    def close(self) -> None:
        """Let go of the files."""
        while self._files:
            os.close(self._files.pop())
