"""Pruebas públicas de gradientes: formas, un ejemplo hecho a mano y diferencias centrales."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "gradientes"

X = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [2.0, 0.0]])
A = np.array(
    [
        [0.3792, 0.3104, 0.3104],
        [0.3072, 0.4147, 0.2780],
        [0.4263, 0.2248, 0.3490],
        [0.2668, 0.2978, 0.4354],
    ]
)
Y = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]])


@test_case(name="formas", points=2)
def formas(gradientes):
    """dW tiene la forma de W, (d, K), y db la de b, (K,)."""
    for N, d, K in ((7, 5, 3), (4, 2, 6), (1, 3, 2)):
        activaciones = np.full((N, K), 1 / K)
        dW, db = _par(gradientes(np.ones((N, d)), activaciones, np.eye(K)[np.arange(N) % K]))

        assert np.shape(dW) == (d, K), (
            f"con N = {N}, d = {d}, K = {K} tu dW tiene forma {np.shape(dW)}; debe ser {(d, K)}."
        )
        assert np.shape(db) in ((K,), (1, K)), (
            f"con N = {N}, d = {d}, K = {K} tu db tiene forma {np.shape(db)}; debe ser {(K,)}: "
            "un número por clase."
        )


@test_case(name="ejemplo a mano", points=3)
def a_mano(gradientes):
    """Con las cuatro filas de la diapositiva y X = (1, 0), (0, 1), (1, 1), (2, 0)."""
    dW, db = _par(gradientes(X, A, Y))
    esperado_W = np.array([[0.0848, 0.2827, -0.3674], [0.1834, -0.0901, -0.0933]])
    esperado_b = np.array([0.0949, 0.0619, -0.1568])

    assert _cerca(dW, esperado_W), (
        f"dW dio\n{np.round(np.asarray(dW, float), 4)}\nse esperaba\n{esperado_W}\n"
        "Calcula a mano la primera casilla: la columna 0 de X contra la columna 0 de A − Y, y el "
        "promedio de los 4 ejemplos."
    )
    assert _cerca(np.ravel(db), esperado_b), (
        f"db dio {np.round(np.ravel(np.asarray(db, float)), 4)}; se esperaba {esperado_b}: es el "
        "promedio de las filas de A − Y."
    )


@test_case(name="pendiente de tu propio costo", points=0)
def pendiente(gradientes, softmax, entropiaCruzada):
    """Coinciden con la pendiente de tu propio costo, medida con diferencias centrales."""
    azar, h = np.random.default_rng(1), 1e-2
    datos, clases = azar.uniform(0, 1, (6, 4)), np.eye(3)[[0, 1, 2, 2, 1, 2]]
    W, b = azar.normal(size=(4, 3)), azar.normal(size=3)

    def costo(W, b):
        J = entropiaCruzada(np.asarray(softmax(datos @ W + b), float), clases)
        assert J is not None, "tu entropiaCruzada no devolvió nada (None): termínala primero."
        assert np.size(J) == 1, "tu entropiaCruzada no da un solo número: termínala primero."
        return np.asarray(J, float).item()

    A = softmax(datos @ W + b)
    assert np.shape(A) == (6, 3), "tu softmax todavía no conserva la forma de Z: termínala primero."
    dW, db = _par(gradientes(datos, np.asarray(A, float), clases))
    dW, db = np.asarray(dW, float), np.ravel(np.asarray(db, float))
    assert dW.shape == W.shape, f"tu dW tiene forma {dW.shape}; debe ser {W.shape}, la de W."
    assert db.shape == b.shape, f"el tamaño de tu db es {db.size}; debe ser {b.size}, el de b."

    medido_W, medido_b = np.empty((4, 3)), np.empty(3)
    for i, j in np.ndindex(4, 3):
        paso = np.zeros((4, 3))
        paso[i, j] = h
        medido_W[i, j] = (costo(W + paso, b) - costo(W - paso, b)) / (2 * h)
    for j, paso in enumerate(np.eye(3) * h):
        medido_b[j] = (costo(W, b + paso) - costo(W, b - paso)) / (2 * h)

    peores = []
    for nombre, g, medido in (("dW", dW, medido_W), ("db", db, medido_b)):
        mal = ~np.isclose(g, medido, rtol=1e-3, atol=1e-4)
        donde = tuple(map(int, np.argwhere(mal)[0])) if mal.any() else None
        peores.append((nombre, donde, g, medido))
    veredicto = ", ".join(f"{n} {'coincide' if d is None else 'difiere'}" for n, d, *_ in peores)
    for nombre, donde, g, medido in peores:
        assert donde is None, (
            f"tus gradientes no son los de tu entropiaCruzada: {veredicto}. Por ejemplo, al mover "
            f"{nombre[1]}{list(donde)} tu costo sube con pendiente {medido[donde]:.5f} y tu "
            f"{nombre} dice {g[donde]:.5f}: o el costo, o el gradiente, o los dos están mal."
        )


def _par(salida):
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 2, "la función debe devolver dos arreglos, en este orden: dW y db."
    return partes


def _cerca(obtenido, esperado):
    valores = np.asarray(obtenido, float)
    return valores.shape == esperado.shape and np.allclose(valores, esperado, atol=2e-4)
