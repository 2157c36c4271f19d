"""Points of ours as the number an LMS stores, written as its file writes numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from autograder.model import Refusal, Report
from autograder.sheet import decimal

_SEPARATOR = re.compile(r"\d([.,])\d")
_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Scale:
    """The most the LMS gives, its decimal separator, and whether points go out as they are."""

    maximum: Decimal
    separator: str
    as_points: bool

    def grade(self, report: Report) -> Decimal:
        """The final score on the LMS's scale; Refusal when it is above the maximum."""
        points = report.final_score
        if not self.as_points:
            points *= float(self.maximum) / report.max_score
        exact = Decimal(str(round(points, 6)))
        grade = exact.quantize(_PLACES, ROUND_HALF_UP)
        if grade > self.maximum:
            grade = exact.quantize(_PLACES, ROUND_DOWN)  # all of 16.666667 is 16.66, not 16.67
        if grade > self.maximum:
            raise Refusal(
                f"{report.submission.student or report.submission.id} has {self.write(grade)} "
                f"points and the most the LMS takes is {self.write(self.maximum)}: leave out "
                "--points to scale the scores, or raise the maximum in the LMS"
            )
        return grade

    def write(self, grade: Decimal) -> str:
        """The grade with two decimals and the file's own separator."""
        return str(grade).replace(".", self.separator)

    def notes(self, reports: Iterable[Report]) -> tuple[str, ...]:
        """A sentence when the numbers that go out are not the points of the report."""
        most = {report.max_score for report in reports}
        if self.as_points or most <= {float(self.maximum)}:
            return ()
        points = ", ".join(f"{points:g}" for points in sorted(most))
        return (
            f"scaled: {points} points here are {self.write(self.maximum)} in the LMS "
            "(--points sends the points as they are)",
        )


def read(maximum: str, samples: Iterable[str], *, as_points: bool) -> Scale | None:
    """The scale of a column whose maximum is written so; None when that is no positive number."""
    most = decimal(maximum)
    if most is None or most <= 0:
        return None
    marks = (mark[1] for cell in (maximum, *samples) if (mark := _SEPARATOR.search(cell)))
    return Scale(most, next(marks, "."), as_points)
