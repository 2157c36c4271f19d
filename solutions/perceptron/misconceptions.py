"""Errores conocidos del perceptrón y de ADALINE: función, dos guiones bajos, nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.

Invisibles, y por eso sin nombre: con x ∈ {0, 1}, mover cada entrada activa γ err; con γ = 1, un
sesgo al que le falta γ; con la W simétrica de la diapositiva, una traspuesta; con sus números, una
oculta o una salida sin umbral. En las pruebas ocultas ni x, ni γ, ni W son así, y se ven.
"""

import numpy as np

from solutions.perceptron import solution

# neurona


def neurona__mayor_estricto(X, w, umbral):
    """Tu unidad solo se enciende si la entrada neta pasa del umbral, y basta con que llegue a él.

    Mira qué contestas cuando los dos números son iguales.
    """
    return X @ w > umbral


def neurona__umbral_cero(X, w, umbral):
    """Comparas la entrada neta con 0 y no con el umbral que recibe la función."""
    return X @ w >= 0


def neurona__umbral_cero_estricto(X, w, umbral):
    """Contestas 1 cuando la entrada neta es positiva, sea cual sea el umbral que recibes.

    Además, llegar justo al umbral también es encenderse.
    """
    return X @ w > 0


def neurona__umbral_medio(X, w, umbral):
    """Comparas la entrada neta con 0.5 y no con el umbral que recibe la función."""
    return X @ w >= 0.5


def neurona__umbral_uno(X, w, umbral):
    """Comparas la entrada neta con 1, el umbral de la diapositiva: aquí llega como argumento."""
    return X @ w >= 1


def neurona__suma_el_umbral(X, w, umbral):
    """Sumas el umbral a la entrada neta y comparas con 0, como si fuera un sesgo.

    Un umbral es un sesgo con el signo contrario.
    """
    return X @ w + umbral >= 0


def neurona__umbral_dos_veces(X, w, umbral):
    """Restas el umbral a la entrada neta y después vuelves a comparar con él: cuenta dos veces."""
    return X @ w - umbral >= umbral


def neurona__menos_uno_y_uno(X, w, umbral):
    """Contestas −1 donde se pide 0: las etiquetas de estas compuertas son 0 y 1."""
    return np.where(X @ w >= umbral, 1, -1)


def neurona__signo(X, w, umbral):
    """Devuelves el signo de la entrada neta menos el umbral, que vale −1, 0 o 1.

    Aquí las respuestas son 0 y 1.
    """
    return np.sign(X @ w - umbral)


def neurona__medio_en_el_empate(X, w, umbral):
    """Contestas 0.5 cuando la entrada neta es justo el umbral: ahí la unidad ya se enciende."""
    return np.heaviside(X @ w - umbral, 0.5)


def neurona__sigmoide(X, w, umbral):
    """Devuelves una sigmoide de la entrada neta: la unidad de este ejercicio salta de 0 a 1."""
    return 1 / (1 + np.exp(umbral - X @ w))


def neurona__sigmoide_sin_umbral(X, w, umbral):
    """Devuelves σ de la entrada neta, entre 0 y 1, y el umbral no interviene.

    La σ de esta unidad es un escalón: salta de 0 a 1 en el umbral.
    """
    return 1 / (1 + np.exp(-(X @ w)))


def neurona__sigmoide_y_umbral(X, w, umbral):
    """Comparas con el umbral una sigmoide de la entrada neta, y se compara la entrada neta misma.

    Una sigmoide nunca sale del intervalo de 0 a 1.
    """
    return 1 / (1 + np.exp(-(X @ w))) >= umbral


def neurona__neta(X, w, umbral):
    """Devuelves la entrada neta: falta decidir si llega al umbral."""
    return X @ w


def neurona__neta_menos_umbral(X, w, umbral):
    """Devuelves cuánto le sobra o le falta a la entrada neta para llegar al umbral.

    Se pide la decisión, 0 o 1.
    """
    return X @ w - umbral


def neurona__deja_pasar_la_neta(X, w, umbral):
    """Donde la unidad se enciende devuelves la entrada neta, y la respuesta es 1."""
    return np.where(X @ w >= umbral, X @ w, 0)


def neurona__relu(X, w, umbral):
    """Devuelves cuánto pasa del umbral la entrada neta, y 0 si no llega: eso es una ReLU.

    La respuesta de esta unidad es 0 o 1.
    """
    return np.maximum(X @ w - umbral, 0)


def neurona__norma_de_w(X, w, umbral):
    """Divides la entrada neta por la longitud de w antes de compararla con el umbral."""
    return X @ w / np.linalg.norm(w) >= umbral


def neurona__suma_por_columnas(X, w, umbral):
    """Sumas los productos por columnas, y cada respuesta suma los de una fila. Mira el eje."""
    return np.sum(X * w, axis=0) >= umbral


def neurona__solo_la_primera_fila(X, w, umbral):
    """Contestas solo por la primera fila: el return está dentro del ciclo. Mira la sangría."""
    return float(X[0] @ w >= umbral)


def neurona__igual_al_umbral(X, w, umbral):
    """Contestas 1 solo cuando la entrada neta es justo el umbral: también vale pasar de él."""
    return X @ w == umbral


def neurona__al_revés(X, w, umbral):
    """Contestas 1 donde la entrada neta queda por debajo del umbral: la comparación va al revés."""
    return X @ w < umbral


def neurona__al_revés_con_empate(X, w, umbral):
    """Contestas 1 donde la entrada neta no pasa del umbral: la comparación va al revés."""
    return X @ w <= umbral


def neurona__valor_absoluto(X, w, umbral):
    """Comparas con el umbral el tamaño de la entrada neta, sin su signo.

    Una entrada neta muy negativa no enciende la unidad.
    """
    return np.abs(X @ w) >= umbral


def neurona__sin_pesos(X, w, umbral):
    """Comparas con el umbral la suma de las entradas, sin sus pesos."""
    return X.sum(1) >= umbral


def neurona__promedio(X, w, umbral):
    """Comparas con el umbral el promedio de los productos w x, y la entrada neta es su suma."""
    return X @ w / len(w) >= umbral


def neurona__alguna_entrada(X, w, umbral):
    """Contestas 1 si algún producto w x, él solo, llega al umbral.

    Primero se suman todos: lo que se compara es la suma.
    """
    return np.any(X * w >= umbral, axis=1)


def neurona__todas_las_entradas(X, w, umbral):
    """Contestas 1 solo si cada producto w x llega al umbral por su cuenta.

    Primero se suman todos: lo que se compara es la suma.
    """
    return np.all(X * w >= umbral, axis=1)


def neurona__sin_sumar(X, w, umbral):
    """Comparas cada producto w x con el umbral y devuelves una tabla del tamaño de X.

    La unidad da una sola respuesta por fila: antes de comparar hay que sumar.
    """
    return X * w >= umbral


def neurona__redondeada(X, w, umbral):
    """Redondeas la entrada neta a un entero antes de compararla con el umbral."""
    return np.round(X @ w) >= umbral


def neurona__truncada(X, w, umbral):
    """La entrada neta pierde los decimales antes de compararse con el umbral. Mira su dtype."""
    return np.trunc(X @ w) >= umbral


# corregir


def _respuesta(x, w, umbral):
    return solution.neurona(x[np.newaxis], w, umbral)[0]


def _err(x, y, w, umbral):
    return y - _respuesta(x, w, umbral)


def corregir__otro_umbral(x, y, w, umbral, gamma):
    """ŷ no sale del umbral que recibe la función: usas uno fijo, o le cambias el signo."""
    return w + gamma * (y - (x @ w >= 0)) * x


def corregir__mayor_estricto(x, y, w, umbral, gamma):
    """Cuando la entrada neta es justo el umbral tomas ŷ = 0: ahí la unidad ya contesta 1."""
    return w + gamma * (y - (x @ w > umbral)) * x


def corregir__valor_absoluto(x, y, w, umbral, gamma):
    """Corriges siempre hacia el mismo lado, sea cual sea el signo del error.

    Si contestó 1 y debía ser 0, los pesos de las entradas positivas tienen que bajar.
    """
    return w + gamma * abs(_err(x, y, w, umbral)) * x


def corregir__signo(x, y, w, umbral, gamma):
    """Corriges en sentido contrario: mira en qué orden restas y y ŷ, o el signo del paso."""
    return w - gamma * _err(x, y, w, umbral) * x


def corregir__solo_sube(x, y, w, umbral, gamma):
    """Cuando contesta 1 y debía contestar 0 no corriges nada, y ese también es un error."""
    return w + gamma * max(_err(x, y, w, umbral), 0) * x


def corregir__solo_baja(x, y, w, umbral, gamma):
    """Cuando contesta 0 y debía contestar 1 no corriges nada, y ese también es un error."""
    return w + gamma * min(_err(x, y, w, umbral), 0) * x


def corregir__sin_respuesta(x, y, w, umbral, gamma):
    """El paso lleva y entera, sin restarle lo que la unidad contestó: corriges aunque acierte."""
    return w + gamma * y * x


def corregir__solo_la_respuesta(x, y, w, umbral, gamma):
    """El paso lleva solo ŷ, lo que la unidad contestó: falta compararlo con y."""
    return w - gamma * _respuesta(x, w, umbral) * x


def corregir__adaline(x, y, w, umbral, gamma):
    """Restas de y la entrada neta, y se resta la respuesta, que es 0 o 1.

    Corregir con la entrada neta es lo que hará ADALINE.
    """
    return w + gamma * (y - x @ w) * x


def corregir__adaline_con_umbral(x, y, w, umbral, gamma):
    """Restas de y la entrada neta menos el umbral, y se resta la respuesta, que es 0 o 1."""
    return w + gamma * (y - (x @ w - umbral)) * x


def corregir__sigmoide(x, y, w, umbral, gamma):
    """Restas de y una sigmoide, y esta unidad contesta 0 o 1: por eso corriges siempre."""
    return w + gamma * (y - 1 / (1 + np.exp(umbral - x @ w))) * x


def corregir__sigmoide_sin_umbral(x, y, w, umbral, gamma):
    """Restas de y la sigmoide de la entrada neta, y lo que contesta esta unidad es 0 o 1.

    Con una sigmoide se corrige siempre, también cuando acierta.
    """
    return w + gamma * (y - 1 / (1 + np.exp(-(x @ w)))) * x


def corregir__hasta_acertar(x, y, w, umbral, gamma):
    """Corriges la misma muestra una y otra vez hasta que acierta, y se pide una sola corrección."""
    for _ in range(200):
        w = w + gamma * _err(x, y, w, umbral) * x
    return w


def corregir__paso_doble(x, y, w, umbral, gamma):
    """Te mueves el doble de lo debido: ¿llevas un 2, o corriges dos veces con el mismo error?"""
    return w + 2 * gamma * _err(x, y, w, umbral) * x


