"""Whatever bytes a student hands in: a row with a true reason, in bounded time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.intake import notebook
from autograder.model import Submission
from tests.intake.downloads import gradiente, results
from tests.intake.downloads import notebook as made

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
REAL = tuple(path.read_bytes() for path in sorted(GOLDEN.glob("*/*.ipynb")))
CODE = b'{"cell_type":"code","source":"1"}'


def read(data: bytes, name: str = "a.ipynb") -> Submission:
    """The submission in these bytes."""
    return notebook.read_bytes(name, "a", lambda: data)


def nested(depth: int) -> bytes:
    """A notebook whose metadata are so deep."""
    return b'{"cells":[' + CODE + b'],"metadata":' + b"[" * depth + b"]" * depth + b"}"


def language(name: str) -> bytes:
    """A notebook that says it is in this language."""
    metadata = {"language_info": {"name": name}}
    return json.dumps({"cells": [json.loads(CODE)], "metadata": metadata}).encode()


REFUSED = {
    "cells: 5": (b'{"cells": 5}', "no son una lista"),
    "cells: true": (b'{"cells": true}', "no son una lista"),
    "cells: 0.5": (b'{"cells": 0.5}', "no son una lista"),
    "cells: a text": (b'{"cells": "x"}', "no son una lista"),
    "worksheets: 5": (b'{"worksheets": 5}', "no son una lista"),
    "worksheets with cells: null": (b'{"worksheets":[{"cells":null}]}', "ninguna celda"),
    "worksheets with cells: 5": (b'{"worksheets":[{"cells":5}]}', "no son una lista"),
    "nested 100 000 deep": (nested(100_000), "anidado"),
    "a million cells": (b'{"cells":[' + b",".join([CODE] * 1_000_000) + b"]}", "1000000 celdas"),
    "more cells than anybody writes": (b'{"cells":[' + b",".join([CODE] * 6000) + b"]}", "6000"),
    "more code than anybody types": (
        b'{"cells":[' + CODE[:-2] + b"1" * (3 << 20) + b'"}]}',
        "letras",
    ),
    "40 MB of empty objects": (b'{"cells":[' + b"{}," * (14 << 20) + b"{}]}", "datos"),
    "a matrix of 60 MB": (b'{"cells":[' + b"1," * (30 << 20) + b"1]}", "datos"),
    "65 MB": (b'{"cells":[],"x":"' + b"x" * (65 << 20) + b'"}', "64 MB"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=list(REFUSED))
def test_the_reason_is_true_and_short(data: bytes, words: str) -> None:
    """The sentence says what is wrong, is readable, and comes in a few seconds."""
    start = time.thread_time()

    problem = read(data).problem

    assert words in problem
    assert len(problem.encode()) < 400
    assert time.thread_time() - start < 5


@pytest.mark.parametrize("name", ["R" * (30 << 20), "\ud800"], ids=["30 MB", "half an emoji"])
def test_a_name_of_ones_own_refuses_nobody(name: str) -> None:
    """A language that nobody knows is a name somebody gave: the code is read as Python."""
    assert read(language(name)).problem == ""


@pytest.mark.parametrize("kind", ["{}", "[]", '{"a":1}', '"\U0001f600"', "1"])
def test_memory_is_bounded(tmp_path: Path, kind: str) -> None:
    """A file of 60 MB of whatever costs most takes less than half a gigabyte."""
    path = tmp_path / "a.ipynb"
    count = (60 << 20) // (len(kind.encode()) + 1)
    path.write_bytes(b'{"cells":[' + f"{kind},".encode() * count + b"1]}")
    program = (
        "import sys, pathlib, re\nfrom autograder.intake import notebook\n"
        "path = pathlib.Path(sys.argv[1])\nprint(notebook.read(path, 'a', path.parent).problem)\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) >> 10)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )

    problem, mebibytes = ended.stdout.strip().splitlines()
    assert "datos" in problem
    assert int(mebibytes) < 512


@pytest.mark.parametrize("number", ["0.123456", "1234567", "9" * 5000])
def test_numbers_take_no_memory(number: str) -> None:
    """Of a picture in numbers nothing is read: one of millions, or of thousands of digits."""
    numbers = ",".join([number] * (2_000_000 // len(number)))
    data = b'{"cells":[' + CODE + b'],"n":[' + numbers.encode() + b"]}"
    tracemalloc.start()

    problem = read(data).problem
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert problem == ""
    assert peak < 2.5 * len(data)


@pytest.mark.parametrize("code", ["# corto \ud83d\n{}", "s = '\ude00'\n{}", "{}\n# \ud83d\ud83d"])
def test_half_an_emoji_costs_nothing(tmp_path: Path, code: str) -> None:
    """Where the code can run, a lone surrogate in it changes no point."""
    right = json.loads(made())["cells"][0]["source"]
    data = {"cells": [{"cell_type": "code", "source": code.replace("{}", right)}]}
    (tmp_path / "sigmoide_ana.ipynb").write_text(json.dumps(data), "utf-8")

    gradiente("grade", tmp_path, "--out", tmp_path / "r")

    assert results(tmp_path / "r")["sigmoide_ana"]["score"] == 100


def test_an_emoji_in_two_lines_is_one() -> None:
    """Halves that stand in two pieces of a source are put together."""
    cell = {"cell_type": "code", "source": ["s = '\ud83d", "\ude00'"]}

    assert read(json.dumps({"cells": [cell]}).encode()).cells == ("s = '\U0001f600'",)


def test_an_error_with_half_an_emoji_is_told(tmp_path: Path) -> None:
    """What a function raises is its error, whatever letters it has; nothing crashed."""
    code = "def sigmoide(z):\n    raise ValueError('mal ' + chr(0xd83d))"
    (tmp_path / "sigmoide_ana.ipynb").write_bytes(made(code))

    gradiente("grade", tmp_path, "--out", tmp_path / "r")

    ana = results(tmp_path / "r")["sigmoide_ana"]
    messages = [c["message"] for q in ana["questions"] for c in q["checks"] if not c["hidden"]]
    assert ana["status"] == "graded"
    assert any("ValueError: mal" in message for message in messages)


def test_one_bad_file_stops_nobody(tmp_path: Path) -> None:
    """Each of them is a row that says why, and the honest one beside them has its points."""
    for number, (data, _) in enumerate(REFUSED.values()):
        (tmp_path / f"sigmoide_{number}.ipynb").write_bytes(data)
    (tmp_path / "sigmoide_ana.ipynb").write_bytes(made())

    ended = gradiente("grade", tmp_path, "--out", tmp_path / "r")

    found = results(tmp_path / "r")
    assert ended.exit_code == 1
    assert found.pop("sigmoide_ana")["score"] == 100
    assert len(found) == len(REFUSED)
    assert {one["status"] for one in found.values()} == {"unreadable"}
    assert all(one["message"] for one in found.values())


def test_what_nobody_foresaw_is_a_row_too() -> None:
    """A reader that raises whatever it likes ends in a sentence."""

    def take() -> bytes:
        raise MemoryError

    assert "MemoryError" in notebook.read_bytes("a.ipynb", "a", take).problem


TEXTS = st.text(st.characters(), max_size=20)  # lone surrogates too
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
NAMES = (
    *("cells", "worksheets", "metadata", "source", "input", "cell_type", "language_info", "name"),
    *("kernelspec", "language", "gradiente", "task"),
)
KEYS = st.sampled_from(NAMES)
VALUES = st.sampled_from(["code", "markdown", "python"]) | LEAVES
TREES = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner), max_leaves=25
)
CELLS = st.lists(TREES | st.fixed_dictionaries({"cell_type": st.just("code"), "source": TREES}))
NOTEBOOKS = st.dictionaries(KEYS, TREES) | st.fixed_dictionaries(
    {"cells": CELLS, "metadata": TREES}
)


def expect_readable(submission: Submission) -> None:
    """It has code that can be compiled and sent, or a sentence that can be written."""
    assert bool(submission.cells or submission.misplaced) is not bool(submission.problem)
    "".join((*submission.cells, submission.problem, submission.declared or "")).encode()


@settings(max_examples=500, deadline=None)
@given(NOTEBOOKS)
def test_any_tree_of_json_is_read_or_refused(tree: Any) -> None:
    """Whatever stands where the reader looks, it is no exception."""
    expect_readable(read(json.dumps(tree).encode()))


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.large_base_example])
@given(
    st.sampled_from(REAL),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(max_size=6)), min_size=1, max_size=8),
    st.sampled_from([".ipynb", ".py", ".zip"]),
)
def test_any_edit_of_a_real_notebook_is_read_or_refused(
    data: bytes, edits: list[tuple[int, bytes]], suffix: str
) -> None:
    """Bytes written over real notebooks are no exception, whatever the file is called."""
    edited = bytearray(data)
    for place, piece in edits:
        start = place % max(len(edited), 1)
        edited[start : start + len(piece)] = piece

    expect_readable(read(bytes(edited), f"a{suffix}"))
