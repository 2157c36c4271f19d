"""Errores conocidos de la regresión softmax: función, dos guiones bajos y el nombre del error.

La docstring, o el texto de una fila de las tablas, es lo que lee el estudiante: qué pasó y qué
mirar, sin darle la línea de código.
"""

from copy import deepcopy

import numpy as np

from solutions.softmax_mnist import solution
from solutions.softmax_mnist.solution import EPS


def _nombrar(función, id_, error, texto):
    """Da su nombre y su texto a un error que sale de una tabla."""
    error.__name__, error.__doc__ = f"{función}__{id_}", texto
    globals()[error.__name__] = error


# codificarOneHot


def codificarOneHot__desde_uno(y, K):
    """Tus unos están una columna a la izquierda, y los de la clase 0 dieron la vuelta al final.

    Las clases van de 0 a K − 1, igual que los índices de NumPy: no hay que restar nada.
    """
    return np.eye(K)[np.asarray(y) - 1]


def codificarOneHot__return_dentro(y, K):
    """Solo la primera etiqueta queda codificada: tu return está dentro del bucle."""
    Y = solution.codificarOneHot(y, K)
    Y[1:] = 0
    return Y


def codificarOneHot__ancho_según_y(y, K):
    """El ancho de tu matriz depende de la etiqueta más alta que haya en y.

    Un lote puede no traer ningún ejemplo de las últimas clases, y aun así Y tiene K columnas.
    """
    return np.eye(np.max(y) + 1)[y]


def codificarOneHot__clases_presentes(y, K):
    """Hiciste una columna por cada clase que aparece en y, y no una por cada clase posible.

    Si falta una clase, su columna existe igual, llena de ceros: el ancho lo dice K.
    """
    clases, posicion = np.unique(y, return_inverse=True)
    return np.eye(len(clases))[posicion]


def codificarOneHot__transpuesta(y, K):
    """Tu matriz está acostada, (K, N): aquí cada fila es un ejemplo y cada columna, una clase."""
    return solution.codificarOneHot(y, K).T


def codificarOneHot__columnas_enteras(y, K):
    """Llenaste de unos columnas enteras: cada fila tiene un 1 en todas las clases que hay en y.

    Cada fila lleva un solo 1: o al indexar no dices a qué fila va cada uno, o todas tus filas son
    la misma lista, repetida.
    """
    Y = np.zeros((len(y), K))
    Y[:, y] = 1
    return Y


def codificarOneHot__fila_sin_reiniciar(y, K):
    """Cada fila conserva los unos de las anteriores: usas la misma fila y no la vuelves a 0."""
    return np.minimum(np.cumsum(solution.codificarOneHot(y, K), axis=0), 1)


def codificarOneHot__siempre_diez(y, K):
    """Tu matriz tiene siempre 10 columnas: son las de MNIST, y aquí son K."""
    return solution.codificarOneHot(y, max(K, 10))


def codificarOneHot__etiquetas_repetidas(y, K):
    """Repetiste el número de la clase en todas las columnas: cada fila lleva un 1 y lo demás, 0."""
    return np.tile(np.asarray(y, float)[:, None], (1, K))


def codificarOneHot__acumulada(y, K):
    """Pusiste un 1 en la clase y en todas las anteriores: va uno solo, en su columna."""
    return (np.arange(K) <= np.asarray(y)[:, None]) * 1.0


def codificarOneHot__menos_uno(y, K):
    """Donde no está la clase pusiste −1, y va 0: una probabilidad no puede ser negativa."""
    return 2 * solution.codificarOneHot(y, K) - 1


def codificarOneHot__valor_de_la_etiqueta(y, K):
    """En la columna de la clase pusiste su número, y va un 1: la clase 0 quedó sin marcar."""
    return solution.codificarOneHot(y, K) * np.asarray(y)[:, None]


def codificarOneHot__una_columna_con_dos_clases(y, K):
    """Con dos clases das una sola columna: Y tiene K columnas siempre, también con K = 2.

    Algunas bibliotecas ahorran la segunda, que se deduce de la primera; aquí hacen falta las dos.
    """
    Y = solution.codificarOneHot(y, K)
    return Y[:, 1:] if K == 2 else Y


def codificarOneHot__todo_unos(y, K):
    """Tu matriz está llena de unos: solo la columna de la clase lleva un 1, y lo demás es 0."""
    return np.ones((len(y), K))


def codificarOneHot__una_columna_a_la_derecha(y, K):
    """Tus unos están una columna a la derecha, y los de la última clase se perdieron.

    Las clases van de 0 a K − 1, igual que los índices de NumPy: no hay que sumar nada.
    """
    return np.eye(K, k=1)[y]


def codificarOneHot__acumulada_al_revés(y, K):
    """Pusiste un 1 en la clase y en todas las siguientes: va uno solo, en su columna."""
    return (np.arange(K) >= np.asarray(y)[:, None]) * 1.0


def codificarOneHot__clases_al_revés(y, K):
    """Tus columnas van de la última clase a la primera: la clase k va en la columna k."""
    return solution.codificarOneHot(y, K)[:, ::-1]


def codificarOneHot__cuenta(y, K):
    """Contaste cuántos ejemplos hay de cada clase: se pide una fila por ejemplo."""
    return np.bincount(y, minlength=K)


def codificarOneHot__una_sola_fila(y, K):
    """Das una sola fila para todas las etiquetas: se pide una fila por ejemplo."""
    return solution.codificarOneHot(y, K).max(axis=0)


# softmax


def softmax__máximo_desde_cero(Z):
    """Tu máximo empieza en 0: en una fila de puntajes todos negativos no hay nada mayor.

    Si son muy negativos, todas las exponenciales valen 0. Empieza por uno de los puntajes.
    """
    E = np.exp(Z - np.maximum(Z.max(axis=1, keepdims=True), 0))
    return E / E.sum(axis=1, keepdims=True)


def softmax__sin_restar_máximo(Z):
    """La exponencial se desbordó: e¹⁰⁰⁰ es inf para un float64, y después inf/inf o 0/0 da nan.

    Restar el mismo número a todos los puntajes de una fila no cambia sus probabilidades.
    """
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)


def softmax__suma_sin_reiniciar(Z):
    """La suma del denominador no se reinicia en cada fila: por eso solo la primera está bien.

    Cada fila se divide por la suma de sus propias exponenciales.
    """
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1).cumsum()[:, None]


def softmax__suma_total_sin_reiniciar(Z):
    """La suma del denominador no se reinicia en cada fila: por eso solo la primera está bien.

    Cada fila se divide por la suma de sus propias exponenciales.
    """
    E = np.exp(Z - Z.max())
    return E / E.sum(axis=1).cumsum()[:, None]


def softmax__return_dentro(Z):
    """Solo la primera fila tiene probabilidades; las demás se quedan como las creaste.

    Tu return está dentro del bucle: mira su sangría.
    """
    A = np.zeros(Z.shape)
    A[:1] = solution.softmax(Z[:1])
    return A


def softmax__máximo_global(Z):
    """Restaste el máximo de toda la matriz: las filas que están muy por debajo dan 0/0.

    Cada fila es un ejemplo aparte, y necesita su propio máximo.
    """
    return softmax__sin_restar_máximo(Z - np.max(Z))


def softmax__resta_mínimo(Z):
    """Restaste el mínimo, y no el máximo: los exponentes quedan todos positivos, y algunos enormes.

    La idea es que el exponente más alto de cada fila acabe siendo 0.
    """
    return softmax__sin_restar_máximo(Z - Z.min(axis=1, keepdims=True))


def softmax__suma_máximo(Z):
    """Sumaste el máximo en lugar de restarlo: ahora los exponentes grandes lo son todavía más.

    La idea es que el exponente más alto de cada fila acabe siendo 0.
    """
    return softmax__sin_restar_máximo(Z + np.max(Z))


def softmax__por_columnas(Z):
    """Son tus columnas las que suman 1. Cada ejemplo es una fila: revisa el eje de la suma."""
    E = np.exp(Z)
    return E / E.sum(axis=0)


def softmax__suma_total(Z):
    """Es la matriz entera la que suma 1: dividiste por la suma de todos los ejemplos juntos.

    Cada fila se normaliza con su propia suma.
    """
    E = np.exp(Z)
    return E / E.sum()


def softmax__sin_keepdims(Z):
    """La suma de cada fila se repartió por columnas: un vector (N,) se alinea con las columnas.

    Con una matriz cuadrada no hay error y el resultado es otro; para que cada suma divida a su
    fila, tiene que ser una columna (N, 1).
    """
    E = np.exp(Z)
    return E / E.sum(axis=1)


def softmax__recorta(Z):
    """Recortaste los puntajes: dos que quedan fuera del recorte salen iguales aunque no lo sean.

    Lo que cuenta es la diferencia entre puntajes, y recortar la borra.
    """
    return solution.softmax(np.clip(Z, -20, 20))


