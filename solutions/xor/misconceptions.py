"""Errores conocidos de la red XOR: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.
"""

from types import FunctionType

import numpy as np

from solutions.xor.solution import EPS, backProp, costoGlobal, feedForward


def _sigma(z):
    return 1 / (1 + np.exp(-z))


# feedForward


def _adelante(X, w1, w2, b1, b2, oculta=_sigma, salida=_sigma):
    a1 = oculta(w1 @ X + b1)
    return a1, salida(w2 @ a1 + b2)


def feedForward__sin_sesgos(X, w1, w2, b1, b2):
    """Tu red ignora los sesgos: da lo mismo con cualquier b1 y b2. Valen 0 al empezar, pero son
    argumentos y aquí llegan con otros valores."""
    return feedForward(X, w1, w2, 0 * b1, 0 * b2)


def feedForward__suma_sin_reiniciar(X, w1, w2, b1, b2):
    """La entrada neta no se reinicia en cada neurona: la segunda arrastra la suma de la primera, y
    así hasta la última. Mira dónde vuelve a 0 tu acumulador."""
    a1 = _sigma(np.cumsum(w1 @ X, axis=0) + b1)
    return a1, _sigma(w2 @ a1 + b2)


def feedForward__sesgos_fuera(X, w1, w2, b1, b2):
    """Sumas los sesgos después de la sigmoide: son parte de la entrada neta, y van dentro."""
    a1 = _sigma(w1 @ X) + b1
    return a1, _sigma(w2 @ a1) + b2


def feedForward__resta_los_sesgos(X, w1, w2, b1, b2):
    """Restas los sesgos, y en la entrada neta se suman."""
    return feedForward(X, w1, w2, -b1, -b2)


def feedForward__sesgos_cambiados(X, w1, w2, b1, b2):
    """Sumas b2 en la capa escondida y b1 en la de salida: cada capa lleva el suyo."""
    return _adelante(X, w1, w2, b2, b1)


def feedForward__entradas_netas(X, w1, w2, b1, b2):
    """Devuelves las entradas netas z1 y z2, antes de la sigmoide: se piden las activaciones."""
    a1, _ = feedForward(X, w1, w2, b1, b2)
    return w1 @ X + b1, w2 @ a1 + b2


def feedForward__sesgos_promediados(X, w1, w2, b1, b2):
    """Promedias los sesgos de la capa escondida: cada neurona suma el suyo."""
    return feedForward(X, w1, w2, np.full_like(b1, b1.mean()), b2)


def feedForward__sesgo_en_un_solo_número(X, w1, w2, b1, b2):
    """Sumas todos los sesgos de la capa escondida en un solo número: cada neurona tiene el suyo."""
    return feedForward(X, w1, w2, np.full_like(b1, b1.sum()), b2)


def feedForward__promedia_las_entradas(X, w1, w2, b1, b2):
    """Divides la entrada neta de la capa escondida por el número de entradas: ahí se suma."""
    return feedForward(X, w1 / X.shape[0], w2, b1, b2)


def feedForward__sin_sesgo_de_salida(X, w1, w2, b1, b2):
    """La capa escondida usa su sesgo y la de salida no: mira qué le falta a la entrada neta z2."""
    return feedForward(X, w1, w2, b1, 0 * b2)


def feedForward__salida_lineal(X, w1, w2, b1, b2):
    """a2 es la entrada neta de la última capa: le falta la sigmoide. Una probabilidad no puede ser
    negativa ni mayor que 1."""
    return _adelante(X, w1, w2, b1, b2, salida=np.asarray)


def feedForward__oculta_lineal(X, w1, w2, b1, b2):
    """a1 es la entrada neta de la capa escondida, sin sigmoide: dos capas lineales seguidas son una
    sola capa lineal, y esa no puede con XOR."""
    return _adelante(X, w1, w2, b1, b2, oculta=np.asarray)


def feedForward__salida_desde_z1(X, w1, w2, b1, b2):
    """a1 está bien, pero a la salida llevas z1: lo que viaja por w2 es a1, la activación."""
    a1, _ = feedForward(X, w1, w2, b1, b2)
    return a1, _sigma(w2 @ (w1 @ X + b1) + b2)


def feedForward__precedencia(X, w1, w2, b1, b2):
    """Tus activaciones son 1 + e⁻ᶻ, siempre mayores que 1: la división se hizo antes que la suma.
    Mira los paréntesis de tu sigmoide."""
    return _adelante(X, w1, w2, b1, b2, *2 * (lambda z: 1 / 1 + np.exp(-z),))


def feedForward__signo_del_exponente(X, w1, w2, b1, b2):
    """Tu sigmoide baja cuando z sube: calcula 1 − σ(z). Compara su valor en z = 2 con el de la
    diapositiva y mira el exponente."""
    return _adelante(X, w1, w2, b1, b2, *2 * (lambda z: _sigma(-z),))


def feedForward__tanh(X, w1, w2, b1, b2):
    """Tus activaciones son tangentes hiperbólicas, entre −1 y 1: esta red lleva sigmoides en las
    dos capas."""
    return _adelante(X, w1, w2, b1, b2, np.tanh, np.tanh)


def feedForward__tanh_oculta(X, w1, w2, b1, b2):
    """La capa escondida usa la tangente hiperbólica: en esta red las dos capas llevan sigmoide."""
    return _adelante(X, w1, w2, b1, b2, oculta=np.tanh)


def feedForward__salida_primero(X, w1, w2, b1, b2):
    """Devuelves las activaciones en el orden contrario: va primero la capa escondida y después la
    de salida. (backProp sí las recibe al revés: fíjate bien.)"""
    return feedForward(X, w1, w2, b1, b2)[::-1]


def feedForward__solo_predicción(X, w1, w2, b1, b2):
    """Devuelves solo la predicción. La retropropagación también necesita lo que se activó por el
    camino: devuelve las dos activaciones."""
    return feedForward(X, w1, w2, b1, b2)[1]


def feedForward__redondea(X, w1, w2, b1, b2):
    """a2 son ceros y unos: devolviste la clase y se pide la probabilidad. Con un redondeo en medio
    no hay derivada que calcular."""
    a1, a2 = feedForward(X, w1, w2, b1, b2)
    return a1, (a2 > 0.5) * 1.0


