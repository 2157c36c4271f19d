"""Folders become tasks: a task is a slug in three trees, and nothing lists the slugs."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.model import Limits, Refusal, Task

HANDED_OUT = "student_template"  # the folder with what students are given
Facts = Mapping[str, Any]  # what a TOML table holds
Kind = tuple[str, Callable[[Any], bool]]  # what a value must be, in words and as a test


def find_root(start: Path | None = None, graded: Path | None = None) -> Path:
    """The course: the folder above `start` that holds assignments/, else the one we ship with.

    What is graded may hold folders of these names too, and their code would run with our rights:
    a course at or below `graded`, or beside it where that is a file, is passed over.
    """
    here = (start or Path.cwd()).resolve()
    ours = Path(__file__).resolve().parents[1]
    for folder in (here, *here.parents, ours):
        if folder != ours and _brought_by(graded, folder):
            continue
        if (folder / "assignments").is_dir() and (folder / "solutions").is_dir():
            return folder
    raise Refusal(
        "no course found: run gradiente inside a folder with assignments/ and solutions/, "
        "or install it from its checkout with `pip install -e .`"
    )


def load_tasks(root: Path) -> tuple[Task, ...]:
    """All tasks of the course, in teaching order."""
    manifests = (root / "assignments").glob("*/task.toml")
    return tuple(sorted((_load(path, root) for path in manifests), key=lambda t: (t.order, t.slug)))


def _brought_by(graded: Path | None, folder: Path) -> bool:
    """Whether whoever handed in what is graded may have written this folder."""
    if graded is None:
        return False
    place = graded.resolve()
    return folder == place.parent if place.is_file() else folder.is_relative_to(place)


def _load(path: Path, root: Path) -> Task:
    facts = _facts(path)
    return Task(
        slug=path.parent.name,
        title=facts["title"],
        order=facts["order"],
        limits=Limits(**facts.get("limits", {})),
        functions=_functions(path.parent),
        root=root,
        needs=tuple(facts.get("needs", ())),
        hours=float(facts.get("hours", 0)),
        notes=tuple(facts.get("notes", ())),
    )


def read_facts(file: Path, kinds: Mapping[str, Kind]) -> Facts:
    """What a TOML file says, every key known and every value of its kind."""
    try:
        facts = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal(f"{file} is not TOML: {error}") from error
    require(facts, kinds, f"{file}: ")
    return facts


def require(facts: Facts, kinds: Mapping[str, Kind], place: str) -> None:
    """Refuse what a table may not hold; `place`, before it, says which table it is."""
    for name, value in facts.items():
        if name not in kinds:
            raise Refusal(f"{place}{name!r} means nothing here; known are {', '.join(kinds)}")
        words, holds = kinds[name]
        if not holds(value):
            raise Refusal(f"{place}{name} must be {words}, not {value!r}")


def need(facts: Facts, names: Sequence[str], place: str) -> None:
    """Refuse a table in which one of these names is missing."""
    if missing := [name for name in names if name not in facts]:
        raise Refusal(f"{place} has no {' and no '.join(missing)}: add it")


def _facts(path: Path) -> Facts:
    """What a task.toml says."""
    facts = read_facts(path, FACTS)
    require(facts.get("limits", {}), LIMITS, f"{path}: [limits] ")
    need(facts, ("title", "order"), str(path))
    return facts


def _functions(folder: Path) -> tuple[str, ...]:
    """The names of the public test files, in the order in which the notebook asks for them."""
    notebook = folder / "notebook.py"
    lesson = notebook.read_text("utf-8", errors="replace") if notebook.exists() else ""
    names = sorted(path.stem for path in (folder / "tests").glob("*.py"))
    return tuple(sorted(names, key=lambda name: lesson.find(f'tags=["{name}"]')))


def is_text(value: Any) -> bool:
    """Whether a value of TOML is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def is_whole(value: Any) -> bool:
    """Whether it is a whole number."""
    return type(value) is int  # TOML's true is no number


def _is_positive(value: Any) -> bool:
    return type(value) in {int, float} and 0 < value < math.inf


def _are_slugs(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v.isidentifier() for v in value)


FACTS: dict[str, Kind] = {
    "title": ("a text", is_text),
    "order": ("a whole number", is_whole),
    "needs": ("a list of slugs", _are_slugs),
    "hours": ("a number above 0", _is_positive),
    "notes": (
        "a list of texts",
        lambda value: isinstance(value, list) and all(map(is_text, value)),
    ),
    "limits": ("a table", lambda value: isinstance(value, dict)),
}
LIMITS: dict[str, Kind] = {
    **dict.fromkeys(
        ("cell", "call", "notebook", "submission"), ("a number of seconds above 0", _is_positive)
    ),
    "memory": ("a whole number of MiB above 0", lambda value: is_whole(value) and value > 0),
}