def softmax__recorta_lejos(Z):
    """Recortaste los puntajes: dos que quedan fuera del recorte salen iguales aunque no lo sean.

    Lo que cuenta es la diferencia entre puntajes, y recortar la borra.
    """
    return solution.softmax(np.clip(Z, -500, 500))


def softmax__base_2(Z):
    """Usaste potencias de 2, y en la softmax van potencias de e: tus diferencias se acortan."""
    return solution.softmax(Z * np.log(2))


def softmax__sigmoide(Z):
    """Aplicaste la sigmoide a cada puntaje por separado: tus filas no suman 1.

    La softmax compara cada puntaje con los otros de su fila.
    """
    return 1 / (1 + np.exp(-Z))


def softmax__sigmoide_repartida(Z):
    """Repartes sigmoides, y la softmax reparte exponenciales.

    Con la sigmoide, sumar un mismo número a toda la fila cambia el reparto, y no debe.
    """
    S = 1 / (1 + np.exp(-Z))
    return S / S.sum(axis=1, keepdims=True)


def softmax__divide_por_máximo(Z):
    """Dividiste los puntajes por el máximo en lugar de restarlo, y eso cambia las proporciones.

    Lo que no cambia el cociente es restar lo mismo a todos los puntajes de una fila.
    """
    return solution.softmax(Z / np.abs(Z).max(axis=1, keepdims=True))


def softmax__sin_exponencial(Z):
    """Dividiste los puntajes por su suma, sin exponencial: con negativos eso no reparte nada."""
    return Z / Z.sum(axis=1, keepdims=True)


def softmax__divide_por_el_máximo_de_la_fila(Z):
    """Dividiste los puntajes por el máximo de su fila en lugar de restarlo.

    Lo que no cambia el cociente es restar lo mismo a todos los puntajes de una fila.
    """
    return solution.softmax(Z / Z.max(axis=1, keepdims=True))


def softmax__resta_el_mínimo_sin_exponencial(Z):
    """Restas el mínimo y divides por la suma, sin exponencial: la softmax la lleva."""
    P = Z - Z.min(axis=1, keepdims=True)
    return P / P.sum(axis=1, keepdims=True)


def softmax__suma_a_medias(Z):
    """Divides cada exponencial por la suma de las que llevas, y falta sumar las demás.

    Primero se suma la fila entera y después se divide.
    """
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.cumsum(axis=1)


def softmax__uno_de_más_en_la_suma(Z):
    """A la suma de las exponenciales le sobra un 1: tus filas no llegan a sumar 1."""
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / (1 + E.sum(axis=1, keepdims=True))


def softmax__entre_el_máximo(Z):
    """Tus filas no suman 1: falta dividir por la suma de las exponenciales de la fila.

    O divides por la más alta de ellas.
    """
    A = solution.softmax(Z)
    return A / A.max(axis=1, keepdims=True)


def softmax__máximo_de_la_primera_fila(Z):
    """A todas las filas les restas el máximo de la primera: cada una necesita el suyo."""
    return softmax__sin_restar_máximo(Z - np.max(Z[0]))


def softmax__máximo_sin_signo(Z):
    """Restas el puntaje más alejado de 0: en una fila muy negativa hace falta el máximo, con su
    signo."""
    return softmax__sin_restar_máximo(Z - np.abs(Z).max(axis=1, keepdims=True))


def softmax__máximo_de_las_columnas(Z):
    """Restas el máximo de cada columna, y así cambian las diferencias dentro de una fila.

    Lo que no cambia el cociente es restar lo mismo a todos los puntajes de una fila.
    """
    return softmax__sin_restar_máximo(Z - Z.max(axis=0))


def softmax__exponencial_dos_veces(Z):
    """Tomas dos veces la exponencial: va una sola."""
    return solution.softmax(np.exp(Z - Z.max(axis=1, keepdims=True)))


def softmax__softmax_dos_veces(Z):
    """Aplicas dos veces la softmax: va una sola."""
    return solution.softmax(solution.softmax(Z))


def softmax__cuadrados(Z):
    """Repartes cuadrados, y la softmax reparte exponenciales: con el cuadrado, −3 pesa como 3."""
    return Z**2 / np.sum(Z**2, axis=1, keepdims=True)


def softmax__valores_absolutos(Z):
    """Repartes valores absolutos, y la softmax reparte exponenciales."""
    return np.abs(Z) / np.abs(Z).sum(axis=1, keepdims=True)


def softmax__tangentes(Z):
    """Repartes tangentes hiperbólicas, y la softmax reparte exponenciales."""
    return np.tanh(Z) / np.tanh(Z).sum(axis=1, keepdims=True)


def softmax__entre_la_norma(Z):
    """Divides las exponenciales de cada fila por su norma: se divide por su suma."""
    A = solution.softmax(Z)
    return A / np.linalg.norm(A, axis=1, keepdims=True)


def softmax__entre_la_suma_de_puntajes(Z):
    """Divides las exponenciales por la suma de los puntajes: va la suma de las exponenciales."""
    return np.exp(Z - Z.max(axis=1, keepdims=True)) / Z.sum(axis=1, keepdims=True)


def softmax__clase_elegida(Z):
    """Devuelves un 1 en el puntaje más alto y 0 en los demás: la softmax da probabilidades."""
    return np.eye(Z.shape[1])[Z.argmax(axis=1)]


# entropiaCruzada


def entropiaCruzada__sin_protección(A, Y):
    """Apareció log(0), que es −inf, y por eso tu costo salió inf o, al hacer 0 · (−inf), nan.

    Evita que al logaritmo le llegue un cero exacto.
    """
    return -np.mean(np.sum(Y * np.log(A), axis=1))


def entropiaCruzada__return_dentro(A, Y):
    """Solo cuenta la primera fila: tu return está dentro del bucle."""
    return solution.entropiaCruzada(A[:1], Y[:1])


def entropiaCruzada__return_dentro_entre_N(A, Y):
    """Solo cuenta la primera fila, dividida por N.

    Mira hasta dónde llega tu bucle, y si tu return está dentro.
    """
    return solution.entropiaCruzada(A[:1], Y[:1]) / len(Y)


def entropiaCruzada__media_sobre_todo(A, Y):
    """Tu costo es K veces menor: promediaste las N × K casillas, y los ejemplos son N."""
    return solution.entropiaCruzada(A, Y) / A.shape[1]


def entropiaCruzada__sin_promediar(A, Y):
    """Tu costo es N veces el correcto: sumaste las pérdidas de los ejemplos sin promediarlas."""
    return solution.entropiaCruzada(A, Y) * len(A)


def entropiaCruzada__sin_signo(A, Y):
    """Tu costo es negativo: el logaritmo de una probabilidad lo es, y la fórmula lo compensa."""
    return -solution.entropiaCruzada(A, Y)


def entropiaCruzada__fórmula_binaria(A, Y):
    """Sumaste también (1 − Y) log(1 − A): esa es la entropía cruzada de dos clases, con una salida.

    Con softmax solo cuenta la probabilidad que recibió la clase verdadera.
    """
    A = np.clip(A, EPS, 1 - EPS)
    return -np.mean(np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=1))


def entropiaCruzada__producto_matricial(A, Y):
    """Cuentas los logaritmos de todas las clases, y solo cuenta el de la verdadera.

    O falta multiplicar por Y, o lo haces con un producto de matrices y va casilla por casilla.
    """
    return -np.sum(Y.T @ np.log(np.maximum(A, EPS))) / len(A)


def entropiaCruzada__argumentos_cambiados(A, Y):
    """Le sacaste el logaritmo a Y, que está llena de ceros: las probabilidades son A."""
    return -np.mean(np.sum(A * np.log(Y), axis=1))


def entropiaCruzada__logaritmo_decimal(A, Y):
    """Usaste el logaritmo en base 10: tu costo es 0.434 veces el correcto. Aquí es el natural."""
    return solution.entropiaCruzada(A, Y) / np.log(10)


def entropiaCruzada__logaritmo_binario(A, Y):
    """Usaste el logaritmo en base 2: tu costo es 1.443 veces el correcto. Aquí es el natural."""
    return solution.entropiaCruzada(A, Y) / np.log(2)


def entropiaCruzada__logaritmo_de_uno_más(A, Y):
    """Usas ln(1 + A), como hace log1p: de una probabilidad 1 sale ln 2 y debe salir 0."""
    return -np.mean(np.sum(Y * np.log1p(A), axis=1))


def entropiaCruzada__sin_logaritmo(A, Y):
    """A tu costo le falta el logaritmo: promedias la probabilidad de la clase verdadera."""
    return -float(np.sum(Y * A) / len(A))


def entropiaCruzada__logaritmo_de_lo_demás(A, Y):
    """Tomas el logaritmo de 1 − A en la clase verdadera: ese término es de la fórmula binaria."""
    return -float(np.sum(Y * np.log(np.maximum(1 - A, EPS))) / len(A))


