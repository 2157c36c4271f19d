"""Pruebas públicas de colapsarLineales: el ejemplo a mano y una entrada por los dos caminos."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "colapsarLineales"


def juntar(colapsarLineales, pesos, sesgos):
    """W y b de tu única capa, con sus formas, o una frase que dice por qué no."""
    dados = [np.copy(a) for a in (*pesos, *sesgos)]
    salida = colapsarLineales(pesos, sesgos)
    quedan = (*pesos, *sesgos)
    assert len(quedan) == len(dados) and all(map(np.array_equal, quedan, dados)), (
        f"{name} cambió las listas o las matrices que recibió: trabaja en otras."
    )
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 2, f"{name} debe devolver dos cosas: W y b, en ese orden."
    W, b = (np.asarray(parte, float) for parte in partes)
    formas = (len(dados[len(dados) // 2 - 1]), dados[0].shape[1]), (len(dados[-1]), 1)
    assert (W.shape, b.shape) == formas, (
        f"W y b tienen formas {W.shape} y {b.shape}, y deben ser {formas[0]} y {formas[1]}: las de "
        "una capa que va de las entradas a las salidas."
    )
    return W, b


@test_case(name="a mano", points=2)
def a_mano(colapsarLineales):
    """Las dos capas del cuaderno son W = [[−2, 1], [2, 3]] y b = (−1, 1)."""
    pesos = [np.array([[1.0, 2], [0, -1], [3, 1]]), np.array([[1.0, 0, -1], [2, 1, 0]])]
    W, b = juntar(colapsarLineales, pesos, [np.array([[1.0], [0], [2]]), np.array([[0.0], [-1]])])

    assert np.allclose(W, [[-2, 1], [2, 3]]), (
        f"W dio {W.tolist()}; se esperaba [[−2, 1], [2, 3]]. ¿Cuál de las dos matrices recibe a x?"
    )
    assert np.allclose(b, [[-1], [1]]), (
        f"b dio {b.tolist()}; se esperaba [[−1], [1]]. El primer sesgo también pasa por la segunda "
        "capa."
    )


@test_case(name="una entrada por los dos caminos", points=2)
def dos_caminos(colapsarLineales):
    """Con tres capas, W x + b es lo mismo que atravesarlas una por una."""
    rng = np.random.default_rng(5)
    formas = ((4, 3), (2, 4), (5, 2))
    pesos = [rng.uniform(-1, 1, forma) for forma in formas]
    sesgos = [rng.uniform(-1, 1, (n, 1)) for n, _ in formas]
    x = rng.uniform(-1, 1, (3, 1))
    capa = x
    for W_l, b_l in zip(pesos, sesgos, strict=True):
        capa = W_l @ capa + b_l
    W, b = juntar(colapsarLineales, pesos, sesgos)

    assert np.allclose(W @ x + b, capa, atol=1e-5), (
        f"por las tres capas sale {np.round(capa.ravel(), 4)} y por la tuya, "
        f"{np.round((W @ x + b).ravel(), 4)}."
    )
