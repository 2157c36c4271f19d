"""The files beside a notebook that its code asks for: modules to import, data to read.

They go into the folder of the student's process and nowhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from autograder.model import Companion
from autograder.words import fitting

MOST, LARGEST, LARGEST_SUM = 20, 256 << 10, 1 << 20  # files, bytes of one, of all together
MOST_NEAR = 200  # files that are looked for in the code
DEEPEST = 4  # folders below that of the notebook, the file itself counted
READ = 1 << 18  # letters of code in which they are looked for
_PLAIN = re.compile(r"[\w .()+-]{1,80}")
_IMPORTS = re.compile(r"\b(?:import|from)\s")
_RUNS = re.compile(r"%run\s|\brun_line_magic\s*\(|\.magic\s*\(")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A file near a notebook: its path from there, and how its bytes are had."""

    name: str
    size: int
    read: Callable[[], bytes]


def beside(notebook: str, file: str) -> str:
    """The path of a file as a notebook in another place of the same hand-in would write it."""
    folder, path = PurePosixPath(notebook).parent, PurePosixPath(file)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def names(code: str, name: str) -> bool:
    """Whether code imports this module, runs this notebook, or writes the name of this file."""
    path = PurePosixPath(name)
    if path.suffix == ".ipynb":
        return _asks(code, _RUNS, path.name)
    if path.suffix == ".py" and any(  # in a folder that may be put on the path
        _asks(code, _IMPORTS, part) for part in {path.parts[0].removesuffix(".py"), path.stem}
    ):
        return True
    return path.name in code and re.search(_whole(path.name), code) is not None


def _asks(code: str, verb: re.Pattern[str], name: str) -> bool:
    """Whether a line has the name behind the verb; each line is read once, however long it is."""
    if name not in code:
        return False
    lines = (line.partition("#")[0] for line in code.splitlines() if name in line)
    found = ((line, verb.search(line)) for line in lines)
    return any(at and re.search(_whole(name), line[at.end() :]) for line, at in found)


def _whole(name: str) -> str:
    return rf"(?<![\w-]){re.escape(name)}(?!\w)"


def asked_for(cells: Iterable[str], neighbours: Iterable[Neighbour]) -> tuple[Companion, ...]:
    """The neighbours that the code names, and those that these name in their turn."""
    left = {n.name: n for n in islice(filter(_is_usable, neighbours), MOST_NEAR)}
    codes = ["\n".join(cell for _, cell in fitting(cells, READ))]
    taken, room = list[Companion](), LARGEST_SUM
    for code in codes:  # which grow: each is read once
        for name in [name for name in left if names(code, name)]:
            data = _read(left.pop(name), room) if len(taken) < MOST else None
            if data is not None:
                room -= len(data)
                taken.append(Companion(name, data.decode("latin-1")))
                codes.append(code_of(taken[-1]))
    return tuple(taken)


def code_of(file: Companion) -> str:
    """What is Python in a file: a module as it stands, the cells of a notebook."""
    if not file.name.endswith(".ipynb"):
        return file.content if file.name.endswith(".py") else ""
    return "\n".join(cell["source"] for cell in json.loads(file.content)["cells"])


def bare(cells: Iterable[str]) -> bytes:
    """A notebook with nothing in it but code."""
    code = [{"cell_type": "code", "source": cell} for cell in cells]
    return json.dumps({"cells": code}).encode()


def _is_usable(neighbour: Neighbour) -> bool:
    path = PurePosixPath(neighbour.name)
    plain = all(_PLAIN.fullmatch(part) and not part.startswith(".") for part in path.parts)
    fits = neighbour.size <= LARGEST and len(path.parts) <= DEEPEST
    return plain and fits and path.suffix.lower() != ".zip"


def _read(neighbour: Neighbour, room: int) -> bytes | None:
    """The bytes, if they can be had and there is room for them."""
    try:
        data = neighbour.read()
    except Exception:  # noqa: BLE001 - whatever keeps a file from being read, it is not there
        return None
    return data if len(data) <= min(LARGEST, room) else None