def feedForward__relu_oculta(X, w1, w2, b1, b2):
    """La capa escondida usa ReLU, que corta en 0 y no tiene techo: en esta red las dos capas llevan
    sigmoide."""
    return _adelante(X, w1, w2, b1, b2, oculta=lambda z: np.maximum(z, 0))


def feedForward__tanh_en_la_salida(X, w1, w2, b1, b2):
    """La salida usa la tangente hiperbólica, que va de −1 a 1: una probabilidad va de 0 a 1."""
    return _adelante(X, w1, w2, b1, b2, salida=np.tanh)


def feedForward__de_menos_1_a_1(X, w1, w2, b1, b2):
    """Tus activaciones son 2σ(z) − 1, entre −1 y 1: en esta red las dos capas llevan sigmoide."""
    return _adelante(X, w1, w2, b1, b2, *2 * (lambda z: 2 * _sigma(z) - 1,))


def feedForward__promedia_las_dos_entradas(X, w1, w2, b1, b2):
    """Divides cada entrada neta por el número de cosas que le entran: ahí se suma."""
    return feedForward(X, w1 / w1.shape[1], w2 / w2.shape[1], b1, b2)


def feedForward__sigmoide_doble(X, w1, w2, b1, b2):
    """A la salida le aplicas la sigmoide dos veces: por eso a2 se queda siempre entre 0.5 y
    0.73."""
    return _adelante(X, w1, w2, b1, b2, salida=lambda z: _sigma(_sigma(z)))


def feedForward__softmax_de_registros(X, w1, w2, b1, b2):
    """Tu a2 reparte una probabilidad total de 1 entre los registros: cada registro tiene la suya, y
    no depende de los demás."""
    return _adelante(X, w1, w2, b1, b2, salida=lambda z: np.exp(z) / np.exp(z).sum())


def feedForward__normaliza_X(X, w1, w2, b1, b2):
    """Divides X por su mayor valor antes de usarla: la red recibe los registros como vienen, y
    prepararlos no es tarea suya."""
    return feedForward(X / np.abs(X).max(), w1, w2, b1, b2)


# costoGlobal


def _perdidas(y_est, y):
    """La pérdida de cada registro."""
    p = np.clip(y_est, EPS, 1 - EPS)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def costoGlobal__sin_signo(y_est, y):
    """Tu costo sale negativo: el logaritmo de una probabilidad lo es. Falta un signo."""
    return -costoGlobal(y_est, y)


def costoGlobal__sin_promediar(y_est, y):
    """Tu costo es la suma de las pérdidas: con el doble de registros daría el doble. Si divides,
    mira cuánto vale tu m: y tiene una sola fila."""
    return np.sum(_perdidas(y_est, y))


def costoGlobal__return_dentro(y_est, y):
    """Solo cuenta el primer registro: tu return está dentro del bucle."""
    return costoGlobal(y_est[:, :1], y[:, :1])


def costoGlobal__return_dentro_entre_m(y_est, y):
    """Solo cuenta el primer registro, dividido por m.

    Mira hasta dónde llega tu bucle (y tiene una sola fila), y si tu return está dentro.
    """
    return costoGlobal(y_est[:, :1], y[:, :1]) / y.shape[1]


def costoGlobal__mitad(y_est, y):
    """Tu costo es la mitad del pedido: el 1/2 es del error cuadrático, donde se va con el cuadrado
    al derivar. Aquí no hay cuadrado."""
    return costoGlobal(y_est, y) / 2


def costoGlobal__valor_absoluto(y_est, y):
    """Calculaste el promedio de |a2 − y|. Aquí se pide la entropía cruzada binaria, la que lleva
    logaritmos."""
    return np.mean(np.abs(y_est - y))


def costoGlobal__falta_el_último(y_est, y):
    """El último registro no cuenta: mira hasta dónde llega el range de tu bucle."""
    return np.sum(_perdidas(y_est, y)[:, :-1]) / y.shape[1]


def costoGlobal__falta_el_primero(y_est, y):
    """El primer registro no cuenta: mira dónde empieza tu bucle. En Python se cuenta desde 0."""
    return np.sum(_perdidas(y_est, y)[:, 1:]) / y.shape[1]


def costoGlobal__doble(y_est, y):
    """Tu costo es el doble del pedido: mira qué cuentas dos veces o por qué número divides."""
    return 2 * costoGlobal(y_est, y)


def costoGlobal__por_registro(y_est, y):
    """Devuelves la pérdida de cada registro; el costo es un solo número que las resume."""
    return _perdidas(y_est, y)


def costoGlobal__log_de_cero(y_est, y):
    """Donde la probabilidad es exactamente 0 o 1 tu costo da nan o infinito, por ln 0: no dejes que
    el logaritmo reciba un 0."""
    with np.errstate(all="ignore"):
        return -np.mean(y * np.log(y_est) + (1 - y) * np.log(1 - y_est))


def costoGlobal__intercambiados(y_est, y):
    """Intercambiaste y_est con y: tomas el logaritmo de las etiquetas, que son 0 o 1, y de ahí sale
    infinito. Mira el orden de los argumentos."""
    return costoGlobal__log_de_cero(y, y_est)


def costoGlobal__producto_cruzado(y_est, y):
    """Cruzas cada etiqueta con las probabilidades de todos los registros: tu producto de matrices
    es m × m. Cada y va solo con su propia ŷ."""
    p = np.clip(y_est, EPS, 1 - EPS)
    return -np.sum(y.T @ np.log(p) + (1 - y).T @ np.log(1 - p)) / y.shape[1]


def costoGlobal__difusión(y_est, y):
    """Una fila y una columna se combinaron en una tabla m × m (broadcasting): cada y acabó con
    todas las ŷ. Las dos llegan con la misma forma; no las traspongas."""
    return np.mean(_perdidas(y_est, y.T))


def costoGlobal__solo_positivos(y_est, y):
    """Solo cuentas los registros con y = 1: los de y = 0 no pagan nada, diga la red lo que diga.
    Mira el segundo término de la fórmula."""
    return -np.mean(y * np.log(np.clip(y_est, EPS, 1)))


def costoGlobal__solo_negativos(y_est, y):
    """Solo cuentas los registros con y = 0: los de y = 1 no pagan nada, diga la red lo que diga.
    Mira el primer término de la fórmula."""
    return -np.mean((1 - y) * np.log(np.clip(1 - y_est, EPS, 1)))


