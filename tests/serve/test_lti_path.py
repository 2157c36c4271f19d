"""The whole way: from an activity of an LMS to a grade in its gradebook, over real HTTP."""

from __future__ import annotations

from tests.serve.campus import Campus
from tests.serve.school import ONE_MISTAKE


def test_a_grade_goes_back(campus: Campus) -> None:
    """Somebody launches an activity, hands in, and the gradebook has what the page says."""
    campus.lms.person("ana")
    column = campus.lms.column("tarea-1", maximum=10)
    ana = campus.enter("ana")
    answer = ana.hand_in(campus.link().id, ONE_MISTAKE).json()
    result = ana.result(answer["attempt"])
    campus.sent()
    cell = campus.lms.cell("ana", column)
    assert cell.score is not None
    assert 0 < cell.score < 10
    assert abs(cell.score - 10 * result["score"] / result["max_score"]) < 1e-9
    assert "intento 1" in cell.comment
    assert campus.lms.sins == []