def _guarda(suma):
    return lambda A, Y: -np.mean(np.sum(Y * np.log(A + suma), axis=1))


for _eps in (0.01, 0.1, 0.001):
    _nombrar(
        "entropiaCruzada",
        "guarda_grande" if _eps == 0.01 else f"guarda_de_{_eps}",
        _guarda(_eps),
        f"Sumas {_eps} dentro del logaritmo: eso ya cambia el costo. La corrección que evita ln 0 "
        "tiene que ser tan pequeña que no se note en lo demás.",
    )


def entropiaCruzada__recorta_mucho(A, Y):
    """Recortas las probabilidades en 0.1 y 0.9: eso ya cambia el costo.

    La corrección que evita ln 0 tiene que ser tan pequeña que no se note en lo demás.
    """
    return -np.mean(np.sum(Y * np.log(np.clip(A, 0.1, 0.9)), axis=1))


def entropiaCruzada__las_otras_clases(A, Y):
    """Cuentas ln(1 − A) en las clases que no son la verdadera: cuenta solo ln A en la que lo es."""
    return -np.sum((1 - Y) * np.log(np.maximum(1 - A, EPS))) / len(A)


def entropiaCruzada__cambiados_y_protegidos(A, Y):
    """Intercambiaste A con Y: tomas el logaritmo de las etiquetas y lo pesas con lo que predices.

    Protegerlas del cero evita el infinito, pero el costo sale enorme.
    """
    return -np.mean(np.sum(A * np.log(np.clip(Y, 1e-12, 1)), axis=1))


def entropiaCruzada__divergencia(A, Y):
    """Calculas la divergencia de A respecto a Y, con el logaritmo de Y: la entropía cruzada toma el
    de A y lo pesa con Y."""
    return np.sum(A * (np.log(A) - np.log(np.clip(Y, 1e-12, 1)))) / len(A)


def entropiaCruzada__logaritmo_del_producto(A, Y):
    """Tomaste el logaritmo de Y · A: donde Y es 0 queda el logaritmo de tu protección.

    Primero el logaritmo de A, y después el producto con Y.
    """
    return -np.sum(np.log(np.maximum(Y * A, 1e-15))) / len(A)


def entropiaCruzada__logaritmo_del_promedio(A, Y):
    """Promedias las probabilidades y después tomas el logaritmo: va al revés."""
    return -np.log(np.maximum(np.sum(Y * A) / len(A), 1e-15))


def entropiaCruzada__solo_la_última_fila(A, Y):
    """Solo cuenta la última fila: en tu bucle cada pérdida pisa a la anterior.

    Mira si acumulas o si vuelves a asignar.
    """
    return solution.entropiaCruzada(A[-1:], Y[-1:]) / len(A)


def entropiaCruzada__probabilidad_más_alta(A, Y):
    """Tomaste el logaritmo de la probabilidad más alta de la fila, sea o no la de su clase.

    Así una red segura de lo que no es no paga nada.
    """
    return -np.mean(np.log(A.max(axis=1)))


def entropiaCruzada__error_cuadrático(A, Y):
    """Calculaste el error cuadrático; aquí se pide la entropía cruzada, la que lleva logaritmo."""
    return np.mean(np.sum((A - Y) ** 2, axis=1))


def entropiaCruzada__tasa_de_errores(A, Y):
    """Contaste los errores de clasificación. El costo pide el logaritmo: aunque la clase sea la
    buena, no cuesta lo mismo acertar con 0.4 que con 0.9."""
    return np.mean(A.argmax(axis=1) != Y.argmax(axis=1))


def entropiaCruzada__media_de_los_cuadrados(A, Y):
    """Calculaste el error cuadrático; aquí se pide la entropía cruzada, la que lleva logaritmo."""
    return np.mean((A - Y) ** 2)


def entropiaCruzada__uno_menos_la_probabilidad(A, Y):
    """A tu costo le falta el logaritmo: promedias 1 menos la probabilidad de la clase verdadera."""
    return 1 - float(np.sum(Y * A) / len(A))


def entropiaCruzada__entropía_de_lo_predicho(A, Y):
    """Pesas cada logaritmo con su misma probabilidad, y se pesa con Y: así no importa la clase."""
    return -np.sum(A * np.log(np.maximum(A, EPS))) / len(A)


def entropiaCruzada__falta_la_última_fila(A, Y):
    """La última fila no cuenta: mira hasta dónde llega el range de tu bucle."""
    return solution.entropiaCruzada(A[:-1], Y[:-1]) * (len(A) - 1) / len(A)


def entropiaCruzada__falta_la_primera_fila(A, Y):
    """La primera fila no cuenta: mira dónde empieza tu bucle. En Python se cuenta desde 0."""
    return solution.entropiaCruzada(A[1:], Y[1:]) * (len(A) - 1) / len(A)


def entropiaCruzada__raíz_del_error_cuadrático(A, Y):
    """Calculaste la raíz del error cuadrático; se pide la entropía cruzada, con logaritmo."""
    return np.sqrt(np.mean(np.sum((A - Y) ** 2, axis=1)))


def entropiaCruzada__la_mayor(A, Y):
    """Solo cuenta la pérdida más grande: el costo es el promedio de todas."""
    return np.max(-np.sum(Y * np.log(np.maximum(A, EPS)), axis=1))


def entropiaCruzada__inversos(A, Y):
    """Promedias los inversos de las probabilidades: 1/a también crece, y se pide −ln a."""
    return np.mean(1 / np.maximum(np.sum(A * Y, axis=1), EPS))


def entropiaCruzada__exponencial(A, Y):
    """Usas la exponencial de la probabilidad y no su logaritmo."""
    return np.mean(np.exp(-np.sum(A * Y, axis=1)))


def entropiaCruzada__logaritmo_del_error(A, Y):
    """Tomas el logaritmo de |Y − A|: va el de A, y solo en la clase verdadera."""
    return -np.sum(np.log(np.maximum(np.abs(Y - A), 1e-12))) / len(A)


def entropiaCruzada__por_columnas(A, Y):
    """Juntas las probabilidades de cada columna antes del logaritmo: va ejemplo por ejemplo.

    Revisa el eje de la suma.
    """
    return -np.mean(np.log(np.maximum(np.sum(Y * A, axis=0), 1e-12)))


# gradientes


def _filas(X, A):
    return len(X)


def _por_la_softmax(A, dA):
    return A * (dA - np.sum(dA * A, axis=1, keepdims=True))


