"""Errores conocidos de retropropagación: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.

No se ven, y por eso no están: z ≥ 0 por z > 0 (ningún z es 0), una máscara tomada de h en vez de z
(dan lo mismo), el orden de los productos de la cadena (da lo mismo y solo tarda más) y, en un
recuento, cuál de las dos dimensiones iguales se usó.
"""

from itertools import pairwise

import numpy as np

from solutions.retropropagacion import solution

# --- adelante ---


def _relu(z):
    return np.maximum(z, 0)


def _sigma(z):
    return 1 / (1 + np.exp(-z))


def _softmax(y):
    e = np.exp(y - y.max())
    return e / e.sum()


def _capas(x, Omega0, beta0, Omega1, beta1, oculta=_relu, salida=_softmax):
    """La red con otra función en la capa escondida o en la salida."""
    z = Omega0 @ x + beta0
    h = oculta(z)
    y = Omega1 @ h + beta1
    return z, h, y, salida(y)


def adelante__sin_beta0(x, Omega0, beta0, Omega1, beta1):
    """Falta el sesgo beta0: se suma al producto antes de la ReLU."""
    return solution.adelante(x, Omega0, 0 * beta0, Omega1, beta1)


def adelante__sin_beta1(x, Omega0, beta0, Omega1, beta1):
    """Falta el sesgo beta1 en los logits."""
    return solution.adelante(x, Omega0, beta0, Omega1, 0 * beta1)


def adelante__sin_sesgos(x, Omega0, beta0, Omega1, beta1):
    """Faltan los dos sesgos: beta0 en la capa escondida y beta1 en los logits."""
    return solution.adelante(x, Omega0, 0 * beta0, Omega1, 0 * beta1)


def adelante__resta_los_sesgos(x, Omega0, beta0, Omega1, beta1):
    """Restas los sesgos, y se suman."""
    return solution.adelante(x, Omega0, -beta0, Omega1, -beta1)


def adelante__sesgo_de_la_otra_capa(x, Omega0, beta0, Omega1, beta1):
    """Los sesgos están cambiados: beta0 es de la capa escondida y beta1, de la salida. En las notas
    hay una errata justo ahí."""
    z = Omega0 @ x + beta1
    h = _relu(z)
    y = Omega1 @ h + beta0
    return z, h, y, _softmax(y)


def adelante__beta1_en_la_oculta(x, Omega0, beta0, Omega1, beta1):
    """En la capa escondida sumas beta1: su sesgo es beta0. La diapositiva tiene esa errata."""
    z = Omega0 @ x + beta1
    h = _relu(z)
    y = Omega1 @ h + beta1
    return z, h, y, _softmax(y)


def adelante__beta0_en_la_salida(x, Omega0, beta0, Omega1, beta1):
    """En los logits sumas beta0: el sesgo de la salida es beta1."""
    z = Omega0 @ x + beta0
    h = _relu(z)
    y = Omega1 @ h + beta0
    return z, h, y, _softmax(y)


def adelante__sin_beta0_tras_relu(x, Omega0, beta0, Omega1, beta1):
    """Sumas beta0 después de la ReLU: el sesgo es parte de z, y la ReLU lo recibe ya sumado."""
    z = Omega0 @ x
    h = _relu(z) + beta0
    y = Omega1 @ h + beta1
    return z, h, y, _softmax(y)


def adelante__h_sin_sesgo(x, Omega0, beta0, Omega1, beta1):
    """z está bien, pero la ReLU recibe el producto sin el sesgo."""
    h = _relu(Omega0 @ x)
    y = Omega1 @ h + beta1
    return Omega0 @ x + beta0, h, y, _softmax(y)


def adelante__s_sin_sesgo(x, Omega0, beta0, Omega1, beta1):
    """Los logits están bien, pero la softmax recibe el producto sin beta1."""
    z, h, y, _ = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, h, y, _softmax(y - beta1)


def adelante__un_solo_sesgo(x, Omega0, beta0, Omega1, beta1):
    """Sumas el mismo sesgo a todas las neuronas de una capa: cada una tiene el suyo."""
    return solution.adelante(x, Omega0, beta0[0, 0], Omega1, beta1[0, 0])


def adelante__traspuestas(x, Omega0, beta0, Omega1, beta1):
    """Hacia adelante las matrices se usan como vienen: la fila k son los pesos que llegan a la
    neurona k. La traspuesta es la del camino de vuelta."""
    return solution.adelante(x, Omega0.T, beta0, Omega1.T, beta1)


def adelante__omega1_traspuesta(x, Omega0, beta0, Omega1, beta1):
    """En los logits usas Omega1 traspuesta: hacia adelante va como viene."""
    return solution.adelante(x, Omega0, beta0, Omega1.T, beta1)


def adelante__x_por_omega(x, Omega0, beta0, Omega1, beta1):
    """Multiplicas en el orden contrario: con x en columna, la matriz va delante."""
    z = x @ Omega0 + beta0
    h = _relu(z)
    y = h @ Omega1 + beta1
    return z, h, y, _softmax(y)


def adelante__casilla_a_casilla(x, Omega0, beta0, Omega1, beta1):
    """Con * multiplicas casilla a casilla: una capa necesita el producto de matriz por columna."""
    z = Omega0 * x + beta0
    h = _relu(z)
    y = Omega1 * h + beta1
    return z, h, y, _softmax(y)


def adelante__sin_activación(x, Omega0, beta0, Omega1, beta1):
    """h es z tal cual: falta la ReLU de la capa escondida."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: z)


def adelante__sigmoide_por_relu(x, Omega0, beta0, Omega1, beta1):
    """En la capa escondida usas la sigmoide, y en esta red es ReLU."""
    return _capas(x, Omega0, beta0, Omega1, beta1, _sigma)


def adelante__tanh_por_relu(x, Omega0, beta0, Omega1, beta1):
    """En la capa escondida usas tanh, y en esta red es ReLU."""
    return _capas(x, Omega0, beta0, Omega1, beta1, np.tanh)


def adelante__softplus_por_relu(x, Omega0, beta0, Omega1, beta1):
    """En la capa escondida usas ln(1 + e^z), que se parece a ReLU pero no lo es."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: np.logaddexp(0, z))


def adelante__softmax_en_la_oculta(x, Omega0, beta0, Omega1, beta1):
    """En la capa escondida usas softmax: ahí va ReLU, y la softmax solo a la salida."""
    return _capas(x, Omega0, beta0, Omega1, beta1, _softmax)


def adelante__leaky(x, Omega0, beta0, Omega1, beta1):
    """Lo negativo de z pasa multiplicado por 0.01: eso es Leaky ReLU, y aquí se queda en 0."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: np.where(z > 0, z, 0.01 * z))


def adelante__leaky_un_décimo(x, Omega0, beta0, Omega1, beta1):
    """Lo negativo de z pasa multiplicado por 0.1: eso es Leaky ReLU, y aquí se queda en 0."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: np.where(z > 0, z, 0.1 * z))


def adelante__valor_absoluto(x, Omega0, beta0, Omega1, beta1):
    """h es |z|: la ReLU deja en 0 lo negativo, no le cambia el signo."""
    return _capas(x, Omega0, beta0, Omega1, beta1, np.abs)


def adelante__escalón(x, Omega0, beta0, Omega1, beta1):
    """h solo dice si z es positivo: la ReLU deja pasar el valor de z, no un 1."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: (z > 0).astype(float))


def adelante__relu_al_revés(x, Omega0, beta0, Omega1, beta1):
    """Tu ReLU deja pasar lo negativo y pone a 0 lo positivo: es al revés."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: np.minimum(z, 0))


def adelante__relu_de_menos_z(x, Omega0, beta0, Omega1, beta1):
    """Aplicas la ReLU a −z: pasa lo que era negativo, con el signo cambiado."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: _relu(-z))


def adelante__relu_hasta_1(x, Omega0, beta0, Omega1, beta1):
    """Tu h no pasa nunca de 1: la ReLU no tiene techo."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: np.clip(z, 0, 1))


def adelante__relu_hasta_6(x, Omega0, beta0, Omega1, beta1):
    """Tu h no pasa nunca de 6: la ReLU no tiene techo."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: np.clip(z, 0, 6))


def adelante__mínimo_1(x, Omega0, beta0, Omega1, beta1):
    """Tu h no baja de 1: la ReLU es el mayor entre z y 0."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: np.maximum(z, 1))


def adelante__y_con_z(x, Omega0, beta0, Omega1, beta1):
    """Los logits salen de h, lo que deja pasar la ReLU, y los calculas con z."""
    z, h, _, _ = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    y = Omega1 @ z + beta1
    return z, h, y, _softmax(y)


def adelante__relu_en_los_logits(x, Omega0, beta0, Omega1, beta1):
    """También aplicas ReLU a los logits: y puede ser negativa, y la softmax la recibe así."""
    z, h, y, _ = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, h, _relu(y), _softmax(_relu(y))


def adelante__softmax_de_relu(x, Omega0, beta0, Omega1, beta1):
    """y está bien, pero la softmax recibe los logits pasados por ReLU."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: _softmax(_relu(y)))


def adelante__sigmoide_a_la_salida(x, Omega0, beta0, Omega1, beta1):
    """A la salida usas la sigmoide, que mira cada logit por su cuenta: las clases compiten, y eso
    es una softmax."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=_sigma)


def adelante__tanh_a_la_salida(x, Omega0, beta0, Omega1, beta1):
    """A la salida usas tanh, y va una softmax."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=np.tanh)


def adelante__relu_a_la_salida(x, Omega0, beta0, Omega1, beta1):
    """s es la ReLU de los logits: a la salida va una softmax."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=_relu)


def adelante__sin_softmax(x, Omega0, beta0, Omega1, beta1):
    """s son los logits tal cual: falta la softmax."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: y)


def adelante__y_entre_su_suma(x, Omega0, beta0, Omega1, beta1):
    """Divides los logits por su suma: antes hay que pasarlos por la exponencial."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: y / y.sum())


def adelante__sin_dividir(x, Omega0, beta0, Omega1, beta1):
    """s es la exponencial de los logits y no suma 1: falta dividir por la suma."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=np.exp)


def adelante__sin_dividir_desplazada(x, Omega0, beta0, Omega1, beta1):
    """Desplazas los logits y tomas la exponencial, pero s no suma 1: se divide por la
    suma de todas, no por la mayor."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: np.exp(y - y.max()))


def adelante__nan_a_cero(x, Omega0, beta0, Omega1, beta1):
    """Cuando la exponencial se desborda cambias nan por otro número: la probabilidad sigue sin ser
    la correcta. Evita el desborde antes."""
    z, h, y, s = adelante__softmax_se_desborda(x, Omega0, beta0, Omega1, beta1)
    return z, h, y, np.nan_to_num(s)


def adelante__desplaza_solo_arriba(x, Omega0, beta0, Omega1, beta1):
    """Restas el máximo en el numerador y no en el denominador: así no se cancela."""
    return _capas(
        x, Omega0, beta0, Omega1, beta1, salida=lambda y: np.exp(y - y.max()) / np.exp(y).sum()
    )


def adelante__desplaza_solo_abajo(x, Omega0, beta0, Omega1, beta1):
    """Restas el máximo en el denominador y no en el numerador: así no se cancela."""
    return _capas(
        x, Omega0, beta0, Omega1, beta1, salida=lambda y: np.exp(y) / np.exp(y - y.max()).sum()
    )


def adelante__suma_las_otras(x, Omega0, beta0, Omega1, beta1):
    """En el denominador de cada s falta su propia exponencial: se suman las de todas las clases."""

    def salida(y):
        e = np.exp(y - y.max())
        return e / (e.sum() - e)

    return _capas(x, Omega0, beta0, Omega1, beta1, salida=salida)


def adelante__softmax_por_filas(x, Omega0, beta0, Omega1, beta1):
    """Todas tus s valen 1: la softmax suma a lo largo de cada fila, y en una columna cada fila
    tiene un solo número."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=np.ones_like)


def adelante__softmax_de_menos_y(x, Omega0, beta0, Omega1, beta1):
    """El signo de la exponencial está al revés: a mayor logit, mayor probabilidad."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: _softmax(-y))


def adelante__softmax_dos_veces(x, Omega0, beta0, Omega1, beta1):
    """Aplicas la softmax dos veces: ya son probabilidades después de la primera."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: _softmax(_softmax(y)))


def adelante__base_2(x, Omega0, beta0, Omega1, beta1):
    """En la softmax elevas 2 a cada logit: la base es e."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: _softmax(y * np.log(2)))


def adelante__base_10(x, Omega0, beta0, Omega1, beta1):
    """En la softmax elevas 10 a cada logit: la base es e."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: _softmax(y * np.log(10)))


def adelante__softmax_al_cuadrado(x, Omega0, beta0, Omega1, beta1):
    """En el denominador sumas los cuadrados de las exponenciales o su raíz: se suman tal cual."""

    def salida(y):
        e = np.exp(y - y.max())
        return e / np.sqrt((e**2).sum())

    return _capas(x, Omega0, beta0, Omega1, beta1, salida=salida)


def adelante__promedio_en_el_denominador(x, Omega0, beta0, Omega1, beta1):
    """Divides por el promedio de las exponenciales, y s no suma 1: se divide por la suma."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: _softmax(y) * len(y))


def adelante__logaritmo_de_s(x, Omega0, beta0, Omega1, beta1):
    """s es el logaritmo de la softmax: falta volver con la exponencial."""

    def salida(y):
        return y - y.max() - np.log(np.exp(y - y.max()).sum())

    return _capas(x, Omega0, beta0, Omega1, beta1, salida=salida)


