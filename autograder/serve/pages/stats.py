"""How a class did in a task: per question, per check and per named mistake, with who."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from autograder.model import Report
from autograder.report import summary
from autograder.report.summary import ClassSummary
from autograder.serve import render
from autograder.serve.pages import reports
from autograder.serve.requests import expect, link_of, service_of, visitor_of, wants_json
from autograder.serve.tables import Role


def show(request: Request) -> Response:
    """The engine's own summary of the attempts that count."""
    visitor = visitor_of(request)
    expect(visitor, Role.TEACHER, Role.ASSISTANT)
    with service_of(request).db.read() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
        found = reports.of(connection, of)
    whole = summary.summarise(one.report for one in found)
    people = {one.report.submission.id: one.standing.person for one in found}
    if wants_json(request):
        return render.json({"link": of.id, **_data(whole, {k: p.id for k, p in people.items()})})
    return render.page(
        request,
        "stats.html",
        visitor=visitor,
        link=of,
        whole=whole,
        task=whole.tasks[0] if whole.tasks else None,
        people=people,
    )


def _data(whole: ClassSummary, people: dict[str, str]) -> dict[str, Any]:
    def ids(those: tuple[Report, ...]) -> list[str]:
        return [people[one.submission.id] for one in those]

    task = whole.tasks[0] if whole.tasks else None
    return {
        "graded": task.count if task else 0,
        "mean": task.mean if task else None,
        "median": task.median if task else None,
        "max_score": task.max_score if task else None,
        "histogram": list(task.histogram) if task else [],
        "checks": [
            {
                "question": one.question,
                "name": one.name,
                "sentence": one.sentence,
                "count": one.count,
                "failed": ids(one.failed),
            }
            for one in (task.checks if task else ())
        ],
        "mistakes": [
            {
                "question": one.question,
                "name": one.name,
                "text": one.text,
                "count": one.count,
                "people": ids(one.reports),
            }
            for one in whole.mistakes
        ],
    }


ROUTES = (Route("/t/{link}/stats", show),)