def corregir__menos_uno_y_uno(x, y, w, umbral, gamma):
    """Tomas ŷ = −1 donde la unidad contesta 0, y las etiquetas son 0 y 1."""
    return w + gamma * (y - np.where(x @ w >= umbral, 1, -1)) * x


def corregir__al_revés(x, y, w, umbral, gamma):
    """Tomas ŷ = 1 si la entrada neta queda por debajo del umbral: la comparación va al revés."""
    return w + gamma * (y - (x @ w < umbral)) * x


def corregir__sin_x(x, y, w, umbral, gamma):
    """Sumas lo mismo a todos los pesos: cada uno se corrige en proporción a su propia entrada."""
    return w + gamma * _err(x, y, w, umbral)


def corregir__activas_igual(x, y, w, umbral, gamma):
    """Corriges solo las entradas activas, pero todas en lo mismo.

    En la diapositiva las entradas son 0 y 1 y no se nota; en general el paso lleva x.
    """
    return w + gamma * _err(x, y, w, umbral) * (x != 0)


def corregir__positivas_igual(x, y, w, umbral, gamma):
    """Corriges solo los pesos de las entradas positivas, y todos en lo mismo.

    Una entrada negativa también está activa, y el paso de cada peso lleva su x.
    """
    return w + gamma * _err(x, y, w, umbral) * (x > 0)


def corregir__solo_positivas(x, y, w, umbral, gamma):
    """Corriges solo los pesos de las entradas positivas, y una negativa también está activa."""
    return w + gamma * _err(x, y, w, umbral) * x * (x > 0)


def corregir__signo_de_x(x, y, w, umbral, gamma):
    """De cada entrada tomas solo el signo: el paso lleva x, y una entrada grande corrige más."""
    return w + gamma * _err(x, y, w, umbral) * np.sign(x)


def corregir__valor_absoluto_de_x(x, y, w, umbral, gamma):
    """De cada entrada tomas el tamaño sin el signo: con x negativa el peso va al otro lado."""
    return w + gamma * _err(x, y, w, umbral) * np.abs(x)


def corregir__x_al_cuadrado(x, y, w, umbral, gamma):
    """Multiplicas por la entrada dos veces: el paso lleva una sola x."""
    return w + gamma * _err(x, y, w, umbral) * x**2


def corregir__peso_por_entrada(x, y, w, umbral, gamma):
    """El paso de cada peso lleva, además de su entrada, el propio peso."""
    return w + gamma * _err(x, y, w, umbral) * x * w


def corregir__peso_por_peso(x, y, w, umbral, gamma):
    """El paso de cada peso es proporcional al propio peso, y va con su entrada."""
    return w + gamma * _err(x, y, w, umbral) * w


def corregir__falta_el_último(x, y, w, umbral, gamma):
    """El último peso nunca se corrige: mira hasta dónde llega tu ciclo."""
    return w + gamma * _err(x, y, w, umbral) * x * (np.arange(len(x)) < len(x) - 1)


def corregir__solo_la_mayor(x, y, w, umbral, gamma):
    """Corriges un solo peso, el de la entrada más grande: se corrigen todas las activas."""
    return w + gamma * _err(x, y, w, umbral) * x * (np.arange(len(x)) == np.argmax(np.abs(x)))


def corregir__solo_las_que_valen_uno(x, y, w, umbral, gamma):
    """Solo corriges los pesos cuya entrada vale 1: activa es toda la que no es 0."""
    return w + gamma * _err(x, y, w, umbral) * (x == 1)


def corregir__x_unitaria(x, y, w, umbral, gamma):
    """Divides el paso por la longitud de x: la corrección usa x tal como llega."""
    return w + gamma * _err(x, y, w, umbral) * x / np.linalg.norm(x)


def corregir__gamma_al_cuadrado(x, y, w, umbral, gamma):
    """Tu paso lleva gamma dos veces."""
    return w + gamma**2 * _err(x, y, w, umbral) * x


def corregir__medio_paso(x, y, w, umbral, gamma):
    """Te mueves la mitad de lo debido: la regla no lleva ningún ½."""
    return w + gamma * _err(x, y, w, umbral) * x / 2


def corregir__sin_gamma(x, y, w, umbral, gamma):
    """Tu paso no depende de gamma: mueves los pesos (y − ŷ) x, con una tasa que vale 1."""
    return w + _err(x, y, w, umbral) * x


def corregir__gamma_de_la_diapositiva(x, y, w, umbral, gamma):
    """Tu paso usa siempre γ = 1.5, el de la diapositiva. La tasa llega como argumento."""
    return w + 1.5 * _err(x, y, w, umbral) * x


def corregir__entre_gamma(x, y, w, umbral, gamma):
    """Divides por gamma, y gamma multiplica: con una tasa más grande el paso es más largo."""
    return w + _err(x, y, w, umbral) * x / gamma


def corregir__promedia(x, y, w, umbral, gamma):
    """Divides el paso por el número de entradas: la corrección no promedia nada."""
    return w + gamma * _err(x, y, w, umbral) * x / len(x)


def corregir__recalcula(x, y, w, umbral, gamma):
    """Vuelves a preguntar a la unidad después de mover cada peso, y los últimos no se corrigen.

    La respuesta se calcula una sola vez, con los pesos que recibes.
    """
    w = w.copy()
    for j in range(len(w)):
        w[j] += gamma * _err(x, y, w, umbral) * x[j]
    return w


def corregir__sustituye(x, y, w, umbral, gamma):
    """Con un error devuelves solo el paso: los pesos que tenías se pierden."""
    err = _err(x, y, w, umbral)
    return gamma * err * x if err else w


def corregir__devuelve_el_cambio(x, y, w, umbral, gamma):
    """Devuelves el cambio de los pesos, y se piden los pesos ya corregidos."""
    return gamma * _err(x, y, w, umbral) * x


def corregir__devuelve_la_respuesta(x, y, w, umbral, gamma):
    """Devuelves lo que la unidad contesta, y se piden los pesos ya corregidos."""
    return _respuesta(x, w, umbral)


def corregir__devuelve_el_error(x, y, w, umbral, gamma):
    """Devuelves el error y − ŷ, y se piden los pesos ya corregidos."""
    return _err(x, y, w, umbral)


# redXor


def _ocultas(X, W, umbral):
    return np.asarray(umbral <= X @ W.T, float)


def _salida(ocultas, v, umbral):
    return np.asarray(ocultas @ v >= umbral, float)


def redXor__traspuesta(X, W, v, umbral):
    """Usas las columnas de W donde van sus filas: la fila k es la oculta k.

    La W de la diapositiva es simétrica, y con ella no se nota.
    """
    return solution.redXor(X, W.T, v, umbral)


def redXor__ocultas_sin_umbral(X, W, v, umbral):
    """Las ocultas entregan su entrada neta: cada una tiene que decidir 0 o 1 antes de la salida."""
    return X @ W.T, _salida(X @ W.T, v, umbral)


def redXor__salida_de_las_netas(X, W, v, umbral):
    """ocultas está bien, pero la salida suma sus entradas netas, y no sus respuestas."""
    return _ocultas(X, W, umbral), _salida(X @ W.T, v, umbral)


def redXor__devuelve_netas(X, W, v, umbral):
    """salida está bien, pero en ocultas devuelves las entradas netas y se piden las respuestas."""
    return X @ W.T, solution.redXor(X, W, v, umbral)[1]


def redXor__salida_lineal(X, W, v, umbral):
    """La salida es la entrada neta de la última unidad: también ella decide 0 o 1."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, ocultas @ v


def redXor__ocultas_traspuestas(X, W, v, umbral):
    """Devuelves una fila por unidad oculta, y se pide una fila por ejemplo: ocultas es (n, h)."""
    ocultas, salida = solution.redXor(X, W, v, umbral)
    return ocultas.T, salida


def redXor__mayor_estricto(X, W, v, umbral):
    """Tus unidades solo se encienden si pasan del umbral, y basta con que lleguen a él."""
    ocultas = np.asarray(umbral < X @ W.T, float)
    return ocultas, np.asarray(ocultas @ v > umbral, float)


def redXor__ocultas_mayor_estricto(X, W, v, umbral):
    """En la capa oculta pides pasar del umbral, y basta con llegar a él."""
    ocultas = np.asarray(umbral < X @ W.T, float)
    return ocultas, _salida(ocultas, v, umbral)


def redXor__salida_mayor_estricto(X, W, v, umbral):
    """En la unidad de salida pides pasar del umbral, y basta con llegar a él."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, np.asarray(ocultas @ v > umbral, float)


def redXor__umbral_uno(X, W, v, umbral):
    """Tus unidades usan el umbral 1 de la diapositiva: aquí llega como argumento."""
    return solution.redXor(X, W, v, 1.0)


def redXor__umbral_medio(X, W, v, umbral):
    """Tus unidades usan siempre el umbral 0.5: aquí llega como argumento."""
    return solution.redXor(X, W, v, 0.5)


def redXor__umbral_cero(X, W, v, umbral):
    """Tus unidades se encienden a partir de 0: el umbral llega como argumento."""
    return solution.redXor(X, W, v, 0.0)


def redXor__salida_umbral_uno(X, W, v, umbral):
    """La unidad de salida usa el umbral 1, y el suyo es el mismo que el de las ocultas."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, _salida(ocultas, v, 1)


def redXor__salida_umbral_medio(X, W, v, umbral):
    """La unidad de salida usa el umbral 0.5, y el suyo es el mismo que el de las ocultas."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, _salida(ocultas, v, 0.5)


def redXor__salida_umbral_cero(X, W, v, umbral):
    """La unidad de salida se enciende a partir de 0: su umbral es el mismo de las ocultas."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, _salida(ocultas, v, 0)


def redXor__salida_si_es_positiva(X, W, v, umbral):
    """La unidad de salida se enciende con cualquier entrada neta positiva, sin mirar el umbral."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, np.asarray(ocultas @ v > 0, float)


def redXor__ocultas_umbral_uno(X, W, v, umbral):
    """Las ocultas usan el umbral 1 de la diapositiva, y la salida, el que llega como argumento."""
    ocultas = _ocultas(X, W, 1)
    return ocultas, _salida(ocultas, v, umbral)


def redXor__ocultas_umbral_medio(X, W, v, umbral):
    """Las ocultas usan el umbral 0.5, y la salida, el que llega como argumento."""
    ocultas = _ocultas(X, W, 0.5)
    return ocultas, _salida(ocultas, v, umbral)


def redXor__ocultas_umbral_cero(X, W, v, umbral):
    """Las ocultas se encienden a partir de 0: su umbral también llega como argumento."""
    ocultas = _ocultas(X, W, 0)
    return ocultas, _salida(ocultas, v, umbral)


def redXor__suma_el_umbral(X, W, v, umbral):
    """Sumas el umbral como si fuera un sesgo, y un umbral es un sesgo con el signo contrario."""
    return solution.redXor(X, W, v, -umbral)