# ∂J/∂Z de cada ejemplo, el divisor de la media y lo que se lee.
ERRORES_EN_Z = {
    "sin_promediar": (
        lambda A, Y: A - Y,
        lambda X, A: 1,
        "Tus gradientes son N veces los correctos: el costo es un promedio sobre los "
        "ejemplos. La diapositiva deriva la suma; aquí se deriva la media, y su 1/N "
        "también se deriva.",
    ),
    "media_sobre_todo": (
        lambda A, Y: A - Y,
        lambda X, A: A.size,
        "Tus gradientes son K veces menores: dividiste por las N × K casillas en vez de por N.",
    ),
    "signo": (
        lambda A, Y: Y - A,
        _filas,
        "Tus gradientes apuntan al revés: restarlos haría crecer el costo. Piensa en la "
        "clase verdadera: si su probabilidad es menor que 1, ¿qué signo debe salir?",
    ),
    "derivada_diagonal": (
        lambda A, Y: (A - Y) * A * (1 - A),
        _filas,
        "Te sobra el factor A(1 − A): ya se canceló con la derivada del logaritmo. Con "
        "entropía cruzada, ∂J/∂Z queda en una resta; ese factor es del error cuadrático.",
    ),
    "solo_clase_verdadera": (
        lambda A, Y: A * Y - Y,
        _filas,
        "Solo la columna de la clase verdadera recibe gradiente; en las demás te salió 0. "
        "Cada puntaje aparece también en el denominador de la softmax: subirlo baja a "
        "todos los otros.",
    ),
    "divide_por_columnas": (
        lambda A, Y: A - Y,
        lambda X, A: X.shape[1],
        "Dividiste por el número de columnas de X. Se promedia sobre los ejemplos, que son filas.",
    ),
    "etiquetas_sin_codificar": (
        lambda A, Y: A - Y.argmax(axis=1)[:, None],
        _filas,
        "Restaste a las probabilidades el número de la clase, y no su fila de ceros y un uno.",
    ),
    "logaritmos": (
        lambda A, Y: np.log(np.clip(A, 1e-12, 1)) - Y,
        _filas,
        "Restaste Y a los logaritmos de las probabilidades: el logaritmo está en el "
        "costo, y al derivarlo desaparece.",
    ),
    "clase_en_vez_de_probabilidad": (
        lambda A, Y: np.eye(A.shape[1])[A.argmax(axis=1)] - Y,
        _filas,
        "Comparas Y con la clase elegida y no con las probabilidades: tu error solo vale "
        "−1, 0 o 1.",
    ),
    "divide_por_clases": (
        lambda A, Y: A - Y,
        lambda X, A: A.shape[1],
        "Dividiste por el número de clases. Se promedia sobre los ejemplos, que son filas.",
    ),
    "por_A": (
        lambda A, Y: (A - Y) * A,
        _filas,
        "Te sobra un factor A: con la entropía cruzada, ∂J/∂Z queda en una resta.",
    ),
    "pérdidas": (
        lambda A, Y: -Y * np.log(np.maximum(A, EPS)),
        _filas,
        "Pusiste las pérdidas −Y ln A donde va su derivada respecto a Z.",
    ),
    "solo_A": (
        lambda A, Y: A,
        _filas,
        "En tu gradiente no está Y: cada probabilidad se compara con su etiqueta.",
    ),
    "solo_Y": (
        lambda A, Y: -Y,
        _filas,
        "En tu gradiente no están las probabilidades A: se comparan con Y.",
    ),
    "valor_absoluto": (
        lambda A, Y: np.abs(A - Y),
        _filas,
        "Tomas el valor absoluto del error: su signo dice hacia dónde mover cada puntaje.",
    ),
    "al_cuadrado": (
        lambda A, Y: (A - Y) ** 2,
        _filas,
        "Elevas el error al cuadrado: eso es un costo, y su signo dice hacia dónde moverse.",
    ),
    "respecto_a_A": (
        lambda A, Y: -Y / np.maximum(A, EPS),
        _filas,
        "Te quedaste en ∂J/∂A = −Y / A: falta la derivada de la softmax, que lleva de A a Z.",
    ),
    "binaria_respecto_a_A": (
        lambda A, Y: (A - Y) / np.maximum(A * (1 - A), EPS),
        _filas,
        "Derivaste la entropía de dos clases respecto a A: falta llegar hasta Z, y con "
        "softmax ese denominador se cancela.",
    ),
    "error_cuadrático": (
        lambda A, Y: _por_la_softmax(A, 2 * (A - Y)),
        _filas,
        "Es el gradiente del error cuadrático, y el costo de aquí es la entropía cruzada: "
        "con ella queda algo mucho más corto.",
    ),
    "medio_error_cuadrático": (
        lambda A, Y: _por_la_softmax(A, A - Y),
        _filas,
        "Multiplicaste A − Y por la derivada de la softmax: con la entropía cruzada esa "
        "derivada ya se canceló.",
    ),
    "normalizado": (
        lambda A, Y: (A - Y) / np.linalg.norm(A - Y),
        lambda X, A: 1,
        "Divides el error por su longitud: aquí se promedia, y nada más.",
    ),
}


def _con_dZ(dZ, divisor):
    def error(X, A, Y):
        return _gradientes(X, dZ(A, Y), divisor(X, A))

    return error


for _id, (_error, _divisor, _texto) in ERRORES_EN_Z.items():
    _nombrar("gradientes", _id, _con_dZ(_error, _divisor), _texto)


def gradientes__db_sin_reiniciar(X, A, Y):
    """La suma de db no se reinicia en cada clase: cada componente arrastra las anteriores."""
    dW, db = solution.gradientes(X, A, Y)
    return dW, np.cumsum(db)


def gradientes__sumas_sin_reiniciar(X, A, Y):
    """Tus sumas no se reinician: cada componente de dW y de db arrastra las de las clases de antes.

    Cada clase empieza su suma en 0.
    """
    dW, db = solution.gradientes(X, A, Y)
    return np.cumsum(dW, axis=1), np.cumsum(db)


def gradientes__transpuesta(X, A, Y):
    """Tu dW está traspuesta: aquí W es (d, K), una columna por clase, y dW tiene su misma forma.

    En la diapositiva W va al revés (K × m), y de ahí suele venir la confusión.
    """
    dW, db = solution.gradientes(X, A, Y)
    return dW.T, db


def gradientes__db_un_número(X, A, Y):
    """Tu db es un solo número: sumaste también las clases, y esa suma siempre da 0.

    Cada clase tiene su propio sesgo; hay que recorrer los ejemplos y conservar las columnas.
    """
    return solution.gradientes(X, A, Y)[0], 0.0


def gradientes__db_por_filas(X, A, Y):
    """Tu db tiene un número por ejemplo y debe tener uno por clase: revisa el eje."""
    return solution.gradientes(X, A, Y)[0], np.zeros(len(X))


def gradientes__db_sin_promediar(X, A, Y):
    """Tu dW está bien, pero db es N veces el correcto: los dos llevan el mismo 1/N."""
    dW, db = solution.gradientes(X, A, Y)
    return dW, db * len(X)


def gradientes__dW_sin_promediar(X, A, Y):
    """Tu db está bien, pero dW es N veces el correcto: los dos llevan el mismo 1/N."""
    dW, db = solution.gradientes(X, A, Y)
    return dW * len(X), db


def gradientes__medias_por_separado(X, A, Y):
    """Tu db está bien; en dW multiplicas la media de X por la media del error.

    El promedio de un producto no es el producto de los promedios: cada fila va con su error.
    """
    db = solution.gradientes(X, A, Y)[1]
    return np.outer(X.mean(axis=0), db), db


def gradientes__pisa_lo_sumado(X, A, Y):
    """Solo cuenta el último ejemplo: en tu bucle cada uno pisa al anterior.

    Mira si acumulas o si vuelves a asignar, y si al final divides por N.
    """
    return np.outer(X[-1], (A - Y)[-1]), (A - Y)[-1]


def gradientes__db_de_dW(X, A, Y):
    """Tu dW está bien; tu db suma las filas de dW, que llevan X: db sale solo del error."""
    dW, _ = solution.gradientes(X, A, Y)
    return dW, dW.sum(axis=0)


def gradientes__db_el_mayor(X, A, Y):
    """Tu dW está bien; en db tomas el máximo de cada columna, y va el promedio."""
    return solution.gradientes(X, A, Y)[0], np.max(A - Y, axis=0) / len(X)


def gradientes__promedia_en_cada_vuelta(X, A, Y):
    """Divides por N dentro del bucle: lo que ya llevabas sumado vuelve a dividirse cada vez."""
    pesos = float(len(X)) ** -np.arange(len(X), 0, -1)[:, None]
    return X.T @ (pesos * (A - Y)), np.sum(pesos * (A - Y), axis=0)


def gradientes__dW_de_medias(X, A, Y):
    """En dW multiplicas X por el error ya promediado: cada fila de X va con su propio error."""
    dZ = np.mean(A - Y, axis=0)
    return np.outer(X.sum(axis=0), dZ), dZ


def _gradientes(X, dZ, divisor):
    return X.T @ dZ / divisor, dZ.sum(axis=0) / divisor


# entrenar


