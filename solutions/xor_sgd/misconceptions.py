"""Errores conocidos de XOR muestra a muestra: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.

No se ven, y por eso no están: x² donde va x con x ∈ {0, 1} (las pruebas usan x real y sí lo ven),
y lo que solo cambia con un argumento de otro tipo. Con 2-4-1 y α = 0.3, «aprende XOR» no distingue
el código correcto del que olvida el 2 o un sesgo: deciden los valores.
"""

from itertools import pairwise

import numpy as np

from solutions.xor_sgd import solution

# --- contarParametros ---


def contarParametros__sin_sesgos(capas):
    """Cuentas solo los pesos. Cada neurona que calcula algo tiene, además, su sesgo."""
    return sum(n * k for n, k in pairwise(capas))


def contarParametros__un_sesgo_por_capa(capas):
    """Cuentas un solo sesgo en cada capa, y cada neurona tiene el suyo."""
    return sum(n * k + 1 for n, k in pairwise(capas))


def contarParametros__sesgo_de_las_entradas(capas):
    """Los sesgos que cuentas son los de la capa de la que salen las flechas. Las entradas no
    calculan nada y no tienen sesgo; las salidas, sí."""
    return sum(n * (k + 1) for n, k in pairwise(capas))


def contarParametros__sesgos_de_más(capas):
    """También le pones sesgo a las entradas: no calculan nada, son los datos."""
    return solution.contarParametros(capas) + capas[0]


def contarParametros__un_solo_sesgo(capas):
    """Cuentas un único sesgo en toda la red, y cada neurona que calcula algo tiene el suyo."""
    return sum(n * k for n, k in pairwise(capas)) + 1


def contarParametros__sin_sesgo_de_salida(capas):
    """Falta el sesgo de las neuronas de la última capa: también calculan."""
    return solution.contarParametros(capas) - capas[-1]


def contarParametros__suma_de_neuronas(capas):
    """Sumas neuronas, y entre dos capas hay una flecha por cada pareja: de cada una de la izquierda
    a cada una de la derecha."""
    return sum(n + k for n, k in pairwise(capas))


def contarParametros__cuenta_neuronas(capas):
    """Cuentas las neuronas de la red, no sus parámetros: los números que se aprenden están en las
    flechas y en los sesgos."""
    return sum(capas)


def contarParametros__solo_la_primera_capa(capas):
    """Solo cuentas los parámetros de la primera capa: mira qué recorre tu bucle."""
    return solution.contarParametros(capas[:2])


def contarParametros__solo_la_última_capa(capas):
    """Solo cuentas los parámetros de la última capa: en tu bucle cada una pisa a la anterior, o no
    las recorres todas."""
    return solution.contarParametros(capas[-2:])


def contarParametros__falta_la_última_capa(capas):
    """Faltan los parámetros de la última capa: tu bucle termina antes de llegar a la salida."""
    return solution.contarParametros(capas[:-1])


def contarParametros__falta_la_primera_capa(capas):
    """Faltan los parámetros de la primera capa: los pesos que salen de las entradas y los sesgos a
    los que llegan."""
    return solution.contarParametros(capas[1:])


def contarParametros__producto_de_todo(capas):
    """Multiplicas todas las capas entre sí. Cada capa solo se une con la siguiente, y lo de unas y
    otras se suma."""
    return int(np.prod(capas))


def contarParametros__siempre_221(capas):
    """Das siempre 9, que es la respuesta para 2-2-1: la función recibe redes de cualquier
    tamaño."""
    return 9


def contarParametros__sesgo_en_los_dos_lados(capas):
    """Sumas 1 en las dos capas de cada pareja, la que sale y la que llega: el sesgo es de las
    neuronas a las que llegan las flechas, y en la cuenta aparece una sola vez."""
    return sum((n + 1) * (k + 1) for n, k in pairwise(capas))


def contarParametros__sesgos_dobles(capas):
    """Cuentas dos veces los sesgos: cada neurona que calcula algo tiene uno."""
    return sum((n + 2) * k for n, k in pairwise(capas))


# --- contarActualizaciones ---


def contarActualizaciones__redondea_al_más_cercano(n, tam_lote, epocas):
    """Redondeas al entero más cercano, y un lote corto cuenta como uno por pocas muestras que
    traiga."""
    return round(n / tam_lote), round(n / tam_lote) * epocas


def contarActualizaciones__sin_lote_corto(n, tam_lote, epocas):
    """Olvidas el último lote de la época cuando no llega a completarse: también es una
    actualización."""
    return n // tam_lote, n // tam_lote * epocas


def contarActualizaciones__sin_redondear(n, tam_lote, epocas):
    """Las actualizaciones por época salen con decimales, y son un recuento: ¿qué pasa con el último
    lote, que va corto?"""
    return n / tam_lote, n / tam_lote * epocas


def contarActualizaciones__una_por_muestra(n, tam_lote, epocas):
    """Cuentas una actualización por muestra, sin mirar el tamaño del lote: cada lote, entero, es
    una sola actualización."""
    return n, n * epocas


def contarActualizaciones__una_por_época(n, tam_lote, epocas):
    """Cuentas una actualización por época, y hay una por cada lote."""
    return 1, epocas