def costoGlobal__raíz_del_cuadrático(y_est, y):
    """Calculaste la raíz del error cuadrático medio. Aquí se pide la entropía cruzada binaria, la
    que lleva logaritmos."""
    return np.sqrt(np.mean((y_est - y) ** 2))


def costoGlobal__fallos(y_est, y):
    """Contaste la parte de los registros que la red falla: eso es 1 menos la exactitud, y solo
    cambia a saltos. Aquí se pide la entropía cruzada binaria."""
    return np.mean((y_est > 0.5) != y)


def costoGlobal__log_de_uno_más(y_est, y):
    """Tu logaritmo es el de 1 + ŷ (log1p): así acertar es lo que cuesta. Es el logaritmo de ŷ."""
    return -np.mean(y * np.log1p(y_est) + (1 - y) * np.log1p(1 - y_est))


def costoGlobal__pérdidas_al_cuadrado(y_est, y):
    """Elevas cada pérdida al cuadrado: el costo es el promedio de las pérdidas, sin más."""
    return np.mean(_perdidas(y_est, y) ** 2)


def costoGlobal__logaritmo_base_10(y_est, y):
    """Tu costo usa el logaritmo en base 10 y la fórmula, el natural: compruébalo con ŷ = 0.5, que
    debe costar ln 2."""
    return costoGlobal(y_est, y) / np.log(10)


def costoGlobal__logaritmo_base_2(y_est, y):
    """Tu costo usa el logaritmo en base 2 y la fórmula, el natural: compruébalo con ŷ = 0.5, que
    debe costar ln 2."""
    return costoGlobal(y_est, y) / np.log(2)


def costoGlobal__cuadrático(y_est, y):
    """Calculaste el error cuadrático medio. Aquí se pide la entropía cruzada binaria, la que lleva
    logaritmos."""
    return np.mean((y_est - y) ** 2)


def costoGlobal__cuadrático_medio(y_est, y):
    """Calculaste el error cuadrático con 1/(2m), el de la regresión lineal. Aquí se pide la
    entropía cruzada binaria, la que lleva logaritmos."""
    return np.mean((y_est - y) ** 2) / 2


def costoGlobal__error_con_signo(y_est, y):
    """Promedias ŷ − y con su signo: un error por exceso tapa otro por defecto y el costo parece 0
    desde el principio."""
    return np.mean(y_est - y)


def costoGlobal__error_con_signo_opuesto(y_est, y):
    """Promedias y − ŷ con su signo: un error por defecto tapa otro por exceso y el costo parece 0
    desde el principio."""
    return np.mean(y - y_est)


def costoGlobal__uno_menos_y_sin_paréntesis(y_est, y):
    """A 1 − y le faltan los paréntesis: el logaritmo de 1 − ŷ solo multiplica a y."""
    p = np.clip(y_est, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + 1 - y * np.log(1 - p))


def costoGlobal__dos_veces_el_mismo_logaritmo(y_est, y):
    """Tus dos términos llevan el logaritmo de ŷ: el de 1 − y lleva el de 1 − ŷ."""
    return -np.mean(np.log(np.clip(y_est, EPS, 1)))


def costoGlobal__solo_la_mayor(y_est, y):
    """Solo cuenta la pérdida más grande: el costo es el promedio de todas."""
    return np.max(_perdidas(y_est, y))


def costoGlobal__clases_cambiadas(y_est, y):
    """Cada registro paga por la clase que no es la suya: acertar te sale caro y fallar, gratis.
    Mira a qué término corresponde cada valor de y."""
    return costoGlobal(y_est, 1 - y)


def costoGlobal__menos_solo_en_el_primero(y_est, y):
    """El signo menos solo alcanza al primer término: los dos logaritmos son negativos, y los dos
    términos cambian de signo. Mira los paréntesis."""
    p = np.clip(y_est, EPS, 1 - EPS)
    return np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p))


def costoGlobal__menos_solo_en_el_segundo(y_est, y):
    """El signo menos solo alcanza al segundo término: los dos logaritmos son negativos, y los dos
    términos cambian de signo. Mira los paréntesis."""
    p = np.clip(y_est, EPS, 1 - EPS)
    return np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))


def costoGlobal__sin_logaritmos(y_est, y):
    """Tu costo no lleva logaritmos: promedia la probabilidad de lo que ocurrió, con un menos."""
    return -np.mean(y * y_est + (1 - y) * (1 - y_est))


def costoGlobal__guarda_grande(y_est, y):
    """Sumas 0.01 dentro de los logaritmos: eso ya cambia el costo. La corrección que evita ln 0
    tiene que ser tan pequeña que no se note en lo demás."""
    return -np.mean(y * np.log(y_est + 0.01) + (1 - y) * np.log(1 - y_est + 0.01))


def costoGlobal__recorte_ancho(y_est, y):
    """Recortas las probabilidades entre 0.1 y 0.9: así acertar con 0.99 cuesta lo mismo que acertar
    con 0.9. El recorte solo debe tocar el 0 y el 1."""
    return costoGlobal(np.clip(y_est, 0.1, 0.9), y)


# backProp


def _delta2(y, a2):
    return (a2 - y) / y.shape[1]


def _desde(X, w2, a1, dZ2, pendiente=None):
    """Los cuatro gradientes que salen de un dZ2, con la pendiente dada en la capa escondida."""
    dZ1 = w2.T @ dZ2 * (a1 * (1 - a1) if pendiente is None else pendiente)
    return _sumados(dZ1, dZ2, X, a1)


def _sumados(dZ1, dZ2, X, a1):
    db1, db2 = dZ1.sum(1, keepdims=True), dZ2.sum(1, keepdims=True)
    return dZ1 @ X.T, db1, dZ2 @ a1.T, db2


def _con_sesgos(gradientes, sesgos):
    (dw1, _, dw2, _), (db1, db2) = gradientes, sesgos
    return dw1, db1, dw2, db2


def _deltas(y, w2, a2, a1):
    dZ2 = _delta2(y, a2)
    return w2.T @ dZ2 * a1 * (1 - a1), dZ2