# Los lotes de una época, o pares (qué fila de X, qué etiqueta), y lo que se lee.
LOTES = {
    "pierde_último_lote": (
        lambda N, t, rng: [c for c in _cortes(rng.permutation(N), t) if len(c) == t],
        "Haces menos actualizaciones por época de las que tocan: falta la del lote "
        "incompleto. Cuando N no es múltiplo de tam_lote sobran unas filas, y con ellas "
        "se da un paso más.",
    ),
    "un_lote_de_menos": (
        lambda N, t, rng: _cortes(rng.permutation(N), t)[:-1],
        "En cada época falta el último lote, esté lleno o no: con uno solo no das ningún "
        "paso. Mira dónde termina el range con el que recorres los inicios.",
    ),
    "tam_lote_como_cantidad": (
        lambda N, t, rng: _llenos(np.array_split(rng.permutation(N), t)),
        "tam_lote es cuántas filas tiene un lote, y tú repartes los datos en tam_lote lotes.",
    ),
    "lotes_solapados": (
        lambda N, t, rng: _ventanas(rng.permutation(N), range(N // t), t),
        "Tus lotes se pisan: cada uno empieza una sola fila después del anterior. Así "
        "casi todos los ejemplos se quedan sin usar. ¿De cuánto en cuanto debe avanzar el "
        "inicio?",
    ),
    "sin_barajar": (
        lambda N, t, rng: _cortes(np.arange(N), t),
        "Recorriste los ejemplos en el orden en que llegaron, sin barajarlos. Si vinieran "
        "ordenados por clase, el modelo olvidaría una al aprender la siguiente. El orden "
        "de cada época es un rng.permutation(N) nuevo.",
    ),
    "un_ejemplo_de_más": (
        lambda N, t, rng: _ventanas(rng.permutation(N), range(0, N, t), t + 1),
        "Cada lote lleva un ejemplo de más, el primero del siguiente: mira dónde acaba el corte.",
    ),
    "lote_menos_uno": (
        lambda N, t, rng: _llenos(c[: t - 1] for c in _cortes(rng.permutation(N), t)),
        "A cada lote completo le falta su última fila: mira dónde acaba el trozo que "
        "tomas. En Python el final de un trozo ya queda fuera.",
    ),
    "una_permutación_por_lote": (
        lambda N, t, rng: [rng.permutation(N)[i : i + t] for i in range(0, N, t)],
        "Barajas de nuevo antes de cada lote: unas filas salen varias veces por época y "
        "otras ninguna. Hay un solo orden por época, y los lotes son trozos seguidos de "
        "él.",
    ),
    "completa_el_último_lote": (
        lambda N, t, rng: _dando_la_vuelta(rng.permutation(N), t),
        "Rellenas el último lote con filas que ya salieron: algunas cuentan dos veces en "
        "la época. Si sobran filas, el último lote es más corto y se promedia con las que "
        "tiene.",
    ),
    "lotes_repartidos": (
        lambda N, t, rng: np.array_split(rng.permutation(N), -(-N // t)),
        "Repartes las filas en lotes casi iguales. Aquí van llenos, de tam_lote, y solo "
        "el último puede ser más corto.",
    ),
    "sin_lotes": (
        lambda N, t, rng: [rng.permutation(N)],
        "Das un solo paso por época, como si hubiera un único lote con todos los datos. "
        "Con 64 ejemplos y lotes de 8 son 8 actualizaciones por época: ¿qué ciclo te "
        "falta, o cuál termina antes de tiempo?",
    ),
    "un_lote_por_época": (
        lambda N, t, rng: _cortes(rng.permutation(N), t)[:1],
        "Cada época usa solo el primer lote: una época termina cuando pasaron todos los "
        "ejemplos. Cuenta cuántos ciclos anidados tienes, y mira con qué sangría termina "
        "cada uno.",
    ),
    "con_reemplazo": (
        lambda N, t, rng: [rng.choice(N, min(t, N - i)) for i in range(0, N, t)],
        "Sorteas cada lote entre todas las filas: en una época unas salen varias veces y "
        "otras no. Una época recorre cada fila exactamente una vez.",
    ),
    "baraja_solo_X": (
        lambda N, t, rng: _cortes(np.stack([rng.permutation(N), np.arange(N)], 1), t),
        "Barajas las filas de X y dejas las etiquetas como estaban: cada una acaba con la "
        "de otra. Un mismo orden sirve para las dos.",
    ),
    "barajados_aparte": (
        lambda N, t, rng: _cortes(np.stack([rng.permutation(N), rng.permutation(N)], 1), t),
        "Barajaste X y las etiquetas por separado: cada imagen quedó con la etiqueta de "
        "otra. Hace falta un solo orden por época, el mismo para las dos.",
    ),
    "todos_los_datos_en_cada_lote": (
        lambda N, t, rng: [rng.permutation(N)] * -(-N // t),
        "Cada paso usa todas las filas, y no las de su lote: mira qué le das al gradiente.",
    ),
    "un_ejemplo_por_lote": (
        lambda N, t, rng: _cortes(rng.permutation(N), 1),
        "Das un paso por cada ejemplo: cada paso promedia un lote de tam_lote.",
    ),
    "sin_el_primer_lote": (
        lambda N, t, rng: _cortes(rng.permutation(N), t)[1:],
        "En cada época falta el primer lote: mira dónde empieza el range de los inicios.",
    ),
    "inicio_de_uno_en_uno": (
        lambda N, t, rng: _ventanas(rng.permutation(N), range(N), t),
        "Tus lotes se pisan: cada uno empieza una sola fila después del anterior, y das N pasos. "
        "¿De cuánto en cuanto debe avanzar el inicio?",
    ),
    "otro_orden_para_cada_lote": (
        lambda N, t, rng: [rng.permutation(N)[:t] for _ in range(0, N, t)],
        "Barajas de nuevo para cada lote: unas filas salen varias veces por época y otras ninguna. "
        "Hay un solo orden por época, y los lotes son trozos seguidos de él.",
    ),
    "sorteo_de_tam_lote": (
        lambda N, t, rng: [rng.choice(N, t) for _ in range(0, N, t)],
        "Sorteas cada lote entre todas las filas: en una época unas salen varias veces y otras no. "
        "Una época recorre cada fila exactamente una vez.",
    ),
    "solo_el_último_lote": (
        lambda N, t, rng: _cortes(rng.permutation(N), t)[-1:],
        "Cada época usa solo el último lote: mira con qué sangría está la actualización.",
    ),
    "siempre_el_primer_lote": (
        lambda N, t, rng: _cortes(rng.permutation(N), t)[:1] * -(-N // t),
        "Todos los pasos de una época usan el primer lote: mira con qué índices lo cortas.",
    ),
    "sin_la_primera_fila": (
        lambda N, t, rng: _cortes(rng.permutation(N)[1:], t),
        "La primera fila de cada época nunca se usa: mira dónde empieza tu bucle.",
    ),
    "sin_la_última_fila": (
        lambda N, t, rng: _cortes(rng.permutation(N)[:-1], t),
        "La última fila de cada época nunca se usa: mira dónde acaba tu bucle.",
    ),
    "lotes_al_revés": (
        lambda N, t, rng: _cortes(rng.permutation(N), t)[::-1],
        "Recorres los lotes del último al primero: van en el orden de rng.permutation(N).",
    ),
}

# Las probabilidades y las etiquetas que llegan al gradiente de un paso, y lo que se lee.
LLEGAN = {
    "sin_softmax": (
        lambda X, Y, W, b: (X @ W + b, Y),
        "Al gradiente le diste los puntajes Z y no las probabilidades: entre los dos va "
        "la softmax.",
    ),
    "sin_one_hot": (
        lambda X, Y, W, b: (_probabilidades(X, W, b), Y.argmax(axis=1)[:, None]),
        "Restaste el número de la clase, y no su fila de ceros y un uno: así un 9 pesa "
        "más que un 1. Las etiquetas hay que codificarlas antes de compararlas con las "
        "probabilidades.",
    ),
    "softmax_dos_veces": (
        lambda X, Y, W, b: (solution.softmax(_probabilidades(X, W, b)), Y),
        "En el paso aplicas dos veces la softmax: va una sola.",
    ),
    "sigmoides": (
        lambda X, Y, W, b: (1 / (1 + np.exp(-(X @ W + b))), Y),
        "En el paso aplicas la sigmoide a cada puntaje: va la softmax, que los compara.",
    ),
    "probabilidades_sin_sesgo": (
        lambda X, Y, W, b: (_probabilidades(X, W, 0), Y),
        "En el paso calculas los puntajes sin sumar b: solo los costos lo llevan.",
    ),
    "probabilidades_sin_pesos_nuevos": (
        lambda X, Y, W, b: (_probabilidades(X, 0 * W, 0 * b), Y),
        "El gradiente de todos los pasos sale de W = 0 y b = 0: mira qué W y qué b usas.",
    ),
    "sesgo_restado": (
        lambda X, Y, W, b: (_probabilidades(X, W, -b), Y),
        "En el paso restas b a los puntajes, y se suma: Z = XW + b.",
    ),
    "clases_en_vez_de_probabilidades": (
        lambda X, Y, W, b: (np.round(_probabilidades(X, W, b)), Y),
        "Al gradiente le das las probabilidades redondeadas: necesita todas sus cifras.",
    ),
}

# Cuánto avanzan W y b en un lote de n filas, y lo que se lee.
TASAS = {
    "sesgo_quieto": (
        lambda lr, n, N, t: (lr, 0),
        "Tu b sigue en 0 después de entrenar: los sesgos también aprenden, a la vez que W.",
    ),
    "sube": (
        lambda lr, n, N, t: (-lr, -lr),
        "Tu costo crece: avanzaste a favor del gradiente, y este señala hacia donde J sube. Mira "
        "el signo de la actualización y en qué orden le pasas A y Y a gradientes.",
    ),
    "divide_por_tam_lote": (
        lambda lr, n, N, t: (lr * n / t, lr * n / t),
        "El último lote, más corto, se promedió dividiendo por tam_lote: su paso quedó "
        "pequeño. Cada lote se promedia con las filas que de verdad tiene.",
    ),
    "divide_por_N": (
        lambda lr, n, N, t: (lr * n / N, lr * n / N),
        "Cada lote se promedió dividiendo por N, el total de ejemplos: tus pasos quedaron "
        "pequeños. Cada lote se promedia con las filas que de verdad tiene.",
    ),
    "divide_por_los_lotes": (
        lambda lr, n, N, t: (lr / -(-N // t), lr / -(-N // t)),
        "Divides lr, o el gradiente, por el número de lotes: cada lote da su paso entero.",
    ),
    "suma_del_lote": (
        lambda lr, n, N, t: (lr * n, lr * n),
        "Tus pasos son tantas veces más largos como filas tiene el lote: suma y no promedia.",
    ),
    "promedia_dos_veces": (
        lambda lr, n, N, t: (lr / n, lr / n),
        "Divides el gradiente por las filas del lote, y ya viene promediado.",
    ),
    "promedia_dos_veces_por_tam_lote": (
        lambda lr, n, N, t: (lr / t, lr / t),
        "Divides el gradiente por tam_lote, y ya viene promediado.",
    ),
    "sesgo_sube": (
        lambda lr, n, N, t: (lr, -lr),
        "b se mueve a favor de su gradiente: se resta, como en W.",
    ),
    "pesos_suben": (
        lambda lr, n, N, t: (-lr, lr),
        "W se mueve a favor de su gradiente: se resta, como en b.",
    ),
    "sesgo_sin_tasa": (
        lambda lr, n, N, t: (lr, 1),
        "A la actualización de b le falta lr: b avanza su gradiente entero.",
    ),
    "pesos_sin_tasa": (
        lambda lr, n, N, t: (1, lr),
        "A la actualización de W le falta lr: W avanza su gradiente entero.",
    ),
    "sin_tasa": (
        lambda lr, n, N, t: (1, 1),
        "A tus actualizaciones les falta lr: avanzas el gradiente entero.",
    ),
    "doble_paso": (
        lambda lr, n, N, t: (2 * lr, 2 * lr),
        "Tus pasos son el doble de lo que deben: avanzas 2 lr por el gradiente.",
    ),
    "medio_paso": (
        lambda lr, n, N, t: (lr / 2, lr / 2),
        "Tus pasos son la mitad de lo que deben: avanzas ½ lr por el gradiente.",
    ),
}


def _con_lotes(lotes_de):
    def error(X, y, K, lr, epocas, tam_lote, rng):
        return _bucle(X, y, K, epocas, lambda: lotes_de(len(X), tam_lote, rng), _paso(lr))

    return error


def _con_lo_que_llega(llegan):
    def error(X, y, K, lr, epocas, tam_lote, rng):
        def paso(X, Y, W, b):
            return _un_paso(X, *llegan(X, Y, W, b), W, b, lr)

        return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), paso)

    return error


def _con_tasas(tasas):
    def error(X, y, K, lr, epocas, tam_lote, rng):
        N = len(X)

        def paso(X, Y, W, b):
            de_W, de_b = tasas(lr, len(X), N, tam_lote)
            dW, db = solution.gradientes(X, _probabilidades(X, W, b), Y)
            return W - de_W * dW, b - de_b * db

        return _bucle(X, y, K, epocas, _lotes(N, tam_lote, rng), paso)

    return error


def _regularizado(cuánto):
    def error(X, y, K, lr, epocas, tam_lote, rng):
        def paso(X, Y, W, b):
            nueva, b = _paso(lr)(X, Y, W, b)
            return nueva - lr * cuánto * W, b

        return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), paso)

    return error


for _cuánto in (0.1, 0.01, 0.001, 1e-4):
    _nombrar(
        "entrenar",
        f"regularizado_{_cuánto:g}",
        _regularizado(_cuánto),
        "W se encoge en cada paso (weight decay): es una regularización, que aquí nadie pide.",
    )
for _con, _tabla in ((_con_lotes, LOTES), (_con_lo_que_llega, LLEGAN), (_con_tasas, TASAS)):
    for _id, (_lo_otro, _texto) in _tabla.items():
        _nombrar("entrenar", _id, _con(_lo_otro), _texto)


def entrenar__tasa_que_decae(X, y, K, lr, epocas, tam_lote, rng):
    """Tu lr se hace más pequeña de época en época, y aquí es siempre la misma."""
    W, b, costos = np.zeros((X.shape[1], K)), np.zeros(K), []
    Y = solution.codificarOneHot(y, K)
    costos.append(_costo(X, Y, W, b))
    for epoca in range(epocas):
        for lote in _cortes(rng.permutation(len(X)), tam_lote):
            W, b = _paso(lr / (1 + epoca))(X[lote], Y[lote], W, b)
        costos.append(_costo(X, Y, W, b))
    return W, b, costos


def entrenar__gradientes_acumulados(X, y, K, lr, epocas, tam_lote, rng):
    """El gradiente de cada lote se suma a los de los lotes anteriores: falta reiniciarlo.

    Cada paso usa solo el gradiente de su lote.
    """
    suma = [0, 0]

    def paso(X, Y, W, b):
        dW, db = solution.gradientes(X, solution.softmax(X @ W + b), Y)
        suma[:] = suma[0] + dW, suma[1] + db
        return W - lr * suma[0], b - lr * suma[1]

    return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), paso)


def entrenar__se_detiene_sola(X, y, K, lr, epocas, tam_lote, rng):
    """Dejas de entrenar antes de tiempo, cuando el costo casi no cambia o ya es bajo.

    Se piden todas las épocas.
    """
    costos = solution.entrenar(X, y, K, lr, epocas, tam_lote, deepcopy(rng))[-1]
    quietas = [k for k in range(1, len(costos)) if abs(costos[k] - costos[k - 1]) < 1e-9]
    hechas = quietas[0] if quietas else epocas
    return solution.entrenar(X, y, K, lr, hechas, tam_lote, rng)


def entrenar__se_detiene_si_es_bajo(X, y, K, lr, epocas, tam_lote, rng):
    """Dejas de entrenar en cuanto el costo es bajo: se piden todas las épocas."""
    costos = solution.entrenar(X, y, K, lr, epocas, tam_lote, deepcopy(rng))[-1]
    bajas = [k for k in range(1, len(costos)) if costos[k] < 0.05]
    return solution.entrenar(X, y, K, lr, bajas[0] if bajas else epocas, tam_lote, rng)


def entrenar__return_dentro(X, y, K, lr, epocas, tam_lote, rng):
    """Pidan las épocas que pidan, entrenas una sola: mira si un return o un break quedó dentro del
    bucle, y cuántas vueltas le pides."""
    return solution.entrenar(X, y, K, lr, min(epocas, 1), tam_lote, rng)


def entrenar__costo_al_revés(X, y, K, lr, epocas, tam_lote, rng):
    """W y b están bien, pero al anotar el costo le pasas Y en el lugar de A, y A en el de Y."""

    def costo(X, Y, W, b):
        return solution.entropiaCruzada(Y, solution.softmax(X @ W + b))

    return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), _paso(lr), costo)