def adelante__clase_ganadora(x, Omega0, beta0, Omega1, beta1):
    """s es 1 en la clase ganadora y 0 en las demás: se piden las probabilidades."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: (y == y.max()).astype(float))


def adelante__softmax_se_desborda(x, Omega0, beta0, Omega1, beta1):
    """Con logits de ±1000 la exponencial se desborda, o todas se hacen 0, y s sale nan. Restar lo
    mismo a todos los logits no cambia la softmax: ¿qué conviene restar, para que ninguna pase de 1
    y alguna valga 1?"""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=lambda y: np.exp(y) / np.exp(y).sum())


def adelante__divide_por_el_máximo(x, Omega0, beta0, Omega1, beta1):
    """Divides los logits por el mayor, y eso cambia las probabilidades: el mayor se resta."""

    def salida(y):
        e = np.exp(y / y.max())
        return e / e.sum()

    return _capas(x, Omega0, beta0, Omega1, beta1, salida=salida)


def _recortada(limite):
    def salida(y):
        e = np.exp(np.clip(y, -limite, limite))
        return e / e.sum()

    return salida


def adelante__recorta_los_logits(x, Omega0, beta0, Omega1, beta1):
    """Recortas los logits antes de la exponencial: los que pasan del tope quedan iguales y se
    pierde cuál era el mayor."""
    return _capas(x, Omega0, beta0, Omega1, beta1, salida=_recortada(500))


def adelante__z_pisada_por_h(x, Omega0, beta0, Omega1, beta1):
    """Tu z sale sin sus negativos: la ReLU escribió sobre ella. Con h = z las dos son el mismo
    arreglo, y haciaAtras necesita z como era."""
    _, h, y, s = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return h, h, y, s


def adelante__y_pisada_al_desplazar(x, Omega0, beta0, Omega1, beta1):
    """Tu y sale con el máximo restado: al desplazarla para la softmax escribiste sobre ella. Se
    piden los logits como eran."""
    z, h, y, s = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, h, y - y.max(), s


def adelante__y_son_exponenciales(x, Omega0, beta0, Omega1, beta1):
    """Tu y sale con la exponencial ya hecha: se piden los logits."""
    z, h, y, s = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, h, np.exp(y - y.max()), s


def adelante__y_son_probabilidades(x, Omega0, beta0, Omega1, beta1):
    """Tu y es s: se piden los logits, antes de la softmax, y las probabilidades."""
    z, h, _, s = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, h, s, s


def adelante__s_antes_que_y(x, Omega0, beta0, Omega1, beta1):
    """Devuelves s antes que y: el orden es z, h, y, s."""
    z, h, y, s = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, h, s, y


def adelante__h_antes_que_z(x, Omega0, beta0, Omega1, beta1):
    """Devuelves h antes que z: el orden es z, h, y, s."""
    z, h, y, s = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return h, z, y, s


def adelante__al_revés(x, Omega0, beta0, Omega1, beta1):
    """Devuelves las cuatro columnas en el orden contrario: es z, h, y, s."""
    return solution.adelante(x, Omega0, beta0, Omega1, beta1)[::-1]


def adelante__solo_s(x, Omega0, beta0, Omega1, beta1):
    """Devuelves solo s: para volver hacen falta también z, h e y."""
    return solution.adelante(x, Omega0, beta0, Omega1, beta1)[3]


def adelante__sin_h(x, Omega0, beta0, Omega1, beta1):
    """Falta h entre lo que devuelves: son z, h, y, s."""
    z, _, y, s = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, y, s


def adelante__salida_desde_x(x, Omega0, beta0, Omega1, beta1):
    """Los logits se calculan con la entrada x y no con h: Omega1 recibe lo que sale de la capa
    escondida."""
    z, h, _, _ = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    y = Omega1 @ x + beta1
    return z, h, y, _softmax(y)


def adelante__solo_tres_neuronas(x, Omega0, beta0, Omega1, beta1):
    """Solo cuentan tres neuronas escondidas, las de la red 3-3-2: aquí puede haber más."""
    z, h, _, _ = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    y = Omega1[:, :3] @ h[:3] + beta1
    return z, h, y, _softmax(y)


def adelante__cambia_argumentos(x, Omega0, beta0, Omega1, beta1):
    """Cambiaste un arreglo de quien te llama: con += se escribe sobre el original."""
    salida = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    beta0 += Omega0 @ x
    return salida


def adelante__elu(x, Omega0, beta0, Omega1, beta1):
    """Lo negativo de z pasa como e^z − 1: eso es ELU, y la ReLU lo deja en 0."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: np.where(z > 0, z, np.expm1(z)))


def adelante__leaky_un_quinto(x, Omega0, beta0, Omega1, beta1):
    """Lo negativo de z pasa multiplicado por 0.2: eso es Leaky ReLU, y aquí se queda en 0."""
    return _capas(x, Omega0, beta0, Omega1, beta1, lambda z: np.where(z > 0, z, 0.2 * z))


def adelante__h_y_s(x, Omega0, beta0, Omega1, beta1):
    """Devuelves solo h y s: para volver hacen falta también z, y se piden los logits."""
    return solution.adelante(x, Omega0, beta0, Omega1, beta1)[1::2]


def adelante__z_y_s(x, Omega0, beta0, Omega1, beta1):
    """Devuelves solo z y s: se piden también h y los logits y."""
    return solution.adelante(x, Omega0, beta0, Omega1, beta1)[::3]


def adelante__sin_y(x, Omega0, beta0, Omega1, beta1):
    """Faltan los logits y entre lo que devuelves: son z, h, y, s."""
    z, h, _, s = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, h, s


def adelante__sin_s(x, Omega0, beta0, Omega1, beta1):
    """Faltan las probabilidades s entre lo que devuelves: son z, h, y, s."""
    return solution.adelante(x, Omega0, beta0, Omega1, beta1)[:3]


def adelante__softmax_de_z(x, Omega0, beta0, Omega1, beta1):
    """La softmax recibe z y no los logits y."""
    z, h, y, _ = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, h, y, _softmax(z)


def adelante__softmax_de_h(x, Omega0, beta0, Omega1, beta1):
    """La softmax recibe h y no los logits y."""
    z, h, y, _ = solution.adelante(x, Omega0, beta0, Omega1, beta1)
    return z, h, y, _softmax(h)


# --- perdida ---


def _menos_ln(s):
    return -np.log(np.maximum(s, 1e-15))


def _de_la_verdadera(s, l):
    return float(np.sum(l * s))


def perdida__signo(s, l):
    """Tu pérdida es negativa: ln de un número menor que 1 lo es, y por eso la fórmula empieza con
    un menos."""
    return -solution.perdida(s, l)


def perdida__media(s, l):
    """Divides por el número de clases: J es la suma sobre las clases de un solo registro."""
    return solution.perdida(s, l) / len(s)


def perdida__mitad(s, l):
    """Tu pérdida es la mitad: aquí no hay ningún ½."""
    return solution.perdida(s, l) / 2


def perdida__binaria(s, l):
    """Sumas también los términos de la entropía binaria, (1 − l) ln(1 − s): con una softmax solo
    cuenta la clase verdadera."""
    return float(np.sum(l * _menos_ln(s) + (1 - l) * _menos_ln(1 - s)))


def perdida__binaria_media(s, l):
    """Es la entropía binaria promediada sobre las clases: con una softmax solo cuenta la clase
    verdadera, y no se promedia."""
    return perdida__binaria(s, l) / len(s)


def perdida__solo_las_otras(s, l):
    """Solo cuentan las clases que no eran: es (1 − l) ln(1 − s), y va l ln s."""
    return float(np.sum((1 - l) * _menos_ln(1 - s)))


def perdida__de_las_falsas(s, l):
    """Sumas −ln s de las clases que no eran: cuenta la verdadera."""
    return float(np.sum((1 - l) * _menos_ln(s)))


def perdida__de_todas(s, l):
    """Sumas −ln s de todas las clases: la etiqueta l deja solo la verdadera."""
    return float(np.sum(_menos_ln(s)))


def perdida__media_de_todas(s, l):
    """Promedias −ln s de todas las clases: la etiqueta l deja solo la verdadera."""
    return float(np.mean(_menos_ln(s)))


def perdida__de_la_mayor(s, l):
    """Usas la probabilidad de la clase favorita, y cuenta la de la verdadera, que dice l."""
    return float(_menos_ln(s.max()))


def perdida__de_la_primera(s, l):
    """Usas siempre la primera clase, que era la verdadera en el cuaderno: cuenta la que dice l."""
    return float(_menos_ln(s[0, 0]))


def perdida__de_la_última(s, l):
    """Usas siempre la última clase: cuenta la que dice l."""
    return float(_menos_ln(s[-1, 0]))


def perdida__log10(s, l):
    """Usas el logaritmo en base 10: aquí todos son naturales."""
    return solution.perdida(s, l) / np.log(10)


def perdida__log2(s, l):
    """Usas el logaritmo en base 2: aquí todos son naturales."""
    return solution.perdida(s, l) / np.log(2)


def perdida__log1p(s, l):
    """Tomas ln(1 + s): va ln s."""
    return -float(np.log1p(_de_la_verdadera(s, l)))


def perdida__log1p_con_signo(s, l):
    """Tomas ln(1 + s), y va −ln s."""
    return float(np.log1p(_de_la_verdadera(s, l)))


def perdida__sin_logaritmo(s, l):
    """Falta el logaritmo: das menos la probabilidad de la clase verdadera."""
    return -_de_la_verdadera(s, l)


def perdida__probabilidad(s, l):
    """Das la probabilidad de la clase verdadera: falta −ln."""
    return _de_la_verdadera(s, l)


def perdida__uno_menos_s(s, l):
    """Das 1 menos la probabilidad de la clase verdadera: lo que se pide es −ln de ella."""
    return 1 - _de_la_verdadera(s, l)


def perdida__ln_de_uno_menos_s(s, l):
    """Tomas ln(1 − s) de la clase verdadera: es ln s."""
    return float(_menos_ln(1 - _de_la_verdadera(s, l)))


def perdida__inversa(s, l):
    """Das 1/s de la clase verdadera, que es parte de la derivada: la pérdida es −ln s."""
    return 1 / max(_de_la_verdadera(s, l), 1e-15)


def perdida__l_y_s_cambiadas(s, l):
    """Están cambiadas: el logaritmo es de s, la predicción, y l multiplica."""
    return float(np.sum(s * _menos_ln(l)))


def perdida__entropía_de_s(s, l):
    """Sumas −s ln s, la entropía de la predicción: no miras qué clase era la verdadera."""
    return float(np.sum(s * _menos_ln(s)))


def perdida__cuadrática(s, l):
    """Es la suma de cuadrados de s − l: se pide la entropía cruzada."""
    return float(np.sum((s - l) ** 2))


def perdida__cuadrática_media(s, l):
    """Es el promedio de los cuadrados de s − l: se pide la entropía cruzada."""
    return float(np.mean((s - l) ** 2))


def perdida__media_cuadrática(s, l):
    """Es la mitad de la suma de cuadrados de s − l: se pide la entropía cruzada."""
    return float(np.sum((s - l) ** 2)) / 2


def perdida__absoluta(s, l):
    """Es la suma de |s − l|: se pide la entropía cruzada."""
    return float(np.sum(np.abs(s - l)))


def perdida__al_cuadrado(s, l):
    """Elevas al cuadrado el logaritmo: va tal cual, con un menos."""
    return solution.perdida(s, l) ** 2


def perdida__softmax_otra_vez(s, l):
    """Aplicas otra softmax a s: ya son probabilidades."""
    return solution.perdida(_softmax(s), l)


def perdida__sin_sumar(s, l):
    """Devuelves una columna, un término por clase: falta sumarlos."""
    return l * _menos_ln(s)


def perdida__exponencial(s, l):
    """Das e elevado a la pérdida o a su opuesto: falta tomar el logaritmo."""
    return float(np.exp(-_de_la_verdadera(s, l)))


def perdida__error_barato(s, l):
    """Dar probabilidad 0 a la clase verdadera es el peor error posible y tu pérdida sale pequeña:
    −ln s crece sin tope hacia ahí. Mira si ese término cuenta; si recortas las probabilidades, mira
    también si recortas mucho."""
    with np.errstate(all="ignore"):
        return float(-np.sum(np.where(s > 0, l * np.log(s), 0)))


def perdida__sin_protección(s, l):
    """Con una probabilidad de 0 exacto tu pérdida es infinita o nan: ln 0 no existe, y 0 por
    infinito tampoco."""
    return -np.sum(l * np.log(s))


def perdida__epsilon_grande(s, l):
    """Lo que sumas a s para no llegar a ln 0 es tan grande que cambia la pérdida: basta con algo
    como 1e-12."""
    return -float(np.sum(l * np.log(s + 1e-3)))


def perdida__epsilon_mediano(s, l):
    """Lo que sumas a s para no llegar a ln 0 se nota en la pérdida: basta con algo como 1e-12."""
    return -float(np.sum(l * np.log(s + 1e-5)))


def perdida__epsilon_diezmilésima(s, l):
    """Lo que sumas a s para no llegar a ln 0 es grande y cambia la pérdida: basta con 1e-12."""
    return -float(np.sum(l * np.log(s + 1e-4)))


def perdida__cero(s, l):
    """Tu pérdida vale 0: el término de la clase verdadera no llega a la suma. Mira dónde está el
    return de tu bucle, si cada vuelta pisa a la anterior y hasta dónde llega, y si cambias un nan
    por 0."""
    return 0.0


def perdida__l_y_s_cambiadas_con_1e_12(s, l):
    """Están cambiadas: el logaritmo es de s, la predicción, y l multiplica."""
    return -float(np.sum(s * np.log(l + 1e-12)))


def perdida__divergencia(s, l):
    """Calculas la divergencia de s respecto a l, con el logaritmo de l: la entropía cruzada es −Σ l
    ln s."""
    return float(np.sum(s * (np.log(s) - np.log(l + 1e-12))))


# --- jacobianaRelu ---


def _vivas(z):
    return (z > 0).astype(float)


def jacobianaRelu__columna(z):
    """Devuelves una columna con unos y ceros: la jacobiana es una matriz con esos números en la
    diagonal."""
    return _vivas(z)


