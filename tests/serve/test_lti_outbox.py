"""A grade's way to the gradebook: what each answer of an LMS leads to, and what never happens.

What never happens: a grade sent twice, out of order, half, or over what a teacher wrote by hand.
"""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import pytest
from sqlalchemy import update

from autograder.serve import rows
from autograder.serve.lti.columns import Place
from autograder.serve.tables import OutboxState
from autograder.serve.tables import outbox as table
from autograder.serve.work import clock
from tests.serve.campus import Campus
from tests.serve.lms_http import Facts, Fault
from tests.serve.lms_names import AGS, LINEITEM, MEMBERSHIP, RESULT, SCORE
from tests.serve.school import JSON, Browser, until


@pytest.fixture
def teacher(one_campus: Campus) -> Browser:
    """Whoever teaches, in a course where Ana is and has a column."""
    return settled(one_campus)


def settled(campus: Campus) -> Browser:
    """A course with Ana, her teacher, and a column of ten points."""
    campus.lms.person("ana")
    campus.lms.person("profe", "Profe", "Instructor")
    campus.lms.column("tarea-1", maximum=10)
    campus.enter("ana")
    return campus.enter("profe")


def scores(campus: Campus) -> list[int]:
    """What was answered to each score."""
    return [status for name, status in campus.lms.log if name == "score"]


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_taken(one_campus: Campus, teacher: Browser, status: int) -> None:
    """Any of these means that the LMS has it."""
    one_campus.lms.faults["score"] = [Fault(status, done=True, body=b"")]
    one_campus.graded(teacher, "ana", 80)
    assert one_campus.last("ana")["state"] == "sent"
    assert one_campus.lms.cell("ana").score == 8
    assert one_campus.lms.cell("ana").comment == "vale 80"
    assert one_campus.lms.cell("ana").posts == 1


@pytest.mark.parametrize(
    "fault",
    [
        *(Fault(500), Fault(502), Fault(503), Fault(504), Fault(429), Fault(408), Fault(418)),
        *(
            Fault(302, {"Location": "/elsewhere"}),
            Fault(drop=True),
            Fault(200, done=False, body=b"x"),
        ),
        Fault(503, {"Retry-After": "0"}),
        Fault(429, {"Retry-After": "mañana"}),
    ],
    ids=str,
)
def test_tried_again(one_campus: Campus, teacher: Browser, fault: Fault) -> None:
    """A fault of the LMS or of the way there: tried again until it is there, once."""
    where = "token" if fault.status == 200 else "score"
    one_campus.lms.faults[where] = [fault, fault]
    one_campus.graded(teacher, "ana", 80)
    assert one_campus.last("ana")["state"] == "sent"
    assert one_campus.lms.cell("ana").score == 8
    assert one_campus.lms.cell("ana").posts == 1
    assert one_campus.lms.sins == []


@pytest.mark.parametrize("fault", [Fault(500, done=True), Fault(done=True, drop=True)], ids=str)
def test_an_answer_that_was_lost(one_campus: Campus, teacher: Browser, fault: Fault) -> None:
    """The LMS has it and we do not know: its results say so, and it is not sent again."""
    one_campus.lms.faults["score"] = [fault]
    one_campus.graded(teacher, "ana", 80)
    assert one_campus.last("ana")["state"] == "sent"
    assert one_campus.lms.cell("ana").posts == 1
    assert len(scores(one_campus)) == 1


def test_an_answer_that_was_lost_where_results_are_not_ours_to_read(one_campus: Campus) -> None:
    """The same stamp is refused: nobody can tell whose grade it has, so a person looks."""
    campus = one_campus
    campus.lms.allowed -= {RESULT}
    campus.lms.person("ana")
    campus.lms.person("profe", "Profe", "Instructor")
    column = campus.lms.column("tarea-1", maximum=10)
    said: Facts = {AGS + "claim/endpoint": {"scope": [LINEITEM, SCORE], "lineitem": column}}
    campus.enter("ana", **said)
    teacher = campus.enter("profe", **said)
    campus.lms.faults["score"] = [Fault(500, done=True)]
    campus.graded(teacher, "ana", 80)
    row = campus.last("ana")
    assert (row["state"], row["last_status"]) == ("parked", 409)
    assert campus.act(teacher, "retry", row["id"]) == 200
    campus.sent()
    assert campus.lms.cell("ana").score == 8


