"""A list of the system calls a process may make from now on; the kernel refuses every other.

The list is compiled here, for Berkeley's packet filter: a few instructions for each call, in a row.
What Landlock does not know is refused here: changing modes, owners and times of files, datagrams,
signals sent by way of `fcntl`, truncating a file that is open for reading.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import socket
import struct
import termios
from dataclasses import dataclass
from functools import cache

from autograder.sandbox.walls import kernel
from autograder.sandbox.walls.syscalls import EXAMINED, FREE, numbers

AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32 = 0x40000000  # and above: x86_64's third set of calls
FILTER = 2
LOAD, AND, RETURN = 0x20, 0x54, 0x06
IF_EQUAL, IF_AT_LEAST = 0x15, 0x35
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
WORD = 0xFFFFFFFF
SELF = b"\xf5\xe1\xf5\xe1"  # no instruction holds it, and no process has such an id

PR_SET_NAME, PR_SET_VMA = 15, 0x53564D41
CLONE_THREAD = 0x10000
HARMLESS_FCNTL = (
    *(fcntl.F_DUPFD, fcntl.F_DUPFD_CLOEXEC, fcntl.F_GETFD, fcntl.F_SETFD),
    *(fcntl.F_GETFL, fcntl.F_SETFL, fcntl.F_GETLK, fcntl.F_SETLK, fcntl.F_SETLKW),
)
HARMLESS_IOCTL = (
    *(termios.TCGETS, termios.TIOCGWINSZ),
    *(termios.FIONBIO, termios.FIONREAD, termios.FIOCLEX, termios.FIONCLEX),
)


@dataclass(frozen=True, slots=True)
class Is:
    """A condition on half an argument: `word` 2n is the low half of argument n."""

    word: int
    value: int
    mask: int = WORD


Alternatives = tuple[tuple[Is, ...], ...]  # one of these, all of whose conditions hold


def supported() -> bool:
    """Whether the filter can be written for this machine's calls."""
    return platform.machine() in AUDIT_ARCHITECTURE


def restrict() -> None:
    """Refuse this process every system call that is not on the list, for good."""
    code = program(platform.machine()).replace(SELF, os.getpid().to_bytes(4, "little"))
    buffer = ctypes.create_string_buffer(code, len(code))
    described = struct.pack("@HP", len(code) // 8, ctypes.addressof(buffer))
    kernel.control(kernel.SET_NO_NEW_PRIVS, 1)
    kernel.control(kernel.SET_SECCOMP, FILTER, described)


@cache
def program(machine: str) -> bytes:
    """The filter, `struct sock_filter` after `struct sock_filter`, with SELF for the process's id.

    The zygote compiles it once; a process only writes its id into it.
    """
    code = [
        _do(LOAD, ARCHITECTURE),
        _jump(IF_EQUAL, AUDIT_ARCHITECTURE[machine], otherwise=1) + _jump_over(1) + KILL,
        _do(LOAD, NUMBER),
        _jump(IF_AT_LEAST, X32, otherwise=1) + KILL,
    ]
    code += [_case(number, ALLOW) for number in numbers(FREE, machine).values()]
    examined = numbers(EXAMINED, machine)
    code += [_case(examined[name], _one_of(a)) for name, a in _conditions().items()]
    code += [_case(examined[name], MISSING) for name in ("clone3", "openat2")]
    return b"".join([*code, REFUSE])


def _conditions() -> dict[str, Alternatives]:
    """When the examined calls are allowed."""
    to_itself = ((Is(0, int.from_bytes(SELF, "little")),),)
    return {
        "openat": (
            (Is(4, 0, os.O_TRUNC),),
            (Is(4, os.O_WRONLY, os.O_ACCMODE),),
            (Is(4, os.O_RDWR, os.O_ACCMODE),),
        ),
        "socketpair": ((Is(0, socket.AF_UNIX), Is(2, socket.SOCK_STREAM, 0xF)),),
        "sendto": ((Is(8, 0), Is(9, 0)),),  # no address: to whoever is connected
        "ioctl": tuple((Is(2, request),) for request in HARMLESS_IOCTL),
        "fcntl": tuple((Is(2, command),) for command in HARMLESS_FCNTL),
        "prctl": ((Is(0, PR_SET_NAME),), (Is(0, PR_SET_VMA),)),
        "prlimit64": ((Is(0, 0), Is(4, 0), Is(5, 0)),),  # of itself, no new limit
        "clone": ((Is(0, CLONE_THREAD, CLONE_THREAD),),),
        **dict.fromkeys(("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"), to_itself),
    }


def _case(number: int, block: bytes) -> bytes:
    """Run `block`, which ends in a return, for this call."""
    return _jump(IF_EQUAL, number, otherwise=len(block) // 8) + block


def _one_of(alternatives: Alternatives) -> bytes:
    return b"".join(_all_of(conditions) for conditions in alternatives) + REFUSE


def _all_of(conditions: tuple[Is, ...]) -> bytes:
    """Allow when every condition holds; fall past the block otherwise."""
    block = ALLOW
    for condition in reversed(conditions):
        test = _do(LOAD, ARGUMENTS + 4 * condition.word) + _do(AND, condition.mask)
        block = test + _jump(IF_EQUAL, condition.value, otherwise=len(block) // 8) + block
    return block


def _do(code: int, operand: int) -> bytes:
    return struct.pack("<HBBI", code, 0, 0, operand)


def _jump(code: int, operand: int, otherwise: int) -> bytes:
    """Go on when the test holds, skip so many instructions otherwise."""
    return struct.pack("<HBBI", code, 0, otherwise, operand)


def _jump_over(count: int) -> bytes:
    return _do(0x05, count)


ALLOW = _do(RETURN, 0x7FFF0000)
KILL = _do(RETURN, 0x80000000)
REFUSE = _do(RETURN, 0x00050000 | errno.EPERM)
MISSING = _do(RETURN, 0x00050000 | errno.ENOSYS)  # glibc falls back on a call that shows its flags
