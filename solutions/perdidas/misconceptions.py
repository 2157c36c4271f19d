"""Errores conocidos de las pérdidas: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.

Invisibles: y e ŷ intercambiados no se notan en la L de errorCuadratico ni de errorLogaritmico
(solo en dL); el ln(1 + eᶻ) sin cuidado, hasta z = 709; el logaritmo recortado, hasta |z| = 20; el
máximo de toda la matriz en logSumExp, mientras las filas disten menos de unos 700; el logaritmo
del producto, con pocos datos; y ln 0, mientras ninguna probabilidad sea exactamente 0 o 1.
"""

from functools import wraps

import numpy as np

from solutions.perdidas import solution
from solutions.perdidas.solution import EPS

TOPES = {f"1e{k}": 10.0**-k for k in (*range(5, 21), 30, 50, 100, 300)}
TOPES["eps"] = float(np.finfo(float).eps)
IGUALES = {f"1e{k}" for k in range(6, 16)} | {"eps"}  # aquí sumar y recortar dan lo mismo
MENOR = 1e-16  # 1 menos algo más pequeño es 1: recortar ahí no recorta


def _nombrada(mistake, nombre, texto):
    mistake.__name__, mistake.__doc__ = nombre, texto
    globals()[nombre] = mistake


def _de_un_ejemplo(perdida, i, *, promediada):
    """La pérdida del ejemplo i nada más, con dL como debe ser."""

    def error(a, y):
        uno = slice(i, None if i == -1 else i + 1)
        L = perdida(a[uno], y[uno])[0]
        return L / len(y) if promediada else L, perdida(a, y)[1]

    return error


ÚLTIMO = """En tu L solo cuenta el último ejemplo: en tu bucle cada pérdida pisa a la anterior.

Mira si acumulas o si vuelves a asignar.
"""
PRIMERO = """En tu L solo cuenta el primer ejemplo: tu bucle termina en la primera vuelta.

Mira a qué altura está el return.
"""
for _perdida in (
    solution.errorCuadratico,
    solution.errorLogaritmico,
    solution.entropiaBinaria,
    solution.entropiaConLogits,
    solution.entropiaCategorica,
):
    for _i, _cuál, _texto in ((-1, "último", ÚLTIMO), (0, "primero", PRIMERO)):
        for _entre_n in (True, False):
            _nombrada(
                _de_un_ejemplo(_perdida, _i, promediada=_entre_n),
                f"{_perdida.__name__}__solo_el_{_cuál}{'_entre_n' * _entre_n}",
                _texto,
            )

# errorCuadratico


def errorCuadratico__mitad(y_est, y):
    """L y dL son la mitad de lo correcto: llevas el ½ que otras tareas ponen delante.

    El error cuadrático medio no lo tiene, y por eso al derivar el 2 se queda.
    """
    L, dL = solution.errorCuadratico(y_est, y)
    return L / 2, dL / 2


def errorCuadratico__sin_promediar(y_est, y):
    """L y dL son n veces lo correcto: sumaste los n ejemplos y se pide su promedio."""
    L, dL = solution.errorCuadratico(y_est, y)
    return len(y) * L, len(y) * dL


def errorCuadratico__raíz(y_est, y):
    """Tu L es la raíz del error cuadrático medio: aquí se pide sin raíz."""
    L, dL = solution.errorCuadratico(y_est, y)
    return np.sqrt(L), dL


def errorCuadratico__raíz_derivada(y_est, y):
    """Calculaste la raíz del error cuadrático medio, y también la derivaste: se pide sin raíz."""
    L, dL = solution.errorCuadratico(y_est, y)
    return np.sqrt(L), dL / (2 * np.sqrt(L))


def errorCuadratico__valor_absoluto(y_est, y):
    """Promediaste los residuos en valor absoluto: la fórmula los eleva al cuadrado."""
    return np.abs(y_est - y).mean(), np.sign(y_est - y) / len(y)


def errorCuadratico__cuadrado_del_promedio(y_est, y):
    """Elevaste al cuadrado el residuo medio: los residuos de signo contrario se anulan entre sí.

    Primero va el cuadrado de cada residuo y después el promedio.
    """
    return (y_est - y).mean() ** 2, solution.errorCuadratico(y_est, y)[1]


def errorCuadratico__cuadrado_de_la_suma(y_est, y):
    """Elevaste al cuadrado la suma de los residuos: los de signo contrario se anulan entre sí.

    Primero va el cuadrado de cada residuo y después se juntan.
    """
    return (y_est - y).sum() ** 2 / len(y), solution.errorCuadratico(y_est, y)[1]


def errorCuadratico__cuadrado_del_promedio_derivado(y_est, y):
    """Elevaste al cuadrado el residuo medio, y derivaste eso: todas las componentes salen iguales.

    Primero va el cuadrado de cada residuo y después el promedio.
    """
    media = (y_est - y).mean()
    return media**2, np.full(len(y), 2 * media / len(y))


def errorCuadratico__sin_cuadrado(y_est, y):
    """Promediaste los residuos sin elevarlos al cuadrado: los de signo contrario se anulan."""
    return (y_est - y).mean(), solution.errorCuadratico(y_est, y)[1]


def errorCuadratico__diferencia_de_cuadrados(y_est, y):
    """Restaste los cuadrados, ŷ² − y², y se pide el cuadrado de la resta."""
    return (y_est**2 - y**2).mean(), solution.errorCuadratico(y_est, y)[1]


def errorCuadratico__derivada_sin_promediar(y_est, y):
    """Tu dL es n veces la correcta: L es un promedio, y su 1/n sigue ahí al derivar."""
    L, dL = solution.errorCuadratico(y_est, y)
    return L, len(y) * dL


def errorCuadratico__derivada_sin_2(y_est, y):
    """A tu dL le falta el 2 que baja al derivar el cuadrado: es la mitad de la correcta."""
    L, dL = solution.errorCuadratico(y_est, y)
    return L, dL / 2


def errorCuadratico__derivada_al_revés(y_est, y):
    """Tu dL tiene el signo contrario: se deriva respecto a ŷ, que en el residuo va sumando.

    Si ŷ se pasa de y, aumentar ŷ empeora la pérdida.
    """
    L, dL = solution.errorCuadratico(y_est, y)
    return L, -dL


def errorCuadratico__residuo(y_est, y):
    """Tu dL es el residuo ŷ − y tal cual: faltan el 2 del cuadrado y el 1/n del promedio."""
    return solution.errorCuadratico(y_est, y)[0], y_est - y


def errorCuadratico__residuo_al_revés(y_est, y):
    """Tu dL es y − ŷ: tiene el signo contrario y le faltan el 2 del cuadrado y el 1/n."""
    return solution.errorCuadratico(y_est, y)[0], y - y_est


def errorCuadratico__derivada_sumada(y_est, y):
    """Juntaste las componentes de dL en un número: cada predicción tiene su propia derivada."""
    L, dL = solution.errorCuadratico(y_est, y)
    return L, dL.sum()


def errorCuadratico__sin_derivar(y_est, y):
    """Tu dL es la parte de L que aporta cada ejemplo, sin derivar: el cuadrado sigue ahí."""
    return solution.errorCuadratico(y_est, y)[0], (y_est - y) ** 2 / len(y)


def errorCuadratico__pérdidas_sin_juntar(y_est, y):
    """Tu L tiene un valor por ejemplo: falta promediarlos en un solo número."""
    return (y_est - y) ** 2, solution.errorCuadratico(y_est, y)[1]


# errorLogaritmico


def _logaritmos(y_est, y):
    return np.log(y_est + 1), np.log(y + 1)


def errorLogaritmico__sin_uno(y_est, y):
    """Tu logaritmo es el de ŷ y el de y, sin el 1 dentro: con un 0 no tendría valor.

    El 1 se suma antes de tomar el logaritmo, no después.
    """
    d = np.log(y_est) - np.log(y)
    return (d**2).mean(), 2 / len(y) * d / y_est


def errorLogaritmico__sin_uno_en_el_logaritmo(y_est, y):
    """A los logaritmos les falta el 1 dentro, que en el divisor de dL sí pusiste."""
    d = np.log(y_est) - np.log(y)
    return (d**2).mean(), 2 / len(y) * d / (y_est + 1)


def errorLogaritmico__sin_logaritmos(y_est, y):
    """Es el error cuadrático de ŷ e y: falta tomarles el logaritmo antes de restar."""
    return solution.errorCuadratico(y_est, y)


def errorLogaritmico__logaritmo_de_la_diferencia(y_est, y):
    """Tomaste el logaritmo de la diferencia entre ŷ e y: se restan los logaritmos, uno de cada
    uno."""
    return (np.log(np.abs(y_est - y) + 1) ** 2).mean(), solution.errorLogaritmico(y_est, y)[1]