def backProp__sin_promediar(X, y, w1, w2, b1, b2, a2, a1):
    """Tus gradientes son m veces los correctos: el costo es un promedio y su derivada también. Si
    ya divides, mira cuánto vale tu m: y tiene una sola fila."""
    return _desde(X, w2, a1, a2 - y)


def backProp__m_de_entradas(X, y, w1, w2, b1, b2, a2, a1):
    """Divides por el número de entradas en vez del de registros: aquí los registros son las
    columnas de X."""
    return _desde(X, w2, a1, (a2 - y) / X.shape[0])


def backProp__doble(X, y, w1, w2, b1, b2, a2, a1):
    """Tus gradientes son el doble de los correctos: ese 2 es del error cuadrático, y este costo no
    tiene ningún cuadrado que derivar."""
    return _desde(X, w2, a1, 2 * _delta2(y, a2))


def backProp__mitad(X, y, w1, w2, b1, b2, a2, a1):
    """Tus gradientes son la mitad de los correctos: divides por 2m y el costo solo promedia."""
    return _desde(X, w2, a1, _delta2(y, a2) / 2)


def backProp__recalcula_sin_sesgo(X, y, w1, w2, b1, b2, a2, a1):
    """Vuelves a calcular la activación escondida, y sin su sesgo b1: ya la tienes, es a1."""
    a = _sigma(w1 @ X)
    return _desde(X, w2, a1, _delta2(y, a2), a * (1 - a))


def backProp__signo(X, y, w1, w2, b1, b2, a2, a1):
    """Tus gradientes apuntan al revés, hacia donde el costo baja: mira de quién restas a quién en
    el error de salida."""
    return _desde(X, w2, a1, -_delta2(y, a2))


def backProp__gradiente_cero(X, y, w1, w2, b1, b2, a2, a1):
    """Todos tus gradientes son exactamente 0: así la red no aprende nada. Busca una división entera
    o un resultado que nunca llegas a guardar."""
    return _desde(X, w2, a1, 0 * _delta2(y, a2))


def backProp__sigma_prima_en_salida(X, y, w1, w2, b1, b2, a2, a1):
    """Multiplicas el error de salida por σ′(Z2), que es lo que pide el error cuadrático. Con la
    entropía cruzada esa derivada se cancela: haz la cuenta de la diapositiva."""
    return _desde(X, w2, a1, _delta2(y, a2) * a2 * (1 - a2))


def backProp__error_cuadrático(X, y, w1, w2, b1, b2, a2, a1):
    """Estos son los gradientes del error cuadrático medio, con su 2 y su σ′(Z2). El costo de esta
    red es la entropía cruzada, y su derivada en Z2 es más sencilla."""
    return _desde(X, w2, a1, 2 * _delta2(y, a2) * a2 * (1 - a2))


def backProp__sigma_prima_solo_hacia_atrás(X, y, w1, w2, b1, b2, a2, a1):
    """La capa de salida está bien, pero al volver a la escondida multiplicas su error por σ′(Z2)
    otra vez: dZ2 es ya la derivada respecto a Z2."""
    dZ1, _ = _deltas(y, w2, a2, a1)
    return _sumados(dZ1 * a2 * (1 - a2), _delta2(y, a2), X, a1)


def backProp__sigma_prima_solo_en_pesos(X, y, w1, w2, b1, b2, a2, a1):
    """La capa escondida está bien, pero en dw2 y db2 multiplicas el error por σ′(Z2): usa en los
    dos sitios el mismo dZ2."""
    dZ1, dZ2 = _deltas(y, w2, a2, a1)
    return _sumados(dZ1, dZ2 * a2 * (1 - a2), X, a1)


def backProp__derivada_respecto_a_a2(X, y, w1, w2, b1, b2, a2, a1):
    """Derivaste el costo respecto a a2 y te quedaste ahí: falta cruzar la sigmoide de salida para
    llegar a Z2. Al multiplicar, casi todo se cancela."""
    return _desde(X, w2, a1, _delta2(y, a2) / (a2 * (1 - a2)))


def backProp__costo_como_error(X, y, w1, w2, b1, b2, a2, a1):
    """Propagas el valor de la pérdida en vez de su derivada: la pérdida es siempre positiva y no
    dice hacia qué lado se equivocó cada registro."""
    return _desde(X, w2, a1, _perdidas(a2, y) / y.shape[1])


def backProp__costo_por_sigma_prima(X, y, w1, w2, b1, b2, a2, a1):
    """Propagas el valor de la pérdida por σ′(Z2): hay que partir de la derivada de la pérdida, que
    sí dice hacia qué lado se equivocó cada registro."""
    return _desde(X, w2, a1, _perdidas(a2, y) * a2 * (1 - a2) / y.shape[1])


def backProp__clase_en_vez_de_probabilidad(X, y, w1, w2, b1, b2, a2, a1):
    """Tu error de salida solo vale −1, 0 o 1: comparas y con la clase redondeada, como un
    perceptrón, y no con la probabilidad a2."""
    return _desde(X, w2, a1, _delta2(y, a2 > 0.5))


def backProp__sin_sigma_prima_oculta(X, y, w1, w2, b1, b2, a2, a1):
    """dw2 y db2 están bien; a dw1 le falta cruzar la sigmoide de la capa escondida: σ′(Z1), escrita
    con a1."""
    return _desde(X, w2, a1, _delta2(y, a2), 1)


def backProp__sigma_prima_solo_a1(X, y, w1, w2, b1, b2, a2, a1):
    """dw2 y db2 están bien; en la escondida multiplicas por a1 y falta el otro factor de σ′."""
    return _desde(X, w2, a1, _delta2(y, a2), a1)


def backProp__con_w2_ya_movida(X, y, w1, w2, b1, b2, a2, a1):
    """Restas dw2 a w2 antes de volver a la capa escondida: el error regresa por la w2 recibida.

    Mover los parámetros es cosa de entrenarRed.
    """
    dw2 = backProp(X, y, w1, w2, b1, b2, a2, a1)[2]
    return _desde(X, w2 - dw2, a1, _delta2(y, a2))


def backProp__derivada_tanh(X, y, w1, w2, b1, b2, a2, a1):
    """En la capa escondida usas 1 − a², la derivada de la tangente hiperbólica: la de la sigmoide
    es otra. Pruébala con a = 0.5: debe dar 0.25."""
    return _desde(X, w2, a1, _delta2(y, a2), 1 - a1**2)


