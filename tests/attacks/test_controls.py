"""The probes can see success: with the walls away the same deeds are done."""

from __future__ import annotations

import json
import os
import pickle
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.model import Report, Task
from autograder.sandbox.orders import Wall
from autograder.sandbox.process import Sandbox
from tests.attacks import forge
from tests.attacks.attack import (
    KILLED,
    ROOT,
    Attack,
    Control,
    failures_of,
    probing_cell,
    submission,
    succeeded,
)
from tests.attacks.conftest import ATTACKS, Place, behind, grade

AS_ROOT = os.geteuid() == 0


def of(*controls: Control) -> list[object]:
    """The attacks with one of these controls, as parameters."""
    chosen = [attack for attack in ATTACKS if attack.control in controls]
    return [pytest.param(attack, id=f"{attack.kind}: {attack.name}") for attack in chosen]


UNWALLED = of(Control.NO_WALLS, *([Control.NO_WALLS_AS_ROOT] if AS_ROOT else []))


@pytest.fixture(scope="module")
def unwalled(walled: Sandbox, sigmoide: Task, place: Place) -> Iterator[dict[str, Report]]:
    """The attacks that may be done in earnest, without any wall; the victims after them."""
    chosen = [param.values[0] for param in UNWALLED]  # type: ignore[attr-defined]  # pytest's own
    todo = [submission(a.name, a.cells(place)) for a in chosen]
    todo += [submission(f"{a.name}, victim", a.victims_cells(place)) for a in chosen if a.victim]
    todo.sort(key=lambda one: one.id)  # a victim follows its attack
    host = Path(place["host"])
    before = {path: path.read_bytes() for path in host.iterdir() if path.is_file()}
    yield behind(frozenset(), todo, sigmoide)
    for path in host.iterdir():
        if path.is_file() and path not in before:
            path.unlink()
    for path, content in before.items():
        path.write_bytes(content)


@pytest.mark.parametrize("attack", UNWALLED)
def test_without_walls_the_deed_is_done(attack: Attack, unwalled: dict[str, Report]) -> None:
    """The probe, or the victim it poisons, reports success."""
    report = unwalled[f"{attack.name}, victim" if attack.victim else attack.name]

    assert succeeded(report), failures_of(report)


@pytest.mark.parametrize("wall", list(Wall))
def test_one_wall_is_enough_for_what_it_is_for(
    wall: Wall, walled: Sandbox, sigmoide: Task, place: Place
) -> None:
    """Alone, each wall refuses every deed that the tables say it refuses."""
    if wall not in walled.protection:
        pytest.skip(f"this machine has no {wall}")
    chosen = [attack for attack in ATTACKS if wall in attack.alone]

    reports = behind(
        frozenset({wall}), [submission(a.name, a.cells(place)) for a in chosen], sigmoide
    )

    assert chosen
    assert [name for name, report in reports.items() if succeeded(report)] == []


@pytest.fixture(scope="module")
def fooled(place: Place) -> set[str]:
    """The attacks that get what they want from a grader of the usual kind."""
    chosen = [attack for attack in ATTACKS if attack.control is Control.NAIVE_GRADER]
    output = subprocess.run(
        [sys.executable, "-m", "tests.attacks.naive"],
        input=json.dumps({attack.name: attack.cells(place) for attack in chosen}),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        timeout=60,
    ).stdout
    return set(json.loads(output))


@pytest.mark.parametrize("attack", of(Control.NAIVE_GRADER))
def test_a_grader_in_the_students_process_is_fooled(attack: Attack, fooled: set[str]) -> None:
    """Where tests and notebook share a process, it gets its loot or its points."""
    assert attack.name in fooled


@pytest.mark.parametrize("attack", of(Control.SAME_PROCESS))
def test_in_one_process_the_poison_works(
    attack: Attack, walled: Sandbox, sigmoide: Task, place: Place
) -> None:
    """When the victim's cells run where the attack's ran, it finds the poison."""
    cells = (*attack.cells(place), probing_cell(attack.victim))

    report = grade([submission(attack.name, cells)], sigmoide, walled)[attack.name]

    assert succeeded(report), failures_of(report)


def test_forged_frames_arrive(walled: Sandbox, sigmoide: Task, place: Place) -> None:
    """The machinery of the forged frames works: right values sent by it earn their points."""
    right = forge.frames(
        "right values",
        forge.ON_CALLS
        + "\ndef forged(sequence, request):\n    z = request[3][0]\n"
        + "    e = np.exp(-np.abs(z))\n    s = np.where(np.asarray(z) >= 0, 1, e) / (1 + e)\n"
        + "    packed = [sequence, {'value': s, 'changed': []}]\n"
        + "    return b''.join(bytes(p) for p in real.encode(packed))\n",
    )

    report = grade([submission("right", right.cells(place))], sigmoide, walled)["right"]

    assert report.score == 42.0, report.questions


def test_numbers_that_can_be_guessed_would_be(
    walled: Sandbox, sigmoide: Task, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With predictable sequence numbers the answer that was sent ahead is believed."""
    ahead = next(a for a in forge.PROTOCOL if a.name.startswith("answers ahead"))
    monkeypatch.setattr(secrets, "randbits", lambda _: 0)

    report = grade([submission("ahead", ahead.cells(place))], sigmoide, walled)["ahead"]

    assert KILLED not in failures_of(report)


def test_the_pickle_is_a_bomb(tmp_path: Path) -> None:
    """Whoever unpickles what the attack sends does what the attacker wants."""

    class Bomb:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (tmp_path / "pickle",))

    pickle.loads(pickle.dumps(Bomb()))  # noqa: S301 - that is the point

    assert (tmp_path / "pickle").exists()


def test_the_right_answer_in_a_hostile_notebook_still_earns(
    walled: Sandbox, sigmoide: Task, place: Place
) -> None:
    """The score is read where the attacks would show one: a right function is paid."""
    source = (sigmoide.solution / "solution.py").read_text("utf-8")
    attack = replace(forge.VALUES[0], functions=source)

    report = grade([submission("right", attack.cells(place))], sigmoide, walled)["right"]

    assert report.score == 100.0