def test_a_token_that_is_over(one_campus: Campus, teacher: Browser) -> None:
    """401: another token, at once."""
    one_campus.graded(teacher, "ana", 80)
    one_campus.lms.forget_tokens()
    one_campus.graded(teacher, "ana", 90)
    assert one_campus.lms.cell("ana").score == 9
    assert one_campus.last("ana")["tries"] == 1


def test_not_allowed(one_campus: Campus, teacher: Browser) -> None:
    """403: a person has to look; the next launch with services tries again by itself."""
    one_campus.lms.faults["score"] = [Fault(403)]
    one_campus.graded(teacher, "ana", 80)
    row = one_campus.last("ana")
    assert (row["state"], row["last_status"]) == ("parked", 403)
    assert "falta el permiso" in row["last_error"]
    assert "falta el permiso" in teacher.get(f"/t/{one_campus.link().id}/outbox").text
    one_campus.enter("ana")
    one_campus.sent()
    assert one_campus.lms.cell("ana").score == 8


def test_a_token_that_is_refused_with_403(one_campus: Campus, teacher: Browser) -> None:
    """Open edX says 403 where others say 401, and names the token: another is asked for."""
    said = b'{"detail": "Invalid token signature."}'
    one_campus.lms.faults["score"] = [Fault(403, body=said)]
    one_campus.graded(teacher, "ana", 80)
    assert one_campus.last("ana")["state"] == "sent"
    one_campus.lms.faults["score"] = [Fault(403, body=said), Fault(403, body=said)]
    one_campus.graded(teacher, "ana", 90)
    assert one_campus.last("ana")["state"] == "parked"


def test_the_results_of_everybody(one_campus: Campus, teacher: Browser) -> None:
    """Open edX gives those of the whole class, however large: ours are found among them."""
    one_campus.graded(teacher, "ana", 80)
    others = [{"userId": f"est{n}", "resultScore": 1, "comment": "x" * 600} for n in range(3000)]
    ours = {"userId": "ana", "resultScore": 8, "resultMaximum": 10}
    body = json.dumps([*others, ours]).encode()
    one_campus.lms.faults["results"] = [Fault(200, done=True, body=body)]
    one_campus.graded(teacher, "ana", 90)
    assert (one_campus.last("ana")["state"], one_campus.last("ana")["tries"]) == ("sent", 1)


@pytest.mark.parametrize("status", [404, 410])
def test_a_column_that_moved(one_campus: Campus, teacher: Browser, status: int) -> None:
    """Gone, and exactly one other of the same place: that one has it."""
    (old,) = one_campus.lms.columns
    one_campus.graded(teacher, "ana", 80)
    one_campus.lms.faults["score"] = [Fault(status)]
    new = one_campus.lms.column("tarea-1", maximum=100)
    del one_campus.lms.columns[old]
    one_campus.lms.cell("ana", new)
    one_campus.graded(teacher, "ana", 90)
    assert one_campus.lms.cell("ana", new).score == 90
    with one_campus.school.service.db.read() as connection:
        place = rows.known(Place, connection, one_campus.link().id)
    assert place.lineitem_url == new


def test_a_column_that_is_gone(one_campus: Campus, teacher: Browser) -> None:
    """None is made unasked: a teacher's click makes it."""
    lms = one_campus.lms
    one_campus.graded(teacher, "ana", 80)
    lms.columns.clear()
    one_campus.graded(teacher, "ana", 90)
    row = one_campus.last("ana")
    assert (row["state"], row["last_error"]) == ("parked", "La columna ya no existe")
    one_campus.enter("ana")
    one_campus.sent()
    assert lms.columns == {}
    assert one_campus.act(teacher, "column") == 200
    one_campus.sent()
    (made,) = lms.columns
    assert lms.cell("ana", made).score == 90
    assert lms.columns[made]["tag"] == "gradiente"


def test_two_columns_are_a_question(one_campus: Campus, teacher: Browser) -> None:
    """Gone, and two others of the same place: nobody guesses."""
    (old,) = one_campus.lms.columns
    one_campus.graded(teacher, "ana", 80)
    one_campus.lms.column("tarea-1")
    one_campus.lms.column("tarea-1")
    del one_campus.lms.columns[old]
    one_campus.graded(teacher, "ana", 90)
    assert one_campus.last("ana")["last_error"] == "La columna ya no existe"


