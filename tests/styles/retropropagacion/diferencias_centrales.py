# Las jacobianas y la vuelta, por diferencias con el paso complejo: exactas sin derivar a mano.
import numpy as np

H = 1e-30


def softmax(y):
    e = np.exp(y - y.real.max())
    return e / e.sum()


def relu(z):
    return np.where(z.real > 0, z, 0)


def adelante(x, Omega0, beta0, Omega1, beta1):
    z = Omega0 @ x + beta0
    h = relu(z)
    y = Omega1 @ h + beta1
    return z, h, y, softmax(y)


def perdida(s, l):
    return float(-(l * np.log(np.where(s > 0, s, 1e-300))).sum())


def jacobiana(f, v):
    """Una fila por entrada: la derivada de todo f al mover v[i]."""
    filas = []
    for i in range(len(v)):
        movida = v.astype(complex)
        movida[i, 0] += 1j * H
        filas.append(f(movida).imag[:, 0] / H)
    return np.array(filas)


def jacobianaRelu(z):
    return jacobiana(relu, z)


def jacobianaSoftmax(s):
    return jacobiana(softmax, np.log(s))


def haciaAtras(z, s, l, Omega0, Omega1):
    dJ_ds = jacobiana(lambda t: -(l * np.log(t)).sum(keepdims=True), s)
    dJ_dy = jacobianaSoftmax(s) @ dJ_ds
    dJ_dh = jacobiana(lambda h: Omega1 @ h, np.zeros((Omega1.shape[1], 1))) @ dJ_dy
    dJ_dz = jacobianaRelu(z) @ dJ_dh
    dJ_dx = jacobiana(lambda x: Omega0 @ x, np.ones((Omega0.shape[1], 1))) @ dJ_dz
    return dJ_ds, dJ_dy, dJ_dh, dJ_dz, dJ_dx


def gradientesParametros(x, h, dJ_dz, dJ_dy):
    return np.array([d * x[:, 0] for d in dJ_dz]), +dJ_dz, np.array([d * h[:, 0] for d in dJ_dy]), +dJ_dy


def contarMultiplicaciones(capas):
    # Con matrices de verdad, mirando sus formas.
    Omegas = [np.zeros((k, n)) for n, k in zip(capas, capas[1:])]
    costo = lambda A, B: A.shape[0] * A.shape[1] * B.shape[1]
    v, ida = np.zeros((capas[0], 1)), 0
    for Omega in Omegas:
        ida += costo(Omega, v)
        v = Omega @ v
    g, vuelta = np.zeros((capas[-1], 1)), 0
    for Omega in reversed(Omegas):
        vuelta += costo(Omega.T, g)
        g = Omega.T @ g
    M, juntas = Omegas[0].T, 0
    for Omega in Omegas[1:]:
        juntas += costo(M, Omega.T)
        M = M @ Omega.T
    return ida, vuelta, juntas + costo(M, np.zeros((capas[-1], 1)))
