"""Errores conocidos de la regresión logística: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.

Invisibles, y por eso no están: ε dentro o fuera de un logaritmo si ε ≤ 1e-8; ≥ por > donde ninguna
p toca el umbral. Solo se ven en z = ±1000: probabilidad__exponencial_desbordada,
costoLogistico__log_de_cero y costoLogistico__exponencial_desbordada. La exactitud del anillo es
ciega a casi todos los de gradienteLogistico y entrenarLogistica: deciden los valores.
"""

import numpy as np

from solutions.logistica.solution import (
    EPS,
    clasificar,
    costoLogistico,
    entrenarLogistica,
    expandir,
    gradienteLogistico,
    probabilidad,
)


def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1, e) / (1 + e)


def _net(X, beta0, beta):
    return beta0 + X @ beta


# --- probabilidad ---


def probabilidad__sin_sigmoide(X, beta0, beta):
    """Devuelves z, la entrada neta: le falta la sigmoide. Una probabilidad no puede ser negativa
    ni mayor que 1."""
    return _net(X, beta0, beta)


def probabilidad__sin_intercepto(X, beta0, beta):
    """Tu probabilidad no usa β0: da lo mismo con cualquiera. X no trae columna de unos, así que
    el intercepto se suma aparte."""
    return probabilidad(X, 0.0, beta)


def probabilidad__resta_el_intercepto(X, beta0, beta):
    """Restas β0 en vez de sumarlo: mira el signo con el que entra en z."""
    return probabilidad(X, -beta0, beta)


def probabilidad__solo_intercepto(X, beta0, beta):
    """Todas tus probabilidades son σ(β0): lo que suman las características no llega a z."""
    return _sigmoid(beta0 + 0 * (X @ beta))


def probabilidad__signo_del_exponente(X, beta0, beta):
    """Tu probabilidad baja cuando z sube: calcula σ(−z), que es 1 − p. Mira el signo del
    exponente, y que sea la probabilidad de Y = 1."""
    return _sigmoid(-_net(X, beta0, beta))


def probabilidad__signo_del_intercepto_en_el_exponente(X, beta0, beta):
    """El signo menos del exponente solo alcanza a β0: le faltan los paréntesis que abarcan a
    toda la z."""
    return _sigmoid(beta0 - X @ beta)


def probabilidad__precedencia(X, beta0, beta):
    """Tu resultado es 1 + e⁻ᶻ, siempre mayor que 1: la división se hizo antes que la suma. Mira
    los paréntesis del denominador."""
    return 1 / 1 + np.exp(-_net(X, beta0, beta))


def probabilidad__sin_el_uno(X, beta0, beta):
    """Tu resultado es eᶻ, la razón p/(1 − p), que puede pasar de 1: se pide p. Mira el 1 que se
    suma en el denominador de la sigmoide."""
    return np.exp(_net(X, beta0, beta))


def probabilidad__resta_en_el_denominador(X, beta0, beta):
    """Tu denominador es 1 − e⁻ᶻ y debe ser 1 + e⁻ᶻ: con el tuyo salen valores fuera de (0, 1)."""
    return 1 / (1 - np.exp(-_net(X, beta0, beta)))


def probabilidad__complemento_de_la_exponencial(X, beta0, beta):
    """Tienes un signo cambiado en una de las dos exponenciales: en eᶻ / (1 + eᶻ) los dos
    exponentes llevan el mismo signo."""
    z = _net(X, beta0, beta)
    return np.exp(z) / (1 + np.exp(-z))


def probabilidad__intercepto_en_cada_característica(X, beta0, beta):
    """Sumas β0 a cada característica antes de multiplicar por β, y así entra tantas veces como
    características hay, con sus pesos. Se suma una sola vez, a βᵀx."""
    return _sigmoid((beta0 + X) @ beta)


def probabilidad__intercepto_sumado_varias_veces(X, beta0, beta):
    """Sumas β0 una vez por cada característica: entra en z una sola vez. Mira si tu suma está
    dentro de un bucle o antes de un sum."""
    return probabilidad(X, beta0 * X.shape[1], beta)


def probabilidad__intercepto_fuera_de_la_sigmoide(X, beta0, beta):
    """Sumas β0 después de la sigmoide: forma parte de z, y va dentro."""
    return beta0 + probabilidad(X, 0.0, beta)


def probabilidad__intercepto_multiplica(X, beta0, beta):
    """Multiplicas por β0 en vez de sumarlo: es lo que vale z cuando todas las x son 0."""
    return _sigmoid(beta0 * (X @ beta))


def probabilidad__exponencial_desbordada(X, beta0, beta):
    """Con z = 1000 das nan: eᶻ / (1 + eᶻ) se convierte en inf / inf. Multiplica arriba y abajo
    por algo que haga que el exponente nunca sea un número positivo grande."""
    z = _net(X, beta0, beta)
    return np.exp(z) / (1 + np.exp(z))


def probabilidad__exponencial_negativa_desbordada(X, beta0, beta):
    """Con z = −1000 das nan: arriba o abajo hay un e⁻ᶻ que se desborda y queda inf / inf. Busca
    una forma en la que el exponente nunca sea un número positivo grande."""
    z = _net(X, beta0, beta)
    return 1 - np.exp(-z) / (1 + np.exp(-z))


def probabilidad__np_where_desbordado(X, beta0, beta):
    """En los extremos das nan: la expresión que usas se desborda para uno de los signos de z."""
    z = _net(X, beta0, beta)
    return np.where(z < 0, np.exp(-z) / (1 + np.exp(-z)), 1 / (1 + np.exp(-z)))


def probabilidad__tanh(X, beta0, beta):
    """Usaste la tangente hiperbólica, que va de −1 a 1: una probabilidad va de 0 a 1."""
    return np.tanh(_net(X, beta0, beta))


def probabilidad__tanh_sin_mitad(X, beta0, beta):
    """Calculas σ(2z): si pasas por la tangente hiperbólica, mira por cuánto hay que dividir z."""
    return _sigmoid(2 * _net(X, beta0, beta))


def probabilidad__mitad_de_z(X, beta0, beta):
    """Calculas σ(z/2): tu curva es la mitad de empinada que la sigmoide."""
    return _sigmoid(_net(X, beta0, beta) / 2)


def probabilidad__sigmoide_doble(X, beta0, beta):
    """Aplicas la sigmoide dos veces: por eso todas tus probabilidades quedan entre 0.5 y 0.73."""
    return _sigmoid(probabilidad(X, beta0, beta))


def probabilidad__derivada(X, beta0, beta):
    """Devuelves p (1 − p), que es la derivada de la sigmoide y nunca pasa de 0.25: se pide p."""
    p = probabilidad(X, beta0, beta)
    return p * (1 - p)


def probabilidad__logaritmo(X, beta0, beta):
    """Devuelves el logaritmo de la probabilidad, que es negativo: se pide la probabilidad."""
    return np.log(probabilidad(X, beta0, beta))


def probabilidad__clase(X, beta0, beta):
    """Devuelves ceros y unos, que son clases: se pide la probabilidad, sin redondear. De las
    clases se encarga clasificar."""
    return (probabilidad(X, beta0, beta) >= 0.5) * 1.0


def probabilidad__softmax_de_filas(X, beta0, beta):
    """Tus probabilidades suman 1 entre todas las filas: cada fila tiene la suya, y no depende de
    las demás."""
    e = np.exp(_net(X, beta0, beta))
    return e / e.sum()


def probabilidad__sin_sumar(X, beta0, beta):
    """Devuelves una probabilidad por cada elemento de X: falta sumar los productos β x de cada
    fila antes de la sigmoide. Con * no se suma."""
    return _sigmoid(beta0 + X * beta)


def probabilidad__suma_todo(X, beta0, beta):
    """Sumas los productos β x de todas las filas en un solo número: cada fila tiene su z."""
    return _sigmoid(beta0 + np.sum(X * beta))


def probabilidad__promedia_los_productos(X, beta0, beta):
    """Promedias los productos β x de cada fila, y en z se suman: βᵀx no divide por n."""
    return _sigmoid(beta0 + X @ beta / X.shape[1])


def probabilidad__sin_pesos(X, beta0, beta):
    """Sumas las características sin multiplicarlas por sus β: con tu función todas pesan lo
    mismo."""
    return _sigmoid(beta0 + X.sum(1))


def probabilidad__falta_la_última_característica(X, beta0, beta):
    """La última característica no cuenta: mira hasta dónde llega tu bucle o tu corte."""
    return _sigmoid(beta0 + X[:, :-1] @ beta[:-1])


def probabilidad__falta_la_primera_característica(X, beta0, beta):
    """La primera característica no cuenta, como si fuera una columna de unos: aquí X no la trae."""
    return _sigmoid(beta0 + X[:, 1:] @ beta[1:])


def probabilidad__solo_la_primera_característica(X, beta0, beta):
    """Solo cuenta la primera característica: z suma los productos β x de todas."""
    return _sigmoid(beta0 + X[:, 0] * beta[0])


def probabilidad__normaliza_X(X, beta0, beta):
    """Normalizas X antes de usarla: la función recibe los datos como vienen, y prepararlos no es
    tarea suya."""
    return probabilidad((X - X.mean(0)) / X.std(0), beta0, beta)


def probabilidad__recorte_ancho(X, beta0, beta):
    """Recortas tus probabilidades entre 0.1 y 0.9: las que pasan de ahí también son posibles."""
    return np.clip(probabilidad(X, beta0, beta), 0.1, 0.9)


def probabilidad__redondea(X, beta0, beta):
    """Redondeas las probabilidades a dos cifras: los cálculos siguientes las necesitan todas."""
    return np.round(probabilidad(X, beta0, beta), 2)


def probabilidad__base_2(X, beta0, beta):
    """Usas potencias de 2 en el lugar de la exponencial: la base es e."""
    return _sigmoid(np.log(2) * _net(X, beta0, beta))


def probabilidad__base_10(X, beta0, beta):
    """Usas potencias de 10 en el lugar de la exponencial: la base es e."""
    return _sigmoid(np.log(10) * _net(X, beta0, beta))


def probabilidad__primera_sin_peso(X, beta0, beta):
    """La primera característica entra en z sin multiplicarse por su β."""
    return _sigmoid(beta0 + X[:, 0] + X[:, 1:] @ beta[1:])


def probabilidad__beta_normalizada(X, beta0, beta):
    """Divides β por su longitud antes de usarla: los pesos se usan como llegan."""
    return probabilidad(X, beta0, beta / np.linalg.norm(beta))