def jacobianaRelu__vector(z):
    """Devuelves un vector con unos y ceros: la jacobiana es una matriz con esos números en la
    diagonal."""
    return _vivas(z).ravel()


def jacobianaRelu__la_relu(z):
    """Devuelves la ReLU de z: se pide la matriz de sus derivadas."""
    return _relu(z)


def jacobianaRelu__valores(z):
    """En la diagonal pones lo que vale la ReLU, y va lo que vale su derivada."""
    return np.diagflat(_relu(z))


def jacobianaRelu__diagonal_de_z(z):
    """En la diagonal pones z: va la derivada de la ReLU en cada z."""
    return np.diagflat(z)


def jacobianaRelu__identidad(z):
    """Das la identidad, y por una neurona muerta no pasa nada. Dos causas frecuentes: decidir con h
    ≥ 0, que se cumple siempre, y decidir una sola vez para toda la capa (np.diag de una columna lee
    un solo número)."""
    return np.eye(len(z))


def jacobianaRelu__todo_unos(z):
    """Das una matriz llena de unos: cada h depende solo de su z, y solo si está viva."""
    return np.ones((len(z), len(z)))


def jacobianaRelu__todo_ceros(z):
    """Das una matriz de ceros, y las neuronas vivas tienen derivada 1. Si decides una sola vez para
    toda la capa, mira cada z por su cuenta (np.diag de una columna lee un solo número)."""
    return np.zeros((len(z), len(z)))


def jacobianaRelu__al_revés(z):
    """Los unos están en las neuronas muertas: la derivada es 1 donde z es positiva."""
    return np.diagflat(z < 0).astype(float)


def jacobianaRelu__diag_de_una_columna(z):
    """np.diag de una columna no construye una matriz: lee la diagonal que ya hay, que es un solo
    número. Mira qué forma tiene lo que le das."""
    return np.diag(_vivas(z))


def jacobianaRelu__producto_exterior(z):
    """Hay unos fuera de la diagonal, donde se cruzan dos neuronas vivas: cada h depende solo de su
    propia z."""
    return _vivas(z) @ _vivas(z).T


def jacobianaRelu__signo_del_producto(z):
    """Miras el signo del producto de cada pareja de z: cada h depende solo de su propia z."""
    return (z @ z.T > 0).astype(float)


def jacobianaRelu__filas_repetidas(z):
    """Todas tus filas son iguales: los unos y los ceros van solo en la diagonal."""
    return np.tile(_vivas(z).T, (len(z), 1))


def jacobianaRelu__columnas_repetidas(z):
    """Todas tus columnas son iguales: los unos y los ceros van solo en la diagonal."""
    return np.tile(_vivas(z), (1, len(z)))


def jacobianaRelu__un_solo_lado(z):
    """Un índice de más: hay unos por encima o por debajo de la diagonal."""
    return np.triu(np.tile(_vivas(z), (1, len(z))))


def jacobianaRelu__signo(z):
    """En la diagonal pones −1 donde z es negativa: ahí la ReLU es plana y su derivada es 0."""
    return np.diagflat(np.sign(z))


def jacobianaRelu__menos(z):
    """Tu matriz tiene el signo contrario: la ReLU crece con z."""
    return -np.diagflat(_vivas(z))


def jacobianaRelu__leaky(z):
    """Las neuronas muertas tienen 0.01, la pendiente de Leaky ReLU: aquí es 0."""
    return np.diagflat(np.where(z > 0, 1, 0.01))


def jacobianaRelu__leaky_un_décimo(z):
    """Las neuronas muertas tienen 0.1, la pendiente de una Leaky ReLU: aquí es 0."""
    return np.diagflat(np.where(z > 0, 1, 0.1))


def jacobianaRelu__de_sigmoide(z):
    """Es la derivada de la sigmoide: la capa escondida tiene ReLU."""
    return np.diagflat(_sigma(z) * (1 - _sigma(z)))


def jacobianaRelu__sigmoide(z):
    """En la diagonal está σ(z): la derivada de la ReLU es 0 o 1."""
    return np.diagflat(_sigma(z))


def jacobianaRelu__de_tanh(z):
    """Es la derivada de tanh: la capa escondida tiene ReLU."""
    return np.diagflat(1 - np.tanh(z) ** 2)


def jacobianaRelu__mayor_que_1(z):
    """Pones un 1 solo donde z es mayor que 1: la ReLU deja pasar todo lo positivo."""
    return np.diagflat(z >= 1).astype(float)


def jacobianaRelu__ventana(z):
    """Pones un 1 solo donde z está entre 0 y 1: la ReLU no tiene techo."""
    return np.diagflat((z > 0) & (z < 1)).astype(float)


def jacobianaRelu__valor_absoluto(z):
    """En la diagonal pones |z|: la derivada de la ReLU es 0 o 1."""
    return np.diagflat(np.abs(z))


def jacobianaRelu__cuadrado(z):
    """En la diagonal pones h², o z por h: la derivada de la ReLU es 0 o 1."""
    return np.diagflat(_relu(z) ** 2)


def jacobianaRelu__solo_tres(z):
    """Das siempre una matriz 3 × 3, como en el cuaderno: la capa puede tener otro tamaño."""
    return np.diagflat(_vivas(z)[:3])


def jacobianaRelu__solo_la_primera(z):
    """Solo llenas la primera fila: mira dónde está el return de tu bucle."""
    J = np.zeros((len(z), len(z)))
    J[0, 0] = z[0, 0] > 0
    return J


def jacobianaRelu__falta_la_última(z):
    """Falta la última neurona: mira hasta dónde llega tu bucle."""
    J = np.diagflat(_vivas(z))
    J[-1, -1] = 0
    return J


def jacobianaRelu__falta_la_primera(z):
    """Falta la primera neurona: mira desde dónde empieza tu bucle."""
    J = np.diagflat(_vivas(z))
    J[0, 0] = 0
    return J


def jacobianaRelu__una_corrida(z):
    """En la diagonal repites una neurona y falta otra, como en la errata de las notas: cada fila
    mira su propia z."""
    return np.diagflat(_vivas(z)[[0, *range(len(z) - 1)]])


def jacobianaRelu__otra_diagonal(z):
    """Los números están en la diagonal que sube: van en la que baja."""
    return np.fliplr(np.diagflat(_vivas(z)))


def jacobianaRelu__diagonal_invertida(z):
    """La diagonal está en el orden contrario: la primera casilla es de la primera neurona."""
    return np.diagflat(_vivas(z)[::-1])


def jacobianaRelu__cuántas_vivas(z):
    """Devuelves cuántas neuronas están vivas: se pide una matriz."""
    return float(_vivas(z).sum())


def jacobianaRelu__promedio(z):
    """Divides por el número de neuronas: la derivada de cada una es 0 o 1."""
    return np.diagflat(_vivas(z)) / len(z)


def jacobianaRelu__cambia_z(z):
    """Cambiaste z, que es de quien te llama: al asignar por casillas se escribe sobre el
    original."""
    z[z > 0] = 1
    z[z < 0] = 0
    return np.diagflat(z)


def jacobianaRelu__errata_de_las_notas(z):
    """Das siempre una matriz 3 × 3, y con la errata de una diapositiva: la diagonal es z₁, z₂, z₃,
    y sigue si hay más neuronas."""
    return np.diagflat(_vivas(z)[[0, 0, 1]])


def jacobianaRelu__un_solo_lado_abajo(z):
    """Un índice de más: hay unos por encima o por debajo de la diagonal."""
    return np.tril(np.tile(_vivas(z), (1, len(z))))


def jacobianaRelu__unos_por_z(z):
    """Multiplicas la máscara por z en cada pareja de neuronas: en la diagonal va la derivada, que
    es 0 o 1, y fuera de ella, 0."""
    return _vivas(z) * z.T


def jacobianaRelu__relu_del_producto(z):
    """Aplicas la ReLU al producto de cada pareja de z: en la diagonal va la derivada, que es 0 o 1,
    y fuera de ella, 0."""
    return _relu(z @ z.T)


def jacobianaRelu__valores_por_filas(z):
    """Cada fila repite los valores de h: en la diagonal va la derivada, que es 0 o 1, y fuera de
    ella, 0."""
    return np.tile(_relu(z).T, (len(z), 1))


def jacobianaRelu__valores_por_columnas(z):
    """Cada columna repite los valores de h: en la diagonal va la derivada, que es 0 o 1, y fuera de
    ella, 0."""
    return np.tile(_relu(z), (1, len(z)))


# --- jacobianaSoftmax ---


def _diagonal(s):
    return np.diagflat(s * (1 - s))


def _fuera(s):
    """s_i s_j, con ceros en la diagonal."""
    return s @ s.T - np.diagflat(s * s)


def jacobianaSoftmax__solo_la_diagonal(s):
    """Fuera de la diagonal todo es 0, y no: al subir un logit bajan las otras probabilidades,
    porque comparten el denominador."""
    return _diagonal(s)


def jacobianaSoftmax__más_fuera(s):
    """Fuera de la diagonal falta el signo: al subir un logit, las otras probabilidades bajan."""
    return _diagonal(s) + _fuera(s)


def jacobianaSoftmax__columna(s):
    """Devuelves una columna con s(1 − s): la jacobiana es una matriz, cada s depende de todas
    las y."""
    return s * (1 - s)


def jacobianaSoftmax__vector(s):
    """Devuelves un vector con s(1 − s): la jacobiana es una matriz, cada s depende de todas
    las y."""
    return (s * (1 - s)).ravel()


def jacobianaSoftmax__un_número(s):
    """Restas un solo número, la suma de los cuadrados: sᵀs no es s sᵀ, que es una matriz."""
    return np.diagflat(s) - s.T @ s


def jacobianaSoftmax__solo_un_número(s):
    """Devuelves un solo número: sᵀs no es s sᵀ, que es una matriz."""
    return s.T @ s


def jacobianaSoftmax__identidad_menos(s):
    """En la diagonal va s y pones 1: es diag(s) − s sᵀ, y no la identidad."""
    return np.eye(len(s)) - s @ s.T


def jacobianaSoftmax__diag_de_una_columna(s):
    """np.diag de una columna no construye una matriz: lee la diagonal que ya hay, que es un solo
    número, y aquí suma s₁ a todas las casillas."""
    return s[0, 0] - s @ s.T


def jacobianaSoftmax__diag_de_s_por_uno_menos_s(s):
    """np.diag de una columna no construye una matriz: lee la diagonal que ya hay, que es un solo
    número. Mira qué forma tiene lo que le das."""
    return np.diag(s * (1 - s))


def jacobianaSoftmax__sin_diagonal(s):
    """Falta sumar s en la diagonal: te quedaste en −s sᵀ."""
    return -s @ s.T


def jacobianaSoftmax__producto(s):
    """Das s sᵀ: falta restarlo de la diagonal con s."""
    return s @ s.T


def jacobianaSoftmax__diagonal_de_s(s):
    """Das la matriz con s en la diagonal: falta restarle s sᵀ."""
    return np.diagflat(s)


def jacobianaSoftmax__más_producto(s):
    """Sumas s sᵀ a la diagonal, y se resta."""
    return np.diagflat(s) + s @ s.T


def jacobianaSoftmax__resta_dos_veces(s):
    """Fuera de la diagonal está bien, pero en ella restas s² dos veces: s(1 − s) ya la incluye."""
    return _diagonal(s) - s @ s.T


def jacobianaSoftmax__fuera_sin_diagonal(s):
    """Fuera de la diagonal está bien, pero en ella hay ceros: va s(1 − s)."""
    return -_fuera(s)


def jacobianaSoftmax__diagonal_al_cuadrado(s):
    """Fuera de la diagonal está bien; en ella pones s² y va s(1 − s)."""
    return np.diagflat(s * s) - _fuera(s)


def jacobianaSoftmax__diagonal_s(s):
    """Fuera de la diagonal está bien; en ella pones s y va s(1 − s)."""
    return np.diagflat(s) - _fuera(s)


def jacobianaSoftmax__diagonal_uno_menos_s(s):
    """Fuera de la diagonal está bien; en ella pones 1 − s y va s(1 − s)."""
    return np.diagflat(1 - s) - _fuera(s)


def jacobianaSoftmax__diagonal_negativa(s):
    """Fuera de la diagonal está bien; en ella el signo está al revés: al subir un logit sube su
    propia probabilidad."""
    return -_diagonal(s) - _fuera(s)


def jacobianaSoftmax__diagonal_s_menos_1(s):
    """Fuera de la diagonal está bien; en ella pones s − 1, y va s(1 − s)."""
    return np.diagflat(s - 1) - _fuera(s)


def jacobianaSoftmax__signo(s):
    """Toda la matriz tiene el signo contrario: al subir un logit sube su propia probabilidad y
    bajan las otras."""
    return s @ s.T - np.diagflat(s)


def jacobianaSoftmax__diagonal_menos_columna(s):
    """A la diagonal le restas la columna s, repetida: fuera de ella va −s_i s_j."""
    return np.diagflat(s) - s


def jacobianaSoftmax__diagonal_menos_fila(s):
    """A la diagonal le restas la fila s, repetida: fuera de ella va −s_i s_j."""
    return np.diagflat(s) - s.T


def jacobianaSoftmax__cuadrados_repetidos(s):
    """Fuera de la diagonal te queda −s_i², porque * va casilla a casilla: hace falta el producto de
    cada s por cada otra."""
    return np.diagflat(s) - s * s


def jacobianaSoftmax__fuera_s_i(s):
    """La diagonal está bien; fuera pones −s_i y va −s_i s_j."""
    return _diagonal(s) - np.tile(s, (1, len(s))) + np.diagflat(s)


def jacobianaSoftmax__fuera_s_j(s):
    """La diagonal está bien; fuera pones −s_j y va −s_i s_j."""
    return _diagonal(s) - np.tile(s.T, (len(s), 1)) + np.diagflat(s)


