"""What a notebook finds out of hidden cases stays in its process, and is worth nothing later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder import course, words
from autograder.judging import checks, discretion, exams, grading, phrases, seeds
from autograder.judging.proxy import StudentNotebook
from autograder.judging.seeds import Draw
from autograder.judging.subject import LocalNotebook
from autograder.model import Report, Task
from autograder.sandbox import simplify
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session
from autograder.sandbox.wire import Opaque
from tests.attacks.attack import brief, submission

FIRST, SECOND = (seeds.draw("un secreto de esta prueba", "sigmoide", n) for n in (1, 2))

SEEN = """
import hashlib, os, pathlib, warnings
import numpy as np
SEEN = []
def bits(z):
    SEEN.append(np.array(z, float).ravel())
    return np.concatenate(SEEN).tobytes().hex()
def number(z):
    return int(bits(z)[-300:], 16)
def mixed(z):
    return hashlib.sha256(bits(z).encode()).hexdigest()[:12]
"""

# What each function does with the arguments it is given; every one of them is told as it can.
CHANNELS = {
    "the name of an exception": "raise type('E' + bits(z)[-90:], (Exception,), {})('')",
    "the text of an exception": "raise ValueError(bits(z))",
    "a name that is not defined": "raise NameError(f\"name 'x{bits(z)[-38:]}' is not defined\")",
    "an attribute": "raise AttributeError(f\"'float' object has no attribute '{bits(z)[-38:]}'\")",
    "a module": "raise ModuleNotFoundError(f\"No module named 'x{bits(z)[-38:]}'\")",
    "a function's name": "raise TypeError(f'x{bits(z)[-38:]}() takes 1 positional argument but 2 "
    "were given')",
    "text that cannot be a number": "float(bits(z))",
    "long numbers of a shape": "n = number(z) | 1 << 90; raise ValueError('operands could not be "
    "broadcast together with shapes (%d,) (3,) ' % n)",
    "an index": "raise IndexError(f'index {number(z) | 1 << 90} is out of bounds for "
    "axis 0 with size 3')",
    "the number of a cell": "exec(compile('raise ValueError', f'<celda {number(z)}>', 'exec'))",
    "the number of a line": "exec(compile('\\n' * (99 + number(z) % 9999) + 'raise ValueError', "
    "'<celda 1>', 'exec'))",
    "the cause of an exception": "raise ValueError('math domain error') from ValueError(bits(z))",
    "the type of a result": "return type('T' + bits(z)[-90:], (), {})()",
    "the keys of a result": "return {bits(z): 1.0}",
    "a text as a result": "return bits(z)",
    "the length of texts": "return np.array(['x' * (1 + number(z) % 9000)])",
    "a size of five digits": "return np.zeros((100000 + number(z) % 99999, 0))",
    "many dimensions": "return np.zeros([1 + int(c, 16) % 2 for c in mixed(z)])",
    "a list of many numbers": "return [0.0] * (100000 + number(z) % 9999)",
    "a large whole number": "return number(z)",
    "a warning and what is printed": "warnings.warn(bits(z)); print(bits(z)); return None",
    "a note for the cells to tell when they run again": "pathlib.Path('nota').write_text(bits(z)); "
    "os._exit(1)",
}
TELLING = """
if pathlib.Path('nota').exists():
    told = pathlib.Path('nota').read_text()
    sigmoide = 3
    raise ValueError(told)
"""
FUNCTIONS = """
def sigmoide(z):
    {deed}
def derivadaSigmoide(z):
    {deed}
def derivadaDesdeActivacion(z):
    {deed}
