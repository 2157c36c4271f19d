"""Decoding takes bounded time and memory, whatever the bytes; and so does a whole submission."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import replace

import msgpack
import numpy as np
import pytest

from autograder.judging import cells as judged_cells
from autograder.judging import discretion, grading, swelling
from autograder.judging.comparison import Mismatch
from autograder.judging.proxy import StudentNotebook
from autograder.model import Limits, Status, StudentError, Task
from autograder.sandbox import session, wire
from autograder.sandbox.process import Process, Sandbox
from autograder.sandbox.session import Session
from tests.attacks.attack import FUNCTIONS, PRELUDE, submission
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
    start = time.thread_time()

    with suppress(wire.WireError):
        wire.decode(FRAMES[name], [])
    spent = time.thread_time() - start

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


def every_function(body: str) -> str:
    """A cell in which all functions of the lightest task do this."""
    return "import os, time\n" + "\n".join(f"def {name}(*a): {body}" for name in FUNCTIONS)


LARGE = {
    "empty lists": "return [[]] * 60_000",
    "empty objects": "return [{}] * 60_000",
    "bytes": "return np.zeros(8_000_000, np.int8)",
    "a table": "return np.zeros((2000, 2000))",
    "an argument made larger": "a[0].resize(3_000_000, refcheck=False)",
}


def trusted_seconds(cell: str, task: Task, sandbox: Sandbox) -> float:
    """What the trusted side calculates for one submission."""
    start = time.thread_time()
    report = grading.grade(submission("large", [cell]), task, sandbox)
    assert report.score == 0
    return time.thread_time() - start


@pytest.mark.parametrize("name", LARGE)
def test_values_far_larger_than_asked_are_not_read(
    name: str, walled: Sandbox, sigmoide: Task
) -> None:
    """They cost the trusted side what it takes to receive them."""
    assert trusted_seconds(every_function(LARGE[name]), sigmoide, walled) < 5


def test_without_the_bound_they_are_read(
    walled: Sandbox, sigmoide: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: as many times over as there are comparisons and experiments."""
    cell = every_function("return np.zeros(3_000_000, np.int8)")
    bounded = trusted_seconds(cell, sigmoide, walled)
    monkeypatch.setattr(swelling, "SPARE", 1 << 40)

    assert trusted_seconds(cell, sigmoide, walled) > 3 * bounded


@pytest.mark.parametrize("bounded", [True, False])
def test_an_argument_made_far_larger_is_not_read(
    *, bounded: bool, walled: Sandbox, tasks: tuple[Task, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not what the size of a value is held against, either; the control reads it all."""
    task = next(task for task in tasks if task.slug == "autodiff")
    cell = "def retroceder(cinta):\n    cinta += [[]] * 60_000\n    return [[]] * 60_000"
    argument = [1.0]
    if not bounded:
        monkeypatch.setattr(swelling, "SPARE", 1 << 40)

    with closing(Session(walled, task, (cell,))) as opened:
        opened.run()
        with suppress(Mismatch):
            StudentNotebook(opened)["retroceder"](argument)

    assert (len(argument) == 1) is bounded


def test_the_size_is_named(walled: Sandbox, sigmoide: Task) -> None:
    """The student reads what is wrong with such a value, in public and hidden checks."""
    report = grading.grade(
        submission("large", [every_function(LARGE["empty lists"])]), sigmoide, walled
    )

    said = {check.message for question in report.questions for check in question.checks}
    assert said == {"tu función devolvió muchísimos más valores de los que se esperan"}


def test_naps_do_not_hold_up_the_class(walled: Sandbox, sigmoide: Task) -> None:
    """S04: functions that take their time at each call end with the budget, for a person to see."""
    limits = Limits(cell=5.0, call=5.0, notebook=10.0, submission=1.0)
    cell = every_function("time.sleep(0.1)")

    report = grading.grade(submission("naps", [cell]), replace(sigmoide, limits=limits), walled)

    assert report.seconds < 3.0 + 4
    assert report.status is Status.ENGINE_ERROR


def test_without_a_budget_naps_add_up(walled: Sandbox, sigmoide: Task) -> None:
    """The control: every call takes its nap, and nothing ends it."""
    limits = Limits(cell=5.0, call=5.0, notebook=10.0, submission=1000.0)
    cell = every_function("time.sleep(0.1)")

    report = grading.grade(submission("naps", [cell]), replace(sigmoide, limits=limits), walled)

    assert report.seconds > 3.0 + 4


def test_a_notebook_is_replayed_a_few_times_at_most(
    walled: Sandbox, sigmoide: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S04b: functions that end the process at every call."""
    started = []
    start = type(walled).start

    def counted(sandbox: Sandbox, task: Task) -> Process:
        started.append(task.slug)
        return start(sandbox, task)

    monkeypatch.setattr(type(walled), "start", counted)

    grading.grade(submission("replays", [every_function("os._exit(0)")]), sigmoide, walled)

    tries = session.CRASHES * len(FUNCTIONS) * 2  # with and without stand-ins
    which = 1  # of two stand-ins cannot be tried
    assert 1 < len(started) <= 1 + tries + which  # thirty-three when each check tried again


def test_reading_the_code_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """More functions than anybody writes are not read; the control reads them, and far longer."""
    cells = ["".join(f"def f{n}(z):\n    return z\n" for n in range(2000))] * 15
    bounded = min(_reading_seconds(cells) for _ in range(3))
    monkeypatch.setattr(judged_cells, "MOST", 1 << 30)

    assert bounded < 0.2
    assert _reading_seconds(cells) > 3 * bounded


def test_a_function_longer_than_any_is_not_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody goes through its tree again and again; in the control it has one."""
    cells = ["def sigmoide(z):\n" + "    z = z + 1\n" * 5000]

    (unread,) = judged_cells.definitions(cells)
    monkeypatch.setattr(judged_cells, "LONGEST", 1 << 30)
    judged_cells._defined.cache_clear()
    (read,) = judged_cells.definitions(cells)

    assert unread.tree is None
    assert read.tree is not None


def _reading_seconds(cells: list[str]) -> float:
    judged_cells._defined.cache_clear()
    start = time.thread_time()
    judged_cells.definitions(cells)
    return time.thread_time() - start


def test_looking_for_a_word_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message is compared with what anybody writes; the control reads it all, and far longer."""
    cells = ("xv7x " * 100_000,) * 20
    error = StudentError("TypeError", "v7() got multiple values for argument 'v7'", 1, 1)

    def seconds() -> float:
        start = time.thread_time()
        discretion.shown(error, cells)
        return time.thread_time() - start

    bounded = seconds()
    monkeypatch.setattr(discretion, "MOST_READ", 1 << 30)

    assert bounded < 0.2
    assert seconds() > 3 * bounded