def entrenar__baraja_una_vez(X, y, K, lr, epocas, tam_lote, rng):
    """Barajaste una sola vez, y todas las épocas repiten los mismos lotes.

    El orden de cada época es un rng.permutation(N) nuevo.
    """
    orden = rng.permutation(len(X))
    return _bucle(X, y, K, epocas, lambda: _cortes(orden, tam_lote), _paso(lr))


def entrenar__baraja_lo_barajado(X, y, K, lr, epocas, tam_lote, rng):
    """Tu recorrido es bueno, pero no es el pedido: cada época baraja lo que dejó la anterior.

    El rng.permutation(N) de cada época se aplica a los datos tal como llegaron. Solo pierdes esta
    comprobación.
    """
    orden = np.arange(len(X))

    def lotes():
        orden[:] = orden[rng.permutation(len(X))]
        return _cortes(orden.copy(), tam_lote)

    return _bucle(X, y, K, epocas, lotes, _paso(lr))


def entrenar__una_época_de_menos(X, y, K, lr, epocas, tam_lote, rng):
    """Das una época de menos: revisa dónde empieza y dónde termina el contador."""
    return solution.entrenar(X, y, K, lr, max(epocas - 1, 0), tam_lote, rng)


def entrenar__pesos_al_azar(X, y, K, lr, epocas, tam_lote, rng):
    """W empieza con números al azar: aquí empieza en 0, y rng solo sirve para barajar."""
    W, b = 0.01 * rng.normal(size=(X.shape[1], K)), np.zeros(K)
    Y = solution.codificarOneHot(y, K)
    costos = [_costo(X, Y, W, b)]
    for _ in range(epocas):
        for lote in _cortes(rng.permutation(len(X)), tam_lote):
            W, b = _paso(lr)(X[lote], Y[lote], W, b)
        costos.append(_costo(X, Y, W, b))
    return W, b, costos


def entrenar__W_entera(X, y, K, lr, epocas, tam_lote, rng):
    """Tu W no pasa de números enteros: o no se mueve, o pierde los decimales en cada paso.

    Un arreglo de enteros trunca lo que le asignas: mira con qué dtype la creas.
    """

    def paso(X, Y, W, b):
        W_nueva, b = _paso(lr)(X, Y, W, b)
        return np.trunc(W_nueva), b

    return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), paso)


def entrenar__momento(X, y, K, lr, epocas, tam_lote, rng):
    """Tus pasos arrastran 0.9 veces el anterior (momento): aquí cada uno sale solo de su lote."""
    inercia = [0, 0]

    def paso(X, Y, W, b):
        dW, db = solution.gradientes(X, _probabilidades(X, W, b), Y)
        inercia[:] = 0.9 * inercia[0] + dW, 0.9 * inercia[1] + db
        return W - lr * inercia[0], b - lr * inercia[1]

    return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), paso)