def test_a_teachers_hand_is_kept(one_campus: Campus, teacher: Browser) -> None:
    """What somebody wrote in the gradebook stays, until a teacher who saw both chooses ours."""
    one_campus.graded(teacher, "ana", 80)
    cell = one_campus.lms.cell("ana")
    cell.score, before = 6.5, len(scores(one_campus))
    one_campus.graded(teacher, "ana", 90)
    row = one_campus.last("ana")
    assert (row["state"], row["last_error"]) == ("parked", "La nota fue cambiada en el LMS")
    assert row["platform_said"]["score"] == 6.5
    assert (cell.score, len(scores(one_campus))) == (6.5, before)
    page = teacher.get(f"/t/{one_campus.link().id}/outbox").text
    assert "6,5" in page or "6.5" in page
    assert one_campus.act(teacher, "replace", row["id"]) == 200
    one_campus.sent()
    assert cell.score == 9


def test_a_hand_before_the_first_grade(one_campus: Campus, teacher: Browser) -> None:
    """What stands there before we ever sent anything is no less somebody's hand."""
    cell = one_campus.lms.cell("ana", next(iter(one_campus.lms.columns)))
    cell.score, cell.at = 6.5, 1
    one_campus.graded(teacher, "ana", 80)
    row = one_campus.last("ana")
    assert (row["state"], row["platform_said"]["score"]) == ("parked", 6.5)
    assert (cell.score, scores(one_campus)) == (6.5, [])


def test_the_grade_stands_there_already(one_campus: Campus, teacher: Browser) -> None:
    """Of a service that was set up anew, say: there is nothing to send, and nobody to ask."""
    one_campus.lms.cell("ana", next(iter(one_campus.lms.columns))).score = 8.0
    one_campus.graded(teacher, "ana", 80)
    assert one_campus.last("ana")["state"] == "sent"
    assert scores(one_campus) == []


def test_a_zero_to_begin_with(one_campus: Campus, teacher: Browser) -> None:
    """A 0 without a word, where nothing of ours was ever sent, is what an empty cell is to some."""
    cell = one_campus.lms.cell("ana", next(iter(one_campus.lms.columns)))
    cell.score, cell.at = 0.0, 1
    one_campus.graded(teacher, "ana", 80)
    assert cell.score == 8


def test_a_teachers_hand_is_left(one_campus: Campus, teacher: Browser) -> None:
    """«Dejar la del LMS»: nothing is sent, and nothing is on its way any more."""
    one_campus.graded(teacher, "ana", 80)
    one_campus.lms.cell("ana").score = 6.5
    one_campus.graded(teacher, "ana", 90)
    assert one_campus.act(teacher, "keep", one_campus.last("ana")["id"]) == 200
    assert one_campus.lms.cell("ana").score == 6.5
    assert one_campus.last("ana")["state"] == "replaced"


def test_a_teachers_hand_erased_it(one_campus: Campus, teacher: Browser) -> None:
    """An empty cell where there was our grade is somebody's hand too."""
    one_campus.graded(teacher, "ana", 80)
    one_campus.lms.cell("ana").score = None
    one_campus.graded(teacher, "ana", 90)
    assert one_campus.last("ana")["last_error"] == "La nota fue cambiada en el LMS"


def test_a_zero_that_is_said_as_nothing(one_campus: Campus, teacher: Browser) -> None:
    """Some results leave out a grade of 0: that is ours, and no hand."""
    one_campus.graded(teacher, "ana", 0)
    one_campus.lms.cell("ana").score = None
    one_campus.graded(teacher, "ana", 90)
    assert one_campus.lms.cell("ana").score == 9


def test_a_hand_with_a_newer_stamp(one_campus: Campus, teacher: Browser) -> None:
    """409, and the LMS has what we never sent: parked, with what it has."""
    cell = one_campus.lms.cell("ana", next(iter(one_campus.lms.columns)))
    cell.score, cell.at = 3.0, int(time.time()) + 30
    one_campus.graded(teacher, "ana", 80)
    row = one_campus.last("ana")
    assert (row["state"], row["last_status"]) == ("parked", 409)
    assert row["platform_said"]["score"] == 3.0
    assert cell.score == 3.0


@pytest.mark.parametrize("answer", [409, 400])
def test_a_conflict_over_what_we_sent_last(
    one_campus: Campus, teacher: Browser, answer: int
) -> None:
    """409, or Open edX's 400 that names the timestamp: once more, a second later."""
    one_campus.graded(teacher, "ana", 80)
    body = b'{"error": "Timestamp is older than the last one"}'
    one_campus.lms.faults["score"] = [Fault(answer, body=body)]
    one_campus.graded(teacher, "ana", 90)
    assert one_campus.lms.cell("ana").score == 9
    assert one_campus.last("ana")["tries"] == 1


