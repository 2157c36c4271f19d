"""Of all the files a student handed in, the one that is graded; the others are said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from autograder.intake.piece import SUFFIXES, Piece
from autograder.intake.recognition import recognised
from autograder.model import Submission, Task

_MANY = 8  # files named in one sentence
NO_NOTEBOOK = "No hay ningún cuaderno en la entrega{}. Entrega el archivo .ipynb."
TYPED = (
    "Solo hay texto o un enlace escrito en la plataforma, que no se califica. Entrega el .ipynb."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The file that counts, read, and which attempt it is."""

    piece: Piece
    submission: Submission
    attempt: int


@dataclass(frozen=True, slots=True)
class Chooser:
    """Instructions a file is read, and what tells that it is of the task."""

    tasks: tuple[Task, ...]
    asked: str | None
    read: Callable[[Piece], Submission]

    def choose(self, pieces: Sequence[Piece]) -> Choice:
        """The newest version of the file that looks most like the task, with its remarks."""
        series = _series(pieces)
        if not series:
            return _nothing(pieces)
        read = {versions[-1]: self.read(versions[-1]) for versions in series}
        piece = max(read, key=lambda candidate: self._rank(candidate, read[candidate]))
        versions = next(versions for versions in series if versions[-1] is piece)
        remarks = tuple(_remarks(piece, versions, pieces))
        return Choice(piece, replace(read[piece], remarks=remarks), len(versions))

    def _rank(self, piece: Piece, submission: Submission) -> tuple[object, ...]:
        """Readable before damaged, of the task before others, notebooks before scripts, newest."""
        own = replace(submission, file=piece.file)  # not where the download put it
        fits = self._fits(own) + self._fits(replace(own, cells=()))  # its functions, and its name
        return not submission.problem, fits, -SUFFIXES.index(piece.suffix), piece.age

    def _fits(self, submission: Submission) -> bool:
        task = recognised(submission, self.tasks)
        return task is not None and self.asked in (None, task)


def candidates(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces that are read before one is chosen."""
    return tuple(versions[-1] for versions in _series(pieces))


def _series(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The versions of each file, oldest first; one that cannot be read yields to those that can."""
    found: dict[str, list[Piece]] = defaultdict(list)
    for piece in sorted((p for p in pieces if p.gradable), key=lambda p: p.age):
        found[piece.series.casefold()].append(piece)
    return [sorted(versions, key=lambda p: not p.member.problem) for versions in found.values()]


def _nothing(pieces: Sequence[Piece]) -> Choice:
    problem = TYPED if all(piece.typed for piece in pieces) else NO_NOTEBOOK
    files = _listed(piece.file for piece in pieces)
    first = pieces[0]
    said = problem.format(f" ({files})" if files else "")
    return Choice(first, Submission("", first.member.name, "", problem=said), 1)


def _remarks(chosen: Piece, versions: Sequence[Piece], pieces: Sequence[Piece]) -> Iterable[str]:
    earlier = [piece for piece in versions if piece is not chosen]
    others = [p for p in pieces if p.gradable and p not in versions]
    if earlier:
        times = "otra vez" if len(earlier) == 1 else f"otras {len(earlier)} veces"
        yield f"Entregaste {chosen.file} {times}; se calificó la última versión."
    if others:
        yield f"También entregaste {_listed(p.file for p in others)}; se calificó {chosen.file}."
    if any(piece.typed for piece in pieces):
        yield f"El texto que escribiste en la plataforma no se califica; se calificó {chosen.file}."
    yield from (
        f"{piece.file}: {piece.member.problem}"
        for piece in (*earlier, *others)[:_MANY]
        if piece.member.problem
    )


def _listed(names: Iterable[str]) -> str:
    every = list(dict.fromkeys(names))
    rest = f" y {len(every) - _MANY} más" if len(every) > _MANY else ""
    return ", ".join(every[:_MANY]) + rest