def probabilidad__relu(X, beta0, beta):
    """Usas ReLU en el lugar de la sigmoide: no tiene techo, y una probabilidad no pasa de 1."""
    return np.maximum(_net(X, beta0, beta), 0)


# --- razonDeProbabilidad ---


def razonDeProbabilidad__invertida(p):
    """Tu razón es (1 − p)/p y tu logit sale con el signo cambiado: lo que ocurre va arriba. Con
    p = 0.8 la razón es 4, no 0.25."""
    return (1 - p) / p, np.log((1 - p) / p)


def razonDeProbabilidad__precedencia(p):
    """Tu razón vale 0: Python divide antes de restar, y p/1 − p es p − p. Mira los paréntesis."""
    razon = p / 1 - p
    return razon, np.log(razon)


def razonDeProbabilidad__logaritmo_base_10(p):
    """Tu logit usa el logaritmo en base 10 y se pide el natural: con p = 0.8 es ln 4 = 1.3863."""
    return p / (1 - p), np.log10(p / (1 - p))


def razonDeProbabilidad__logaritmo_base_2(p):
    """Tu logit usa el logaritmo en base 2 y se pide el natural: con p = 0.8 es ln 4 = 1.3863."""
    return p / (1 - p), np.log2(p / (1 - p))


def razonDeProbabilidad__logaritmo_de_p(p):
    """Tu logit es ln p, que nunca es positivo: se pide el logaritmo de la razón, que es 0 cuando
    p = 0.5."""
    return p / (1 - p), np.log(p)


def razonDeProbabilidad__cociente_de_logaritmos(p):
    """Tu logit divide dos logaritmos, y se pide el logaritmo del cociente. Recuerda qué
    operación con logaritmos corresponde a una división."""
    return p / (1 - p), np.log(p) / np.log(1 - p)


def razonDeProbabilidad__suma_de_logaritmos(p):
    """Tu logit suma ln p y ln(1 − p), que es el logaritmo de un producto: la razón es un
    cociente."""
    return p / (1 - p), np.log(p) + np.log(1 - p)


def razonDeProbabilidad__logaritmo_mal_agrupado(p):
    """Tu logit divide ln p por 1 − p: primero va la división y después el logaritmo. Mira dónde
    se cierra el paréntesis."""
    return p / (1 - p), np.log(p) / (1 - p)


def razonDeProbabilidad__orden(p):
    """Los devuelves al revés: primero va la razón y después su logaritmo."""
    return np.log(p / (1 - p)), p / (1 - p)


def razonDeProbabilidad__logit_opuesto(p):
    """Tu logit tiene el signo contrario, y por eso es negativo donde p pasa de 0.5: es el
    logaritmo de la razón, no el de su inverso."""
    return p / (1 - p), np.log((1 - p) / p)


def razonDeProbabilidad__razón_invertida(p):
    """Tu razón es (1 − p)/p: lo que ocurre va arriba y lo que no, abajo. Con p = 0.8 es 4, no
    0.25."""
    return (1 - p) / p, np.log(p / (1 - p))


def razonDeProbabilidad__uno_más_p(p):
    """Tu denominador es 1 + p: la probabilidad de que no ocurra es 1 − p."""
    return p / (1 + p), np.log(p / (1 + p))


def razonDeProbabilidad__producto(p):
    """Multiplicas p por 1 − p, y la razón es una división: con p = 0.5 debe dar 1."""
    return p * (1 - p), np.log(p * (1 - p))


def razonDeProbabilidad__diferencia(p):
    """Tu razón es p − (1 − p), una resta: la razón es una división, y con p = 0.5 da 1."""
    razon = p - (1 - p)
    return razon, np.log(razon)


def razonDeProbabilidad__inverso_del_complemento(p):
    """Tu razón es 1/(1 − p): arriba va p, la probabilidad de que ocurra."""
    return 1 / (1 - p), np.log(1 / (1 - p))


def razonDeProbabilidad__log1p(p):
    """Tu logit es ln(1 + razón): el 1 sobra, porque el logit es el logaritmo de la razón sola."""
    return p / (1 - p), np.log1p(p / (1 - p))


def razonDeProbabilidad__logit_de_la_sigmoide(p):
    """Aplicas la sigmoide a p, y el logit es lo contrario: va de la probabilidad a z."""
    return p / (1 - p), _sigmoid(p)


def razonDeProbabilidad__exponencial(p):
    """Tu segunda salida es la exponencial de la razón: se pide su logaritmo."""
    return p / (1 - p), np.exp(p / (1 - p))


def razonDeProbabilidad__sin_logaritmo(p):
    """Tus dos salidas son la razón: a la segunda le falta el logaritmo."""
    return p / (1 - p), p / (1 - p)


def razonDeProbabilidad__devuelve_p(p):
    """Tu primera salida es p: la razón es p dividida por la probabilidad de que no ocurra."""
    return p, np.log(p / (1 - p))


def razonDeProbabilidad__logit_como_diferencia(p):
    """Tu logit es p − (1 − p), una resta de probabilidades: se pide el logaritmo de su cociente."""
    return p / (1 - p), p - (1 - p)


def razonDeProbabilidad__logaritmo_de_1_menos_p(p):
    """Tu logit es ln(1 − p): se pide el logaritmo de la razón, p/(1 − p)."""
    return p / (1 - p), np.log(1 - p)


def razonDeProbabilidad__producto_de_logaritmos(p):
    """Tu logit multiplica ln p por ln(1 − p): se pide el logaritmo de un cociente."""
    return p / (1 - p), np.log(p) * np.log(1 - p)


def razonDeProbabilidad__menos_entropía(p):
    """Tu logit es la suma de p ln p y (1 − p) ln(1 − p), que es otra cosa: se pide ln(p/(1 −
    p))."""
    return p / (1 - p), p * np.log(p) + (1 - p) * np.log(1 - p)


def razonDeProbabilidad__con_el_promedio(p):
    """Divides todas las p por uno menos su promedio: cada una lleva su propio 1 − p."""
    razon = p / (1 - p.mean())
    return razon, np.log(razon)


# --- costoLogistico ---


def _guarded(X, beta0, beta):
    return np.clip(probabilidad(X, beta0, beta), EPS, 1 - EPS)


def _losses(p, y):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def costoLogistico__sin_signo(X, y, beta0, beta):
    """Tu costo sale negativo: el logaritmo de una probabilidad lo es. Falta el signo menos."""
    return -costoLogistico(X, y, beta0, beta)


def costoLogistico__sin_promediar(X, y, beta0, beta):
    """Tu costo es la suma de las pérdidas: con el doble de ejemplos daría el doble. Es un
    promedio."""
    return np.sum(_losses(_guarded(X, beta0, beta), y))


def costoLogistico__verosimilitud(X, y, beta0, beta):
    """Tu costo es la log-verosimilitud: le faltan el signo menos y el promedio."""
    return -np.sum(_losses(_guarded(X, beta0, beta), y))


def costoLogistico__producto_de_probabilidades(X, y, beta0, beta):
    """Devuelves la verosimilitud, el producto de las probabilidades: el costo es menos el
    promedio de sus logaritmos."""
    return np.exp(-np.sum(_losses(_guarded(X, beta0, beta), y)))


def costoLogistico__divide_por_características(X, y, beta0, beta):
    """Divides por el número de características y no por el de ejemplos: aquí los ejemplos son
    las filas de X."""
    return np.sum(_losses(_guarded(X, beta0, beta), y)) / X.shape[1]


def costoLogistico__divide_por_las_entradas(X, y, beta0, beta):
    """Divides por el número de entradas de X, filas por columnas: el promedio es sobre las
    filas."""
    return np.sum(_losses(_guarded(X, beta0, beta), y)) / X.size


def costoLogistico__divide_por_positivos(X, y, beta0, beta):
    """Divides por el número de ejemplos con y = 1: el promedio es sobre todos."""
    return np.sum(_losses(_guarded(X, beta0, beta), y)) / np.sum(y)


def costoLogistico__mitad(X, y, beta0, beta):
    """Tu costo es la mitad del pedido: el 1/2 es del error cuadrático, donde se va con el
    cuadrado al derivar. Aquí no hay cuadrado."""
    return costoLogistico(X, y, beta0, beta) / 2


def costoLogistico__doble(X, y, beta0, beta):
    """Tu costo es el doble del pedido: mira qué cuentas dos veces o por qué número divides."""
    return 2 * costoLogistico(X, y, beta0, beta)


def costoLogistico__por_ejemplo(X, y, beta0, beta):
    """Devuelves la pérdida de cada ejemplo; el costo es un solo número que las resume."""
    return _losses(_guarded(X, beta0, beta), y)


def costoLogistico__solo_positivos(X, y, beta0, beta):
    """Solo cuentas los ejemplos con y = 1: los de y = 0 no pagan nada, diga el modelo lo que
    diga. Mira el segundo término de la fórmula."""
    return -np.mean(y * np.log(_guarded(X, beta0, beta)))


def costoLogistico__solo_negativos(X, y, beta0, beta):
    """Solo cuentas los ejemplos con y = 0: los de y = 1 no pagan nada, diga el modelo lo que
    diga. Mira el primer término de la fórmula."""
    return -np.mean((1 - y) * np.log(1 - _guarded(X, beta0, beta)))


def costoLogistico__sin_etiquetas(X, y, beta0, beta):
    """Sumas los dos logaritmos en todos los ejemplos: y y 1 − y están en la fórmula para que
    cada uno pague solo por lo que ocurrió."""
    p = _guarded(X, beta0, beta)
    return -np.mean(np.log(p) + np.log(1 - p))


def costoLogistico__logaritmo_de_p_en_los_dos(X, y, beta0, beta):
    """En el segundo término usas ln p, y va el logaritmo de 1 − p, la probabilidad de y = 0."""
    return -np.mean(np.log(_guarded(X, beta0, beta)))


def costoLogistico__logaritmo_base_2(X, y, beta0, beta):
    """Tu costo usa el logaritmo en base 2 y la fórmula, el natural: con p = 0.5 en todos debe
    dar ln 2 = 0.6931."""
    return costoLogistico(X, y, beta0, beta) / np.log(2)


def costoLogistico__logaritmo_base_10(X, y, beta0, beta):
    """Tu costo usa el logaritmo en base 10 y la fórmula, el natural: con p = 0.5 en todos debe
    dar ln 2 = 0.6931."""
    return costoLogistico(X, y, beta0, beta) / np.log(10)


def costoLogistico__sin_logaritmo(X, y, beta0, beta):
    """A tu costo le faltan los logaritmos: promedias, con signo menos, la probabilidad de lo que
    ocurrió."""
    p = probabilidad(X, beta0, beta)
    return -np.mean(y * p + (1 - y) * (1 - p))