def redXor__xor_de_las_ocultas(X, W, v, umbral):
    """La salida compara las dos primeras ocultas entre sí, y quien decide es la última unidad."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, np.asarray(ocultas[:, 0] != ocultas[:, 1], float)


def redXor__paridad_de_las_ocultas(X, W, v, umbral):
    """La salida mira si el número de ocultas encendidas es impar: eso es XOR, pero no es la red."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, ocultas.sum(1) % 2


def redXor__salida_sin_v(X, W, v, umbral):
    """La salida suma las respuestas de las ocultas sin sus pesos v."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, _salida(ocultas, np.ones(len(v)), umbral)


def redXor__alguna_oculta(X, W, v, umbral):
    """La salida es 1 en cuanto hay una oculta encendida, sin pesos ni umbral.

    Eso es OR; aquí la última unidad usa v y el umbral.
    """
    ocultas = _ocultas(X, W, umbral)
    return ocultas, ocultas.max(1)


def redXor__todas_las_ocultas(X, W, v, umbral):
    """La salida es 1 solo si todas las ocultas lo son: eso es AND, sin v y sin umbral."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, ocultas.min(1)


def redXor__salida_de_las_entradas(X, W, v, umbral):
    """La salida mira X, y la última unidad solo ve lo que contestaron las ocultas."""
    return _ocultas(X, W, umbral), _salida(X, v, umbral)


def redXor__menos_uno_y_uno(X, W, v, umbral):
    """Las ocultas contestan −1 donde va 0, y la salida trabaja con eso."""
    ocultas = 2 * _ocultas(X, W, umbral) - 1
    return ocultas, _salida(ocultas, v, umbral)


def redXor__salida_menos_uno_y_uno(X, W, v, umbral):
    """La salida contesta −1 donde va 0."""
    ocultas, salida = solution.redXor(X, W, v, umbral)
    return ocultas, 2 * salida - 1


def redXor__todo_menos_uno_y_uno(X, W, v, umbral):
    """Tus unidades contestan −1 donde va 0, en las dos capas."""
    ocultas = 2 * _ocultas(X, W, umbral) - 1
    return ocultas, 2 * _salida(ocultas, v, umbral) - 1


def redXor__sigmoides(X, W, v, umbral):
    """Tus unidades devuelven una sigmoide, y estas contestan 0 o 1."""
    ocultas = 1 / (1 + np.exp(umbral - X @ W.T))
    return ocultas, 1 / (1 + np.exp(umbral - ocultas @ v))


def redXor__ocultas_sigmoides(X, W, v, umbral):
    """Las ocultas devuelven una sigmoide, y estas unidades contestan 0 o 1."""
    ocultas = 1 / (1 + np.exp(umbral - X @ W.T))
    return ocultas, _salida(ocultas, v, umbral)


def redXor__sigmoides_sin_umbral(X, W, v, umbral):
    """Tus unidades devuelven σ de la entrada neta, sin umbral, y estas contestan 0 o 1."""
    ocultas = 1 / (1 + np.exp(-(X @ W.T)))
    return ocultas, 1 / (1 + np.exp(-(ocultas @ v)))


def redXor__sigmoides_y_umbral(X, W, v, umbral):
    """Comparas con el umbral una sigmoide de cada entrada neta, y se compara la neta misma."""
    ocultas = np.asarray(1 / (1 + np.exp(-(X @ W.T))) >= umbral, float)
    return ocultas, np.asarray(1 / (1 + np.exp(-(ocultas @ v))) >= umbral, float)


def redXor__v_sin_signo(X, W, v, umbral):
    """La salida usa los pesos v sin su signo: un peso negativo apaga."""
    ocultas = _ocultas(X, W, umbral)
    return ocultas, _salida(ocultas, np.abs(v), umbral)


def redXor__al_revés(X, W, v, umbral):
    """Tus unidades se encienden por debajo del umbral: la comparación va al revés."""
    ocultas = 1 - _ocultas(X, W, umbral)
    return ocultas, 1 - _salida(ocultas, v, umbral)


def redXor__xor_de_las_entradas(X, W, v, umbral):
    """La salida compara entre sí las dos primeras entradas: eso es XOR, pero no es la red.

    La salida es lo que contesta la última unidad, con los pesos que recibe.
    """
    return _ocultas(X, W, umbral), np.asarray(X[:, 0] != X[:, 1], float)


def redXor__salida_columna(X, W, v, umbral):
    """salida es una columna (n, 1) con los valores correctos, y se pide un vector (n,)."""
    ocultas, salida = solution.redXor(X, W, v, umbral)
    return ocultas, salida[:, np.newaxis]


# entrenarPerceptron


def _escalón(z):
    return float(z >= 0)


def _aprender(X, y, inicio, epocas, paso, respuesta=_escalón, cuenta=abs):
    """La regla con otro paso, (x, err, w, b) -> (w, b), otra respuesta u otra cuenta de fallos."""
    (w, b), errores = inicio, []
    for _ in range(epocas):
        fallos = 0
        for x_i, y_i in zip(X, y, strict=True):
            err = y_i - respuesta(x_i @ w + b)
            w, b = paso(x_i, err, w, b)
            fallos += cuenta(err)
        errores.append(fallos)
        if fallos == 0:
            break
    return w, b, errores


def entrenarPerceptron__mayor_estricto(X, y, w, b, gamma, epocas):
    """Con x·w + b exactamente 0 contestas 0, y ahí la unidad ya contesta 1."""
    paso = _regla(gamma)
    return _aprender(X, y, (w, b), epocas, paso, lambda z: float(z > 0))


def _regla(gamma, sesgo=None):
    gamma_b = gamma if sesgo is None else sesgo
    return lambda x, err, w, b: (w + gamma * err * x, b + gamma_b * err)


def entrenarPerceptron__sesgo_fijo(X, y, w, b, gamma, epocas):
    """b nunca cambia: también el sesgo se corrige cuando la unidad se equivoca."""
    return _aprender(X, y, (w, b), epocas, _regla(gamma, 0))


def entrenarPerceptron__sesgo_sin_gamma(X, y, w, b, gamma, epocas):
    """El paso de b no lleva gamma, y el de w sí. Con γ = 1 no se nota."""
    return _aprender(X, y, (w, b), epocas, _regla(gamma, 1))


def entrenarPerceptron__pesos_sin_gamma(X, y, w, b, gamma, epocas):
    """El paso de w no lleva gamma, y el de b sí. Con γ = 1 no se nota."""
    return _aprender(X, y, (w, b), epocas, _regla(1, gamma))


def entrenarPerceptron__sesgo_doble(X, y, w, b, gamma, epocas):
    """b se mueve el doble de lo debido: posiblemente lo corriges dos veces en cada muestra."""
    return _aprender(X, y, (w, b), epocas, _regla(gamma, 2 * gamma))


def entrenarPerceptron__sesgo_al_revés(X, y, w, b, gamma, epocas):
    """b se mueve en sentido contrario: es un sesgo, y se suma; quien baja es el umbral."""
    return _aprender(X, y, (w, b), epocas, _regla(gamma, -gamma))


def entrenarPerceptron__signo(X, y, w, b, gamma, epocas):
    """Corriges en sentido contrario: mira en qué orden restas y y ŷ, o el signo del paso."""
    return _aprender(X, y, (w, b), epocas, _regla(-gamma))


def entrenarPerceptron__sin_gamma(X, y, w, b, gamma, epocas):
    """Tus pasos no dependen de gamma: es la regla del recuadro, y aquí lleva una tasa."""
    return _aprender(X, y, (w, b), epocas, _regla(1))


def entrenarPerceptron__gamma_de_la_diapositiva(X, y, w, b, gamma, epocas):
    """Tus pasos usan siempre γ = 1.5, el de la diapositiva. La tasa llega como argumento."""
    return _aprender(X, y, (w, b), epocas, _regla(1.5))


def entrenarPerceptron__paso_doble(X, y, w, b, gamma, epocas):
    """Tus correcciones son el doble de lo debido, las de w y las de b."""
    return _aprender(X, y, (w, b), epocas, _regla(2 * gamma))


def entrenarPerceptron__promedia(X, y, w, b, gamma, epocas):
    """Divides cada corrección por el número de muestras: aquí cada una corrige por su cuenta."""
    return _aprender(X, y, (w, b), epocas, _regla(gamma / len(y)))


def entrenarPerceptron__sin_x(X, y, w, b, gamma, epocas):
    """Sumas lo mismo a todos los pesos: cada uno se corrige en proporción a su propia entrada."""
    paso = lambda x, err, w, b: (w + gamma * err, b + gamma * err)  # noqa: E731 - otro paso
    return _aprender(X, y, (w, b), epocas, paso)


def entrenarPerceptron__activas_igual(X, y, w, b, gamma, epocas):
    """Corriges todas las entradas activas en lo mismo: el paso de cada peso lleva su x."""
    paso = lambda x, err, w, b: (w + gamma * err * (x != 0), b + gamma * err)  # noqa: E731 - otro paso
    return _aprender(X, y, (w, b), epocas, paso)


def entrenarPerceptron__valor_absoluto(X, y, w, b, gamma, epocas):
    """Corriges siempre hacia el mismo lado, sea cual sea el signo del error."""
    paso = _regla(gamma)
    return _aprender(X, y, (w, b), epocas, lambda x, err, *p: paso(x, abs(err), *p))


def entrenarPerceptron__solo_sube(X, y, w, b, gamma, epocas):
    """Solo corriges cuando debía contestar 1. Contestar 1 de más también es un error."""
    paso = _regla(gamma)
    return _aprender(X, y, (w, b), epocas, lambda x, err, *p: paso(x, max(err, 0), *p))


def entrenarPerceptron__solo_baja(X, y, w, b, gamma, epocas):
    """Solo corriges cuando debía contestar 0. Contestar 0 de más también es un error."""
    paso = _regla(gamma)
    return _aprender(X, y, (w, b), epocas, lambda x, err, *p: paso(x, min(err, 0), *p))


def entrenarPerceptron__solo_sube_y_cuenta_eso(X, y, w, b, gamma, epocas):
    """Solo corriges, y solo cuentas, los fallos en que debía contestar 1.

    Contestar 1 de más también es un error.
    """
    paso = _regla(gamma)
    return _aprender(
        X, y, (w, b), epocas, lambda x, err, *p: paso(x, max(err, 0), *p),
        cuenta=lambda err: max(err, 0),
    )  # fmt: skip


def entrenarPerceptron__secuencial(X, y, w, b, gamma, epocas):
    """Corriges w y vuelves a preguntar antes de corregir b: los dos usan el mismo error."""

    def paso(x, err, w, b):
        w = w + gamma * err * x
        return w, b + gamma * err * (_escalón(x @ w + b) == _escalón(x @ (w - gamma * err * x) + b))

    return _aprender(X, y, (w, b), epocas, paso)