def jacobianaSoftmax__fuera_uno_menos(s):
    """La diagonal está bien; fuera pones −s_i(1 − s_j) y va −s_i s_j."""
    M = s @ (1 - s).T
    return _diagonal(s) - M + np.diagflat(np.diag(M))


def jacobianaSoftmax__fuera_uno_menos_con_más(s):
    """Pones s_i(1 − s_j) en todas las casillas, y eso vale solo en la diagonal: fuera va
    −s_i s_j."""
    return s @ (1 - s).T


def jacobianaSoftmax__uno_menos_por_s(s):
    """Pones (1 − s_i) s_j en todas las casillas, y eso vale solo en la diagonal: fuera va
    −s_i s_j."""
    return (1 - s) @ s.T


def jacobianaSoftmax__uno_menos_producto(s):
    """Pones 1 − s_i s_j: es s_i(1 − s_i) en la diagonal y −s_i s_j fuera."""
    return 1 - s @ s.T


def jacobianaSoftmax__exterior_de_la_derivada(s):
    """Multiplicas s(1 − s) por sí misma, cada una con cada una: es s_i(1 − s_i) solo en la diagonal
    y −s_i s_j fuera."""
    return (s * (1 - s)) @ (s * (1 - s)).T


def jacobianaSoftmax__diagonal_fuera(s):
    """Están cambiadas: s(1 − s) va en la diagonal y −s_i s_j fuera."""
    M = s @ (1 - s).T
    return M - np.diagflat(np.diag(M)) - np.diagflat(s * s)


def jacobianaSoftmax__cada_columna(s):
    """Fuera de la diagonal queda −s_j², y va −s_i s_j."""
    return s.T * (np.eye(len(s)) - s.T)


def jacobianaSoftmax__solo_arriba(s):
    """Solo llenas un lado de la diagonal, y el otro es igual: la matriz es simétrica."""
    return np.triu(solution.jacobianaSoftmax(s))


def jacobianaSoftmax__solo_abajo(s):
    """Solo llenas un lado de la diagonal, y el otro es igual: la matriz es simétrica."""
    return np.tril(solution.jacobianaSoftmax(s))


def jacobianaSoftmax__solo_la_primera_fila(s):
    """Solo llenas la primera fila: mira dónde está el return de tu bucle."""
    J = np.zeros((len(s), len(s)))
    J[0] = solution.jacobianaSoftmax(s)[0]
    return J


def jacobianaSoftmax__falta_la_última_fila(s):
    """Falta la última fila: mira hasta dónde llega tu bucle."""
    J = solution.jacobianaSoftmax(s)
    J[-1] = 0
    return J


def jacobianaSoftmax__falta_la_última(s):
    """Faltan la última fila y la última columna: mira hasta dónde llega tu bucle."""
    J = solution.jacobianaSoftmax(s)
    J[-1] = J[:, -1] = 0
    return J


def jacobianaSoftmax__solo_dos_clases(s):
    """Das siempre la matriz 2 × 2 de las notas: puede haber más clases."""
    return solution.jacobianaSoftmax(s[:2])


def jacobianaSoftmax__solo_las_vecinas(s):
    """Solo relacionas cada clase con la vecina, y todas comparten el denominador."""
    return np.triu(np.tril(solution.jacobianaSoftmax(s), 1), -1)


def jacobianaSoftmax__softmax_otra_vez(s):
    """Aplicas otra softmax a s antes de derivar: s ya son las probabilidades."""
    return solution.jacobianaSoftmax(_softmax(s))


def jacobianaSoftmax__logaritmo(s):
    """Es la derivada de ln s respecto a y: falta multiplicar cada fila por su s."""
    return np.eye(len(s)) - s.T


def jacobianaSoftmax__logaritmo_traspuesta(s):
    """Es la derivada de ln s respecto a y, traspuesta: falta multiplicar por s."""
    return np.eye(len(s)) - s


def jacobianaSoftmax__de_sigmoide(s):
    """Tratas s como una entrada neta y aplicas la sigmoide: s ya son las probabilidades."""
    return np.diagflat(_sigma(s) * (1 - _sigma(s)))


def jacobianaSoftmax__de_tanh(s):
    """En la diagonal pones 1 − s²: es la derivada de tanh."""
    return np.diagflat(1 - s * s)


def jacobianaSoftmax__identidad(s):
    """Das la identidad: la softmax mezcla todos los logits."""
    return np.eye(len(s))


def jacobianaSoftmax__promedio(s):
    """Divides por el número de clases: la matriz no se promedia."""
    return solution.jacobianaSoftmax(s) / len(s)


def jacobianaSoftmax__por_la_columna(s):
    """Tu matriz sale multiplicada por s una vez más."""
    return solution.jacobianaSoftmax(s) * s


def jacobianaSoftmax__cambia_s(s):
    """Cambiaste s, que es de quien te llama: con *= o al asignar por casillas se escribe sobre el
    original."""
    J = solution.jacobianaSoftmax(s)
    s *= 1 - s
    return J


def jacobianaSoftmax__uno_menos_en_todo(s):
    """Multiplicas 1 − s de cada pareja: es s_i(1 − s_i) en la diagonal y −s_i s_j fuera."""
    return (1 - s) @ (1 - s).T


def jacobianaSoftmax__diagonal_uno_menos_s_menos_producto(s):
    """Restas s sᵀ a 1 − s, y se resta a s: en la diagonal queda s(1 − s)."""
    return np.diagflat(1 - s) - s @ s.T


def jacobianaSoftmax__fuera_doble(s):
    """La diagonal está bien; fuera de ella tienes el doble: es −s_i s_j."""
    return _diagonal(s) - 2 * _fuera(s)


def jacobianaSoftmax__fuera_la_suma(s):
    """La diagonal está bien; fuera pones la suma de las dos s con un menos, y es su producto."""
    M = s + s.T
    return _diagonal(s) - M + np.diagflat(np.diag(M))


def jacobianaSoftmax__fuera_menos_1(s):
    """La diagonal está bien; fuera pones −1 o −s_i s_j sin las dos s: es su producto con un
    menos."""
    return _diagonal(s) - 1 + np.eye(len(s))


def jacobianaSoftmax__fuera_la_diferencia(s):
    """La diagonal está bien; fuera pones la diferencia de las dos s: es su producto con un
    menos."""
    return _diagonal(s) + s - s.T


# --- haciaAtras ---


def _cadena(z, s, l, Omega0, Omega1, ds=None, dy=None, dh=None, dz=None, dx=None):
    """La vuelta entera con algún paso cambiado; lo que llega a los siguientes sale de él."""
    dJ_ds = -l / s if ds is None else ds
    dJ_dy = solution.jacobianaSoftmax(s) @ dJ_ds if dy is None else dy(dJ_ds)
    dJ_dh = Omega1.T @ dJ_dy if dh is None else dh(dJ_ds, dJ_dy)
    dJ_dz = _vivas(z) * dJ_dh if dz is None else dz(dJ_dh)
    dJ_dx = Omega0.T @ dJ_dz if dx is None else dx(dJ_dh, dJ_dz)
    return dJ_ds, dJ_dy, dJ_dh, dJ_dz, dJ_dx


def _con_s_menos_l(z, s, l, Omega0, Omega1, ds):
    """Solo el primer paso está cambiado: el segundo se escribe s − l."""
    return _cadena(z, s, l, Omega0, Omega1, ds, dy=lambda _: s - l)


def haciaAtras__ds_signo(z, s, l, Omega0, Omega1):
    """El signo de dJ_ds está al revés: J lleva un menos delante, así que es −l/s, y lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, l / s)


def haciaAtras__ds_sin_dividir(z, s, l, Omega0, Omega1):
    """dJ_ds es −l: la derivada de ln s es 1/s, y falta dividir, y lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, -l)


def haciaAtras__ds_todas_las_clases(z, s, l, Omega0, Omega1):
    """dJ_ds es −1/s en todas las entradas: solo la clase verdadera tiene derivada, y lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, -1 / s)


def haciaAtras__ds_una_sola_s(z, s, l, Omega0, Omega1):
    """Divides toda la columna por s₁: cada entrada va con su propia s. En las notas hay una errata
    justo ahí. Lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, -l / s[0])


def haciaAtras__ds_por_s(z, s, l, Omega0, Omega1):
    """dJ_ds multiplica por s, y la derivada de ln s divide, y lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, -l * s)


def haciaAtras__ds_logaritmo(z, s, l, Omega0, Omega1):
    """dJ_ds es la propia pérdida, término a término: falta derivarla, y lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, l * _menos_ln(s))


def haciaAtras__ds_binaria(z, s, l, Omega0, Omega1):
    """dJ_ds es la derivada de la entropía binaria: con una softmax solo cuenta la clase verdadera,
    y lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, (1 - l) / (1 - s) - l / s)


def haciaAtras__ds_cuadrado(z, s, l, Omega0, Omega1):
    """dJ_ds divide por s²: la derivada de ln s es 1/s, y lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, -l / s**2)


def haciaAtras__ds_media(z, s, l, Omega0, Omega1):
    """dJ_ds está dividida por el número de clases: J no promedia sobre ellas, y lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, -l / s / len(s))


def haciaAtras__ds_error_cuadrático(z, s, l, Omega0, Omega1):
    """dJ_ds es la derivada del error cuadrático, y la pérdida es −Σ l ln s, y lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, 2 * (s - l))


def haciaAtras__ds_resta(z, s, l, Omega0, Omega1):
    """dJ_ds es s − l, que es lo que debe salir un paso después, en dJ_dy: respecto a s es −l/s. Lo
    demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, s - l)


def haciaAtras__solo_ds_signo(z, s, l, Omega0, Omega1):
    """El signo de dJ_ds está al revés: J lleva un menos delante, así que es −l/s. Las otras cuatro
    están bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, l / s)


def haciaAtras__solo_ds_sin_dividir(z, s, l, Omega0, Omega1):
    """dJ_ds es −l: la derivada de ln s es 1/s, y falta dividir. Las otras cuatro están bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, -l)


def haciaAtras__solo_ds_todas_las_clases(z, s, l, Omega0, Omega1):
    """dJ_ds es −1/s en todas las entradas: solo la clase verdadera tiene derivada. Las otras cuatro
    están bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, -1 / s)


def haciaAtras__solo_ds_una_sola_s(z, s, l, Omega0, Omega1):
    """Divides toda la columna por s₁: cada entrada va con su propia s. En las notas hay una errata
    justo ahí. Las otras cuatro están bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, -l / s[0])


def haciaAtras__solo_ds_por_s(z, s, l, Omega0, Omega1):
    """dJ_ds multiplica por s, y la derivada de ln s divide. Las otras cuatro están bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, -l * s)


def haciaAtras__solo_ds_logaritmo(z, s, l, Omega0, Omega1):
    """dJ_ds es la propia pérdida, término a término: falta derivarla. Las otras cuatro están
    bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, l * _menos_ln(s))


def haciaAtras__solo_ds_binaria(z, s, l, Omega0, Omega1):
    """dJ_ds es la derivada de la entropía binaria: con una softmax solo cuenta la clase verdadera.
    Las otras cuatro están bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, (1 - l) / (1 - s) - l / s)


def haciaAtras__solo_ds_cuadrado(z, s, l, Omega0, Omega1):
    """dJ_ds divide por s²: la derivada de ln s es 1/s. Las otras cuatro están bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, -l / s**2)


def haciaAtras__solo_ds_media(z, s, l, Omega0, Omega1):
    """dJ_ds está dividida por el número de clases: J no promedia sobre ellas. Las otras cuatro
    están bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, -l / s / len(s))


def haciaAtras__solo_ds_error_cuadrático(z, s, l, Omega0, Omega1):
    """dJ_ds es la derivada del error cuadrático, y la pérdida es −Σ l ln s. Las otras cuatro están
    bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, 2 * (s - l))


def haciaAtras__solo_ds_resta(z, s, l, Omega0, Omega1):
    """dJ_ds es s − l, que es lo que debe salir un paso después, en dJ_dy: respecto a s es −l/s. Las
    otras cuatro están bien."""
    return _con_s_menos_l(z, s, l, Omega0, Omega1, s - l)


def haciaAtras__dy_signo(z, s, l, Omega0, Omega1):
    """dJ_dy tiene el signo contrario, y lo demás lo hereda: debe salir s − l."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: l - s)


def haciaAtras__dy_diagonal(z, s, l, Omega0, Omega1):
    """dJ_dy solo tiene la entrada de la clase verdadera: es lo que da la diagonal de la jacobiana
    de softmax, s(1 − s), sin lo de fuera. Todas las s dependen de todas las y. Lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda dJ_ds: s * (1 - s) * dJ_ds)


def haciaAtras__dy_fuera_con_más(z, s, l, Omega0, Omega1):
    """En dJ_dy, lo de fuera de la diagonal de la jacobiana entra sumando y debe restar. Lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda dJ_ds: (_diagonal(s) + _fuera(s)) @ dJ_ds)


def haciaAtras__dy_sin_jacobiana(z, s, l, Omega0, Omega1):
    """dJ_dy es dJ_ds sin tocar: falta cruzar la softmax, y lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda dJ_ds: dJ_ds)


def haciaAtras__dy_sin_etiqueta(z, s, l, Omega0, Omega1):
    """dJ_dy es s: falta restarle l o, lo que es lo mismo, la diagonal de la jacobiana de softmax.
    Lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: s)


def haciaAtras__dy_menos_etiqueta(z, s, l, Omega0, Omega1):
    """dJ_dy es −l: para cruzar la softmax no basta multiplicar por s, falta la parte de fuera de la
    diagonal de su jacobiana. Lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: -l)


def haciaAtras__dy_con_sigma(z, s, l, Omega0, Omega1):
    """A s − l le sobra el factor s(1 − s): la jacobiana de softmax ya está en esa resta. Lo demás
    lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: (s - l) * s * (1 - s))


