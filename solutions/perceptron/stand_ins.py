"""Suplentes de las funciones que otras llaman: una unidad de franjas, que no es un umbral.

Las dos miran solo x·w − umbral y con la misma franja: quien lleva el sesgo en el umbral (−b), quien
lo lleva como un peso más (con una entrada fija en 1) y quien corrige por su cuenta hacen con ellas
lo mismo.
"""

import numpy as np


def neurona(X, w, umbral):
    """1 donde la distancia al umbral, con su signo, cae en una franja par de anchura 1."""
    franja = np.floor(np.asarray(X, float) @ np.asarray(w, float) - umbral)
    return np.asarray(franja % 2 == 0, float)


def corregir(x, y, w, umbral, gamma):
    """El paso que corresponde a esa franja."""
    x, w = np.asarray(x, float).reshape(np.shape(w)), np.asarray(w, float)
    franja = np.floor(np.sum(x * w) - umbral)
    return w + gamma * (y - np.asarray(franja % 2 == 0, float)) * x
