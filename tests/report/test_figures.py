"""What a drawn curve and a written number promise."""

import math

import pytest

from autograder.model import Curve
from autograder.report import curves, numbers


@pytest.mark.parametrize(
    "student",
    [
        (),
        (0.5,),
        (math.nan,) * 3,
        (1.0, 1e100, 1e308, math.inf),
        (1e308, -1e308),
        (0.0,) * 9,
        (5e-324, 1.0),
        tuple(1 / (i + 1) for i in range(5000)),
    ],
    ids=["none", "one", "nan", "diverges", "opposite", "zeros", "tiny", "long"],
)
def test_any_history_can_be_drawn(student: tuple[float, ...]) -> None:
    """Every point lies inside the drawing, whatever the student returned."""
    drawing = curves.plot(Curve(student, (1.0, 0.5, 0.2)))

    assert drawing is not None
    for run in drawing.student + drawing.reference:
        for x, y in (map(float, point.split(",")) for point in run.split()):
            assert curves.LEFT <= x <= curves.RIGHT
            assert curves.TOP <= y <= curves.BOTTOM
    assert len(" ".join(drawing.student).split()) < 200
    assert curves.describe(Curve(student, ())).endswith(".")


def test_a_diverging_curve_says_where_it_broke() -> None:
    """The cross stands on the last finite cost."""
    curve = Curve((1.0, 50.0, math.inf, math.nan), (1.0, 0.5, 0.2, 0.1))

    drawing = curves.plot(curve)

    assert curves.describe(curve) == "Tu costo se vuelve infinito en la posición 2 del historial."
    assert drawing is not None
    assert drawing.logarithmic
    assert drawing.broken_at is not None
    assert len(drawing.student) == 1


def test_numbers_are_written_as_in_spanish() -> None:
    """Comma, superscripts, and no trailing zeros."""
    assert [numbers.number(value) for value in (87.0, 6.25, 0.1 + 0.2)] == ["87", "6.25", "0.3"]
    assert numbers.magnitude(0.69314) == "0.693"
    assert numbers.magnitude(-2.5e-7) == "−2.5·10⁻⁷"