def errorLogaritmico__logaritmo_de_la_resta(y_est, y):
    """Tomaste el logaritmo de ŷ − y: se restan los logaritmos, que no es lo mismo.

    Donde ŷ no llega a y la resta es negativa, y su logaritmo, nan.
    """
    return (np.log(y_est - y + 1) ** 2).mean(), solution.errorLogaritmico(y_est, y)[1]


def errorLogaritmico__logaritmo_del_error(y_est, y):
    """Tomaste el logaritmo del error cuadrático: va antes, en ŷ y en y."""
    return np.log(((y_est - y) ** 2).mean() + 1), solution.errorLogaritmico(y_est, y)[1]


def errorLogaritmico__logaritmo_de_los_errores(y_est, y):
    """Tomaste el logaritmo de cada error al cuadrado: va antes, en ŷ y en y."""
    return np.log((y_est - y) ** 2 + 1).mean(), solution.errorLogaritmico(y_est, y)[1]


def errorLogaritmico__logaritmo_decimal(y_est, y):
    """Usaste el logaritmo en base 10, y en estas tareas es siempre el natural."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L / np.log(10) ** 2, dL / np.log(10)


def errorLogaritmico__logaritmo_decimal_derivado(y_est, y):
    """Usaste el logaritmo en base 10 y derivaste en esa base: aquí es siempre el natural."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L / np.log(10) ** 2, dL / np.log(10) ** 2


def errorLogaritmico__logaritmo_binario(y_est, y):
    """Usaste el logaritmo en base 2, y en estas tareas es siempre el natural."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L / np.log(2) ** 2, dL / np.log(2)


def errorLogaritmico__más_de_uno(y_est, y):
    """Sumaste el 1 dos veces: la función que ya lo suma dentro del logaritmo no lo necesita."""
    d = np.log(y_est + 2) - np.log(y + 2)
    return (d**2).mean(), 2 / len(y) * d / (y_est + 1)


def errorLogaritmico__más_de_uno_derivado(y_est, y):
    """Sumaste el 1 dos veces, y también al derivar: log1p ya lo suma dentro del logaritmo."""
    return solution.errorLogaritmico(y_est + 1, y + 1)


def errorLogaritmico__intercambiados(y_est, y):
    """Cambiaste ŷ e y de lugar. En L no se nota, pero dL sale respecto a y, y se pide respecto a ŷ.

    La predicción es el primer argumento.
    """
    return solution.errorLogaritmico(y, y_est)


def errorLogaritmico__sin_regla_de_la_cadena(y_est, y):
    """A tu dL le falta un factor: dentro del cuadrado hay un logaritmo, y también se deriva."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, dL * (y_est + 1)


def errorLogaritmico__divide_por_y_est(y_est, y):
    """En tu dL divides por ŷ, y la derivada de ln(ŷ + 1) lleva el 1 también abajo."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, dL * (y_est + 1) / y_est


def errorLogaritmico__divide_por_y(y_est, y):
    """En tu dL divides por y + 1, y se deriva respecto a la predicción: el divisor es el de ŷ."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, dL * (y_est + 1) / (y + 1)


def errorLogaritmico__divide_de_más(y_est, y):
    """En tu dL divides por los dos, ŷ + 1 e y + 1: solo ŷ varía, y es un dato fijo."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, dL / (y + 1)


def errorLogaritmico__divide_dos_veces(y_est, y):
    """En tu dL divides por (ŷ + 1)²: la derivada de ln(ŷ + 1) divide una sola vez."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, dL / (y_est + 1)


def errorLogaritmico__divide_por_el_logaritmo(y_est, y):
    """En tu dL divides por ln(ŷ + 1): la derivada de un logaritmo divide por lo de dentro."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, dL * (y_est + 1) / np.log(y_est + 1)


def errorLogaritmico__multiplica_en_vez_de_dividir(y_est, y):
    """En tu dL multiplicas por ŷ + 1: la derivada del logaritmo divide."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, dL * (y_est + 1) ** 2


def errorLogaritmico__derivada_de_los_dos(y_est, y):
    """Tu dL deriva los dos logaritmos: y es un dato fijo, y su logaritmo no varía con ŷ."""
    u, v = _logaritmos(y_est, y)
    dL = 2 / len(y) * (u - v) * (1 / (y_est + 1) - 1 / (y + 1))
    return solution.errorLogaritmico(y_est, y)[0], dL


def errorLogaritmico__derivada_del_cuadrático(y_est, y):
    """Tu dL es la del error cuadrático, sin logaritmos: también hay que derivar con ellos."""
    return solution.errorLogaritmico(y_est, y)[0], solution.errorCuadratico(y_est, y)[1]


def errorLogaritmico__derivada_sin_logaritmos(y_est, y):
    """En tu dL restas ŷ − y, y lo que hay dentro del cuadrado es la resta de los logaritmos."""
    dL = solution.errorCuadratico(y_est, y)[1] / (y_est + 1)
    return solution.errorLogaritmico(y_est, y)[0], dL


def errorLogaritmico__sin_el_residuo(y_est, y):
    """Tu dL no lleva la resta de los logaritmos: al derivar un cuadrado, lo de dentro se queda."""
    return solution.errorLogaritmico(y_est, y)[0], 2 / len(y) / (y_est + 1)


def errorLogaritmico__mitad(y_est, y):
    """L y dL son la mitad de lo correcto: llevas un ½ delante que esta fórmula no tiene."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L / 2, dL / 2


def errorLogaritmico__sin_promediar(y_est, y):
    """L y dL son n veces lo correcto: sumaste los n ejemplos y se pide su promedio."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return len(y) * L, len(y) * dL


def errorLogaritmico__derivada_sin_promediar(y_est, y):
    """Tu dL es n veces la correcta: L es un promedio, y su 1/n sigue ahí al derivar."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, len(y) * dL


def errorLogaritmico__derivada_sin_2(y_est, y):
    """A tu dL le falta el 2 que baja al derivar el cuadrado: es la mitad de la correcta."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, dL / 2


def errorLogaritmico__derivada_al_revés(y_est, y):
    """Tu dL tiene el signo contrario: si ŷ se pasa de y, aumentar ŷ empeora la pérdida."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, -dL


def errorLogaritmico__derivada_sumada(y_est, y):
    """Juntaste las componentes de dL en un número: cada predicción tiene su propia derivada."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return L, dL.sum()


def errorLogaritmico__raíz(y_est, y):
    """Tu L es la raíz del error logarítmico medio: aquí se pide sin raíz."""
    L, dL = solution.errorLogaritmico(y_est, y)
    return np.sqrt(L), dL


def errorLogaritmico__sin_cuadrado(y_est, y):
    """Promediaste las restas de logaritmos sin elevarlas al cuadrado: las de signo contrario se
    anulan."""
    u, v = _logaritmos(y_est, y)
    return (u - v).mean(), solution.errorLogaritmico(y_est, y)[1]


def errorLogaritmico__valor_absoluto(y_est, y):
    """Promediaste las restas de logaritmos en valor absoluto: la fórmula las eleva al cuadrado."""
    u, v = _logaritmos(y_est, y)
    return np.abs(u - v).mean(), solution.errorLogaritmico(y_est, y)[1]


def errorLogaritmico__cuadrado_del_promedio(y_est, y):
    """Elevaste al cuadrado la resta media: las de signo contrario se anulan entre sí.

    Primero va el cuadrado de cada una y después el promedio.
    """
    u, v = _logaritmos(y_est, y)
    return (u - v).mean() ** 2, solution.errorLogaritmico(y_est, y)[1]


def errorLogaritmico__diferencia_de_cuadrados(y_est, y):
    """Restaste los cuadrados de los logaritmos, y se pide el cuadrado de su resta."""
    u, v = _logaritmos(y_est, y)
    return (u**2 - v**2).mean(), solution.errorLogaritmico(y_est, y)[1]


# entropiaBinaria


def _recortada(p):
    return np.clip(p, EPS, 1 - EPS)


def entropiaBinaria__signo(y_est, y):
    """Tu L es negativa, y con ella dL va al revés: es la log-verosimilitud media, sin el menos.

    Una verosimilitud se maximiza; la pérdida es lo que se minimiza.
    """
    L, dL = solution.entropiaBinaria(y_est, y)
    return -L, -dL


def entropiaBinaria__signo_de_la_pérdida(y_est, y):
    """Tu L es negativa: el logaritmo de una probabilidad lo es, y el menos de la fórmula lo
    compensa."""
    L, dL = solution.entropiaBinaria(y_est, y)
    return -L, dL


def entropiaBinaria__derivada_al_revés(y_est, y):
    """Tu dL tiene el signo contrario: si y = 1, subir ŷ tiene que bajar la pérdida."""
    L, dL = solution.entropiaBinaria(y_est, y)
    return L, -dL


