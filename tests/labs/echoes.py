"""Honest echoes: of functions that call a wrong neighbour, how many keep their points unaided?

Every right answer of tests/styles, and every reference written with each of the detours below, is
handed in with one neighbour replaced by each of its known mistakes, by one that raises, by one that
never ends (in the sandbox; the others without), and by none. `nox -s echoes` prints how many of the
functions that lean on it keep their points, have them withheld for a person, or lose them, and
writes echoes.json. Of a task with many cases some are drawn, by `--seed` the same ones each time;
`--all` takes them all.
"""

from __future__ import annotations

import argparse
import ast
import io
import json
import random
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from autograder import catalog, course, run
from autograder.authoring import mistakes
from autograder.judging import checks, exams, reference
from autograder.judging.subject import LocalNotebook
from autograder.model import Limits, Outcome, QuestionResult, Report, Status, Submission, Task
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.process import Sandbox

ROOT = Path(__file__).resolve().parents[2]
AIM = 0.98  # of the echoes of each task keep their points without a person
MOST = 1200  # cases of a task: five minutes
WORKERS = 2
LIMITS = Limits(cell=5.0, call=0.7, notebook=30.0)
KEPT, WITHHELD, LOST = "kept", "withheld", "lost"

COURSE = """\
import sys, types
for _name in ("solutions", "solutions.{slug}"):
    sys.modules[_name] = types.ModuleType(_name)
_solution = sys.modules["solutions.{slug}.solution"] = types.ModuleType("solution")
exec({solution!r}, _solution.__dict__)
sys.modules["solutions.{slug}"].solution = _solution
_wrong = types.ModuleType("misconceptions")
exec({mistakes!r}, _wrong.__dict__)
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A notebook in which one function is wrong."""

    task: Task
    source: str  # a style, or a detour
    neighbour: str
    fault: str
    cells: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called in the list."""
        return f"{self.task.slug} {self.source} {self.neighbour} {self.fault}"


def main() -> int:
    """Grade every case of the tasks asked for, print and keep the count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="SLUG", help="every task when none is named")
    parser.add_argument("--out", type=Path, default=ROOT / "echoes.json")
    parser.add_argument("--fault", help="only this one: falta, lanza, termina, a mistake's name")
    parser.add_argument("--source", help="only this style or detour")
    parser.add_argument("--most", type=int, default=MOST, help="cases of a task, drawn from all")
    parser.add_argument("--seed", type=int, default=0, help="of the drawing")
    parser.add_argument("--all", action="store_true", help="every case, whatever it takes")
    asked = parser.parse_args()
    tasks = [t for t in catalog.load_tasks(ROOT) if not asked.tasks or t.slug in asked.tasks]
    with open_sandbox() as sandbox:
        endings = {
            task.slug: list(_endings(_chosen(task, asked), task, sandbox))
            for task in (replace(task, limits=LIMITS) for task in tasks)
        }
    counts = {slug: dict(Counter(e for _, _, e in found)) for slug, found in endings.items()}
    rest = [f"{e}: {c.name} → {f}" for x in endings.values() for c, f, e in x if e != KEPT]
    asked.out.write_text(json.dumps({"counts": counts, "rest": rest}, indent=1, ensure_ascii=False))
    print("\n".join(rest))
    for slug, count in counts.items():
        share = count.get(KEPT, 0) / max(1, sum(count.values()))
        print(f"{slug}: {share:.2%} of {sum(count.values())} keep their points: {count}")
    shares = [count.get(KEPT, 0) / max(1, sum(count.values())) for count in counts.values()]
    return 0 if min(shares) >= AIM else 1


def _chosen(task: Task, asked: argparse.Namespace) -> dict[str, Case]:
    """The cases asked for, by name."""
    every = [
        case
        for case in _cases(task)
        if asked.fault in (None, case.fault) and asked.source in (None, case.source)
    ]
    most = len(every) if asked.all else min(asked.most, len(every))
    drawn = random.Random(asked.seed).sample(range(len(every)), most)  # noqa: S311 - a sample, no secret
    print(f"{task.slug}: {most} of {len(every)} cases", flush=True)
    return {every[index].name: every[index] for index in sorted(drawn)}