def haciaAtras__dy_jacobiana_por_etiqueta(z, s, l, Omega0, Omega1):
    """Multiplicas la jacobiana de softmax por la etiqueta l: lo que llega por el grafo es dJ_ds. Lo
    demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: solution.jacobianaSoftmax(s) @ l)


def haciaAtras__dy_jacobiana_por_s(z, s, l, Omega0, Omega1):
    """Multiplicas la jacobiana de softmax por s: lo que llega por el grafo es dJ_ds. Lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: solution.jacobianaSoftmax(s) @ s)


def haciaAtras__dy_jacobiana_por_resta(z, s, l, Omega0, Omega1):
    """Multiplicas la jacobiana de softmax por s − l: esa resta ya la incluye. Lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: solution.jacobianaSoftmax(s) @ (s - l))


def haciaAtras__dy_entre_clases(z, s, l, Omega0, Omega1):
    """dJ_dy está dividida por el número de clases: no se promedia sobre ellas. Lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: (s - l) / len(s))


def haciaAtras__dy_doble(z, s, l, Omega0, Omega1):
    """dJ_dy es el doble, y lo demás lo hereda: ese 2 es del error cuadrático."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: 2 * (s - l))


def haciaAtras__dy_identidad_menos(z, s, l, Omega0, Omega1):
    """En la jacobiana de softmax usas la identidad donde va diag(s). Lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda dJ_ds: dJ_ds - s @ (s.T @ dJ_ds))


def haciaAtras__dy_uno_menos_s(z, s, l, Omega0, Omega1):
    """dJ_dy es 1 − s en la clase verdadera y 0 en las demás: debe salir s − l. Lo demás lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: (1 - s) * l)


def haciaAtras__dy_jacobiana_en_s_y(z, s, l, Omega0, Omega1):
    """Aplicas otra softmax a s antes de derivarla: s ya son las probabilidades. Lo demás lo
    hereda."""
    return _cadena(
        z, s, l, Omega0, Omega1, dy=lambda dJ_ds: solution.jacobianaSoftmax(_softmax(s)) @ dJ_ds
    )


def haciaAtras__dy_casilla_a_casilla(z, s, l, Omega0, Omega1):
    """Multiplicas la jacobiana de softmax por la columna casilla a casilla, y sumas a lo largo del
    índice que no era. Lo demás lo hereda."""
    return _cadena(
        z,
        s,
        l,
        Omega0,
        Omega1,
        dy=lambda dJ_ds: (solution.jacobianaSoftmax(s) * dJ_ds).sum(axis=1, keepdims=True),
    )


def haciaAtras__dy_jacobiana_por_columna(z, s, l, Omega0, Omega1):
    """Con * multiplicas la jacobiana de softmax casilla a casilla y sale una matriz: es el producto
    de matriz por columna."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda dJ_ds: solution.jacobianaSoftmax(s) * dJ_ds)


def haciaAtras__dy_fila(z, s, l, Omega0, Omega1):
    """Multiplicas con la columna tumbada delante y dJ_dy sale en fila: la jacobiana va delante de
    la columna."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda dJ_ds: dJ_ds.T @ solution.jacobianaSoftmax(s))


def haciaAtras__dy_valor_absoluto(z, s, l, Omega0, Omega1):
    """A dJ_dy le falta el signo: el logit de la clase verdadera tiene que subir y los otros, bajar.
    Lo demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: np.abs(s - l))


def haciaAtras__dh_desde_ds(z, s, l, Omega0, Omega1):
    """dJ_dh sale de dJ_ds y te saltas la softmax: lo que llega a Omega1 es dJ_dy. Lo que sigue lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dh=lambda dJ_ds, _: Omega1.T @ dJ_ds)


def haciaAtras__dh_sin_trasponer(z, s, l, Omega0, Omega1):
    """Usas Omega1 como va hacia adelante: de vuelta, el camino recorre las mismas flechas al revés.
    Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dh=lambda _, dJ_dy: Omega1 @ dJ_dy)


def haciaAtras__dh_con_omega0(z, s, l, Omega0, Omega1):
    """Las matrices están cambiadas: de y a h se vuelve por Omega1, y de z a x, por Omega0. Lo que
    sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dh=lambda _, dJ_dy: Omega0.T @ dJ_dy)


def haciaAtras__dh_casilla_a_casilla(z, s, l, Omega0, Omega1):
    """Con * multiplicas casilla a casilla: se necesita el producto de matriz por columna. Lo que
    sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dh=lambda _, dJ_dy: Omega1.T * dJ_dy)


def haciaAtras__dh_fila(z, s, l, Omega0, Omega1):
    """dJ_dh sale en fila: con columnas, la matriz traspuesta va delante. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dh=lambda _, dJ_dy: dJ_dy.T @ Omega1)


def haciaAtras__dh_por_h(z, s, l, Omega0, Omega1):
    """A dJ_dh le sobra un factor h: eso es de la derivada respecto a Omega1. Lo que sigue lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dh=lambda _, dJ_dy: Omega1.T @ dJ_dy * _relu(z))


def haciaAtras__dh_por_omega_positiva(z, s, l, Omega0, Omega1):
    """Pierdes el signo de los pesos de Omega1 al volver. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dh=lambda _, dJ_dy: np.abs(Omega1.T) @ dJ_dy)


def haciaAtras__dh_suma(z, s, l, Omega0, Omega1):
    """Sumas antes de multiplicar: cada peso va con la entrada de dJ_dy a la que llega. Lo que sigue
    lo hereda."""
    return _cadena(
        z,
        s,
        l,
        Omega0,
        Omega1,
        dh=lambda _, dJ_dy: Omega1.T.sum(axis=1, keepdims=True) * dJ_dy.sum(),
    )


def haciaAtras__dz_sin_máscara(z, s, l, Omega0, Omega1):
    """dJ_dz es dJ_dh sin tocar: por una neurona muerta no vuelve nada. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: dJ_dh)


def haciaAtras__dz_máscara_de_dh(z, s, l, Omega0, Omega1):
    """Decides qué pasa con el signo de dJ_dh, y lo decide el de z: la neurona estaba viva o muerta
    hacia adelante. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: (dJ_dh > 0) * dJ_dh)


def haciaAtras__dz_por_h(z, s, l, Omega0, Omega1):
    """Multiplicas por el valor de la ReLU y va el de su derivada, que es 0 o 1. Lo que sigue lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: _relu(z) * dJ_dh)


def haciaAtras__dz_por_z(z, s, l, Omega0, Omega1):
    """Multiplicas por z y va la derivada de la ReLU en z, que es 0 o 1. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: z * dJ_dh)


def haciaAtras__dz_al_revés(z, s, l, Omega0, Omega1):
    """Tu máscara deja pasar por las neuronas muertas y cierra las vivas. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: (z < 0) * dJ_dh)


def haciaAtras__dz_de_sigmoide(z, s, l, Omega0, Omega1):
    """Usas la derivada de la sigmoide: la capa escondida tiene ReLU. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: _sigma(z) * (1 - _sigma(z)) * dJ_dh)


def haciaAtras__dz_h_por_uno_menos_h(z, s, l, Omega0, Omega1):
    """Usas h(1 − h), la derivada de la sigmoide: la capa escondida tiene ReLU. Lo que sigue lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: _relu(z) * (1 - _relu(z)) * dJ_dh)


def haciaAtras__dz_de_tanh(z, s, l, Omega0, Omega1):
    """Usas la derivada de tanh: la capa escondida tiene ReLU. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: (1 - np.tanh(z) ** 2) * dJ_dh)


def haciaAtras__dz_uno_menos_h_cuadrado(z, s, l, Omega0, Omega1):
    """Usas 1 − h², la derivada de tanh: la capa escondida tiene ReLU. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: (1 - _relu(z) ** 2) * dJ_dh)


def haciaAtras__dz_leaky(z, s, l, Omega0, Omega1):
    """Por las neuronas muertas vuelve un 0.01: eso es Leaky ReLU, y aquí no vuelve nada. Lo que
    sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: np.where(z > 0, 1, 0.01) * dJ_dh)


def haciaAtras__dz_sigmoide(z, s, l, Omega0, Omega1):
    """Multiplicas por σ(z): la capa escondida tiene ReLU, y va su derivada. Lo que sigue lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: _sigma(z) * dJ_dh)


def haciaAtras__dz_signo_de_z(z, s, l, Omega0, Omega1):
    """Donde z es negativa multiplicas por −1: por una neurona muerta no vuelve nada. Lo que sigue
    lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: np.sign(z) * dJ_dh)


def haciaAtras__dz_jacobiana_por_columna(z, s, l, Omega0, Omega1):
    """Con * multiplicas la jacobiana de ReLU casilla a casilla y sale una matriz: es el producto de
    matriz por columna. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: solution.jacobianaRelu(z) * dJ_dh)


def haciaAtras__dz_producto_exterior(z, s, l, Omega0, Omega1):
    """Mezclas las neuronas vivas entre sí: la jacobiana de ReLU es diagonal. Lo que sigue lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: _vivas(z) @ _vivas(z).T @ dJ_dh)


def haciaAtras__dz_la_máscara(z, s, l, Omega0, Omega1):
    """dJ_dz es solo la máscara de unos y ceros: falta lo que llega, dJ_dh. Lo que sigue lo
    hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda _: _vivas(z))


def haciaAtras__dz_relu_de_dh(z, s, l, Omega0, Omega1):
    """Además de la máscara de z, quitas lo negativo de dJ_dh: lo que vuelve puede ser negativo. Lo
    que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: _relu(dJ_dh) * _vivas(z))


def haciaAtras__dz_máscara_sumada(z, s, l, Omega0, Omega1):
    """Sumas la máscara y se multiplica. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: dJ_dh + _vivas(z))


def haciaAtras__dz_mayor_que_1(z, s, l, Omega0, Omega1):
    """Solo dejas pasar por las neuronas con z mayor que 1: están vivas todas las positivas. Lo que
    sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: (z > 1) * dJ_dh)


def haciaAtras__dz_valor_absoluto(z, s, l, Omega0, Omega1):
    """Lo que cruza la ReLU pierde su signo: lo que llega vuelve con él. Lo que sigue lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dz=lambda dJ_dh: _vivas(z) * np.abs(dJ_dh))


def haciaAtras__dx_desde_dh(z, s, l, Omega0, Omega1):
    """dJ_dx sale de dJ_dh y se salta la ReLU: lo que llega a Omega0 es dJ_dz."""
    return _cadena(z, s, l, Omega0, Omega1, dx=lambda dJ_dh, _: Omega0.T @ dJ_dh)


def haciaAtras__dx_sin_trasponer(z, s, l, Omega0, Omega1):
    """En dJ_dx usas Omega0 como va hacia adelante: de vuelta, el camino recorre las mismas flechas
    al revés."""
    return _cadena(z, s, l, Omega0, Omega1, dx=lambda _, dJ_dz: Omega0 @ dJ_dz)


def haciaAtras__dx_sin_omega(z, s, l, Omega0, Omega1):
    """dJ_dx es dJ_dz sin tocar: falta volver por Omega0."""
    return _cadena(z, s, l, Omega0, Omega1, dx=lambda _, dJ_dz: dJ_dz)


def haciaAtras__dx_casilla_a_casilla(z, s, l, Omega0, Omega1):
    """En dJ_dx multiplicas casilla a casilla y sale una matriz: falta sumar, que es lo que hace el
    producto de matriz por columna."""
    return _cadena(z, s, l, Omega0, Omega1, dx=lambda _, dJ_dz: Omega0.T * dJ_dz.T)


def haciaAtras__dx_fila(z, s, l, Omega0, Omega1):
    """dJ_dx sale en fila: con columnas, la matriz traspuesta va delante."""
    return _cadena(z, s, l, Omega0, Omega1, dx=lambda _, dJ_dz: dJ_dz.T @ Omega0)


def haciaAtras__dx_sumado(z, s, l, Omega0, Omega1):
    """dJ_dx es un solo número: es una derivada por cada entrada."""
    return _cadena(
        z, s, l, Omega0, Omega1, dx=lambda _, dJ_dz: (Omega0.T @ dJ_dz).sum(keepdims=True)
    )


def haciaAtras__dx_con_omega1(z, s, l, Omega0, Omega1):
    """En dJ_dx usas Omega1: de z a x se vuelve por Omega0."""
    return _cadena(z, s, l, Omega0, Omega1, dx=lambda _, dJ_dz: Omega1.T @ dJ_dz)


def haciaAtras__dx_por_la_suma(z, s, l, Omega0, Omega1):
    """En dJ_dx sumas antes de multiplicar: cada peso va con la entrada de dJ_dz a la que llega."""
    return _cadena(
        z,
        s,
        l,
        Omega0,
        Omega1,
        dx=lambda _, dJ_dz: Omega0.T.sum(axis=1, keepdims=True) * dJ_dz.sum(),
    )


def haciaAtras__sin_trasponer(z, s, l, Omega0, Omega1):
    """Usas las dos matrices como van hacia adelante: de vuelta, el camino recorre las mismas
    flechas al revés."""
    return _cadena(
        z,
        s,
        l,
        Omega0,
        Omega1,
        dh=lambda _, dJ_dy: Omega1 @ dJ_dy,
        dx=lambda _, dJ_dz: Omega0 @ dJ_dz,
    )


def haciaAtras__matrices_cambiadas(z, s, l, Omega0, Omega1):
    """Las matrices están cambiadas: de y a h se vuelve por Omega1, y de z a x, por Omega0."""
    return _cadena(
        z,
        s,
        l,
        Omega0,
        Omega1,
        dh=lambda _, dJ_dy: Omega0.T @ dJ_dy,
        dx=lambda _, dJ_dz: Omega1.T @ dJ_dz,
    )


def haciaAtras__al_revés(z, s, l, Omega0, Omega1):
    """Devuelves las columnas en el orden contrario: van desde la pérdida hasta las entradas, dJ_ds,
    dJ_dy, dJ_dh, dJ_dz, dJ_dx."""
    return solution.haciaAtras(z, s, l, Omega0, Omega1)[::-1]