def entropiaBinaria__solo_los_unos(y_est, y):
    """Solo cuentan los ejemplos con y = 1: falta el término de los que tienen y = 0."""
    p = _recortada(y_est)
    return -(y * np.log(p)).mean(), -y / p / len(y)


def entropiaBinaria__solo_los_unos_en_la_pérdida(y_est, y):
    """En tu L solo cuentan los ejemplos con y = 1: falta el término de los que tienen y = 0."""
    return -(y * np.log(_recortada(y_est))).mean(), solution.entropiaBinaria(y_est, y)[1]


def entropiaBinaria__solo_los_unos_en_la_derivada(y_est, y):
    """En tu dL solo cuentan los ejemplos con y = 1: falta derivar el término de los que tienen y
    = 0."""
    return solution.entropiaBinaria(y_est, y)[0], -y / _recortada(y_est) / len(y)


def entropiaBinaria__solo_los_ceros(y_est, y):
    """Solo cuentan los ejemplos con y = 0: falta el término de los que tienen y = 1."""
    p = _recortada(y_est)
    return -((1 - y) * np.log(1 - p)).mean(), (1 - y) / (1 - p) / len(y)


def entropiaBinaria__solo_los_ceros_en_la_derivada(y_est, y):
    """En tu dL solo cuentan los ejemplos con y = 0: falta derivar el término de los que tienen y
    = 1."""
    p = _recortada(y_est)
    return solution.entropiaBinaria(y_est, y)[0], (1 - y) / (1 - p) / len(y)


def entropiaBinaria__sin_promediar(y_est, y):
    """L y dL son n veces lo correcto: sumaste los n ejemplos y se pide su promedio."""
    L, dL = solution.entropiaBinaria(y_est, y)
    return len(y) * L, len(y) * dL


def entropiaBinaria__derivada_sin_promediar(y_est, y):
    """Tu dL es n veces la correcta: L es un promedio, y su 1/n sigue ahí al derivar."""
    L, dL = solution.entropiaBinaria(y_est, y)
    return L, len(y) * dL


def entropiaBinaria__logaritmo_binario(y_est, y):
    """Usaste el logaritmo en base 2: tu L es 1.443 veces la correcta. Aquí es el natural."""
    L, dL = solution.entropiaBinaria(y_est, y)
    return L / np.log(2), dL


def entropiaBinaria__logaritmo_decimal(y_est, y):
    """Usaste el logaritmo en base 10: tu L es 0.434 veces la correcta. Aquí es el natural."""
    L, dL = solution.entropiaBinaria(y_est, y)
    return L / np.log(10), dL


def entropiaBinaria__respecto_a_z(y_est, y):
    """Tu dL es la derivada respecto a z, la entrada de la sigmoide, y se pide respecto a ŷ.

    La resta ŷ − y sola aparece cuando ya se multiplicó por σ′(z).
    """
    return solution.entropiaBinaria(y_est, y)[0], (y_est - y) / len(y)


def entropiaBinaria__respecto_a_z_sin_promediar(y_est, y):
    """Tu dL es ŷ − y: es la derivada respecto a z, no respecto a ŷ, y le falta además el 1/n."""
    return solution.entropiaBinaria(y_est, y)[0], y_est - y


def entropiaBinaria__por_sigma_prima(y_est, y):
    """En tu dL multiplicas por ŷ(1 − ŷ), y la derivada del logaritmo divide."""
    return solution.entropiaBinaria(y_est, y)[0], (y_est - y) * y_est * (1 - y_est) / len(y)


def entropiaBinaria__derivada_cuadrática(y_est, y):
    """Tu dL es la del error cuadrático: aquí lo que se deriva son los dos logaritmos."""
    return solution.entropiaBinaria(y_est, y)[0], 2 * (y_est - y) / len(y)


def entropiaBinaria__error_cuadrático(y_est, y):
    """Es el error cuadrático medio: la entropía cruzada lleva logaritmos."""
    return solution.errorCuadratico(y_est, y)


def entropiaBinaria__signo_del_segundo_en_la_derivada(y_est, y):
    """En tu dL el término de y = 0 tiene el signo contrario: dentro de ln(1 − ŷ), ŷ va restando."""
    p = _recortada(y_est)
    return solution.entropiaBinaria(y_est, y)[0], (-y / p - (1 - y) / (1 - p)) / len(y)


def entropiaBinaria__signo_del_segundo(y_est, y):
    """En tu L el término de los ejemplos con y = 0 tiene el signo contrario al de los otros."""
    p = _recortada(y_est)
    L = -(y * np.log(p) - (1 - y) * np.log(1 - p)).mean()
    return L, solution.entropiaBinaria(y_est, y)[1]


def entropiaBinaria__falta_un_divisor(y_est, y):
    """En tu dL divides solo por ŷ: falta el factor 1 − ŷ, que viene del término de y = 0."""
    return solution.entropiaBinaria(y_est, y)[0], (y_est - y) / _recortada(y_est) / len(y)


def entropiaBinaria__falta_el_otro_divisor(y_est, y):
    """En tu dL divides solo por 1 − ŷ: falta el factor ŷ, que viene del término de y = 1."""
    return solution.entropiaBinaria(y_est, y)[0], (y_est - y) / (1 - _recortada(y_est)) / len(y)


def entropiaBinaria__mismo_logaritmo(y_est, y):
    """Los dos términos de tu L llevan ln ŷ: si y = 0, lo que ocurrió tenía probabilidad 1 − ŷ."""
    return -np.log(_recortada(y_est)).mean(), solution.entropiaBinaria(y_est, y)[1]


def entropiaBinaria__uno_fuera_del_logaritmo(y_est, y):
    """En el término de y = 0 pones 1 − ln ŷ: la resta va dentro del logaritmo, ln(1 − ŷ)."""
    ln = np.log(_recortada(y_est))
    L = -(y * ln + (1 - y) * (1 - ln)).mean()
    return L, solution.entropiaBinaria(y_est, y)[1]


def entropiaBinaria__sin_etiquetas(y_est, y):
    """Sumaste los dos logaritmos en todos los ejemplos: y y 1 − y eligen el que cuenta."""
    p = _recortada(y_est)
    return -(np.log(p) + np.log(1 - p)).mean(), solution.entropiaBinaria(y_est, y)[1]


def entropiaBinaria__etiquetas_al_revés(y_est, y):
    """Las etiquetas están al revés: ŷ es la probabilidad de que y valga 1, no de que valga 0."""
    return solution.entropiaBinaria(y_est, 1 - y)


def entropiaBinaria__etiquetas_al_revés_en_la_pérdida(y_est, y):
    """En tu L las etiquetas están al revés: ŷ es la probabilidad de que y valga 1."""
    return solution.entropiaBinaria(y_est, 1 - y)[0], solution.entropiaBinaria(y_est, y)[1]


def entropiaBinaria__sigmoide_de_más(y_est, y):
    """Le aplicaste una sigmoide a ŷ, que ya es una probabilidad."""
    s = 1 / (1 + np.exp(-y_est))
    return solution.entropiaBinaria(s, y)[0], (s - y) / len(y)


def entropiaBinaria__sigmoide_de_más_en_la_pérdida(y_est, y):
    """Le aplicaste una sigmoide a ŷ, que ya es una probabilidad."""
    return solution.entropiaBinaria(1 / (1 + np.exp(-y_est)), y)


INTERCAMBIADOS = """Le tomaste el logaritmo a y, que vale 0 o 1: el logaritmo es de la predicción.

La predicción es el primer argumento.
"""
REDONDEADA = """Redondeaste ŷ a 0 o a 1 antes del logaritmo: así se pierde cuán segura era.

La pérdida mira la probabilidad, no la clase.
"""
GUARDA = """Lo que evita ln 0 es tan grande que cambia la pérdida de probabilidades corrientes.

Tiene que ser tan pequeño que no se note en lo demás.
"""


def _con_guarda(tope):
    def intercambiados(y_est, y):
        return solution.entropiaBinaria(np.clip(y, tope, 1 - tope), y_est)

    def redondea(y_est, y):
        return solution.entropiaBinaria(np.clip(np.round(y_est), tope, 1 - tope), y)

    return {"intercambiados": (intercambiados, INTERCAMBIADOS), "redondea": (redondea, REDONDEADA)}


def _con_guarda_grande(tope):
    def suma(y_est, y):
        L = -(y * np.log(y_est + tope) + (1 - y) * np.log(1 - y_est + tope)).mean()
        return L, solution.entropiaBinaria(y_est, y)[1]

    def recorta(y_est, y):
        return solution.entropiaBinaria(np.clip(y_est, tope, 1 - tope), y)

    return {"suma": suma, "recorta": recorta}


for _nombre, _tope in TOPES.items():
    if _tope >= EPS:
        for _cómo, (_error, _texto) in _con_guarda(_tope).items():
            _nombrada(_error, f"entropiaBinaria__{_cómo}_{_nombre}", _texto)