def entrenar__sesgo_una_vez_por_época(X, y, K, lr, epocas, tam_lote, rng):
    """b se mueve una sola vez por época, con el último lote: mira con qué sangría se actualiza."""
    vistos = []

    def paso(X, Y, W, b):
        vistos.append(len(X))
        nueva, movido = _paso(lr)(X, Y, W, b)
        entera = sum(vistos) % N == 0
        return nueva, movido if entera else b

    N = len(X)
    return _bucle(X, y, K, epocas, _lotes(N, tam_lote, rng), paso)


def entrenar__sesgo_con_dW(X, y, K, lr, epocas, tam_lote, rng):
    """Mueves b con la suma de las filas de dW: su gradiente es db."""

    def paso(X, Y, W, b):
        dW, _ = solution.gradientes(X, _probabilidades(X, W, b), Y)
        return W - lr * dW, b - lr * dW.sum(axis=0)

    return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), paso)


def _desde(W_inicial, b_inicial):
    """El bucle que no empieza en 0: W y b salen corridos, y el costo casi no lo nota."""

    def error(X, y, K, lr, epocas, tam_lote, rng):
        inicio = (np.full((X.shape[1], K), W_inicial), np.full(K, b_inicial))
        return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), _paso(lr), inicio=inicio)

    return error


for _id, _inicio, _cuáles in (
    ("W_en_uno", (1.0, 0.0), "W empieza en 1: aquí empieza en 0."),
    ("b_en_uno", (0.0, 1.0), "b empieza en 1: aquí empieza en 0."),
    ("W_y_b_en_uno", (1.0, 1.0), "W y b empiezan en 1: aquí empiezan en 0."),
):
    _nombrar("entrenar", _id, _desde(*_inicio), _cuáles)


def entrenar__secuencial(X, y, K, lr, epocas, tam_lote, rng):
    """Actualizaste W y después calculaste el gradiente de b con la W ya nueva.

    Los dos gradientes se miden en el mismo punto, antes de mover ningún parámetro.
    """

    def paso(X, Y, W, b):
        W = _paso(lr)(X, Y, W, b)[0]
        return W, _paso(lr)(X, Y, W, b)[1]

    return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), paso)


def entrenar__sesgo_primero(X, y, K, lr, epocas, tam_lote, rng):
    """Actualizaste b y después calculaste el gradiente de W con la b ya nueva.

    Los dos gradientes se miden en el mismo punto, antes de mover ningún parámetro.
    """

    def paso(X, Y, W, b):
        b = _paso(lr)(X, Y, W, b)[1]
        return _paso(lr)(X, Y, W, b)[0], b

    return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), paso)


def entrenar__empieza_cada_época(X, y, K, lr, epocas, tam_lote, rng):
    """Cada época vuelve a empezar en W = 0 y b = 0: pierdes lo aprendido en las anteriores.

    Mira qué va antes del bucle de las épocas.
    """
    W, b, costos = solution.entrenar(X, y, K, lr, 0, tam_lote, rng)
    for _ in range(epocas):
        W, b, (_, costo) = solution.entrenar(X, y, K, lr, 1, tam_lote, rng)
        costos.append(costo)
    return W, b, costos


def entrenar__probabilidades_viejas(X, y, K, lr, epocas, tam_lote, rng):
    """Todos los lotes de una época usan la W y la b de antes de empezarla.

    Se da un paso con cada lote, y el siguiente tiene que ver los valores nuevos.
    """
    Y = solution.codificarOneHot(y, K)
    W, b = np.zeros((X.shape[1], K)), np.zeros(K)
    costos = [_costo(X, Y, W, b)]
    for _ in range(epocas):
        A = solution.softmax(X @ W + b)
        for lote in _cortes(rng.permutation(len(X)), tam_lote):
            W, b = _un_paso(X[lote], A[lote], Y[lote], W, b, lr)
        costos.append(_costo(X, Y, W, b))
    return W, b, costos


def entrenar__sin_costo_inicial(X, y, K, lr, epocas, tam_lote, rng):
    """A tus costos les falta uno: son epocas + 1.

    El primero es el de W = 0 y b = 0, antes de cualquier actualización; después va uno al final de
    cada época.
    """
    W, b, costos = solution.entrenar(X, y, K, lr, epocas, tam_lote, rng)
    return W, b, costos[1:]


def entrenar__sin_costo_final(X, y, K, lr, epocas, tam_lote, rng):
    """A tus costos les falta el último: mides antes de actualizar y nunca al terminar.

    Son epocas + 1 números.
    """
    W, b, costos = solution.entrenar(X, y, K, lr, epocas, tam_lote, rng)
    return W, b, costos[:-1]


def entrenar__costo_del_último_lote(X, y, K, lr, epocas, tam_lote, rng):
    """W y b están bien, pero el costo de cada época lo mediste solo con su último lote.

    El costo que se pide es el de todas las filas de X.
    """
    vistos = []

    def lotes():
        cortes = _cortes(rng.permutation(len(X)), tam_lote)
        vistos.append(cortes[-1])
        return cortes

    def costo(X, Y, W, b):
        filas = vistos[-1] if vistos else np.arange(len(X))
        return _costo(X[filas], Y[filas], W, b)

    return _bucle(X, y, K, epocas, lotes, _paso(lr), costo)


def entrenar__costo_sobre_la_marcha(X, y, K, lr, epocas, tam_lote, rng):
    """W y b están bien, pero el costo de cada época sale de los pesos de antes de cada paso.

    El costo de una época se mide una sola vez, al terminarla, con todas las filas de X.
    """
    vistos = []

    def paso(X, Y, W, b):
        vistos.append(_costo(X, Y, W, b))
        return _paso(lr)(X, Y, W, b)

    def costo(X, Y, W, b):
        medio = np.mean(vistos) if vistos else _costo(X, Y, W, b)
        vistos.clear()
        return medio

    return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), paso, costo)


def entrenar__costo_penalizado(X, y, K, lr, epocas, tam_lote, rng):
    """W y b están bien, pero a tus costos les sumas la suma de los cuadrados de W.

    Es la de una regularización: nadie la pide aquí, y tu gradiente tampoco la lleva.
    """

    def costo(X, Y, W, b):
        return _costo(X, Y, W, b) + np.sum(W**2)

    return _bucle(X, y, K, epocas, _lotes(len(X), tam_lote, rng), _paso(lr), costo)


def entrenar__cambia_los_datos(X, y, K, lr, epocas, tam_lote, rng):
    """Reordenaste X e y en su sitio: quien te los prestó se los encuentra barajados.

    Guarda el orden aparte y deja los datos como estaban.
    """

    def lotes():
        orden = rng.permutation(len(X))
        X[:], y[:] = X[orden], y[orden]
        return _cortes(np.arange(len(X)), tam_lote)

    W, b, costos = np.zeros((X.shape[1], K)), np.zeros(K), []
    for epoca in range(epocas + 1):
        for lote in lotes() if epoca else ():
            W, b = _paso(lr)(X[lote], solution.codificarOneHot(y[lote], K), W, b)
        costos.append(_costo(X, solution.codificarOneHot(y, K), W, b))
    return W, b, costos


def _bucle(X, y, K, epocas, lotes, paso, costo=None, inicio=None):
    """El bucle de entrenar con otros lotes, otro paso, otro costo u otro comienzo."""
    costo = costo or _costo
    Y = solution.codificarOneHot(y, K)
    W, b = inicio or (np.zeros((X.shape[1], K)), np.zeros(K))
    costos = [costo(X, Y, W, b)]
    for _ in range(epocas):
        for lote in lotes():
            filas, filas_y = lote.T if lote.ndim == 2 else (lote, lote)
            W, b = paso(X[filas], Y[filas_y], W, b)
        costos.append(costo(X, Y, W, b))
    return W, b, costos


def _lotes(N, tam_lote, rng):
    return lambda: _cortes(rng.permutation(N), tam_lote)


def _cortes(orden, tam_lote):
    return _ventanas(orden, range(0, len(orden), tam_lote), tam_lote)


def _ventanas(orden, inicios, ancho):
    return [orden[i : i + ancho] for i in inicios]


def _llenos(lotes):
    return [lote for lote in lotes if len(lote)]


def _dando_la_vuelta(orden, tam_lote):
    sitios = range(0, len(orden), tam_lote)
    return [np.take(orden, range(i, i + tam_lote), mode="wrap") for i in sitios]


def _paso(lr):
    return lambda X, Y, W, b: _un_paso(X, _probabilidades(X, W, b), Y, W, b, lr)


def _un_paso(X, A, Y, W, b, lr):
    dW, db = solution.gradientes(X, A, Y)
    return W - lr * dW, b - lr * db


