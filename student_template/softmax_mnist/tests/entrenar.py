"""Pruebas públicas de entrenar: sin puntos, porque se apoya en tus otras funciones."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "entrenar"

X = np.array([[0.0, 1.0], [0.5, 0.2], [1.0, 0.7], [0.3, 0.9], [0.8, 0.1]])
y = np.array([2, 0, 1, 2, 0])


@test_case(name="formas", points=0)
def formas(entrenar):
    """Devuelve W (d, K), b (K,) y epocas + 1 costos, el primero ln K."""
    W, b, costos = _partes(entrenar(X, y, 4, 0.5, 3, 2, np.random.default_rng(0)))

    assert np.shape(W) == (2, 4), f"con d = 2 y K = 4 tu W tiene forma {np.shape(W)}."
    assert np.shape(b) in ((4,), (1, 4)), f"con K = 4 tu b tiene forma {np.shape(b)}."
    assert np.size(costos) == 4, (
        f"con 3 épocas devolviste {np.size(costos)} costos; se esperaban 4: el inicial y uno más "
        "por época."
    )
    primero = float(np.ravel(costos)[0])
    assert abs(primero - np.log(4)) < 1e-4, (
        f"el primer costo dio {primero:.4f}; con W = 0 y b = 0 las 4 clases son igual de probables "
        f"y el costo es ln 4 = {np.log(4):.4f}."
    )


@test_case(name="sin épocas", points=0)
def cero_epocas(entrenar):
    """Con cero épocas no se mueve nada: W y b en cero y un solo costo."""
    W, b, costos = _partes(entrenar(X, y, 3, 0.5, 0, 2, np.random.default_rng(0)))

    assert not np.any(W), "con cero épocas W debe seguir en cero."
    assert not np.any(b), "con cero épocas b debe seguir en cero."
    assert np.size(costos) == 1, f"con cero épocas hay un solo costo, y diste {np.size(costos)}."


@test_case(name="un paso", points=0)
def un_paso(entrenar, gradientes):
    """Con un solo lote, el primer paso es −lr por tu propio gradiente en W = 0, b = 0."""
    W, b, _ = _partes(entrenar(X, y, 3, 2.0, 1, 5, np.random.default_rng(0)))
    salida = gradientes(X, np.full((5, 3), 1 / 3), np.eye(3)[y])
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 2, "tu gradientes todavía no devuelve dW y db: termínala primero."
    dW, db = partes

    assert np.allclose(np.asarray(W, float), -2 * np.asarray(dW, float), atol=1e-4), (
        f"tras una época con un solo lote y lr = 2, W dio\n{np.round(W, 4)}\ny −lr · dW, con tu "
        f"propio gradiente, es\n{np.round(-2 * np.asarray(dW, float), 4)}"
    )
    assert np.allclose(np.ravel(b), -2 * np.ravel(np.asarray(db, float)), atol=1e-4), (
        f"tras una época con un solo lote y lr = 2, b dio {np.round(np.ravel(b), 4)} y −lr · db, "
        f"con tu propio gradiente, es {np.round(-2 * np.ravel(np.asarray(db, float)), 4)}."
    )


@test_case(name="cuántas actualizaciones", points=0)
def actualizaciones(entrenar):
    """64 ejemplos en lotes de 8 son 8 actualizaciones por época y 80 en 10; con 20 ejemplos, 3."""
    for N, epocas, esperadas in ((64, 1, 8), (64, 10, 80), (20, 1, 3)):
        datos, clases, lr = np.full((N, 2), 0.5), np.zeros(N, int), 1e-5
        _, b, _ = _partes(entrenar(datos, clases, 4, lr, epocas, 8, np.random.default_rng(0)))
        contadas = float(np.ravel(b)[0]) / (lr * 0.75)  # cada una suma lr (1 − 1/4) a b[0]

        assert abs(contadas - esperadas) < 0.05, (  # lo correcto: peor 0.012, en float32
            f"con {N} ejemplos iguales, tam_lote = 8 y epocas = {epocas}, tu b se movió como si "
            f"hubiera {contadas:.2f} actualizaciones; se esperaban {esperadas}. "
            "Cuenta los lotes: el último puede ser más corto, y se promedia con sus filas."
        )


@test_case(name="el costo es de todos los datos", points=0)
def costo_final(entrenar, softmax, entropiaCruzada):
    """El último costo es el de toda X con la W y la b que devuelves, según tus funciones."""
    W, b, costos = _partes(entrenar(X, y, 3, 0.5, 2, 2, np.random.default_rng(0)))
    A = softmax(X @ np.asarray(W, float) + np.ravel(np.asarray(b, float)))
    J = entropiaCruzada(np.asarray(A, float), np.eye(3)[y])
    assert J is not None, "tu entropiaCruzada no devolvió nada (None): termínala primero."
    assert np.size(J) == 1, "tu entropiaCruzada no da un solo número: termínala primero."
    assert np.size(costos), "costos está vacío; el primero es el de W = 0 y b = 0."
    J = np.asarray(J, float).item()
    ultimo = float(np.ravel(costos)[-1])

    assert abs(ultimo - J) < 1e-4 + 1e-4 * abs(J), (
        f"el último costo que devuelves es {ultimo:.4f}, y el de toda X con tu W y tu b finales es "
        f"{J:.4f}. El costo de una época se mide al terminarla, con todas las filas."
    )


@test_case(name="depende de rng y no toca los datos", points=0)
def barajado(entrenar):
    """La misma semilla da lo mismo, otra semilla da otro recorrido, y X e y quedan como estaban."""
    datos, clases = np.tile(X, (4, 1)) * np.linspace(0.5, 1, 20)[:, None], np.tile(y, 4)
    copias = datos.copy(), clases.copy()
    resultados = []
    for semilla in (0, 0, 1):
        salida = entrenar(datos, clases, 3, 1.0, 1, 3, np.random.default_rng(semilla))
        resultados.append(np.asarray(_partes(salida)[0], float))

    for nombre, antes, despues in zip("Xy", copias, (datos, clases), strict=True):
        assert np.array_equal(antes, despues), (
            f"después de entrenar, {nombre} cambió. Es de quien llama: guarda el orden aparte."
        )
    assert np.allclose(resultados[0], resultados[1], atol=1e-6), (
        "con la misma semilla salieron dos W distintas: el azar debe venir solo de rng."
    )
    assert not np.allclose(resultados[0], resultados[2], atol=1e-6), (  # 200 semillas: 0.006
        "con otra semilla salió la misma W: ¿barajas los ejemplos en cada época con rng?"
    )


def _partes(salida):
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 3, "la función debe devolver tres cosas, en este orden: W, b y costos."
    return partes