def test_a_second_conflict(one_campus: Campus, teacher: Browser) -> None:
    """Twice in a row: a person has to look."""
    one_campus.graded(teacher, "ana", 80)
    one_campus.lms.faults["score"] = [Fault(409), Fault(409)]
    one_campus.graded(teacher, "ana", 90)
    assert one_campus.last("ana")["last_error"] == "La nota fue cambiada en el LMS"
    assert one_campus.lms.cell("ana").score == 8


@pytest.mark.parametrize("status", [400, 422])
def test_nobody_that_it_grades(one_campus: Campus, teacher: Browser, status: int) -> None:
    """Parked; tried again once the LMS says something new of that person."""
    one_campus.lms.faults["score"] = [Fault(status)]
    one_campus.graded(teacher, "ana", 80)
    row = one_campus.last("ana")
    assert (row["state"], row["last_status"]) == ("parked", status)
    assert row["last_error"] == "El LMS no admite nota para esta persona"
    one_campus.enter("ana")
    one_campus.sent()
    assert one_campus.lms.cell("ana").score == 8


def test_wait_as_long_as_it_says(one_campus: Campus, teacher: Browser) -> None:
    """Retry-After in seconds and as a date; six hours at most."""
    moment = datetime.now(UTC) + timedelta(hours=2)
    for value, hours in (("3600", 1), (format_datetime(moment, usegmt=True), 2), ("999999", 6)):
        one_campus.lms.faults["score"] = [Fault(503, {"Retry-After": value})]
        one_campus.decide(teacher, "ana", 80 + hours)
        row = until(lambda: one_campus.last("ana"), lambda r: r["last_status"] == 503)
        wait = row["next_at"] - clock.now()
        assert abs(wait - timedelta(hours=hours)) < timedelta(minutes=1)


def test_a_platform_that_is_down(one_campus: Campus, teacher: Browser) -> None:
    """After five faults in a row it is asked now and then; then everything arrives."""
    one_campus.lms.fail = lambda name: Fault(503) if name == "score" else None
    one_campus.decide(teacher, "ana", 80)
    until(lambda: len(scores(one_campus)), lambda count: count >= 6)
    begun, asked = time.monotonic(), len(scores(one_campus))
    time.sleep(1.0)
    assert len(scores(one_campus)) - asked <= 2 + (time.monotonic() - begun) / 0.3
    one_campus.lms.fail = lambda _: None
    one_campus.sent()
    assert one_campus.lms.cell("ana").score == 8


def test_stamps_only_rise(one_campus: Campus, teacher: Browser) -> None:
    """Five grades within a second: the last one stands, and no stamp is as old as another."""
    for score in (50, 60, 70, 80, 90):
        one_campus.decide(teacher, "ana", score)
    one_campus.sent()
    one_campus.graded(teacher, "ana", 55)
    assert one_campus.lms.cell("ana").score == 5.5
    stamps = [row["stamp"] for row in one_campus.outbox() if row["stamp"]]
    assert stamps == sorted(set(stamps))
    assert one_campus.lms.sins == []


def test_what_did_not_change_is_not_sent(one_campus: Campus, teacher: Browser) -> None:
    """«Enviar la nota otra vez» is; the same decision once more is not."""
    one_campus.graded(teacher, "ana", 80)
    ana = one_campus.who("ana")
    path = f"/t/{one_campus.link().id}/students/{ana.id}/resend"
    assert teacher.post(path, data={"csrf": teacher.csrf}, headers=JSON).status_code == 200
    one_campus.sent()
    assert one_campus.lms.cell("ana").posts == 2
    assert one_campus.act(teacher, "all") == 200
    one_campus.sent()
    assert one_campus.lms.cell("ana").posts == 3


def test_one_column_for_a_class(campus: Campus) -> None:
    """Where the LMS has none, one is made: by whoever is first, and for all."""
    campus.lms.is_listed = False
    campus.lms.person("profe", "Profe", "Instructor")
    people = [campus.lms.person(f"est{n}").sub for n in range(6)]
    for sub in people:
        campus.enter(sub)
    teacher = campus.enter("profe")
    campus.lms.faults["lineitems"] = [Fault(500), Fault(drop=True, done=True)]
    for n, sub in enumerate(people):
        campus.decide(teacher, sub, 50 + n)
    campus.sent()
    (column,) = campus.lms.columns
    found = [round(campus.lms.cell(sub, column).score or 0, 6) for sub in people]
    assert found == [50, 51, 52, 53, 54, 55]


