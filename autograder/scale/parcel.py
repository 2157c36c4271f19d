"""What travels between machines, as JSON: nothing that holds a student's words is ever pickled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from autograder.judging.seeds import Draw
from autograder.model import Report, Submission
from autograder.report.records import DAMAGE, as_json, restore
from autograder.run import engine_error

_KEPT = ("submission", "decision", "basis", "penalty")  # whoever sent the submission knows these


def pack(submissions: Iterable[Submission], draws: Mapping[str, Draw]) -> bytes:
    """Submissions on their way to a worker, each with the draw of its hidden cases.

    Whose they are stays here: no worker needs a name or an address to grade.
    """
    nameless = (replace(s, student=None, origin=None) for s in submissions)
    return _encoded([[as_json(s), as_json(draws.get(s.id, Draw()))] for s in nameless])


def unpack(chunk: bytes) -> list[tuple[Submission, Draw]]:
    """What `pack` made a chunk of."""
    return [(restore(Submission, s), restore(Draw, draw)) for s, draw in json.loads(chunk)]


def pack_reports(reports: Iterable[Report]) -> bytes:
    """Reports on their way back, without their submissions."""
    return _encoded([_facts(report) for report in reports])


def unpack_reports(made: bytes, submissions: Sequence[Submission]) -> list[Report]:
    """What `pack_reports` wrote about these submissions; a damaged one is a fault of ours."""
    facts = json.loads(made)
    return [_report(of, submission) for of, submission in zip(facts, submissions, strict=True)]


def _facts(report: Report) -> dict[str, Any]:  # Any: what JSON holds
    stub = Submission("", "", "")
    facts: dict[str, Any] = as_json(replace(report, submission=stub))
    return {name: value for name, value in facts.items() if name not in _KEPT}


def _report(facts: dict[str, Any], submission: Submission) -> Report:
    stub = {"id": "", "file": "", "sha256": ""}
    try:
        report: Report = restore(Report, {**facts, "submission": stub})
    except DAMAGE as fault:
        return engine_error(submission, fault)
    return replace(report, submission=submission)


def _encoded(value: Any) -> bytes:
    return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()