def backProp__más_en_vez_de_menos(X, y, w1, w2, b1, b2, a2, a1):
    """En la capa escondida usas a1 (1 + a1): σ′ es a1 (1 − a1)."""
    return _desde(X, w2, a1, _delta2(y, a2), a1 * (1 + a1))


def backProp__sigma_prima_de_la_activación(X, y, w1, w2, b1, b2, a2, a1):
    """En la capa escondida aplicas la sigmoide a a1, que ya es una activación: σ′ se escribe
    directamente con a1, sin otra exponencial."""
    return _desde(X, w2, a1, _delta2(y, a2), _sigma(a1) * (1 - _sigma(a1)))


def backProp__sigma_prima_perdió_un_factor(X, y, w1, w2, b1, b2, a2, a1):
    """En la capa escondida tu σ′ es 1 − a1: le falta un factor. En a = 0.5 debe valer 0.25."""
    return _desde(X, w2, a1, _delta2(y, a2), 1 - a1)


def backProp__sigma_prima_de_a2(X, y, w1, w2, b1, b2, a2, a1):
    """En la capa escondida usas la σ′ de la salida (la de a2): cada capa lleva la suya."""
    return _desde(X, w2, a1, _delta2(y, a2), a2 * (1 - a2))


def backProp__con_z1(X, y, w1, w2, b1, b2, a2, a1):
    """A tu σ′(Z1) le sobra un factor Z1: la regla de la cadena multiplica por la derivada de la
    sigmoide, no por su entrada."""
    return _desde(X, w2, a1, _delta2(y, a2), a1 * (1 - a1) * (w1 @ X + b1))


def backProp__sigma_prima_de_z1(X, y, w1, w2, b1, b2, a2, a1):
    """En la capa escondida usas z1 (1 − z1): en la fórmula a (1 − a) va la activación, y tú pones
    la entrada neta."""
    z1 = w1 @ X + b1
    return _desde(X, w2, a1, _delta2(y, a2), z1 * (1 - z1))


def backProp__w1_en_vez_de_w2(X, y, w1, w2, b1, b2, a2, a1):
    """Al volver a la capa escondida multiplicas por w1: el error regresa por los pesos que lo
    sacaron de ella, los de la capa de salida."""
    return _desde(X, w1[:, :1].T, a1, _delta2(y, a2))


def backProp__difusión(X, y, w1, w2, b1, b2, a2, a1):
    """Una fila y una columna se combinaron en una tabla m × m (broadcasting): cada a2 acabó restada
    con todas las y. Las dos llegan con la misma forma; no las traspongas."""
    dZ2 = (a2 - y.reshape(-1, 1)).mean(axis=0, keepdims=True)
    return _desde(X, w2, a1, dZ2 / y.shape[1])


def backProp__solo_el_último_registro(X, y, w1, w2, b1, b2, a2, a1):
    """Solo cuenta el último registro: en tu bucle cada vuelta pisa lo que dejó la anterior. Mira si
    acumulas o si vuelves a asignar."""
    return _desde(X[:, -1:], w2, a1[:, -1:], (a2 - y)[:, -1:] / y.shape[1])


def backProp__activaciones_sin_sesgos(X, y, w1, w2, b1, b2, a2, a1):
    """Vuelves a calcular las activaciones y lo haces sin los sesgos: las que corresponden a estos
    pesos ya te llegan en a1 y a2."""
    a1, a2 = feedForward(X, w1, w2, 0 * b1, 0 * b2)
    return backProp(X, y, w1, w2, b1, b2, a2, a1)


def backProp__gradiente_en_vez_de_peso(X, y, w1, w2, b1, b2, a2, a1):
    """Al volver a la capa escondida multiplicas por dw2: el error regresa por los mismos pesos por
    los que salió la señal."""
    dw2 = backProp(X, y, w1, w2, b1, b2, a2, a1)[2]
    return _desde(X, dw2, a1, _delta2(y, a2))


def backProp__promedio_doble(X, y, w1, w2, b1, b2, a2, a1):
    """dw2 y db2 están bien; dw1 y db1 salen m veces más pequeños: el 1/m ya venía dentro de dZ2 y
    lo pusiste otra vez."""
    dZ1, dZ2 = _deltas(y, w2, a2, a1)
    return _sumados(dZ1 / y.shape[1], dZ2, X, a1)


def backProp__oculta_sin_promediar(X, y, w1, w2, b1, b2, a2, a1):
    """dw2 y db2 están bien; dw1 y db1 salen m veces más grandes: también la capa escondida es un
    promedio sobre los registros."""
    dZ1, dZ2 = _deltas(y, w2, a2, a1)
    return _sumados(dZ1 * y.shape[1], dZ2, X, a1)


def backProp__sesgos_sin_promediar(X, y, w1, w2, b1, b2, a2, a1):
    """Los gradientes de los pesos están bien y los de los sesgos salen m veces más grandes: todos
    son derivadas del mismo promedio."""
    dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
    return dw1, db1 * y.shape[1], dw2, db2 * y.shape[1]


def backProp__sesgos_promediados_dos_veces(X, y, w1, w2, b1, b2, a2, a1):
    """Los gradientes de los pesos están bien y los de los sesgos salen m veces más pequeños:
    promedias lo que ya llevaba el 1/m."""
    dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
    return dw1, db1 / y.shape[1], dw2, db2 / y.shape[1]


def backProp__pesos_sin_promediar(X, y, w1, w2, b1, b2, a2, a1):
    """Los gradientes de los sesgos están bien y los de los pesos salen m veces más grandes: el
    producto de matrices suma sobre los registros, no promedia."""
    dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
    return dw1 * y.shape[1], db1, dw2 * y.shape[1], db2


def backProp__sesgos_en_cero(X, y, w1, w2, b1, b2, a2, a1):
    """db1 y db2 son ceros: aunque decidas no entrenar los sesgos, el costo tiene derivada respecto
    a ellos y backProp la devuelve. Qué hacer con ella lo decide entrenarRed."""
    return _con_sesgos(backProp(X, y, w1, w2, b1, b2, a2, a1), (0 * b1, 0 * b2))