def haciaAtras__sin_dJ_dx(z, s, l, Omega0, Omega1):
    """Devuelves cuatro columnas: falta dJ_dx, la que llega a las entradas."""
    return solution.haciaAtras(z, s, l, Omega0, Omega1)[:-1]


def haciaAtras__sin_dJ_ds(z, s, l, Omega0, Omega1):
    """Devuelves cuatro columnas: falta dJ_ds, la primera."""
    return solution.haciaAtras(z, s, l, Omega0, Omega1)[1:]


def haciaAtras__solo_dJ_dx(z, s, l, Omega0, Omega1):
    """Devuelves solo dJ_dx: se piden también las cuatro columnas por las que pasaste."""
    return solution.haciaAtras(z, s, l, Omega0, Omega1)[-1]


def haciaAtras__dz_y_dh_cambiadas(z, s, l, Omega0, Omega1):
    """Están cambiadas dJ_dh y dJ_dz: el orden es dJ_ds, dJ_dy, dJ_dh, dJ_dz, dJ_dx."""
    return tuple(solution.haciaAtras(z, s, l, Omega0, Omega1)[k] for k in (0, 1, 3, 2, 4))


def haciaAtras__dh_pisada_por_dz(z, s, l, Omega0, Omega1):
    """Tu dJ_dh sale con ceros en las neuronas muertas: al calcular dJ_dz escribiste sobre ella. Si
    las dos son el mismo arreglo, cambian juntas."""
    dJ_ds, dJ_dy, _, dJ_dz, dJ_dx = solution.haciaAtras(z, s, l, Omega0, Omega1)
    return dJ_ds, dJ_dy, dJ_dz, dJ_dz, dJ_dx


def haciaAtras__cambia_s(z, s, l, Omega0, Omega1):
    """Cambiaste s, que es de quien te llama: con -= se escribe sobre el original."""
    salida = solution.haciaAtras(z, s, l, Omega0, Omega1)
    s -= l
    return salida


def haciaAtras__softmax_diagonal_y_sin_máscara(z, s, l, Omega0, Omega1):
    """Usas solo la diagonal de la jacobiana de softmax y, además, olvidas que por las neuronas
    muertas no vuelve nada."""
    return _cadena(
        z, s, l, Omega0, Omega1, dy=lambda dJ_ds: s * (1 - s) * dJ_ds, dz=lambda dJ_dh: dJ_dh
    )


def haciaAtras__productos_de_jacobianas(z, s, l, Omega0, Omega1):
    """Devuelves las cinco columnas como filas: los vectores de esta tarea son columnas."""
    return tuple(columna.T for columna in solution.haciaAtras(z, s, l, Omega0, Omega1))


def haciaAtras__dz_aplica_dos_veces_omega(z, s, l, Omega0, Omega1):
    """A dJ_dz le sobra la vuelta por Omega0: eso es dJ_dx."""
    return _cadena(
        z,
        s,
        l,
        Omega0,
        Omega1,
        dz=lambda dJ_dh: Omega0.T @ (_vivas(z) * dJ_dh),
        dx=lambda _, dJ_dz: dJ_dz,
    )


def haciaAtras__vectores(z, s, l, Omega0, Omega1):
    """Devuelves vectores (n,) y se piden columnas (n, 1)."""
    return tuple(columna.ravel() for columna in solution.haciaAtras(z, s, l, Omega0, Omega1))


def haciaAtras__normalizadas(z, s, l, Omega0, Omega1):
    """Tus columnas tienen longitud 1: el gradiente no se normaliza, su tamaño también dice algo."""
    return tuple(
        columna / np.linalg.norm(columna)
        for columna in solution.haciaAtras(z, s, l, Omega0, Omega1)
    )


def haciaAtras__dy_menos_uno(z, s, l, Omega0, Omega1):
    """Restas 1 en todas las clases: se resta la etiqueta, que solo tiene un 1 en la verdadera. Lo
    demás lo hereda."""
    return _cadena(z, s, l, Omega0, Omega1, dy=lambda _: s - 1)


def haciaAtras__dx_signo_de_omega(z, s, l, Omega0, Omega1):
    """En dJ_dx usas solo el signo o la máscara de los pesos de Omega0: van sus valores."""
    return _cadena(z, s, l, Omega0, Omega1, dx=lambda _, dJ_dz: (Omega0.T > 0) @ dJ_dz)


# --- gradientesParametros ---


def _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=None, dbeta0=None, dOmega1=None, dbeta1=None):
    """Los cuatro gradientes con alguno cambiado."""
    bien = solution.gradientesParametros(x, h, dJ_dz, dJ_dy)
    cambios = (dOmega0, dbeta0, dOmega1, dbeta1)
    return tuple(b if c is None else c for b, c in zip(bien, cambios, strict=True))


def gradientesParametros__traspuestos(x, h, dJ_dz, dJ_dy):
    """Los productos están al revés y los gradientes de las matrices salen traspuestos: cada uno
    tiene la forma de su parámetro, una fila por neurona."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=x @ dJ_dz.T, dOmega1=h @ dJ_dy.T)


def gradientesParametros__dOmega0_traspuesto(x, h, dJ_dz, dJ_dy):
    """dOmega0 sale traspuesto: tiene la forma de Omega0, una fila por neurona."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=x @ dJ_dz.T)


def gradientesParametros__dOmega1_traspuesto(x, h, dJ_dz, dJ_dy):
    """dOmega1 sale traspuesto: tiene la forma de Omega1, una fila por clase."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega1=h @ dJ_dy.T)


def gradientesParametros__h_por_x(x, h, dJ_dz, dJ_dy):
    """En dOmega0 usas h: ese peso multiplicaba a la entrada x."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz @ h.T)


def gradientesParametros__x_por_h(x, h, dJ_dz, dJ_dy):
    """En dOmega1 usas x: ese peso multiplicaba a h."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega1=dJ_dy @ x.T)


def gradientesParametros__entradas_cambiadas(x, h, dJ_dz, dJ_dy):
    """x y h están cambiadas: Omega0 multiplicaba a x, y Omega1, a h."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz @ h.T, dOmega1=dJ_dy @ x.T)


def gradientesParametros__deltas_cambiadas(x, h, dJ_dz, dJ_dy):
    """dJ_dz y dJ_dy están cambiadas: a Omega0 le llega dJ_dz, y a Omega1, dJ_dy."""
    return _cuatro(
        x, h, dJ_dz, dJ_dy, dOmega0=dJ_dy @ x.T, dbeta0=dJ_dy, dOmega1=dJ_dz @ h.T, dbeta1=dJ_dz
    )


def gradientesParametros__sesgos_cambiados(x, h, dJ_dz, dJ_dy):
    """Los gradientes de los sesgos están cambiados: dbeta0 es lo que llega a la capa escondida, y
    dbeta1, lo que llega a la salida."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dbeta0=dJ_dy, dbeta1=dJ_dz)


def gradientesParametros__dOmega0_con_dy(x, h, dJ_dz, dJ_dy):
    """En dOmega0 usas dJ_dy: lo que llega a Omega0 es dJ_dz."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dy @ x.T)


def gradientesParametros__dOmega1_con_dz(x, h, dJ_dz, dJ_dy):
    """En dOmega1 usas dJ_dz: lo que llega a Omega1 es dJ_dy."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega1=dJ_dz @ h.T)


def gradientesParametros__sesgos_en_cero(x, h, dJ_dz, dJ_dy):
    """Los gradientes de los sesgos son 0: un sesgo también se aprende. Se suma a su neurona, y su
    derivada es lo que llega a ella."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dbeta0=0 * dJ_dz, dbeta1=0 * dJ_dy)


def gradientesParametros__sesgos_en_uno(x, h, dJ_dz, dJ_dy):
    """Los gradientes de los sesgos son todos 1: esa es la derivada de z respecto a β, y falta lo
    que llega desde la pérdida."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dbeta0=np.ones_like(dJ_dz), dbeta1=np.ones_like(dJ_dy))


def gradientesParametros__sesgos_sumados(x, h, dJ_dz, dJ_dy):
    """Sumas los gradientes de los sesgos en un solo número: cada neurona tiene el suyo."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dbeta0=dJ_dz.sum(), dbeta1=dJ_dy.sum())


def gradientesParametros__sesgos_suma_repetida(x, h, dJ_dz, dJ_dy):
    """Todos los sesgos de una capa reciben la misma suma: cada neurona tiene su gradiente."""
    return _cuatro(
        x, h, dJ_dz, dJ_dy, dbeta0=0 * dJ_dz + dJ_dz.sum(), dbeta1=0 * dJ_dy + dJ_dy.sum()
    )


def gradientesParametros__sesgos_media_repetida(x, h, dJ_dz, dJ_dy):
    """Todos los sesgos de una capa reciben el mismo promedio: cada neurona tiene su gradiente."""
    return _cuatro(
        x, h, dJ_dz, dJ_dy, dbeta0=0 * dJ_dz + dJ_dz.mean(), dbeta1=0 * dJ_dy + dJ_dy.mean()
    )


def gradientesParametros__sesgos_promediados(x, h, dJ_dz, dJ_dy):
    """Promedias los gradientes de los sesgos en un solo número: cada neurona tiene el suyo."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dbeta0=dJ_dz.mean(), dbeta1=dJ_dy.mean())


def gradientesParametros__sesgos_vectores(x, h, dJ_dz, dJ_dy):
    """Los gradientes de los sesgos salen como vectores (n,): son columnas, como los sesgos."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dbeta0=dJ_dz.ravel(), dbeta1=dJ_dy.ravel())


def gradientesParametros__sesgos_en_fila(x, h, dJ_dz, dJ_dy):
    """Los gradientes de los sesgos salen en fila: son columnas, como los sesgos."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dbeta0=dJ_dz.T, dbeta1=dJ_dy.T)


def gradientesParametros__sesgos_de_la_matriz(x, h, dJ_dz, dJ_dy):
    """Los gradientes de los sesgos salen de sumar las filas de los de las matrices, y ahí ya están
    multiplicados por la entrada: un sesgo solo suma."""
    return _cuatro(
        x,
        h,
        dJ_dz,
        dJ_dy,
        dbeta0=(dJ_dz @ x.T).sum(axis=1, keepdims=True),
        dbeta1=(dJ_dy @ h.T).sum(axis=1, keepdims=True),
    )


def gradientesParametros__dbeta0_por_h(x, h, dJ_dz, dJ_dy):
    """dbeta0 lleva de más un factor h: un sesgo solo suma."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dbeta0=dJ_dz * h)


def gradientesParametros__orden_matrices_sesgos(x, h, dJ_dz, dJ_dy):
    """Devuelves primero las dos matrices y después los dos sesgos: el orden es dOmega0, dbeta0,
    dOmega1, dbeta1."""
    dOmega0, dbeta0, dOmega1, dbeta1 = solution.gradientesParametros(x, h, dJ_dz, dJ_dy)
    return dOmega0, dOmega1, dbeta0, dbeta1


def gradientesParametros__orden_sesgos_matrices(x, h, dJ_dz, dJ_dy):
    """Devuelves primero los sesgos: el orden es dOmega0, dbeta0, dOmega1, dbeta1."""
    dOmega0, dbeta0, dOmega1, dbeta1 = solution.gradientesParametros(x, h, dJ_dz, dJ_dy)
    return dbeta0, dbeta1, dOmega0, dOmega1


def gradientesParametros__orden_sesgo_primero(x, h, dJ_dz, dJ_dy):
    """En cada capa devuelves antes el sesgo que la matriz: el orden es dOmega0, dbeta0, dOmega1,
    dbeta1."""
    dOmega0, dbeta0, dOmega1, dbeta1 = solution.gradientesParametros(x, h, dJ_dz, dJ_dy)
    return dbeta0, dOmega0, dbeta1, dOmega1


def gradientesParametros__última_capa_primero(x, h, dJ_dz, dJ_dy):
    """Devuelves primero la capa de salida: el orden es dOmega0, dbeta0, dOmega1, dbeta1."""
    dOmega0, dbeta0, dOmega1, dbeta1 = solution.gradientesParametros(x, h, dJ_dz, dJ_dy)
    return dOmega1, dbeta1, dOmega0, dbeta0


def gradientesParametros__al_revés(x, h, dJ_dz, dJ_dy):
    """Devuelves los cuatro en el orden contrario: es dOmega0, dbeta0, dOmega1, dbeta1."""
    return solution.gradientesParametros(x, h, dJ_dz, dJ_dy)[::-1]


def gradientesParametros__sin_sesgos(x, h, dJ_dz, dJ_dy):
    """Devuelves dos gradientes: faltan los de los sesgos."""
    return solution.gradientesParametros(x, h, dJ_dz, dJ_dy)[::2]


def gradientesParametros__casilla_a_casilla(x, h, dJ_dz, dJ_dy):
    """Con * multiplicas casilla a casilla dos columnas: cada peso va con su pareja, y hace falta
    una tabla con todas."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz * x, dOmega1=dJ_dy * h)


def gradientesParametros__producto_interior(x, h, dJ_dz, dJ_dy):
    """Multiplicas fila por columna, y sale un número o un error de formas: hace falta columna por
    fila, que da una matriz."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz.T @ x, dOmega1=dJ_dy.T @ h)


def gradientesParametros__sin_trasponer(x, h, dJ_dz, dJ_dy):
    """Multiplicas dos columnas: para que salga una matriz, la segunda va tumbada."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz @ x, dOmega1=dJ_dy @ h)


def gradientesParametros__signo(x, h, dJ_dz, dJ_dy):
    """Los cuatro gradientes tienen el signo contrario. El menos del descenso se pone al actualizar,
    no aquí."""
    return tuple(-g for g in solution.gradientesParametros(x, h, dJ_dz, dJ_dy))


def gradientesParametros__signo_de_las_matrices(x, h, dJ_dz, dJ_dy):
    """Los gradientes de las matrices tienen el signo contrario."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=-dJ_dz @ x.T, dOmega1=-dJ_dy @ h.T)


