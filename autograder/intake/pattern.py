"""Any other download, whose file names follow a pattern: `{name}_{id}.ipynb`, `{id}/{file}`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from string import Formatter

from autograder.intake.archive import Member
from autograder.intake.piece import Piece
from autograder.model import Refusal

FIELDS = ("id", "name", "email", "group", "file")


class Pattern:
    """Where in a path the student's name and id stand."""

    def __init__(self, text: str) -> None:
        """Read a pattern; Refusal when it is none."""
        self.text = text
        try:
            parts = [(words, field) for words, field, *_ in Formatter().parse(text)]
        except ValueError as error:
            raise Refusal(f"--pattern {text!r}: {error}") from None
        fields = [field for _, field in parts if field is not None]
        unknown = [field for field in fields if field not in FIELDS]
        if unknown or len(set(fields)) < len(fields) or not {"id", "name"} & set(fields):
            raise Refusal(
                f"--pattern {text!r}: name {{id}} or {{name}}, each field once, of "
                + ", ".join(f"{{{field}}}" for field in FIELDS)
            )
        self.many = "file" in fields  # a student may have several files
        after = [words for words, _ in parts[1:]] + [""]
        self._path = re.compile(
            "".join(
                re.escape(words) + _group(field, words[-1:] + behind[:1])
                for (words, field), behind in zip(parts, after, strict=True)
            ),
            re.IGNORECASE,
        )

    def pieces(self, members: Iterable[Member]) -> tuple[Piece, ...]:
        """Whose each file is, as far as the pattern tells."""
        return tuple(map(self._piece, members))

    def _piece(self, member: Member) -> Piece:
        whole = member.name if "/" in self.text else PurePosixPath(member.name).name
        match = None if member.astray else self._path.fullmatch(whole)
        if not match:
            return Piece(member, file=member.name)
        values = {field: value.strip() for field, value in match.groupdict().items()}
        name = values.get("name", "").replace("_", " ").strip()
        return Piece(
            member,
            key=values.get("id") or name,
            student=name or None,
            file=values.get("file") or whole,
            series=values.get("file") or whole,
            email=values.get("email"),
            group=values.get("group"),
        )


def _group(field: str | None, beside: str) -> str:
    """An id holds no mark that stands beside it in the pattern, so that a name near it may."""
    if field is None:
        return ""
    marks = re.escape("".join(set(beside) & set("_-. ")))
    inside = {"file": ".+", "id": f"[^/{marks}]+"}.get(field, "[^/]+?")
    return f"(?P<{field}>{inside})"
