"""Whatever stands in a table, a book, a record or an answer is read, or refused with a reason."""

from __future__ import annotations

import json
import secrets
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.intake import roster, worksheet
from autograder.model import Refusal, Report, Status, Submission
from autograder.report import book, decisions, records
from autograder.report.book import Book
from autograder.sandbox import answers, wire
from autograder.sandbox.process import Channel, ProcessDied, ProcessStuck

SOME = settings(
    max_examples=120, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
TEXTS = st.text(st.characters(), max_size=12)  # lone surrogates too
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3)
)

HEADERS = (
    *("Identifier", "Full name", "Nombre completo", "Status", "Email address", "Group", "correo"),
    *("Last modified (submission)", "Grade", "APELLIDOS Y NOMBRES", "submitted", "extension"),
    *("student", "task", "score", "adjustment", "reason", "id", "name"),
)
CELLS = st.sampled_from(
    [
        *("Participant 12", "Ana Pérez", "a@b.c", "-", "", "2025-06-02 23:59", "31/02/2025", "xor"),
        *("lunes, 2 de junio de 2025, 23:59", "1e999", "+5", "9" * 30, "3,5", "=1+1", "9" * 5000),
        *("100000000 d", "9999-12-31", "0001-01-01 00:00", "\x00", "İ", "ﷺ" * 50, "a"),
        "Submitted - 2 hours late - Extension granted until: Monday, 2 June 2025, 11:59 PM",
    ]
)
REPORT = Report(Submission("a", "a.ipynb", "", student="Ana Pérez"), Status.GRADED, "xor")


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A table as a spreadsheet saves it, with a few bytes written over."""
    mark, end = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\n", "\r\n", "\r"]))
    header = draw(st.lists(st.sampled_from(HEADERS) | TEXTS, min_size=1, max_size=7))
    rows = draw(st.lists(st.lists(CELLS | TEXTS, max_size=7), max_size=5))
    quoted = [mark.join(f'"{cell}"' for cell in row) for row in (header, *rows)]
    encoding = draw(st.sampled_from(["utf-8-sig", "utf-16", "cp1252"]))
    data = bytearray(end.join(quoted).encode(encoding, "replace"))
    for place, piece in draw(st.lists(st.tuples(st.integers(0, 999), st.binary(max_size=3)))):
        data[place : place + len(piece)] = piece
    return bytes(data)


@SOME
@given(tables())
@pytest.mark.parametrize("read", [roster.read, worksheet.read])
def test_any_list_is_read_or_refused(
    read: Callable[[Path], Any], tmp_path: Path, data: bytes
) -> None:
    """A sentence says what is wrong with it, and can be printed."""
    (tmp_path / "lista.csv").write_bytes(data)

    try:
        read(tmp_path / "lista.csv")
    except Refusal as refusal:
        str(refusal).encode()


@SOME
@given(tables())
def test_any_decisions_are_taken_or_named(tmp_path: Path, data: bytes) -> None:
    """Each line that cannot be read is refused alone, and the reports can be written."""
    (tmp_path / decisions.FILE).write_bytes(data)

    verdicts = decisions.apply((REPORT,), tmp_path)

    "".join(verdicts.refused).encode()
    assert [records.from_text(records.record(r)) for r in verdicts.reports] == [REPORT]


@st.composite
def changed(draw: st.DrawFn, tree: Any) -> Any:
    """The tree with something else in one place."""
    if isinstance(tree, dict) and tree and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(tree)))
        return {**tree, key: draw(changed(tree[key]))}
    return draw(TREES)


def facts_of_book(folder: Path) -> Any:
    """What class.json says of a class with a secret."""
    book.write(Book(secret="x" * 40), folder)
    return json.loads((folder / book.CLASS_FILE).read_text("utf-8"))


@SOME
@given(st.data())
def test_any_book_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    """One that is read can be written again."""
    (tmp_path / book.CLASS_FILE).unlink(missing_ok=True)
    tree = data.draw(changed(facts_of_book(tmp_path)))
    (tmp_path / book.CLASS_FILE).write_text(json.dumps(tree), "utf-8")

    try:
        found = book.read(tmp_path)
    except Refusal as refusal:
        str(refusal).encode()
    else:
        book.write(found, tmp_path)


@SOME
@given(changed(json.loads(records.record(REPORT))))
def test_any_record_is_read_or_damaged(tree: Any) -> None:
    """One that is read can be written again."""
    try:
        report = records.from_text(json.dumps(tree))
    except records.DAMAGE:
        return
    records.record(report).encode()


VALUES = st.recursive(
    LEAVES | st.binary(max_size=9) | st.tuples(LEAVES, LEAVES),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)
ERRORS = st.fixed_dictionaries(dict.fromkeys(("type", "message", "cell", "line"), VALUES))
ANSWERS = VALUES | st.fixed_dictionaries(
    {
        "error": ERRORS | VALUES,
        "changed": st.lists(st.lists(VALUES, min_size=2, max_size=2)) | VALUES,
        "skipped": st.lists(st.lists(VALUES, min_size=3, max_size=3)) | VALUES,
    }
)
FRAMES = st.binary(max_size=60) | ANSWERS.map(
    lambda answer: b"".join(map(bytes, wire.encode([7, answer])))
)


@SOME
@given(st.lists(FRAMES, max_size=6))
def test_any_answers_to_calls_asked_together_are_heard_or_end_them(frames: list[bytes]) -> None:
    """Several frames behind one request: facts of the right types, or a dead process."""
    ours, theirs = socket.socketpair()
    theirs.sendall(b"".join(frames))
    theirs.shutdown(socket.SHUT_WR)
    with theirs, pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "randbits", lambda _: 7)  # what a forger reads off
        channel = Channel(ours, 1.0)
        try:
            for heard in channel.answers([1.0] * 8, "calls", [], 1.0):
                answer = heard.content
                type_, message, cell, line = answers.facts_of(answer.get("error"))
                assert {type(type_), type(message)} == {str}
                assert {type(cell), type(line)} <= {int, type(None)}
                assert len(answers.skipped_in(1, answer.get("skipped"))) <= answers.MOST_SKIPPED
                assert all(index in (0, 1) for index, _ in answers.changes_in(answer, 2))
        except (ProcessDied, ProcessStuck):
            pass
        finally:
            channel.close()
