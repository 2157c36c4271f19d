# Todo en float32 donde se admite; las diferencias, en float64 como pide la celda.
import numpy as np

F = np.float32


def gradienteAnalitico(x, y):
    x, y = F(x), F(y)
    return np.array([2 * x * y, x**2 + 1], dtype=np.float32)


def _opera(op, *n):
    if op == "+":
        return n[0] + n[1]
    if op == "-":
        return n[0] - n[1]
    if op == "*":
        return n[0] * n[1]
    if op == "/":
        return n[0] / n[1]
    if op == "^":
        return n[0] ** n[1]
    return np.exp(n[0]) if op == "exp" else np.log(n[0])


def _recorre(expr, valores, tipo):
    if isinstance(expr, str):
        return tipo(valores[expr])
    if not isinstance(expr, tuple):
        return tipo(expr)
    return _opera(expr[0], *(_recorre(p, valores, tipo) for p in expr[1:]))


def evaluar(expr, valores):
    return _recorre(expr, valores, np.float64)


def gradienteNumerico(expr, valores, h=1e-5):
    return {
        n: (evaluar(expr, {**valores, n: v + h}) - evaluar(expr, {**valores, n: v - h})) / (2 * h)
        for n, v in valores.items()
    }


def parciales(op, a, b=None):
    a = F(a)
    if b is None:
        return (np.exp(a),) if op == "exp" else (1 / a,)
    if op == "^":
        return (F(b) * a ** F(b - 1),)
    b = F(b)
    return {"+": (F(1), F(1)), "-": (F(1), F(-1)), "*": (b, a), "/": (1 / b, -a / b**2)}[op]


def retroceder(cinta):
    adj = np.zeros(len(cinta), np.float32)
    adj[-1] = 1
    for k in range(len(cinta) - 1, -1, -1):
        op, e, _ = cinta[k]
        if op == "hoja":
            continue
        n = (cinta[e[0]][2], e[1]) if op == "^" else tuple(cinta[i][2] for i in e)
        for i, d in zip(e, parciales(op, *n)):
            adj[i] += adj[k] * d
    return adj


def gradienteReverso(expr, valores):
    cinta, donde = [], {}

    def graba(e):
        if isinstance(e, str) and e in donde:
            return donde[e]
        if isinstance(e, tuple):
            ent = tuple(graba(p) for p in (e[1:2] if e[0] == "^" else e[1:]))
            n = [cinta[i][2] for i in ent]
            if e[0] == "^":
                ent, n = (*ent, e[2]), [*n, e[2]]
            cinta.append((e[0], ent, float(_opera(e[0], *n))))
        else:
            cinta.append(("hoja", (), valores[e] if isinstance(e, str) else e))
        if isinstance(e, str):
            donde[e] = len(cinta) - 1
        return len(cinta) - 1

    graba(expr)
    adj = retroceder(cinta)
    return np.float32(cinta[-1][2]), {n: adj[donde[n]] if n in donde else F(0) for n in valores}


def minimizar(expr, valores, alpha, pasos):
    historia = [evaluar(expr, valores)]
    for _ in range(pasos):
        g = gradienteReverso(expr, valores)[1]
        valores = {n: v - alpha * float(g[n]) for n, v in valores.items()}
        historia.append(evaluar(expr, valores))
    return valores, historia
