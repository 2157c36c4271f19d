"""Pruebas públicas de gradientesParametros: formas, la red hecha a mano y diferencias centrales."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "gradientesParametros"
ARGUMENTOS = ("x", "h", "dJ_dz", "dJ_dy")


def llamar(funcion, *argumentos, quien=name, nombres=ARGUMENTOS):
    """Lo que devuelve, que deja sus argumentos como estaban."""
    antes = [np.copy(valor) for valor in argumentos]
    salida = funcion(*argumentos)
    assert salida is not None, f"{quien} no devolvió nada (None): ¿falta el return?"
    for nombre, valor, copia in zip(nombres, argumentos, antes, strict=False):
        if isinstance(valor, np.ndarray):
            assert np.array_equal(valor, copia), (
                f"{quien} cambió {nombre}, que es de quien la llama. Operaciones como -= cambian "
                "el arreglo original: crea uno nuevo."
            )
    return salida


RED = ("x", "Omega0", "beta0", "Omega1", "beta1")


def red():
    """La red 3-3-2 que el cuaderno resuelve a mano: x, Omega0, beta0, Omega1, beta1."""
    Omega0 = np.array([[1.0, 0.0, -1.0], [-1.0, 1.0, 1.0], [2.0, -1.0, 0.0]])
    Omega1 = np.array([[1.0, 2.0, -1.0], [0.0, 1.0, 1.0]])
    x, beta0 = np.array([[1.0], [2.0], [-1.0]]), np.array([[0.0], [-1.0], [1.0]])
    return x, Omega0, beta0, Omega1, np.array([[0.0], [1.0]])


def red_ancha():
    """Una red 4-5-3 con la tercera clase, sin ningún z cerca de 0: ahí la ReLU se dobla."""
    rng = np.random.default_rng(12)
    formas = ((4, 1), (5, 4), (5, 1), (3, 5), (3, 1))
    z = np.zeros((5, 1))
    while np.abs(z).min() < 0.1:
        x, Omega0, beta0, Omega1, beta1 = (rng.uniform(-1.5, 1.5, forma) for forma in formas)
        z = Omega0 @ x + beta0
    return [x, Omega0, beta0, Omega1, beta1], np.array([[0.0], [0.0], [1.0]])


def hacia_adelante(adelante, argumentos):
    """Tus z, h, y y s, o una frase que dice que adelante no está terminada."""
    salida = llamar(adelante, *argumentos, quien="adelante", nombres=RED)
    partes = salida if isinstance(salida, tuple | list) else ()
    columnas = [np.asarray(parte, float) for parte in partes]
    n1, n2 = len(argumentos[2]), len(argumentos[4])
    assert [c.shape for c in columnas] == [(n1, 1), (n1, 1), (n2, 1), (n2, 1)], (
        "tu adelante todavía no devuelve las columnas z, h, y, s: termínala primero."
    )
    return columnas


def medir(adelante, perdida, argumentos, l, k, h=1e-2):  # más pequeño, y float32 no lo distingue
    """La pendiente de tu pérdida al mover cada entrada de un argumento, por diferencias."""
    medida = np.zeros(np.shape(argumentos[k]))
    for lugar in np.ndindex(medida.shape):
        J = []
        for paso in (h, -h):
            movidos = [np.array(argumento) for argumento in argumentos]
            movidos[k][lugar] += paso
            s = hacia_adelante(adelante, movidos)[3]
            J.append(llamar(perdida, s, l.copy(), quien="perdida", nombres=("s", "l")))
        assert np.size(J[0]) == 1, "tu perdida no da un solo número: termínala primero."
        medida[lugar] = (np.ravel(J[0])[0] - np.ravel(J[1])[0]) / (2 * h)
    return medida


def cuatro(gradientesParametros, x, h, dJ_dz, dJ_dy):
    """Los cuatro gradientes con la forma de su parámetro, o una frase que dice cuál no la tiene."""
    salida = llamar(gradientesParametros, x, h, dJ_dz, dJ_dy)
    partes = salida if isinstance(salida, tuple | list) else ()
    nombres = [f"d{nombre}" for nombre in RED[1:]]
    assert len(partes) == 4, (
        f"gradientesParametros devuelve cuatro cosas, en este orden: {', '.join(nombres)}."
    )
    gradientes = [np.asarray(parte, float) for parte in partes]
    n0, n1, n2 = len(x), len(h), len(dJ_dy)
    for nombre, gradiente, forma in zip(
        nombres, gradientes, ((n1, n0), (n1, 1), (n2, n1), (n2, 1)), strict=True
    ):
        assert gradiente.shape == forma, (
            f"{nombre} tiene forma {gradiente.shape} y debe ser {forma}, la de {nombre[1:]}: cada "
            "parámetro tiene su derivada. Mira también en qué orden los devuelves."
        )
    return gradientes


@test_case(name="formas", points=1)
def formas(gradientesParametros):
    """Con una red 4-5-3 cada gradiente tiene la forma de su parámetro."""
    rng = np.random.default_rng(4)
    cuatro(gradientesParametros, *(rng.normal(size=(n, 1)) for n in (4, 5, 5, 3)))


@test_case(name="la red hecha a mano", points=1)
def a_mano(gradientesParametros):
    """Da los gradientes del cuaderno: 17 números, con una fila de ceros."""
    x, h = np.array([[1.0], [2.0], [-1.0]]), np.array([[2.0], [0.0], [1.0]])
    dJ_dz, dJ_dy = np.array([[-0.7311], [0.0], [1.4621]]), np.array([[-0.7311], [0.7311]])
    esperados = (
        [[-0.7311, -1.4622, 0.7311], [0, 0, 0], [1.4621, 2.9242, -1.4621]],
        [[-0.7311], [0], [1.4621]],
        [[-1.4622, 0, -0.7311], [1.4622, 0, 0.7311]],
        [[-0.7311], [0.7311]],
    )
    pistas = (
        "Cada peso: lo que llega a su neurona por lo que él multiplicaba.",
        "Un sesgo solo suma: su derivada es lo que llega a su neurona.",
        "El peso multiplicaba a h, que es lo que sale de la capa escondida.",
        "Un sesgo solo suma: su derivada es lo que llega a su salida.",
    )
    obtenidos = cuatro(gradientesParametros, x, h, dJ_dz, dJ_dy)
    for nombre, gradiente, esperado, pista in zip(
        RED[1:], obtenidos, esperados, pistas, strict=True
    ):
        assert np.allclose(gradiente, esperado, atol=1e-3), (
            f"d{nombre} dio {np.round(gradiente, 4).tolist()}; se esperaba {esperado}. {pista}"
        )


@test_case(name="la pendiente de tu propia pérdida", points=0)
def pendiente(gradientesParametros, haciaAtras, adelante, perdida):
    """Coinciden con lo que cambia J al mover cada parámetro, con tus otras funciones."""
    argumentos, l = red_ancha()
    z, h, _, s = hacia_adelante(adelante, argumentos)
    columnas = haciaAtras(z.copy(), s.copy(), l.copy(), argumentos[1].copy(), argumentos[3].copy())
    assert isinstance(columnas, tuple | list), (
        "tu haciaAtras no da cinco columnas: termínala antes."
    )
    assert len(columnas) == 5, "tu haciaAtras no da cinco columnas: termínala antes."
    dJ_dy, dJ_dz = np.asarray(columnas[1], float), np.asarray(columnas[3], float)
    obtenidos = cuatro(gradientesParametros, argumentos[0], h, dJ_dz, dJ_dy)
    for k, nombre in enumerate(RED[1:], start=1):
        medida = medir(adelante, perdida, argumentos, l, k)
        assert np.allclose(obtenidos[k - 1], medida, rtol=1e-3, atol=3e-3), (
            f"tu d{nombre} es {np.round(obtenidos[k - 1], 4).tolist()}, y al mover {nombre} tu J "
            f"cambia con pendiente {np.round(medida, 4).tolist()}. O falla gradientesParametros, o "
            "falla antes otra función."
        )