def backProp__sesgo_en_un_solo_número(X, y, w1, w2, b1, b2, a2, a1):
    """Sumas todas las neuronas en un solo número: así los sesgos de la capa se moverían igual. Cada
    neurona tiene el suyo: suma solo a lo largo de los registros."""
    dZ1, dZ2 = _deltas(y, w2, a2, a1)
    return _con_sesgos(_sumados(dZ1, dZ2, X, a1), (dZ1.sum(), dZ2.sum()))


def backProp__sesgo_por_registro(X, y, w1, w2, b1, b2, a2, a1):
    """Sumas db a lo largo de las neuronas y te queda un número por registro: es el otro eje."""
    dZ1, dZ2 = _deltas(y, w2, a2, a1)
    return _con_sesgos(_sumados(dZ1, dZ2, X, a1), (dZ1.sum(0), dZ2.sum(0)))


def backProp__sesgo_aplanado(X, y, w1, w2, b1, b2, a2, a1):
    """db1 y db2 perdieron una dimensión al sumar: (n,) en lugar de (n, 1). NumPy no se queja al
    restarlos, pero b1 se convierte en una matriz cuadrada."""
    dZ1, dZ2 = _deltas(y, w2, a2, a1)
    return _con_sesgos(_sumados(dZ1, dZ2, X, a1), (dZ1.sum(1), dZ2.sum(1)))


def backProp__sesgo_sin_sumar(X, y, w1, w2, b1, b2, a2, a1):
    """db1 y db2 tienen una columna por registro: el sesgo de una neurona es el mismo en todos, así
    que falta juntar lo que dice cada uno."""
    dZ1, dZ2 = _deltas(y, w2, a2, a1)
    return _con_sesgos(_sumados(dZ1, dZ2, X, a1), (dZ1, dZ2))


def backProp__entrada_de_otra_capa(X, y, w1, w2, b1, b2, a2, a1):
    """En dw1 usas a1 como entrada de la primera capa: a1 es lo que sale de ella. ¿Qué le entra?"""
    _, *otros = backProp(X, y, w1, w2, b1, b2, a2, a1)
    return _deltas(y, w2, a2, a1)[0] @ a1.T, *otros


def backProp__entradas_cambiadas(X, y, w1, w2, b1, b2, a2, a1):
    """En dw1 usas a1 y en dw2 usas X: cada peso se multiplica por lo que entra en su capa."""
    _, db1, _, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
    dZ1, dZ2 = _deltas(y, w2, a2, a1)
    return dZ1 @ a1.T, db1, dZ2 @ X.T, db2


def backProp__pesos_traspuestos(X, y, w1, w2, b1, b2, a2, a1):
    """dw1 y dw2 salen traspuestos: el gradiente de una matriz tiene su misma forma. Mira el orden
    del producto."""
    dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
    return dw1.T, db1, dw2.T, db2


def backProp__activaciones_intercambiadas(X, y, w1, w2, b1, b2, a2, a1):
    """Tomas a1 por a2 y a2 por a1: backProp las recibe en el orden a2, a1. Compara tu cabecera con
    la del enunciado."""
    dZ2 = (a1 - y) / y.shape[1]
    return _sumados(w2.T * dZ2 * a2 * (1 - a2), dZ2, X, a2)


def backProp__orden_de_salida(X, y, w1, w2, b1, b2, a2, a1):
    """Los gradientes son los correctos, en otro orden: se devuelven por capas, dw1, db1, dw2, db2,
    y tú pones primero los pesos y luego los sesgos."""
    dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
    return dw1, dw2, db1, db2


def backProp__capas_al_revés(X, y, w1, w2, b1, b2, a2, a1):
    """Los gradientes son los correctos, en otro orden: se calculan desde la salida hacia atrás,
    pero se devuelven empezando por la capa 1."""
    dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
    return dw2, db2, dw1, db1


def backProp__cambia_a2(X, y, w1, w2, b1, b2, a2, a1):
    """Restas y dentro del propio a2: quien te llamó se queda sin su predicción. Guarda el error en
    otro arreglo."""
    gradientes = backProp(X, y, w1, w2, b1, b2, a2, a1)
    a2 -= y
    return gradientes


# entrenarRed


