"""One budget of processor time a submission; a busy machine costs nobody points."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from typing import Any

import pytest

from autograder.judging import grading
from autograder.model import EngineError, Limits, Outcome, Status, StudentTimeout, Task
from autograder.sandbox.answers import Heard
from autograder.sandbox.budget import MOMENT, Budget, Spent
from autograder.sandbox.orders import CLOCK
from autograder.sandbox.process import Process, ProcessDied, Sandbox
from autograder.sandbox.session import Session
from autograder.sandbox.usage import Gauge, Usage
from tests.conftest import submission

BURN = """
import time
def burn(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
"""
ALL = ("sigmoide", "derivadaSigmoide", "derivadaDesdeActivacion")


class Told:
    """A process whose usage the test says; it answers after so many seconds."""

    def __init__(self, seconds: float = MOMENT) -> None:
        self.seconds = seconds
        self.now: Usage | None = Usage()

    def request(self, seconds: float, *_: Any) -> dict[str, Any]:
        time.sleep(self.seconds)
        return {"seconds": seconds}

    def answers(self, *_: Any) -> Iterator[Heard]:
        return iter(())

    def usage(self) -> Usage | None:
        return self.now

    def close(self) -> None: ...


class Dying(Told):
    """One that ends when it is asked."""

    def request(self, *_: Any) -> dict[str, Any]:
        raise ProcessDied


def limited(task: Task, **limits: Any) -> Task:
    """The task with other limits."""
    return replace(task, limits=Limits(**limits))


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """A process that uses half a second of the processor, and then sleeps."""
    program = (
        "import time\nwhile time.process_time() < 0.5: pass\nprint(1, flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_usage_is_read_from_the_kernel(sleeper: subprocess.Popen[bytes]) -> None:
    """Half a second of work is seen, a second of sleep is not, and an end is no number."""
    gauge = Gauge(sleeper.pid)
    time.sleep(1.0)
    usage = gauge.read()
    sleeper.kill()
    sleeper.wait()

    assert usage is not None
    assert 0.45 < usage.cpu < 0.9
    assert gauge.read() is None
    gauge.close()


def test_each_process_is_counted_from_its_start(sigmoide: Task) -> None:
    """What a fresh process took before it was asked is not the student's."""
    budget, process = Budget(Limits(submission=10.0)), Told()
    for _ in range(3):
        process.now = Usage(2.0)
        budget.begin(process)
        process.now = Usage(5.0)
        budget.ask(process, 1.0, "call")

    assert budget.spent.cpu == 9.0
    assert not budget.used_up


def test_many_short_calls_are_counted_together() -> None:
    """The processor is looked at now and then, and what it took meanwhile is all there."""
    budget, process = Budget(Limits(submission=10.0)), Told(MOMENT / 4)
    budget.begin(process)
    for number in range(1, 9):
        process.now = Usage(float(number))
        budget.ask(process, 1.0, "call")

    assert budget.spent.cpu >= 4.0
    assert budget.spent.wall >= 2 * MOMENT


def test_what_ends_is_counted_at_once() -> None:
    """Of a process that dies in a short call nothing is left to be counted later."""
    budget, process = Budget(Limits(submission=10.0)), Dying(0.0)
    budget.begin(process)
    process.now = Usage(3.0)

    with pytest.raises(ProcessDied):
        budget.ask(process, 1.0, "call")

    assert budget.spent.cpu == 3.0


def test_what_is_used_up_ends_calls_at_once() -> None:
    """Past the budget a call is a timeout; past the clock too, unless the processor was idle."""
    worked, idle = Budget(Limits(submission=10.0)), Budget(Limits(submission=10.0))
    worked.spent = Spent(wall=12.0, cpu=10.0)
    idle.spent = Spent(wall=10.0 * CLOCK, cpu=1.0)

    with pytest.raises(StudentTimeout, match="10 segundos en total"):
        worked.check("sigmoide")
    with pytest.raises(EngineError, match="1 s of processor time in 30 s"):
        idle.check("sigmoide")


@pytest.mark.parametrize(
    ("spent", "ours"),
    [
        (Spent(10.0, 1.0, 8.0), True),  # ready all the time, and not let
        (Spent(10.0, 0.1, 0.1), False),  # asleep
        (Spent(10.0, 9.9, 9.0), False),  # kept waiting by threads of its own
        (Spent(10.0, 5.0, 5.0), False),  # half a processor, as in Gradescope
        (Spent(5.0, 0.0, 5.0), False),  # too short to tell
    ],
)
def test_only_a_busy_machine_is_to_blame(spent: Spent, ours: bool) -> None:
    """A process that wanted the processor and did not get it."""
    assert spent.starved is ours


def test_a_usage_that_nobody_knows_is_the_time_on_the_clock() -> None:
    """Where there is no /proc a submission still ends."""
    budget, process = Budget(Limits(submission=10.0)), Told()
    process.now = None
    budget.begin(process)

    budget.ask(process, 1.0, "call")

    assert budget.spent.cpu == budget.spent.wall > 0


def test_calls_and_cells_spend_one_budget(sandbox: Sandbox, sigmoide: Task) -> None:
    """What the cells took is not there for the calls, and the report says what happened."""
    cells = (BURN, "burn(0.6)", "def sigmoide(z):\n    burn(0.3)\n    return z")
    task = limited(sigmoide, cell=5.0, call=5.0, notebook=20.0, submission=1.2)

    report = grading.grade(submission(*cells), task, sandbox)

    if "of processor time in" in report.message:
        pytest.skip("this machine has too much to do")
    checks = {q.name: q.checks for q in report.questions}["sigmoide"]
    assert report.status is Status.GRADED
    assert report.cell_errors == ()
    late = [c for c in checks if c.outcome is Outcome.TIMEOUT]
    assert late
    assert all("segundos en total" in c.message for c in late)


def test_what_only_waits_is_for_a_person(sandbox: Sandbox, sigmoide: Task) -> None:
    """A notebook that sleeps its time away is ended, and nobody says that it computes too much."""
    functions = "\n".join(f"def {name}(*a):\n    time.sleep(0.4)\n    return a" for name in ALL)
    task = limited(sigmoide, cell=5.0, call=5.0, notebook=20.0, submission=1.0)
    start = time.monotonic()

    report = grading.grade(submission(f"import time\n{functions}"), task, sandbox)

    assert report.status is Status.ENGINE_ERROR
    assert "of processor time in" in report.message
    assert time.monotonic() - start < 3 * CLOCK + 5


def test_a_notebook_is_not_replayed_for_each_check(sandbox: Sandbox, sigmoide: Task) -> None:
    """Functions that end their process are asked a few times each, not once for each check.

    Twice, with and without stand-ins, once more where there is another reading, and once to find
    which of two it is that does not outlive being tried.
    """
    functions = "\n".join(f"def {name}(*a): os._exit(0)" for name in ALL)
    counted = Counted(sandbox)

    report = grading.grade(submission(f"import os\n{functions}"), sigmoide, counted)

    assert report.score == 0
    assert counted.started <= 14  # nineteen when each check tried again


class Counted:
    """A sandbox that counts its processes."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox, self.started, self.protection = sandbox, 0, sandbox.protection

    def start(self, task: Task) -> Process:
        self.started += 1
        return self.sandbox.start(task)

    def __enter__(self) -> Counted:
        return self

    def __exit__(self, *_: object) -> None: ...


@contextmanager
def busy_core(count: int) -> Iterator[None]:
    """So many processes that do nothing but compute, on the core that this thread runs on.

    It is that of the student's process: the session has given both the same.
    """
    program = [sys.executable, "-c", "while True: pass"]
    cores = len(os.sched_getaffinity(0))
    # Each in a session of its own: a scheduler may share time out by sessions first.
    busy = [subprocess.Popen(program, start_new_session=True) for _ in range(count * cores)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a scheduler that tells of waiting")
def test_a_machine_with_too_much_to_do_costs_no_points(sandbox: Sandbox, sigmoide: Task) -> None:
    """Beside eight busy processes on its core a function without end is our fault to judge."""
    hang = "def sigmoide(z):\n    while True: pass"
    session = Session(sandbox, limited(sigmoide, cell=5.0, call=3.0), (hang,))
    session.run()

    with (
        closing(session),
        busy_core(8),
        pytest.raises(EngineError, match="too much to do"),
    ):
        session.call("sigmoide", (1.0,), {})


@pytest.mark.skipif(sys.platform != "linux", reason="needs a scheduler that tells of waiting")
def test_a_slow_machine_gives_the_time_that_is_due(sandbox: Sandbox, sigmoide: Task) -> None:
    """Beside a busy process a function that needs most of its limit is right, and not late."""
    slow = f"{BURN}\ndef sigmoide(z):\n    burn(2.8)\n    return z"
    session = Session(sandbox, limited(sigmoide, cell=5.0, call=4.0), (slow,))
    session.run()

    with closing(session), busy_core(1), suppress(EngineError):  # busier than we made it
        assert session.call("sigmoide", (1.0,), {}).value == 1.0


def test_a_long_cell_is_left_out(sandbox: Sandbox, sigmoide: Task) -> None:
    """Code that does not travel costs its cell, and the sentence is true."""
    cells = ("x = '" + "a" * (2 << 20) + "'", "def sigmoide(z):\n    return z")
    session = Session(sandbox, sigmoide, cells)
    session.run()

    assert [(e.cell, e.message) for e in session.cell_errors] == [
        (1, "no se ejecutó: tiene más de 1 MB de código")
    ]
    assert session.functions == ("sigmoide",)
    session.close()


def test_a_process_that_ends_last_changes_nothing(sandbox: Sandbox, sigmoide: Task) -> None:
    """When the budget is used up by a call that has to be killed, nothing is replayed or unsaid."""
    block = "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM, signal.SIGPROF})"
    cells = (
        f"import signal\n{BURN}",
        f"def derivadaSigmoide(z):\n    {block}\n    burn(60)",
        "def sigmoide(z):\n    return z",
    )
    task = limited(sigmoide, cell=2.0, call=1.0, notebook=20.0, submission=0.8)
    session = Session(sandbox, task, cells)
    session.run()

    with closing(session), suppress(EngineError):  # on a machine with too much to do
        with pytest.raises(StudentTimeout):
            session.call("derivadaSigmoide", (1.0,), {})
        with pytest.raises(StudentTimeout, match="en total"):
            session.call("sigmoide", (1.0,), {})
        session.replace("def sigmoide(z):\n    return z", {"sigmoide": None})

    assert session.cell_errors == ()
    assert set(session.functions) == {"sigmoide", "derivadaSigmoide"}