def costoLogistico__uno_menos_la_probabilidad(X, y, beta0, beta):
    """Promedias lo que le falta a cada probabilidad, |y − p|, sin logaritmos: es un error
    absoluto, no la entropía cruzada."""
    return np.mean(np.abs(y - probabilidad(X, beta0, beta)))


def costoLogistico__cuadrático(X, y, beta0, beta):
    """Calculaste el error cuadrático medio. Aquí se pide la entropía cruzada, la que lleva
    logaritmos."""
    return np.mean((probabilidad(X, beta0, beta) - y) ** 2)


def costoLogistico__cuadrático_medio(X, y, beta0, beta):
    """Calculaste el error cuadrático con 1/(2N), el de la regresión lineal. Aquí se pide la
    entropía cruzada, la que lleva logaritmos."""
    return np.mean((probabilidad(X, beta0, beta) - y) ** 2) / 2


def costoLogistico__cuadrático_sumado(X, y, beta0, beta):
    """Calculaste la suma de los errores al cuadrado. Aquí se pide la entropía cruzada, la que
    lleva logaritmos, y promediada."""
    return np.sum((probabilidad(X, beta0, beta) - y) ** 2)


def costoLogistico__cuadrático_lineal(X, y, beta0, beta):
    """Calculaste el error cuadrático de la recta, (y − z)²: aquí el modelo da probabilidades, y
    el costo lleva logaritmos."""
    return np.mean((_net(X, beta0, beta) - y) ** 2)


def costoLogistico__error_con_signo(X, y, beta0, beta):
    """Promedias p − y con su signo: un error por exceso tapa otro por defecto. El costo lleva
    logaritmos y nunca es negativo."""
    return np.mean(probabilidad(X, beta0, beta) - y)


def costoLogistico__etiquetas_menos_uno_uno(X, y, beta0, beta):
    """Pasas las etiquetas a −1 y 1, y la fórmula las necesita 0 y 1: así un término que debía
    anularse cuenta dos veces."""
    return np.mean(_losses(_guarded(X, beta0, beta), 2 * y - 1))


def costoLogistico__margen_con_ceros(X, y, beta0, beta):
    """Usas ln(1 + e^(−y z)), que es la fórmula para etiquetas −1 y 1; con y = 0 da siempre ln 2."""
    return np.mean(np.logaddexp(0, -y * _net(X, beta0, beta)))


def costoLogistico__softplus_sin_y(X, y, beta0, beta):
    """Tu costo es el promedio de ln(1 + eᶻ): le falta el término con y z, y así ni mira las
    etiquetas."""
    return np.mean(np.logaddexp(0, _net(X, beta0, beta)))


def costoLogistico__softplus_con_otro_signo(X, y, beta0, beta):
    """En ln(1 + eᶻ) − y z tienes un signo cambiado: compruébalo con y = 1, que debe dar −ln p."""
    z = _net(X, beta0, beta)
    return np.mean(np.logaddexp(0, z) + y * z)


def costoLogistico__clases_cambiadas(X, y, beta0, beta):
    """Cada ejemplo paga por la clase que no es la suya: acertar te sale caro y fallar, gratis.
    Mira a qué término corresponde cada valor de y, y si tu p sube cuando sube z."""
    return costoLogistico(X, 1 - y, beta0, beta)


def costoLogistico__menos_solo_en_el_primero(X, y, beta0, beta):
    """El signo menos solo alcanza a uno de los dos términos, o los restas en vez de sumarlos:
    los dos logaritmos son negativos, y los dos términos cambian de signo. Mira los paréntesis."""
    p = _guarded(X, beta0, beta)
    return np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p))


def costoLogistico__promedio_solo_en_el_primero(X, y, beta0, beta):
    """La división por N solo alcanza al primer término: mira los paréntesis."""
    p = _guarded(X, beta0, beta)
    return -np.mean(y * np.log(p)) - np.sum((1 - y) * np.log(1 - p))


def costoLogistico__promedio_solo_en_el_segundo(X, y, beta0, beta):
    """La división por N solo alcanza al segundo término: mira los paréntesis."""
    p = _guarded(X, beta0, beta)
    return -np.sum(y * np.log(p)) - np.mean((1 - y) * np.log(1 - p))


def costoLogistico__promedio_por_clase(X, y, beta0, beta):
    """Promedias cada clase por separado y sumas los dos promedios: J es un solo promedio sobre
    los N ejemplos."""
    p = _guarded(X, beta0, beta)
    ones, zeros = max(np.sum(y), 1), max(np.sum(1 - y), 1)
    return -np.sum(y * np.log(p)) / ones - np.sum((1 - y) * np.log(1 - p)) / zeros


def costoLogistico__sin_intercepto(X, y, beta0, beta):
    """Tu costo no usa β0: da lo mismo con cualquiera. X no trae columna de unos."""
    return costoLogistico(X, y, 0.0, beta)


def costoLogistico__con_z(X, y, beta0, beta):
    """Tomas el logaritmo de z, la entrada neta, que puede ser negativa: falta pasarla por la
    sigmoide."""
    return np.mean(_losses(_net(X, beta0, beta), y))


def costoLogistico__con_la_clase(X, y, beta0, beta):
    """Redondeas la probabilidad a 0 o 1 antes del logaritmo: el costo mide cuánta probabilidad
    le dabas a lo que ocurrió, no si acertaste."""
    p = (probabilidad(X, beta0, beta) >= 0.5) * 1.0
    return np.mean(_losses(np.clip(p, EPS, 1 - EPS), y))


def costoLogistico__log_de_cero(X, y, beta0, beta):
    """Donde la probabilidad es exactamente 0 o 1 tu costo da nan o infinito, por ln 0: no dejes
    que el logaritmo reciba un 0."""
    p = probabilidad(X, beta0, beta)
    return np.mean(_losses(p, y))


def costoLogistico__exponencial_desbordada(X, y, beta0, beta):
    """Con z = 1000 tu costo no es finito: e¹⁰⁰⁰ se desborda. Busca una forma de la fórmula en la
    que el exponente nunca sea un número positivo grande."""
    z = _net(X, beta0, beta)
    return np.mean(np.log(1 + np.exp(z)) - y * z)


def costoLogistico__guarda_grande(X, y, beta0, beta):
    """Sumas 0.01 dentro de los logaritmos: eso ya cambia el costo. La corrección que evita ln 0
    tiene que ser tan pequeña que no se note en lo demás."""
    p = probabilidad(X, beta0, beta)
    return -np.mean(y * np.log(p + 0.01) + (1 - y) * np.log(1 - p + 0.01))


def costoLogistico__recorte_ancho(X, y, beta0, beta):
    """Recortas las probabilidades entre 0.1 y 0.9: así acertar con 0.99 cuesta lo mismo que
    acertar con 0.9. El recorte solo debe tocar el 0 y el 1."""
    return np.mean(_losses(np.clip(probabilidad(X, beta0, beta), 0.1, 0.9), y))


def costoLogistico__tabla(X, y, beta0, beta):
    """Una fila y una columna se combinaron en una tabla N × N (broadcasting): cada y acabó con
    todas las p. Cada y va solo con la suya."""
    return np.mean(_losses(_guarded(X, beta0, beta), y[:, np.newaxis]))


def costoLogistico__solo_el_último(X, y, beta0, beta):
    """Solo cuenta la pérdida del último ejemplo: en el bucle se guarda encima de las anteriores."""
    return _losses(_guarded(X, beta0, beta), y)[-1]


def costoLogistico__solo_el_último_dividido(X, y, beta0, beta):
    """Solo cuenta la pérdida del último ejemplo, dividida por N: en el bucle se guarda encima de
    las anteriores."""
    return _losses(_guarded(X, beta0, beta), y)[-1] / len(y)


def costoLogistico__regularizado(X, y, beta0, beta):
    """A tu costo se le suma la mitad del promedio de los β al cuadrado, como en una
    regularización que aquí nadie pide."""
    return costoLogistico(X, y, beta0, beta) + np.sum(beta**2) / (2 * len(y))


def costoLogistico__guarda_de_una_milésima(X, y, beta0, beta):
    """Sumas 0.001 dentro de los logaritmos: eso ya cambia el costo. La corrección que evita ln 0
    tiene que ser tan pequeña que no se note en lo demás."""
    p = probabilidad(X, beta0, beta)
    return -np.mean(y * np.log(p + 1e-3) + (1 - y) * np.log(1 - p + 1e-3))


def costoLogistico__uno_más_p(X, y, beta0, beta):
    """En el segundo término usas ln(1 + p), y va ln(1 − p)."""
    p = _guarded(X, beta0, beta)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 + p))


def costoLogistico__menos_y_promedio_solo_en_el_primero(X, y, beta0, beta):
    """El −1/N solo alcanza al primer término: los dos cambian de signo y los dos se promedian.
    Mira los paréntesis."""
    p = _guarded(X, beta0, beta)
    return -np.mean(y * np.log(p)) + np.sum((1 - y) * np.log(1 - p))


def costoLogistico__promedio_de_los_positivos(X, y, beta0, beta):
    """Solo promedias −ln p en los ejemplos con y = 1: los de y = 0 también pagan, −ln(1 − p)."""
    return -np.sum(y * np.log(_guarded(X, beta0, beta))) / max(np.sum(y), 1)


def costoLogistico__promedio_de_los_negativos(X, y, beta0, beta):
    """Solo promedias −ln(1 − p) en los ejemplos con y = 0: los de y = 1 también pagan, −ln p."""
    return -np.sum((1 - y) * np.log(1 - _guarded(X, beta0, beta))) / max(np.sum(1 - y), 1)


def costoLogistico__falta_el_último(X, y, beta0, beta):
    """El último ejemplo no paga: mira hasta dónde llega el range de tu bucle."""
    return np.sum(_losses(_guarded(X, beta0, beta), y)[:-1]) / len(y)


def costoLogistico__falta_el_primero(X, y, beta0, beta):
    """El primer ejemplo no paga: mira dónde empieza el range de tu bucle."""
    return np.sum(_losses(_guarded(X, beta0, beta), y)[1:]) / len(y)


def costoLogistico__solo_el_primero(X, y, beta0, beta):
    """Solo cuenta la pérdida del primer ejemplo: posiblemente el return está dentro del bucle."""
    return _losses(_guarded(X, beta0, beta), y)[0]


