"""What travels between machines comes out as it went in, and nothing of it is pickled."""

from __future__ import annotations

import json
from dataclasses import replace

from autograder.judging.seeds import Draw
from autograder.model import (
    CheckResult,
    Companion,
    Curve,
    Origin,
    Outcome,
    QuestionResult,
    Report,
    Status,
    Submission,
)
from autograder.scale import parcel

ANA = Submission(
    "ana",
    "ana.ipynb",
    "5a",
    cells=("x = 'ñ \ud800'",),
    origin=Origin("moodle", "7", attempt=2),
    files=(Companion("datos.csv", "\xff\x00"),),
)
CURVE = Curve((1.0, float("inf"), float("-inf")), (0.1, 0.2))
CHECK = CheckResult("c", "Es así", hidden=True, points=2.5, outcome=Outcome.FAILED, curve=CURVE)


def test_a_submission_travels_whole() -> None:
    """Words that no file can hold, bytes beside the notebook and the draw; but not whose it is."""
    chunk = parcel.pack([ANA], {"ana": Draw(2, "semilla")})

    nameless = replace(ANA, student=None, origin=None)
    assert parcel.unpack(chunk) == [(nameless, Draw(2, "semilla"))]
    json.loads(chunk)


def test_a_report_travels_without_its_submission() -> None:
    """What comes back is the report of the submission that was sent, infinities included."""
    report = Report(ANA, Status.GRADED, "xor", questions=(QuestionResult("f", (CHECK,)),))

    made = parcel.pack_reports([report])

    assert parcel.unpack_reports(made, [ANA]) == [report]
    assert b"datos.csv" not in made


def test_a_damaged_report_is_a_fault_of_ours_alone() -> None:
    """One that cannot be read stops none of its chunk."""
    good = Report(ANA, Status.NO_TASK)
    facts = json.loads(parcel.pack_reports([good, good]))
    facts[0]["seconds"] = "mucho"
    beto = replace(ANA, id="beto")

    first, second = parcel.unpack_reports(json.dumps(facts).encode(), [ANA, beto])

    assert first.status is Status.ENGINE_ERROR
    assert second == replace(good, submission=beto)