def gradientesParametros__sin_entrada(x, h, dJ_dz, dJ_dy):
    """Los gradientes de las matrices repiten la columna que llega: falta multiplicar por lo que
    entraba a cada peso."""
    return _cuatro(
        x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz @ np.ones_like(x).T, dOmega1=dJ_dy @ np.ones_like(h).T
    )


def gradientesParametros__sin_delta(x, h, dJ_dz, dJ_dy):
    """Los gradientes de las matrices repiten la entrada: falta lo que llega desde la pérdida."""
    return _cuatro(
        x, h, dJ_dz, dJ_dy, dOmega0=np.ones_like(dJ_dz) @ x.T, dOmega1=np.ones_like(dJ_dy) @ h.T
    )


def gradientesParametros__máscara_por_h(x, h, dJ_dz, dJ_dy):
    """En dOmega1 usas los unos y ceros de la máscara: ese peso multiplicaba al valor de h."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega1=dJ_dy @ _vivas(h).T)


def gradientesParametros__dOmega0_por_h(x, h, dJ_dz, dJ_dy):
    """A dOmega0 le sobra un factor h: dJ_dz ya cruzó la ReLU."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz * h @ x.T)


def gradientesParametros__h_derivada_de_sigmoide(x, h, dJ_dz, dJ_dy):
    """A dOmega0 le sobra h(1 − h): dJ_dz ya cruzó la activación, que además es ReLU."""
    return _cuatro(
        x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz * h * (1 - h) @ x.T, dbeta0=dJ_dz * h * (1 - h)
    )


def gradientesParametros__x_al_cuadrado(x, h, dJ_dz, dJ_dy):
    """En dOmega0 usas x²: z es lineal en cada peso."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz @ (x**2).T)


def gradientesParametros__solo_la_diagonal(x, h, dJ_dz, dJ_dy):
    """Llenas solo la diagonal de las matrices: cada entrada llega a todas las neuronas."""
    return _cuatro(
        x,
        h,
        dJ_dz,
        dJ_dy,
        dOmega0=dJ_dz @ x.T * np.eye(len(dJ_dz), len(x)),
        dOmega1=dJ_dy @ h.T * np.eye(len(dJ_dy), len(h)),
    )


def gradientesParametros__valor_absoluto_de_x(x, h, dJ_dz, dJ_dy):
    """En dOmega0 la entrada pierde su signo."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz @ np.abs(x).T)


def gradientesParametros__entre_las_entradas(x, h, dJ_dz, dJ_dy):
    """Divides los gradientes de las matrices por el número de entradas: aquí no se promedia
    nada."""
    return _cuatro(x, h, dJ_dz, dJ_dy, dOmega0=dJ_dz @ x.T / len(x), dOmega1=dJ_dy @ h.T / len(h))


def gradientesParametros__solo_la_primera_fila(x, h, dJ_dz, dJ_dy):
    """Solo llenas la primera fila de cada matriz: mira dónde está el return de tu bucle."""
    return _cuatro(
        x,
        h,
        dJ_dz,
        dJ_dy,
        dOmega0=dJ_dz @ x.T * np.eye(len(dJ_dz), 1),
        dOmega1=dJ_dy @ h.T * np.eye(len(dJ_dy), 1),
    )


def gradientesParametros__falta_la_última_fila(x, h, dJ_dz, dJ_dy):
    """Falta la última fila de las matrices: mira hasta dónde llega tu bucle."""
    return _cuatro(
        x,
        h,
        dJ_dz,
        dJ_dy,
        dOmega0=dJ_dz @ x.T * (np.arange(len(dJ_dz)) < len(dJ_dz) - 1)[:, np.newaxis],
        dOmega1=dJ_dy @ h.T * (np.arange(len(dJ_dy)) < len(dJ_dy) - 1)[:, np.newaxis],
    )


def gradientesParametros__falta_la_última_columna(x, h, dJ_dz, dJ_dy):
    """Falta la última columna de las matrices: mira hasta dónde llega tu bucle."""
    return _cuatro(
        x,
        h,
        dJ_dz,
        dJ_dy,
        dOmega0=dJ_dz @ (x * (np.arange(len(x)) < len(x) - 1)[:, np.newaxis]).T,
        dOmega1=dJ_dy @ (h * (np.arange(len(h)) < len(h) - 1)[:, np.newaxis]).T,
    )


def gradientesParametros__cambia_argumentos(x, h, dJ_dz, dJ_dy):
    """Cambiaste un arreglo de quien te llama: con *= o += se escribe sobre el original."""
    salida = tuple(np.copy(parte) for parte in solution.gradientesParametros(x, h, dJ_dz, dJ_dy))
    dJ_dz *= 2
    return salida


# --- contarMultiplicaciones ---


def _pares(capas):
    """Lo que cuesta cada matriz por una columna, sumado: Σ n_l n_(l−1)."""
    return sum(n * k for n, k in pairwise(capas))


def _recuento(capas, adelante=None, vectores=None, matrices=None):
    """Los tres recuentos con alguno cambiado."""
    bien = solution.contarMultiplicaciones(capas)
    cambios = (adelante, vectores, matrices)
    return tuple(b if c is None else c for b, c in zip(bien, cambios, strict=True))


def _juntar(capas):
    """Los productos de matrices desde la izquierda, sin el producto final por la columna."""
    return sum(capas[0] * n * k for n, k in pairwise(capas[1:]))


def contarMultiplicaciones__cuenta_sumas(capas):
    """Cuentas también las sumas: solo se piden los productos."""
    return _recuento(
        capas,
        adelante=sum((k * (2 * n - 1) for n, k in pairwise(capas))),
        vectores=sum((n * (2 * k - 1) for n, k in pairwise(capas))),
        matrices=sum((capas[0] * k * (2 * n - 1) for n, k in pairwise(capas[1:])))
        + capas[0] * (2 * capas[-1] - 1),
    )


def contarMultiplicaciones__cuenta_sumas_en_los_dos(capas):
    """En los productos por una columna, hacia adelante y hacia atrás, cuentas también las sumas:
    solo se piden los productos."""
    sumas = sum(k * (2 * n - 1) for n, k in pairwise(capas))
    return _recuento(capas, adelante=sumas, vectores=sumas)


def contarMultiplicaciones__sumas_iguales_en_los_dos(capas):
    """Tus dos recuentos por columnas son el doble: se piden los productos, sin las sumas."""
    return _recuento(capas, adelante=2 * _pares(capas), vectores=2 * _pares(capas))


def contarMultiplicaciones__cuenta_sumas_hacia_adelante(capas):
    """Hacia adelante cuentas también las sumas: solo se piden los productos."""
    return _recuento(capas, adelante=sum((k * (2 * n - 1) for n, k in pairwise(capas))))


def contarMultiplicaciones__productos_y_sumas_iguales(capas):
    """Cada recuento es el doble: se piden los productos, sin las sumas."""
    return _recuento(
        capas,
        adelante=2 * _pares(capas),
        vectores=2 * _pares(capas),
        matrices=2 * (_juntar(capas) + capas[0] * capas[-1]),
    )


def contarMultiplicaciones__cuenta_sesgos(capas):
    """Hacia adelante cuentas también los sesgos, que se suman, o las activaciones: solo se piden
    los productos con las matrices."""
    return _recuento(capas, adelante=_pares(capas) + sum(capas[1:]))


def contarMultiplicaciones__cuenta_sesgos_en_los_dos(capas):
    """Cuentas también los sesgos o las activaciones, hacia adelante y hacia atrás, o los pones como
    una columna más de cada matriz: solo se piden los productos con las matrices."""
    return _recuento(
        capas, adelante=_pares(capas) + sum(capas[1:]), vectores=_pares(capas) + sum(capas[1:])
    )


def contarMultiplicaciones__cuenta_sesgos_en_los_tres(capas):
    """Cuentas también los sesgos o las activaciones en los tres recuentos: solo se piden los
    productos con las matrices."""
    return _recuento(
        capas,
        adelante=_pares(capas) + sum(capas[1:]),
        vectores=_pares(capas) + sum(capas[1:]),
        matrices=_juntar(capas) + capas[0] * capas[-1] + sum(capas[1:]),
    )


def contarMultiplicaciones__activaciones_de_vuelta(capas):
    """De vuelta cuentas también las activaciones: solo se piden los productos con las matrices."""
    return _recuento(capas, vectores=_pares(capas) + sum(capas[1:-1]))


def contarMultiplicaciones__cuenta_todas_las_neuronas(capas):
    """Sumas también las neuronas, como si cada una costara un producto: solo se piden los de las
    matrices."""
    return _recuento(
        capas, adelante=_pares(capas) + sum(capas), vectores=_pares(capas) + sum(capas)
    )


def contarMultiplicaciones__columna_como_matriz(capas):
    """Cuentas matriz por columna como si fuera matriz por matriz: la columna es (q, 1), y el
    producto cuesta p·q."""
    return _recuento(
        capas,
        adelante=sum((n * k * n for n, k in pairwise(capas))),
        vectores=sum((n * k * k for n, k in pairwise(capas))),
    )


def contarMultiplicaciones__columna_como_matriz_al_revés(capas):
    """Cuentas matriz por columna como si fuera matriz por matriz: la columna es (q, 1), y el
    producto cuesta p·q."""
    return _recuento(
        capas,
        adelante=sum((n * k * k for n, k in pairwise(capas))),
        vectores=sum((n * k * n for n, k in pairwise(capas))),
    )


def contarMultiplicaciones__vectores_como_matriz(capas):
    """De vuelta cuentas matriz por columna como si fuera matriz por matriz: la columna es (q,
    1)."""
    return _recuento(capas, vectores=sum((n * k * k for n, k in pairwise(capas))))


def contarMultiplicaciones__vectores_como_matriz_ancha(capas):
    """De vuelta cuentas matriz por columna como si fuera matriz por matriz: la columna es (q,
    1)."""
    return _recuento(capas, vectores=sum((n * k * n for n, k in pairwise(capas))))


def contarMultiplicaciones__órdenes_cambiados(capas):
    """Los dos recuentos de vuelta están cambiados: primero el de los vectores, de derecha a
    izquierda, y después el de las matrices."""
    return _recuento(capas, vectores=_juntar(capas) + capas[0] * capas[-1], matrices=_pares(capas))


def contarMultiplicaciones__al_revés(capas):
    """Devuelves los tres en el orden contrario: adelante, vectores, matrices."""
    return _recuento(capas, adelante=_juntar(capas) + capas[0] * capas[-1], matrices=_pares(capas))


def contarMultiplicaciones__sin_producto_final(capas):
    """En matrices falta el último producto, el de la matriz que resulta por la columna."""
    return _recuento(capas, matrices=_juntar(capas))


def contarMultiplicaciones__otro_extremo(capas):
    """En matrices empiezas a juntar por el otro extremo, el de la salida: se pide desde la
    izquierda, Ω0ᵀ Ω1ᵀ primero."""
    return _recuento(
        capas,
        matrices=sum((n * k * capas[-1] for n, k in pairwise(capas[:-1]))) + capas[0] * capas[-1],
    )


def contarMultiplicaciones__otro_extremo_sin_producto_final(capas):
    """En matrices empiezas a juntar por el otro extremo y te falta el último producto, el de la
    columna."""
    return _recuento(capas, matrices=sum((n * k * capas[-1] for n, k in pairwise(capas[:-1]))))


def contarMultiplicaciones__ternas_seguidas(capas):
    """En matrices multiplicas tres capas seguidas, y lo que se va juntando conserva las n_0 filas
    de la primera."""
    return _recuento(
        capas,
        matrices=sum((a * b * c for a, b, c in zip(capas, capas[1:], capas[2:], strict=False)))
        + capas[0] * capas[-1],
    )


def contarMultiplicaciones__ternas_sin_producto_final(capas):
    """En matrices multiplicas tres capas seguidas, y lo que se va juntando conserva las n_0 filas
    de la primera; además falta el producto por la columna."""
    return _recuento(
        capas,
        matrices=sum((a * b * c for a, b, c in zip(capas, capas[1:], capas[2:], strict=False))),
    )


def contarMultiplicaciones__producto_final_sin_n_0(capas):
    """En matrices, el último producto es una matriz de n_0 filas y n_L columnas por una columna:
    cuentas solo n_L."""
    return _recuento(capas, matrices=_juntar(capas) + capas[-1])


def contarMultiplicaciones__producto_final_sin_n_L(capas):
    """En matrices, el último producto es una matriz de n_0 filas y n_L columnas por una columna:
    cuentas solo n_0."""
    return _recuento(capas, matrices=_juntar(capas) + capas[0])


def contarMultiplicaciones__producto_final_cuadrado(capas):
    """En matrices, el último producto es por una columna, no por otra matriz: cuesta n_0·n_L."""
    return _recuento(capas, matrices=_juntar(capas) + capas[0] * capas[-1] ** 2)


def contarMultiplicaciones__producto_final_ancho(capas):
    """En matrices, el último producto es una matriz de n_0 filas y n_L columnas por una columna:
    mira qué tamaños le pusiste."""
    return _recuento(capas, matrices=_juntar(capas) + capas[0] * capas[-2])


def contarMultiplicaciones__producto_final_de_la_última(capas):
    """En matrices, el último producto es de la matriz ya juntada, de n_0 filas, y cuentas el de la
    última capa."""
    return _recuento(capas, matrices=_juntar(capas) + capas[-1] * capas[-2])


def contarMultiplicaciones__producto_final_n_0_n_1(capas):
    """En matrices, el último producto es de la matriz ya juntada, de n_0 filas y n_L columnas: mira
    qué tamaños le pusiste."""
    return _recuento(capas, matrices=_juntar(capas) + capas[0] * capas[1])


def contarMultiplicaciones__matrices_más_vectores(capas):
    """En matrices sumas además todo lo de los vectores: al final solo queda un producto por la
    columna."""
    return _recuento(capas, matrices=_juntar(capas) + _pares(capas))