def costoLogistico__solo_el_primero_dividido(X, y, beta0, beta):
    """Solo cuenta la pérdida del primer ejemplo, dividida por N: posiblemente el return está
    dentro del bucle."""
    return _losses(_guarded(X, beta0, beta), y)[0] / len(y)


def costoLogistico__bisagra(X, y, beta0, beta):
    """Calculaste la pérdida de bisagra (hinge), la de las máquinas de vectores de soporte. Aquí
    se pide la entropía cruzada, la que lleva logaritmos."""
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * _net(X, beta0, beta)))


def costoLogistico__aciertos(X, y, beta0, beta):
    """Devuelves la proporción de aciertos: el costo mide probabilidades, con logaritmos, y baja
    cuando el modelo mejora."""
    return np.mean((probabilidad(X, beta0, beta) >= 0.5) == y)


def costoLogistico__errores(X, y, beta0, beta):
    """Devuelves la proporción de errores, que solo cambia a saltos: el costo mide
    probabilidades, con logaritmos."""
    return np.mean((probabilidad(X, beta0, beta) >= 0.5) != y)


def costoLogistico__resta_los_términos_en_valor_absoluto(X, y, beta0, beta):
    """Restas un término del otro y tomas el valor absoluto: los dos se suman, con un solo signo
    menos delante de todo."""
    p = _guarded(X, beta0, beta)
    return abs(np.mean(y * np.log(p) - (1 - y) * np.log(1 - p)))


def costoLogistico__rmse(X, y, beta0, beta):
    """Calculaste la raíz del error cuadrático medio. Aquí se pide la entropía cruzada, la que
    lleva logaritmos."""
    return np.sqrt(np.mean((probabilidad(X, beta0, beta) - y) ** 2))


# --- gradienteLogistico ---


def _from_residuals(X, residuals):
    return np.mean(residuals), X.T @ residuals / len(X)


def _residuals(X, y, beta0, beta):
    return probabilidad(X, beta0, beta) - y


def gradienteLogistico__signo(X, y, beta0, beta):
    """Tu gradiente apunta al revés, hacia donde el costo baja: usa y − p, y la derivada de J
    lleva p − y."""
    return _from_residuals(X, -_residuals(X, y, beta0, beta))


def gradienteLogistico__sin_promediar(X, y, beta0, beta):
    """Tu gradiente es N veces el correcto: el costo es un promedio y su derivada también."""
    return _from_residuals(X, len(y) * _residuals(X, y, beta0, beta))


def gradienteLogistico__verosimilitud(X, y, beta0, beta):
    """Tu gradiente es el de la log-verosimilitud, Σ (y − p) x: el de J lleva el signo contrario
    y se promedia."""
    return _from_residuals(X, -len(y) * _residuals(X, y, beta0, beta))


def gradienteLogistico__doble(X, y, beta0, beta):
    """Tu gradiente es el doble del correcto: ese 2 es del error cuadrático, y este costo no
    tiene ningún cuadrado que derivar."""
    return _from_residuals(X, 2 * _residuals(X, y, beta0, beta))


def gradienteLogistico__mitad(X, y, beta0, beta):
    """Tu gradiente es la mitad del correcto: divides por 2N y el costo solo promedia."""
    return _from_residuals(X, _residuals(X, y, beta0, beta) / 2)


def gradienteLogistico__divide_por_características(X, y, beta0, beta):
    """Divides por el número de características y no por el de ejemplos: aquí los ejemplos son
    las filas de X."""
    return _from_residuals(X, _residuals(X, y, beta0, beta) * len(y) / X.shape[1])


def gradienteLogistico__divide_por_las_entradas(X, y, beta0, beta):
    """Divides d por el número de entradas de X, filas por columnas: el promedio es sobre las
    filas."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return d0, d / X.shape[1]


def gradienteLogistico__promedia_dos_veces(X, y, beta0, beta):
    """Divides dos veces por el número de ejemplos: con una basta."""
    return _from_residuals(X, _residuals(X, y, beta0, beta) / len(y))


def gradienteLogistico__d0_sumado(X, y, beta0, beta):
    """d está bien, pero d0 es la suma de los residuos: también se promedia."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return len(y) * d0, d


def gradienteLogistico__d_sumado(X, y, beta0, beta):
    """d0 está bien, pero d es la suma de los productos: también se promedia."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return d0, len(y) * d


def gradienteLogistico__d_dividido_por_características(X, y, beta0, beta):
    """d0 está bien, pero d se divide por el número de características y no por el de ejemplos."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return d0, d * len(y) / X.shape[1]


def gradienteLogistico__d_dividido_dos_veces(X, y, beta0, beta):
    """d0 está bien, pero d se divide dos veces por el número de ejemplos."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return d0, d / len(y)


def gradienteLogistico__sin_x(X, y, beta0, beta):
    """Todas las componentes de d son el promedio de los residuos: les falta la x. Cada residuo
    va multiplicado por la característica de su peso."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return d0, np.full(d.shape, d0)


def gradienteLogistico__d_un_número(X, y, beta0, beta):
    """Juntas todo d en un solo número: hay una derivada por cada β. Mira sobre qué eje sumas."""
    residuals = _residuals(X, y, beta0, beta)
    return np.mean(residuals), np.mean(residuals[:, np.newaxis] * X)


def gradienteLogistico__d_es_d0(X, y, beta0, beta):
    """Tu d es el mismo número que d0: le falta la x, y hay una derivada por cada β."""
    d0, _ = gradienteLogistico(X, y, beta0, beta)
    return d0, d0


def gradienteLogistico__sin_sumar(X, y, beta0, beta):
    """Tu d tiene un valor por cada entrada de X: falta promediar los productos sobre los
    ejemplos."""
    residuals = _residuals(X, y, beta0, beta)
    return np.mean(residuals), residuals[:, np.newaxis] * X


def gradienteLogistico__d0_por_ejemplo(X, y, beta0, beta):
    """Tu d0 trae el residuo de cada ejemplo: falta promediarlos en un solo número."""
    residuals = _residuals(X, y, beta0, beta)
    return residuals, X.T @ residuals / len(y)


def gradienteLogistico__x_promedio(X, y, beta0, beta):
    """Tu d es el residuo medio por la x media: el promedio de los productos no es el producto de
    los promedios."""
    d0, _ = gradienteLogistico(X, y, beta0, beta)
    return d0, d0 * X.mean(0)


def gradienteLogistico__d0_con_x(X, y, beta0, beta):
    """Tu d0 lleva la x: β0 multiplica a un 1, y su derivada es el promedio de los residuos
    solos."""
    residuals = _residuals(X, y, beta0, beta)
    return np.mean(residuals[:, np.newaxis] * X), X.T @ residuals / len(y)


def gradienteLogistico__d0_primera_componente(X, y, beta0, beta):
    """Tratas la primera columna de X como si fuera de unos: X no la trae, y d tiene una derivada
    por cada una de sus columnas."""
    _, d = gradienteLogistico(X, y, beta0, beta)
    return d[0], d[1:]


def gradienteLogistico__d0_cero(X, y, beta0, beta):
    """Tu d0 es siempre 0: β0 también se aprende, y su derivada es el promedio de los residuos."""
    return 0.0, gradienteLogistico(X, y, beta0, beta)[1]


def gradienteLogistico__d0_signo(X, y, beta0, beta):
    """d está bien, pero d0 tiene el signo contrario: los dos llevan p − y."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return -d0, d


def gradienteLogistico__d_signo(X, y, beta0, beta):
    """d0 está bien, pero d tiene el signo contrario: los dos llevan p − y."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return d0, -d


def gradienteLogistico__sigma_prima(X, y, beta0, beta):
    """Multiplicas los residuos por p (1 − p), que es lo que pide el error cuadrático. Con la
    entropía cruzada esa derivada se cancela: haz la cuenta una vez en papel."""
    p = probabilidad(X, beta0, beta)
    return _from_residuals(X, (p - y) * p * (1 - p))


def gradienteLogistico__error_cuadrático(X, y, beta0, beta):
    """Este es el gradiente del error cuadrático medio, con su 2 y su p (1 − p). El costo es la
    entropía cruzada, y su derivada es más sencilla."""
    p = probabilidad(X, beta0, beta)
    return _from_residuals(X, 2 * (p - y) * p * (1 - p))


def gradienteLogistico__sigma_prima_en_d(X, y, beta0, beta):
    """d0 está bien, pero en d los residuos van multiplicados por p (1 − p): con la entropía
    cruzada esa derivada se cancela en los dos."""
    p = probabilidad(X, beta0, beta)
    return np.mean(p - y), X.T @ ((p - y) * p * (1 - p)) / len(y)


def gradienteLogistico__sigma_prima_en_d0(X, y, beta0, beta):
    """d está bien, pero en d0 los residuos van multiplicados por p (1 − p): con la entropía
    cruzada esa derivada se cancela en los dos."""
    p = probabilidad(X, beta0, beta)
    return np.mean((p - y) * p * (1 - p)), X.T @ (p - y) / len(y)


def gradienteLogistico__sigma_prima_de_p(X, y, beta0, beta):
    """Multiplicas los residuos por σ(p)(1 − σ(p)): esa derivada no va, porque se cancela, y
    además está calculada en p y no en z."""
    p = probabilidad(X, beta0, beta)
    s = _sigmoid(p)
    return _from_residuals(X, (p - y) * s * (1 - s))


def gradienteLogistico__sin_cancelar(X, y, beta0, beta):
    """Divides los residuos por p (1 − p): es la derivada respecto a p, y falta seguir con la
    regla de la cadena hasta β."""
    p = probabilidad(X, beta0, beta)
    return _from_residuals(X, (p - y) / (p * (1 - p)))


def gradienteLogistico__clase(X, y, beta0, beta):
    """Restas y de la clase, 0 o 1, en vez de la probabilidad: así los ejemplos acertados no
    enseñan nada. Esa es la regla del perceptrón."""
    return _from_residuals(X, (probabilidad(X, beta0, beta) >= 0.5) - y)


def gradienteLogistico__z_por_p(X, y, beta0, beta):
    """Restas y de z, la entrada neta: falta la sigmoide. Ese es el gradiente de la regresión
    lineal."""
    return _from_residuals(X, _net(X, beta0, beta) - y)


def gradienteLogistico__sin_y(X, y, beta0, beta):
    """Tu gradiente no mira las etiquetas: promedias p, y falta restarle y."""
    return _from_residuals(X, probabilidad(X, beta0, beta))


def gradienteLogistico__suma_y(X, y, beta0, beta):
    """Sumas y a la probabilidad, y se resta: el residuo es p − y."""
    return _from_residuals(X, probabilidad(X, beta0, beta) + y)