def entrenarPerceptron__sesgo_primero(X, y, w, b, gamma, epocas):
    """Corriges b y vuelves a preguntar antes de corregir w: los dos usan el mismo error."""

    def paso(x, err, w, b):
        antes, b = b, b + gamma * err
        return w + gamma * err * x * (_escalón(x @ w + b) == _escalón(x @ w + antes)), b

    return _aprender(X, y, (w, b), epocas, paso)


def entrenarPerceptron__sesgo_primero_y_cuenta(X, y, w, b, gamma, epocas):
    """Corriges b y vuelves a preguntar antes de corregir w y de contar.

    Hay un solo error por muestra: el de antes de mover nada.
    """
    errores = []
    for _ in range(epocas):
        fallos = 0
        for x_i, y_i in zip(X, y, strict=True):
            b = b + gamma * (y_i - _escalón(x_i @ w + b))
            err = y_i - _escalón(x_i @ w + b)
            w = w + gamma * err * x_i
            fallos += abs(err)
        errores.append(fallos)
        if fallos == 0:
            break
    return w, b, errores


def entrenarPerceptron__pesos_al_revés(X, y, w, b, gamma, epocas):
    """w se mueve en sentido contrario, y b, bien: los dos suman su corrección."""
    return _aprender(X, y, (w, b), epocas, _regla(-gamma, gamma))


def entrenarPerceptron__gamma_decreciente(X, y, w, b, gamma, epocas):
    """Divides la tasa por el número de la época: aquí gamma es siempre la misma."""
    errores = []
    for t in range(epocas):
        w, b, fallos = solution.entrenarPerceptron(X, y, w, b, gamma / (t + 1), 1)
        errores += fallos
        if fallos == [0]:
            break
    return w, b, errores


def entrenarPerceptron__sin_la_última(X, y, w, b, gamma, epocas):
    """Nunca llegas a la última muestra: mira hasta dónde va tu ciclo."""
    return solution.entrenarPerceptron(X[:-1], y[:-1], w, b, gamma, epocas)


def entrenarPerceptron__sin_la_primera(X, y, w, b, gamma, epocas):
    """Te saltas la primera muestra: mira dónde empieza tu ciclo."""
    return solution.entrenarPerceptron(X[1:], y[1:], w, b, gamma, epocas)


def entrenarPerceptron__sin_errores(X, y, w, b, gamma, epocas):
    """Devuelves solo w y b: falta la lista con los fallos de cada época."""
    return solution.entrenarPerceptron(X, y, w, b, gamma, epocas)[:2]


def entrenarPerceptron__sin_sesgo_devuelto(X, y, w, b, gamma, epocas):
    """Devuelves w y los fallos: falta b, que también aprendiste."""
    w, _, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w, errores


def entrenarPerceptron__fallos_en_total(X, y, w, b, gamma, epocas):
    """w y b están bien, pero errores es un solo número, y se pide uno por época."""
    w, b, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w, b, sum(errores)


def entrenarPerceptron__pesos_desde_cero(X, y, w, b, gamma, epocas):
    """Empiezas siempre en w = 0, y el punto de partida es la w que recibe la función."""
    return solution.entrenarPerceptron(X, y, 0 * w, b, gamma, epocas)


def entrenarPerceptron__una_época_de_menos(X, y, w, b, gamma, epocas):
    """Haces una época menos de las que se piden."""
    return solution.entrenarPerceptron(X, y, w, b, gamma, max(epocas - 1, 0))


def entrenarPerceptron__neta_sin_sesgo(X, y, w, b, gamma, epocas):
    """Tu respuesta no cuenta con b: lo corriges, pero no lo sumas a la entrada neta."""
    w, b, errores = w, b, []
    for _ in range(epocas):
        fallos = 0
        for x_i, y_i in zip(X, y, strict=True):
            err = y_i - _escalón(x_i @ w)
            w, b = w + gamma * err * x_i, b + gamma * err
            fallos += abs(err)
        errores.append(fallos)
        if fallos == 0:
            break
    return w, b, errores


def entrenarPerceptron__sesgo_restado(X, y, w, b, gamma, epocas):
    """Al preguntar restas b, y al corregirlo lo sumas: en x·w + b el sesgo suma."""
    w, menos_b, errores = _aprender(X, y, (w, -b), epocas, _regla(gamma, -gamma))
    return w, -menos_b, errores


def entrenarPerceptron__umbral_uno(X, y, w, b, gamma, epocas):
    """Comparas x·w + b con 1: aquí el umbral ya está en el sesgo, y se compara con 0."""
    return _aprender(X, y, (w, b), epocas, _regla(gamma), lambda z: float(z >= 1))


def entrenarPerceptron__umbral_medio(X, y, w, b, gamma, epocas):
    """Comparas x·w + b con 0.5: aquí el umbral ya está en el sesgo, y se compara con 0."""
    return _aprender(X, y, (w, b), epocas, _regla(gamma), lambda z: float(z >= 0.5))


def entrenarPerceptron__al_revés(X, y, w, b, gamma, epocas):
    """Tu unidad contesta 1 cuando x·w + b es negativo: la comparación va al revés."""
    return _aprender(X, y, (w, b), epocas, _regla(gamma), lambda z: float(z < 0))


def entrenarPerceptron__menos_uno_y_uno(X, y, w, b, gamma, epocas):
    """Tu unidad contesta −1 donde va 0, y las etiquetas son 0 y 1: casi nunca hay error 0."""
    signo = lambda z: 2 * _escalón(z) - 1  # noqa: E731 - otra respuesta
    return _aprender(X, y, (w, b), epocas, _regla(gamma), signo, lambda err: int(err != 0))


def entrenarPerceptron__adaline(X, y, w, b, gamma, epocas):
    """Corriges con y menos la entrada neta: eso es ADALINE. El perceptrón resta su respuesta."""
    return _aprender(
        X, y, (w, b), epocas, _regla(gamma), lambda z: z, cuenta=lambda err: int(err != 0)
    )


def entrenarPerceptron__adaline_con_fallos(X, y, w, b, gamma, epocas):
    """Cuentas bien los fallos, pero corriges con y menos la entrada neta: eso es ADALINE."""

    def paso(x, err, w, b):
        r = err + _escalón(x @ w + b) - (x @ w + b)
        return w + gamma * r * x, b + gamma * r

    return _aprender(X, y, (w, b), epocas, paso)


def entrenarPerceptron__sigmoide(X, y, w, b, gamma, epocas):
    """Corriges con y menos una sigmoide: lo que contesta esta unidad es 0 o 1."""

    def paso(x, err, w, b):
        r = err + _escalón(x @ w + b) - 1 / (1 + np.exp(-(x @ w + b)))
        return w + gamma * r * x, b + gamma * r

    return _aprender(X, y, (w, b), epocas, paso)


def entrenarPerceptron__por_lote(X, y, w, b, gamma, epocas):
    """Preguntas por todas las muestras con los mismos w y b y corriges al final de la época.

    En esta regla cada muestra se juzga con los w y b que dejó la anterior.
    """
    return _lote(X, y, w, b, gamma, epocas)


def entrenarPerceptron__lote_promediado(X, y, w, b, gamma, epocas):
    """Haces una sola corrección por época, la promediada: aquí se corrige muestra por muestra."""
    return _lote(X, y, w, b, gamma / len(y), epocas)


def _lote(X, y, w, b, gamma, epocas):
    errores = []
    for _ in range(epocas):
        err = y - (X @ w + b >= 0)
        w, b = w + gamma * X.T @ err, b + gamma * err.sum()
        errores.append(np.abs(err).sum())
        if not err.any():
            break
    return w, b, errores


def entrenarPerceptron__sin_parar(X, y, w, b, gamma, epocas):
    """Sigues hasta el final aunque ya no haya fallos, y errores se llena de ceros.

    Se para después de la primera época sin fallos.
    """
    w, b, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w, b, errores + [0] * (epocas - len(errores))


def entrenarPerceptron__para_sin_anotar(X, y, w, b, gamma, epocas):
    """Paras bien, pero sin anotar el 0 de la última época: ella también cuenta."""
    w, b, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w, b, [fallos for fallos in errores if fallos]


def entrenarPerceptron__una_época_de_gracia(X, y, w, b, gamma, epocas):
    """Das una vuelta más después de la primera época sin fallos, y ahí ya hay que parar."""
    w, b, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w, b, errores + [0] * (bool(errores) and errores[-1] == 0 and len(errores) < epocas)


def entrenarPerceptron__para_al_primer_fallo(X, y, w, b, gamma, epocas):
    """Dejas la época en cuanto corriges una muestra: falta recorrer las demás.

    Mira de qué ciclo sale el break.
    """
    errores = []
    for _ in range(epocas):
        fallos = 0
        for x_i, y_i in zip(X, y, strict=True):
            err = y_i - _escalón(x_i @ w + b)
            if err:
                w, b, fallos = w + gamma * err * x_i, b + gamma * err, 1
                break
        errores.append(fallos)
        if fallos == 0:
            break
    return w, b, errores


def entrenarPerceptron__para_al_primer_acierto(X, y, w, b, gamma, epocas):
    """Terminas en cuanto una muestra sale bien, y se para cuando salen bien todas las de una época.

    Mira de qué ciclo sale el break, o qué se compara con 0.
    """
    errores = []
    for _ in range(epocas):
        fallos = 0
        for x_i, y_i in zip(X, y, strict=True):
            err = y_i - _escalón(x_i @ w + b)
            if err == 0:
                break
            w, b, fallos = w + gamma * err * x_i, b + gamma * err, fallos + 1
        errores.append(fallos)
        if fallos == 0:
            break
    return w, b, errores


def entrenarPerceptron__para_con_signos_opuestos(X, y, w, b, gamma, epocas):
    """Paras cuando los errores de una época suman 0, y los de signo contrario se cancelan.

    Lo que se cuenta es cuántas muestras fallaron.
    """
    return _aprender(X, y, (w, b), epocas, _regla(gamma), cuenta=lambda err: err)


def entrenarPerceptron__errores_con_signo(X, y, w, b, gamma, epocas):
    """w y b están bien, pero en errores sumas los errores con su signo, y se cancelan.

    Lo que se cuenta es cuántas muestras fallaron.
    """
    return _con_otra_cuenta(X, y, w, b, gamma, epocas, sum)


def entrenarPerceptron__errores_como_fracción(X, y, w, b, gamma, epocas):
    """w y b están bien, pero errores trae la fracción de muestras falladas, y se pide el número."""
    w, b, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w, b, [fallos / len(y) for fallos in errores]


def entrenarPerceptron__aciertos(X, y, w, b, gamma, epocas):
    """w y b están bien, pero en errores cuentas los aciertos."""
    w, b, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w, b, [len(y) - fallos for fallos in errores]


