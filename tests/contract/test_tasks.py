"""Every task keeps the contract that `gradiente verify` proves, clause by clause."""

from __future__ import annotations

from functools import partial

import pytest

from autograder.authoring import mistakes, verify
from autograder.model import Task
from autograder.sandbox.process import Sandbox

EACH = 24  # mistakes: all of them take minutes a task


@pytest.mark.parametrize("clause", verify.CLAUSES, ids=lambda clause: clause.__name__)
def test_a_task_keeps_the_clause(task: Task, clause: verify.Clause) -> None:
    """A clause that needs only the files holds."""
    assert list(clause(task)) == []


@pytest.mark.no_cover  # it counts mistakes, not lines, and would take twice as long
@pytest.mark.parametrize("proof", verify.PROOFS, ids=lambda proof: proof.__name__)
def test_a_task_passes_the_proof(
    task: Task, proof: verify.Proof, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clause that needs the engine to run holds on one seed, for a share of the mistakes.

    `nox -s full` asks for three seeds and all of them.
    """
    seed, *_ = verify.proven_seeds(task)
    monkeypatch.setattr(verify, "proven_seeds", lambda _: iter((seed,)))
    monkeypatch.setattr(mistakes, "problems", partial(mistakes.problems, each=EACH))

    assert list(proof(task, sandbox)) == []
