"""Which column of a gradebook is a link's: told at the launch, found, or made once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from sqlalchemy import update

from autograder.serve import rows
from autograder.serve.db import Database
from autograder.serve.lti import platforms, words
from autograder.serve.lti.client import Ask, Unreachable
from autograder.serve.lti.grades import (
    FORBIDDEN,
    GONE,
    Column,
    Grades,
    Held,
    Later,
)
from autograder.serve.lti.platforms import Platform
from autograder.serve.tables import JobState, link
from autograder.serve.work import making

_LABEL = 100  # letters: Open edX takes no more
_SOON = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Place:
    """A link as its gradebook knows it."""

    id: str
    course_id: str
    resource_link_id: str
    title: str
    lineitem_url: str | None
    lineitems_url: str | None
    ags_scopes: list[str]
    score_max: float


rows.TABLES[Place] = link


class Columns:
    """The columns of every link."""

    def __init__(self, db: Database, grades: Grades) -> None:
        self._db, self._grades = db, grades
        self._seen: set[tuple[str, str]] = set()  # links whose column was looked at

    def of(self, link_id: str, now: datetime) -> Column:
        """The column of a link; Held or Later where there is none."""
        place, platform = self._known(link_id)
        if not place.lineitem_url and not place.lineitems_url:
            raise Held(FORBIDDEN, 403)
        column = Column(platform, place.lineitem_url or "", tuple(place.ags_scopes))
        if place.lineitem_url and self._is_ours(place, column):
            return column
        return self._found(place, platform) or self._made(place, platform, now)

    def again(self, link_id: str, gone: str, status: int) -> Column:
        """The column in place of one that is gone: exactly one, or a person has to look."""
        place, platform = self._known(link_id)
        with self._db.write() as connection:
            making.column_changed(connection, place.id)
        found = self._listed(place, platform, "resource_link_id", place.resource_link_id)
        others = [one for one in found if one["id"] != gone]
        if len(others) != 1:
            with self._db.write() as connection:
                mine = (link.c.id == place.id, link.c.lineitem_url == gone)
                connection.execute(update(link).where(*mine).values(lineitem_url=None))
            raise Held(GONE, status)
        return self._kept(place, platform, others[0]["id"])

    def _known(self, link_id: str) -> tuple[Place, Platform]:
        with self._db.read() as connection:
            place = rows.known(Place, connection, link_id)
            return place, platforms.of_course(connection, place.course_id)

    def _is_ours(self, place: Place, column: Column) -> bool:
        """Whether a column that we were told of is not another link's: some tell the first."""
        key = (place.id, column.url)
        scope = _reading(column.scopes)
        if key in self._seen or scope is None or not place.lineitems_url:
            return True
        answer = self._grades.asked(
            column, (scope,), Ask("GET", column.url, {"Accept": words.LINEITEM_TYPE})
        )
        if answer.status >= 500 or answer.status == 429:
            raise Later(f"status {answer.status}", answer.status)
        said = _object(answer.body, answer.json) if answer.is_good else {}
        other = said.get("resourceLinkId")
        if other is not None and str(other) != place.resource_link_id:
            return False
        self._seen.add(key)
        return True

    def _found(self, place: Place, platform: Platform) -> Column | None:
        for name, value in (
            ("resource_link_id", place.resource_link_id),
            ("resource_id", place.id),
        ):
            found = self._listed(place, platform, name, value)
            mine = [one for one in found if one.get("tag") == words.TAG] or found
            if mine:
                return self._kept(place, platform, mine[0]["id"])
        return None

    def _listed(
        self, place: Place, platform: Platform, name: str, value: str
    ) -> list[dict[str, Any]]:
        """The columns that a platform lists; ones that it lists though they do not fit are not."""
        scope = _reading(tuple(place.ags_scopes))
        if not place.lineitems_url or scope is None:
            return []
        column = Column(platform, place.lineitems_url, tuple(place.ags_scopes))
        parts = urlsplit(place.lineitems_url)
        query = "&".join(filter(None, (parts.query, urlencode({name: value}))))
        url = parts._replace(query=query).geturl()
        answer = self._grades.asked(
            column, (scope,), Ask("GET", url, {"Accept": words.LINEITEMS_TYPE})
        )
        if answer.status == 403:
            raise Held(FORBIDDEN, 403)
        if not answer.is_good:
            raise Later(f"line items: status {answer.status}", answer.status)
        try:
            said = answer.json()
        except Unreachable as fault:
            raise Later(str(fault), answer.status) from None
        if not isinstance(said, list):
            raise Later("line items: no list", answer.status)
        field = {"resource_link_id": "resourceLinkId", "resource_id": "resourceId"}[name]
        items = [one for one in said if isinstance(one, dict) and isinstance(one.get("id"), str)]
        return [one for one in items if str(one.get(field, value)) == value]

    def _made(self, place: Place, platform: Platform, now: datetime) -> Column:
        """A new column, by one server at a time and once only."""
        if words.LINEITEM not in place.ags_scopes or not place.lineitems_url:
            raise Held(GONE if self._was_made(place) else FORBIDDEN, 403)
        with self._db.write() as connection:
            state = making.take(connection, place.id, now)
        if state is JobState.DONE:
            return self._by_another(place, platform)
        if state is JobState.LEASED:
            raise Later("another thread makes the column", after=_SOON, is_theirs=False)
        try:  # we look once more: an answer may have been lost, or another was faster
            return self._found(place, platform) or self._asked_for(place, platform)
        finally:
            with self._db.write() as connection:
                making.give_back(connection, place.id)

    def _asked_for(self, place: Place, platform: Platform) -> Column:
        body = {
            "label": place.title[:_LABEL],
            "scoreMaximum": place.score_max,
            "resourceId": place.id,
            "resourceLinkId": place.resource_link_id,
            "tag": words.TAG,
        }
        column = Column(platform, place.lineitems_url or "", tuple(place.ags_scopes))
        ask = Ask("POST", column.url, {"Content-Type": words.LINEITEM_TYPE}, body)
        answer = self._grades.asked(column, (words.LINEITEM,), ask)
        if answer.status in {401, 403}:
            raise Held(FORBIDDEN, 403)
        if not answer.is_good:
            raise Later(f"new line item: status {answer.status}", answer.status)
        made = _object(answer.body, answer.json).get("id")
        if not isinstance(made, str):
            raise Later("new line item: no id", answer.status)
        return self._kept(place, platform, made)

    def _by_another(self, place: Place, platform: Platform) -> Column:
        """The column that was made while we looked; Held where it is gone again."""
        with self._db.read() as connection:
            url = rows.known(Place, connection, place.id).lineitem_url
        if not url:
            raise Held(GONE, 404)
        return Column(platform, url, tuple(place.ags_scopes))

    def _kept(self, place: Place, platform: Platform, url: str) -> Column:
        with self._db.write() as connection:
            mine = link.c.id == place.id
            connection.execute(update(link).where(mine).values(lineitem_url=url))
            making.column_changed(connection, place.id)
        self._seen.add((place.id, url))
        return Column(platform, url, tuple(place.ags_scopes))

    def _was_made(self, place: Place) -> bool:
        with self._db.read() as connection:
            return making.state_of(connection, place.id) is JobState.DONE


def _reading(scopes: tuple[str, ...]) -> str | None:
    """The scope with which columns can be read, if there is one."""
    return next((one for one in (words.LINEITEM, words.LINEITEM_READ) if one in scopes), None)


def _object(body: bytes, read: Any) -> dict[str, Any]:
    try:
        said = read() if body else {}
    except Unreachable:
        return {}
    return said if isinstance(said, dict) else {}