def _bucle(
    epocas, lr, X, y, w1, b1, w2, b2, a1, a2,
    atras=backProp, adelante=feedForward, con_sesgos=True,
):  # fmt: skip
    """El bucle correcto, para cambiarle una pieza."""
    costos = []
    for _ in range(epocas):
        costos.append(costoGlobal(a2, y))
        dw1, db1, dw2, db2 = atras(X, y, w1, w2, b1, b2, a2, a1)
        w1, w2 = w1 - lr * dw1, w2 - lr * dw2
        b1, b2 = b1 - con_sesgos * lr * db1, b2 - con_sesgos * lr * db2
        a1, a2 = adelante(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos


def _bucle_sin_sesgos(*datos, **piezas):
    """El mismo bucle en la otra lectura correcta: los sesgos se quedan en 0."""
    return _bucle(*datos, con_sesgos=False, **piezas)


def entrenarRed__signo(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Tu red sube la cuesta en vez de bajarla: en cada paso los parámetros se mueven a favor del
    gradiente y el costo crece. Mira el signo de la actualización."""
    return _bucle(epocas, -lr, X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__sin_lr(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Tus pasos son los que saldrían con lr = 1: posiblemente no usas la tasa de aprendizaje que te
    dan."""
    return _bucle(epocas, 1.0, X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__lr_entre_m(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Tus pasos son m veces más cortos: backProp ya entrega un promedio, y al actualizar divides
    otra vez por el número de registros."""
    return _bucle(epocas, lr / X.shape[1], X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__una_época_menos(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Haces una época menos de las pedidas: cuenta cuántas vueltas da tu bucle."""
    return _bucle(epocas - 1, lr, X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__una_época_más(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Haces una época más de las pedidas: cuenta cuántas vueltas da tu bucle, también con 0."""
    return _bucle(epocas + 1, lr, X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__return_dentro(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Pidan las épocas que pidan, entrenas una sola: mira si un return o un break quedó dentro del
    bucle, y cuántas vueltas le pides."""
    return _bucle(min(epocas, 1), lr, X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__solo_último_costo(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Devuelves un solo costo: se pide la historia, un valor por época. ¿Lo guardas o lo escribes
    encima del anterior?"""
    *parametros, costos = _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)
    return *parametros, costos[-1:]


def entrenarRed__orden_de_salida(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Los parámetros son los correctos, en otro orden: se devuelven por capas, w1, b1, w2, b2, y tú
    pones primero los pesos y luego los sesgos."""
    w1, b1, w2, b2, costos = _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)
    return w1, w2, b1, b2, costos


def entrenarRed__costo_después(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Los parámetros están bien, pero tu historia llega una época tarde: costos[0] es el costo de
    los pesos recibidos, antes de moverlos."""
    costos = _bucle(epocas + 1, lr, X, y, w1, b1, w2, b2, a1, a2)[-1]
    return *_bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)[:-1], costos[1:]


def entrenarRed__un_costo_de_más(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Los parámetros están bien y tu historia tiene un costo de más: aquí lleva uno por época, el
    de antes de actualizar, sin el final."""
    costos = _bucle(epocas + 1, lr, X, y, w1, b1, w2, b2, a1, a2)[-1]
    return *_bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)[:-1], costos


def entrenarRed__en_su_sitio(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Cambias los arreglos que te dieron: quien te llamó se queda sin sus parámetros iniciales y un
    segundo entrenamiento empieza donde acabó el primero. Crea arreglos nuevos."""
    nuevos = _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)
    for viejo, nuevo in zip((w1, b1, w2, b2), nuevos, strict=False):
        viejo[...] = nuevo
    return nuevos


def entrenarRed__activaciones_viejas(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Tu primer paso es correcto y los demás repiten las activaciones recibidas: cuando los pesos
    cambian, a1 y a2 también."""

    def quietas(*_):
        return a1, a2

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, adelante=quietas)


def entrenarRed__a1_vieja(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Actualizas a2 en cada época, pero a1 sigue siendo la que recibiste: feedForward devuelve las
    dos."""

    def solo_a2(*parametros):
        return a1, feedForward(*parametros)[1]

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, adelante=solo_a2)


def entrenarRed__activaciones_atrasadas(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Llamas a feedForward antes de mover los pesos: tus activaciones van siempre una época por
    detrás de ellos. Mira el orden dentro del bucle."""
    costos = []
    for _ in range(epocas):
        _, _, _, _, (costo,) = _bucle(1, lr, X, y, w1, b1, w2, b2, a1, a2)
        costos.append(costo)
        nuevas = feedForward(X, w1, w2, b1, b2)
        w1, b1, w2, b2, _ = _bucle(1, lr, X, y, w1, b1, w2, b2, a1, a2)
        a1, a2 = nuevas
    return w1, b1, w2, b2, costos


def entrenarRed__error_cuadrático(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Tus pasos siguen el gradiente del error cuadrático, con su σ′(Z2), y anotas la entropía
    cruzada: entrenas un costo y mides otro. Usa el gradiente del mismo costo."""

    def cuadratico(X, y, w1, w2, b1, b2, a2, a1):
        return _desde(X, w2, a1, _delta2(y, a2) * a2 * (1 - a2))

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=cuadratico)


def entrenarRed__costos_cuadráticos(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Los parámetros están bien, pero la historia guarda el error cuadrático medio: se pide el
    costo que estás bajando, la entropía cruzada."""
    costos = []
    for _ in range(epocas):
        costos.append(np.mean((a2 - y) ** 2))
        w1, b1, w2, b2, _ = _bucle(1, lr, X, y, w1, b1, w2, b2, a1, a2)
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos


def entrenarRed__registro_a_registro(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Das un paso por cada registro: aquí va un solo paso por época, con el gradiente de todos los
    registros a la vez."""
    costos = []
    for _ in range(epocas):
        costos.append(costoGlobal(a2, y))
        for i in range(X.shape[1]):
            x_i, y_i = X[:, [i]], y[:, [i]]
            h1, h2 = feedForward(x_i, w1, w2, b1, b2)
            w1, b1, w2, b2, _ = _bucle(1, lr, x_i, y_i, w1, b1, w2, b2, h1, h2)
        a2 = feedForward(X, w1, w2, b1, b2)[1]
    return w1, b1, w2, b2, costos


def entrenarRed__desde_cero(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Empiezas con todos los pesos en 0, y no con los que recibes: así todas las neuronas
    escondidas reciben lo mismo y nunca se distinguen."""
    w1, w2 = 0 * w1, 0 * w2
    a1, a2 = feedForward(X, w1, w2, b1, b2)
    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__solo_capa_de_salida(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Solo entrenas la capa de salida: w1 y b1 se quedan como llegaron. backProp te da también sus
    gradientes."""

    def sin_oculta(*datos):
        _, _, dw2, db2 = backProp(*datos)
        return 0, 0, dw2, db2

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=sin_oculta)


def entrenarRed__devuelve_anteriores(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Tu historia está bien, pero los parámetros que devuelves son los de antes del último paso: o
    das una vuelta de menos, o los guardas antes de moverlos."""
    costos = _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)[-1]
    return *_bucle(epocas - 1, lr, X, y, w1, b1, w2, b2, a1, a2)[:-1], costos


def entrenarRed__secuencial(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Mueves la capa de salida y con sus pesos nuevos calculas el gradiente de la escondida: todos
    los gradientes de un paso salen de los mismos pesos. Calcula todo y después actualiza."""

    def por_turnos(X, y, w1, w2, b1, b2, a2, a1):
        _, _, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        dw1, db1, _, _ = backProp(X, y, w1, w2 - lr * dw2, b1, b2, a2, a1)
        return dw1, db1, dw2, db2

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=por_turnos)


def entrenarRed__lr_entre_épocas(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Divides lr por el número de épocas: cada paso usa la lr que te dan."""
    return _bucle(epocas, lr / max(epocas, 1), X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__gradiente_congelado(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Calculas los gradientes una sola vez, con los pesos del principio, y repites el mismo paso:
    al moverse los pesos cambian también sus gradientes."""
    primeros = backProp(X, y, w1, w2, b1, b2, a2, a1)
    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=lambda *_: primeros)


def entrenarRed__lr_que_decae(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Tu lr se hace más pequeña de época en época, y aquí es siempre la misma."""
    costos = []
    for k in range(epocas):
        *parametros, (costo,) = _bucle(1, lr / (1 + k), X, y, w1, b1, w2, b2, a1, a2)
        w1, b1, w2, b2 = parametros
        a1, a2 = feedForward(X, w1, w2, b1, b2)
        costos.append(costo)
    return w1, b1, w2, b2, costos


def entrenarRed__gradientes_acumulados(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """El gradiente de cada época se suma a los de las anteriores: falta reiniciarlo. Cada paso usa
    solo el gradiente de sus pesos."""
    suma = [0, 0, 0, 0]

    def acumulado(*args):
        suma[:] = [s + g for s, g in zip(suma, backProp(*args), strict=True)]
        return suma

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=acumulado)


def entrenarRed__oculta_primero(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Mueves la capa escondida y con sus activaciones nuevas calculas el gradiente de la de salida:
    todos los gradientes de un paso salen de los mismos pesos. Calcula todo y después actualiza."""

    def por_turnos(X, y, w1, w2, b1, b2, a2, a1):
        dw1, db1, _, _ = backProp(X, y, w1, w2, b1, b2, a2, a1)
        a1, a2 = feedForward(X, w1 - lr * dw1, w2, b1 - lr * db1, b2)
        _, _, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        return dw1, db1, dw2, db2

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=por_turnos)


def entrenarRed__costo_al_revés(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Los parámetros están bien, pero al anotar el costo le pasas y en el lugar de a2, y al revés:
    mira el orden de su def."""
    costos = []
    for _ in range(epocas):
        costos.append(costoGlobal(y, a2))
        w1, b1, w2, b2, _ = _bucle(1, lr, X, y, w1, b1, w2, b2, a1, a2)
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, costos


def entrenarRed__momento(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Tus pasos arrastran 0.9 veces el anterior (momento): aquí cada paso sale solo del gradiente
    de su época."""
    pasos = [0, 0, 0, 0]

    def con_inercia(*datos):
        pasos[:] = [0.9 * paso + g for paso, g in zip(pasos, backProp(*datos), strict=True)]
        return pasos

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=con_inercia)


# Los mismos errores en quien deja los sesgos en 0: entrenarRed__signo_sin_sesgos y demás.
for _nombre, _error in [item for item in globals().items() if item[0].startswith("entrenarRed__")]:
    _gemelo = FunctionType(
        _error.__code__, {**globals(), "_bucle": _bucle_sin_sesgos}, f"{_nombre}_sin_sesgos"
    )
    _gemelo.__doc__ = _error.__doc__
    globals()[_gemelo.__name__] = _gemelo


def entrenarRed__se_detiene_sola(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Dejas de entrenar antes de tiempo, cuando el costo casi no cambia o ya es bajo.

    Se piden todas las épocas: en esta red hay tramos casi planos antes de que aprenda.
    """
    costos = _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)[-1]
    quietas = [k for k in range(1, len(costos)) if abs(costos[k] - costos[k - 1]) < 1e-9]
    hechas = quietas[0] + 1 if quietas else epocas
    return _bucle(hechas, lr, X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__se_detiene_si_sube(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Dejas de entrenar en cuanto el costo sube: se piden todas las épocas. Que suba dice que lr es
    grande, y quien mira la historia tiene que poder verlo."""
    costos = _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)[-1]
    suben = [k for k in range(1, len(costos)) if costos[k] > costos[k - 1]]
    hechas = suben[0] if suben else epocas
    *parametros, _ = _bucle(hechas, lr, X, y, w1, b1, w2, b2, a1, a2)
    return *parametros, costos[: suben[0] + 1] if suben else costos


def entrenarRed__solo_b1(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Entrenas b1 y dejas b2 quieto: puedes entrenar los sesgos o no hacerlo, pero los dos por
    igual."""

    def sin_db2(*datos):
        return *backProp(*datos)[:3], 0

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=sin_db2)


def entrenarRed__solo_b2(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Entrenas b2 y dejas b1 quieto: puedes entrenar los sesgos o no hacerlo, pero los dos por
    igual."""

    def sin_db1(*datos):
        dw1, _, dw2, db2 = backProp(*datos)
        return dw1, 0, dw2, db2

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=sin_db1)


def entrenarRed__parámetros_quietos(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Devuelves los parámetros como llegaron y tu costo no se mueve: calculas los pasos, pero no
    guardas ninguno."""
    return _bucle(epocas, 0.0, X, y, w1, b1, w2, b2, a1, a2)


def entrenarRed__sesgos_cambiados(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """A cada sesgo le restas el gradiente del otro: b1 va con db1 y b2 con db2."""

    def cambiados(*args):
        dw1, db1, dw2, db2 = backProp(*args)
        return dw1, np.broadcast_to(db2, db1.shape), dw2, db1.mean(keepdims=True)

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=cambiados)


def entrenarRed__activaciones_al_revés(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """A backProp le pasas a1 en el lugar de a2, y al revés.

    Mira el orden de su def y el de lo que devuelve feedForward.
    """

    def al_reves(X, y, w1, w2, b1, b2, a2, a1):
        return backProp(X, y, w1, w2, b1, b2, a1, a2)

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=al_reves)


def entrenarRed__sesgos_al_revés(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """A feedForward le pasas b2 en el lugar de b1, y al revés: mira el orden de su def."""

    def al_reves(X, w1, w2, b1, b2):
        return feedForward(X, w1, w2, b2, b1)

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, adelante=al_reves)


def entrenarRed__sesgos_cuesta_arriba(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Los pesos bajan la cuesta y los sesgos la suben: mira el signo de su actualización."""

    def cuesta_arriba(*args):
        dw1, db1, dw2, db2 = backProp(*args)
        return dw1, -db1, dw2, -db2

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=cuesta_arriba)


def entrenarRed__sesgo_antes_que_peso(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """A feedForward le pasas b1 en el lugar de w2, y al revés: mira el orden de su def, que no es
    el de entrenarRed."""

    def por_capas(X, w1, w2, b1, b2):
        return feedForward(X, w1, b1, w2, b2)

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, adelante=por_capas)


def entrenarRed__parámetros_por_capas(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """A backProp le pasas b1 en el lugar de w2, y al revés: mira el orden de su def, que no es el
    de entrenarRed."""

    def por_capas(X, y, w1, w2, b1, b2, a2, a1):
        return backProp(X, y, w1, b1, w2, b2, a2, a1)

    return _bucle(epocas, lr, X, y, w1, b1, w2, b2, a1, a2, atras=por_capas)
