# Listas y tuplas de Python puro; sin NumPy.
def _neta(x, w):
    return sum(a * b for a, b in zip(x, w))

def neurona(X, w, umbral):
    return [1 if _neta(fila, w) >= umbral else 0 for fila in X]

def corregir(x, y, w, umbral, gamma):
    err = y - neurona([x], w, umbral)[0]
    return [p + gamma * err * a for p, a in zip(w, x)]

def redXor(X, W, v, umbral):
    ocultas = list(zip(*[neurona(X, fila, umbral) for fila in W]))
    return ocultas, neurona(ocultas, v, umbral)

def entrenarPerceptron(X, y, w, b, gamma, epocas):
    w, errores = tuple(w), []
    for _ in range(epocas):
        fallos = 0
        for x, t in zip(X.tolist(), y.tolist()):
            err = t - (_neta(x, w) + b >= 0)
            w = tuple(p + gamma * err * a for p, a in zip(w, x))
            b += gamma * err
            fallos += err != 0
        errores += [fallos]
        if not fallos:
            break
    return [w, b, tuple(errores)]

def _mse(X, y, w, b):
    return sum((t - _neta(x, w) - b) ** 2 for x, t in zip(X, y)) / len(y)

def adalineEnLinea(X, y, w, b, eta, epocas):
    X, y, w = X.tolist(), y.tolist(), list(w)
    costos = (_mse(X, y, w, b),)
    for _ in range(epocas):
        for x, t in zip(X, y):
            r = t - _neta(x, w) - b
            w = [p + eta * r * a for p, a in zip(w, x)]
            b += eta * r
        costos += (_mse(X, y, w, b),)
    return w, b, costos

def adalineEnLote(X, y, w, b, eta, epocas):
    X, y, w = X.tolist(), y.tolist(), list(w)
    n = len(y)
    costos = [_mse(X, y, w, b)]
    for _ in range(epocas):
        rs = [t - _neta(x, w) - b for x, t in zip(X, y)]
        w = [p + eta / n * _neta(rs, columna) for p, columna in zip(w, zip(*X))]
        b += eta * sum(rs) / n
        costos.append(_mse(X, y, w, b))
    return [w, b, costos]