def test_the_column_of_another_place(one_campus: Campus) -> None:
    """Open edX names the first of several: a column of another place is not ours."""
    lms = one_campus.lms
    lms.person("ana")
    lms.person("profe", "Profe", "Instructor")
    first, mine = lms.column("otra-tarea"), lms.column("tarea-1")
    grades = lms.claims("ana", "tarea-1", column=first)[AGS + "claim/endpoint"]
    one_campus.enter("ana", **{AGS + "claim/endpoint": grades})
    teacher = one_campus.enter("profe", **{AGS + "claim/endpoint": grades})
    one_campus.graded(teacher, "ana", 80)
    assert lms.cell("ana", mine).score == 80
    assert lms.cell("ana", first).score is None


def test_a_clock_that_went_back(one_campus: Campus, teacher: Browser) -> None:
    """Something was sent from five minutes ahead of now: nothing is sent, and /readyz says why."""
    service = one_campus.school.service
    sender = service.lti.sender
    one_campus.graded(teacher, "ana", 80)
    newest = update(table).where(table.c.id == one_campus.last("ana")["id"])
    with service.db.write() as connection:
        connection.execute(newest.values(stamp=clock.now() + timedelta(minutes=5)))
    try:
        assert sender.look_at_clock() is False
        ready = httpx2.get(one_campus.school.url + "/readyz")
        assert (ready.status_code, ready.json()["clock"]) == (503, False)
        one_campus.decide(teacher, "ana", 90)
        time.sleep(0.5)
        assert one_campus.last("ana")["state"] == OutboxState.WAITING.value
    finally:
        with service.db.write() as connection:
            connection.execute(update(table).values(stamp=clock.now() - timedelta(minutes=5)))
    one_campus.sent()
    assert one_campus.lms.cell("ana").score == 9
    assert httpx2.get(one_campus.school.url + "/readyz").status_code == 200


@pytest.mark.parametrize("minutes", [-5.5, 5.5])
def test_a_platform_whose_clock_is_off(
    one_campus: Campus, teacher: Browser, minutes: float
) -> None:
    """It takes none of our claims: grades wait, and arrive when its clock is right."""
    one_campus.lms.skew = timedelta(minutes=minutes)
    browser = one_campus.school.browser()
    late = one_campus.arrive(browser, "ana", one_campus.lms.claims("ana", "tarea-1"))
    assert late.status_code == 401
    one_campus.decide(teacher, "ana", 80)
    until(lambda: one_campus.last("ana"), lambda row: row["tries"] >= 2)
    assert one_campus.lms.cell("ana", next(iter(one_campus.lms.columns))).score is None
    one_campus.lms.skew = timedelta()
    one_campus.sent()
    assert one_campus.lms.cell("ana").score == 8


def test_a_newer_grade_takes_the_place_of_one_that_waits(
    one_campus: Campus, teacher: Browser
) -> None:
    """What was not sent when another grade came is never sent."""
    one_campus.lms.fail = lambda name: Fault(503) if name == "score" else None
    one_campus.decide(teacher, "ana", 80)
    until(lambda: scores(one_campus), bool)
    one_campus.decide(teacher, "ana", 90)
    one_campus.lms.fail = lambda _: None
    one_campus.sent()
    states = [row["state"] for row in one_campus.outbox()]
    assert states == ["replaced", "sent"]
    assert one_campus.lms.cell("ana").score == 9


def test_only_the_teacher_chooses(one_campus: Campus, teacher: Browser) -> None:
    """An assistant sees what is on its way and sends again; a student sees nothing."""
    lms = one_campus.lms
    lms.people["ayu"] = type(lms.person("x"))(
        "ayu",
        "Ayudante",
        [MEMBERSHIP.replace("membership#", "membership/Instructor#") + "TeachingAssistant"],
    )
    one_campus.graded(teacher, "ana", 80)
    assistant, student = one_campus.enter("ayu"), one_campus.enter("ana")
    path = f"/t/{one_campus.link().id}/outbox"
    assert assistant.get(path, headers=JSON).status_code == 200
    assert one_campus.act(assistant, "all") == 404
    assert student.get(path, headers=JSON).status_code == 404
    assert one_campus.act(student, "all") == 404
    resend = f"/t/{one_campus.link().id}/students/{one_campus.who('ana').id}/resend"
    assert student.post(resend, data={"csrf": student.csrf}, headers=JSON).status_code == 404
    assert assistant.post(resend, data={"csrf": assistant.csrf}, headers=JSON).status_code == 200
