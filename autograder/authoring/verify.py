"""The contract of a task, proved: what every task must be before a student sees it."""

from __future__ import annotations

import ast
import base64
import bz2
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder import catalog, course
from autograder.authoring import asked, mistakes, template
from autograder.authoring.references import (
    leanings_are_found,
    outputs_have_names,
    stand_ins_run_alone,
)
from autograder.judging import exams, grading, seeds
from autograder.judging.seeds import Draw
from autograder.model import Outcome, Refusal, Submission, Task
from autograder.sandbox.process import Sandbox
from autograder.storage import text_of

FULL, MOST_PUBLIC = 100, 20
SEEDS = 3  # on which a task is proved each time; `nox -s margins` proves 200
ALLOWED_IMPORTS = {"numpy", "otter"}


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """One clause of the contract for one task; `problems` is empty when it holds."""

    task: str
    clause: str
    problems: tuple[str, ...]


Clause = Callable[[Task], Iterator[str]]  # its docstring is the sentence; it yields what is wrong
Proof = Callable[[Task, Sandbox], Iterator[str]]


def verify(task: Task, sandbox: Sandbox) -> Iterator[ClauseResult]:
    """Check every clause of the contract for one task, the quick ones first."""
    for clause in CLAUSES:
        yield ClauseResult(task.slug, _sentence(clause), tuple(_problems(clause(task))))
    for proof in PROOFS:
        yield ClauseResult(task.slug, _sentence(proof), tuple(_problems(proof(task, sandbox))))


def verify_template(tasks: tuple[Task, ...], root: Path) -> ClauseResult:
    """Check that the generated template is what a build would write now."""
    target = root / catalog.HANDED_OUT
    stale = (f"{change}: run gradiente build" for change in template.drift(tasks, target))
    return ClauseResult("student_template", "is fresh", tuple(_problems(stale)))


def _problems(found: Iterator[str]) -> Iterator[str]:
    """What a clause finds, once; a file that keeps it from looking further is a problem too."""
    told = set[str]()
    try:
        for problem in found:
            if problem not in told:  # as on another seed
                yield problem
            told.add(problem)
    except Refusal as refusal:
        yield str(refusal)
    except OSError as error:
        yield f"{error.filename}: {error.strerror}"


def same_slugs(task: Task) -> Iterator[str]:
    """stands in all three trees"""
    for folder in (task.assignment / "tests", task.solution, task.hidden):
        if not folder.is_dir():
            yield f"{folder} is missing"
    hidden = {path.stem for path in task.hidden.glob("*.py")}
    yield from (f"{name}: no hidden test file" for name in sorted(set(task.functions) - hidden))
    yield from (
        f"{name}: hidden tests of no question" for name in sorted(hidden - set(task.functions))
    )


def same_signatures(task: Task) -> Iterator[str]:
    """stub and solution share their signatures"""
    solution = _functions(_solution(task))
    tagged = _tagged_cells(task)
    stubs = _functions("\n\n".join(tagged.values()), task.assignment / "notebook.py")
    for name in task.functions:
        theirs, ours = stubs.get(name), solution.get(name)
        if theirs is None and name in tagged:
            yield f"{name}: the cell that is tagged with it defines no function of this name"
            continue
        if theirs is None:
            yield f'{name}: no cell is tagged with it: write # %% tags=["{name}"] above its stub'
            continue
        if ours is None or _parameters(theirs) != _parameters(ours):
            yield f"{name}: stub {_parameters(theirs)}, solution {_parameters(ours)}"


def points_add_up(task: Task) -> Iterator[str]:
    """is worth 100 points, at most 20 of them public"""
    every = [check for question in exams.load(task).questions for check in question.checks]
    total = sum(check.points for check in every)
    public = sum(check.points for check in every if not check.hidden)
    if total != FULL:
        yield f"{total} points, not {FULL}"
    if public > MOST_PUBLIC:
        yield f"{public} public points, more than {MOST_PUBLIC}"


def public_tests_stand_alone(task: Task) -> Iterator[str]:
    """has public tests that import numpy and otter only"""
    for path in sorted((task.assignment / "tests").glob("*.py")):
        for name in _imports(path):
            if name.partition(".")[0] not in ALLOWED_IMPORTS:
                yield f"{path.name} imports {name}"
        template.guarded(path)  # a Refusal where the wrapper would have no place


def template_keeps_secrets(task: Task) -> Iterator[str]:
    """gives students no line of its solution or hidden tests"""
    given = "\n".join(text for _, text in template.files((task,)))
    for packed in re.findall(r'PRUEBAS = \\"([\w+/=]+)\\"', given):
        given += bz2.decompress(base64.b64decode(packed)).decode()
    sources = map(text_of, sorted(task.assignment.rglob("*.py")))
    public = "\n".join((template.wrapper(), *sources))
    for path in (*sorted(task.solution.glob("*.py")), *sorted(task.hidden.glob("*.py"))):
        for line in map(str.strip, text_of(path).splitlines()):
            if len(line) > 30 and line in given and line not in public:
                yield f"{path.name}: {line}"