def contarActualizaciones__total_sin_épocas(n, tam_lote, epocas):
    """Los lotes se vuelven a cortar en cada época. Tu total los corta una sola vez, como si las
    épocas fueran una fila seguida de muestras."""
    return -(-n // tam_lote), -(-n * epocas // tam_lote)


def contarActualizaciones__total_truncado(n, tam_lote, epocas):
    """Por época está bien, pero el total lo calculas con todas las muestras seguidas y sin los
    lotes cortos: cada época termina con el suyo."""
    return -(-n // tam_lote), n * epocas // tam_lote


def contarActualizaciones__total_con_decimales(n, tam_lote, epocas):
    """Por época redondeas, pero el total lo calculas con el cociente sin redondear."""
    return -(-n // tam_lote), n / tam_lote * epocas


def contarActualizaciones__total_sin_lote_corto(n, tam_lote, epocas):
    """Por época está bien, pero en el total olvidas los lotes cortos."""
    return -(-n // tam_lote), n // tam_lote * epocas


def contarActualizaciones__uno_de_más(n, tam_lote, epocas):
    """Sumas siempre un lote más, y solo hace falta cuando sobra algo: con 64 muestras en lotes de 8
    son exactamente 8."""
    return n // tam_lote + 1, (n // tam_lote + 1) * epocas


def contarActualizaciones__al_revés(n, tam_lote, epocas):
    """Devuelves los dos números en el orden contrario: primero por época y después en total."""
    return solution.contarActualizaciones(n, tam_lote, epocas)[::-1]


def contarActualizaciones__solo_el_total(n, tam_lote, epocas):
    """Devuelves un solo número, el total: se piden también las actualizaciones por época."""
    return solution.contarActualizaciones(n, tam_lote, epocas)[1]


def contarActualizaciones__solo_por_época(n, tam_lote, epocas):
    """Devuelves un solo número, las actualizaciones por época: se piden también las de todo el
    entrenamiento."""
    return solution.contarActualizaciones(n, tam_lote, epocas)[0]


def contarActualizaciones__total_por_muestras(n, tam_lote, epocas):
    """Por época está bien, pero tu total cuenta muestras y no lotes."""
    return -(-n // tam_lote), n * epocas


def contarActualizaciones__total_es_épocas(n, tam_lote, epocas):
    """Por época está bien, pero tu total es el número de épocas: hay varias actualizaciones en cada
    una."""
    return -(-n // tam_lote), epocas


def contarActualizaciones__sin_multiplicar(n, tam_lote, epocas):
    """Tus dos números son el mismo: el total tiene las actualizaciones de todas las épocas."""
    return -(-n // tam_lote), -(-n // tam_lote)


def contarActualizaciones__por_tamaño_de_lote(n, tam_lote, epocas):
    """Multiplicas por el tamaño del lote, y cuanto mayor es el lote, menos actualizaciones hay."""
    return n * tam_lote, n * tam_lote * epocas


def contarActualizaciones__tamaño_por_época(n, tam_lote, epocas):
    """Como actualizaciones por época das el tamaño del lote. Ese es el número de muestras de cada
    lote; se pregunta cuántos lotes hay."""
    return tam_lote, tam_lote * epocas


def contarActualizaciones__total_sumado(n, tam_lote, epocas):
    """Por época está bien, pero el total las suma con las épocas: cada época las repite todas."""
    return -(-n // tam_lote), -(-n // tam_lote) + epocas


def contarActualizaciones__resto(n, tam_lote, epocas):
    """Usas el resto de la división, que son las muestras del lote corto: se pregunta cuántos lotes
    hay."""
    return n % tam_lote, n % tam_lote * epocas


# --- regresionLineal ---


def _minimos(X, Y, J=lambda r: np.mean(r**2)):
    """Mínimos cuadrados con la columna de unos al final, y el J que se quiera."""
    X1 = np.column_stack((X, np.ones(len(X))))
    W = np.linalg.lstsq(X1, Y, rcond=None)[0]
    return W, J(Y - X1 @ W)


def regresionLineal__sesgo_primero(X, Y):
    """W trae el sesgo al principio, y en estas notas va al final: W = [w_1 … w_m, b]. Depende de
    dónde pusiste la columna de unos."""
    W, J = _minimos(X, Y)
    return np.roll(W, 1), J


def regresionLineal__sin_unos(X, Y):
    """A X le falta la columna de unos: sin ella no hay sesgo b, y tu plano pasa por el origen."""
    W = np.linalg.lstsq(X, Y, rcond=None)[0]
    return W, np.mean((Y - X @ W) ** 2)


def regresionLineal__sin_unos_y_b_cero(X, Y):
    """Tu b es siempre 0: los pesos se calcularon sin la columna de unos, y el plano pasa por el
    origen."""
    W, J = regresionLineal__sin_unos(X, Y)
    return np.append(W, 0), J


def regresionLineal__b_calculado_aparte(X, Y):
    """Los pesos se calcularon sin la columna de unos y b se añadió después. Los tres se buscan a la
    vez: el mejor b cambia los mejores pesos."""
    W, _ = regresionLineal__sin_unos(X, Y)
    b = np.mean(Y - X @ W)
    return np.append(W, b), np.mean((Y - X @ W - b) ** 2)


def regresionLineal__b_es_el_promedio_de_Y(X, Y):
    """Tu b es el promedio de Y, y los pesos se ajustan a lo que queda: ese solo es el mejor b si
    cada columna de X promedia 0. Pesos y sesgo se buscan a la vez."""
    b = np.mean(Y)
    W = np.linalg.lstsq(X, Y - b, rcond=None)[0]
    return np.append(W, b), np.mean((Y - X @ W - b) ** 2)


def regresionLineal__costo_mitad(X, Y):
    """W está bien, pero tu J es la mitad: usaste 1/(2n), y el MSE de esta clase lleva 1/n."""
    return _minimos(X, Y, lambda r: np.mean(r**2) / 2)


def regresionLineal__costo_suma(X, Y):
    """W está bien, pero tu J es la suma de los cuadrados: falta dividir por el número de
    muestras."""
    return _minimos(X, Y, lambda r: np.sum(r**2))


def regresionLineal__costo_mitad_de_la_suma(X, Y):
    """W está bien, pero tu J es la mitad de la suma de los cuadrados: aquí va el promedio, sin
    ½."""
    return _minimos(X, Y, lambda r: np.sum(r**2) / 2)


def regresionLineal__costo_entre_grados_de_libertad(X, Y):
    """W está bien, pero tu J divide por n menos el número de parámetros, como en un curso de
    estadística. Aquí se divide por n."""
    return _minimos(X, Y, lambda r: np.sum(r**2) / (len(Y) - X.shape[1] - 1))


def regresionLineal__costo_entre_n_menos_1(X, Y):
    """W está bien, pero tu J divide por n − 1. Aquí se divide por n."""
    return _minimos(X, Y, lambda r: np.sum(r**2) / (len(Y) - 1))


def regresionLineal__costo_entre_cuatro(X, Y):
    """W está bien, pero tu J divide siempre por 4, que es el n de XOR: divide por el número de
    muestras que recibes."""
    return _minimos(X, Y, lambda r: np.sum(r**2) / 4)


def regresionLineal__costo_entre_características(X, Y):
    """W está bien, pero tu J divide por el número de características (m) y no por el de muestras
    (n): en estas notas las muestras son las filas."""
    return _minimos(X, Y, lambda r: np.sum(r**2) / X.shape[1])


def regresionLineal__costo_con_raíz(X, Y):
    """W está bien, pero tu J es la raíz del MSE: se pide el promedio de los cuadrados, sin raíz."""
    return _minimos(X, Y, lambda r: np.sqrt(np.mean(r**2)))


def regresionLineal__costo_valor_absoluto(X, Y):
    """W está bien, pero tu J promedia el valor absoluto de los residuos; se pide el de sus
    cuadrados."""
    return _minimos(X, Y, lambda r: np.mean(np.abs(r)))


def regresionLineal__costo_se_compensa(X, Y):
    """W está bien, pero tu J sale 0, o casi: los residuos se suman con su signo y se compensan unos
    con otros. Cada uno se eleva al cuadrado antes de juntarlos."""
    return _minimos(X, Y, lambda r: 0.0)


def regresionLineal__costo_sin_sesgo(X, Y):
    """W está bien, pero tu J usa una predicción sin b."""
    W, _ = _minimos(X, Y)
    return W, np.mean((Y - X @ W[:-1]) ** 2)


def regresionLineal__costo_del_modelo_nulo(X, Y):
    """W está bien, pero tu J compara Y con su promedio: los residuos son los de la predicción del
    modelo."""
    return _minimos(X, Y)[0], np.var(Y)


def regresionLineal__costo_por_muestra(X, Y):
    """W está bien, pero devuelves el cuadrado de cada residuo: J es un solo número, su promedio."""
    return _minimos(X, Y, lambda r: r**2)


def regresionLineal__costo_primero(X, Y):
    """Devuelves J antes que W: el orden es W, J."""
    return _minimos(X, Y)[::-1]


def regresionLineal__solo_W(X, Y):
    """Devuelves solo W: falta el costo J."""
    return _minimos(X, Y)[0]


def regresionLineal__predicciones(X, Y):
    """Devuelves las predicciones donde va W: se piden los parámetros [w_1 … w_m, b]."""
    W, J = _minimos(X, Y)
    return np.column_stack((X, np.ones(len(X)))) @ W, J


def regresionLineal__sin_inversa(X, Y):
    """W es XᵀY: falta el factor (XᵀX)⁻¹ de la fórmula."""
    X1 = np.column_stack((X, np.ones(len(X))))
    W = X1.T @ Y
    return W, np.mean((Y - X1 @ W) ** 2)


def regresionLineal__regularizada(X, Y):
    """Sumas algo a la diagonal de XᵀX antes de invertir: eso es una regularización, y aquí nadie la
    pide. X tiene rango completo."""
    X1 = np.column_stack((X, np.ones(len(X))))
    W = np.linalg.solve(X1.T @ X1 + np.eye(X1.shape[1]), X1.T @ Y)
    return W, np.mean((Y - X1 @ W) ** 2)


def regresionLineal__siempre_xor(X, Y):
    """Das siempre la respuesta de XOR, 0.5: la función recibe otros datos."""
    W = np.append(np.zeros(X.shape[1]), 0.5)
    return W, np.mean((Y - 0.5) ** 2)


def regresionLineal__costo_difundido(X, Y):
    """W está bien, pero en tu J una fila y una columna se combinaron en una tabla n × n
    (broadcasting): cada y acabó comparada con todas las ŷ."""
    W, _ = _minimos(X, Y)
    return W, np.mean((Y[:, np.newaxis] - (X @ W[:-1] + W[-1])) ** 2)


def regresionLineal__costo_de_la_última(X, Y):
    """W está bien, pero en tu J solo cuenta la última muestra: en tu bucle cada una pisa a la
    anterior."""
    return _minimos(X, Y, lambda r: r[-1] ** 2 / len(r))


def regresionLineal__costo_promediado_dos_veces(X, Y):
    """W está bien, pero tu J divide por n dos veces."""
    return _minimos(X, Y, lambda r: np.mean(r**2) / len(r))


def regresionLineal__costo_con_sigmoide(X, Y):
    """W está bien, pero en tu J la predicción lleva una sigmoide: el modelo es lineal."""
    W, _ = _minimos(X, Y)
    return W, np.mean((Y - 1 / (1 + np.exp(-(X @ W[:-1] + W[-1])))) ** 2)


def regresionLineal__tres_valores(X, Y):
    """Devuelves los pesos y el sesgo por separado: W los lleva juntos, con b al final, y después va
    J."""
    W, J = _minimos(X, Y)
    return W[:-1], W[-1], J


# --- adelante ---


def _sigma(z):
    return 1 / (1 + np.exp(-z))


def _lineal(z):
    return z


def _red(x, W1, b1, w2, b2, oculta=_sigma, salida=_lineal):
    z1 = W1 @ x + b1
    a1 = oculta(z1)
    return z1, a1, salida(w2 @ a1 + b2)


def adelante__sigmoide_de_salida(x, W1, b1, w2, b2):
    """A ŷ le aplicas la sigmoide: en esta red la salida es lineal. Mira el último renglón del
    «Forward» de las notas."""
    return _red(x, W1, b1, w2, b2, salida=_sigma)


def adelante__relu_de_salida(x, W1, b1, w2, b2):
    """ŷ nunca baja de 0: le aplicas una ReLU, y en esta red la salida es lineal."""
    return _red(x, W1, b1, w2, b2, salida=lambda z: np.maximum(z, 0))


def adelante__escalón_de_salida(x, W1, b1, w2, b2):
    """ŷ es 0 o 1: decidiste la clase, y la red devuelve el número que sale de la última suma."""
    return _red(x, W1, b1, w2, b2, salida=lambda z: float(z > 0.5))


def adelante__tanh_de_salida(x, W1, b1, w2, b2):
    """A ŷ le aplicas la tangente hiperbólica: en esta red la salida es lineal."""
    return _red(x, W1, b1, w2, b2, salida=np.tanh)


def adelante__sin_b1(x, W1, b1, w2, b2):
    """A z1 le falta el sesgo b1: sale lo mismo con cualquier b1."""
    return solution.adelante(x, W1, 0 * b1, w2, b2)


def adelante__sin_b2(x, W1, b1, w2, b2):
    """A ŷ le falta el sesgo b2; z1 y a1 están bien."""
    return solution.adelante(x, W1, b1, w2, 0)


def adelante__sin_sesgos(x, W1, b1, w2, b2):
    """Tu red ignora los dos sesgos, b1 y b2. Empiezan en 0, pero son argumentos y aquí traen otros
    valores."""
    return solution.adelante(x, W1, 0 * b1, w2, 0)


def adelante__resta_b1(x, W1, b1, w2, b2):
    """A z1 le restas el sesgo b1, y la neurona de las notas lo suma."""
    return solution.adelante(x, W1, -b1, w2, b2)


def adelante__resta_b2(x, W1, b1, w2, b2):
    """A ŷ le restas b2, y la neurona de las notas lo suma. z1 y a1 están bien."""
    return solution.adelante(x, W1, b1, w2, -b2)


def adelante__sesgo_después_de_sigma(x, W1, b1, w2, b2):
    """Sumas b1 después de la sigmoide: el sesgo forma parte de la entrada neta z1, que es lo que
    entra en ella."""
    z1 = W1 @ x
    a1 = _sigma(z1) + b1
    return z1, a1, w2 @ a1 + b2


def adelante__pesos_traspuestos(x, W1, b1, w2, b2):
    """Usas las columnas de W1 donde van sus filas: la fila k tiene los pesos de la neurona k. Con
    tantas neuronas como entradas NumPy no protesta."""
    return solution.adelante(x, W1.T, b1, w2, b2)


def adelante__z1_hacia_la_salida(x, W1, b1, w2, b2):
    """z1 y a1 están bien, pero a la salida llevas z1: lo que viaja por w2 es a1, la activación."""
    z1, a1, _ = solution.adelante(x, W1, b1, w2, b2)
    return z1, a1, w2 @ z1 + b2


def adelante__oculta_lineal(x, W1, b1, w2, b2):
    """a1 es igual a z1: a la capa escondida le falta la sigmoide, y sin ella la red vuelve a ser un
    modelo lineal, que a XOR contesta 0.5."""
    return _red(x, W1, b1, w2, b2, oculta=_lineal)


def adelante__tanh_oculta(x, W1, b1, w2, b2):
    """La capa escondida usa la tangente hiperbólica, y en esta red lleva la sigmoide."""
    return _red(x, W1, b1, w2, b2, oculta=np.tanh)


def adelante__relu_oculta(x, W1, b1, w2, b2):
    """La capa escondida usa ReLU, y en esta red lleva la sigmoide."""
    return _red(x, W1, b1, w2, b2, oculta=lambda z: np.maximum(z, 0))


def adelante__escalón_oculto(x, W1, b1, w2, b2):
    """a1 es 0 o 1: usas un escalón, que no tiene pendiente. En esta red va la sigmoide."""
    return _red(x, W1, b1, w2, b2, oculta=lambda z: (z > 0) * 1.0)


def adelante__signo_del_exponente(x, W1, b1, w2, b2):
    """Tu sigmoide baja cuando z sube: calcula 1 − σ(z). Mira el exponente."""
    return _red(x, W1, b1, w2, b2, oculta=lambda z: _sigma(-z))


def adelante__precedencia(x, W1, b1, w2, b2):
    """Tu a1 es 1 + e⁻ᶻ, siempre mayor que 1: la división se hizo antes que la suma. Mira los
    paréntesis de tu sigmoide."""
    return _red(x, W1, b1, w2, b2, oculta=lambda z: 1 / 1 + np.exp(-z))


def adelante__sigmoide_doble(x, W1, b1, w2, b2):
    """A la capa escondida le aplicas la sigmoide dos veces: por eso a1 se queda entre 0.5 y
    0.73."""
    return _red(x, W1, b1, w2, b2, oculta=lambda z: _sigma(_sigma(z)))


def adelante__derivada_en_vez_de_sigma(x, W1, b1, w2, b2):
    """En a1 pones la derivada de la sigmoide: hacia adelante va la sigmoide; su derivada espera
    hasta la vuelta."""
    return _red(x, W1, b1, w2, b2, oculta=lambda z: _sigma(z) * (1 - _sigma(z)))


def adelante__softmax_oculta(x, W1, b1, w2, b2):
    """Tus activaciones se reparten un total de 1: cada neurona escondida tiene su propia sigmoide y
    no depende de las otras."""
    return _red(x, W1, b1, w2, b2, oculta=lambda z: np.exp(z) / np.exp(z).sum())


def adelante__sin_sumar(x, W1, b1, w2, b2):
    """ŷ trae un número por neurona escondida: falta sumar lo que llega por cada w2."""
    z1, a1, _ = solution.adelante(x, W1, b1, w2, b2)
    return z1, a1, w2 * a1 + b2


def adelante__b2_por_neurona(x, W1, b1, w2, b2):
    """Sumas b2 una vez por cada neurona escondida: es el sesgo de la salida y va una sola vez."""
    z1, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return z1, a1, y_est + (len(a1) - 1) * b2


def adelante__promedio_en_la_salida(x, W1, b1, w2, b2):
    """ŷ promedia lo que llega de las neuronas escondidas, y una neurona lo suma."""
    z1, a1, _ = solution.adelante(x, W1, b1, w2, b2)
    return z1, a1, np.mean(w2 * a1) + b2


def adelante__sin_w2(x, W1, b1, w2, b2):
    """ŷ suma las activaciones sin sus pesos w2."""
    z1, a1, _ = solution.adelante(x, W1, b1, w2, b2)
    return z1, a1, np.sum(a1) + b2


def adelante__sin_x(x, W1, b1, w2, b2):
    """z1 suma los pesos de cada neurona sin multiplicarlos por las entradas: da lo mismo con
    cualquier x."""
    return solution.adelante(x**0, W1, b1, w2, b2)


def adelante__x_al_cuadrado(x, W1, b1, w2, b2):
    """Usas x² donde va x. Con los ceros y unos de XOR no se nota."""
    return solution.adelante(x**2, W1, b1, w2, b2)


def adelante__a1_primero(x, W1, b1, w2, b2):
    """Devuelves a1 antes que z1: el orden es z1, a1, ŷ."""
    z1, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return a1, z1, y_est


def adelante__salida_primero(x, W1, b1, w2, b2):
    """Devuelves ŷ antes que lo demás: el orden es z1, a1, ŷ, el mismo en que se calculan."""
    z1, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return y_est, z1, a1


def adelante__al_revés(x, W1, b1, w2, b2):
    """Devuelves las tres cosas en el orden contrario: es z1, a1, ŷ, el mismo en que se calculan."""
    return solution.adelante(x, W1, b1, w2, b2)[::-1]


def adelante__solo_predicción(x, W1, b1, w2, b2):
    """Devuelves solo ŷ: la vuelta atrás necesita también z1 y a1."""
    return solution.adelante(x, W1, b1, w2, b2)[2]


def adelante__sin_z1(x, W1, b1, w2, b2):
    """Devuelves dos cosas, a1 e ŷ: falta z1, que va primero."""
    return solution.adelante(x, W1, b1, w2, b2)[1:]


def adelante__z1_sin_sesgo(x, W1, b1, w2, b2):
    """a1 e ŷ están bien, pero el z1 que devuelves no lleva su sesgo: z1 es la entrada neta
    completa."""
    _, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return W1 @ x, a1, y_est


def adelante__b1_en_la_salida(x, W1, b1, w2, b2):
    """Sumas b1 también en la salida: el sesgo de la última neurona es b2."""
    z1, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return z1, a1, y_est - b2 + np.sum(b1)


def adelante__b2_en_la_oculta(x, W1, b1, w2, b2):
    """En z1 sumas b2, y el sesgo de cada neurona escondida está en b1."""
    return solution.adelante(x, W1, b2 + 0 * b1, w2, b2)


def adelante__a1_sin_sesgo(x, W1, b1, w2, b2):
    """z1 está bien, pero a1 se calcula sin el sesgo: la sigmoide recibe z1 completa."""
    a1 = _sigma(W1 @ x)
    return W1 @ x + b1, a1, w2 @ a1 + b2


def adelante__solo_la_última_neurona(x, W1, b1, w2, b2):
    """A ŷ solo llega la última neurona escondida: en tu bucle cada una pisa a la anterior."""
    z1, a1, _ = solution.adelante(x, W1, b1, w2, b2)
    return z1, a1, w2[-1] * a1[-1] + b2


def adelante__un_solo_sesgo(x, W1, b1, w2, b2):
    """Todas las neuronas escondidas usan el sesgo de la primera: cada una tiene el suyo."""
    return solution.adelante(x, W1, b1[0] + 0 * b1, w2, b2)


def adelante__solo_dos_neuronas(x, W1, b1, w2, b2):
    """A ŷ solo llegan dos neuronas escondidas, las de la red 2-2-1: aquí puede haber más."""
    z1, a1, _ = solution.adelante(x, W1, b1, w2, b2)
    return z1, a1, w2[:2] @ a1[:2] + b2


def adelante__solo_dos_entradas(x, W1, b1, w2, b2):
    """z1 solo usa dos entradas, las de la red 2-2-1: aquí puede haber más."""
    return solution.adelante(x[:2], W1[:, :2], b1, w2, b2)


def adelante__sesgo_en_los_pesos(x, W1, b1, w2, b2):
    """Sumas b1 a los pesos antes de multiplicarlos por x: el sesgo se suma después, una sola vez y
    sin ninguna entrada."""
    return solution.adelante(x, W1 + b1[:, np.newaxis], 0 * b1, w2, b2)


# --- derivadas ---


def _desde(x, a1, w2, delta, pendiente=None):
    """Las cuatro derivadas que salen de un error de salida y una pendiente de la capa escondida."""
    db1 = delta * w2 * (a1 * (1 - a1) if pendiente is None else pendiente)
    return np.outer(db1, x), db1, delta * a1, delta


def _hacia_atrás(x, y, W1, b1, w2, b2):
    """z1, a1 y el −2 (y − ŷ) de la muestra."""
    z1, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return z1, a1, -2 * (y - y_est)


def derivadas__sin_dos(x, y, W1, b1, w2, b2):
    """Tus derivadas son la mitad de las correctas: falta el 2 que baja del cuadrado. Ese ½ que lo
    cancelaría no está en el error de esta clase."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta / 2)


def derivadas__valor_absoluto(x, y, W1, b1, w2, b2):
    """El residuo llega a tus derivadas sin su signo: busca un valor absoluto o una raíz de un
    cuadrado."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, np.abs(delta))


def derivadas__signo(x, y, W1, b1, w2, b2):
    """Tus derivadas tienen el signo contrario: al derivar (y − ŷ)² también se deriva lo de dentro,
    y ŷ entra restando."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, -delta)


def derivadas__residuo_sin_dos(x, y, W1, b1, w2, b2):
    """Usas y − ŷ como derivada del error: faltan el 2 que baja del cuadrado y el signo, porque ŷ
    entra restando."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, -delta / 2)


def derivadas__doble(x, y, W1, b1, w2, b2):
    """Tus derivadas son el doble de las correctas: el 2 del cuadrado aparece dos veces."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, 2 * delta)


def derivadas__error_al_cuadrado(x, y, W1, b1, w2, b2):
    """Donde va −2 (y − ŷ) pones −2 (y − ŷ)². Las notas llaman «error» a las dos cosas; al derivar,
    el exponente baja."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, -(delta**2) / 2)


def derivadas__error_como_derivada(x, y, W1, b1, w2, b2):
    """Llevas hacia atrás el valor del error, (y − ŷ)², en vez de su derivada: siempre es positivo y
    no dice hacia qué lado falta."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta**2 / 4)


def derivadas__doble_del_error(x, y, W1, b1, w2, b2):
    """Llevas hacia atrás 2 (y − ŷ)²: al derivar el cuadrado, el exponente baja. Sin el signo del
    residuo no se sabe hacia qué lado falta."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta**2 / 2)


def derivadas__menos_el_error(x, y, W1, b1, w2, b2):
    """Llevas hacia atrás −(y − ŷ)²: al derivar el cuadrado, el exponente baja y aparece un 2."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, -(delta**2) / 4)


def derivadas__solo_el_signo(x, y, W1, b1, w2, b2):
    """De y − ŷ solo usas el signo: esa es la derivada de |y − ŷ|, y el error de esta clase es su
    cuadrado."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, np.sign(delta))


def derivadas__residuo_sin_predicción(x, y, W1, b1, w2, b2):
    """Tu residuo es y sola: falta restarle ŷ, lo que contesta la red."""
    _, a1, _ = solution.adelante(x, W1, b1, w2, b2)
    return _desde(x, a1, w2, -2 * y)


def derivadas__clase_en_vez_de_predicción(x, y, W1, b1, w2, b2):
    """Comparas y con la clase, ŷ redondeada a 0 o 1: el residuo usa ŷ tal como sale."""
    _, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return _desde(x, a1, w2, -2 * (y - (y_est > 0.5)))


def derivadas__dos_solo_en_la_salida(x, y, W1, b1, w2, b2):
    """La capa de salida está bien; dW1 y db1 son la mitad: el 2 del cuadrado viene desde el final y
    llega a las cuatro."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1 / 2, db1 / 2, dw2, db2


def derivadas__dos_solo_en_b2(x, y, W1, b1, w2, b2):
    """Solo db2 lleva el 2 del cuadrado: las cuatro derivadas comienzan por el mismo factor."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1 / 2, db1 / 2, dw2 / 2, db2


def derivadas__dos_otra_vez_en_la_oculta(x, y, W1, b1, w2, b2):
    """La capa de salida está bien; dW1 y db1 son el doble: el 2 ya venía en lo que llega desde el
    final."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return 2 * dW1, 2 * db1, dw2, db2


def derivadas__dos_solo_en_la_oculta(x, y, W1, b1, w2, b2):
    """dW1 y db1 están bien; a dw2 y db2 les falta el 2 del cuadrado."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, db1, dw2 / 2, db2 / 2


def derivadas__signo_en_la_oculta(x, y, W1, b1, w2, b2):
    """La capa de salida está bien; dW1 y db1 tienen el signo contrario. El menos aparece una sola
    vez, en ∂L/∂ŷ, y lo heredan todas; σ′ no lo cambia, porque siempre es positiva."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return -dW1, -db1, dw2, db2


def derivadas__signo_en_la_salida(x, y, W1, b1, w2, b2):
    """dW1 y db1 están bien; dw2 y db2 tienen el signo contrario."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, db1, -dw2, -db2


def derivadas__signo_en_los_sesgos(x, y, W1, b1, w2, b2):
    """Los pesos están bien; db1 y db2 tienen el signo contrario. El sesgo suma en su neurona, igual
    que los pesos."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, -db1, dw2, -db2


def derivadas__sin_sigma_prima(x, y, W1, b1, w2, b2):
    """La capa de salida está bien; a la escondida le falta cruzar la sigmoide: es el factor σ′(z1)
    de las notas."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, 1)


def derivadas__sigma_prima_de_a1(x, y, W1, b1, w2, b2):
    """Calculas σ′ en a1, y va en z1: aplicas la sigmoide a algo que ya la trae puesta."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, _sigma(a1) * (1 - _sigma(a1)))


def derivadas__z_por_uno_menos_z(x, y, W1, b1, w2, b2):
    """En la capa escondida usas z1 (1 − z1): esa fórmula de σ′ se escribe con la activación a1, no
    con la entrada neta."""
    z1, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, z1 * (1 - z1))


def derivadas__derivada_tanh(x, y, W1, b1, w2, b2):
    """En la capa escondida usas 1 − a², la derivada de la tangente hiperbólica: la de la sigmoide
    es otra. Con a = 0.5 debe dar 0.25."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, 1 - a1**2)


def derivadas__derivada_tanh_de_z1(x, y, W1, b1, w2, b2):
    """En la capa escondida usas la derivada de la tangente hiperbólica: la neurona de esta red es
    una sigmoide."""
    z1, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, 1 - np.tanh(z1) ** 2)


def derivadas__derivada_relu(x, y, W1, b1, w2, b2):
    """En la capa escondida usas la derivada de ReLU, que es 0 o 1: la neurona de esta red es una
    sigmoide."""
    z1, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, (z1 > 0) * 1.0)


def derivadas__sigma_prima_perdió_a(x, y, W1, b1, w2, b2):
    """En la capa escondida tu σ′ es 1 − a1: le falta un factor. Con a = 0.5 debe dar 0.25."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, 1 - a1)


def derivadas__sigma_en_vez_de_su_derivada(x, y, W1, b1, w2, b2):
    """En la capa escondida multiplicas por a1, la sigmoide, y va su derivada."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, a1)


def derivadas__a_por_uno_más_a(x, y, W1, b1, w2, b2):
    """Tu σ′ es a1 (1 + a1): mira el signo del paréntesis. Con a = 0.5 debe dar 0.25."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, a1 * (1 + a1))


def derivadas__sigma_prima_al_cuadrado(x, y, W1, b1, w2, b2):
    """Multiplicas dos veces por σ′(z1): el camino cruza esa sigmoide una sola vez."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, (a1 * (1 - a1)) ** 2)


def derivadas__con_z1_de_más(x, y, W1, b1, w2, b2):
    """A la capa escondida le sobra un factor z1: la regla de la cadena multiplica por la pendiente
    de la sigmoide, no por su entrada."""
    z1, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, delta, a1 * (1 - a1) * z1)


def derivadas__sigma_prima_en_la_salida(x, y, W1, b1, w2, b2):
    """Multiplicas por ŷ (1 − ŷ) en la salida, y esta salida es lineal: ∂ŷ/∂b2 = 1, sin ninguna
    sigmoide que cruzar."""
    _, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return _desde(x, a1, w2, -2 * (y - y_est) * y_est * (1 - y_est))


def derivadas__sigma_prima_de_la_salida(x, y, W1, b1, w2, b2):
    """Multiplicas por σ′ en la salida, y esta salida es lineal: no hay ninguna sigmoide que cruzar
    entre ŷ y w2."""
    _, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return _desde(x, a1, w2, -2 * (y - y_est) * _sigma(y_est) * (1 - _sigma(y_est)))


def derivadas__sigma_prima_de_salida_hacia_atrás(x, y, W1, b1, w2, b2):
    """dw2 y db2 están bien; al volver a la capa escondida multiplicas por ŷ (1 − ŷ), y la salida es
    lineal."""
    _, _, y_est = solution.adelante(x, W1, b1, w2, b2)
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1 * y_est * (1 - y_est), db1 * y_est * (1 - y_est), dw2, db2


def derivadas__sigma_prima_solo_en_la_salida(x, y, W1, b1, w2, b2):
    """dW1 y db1 están bien; dw2 y db2 llevan un ŷ (1 − ŷ) que sobra: la salida es lineal."""
    _, _, y_est = solution.adelante(x, W1, b1, w2, b2)
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, db1, dw2 * y_est * (1 - y_est), db2 * y_est * (1 - y_est)


def derivadas__sin_w2(x, y, W1, b1, w2, b2):
    """La capa de salida está bien; a la escondida le falta w2: el error vuelve por el mismo peso
    por el que salió la señal."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, 1, delta, a1 * (1 - a1))


def derivadas__derivada_en_vez_de_w2(x, y, W1, b1, w2, b2):
    """Al volver a la capa escondida multiplicas por dw2, y va w2: el error vuelve por el peso, no
    por su derivada."""
    dw2 = solution.derivadas(x, y, W1, b1, w2, b2)[2]
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return np.outer(delta * dw2 * a1 * (1 - a1), x), delta * dw2 * a1 * (1 - a1), dw2, delta


def derivadas__delta_por_a1(x, y, W1, b1, w2, b2):
    """A la capa escondida le llega dw2 donde debería llegar db2: sobra un factor a1. Lo que vuelve
    es −2 (y − ŷ), sin la activación."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    a1 = dw2 / db2
    return dW1 * a1[:, np.newaxis], db1 * a1, dw2, db2


def derivadas__sin_error_en_la_oculta(x, y, W1, b1, w2, b2):
    """La capa de salida está bien; a la escondida le falta −2 (y − ŷ): sin él no sabe si hay algo
    que corregir."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    db1 = w2 * a1 * (1 - a1)
    return np.outer(db1, x), db1, delta * a1, delta


def derivadas__dw2_con_z1(x, y, W1, b1, w2, b2):
    """En dw2 usas z1: a la salida llega a1, la activación, así que esa es la que acompaña a cada
    w2."""
    z1, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    dW1, db1, _, _ = _desde(x, a1, w2, delta)
    return dW1, db1, delta * z1, delta


def derivadas__dw2_sin_a1(x, y, W1, b1, w2, b2):
    """En dw2 falta a1: todas sus componentes salen iguales. ¿Qué multiplica a cada w2 en ŷ?"""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    dW1, db1, _, _ = _desde(x, a1, w2, delta)
    return dW1, db1, delta + 0 * a1, delta


def derivadas__dw2_con_sigma_prima(x, y, W1, b1, w2, b2):
    """En dw2 multiplicas por σ′(z1): entre ŷ y w2 no hay ninguna sigmoide, solo la activación
    a1."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    dW1, db1, _, _ = _desde(x, a1, w2, delta)
    return dW1, db1, delta * a1 * (1 - a1), delta


def derivadas__dw2_por_w2(x, y, W1, b1, w2, b2):
    """En dw2 aparece w2: al derivar w2 · a1 respecto a w2 queda a1."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    dW1, db1, _, _ = _desde(x, a1, w2, delta)
    return dW1, db1, delta * a1 * w2, delta


def derivadas__dw2_es_w2(x, y, W1, b1, w2, b2):
    """En dw2 usas w2 donde va a1: al derivar w2 · a1 respecto a w2 queda lo que lo acompaña."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    dW1, db1, _, _ = _desde(x, a1, w2, delta)
    return dW1, db1, delta * w2, delta


def derivadas__dw2_sumado(x, y, W1, b1, w2, b2):
    """dw2 es un solo número: sumaste lo de todas las neuronas, y cada una tiene su peso."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, db1, np.sum(dw2), db2


def derivadas__dW1_traspuesta(x, y, W1, b1, w2, b2):
    """dW1 está traspuesta: la fila k es de la neurona k, como en W1. Mira el orden de los dos
    factores del producto."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1.T, db1, dw2, db2


def derivadas__dW1_con_a1(x, y, W1, b1, w2, b2):
    """En dW1 usas a1 como entrada: a1 es lo que sale de la primera capa. ¿Qué le entra?"""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    _, db1, dw2, db2 = _desde(x, a1, w2, delta)
    return np.outer(db1, a1), db1, dw2, db2


def derivadas__dW1_con_x_al_cuadrado(x, y, W1, b1, w2, b2):
    """En dW1 usas x² donde va x. Con los ceros y unos de XOR no se nota."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1 * x, db1, dw2, db2


def derivadas__dW1_sin_x(x, y, W1, b1, w2, b2):
    """A dW1 le falta x: todos los pesos de una neurona salen iguales. Con los unos de XOR no se
    nota; con los ceros, sí."""
    _, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return np.outer(db1, x**0), db1, dw2, db2


def derivadas__dW1_es_db1(x, y, W1, b1, w2, b2):
    """En dW1 devuelves un número por neurona, lo mismo que db1: falta la entrada que acompaña a
    cada peso."""
    _, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return db1, db1, dw2, db2


def derivadas__dW1_por_W1(x, y, W1, b1, w2, b2):
    """En dW1 aparece W1: al derivar W1 x respecto a W1 queda x."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1 * W1, db1, dw2, db2


def derivadas__dW1_es_W1(x, y, W1, b1, w2, b2):
    """En dW1 usas W1 donde va x: al derivar W1 x respecto a W1 queda la entrada."""
    _, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return db1[:, np.newaxis] * W1, db1, dw2, db2


def derivadas__dW1_sin_w2(x, y, W1, b1, w2, b2):
    """db1 está bien, pero a dW1 le falta w2: dW1 y db1 llevan los mismos factores, y dW1 además
    x."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    _, db1, dw2, db2 = _desde(x, a1, w2, delta)
    return np.outer(delta * a1 * (1 - a1), x), db1, dw2, db2


def derivadas__dW1_sin_sigma_prima(x, y, W1, b1, w2, b2):
    """db1 está bien, pero a dW1 le falta σ′(z1): dW1 y db1 llevan los mismos factores, y dW1 además
    x."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    _, db1, dw2, db2 = _desde(x, a1, w2, delta)
    return np.outer(delta * w2, x), db1, dw2, db2


def derivadas__db1_sin_sigma_prima(x, y, W1, b1, w2, b2):
    """dW1 está bien, pero a db1 le falta σ′(z1): entre b1 y ŷ también está la sigmoide."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    dW1, _, dw2, db2 = _desde(x, a1, w2, delta)
    return dW1, delta * w2, dw2, db2


def derivadas__db1_sin_w2(x, y, W1, b1, w2, b2):
    """dW1 está bien, pero a db1 le falta w2: el error vuelve por ese peso también para el sesgo."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    dW1, _, dw2, db2 = _desde(x, a1, w2, delta)
    return dW1, delta * a1 * (1 - a1), dw2, db2


def derivadas__db1_es_db2(x, y, W1, b1, w2, b2):
    """En db1 repites db2: para llegar a b1 el error todavía tiene que volver por w2 y cruzar la
    sigmoide."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    dW1, _, dw2, db2 = _desde(x, a1, w2, delta)
    return dW1, delta + 0 * a1, dw2, db2


def derivadas__db1_sumado(x, y, W1, b1, w2, b2):
    """db1 es un solo número, la suma de los de todas las neuronas: cada una tiene su sesgo y su
    derivada."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, np.sum(db1), dw2, db2


def derivadas__db1_promediado(x, y, W1, b1, w2, b2):
    """db1 es un solo número, el promedio de los de todas las neuronas: cada una tiene su sesgo y su
    derivada."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, np.mean(db1), dw2, db2


def derivadas__db1_sumado_y_repetido(x, y, W1, b1, w2, b2):
    """Todas las neuronas escondidas tienen el mismo db1: juntaste las suyas en una suma, y cada una
    tiene su sesgo."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, np.sum(db1) + 0 * db1, dw2, db2


def derivadas__db1_promediado_y_repetido(x, y, W1, b1, w2, b2):
    """Todas las neuronas escondidas tienen el mismo db1, el promedio de los suyos: cada una tiene
    su sesgo."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, np.mean(db1) + 0 * db1, dw2, db2


def derivadas__un_solo_delta(x, y, W1, b1, w2, b2):
    """Juntas en un solo número lo que vuelve a todas las neuronas escondidas, y a cada una le
    vuelve lo suyo: ahí no va un producto escalar, sino uno componente a componente."""
    _, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    juntas = np.sum(db1) + 0 * db1
    return np.outer(juntas, x), juntas, dw2, db2


def derivadas__w2_sumado(x, y, W1, b1, w2, b2):
    """Al volver a la capa escondida usas la suma de todos los w2: a cada neurona el error le vuelve
    por el suyo."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, np.sum(w2), delta)


def derivadas__sesgos_en_cero(x, y, W1, b1, w2, b2):
    """db1 y db2 son 0: los sesgos también se aprenden, y el error cambia si se mueven."""
    dW1, db1, dw2, _ = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, 0 * db1, dw2, 0.0


def derivadas__db1_en_cero(x, y, W1, b1, w2, b2):
    """db1 es 0: los sesgos de la capa escondida también se aprenden."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, 0 * db1, dw2, db2


def derivadas__db1_por_b1(x, y, W1, b1, w2, b2):
    """En db1 aparece b1: al derivar z1 respecto a b1 queda 1."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, db1 * b1, dw2, db2


def derivadas__db2_por_b2(x, y, W1, b1, w2, b2):
    """En db2 aparece b2: al derivar ŷ respecto a b2 queda 1."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, db1, dw2, db2 * b2


def derivadas__promedio_de_neuronas(x, y, W1, b1, w2, b2):
    """Divides por el número de neuronas escondidas: con una sola muestra no hay nada que
    promediar."""
    return tuple(d / len(w2) for d in solution.derivadas(x, y, W1, b1, w2, b2))


def derivadas__promedio_de_entradas(x, y, W1, b1, w2, b2):
    """Divides por el número de entradas: con una sola muestra no hay nada que promediar."""
    return tuple(d / len(x) for d in solution.derivadas(x, y, W1, b1, w2, b2))


def derivadas__recorta(x, y, W1, b1, w2, b2):
    """Recortas las derivadas entre −1 y 1: la derivada vale lo que vale, sea grande o pequeña."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return tuple(np.clip(d, -1, 1) for d in (dW1, db1, dw2, db2))


def derivadas__residuo_sin_b2(x, y, W1, b1, w2, b2):
    """El ŷ de tu residuo no lleva b2: calculas otra vez la ida y le falta el sesgo de salida."""
    return solution.derivadas(x, y, W1, b1, w2, 0.0)


def derivadas__ida_sin_sesgos(x, y, W1, b1, w2, b2):
    """Calculas otra vez la ida y lo haces sin los sesgos b1 y b2."""
    return solution.derivadas(x, y, W1, 0 * b1, w2, 0.0)


def derivadas__ida_sin_b1(x, y, W1, b1, w2, b2):
    """Calculas otra vez la ida y lo haces sin el sesgo b1."""
    return solution.derivadas(x, y, W1, 0 * b1, w2, b2)


def derivadas__ida_con_sigmoide(x, y, W1, b1, w2, b2):
    """El ŷ de tu residuo lleva una sigmoide: calculas otra vez la ida, y en esta red la salida es
    lineal."""
    _, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return _desde(x, a1, w2, -2 * (y - _sigma(y_est)))


def derivadas__ida_y_vuelta_con_sigmoide(x, y, W1, b1, w2, b2):
    """Le pones una sigmoide a la salida, en la ida y en la vuelta: sería otra red. En esta la
    salida es lineal."""
    _, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    p = _sigma(y_est)
    return _desde(x, a1, w2, -2 * (y - p) * p * (1 - p))


def derivadas__entropía_cruzada(x, y, W1, b1, w2, b2):
    """Estas son las derivadas de la entropía cruzada con una sigmoide a la salida, las de otra
    tarea. Aquí el error es (y − ŷ)² y la salida es lineal."""
    _, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return _desde(x, a1, w2, _sigma(y_est) - y)


def derivadas__salida_primero(x, y, W1, b1, w2, b2):
    """Devuelves primero las derivadas de la capa de salida: el orden es dW1, db1, dw2, db2."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dw2, db2, dW1, db1


def derivadas__al_revés(x, y, W1, b1, w2, b2):
    """Devuelves las derivadas en el orden en que se calculan, desde el final: el orden pedido es
    dW1, db1, dw2, db2."""
    return solution.derivadas(x, y, W1, b1, w2, b2)[::-1]


def derivadas__pesos_y_después_sesgos(x, y, W1, b1, w2, b2):
    """Devuelves primero los pesos y después los sesgos: el orden es dW1, db1, dw2, db2, capa por
    capa."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, dw2, db1, db2


def derivadas__db2_antes_de_dw2(x, y, W1, b1, w2, b2):
    """Devuelves db2 antes que dw2: el orden es dW1, db1, dw2, db2."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, db1, db2, dw2


def derivadas__sesgo_antes_que_peso(x, y, W1, b1, w2, b2):
    """Devuelves cada sesgo antes que su peso: el orden es dW1, db1, dw2, db2."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return db1, dW1, db2, dw2


def derivadas__devuelve_parámetros(x, y, W1, b1, w2, b2):
    """Devuelves los parámetros ya movidos, y aquí se piden solo sus derivadas: moverlos es cosa de
    pasoSGD."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, 1.0)


def derivadas__ŷ_redondeada(x, y, W1, b1, w2, b2):
    """Redondeas ŷ al entero más cercano antes de restarla: el residuo usa ŷ tal como sale."""
    _, a1, y_est = solution.adelante(x, W1, b1, w2, b2)
    return _desde(x, a1, w2, -2 * (y - np.round(y_est)))


def derivadas__doble_del_signo(x, y, W1, b1, w2, b2):
    """De y − ŷ solo queda el signo: lo que empuja es también cuánto falta."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2, 2 * np.sign(delta))


def derivadas__w2_de_la_primera(x, y, W1, b1, w2, b2):
    """Al volver a la capa escondida usas siempre el primer w2: a cada neurona el error le vuelve
    por el suyo."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, w2[0], delta)


def derivadas__W1_en_vez_de_w2(x, y, W1, b1, w2, b2):
    """Al volver a la capa escondida usas los pesos de W1: el error vuelve por donde salió la señal,
    que es w2."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    return _desde(x, a1, W1[:, 0], delta)


def derivadas__delta_sumado(x, y, W1, b1, w2, b2):
    """db1 es un solo número, la suma de los de todas las neuronas, y dW1 sale de él: cada neurona
    tiene el suyo."""
    _, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return np.outer(np.sum(db1), x), np.sum(db1), dw2, db2


def derivadas__solo_dos_por_dos(x, y, W1, b1, w2, b2):
    """dW1 tiene siempre el tamaño de la red 2-2-1: aquí tiene la forma de W1, sea cual sea."""
    dW1, db1, dw2, db2 = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1[:2, :2], db1, dw2, db2


def derivadas__sin_sesgos(x, y, W1, b1, w2, b2):
    """Devuelves solo las derivadas de los pesos: faltan las de los sesgos, que también se
    aprenden."""
    dW1, _, dw2, _ = solution.derivadas(x, y, W1, b1, w2, b2)
    return dW1, dw2


def derivadas__junto_con_la_predicción(x, y, W1, b1, w2, b2):
    """Devuelves cinco cosas, y se piden cuatro: dW1, db1, dw2, db2."""
    return *solution.derivadas(x, y, W1, b1, w2, b2), solution.adelante(x, W1, b1, w2, b2)[2]


# --- pasoSGD ---


def _paso(x, y, W1, b1, w2, b2, orden, alpha):
    """Mueve los parámetros por turnos: cada turno vuelve a derivar con los que ya se movieron."""
    red = [W1, b1, w2, b2]
    for turno in orden:
        nuevas = solution.derivadas(x, y, *red)
        for k in turno:
            red[k] = red[k] - alpha * nuevas[k]
    return tuple(red)


def pasoSGD__w2_nuevo_en_la_oculta(x, y, W1, b1, w2, b2, alpha):
    """Mueves w2 y, con el w2 ya movido, calculas las derivadas de la capa escondida. Las cuatro
    derivadas salen de los mismos pesos, los de antes del paso."""
    _, a1, delta = _hacia_atrás(x, y, W1, b1, w2, b2)
    nuevo = w2 - alpha * delta * a1
    dW1, db1, _, _ = _desde(x, a1, nuevo, delta)
    return W1 - alpha * dW1, b1 - alpha * db1, nuevo, b2 - alpha * delta


def pasoSGD__secuencial(x, y, W1, b1, w2, b2, alpha):
    """Mueves un parámetro y vuelves a derivar antes de mover el siguiente. Las cuatro derivadas
    salen de los mismos pesos, los de antes del paso."""
    return _paso(x, y, W1, b1, w2, b2, ((0,), (1,), (2,), (3,)), alpha)


def pasoSGD__secuencial_desde_el_final(x, y, W1, b1, w2, b2, alpha):
    """Mueves los parámetros desde el final y vuelves a derivar después de mover cada uno. Las
    cuatro derivadas salen de los mismos pesos, los de antes del paso."""
    return _paso(x, y, W1, b1, w2, b2, ((3,), (2,), (1,), (0,)), alpha)


def pasoSGD__secuencial_salida_primero(x, y, W1, b1, w2, b2, alpha):
    """Mueves w2, b2, W1 y b1, en ese orden, y vuelves a derivar después de mover cada uno. Las
    cuatro derivadas salen de los mismos pesos, los de antes del paso."""
    return _paso(x, y, W1, b1, w2, b2, ((2,), (3,), (0,), (1,)), alpha)


def pasoSGD__primero_la_oculta(x, y, W1, b1, w2, b2, alpha):
    """Mueves la capa escondida y vuelves a pasar la muestra antes de mover la de salida. Las cuatro
    derivadas salen de los mismos pesos, los de antes del paso."""
    return _paso(x, y, W1, b1, w2, b2, ((0, 1), (2, 3)), alpha)


def pasoSGD__primero_la_salida(x, y, W1, b1, w2, b2, alpha):
    """Mueves la capa de salida y vuelves a pasar la muestra antes de mover la escondida. Las cuatro
    derivadas salen de los mismos pesos, los de antes del paso."""
    return _paso(x, y, W1, b1, w2, b2, ((2, 3), (0, 1)), alpha)


def pasoSGD__primero_los_pesos(x, y, W1, b1, w2, b2, alpha):
    """Mueves los pesos y vuelves a derivar antes de mover los sesgos. Las cuatro derivadas salen de
    los mismos pesos, los de antes del paso."""
    return _paso(x, y, W1, b1, w2, b2, ((0, 2), (1, 3)), alpha)


def pasoSGD__asciende(x, y, W1, b1, w2, b2, alpha):
    """Te mueves a favor de las derivadas, y el error sube; para bajar hay que restar."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, -alpha)


def pasoSGD__sesgos_quietos(x, y, W1, b1, w2, b2, alpha):
    """Mueves los pesos y dejas b1 y b2 como estaban: los nueve parámetros se aprenden."""
    W1, _, w2, _ = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W1, b1, w2, b2


def pasoSGD__b1_quieto(x, y, W1, b1, w2, b2, alpha):
    """Dejas b1 como estaba: también se aprende."""
    W1, _, w2, b2 = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W1, b1, w2, b2


def pasoSGD__b2_quieto(x, y, W1, b1, w2, b2, alpha):
    """Dejas b2 como estaba: también se aprende."""
    W1, b1, w2, _ = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W1, b1, w2, b2


def pasoSGD__w2_quieto(x, y, W1, b1, w2, b2, alpha):
    """Dejas w2 como estaba: también se aprende."""
    W1, b1, _, b2 = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W1, b1, w2, b2


def pasoSGD__W1_quieto(x, y, W1, b1, w2, b2, alpha):
    """Dejas W1 como estaba: también se aprende."""
    _, b1, w2, b2 = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W1, b1, w2, b2


def pasoSGD__oculta_quieta(x, y, W1, b1, w2, b2, alpha):
    """Solo mueves la capa de salida: W1 y b1 también se aprenden, y sin ellos XOR depende de la
    suerte."""
    _, _, w2, b2 = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W1, b1, w2, b2


def pasoSGD__salida_quieta(x, y, W1, b1, w2, b2, alpha):
    """Solo mueves la capa escondida: w2 y b2 también se aprenden."""
    W1, b1, _, _ = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W1, b1, w2, b2


def pasoSGD__no_se_mueve(x, y, W1, b1, w2, b2, alpha):
    """Devuelves los parámetros tal como llegaron: calculas el paso y no lo das, o lo guardas con
    otro nombre."""
    return W1, b1, w2, b2


def pasoSGD__alpha_décima(x, y, W1, b1, w2, b2, alpha):
    """Tu tasa es siempre 0.1: usa la alpha que recibes."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, 0.1)


def pasoSGD__alpha_centésima(x, y, W1, b1, w2, b2, alpha):
    """Tu tasa es siempre 0.01: usa la alpha que recibes."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, 0.01)


def pasoSGD__alpha_un_medio(x, y, W1, b1, w2, b2, alpha):
    """Tu tasa es siempre 0.5, la del cuaderno: usa la alpha que recibes."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, 0.5)


def pasoSGD__sin_alpha(x, y, W1, b1, w2, b2, alpha):
    """Restas las derivadas enteras, sin alpha: da igual la tasa que llegue."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, 1.0)


def pasoSGD__alpha_solo_en_pesos(x, y, W1, b1, w2, b2, alpha):
    """A los sesgos les restas su derivada entera, sin alpha."""
    W1, _, w2, _ = (antes := solution.pasoSGD)(x, y, W1, b1, w2, b2, alpha)
    return W1, antes(x, y, W1, b1, w2, b2, 1.0)[1], w2, b2


def pasoSGD__alpha_al_cuadrado(x, y, W1, b1, w2, b2, alpha):
    """Multiplicas por alpha dos veces: posiblemente una al derivar y otra al restar."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, alpha**2)


def pasoSGD__entre_alpha(x, y, W1, b1, w2, b2, alpha):
    """Divides por alpha, y el paso es alpha por la derivada."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, 1 / alpha)


def pasoSGD__alpha_mitad(x, y, W1, b1, w2, b2, alpha):
    """Tus pasos son la mitad de largos: a las derivadas que restas les falta el 2 del cuadrado."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, alpha / 2)


def pasoSGD__alpha_doble(x, y, W1, b1, w2, b2, alpha):
    """Tus pasos son el doble de largos: el 2 del cuadrado ya está en las derivadas."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, 2 * alpha)


def pasoSGD__da_dos_pasos(x, y, W1, b1, w2, b2, alpha):
    """Das dos pasos con la misma muestra: se pide uno."""
    return solution.pasoSGD(x, y, *solution.pasoSGD(x, y, W1, b1, w2, b2, alpha), alpha)


def pasoSGD__devuelve_derivadas(x, y, W1, b1, w2, b2, alpha):
    """Devuelves las derivadas, y se piden los parámetros después del paso."""
    return solution.derivadas(x, y, W1, b1, w2, b2)


def pasoSGD__devuelve_el_paso(x, y, W1, b1, w2, b2, alpha):
    """Devuelves alpha por las derivadas, que es lo que hay que restar: se piden los parámetros que
    quedan."""
    return tuple(alpha * d for d in solution.derivadas(x, y, W1, b1, w2, b2))


def pasoSGD__paso_unitario(x, y, W1, b1, w2, b2, alpha):
    """Divides cada derivada por su longitud: el paso es alpha por la derivada, mida lo que mida."""
    pares = zip((W1, b1, w2, b2), solution.derivadas(x, y, W1, b1, w2, b2), strict=True)
    return tuple(p - alpha * d / np.linalg.norm(d) for p, d in pares)


def pasoSGD__salida_primero(x, y, W1, b1, w2, b2, alpha):
    """Devuelves primero la capa de salida: el orden es W1, b1, w2, b2."""
    W1, b1, w2, b2 = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return w2, b2, W1, b1


def pasoSGD__pesos_y_después_sesgos(x, y, W1, b1, w2, b2, alpha):
    """Devuelves primero los pesos y después los sesgos: el orden es W1, b1, w2, b2, capa por
    capa."""
    W1, b1, w2, b2 = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W1, w2, b1, b2


def pasoSGD__cambia_argumentos(x, y, W1, b1, w2, b2, alpha):
    """Cambiaste los arreglos de quien te llama: con -= se escribe sobre el original. Después de la
    llamada, sus pesos deben seguir como estaban."""
    nuevos = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    W1[...], b1[...], w2[...] = nuevos[:3]
    return nuevos


def pasoSGD__error_al_cuadrado(x, y, W1, b1, w2, b2, alpha):
    """Tu paso usa (y − ŷ)² donde va y − ŷ: al derivar, el exponente baja."""
    pares = zip((W1, b1, w2, b2), derivadas__error_al_cuadrado(x, y, W1, b1, w2, b2), strict=True)
    return tuple(p - alpha * d for p, d in pares)


def pasoSGD__sin_b2(x, y, W1, b1, w2, b2, alpha):
    """Devuelves tres cosas y falta b2: son W1, b1, w2 y b2."""
    return solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)[:3]


def pasoSGD__un_solo_b1(x, y, W1, b1, w2, b2, alpha):
    """A todos los sesgos escondidos les restas lo mismo, el promedio de sus derivadas: cada neurona
    tiene la suya."""
    W, _, w, b = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W, b1 - alpha * np.mean(solution.derivadas(x, y, W1, b1, w2, b2)[1]), w, b


def pasoSGD__b1_sumado(x, y, W1, b1, w2, b2, alpha):
    """A todos los sesgos escondidos les restas lo mismo, la suma de sus derivadas: cada neurona
    tiene la suya."""
    W, _, w, b = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W, b1 - alpha * np.sum(solution.derivadas(x, y, W1, b1, w2, b2)[1]), w, b


def pasoSGD__b1_con_db2(x, y, W1, b1, w2, b2, alpha):
    """A b1 le restas la derivada de b2: cada parámetro se mueve con la suya."""
    W, _, w, b = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    return W, b1 - alpha * solution.derivadas(x, y, W1, b1, w2, b2)[3], w, b


def pasoSGD__derivadas_cruzadas(x, y, W1, b1, w2, b2, alpha):
    """A b1 le restas la derivada de w2, y a w2 la de b1: derivadas devuelve dW1, db1, dw2, db2, en
    ese orden."""
    W, _, _, b = solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)
    _, db1, dw2, _ = solution.derivadas(x, y, W1, b1, w2, b2)
    return W, b1 - alpha * dw2, w2 - alpha * db1, b


def pasoSGD__multiplica(x, y, W1, b1, w2, b2, alpha):
    """Multiplicas los parámetros por 1 − alpha por su derivada: el paso se resta."""
    pares = zip((W1, b1, w2, b2), solution.derivadas(x, y, W1, b1, w2, b2), strict=True)
    return tuple(p * (1 - alpha * d) for p, d in pares)


def pasoSGD__recorta(x, y, W1, b1, w2, b2, alpha):
    """Recortas las derivadas entre −1 y 1: el paso es alpha por la derivada, mida lo que mida."""
    pares = zip((W1, b1, w2, b2), derivadas__recorta(x, y, W1, b1, w2, b2), strict=True)
    return tuple(p - alpha * d for p, d in pares)


def pasoSGD__sin_sigma_prima(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: a la capa escondida le falta cruzar la
    sigmoide, el factor σ′(z1)."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__sin_sigma_prima(x, y, *red), alpha)


def pasoSGD__sigma_prima_de_a1(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: σ′ se calcula en a1, que ya trae
    puesta la sigmoide, y va en z1."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__sigma_prima_de_a1(x, y, *red), alpha)


def pasoSGD__derivada_tanh(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: en la capa escondida va 1 − a², que es
    la derivada de la tangente hiperbólica."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__derivada_tanh(x, y, *red), alpha)


def pasoSGD__z_por_uno_menos_z(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: en la capa escondida va z1 (1 − z1), y
    esa fórmula se escribe con a1."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__z_por_uno_menos_z(x, y, *red), alpha)


def pasoSGD__sigma_prima_perdió_a(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: en la capa escondida σ′ es 1 − a1, y
    le falta un factor."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__sigma_prima_perdió_a(x, y, *red), alpha)


def pasoSGD__sigma_prima_en_la_salida(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: en la salida sobra ŷ (1 − ŷ): esta
    salida es lineal."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__sigma_prima_en_la_salida(x, y, *red), alpha)


def pasoSGD__ida_con_sigmoide(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: ŷ lleva una sigmoide, y esta salida es
    lineal."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__ida_con_sigmoide(x, y, *red), alpha)


def pasoSGD__residuo_sin_b2(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: a ŷ le falta b2."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__residuo_sin_b2(x, y, *red), alpha)


def pasoSGD__sin_w2(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: a la capa escondida le falta w2, el
    peso por el que vuelve el error."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__sin_w2(x, y, *red), alpha)


def pasoSGD__dw2_con_z1(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: en dw2 va z1, y lo que llega a la
    salida es a1."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__dw2_con_z1(x, y, *red), alpha)


def pasoSGD__dW1_sin_x(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: a dW1 le falta la entrada x."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__dW1_sin_x(x, y, *red), alpha)


def pasoSGD__dos_solo_en_la_salida(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: dW1 y db1 son la mitad: el 2 del
    cuadrado llega a las cuatro."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__dos_solo_en_la_salida(x, y, *red), alpha)


def pasoSGD__signo_en_la_oculta(x, y, W1, b1, w2, b2, alpha):
    """Las derivadas con que te mueves aquí tienen un error: dW1 y db1 tienen el signo
    contrario."""
    red = W1, b1, w2, b2
    return _mover(red, derivadas__signo_en_la_oculta(x, y, *red), alpha)


# --- entrenarSGD ---


def _entrenar(X, Y, red, epocas, rng, un_paso, costo=None):
    """El entrenamiento con otro paso o con otro costo."""
    costo = costo or _mse
    costos = [costo(X, Y, red)]
    for _ in range(epocas):
        for i in range(len(X)) if rng is None else rng.permutation(len(X)):
            red = un_paso(red, i)
        costos.append(costo(X, Y, red))
    return *red, costos


def _residuos(X, Y, red):
    return Y - np.array([solution.adelante(x, *red)[2] for x in X])


def _mse(X, Y, red):
    return np.mean(_residuos(X, Y, red) ** 2)


def _mover(red, derivadas, alpha):
    return tuple(p - alpha * d for p, d in zip(red, derivadas, strict=True))


def _promedio(X, Y, red):
    """Las derivadas promediadas sobre todas las muestras."""
    todas = [solution.derivadas(x, y, *red) for x, y in zip(X, Y, strict=True)]
    return tuple(sum(partes) / len(X) for partes in zip(*todas, strict=True))


def entrenarSGD__lote_completo(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Promedias las derivadas de todas las muestras y das un solo paso por época. Eso es descenso
    por lotes: en SGD se da un paso después de cada muestra."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for _ in range(epocas):
        red = _mover(red, _promedio(X, Y, red), alpha)
        costos.append(_mse(X, Y, red))
    return *red, costos


def entrenarSGD__derivadas_de_los_primeros_pesos(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Todas las derivadas de una época salen de los pesos con que empezó la época. En SGD cada
    muestra encuentra los pesos que dejó la anterior."""
    return entrenarSGD__lote_completo(X, Y, W1, b1, w2, b2, alpha * len(X), epocas)


def entrenarSGD__una_muestra_por_época(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Das un solo paso por época, con una sola muestra: en cada época pasan todas."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for epoca in range(epocas):
        i = epoca % len(X) if rng is None else rng.integers(len(X))
        red = solution.pasoSGD(X[i], Y[i], *red, alpha)
        costos.append(_mse(X, Y, red))
    return *red, costos


def entrenarSGD__siempre_la_misma_muestra(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Todos los pasos usan la primera muestra: el índice de tu bucle no llega a los datos."""

    def un_paso(red, i):
        return solution.pasoSGD(X[0], Y[0], *red, alpha)

    return _entrenar(X, Y, (W1, b1, w2, b2), epocas, rng, un_paso)


def entrenarSGD__pesos_iniciales_en_cada_paso(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Cada paso parte otra vez de los pesos con que empezó todo y solo queda el último: mira con
    qué nombre guardas lo que devuelve pasoSGD."""

    def un_paso(red, i):
        return solution.pasoSGD(X[i], Y[i], W1, b1, w2, b2, alpha)

    return _entrenar(X, Y, (W1, b1, w2, b2), epocas, rng, un_paso)


def entrenarSGD__pesos_de_la_época_en_cada_paso(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Cada paso parte de los pesos con que empezó la época, y de ella solo queda el último paso:
    mira cuándo guardas lo que devuelve pasoSGD."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for _ in range(epocas):
        i = len(X) - 1 if rng is None else rng.permutation(len(X))[-1]
        red = solution.pasoSGD(X[i], Y[i], *red, alpha)
        costos.append(_mse(X, Y, red))
    return *red, costos


def entrenarSGD__pesos_iniciales_en_cada_época(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Cada época parte otra vez de los pesos iniciales y olvida lo que aprendió la anterior."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for _ in range(epocas):
        *red, dos = solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, 1, rng)
        costos.append(dos[-1])
    return *red, costos


def entrenarSGD__no_guarda_el_paso(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros vuelven como llegaron y el costo no cambia: das los pasos y no guardas lo que
    devuelven."""
    return W1, b1, w2, b2, [_mse(X, Y, (W1, b1, w2, b2))] * (epocas + 1)


def entrenarSGD__orden_contrario(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Recorres las muestras de la última a la primera: sin rng van en el orden dado."""
    return solution.entrenarSGD(X[::-1], Y[::-1], W1, b1, w2, b2, alpha, epocas, rng)


def entrenarSGD__asciende(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Te mueves a favor de las derivadas y el costo crece; para bajar hay que ir en contra."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, -alpha, epocas, rng)


def entrenarSGD__pasos_a_la_mitad(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Tus pasos son la mitad de largos: a las derivadas que usas aquí les falta el 2 del
    cuadrado."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha / 2, epocas, rng)


def entrenarSGD__alpha_entre_n(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Tus pasos son n veces más cortos: divides por n, y cada paso usa una sola muestra."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha / len(X), epocas, rng)


def entrenarSGD__alpha_fija(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Entrenas siempre con la tasa 0.5 del cuaderno: usa la alpha que recibes."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, 0.5, epocas, rng)


def entrenarSGD__alpha_fija_décima(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Entrenas siempre con la tasa 0.1: usa la alpha que recibes."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, 0.1 if alpha != 0.1 else 0.01, epocas, rng)


def entrenarSGD__alpha_decrece(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Tu tasa se hace más pequeña en cada época: aquí es siempre la alpha que recibes."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for epoca in range(epocas):
        *red, dos = solution.entrenarSGD(X, Y, *red, alpha / (1 + epoca), 1, rng)
        costos.append(dos[-1])
    return *red, costos


def entrenarSGD__sesgos_quietos(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """b1 y b2 se quedan como llegaron: los nueve parámetros se aprenden."""

    def un_paso(red, i):
        W1, _, w2, _ = solution.pasoSGD(X[i], Y[i], *red, alpha)
        return W1, b1, w2, b2

    return _entrenar(X, Y, (W1, b1, w2, b2), epocas, rng, un_paso)


def entrenarSGD__b2_quieto(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """b2 se queda como llegó: también se aprende."""

    def un_paso(red, i):
        return *solution.pasoSGD(X[i], Y[i], *red, alpha)[:3], b2

    return _entrenar(X, Y, (W1, b1, w2, b2), epocas, rng, un_paso)


def entrenarSGD__b1_quieto(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """b1 se queda como llegó: también se aprende."""

    def un_paso(red, i):
        W1, _, w2, b2 = solution.pasoSGD(X[i], Y[i], *red, alpha)
        return W1, b1, w2, b2

    return _entrenar(X, Y, (W1, b1, w2, b2), epocas, rng, un_paso)


def entrenarSGD__secuencial(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """En cada paso mueves w2 y calculas con él, ya movido, las derivadas de la capa escondida. Las
    cuatro derivadas salen de los mismos pesos."""

    def un_paso(red, i):
        return pasoSGD__w2_nuevo_en_la_oculta(X[i], Y[i], *red, alpha)

    return _entrenar(X, Y, (W1, b1, w2, b2), epocas, rng, un_paso)


def entrenarSGD__dos_pasos_por_muestra(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Das dos pasos con cada muestra antes de pasar a la siguiente: se pide uno."""

    def un_paso(red, i):
        return pasoSGD__da_dos_pasos(X[i], Y[i], *red, alpha)

    return _entrenar(X, Y, (W1, b1, w2, b2), epocas, rng, un_paso)


def entrenarSGD__costo_por_muestra(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Anotas el costo después de cada muestra: la historia lleva uno por época, y el inicial. Mira
    a qué bucle pertenece la línea que lo guarda."""
    costos = [_mse(X, Y, (W1, b1, w2, b2))]

    def un_paso(red, i):
        red = solution.pasoSGD(X[i], Y[i], *red, alpha)
        costos.append(_mse(X, Y, red))
        return red

    *red, _ = _entrenar(X, Y, (W1, b1, w2, b2), epocas, rng, un_paso)
    return *red, costos


def entrenarSGD__épocas_por_muestra(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Tus bucles están cambiados: das todas las épocas con una muestra antes de pasar a la
    siguiente. El de fuera es el de las épocas."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for x, y in zip(X, Y, strict=True):
        for _ in range(epocas):
            red = solution.pasoSGD(x, y, *red, alpha)
        costos.append(_mse(X, Y, red))
    return *red, costos


def entrenarSGD__falta_la_última_muestra(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """La última muestra de cada época nunca se usa: mira hasta dónde llega tu bucle."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for _ in range(epocas):
        orden = np.arange(len(X)) if rng is None else rng.permutation(len(X))
        for i in orden[:-1]:
            red = solution.pasoSGD(X[i], Y[i], *red, alpha)
        costos.append(_mse(X, Y, red))
    return *red, costos


def entrenarSGD__falta_la_primera_muestra(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """La primera muestra de cada época nunca se usa: los índices empiezan en 0."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for _ in range(epocas):
        orden = np.arange(len(X)) if rng is None else rng.permutation(len(X))
        for i in orden[1:]:
            red = solution.pasoSGD(X[i], Y[i], *red, alpha)
        costos.append(_mse(X, Y, red))
    return *red, costos


def entrenarSGD__cuatro_muestras(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Recorres siempre cuatro muestras, las de XOR: recorre las que lleguen."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for _ in range(epocas):
        for i in range(min(4, len(X))) if rng is None else rng.permutation(len(X))[:4]:
            red = solution.pasoSGD(X[i], Y[i], *red, alpha)
        costos.append(_mse(X, Y, red))
    return *red, costos


def entrenarSGD__una_época_de_más(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Das una época de más: revisa dónde empieza y dónde termina tu contador."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas + 1, rng)


def entrenarSGD__una_época_de_menos(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Te detienes antes de tiempo y faltan épocas: revisa dónde empieza y dónde acaba tu contador,
    y que ningún return quede dentro del bucle."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, max(epocas - 1, 0), rng)


def entrenarSGD__sin_costo_inicial(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """A tu historia le falta el primer valor: costos[0] es el costo de los parámetros recibidos.
    Con los de después de cada época son epocas + 1."""
    *red, costos = solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)
    return *red, costos[1:]


def entrenarSGD__sin_costo_final(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """A tu historia le falta el último valor: anotas el costo antes de cada época y nunca al final.
    Son epocas + 1."""
    *red, costos = solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)
    return *red, costos[:-1]


def entrenarSGD__solo_el_último_costo(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Devuelves un solo costo, el final: se pide la historia entera, epocas + 1 valores."""
    *red, costos = solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)
    return *red, costos[-1]


def _sobre_la_marcha(X, Y, red, alpha, epocas, rng, *, después, juntar, inicial=True):
    """Costos que salen de los errores que aparecen mientras se recorre la época."""
    costos, vistos = [_mse(X, Y, red)] if inicial else [], []

    def un_paso(red, i):
        nueva = solution.pasoSGD(X[i], Y[i], *red, alpha)
        mirada = nueva if después else red
        vistos.append((Y[i] - solution.adelante(X[i], *mirada)[2]) ** 2)
        return nueva

    for _ in range(epocas):
        *red, _ = _entrenar(X, Y, red, 1, rng, un_paso)
        costos.append(juntar(vistos))
        vistos.clear()
    return *red, costos


def entrenarSGD__costo_sobre_la_marcha(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos promedian errores medidos antes de cada paso,
    según avanzas. El costo de una época se mide una vez, al terminarla, con los mismos pesos."""
    return _sobre_la_marcha(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, después=False, juntar=np.mean
    )


def entrenarSGD__costo_sobre_la_marcha_después(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos promedian errores medidos después de cada paso,
    según avanzas. El costo de una época se mide una vez, al terminarla, con los mismos pesos."""
    return _sobre_la_marcha(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, después=True, juntar=np.mean
    )


def entrenarSGD__suma_sobre_la_marcha(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos suman errores medidos según avanzas. El costo de
    una época se mide una vez, al terminarla, y es un promedio."""
    return _sobre_la_marcha(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, después=False, juntar=np.sum
    )


def entrenarSGD__sobre_la_marcha_sin_inicial(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos promedian errores medidos según avanzas y falta el
    inicial. Se miden con todos los datos y los mismos pesos: uno al llegar y uno tras cada
    época."""
    return _sobre_la_marcha(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, después=False, juntar=np.mean, inicial=False
    )


def entrenarSGD__costo_de_la_última_muestra(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero cada costo es el error de una sola muestra, la última de la
    época: se mide con todas."""
    return _sobre_la_marcha(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, después=True, juntar=lambda vistos: vistos[-1]
    )


def entrenarSGD__error_de_la_última_muestra(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero cada costo es el error de la última muestra, medido antes de
    su paso: se mide al terminar la época y con todas."""
    return _sobre_la_marcha(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, después=False, juntar=lambda vistos: vistos[-1]
    )


def _con_costo(X, Y, red, alpha, epocas, rng, costo):
    def un_paso(red, i):
        return solution.pasoSGD(X[i], Y[i], *red, alpha)

    return _entrenar(X, Y, red, epocas, rng, un_paso, costo)


def entrenarSGD__costo_sumado(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos suman los cuadrados sin dividir por el número de
    muestras."""
    return _con_costo(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, lambda *a: np.sum(_residuos(*a) ** 2)
    )


def entrenarSGD__costo_mitad(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos son la mitad: el MSE de esta clase no lleva ½."""
    return _con_costo(X, Y, (W1, b1, w2, b2), alpha, epocas, rng, lambda *a: _mse(*a) / 2)


def entrenarSGD__costo_con_raíz(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos son la raíz del MSE: se pide el promedio de los
    cuadrados."""
    return _con_costo(X, Y, (W1, b1, w2, b2), alpha, epocas, rng, lambda *a: np.sqrt(_mse(*a)))


def entrenarSGD__costo_valor_absoluto(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos promedian el valor absoluto de los residuos; se
    pide el de sus cuadrados."""
    return _con_costo(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, lambda *a: np.mean(np.abs(_residuos(*a)))
    )


def entrenarSGD__costo_sin_cuadrado(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos promedian los residuos con su signo, y se
    compensan unos con otros."""
    return _con_costo(X, Y, (W1, b1, w2, b2), alpha, epocas, rng, lambda *a: np.mean(_residuos(*a)))


def entrenarSGD__costo_sin_cuadrado_opuesto(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos promedian ŷ − y con su signo, y unos errores
    compensan a otros."""
    return _con_costo(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, lambda *a: -np.mean(_residuos(*a))
    )


def entrenarSGD__costo_cuadrado_del_promedio(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos elevan al cuadrado el promedio de los residuos:
    primero el cuadrado y después el promedio."""
    return _con_costo(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, lambda *a: np.mean(_residuos(*a)) ** 2
    )


def entrenarSGD__costo_entre_cuatro(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tus costos dividen siempre por 4, el n de XOR: divide por el
    número de muestras que llegan."""
    return _con_costo(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, lambda *a: np.sum(_residuos(*a) ** 2) / 4
    )


def entrenarSGD__costo_con_sigmoide(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero en tus costos ŷ lleva una sigmoide: la salida de esta red es
    lineal."""

    def costo(X, Y, red):
        return np.mean((Y - _sigma(Y - _residuos(X, Y, red))) ** 2)

    return _con_costo(X, Y, (W1, b1, w2, b2), alpha, epocas, rng, costo)


def entrenarSGD__costo_sin_b2(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero en tus costos a ŷ le falta b2."""

    def costo(X, Y, red):
        return np.mean((_residuos(X, Y, red) + red[3]) ** 2)

    return _con_costo(X, Y, (W1, b1, w2, b2), alpha, epocas, rng, costo)


def entrenarSGD__costo_difundido(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero en tus costos una fila y una columna se combinaron en una
    tabla n × n (broadcasting): cada y acabó comparada con todas las ŷ."""

    def costo(X, Y, red):
        return np.mean((Y[:, np.newaxis] - (Y - _residuos(X, Y, red))) ** 2)

    return _con_costo(X, Y, (W1, b1, w2, b2), alpha, epocas, rng, costo)


def entrenarSGD__costo_siempre_inicial(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero todos tus costos son el primero: los mides siempre con los
    pesos recibidos."""
    return _con_costo(
        X, Y, (W1, b1, w2, b2), alpha, epocas, rng, lambda X, Y, _: _mse(X, Y, (W1, b1, w2, b2))
    )


def entrenarSGD__costo_antes_de_cada_época(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Los parámetros están bien, pero tu historia va una época tarde: repite el costo inicial y le
    falta el final. Mira si anotas antes o después de la época."""
    *red, costos = solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)
    return *red, [costos[0], *costos[:-1]]


def entrenarSGD__ignora_rng(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Recorres las muestras en el orden dado aunque recibas un generador: con rng, el orden de cada
    época es un rng.permutation(n) nuevo."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas)


def entrenarSGD__baraja_sin_rng(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Cuando no llega un rng creas uno y barajas: sin rng las muestras se recorren en el orden
    dado."""
    rng = rng or np.random.default_rng(0)
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)


def entrenarSGD__baraja_sin_rng_en_cada_época(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Cuando no llega un rng creas uno en cada época y barajas: sin rng las muestras se recorren en
    el orden dado."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for _ in range(epocas):
        *red, dos = solution.entrenarSGD(X, Y, *red, alpha, 1, rng or np.random.default_rng(0))
        costos.append(dos[-1])
    return *red, costos


def entrenarSGD__mismo_orden_siempre(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Barajas una sola vez y repites ese orden en todas las épocas: cada época comienza con un
    rng.permutation(n) nuevo."""
    orden = np.arange(len(X)) if rng is None else rng.permutation(len(X))
    *red, costos = solution.entrenarSGD(X[orden], Y[orden], W1, b1, w2, b2, alpha, epocas)
    return *red, costos


def entrenarSGD__baraja_lo_barajado(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Tu recorrido es bueno, pero no es el pedido: cada época baraja el orden que dejó la anterior.
    El rng.permutation(n) de cada época se aplica a las muestras tal como llegaron."""
    red, costos, orden = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))], np.arange(len(X))
    for _ in range(epocas):
        orden = orden if rng is None else orden[rng.permutation(len(X))]
        *red, dos = solution.entrenarSGD(X[orden], Y[orden], *red, alpha, 1)
        costos.append(dos[-1])
    return *red, costos


def entrenarSGD__baraja_solo_X(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Barajas X y dejas Y como estaba: cada x acaba con la y de otra muestra. Un mismo orden sirve
    para las dos."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for _ in range(epocas):
        orden = np.arange(len(X)) if rng is None else rng.permutation(len(X))
        *red, _ = solution.entrenarSGD(X[orden], Y, *red, alpha, 1)
        costos.append(_mse(X, Y, red))
    return *red, costos


def entrenarSGD__dos_permutaciones(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Barajas X con un orden e Y con otro: cada x acaba con la y de otra muestra. Un mismo orden
    sirve para las dos."""
    red, costos = (W1, b1, w2, b2), [_mse(X, Y, (W1, b1, w2, b2))]
    for _ in range(epocas):
        uno, otro = (slice(None) if rng is None else rng.permutation(len(X)) for _ in "XY")
        *red, _ = solution.entrenarSGD(X[uno], Y[otro], *red, alpha, 1)
        costos.append(_mse(X, Y, red))
    return *red, costos


def entrenarSGD__con_reemplazo(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Sorteas cada muestra por separado, y en una época unas se repiten y otras no salen:
    rng.permutation(n) las recorre todas, cada una exactamente una vez."""

    def un_paso(red, i):
        i = i if rng is None else rng.integers(len(X))
        return solution.pasoSGD(X[i], Y[i], *red, alpha)

    return _entrenar(X, Y, (W1, b1, w2, b2), epocas, None, un_paso)


def entrenarSGD__cambia_argumentos(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Cambiaste los arreglos de quien te llama: con -= se escribe sobre el original. Después de
    entrenar, sus pesos iniciales deben seguir como estaban."""
    *red, costos = solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)
    W1[...], b1[...], w2[...] = red[:3]
    return *red, costos


def entrenarSGD__costos_primero(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Devuelves los costos antes que los parámetros: el orden es W1, b1, w2, b2, costos."""
    *red, costos = solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)
    return costos, *red


def entrenarSGD__solo_costos(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Devuelves solo los costos: se piden también los parámetros que quedan, W1, b1, w2 y b2."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)[4]


def entrenarSGD__sin_costos(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Devuelves los cuatro parámetros y falta la historia de costos."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)[:4]


def _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas):
    """El entrenamiento con otras derivadas en cada paso."""

    def un_paso(red, i):
        return _mover(red, derivadas(X[i], Y[i], *red), alpha)

    return _entrenar(X, Y, red, epocas, rng, un_paso)


def entrenarSGD__sin_sigma_prima(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: a la capa escondida le falta cruzar la sigmoide,
    el factor σ′(z1)."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__sin_sigma_prima)


def entrenarSGD__sigma_prima_de_a1(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: σ′ se calcula en a1, que ya trae puesta la
    sigmoide, y va en z1."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__sigma_prima_de_a1)


def entrenarSGD__derivada_tanh(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: en la capa escondida va 1 − a², que es la
    derivada de la tangente hiperbólica."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__derivada_tanh)


def entrenarSGD__z_por_uno_menos_z(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: en la capa escondida va z1 (1 − z1), y esa
    fórmula se escribe con a1."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__z_por_uno_menos_z)


def entrenarSGD__sigma_prima_perdió_a(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: en la capa escondida σ′ es 1 − a1, y le falta un
    factor."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__sigma_prima_perdió_a)


def entrenarSGD__sigma_prima_en_la_salida(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: en la salida sobra ŷ (1 − ŷ): esta salida es
    lineal."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__sigma_prima_en_la_salida)


def entrenarSGD__ida_con_sigmoide(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: ŷ lleva una sigmoide, y esta salida es
    lineal."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__ida_con_sigmoide)


def entrenarSGD__residuo_sin_b2(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: a ŷ le falta b2."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__residuo_sin_b2)


def entrenarSGD__sin_w2(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: a la capa escondida le falta w2, el peso por el
    que vuelve el error."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__sin_w2)


def entrenarSGD__dw2_con_z1(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: en dw2 va z1, y lo que llega a la salida es
    a1."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__dw2_con_z1)


def entrenarSGD__dW1_sin_x(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: a dW1 le falta la entrada x."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__dW1_sin_x)


def entrenarSGD__dos_solo_en_la_salida(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: dW1 y db1 son la mitad: el 2 del cuadrado llega
    a las cuatro."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__dos_solo_en_la_salida)


def entrenarSGD__signo_en_la_oculta(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: dW1 y db1 tienen el signo contrario."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__signo_en_la_oculta)


def entrenarSGD__error_al_cuadrado(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Las derivadas de tus pasos tienen un error: va (y − ŷ)² donde va y − ŷ."""
    red = W1, b1, w2, b2
    return _con_derivadas(X, Y, red, alpha, epocas, rng, derivadas__error_al_cuadrado)


def entrenarSGD__costo_tras_cada_muestra_sin_inicial(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Anotas el costo antes de cada muestra: la historia lleva el inicial y uno después de cada
    época. Mira a qué bucle pertenece la línea que lo guarda."""
    costos = []

    def un_paso(red, i):
        costos.append(_mse(X, Y, red))
        return solution.pasoSGD(X[i], Y[i], *red, alpha)

    *red, _ = _entrenar(X, Y, (W1, b1, w2, b2), epocas, rng, un_paso)
    return *red, costos


def entrenarSGD__todo_para_cuatro(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Trabajas siempre con cuatro muestras, las de XOR, al entrenar y al medir el costo: usa todas
    las que lleguen."""
    return solution.entrenarSGD(X[:4], Y[:4], W1, b1, w2, b2, alpha, epocas, rng)


def entrenarSGD__muestras_como_columnas(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Recorres tantas muestras como columnas tiene X: aquí cada muestra es una fila."""
    m = X.shape[1]
    return solution.entrenarSGD(X[:m], Y[:m], W1, b1, w2, b2, alpha, epocas, rng)


def entrenarSGD__una_sola_época(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Te detienes antes de tiempo y faltan épocas: revisa dónde empieza y dónde acaba tu contador,
    y que ningún return quede dentro del bucle."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, min(epocas, 1), rng)


def entrenarSGD__costo_inicial_cero(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Todo está bien menos costos[0], que es 0: es el costo de los parámetros recibidos, antes de
    moverlos."""
    *red, costos = solution.entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng)
    return *red, [0.0, *costos[1:]]


def entrenarSGD__alpha_centésima(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """Entrenas siempre con la tasa 0.01: usa la alpha que recibes."""
    return solution.entrenarSGD(X, Y, W1, b1, w2, b2, 0.01, epocas, rng)
