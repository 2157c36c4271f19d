"""What a task.toml may say, and how it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder import catalog
from autograder.model import Limits, Refusal, Task

RIGHT = 'title = "Dos"\norder = 2\n'


def loaded(folder: Path, text: str) -> Task:
    """The task of a course with this task.toml and nothing else."""
    place = folder / "assignments" / "dos"
    place.mkdir(parents=True)
    (place / "task.toml").write_text(text, encoding="utf-8")
    (task,) = catalog.load_tasks(folder)
    return task


def test_what_a_task_needs_and_takes_is_read(tmp_path: Path) -> None:
    """Every fact arrives; limits that are not given keep their defaults."""
    facts = 'needs = ["ols", "xor"]\nhours = 2.5\n[limits]\ncell = 20\nmemory = 2048\n'

    task = loaded(tmp_path, RIGHT + facts)

    assert (task.title, task.order, task.needs, task.hours) == ("Dos", 2, ("ols", "xor"), 2.5)
    assert task.limits == Limits(cell=20, memory=2048)


def test_needs_and_hours_may_be_left_out(tmp_path: Path) -> None:
    """A task.toml with a title and an order is enough."""
    task = loaded(tmp_path, RIGHT)

    assert (task.needs, task.hours, task.limits) == ((), 0.0, Limits())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RIGHT + "ordre = 3", "'ordre'"),
        (RIGHT + 'data = ["mnist"]', "'data'"),
        (RIGHT + "[limits]\ncel = 3", "[limits] 'cel'"),
        (RIGHT + "[limits]\ncell = '3'", "cell must be a number of seconds"),
        (RIGHT + "[limits]\ncall = 0", "call must be a number of seconds above 0"),
        (RIGHT + "[limits]\nnotebook = inf", "notebook"),
        (RIGHT + "[limits]\nmemory = 1.5", "memory must be a whole number"),
        (RIGHT + "limits = 3", "limits must be a table"),
        (RIGHT + "needs = 'ols'", "needs must be a list of slugs"),
        (RIGHT + "needs = [3]", "needs must be a list of slugs"),
        (RIGHT + "hours = -1", "hours must be a number above 0"),
        (RIGHT + "hours = true", "hours must be a number above 0"),
        ('title = "Dos"\norder = "2"', "order must be a whole number"),
        ('title = "Dos"\norder = true', "order must be a whole number"),
        ("title = 3\norder = 2", "title must be a text"),
        ('title = "Dos"', "has no order"),
        ("order = 2", "has no title"),
        ("", "has no title and no order"),
        ("title = ", "is not TOML"),
    ],
)
def test_a_wrong_fact_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    """The sentence names the file and the fact; nothing is guessed."""
    with pytest.raises(Refusal) as refused:
        loaded(tmp_path, text)

    assert str(tmp_path / "assignments" / "dos" / "task.toml") in str(refused.value)
    assert said in str(refused.value)


def test_outside_a_course_the_one_we_ship_with_is_used(tmp_path: Path) -> None:
    """A folder without a course above it leads to the checkout this engine stands in."""
    assert catalog.find_root(tmp_path) == Path(__file__).resolve().parents[2]
