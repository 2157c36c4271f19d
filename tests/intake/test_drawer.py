"""The code of a class waits in a drawer: what comes out is what was put in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from autograder.intake import drawer
from autograder.intake.drawer import Drawer, Filed
from autograder.model import Submission

ONE = Submission("ana", "ana.ipynb", "1" * 64, ("x = 1", "s = '\ud800é'"), "xor")
OTHER = Submission("luis", "luis.py", "2" * 64, ("y = 2\n" * 1000,))


@pytest.mark.parametrize("room", [8 << 20, 10])
def test_what_was_put_in_comes_out(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From memory or from a file, in any order and under another name."""
    monkeypatch.setattr(drawer, "_IN_MEMORY", room)
    filed = Drawer()
    short = [filed.put(ONE), filed.put(OTHER), filed.put(ONE)]

    whole = Filed([replace(short[1], id="otro"), short[0]], filed)

    assert not any(submission.cells for submission in short)
    assert list(whole) == [replace(OTHER, id="otro"), ONE]
    assert list(whole[1:]) == [ONE]
    assert len(whole) == 2


def test_what_has_a_problem_has_no_code() -> None:
    """What nobody can tell the author of is not graded, whatever the file holds."""
    filed = Drawer()
    doubtful = replace(filed.put(ONE), problem="¿de quién es?")

    assert filed.whole(doubtful) == doubtful
    assert filed.whole(OTHER) == OTHER
    assert not filed.whole(replace(OTHER, cells=())).cells
