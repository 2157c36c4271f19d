"""Pruebas públicas de gradienteLogistico: sin puntos, porque puede apoyarse en tu probabilidad."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "gradienteLogistico"
ARGUMENTOS = ("X", "y", "beta0", "beta")


def evaluar(funcion, *argumentos):
    """Lo que devuelve la función, o una frase que dice por qué no lo hay."""
    antes = [np.copy(p) for p in argumentos]
    salida = funcion(*argumentos)
    tuya = f"tu {getattr(funcion, '__name__', 'función')}"
    for p, copia, nombre in zip(argumentos, antes, ARGUMENTOS, strict=False):
        assert np.array_equal(p, copia), (
            f"{tuya} cambió {nombre}, que es de quien la llama. Operaciones como -= escriben sobre "
            "el arreglo original: crea uno nuevo."
        )
    assert salida is not None, f"{tuya} no devolvió nada (None): ¿falta el return?"
    return salida


def numeros(valor):
    """El valor como arreglo de números."""
    return np.asarray(valor, float)


def partes(salida, cuantas, nombres):
    """Las salidas una por una, vengan en una tupla, en una lista o en un arreglo."""
    assert isinstance(salida, tuple | list | np.ndarray) and len(salida) == cuantas, (
        f"la función debe devolver {nombres}, en este orden."
    )
    return list(salida)


def gradiente(gradienteLogistico, X, y, beta0, beta):
    """d0 como número y d como arreglo, con sus formas comprobadas."""
    salida = evaluar(gradienteLogistico, X, y, beta0, beta)
    d0, d = partes(salida, 2, "dos cosas, d0 y d")
    d0, d = numeros(d0), numeros(d)
    assert d0.size == 1, f"d0 tiene forma {d0.shape} y debe ser un solo número, la derivada de β0."
    assert d.shape == beta.shape, (
        f"con X de forma {X.shape}, d tiene forma {d.shape} y debe tener la de beta, {beta.shape}."
    )
    return float(d0.reshape(())), d


@test_case(name="formas", points=0)
def formas(gradienteLogistico):
    """d0 es un número y d tiene la forma de beta."""
    for N, n in ((4, 2), (3, 5)):
        y = np.arange(N) % 2 * 1.0
        gradiente(gradienteLogistico, np.full((N, n), 0.5), y, 0.1, np.full(n, 0.2))


@test_case(name="AND", points=0)
def compuerta_and(gradienteLogistico):
    """En AND, con β0 = 0 y β = (0, 0), el gradiente es 0.25 y (0, 0)."""
    X, y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0.0, 0, 0, 1])
    d0, d = gradiente(gradienteLogistico, X, y, 0.0, np.zeros(2))

    assert np.allclose(d0, 0.25, atol=1e-5), (
        f"d0 dio {d0:.4f}; se esperaba 0.25, el promedio de 0.5, 0.5, 0.5 y −0.5."
    )
    assert np.allclose(d, 0, atol=1e-5), (
        f"d dio {np.round(d, 4)}; se esperaba (0, 0). En cada columna hay dos unos: ¿qué residuos "
        "se suman?"
    )


@test_case(name="pendiente de tu costo", points=0)
def pendiente(gradienteLogistico, costoLogistico):
    """Coincide con la pendiente de tu propio costo, medida con diferencias centrales."""
    X = np.array([[1.0, -0.5], [-2.0, 1.5], [0.5, 1.0], [1.5, -1.0], [-1.0, 0.3]])
    y, theta, h = np.array([1.0, 0.0, 0.0, 1.0, 1.0]), np.array([0.4, -0.3, 0.6]), 1e-2
    medida = []
    for paso in h * np.eye(3):  # β0 primero y después las dos β
        lados = []
        for t in (theta + paso, theta - paso):
            J = evaluar(costoLogistico, X, y, float(t[0]), t[1:])
            assert np.size(J) == 1, "tu costoLogistico no da un solo número: termínala primero."
            lados.append(float(np.reshape(numeros(J), ())))
        medida.append((lados[0] - lados[1]) / (2 * h))
    d0, d = gradiente(gradienteLogistico, X, y, float(theta[0]), theta[1:])

    obtenido, medida = np.array([d0, *d]), np.array(medida)
    assert np.allclose(obtenido, medida, rtol=1e-3, atol=1e-4), (
        f"tu gradiente no es el de tu costo: {difieren(obtenido, medida)}. La pendiente de tu "
        f"costo es {np.round(medida, 4)} y tu gradiente dice {np.round(obtenido, 4)}: al menos uno "
        "de los dos está mal. Si el costo ya pasa sus comprobaciones, mira el gradiente."
    )


def difieren(obtenido, medida):
    """Cuáles de las derivadas no coinciden."""
    mal = np.abs(obtenido - medida) > 1e-4 + 1e-3 * np.abs(medida)
    nombres = [n for n, m in zip(("d0", "d[0]", "d[1]"), mal, strict=True) if m]
    return f"no coincide{'n' * (len(nombres) > 1)} {', '.join(nombres)}"