def solution_earns_all(task: Task, sandbox: Sandbox) -> Iterator[str]:
    """gives its solution full marks, in the real engine"""
    for seed in proven_seeds(task):
        report = grading.grade(solved(task), task, sandbox, Draw(1, seed))
        yield from (f"cell {e.cell}: {e.type}: {e.message}" for e in report.cell_errors)
        for question in report.questions:
            for check in question.checks:
                if check.outcome is not Outcome.PASSED or check.blamed:
                    yield f"{question.name}, {check.name}: {check.outcome} {check.message}"
        if report.score != FULL:
            yield f"{report.score} points {report.message}"


def stub_earns_nothing(task: Task, sandbox: Sandbox) -> Iterator[str]:
    """gives its unsolved notebook 0 points and no unhandled error"""
    report = grading.grade(unsolved(task), task, sandbox)
    yield from (f"cell {e.cell}: {e.type}: {e.message}" for e in report.cell_errors)
    if report.score != 0 or not report.questions:
        yield f"{report.score} points {report.message}"


def mistakes_are_caught(task: Task, *_: object) -> Iterator[str]:
    """catches every misconception in a hidden test and names it"""
    yield from mistakes.problems(task, tuple(proven_seeds(task)))


def sizes_are_others(task: Task, sandbox: Sandbox) -> Iterator[str]:
    """has no hidden case of the sizes that its notebook has"""
    yield from asked.sizes_are_others(task, sandbox, solved(task))


def solved(task: Task) -> Submission:
    """The student's notebook with the solution in the place of every stub.

    The first stub gives way to the whole module: a solution may call a function of a later cell.
    """
    source = _solution(task)
    functions = _functions(source)
    for name in task.functions:
        if name not in functions:
            raise mistakes.lacks(task, name)
    answers = {n: ast.get_source_segment(source, functions[n]) or "" for n in task.functions}
    return _submission(task, answers | {task.functions[0]: source})


def unsolved(task: Task) -> Submission:
    """The student's notebook as it is handed out."""
    return _submission(task, {})


def _submission(task: Task, answers: dict[str, str]) -> Submission:
    cells = []
    for cell in template.notebook(task)["cells"]:
        tags = cell["metadata"].get("tags", [""])
        if cell["cell_type"] == "code":
            cells.append(answers.get(tags[0], "".join(cell["source"])))
    return Submission(task.slug, f"{task.slug}.ipynb", "", tuple(cells), task.slug)


def proven_seeds(task: Task, count: int = SEEDS) -> Iterator[str]:
    """Seeds on which a task is proved: that of the samples, and as any class may draw them."""
    yield seeds.FIXED
    yield from (seeds.draw("prueba", task.slug, n).seed for n in range(1, count))


def _solution(task: Task) -> str:
    """The text of solution.py, which is known to be Python."""
    path = task.solution / "solution.py"
    course.load(path, task.root)
    return text_of(path)


def _tagged_cells(task: Task) -> dict[str, str]:
    cells = template.notebook(task)["cells"]
    tagged = [(tag, cell) for cell in cells for tag in cell["metadata"].get("tags", [])]
    return {tag: "".join(cell["source"]) for tag, cell in tagged if tag in task.functions}


def _functions(source: str, path: Path | None = None) -> dict[str, ast.FunctionDef]:
    body = _parsed(source, path or Path("solution.py")).body
    return {node.name: node for node in body if isinstance(node, ast.FunctionDef)}


def _parsed(source: str, path: Path) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        line = (error.text or "").strip()
        raise Refusal(f"{path}: {error.msg} in «{line}»; {course.REMEDY}") from error


def _parameters(function: ast.FunctionDef | None) -> str:
    """The signature without its types, which only the solution writes."""
    if function is None:
        return "nothing"
    bare = ast.parse(ast.unparse(function)).body[0]
    assert isinstance(bare, ast.FunctionDef)  # noqa: S101 - for mypy
    for argument in ast.walk(bare.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    return ast.unparse(bare.args)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(_parsed(text_of(path), path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def _sentence(clause: Callable[..., Any]) -> str:
    return clause.__doc__ or clause.__name__


CLAUSES: tuple[Clause, ...] = (
    same_slugs,
    same_signatures,
    points_add_up,
    public_tests_stand_alone,
    template_keeps_secrets,
    asked.asked_again,
)
PROOFS: tuple[Proof, ...] = (
    solution_earns_all,
    stub_earns_nothing,
    leanings_are_found,
    outputs_have_names,
    stand_ins_run_alone,
    sizes_are_others,
    mistakes_are_caught,
)
