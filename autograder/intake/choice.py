"""Of all the files a student handed in, the one that is graded; its remarks name the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.intake import companions, phrases
from autograder.intake.piece import SUFFIXES, Piece
from autograder.intake.recognition import recognise
from autograder.model import Submission, Task

_MANY = 8  # files named in one sentence


@dataclass(frozen=True, slots=True)
class Choice:
    """The file that counts, read, and which attempt it is."""

    piece: Piece
    submission: Submission
    attempt: int


@dataclass(frozen=True, slots=True)
class Chooser:
    """How a file is read, and what tells that it is of the task."""

    tasks: tuple[Task, ...]
    asked: str | None
    read: Callable[[Piece], Submission]

    def choose(self, id_: str, pieces: Sequence[Piece]) -> Choice:
        """The newest version of the file that looks most like the task, with its remarks.

        `id_` is for the submission of a student who handed in nothing that can be read.
        """
        series = _series(pieces)
        if not series:
            return _choice_of_none(id_, pieces)
        read = {versions[-1]: self.read(versions[-1]) for versions in series}
        piece = max(_leading(read), key=lambda candidate: self._rank(candidate, read[candidate]))
        versions = next(versions for versions in series if versions[-1] is piece)
        used = [p for p in pieces if p.suffix == ".py" and _uses(read[piece], piece, p)]
        remarks = tuple(_remarks(piece, versions, [p for p in pieces if p not in used]))
        return Choice(piece, replace(read[piece], remarks=remarks), len(versions))

    def _rank(self, piece: Piece, submission: Submission) -> tuple[object, ...]:
        """Readable before damaged, of the task before others, notebooks before scripts, newest."""
        own = replace(submission, file=piece.file)  # not where the download put it
        fits = self._fits(own) + self._fits(replace(own, cells=()))  # its functions, and its name
        return not submission.problem, fits, -SUFFIXES.index(piece.suffix), piece.age

    def _fits(self, submission: Submission) -> bool:
        task = recognise(submission, self.tasks)
        return task is not None and self.asked in (None, task)


def _leading(read: Mapping[Piece, Submission]) -> list[Piece]:
    """The files that are not modules of a notebook beside them."""
    notebooks = [piece for piece in read if piece.suffix == ".ipynb"]
    return [
        piece
        for piece in read
        if piece.suffix != ".py" or not any(_uses(read[n], n, piece) for n in notebooks)
    ]


def _uses(submission: Submission, of: Piece, piece: Piece) -> bool:
    return companions.names("\n".join(submission.cells), companions.beside(of.series, piece.series))


def candidates(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces that are read before one is chosen."""
    return tuple(versions[-1] for versions in _series(pieces))


def _series(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The versions of each file, oldest first; one that cannot be read yields to those that can."""
    series: dict[str, list[Piece]] = defaultdict(list)
    for piece in sorted((p for p in pieces if p.gradable), key=lambda p: p.age):
        series[piece.series.casefold()].append(piece)
    return [sorted(versions, key=lambda p: not p.member.problem) for versions in series.values()]


def _choice_of_none(id_: str, pieces: Sequence[Piece]) -> Choice:
    files = _enumeration(piece.file for piece in pieces)
    problem = phrases.NO_NOTEBOOK.format(f" ({files})" if files else "")
    if all(piece.typed for piece in pieces):
        problem = phrases.TYPED_ONLY
    first = pieces[0]
    return Choice(first, Submission(id_, first.member.name, "", problem=problem), 1)


def _remarks(chosen: Piece, versions: Sequence[Piece], pieces: Sequence[Piece]) -> Iterable[str]:
    earlier = [piece for piece in versions if piece is not chosen]
    others = [p for p in pieces if p.gradable and p not in versions]
    if earlier:
        count = len(earlier)
        times = phrases.ONCE_MORE if count == 1 else phrases.MORE_TIMES.format(count)
        yield phrases.EARLIER.format(chosen.file, times)
    if others:
        yield phrases.OTHERS.format(_enumeration(p.file for p in others), chosen.file)
    if any(piece.typed for piece in pieces):
        yield phrases.TYPED_TOO.format(chosen.file)
    yield from (
        f"{piece.file}: {piece.member.problem}"
        for piece in (*earlier, *others)[:_MANY]
        if piece.member.problem
    )


def _enumeration(names: Iterable[str]) -> str:
    every = list(dict.fromkeys(names))
    rest = phrases.AND_MORE.format(len(every) - _MANY) if len(every) > _MANY else ""
    return ", ".join(every[:_MANY]) + rest
