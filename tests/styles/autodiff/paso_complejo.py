# gradienteReverso con el paso complejo: f(x + ih) sin resta no pierde cifras.
import numpy as np


def gradienteAnalitico(x, y):
    return np.array([[2 * x * y, x**2 + 1]])[0]


def _valor(expr, valores):
    if isinstance(expr, str):
        return valores[expr]
    if isinstance(expr, (int, float)):
        return expr
    op, a = expr[0], _valor(expr[1], valores)
    if op == "exp":
        return np.exp(a)
    if op == "log":
        return np.log(a)
    if op == "^":
        return a ** expr[2]
    b = _valor(expr[2], valores)
    return {"+": a + b, "-": a - b, "*": a * b}[op] if op != "/" else a / b


def evaluar(expr, valores):
    return np.float64(_valor(expr, valores))


def gradienteNumerico(expr, valores, h=1e-5):
    return dict(
        (n, (evaluar(expr, dict(valores, **{n: v + h})) - evaluar(expr, dict(valores, **{n: v - h}))) / (2 * h))
        for n, v in valores.items()
    )


def parciales(op, a, b=None):
    h = 1e-200
    if b is None or op == "^":
        e = (op, "a") if b is None else (op, "a", b)
        return np.array([np.imag(_valor(e, {"a": complex(a, h)})) / h])
    da = np.imag(_valor((op, "a", "b"), {"a": complex(a, h), "b": b})) / h
    db = np.imag(_valor((op, "a", "b"), {"a": a, "b": complex(b, h)})) / h
    return np.array([da, db])


def retroceder(cinta):
    adjuntos = np.zeros((len(cinta),))
    adjuntos[-1] = 1.0
    for k in np.arange(len(cinta))[::-1]:
        op, entradas, valor = cinta[k]
        if op == "hoja":
            continue
        if op == "^":
            locales = parciales(op, cinta[entradas[0]][2], entradas[1])
            lugares = [entradas[0]]
        else:
            locales = parciales(op, *(cinta[i][2] for i in entradas))
            lugares = list(entradas)
        np.add.at(adjuntos, lugares, adjuntos[k] * np.atleast_1d(np.asarray(locales, float)))
    return adjuntos


def gradienteReverso(expr, valores):
    g = {}
    for n, v in valores.items():
        g[n] = float(np.imag(_valor(expr, {**valores, n: complex(v, 1e-200)})) / 1e-200)
    return float(evaluar(expr, valores)), g


def minimizar(expr, valores, alpha, pasos):
    historia = np.zeros(pasos + 1)
    historia[0] = evaluar(expr, valores)
    for k in range(1, pasos + 1):
        g = gradienteReverso(expr, valores)[1]
        valores = {n: valores[n] - alpha * g[n] for n in valores}
        historia[k] = evaluar(expr, valores)
    return valores, historia