def gradienteLogistico__etiquetas_menos_uno_uno(X, y, beta0, beta):
    """Pasas las etiquetas a −1 y 1, y la fórmula p − y las necesita 0 y 1."""
    return _from_residuals(X, probabilidad(X, beta0, beta) - (2 * y - 1))


def gradienteLogistico__residuo_absoluto(X, y, beta0, beta):
    """Le quitas el signo a los residuos: el signo es lo que dice hacia dónde mover β."""
    return _from_residuals(X, np.abs(_residuals(X, y, beta0, beta)))


def gradienteLogistico__residuo_al_cuadrado(X, y, beta0, beta):
    """Elevas los residuos al cuadrado: en el gradiente van sin elevar y con su signo."""
    return _from_residuals(X, _residuals(X, y, beta0, beta) ** 2)


def gradienteLogistico__el_costo_como_residuo(X, y, beta0, beta):
    """Usas la pérdida de cada ejemplo en el lugar de su residuo: el gradiente lleva p − y, sin
    logaritmos."""
    return _from_residuals(X, _losses(_guarded(X, beta0, beta), y))


def gradienteLogistico__sin_intercepto(X, y, beta0, beta):
    """Tu gradiente calcula p sin β0: da lo mismo con cualquiera. X no trae columna de unos."""
    return gradienteLogistico(X, y, 0.0, beta)


def gradienteLogistico__signo_del_exponente(X, y, beta0, beta):
    """Tu gradiente usa σ(−z): la probabilidad de Y = 1 sube con z. Mira el signo del exponente."""
    return gradienteLogistico(X, y, -beta0, -beta)


def gradienteLogistico__orden(X, y, beta0, beta):
    """Los devuelves al revés: primero va d0, la derivada de β0, y después d."""
    return gradienteLogistico(X, y, beta0, beta)[::-1]


def gradienteLogistico__un_solo_vector(X, y, beta0, beta):
    """Devuelves un solo vector con d0 y d pegados: se piden los dos por separado."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return np.concatenate(([d0], d))


def gradienteLogistico__solo_d(X, y, beta0, beta):
    """Devuelves solo d: también se pide d0, y va primero."""
    return gradienteLogistico(X, y, beta0, beta)[1]


def gradienteLogistico__normalizado(X, y, beta0, beta):
    """Divides d por su longitud: se pide el gradiente como es, mida lo que mida."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return d0, d / np.linalg.norm(d)


def gradienteLogistico__solo_el_último(X, y, beta0, beta):
    """Solo cuenta el último ejemplo: en el bucle se guarda encima de los anteriores, o el return
    está dentro."""
    return gradienteLogistico(X[-1:], y[-1:], beta0, beta)


def gradienteLogistico__solo_el_último_dividido(X, y, beta0, beta):
    """Solo cuenta el último ejemplo, dividido por N: en el bucle se guarda encima de los
    anteriores."""
    d0, d = gradienteLogistico(X[-1:], y[-1:], beta0, beta)
    return d0 / len(y), d / len(y)


def gradienteLogistico__solo_el_primero(X, y, beta0, beta):
    """Solo cuenta el primer ejemplo: posiblemente el return está dentro del bucle."""
    return gradienteLogistico(X[:1], y[:1], beta0, beta)


def gradienteLogistico__solo_positivos(X, y, beta0, beta):
    """Solo cuentan los ejemplos con y = 1: los de y = 0 también tiran de β."""
    return _from_residuals(X, y * _residuals(X, y, beta0, beta))


def gradienteLogistico__paso_dado(X, y, beta0, beta):
    """Devuelves los parámetros ya movidos un paso: se pide el gradiente, y del paso se encarga
    entrenarLogistica."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return beta0 - d0, beta - d


def gradienteLogistico__falta_el_último(X, y, beta0, beta):
    """El último ejemplo no cuenta: mira hasta dónde llega el range de tu bucle."""
    residuals = _residuals(X, y, beta0, beta)
    residuals[-1] = 0
    return _from_residuals(X, residuals)


def gradienteLogistico__falta_el_primero(X, y, beta0, beta):
    """El primer ejemplo no cuenta: mira dónde empieza el range de tu bucle."""
    residuals = _residuals(X, y, beta0, beta)
    residuals[0] = 0
    return _from_residuals(X, residuals)


def gradienteLogistico__x_al_cuadrado(X, y, beta0, beta):
    """En d cada residuo va multiplicado por x², y va por x."""
    residuals = _residuals(X, y, beta0, beta)
    return np.mean(residuals), (X**2).T @ residuals / len(y)


def gradienteLogistico__con_beta(X, y, beta0, beta):
    """Multiplicas los residuos por β, y van por x: ∂z/∂β es x."""
    d0, _ = gradienteLogistico(X, y, beta0, beta)
    return d0, d0 * beta


def gradienteLogistico__regularizado(X, y, beta0, beta):
    """A d le sobra un β/N, como el de una regularización que aquí nadie pide."""
    d0, d = gradienteLogistico(X, y, beta0, beta)
    return d0, d + beta / len(y)


def gradienteLogistico__sin_intercepto_en_d(X, y, beta0, beta):
    """d0 está bien, pero en d calculas p sin β0: los dos usan los mismos residuos."""
    return gradienteLogistico(X, y, beta0, beta)[0], gradienteLogistico(X, y, 0.0, beta)[1]


def gradienteLogistico__N_menos_1(X, y, beta0, beta):
    """Divides por N − 1: el promedio de N ejemplos divide por N."""
    return _from_residuals(X, _residuals(X, y, beta0, beta) * len(y) / max(len(y) - 1, 1))


def gradienteLogistico__producto_con_X_sin_trasponer(X, y, beta0, beta):
    """Tu d tiene un valor por ejemplo: es el residuo por la suma de su fila. Hay una derivada
    por característica, y la suma va sobre los ejemplos."""
    residuals = _residuals(X, y, beta0, beta)
    return np.mean(residuals), residuals * X.sum(1) / len(y)


# --- entrenarLogistica ---


def _train(X, y, beta0, beta, epocas, starts, step, cost=costoLogistico):
    """Un paso por cada comienzo de lote, y el costo al final de cada época."""
    costos = [cost(X, y, beta0, beta)]
    for _ in range(epocas):
        for start in starts:
            beta0, beta = step(start, beta0, beta)
        costos.append(cost(X, y, beta0, beta))
    return beta0, beta, costos


def _batches(X, y, tam_lote):
    return [(X[i : i + tam_lote], y[i : i + tam_lote]) for i in range(0, len(y), tam_lote)]


def _scaled(X, y, beta0, beta, eta, epocas, tam_lote, factor):
    """El paso de cada lote multiplicado por un factor que depende del tamaño del lote."""

    def step(batch, beta0, beta):
        d0, d = gradienteLogistico(*batch, beta0, beta)
        k = eta * factor(len(batch[1]))
        return beta0 - k * d0, beta - k * d

    return _train(X, y, beta0, beta, epocas, _batches(X, y, tam_lote), step)


def _along(
    X, y, beta0, beta, eta, epocas, batches, gradient=gradienteLogistico, cost=costoLogistico
):
    """El entrenamiento con otros lotes, otro gradiente u otro costo."""

    def step(batch, beta0, beta):
        d0, d = gradient(*batch, beta0, beta)
        return beta0 - eta * d0, beta - eta * d

    return _train(X, y, beta0, beta, epocas, batches, step, cost)


def _with(X, y, beta0, beta, eta, epocas, tam_lote, gradient):
    return _along(X, y, beta0, beta, eta, epocas, _batches(X, y, tam_lote), gradient)


def entrenarLogistica__sube(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus parámetros van en la dirección del gradiente, cuesta arriba, y el costo sube: mira el
    signo de la actualización."""
    return entrenarLogistica(X, y, beta0, beta, -eta, epocas, tam_lote)


def entrenarLogistica__descarta_el_lote_corto(X, y, beta0, beta, eta, epocas, tam_lote):
    """El último lote, el corto, nunca se usa: mira hasta dónde llega tu bucle."""
    whole = len(y) // tam_lote * tam_lote

    return _along(X, y, beta0, beta, eta, epocas, _batches(X[:whole], y[:whole], tam_lote))


def entrenarLogistica__tamaño_nominal(X, y, beta0, beta, eta, epocas, tam_lote):
    """Divides el lote corto por tam_lote, aunque trae menos ejemplos: cada lote se promedia con
    su propio tamaño."""
    return _scaled(X, y, beta0, beta, eta, epocas, tam_lote, lambda size: size / tam_lote)


def entrenarLogistica__sin_promediar(X, y, beta0, beta, eta, epocas, tam_lote):
    """Cada paso usa la suma de los gradientes del lote: se promedia con el tamaño del lote."""
    return _scaled(X, y, beta0, beta, eta, epocas, tam_lote, lambda size: size)


def entrenarLogistica__divide_por_todos(X, y, beta0, beta, eta, epocas, tam_lote):
    """Divides el gradiente de cada lote por el número total de ejemplos: cada lote se promedia
    con su propio tamaño."""
    return _scaled(X, y, beta0, beta, eta, epocas, tam_lote, lambda size: size / len(y))


def entrenarLogistica__promedia_dos_veces(X, y, beta0, beta, eta, epocas, tam_lote):
    """Divides el gradiente de cada lote otra vez por su tamaño: ya es un promedio."""
    return _scaled(X, y, beta0, beta, eta, epocas, tam_lote, lambda size: 1 / size)


def entrenarLogistica__divide_por_tam_lote(X, y, beta0, beta, eta, epocas, tam_lote):
    """Divides el gradiente de cada lote otra vez por tam_lote: ya es un promedio."""
    return _scaled(X, y, beta0, beta, eta, epocas, tam_lote, lambda _: 1 / tam_lote)


