"""The gradebook of the tests' LMS: the rules that were seen on Moodle, and stricter ones."""

from __future__ import annotations

import itertools
import math
import threading
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.serve.lms_http import Facts, Reply
from tests.serve.lms_names import MEMBERSHIP, PROGRESS


@dataclass
class Cell:
    """What the gradebook has of somebody in one column."""

    score: float | None = None
    comment: str = ""
    at: int = 0  # seconds, of the stamp
    posts: int = 0  # that changed something


@dataclass
class Somebody:
    """A user of the platform."""

    sub: str
    name: str
    roles: list[str]
    status: str = "Active"


class Gradebook:
    """Who is in the course, its columns, and what stands in them."""

    url: str

    def __init__(self) -> None:
        self.people: dict[str, Somebody] = {}
        self.columns: dict[str, Facts] = {}
        self.grades: dict[str, dict[str, Cell]] = defaultdict(lambda: defaultdict(Cell))
        self.skew = timedelta()  # how far its clock is from ours
        self.sins: list[str] = []
        self.lock = threading.RLock()
        self._numbers = itertools.count(1)

    def person(self, sub: str, name: str = "", *roles: str) -> Somebody:
        """Somebody in the course: a learner where nothing else is said."""
        who = Somebody(
            sub, name or f"Persona {sub}", [MEMBERSHIP + r for r in roles or ("Learner",)]
        )
        return self.people.setdefault(sub, who)

    def column(self, link: str, maximum: float = 100.0, **more: Any) -> str:
        """A column of the gradebook; its address has a query, as Moodle's has."""
        with self.lock:
            url = f"{self.url}/lineitems/{next(self._numbers)}/lineitem?type_id=1"
            facts = {"id": url, "scoreMaximum": maximum, "label": link, **more}
            self.columns[url] = {"resourceLinkId": link, **facts}
            return url

    def now(self) -> datetime:
        """What its clock says."""
        return datetime.now(UTC) + self.skew

    def cell(self, sub: str, column: str | None = None) -> Cell:
        """What the gradebook has of somebody."""
        return self.grades[column or next(iter(self.columns))][sub]

    def lineitems(self, method: str, said: Facts) -> Reply:
        """Its columns, or a new one."""
        with self.lock:
            if method == "POST":
                link = said.get("resourceLinkId", "")
                more = {k: v for k, v in said.items() if k not in {"resourceLinkId", "id"}}
                return Reply(201, self.columns[self.column(link, **more)])
            found = [
                one
                for one in self.columns.values()
                if said.get("resource_link_id", one["resourceLinkId"]) == one["resourceLinkId"]
                and said.get("resource_id", one.get("resourceId")) == one.get("resourceId")
            ]
            return Reply(200, found)

    def score(self, column: str, said: Facts) -> Reply:
        """A grade, by Moodle's rules."""
        with self.lock:
            who, of = self.people.get(said.get("userId", "")), self.columns.get(column)
            if of is None:
                return Reply(404, {"error": "no such column"})
            if who is None or who.roles != [MEMBERSHIP + "Learner"] or who.status != "Active":
                return Reply(400, {"error": "not gradable"})
            if problem := _problem(said, self.now()):
                self.sins.append(problem)
                return Reply(400, {"error": problem})
            cell = self.grades[column][who.sub]
            at = int(datetime.fromisoformat(said["timestamp"]).timestamp())
            if at <= cell.at:
                return Reply(409, {"error": "older"})
            share = min(said["scoreGiven"] / said["scoreMaximum"], 1.0)
            cell.score, cell.at = share * of["scoreMaximum"], at
            cell.comment, cell.posts = said.get("comment", ""), cell.posts + 1
            return Reply(200, {})

    def results(self, column: str, said: Facts) -> Reply:
        """What it has of somebody, or of all."""
        with self.lock:
            if column not in self.columns:
                return Reply(404, {"error": "no such column"})
            most = self.columns[column]["scoreMaximum"]
            mine = {s: c for s, c in self.grades[column].items() if said.get("user_id", s) == s}
            return Reply(
                200,
                [
                    {
                        "id": f"{column}/{sub}",
                        "userId": sub,
                        "resultScore": cell.score,
                        "resultMaximum": most,
                        "comment": cell.comment,
                    }
                    for sub, cell in mine.items()
                    if cell.score is not None
                ],
            )


def _problem(said: Facts, now: datetime) -> str | None:
    """What a strict platform minds in a score."""
    given, most = said.get("scoreGiven", math.nan), said.get("scoreMaximum", math.nan)
    if said.get("activityProgress") not in PROGRESS or said.get("gradingProgress") != "FullyGraded":
        return f"progress {said}"
    if not all(isinstance(n, int | float) and math.isfinite(n) for n in (given, most)):
        return f"numbers {said}"
    if not 0 <= given <= most or most <= 0 or not said.get("comment"):
        return f"score or comment {said}"
    try:
        at = datetime.fromisoformat(said["timestamp"])
    except (KeyError, ValueError):
        return f"timestamp {said}"
    if at.tzinfo is None or at > now + timedelta(minutes=10):
        return f"timestamp of the future {said}"
    return None