for _nombre, _tope in (("0_2", 0.2), ("0_1", 0.1), ("0_01", 0.01), ("0_001", 1e-3), ("1e4", 1e-4)):
    for _cómo, _error in _con_guarda_grande(_tope).items():
        if _cómo == "suma" or _tope > 0.05:
            _nombrada(_error, f"entropiaBinaria__guarda_{_cómo}_{_nombre}", GUARDA)


def entropiaBinaria__logaritmo_de_uno_más(y_est, y):
    """Usas ln(1 + ŷ), como hace log1p: de una probabilidad 1 sale ln 2 y debe salir 0."""
    L = -(y * np.log1p(y_est) + (1 - y) * np.log1p(1 - y_est)).mean()
    return L, solution.entropiaBinaria(y_est, y)[1]


def entropiaBinaria__entropía_de_la_predicción(y_est, y):
    """Pesaste los logaritmos con la propia predicción, y van pesados con lo que ocurrió, y."""
    p = _recortada(y_est)
    L = -(p * np.log(p) + (1 - p) * np.log(1 - p)).mean()
    return L, solution.entropiaBinaria(y_est, y)[1]


def entropiaBinaria__logaritmo_de_cero(y_est, y):
    """Con una probabilidad de exactamente 0 o 1 tu L no es finita: algún logaritmo recibe un 0.

    ln 0 es −∞, y 0 · (−∞), nan. Mira el término de y y el de 1 − y.
    """
    L = -(y * np.log(y_est) + (1 - y) * np.log(1 - y_est)).mean()
    return L, (y_est - y) / (y_est * (1 - y_est)) / len(y)


def entropiaBinaria__error_barato(y_est, y):
    """Darle probabilidad 0 a lo que sí ocurrió es el peor error posible, y tu L sale pequeña.

    Mira si ese término cuenta, y si lo que evita ln 0 es tan diminuto que no se nota.
    """
    uno, otro = np.where(y_est > 0, y_est, 1), np.where(y_est < 1, 1 - y_est, 1)
    L = -(y * np.log(uno) + (1 - y) * np.log(otro)).mean()
    return L, (y_est - y) / (y_est * (1 - y_est)) / len(y)


def entropiaBinaria__acierto_caro(y_est, y):
    """Una predicción exacta no cuesta nada y a ti te cuesta.

    Mira cuánto mueve tu protección a una probabilidad de 0 o de 1, y si sobra algún sumando.
    """
    p = np.clip(y_est, 1e-3, 1 - 1e-3)
    return solution.entropiaBinaria(p, y)[0], solution.entropiaBinaria(y_est, y)[1]


# entropiaConLogits


def _sigmoide(z):
    return np.exp(z - np.logaddexp(0, z))


def entropiaConLogits__desborde(z, y):
    """La exponencial se desbordó: e¹⁰⁰⁰ es inf para un float64, aunque su logaritmo sea 1000.

    Busca una forma de ln(1 + eᶻ) en la que el exponente nunca sea grande y positivo.
    """
    return (np.log(1 + np.exp(z)) - y * z).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__desborde_de_los_dos(z, y):
    """La exponencial se desbordó: e¹⁰⁰⁰ es inf para un float64. Eso da inf en L y nan en dL.

    Busca formas en las que el exponente nunca sea grande y positivo.
    """
    e = np.exp(z)
    return (np.log(1 + e) - y * z).mean(), (e / (1 + e) - y) / len(y)


def entropiaConLogits__desborde_de_la_sigmoide(z, y):
    """En tu sigmoide se desborda la exponencial, y de inf / inf sale nan en dL.

    Busca una forma en la que el exponente nunca sea grande y positivo.
    """
    e = np.exp(z)
    return solution.entropiaConLogits(z, y)[0], (e / (1 + e) - y) / len(y)


def entropiaConLogits__pasa_por_la_probabilidad(z, y):
    """Pasaste por ŷ = σ(z), que con |z| grande se redondea a 0 o a 1: su logaritmo ya no se puede
    calcular. Con logits la pérdida se escribe sin esa probabilidad."""
    p = _sigmoide(z)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean(), (p - y) / len(y)


RECORTE = """Tu L tiene un tope: por muy seguro que sea el error, no cuesta más que un máximo.

Viene de proteger el logaritmo de una probabilidad: con logits L sale exacta, sin protegerla.
"""


def _con_tope(tope):
    """La pérdida con la probabilidad recortada, o con una constante dentro del logaritmo."""

    def recortada(z, y):
        p = np.clip(_sigmoide(z), tope, 1 - tope)
        return -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean(), (_sigmoide(z) - y) / len(y)

    def sumada(z, y):
        p = _sigmoide(z)
        L = -(y * np.log(p + tope) + (1 - y) * np.log(1 - p + tope)).mean()
        return L, (p - y) / len(y)

    return {"recorta": recortada, "suma": sumada}


for _nombre, _tope in TOPES.items():
    for _cómo, _error in _con_tope(_tope).items():
        if (_tope >= MENOR) if _cómo == "recorta" else (_nombre not in IGUALES):
            _nombrada(_error, f"entropiaConLogits__{_cómo}_{_nombre}", RECORTE)

RECORTA_Z = """Recortaste z: desde cierto tamaño todos los logits cuestan lo mismo, y no es así.

Con un error muy seguro, L crece como |z| sin ningún tope.
"""


def _con_z_recortado(tope):
    """La pérdida con z recortado en todas partes, o solo dentro de la exponencial."""

    def todo(z, y):
        return solution.entropiaConLogits(np.clip(z, -tope, tope), y)

    def exponente(z, y):
        L = (np.log(1 + np.exp(np.clip(z, -tope, tope))) - y * z).mean()
        return L, solution.entropiaConLogits(z, y)[1]

    return {"recorta_z": todo, "recorta_exponente": exponente}


for _tope in (10, 15, 20, 25, 30, 35, 40, 50, 100, 200, 250, 300, 350, 500, 600, 700, 709):
    for _cómo, _error in _con_z_recortado(float(_tope)).items():
        _nombrada(_error, f"entropiaConLogits__{_cómo}_{_tope}", RECORTA_Z)


CADENA = """Tu dL pasa por ∂L/∂ŷ y por σ′(z): con |z| grande σ′ se redondea a 0, y con ella, dL.

Al multiplicar en papel las dos se simplifican, y la σ′ desaparece. Y L no necesita ŷ.
"""


def _con_la_cadena(tope):
    """Pérdida y derivada de una ŷ protegida, la derivada multiplicada por σ′."""

    def recortada(z, y):
        s = 1 / (1 + np.exp(-z))
        p = np.clip(s, tope, 1 - tope)
        L = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
        return L, (p - y) / (p * (1 - p)) * s * (1 - s) / len(y)

    return recortada


for _nombre, _tope in TOPES.items():
    if _tope >= MENOR:
        _nombrada(_con_la_cadena(_tope), f"entropiaConLogits__cadena_{_nombre}", CADENA)


def entropiaConLogits__sin_suavizar(z, y):
    """Usaste el máximo entre 0 y z: ln(1 + eᶻ) se le parece lejos de 0, pero no es igual."""
    return (np.maximum(z, 0) - y * z).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__suaviza_con_e_a_menos_z(z, y):
    """Junto al máximo entre 0 y z va ln(1 + e^−|z|): con e⁻ᶻ, sin valor absoluto, solo coincide
    donde z es positivo."""
    L = (np.maximum(z, 0) - y * z + np.logaddexp(0, -z)).mean()
    return L, solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__error_cuadrático(z, y):
    """Es el error cuadrático de σ(z): la entropía cruzada lleva logaritmos."""
    s = _sigmoide(z)
    return ((s - y) ** 2).mean(), 2 * (s - y) / len(y)


def entropiaConLogits__derivada_de_la_sigmoide(z, y):
    """Tu dL es la derivada de la sigmoide: falta multiplicarla por la de la pérdida."""
    s = _sigmoide(z)
    return solution.entropiaConLogits(z, y)[0], s * (1 - s) / len(y)


def entropiaConLogits__tangente(z, y):
    """En tu dL usas la tangente hiperbólica, y va la sigmoide."""
    return solution.entropiaConLogits(z, y)[0], (np.tanh(z) - y) / len(y)


def entropiaConLogits__más_yz(z, y):
    """Sumaste y·z, y va restando: si y = 1, un logit más alto tiene que costar menos."""
    return (np.logaddexp(0, z) + y * z).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__más_yz_derivado(z, y):
    """Sumaste y·z, y también lo derivaste así: va restando. Si y = 1, subir z tiene que bajar L."""
    return (np.logaddexp(0, z) + y * z).mean(), (_sigmoide(z) + y) / len(y)


