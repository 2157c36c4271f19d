# retroceder resuelve un sistema triangular; los valores van y vuelven como arreglos.
import numpy as np

BINARIAS = dict(zip("+-*/^", (np.add, np.subtract, np.multiply, np.divide, np.power)))


def gradienteAnalitico(x, y):
    A = np.array([[0.0, 2 * x], [x, 0.0]])
    return A @ np.array([x, y]) + np.array([0.0, 1.0])


def evaluar(expr, valores):
    if isinstance(expr, str):
        return np.asarray(valores[expr])
    if np.isscalar(expr):
        return np.asarray(float(expr))
    if expr[0] in BINARIAS:
        return BINARIAS[expr[0]](evaluar(expr[1], valores), evaluar(expr[2], valores))
    return {"exp": np.exp, "log": np.log}[expr[0]](evaluar(expr[1], valores))


def gradienteNumerico(expr, valores, h=1e-5):
    nombres = sorted(valores)
    V = np.array([valores[n] for n in nombres])
    mas = [evaluar(expr, dict(zip(nombres, V + h * e))) for e in np.eye(len(V))]
    menos = [evaluar(expr, dict(zip(nombres, V - h * e))) for e in np.eye(len(V))]
    return dict(zip(nombres, (np.array(mas) - np.array(menos)) / (2 * h)))


def parciales(op, a, b=None):
    if op == "exp":
        return np.exp(np.array([a]))
    if op == "log":
        return 1 / np.array([a])
    if op == "^":
        return np.array([b * np.power(float(a), b - 1)])
    return {
        "+": np.array([1, 1]), "-": np.array([1, -1]), "*": np.array([b, a]),
        "/": np.array([b, -a]) / b**2 if op == "/" else None,
    }[op]


def retroceder(cinta):
    n = len(cinta)
    L = np.zeros((n, n))
    for k, (op, ent, _) in enumerate(cinta):
        if op == "hoja":
            continue
        lugares = ent[:1] if op == "^" else ent
        numeros = [cinta[i][2] for i in lugares] + list(ent[1:] if op == "^" else [])
        locales = np.ravel(np.asarray(parciales(op, *numeros), float))
        for i, d in zip(lugares, locales):
            L[k, i] += d
    return np.linalg.solve((np.eye(n) - L).T, np.eye(n)[-1])


def gradienteReverso(expr, valores):
    cinta = []

    def graba(e):
        ent = ()
        if isinstance(e, tuple):
            ent = tuple(graba(h) for h in (e[1:2] if e[0] == "^" else e[1:]))
            ent += tuple(e[2:]) if e[0] == "^" else ()
        op = e[0] if isinstance(e, tuple) else "hoja"
        cinta.append((op, ent, float(evaluar(e, valores))))
        nombres.append(e if isinstance(e, str) else None)
        return len(cinta) - 1

    nombres = []
    graba(expr)
    adj = np.asarray(retroceder(cinta))
    return cinta[-1][2], {n: np.array([a for a, m in zip(adj, nombres) if m == n]).sum() for n in valores}


def minimizar(expr, valores, alpha, pasos):
    nombres = list(valores)
    V = np.array([valores[n] for n in nombres], float)
    historia = [evaluar(expr, valores)]
    for _ in range(pasos):
        g = gradienteReverso(expr, dict(zip(nombres, V)))[1]
        V = V - alpha * np.array([g[n] for n in nombres])
        historia.append(evaluar(expr, dict(zip(nombres, V))))
    return dict(zip(nombres, V)), np.array(historia).reshape(-1, 1)
