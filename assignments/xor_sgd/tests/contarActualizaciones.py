"""Pruebas públicas de contarActualizaciones: las cuentas de las notas y un lote corto."""

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False
name = "contarActualizaciones"
ARGUMENTOS = ("n", "tam_lote", "epocas")


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


def contar(contarActualizaciones, *argumentos):
    """Los dos recuentos como números, o una frase que dice por qué no están los dos."""
    obtenido = np.asarray(llamar(contarActualizaciones, *argumentos), float)
    assert obtenido.size == 2, (
        "se piden dos números, las actualizaciones por época y las de todo el entrenamiento."
    )
    return [float(v) for v in obtenido.reshape(-1)]


@test_case(name="las cuentas de las notas", points=2)
def de_las_notas(contarActualizaciones):
    """4 muestras de una en una, 100 épocas: 4 y 400. 64 en lotes de 8, 10 épocas: 8 y 80."""
    for argumentos, esperado in (((4, 1, 100), [4, 400]), ((64, 8, 10), [8, 80])):
        obtenido = contar(contarActualizaciones, *argumentos)

        assert obtenido == esperado, (
            f"para n, tam_lote, epocas = {argumentos} dio {obtenido}; se esperaba {esperado}. Cada "
            "lote es una actualización, y cada época recorre todos los lotes."
        )


@test_case(name="un lote corto", points=2)
def lote_corto(contarActualizaciones):
    """60 muestras en lotes de 8 son siete lotes enteros y uno de 4: 8 por época y 80 en diez."""
    obtenido = contar(contarActualizaciones, 60, 8, 10)

    assert obtenido == [8, 80], (
        f"para n, tam_lote, epocas = (60, 8, 10) dio {obtenido}; se esperaba [8, 80]. Las 4 "
        "muestras que sobran forman su propio lote, al final de cada época."
    )