"""


def told(deed: str, draw: Draw, task: Task, sandbox: Sandbox) -> Report:
    """All that a report tells of a notebook, the public checks aside."""
    cells = (SEEN, FUNCTIONS.format(deed=deed), TELLING)
    report = grading.grade(submission("fuga", cells), brief(task), sandbox, draw)
    hidden = tuple(
        replace(question, checks=tuple(check for check in question.checks if check.hidden))
        for question in report.questions
    )
    return replace(report, questions=hidden, seconds=0.0, attempt=1, seed="")


@pytest.mark.parametrize("deed", CHANNELS.values(), ids=CHANNELS.keys())
def test_a_hidden_argument_does_not_come_out(deed: str, walled: Sandbox, sigmoide: Task) -> None:
    """The report is the same whatever the hidden arguments are."""
    first, second = (told(deed, draw, sigmoide, walled) for draw in (FIRST, SECOND))

    assert first == second


@pytest.mark.parametrize(
    "name", ["the name of an exception", "a name that is not defined", "the number of a cell",
             "long numbers of a shape", "a size of five digits"],
)  # fmt: skip
def test_without_discretion_it_comes_out(
    name: str, walled: Sandbox, sigmoide: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The probes can see success: shown as it came, what was raised and returned tells them."""
    monkeypatch.setattr(discretion, "shown", lambda error, _: error)
    monkeypatch.setattr(discretion, "bounded", words.printable)

    first, second = (told(CHANNELS[name], draw, sigmoide, walled) for draw in (FIRST, SECOND))

    assert first != second


LATE = (
    SEEN
    + """
def sigmoide(z):
    bits(z); return 0 * np.asarray(z) + 7.0
def derivadaSigmoide(z):
    raise ValueError(bits(z))
def derivadaDesdeActivacion(a):
    return bits(a)
"""
)


def test_public_checks_know_of_no_hidden_argument(walled: Sandbox, sigmoide: Task) -> None:
    """A public check tells everything, and the same whatever the hidden arguments are."""
    reports = [
        grading.grade(submission("tarde", [LATE]), brief(sigmoide), walled, draw)
        for draw in (FIRST, SECOND)
    ]

    first, second = (
        [c for question in report.questions for c in question.checks if not c.hidden]
        for report in reports
    )
    assert first == second


def test_after_a_hidden_check_a_public_one_would_tell(walled: Sandbox, sigmoide: Task) -> None:
    """Question after question, the public checks of the second tell what the first was given."""
    messages = []
    for draw in (FIRST, SECOND):
        exam = exams.load(sigmoide, draw.seed)
        session = Session(walled, brief(sigmoide), (LATE,))
        session.run()
        notebook = StudentNotebook(session, exam.references)
        results = [checks.run(c, notebook) for question in exam.questions for c in question.checks]
        session.close()
        messages.append([result.message for result in results if not result.hidden])

    assert messages[0] != messages[1]


def table(task: Task, draw: Draw) -> str:
    """A notebook that knows the answers to everything that an attempt asks, and nothing else."""
    scope = course.execute(task.solution / "solution.py", task.root)
    known: dict[str, dict[str, float]] = {name: {} for name in task.functions}

    def recording(name: str) -> Any:
        right = scope[name]

        def record(z: Any) -> Any:
            value = right(z)
            pairs = zip(np.ravel(z), np.ravel(value), strict=True)
            known[name].update((repr(float(a)), float(b)) for a, b in pairs)
            return value

        return record

    answers = {name: recording(name) for name in task.functions}
    for question in exams.load(task, draw.seed).questions:
        for check in question.checks:
            checks.run(check, LocalNotebook(dict(answers)))
    lines = [
        f"def {name}(z):\n"
        f"    return np.vectorize(lambda x: {pairs!r}.get(repr(float(x)), 0.123), [float])(z)"
        for name, pairs in known.items()
    ]
    return "import numpy as np\n" + "\n".join(lines)


def test_a_table_of_one_attempt_fails_the_next(walled: Sandbox, sigmoide: Task) -> None:
    """Who wrote down every argument of an attempt has the public checks of the next, no more."""
    hard_coded = submission("tabla", [table(sigmoide, FIRST)])

    reports = [
        grading.grade(hard_coded, sigmoide, walled, draw)
        for draw in (FIRST, replace(FIRST), SECOND)
    ]

    public = sum(c.points for q in reports[0].questions for c in q.checks if not c.hidden)
    assert [report.score for report in reports] == [100.0, 100.0, public]


def test_a_forged_name_of_a_type_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker names types from a list; a name that it was made to send is shown to nobody."""
    forged = Opaque("un secreto de noventa letras")

    assert phrases.described(forged) == simplify.OTHER
    monkeypatch.setattr(simplify, "SAID", {forged.type_name})
    assert phrases.described(forged) == forged.type_name
