"""What a function does by itself, with harmless stand-ins in its neighbours' places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from autograder.judging.attempt import Attempt, Enough, quietly
from autograder.judging.comparison import Call
from autograder.judging.reference import rewired
from autograder.judging.subject import Function


def tried_alone(attempt: Attempt, chosen: dict[str, Function], *, thorough: bool) -> Call | None:
    """What it does with stand-ins in its neighbours' places; None where it fails even so.

    Thorough are those that also take the place of what a neighbour hands its work on to; they prove
    something, and so nothing is asked anew of who was shown the reference's steps. Found once for
    a case, however many references are tried on it.
    """
    earlier = attempt.notebook.earlier
    key = attempt.case + repr((*sorted(chosen), thorough)).encode()
    if key not in earlier.alone:
        if thorough and attempt.case in earlier.told:
            return None
        tried = samples(attempt, chosen) if thorough else {}
        with attempt.notebook.replaced(chosen, tried):
            earlier.alone[key] = quietly(attempt.function, attempt.args)
    return earlier.alone[key]


def samples(attempt: Attempt, chosen: dict[str, Function]) -> dict[str, tuple[Any, ...]]:
    """By name, arguments for its neighbours to be tried on, none left out.

    The first that the reference calls them with in an example that everybody has: those of a hidden
    case would show the student's process how far the reference comes, a tape or the first step.
    """
    found: dict[str, tuple[Any, ...]] = {}
    most = {name: function.__code__.co_argcount for name, function in chosen.items()}

    def kept(name: str) -> Function:
        def keep(*args: Any) -> Any:
            if len(args) > len(found.get(name, ())):
                found[name] = args
            if all(len(found.get(n, ())) >= most[n] for n in most):
                raise Enough
            return chosen[name](*args)

        return keep

    shown = rewired(attempt.reference, {name: kept(name) for name in chosen})
    for example in _examples(attempt):
        if found.keys() < chosen.keys():
            quietly(shown, example)
    return found


def _examples(attempt: Attempt) -> Sequence[tuple[Any, ...]]:
    """What public checks call the function with, first where they name the same formula.

    Where there is no exam, nothing is hidden.
    """
    known = attempt.notebook.references.examples
    if known is None:
        return (attempt.args,)

    def differs(args: tuple[Any, ...]) -> bool:
        pairs = zip(args, attempt.args, strict=False)
        texts = ((one, other) for one, other in pairs if isinstance(other, str))
        return any(not isinstance(one, str) or one != other for one, other in texts)

    return sorted(known(attempt.function.name or attempt.reference.__name__), key=differs)