def contarMultiplicaciones__matrices_todas_las_capas(capas):
    """En matrices cuentas también la primera matriz como un producto: con una matriz sola no hay
    nada que multiplicar."""
    return _recuento(
        capas, matrices=sum((capas[0] * n * k for n, k in pairwise(capas))) + capas[0] * capas[-1]
    )


def contarMultiplicaciones__matrices_sin_la_última(capas):
    """En matrices falta la última matriz: mira hasta dónde llega tu bucle."""
    return _recuento(capas, matrices=_juntar(capas[:-1]) + capas[0] * capas[-1])


def contarMultiplicaciones__matrices_sin_la_primera(capas):
    """En matrices falta el primer producto: mira desde dónde empieza tu bucle."""
    return _recuento(
        capas,
        matrices=sum((capas[0] * n * k for n, k in pairwise(capas[2:]))) + capas[0] * capas[-1],
    )


def contarMultiplicaciones__solo_tres_capas(capas):
    """En matrices solo cuentas las primeras tres capas, como en 3-3-2: puede haber más."""
    return _recuento(capas, matrices=_juntar(capas[:3]) + capas[0] * capas[-1])


def contarMultiplicaciones__producto_de_todo(capas):
    """En matrices multiplicas todos los tamaños entre sí: se suma lo que cuesta cada producto."""
    return _recuento(capas, matrices=int(np.prod(capas)))


def contarMultiplicaciones__todos_al_producto(capas):
    """Multiplicas todos los tamaños entre sí: se suma lo que cuesta cada producto."""
    return _recuento(capas, adelante=int(np.prod(capas)), vectores=int(np.prod(capas)))


def contarMultiplicaciones__matrices_como_vectores(capas):
    """Los tres recuentos te salen iguales: al juntar matrices ya no hay una columna, y cada
    producto cuesta más."""
    return _pares(capas), _pares(capas), _pares(capas)


def contarMultiplicaciones__vectores_como_matrices(capas):
    """De derecha a izquierda siempre hay una columna: cuentas lo mismo que juntando matrices."""
    return _recuento(capas, vectores=_juntar(capas) + capas[0] * capas[-1])


def contarMultiplicaciones__adelante_como_matrices(capas):
    """Hacia adelante siempre hay una columna: cuentas lo mismo que juntando matrices."""
    return _recuento(capas, adelante=_juntar(capas) + capas[0] * capas[-1])


def contarMultiplicaciones__cuadrados(capas):
    """Hacia adelante elevas los tamaños al cuadrado: cada matriz cuesta sus filas por sus
    columnas."""
    return _recuento(capas, adelante=sum(n * n for n in capas))


def contarMultiplicaciones__suma_de_tamaños(capas):
    """Sumas los tamaños de cada pareja de capas: cada matriz cuesta sus filas por sus columnas."""
    return _recuento(
        capas,
        adelante=sum((n + k for n, k in pairwise(capas))),
        vectores=sum((n + k for n, k in pairwise(capas))),
    )


def contarMultiplicaciones__cuenta_neuronas(capas):
    """Cuentas neuronas: cada matriz cuesta sus filas por sus columnas."""
    return _recuento(capas, adelante=sum(capas[1:]), vectores=sum(capas[1:]))


def contarMultiplicaciones__cubos(capas):
    """Elevas al cubo, como si todas las matrices fueran cuadradas: cada una tiene sus tamaños."""
    return _recuento(capas, matrices=sum(n**3 for n in capas[:-1]))


def contarMultiplicaciones__falta_la_última_capa(capas):
    """Falta la última matriz en los productos por columna: mira hasta dónde llega tu bucle."""
    return _recuento(capas, adelante=_pares(capas[:-1]), vectores=_pares(capas[:-1]))


def contarMultiplicaciones__falta_la_primera_capa(capas):
    """Falta la primera matriz en los productos por columna: mira desde dónde empieza tu bucle."""
    return _recuento(capas, adelante=_pares(capas[1:]), vectores=_pares(capas[1:]))


def contarMultiplicaciones__vectores_sin_la_primera(capas):
    """De vuelta falta la primera matriz: también hay que volver hasta x."""
    return _recuento(capas, vectores=_pares(capas[1:]))


def contarMultiplicaciones__vectores_sin_la_última(capas):
    """De vuelta falta la última matriz: es por la que empieza el camino."""
    return _recuento(capas, vectores=_pares(capas[:-1]))


def contarMultiplicaciones__adelante_sin_la_última(capas):
    """Hacia adelante falta la última matriz: mira hasta dónde llega tu bucle."""
    return _recuento(capas, adelante=_pares(capas[:-1]))


def contarMultiplicaciones__solo_la_primera(capas):
    """Solo cuentas la primera matriz: mira dónde está el return de tu bucle."""
    return _recuento(capas, adelante=capas[0] * capas[1], vectores=capas[0] * capas[1])


def contarMultiplicaciones__solo_la_última(capas):
    """Solo cuentas la última matriz: en tu bucle cada una pisa a la anterior."""
    return _recuento(capas, adelante=capas[-1] * capas[-2], vectores=capas[-1] * capas[-2])


def contarMultiplicaciones__extremos(capas):
    """Multiplicas la primera capa por la última: hay que pasar por todas."""
    return _recuento(capas, adelante=capas[0] * capas[-1], vectores=capas[0] * capas[-1])


def contarMultiplicaciones__vectores_con_la_jacobiana(capas):
    """De vuelta cuentas también las jacobianas de las activaciones como matrices: no se cuentan."""
    return _recuento(capas, vectores=_pares(capas) + sum(n * n for n in capas[1:]))


def contarMultiplicaciones__vectores_con_jacobianas_escondidas(capas):
    """De vuelta cuentas también las jacobianas de ReLU como matrices: no se cuentan."""
    return _recuento(capas, vectores=_pares(capas) + sum(n * n for n in capas[1:-1]))


def contarMultiplicaciones__vectores_en_total(capas):
    """De vuelta sumas además lo de ir hacia adelante: cada recuento es de un solo camino."""
    return _recuento(capas, vectores=2 * _pares(capas))


def contarMultiplicaciones__sesgos_de_la_entrada(capas):
    """Sumas 1 a las capas de más: cada matriz cuesta sus filas por sus columnas, y los sesgos no se
    cuentan."""
    return _recuento(
        capas,
        adelante=sum((n * (k + 1) for n, k in pairwise(capas))),
        vectores=sum((n * (k + 1) for n, k in pairwise(capas))),
    )


def contarMultiplicaciones__solo_dos(capas):
    """Devuelves dos números y se piden tres: adelante, vectores y matrices."""
    return _pares(capas), _juntar(capas) + capas[0] * capas[-1]


def contarMultiplicaciones__solo_de_vuelta(capas):
    """Devuelves un solo número y se piden tres: adelante, vectores y matrices."""
    return _juntar(capas) + capas[0] * capas[-1]


def contarMultiplicaciones__suma_de_los_tres(capas):
    """Devuelves la suma de los tres recuentos: se piden por separado."""
    return 2 * _pares(capas) + _juntar(capas) + capas[0] * capas[-1]


def contarMultiplicaciones__siempre_332(capas):
    """Das siempre los recuentos de la red 3-3-2: la función recibe redes de cualquier tamaño."""
    return _recuento(capas, adelante=15, vectores=15, matrices=24)


def contarMultiplicaciones__producto_final_n_0_cuadrado(capas):
    """En matrices, el último producto es de la matriz ya juntada, de n_0 filas y n_L columnas: mira
    qué tamaños le pusiste."""
    return _recuento(capas, matrices=_juntar(capas) + capas[0] ** 2)


def contarMultiplicaciones__producto_final_n_L_cuadrado(capas):
    """En matrices, el último producto es de la matriz ya juntada, de n_0 filas y n_L columnas: mira
    qué tamaños le pusiste."""
    return _recuento(capas, matrices=_juntar(capas) + capas[-1] ** 2)


def contarMultiplicaciones__producto_final_doble(capas):
    """En matrices cuentas dos veces el último producto, o le sumas otro igual."""
    return _recuento(capas, matrices=_juntar(capas) + 2 * capas[0] * capas[-1])


def contarMultiplicaciones__vectores_con_la_softmax(capas):
    """De vuelta cuentas también la jacobiana de softmax como una matriz: no se cuenta."""
    return _recuento(capas, vectores=_pares(capas) + capas[-1] ** 2)


def contarMultiplicaciones__vectores_con_la_pérdida(capas):
    """De vuelta cuentas también la derivada de la pérdida o la de la última activación: no se
    cuentan."""
    return _recuento(capas, vectores=_pares(capas) + capas[-1])


def contarMultiplicaciones__vectores_con_activaciones(capas):
    """De vuelta cuentas también los sesgos o las activaciones: solo se piden los productos con las
    matrices."""
    return _recuento(capas, vectores=_pares(capas) + sum(capas[1:]))


def contarMultiplicaciones__activaciones_en_los_dos(capas):
    """Cuentas también las activaciones de las capas escondidas, hacia adelante y hacia atrás: solo
    se piden los productos con las matrices."""
    return _recuento(
        capas, adelante=_pares(capas) + sum(capas[1:-1]), vectores=_pares(capas) + sum(capas[1:-1])
    )


def contarMultiplicaciones__activaciones_hacia_adelante(capas):
    """Hacia adelante cuentas también las activaciones: solo se piden los productos con las
    matrices."""
    return _recuento(capas, adelante=_pares(capas) + sum(capas[1:-1]))


def contarMultiplicaciones__matrices_con_activaciones(capas):
    """En matrices cuentas también sesgos o activaciones: solo se piden los productos con las
    matrices."""
    return _recuento(capas, matrices=_juntar(capas) + capas[0] * capas[-1] + sum(capas[1:]))


def contarMultiplicaciones__columna_como_matriz_n(capas):
    """Cuentas matriz por columna como si fuera matriz por matriz: la columna es (q, 1), y el
    producto cuesta p·q."""
    return _recuento(
        capas,
        adelante=sum(n * k * k for n, k in pairwise(capas)),
        vectores=sum(n * k * k for n, k in pairwise(capas)),
    )


def contarMultiplicaciones__columna_como_matriz_k(capas):
    """Cuentas matriz por columna como si fuera matriz por matriz: la columna es (q, 1), y el
    producto cuesta p·q."""
    return _recuento(
        capas,
        adelante=sum(n * n * k for n, k in pairwise(capas)),
        vectores=sum(n * n * k for n, k in pairwise(capas)),
    )


def contarMultiplicaciones__adelante_como_cubo(capas):
    """Hacia adelante cuentas matriz por columna como si fuera matriz por matriz: la columna es (q,
    1)."""
    return _recuento(capas, adelante=sum(n * k * k for n, k in pairwise(capas)))


def contarMultiplicaciones__adelante_como_cubo_k(capas):
    """Hacia adelante cuentas matriz por columna como si fuera matriz por matriz: la columna es (q,
    1)."""
    return _recuento(capas, adelante=sum(n * n * k for n, k in pairwise(capas)))


def contarMultiplicaciones__cuenta_todas_como_productos(capas):
    """Sumas los tamaños de todas las capas: cada matriz cuesta sus filas por sus columnas."""
    return _recuento(capas, adelante=sum(capas), vectores=sum(capas))


def contarMultiplicaciones__mitad(capas):
    """Los recuentos con columna salen la mitad: cada matriz cuesta sus filas por sus columnas."""
    return _recuento(capas, adelante=_pares(capas) // 2, vectores=_pares(capas) // 2)


def contarMultiplicaciones__matrices_solo_el_último(capas):
    """En matrices, en tu bucle cada producto pisa al anterior: se suman."""
    return _recuento(
        capas, matrices=capas[0] * capas[-2] * capas[-1] * (len(capas) > 2) + capas[0] * capas[-1]
    )


def contarMultiplicaciones__matrices_solo_el_primero(capas):
    """En matrices solo cuentas el primer producto: mira dónde está el return de tu bucle."""
    return _recuento(capas, matrices=_juntar(capas[:3]))


def contarMultiplicaciones__matrices_cubos_del_mayor(capas):
    """En matrices tratas todas las capas como si tuvieran el tamaño de la mayor: cada producto
    tiene los suyos."""
    return _recuento(capas, matrices=max(capas) ** 3)


def contarMultiplicaciones__matrices_cubos_de_todas(capas):
    """Elevas al cubo, como si todas las matrices fueran cuadradas: cada una tiene sus tamaños."""
    return _recuento(capas, matrices=sum(n**3 for n in capas))


def contarMultiplicaciones__vectores_de_la_mayor(capas):
    """De vuelta tratas todas las capas como si tuvieran el tamaño de la mayor: cada matriz tiene
    los suyos."""
    return _recuento(capas, vectores=(len(capas) - 1) * max(capas) ** 2)


def contarMultiplicaciones__tres_capas_fijas(capas):
    """Solo cuentas las tres primeras capas, como en 3-3-2: puede haber más, o menos."""
    n_0, n_1, n_2 = capas[:3]
    con_columna = n_0 * n_1 + n_1 * n_2
    return con_columna, con_columna, n_0 * n_1 * n_2 + n_0 * n_2


def contarMultiplicaciones__tres_capas_fijas_con_columna(capas):
    """En los productos por columna solo cuentas las tres primeras capas, como en 3-3-2: puede haber
    más, o menos."""
    con_columna = capas[0] * capas[1] + capas[1] * capas[2]
    return _recuento(capas, adelante=con_columna, vectores=con_columna)


def contarMultiplicaciones__solo_vectores(capas):
    """Devuelves un solo número y se piden tres: adelante, vectores y matrices."""
    return _pares(capas)


def contarMultiplicaciones__suma_de_todo(capas):
    """Devuelves un solo número y se piden tres por separado: adelante, vectores y matrices."""
    return 2 * _pares(capas) + _juntar(capas)


def contarMultiplicaciones__adelante_y_vectores(capas):
    """Devuelves dos números y se piden tres: falta el de las matrices."""
    return _pares(capas), _pares(capas)