def _costo(X, Y, W, b):
    return solution.entropiaCruzada(_probabilidades(X, W, b), Y)


def _probabilidades(X, W, b):
    return solution.softmax(X @ W + b)


# predecir


def _última_subida(fila):
    return max((j for j in range(1, len(fila)) if fila[j] > fila[j - 1]), default=0)


def _última_sobre_la_primera(fila):
    return max((j for j in range(len(fila)) if fila[j] > fila[0]), default=0)


# Lo que se devuelve de los puntajes Z y sus probabilidades A, y lo que se lee.
DECISIONES = {
    "por_columnas": (
        lambda Z, A: Z.argmax(axis=0),
        "Devolviste un número por clase y debe haber uno por ejemplo: revisa el eje del argmax.",
    ),
    "sin_eje": (
        lambda Z, A: Z.argmax(),
        "Buscaste la casilla más alta de toda la matriz: hace falta la de cada fila.",
    ),
    "devuelve_probabilidades": (
        lambda Z, A: A,
        "Devolviste las probabilidades de todas las clases; se pide cuál es la más alta.",
    ),
    "la_probabilidad_más_alta": (
        lambda Z, A: A.max(axis=1),
        "Devolviste cuánto vale la probabilidad más alta; se pide en qué columna está.",
    ),
    "el_puntaje_más_alto": (
        lambda Z, A: Z.max(axis=1),
        "Devolviste cuánto vale el puntaje más alto; se pide en qué columna está.",
    ),
    "sigmoides_redondeadas": (
        lambda Z, A: np.round(1 / (1 + np.exp(-Z))),
        "Redondeas una sigmoide por clase: se pide un número por ejemplo, el de su clase.",
    ),
    "puntajes_enteros": (
        lambda Z, A: Z.astype(int).argmax(axis=1),
        "Quitaste los decimales a los puntajes antes de compararlos: muchos empatan y "
        "gana otra clase. Compara los puntajes con todas sus cifras.",
    ),
    "solo_la_última_clase": (
        lambda Z, A: (A[:, -1] > 0.5) * 1,
        "Tus clases son 0 o 1: comparas con 0.5 la probabilidad de la última columna. Eso "
        "sirve para dos clases; con K hay que mirar cuál de las K es la más probable.",
    ),
    "umbral": (
        lambda Z, A: (A[:, 1] > 0.5) * 1,
        "Solo contestas 0 o 1, según si una probabilidad pasa de 0.5: con K clases gana "
        "la más alta, aunque no llegue a la mitad.",
    ),
    "redondea": (
        lambda Z, A: np.round(A),
        "Redondeas las probabilidades y devuelves una por clase: se pide el número de la clase.",
    ),
    "redondea_antes": (
        lambda Z, A: np.round(A).argmax(axis=1),
        "Redondeas las probabilidades antes de buscar la más alta: donde ninguna llega a 0.5 da 0.",
    ),
    "sigmoide_con_umbral": (
        lambda Z, A: (Z > 0).argmax(axis=1),
        "Preguntas qué puntaje pasa de un umbral y te quedas con el primero que lo pasa. "
        "Pueden pasarlo varios, o ninguno: se pide el más alto.",
    ),
    "máximo_desde_cero": (
        lambda Z, A: np.where(Z.max(axis=1) > 0, Z.argmax(axis=1), 0),
        "Tu máximo empieza en 0: donde todos los puntajes son negativos gana siempre la "
        "clase 0. Empieza por el primer puntaje.",
    ),
    "desde_uno": (
        lambda Z, A: Z.argmax(axis=1) + 1,
        "Tus clases van de 1 a K: las columnas ya se cuentan desde 0, como las etiquetas.",
    ),
    "one_hot": (
        lambda Z, A: np.eye(Z.shape[1])[Z.argmax(axis=1)],
        "Devolviste una fila de ceros y un uno por ejemplo; se pide el número de la clase.",
    ),
    "la_menos_probable": (
        lambda Z, A: Z.argmin(axis=1),
        "Elegiste la clase menos probable: buscas dónde está el mínimo.",
    ),
    "softmax_por_columnas": (
        lambda Z, A: (np.exp(Z) / np.exp(Z).sum(axis=0)).argmax(axis=1),
        "Normalizaste por columnas antes de elegir: así compites entre ejemplos y no "
        "entre clases. Dentro de una fila la softmax no cambia cuál es la más alta: ¿hace "
        "falta aquí?",
    ),
    "valor_absoluto": (
        lambda Z, A: np.abs(Z).argmax(axis=1),
        "Elegiste el puntaje más alejado de 0: uno muy negativo es el de la clase menos probable.",
    ),
    "por_columnas_de_probabilidades": (
        lambda Z, A: A.argmax(axis=0),
        "Devolviste un número por clase y debe haber uno por ejemplo: revisa el eje del argmax.",
    ),
    "el_ejemplo_con_más_puntaje": (
        lambda Z, A: A.argmax(),
        "Buscaste la casilla más alta de toda la matriz: hace falta la de cada fila.",
    ),
    "la_segunda": (
        lambda Z, A: np.argsort(Z, axis=1)[:, -2],
        "Elegiste la segunda clase más probable: se pide la primera.",
    ),
    "el_orden_de_las_clases": (
        lambda Z, A: np.argsort(Z, axis=1),
        "Devolviste todas las clases ordenadas por su puntaje: se pide solo la mejor.",
    ),
    "la_primera_al_ordenar": (
        lambda Z, A: np.argsort(-Z, axis=1),
        "Devolviste todas las clases, de la mejor a la peor: se pide solo la mejor.",
    ),
    "cuántas_pasan": (
        lambda Z, A: np.round(A).sum(axis=1),
        "Contaste cuántas probabilidades pasan de 0.5: se pide en qué columna está la más alta.",
    ),
    "cuántos_positivos": (
        lambda Z, A: (Z > 0).sum(axis=1),
        "Contaste cuántos puntajes son positivos: se pide en qué columna está el más alto.",
    ),
    "clase_media": (
        lambda Z, A: np.round(A @ np.arange(A.shape[1])),
        "Promediaste los números de las clases con sus probabilidades: un 3 no está a "
        "medio camino entre un 2 y un 4. Se pide la clase más probable.",
    ),
    "mayor_que_la_anterior": (
        lambda Z, A: np.array([_última_subida(fila) for fila in Z]),
        "Comparas cada puntaje con el de su izquierda, y va con el mayor de los que llevas.",
    ),
    "máximo_sin_guardar": (
        lambda Z, A: np.array([_última_sobre_la_primera(fila) for fila in Z]),
        "Comparas cada puntaje con el primero: al hallar uno mayor, ese es el nuevo máximo.",
    ),
    "traspuestas": (
        lambda Z, A: A.T,
        "Devolviste las probabilidades, y traspuestas; se pide cuál es la más alta.",
    ),
}


def _con_decisión(decisión):
    def error(X, W, b):
        Z = X @ W + b
        return decisión(Z, solution.softmax(Z))

    return error


for _id, (_decisión, _texto) in DECISIONES.items():
    _nombrar("predecir", _id, _con_decisión(_decisión), _texto)


def predecir__sin_sesgo(X, W, b):
    """Olvidaste sumar b: cada clase parte con su propia ventaja, y a veces decide."""
    return np.argmax(X @ W, axis=1)


def predecir__máximo_sin_reiniciar(X, W, b):
    """Tu máximo no se reinicia en cada fila: compite con los de las anteriores.

    Mira qué va antes de qué bucle.
    """
    A, mejor, clase, clases = solution.softmax(X @ W + b), 0.0, 0, []
    for fila in A:
        if fila.max() > mejor:
            mejor, clase = fila.max(), int(fila.argmax())
        clases.append(clase)
    return np.array(clases)


def predecir__sesgo_después(X, W, b):
    """Sumas b después de la softmax: el sesgo es parte del puntaje, y va antes."""
    return (solution.softmax(X @ W) + b).argmax(axis=1)


def predecir__return_dentro(X, W, b):
    """Devuelves la clase de la primera fila y nada más: tu return está dentro del bucle."""
    return solution.predecir(X[:1], W, b)


def predecir__resta_sesgo(X, W, b):
    """Restas b a los puntajes, y se suma: Z = XW + b."""
    return np.argmax(X @ W - b, axis=1)


def predecir__la_misma_para_todas(X, W, b):
    """Das la misma clase a todos los ejemplos: juntas sus puntajes, y cada fila decide por sí."""
    return np.full(len(X), np.argmax(np.sum(X @ W + b, axis=0)))


def predecir__sesgo_en_los_pesos(X, W, b):
    """Sumas b a los pesos antes de multiplicar por X: se suma después, Z = XW + b."""
    return np.argmax(X @ (W + b), axis=1)


def predecir__sesgo_como_factor(X, W, b):
    """Multiplicas los puntajes por b, y se suma: Z = XW + b."""
    return np.argmax(X @ W * b, axis=1)