def entropiaConLogits__derivada_suma_y(z, y):
    """En tu dL sumas y, y va restando: con un acierto seguro la derivada es casi 0."""
    return solution.entropiaConLogits(z, y)[0], (_sigmoide(z) + y) / len(y)


def entropiaConLogits__sin_yz(z, y):
    """Falta el término −y·z: tu L no mira las etiquetas."""
    return np.logaddexp(0, z).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__sin_yz_ni_y(z, y):
    """Falta el término −y·z, en L y al derivar: tu resultado no mira las etiquetas."""
    return np.logaddexp(0, z).mean(), _sigmoide(z) / len(y)


def entropiaConLogits__derivada_sin_y(z, y):
    """A tu dL le falta restar y: dejaste solo la sigmoide."""
    return solution.entropiaConLogits(z, y)[0], _sigmoide(z) / len(y)


def entropiaConLogits__y_por_sigma(z, y):
    """Restaste y·σ(z), y lo que se multiplica por y es el propio z."""
    return (np.logaddexp(0, z) - y * _sigmoide(z)).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__resta_y(z, y):
    """Restaste y sola, sin multiplicarla por z."""
    return (np.logaddexp(0, z) - y).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__resta_z(z, y):
    """Restaste z en todos los ejemplos: solo se resta donde y = 1."""
    return (np.logaddexp(0, z) - z).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__exponente_negativo(z, y):
    """Usaste ln(1 + e⁻ᶻ) con el término −y·z: el exponente que va con él es z, sin el menos."""
    return (np.logaddexp(0, -z) - y * z).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__etiquetas_al_revés(z, y):
    """Las etiquetas están al revés: un z grande y positivo apuesta por y = 1."""
    return solution.entropiaConLogits(z, 1 - y)


def entropiaConLogits__etiquetas_al_revés_en_la_pérdida(z, y):
    """En tu L las etiquetas están al revés: un z grande y positivo apuesta por y = 1."""
    return solution.entropiaConLogits(z, 1 - y)[0], solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__solo_los_unos(z, y):
    """En tu L solo cuentan los ejemplos con y = 1: falta el término de los que tienen y = 0."""
    return (y * np.logaddexp(0, -z)).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__sin_logaritmo(z, y):
    """Falta el logaritmo: sumas 1 + eᶻ tal cual."""
    return (1 + np.exp(z) - y * z).mean(), solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__z_como_probabilidad(z, y):
    """Tratas z como si ya fuera una probabilidad: es un logit, cualquier número real.

    La probabilidad es σ(z).
    """
    L, dL = solution.entropiaBinaria(z, y)
    return L, dL


def entropiaConLogits__z_como_probabilidad_sin_recortar(z, y):
    """Tratas z como si ya fuera una probabilidad, y es un logit: el logaritmo de un negativo da
    nan.

    La probabilidad es σ(z).
    """
    L = -(y * np.log(z) + (1 - y) * np.log(1 - z)).mean()
    return L, (z - y) / len(y)


def entropiaConLogits__derivada_sin_sigmoide(z, y):
    """En tu dL restas z − y: falta pasar z por la sigmoide."""
    return solution.entropiaConLogits(z, y)[0], (z - y) / len(y)


def entropiaConLogits__dos_sigmoides(z, y):
    """Aplicaste la sigmoide dos veces: σ(z) ya es la probabilidad."""
    return solution.entropiaConLogits(_sigmoide(z), y)


def entropiaConLogits__sigma_prima_de_más(z, y):
    """En tu dL sobra σ′(z): al derivar respecto a z se cancela con el divisor ŷ(1 − ŷ)."""
    L, dL = solution.entropiaConLogits(z, y)
    s = _sigmoide(z)
    return L, dL * s * (1 - s)


def entropiaConLogits__respecto_a_y_est(z, y):
    """Tu dL es la derivada respecto a ŷ = σ(z), y se pide respecto a z: falta la regla de la
    cadena."""
    L, dL = solution.entropiaConLogits(z, y)
    s = _sigmoide(z)
    return L, dL / (s * (1 - s))


def entropiaConLogits__derivada_al_revés(z, y):
    """Tu dL tiene el signo contrario: si y = 1, subir z tiene que bajar la pérdida."""
    L, dL = solution.entropiaConLogits(z, y)
    return L, -dL


def entropiaConLogits__logaritmo_decimal(z, y):
    """Usaste el logaritmo en base 10: aquí es el natural."""
    L = (np.logaddexp(0, z) / np.log(10) - y * z).mean()
    return L, solution.entropiaConLogits(z, y)[1]


def entropiaConLogits__signo(z, y):
    """L y dL tienen el signo contrario: una pérdida nunca es negativa."""
    L, dL = solution.entropiaConLogits(z, y)
    return -L, -dL


def entropiaConLogits__sin_promediar(z, y):
    """L y dL son n veces lo correcto: sumaste los n ejemplos y se pide su promedio."""
    L, dL = solution.entropiaConLogits(z, y)
    return len(y) * L, len(y) * dL


def entropiaConLogits__derivada_sin_promediar(z, y):
    """Tu dL es n veces la correcta: L es un promedio, y su 1/n sigue ahí al derivar."""
    L, dL = solution.entropiaConLogits(z, y)
    return L, len(y) * dL


# logSumExp


def logSumExp__sin_restar_máximo(Z):
    """La exponencial se desbordó: e¹⁰⁰⁰ es inf para un float64 (y e⁻¹⁰⁰⁰, 0, cuyo logaritmo es −∞).

    Sacar un mismo número de todos los exponentes de una fila se compensa fuera del logaritmo.
    """
    return np.log(np.exp(Z).sum(axis=1))


def logSumExp__sin_sumar_de_vuelta(Z):
    """Restaste el máximo y no lo devolviste: lo que sale del exponente tiene que volver a
    sumarse."""
    return solution.logSumExp(Z) - Z.max(axis=1)


def logSumExp__resta_de_vuelta(Z):
    """Restaste el máximo dos veces: dentro de la exponencial se resta y fuera se suma."""
    return solution.logSumExp(Z) - 2 * Z.max(axis=1)


def logSumExp__suma_sin_restar(Z):
    """Sumaste el máximo fuera sin haberlo restado dentro de la exponencial."""
    return np.log(np.exp(Z).sum(axis=1)) + Z.max(axis=1)


def logSumExp__máximo_global(Z):
    """Restaste el máximo de toda la matriz: en las filas que están muy por debajo todo da 0, y ln 0
    es −∞. Cada fila necesita su propio máximo."""
    return np.max(Z) + np.log(np.exp(Z - np.max(Z)).sum(axis=1))


def logSumExp__máximo_de_la_columna(Z):
    """Restaste el máximo de cada columna, y lo que se compensa fuera es uno por fila."""
    m = Z.max(axis=0)
    return m.max() + np.log(np.exp(Z - m).sum(axis=1))


def logSumExp__resta_promedio(Z):
    """Restaste el promedio de la fila: si un puntaje está muy por encima, su exponencial se
    desborda.

    La idea es que el exponente más alto de cada fila acabe siendo 0.
    """
    m = Z.mean(axis=1)
    return m + np.log(np.exp(Z - m[:, None]).sum(axis=1))


def logSumExp__resta_mínimo(Z):
    """Restaste el mínimo de la fila: los exponentes quedan positivos, y algunos, enormes.

    La idea es que el exponente más alto de cada fila acabe siendo 0.
    """
    m = Z.min(axis=1)
    return m + np.log(np.exp(Z - m[:, None]).sum(axis=1))


def logSumExp__por_columnas(Z):
    """Sumaste por columnas: cada ejemplo es una fila, y se pide un número por fila."""
    return solution.logSumExp(Z.T)


def logSumExp__todo_junto(Z):
    """Juntaste toda la matriz en un número: se pide uno por fila."""
    return solution.logSumExp(Z.reshape(1, -1))[0]


def logSumExp__promedio(Z):
    """Promediaste las exponenciales de la fila: se suman."""
    return solution.logSumExp(Z) - np.log(Z.shape[1])


def logSumExp__columna(Z):
    """Los valores son correctos, pero quedaron en una columna (N, 1): se pide un vector (N,).

    Lo que conserva la dimensión sirve para restar; al final ya no hace falta.
    """
    return solution.logSumExp(Z)[:, None]


def logSumExp__sin_logaritmo(Z):
    """Falta el logaritmo: devolviste la suma de las exponenciales."""
    return np.exp(Z).sum(axis=1)


def logSumExp__sin_logaritmo_con_máximo(Z):
    """Falta el logaritmo: sumaste el máximo a la suma de las exponenciales."""
    m = Z.max(axis=1)
    return m + np.exp(Z - m[:, None]).sum(axis=1)


def logSumExp__divide_por_máximo(Z):
    """Dividiste los puntajes por el máximo: lo que se compensa fuera del logaritmo es una resta."""
    m = Z.max(axis=1)
    return m * np.log(np.exp(Z / m[:, None]).sum(axis=1))


