# Todo con bucles y math, sin operar arreglos.
import math

def errorCuadratico(y_est, y):
    n = len(y)
    total = 0
    grad = []
    for i in range(n):
        r = float(y_est[i]) - float(y[i])
        total += r * r
        grad.append(2 * r / n)
    return total / n, grad

def errorLogaritmico(y_est, y):
    n = len(y)
    total = 0
    grad = []
    for a, b in zip(y_est, y):
        d = math.log(a + 1) - math.log(b + 1)
        total += d ** 2
        grad.append(2 / n * d / (a + 1))
    return total / n, grad

def entropiaBinaria(y_est, y):
    n = len(y)
    total = 0.0
    grad = []
    for p, t in zip(y_est, y):
        p = min(max(float(p), 1e-10), 1 - 1e-10)
        if t == 1:
            total -= math.log(p)
            grad.append(-1 / p / n)
        else:
            total -= math.log(1 - p)
            grad.append(1 / (1 - p) / n)
    return total / n, grad

def entropiaConLogits(z, y):
    n = len(z)
    total = 0.0
    grad = []
    for zi, yi in zip(z, y):
        zi, yi = float(zi), float(yi)
        if zi > 0:
            total += zi + math.log(1 + math.exp(-zi)) - yi * zi
            s = 1 / (1 + math.exp(-zi))
        else:
            total += math.log(1 + math.exp(zi)) - yi * zi
            s = math.exp(zi) / (1 + math.exp(zi))
        grad.append((s - yi) / n)
    return total / n, grad

def logSumExp(Z):
    salida = []
    for fila in Z:
        m = fila[0]
        for v in fila:
            if v > m:
                m = v
        s = 0
        for v in fila:
            s += math.exp(v - m)
        salida.append(m + math.log(s))
    return salida

def entropiaCategorica(Z, Y):
    N, K = len(Z), len(Z[0])
    lse = logSumExp(Z)
    L = 0
    dL = [[0.0] * K for _ in range(N)]
    for i in range(N):
        for j in range(K):
            if Y[i][j] == 1:
                L += lse[i] - Z[i][j]
            dL[i][j] = (math.exp(Z[i][j] - lse[i]) - Y[i][j]) / N
    return L / N, dL

def logVerosimilitud(nombre, y, parametro):
    s = 0
    for i in range(len(y)):
        if nombre == "normal":
            s += math.log(1 / math.sqrt(2 * math.pi)) - (y[i] - parametro[i]) ** 2 / 2
        elif nombre == "bernoulli":
            s += math.log(parametro[i]) if y[i] == 1 else math.log(1 - parametro[i])
        else:
            s += math.log(parametro[i][int(y[i])])
    return s