def entrenarPerceptron__errores_acumulados(X, y, w, b, gamma, epocas):
    """No vuelves a contar desde 0 en cada época: errores acumula los fallos de las anteriores."""
    errores, total = [], 0
    for _ in range(epocas):
        w, b, (fallos,) = solution.entrenarPerceptron(X, y, w, b, gamma, 1)
        total += fallos
        errores.append(total)
        if total == 0:
            break
    return w, b, errores


def entrenarPerceptron__errores_acumulados_y_para(X, y, w, b, gamma, epocas):
    """w y b están bien, pero errores acumula los fallos de las épocas anteriores.

    Cada época se cuenta desde 0.
    """
    w, b, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w, b, list(np.cumsum(errores))


def entrenarPerceptron__errores_al_final(X, y, w, b, gamma, epocas):
    """Cuentas los fallos al acabar la época, con los w y b finales.

    Cada muestra se cuenta antes de su corrección.
    """
    errores = []
    for _ in range(epocas):
        w, b, _ = solution.entrenarPerceptron(X, y, w, b, gamma, 1)
        errores.append(np.sum(y != (X @ w + b >= 0)))
        if errores[-1] == 0:
            break
    return w, b, errores


def entrenarPerceptron__errores_al_empezar(X, y, w, b, gamma, epocas):
    """Cuentas los fallos al empezar la época, con los w y b de ese momento.

    Cada muestra se cuenta cuando le toca, con los w y b que dejó la anterior.
    """
    errores = []
    for _ in range(epocas):
        errores.append(np.sum(y != (X @ w + b >= 0)))
        w, b, _ = solution.entrenarPerceptron(X, y, w, b, gamma, 1)
        if errores[-1] == 0:
            break
    return w, b, errores


def entrenarPerceptron__errores_después_de_corregir(X, y, w, b, gamma, epocas):
    """Cuentas cada muestra después de corregirla: se cuenta con la respuesta de antes."""
    errores = []
    for _ in range(epocas):
        fallos = 0
        for x_i, y_i in zip(X, y, strict=True):
            err = y_i - _escalón(x_i @ w + b)
            w, b = w + gamma * err * x_i, b + gamma * err
            fallos += abs(y_i - _escalón(x_i @ w + b))
        errores.append(fallos)
        if fallos == 0:
            break
    return w, b, errores


def entrenarPerceptron__errores_por_gamma(X, y, w, b, gamma, epocas):
    """w y b están bien, pero en errores sumas γ por cada fallo, y se pide el número de fallos."""
    w, b, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w, b, [gamma * fallos for fallos in errores]


def entrenarPerceptron__error_de_cada_muestra(X, y, w, b, gamma, epocas):
    """w y b están bien, pero anotas algo por cada muestra, y se pide un número por época."""
    return _con_otra_cuenta(X, y, w, b, gamma, epocas, None)


def entrenarPerceptron__una_época(X, y, w, b, gamma, epocas):
    """Recorres las muestras una sola vez, pida lo que pida epocas. Mira la sangría del return."""
    return solution.entrenarPerceptron(X, y, w, b, gamma, min(epocas, 1))


def entrenarPerceptron__al_menos_una(X, y, w, b, gamma, epocas):
    """Con 0 épocas no hay nada que recorrer, y tú haces una."""
    return solution.entrenarPerceptron(X, y, w, b, gamma, max(epocas, 1))


def entrenarPerceptron__una_época_de_más(X, y, w, b, gamma, epocas):
    """Haces una época más de las que se piden."""
    return solution.entrenarPerceptron(X, y, w, b, gamma, epocas + 1)


def entrenarPerceptron__fallos_iniciales(X, y, w, b, gamma, epocas):
    """A errores le pones delante los fallos de los w y b recibidos: va un número por época."""
    w_final, b_final, errores = solution.entrenarPerceptron(X, y, w, b, gamma, epocas)
    return w_final, b_final, [np.sum(y != (X @ w + b >= 0)), *errores]


def entrenarPerceptron__desde_cero(X, y, w, b, gamma, epocas):
    """Empiezas siempre en w = 0 y b = 0, y el punto de partida son los que recibe la función."""
    return solution.entrenarPerceptron(X, y, 0 * w, 0.0, gamma, epocas)


def entrenarPerceptron__sesgo_desde_cero(X, y, w, b, gamma, epocas):
    """Empiezas siempre en b = 0, y el punto de partida es el b que recibe la función."""
    return solution.entrenarPerceptron(X, y, w, 0.0, gamma, epocas)


def entrenarPerceptron__baraja(X, y, w, b, gamma, epocas):
    """Barajas las muestras en cada época, y aquí se recorren en el orden en que llegan."""
    return _barajado(X, y, w, b, gamma, epocas, 42)


def entrenarPerceptron__baraja_con_semilla_0(X, y, w, b, gamma, epocas):
    """Barajas las muestras en cada época, y aquí se recorren en el orden en que llegan."""
    return _barajado(X, y, w, b, gamma, epocas, 0)


def _barajado(X, y, w, b, gamma, epocas, semilla):
    rng, errores = np.random.default_rng(semilla), []
    for _ in range(epocas):
        orden = rng.permutation(len(y))
        w, b, fallos = solution.entrenarPerceptron(X[orden], y[orden], w, b, gamma, 1)
        errores += fallos
        if fallos == [0]:
            break
    return w, b, errores


def entrenarPerceptron__hasta_acertar_cada_una(X, y, w, b, gamma, epocas):
    """Corriges cada muestra hasta que acierta antes de pasar a la siguiente.

    La regla le da una sola corrección por época.
    """

    def paso(x, err, w, b):
        tope = 1000
        while err and tope and _escalón(x @ w + b) != (err > 0):
            w, b, tope = w + gamma * err * x, b + gamma * err, tope - 1
        return w, b

    return _aprender(X, y, (w, b), epocas, paso)


def _con_otra_cuenta(X, y, w, b, gamma, epocas, cuenta):
    errores = []
    for _ in range(epocas):
        errs = []
        for x_i, y_i in zip(X, y, strict=True):
            errs.append(y_i - _escalón(x_i @ w + b))
            w, b = w + gamma * errs[-1] * x_i, b + gamma * errs[-1]
        errores += np.abs(errs).tolist() if cuenta is None else [cuenta(errs)]
        if not any(errs):
            break
    return w, b, errores


# adalineEnLinea


def _mse(X, y, w, b):
    return np.mean((y - (X @ w + b)) ** 2)


def _residuo(x, y, w, b):
    return y - (x @ w + b)


def _en_linea(X, y, w, b, epocas, paso, costo=_mse):
    """Muestra por muestra, con otro paso, (x_i, y_i, w, b) -> (w, b), u otro costo."""
    costos = [costo(X, y, w, b)]
    for _ in range(epocas):
        for x_i, y_i in zip(X, y, strict=True):
            w, b = paso(x_i, y_i, w, b)
        costos.append(costo(X, y, w, b))
    return w, b, costos


def _con_residuo(eta, residuo, eta_b=None):
    """El paso de siempre con otro residuo, (x, y, w, b) -> r."""

    def paso(x, y, w, b):
        r = residuo(x, y, w, b)
        return w + eta * r * x, b + (eta if eta_b is None else eta_b) * r

    return paso


def _hasta_que_no_cambie(limite, entrenar, X, y, w, b, eta, epocas):
    costos = [_mse(X, y, w, b)]
    for _ in range(epocas):
        w, b, (_, costo) = entrenar(X, y, w, b, eta, 1)
        costos.append(costo)
        if abs(costo - costos[-2]) < limite:
            break
    return w, b, costos


def adalineEnLinea__se_detiene_sola(X, y, w, b, eta, epocas):
    """Te detienes antes de tiempo, cuando el costo casi no cambia o ya es bajo: se piden todas las
    épocas, ni una más ni una menos."""
    return _hasta_que_no_cambie(1e-9, solution.adalineEnLinea, X, y, w, b, eta, epocas)


def adalineEnLinea__escalón(X, y, w, b, eta, epocas):
    """Corriges con la respuesta 0 o 1 de la unidad: en ADALINE la salida es la entrada neta.

    La σ del recuadro es aquí la identidad.
    """
    paso = _con_residuo(eta, lambda x, y_i, w, b: y_i - (x @ w + b >= 0))
    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__escalón_en_medio(X, y, w, b, eta, epocas):
    """Corriges con la clase, 0 o 1 según pase de ½: en ADALINE la salida es la entrada neta."""
    paso = _con_residuo(eta, lambda x, y_i, w, b: y_i - (x @ w + b >= 0.5))
    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__sigmoide(X, y, w, b, eta, epocas):
    """Corriges con la sigmoide de la entrada neta: la σ del recuadro es aquí la identidad."""
    paso = _con_residuo(eta, lambda x, y_i, w, b: y_i - 1 / (1 + np.exp(-(x @ w + b))))
    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__sigmoide_en_todo(X, y, w, b, eta, epocas):
    """Tu salida es una sigmoide, al corregir y en el costo: la de ADALINE es la entrada neta."""
    salida = lambda X, w, b: 1 / (1 + np.exp(-(X @ w + b)))  # noqa: E731 - otra salida
    paso = _con_residuo(eta, lambda x, y_i, w, b: y_i - salida(x, w, b))
    costo = lambda X, y, w, b: np.mean((y - salida(X, w, b)) ** 2)  # noqa: E731 - otro costo
    return _en_linea(X, y, w, b, epocas, paso, costo)


def adalineEnLinea__escalón_en_todo(X, y, w, b, eta, epocas):
    """Tu salida es la respuesta 0 o 1, al corregir y en el costo: eso es el perceptrón.

    La salida de ADALINE es la entrada neta.
    """
    paso = _con_residuo(eta, lambda x, y_i, w, b: y_i - (x @ w + b >= 0))
    costo = lambda X, y, w, b: np.mean((y - (X @ w + b >= 0)) ** 2)  # noqa: E731 - otro costo
    return _en_linea(X, y, w, b, epocas, paso, costo)


def adalineEnLinea__costo_del_escalón(X, y, w, b, eta, epocas):
    """w y b están bien, pero el costo compara y con respuestas 0 o 1, y no con la entrada neta."""
    costo = lambda X, y, w, b: np.mean((y - (X @ w + b >= 0)) ** 2)  # noqa: E731 - otro costo
    return _en_linea(X, y, w, b, epocas, _con_residuo(eta, _residuo), costo)


def adalineEnLinea__signo_de_la_diapositiva(X, y, w, b, eta, epocas):
    """Te alejas de los datos: con y − ŷ la corrección se suma.

    El recuadro de la diapositiva lleva un signo menos de más; su propia tabla, no.
    """
    return solution.adalineEnLinea(X, y, w, b, -eta, epocas)


def adalineEnLinea__factor_dos(X, y, w, b, eta, epocas):
    """Tus pasos son el doble de largos: conservas el 2 de la derivada del cuadrado."""
    return solution.adalineEnLinea(X, y, w, b, 2 * eta, epocas)


