"""Landlock: a process says what it may open from now on, and cannot take it back.

Needs no privilege. Rules name files and folders by open descriptor, so a folder that another user
cannot even reach can be granted, as long as whoever opened it could.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable
from enum import IntFlag

from autograder.sandbox.walls import kernel

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
PATH_BENEATH = 1
TCP, SCOPE = 0b11, 0b11  # binding and connecting; abstract sockets and signals of others


class Access(IntFlag):
    """What may be done with a file or below a folder."""

    WRITE_FILE = 1 << 1
    READ_FILE = 1 << 2
    READ_DIR = 1 << 3
    REMOVE_DIR = 1 << 4
    REMOVE_FILE = 1 << 5
    MAKE_DIR = 1 << 7
    MAKE_FILE = 1 << 8
    REFER = 1 << 13  # ABI 2: renaming between folders
    TRUNCATE = 1 << 14  # ABI 3


READ = Access.READ_FILE | Access.READ_DIR
CHANGE = Access.REMOVE_DIR | Access.REMOVE_FILE | Access.MAKE_DIR | Access.MAKE_FILE | Access.REFER
WRITE = READ | CHANGE | Access.WRITE_FILE | Access.TRUNCATE
OF_A_FILE = Access.READ_FILE | Access.WRITE_FILE | Access.TRUNCATE


def abi() -> int:
    """The version this kernel speaks; 0 where it speaks none."""
    try:
        return kernel.call("syscall", CREATE_RULESET, None, 0, 1)
    except OSError:
        return 0


def restrict(readable: Iterable[int], writable: Iterable[int], devices: Iterable[int]) -> None:
    """Refuse this process everything but what lies below these descriptors, and the network."""
    version = abi()
    handled = _rights(version)
    ruleset = kernel.call("syscall", CREATE_RULESET, *_attributes(version, handled), 0)
    device = Access.READ_FILE | Access.WRITE_FILE
    for descriptors, access in ((readable, READ), (writable, WRITE), (devices, device)):
        for descriptor in descriptors:
            _allow(ruleset, descriptor, access & handled)
    kernel.control(kernel.SET_NO_NEW_PRIVS, 1)
    kernel.call("syscall", RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _rights(version: int) -> int:
    """Every right this kernel can refuse: ABI 1 knew 13; 2, 3 and 5 each added one."""
    return (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1


def _attributes(version: int, handled: int) -> tuple[bytes, int]:
    """`struct landlock_ruleset_attr`, as long as this kernel knows it."""
    size = 8 if version < 4 else 16 if version < 6 else 24
    return struct.pack("<QQQ", handled, TCP, SCOPE)[:size], size


def _allow(ruleset: int, descriptor: int, access: int) -> None:
    if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
        access &= OF_A_FILE
    rule = struct.pack("<Qi", access, descriptor)
    kernel.call("syscall", ADD_RULE, ruleset, PATH_BENEATH, rule, 0)