def entrenarLogistica__doble(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus pasos son el doble de largos: ese 2 es del error cuadrático, y este costo no tiene
    ningún cuadrado que derivar."""
    return entrenarLogistica(X, y, beta0, beta, 2 * eta, epocas, tam_lote)


def entrenarLogistica__eta_fija(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus pasos son los de η = 1: el η que recibes no se usa."""
    return entrenarLogistica(X, y, beta0, beta, 1.0, epocas, tam_lote)


def entrenarLogistica__eta_decrece(X, y, beta0, beta, eta, epocas, tam_lote):
    """Divides η por el número de la época: aquí η no cambia."""
    costos = [costoLogistico(X, y, beta0, beta)]
    for k in range(epocas):
        args = (X, y, beta0, beta, eta / (k + 1), 1, tam_lote)
        beta0, beta, (_, last) = entrenarLogistica(*args)
        costos.append(last)
    return beta0, beta, costos


def entrenarLogistica__lote_completo(X, y, beta0, beta, eta, epocas, tam_lote):
    """Das un solo paso por época, con todos los ejemplos: no usas tam_lote."""
    return entrenarLogistica(X, y, beta0, beta, eta, epocas, len(y))


def entrenarLogistica__ejemplo_por_ejemplo(X, y, beta0, beta, eta, epocas, tam_lote):
    """Das un paso por ejemplo: no usas tam_lote, que dice cuántos van juntos en cada paso."""
    return entrenarLogistica(X, y, beta0, beta, eta, epocas, 1)


def entrenarLogistica__solo_el_primer_lote(X, y, beta0, beta, eta, epocas, tam_lote):
    """Cada época usa solo el primer lote: posiblemente el bucle termina antes de tiempo, o
    vuelve siempre al mismo trozo."""
    batches = _batches(X, y, tam_lote)[:1]

    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__siempre_el_primer_lote(X, y, beta0, beta, eta, epocas, tam_lote):
    """Das tantos pasos como lotes hay, pero todos con el primero: mira si el trozo de X e y
    avanza con el bucle."""
    batches = _batches(X, y, tam_lote)
    batches = batches[:1] * len(batches)

    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__solo_el_último_lote(X, y, beta0, beta, eta, epocas, tam_lote):
    """Cada época mueve los parámetros solo con el último lote: la actualización quedó fuera del
    bucle de los lotes."""
    batches = _batches(X, y, tam_lote)[-1:]

    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__un_lote_por_época(X, y, beta0, beta, eta, epocas, tam_lote):
    """En cada época usas un solo lote, el que sigue al de la anterior: una época pasa por todos."""
    batches = _batches(X, y, tam_lote)
    costos = [costoLogistico(X, y, beta0, beta)]
    for k in range(epocas):
        d0, d = gradienteLogistico(*batches[k % len(batches)], beta0, beta)
        beta0, beta = beta0 - eta * d0, beta - eta * d
        costos.append(costoLogistico(X, y, beta0, beta))
    return beta0, beta, costos


def entrenarLogistica__lotes_solapados(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus lotes se solapan: cada uno comienza un ejemplo después del anterior, y debe comenzar
    donde el anterior termina."""
    batches = [(X[i : i + tam_lote], y[i : i + tam_lote]) for i in range(len(y))]

    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__lotes_mal_contados(X, y, beta0, beta, eta, epocas, tam_lote):
    """Recorres tantos lotes como hay, pero cada uno comienza un ejemplo después del anterior:
    falta multiplicar por tam_lote el número del lote."""
    count = -(-len(y) // tam_lote)
    batches = [(X[i : i + tam_lote], y[i : i + tam_lote]) for i in range(count)]

    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__lotes_salteados(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus lotes toman ejemplos salteados: cada uno son tam_lote ejemplos seguidos."""
    count = -(-len(y) // tam_lote)
    batches = [(X[i::count], y[i::count]) for i in range(count)]

    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__tam_lote_como_número_de_lotes(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tomas tam_lote como el número de lotes: es cuántos ejemplos hay en cada uno."""
    count = min(tam_lote, len(y))
    batches = [
        (a, b) for a, b in zip(np.array_split(X, count), np.array_split(y, count), strict=True)
    ]

    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__lotes_repartidos(X, y, beta0, beta, eta, epocas, tam_lote):
    """Repartes los ejemplos en lotes casi iguales: todos llevan tam_lote ejemplos y solo el
    último puede ser más corto."""
    count = -(-len(y) // tam_lote)
    batches = [
        (a, b) for a, b in zip(np.array_split(X, count), np.array_split(y, count), strict=True)
    ]

    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__orden_inverso(X, y, beta0, beta, eta, epocas, tam_lote):
    """Recorres los ejemplos del último al primero: van en el orden en que llegan."""
    batches = _batches(X[::-1], y[::-1], tam_lote)

    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__parámetros_congelados(X, y, beta0, beta, eta, epocas, tam_lote):
    """En cada época, todos los gradientes salen de los parámetros con los que empezó: cada lote
    debe partir de donde lo dejó el anterior."""
    costos = [costoLogistico(X, y, beta0, beta)]
    for _ in range(epocas):
        pairs = [gradienteLogistico(*batch, beta0, beta) for batch in _batches(X, y, tam_lote)]
        beta0 = beta0 - eta * sum(d0 for d0, _ in pairs)
        beta = beta - eta * sum(d for _, d in pairs)
        costos.append(costoLogistico(X, y, beta0, beta))
    return beta0, beta, costos


def entrenarLogistica__intercepto_fijo(X, y, beta0, beta, eta, epocas, tam_lote):
    """β0 nunca se mueve: también se aprende, con su d0."""

    def frozen(*args):
        return 0.0, gradienteLogistico(*args)[1]

    return _with(X, y, beta0, beta, eta, epocas, tam_lote, frozen)


def entrenarLogistica__beta_fija(X, y, beta0, beta, eta, epocas, tam_lote):
    """Solo se mueve β0: beta se queda como llegó, y también se aprende, con su d."""

    def frozen(X, y, beta0, beta):
        return gradienteLogistico(X, y, beta0, beta)[0], 0 * beta

    return _with(X, y, beta0, beta, eta, epocas, tam_lote, frozen)


def entrenarLogistica__sin_intercepto(X, y, beta0, beta, eta, epocas, tam_lote):
    """Entrenas sin β0, como si fuera 0: ni entra en p ni se aprende."""

    def frozen(X, y, _, beta):
        return 0.0, gradienteLogistico(X, y, 0.0, beta)[1]

    return _with(X, y, 0.0, beta, eta, epocas, tam_lote, frozen)


def entrenarLogistica__secuencial(X, y, beta0, beta, eta, epocas, tam_lote):
    """Mueves β0 y con el nuevo β0 calculas la derivada de beta: los dos gradientes de un paso
    salen de los mismos parámetros."""

    def step(batch, beta0, beta):
        beta0 = beta0 - eta * gradienteLogistico(*batch, beta0, beta)[0]
        return beta0, beta - eta * gradienteLogistico(*batch, beta0, beta)[1]

    return _train(X, y, beta0, beta, epocas, _batches(X, y, tam_lote), step)


def entrenarLogistica__secuencial_al_revés(X, y, beta0, beta, eta, epocas, tam_lote):
    """Mueves beta y con la nueva beta calculas la derivada de β0: los dos gradientes de un paso
    salen de los mismos parámetros."""

    def step(batch, beta0, beta):
        beta = beta - eta * gradienteLogistico(*batch, beta0, beta)[1]
        return beta0 - eta * gradienteLogistico(*batch, beta0, beta)[0], beta

    return _train(X, y, beta0, beta, epocas, _batches(X, y, tam_lote), step)


def entrenarLogistica__secuencial_por_componentes(X, y, beta0, beta, eta, epocas, tam_lote):
    """Mueves los parámetros de uno en uno y recalculas p cada vez: todas las derivadas de un
    paso salen de los mismos parámetros."""

    def step(batch, beta0, beta):
        beta = np.array(beta)
        beta0 = beta0 - eta * gradienteLogistico(*batch, beta0, beta)[0]
        for j in range(len(beta)):
            beta[j] -= eta * gradienteLogistico(*batch, beta0, beta)[1][j]
        return beta0, beta

    return _train(X, y, beta0, beta, epocas, _batches(X, y, tam_lote), step)


def entrenarLogistica__empieza_en_cero(X, y, beta0, beta, eta, epocas, tam_lote):
    """Empiezas siempre en 0: el entrenamiento parte de los parámetros que recibes."""
    return entrenarLogistica(X, y, 0.0, 0 * beta, eta, epocas, tam_lote)


def entrenarLogistica__vuelve_a_empezar(X, y, beta0, beta, eta, epocas, tam_lote):
    """Cada época vuelve a empezar desde los parámetros recibidos: debe seguir donde terminó la
    anterior."""
    end0, end, (first, *last) = entrenarLogistica(X, y, beta0, beta, eta, min(epocas, 1), tam_lote)
    return end0, end, [first, *last * epocas]


def entrenarLogistica__signo_del_intercepto(X, y, beta0, beta, eta, epocas, tam_lote):
    """beta baja por su gradiente y β0 sube por el suyo: los dos se restan."""

    def gradient(*args):
        d0, d = gradienteLogistico(*args)
        return -d0, d

    return _with(X, y, beta0, beta, eta, epocas, tam_lote, gradient)


def entrenarLogistica__signo_de_beta(X, y, beta0, beta, eta, epocas, tam_lote):
    """β0 baja por su gradiente y beta sube por el suyo: los dos se restan."""

    def gradient(*args):
        d0, d = gradienteLogistico(*args)
        return d0, -d

    return _with(X, y, beta0, beta, eta, epocas, tam_lote, gradient)


def entrenarLogistica__sigma_prima(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus pasos llevan un p (1 − p), que es lo que pide el error cuadrático: con la entropía
    cruzada esa derivada se cancela."""
    return _with(X, y, beta0, beta, eta, epocas, tam_lote, gradienteLogistico__sigma_prima)


def entrenarLogistica__clase(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus pasos usan la clase, 0 o 1, en vez de la probabilidad: es la regla del perceptrón."""
    return _with(X, y, beta0, beta, eta, epocas, tam_lote, gradienteLogistico__clase)


def entrenarLogistica__z_por_p(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus pasos usan z en vez de p: falta la sigmoide, y es la regla de ADALINE."""
    return _with(X, y, beta0, beta, eta, epocas, tam_lote, gradienteLogistico__z_por_p)


def entrenarLogistica__intercepto_sumado(X, y, beta0, beta, eta, epocas, tam_lote):
    """β0 se mueve con la suma de los residuos del lote y beta con el promedio: los dos se
    promedian."""
    return _with(X, y, beta0, beta, eta, epocas, tam_lote, gradienteLogistico__d0_sumado)


def entrenarLogistica__costo_del_último_lote(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero cada costo es el del último lote: el costo de una época se
    mide con todos los datos."""
    end0, end, (first, *_) = entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)
    last = _batches(X, y, tam_lote)[-1]
    costos = [first]
    for _ in range(epocas):
        beta0, beta, _ = entrenarLogistica(X, y, beta0, beta, eta, 1, tam_lote)
        costos.append(costoLogistico(*last, beta0, beta))
    return end0, end, costos


def _costs_on_the_way(X, y, beta0, beta, eta, epocas, tam_lote, moment):
    """Los costos de los lotes de cada época, medidos antes o después de cada paso."""
    costos = [costoLogistico(X, y, beta0, beta)]
    for _ in range(epocas):
        seen = []
        for batch in _batches(X, y, tam_lote):
            before = beta0, beta
            d0, d = gradienteLogistico(*batch, *before)
            beta0, beta = beta0 - eta * d0, beta - eta * d
            seen.append(moment(batch, before, (beta0, beta)))
        costos.append(seen)
    return beta0, beta, costos


def entrenarLogistica__costo_antes_del_último_paso(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero cada costo se mide justo antes del último paso de la
    época: va después de él."""

    def before(_, then, now):
        return costoLogistico(X, y, *then)

    end0, end, (first, *seen) = _costs_on_the_way(X, y, beta0, beta, eta, epocas, tam_lote, before)
    return end0, end, [first, *(values[-1] for values in seen)]


def entrenarLogistica__promedio_de_los_lotes(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero cada costo promedia los de los lotes, medidos por el
    camino: el de una época se mide una vez, al final, con todos los datos."""

    def before(batch, then, now):
        return costoLogistico(*batch, *then)

    end0, end, (first, *seen) = _costs_on_the_way(X, y, beta0, beta, eta, epocas, tam_lote, before)
    return end0, end, [first, *map(np.mean, seen)]


def entrenarLogistica__promedio_de_los_lotes_al_final(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero cada costo promedia los de los lotes, medidos por el
    camino: el de una época se mide una vez, al final, con todos los datos."""

    def after(batch, then, now):
        return costoLogistico(*batch, *now)

    end0, end, (first, *seen) = _costs_on_the_way(X, y, beta0, beta, eta, epocas, tam_lote, after)
    return end0, end, [first, *map(np.mean, seen)]


def entrenarLogistica__un_costo_por_paso(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero anotas un costo después de cada lote: se pide uno por
    época, además del inicial."""

    def after(_, then, now):
        return costoLogistico(X, y, *now)

    end0, end, (first, *seen) = _costs_on_the_way(X, y, beta0, beta, eta, epocas, tam_lote, after)
    return end0, end, [first, *(value for values in seen for value in values)]


def entrenarLogistica__costo_inicial_repetido(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero todos tus costos son el inicial: se miden con los
    parámetros de cada momento."""
    end0, end, costos = entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)
    return end0, end, costos[:1] * len(costos)


def entrenarLogistica__costo_final_repetido(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero todos tus costos son el final: se miden con los parámetros
    de cada momento."""
    end0, end, costos = entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)
    return end0, end, costos[-1:] * len(costos)


def entrenarLogistica__costos_acumulados(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero tus costos se van sumando: cada uno es el de su momento."""
    end0, end, costos = entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)
    return end0, end, list(np.cumsum(costos))


def entrenarLogistica__costos_cuadráticos(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero tus costos son errores cuadráticos: se pide la entropía
    cruzada, la de costoLogistico."""
    batches = _batches(X, y, tam_lote)

    return _along(X, y, beta0, beta, eta, epocas, batches, cost=costoLogistico__cuadrático)


def entrenarLogistica__sin_costo_inicial(X, y, beta0, beta, eta, epocas, tam_lote):
    """Falta el primer costo, el de los parámetros recibidos, antes de moverlos."""
    end0, end, costos = entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)
    return end0, end, costos[1:]


def entrenarLogistica__sin_costo_final(X, y, beta0, beta, eta, epocas, tam_lote):
    """Falta el último costo: anotas el de antes de cada época y no el de después de la última."""
    end0, end, costos = entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)
    return end0, end, costos[:-1]


def entrenarLogistica__una_época_de_menos(X, y, beta0, beta, eta, epocas, tam_lote):
    """Haces una época menos de las pedidas: mira dónde empieza y dónde termina el bucle."""
    return entrenarLogistica(X, y, beta0, beta, eta, max(epocas - 1, 0), tam_lote)


def entrenarLogistica__una_época_de_más(X, y, beta0, beta, eta, epocas, tam_lote):
    """Haces una época más de las pedidas: mira dónde empieza y dónde termina el bucle."""
    return entrenarLogistica(X, y, beta0, beta, eta, epocas + 1, tam_lote)


def entrenarLogistica__los_mejores(X, y, beta0, beta, eta, epocas, tam_lote):
    """Devuelves los parámetros de la época con menor costo: se piden los últimos."""
    best = beta0, beta
    costos = [costoLogistico(X, y, beta0, beta)]
    for _ in range(epocas):
        beta0, beta, (_, cost) = entrenarLogistica(X, y, beta0, beta, eta, 1, tam_lote)
        best = (beta0, beta) if cost < min(costos) else best
        costos.append(cost)
    return *best, costos


def entrenarLogistica__devuelve_los_recibidos(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus costos están bien, pero devuelves los parámetros que recibiste: se piden los finales."""
    return beta0, beta, entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)[2]


def entrenarLogistica__orden(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los devuelves en otro orden: primero beta0, después beta y al final costos."""
    end0, end, costos = entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)
    return end, end0, costos


def entrenarLogistica__siempre_mezcla(X, y, beta0, beta, eta, epocas, tam_lote):
    """Barajas los ejemplos con la semilla 0: aquí van siempre en el orden en que llegan."""
    rng = np.random.default_rng(0)
    costos = [costoLogistico(X, y, beta0, beta)]
    for _ in range(epocas):
        order = rng.permutation(len(y))
        beta0, beta, _ = entrenarLogistica(X[order], y[order], beta0, beta, eta, 1, tam_lote)
        costos.append(costoLogistico(X, y, beta0, beta))
    return beta0, beta, costos


def entrenarLogistica__con_inercia(X, y, beta0, beta, eta, epocas, tam_lote):
    """Tus pasos arrastran 0.9 del paso anterior (momento): aquí cada paso es solo η por el
    gradiente de su lote."""
    v0, v = 0.0, 0 * beta

    def step(batch, beta0, beta):
        nonlocal v0, v
        d0, d = gradienteLogistico(*batch, beta0, beta)
        v0, v = 0.9 * v0 - eta * d0, 0.9 * v - eta * d
        return beta0 + v0, beta + v

    return _train(X, y, beta0, beta, epocas, _batches(X, y, tam_lote), step)


def entrenarLogistica__lotes_al_revés(X, y, beta0, beta, eta, epocas, tam_lote):
    """Recorres los lotes del último al primero: van en el orden en que llegan."""
    return _along(X, y, beta0, beta, eta, epocas, _batches(X, y, tam_lote)[::-1])


def entrenarLogistica__falta_el_primer_lote(X, y, beta0, beta, eta, epocas, tam_lote):
    """El primer lote nunca se usa: mira dónde empieza tu bucle."""
    return _along(X, y, beta0, beta, eta, epocas, _batches(X, y, tam_lote)[1:])


def entrenarLogistica__falta_el_último_ejemplo(X, y, beta0, beta, eta, epocas, tam_lote):
    """El último ejemplo no está en ningún lote: mira hasta dónde llega el último corte."""
    return _along(X, y, beta0, beta, eta, epocas, _batches(X[:-1], y[:-1], tam_lote))


def entrenarLogistica__lotes_de_uno_menos(X, y, beta0, beta, eta, epocas, tam_lote):
    """A cada lote le falta su último ejemplo: en un corte, el final ya queda fuera."""
    batches = [(a[:-1], b[:-1]) for a, b in _batches(X, y, tam_lote) if len(b) > 1]
    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__lotes_de_uno_más(X, y, beta0, beta, eta, epocas, tam_lote):
    """Cada lote trae un ejemplo de más, el primero del siguiente: el final de un corte queda
    fuera."""
    starts = range(0, len(y), tam_lote)
    batches = [(X[i : i + tam_lote + 1], y[i : i + tam_lote + 1]) for i in starts]
    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__y_desfasada(X, y, beta0, beta, eta, epocas, tam_lote):
    """El lote avanza en X y no en y: todos los lotes usan las primeras etiquetas."""
    batches = [(a, y[: len(b)]) for a, b in _batches(X, y, tam_lote)]
    return _along(X, y, beta0, beta, eta, epocas, batches)


def entrenarLogistica__p_sin_intercepto(X, y, beta0, beta, eta, epocas, tam_lote):
    """Mueves β0, pero en los pasos calculas p sin él: forma parte de z."""

    def gradient(X, y, _, beta):
        return gradienteLogistico(X, y, 0.0, beta)

    return _with(X, y, beta0, beta, eta, epocas, tam_lote, gradient)


def entrenarLogistica__sin_x(X, y, beta0, beta, eta, epocas, tam_lote):
    """Mueves todas las β con el promedio de los residuos: a cada una le falta su x."""
    return _with(X, y, beta0, beta, eta, epocas, tam_lote, gradienteLogistico__sin_x)


def entrenarLogistica__sin_costos(X, y, beta0, beta, eta, epocas, tam_lote):
    """Devuelves solo beta0 y beta: también se pide la historia de costos."""
    return entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)[:2]


def entrenarLogistica__sin_beta0(X, y, beta0, beta, eta, epocas, tam_lote):
    """Devuelves solo beta y costos: también se pide beta0, y va primero."""
    return entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)[1:]


def entrenarLogistica__solo_el_costo_final(X, y, beta0, beta, eta, epocas, tam_lote):
    """Los parámetros están bien, pero de costos devuelves solo el último: se pide toda la
    historia."""
    end0, end, costos = entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)
    return end0, end, costos[-1]


def entrenarLogistica__costos_en_un_paso_tarde(X, y, beta0, beta, eta, epocas, tam_lote):
    """Anotas el costo antes de cada época, además del inicial: así el primero sale dos veces y
    el del final no está. Va después de cada época."""
    end0, end, costos = entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)
    return end0, end, costos[:1] + costos[:-1]


def _hasta(medida, limite, X, y, beta0, beta, eta, epocas, tam_lote):
    """Entrena hasta que lo que se mide del costo de antes y del de ahora es menor que el límite."""
    costos = [costoLogistico(X, y, beta0, beta)]
    for _ in range(epocas):
        beta0, beta, (_, cost) = entrenarLogistica(X, y, beta0, beta, eta, 1, tam_lote)
        costos.append(cost)
        if medida(*costos[-2:]) < limite:
            break
    return beta0, beta, costos


def entrenarLogistica__se_detiene_si_no_cambia(X, y, beta0, beta, eta, epocas, tam_lote):
    """Te detienes en cuanto el costo casi no cambia: se hacen todas las épocas pedidas."""
    return _hasta(lambda a, b: abs(b - a), 1e-9, X, y, beta0, beta, eta, epocas, tam_lote)


def entrenarLogistica__se_detiene_si_es_bajo(X, y, beta0, beta, eta, epocas, tam_lote):
    """Te detienes en cuanto el costo es bajo: se hacen todas las épocas pedidas."""
    return _hasta(lambda _, b: b, 0.05, X, y, beta0, beta, eta, epocas, tam_lote)


def entrenarLogistica__se_detiene(X, y, beta0, beta, eta, epocas, tam_lote):
    """Te detienes en cuanto el costo sube: se hacen todas las épocas pedidas."""
    return _hasta(lambda a, b: a - b, 0.0, X, y, beta0, beta, eta, epocas, tam_lote)


# --- clasificar ---


def clasificar__z_contra_umbral(X, beta0, beta, umbral=0.5):
    """Comparas z con el umbral: el umbral es una probabilidad, y se compara con p."""
    return (_net(X, beta0, beta) >= umbral) * 1.0


def clasificar__umbral_ignorado(X, beta0, beta, umbral=0.5):
    """Usas siempre 0.5, que es lo mismo que mirar el signo de z o redondear con np.round: el
    umbral es un argumento, y aquí llega con otros valores."""
    return clasificar(X, beta0, beta)


def clasificar__invertida(X, beta0, beta, umbral=0.5):
    """Tus clases están cambiadas: das 1 donde la probabilidad no llega al umbral."""
    return 1 - clasificar(X, beta0, beta, umbral)


def clasificar__probabilidades(X, beta0, beta, umbral=0.5):
    """Devuelves probabilidades: falta compararlas con el umbral para dar ceros y unos."""
    return probabilidad(X, beta0, beta)


def clasificar__menos_uno_uno(X, beta0, beta, umbral=0.5):
    """Tus clases son −1 y 1: aquí son 0 y 1, como las etiquetas."""
    return 2 * clasificar(X, beta0, beta, umbral) - 1


def clasificar__uno_y_dos(X, beta0, beta, umbral=0.5):
    """Tus clases son 1 y 2: aquí son 0 y 1, como las etiquetas."""
    return clasificar(X, beta0, beta, umbral) + 1


def clasificar__sin_intercepto(X, beta0, beta, umbral=0.5):
    """Tu clasificación no usa β0: da lo mismo con cualquiera. X no trae columna de unos."""
    return clasificar(X, 0.0, beta, umbral)


def clasificar__umbral_en_z_sin_intercepto(X, beta0, beta, umbral=0.5):
    """Comparas βᵀx con el umbral, sin β0 ni sigmoide: se compara la probabilidad."""
    return (X @ beta >= umbral) * 1.0


def clasificar__complemento(X, beta0, beta, umbral=0.5):
    """Comparas con 1 − umbral: la probabilidad de Y = 1 se compara con el umbral."""
    return clasificar(X, beta0, beta, 1 - umbral)


def clasificar__complemento_invertida(X, beta0, beta, umbral=0.5):
    """Comparas 1 − p con el umbral: es p, la probabilidad de Y = 1, la que tiene que llegar."""
    return (1 - probabilidad(X, beta0, beta) >= umbral) * 1.0


def clasificar__recorta(X, beta0, beta, umbral=0.5):
    """Donde la probabilidad llega al umbral das 1, y donde no, la dejas como está: ahí va un 0."""
    p = probabilidad(X, beta0, beta)
    return np.where(p >= umbral, 1.0, p)


def clasificar__pone_a_cero(X, beta0, beta, umbral=0.5):
    """Donde la probabilidad no llega al umbral das 0, y donde llega la dejas como está: ahí va
    un 1."""
    p = probabilidad(X, beta0, beta)
    return np.where(p >= umbral, p, 0.0)


def clasificar__índices(X, beta0, beta, umbral=0.5):
    """Devuelves las posiciones de las filas de la clase 1: se pide un 0 o un 1 por cada fila."""
    return np.flatnonzero(clasificar(X, beta0, beta, umbral))


def clasificar__cuenta(X, beta0, beta, umbral=0.5):
    """Devuelves cuántas filas son de la clase 1: se pide un 0 o un 1 por cada fila."""
    return np.sum(clasificar(X, beta0, beta, umbral))


def clasificar__media_como_umbral(X, beta0, beta, umbral=0.5):
    """Comparas cada probabilidad con la media de todas: se compara con el umbral."""
    p = probabilidad(X, beta0, beta)
    return (p >= p.mean()) * 1.0


def clasificar__todo_ceros(X, beta0, beta, umbral=0.5):
    """Siempre das 0: mira si el resultado se pierde por el camino, o si astype(int) se aplica a
    la probabilidad, que siempre es menor que 1."""
    return np.zeros(len(X))


# --- expandir ---


def expandir__producto_antes(X):
    """Están las cinco, pero el producto va antes que los cuadrados: el orden es x1, x2, x1²,
    x2², x1x2."""
    return expandir(X)[:, [0, 1, 4, 2, 3]]


def expandir__por_variable(X):
    """Están las cinco, pero cada cuadrado va junto a su variable: primero van x1 y x2, después
    los dos cuadrados y al final el producto."""
    return expandir(X)[:, [0, 2, 1, 3, 4]]


def expandir__producto_en_medio(X):
    """Están las cinco, pero en el orden x1, x2, x1², x1x2, x2²: el producto va al final."""
    return expandir(X)[:, [0, 1, 2, 4, 3]]


def expandir__cuadrados_primero(X):
    """Están las cinco, pero x1 y x2 van al principio, antes que los cuadrados y el producto."""
    return expandir(X)[:, [2, 3, 4, 0, 1]]


def expandir__originales_al_final(X):
    """Están las cinco en el orden contrario: primero van x1 y x2, después los dos cuadrados y al
    final el producto."""
    return expandir(X)[:, ::-1]


def expandir__variables_cambiadas(X):
    """Cambiaste x1 por x2: la primera columna de X es x1."""
    return expandir(X[:, ::-1])


def expandir__cuadrados_cambiados(X):
    """Los dos cuadrados están cambiados: primero va x1² y después x2²."""
    return expandir(X)[:, [0, 1, 3, 2, 4]]


def expandir__producto_doble(X):
    """La última columna es el doble del producto: ese 2 es el de (x1 + x2)², y aquí no está."""
    return expandir(X) * [1, 1, 1, 1, 2]


def expandir__doble_por_cuadrado(X):
    """Las columnas de los cuadrados son el doble de cada variable: x² no es 2x."""
    return expandir(X[:, :2]) * [1, 1, 0, 0, 1] + 2 * X[:, [0, 0, 0, 1, 0]] * [0, 0, 1, 1, 0]


def expandir__suma_por_producto(X):
    """La última columna es x1 + x2: va el producto, x1x2."""
    return np.column_stack((X, X**2, X.sum(1)))


def expandir__diferencia_por_producto(X):
    """La última columna es x1 − x2: va el producto, x1x2."""
    return np.column_stack((X, X**2, X[:, 0] - X[:, 1]))


def expandir__cociente_por_producto(X):
    """La última columna es x1/x2: va el producto, x1x2."""
    return np.column_stack((X, X**2, X[:, 0] / X[:, 1]))


def expandir__producto_al_cuadrado(X):
    """La última columna es (x1x2)²: el producto va sin elevar."""
    return np.column_stack((X, X**2, X.prod(1) ** 2))


def expandir__cuadrado_de_la_suma(X):
    """La última columna es (x1 + x2)²: va el producto, x1x2."""
    return np.column_stack((X, X**2, X.sum(1) ** 2))


def expandir__cubos(X):
    """Las columnas de los cuadrados son cubos: mira el exponente."""
    return np.column_stack((X, X**3, X.prod(1)))


def expandir__raíces(X):
    """Las columnas de los cuadrados son raíces, y dan nan con los negativos: mira el exponente."""
    return np.column_stack((X, np.sqrt(X), X.prod(1)))


def expandir__valor_absoluto(X):
    """Las columnas de los cuadrados son valores absolutos: falta elevar."""
    return np.column_stack((X, np.abs(X), X.prod(1)))


def expandir__mismo_cuadrado(X):
    """Las dos columnas de los cuadrados son x1²: la segunda es la de x2."""
    return expandir(X)[:, [0, 1, 2, 2, 4]]


def expandir__cuadrado_por_producto(X):
    """La última columna es x1²: va el producto de x1 por x2."""
    return expandir(X)[:, [0, 1, 2, 3, 2]]


def expandir__sin_originales(X):
    """Faltan x1 y x2: las características nuevas se añaden a las que había."""
    return expandir(X)[:, 2:]


def expandir__sin_producto(X):
    """Falta la última característica, el producto x1x2."""
    return expandir(X)[:, :4]


def expandir__sin_cuadrados(X):
    """Faltan los cuadrados, x1² y x2²."""
    return expandir(X)[:, [0, 1, 4]]


def expandir__con_unos(X):
    """Hay una columna de unos de más al principio: el intercepto ya lo pone β0, aparte."""
    return np.column_stack((np.ones(len(X)), expandir(X)))


def expandir__con_unos_al_final(X):
    """Hay una columna de unos de más al final: el intercepto ya lo pone β0, aparte."""
    return np.column_stack((expandir(X), np.ones(len(X))))


def expandir__con_los_dos_productos(X):
    """Pones x1x2 y también x2x1, que es lo mismo: una vez basta, y son cinco columnas."""
    return np.column_stack((expandir(X), X.prod(1)))


def expandir__traspuesta(X):
    """Está traspuesta: cada ejemplo es una fila y cada característica, una columna."""
    return expandir(X).T


def expandir__aplanada(X):
    """Están los valores, pero en un solo vector: cada ejemplo es una fila de cinco."""
    return expandir(X).ravel()


def expandir__filas_por_columnas(X):
    """Tomas x1 y x2 de las dos primeras filas de X, y son sus dos columnas: cada fila es un
    ejemplo."""
    return expandir(X[:2].T)


def expandir__producto_de_todas(X):
    """La última columna repite un solo número, la suma de los productos: cada fila tiene el
    suyo."""
    return np.column_stack((X, X**2, np.full(len(X), X[:, 0] @ X[:, 1])))


def expandir__segundo_cubo(X):
    """La columna de x2² es x2³: mira el exponente."""
    return np.column_stack((X, X[:, 0] ** 2, X[:, 1] ** 3, X.prod(1)))


def expandir__normalizada(X):
    """Normalizas las columnas: se piden las características como salen."""
    features = expandir(X)
    return (features - features.mean(0)) / features.std(0)
