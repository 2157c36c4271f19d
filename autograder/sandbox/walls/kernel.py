"""Calls of the Linux kernel that Python has no name for. Importable on Linux only."""

from __future__ import annotations

import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)

SET_PDEATHSIG, SET_DUMPABLE, SET_SECCOMP, SET_NO_NEW_PRIVS = 1, 4, 22, 38
CAPBSET_READ, CAPBSET_DROP = 23, 24


def call(function: str, *args: int | bytes | None) -> int:
    """Call a function of libc; OSError, naming it, when it says -1."""
    wide = (ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in args)
    result = int(getattr(_libc, function)(*wide))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), function)
    return result


def control(option: int, value: int, more: int | bytes = 0) -> None:
    """`prctl` on this process."""
    call("prctl", option, value, more, 0, 0)
