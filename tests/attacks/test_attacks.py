"""No attack gets what it wants, and nobody beside it loses a point."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from autograder.model import Outcome
from tests.attacks.attack import REFUSED, Attack, Kind, failures_of, succeeded
from tests.attacks.conftest import ATTACKS, RESULTS, Graded, Place
from tests.attacks.conftest import EVERY as KNOWN

EVERY = [pytest.param(attack, id=f"{attack.kind}: {attack.name}") for attack in ATTACKS]
POISONS = [pytest.param(a, id=a.name) for a in ATTACKS if a.kind is Kind.POISON]


def test_there_are_enough_attacks() -> None:
    """At least seventy, some of every kind, each with a name of its own."""
    kinds = Counter(attack.kind for attack in KNOWN)

    assert len(KNOWN) >= 70
    assert min(kinds[kind] for kind in Kind) >= 10
    assert len({attack.name for attack in KNOWN}) == len(KNOWN)


@pytest.mark.parametrize("attack", EVERY)
def test_an_attack_is_contained(attack: Attack, graded: dict[str, Graded]) -> None:
    """The deed is refused, for the reason we think, and earns no point."""
    report = graded[attack.name].attack
    failures = failures_of(report)

    assert not succeeded(report), failures
    assert set(failures) - {REFUSED} <= attack.endings, failures
    assert not attack.deed or set(failures) & attack.endings or "" in attack.endings, failures
    assert report.score <= attack.points, report.questions
    assert report.status is attack.status, report.message
    ends = {check.outcome for question in report.questions for check in question.checks}
    assert Outcome.ENGINE_ERROR not in ends


@pytest.mark.parametrize("attack", EVERY)
def test_who_is_graded_beside_keeps_full_marks(attack: Attack, graded: dict[str, Graded]) -> None:
    """An honest submission in the same batch and sandbox earns everything, and no error."""
    report = graded[attack.name].beside

    assert report.score == report.max_score == 100.0, report
    assert report.cell_errors == ()


@pytest.mark.parametrize("attack", POISONS)
def test_the_next_one_finds_no_poison(attack: Attack, graded: dict[str, Graded]) -> None:
    """The notebook that is graded next sees nothing of what the attack left."""
    report = graded[attack.name].victim

    assert report is not None
    assert set(failures_of(report)) == {REFUSED}, failures_of(report)


def test_the_host_is_as_it_was(graded: dict[str, Graded], place: Place) -> None:
    """No file of the host was written, changed or removed by any attack."""
    host = Path(place["host"])
    ours = {"casa", "vecina", ".otter_cache", "results.json", "grades.csv", "removable", "socket"}

    assert graded
    assert {path.name for path in host.iterdir()} == ours
    assert (host / "results.json").read_text() == RESULTS
    assert [path.name for path in (host / "casa").iterdir()] == [".secreto"]
