"""Pruebas públicas de escalarColina: la historia, el candidato y el fondo del cuenco."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "escalarColina"
ARGUMENTOS = ("A", "b", "w", "sigma", "iteraciones", "rng")


def llamar(funcion, *argumentos):
    """Lo que devuelve, que deja sus argumentos como estaban."""
    antes = [np.copy(valor) for valor in argumentos]
    salida = funcion(*argumentos)
    assert salida is not None, f"{name} no devolvió nada (None): ¿falta el return?"
    for nombre, valor, copia in zip(ARGUMENTOS, argumentos, antes, strict=False):
        if isinstance(valor, np.ndarray):
            assert np.array_equal(valor, copia), (
                f"{name} cambió {nombre}, que es de quien la llama. Operaciones como -= y *= "
                "cambian el arreglo original: crea uno nuevo."
            )
    return salida


def subir(escalarColina, *argumentos):
    """w, con su forma, y valores, de tamaño iteraciones + 1."""
    salida = llamar(escalarColina, *argumentos)
    varias = salida if isinstance(salida, tuple | list) else ()
    assert len(varias) == 2, "escalarColina devuelve dos cosas, en este orden: w y valores."
    w, valores = np.asarray(varias[0], float), np.ravel(np.asarray(varias[1], float))
    assert w.shape == argumentos[2].shape, (
        f"w sale con forma {w.shape} y entró con {argumentos[2].shape}."
    )
    assert valores.size == argumentos[4] + 1, (
        f"con iteraciones = {argumentos[4]} el tamaño de valores es {valores.size}: son el de la w "
        "recibida y uno más por iteración, se mueva w o no."
    )
    return w, valores


def cuenco():
    """A, b y w del cuaderno."""
    return np.diag([2.0, 20.0]), np.zeros(2), np.array([1.5, 1.5])


@test_case(name="el punto de partida", points=1)
def partida(escalarColina):
    """Con 0 iteraciones devuelve la w recibida y un valor: 24.75 en el cuenco, y con b, 21.75."""
    A, b, w = cuenco()
    for b_, esperado in ((b, 24.75), (np.array([1.0, 1.0]), 21.75)):
        final, valores = subir(escalarColina, A, b_, w, 0.3, 0, np.random.default_rng(1))
        assert np.allclose(final, w), "con 0 iteraciones w cambió."
        assert np.allclose(valores, esperado, rtol=1e-4), (
            f"valores[0] dio {valores[0]:.4f}; se esperaba {esperado}: ½wᵀAw − bᵀw."
        )


@test_case(name="un candidato", points=0)
def candidato(escalarColina):
    """Con 1 iteración w se queda donde está o pasa al candidato, según cuál esté más abajo."""
    A, b, w = cuenco()
    for semilla in range(6):
        final, valores = subir(escalarColina, A, b, w, 0.3, 1, np.random.default_rng(semilla))
        u = w + 0.3 * np.random.default_rng(semilla).standard_normal(2)
        mejor = u if u @ A @ u < w @ A @ w else w
        assert np.allclose(final, mejor, rtol=1e-3, atol=1e-4), (
            f"con la semilla {semilla} el candidato es {np.round(u, 4).tolist()} y tu w acabó en "
            f"{np.round(final, 4).tolist()}. ¿Con cuál te quedas, y cuánto te alejas?"
        )
        assert np.allclose(valores[1], mejor @ A @ mejor / 2, rtol=1e-3), (
            f"con la semilla {semilla}, valores[1] es {valores[1]:.4f} y no es la altura de la w "
            "con que te quedaste."
        )


@test_case(name="llega abajo sin subir", points=1)
def baja(escalarColina):
    """En 300 iteraciones valores no sube nunca y acaba por debajo de 0.05."""
    A, b, w = cuenco()
    _, valores = subir(escalarColina, A, b, w, 0.3, 300, np.random.default_rng(0))
    assert (np.diff(valores) <= 1e-6).all(), (
        "tus valores suben alguna vez. Cada uno es el de la w que tienes en ese momento, y un "
        "candidato peor no se queda."
    )
    assert valores[-1] < 0.05, f"después de 300 iteraciones f vale {valores[-1]:.4f}: no bajaste."