def logSumExp__multiplica_por_máximo(Z):
    """Fuera del logaritmo multiplicas por el máximo: lo que se restó dentro se devuelve sumando."""
    m = Z.max(axis=1)
    return m * np.log(np.exp(Z - m[:, None]).sum(axis=1))


def logSumExp__solo_máximo(Z):
    """Devolviste el máximo de cada fila: se le parece, pero las demás exponenciales también
    suman."""
    return Z.max(axis=1)


def logSumExp__suma_de_logaritmos(Z):
    """Es la suma de los puntajes: tomaste el logaritmo de cada exponencial, y va después de
    sumar."""
    return Z.sum(axis=1)


def logSumExp__log_softmax(Z):
    """Devolviste el logaritmo de la softmax, una matriz: se pide solo lo que se resta en él."""
    return Z - solution.logSumExp(Z)[:, None]


def logSumExp__uno_de_más(Z):
    """Sobra un 1 dentro del logaritmo, como el que suma log1p."""
    m = Z.max(axis=1)
    return m + np.log1p(np.exp(Z - m[:, None]).sum(axis=1))


def logSumExp__uno_de_más_sin_máximo(Z):
    """Sobra un 1 dentro del logaritmo, como el que suma log1p o el de ln(1 + eᶻ)."""
    return np.log1p(np.exp(Z).sum(axis=1))


def logSumExp__opuesta(Z):
    """Cambiaste el signo del exponente: es e elevado a Z, sin el menos."""
    return solution.logSumExp(-Z)


def logSumExp__logaritmo_decimal(Z):
    """Usaste el logaritmo en base 10 al final: aquí es el natural, que deshace la exponencial."""
    m = Z.max(axis=1)
    return m + (solution.logSumExp(Z) - m) / np.log(10)


def logSumExp__logaritmo_binario(Z):
    """Usaste el logaritmo en base 2 al final: aquí es el natural, que deshace la exponencial."""
    m = Z.max(axis=1)
    return m + (solution.logSumExp(Z) - m) / np.log(2)


RECORTA_PUNTAJES = """Recortaste los puntajes: a partir de cierto tamaño todos salen iguales.

Así no hay desborde, pero el resultado ya no es el de estos puntajes.
"""


def _con_puntajes_recortados(tope):
    def recortado(Z):
        return np.log(np.exp(np.clip(Z, -tope, tope)).sum(axis=1))

    return recortado


for _tope in (20, 30, 50, 100, 200, 250, 300, 500, 600, 700):
    _nombrada(
        _con_puntajes_recortados(float(_tope)), f"logSumExp__recorta_{_tope}", RECORTA_PUNTAJES
    )


# entropiaCategorica


def _softmax(Z):
    return np.exp(Z - solution.logSumExp(Z)[:, None])


def entropiaCategorica__signo(Z, Y):
    """L y dL tienen el signo contrario: [E] de las notas es una log-verosimilitud, que se maximiza.

    La pérdida es su opuesta.
    """
    L, dL = solution.entropiaCategorica(Z, Y)
    return -L, -dL


def entropiaCategorica__signo_de_la_pérdida(Z, Y):
    """Tu L es negativa: es una log-verosimilitud media. La pérdida es su opuesta."""
    L, dL = solution.entropiaCategorica(Z, Y)
    return -L, dL


def entropiaCategorica__derivada_al_revés(Z, Y):
    """Tu dL tiene el signo contrario: subir el logit de la clase verdadera tiene que bajar L."""
    L, dL = solution.entropiaCategorica(Z, Y)
    return L, -dL


def entropiaCategorica__sin_promediar(Z, Y):
    """L y dL son N veces lo correcto: sumaste las N filas y se pide su promedio."""
    L, dL = solution.entropiaCategorica(Z, Y)
    return len(Z) * L, len(Z) * dL


def entropiaCategorica__derivada_sin_promediar(Z, Y):
    """Tu dL es N veces la correcta: L es un promedio, y su 1/N sigue ahí al derivar."""
    L, dL = solution.entropiaCategorica(Z, Y)
    return L, len(Z) * dL


def entropiaCategorica__promedia_las_casillas(Z, Y):
    """L y dL son K veces menores: promediaste las N × K casillas, y los ejemplos son N."""
    L, dL = solution.entropiaCategorica(Z, Y)
    return L / Z.shape[1], dL / Z.shape[1]


def entropiaCategorica__promedia_las_casillas_de_la_pérdida(Z, Y):
    """Tu L es K veces menor: promediaste las N × K casillas, y los ejemplos son N."""
    L, dL = solution.entropiaCategorica(Z, Y)
    return L / Z.shape[1], dL


def entropiaCategorica__derivada_entre_casillas(Z, Y):
    """Tu dL es K veces menor: dividiste por las N × K casillas, y los ejemplos son N."""
    L, dL = solution.entropiaCategorica(Z, Y)
    return L, dL / Z.shape[1]


def entropiaCategorica__derivada_sin_softmax(Z, Y):
    """En tu dL restas Z − Y: falta pasar Z por la softmax."""
    return solution.entropiaCategorica(Z, Y)[0], (Z - Y) / len(Z)


def entropiaCategorica__sin_logSumExp(Z, Y):
    """Falta el término logSumExp: así la pérdida baja con solo subir todos los logits."""
    return -(Y * Z).sum() / len(Z), solution.entropiaCategorica(Z, Y)[1]


def entropiaCategorica__sin_logSumExp_ni_softmax(Z, Y):
    """Falta el término logSumExp, en L y al derivar: la pérdida bajaría con subir todos los
    logits."""
    return -(Y * Z).sum() / len(Z), -Y / len(Z)


def entropiaCategorica__logSumExp_por_casilla(Z, Y):
    """Sumaste logSumExp una vez por casilla, K veces en cada fila: cuenta una vez por ejemplo."""
    L = (Z.shape[1] * solution.logSumExp(Z).sum() - (Y * Z).sum()) / len(Z)
    return L, solution.entropiaCategorica(Z, Y)[1]


def entropiaCategorica__suma_en_vez_de_restar(Z, Y):
    """Sumaste el logit de la clase verdadera, y va restando: cuanto más alto, menos cuesta."""
    L = (solution.logSumExp(Z).sum() + (Y * Z).sum()) / len(Z)
    return L, solution.entropiaCategorica(Z, Y)[1]


def entropiaCategorica__sin_etiquetas(Z, Y):
    """Restaste todos los logits de la fila: Y deja solo el de la clase verdadera."""
    L = (solution.logSumExp(Z).sum() - Z.sum()) / len(Z)
    return L, solution.entropiaCategorica(Z, Y)[1]


def entropiaCategorica__todas_las_clases(Z, Y):
    """Sumaste el logaritmo de las K probabilidades de la fila: Y deja solo el de la verdadera."""
    return -np.log(_softmax(Z)).sum() / len(Z), solution.entropiaCategorica(Z, Y)[1]


def entropiaCategorica__logit_más_alto(Z, Y):
    """Restaste el logit más alto de la fila, sea o no el de su clase: Y dice cuál es.

    Así una red segura de lo que no es no paga nada.
    """
    L = (solution.logSumExp(Z) - Z.max(axis=1)).mean()
    return L, solution.entropiaCategorica(Z, Y)[1]


def entropiaCategorica__sigmoides(Z, Y):
    """Pasaste cada logit por una sigmoide: con K clases excluyentes va la softmax de la fila."""
    L = -(Y * np.log(_sigmoide(Z))).sum() / len(Z)
    return L, (_sigmoide(Z) - Y) / len(Z)


def entropiaCategorica__pasa_por_la_probabilidad(Z, Y):
    """Tomaste el logaritmo de la softmax ya calculada: una probabilidad diminuta se redondea a 0, y
    ln 0 es −∞. Con logits la pérdida se escribe sin esa probabilidad."""
    A = _softmax(Z)
    return -(Y * np.log(A)).sum() / len(Z), (A - Y) / len(Z)


def entropiaCategorica__por_columnas(Z, Y):
    """Tu softmax reparte por columnas: cada ejemplo es una fila, y en ella suman 1 las clases."""
    A = np.exp(Z - solution.logSumExp(Z.T))
    return -(Y * np.log(A)).sum() / len(Z), (A - Y) / len(Z)


def entropiaCategorica__toda_la_matriz(Z, Y):
    """Tu softmax reparte entre toda la matriz: en cada fila, por separado, suman 1 las clases."""
    A = np.exp(Z - np.logaddexp.reduce(Z, axis=None))
    return -(Y * np.log(A)).sum() / len(Z), (A - Y) / len(Z)


