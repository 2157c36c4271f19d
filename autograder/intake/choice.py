"""Of all the files a student handed in, the one that is graded; its remarks name the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.intake import companions, phrases
from autograder.intake.kinds import GRADABLE, document
from autograder.intake.piece import Piece
from autograder.intake.recognition import recognise
from autograder.model import Submission, Task

_MANY = 8  # files named in one sentence
MOST = 50  # files of one student that are read before one is chosen: each is compared with each


@dataclass(frozen=True, slots=True)
class Choice:
    """The file that counts, read, which attempt it is, and the files it was chosen from."""

    piece: Piece
    submission: Submission
    attempt: int
    among: tuple[Piece, ...]


Read = Mapping[Piece, Submission]  # the newest version of each file


@dataclass(frozen=True, slots=True)
class Chooser:
    """How a file is read, and what tells that it is of the task."""

    tasks: tuple[Task, ...]
    asked: str | None
    read: Callable[[Piece], Submission]

    def choose(self, id_: str, pieces: Sequence[Piece]) -> list[Choice]:
        """For each task the newest version of the file that looks most like it, with its remarks.

        `id_` is for the submission of a student who handed in nothing that can be read.
        """
        series = _series(pieces)
        read = {versions[-1]: self.read(versions[-1]) for versions in series}
        if not any(piece.gradable for piece in read):
            read = {piece: found for piece, found in read.items() if not found.problem}
        if not read:
            return [_choice_of_none(id_, pieces, [self.read(v[-1]) for v in series])]
        tasks = {} if self.asked else {piece: self._task(piece, read) for piece in read}
        wanted = sorted({task for task in tasks.values() if task})
        if len(wanted) < 2:
            return [self._chosen(read, series, pieces)]
        strays = [piece for piece in read if tasks[piece] is None]
        return [
            self._chosen(
                {piece: read[piece] for piece in read if tasks[piece] == task},
                series,
                [p for p in pieces if _of(p, series) in (*strays, *_called(task, tasks))],
            )
            for task in wanted
        ]

    def _chosen(
        self, read: Read, series: Sequence[Sequence[Piece]], pieces: Sequence[Piece]
    ) -> Choice:
        piece = self._first(self._leading(read), read)
        versions = next(versions for versions in series if versions[-1] is piece)
        used = [p for p in pieces if p is not piece and _uses(read[piece], piece, p)]
        others = _remarks(piece, versions, [p for p in pieces if p not in used])
        remarks = (*read[piece].remarks, *others)
        chosen = replace(read[piece], remarks=remarks)
        return Choice(piece, chosen, len(versions), tuple(pieces))

    def _first(self, leading: Sequence[Piece], read: Read) -> Piece:
        if len(leading) == 1:  # as nearly always: nobody has to look into it
            return leading[0]
        return max(leading, key=lambda piece: self._rank(piece, read[piece]))

    def _task(self, piece: Piece, read: Read) -> str | None:
        """The task that a file stands for; none for what only serves another one."""
        return None if self._serves(piece, read, read) else self._own_task(piece, read)

    def _own_task(self, piece: Piece, read: Read) -> str | None:
        return recognise(replace(read[piece], file=piece.file), self.tasks)

    def _leading(self, read: Read) -> list[Piece]:
        """The files that do not only serve a notebook beside them; all where they run each other"""
        notebooks = [piece for piece in read if piece.suffix == ".ipynb"]
        return [piece for piece in read if not self._serves(piece, read, notebooks)] or list(read)

    def _serves(self, piece: Piece, read: Read, others: Iterable[Piece]) -> bool:
        """Whether one of the others imports a module, or runs a notebook that has no task but its.

        A student may run the notebook of last week's task, and has handed that in as well.
        """
        users = [o for o in others if o is not piece and _uses(read[o], o, piece)]
        if piece.suffix != ".ipynb":
            return bool(users)
        own = self._own_task(piece, read) if users else None
        return any(own is None or self._own_task(user, read) in (None, own) for user in users)

    def _rank(self, piece: Piece, submission: Submission) -> tuple[object, ...]:
        """Readable before damaged, of the task before others, notebooks before scripts, newest."""
        own = replace(submission, file=piece.file)  # not where the download put it
        fits = self._fits(own) + self._fits(replace(own, cells=()))  # its functions, and its name
        return not submission.problem, fits, -_kind(piece), piece.age

    def _fits(self, submission: Submission) -> bool:
        task = recognise(submission, self.tasks)
        return task is not None and self.asked in (None, task)


def _uses(submission: Submission, of: Piece, piece: Piece) -> bool:
    """Whether a file imports or runs another one; a name in a text makes no module of it."""
    if piece.suffix not in (".py", ".ipynb"):
        return False
    return companions.names("\n".join(submission.cells), companions.beside(of.series, piece.series))


def candidates(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces that are read before one is chosen."""
    return tuple(versions[-1] for versions in _series(pieces))


def _series(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The versions of each file, oldest first; one that cannot be read yields to those that can.

    Where nothing bears the name of a notebook, whatever there is may still hold one, or a link.
    """
    every = [piece for piece in pieces if not piece.hidden]
    wanted = [p for p in every if p.gradable] or [p for p in every if p.telling][:_MANY]
    series: dict[str, list[Piece]] = defaultdict(list)
    for piece in sorted(wanted, key=lambda p: p.age):
        series[piece.series.casefold()].append(piece)
    found = [sorted(versions, key=lambda p: not p.member.problem) for versions in series.values()]
    if len(found) > MOST:  # notebooks before scripts, the newest first
        found.sort(key=lambda versions: versions[-1].age, reverse=True)
        found.sort(key=lambda versions: _kind(versions[-1]))
    return found[:MOST]


def _kind(piece: Piece) -> int:
    """The place of its kind among those that can be graded, the likeliest first."""
    return GRADABLE.index(piece.suffix) if piece.suffix in GRADABLE else len(GRADABLE)


def _of(piece: Piece, series: Sequence[Sequence[Piece]]) -> Piece | None:
    """The newest version of the file that a piece is a version of."""
    return next((versions[-1] for versions in series if piece in versions), None)


def _called(task: str | None, tasks: Mapping[Piece, str | None]) -> list[Piece]:
    return [piece for piece, slug in tasks.items() if slug == task]


def _choice_of_none(id_: str, pieces: Sequence[Piece], read: Sequence[Submission]) -> Choice:
    """What is said where nothing can be graded: of one document what it is, of several all."""
    files = _enumeration(piece.file for piece in pieces)
    problem = phrases.NO_NOTEBOOK.format(f" ({files})" if files else "")
    first = pieces[0]
    if len(pieces) == 1 and (what := document(first.member.name)):
        problem = phrases.DOCUMENT_ONLY.format(first.file, what)
    if all(piece.typed for piece in pieces):
        problem = phrases.TYPED_ONLY
    links = [found.problem for found in read if phrases.DRIVE_LINK[:20] in found.problem]
    problem = " ".join((problem, *links[:1]))
    digest = next((found.sha256 for found in read if found.file == first.member.name), "")
    return Choice(
        first, Submission(id_, first.member.name, digest, problem=problem), 1, tuple(pieces)
    )


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
