"""One grade and one LMS: what is asked, what the answer means, and when a teacher must choose.

A score that is not FullyGraded erases the one that Moodle has, and one without a comment clears
its comment: so nothing is sent but whole grades, each with its comment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from autograder.serve.lti import words
from autograder.serve.lti.client import Answer, Ask, Unreachable
from autograder.serve.lti.platforms import Platform
from autograder.serve.lti.tokens import Denied, Tokens
from autograder.words import printable

LARGEST_RESULTS = 32 << 20  # bytes: Open edX gives everybody's, whomever we ask for
NEAR = 0.005  # of the scale: two grades that differ by less are the same
LONGEST_WAIT = timedelta(hours=6)
FORBIDDEN = "El LMS no permite enviar notas: falta el permiso"
GONE = "La columna ya no existe"
CHANGED = "La nota fue cambiada en el LMS"
NOBODY = "El LMS no admite nota para esta persona"
TOO_LONG = "El LMS no respondió en 30 días"
_BUSY = (429, 503)
_NAMES_TIME = re.compile(rb"time.?stamp", re.IGNORECASE)


class Held(Exception):
    """A grade that a person has to look at."""

    def __init__(self, sentence: str, status: int | None = None, said: Any = None) -> None:
        super().__init__(sentence)
        self.sentence, self.status, self.said = sentence, status, said


class Later(Exception):
    """A grade to be sent again, perhaps `after` some time; whether the fault `is_theirs`."""

    def __init__(
        self,
        reason: str,
        status: int | None = None,
        after: timedelta | None = None,
        *,
        is_theirs: bool = True,
    ) -> None:
        super().__init__(reason)
        self.reason, self.status, self.after = reason, status, after
        self.is_theirs = is_theirs


class Conflict(Exception):
    """The platform has something newer."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class NoColumn(Exception):
    """The column is not there any more."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


@dataclass(frozen=True, slots=True)
class Score:
    """A grade as it is sent."""

    sub: str
    given: float
    maximum: float
    comment: str
    stamp: datetime
    submitted_at: datetime | None = None

    def body(self, *, canvas: bool) -> dict[str, Any]:
        """As AGS wants it; `Completed` and `FullyGraded`, always."""
        said = {
            "userId": self.sub,
            "scoreGiven": self.given,
            "scoreMaximum": self.maximum,
            "comment": printable(self.comment)[:2000],
            "activityProgress": "Completed",
            "gradingProgress": "FullyGraded",
            "timestamp": iso(self.stamp),
        }
        if canvas and self.submitted_at:
            said["submission"] = {"submittedAt": iso(self.submitted_at)}
        return said


@dataclass(frozen=True, slots=True)
class Result:
    """What a platform has of somebody."""

    score: float | None
    maximum: float | None
    comment: str | None = field(default=None)

    def is_near(self, score: float, maximum: float) -> bool:
        """Whether it is this grade, on whatever scale."""
        if self.score is None:
            return False
        mine = score / maximum if maximum else 0.0
        return abs(self.score / (self.maximum or 1.0) - mine) <= NEAR

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything there: some give everybody a 0 to begin with."""
        return not self.score and not self.comment

    def facts(self) -> dict[str, Any]:
        """As it is kept."""
        return {"score": self.score, "max": self.maximum, "comment": self.comment}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a platform's gradebook, and what we may do there."""

    platform: Platform
    url: str
    scopes: tuple[str, ...]


class Grades:
    """The gradebooks of every platform."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def send(self, column: Column, score: Score) -> None:
        """Send a score; what stands in its way is raised."""
        ask = Ask(
            "POST",
            beneath(column.url, "scores"),
            {"Content-Type": words.SCORE_TYPE},
            score.body(canvas=column.platform.is_canvas),
        )
        answer = self.asked(column, (words.SCORE,), ask)
        if answer.status in {200, 201, 202, 204}:
            return
        raise _meaning(answer)

    def result(self, column: Column, sub: str) -> Result | None:
        """What the platform has of somebody; None where we may not ask."""
        if words.RESULT not in column.scopes:
            return None
        url = beneath(column.url, "results")
        url += ("&" if urlsplit(url).query else "?") + urlencode({"user_id": sub})
        ask = Ask("GET", url, {"Accept": words.RESULTS_TYPE}, largest=LARGEST_RESULTS)
        answer = self.asked(column, (words.RESULT,), ask)
        if answer.status in {401, 403}:
            return None
        if not answer.is_good:
            raise _meaning(answer)
        try:
            return _result(answer.json(), sub)
        except Unreachable as fault:
            raise Later(str(fault), answer.status) from None

    def asked(self, column: Column, scopes: tuple[str, ...], what: Ask) -> Answer:
        """An answer with a token; Later or Held where there is none."""
        if not set(scopes) <= set(column.scopes):
            raise Held(FORBIDDEN, 403)
        try:
            return self._tokens.authorized(column.platform, scopes, what)
        except Denied as denied:
            answer = denied.answer
            if answer.status == 403 or b"invalid_scope" in answer.body:
                raise Held(FORBIDDEN, 403) from None
            raise _later(answer) from None
        except Unreachable as fault:
            raise Later(str(fault)) from None


def beneath(url: str, name: str) -> str:
    """`{url}/scores`: before the query, which stays."""
    parts = urlsplit(url)
    return parts._replace(path=f"{parts.path.rstrip('/')}/{name}").geturl()


def iso(moment: datetime) -> str:
    """Whole seconds in UTC where there are no others."""
    precise = "milliseconds" if moment.microsecond else "seconds"
    return moment.astimezone(UTC).isoformat(timespec=precise).replace("+00:00", "Z")


def after(value: str | None, now: datetime) -> timedelta | None:
    """What Retry-After says, in seconds or as a date; six hours at most."""
    if not value:
        return None
    if value.strip().isdecimal():
        said = timedelta(seconds=min(int(value.strip()[:9]), 10**7))
    else:
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError):
            return None
        said = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    return min(max(said, timedelta()), LONGEST_WAIT)


def _meaning(answer: Answer) -> Exception:
    """What an answer means that is not a good one."""
    match answer.status:
        case 403:
            return Held(FORBIDDEN, 403)
        case 404 | 410:
            return NoColumn(answer.status)
        case 409:
            return Conflict(409)
        case 400 if _NAMES_TIME.search(answer.body):
            return Conflict(400)
        case 400 | 422:
            return Held(NOBODY, answer.status)
    return _later(answer)


def _later(answer: Answer) -> Later:
    wait = None
    if answer.status in _BUSY:
        wait = after(answer.headers.get("retry-after"), datetime.now(UTC))
    return Later(f"status {answer.status}", answer.status, wait)


def _result(said: Any, sub: str) -> Result:
    if not isinstance(said, list):
        raise Unreachable("the answer is no list of results")
    mine = [one for one in said if isinstance(one, dict) and str(one.get("userId")) == sub]
    if not mine:
        return Result(None, None)
    score, maximum = _number(mine[0].get("resultScore")), _number(mine[0].get("resultMaximum"))
    comment = mine[0].get("comment")
    return Result(score, maximum, comment[:2000] if isinstance(comment, str) else None)


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)