def entropiaCategorica__desborde(Z, Y):
    """La exponencial se desbordó: e¹⁰⁰⁰ es inf para un float64, y de inf / inf sale nan.

    Apóyate en lo que no se desborda: tu logSumExp.
    """
    E = np.exp(Z)
    suma = E.sum(axis=1, keepdims=True)
    return (np.log(suma).sum() - (Y * Z).sum()) / len(Z), (E / suma - Y) / len(Z)


def entropiaCategorica__desborde_de_la_derivada(Z, Y):
    """En la softmax de tu dL se desborda la exponencial: e¹⁰⁰⁰ es inf, y de inf / inf sale nan."""
    E = np.exp(Z)
    return solution.entropiaCategorica(Z, Y)[0], (E / E.sum(axis=1, keepdims=True) - Y) / len(Z)


def entropiaCategorica__máximo_global(Z, Y):
    """Restaste el máximo de toda la matriz: en las filas que están muy por debajo sale 0/0, nan.

    Cada fila es un ejemplo aparte, y necesita su propio máximo.
    """
    return entropiaCategorica__desborde(Z - np.max(Z), Y)


def _con_tope_categórico(tope):
    def recortada(Z, Y):
        A = _softmax(Z)
        return -(Y * np.log(np.clip(A, tope, 1))).sum() / len(Z), (A - Y) / len(Z)

    def sumada(Z, Y):
        A = _softmax(Z)
        return -(Y * np.log(A + tope)).sum() / len(Z), (A - Y) / len(Z)

    return {"recorta": recortada, "suma": sumada}


for _nombre, _tope in TOPES.items():
    for _cómo, _error in _con_tope_categórico(_tope).items():
        if _cómo == "recorta" or _nombre == "1e5":
            _nombrada(_error, f"entropiaCategorica__{_cómo}_{_nombre}", RECORTE)


def entropiaCategorica__error_cuadrático(Z, Y):
    """Es el error cuadrático de la softmax: la entropía cruzada lleva logaritmos."""
    A = _softmax(Z)
    return ((A - Y) ** 2).sum() / len(Z), 2 * (A - Y) / len(Z)


def entropiaCategorica__derivada_de_la_softmax(Z, Y):
    """Tu dL es A(1 − A), la diagonal de la derivada de la softmax: falta la de la pérdida."""
    A = _softmax(Z)
    return solution.entropiaCategorica(Z, Y)[0], A * (1 - A) / len(Z)


def entropiaCategorica__logaritmo_decimal(Z, Y):
    """Usaste el logaritmo en base 10: tu L es 0.434 veces la correcta. Aquí es el natural."""
    L, dL = solution.entropiaCategorica(Z, Y)
    return L / np.log(10), dL


def entropiaCategorica__logaritmo_binario(Z, Y):
    """Usaste el logaritmo en base 2: tu L es 1.443 veces la correcta. Aquí es el natural."""
    L, dL = solution.entropiaCategorica(Z, Y)
    return L / np.log(2), dL


def entropiaCategorica__respecto_a_A(Z, Y):
    """Tu dL es −Y/A, la derivada respecto a las probabilidades: se pide respecto a los logits."""
    return solution.entropiaCategorica(Z, Y)[0], -Y / _softmax(Z) / len(Z)


def entropiaCategorica__solo_la_verdadera(Z, Y):
    """Tu dL es 0 fuera de la clase verdadera: subir cualquier otro logit también cambia la
    softmax."""
    return solution.entropiaCategorica(Z, Y)[0], (_softmax(Z) - 1) * Y / len(Z)


def entropiaCategorica__diagonal(Z, Y):
    """En tu dL sobra A(1 − A): al derivar respecto a Z, ese factor ya se canceló con 1/A."""
    A = _softmax(Z)
    return solution.entropiaCategorica(Z, Y)[0], (A - Y) * A * (1 - A) / len(Z)


def entropiaCategorica__por_A(Z, Y):
    """En tu dL sobra un factor A: al derivar respecto a Z, ese factor ya se canceló con 1/A."""
    A = _softmax(Z)
    return solution.entropiaCategorica(Z, Y)[0], (A - Y) * A / len(Z)


def entropiaCategorica__derivada_sin_Y(Z, Y):
    """A tu dL le falta restar Y: dejaste solo la softmax."""
    return solution.entropiaCategorica(Z, Y)[0], _softmax(Z) / len(Z)


def entropiaCategorica__derivada_suma_Y(Z, Y):
    """En tu dL sumas Y, y va restando: con un acierto seguro la derivada es casi 0."""
    return solution.entropiaCategorica(Z, Y)[0], (_softmax(Z) + Y) / len(Z)


def entropiaCategorica__derivada_sigmoide(Z, Y):
    """En tu dL usas la sigmoide de cada logit: con K clases excluyentes va la softmax de la
    fila."""
    return solution.entropiaCategorica(Z, Y)[0], (_sigmoide(Z) - Y) / len(Z)


def entropiaCategorica__fórmula_binaria(Z, Y):
    """Sumaste también (1 − Y) ln(1 − A): esa es la entropía cruzada de dos clases, con una salida.

    Aquí solo cuenta la probabilidad que recibió la clase verdadera.
    """
    A = _softmax(Z)
    L = -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum() / len(Z)
    return L, solution.entropiaCategorica(Z, Y)[1]


def entropiaCategorica__Z_como_probabilidad(Z, Y):
    """Tomaste el logaritmo de Z, que no es una probabilidad: es un logit, cualquier número real.

    Las probabilidades son softmax(Z).
    """
    return -(Y * np.log(Z)).sum() / len(Z), solution.entropiaCategorica(Z, Y)[1]


def _con_Z_recortada(tope):
    def recortada(Z, Y):
        L = -(Y * np.log(np.clip(Z, tope, 1))).sum() / len(Z)
        return L, solution.entropiaCategorica(Z, Y)[1]

    return recortada


Z_RECORTADA = """Tomaste el logaritmo de Z recortado: es un logit, no una probabilidad.

Las probabilidades son softmax(Z).
"""
for _nombre, _tope in TOPES.items():
    _nombrada(
        _con_Z_recortada(_tope),
        f"entropiaCategorica__Z_como_probabilidad_recorta_{_nombre}",
        Z_RECORTADA,
    )


# logVerosimilitud


def _cada_una(nombre, y, parametro):
    """ln P de cada dato."""
    if nombre == "normal":
        return -0.5 * (y - parametro) ** 2 - 0.5 * np.log(2 * np.pi)
    if nombre == "bernoulli":
        return np.log(np.where(y == 1, parametro, 1 - parametro))
    return np.log(parametro[np.arange(len(y)), y])


def logVerosimilitud__logaritmo_del_producto(nombre, y, parametro):
    """Multiplicaste las probabilidades y después tomaste el logaritmo: con muchos datos el producto
    se redondea a 0, y ln 0 es −∞. El logaritmo de un producto se puede escribir sin el producto."""
    return np.log(np.prod(np.exp(_cada_una(nombre, y, parametro))))


def logVerosimilitud__producto_de_logaritmos(nombre, y, parametro):
    """Multiplicaste los logaritmos: el logaritmo convierte el producto en suma (en las notas se
    quedó el Π)."""
    return np.prod(_cada_una(nombre, y, parametro))


def logVerosimilitud__verosimilitud(nombre, y, parametro):
    """Devolviste la verosimilitud, el producto: se pide su logaritmo."""
    return np.exp(_cada_una(nombre, y, parametro).sum())


def logVerosimilitud__suma_de_probabilidades(nombre, y, parametro):
    """Sumaste las probabilidades: lo que se suma son sus logaritmos."""
    return np.exp(_cada_una(nombre, y, parametro)).sum()


def logVerosimilitud__logaritmo_de_la_suma(nombre, y, parametro):
    """Sumaste las probabilidades y después tomaste el logaritmo: primero va el logaritmo de cada
    una."""
    return np.log(np.exp(_cada_una(nombre, y, parametro)).sum())


def logVerosimilitud__promedio(nombre, y, parametro):
    """Promediaste: la log-verosimilitud es la suma de todos los datos. El promedio es de la
    pérdida."""
    return _cada_una(nombre, y, parametro).mean()


def logVerosimilitud__signo(nombre, y, parametro):
    """Devolviste la log-verosimilitud con el signo contrario: el menos es el de la pérdida."""
    return -_cada_una(nombre, y, parametro).sum()


def logVerosimilitud__pérdida(nombre, y, parametro):
    """Devolviste la pérdida, un promedio con signo menos: se pide la suma, sin el menos."""
    return -_cada_una(nombre, y, parametro).mean()


def logVerosimilitud__sin_juntar(nombre, y, parametro):
    """Devolviste un valor por dato: falta sumarlos."""
    return _cada_una(nombre, y, parametro)


def logVerosimilitud__logaritmo_decimal(nombre, y, parametro):
    """Usaste el logaritmo en base 10: aquí es siempre el natural."""
    return _cada_una(nombre, y, parametro).sum() / np.log(10)