def _endings(
    cases: dict[str, Case], task: Task, sandbox: Sandbox
) -> Iterator[tuple[Case, str, str]]:
    """Each case with each function that echoes it, and what became of its points."""
    endless = [case for case in cases.values() if case.fault == "termina"]
    submissions = [Submission(c.name, "x.py", "", c.cells, task.slug) for c in endless]
    for report in _graded(submissions, task, sandbox):
        yield from _of(report.questions, cases[report.submission.id])
    ending = [case for case in cases.values() if case.fault != "termina"]
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as processes:
        found = processes.map(_questions, ending, chunksize=8)
        for case, questions in zip(ending, found, strict=True):
            yield from _of(questions, case)


def _graded(submissions: Sequence[Submission], task: Task, sandbox: Sandbox) -> Iterator[Report]:
    """A report of each; what a busy machine kept from being judged is tried again, alone."""
    for workers in (WORKERS, 1, 1):
        with ThreadPoolExecutor(workers) as executor:
            reports = run.grade_batch(submissions, (task,), sandbox, executor)
        yield from (report for report in reports if report.status is Status.GRADED)
        left = [report for report in reports if report.status is not Status.GRADED]
        submissions = [report.submission for report in left]
    for report in left:
        raise RuntimeError(f"{report.submission.id}: {report.status} {report.message}")


def _questions(case: Case) -> tuple[QuestionResult, ...]:
    """The questions that lean on the wrong function, in this process: it is quicker.

    That the function itself loses points is known: `gradiente verify` proves it of every mistake.
    """
    exam = exams.load(case.task)
    scope: dict[str, Any] = {"np": np}
    warnings.simplefilter("ignore")
    with redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        for cell in case.cells:
            with suppress(Exception):  # an alias of what is not there
                exec(cell, scope)  # noqa: S102 - a style of ours, in a process of its own
        notebook = LocalNotebook(scope, exam.references)
        notebook.wrong.add(case.neighbour)
        return tuple(
            QuestionResult(q.name, tuple(checks.run(c, notebook) for c in q.checks if c.points))
            for q in exam.questions
            if case.neighbour in _leanings(case.task, q.name)
        )


def _of(questions: tuple[QuestionResult, ...], case: Case) -> Iterator[tuple[Case, str, str]]:
    for question in questions:
        if case.neighbour in _leanings(case.task, question.name) and _is_there(question):
            ending = _ending(question)
            if ending is not None:
                yield case, question.name, ending


def _ending(question: QuestionResult) -> str | None:
    """What became of its points; None where it echoed nothing."""
    paid = [check for check in question.checks if check.points]
    failed = [check for check in paid if check.outcome is not Outcome.PASSED]
    if not failed:
        return KEPT if any(check.blamed for check in paid) else None
    return WITHHELD if all(check.withheld for check in failed) else LOST


def _is_there(question: QuestionResult) -> bool:
    return all(c.outcome is not Outcome.MISSING for c in question.checks if c.points)


def _leanings(task: Task, name: str) -> tuple[str, ...]:
    solution = course.load(task.solution / "solution.py", task.root)
    return reference.dependencies(getattr(solution, name))


def _cases(task: Task) -> Iterator[Case]:
    neighbours = {n for name in task.functions for n in _leanings(task, name)}
    for neighbour in sorted(neighbours):
        for fault, body in _faults(task, neighbour).items():
            for path in sorted((ROOT / "tests" / "styles" / task.slug).glob("*.py")):
                cells = _style(task, path.read_text("utf-8"), neighbour, body)
                if cells:
                    yield Case(task, path.stem, neighbour, fault, cells)
            by_name = (_helper, _decorated)  # nothing else can hold what is not there
            for detour in DETOURS if body else by_name:
                cells = _detour(task, detour, neighbour, body)
                yield Case(task, detour.__name__.strip("_"), neighbour, fault, cells)


def _faults(task: Task, neighbour: str) -> dict[str, str | None]:
    """The statement that a wrong function consists of; None where there is no function."""
    names = [mistake.__name__ for mistake in mistakes.known(task, neighbour)]
    faults: dict[str, str | None] = {
        name.partition("__")[2]: f"return getattr(_wrong, {name!r})(*ARGUMENTS)" for name in names
    }
    return faults | {"falta": None, "lanza": "raise ValueError('nada')", "termina": ENDLESS}


