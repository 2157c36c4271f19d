"""Suplentes de las funciones que otras llaman: álgebra inventada, suave y acotada.

Cada una mira a todo lo que recibe, y a cada aparición de una variable por separado: da lo mismo que
la cinta la grabe una vez o muchas. El valor de gradienteReverso es el de evaluar.
"""

import math

import numpy as np


class Uno(float):
    """Un número solo, que también se deja tratar como una tupla de uno."""

    def __iter__(self):
        return iter((float(self),))

    def __len__(self):
        return 1

    def __getitem__(self, place):
        return (float(self),)[place]


def evaluar(expr, valores, *_):
    """Un número entre 0.6 y 1.4 en cada operación; las variables y los números, como llegan."""
    return _valor(expr, valores)


def parciales(op, a, b=None, *_):
    """Uno o dos números acotados que dependen de la operación y de sus argumentos."""
    one = op in ("^", "exp", "log")
    s = _code(op) + 0.7 * float(a) + (0.0 if b is None else 1.3 * float(b))
    return Uno(0.6 + 0.3 * math.sin(s)) if one else (0.8 * math.cos(s), 0.5 - 0.4 * math.sin(2 * s))


def retroceder(cinta, *_):
    """De cada nodo, la suma de algo por cada nodo que lo usa; no sigue más allá."""
    found = np.zeros(len(cinta))
    found[-1] = 0.7
    for op, inputs, value in cinta:
        nodes = inputs[:1] if op == "^" else inputs
        for place, i in enumerate(nodes):
            found[int(i)] += 0.4 * math.sin(_code(op) + float(value) + 0.9 * place)
    return found


def gradienteReverso(expr, valores, *_):
    """El valor de evaluar, y un número acotado por cada nombre, también por los que no se usan."""
    value = _valor(expr, valores)
    return value, {n: 0.5 * math.tanh(math.cos(1.3 * v + value)) for n, v in valores.items()}


def _valor(expr, valores):
    if isinstance(expr, str):
        return float(valores[expr])
    if not isinstance(expr, tuple | list):
        return float(expr)
    op, *parts = expr
    turn = 0.0 if op in ("+", "*") else 0.6  # el orden de una suma o un producto no importa
    s = sum((1.3 - turn * k) * _valor(part, valores) for k, part in enumerate(parts))
    return 1 + 0.4 * math.sin(_code(op) + s)


def _code(op):
    return 0.9 * ("+", "-", "*", "/", "^", "exp", "log").index(op)