def logVerosimilitud__logaritmo_binario(nombre, y, parametro):
    """Usaste el logaritmo en base 2: aquí es siempre el natural."""
    return _cada_una(nombre, y, parametro).sum() / np.log(2)


def _de(modelo):
    """Un error en uno de los tres modelos; los otros dos, como deben ser."""

    def decorador(error):
        @wraps(error)
        def completo(nombre, y, parametro):
            if nombre != modelo:
                return solution.logVerosimilitud(nombre, y, parametro)
            return error(y, parametro)

        return completo

    return decorador


LN_2PI = np.log(2 * np.pi)


@_de("normal")
def logVerosimilitud__sin_constante(y, mu):
    """A tu log-verosimilitud normal le falta la constante de la densidad, la de la raíz de 2π."""
    return -0.5 * ((y - mu) ** 2).sum()


@_de("normal")
def logVerosimilitud__constante_una_vez(y, mu):
    """En la normal sumaste la constante una sola vez: cada uno de los n datos trae la suya."""
    return -0.5 * ((y - mu) ** 2).sum() - 0.5 * LN_2PI


@_de("normal")
def logVerosimilitud__sin_un_medio(y, mu):
    """En la normal falta el ½ que va delante del cuadrado del residuo, en el exponente."""
    return -((y - mu) ** 2).sum() - len(y) / 2 * LN_2PI


@_de("normal")
def logVerosimilitud__varianza_estimada(y, mu):
    """En la normal estimas la varianza con los residuos: aquí es 1."""
    var = np.var(y - mu)
    return -((y - mu) ** 2).sum() / (2 * var) - len(y) / 2 * (LN_2PI + np.log(var))


@_de("normal")
def logVerosimilitud__sin_la_raíz(y, mu):
    """En la normal tu constante es −ln 2π: la densidad divide por la raíz de 2π, y falta ese ½."""
    return -0.5 * ((y - mu) ** 2).sum() - len(y) * LN_2PI


@_de("normal")
def logVerosimilitud__sin_ningún_medio(y, mu):
    """En la normal faltan los dos ½: el del exponente y el de la raíz de 2π."""
    return -((y - mu) ** 2).sum() - len(y) * LN_2PI


@_de("normal")
def logVerosimilitud__constante_al_revés(y, mu):
    """En la normal sumaste la constante, y va restando: la densidad divide por la raíz de 2π."""
    return -0.5 * ((y - mu) ** 2).sum() + len(y) / 2 * LN_2PI


@_de("normal")
def logVerosimilitud__cuadrado_al_revés(y, mu):
    """En la normal el cuadrado del residuo va restando: cuanto más lejos de μ, menos verosímil."""
    return 0.5 * ((y - mu) ** 2).sum() - len(y) / 2 * LN_2PI


@_de("normal")
def logVerosimilitud__constante_sin_el_2(y, mu):
    """En la normal tu constante lleva ln π: la densidad divide por la raíz de 2π."""
    return -0.5 * ((y - mu) ** 2).sum() - len(y) / 2 * np.log(np.pi)


@_de("normal")
def logVerosimilitud__residuo_sin_cuadrado(y, mu):
    """En la normal usaste el residuo en valor absoluto: en la densidad va al cuadrado."""
    return -0.5 * np.abs(y - mu).sum() - len(y) / 2 * LN_2PI


@_de("normal")
def logVerosimilitud__residuo_con_signo(y, mu):
    """En la normal sumaste los residuos sin elevarlos al cuadrado: los de signo contrario se
    anulan."""
    return -0.5 * (y - mu).sum() - len(y) / 2 * LN_2PI


@_de("normal")
def logVerosimilitud__solo_los_cuadrados(y, mu):
    """En la normal solo sumaste los cuadrados: faltan el ½ y la constante de la densidad."""
    return -((y - mu) ** 2).sum()


@_de("normal")
def logVerosimilitud__cuadrado_de_la_suma(y, mu):
    """En la normal elevaste al cuadrado la suma de los residuos: los de signo contrario se
    anulan."""
    return -0.5 * (y - mu).sum() ** 2 - len(y) / 2 * LN_2PI


@_de("normal")
def logVerosimilitud__error_promediado(y, mu):
    """En la normal promediaste los cuadrados y sumaste la constante de todos: se suman los dos."""
    return -0.5 * ((y - mu) ** 2).mean() - len(y) / 2 * LN_2PI


@_de("normal")
def logVerosimilitud__sin_constante_ni_suma(y, mu):
    """En la normal promediaste los cuadrados y no pusiste la constante: se suman los n datos, y
    cada
    uno trae la suya."""
    return -0.5 * ((y - mu) ** 2).mean()


@_de("normal")
def logVerosimilitud__error_cuadrático(y, mu):
    """En la normal devolviste el error cuadrático medio, con un menos: se pide la suma, con el ½
    y la
    constante de la densidad."""
    return -((y - mu) ** 2).mean()


@_de("bernoulli")
def logVerosimilitud__solo_los_unos(y, p):
    """En la bernoulli solo cuentan los datos con y = 1: falta el término de los que valen 0."""
    return (y * np.log(p)).sum()


@_de("bernoulli")
def logVerosimilitud__solo_los_ceros(y, p):
    """En la bernoulli solo cuentan los datos con y = 0: falta el término de los que valen 1."""
    return ((1 - y) * np.log(1 - p)).sum()


@_de("bernoulli")
def logVerosimilitud__etiquetas_al_revés(y, p):
    """En la bernoulli las probabilidades están al revés: p es la de que y valga 1."""
    return ((1 - y) * np.log(p) + y * np.log(1 - p)).sum()


@_de("bernoulli")
def logVerosimilitud__sin_etiquetas(y, p):
    """En la bernoulli sumaste los dos logaritmos de cada dato: y y 1 − y eligen el que cuenta."""
    return (np.log(p) + np.log(1 - p)).sum()


@_de("bernoulli")
def logVerosimilitud__mismo_logaritmo(y, p):
    """En la bernoulli usaste ln p en todos los datos: un 0 tenía probabilidad 1 − p."""
    return np.log(p).sum()


@_de("bernoulli")
def logVerosimilitud__uno_fuera_del_logaritmo(y, p):
    """En la bernoulli pones 1 − ln p: la resta va dentro del logaritmo, ln(1 − p)."""
    return (y * np.log(p) + (1 - y) * (1 - np.log(p))).sum()


@_de("bernoulli")
def logVerosimilitud__signo_del_segundo(y, p):
    """En la bernoulli el término de los ceros tiene el signo contrario: los dos se suman."""
    return (y * np.log(p) - (1 - y) * np.log(1 - p)).sum()


@_de("bernoulli")
def logVerosimilitud__logaritmo_de_y(y, p):
    """En la bernoulli los pesos son p y 1 − p: pesa lo que ocurrió, y, y el logaritmo es el de
    p."""
    return (p * np.log(p) + (1 - p) * np.log(1 - p)).sum()


@_de("categorica")
def logVerosimilitud__columnas_enteras(y, P):
    """En la categorica tomaste columnas enteras de P: te salió una tabla N × N, y de cada fila se
    toma un solo número, el de su clase."""
    return np.log(P[:, y]).sum()


@_de("categorica")
def logVerosimilitud__la_más_probable(y, P):
    """En la categorica tomaste la probabilidad más alta de cada fila, y va la de la clase
    observada."""
    return np.log(P.max(axis=1)).sum()


@_de("categorica")
def logVerosimilitud__todas_las_clases(y, P):
    """En la categorica sumaste los logaritmos de toda P: de cada fila cuenta solo la clase
    observada."""
    return np.log(P).sum()


@_de("categorica")
def logVerosimilitud__desde_uno(y, P):
    """En la categorica tomaste la columna de al lado: las clases van de 0 a K − 1, como los
    índices."""
    return np.log(P[np.arange(len(y)), y - 1]).sum()


@_de("categorica")
def logVerosimilitud__primera_columna(y, P):
    """En la categorica miraste siempre la primera columna: y dice, en cada fila, cuál se mira."""
    return np.log(P[:, 0]).sum()


@_de("categorica")
def logVerosimilitud__filas_de_P(y, P):
    """En la categorica usaste y para elegir filas de P: la fila es la del dato, y la clase, la
    columna."""
    return np.log(P[y]).sum()


@_de("categorica")
def logVerosimilitud__etiqueta_como_peso(y, P):
    """En la categorica usaste y como un número que multiplica: es la etiqueta que dice qué columna
    se mira."""
    return (y[:, None] * np.log(P)).sum()


@_de("categorica")
def logVerosimilitud__P_como_logits(y, P):
    """En la categorica pasaste P por una softmax: ya son probabilidades, solo falta el
    logaritmo."""
    return (P[np.arange(len(y)), y] - solution.logSumExp(P)).sum()
