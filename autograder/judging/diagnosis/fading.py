"""Steps that grow shorter: a training loop whose rate decays, which nobody asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from autograder.judging import comparison
from autograder.judging.comparison import Call
from autograder.judging.diagnosis import variants
from autograder.judging.diagnosis.evidence import FINE, Case
from autograder.model import Diagnosis


def of(case: Case) -> Diagnosis | None:
    """The first step is right and the second, in the right direction, too short."""
    one, two = (case.after(turns) for turns in (1, 2))
    if not one or not two or not comparison.agree(one.got, one.expected, case.tolerance):
        return None
    start, due = _parameters(one.expected, case), _parameters(two.expected, case)
    mine = _parameters(two.got, case)
    if mine.shape != due.shape or not (due - start).any():
        return None
    share = float((mine - start) @ (due - start) / ((due - start) @ (due - start)))
    gap = np.abs(mine - start - share * (due - start)).max()
    if not 0 < share < 1 - FINE or gap > FINE * np.abs(due - start).max():
        return None
    step = next((name for name in case.parameters if name in variants.STEPS), "la tasa")
    return Diagnosis(
        "tasa_que_decae",
        "Tu primer paso es correcto y el segundo va hacia donde debe, pero se queda corto: "
        f"posiblemente {step} se hace más pequeña de una vuelta a otra. Aquí es siempre la misma.",
    )


def _parameters(call: Call, case: Case) -> Any:
    """The numbers of a call that are no history, in one row."""
    outputs = replace(case, got=call).outputs()
    return np.concatenate([[0.0], *(o.mine.ravel() for o in outputs if not o.history)])
