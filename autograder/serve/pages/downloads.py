"""What a teacher takes away: the grades as a table, and every file with its report."""

from __future__ import annotations

import io
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from autograder.model import Person, Roll
from autograder.report import grades, pages, spreadsheet
from autograder.serve import blobs, render
from autograder.serve.pages import reports, standings
from autograder.serve.requests import expect, link_of, service_of, visitor_of
from autograder.serve.rows import Link
from autograder.serve.sessions import Visitor
from autograder.serve.tables import Role

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNSAFE = re.compile(r"[^\w.-]+")
Part = tuple[str, bytes]


def table(request: Request) -> Response:
    """The grades, as `gradiente grade` writes them; `?para=excel` as Excel opens them."""
    visitor = visitor_of(request)
    with service_of(request).db.read() as connection:
        of = _link(connection, visitor, request)
        text = table_of(connection, of)
    for_excel = request.query_params.get("para") == "excel"
    if for_excel:
        text = spreadsheet.excel(text, spreadsheet.decimal_mark(os.environ))
    name = f"{of.task or 'tarea'}-notas{'-excel' if for_excel else ''}.csv"
    headers = {"Content-Disposition": render.attachment(name), "Cache-Control": "no-store"}
    return Response(text.encode(), media_type="text/csv; charset=utf-8", headers=headers)


def workbook(request: Request) -> Response:
    """The grades as a workbook, where numbers are numbers whatever the language of Excel is."""
    visitor = visitor_of(request)
    with service_of(request).db.read() as connection:
        of = _link(connection, visitor, request)
        content = workbook_of(table_of(connection, of))
    headers = {
        "Content-Disposition": render.attachment(f"{of.task or 'tarea'}-notas.xlsx"),
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=WORKBOOK, headers=headers)


def archive(request: Request) -> Response:
    """Every file that was handed in and its report, a folder a student, and the tables."""
    visitor, service = visitor_of(request), service_of(request)
    with service.db.read() as connection:
        of = _link(connection, visitor, request)
        with tempfile.NamedTemporaryFile(suffix=".zip", delete=False) as kept:
            path = Path(kept.name)
            try:
                with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as whole:
                    for name, content in _parts(connection, of):
                        whole.writestr(name, content)
            except BaseException:
                path.unlink()
                raise
    headers = {
        "Content-Disposition": render.attachment(f"{of.task or 'tarea'}.zip"),
        "Cache-Control": "no-store",
    }
    gone = BackgroundTask(path.unlink)
    return FileResponse(path, media_type="application/zip", headers=headers, background=gone)


def table_of(connection: Connection, of: Link) -> str:
    """grades.csv of a link."""
    return grades.grades([one.report for one in reports.of(connection, of)], late=True)


def workbook_of(table: str) -> bytes:
    """A table as .xlsx. Every word is written as a word: none is a formula or a link."""
    import xlsxwriter  # here, for whoever downloads nothing need not have it in memory

    header, rows = spreadsheet.cells(table)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        bold, sheet = book.add_format({"bold": True}), book.add_worksheet("notas")
        for column, name in enumerate(header):
            sheet.write_string(0, column, name, bold)
        for line, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, float):
                    sheet.write_number(line, column, cell)
                elif cell:
                    sheet.write_string(line, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return content.getvalue()


def folder_of(name: str, id_: str) -> str:
    """A folder's name that is safe on every system: `Ana_Gómez_3f2a91c0`."""
    return f"{_UNSAFE.sub('_', name)[:60].strip('._') or 'sin_nombre'}_{id_[-8:]}"


def _link(connection: Connection, visitor: Visitor, request: Request) -> Link:
    expect(visitor, Role.TEACHER, Role.ASSISTANT)
    return link_of(connection, visitor, request.path_params["link"])


def _parts(connection: Connection, of: Link) -> Iterator[Part]:
    whole = standings.of(connection, of)
    for one in whole:
        folder = folder_of(one.person.called, one.person.id)
        for attempt in one.attempts:
            suffix = Path(attempt.filename).suffix.lower()
            stem = _UNSAFE.sub("_", Path(attempt.filename).stem)[:80].strip("._") or "entrega"
            place = f"{folder}/{attempt.number}"
            yield f"{place}/{stem}{suffix}", blobs.read(connection, attempt.sha256)
            if report := reports.read(connection, attempt):
                yield f"{place}/informe.html", pages.student_page(report).encode()
    yield "grades.csv", table_of(connection, of).encode()
    absent = tuple(
        Person(one.person.sub, one.person.called, one.person.email)
        for one in whole
        if not one.attempts
    )
    yield "missing.csv", grades.missing(Roll(missing=absent)).encode()


ROUTES = (
    Route("/t/{link}/grades.csv", table),
    Route("/t/{link}/grades.xlsx", workbook),
    Route("/t/{link}/all.zip", archive),
)