ENDLESS = "while True: pass"


def _style(task: Task, source: str, neighbour: str, body: str | None) -> tuple[str, ...]:
    """A style, a statement a cell, with one of its functions replaced where it stands."""
    cells, found = [_course(task)], False
    wrong = _definition(task, neighbour, body)
    for node in ast.parse(source).body:
        if neighbour in _bound(node):
            found = True
            cells.append(_as_named(ast.unparse(wrong), node, cells) if wrong else "pass")
        else:
            cells.append(ast.unparse(node))
    return tuple(cells) if found else ()


def _as_named(wrong: str, own: ast.stmt, cells: list[str]) -> str:
    """A wrong function that gives its values the names that others of the style ask for."""
    kinds = [k for k in re.findall(r"return (\w+)\(", ast.unparse(own)) if _names_fields(k, cells)]
    return re.sub(r"return (.*_wrong.*)", rf"return {kinds[0]}(*\1)", wrong) if kinds else wrong


def _names_fields(kind: str, cells: list[str]) -> bool:
    maker = re.compile(rf"^({kind} = namedtuple\(|class {kind}\(NamedTuple\))", re.MULTILINE)
    return any(maker.search(cell) for cell in cells)


def _bound(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else []
    return {target.id for target in targets if isinstance(target, ast.Name)}


@cache
def _course(task: Task) -> str:
    texts = {
        key: (task.solution / f"{file}.py").read_text("utf-8")
        for key, file in (("solution", "solution"), ("mistakes", "misconceptions"))
    }
    return COURSE.format(slug=task.slug, **texts)


def _definition(task: Task, name: str, body: str | None) -> ast.FunctionDef | None:
    """The function of the solution with this statement for a body."""
    if body is None:
        return None
    own = _functions(task)[name]
    names = ", ".join(argument.arg for argument in own.args.args)
    wrong = ast.parse(body.replace("*ARGUMENTS", names)).body
    return ast.FunctionDef(name, own.args, wrong, [], lineno=1)


def _functions(task: Task) -> dict[str, ast.FunctionDef]:
    """The functions of the solution without their types."""
    tree = ast.parse((task.solution / "solution.py").read_text("utf-8"))
    found = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
    for function in found.values():
        function.returns = None
        for argument in function.args.args:
            argument.annotation = None
    return found


# How a function may call its neighbours without looking up their names in the notebook. Each is
# given the name, the parameters and the definition of a function, whose calls of others of the task
# read as the second part says.

Detour = Callable[[str, str, str], str]


def _alias(name: str, parameters: str, text: str) -> str:
    return f"{text}\n_{name} = {name}"


def _table(name: str, parameters: str, text: str) -> str:
    return f"{text}\nPARTES = globals().get('PARTES', {{}})\nPARTES['{name}'] = {name}"


def _attribute(name: str, parameters: str, text: str) -> str:
    return (
        f"{text}\nclass Partes(globals().get('Partes', object)):\n    {name} = staticmethod({name})"
    )


def _helper(name: str, parameters: str, text: str) -> str:
    return f"{text}\ndef _hace_{name}(*args):\n    return {name}(*args)"


def _method(name: str, parameters: str, text: str) -> str:
    inside = _in_class(name, parameters, text)
    return f"{inside}\ndef {name}(*a, **k): return modelo.{name}(*a, **k)"


def _bound_method(name: str, parameters: str, text: str) -> str:
    return f"{_in_class(name, parameters, text)}\n{name} = modelo.{name}"


def _state(name: str, parameters: str, text: str) -> str:
    """What a method needs stands in its object."""
    return (
        f"def _nucleo_{name}{text.removeprefix(f'def {name}')}\n"
        f"class Paso_{name}:\n"
        "    def __init__(self, *args): self.datos = list(args)\n"
        f"    def valor(self): return _nucleo_{name}(*self.datos)\n"
        f"def {name}({_signature(text)}): return Paso_{name}({parameters}).valor()"
    )


def _partial(name: str, parameters: str, text: str) -> str:
    return (
        "from functools import partial\n"
        f"def _general_{name}(modo, {text.removeprefix(f'def {name}(')}\n"
        f"{name} = partial(_general_{name}, 'curso')"
    )


def _core(name: str, parameters: str, text: str) -> str:
    """A helper that two functions share, and that takes its arguments in another order."""
    signature = reversed(_signature(text).split(", "))
    turned = ", ".join(("*", *signature)) if parameters else ""
    named = ", ".join(f"{p}={p}" for p in parameters.split(", "))
    return (
        f"def _nucleo_{name}({turned}):\n    def {text.removeprefix('def ')}".replace(
            "\n", "\n    "
        ).replace("\n        def", "\n    def", 1)
        + f"\n    return {name}({parameters})\n"
        f"{name} = lambda {_signature(text)}: _nucleo_{name}({named})"
    )


def _decorated(name: str, parameters: str, text: str) -> str:
    return (
        "import functools\ndef _cuenta(f):\n    @functools.wraps(f)\n    def dentro(*a, **k):\n"
        f"        return f(*a, **k)\n    return dentro\n@_cuenta\n{text}"
    )


def _instance(name: str, parameters: str, text: str) -> str:
    inside = text.replace(f"def {name}(", "def __call__(self, ", 1)
    body = "\n".join(f"    {line}" for line in inside.splitlines())
    return f"class De_{name}:\n{body}\n{name} = De_{name}()\n_{name} = {name}"


def _signature(text: str) -> str:
    """The parameters of a definition, with what they are when nobody gives them."""
    (definition,) = ast.parse(text).body
    return ast.unparse(definition.args) if isinstance(definition, ast.FunctionDef) else ""


def _in_class(name: str, parameters: str, text: str) -> str:
    inside = text.replace(f"def {name}(", f"def {name}(self, ", 1)
    body = "\n".join(f"    {line}" for line in inside.splitlines())
    return f"class Modelo(globals().get('Modelo', object)):\n{body}\nmodelo = Modelo()"


DETOURS: dict[Detour, str] = {
    _alias: "_{0}({1})",
    _table: "PARTES['{0}']({1})",
    _attribute: "Partes.{0}({1})",
    _helper: "_hace_{0}({1})",
    _method: "modelo.{0}({1})",
    _bound_method: "modelo.{0}({1})",
    _state: "Paso_{0}({1}).valor()",
    _partial: "_general_{0}('curso', {1})",
    _core: "_nucleo_{0}({2})",
    _decorated: "{0}({1})",
    _instance: "_{0}({1})",
}


def _detour(task: Task, detour: Detour, neighbour: str, body: str | None) -> tuple[str, ...]:
    """The solution with its calls of its own functions written that way."""
    functions = _functions(task)
    source = ast.parse((task.solution / "solution.py").read_text("utf-8"))
    cells = [_course(task)]
    for node in source.body:
        name = getattr(node, "name", None)
        if name not in task.functions:
            cells.append(ast.unparse(node))
            continue
        definition = functions[name]
        if name == neighbour:
            wrong = _definition(task, name, body)
            if wrong is None:
                cells.append(detour(name, "", "").partition("@")[0])
                continue
            definition = wrong
        else:
            _Rewritten(task, functions, DETOURS[detour]).visit(definition)
        parameters = ", ".join(argument.arg for argument in definition.args.args)
        text = ast.unparse(ast.fix_missing_locations(definition))
        cells.append(detour(name, parameters, text))
    return tuple(cells)


class _Rewritten(ast.NodeTransformer):
    """Calls of the functions of a task, written another way."""

    def __init__(self, task: Task, functions: dict[str, ast.FunctionDef], way: str) -> None:
        self._names, self._functions, self._way = task.functions, functions, way

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if not isinstance(node.func, ast.Name) or node.func.id not in self._names:
            return node
        given = [ast.unparse(argument) for argument in node.args]
        names = [argument.arg for argument in self._functions[node.func.id].args.args]
        turned = f"**dict(zip({names}, [{', '.join(given)}]))"
        call = self._way.format(node.func.id, ", ".join(given), turned)
        return ast.parse(call, mode="eval").body


if __name__ == "__main__":
    sys.exit(main())
