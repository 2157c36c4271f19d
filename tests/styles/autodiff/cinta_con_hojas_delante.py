# La cinta empieza con todas las variables, también las que no se usan; los números, propios.
import numpy as np


def gradienteAnalitico(x, y):
    return [2 * x * y, x**2 + 1]


OPS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
    "/": lambda a, b: a / b, "^": lambda a, b: a**b, "exp": np.exp, "log": np.log,
}


def evaluar(expr, valores):
    if isinstance(expr, str):
        return valores[expr]
    if isinstance(expr, (int, float)):
        return expr
    op, *resto = expr
    return OPS[op](*[evaluar(r, valores) for r in resto])


def gradienteNumerico(expr, valores, h=1e-5):
    def f(nombre, delta):
        return evaluar(expr, {**valores, nombre: valores[nombre] + delta})

    return {n: (f(n, h) - f(n, -h)) / (2 * h) for n in valores}


def parciales(op, a, b=None):
    tabla = {
        "+": lambda: (1.0, 1.0),
        "-": lambda: (1.0, -1.0),
        "*": lambda: (b, a),
        "/": lambda: (1 / b, -a / (b * b)),
        "^": lambda: b * a ** (b - 1),
        "exp": lambda: np.exp(a),
        "log": lambda: 1 / a,
    }
    return tabla[op]()


def retroceder(cinta):
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1
    for k, (op, entradas, _) in reversed(list(enumerate(cinta))):
        if op in "+-*/" and entradas:
            i, j = entradas
            da, db = parciales(op, cinta[i][2], cinta[j][2])
            adjuntos[i] += da * adjuntos[k]
            adjuntos[j] += db * adjuntos[k]
        elif op == "^":
            adjuntos[entradas[0]] += parciales("^", cinta[entradas[0]][2], entradas[1]) * adjuntos[k]
        elif op in ("exp", "log"):
            adjuntos[entradas[0]] += parciales(op, cinta[entradas[0]][2]) * adjuntos[k]
    return adjuntos


def gradienteReverso(expr, valores):
    cinta = [("hoja", (), v) for v in valores.values()]
    lugar = {n: k for k, n in enumerate(valores)}

    def graba(e):
        if isinstance(e, str):
            return lugar[e]
        if isinstance(e, (int, float)):
            cinta.append(("hoja", (), e))
        elif e[0] == "^":
            i = graba(e[1])
            cinta.append(("^", (i, e[2]), cinta[i][2] ** e[2]))
        else:
            pos = tuple(graba(x) for x in e[1:])
            cinta.append((e[0], pos, OPS[e[0]](*[cinta[p][2] for p in pos])))
        return len(cinta) - 1

    fin = graba(expr)
    adjuntos = retroceder(cinta[: fin + 1])
    gradiente = {n: float(adjuntos[k]) if k <= fin else 0.0 for n, k in lugar.items()}
    return evaluar(expr, valores), gradiente


def minimizar(expr, valores, alpha, pasos):
    v = valores.copy()
    historia = [evaluar(expr, v)]
    for _ in range(pasos):
        g = gradienteReverso(expr, v)[1]
        for n in v:
            v[n] = v[n] - alpha * g[n]
        historia.append(evaluar(expr, v))
    return v, np.array(historia)
