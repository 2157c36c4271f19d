"""What a platform calls somebody, in our words: the roles of the course decide, no others."""

from __future__ import annotations

from autograder.serve.lti import words
from autograder.serve.lti.strict import Odd
from autograder.serve.tables import Role

_TEACHER = {"Instructor", "Administrator"}
_MAIN = words.MEMBERSHIP + "#"
_SUB = words.MEMBERSHIP + "/"
_ORDER = (Role.TEACHER, Role.ASSISTANT, Role.STUDENT, Role.OBSERVER)


def role_of(said: object) -> Role | None:
    """The role in the course, the strongest of several; None where there is none.

    A teaching assistant is sent as an instructor too, and is no teacher for that.
    """
    if said is None:
        return None
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise Odd("roles")
    known = {one for one in map(_known, said) if one}
    plain = {one for one in said if _plain_instructor(one)}
    if Role.ASSISTANT in known and not _teaches_besides(said, plain):
        known.discard(Role.TEACHER)
    return next((role for role in _ORDER if role in known), None)


def _known(role: str) -> Role | None:
    name = role.removeprefix(_MAIN)
    if role.startswith(_SUB):
        main, _, sub = role.removeprefix(_SUB).partition("#")
        if sub.startswith("TeachingAssistant"):
            return Role.ASSISTANT
        name = main
    if "/" in name or ":" in name or "#" in name:
        return None
    if name in _TEACHER:
        return Role.TEACHER
    if name.startswith("TeachingAssistant"):
        return Role.ASSISTANT
    return {"Learner": Role.STUDENT, "Mentor": Role.OBSERVER}.get(name)


def _plain_instructor(role: str) -> bool:
    return role.removeprefix(_MAIN) == "Instructor"


def _teaches_besides(said: list[str], plain: set[str]) -> bool:
    """Whether somebody is a teacher by more than the plain role that goes with the sub-role."""
    teachers = {one for one in said if _known(one) is Role.TEACHER}
    return bool(teachers - plain)