def adalineEnLinea__promedia(X, y, w, b, eta, epocas):
    """Divides el paso de cada muestra por el número de muestras: aquí no se promedia."""
    return solution.adalineEnLinea(X, y, w, b, eta / len(y), epocas)


def adalineEnLinea__entre_columnas(X, y, w, b, eta, epocas):
    """Divides el paso de cada muestra por el número de entradas: aquí no se promedia."""
    return solution.adalineEnLinea(X, y, w, b, eta / X.shape[1], epocas)


def adalineEnLinea__sin_eta(X, y, w, b, eta, epocas):
    """Tus pasos no dependen de eta: avanzas el residuo entero."""
    return solution.adalineEnLinea(X, y, w, b, 1.0, epocas)


def adalineEnLinea__sesgo_sin_eta(X, y, w, b, eta, epocas):
    """El paso de b no lleva eta, y el de w sí."""
    return _en_linea(X, y, w, b, epocas, _con_residuo(eta, _residuo, 1))


def adalineEnLinea__sesgo_fijo(X, y, w, b, eta, epocas):
    """b nunca cambia. También es un parámetro y tiene su propia actualización."""
    return _en_linea(X, y, w, b, epocas, _con_residuo(eta, _residuo, 0))


def adalineEnLinea__sesgo_al_revés(X, y, w, b, eta, epocas):
    """b se mueve en sentido contrario, y w, bien: los dos suman su corrección."""
    return _en_linea(X, y, w, b, epocas, _con_residuo(eta, _residuo, -eta))


def adalineEnLinea__secuencial(X, y, w, b, eta, epocas):
    """Cambias w y vuelves a calcular el residuo antes de cambiar b.

    En cada muestra los dos usan el mismo r.
    """

    def paso(x, y_i, w, b):
        w = w + eta * _residuo(x, y_i, w, b) * x
        return w, b + eta * _residuo(x, y_i, w, b)

    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__sesgo_primero(X, y, w, b, eta, epocas):
    """Cambias b y vuelves a calcular el residuo antes de cambiar w.

    En cada muestra los dos usan el mismo r.
    """

    def paso(x, y_i, w, b):
        b = b + eta * _residuo(x, y_i, w, b)
        return w + eta * _residuo(x, y_i, w, b) * x, b

    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__peso_a_peso(X, y, w, b, eta, epocas):
    """Vuelves a calcular el residuo después de mover cada peso.

    En cada muestra hay un solo r, el de antes de mover nada.
    """

    def paso(x, y_i, w, b):
        w = w.copy()
        for j in range(len(w)):
            w[j] += eta * _residuo(x, y_i, w, b) * x[j]
        return w, b + eta * _residuo(x, y_i, w, b)

    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__sin_x(X, y, w, b, eta, epocas):
    """Todos los pesos reciben la misma corrección: la de cada uno lleva además su entrada."""

    def paso(x, y_i, w, b):
        r = _residuo(x, y_i, w, b)
        return w + eta * r, b + eta * r

    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__neta_sin_sesgo(X, y, w, b, eta, epocas):
    """El residuo con que corriges no cuenta con b: ŷ es x·w + b."""
    paso = _con_residuo(eta, lambda x, y_i, w, b: y_i - x @ w)
    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__neta_sin_sesgo_en_todo(X, y, w, b, eta, epocas):
    """Ni el residuo ni el costo cuentan con b: ŷ es x·w + b."""
    paso = _con_residuo(eta, lambda x, y_i, w, b: y_i - x @ w)
    return _en_linea(X, y, w, b, epocas, paso, lambda X, y, w, b: _mse(X, y, w, 0))


def adalineEnLinea__costo_sin_sesgo(X, y, w, b, eta, epocas):
    """w y b están bien, pero el costo no cuenta con b: ŷ es x·w + b."""
    paso = _con_residuo(eta, _residuo)
    return _en_linea(X, y, w, b, epocas, paso, lambda X, y, w, b: _mse(X, y, w, 0))


def adalineEnLinea__residuo_al_cuadrado(X, y, w, b, eta, epocas):
    """Corriges con el residuo al cuadrado: ese es el del costo; al derivar, el exponente baja."""
    paso = _con_residuo(eta, lambda *args: _residuo(*args) ** 2)
    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__signo_del_residuo(X, y, w, b, eta, epocas):
    """Del residuo tomas solo el signo: en ADALINE un error grande corrige más."""
    paso = _con_residuo(eta, lambda *args: np.sign(_residuo(*args)))
    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__recorta(X, y, w, b, eta, epocas):
    """Recortas ŷ entre 0 y 1 al corregir: la salida de ADALINE es la entrada neta, sin topes."""
    paso = _con_residuo(eta, lambda x, y_i, w, b: y_i - np.clip(x @ w + b, 0, 1))
    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__tanh(X, y, w, b, eta, epocas):
    """Corriges con la tangente hiperbólica de la entrada neta: aquí la σ es la identidad."""
    paso = _con_residuo(eta, lambda x, y_i, w, b: y_i - np.tanh(x @ w + b))
    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__pesos_con_el_cuadrado(X, y, w, b, eta, epocas):
    """El paso de w lleva el residuo al cuadrado, y el de b, no: los dos llevan r."""

    def paso(x, y_i, w, b):
        r = _residuo(x, y_i, w, b)
        return w + eta * r**2 * x, b + eta * r

    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__x_en_el_sesgo(X, y, w, b, eta, epocas):
    """El paso de b lleva las entradas de la muestra: la derivada respecto de b no las lleva."""

    def paso(x, y_i, w, b):
        r = _residuo(x, y_i, w, b)
        return w + eta * r * x, b + eta * r * x.sum()

    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__peso_a_peso_con_el_último(X, y, w, b, eta, epocas):
    """Vuelves a calcular el residuo antes de mover cada peso: en cada muestra hay un solo r."""

    def paso(x, y_i, w, b):
        w = w.copy()
        for j in range(len(w)):
            r = _residuo(x, y_i, w, b)
            w[j] += eta * r * x[j]
        return w, b + eta * r

    return _en_linea(X, y, w, b, epocas, paso)


def adalineEnLinea__eta_decreciente(X, y, w, b, eta, epocas):
    """Divides la tasa por el número de la época: aquí eta es siempre la misma."""
    costos = [_mse(X, y, w, b)]
    for t in range(epocas):
        w, b, (_, costo) = solution.adalineEnLinea(X, y, w, b, eta / (t + 1), 1)
        costos.append(costo)
    return w, b, costos


def adalineEnLinea__normaliza(X, y, w, b, eta, epocas):
    """Trabajas con X normalizada, y la función usa X tal como llega."""
    return solution.adalineEnLinea((X - X.mean(0)) / X.std(0), y, w, b, eta, epocas)


def adalineEnLinea__sin_la_última(X, y, w, b, eta, epocas):
    """Nunca corriges con la última muestra: mira hasta dónde va tu ciclo."""
    return _con_algunas(X, y, w, b, eta, epocas, slice(0, -1))


def adalineEnLinea__sin_la_primera(X, y, w, b, eta, epocas):
    """Nunca corriges con la primera muestra: mira dónde empieza tu ciclo."""
    return _con_algunas(X, y, w, b, eta, epocas, slice(1, None))


def adalineEnLinea__sin_costos(X, y, w, b, eta, epocas):
    """Devuelves solo w y b: falta la lista de costos."""
    return solution.adalineEnLinea(X, y, w, b, eta, epocas)[:2]


def adalineEnLinea__sin_sesgo_devuelto(X, y, w, b, eta, epocas):
    """Devuelves w y los costos: falta b, que también aprendiste."""
    w, _, costos = solution.adalineEnLinea(X, y, w, b, eta, epocas)
    return w, costos


def adalineEnLinea__una_época_de_menos(X, y, w, b, eta, epocas):
    """Haces una época menos de las que se piden."""
    return solution.adalineEnLinea(X, y, w, b, eta, max(epocas - 1, 0))


def adalineEnLinea__residuo_de_la_última(X, y, w, b, eta, epocas):
    """w y b están bien, pero el costo es el r² de la última muestra, antes de corregirla.

    Se pide el promedio de todas, con los w y b que quedan al acabar la época.
    """
    costos = [_mse(X, y, w, b)]
    for _ in range(epocas):
        antes, b_antes, _ = solution.adalineEnLinea(X[:-1], y[:-1], w, b, eta, 1)
        costos.append(_mse(X[-1:], y[-1:], antes, b_antes))
        w, b, _ = solution.adalineEnLinea(X, y, w, b, eta, 1)
    return w, b, costos


def adalineEnLinea__por_lote(X, y, w, b, eta, epocas):
    """Haces un paso por época con el gradiente promedio: eso es adalineEnLote.

    En línea, cada muestra mueve w y b en cuanto se ve.
    """
    return solution.adalineEnLote(X, y, w, b, eta, epocas)


def adalineEnLinea__por_lote_sin_promediar(X, y, w, b, eta, epocas):
    """Los residuos de toda la época se calculan con los mismos w y b: eso es descenso por lotes.

    En línea, cada muestra usa los w y b que dejó la anterior.
    """
    return solution.adalineEnLote(X, y, w, b, eta * len(y), epocas)


def adalineEnLinea__solo_la_última(X, y, w, b, eta, epocas):
    """En cada época solo corriges con la última muestra.

    La actualización quedó fuera del ciclo interior. Mira la sangría.
    """
    return _con_algunas(X, y, w, b, eta, epocas, slice(-1, None))


def adalineEnLinea__solo_la_primera(X, y, w, b, eta, epocas):
    """En cada época solo corriges con la primera muestra. Mira de qué ciclo sales y cuándo."""
    return _con_algunas(X, y, w, b, eta, epocas, slice(0, 1))


def _con_algunas(X, y, w, b, eta, epocas, cuales):
    costos = [_mse(X, y, w, b)]
    for _ in range(epocas):
        w, b, _ = solution.adalineEnLinea(X[cuales], y[cuales], w, b, eta, 1)
        costos.append(_mse(X, y, w, b))
    return w, b, costos


def adalineEnLinea__baraja(X, y, w, b, eta, epocas):
    """Barajas las muestras en cada época, y aquí se recorren en el orden en que llegan."""
    rng, costos = np.random.default_rng(42), [_mse(X, y, w, b)]
    for _ in range(epocas):
        orden = rng.permutation(len(y))
        w, b, (_, costo) = solution.adalineEnLinea(X[orden], y[orden], w, b, eta, 1)
        costos.append(costo)
    return w, b, costos


def adalineEnLinea__una_época(X, y, w, b, eta, epocas):
    """Recorres las muestras una sola vez, pida lo que pida epocas. Mira la sangría del return."""
    return solution.adalineEnLinea(X, y, w, b, eta, min(epocas, 1))


def adalineEnLinea__desde_cero(X, y, w, b, eta, epocas):
    """Empiezas siempre en w = 0 y b = 0, y el punto de partida son los que recibe la función."""
    return solution.adalineEnLinea(X, y, 0 * w, 0.0, eta, epocas)


