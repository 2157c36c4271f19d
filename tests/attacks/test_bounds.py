"""Decoding takes bounded time and memory, whatever the bytes; and so does a whole submission."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace

import msgpack
import numpy as np
import pytest

from autograder.judging import grading
from autograder.model import Limits, Task
from autograder.sandbox import wire
from autograder.sandbox.process import Sandbox
from tests.attacks.attack import PRELUDE, submission
from tests.attacks.conftest import GRACE, Place

PRIME = 2**61 - 1  # Python's hash of an integer is its remainder by this
MANY = 15_000
ARRAY = msgpack.packb([b"", "<f8", [0]])


def colliding_integers() -> bytes:
    """A set whose members all have one hash: a small part of what a frame may hold."""
    numbers = [(k * PRIME + 5).to_bytes(12, "big") for k in range(16, 16 + MANY)]
    items = msgpack.packb([msgpack.ExtType(wire.Ext.BIGINT, number) for number in numbers])
    packed: bytes = msgpack.packb(msgpack.ExtType(wire.Ext.SET, items))
    return packed


def colliding_complexes() -> bytes:
    """The same with complex numbers, hashed as real + 1000003 · imag."""
    values = [complex(2.0**52 - 1000003 * k, k) for k in range(1, MANY)]
    items = [msgpack.ExtType(wire.Ext.COMPLEX, np.complex128(v).tobytes()) for v in values]
    packed: bytes = msgpack.packb(msgpack.ExtType(wire.Ext.SET, msgpack.packb(items)))
    return packed


def nested_tuples(depth: int) -> bytes:
    """A tuple in a tuple in a tuple."""
    data: bytes = msgpack.packb([])
    for _ in range(depth):
        data = b"\x91" + msgpack.packb(msgpack.ExtType(wire.Ext.TUPLE, data))
    return data


FRAMES = {
    "a set of colliding integers": colliding_integers(),
    "a set of colliding complex numbers": colliding_complexes(),
    "lists nested to the limit": b"\x91" * 400 + b"\x90",
    "extensions nested to the limit": nested_tuples(wire.MAX_DEPTH),
    "many empty arrays": msgpack.packb([msgpack.ExtType(wire.Ext.ARRAY, ARRAY)] * 20_000),
    "a long text": msgpack.packb("x" * (15 << 20)),
    "a number of 16 MB": msgpack.packb(msgpack.ExtType(wire.Ext.BIGINT, b"\x7f" * (15 << 20))),
    "an array that claims 2^62 elements": msgpack.packb(
        msgpack.ExtType(wire.Ext.ARRAY, msgpack.packb([b"", "<f8", [1 << 62]]))
    ),
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_is_decoded_in_bounded_time(name: str) -> None:
    """A frame far below the size limit takes less than half a second of processor time."""
    start = time.process_time()

    with suppress(wire.WireError):
        wire.decode(FRAMES[name], [])
    spent = time.process_time() - start

    assert spent < 0.5


def test_a_frame_is_decoded_in_bounded_memory() -> None:
    """The largest header takes at most a quarter of a gigabyte when it is decoded."""
    program = (
        "import pathlib, re\nfrom autograder.sandbox import wire\n"
        "n = wire.MAX_HEADER - 8\n"
        "data = b'\\xdd' + n.to_bytes(4, 'big') + b'\\x80' * n  # empty dicts\n"
        "try:\n    wire.decode(data, [])\nexcept wire.WireError:\n    pass\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        # its own peak: ru_maxrss counts that of the process it was started from
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) >> 10)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )

    assert int(ended.stdout) < 256


def test_only_the_closed_set_arrives() -> None:
    """A type that msgpack knows and the wire does not arrives as a plain number."""
    assert wire.decode(msgpack.packb(msgpack.Timestamp(1, 0)), []) == 1.0


def test_deadly_cells_do_not_add_up(walled: Sandbox, sigmoide: Task, place: Place) -> None:
    """However many cells have to be killed, a notebook takes its own limit and little more."""
    stubborn = "signal.signal(signal.SIGALRM, signal.SIG_IGN)\nos.kill(os.getpid(), signal.SIGSTOP)"
    cells = (PRELUDE.format(place=place), *[stubborn] * 6)
    task = replace(sigmoide, limits=Limits(cell=0.3, call=0.3, notebook=0.6))

    report = grading.grade(submission("stubborn", cells), task, walled)

    assert report.seconds < 0.6 + 2 * GRACE + 4  # six times each would be over ten
