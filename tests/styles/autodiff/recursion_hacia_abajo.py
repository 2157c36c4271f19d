# Sin cinta en gradienteReverso: el adjunto baja por el árbol y cada nombre acumula.
from collections import defaultdict
from math import exp, log


def gradienteAnalitico(x, y):
    return (2 * y * x, 1 + x**2)


def evaluar(expr, valores):
    match expr:
        case str():
            return valores[expr]
        case int() | float():
            return expr
        case ("+", a, b):
            return evaluar(a, valores) + evaluar(b, valores)
        case ("-", a, b):
            return evaluar(a, valores) - evaluar(b, valores)
        case ("*", a, b):
            return evaluar(a, valores) * evaluar(b, valores)
        case ("/", a, b):
            return evaluar(a, valores) / evaluar(b, valores)
        case ("^", a, p):
            return evaluar(a, valores) ** p
        case ("exp", a):
            return exp(evaluar(a, valores))
        case ("log", a):
            return log(evaluar(a, valores))


def gradienteNumerico(expr, valores, h=1e-5):
    salida = {}
    for n, v in valores.items():
        salida[n] = (evaluar(expr, valores | {n: v + h}) - evaluar(expr, valores | {n: v - h})) / h / 2
    return salida


def parciales(op, a, b=None):
    match op:
        case "+":
            return [1.0, 1.0]
        case "-":
            return [1.0, -1.0]
        case "*":
            return [b, a]
        case "/":
            return [1 / b, -a * b**-2]
        case "^":
            return [b * a ** (b - 1)]
        case "exp":
            return [exp(a)]
        case "log":
            return [1 / a]


def retroceder(cinta):
    llegadas = defaultdict(list)
    llegadas[len(cinta) - 1].append(1.0)
    adjuntos = []
    for k in range(len(cinta) - 1, -1, -1):
        total = sum(llegadas[k])
        adjuntos.insert(0, total)
        op, entradas, _ = cinta[k]
        if op == "hoja":
            continue
        if op == "^":
            nodos, numeros = entradas[:1], [cinta[entradas[0]][2], entradas[1]]
        else:
            nodos, numeros = entradas, [cinta[i][2] for i in entradas]
        for i, d in zip(nodos, parciales(op, *numeros)):
            llegadas[i].append(total * d)
    return adjuntos


def gradienteReverso(expr, valores):
    gradiente = dict.fromkeys(valores, 0.0)

    def baja(e, adjunto):
        if isinstance(e, str):
            gradiente[e] += adjunto
        elif isinstance(e, tuple):
            op, *partes = e
            hijos = partes[:1] if op == "^" else partes
            numeros = [evaluar(p, valores) for p in partes]
            for hijo, d in zip(hijos, parciales(op, *numeros)):
                baja(hijo, adjunto * d)

    baja(expr, 1.0)
    return evaluar(expr, valores), gradiente


def minimizar(expr, valores, alpha, pasos):
    historia = [evaluar(expr, valores)]
    while len(historia) <= pasos:
        _, g = gradienteReverso(expr, valores)
        valores = {n: valores[n] - alpha * g[n] for n in valores}
        historia += [evaluar(expr, valores)]
    return valores, historia
