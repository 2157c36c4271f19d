"""What the small picture of a wrong result promises."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.judging import comparison
from autograder.judging.attempt import Attempt
from autograder.judging.comparison import Tolerance
from autograder.judging.diagnosis import picture
from autograder.judging.diagnosis.evidence import Case
from autograder.judging.subject import LocalFunction, LocalNotebook
from autograder.model import (
    CheckResult,
    Outcome,
    Picture,
    QuestionResult,
    Report,
    Status,
    Submission,
)
from autograder.report import folder, records, tiles
from autograder.report.numbers import times
from solutions.ols import solution as ols
from solutions.softmax_mnist import solution as softmax
from solutions.xor import cases
from solutions.xor import solution as xor

NETWORK = cases.para_backprop(next(iter(cases.redes(seed=5))))
HALF = Picture("dw1", (2, 3), ("=kk", "xk="), (2, 3, 1), 0.5)


def pictures(
    change: Callable[..., Any], reference: Any = xor.backProp, args: tuple[Any, ...] = NETWORK
) -> tuple[Picture, ...]:
    """What is drawn when the reference's outputs are changed in this way."""

    def wrong(*values: Any) -> Any:
        return change(*reference(*values))

    got, expected = comparison.call(wrong, args), comparison.call(reference, args)
    attempt = Attempt(LocalFunction(wrong), reference, args, LocalNotebook({}))
    return picture.draw(Case(attempt, got, expected, Tolerance()))


def page(drawn: tuple[Picture, ...], out: Path) -> str:
    """The page of a student whose one hidden check failed like this."""
    check = CheckResult("valores", "", True, 3.0, Outcome.FAILED, "difiere", pictures=drawn)
    questions = (QuestionResult("backProp", (check,)),)
    report = Report(Submission("ana", "ana.ipynb", ""), Status.GRADED, "xor", questions=questions)
    folder.write_submission(report, out)
    assert records.read_submission(records.record_path(out, "ana")) == report
    return (out / "report" / "ana.html").read_text("utf-8")


def test_each_output_shows_right_off_by_a_factor_or_wrong() -> None:
    """A whole output by a size of the data, another wrong in a row, the others right."""
    m = NETWORK[0].shape[1]

    dw1, db1, dw2, db2 = pictures(
        lambda dw1, db1, dw2, db2: (np.vstack((dw1[:1] ** 2, dw1[1:])), m * db1, dw2, db2)
    )

    assert [set(row) for row in dw1.rows] == [{"x"}] + [{"="}] * (len(dw1.rows) - 1)
    assert {*db1.rows} == {"k"}
    assert (db1.factor, db1.size) == (float(m), "columnas de X")
    assert {*"".join(dw2.rows + db2.rows)} == {"="}


def test_a_factor_of_one_component_alone_is_kept_secret() -> None:
    """Dividing by it would give the right value away; ½, which says what happened, may be told."""
    drawn = [
        pictures(lambda dw1, db1, dw2, db2, k=k: (dw1, db1, dw2, k * db2))[3] for k in (0.37, 0.5)
    ]

    assert [(p.rows, p.factor) for p in drawn] == [(("x",), None), (("k",), 0.5)]


def test_numbers_and_no_arrays_have_no_picture() -> None:
    """What the sentence says of one or two numbers is enough."""
    x, y = np.array([1.0, 2.0, 4.0]), np.array([1.0, 0.0, 3.0])

    assert pictures(lambda w, b: (2 * w, b), ols.sgdLineal, (x, y, 0.3, -0.2, 0.1, 2)) == ()


def test_another_shape_has_no_components_to_compare() -> None:
    """Such an output has an empty frame beside the right ones."""
    drawn = pictures(lambda dw1, db1, dw2, db2: (dw1, db1.ravel(), dw2, db2))

    assert drawn[1].rows == ()
    assert tiles.tally(drawn[1]) == "tiene otra forma"


@pytest.mark.parametrize(
    "change",
    [lambda *_: None, lambda *g: tuple(x + 1e-3 * np.abs(x) ** 0.5 + 1 for x in g)],
    ids=["nothing came", "all wrong"],
)
def test_no_picture_where_it_would_tell_nothing(change: Callable[..., Any]) -> None:
    """Without values, or with every component wrong, there is no difference to show."""
    assert pictures(change) == ()


def test_a_large_array_is_summed_up_in_blocks() -> None:
    """Seven hundred rows become a dozen; a block is as wrong as its worst component."""
    rng = np.random.default_rng(1)
    args = (rng.random((5, 700)), np.full((5, 10), 0.1), np.eye(10)[:5])

    def one_wrong(dW: Any, db: Any) -> Any:
        dW[650, 9] += 1
        return dW, db

    dW, _ = pictures(one_wrong, softmax.gradientes, args)

    assert len(dW.rows) <= picture.MOST_ROWS
    assert "".join(dW.rows).count("x") == 1
    assert dW.counts == (6999, 0, 1)
    assert tiles.summed_up(dW)


@pytest.mark.parametrize(
    ("factor", "said"),
    [(2.0, "2"), (0.5, "½"), (1 / 7, "1/7"), (-1.0, "−1"), (-0.5, "−½"), (0.9762, "0.976")],
)
def test_a_factor_is_said_as_people_say_it(factor: float, said: str) -> None:
    """Fractions rather than decimals, and a point where decimals are needed."""
    assert times(factor) == said


def test_the_page_draws_marks_and_says_them_in_words(tmp_path: Path) -> None:
    """Never colour alone: a mark on each tile, a legend, and a text for who cannot see it."""
    html = page((HALF, Picture("db1", (2, 1), (), (0, 0, 2))), tmp_path)

    assert 'aria-label="dw1, (2, 3): 2 bien, 3 × ½, 1 distinto."' in html
    assert len(re.findall(r'class="(right|factor|wrong) sign"', html)) == 6  # tiles and legend
    assert "bien, salvo un factor" in html
    assert 'class="unlike"' in html


def test_a_record_without_pictures_is_still_read(tmp_path: Path) -> None:
    """Results graded before there were pictures keep their reports."""
    page((HALF,), tmp_path)
    path = records.record_path(tmp_path, "ana")
    content = json.loads(path.read_text("utf-8"))
    del content["report"]["questions"][0]["checks"][0]["pictures"]
    path.write_text(json.dumps(content), "utf-8")

    assert records.read_submission(path).questions[0].checks[0].pictures == ()
