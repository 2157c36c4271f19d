"""What an expression of the reference is called, to somebody who knows some of its letters."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from autograder.judging.phrases import joined

MARKED = re.compile("\ufdd0(\\w+)\ufdd1")  # a name in what is said: no text has these two
ACCOUNTS: Mapping[type[ast.operator], str] = {  # all of one gender: "de la", and never "del"
    ast.Add: "la suma",
    ast.Sub: "la resta",
    ast.Mult: "la multiplicación",
    ast.MatMult: "la multiplicación",
    ast.Div: "la división",
    ast.Pow: "la potencia",
}
DONE: Mapping[str, str] = {  # what a function of NumPy does to every element
    "exp": "la exponencial", "log": "el logaritmo", "sqrt": "la raíz cuadrada",
    "abs": "el valor absoluto", "tanh": "la tangente hiperbólica", "square": "el cuadrado",
    "clip": "recortar", "maximum": "la comparación con maximum", "sign": "el signo",
}  # fmt: skip
LINK = re.compile(" y (?=\ufdd0[iyIY])")  # before a name that begins with its sound
MOST_SAID = 4  # letters of a part of a line
UNKNOWN = "un valor intermedio"  # what a letter is that only the reference has


def told(words: str, is_known: Callable[[str], bool]) -> str | None:
    """What is said, to somebody who knows some of its letters; None where it would tell nothing."""
    heard = set(MARKED.findall(words))
    for name in heard:
        whole = name.removesuffix("_i")  # x_i is one of x, to whom has another name for it
        if whole not in heard and not is_known(name) and is_known(whole):
            words = words.replace(named(name), named(whole))
    strange = [name for name in MARKED.findall(words) if not is_known(name)]
    if len(strange) > 1:  # two of them, or one twice: nobody could tell them apart
        return None
    for name in strange:
        words = words.replace(named(name), UNKNOWN)
    return MARKED.sub(r"\1", LINK.sub(" e ", words))


def named(name: str) -> str:
    """A letter in what is said, marked until it is known whether it may be."""
    return f"\ufdd0{name}\ufdd1"


def listed(names: Sequence[str]) -> str:
    """Several of them."""
    return joined([named(name) for name in names])


def said(node: ast.AST) -> str:
    """What a student recognises of an expression: a name, or what it does last and its names."""
    if isinstance(node, ast.Constant):
        return number(node.value)
    letters = list(dict.fromkeys(_letters(node)))
    if len(letters) > MOST_SAID:
        return listed(["_", "__"])  # two that nobody knows: such a line is not told
    if len(letters) == 1 and not isinstance(node, ast.BinOp | ast.UnaryOp):
        alone = isinstance(node, ast.Name | ast.Attribute) or letters[0].startswith("la ")
        return letters[0] if alone else f"la cuenta con {letters[0]}"
    last = ACCOUNTS.get(type(node.op), "") if isinstance(node, ast.BinOp) else ""
    return f"{last or 'la cuenta'} con {joined(letters)}" if letters else "un número"


def _letters(node: ast.AST) -> Iterator[str]:
    """The letters of an expression; of one that only lends its size, that it does."""
    match node:
        case ast.Call(ast.Name("len"), [ast.Name(name)]) if _is_letter(name):
            yield f"la longitud de {named(name)}"
        case ast.Subscript(ast.Attribute(ast.Name(name), "shape")) if _is_letter(name):
            yield f"la forma de {named(name)}"
        case ast.Name(name) | ast.Call(ast.Name(name)) if _is_letter(name):
            yield named(name)  # of a function, and not what it is given
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _letters(child)


def _is_letter(name: str) -> bool:
    """Whether a name is one of the blackboard, and none of Python's, ours, or a constant's."""
    constant = len(name) > 2 and name.isupper()
    return name not in ("np", "len", "float") and name[0] != "_" and not constant


def number(value: object) -> str:
    """As it is printed, with a minus and no hyphen."""
    return str(value).replace("-", "−")