def adalineEnLinea__costo_a_la_mitad(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos son la mitad: MSE es el promedio de r², sin el ½."""
    w, b, costos = solution.adalineEnLinea(X, y, w, b, eta, epocas)
    return w, b, [J / 2 for J in costos]


def adalineEnLinea__costo_sin_promediar(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos suman los cuadrados y se pide su promedio."""
    w, b, costos = solution.adalineEnLinea(X, y, w, b, eta, epocas)
    return w, b, [len(y) * J for J in costos]


def adalineEnLinea__costo_con_raíz(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos llevan raíz (RMSE): se pide el promedio de r²."""
    w, b, costos = solution.adalineEnLinea(X, y, w, b, eta, epocas)
    return w, b, [np.sqrt(J) for J in costos]


def adalineEnLinea__costo_en_valor_absoluto(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos promedian |r|, y MSE promedia r²."""
    costo = lambda X, y, w, b: np.mean(np.abs(y - (X @ w + b)))  # noqa: E731 - otro costo
    return _en_linea(X, y, w, b, epocas, _con_residuo(eta, _residuo), costo)


def adalineEnLinea__costo_sin_cuadrado(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos promedian r con su signo: los errores se cancelan."""
    costo = lambda X, y, w, b: np.mean(y - (X @ w + b))  # noqa: E731 - otro costo
    return _en_linea(X, y, w, b, epocas, _con_residuo(eta, _residuo), costo)


def adalineEnLinea__costo_de_la_última(X, y, w, b, eta, epocas):
    """w y b están bien, pero el costo es el de la última muestra y se pide el de todas."""
    costo = lambda X, y, w, b: _mse(X[-1:], y[-1:], w, b)  # noqa: E731 - otro costo
    return _en_linea(X, y, w, b, epocas, _con_residuo(eta, _residuo), costo)


def adalineEnLinea__costo_sobre_la_marcha(X, y, w, b, eta, epocas):
    """w y b están bien, pero el costo promedia los r de cada momento, con w y b todavía en camino.

    El costo de una época mira todas las muestras con los w y b que quedan al acabarla.
    """
    costos = [_mse(X, y, w, b)]
    for _ in range(epocas):
        cuadrados = []
        for x_i, y_i in zip(X, y, strict=True):
            r = _residuo(x_i, y_i, w, b)
            cuadrados.append(r**2)
            w, b = w + eta * r * x_i, b + eta * r
        costos.append(np.mean(cuadrados))
    return w, b, costos


def adalineEnLinea__costo_sobre_la_marcha_sin_inicial(X, y, w, b, eta, epocas):
    """w y b están bien, pero el costo promedia los r de cada momento, con w y b todavía en camino.

    Además falta el de los w y b recibidos, antes de moverlos.
    """
    w, b, costos = adalineEnLinea__costo_sobre_la_marcha(X, y, w, b, eta, epocas)
    return w, b, costos[1:]


# adalineEnLote


def _en_lote(X, y, w, b, epocas, paso, costo=_mse):
    """Un paso por época, (w, b) -> (w, b), u otro costo."""
    costos = [costo(X, y, w, b)]
    for _ in range(epocas):
        w, b = paso(w, b)
        costos.append(costo(X, y, w, b))
    return w, b, costos


def _lote_con_residuo(X, y, eta, residuo, eta_b=None):
    def paso(w, b):
        r = residuo(X, y, w, b)
        return w + eta * X.T @ r / len(y), b + (eta if eta_b is None else eta_b) * np.mean(r)

    return paso


def adalineEnLote__escalón(X, y, w, b, eta, epocas):
    """Corriges con las respuestas 0 o 1 de la unidad: en ADALINE la salida es la entrada neta.

    La σ del recuadro es aquí la identidad.
    """
    paso = _lote_con_residuo(X, y, eta, lambda X, y, w, b: y - (X @ w + b >= 0))
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__escalón_en_medio(X, y, w, b, eta, epocas):
    """Corriges con las clases, 0 o 1 según pasen de ½: en ADALINE la salida es la entrada neta."""
    paso = _lote_con_residuo(X, y, eta, lambda X, y, w, b: y - (X @ w + b >= 0.5))
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__sigmoide(X, y, w, b, eta, epocas):
    """Corriges con la sigmoide de la entrada neta: la σ del recuadro es aquí la identidad."""
    paso = _lote_con_residuo(X, y, eta, lambda X, y, w, b: y - 1 / (1 + np.exp(-(X @ w + b))))
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__sigmoide_en_todo(X, y, w, b, eta, epocas):
    """Tu salida es una sigmoide, al corregir y en el costo: la de ADALINE es la entrada neta."""
    residuo = lambda X, y, w, b: y - 1 / (1 + np.exp(-(X @ w + b)))  # noqa: E731 - otro residuo
    paso = _lote_con_residuo(X, y, eta, residuo)
    return _en_lote(X, y, w, b, epocas, paso, lambda *args: np.mean(residuo(*args) ** 2))


def adalineEnLote__escalón_en_todo(X, y, w, b, eta, epocas):
    """Tu salida es la respuesta 0 o 1, al corregir y en el costo: eso es el perceptrón.

    La salida de ADALINE es la entrada neta.
    """
    residuo = lambda X, y, w, b: y - (X @ w + b >= 0)  # noqa: E731 - otro residuo
    paso = _lote_con_residuo(X, y, eta, residuo)
    return _en_lote(X, y, w, b, epocas, paso, lambda *args: np.mean(residuo(*args) ** 2))


def adalineEnLote__costo_del_escalón(X, y, w, b, eta, epocas):
    """w y b están bien, pero el costo compara y con respuestas 0 o 1, y no con la entrada neta."""
    costo = lambda X, y, w, b: np.mean((y - (X @ w + b >= 0)) ** 2)  # noqa: E731 - otro costo
    return _en_lote(X, y, w, b, epocas, _lote_con_residuo(X, y, eta, _residuo), costo)


def adalineEnLote__signo_de_la_diapositiva(X, y, w, b, eta, epocas):
    """Te alejas de los datos: con y − ŷ la corrección se suma.

    El recuadro de la diapositiva lleva un signo menos de más.
    """
    return solution.adalineEnLote(X, y, w, b, -eta, epocas)


def adalineEnLote__factor_dos(X, y, w, b, eta, epocas):
    """Tus pasos son el doble de largos: conservas el 2 de la derivada del cuadrado."""
    return solution.adalineEnLote(X, y, w, b, 2 * eta, epocas)


def adalineEnLote__sin_promediar(X, y, w, b, eta, epocas):
    """Tus pasos son n veces más largos: sumas las correcciones y se promedian."""
    return solution.adalineEnLote(X, y, w, b, eta * len(y), epocas)


def adalineEnLote__entre_columnas(X, y, w, b, eta, epocas):
    """Divides por el número de entradas, y el promedio es sobre las n muestras."""
    return solution.adalineEnLote(X, y, w, b, eta * len(y) / X.shape[1], epocas)


def adalineEnLote__sesgo_sin_promediar(X, y, w, b, eta, epocas):
    """El paso de b suma los residuos y el de w los promedia: los dos llevan 1/n."""
    paso = _lote_con_residuo(X, y, eta, _residuo, eta * len(y))
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__pesos_sin_promediar(X, y, w, b, eta, epocas):
    """El paso de w suma las correcciones y el de b las promedia: los dos llevan 1/n."""
    paso = _lote_con_residuo(X, y, eta * len(y), _residuo, eta)
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__dos_veces_promediado(X, y, w, b, eta, epocas):
    """Tus pasos son n veces más cortos: divides dos veces por el número de muestras."""
    return solution.adalineEnLote(X, y, w, b, eta / len(y), epocas)


def adalineEnLote__solo_la_última(X, y, w, b, eta, epocas):
    """El paso usa solo la última muestra, la i con que terminó el ciclo.

    Es lo que le pasa al recuadro de la diapositiva: le falta la suma sobre i.
    """
    return _lote_con_algunas(X, y, w, b, eta, epocas, slice(-1, None))


def adalineEnLote__solo_la_última_entre_n(X, y, w, b, eta, epocas):
    """El paso usa solo la última muestra, y además la divide por n: falta sumar las demás."""
    return _lote_con_algunas(X, y, w, b, eta / len(y), epocas, slice(-1, None))


def adalineEnLote__solo_la_primera(X, y, w, b, eta, epocas):
    """El paso usa solo la primera muestra: falta sumar las demás."""
    return _lote_con_algunas(X, y, w, b, eta, epocas, slice(0, 1))


def _lote_con_algunas(X, y, w, b, eta, epocas, cuales):
    paso = _lote_con_residuo(X[cuales], y[cuales], eta, _residuo)
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__recorta(X, y, w, b, eta, epocas):
    """Recortas ŷ entre 0 y 1 al corregir: la salida de ADALINE es la entrada neta, sin topes."""
    paso = _lote_con_residuo(X, y, eta, lambda X, y, w, b: y - np.clip(X @ w + b, 0, 1))
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__tanh(X, y, w, b, eta, epocas):
    """Corriges con la tangente hiperbólica de la entrada neta: aquí la σ es la identidad."""
    paso = _lote_con_residuo(X, y, eta, lambda X, y, w, b: y - np.tanh(X @ w + b))
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__pesos_con_el_cuadrado(X, y, w, b, eta, epocas):
    """El paso de w lleva los residuos al cuadrado, y el de b, no: los dos llevan r."""

    def paso(w, b):
        r = _residuo(X, y, w, b)
        return w + eta * X.T @ r**2 / len(y), b + eta * np.mean(r)

    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__media_de_todo(X, y, w, b, eta, epocas):
    """Promedias las correcciones de todos los pesos juntas: cada peso tiene la suya (axis)."""

    def paso(w, b):
        r = _residuo(X, y, w, b)
        return w + eta * np.mean(X * r[:, np.newaxis]), b + eta * np.mean(r)

    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__suma_de_todo(X, y, w, b, eta, epocas):
    """Sumas las correcciones de todos los pesos juntas: cada peso tiene la suya (axis)."""

    def paso(w, b):
        r = _residuo(X, y, w, b)
        return w + eta * np.sum(X * r[:, np.newaxis]) / len(y), b + eta * np.mean(r)

    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__entre_n_menos_uno(X, y, w, b, eta, epocas):
    """Divides por n − 1, y el promedio es sobre las n muestras."""
    return solution.adalineEnLote(X, y, w, b, eta * len(y) / (len(y) - 1), epocas)


def adalineEnLote__difusión(X, y, w, b, eta, epocas):
    """Restas cada ŷ de todas las y: tus residuos salen de una tabla n × n. Mira sus formas."""
    residuo = lambda X, y, w, b: np.sum(y[:, np.newaxis] - (X @ w + b), axis=0)  # noqa: E731 - otro residuo
    return _en_lote(X, y, w, b, epocas, _lote_con_residuo(X, y, eta, residuo))


def adalineEnLote__peso_a_peso_con_el_último(X, y, w, b, eta, epocas):
    """Vuelves a calcular los residuos antes de mover cada peso: se calculan una vez por época."""

    def paso(w, b):
        w = w.copy()
        for j in range(len(w)):
            r = _residuo(X, y, w, b)
            w[j] += eta * X[:, j] @ r / len(y)
        return w, b + eta * np.mean(r)

    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__peso_a_peso_y_b_con_el_primero(X, y, w, b, eta, epocas):
    """Vuelves a calcular los residuos tras mover cada peso: se calculan una vez por época."""

    def paso(w, b):
        w, r = w.copy(), _residuo(X, y, w, b)
        for j in range(len(w)):
            w[j] += eta * X[:, j] @ _residuo(X, y, w, b) / len(y)
        return w, b + eta * np.mean(r)

    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__eta_decreciente(X, y, w, b, eta, epocas):
    """Divides la tasa por el número de la época: aquí eta es siempre la misma."""
    costos = [_mse(X, y, w, b)]
    for t in range(epocas):
        w, b, (_, costo) = solution.adalineEnLote(X, y, w, b, eta / (t + 1), 1)
        costos.append(costo)
    return w, b, costos


def adalineEnLote__normaliza(X, y, w, b, eta, epocas):
    """Trabajas con X normalizada, y la función usa X tal como llega."""
    return solution.adalineEnLote((X - X.mean(0)) / X.std(0), y, w, b, eta, epocas)


def adalineEnLote__sin_la_última(X, y, w, b, eta, epocas):
    """El paso no cuenta con la última muestra: mira hasta dónde va tu ciclo."""
    return _lote_con_algunas(X, y, w, b, eta, epocas, slice(0, -1))


def adalineEnLote__sin_costos(X, y, w, b, eta, epocas):
    """Devuelves solo w y b: falta la lista de costos."""
    return solution.adalineEnLote(X, y, w, b, eta, epocas)[:2]


def adalineEnLote__sin_sesgo_devuelto(X, y, w, b, eta, epocas):
    """Devuelves w y los costos: falta b, que también aprendiste."""
    w, _, costos = solution.adalineEnLote(X, y, w, b, eta, epocas)
    return w, costos


def adalineEnLote__promedia_por_separado(X, y, w, b, eta, epocas):
    """Promedias los residuos y las entradas por separado: en el paso de w se promedian los
    productos r x."""
    costos = [_mse(X, y, w, b)]
    for _ in range(epocas):
        r = np.mean(y - (X @ w + b))
        w, b = w + eta * r * X.mean(0), b + eta * r
        costos.append(_mse(X, y, w, b))
    return w, b, costos


def adalineEnLote__se_detiene_sola(X, y, w, b, eta, epocas):
    """Te detienes antes de tiempo, cuando el costo casi no cambia o ya es bajo: se piden todas las
    épocas, ni una más ni una menos."""
    return _hasta_que_no_cambie(1e-9, solution.adalineEnLote, X, y, w, b, eta, epocas)


def adalineEnLote__para_si_sube(X, y, w, b, eta, epocas):
    """Te detienes en cuanto el costo sube, y se piden todas las épocas, ni una más ni una menos."""
    costos = [_mse(X, y, w, b)]
    for _ in range(epocas):
        w, b, (_, costo) = solution.adalineEnLote(X, y, w, b, eta, 1)
        costos.append(costo)
        if costo > costos[-2]:
            break
    return w, b, costos


def adalineEnLote__una_época_de_menos(X, y, w, b, eta, epocas):
    """Das un paso menos de los que se piden."""
    return solution.adalineEnLote(X, y, w, b, eta, max(epocas - 1, 0))


def adalineEnLote__en_línea(X, y, w, b, eta, epocas):
    """Das un paso por muestra: eso es adalineEnLinea. En lote se da uno solo por época."""
    return solution.adalineEnLinea(X, y, w, b, eta, epocas)


def adalineEnLote__en_línea_promediado(X, y, w, b, eta, epocas):
    """Divides por n, pero mueves w y b en cada muestra: los residuos ya no son de los mismos w y b.

    En lote se calculan todos antes de mover nada.
    """
    return solution.adalineEnLinea(X, y, w, b, eta / len(y), epocas)


def adalineEnLote__sin_eta(X, y, w, b, eta, epocas):
    """Tus pasos no dependen de eta: avanzas la corrección media entera."""
    return solution.adalineEnLote(X, y, w, b, 1.0, epocas)


def adalineEnLote__sesgo_sin_eta(X, y, w, b, eta, epocas):
    """El paso de b no lleva eta, y el de w sí."""
    return _en_lote(X, y, w, b, epocas, _lote_con_residuo(X, y, eta, _residuo, 1))


def adalineEnLote__sesgo_fijo(X, y, w, b, eta, epocas):
    """b nunca cambia. También es un parámetro y tiene su propia actualización."""
    return _en_lote(X, y, w, b, epocas, _lote_con_residuo(X, y, eta, _residuo, 0))


def adalineEnLote__sesgo_al_revés(X, y, w, b, eta, epocas):
    """b se mueve en sentido contrario, y w, bien: los dos suman su corrección."""
    return _en_lote(X, y, w, b, epocas, _lote_con_residuo(X, y, eta, _residuo, -eta))


def adalineEnLote__secuencial(X, y, w, b, eta, epocas):
    """Cambias w y vuelves a calcular los residuos antes de cambiar b.

    Los dos usan los mismos r, los de antes de mover nada.
    """

    def paso(w, b):
        w = w + eta * X.T @ _residuo(X, y, w, b) / len(y)
        return w, b + eta * np.mean(_residuo(X, y, w, b))

    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__sesgo_primero(X, y, w, b, eta, epocas):
    """Cambias b y vuelves a calcular los residuos antes de cambiar w.

    Los dos usan los mismos r, los de antes de mover nada.
    """

    def paso(w, b):
        b = b + eta * np.mean(_residuo(X, y, w, b))
        return w + eta * X.T @ _residuo(X, y, w, b) / len(y), b

    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__peso_a_peso(X, y, w, b, eta, epocas):
    """Vuelves a calcular los residuos después de mover cada peso.

    Todos usan los mismos r, los de antes de mover nada.
    """

    def paso(w, b):
        w = w.copy()
        for j in range(len(w)):
            w[j] += eta * X[:, j] @ _residuo(X, y, w, b) / len(y)
        return w, b + eta * np.mean(_residuo(X, y, w, b))

    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__residuos_congelados(X, y, w, b, eta, epocas):
    """Calculas los residuos una sola vez, con los w y b recibidos, y repites el mismo paso.

    Al moverse w y b cambian: ¿qué debe ir dentro del ciclo?
    """
    r = _residuo(X, y, w, b)
    return _en_lote(X, y, w, b, epocas, _lote_con_residuo(X, y, eta, lambda *_: r))


def adalineEnLote__sin_x(X, y, w, b, eta, epocas):
    """Todos los pesos reciben la misma corrección: la de cada uno lleva además su entrada."""
    paso = lambda w, b: tuple(p + eta * np.mean(_residuo(X, y, w, b)) for p in (w, b))  # noqa: E731 - otro paso
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__neta_sin_sesgo(X, y, w, b, eta, epocas):
    """Los residuos con que corriges no cuentan con b: ŷ es x·w + b."""
    paso = _lote_con_residuo(X, y, eta, lambda X, y, w, b: y - X @ w)
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__neta_sin_sesgo_en_todo(X, y, w, b, eta, epocas):
    """Ni los residuos ni el costo cuentan con b: ŷ es x·w + b."""
    paso = _lote_con_residuo(X, y, eta, lambda X, y, w, b: y - X @ w)
    return _en_lote(X, y, w, b, epocas, paso, lambda X, y, w, b: _mse(X, y, w, 0))


def adalineEnLote__costo_sin_sesgo(X, y, w, b, eta, epocas):
    """w y b están bien, pero el costo no cuenta con b: ŷ es x·w + b."""
    paso = _lote_con_residuo(X, y, eta, _residuo)
    return _en_lote(X, y, w, b, epocas, paso, lambda X, y, w, b: _mse(X, y, w, 0))


def adalineEnLote__residuo_al_cuadrado(X, y, w, b, eta, epocas):
    """Corriges con los residuos al cuadrado: eso es del costo; al derivar, el exponente baja."""
    paso = _lote_con_residuo(X, y, eta, lambda *args: _residuo(*args) ** 2)
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__signo_del_residuo(X, y, w, b, eta, epocas):
    """De cada residuo tomas solo el signo: en ADALINE un error grande corrige más."""
    paso = _lote_con_residuo(X, y, eta, lambda *args: np.sign(_residuo(*args)))
    return _en_lote(X, y, w, b, epocas, paso)


def adalineEnLote__una_época(X, y, w, b, eta, epocas):
    """Das un solo paso, pida lo que pida epocas. Mira la sangría del return."""
    return solution.adalineEnLote(X, y, w, b, eta, min(epocas, 1))


def adalineEnLote__desde_cero(X, y, w, b, eta, epocas):
    """Empiezas siempre en w = 0 y b = 0, y el punto de partida son los que recibe la función."""
    return solution.adalineEnLote(X, y, 0 * w, 0.0, eta, epocas)


def adalineEnLote__costo_a_la_mitad(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos son la mitad: MSE es el promedio de r², sin el ½."""
    w, b, costos = solution.adalineEnLote(X, y, w, b, eta, epocas)
    return w, b, [J / 2 for J in costos]


def adalineEnLote__costo_sin_promediar(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos suman los cuadrados y se pide su promedio."""
    w, b, costos = solution.adalineEnLote(X, y, w, b, eta, epocas)
    return w, b, [len(y) * J for J in costos]


def adalineEnLote__costo_con_raíz(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos llevan raíz (RMSE): se pide el promedio de r²."""
    w, b, costos = solution.adalineEnLote(X, y, w, b, eta, epocas)
    return w, b, [np.sqrt(J) for J in costos]


def adalineEnLote__costo_en_valor_absoluto(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos promedian |r|, y MSE promedia r²."""
    costo = lambda X, y, w, b: np.mean(np.abs(y - (X @ w + b)))  # noqa: E731 - otro costo
    return _en_lote(X, y, w, b, epocas, _lote_con_residuo(X, y, eta, _residuo), costo)


def adalineEnLote__costo_sin_cuadrado(X, y, w, b, eta, epocas):
    """w y b están bien, pero tus costos promedian r con su signo: los errores se cancelan."""
    costo = lambda X, y, w, b: np.mean(y - (X @ w + b))  # noqa: E731 - otro costo
    return _en_lote(X, y, w, b, epocas, _lote_con_residuo(X, y, eta, _residuo), costo)
