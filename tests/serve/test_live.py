"""Live results: what a stream says, that one that was cut goes on, and how many there may be."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest

from autograder.serve import live
from autograder.serve.live import Progress
from autograder.serve.work import clock
from tests.serve.school import ALL_RIGHT, JSON, ACourse, Browser

Event = tuple[int, str, dict[str, Any]]
NAMES = ["feedForward", "costoGlobal", "backProp", "entrenarRed"]


def stream(browser: Browser, attempt: str, last: int | None = None) -> list[Event]:
    """Everything that a stream says until it ends."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    with browser.stream("GET", f"/a/{attempt}/events", headers=headers) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["x-accel-buffering"] == "no"
        text = "".join(answer.iter_text())
    assert text.startswith("retry: 2000\n\n")
    return [event for part in text.split("\n\n") if (event := parsed(part))]


def parsed(part: str) -> Event | None:
    """One event."""
    fields = dict(line.split(": ", 1) for line in part.splitlines() if ": " in line)
    if "event" not in fields:
        return None
    return int(fields["id"]), fields["event"], json.loads(fields["data"])


def test_a_stream_tells_all(course: ACourse) -> None:
    """Each question with its points, in the order of the notebook, and the end; ids grow."""
    ana = course.somebody()
    attempt = ana.hand_in(course.xor).json()["attempt"]

    events = stream(ana, attempt)

    numbers = [number for number, *_ in events]
    questions = [data for _, name, data in events if name == "question"]
    assert numbers == sorted(set(numbers))
    assert [question["name"] for question in questions] == NAMES
    assert sum(question["score"] for question in questions) == 100
    done = {"score": 100, "max": 100, "url": f"/a/{attempt}", "state": "graded"}
    assert events[-1][1:] == ("done", done)


def test_a_stream_goes_on_where_it_was_cut(course: ACourse) -> None:
    """After the second question come the third, the fourth and the end; after the end nothing."""
    ana = course.somebody()
    attempt = ana.hand_in(course.xor).json()["attempt"]
    whole = stream(ana, attempt)
    second = [event for event in whole if event[1] == "question"][1]

    assert stream(ana, attempt, second[0]) == whole[whole.index(second) + 1 :]
    assert stream(ana, attempt, whole[-1][0]) == []


def test_four_streams_a_session(course: ACourse) -> None:
    """A fifth is told to ask otherwise; when one has ended there is room again."""
    service = course.school.service
    ana, bea = course.somebody("Ana"), course.somebody("Bea")
    for n in range(6):  # one student's files are graded one by one: the last waits for a while
        last = ana.hand_in(course.xor, (f"xor{n}.ipynb", ALL_RIGHT[1])).json()["attempt"]
    hers = bea.hand_in(course.xor).json()["attempt"]

    with ExitStack() as opened:
        open_ = []  # what is not kept is closed
        for _ in range(live.MOST_STREAMS):
            path = f"/a/{last}/events"
            answer = opened.enter_context(ana.stream("GET", path))
            assert answer.status_code == 200
            open_.append(answer.iter_text())
            next(open_[-1])
        fifth = ana.get(f"/a/{last}/events", headers=JSON)
        assert (fifth.status_code, fifth.json()["error"]) == (429, "E26")
        assert stream(bea, hers)[-1][1] == "done"

    ana.result(last)
    assert stream(ana, last)[-1][1] == "done"
    assert service.hub._watches == {}


@pytest.mark.parametrize(
    ("reveal", "score", "asked"), [("names", 100, 4), ("score", 100, 0), ("nothing", None, 0)]
)
def test_before_the_deadline_no_more_than_allowed(
    one_course: ACourse, reveal: str, score: int | None, asked: int
) -> None:
    """Stream, page, facts, class list and report tell as much as the link lets them; then all."""
    one_course.change(reveal=reveal, due_at=clock.now() + timedelta(hours=1))
    ana = one_course.somebody()
    attempt = ana.hand_in(one_course.xor).json()["attempt"]

    events = stream(ana, attempt)

    facts, own = ana.facts(f"/a/{attempt}"), ana.facts(f"/t/{one_course.xor}")
    assert sum(name == "question" for _, name, _ in events) == asked
    assert events[-1][2]["score"] == facts["score"] == score
    assert len(facts["questions"]) == asked
    assert (own["grade"] and own["grade"]["score"]) == score
    assert ana.facts(f"/c/{one_course.course.id}")["tasks"][0]["score"] == score
    assert ana.get(f"/a/{attempt}/report").status_code == (200 if reveal == "names" else 404)
    pages = ana.get(f"/a/{attempt}").text + ana.get(f"/t/{one_course.xor}").text
    assert ("backProp" in pages) == (reveal == "names")
    if score is None:
        assert "100 <small>" not in pages

    one_course.change(due_at=clock.now() - timedelta(seconds=1))
    assert len(ana.facts(f"/a/{attempt}")["questions"]) == 4
    assert ana.get(f"/a/{attempt}/report").status_code == 200


def test_the_page_works_without_script(one_course: ACourse) -> None:
    """While it waits, it asks for itself again; when it is graded, not any more."""
    ana = one_course.somebody()
    attempt = ana.hand_in(one_course.xor).json()["attempt"]
    waiting = Progress("queued", running=False, ahead=3, questions=())

    graded = ana.result(attempt)
    page = ana.get(graded["url"]).text

    assert 'http-equiv="refresh"' not in page
    assert str(live.events(waiting, with_questions=True)[0]).splitlines()[1:3] == [
        "event: queued",
        'data: {"ahead": 3}',
    ]
