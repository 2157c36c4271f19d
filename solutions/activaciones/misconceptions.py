"""Errores conocidos de las activaciones: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.

Invisibles: eps dentro o fuera de la raíz de normalizarLote, porque ninguna varianza es pequeña; la
derivada en z = 0, donde vale cualquier cosa; en normasDelGradiente, g′ de a en lugar de z con
lineal, escalon, relu y leaky, y el producto al revés de una sola capa. El 1 del escalón en 0 solo
se nota en el 0; inf/inf, solo en ±1000; alfa fija, solo con otra alfa; los ≥ de la derivada de
relu con a, solo donde a = 0, y en leaky no es un error; lo que no acumula, solo con tres capas.
"""

from functools import wraps

import numpy as np

from solutions.activaciones import solution

TODAS = ("lineal", "escalon", "sigmoide", "tanh", "relu", "leaky")
RAMPAS = ("relu", "leaky")


def _en(*nombres):
    """Un error en unas de las seis funciones; las demás, como deben ser."""

    def decorador(error):
        funcion = getattr(solution, error.__name__.partition("__")[0])

        @wraps(error)
        def completo(nombre, v, alfa=0.01):
            return error(v, alfa) if nombre in nombres else funcion(nombre, v, alfa)

        return completo

    return decorador


def _nombrada(error, nombre, texto):
    error.__name__, error.__doc__ = nombre, texto
    globals()[nombre] = error


def _repartido(error, funcion, id_, texto, nombres):
    """El mismo error, error(nombre, v, alfa), en varias de las seis; puede estar solo en una."""
    bien = getattr(solution, funcion)

    def completo(nombre, v, alfa=0.01):
        return error(nombre, v, alfa) if nombre in nombres else bien(nombre, v, alfa)

    _nombrada(completo, f"{funcion}__{id_}", texto)


def _de_sigmoide(v):
    return solution.activacion("sigmoide", v)


# activacion


_repartido(
    lambda nombre, z, alfa: solution.derivada(nombre, z, alfa),
    "activacion",
    "devuelve_la_derivada",
    "Devolviste la pendiente de la curva: aquí se pide la curva, g(z).",
    TODAS,
)


@_en("lineal")
def activacion__lineal_con_escala(z, alfa):
    """La lineal devuelve z tal cual: aquí alfa no interviene, solo es la pendiente de leaky."""
    return alfa * z


@_en("lineal")
def activacion__lineal_sin_signo(z, alfa):
    """La lineal devuelve z tal cual, también lo negativo: no es una ReLU."""
    return np.maximum(0, z)


@_en("escalon")
def activacion__escalón_de_menos_uno_a_uno(z, alfa):
    """Tu escalón da −1 donde z es negativa: el de las notas da 0."""
    return np.sign(z)


@_en("escalon")
def activacion__escalón_de_menos_uno_a_uno_con_menos_uno_en_0(z, alfa):
    """Tu escalón da −1 donde z es negativa: el de las notas da 0."""
    return np.where(z > 0, 1.0, -1.0)


@_en("escalon")
def activacion__escalón_de_menos_uno_a_uno_con_uno_en_0(z, alfa):
    """Tu escalón da −1 donde z es negativa: el de las notas da 0."""
    return np.where(z >= 0, 1.0, -1.0)


@_en("escalon")
def activacion__escalón_uno_en_0(z, alfa):
    """Tu escalón vale 1 en z = 0, y en las notas vale 0: es 1 solo para z > 0.

    Lo demás está bien; mira si el 0 cae del lado que debe.
    """
    return np.where(z >= 0, 1.0, 0.0)


@_en("escalon")
def activacion__escalón_medio_en_0(z, alfa):
    """Tu escalón vale ½ en z = 0, y en las notas vale 0. Lo demás está bien."""
    return np.heaviside(z, 0.5)


@_en("escalon")
def activacion__escalón_al_revés(z, alfa):
    """Tu escalón está al revés: es 1 donde z es negativa. Debe encenderse con z positiva."""
    return np.where(z < 0, 1.0, 0.0)


@_en("escalon")
def activacion__escalón_al_revés_con_el_0(z, alfa):
    """Tu escalón está al revés: es 1 donde z es negativa. Debe encenderse con z positiva."""
    return np.where(z <= 0, 1.0, 0.0)


@_en("escalon")
def activacion__escalón_en_medio(z, alfa):
    """Tu escalón salta en z = 0.5: el umbral que separa es el de una probabilidad, y z no lo es.

    El salto está en z = 0.
    """
    return np.where(z > 0.5, 1.0, 0.0)


@_en("escalon")
def activacion__escalón_en_uno(z, alfa):
    """Tu escalón salta en z = 1, y el de las notas salta en z = 0."""
    return np.where(z > 1, 1.0, 0.0)


@_en("escalon")
def activacion__escalón_rampa(z, alfa):
    """Donde z es positiva tu escalón da z: eso es ReLU. El escalón solo da 0 o 1."""
    return np.maximum(0, z)


@_en("escalon")
def activacion__escalón_suave(z, alfa):
    """Devolviste la sigmoide, que es un escalón suavizado: el escalón solo da 0 o 1."""
    return _de_sigmoide(z)


@_en("escalon")
def activacion__escalón_redondeado(z, alfa):
    """Recortaste o redondeaste z: el escalón da 1 para toda z positiva, por pequeña que sea."""
    return np.clip(z, 0, 1)


def _else_del_último_if(funcion):
    """Lo que da una cadena de if sueltos cuyo último else se lleva todo lo que no es relu."""

    def error(nombre, v, alfa=0.01):
        return funcion(nombre if nombre == "relu" else "leaky", v, alfa)

    texto = (
        "Con todo lo que no es relu das lo de leaky: un else es solo del último if, y pisa lo que "
        "hicieron los anteriores. Une los casos con elif."
    )
    _nombrada(error, f"{funcion.__name__}__else_del_último_if", texto)


for _funcion in (solution.activacion, solution.derivada, solution.derivadaConActivacion):
    _else_del_último_if(_funcion)


def activacion__un_solo_valor(nombre, z, alfa=0.01):
    """Devolviste el primer valor solamente: g se aplica a cada elemento de z.

    Si usas un bucle, mira a qué altura está el return.
    """
    return np.ravel(solution.activacion(nombre, z, alfa))[0]


@_en("sigmoide")
def activacion__sigmoide_precedencia(z, alfa):
    """Tu sigmoide vale 1 + e⁻ᶻ, siempre más que 1: la división se hizo antes que la suma.

    Mira qué paréntesis necesita el denominador.
    """
    return 1 / 1 + np.exp(-z)


@_en("sigmoide")
def activacion__sigmoide_al_revés(z, alfa):
    """Tu sigmoide baja cuando z crece: es 1 − σ(z). Revisa el signo del exponente."""
    return 1 / (1 + np.exp(z))


@_en("sigmoide")
def activacion__sigmoide_inf_entre_inf(z, alfa):
    """Con z muy grande tu sigmoide divide inf entre inf y da nan.

    La fórmula es correcta en el papel, pero eᶻ no cabe en un float64: busca la otra forma de
    escribirla.
    """
    return np.exp(z) / (1 + np.exp(z))


@_en("sigmoide")
def activacion__sigmoide_nan_a_cero(z, alfa):
    """Cambiaste los nan de tu sigmoide por 0, y con z muy grande σ vale 1.

    Tapar el nan no arregla la cuenta: evita que la exponencial se desborde.
    """
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)))


@_en("sigmoide")
def activacion__sigmoide_resta(z, alfa):
    """El denominador de tu sigmoide es 1 − e⁻ᶻ, que en z = 0 se anula: ahí va una suma."""
    return 1 / (1 - np.exp(-z))


@_en("sigmoide")
def activacion__sigmoide_doble_de_rápida(z, alfa):
    """Donde se pide σ(z) calculas σ(2z): sube el doble de rápido. El 2 es cosa de la tanh."""
    return _de_sigmoide(2 * z)


@_en("sigmoide")
def activacion__sigmoide_doble_de_lenta(z, alfa):
    """Donde se pide σ(z) calculas σ(z/2): sube a la mitad de velocidad."""
    return _de_sigmoide(z / 2)


@_en("sigmoide")
def activacion__sigmoide_centrada(z, alfa):
    """Tu sigmoide es 2σ(z) − 1, que va de −1 a 1: σ va de 0 a 1. Eso es para la tanh."""
    return 2 * _de_sigmoide(z) - 1


@_en("sigmoide")
def activacion__sigmoide_valor_absoluto(z, alfa):
    """Tu sigmoide no distingue z de −z: evitar el desborde con |z| está bien, pero a los negativos
    les toca otra fórmula."""
    return _de_sigmoide(np.abs(z))


@_en("sigmoide")
def activacion__sigmoide_base_2(z, alfa):
    """La exponencial de tu sigmoide tiene base 2, y la de σ tiene base e."""
    return 1 / (1 + 2.0**-z)


@_en("sigmoide")
def activacion__sigmoide_softmax(z, alfa):
    """Los valores de tu sigmoide suman 1: es una softmax. σ mira cada z por su cuenta."""
    e = np.exp(z - z.max())
    return e / e.sum()


@_en("sigmoide")
def activacion__sigmoide_escalón(z, alfa):
    """Con "sigmoide" devuelves 0 o 1: eso es el escalón. σ toma todos los valores entre 0 y 1."""
    return np.where(z > 0, 1.0, 0.0)


SIGMOIDE_O_TANH = """Donde se pide una de las dos, sigmoide o tanh, devuelves la otra.

La sigmoide va de 0 a 1 y vale ½ en z = 0; la tanh va de −1 a 1 y vale 0.
"""
CAMBIADAS = {"sigmoide": "tanh", "tanh": "sigmoide", "relu": "leaky", "leaky": "relu"}


def _la_otra(nombre, z, alfa):
    return solution.activacion(CAMBIADAS[nombre], z, alfa)


_repartido(
    _la_otra, "activacion", "la_otra_curva", SIGMOIDE_O_TANH,
    ("sigmoide", "tanh"),
)  # fmt: skip
RELU_O_LEAKY = """Donde se pide una de las dos, relu o leaky, devuelves la otra.

A la izquierda de 0, ReLU es 0 y Leaky ReLU es la recta αz.
"""
_repartido(_la_otra, "activacion", "la_otra_rampa", RELU_O_LEAKY, RAMPAS)


@_en("tanh")
def activacion__tanh_de_la_diapositiva(z, alfa):
    """Tu tanh es 2σ(z) − 1, la fórmula de la diapositiva, y eso es tanh(z/2): le falta un 2 dentro.

    La sigmoide tarda el doble en subir, y hay que apretarla.
    """
    return np.tanh(z / 2)


@_en("tanh")
def activacion__tanh_sin_estirar(z, alfa):
    """Tu tanh es σ(2z), que va de 0 a 1: falta estirarla y bajarla para que vaya de −1 a 1."""
    return _de_sigmoide(2 * z)


@_en("tanh")
def activacion__tanh_sin_bajar(z, alfa):
    """Tu tanh es 2σ(2z), que va de 0 a 2: falta restar lo que la centra en 0."""
    return 2 * _de_sigmoide(2 * z)


@_en("tanh")
def activacion__tanh_estirada_sin_doble(z, alfa):
    """Tu tanh es σ(2z) − 1, que va de −1 a 0: falta el 2 que la estira."""
    return _de_sigmoide(2 * z) - 1


@_en("tanh")
def activacion__tanh_doble_de_rápida(z, alfa):
    """Tu tanh es tanh(2z): aprieta la curva el doble de lo que debe."""
    return np.tanh(2 * z)


TANH_INF = """Con z muy grande divides inf entre inf y sale nan.

El cociente de exponenciales es correcto en el papel, pero e¹⁰⁰⁰ no cabe en un float64: busca otra
manera de calcularla, o que el exponente nunca sea un número positivo grande.
"""


def _exponenciales(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def _exponencial_positiva(z):
    return (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)


def _exponencial_negativa(z):
    return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))


def _con_inf(formula):
    """El mismo cociente en las dos funciones en que cabe."""

    def solo_z(z):
        return formula(z)

    nombre = f"inf_entre_inf{formula.__name__}"
    _nombrada(solo_z, f"tanhConSigmoide__{nombre}", TANH_INF)
    _repartido(
        lambda _, z, __: formula(z), "activacion", f"tanh_{nombre}", TANH_INF, ("tanh",)
    )  # fmt: skip


for _formula in (_exponenciales, _exponencial_positiva, _exponencial_negativa):
    _con_inf(_formula)


@_en("tanh")
def activacion__tanh_al_revés(z, alfa):
    """Tu tanh baja cuando z crece: es −tanh(z). Mira en qué orden restas las exponenciales."""
    return -np.tanh(z)


@_en("tanh")
def activacion__tanh_cociente_al_revés(z, alfa):
    """En tu tanh el cociente está al revés: arriba va la resta de exponenciales, y abajo la suma.

    La tanh nunca pasa de 1.
    """
    return 1 / np.tanh(z)


@_en("tanh")
def activacion__tanh_sin_dividir(z, alfa):
    """Tu tanh es el seno hiperbólico: falta dividirlo por el coseno hiperbólico."""
    return np.sinh(z)


@_en("tanh")
def activacion__tanh_arcotangente(z, alfa):
    """Tu tanh es el arcotangente, que se parece pero llega a π/2: se pide la hiperbólica."""
    return np.arctan(z)


@_en("tanh")
def activacion__tanh_tangente(z, alfa):
    """Tu tanh es la tangente corriente, que se dispara en π/2: se pide la hiperbólica."""
    return np.tan(z)


@_en("relu")
def activacion__relu_valor_absoluto(z, alfa):
    """Tu ReLU es |z|: a lo negativo se le quita el signo, y debe quedar en 0."""
    return np.abs(z)


@_en("relu")
def activacion__relu_mínimo(z, alfa):
    """Tu ReLU deja pasar lo negativo y corta lo positivo: es al revés."""
    return np.minimum(0, z)


@_en("relu")
def activacion__relu_negada(z, alfa):
    """Tu ReLU deja pasar lo negativo, cambiado de signo, y corta lo positivo: es al revés."""
    return np.maximum(0, -z)


@_en("relu")
def activacion__relu_recortada(z, alfa):
    """Tu ReLU no pasa de 1, y no lleva ningún techo: lo positivo pasa tal cual."""
    return np.clip(z, 0, 1)


@_en("relu")
def activacion__relu_recortada_en_6(z, alfa):
    """Tu ReLU no pasa de 6, y no lleva ningún techo: lo positivo pasa tal cual."""
    return np.clip(z, 0, 6)


@_en("relu")
def activacion__relu_suave(z, alfa):
    """Tu ReLU es ln(1 + eᶻ), una versión suavizada: la de las notas es quebrada, con 0 exacto."""
    return np.logaddexp(0, z)


@_en("relu")
def activacion__relu_al_menos_uno(z, alfa):
    """Tu ReLU nunca baja de 1: lo que se compara con z es 0."""
    return np.maximum(1, z)


@_en("relu")
def activacion__relu_sin_cortar(z, alfa):
    """Tu ReLU devuelve z tal cual, también lo negativo, que debe quedar en 0."""
    return +z


@_en("relu")
def activacion__relu_máximo_de_todo(z, alfa):
    """Tu ReLU es un solo número, el mayor de todo el arreglo: se compara cada z con 0."""
    return max(0.0, float(np.max(z)))


@_en("relu")
def activacion__relu_quita_lo_negativo(z, alfa):
    """Te quedaste solo con lo positivo: lo negativo no se quita, se queda en su sitio como un 0."""
    return z[z > 0]


@_en("relu")
def activacion__relu_el_mayor_en_todas(z, alfa):
    """Donde z es positiva pusiste el mayor de todo el arreglo: cada z se compara solo con 0."""
    return np.where(z > 0, np.max(z), 0.0)


def _cambia(z, factor):
    negativos = z < 0
    z[negativos] = factor * z[negativos]
    return z


CAMBIA_Z = """Tu función escribe en el z que recibe: después de llamarla, z ya no es el mismo.

Los valores son correctos, pero quien llama todavía necesita su z. Trabaja en un arreglo nuevo.
"""
_repartido(
    lambda nombre, z, alfa: _cambia(z, alfa if nombre == "leaky" else 0.0),
    "activacion", "cambia_z", CAMBIA_Z, RAMPAS,
)  # fmt: skip


LADO_EQUIVOCADO = """Tu Leaky ReLU aplica alfa donde z es positiva: va donde es negativa.

Si usas un máximo o un mínimo, mira cuál de las dos, z o αz, es mayor a cada lado.
"""


@_en("leaky")
def activacion__leaky_lado_equivocado(z, alfa):
    return np.minimum(alfa * z, z)


activacion__leaky_lado_equivocado.__doc__ = LADO_EQUIVOCADO


@_en("leaky")
def activacion__leaky_lado_equivocado_y_cero(z, alfa):
    """Tu Leaky ReLU aplica alfa donde z es positiva y corta lo negativo: alfa va en lo negativo."""
    return alfa * np.maximum(0, z)


@_en("leaky")
def activacion__leaky_alfa_sola(z, alfa):
    """A la izquierda tu Leaky ReLU vale alfa, una constante: debe ser la recta αz."""
    return np.where(z > 0, z, alfa)


@_en("leaky")
def activacion__leaky_alfa_sola_máximo(z, alfa):
    """A la izquierda tu Leaky ReLU vale alfa, una constante: debe ser la recta αz."""
    return np.maximum(alfa, z)


@_en("leaky")
def activacion__leaky_alfa_negada(z, alfa):
    """A la izquierda tu Leaky ReLU es −αz, que ahí es positiva: debe ser la recta αz, negativa."""
    return np.where(z > 0, z, -alfa * z)


@_en("leaky")
def activacion__leaky_menos_alfa(z, alfa):
    """A la izquierda tu Leaky ReLU vale −alfa, una constante: debe ser la recta αz."""
    return np.where(z > 0, z, -alfa)


@_en("leaky")
def activacion__leaky_suma_de_más(z, alfa):
    """A la derecha tu Leaky ReLU vale (1 + α)z: sumas αz en todas partes, y solo va a la izquierda.

    Sumar dos partes está bien si la segunda es 0 donde z es positiva.
    """
    return np.maximum(0, z) + alfa * z


@_en("leaky")
def activacion__leaky_resta_de_más(z, alfa):
    """Restas αz en todas partes: a la derecha Leaky ReLU es z, y a la izquierda, αz."""
    return np.maximum(0, z) - alfa * z


@_en("leaky")
def activacion__leaky_divide(z, alfa):
    """A la izquierda tu Leaky ReLU es z/α: la recta debe ser casi plana, αz."""
    return np.where(z > 0, z, z / alfa)


@_en("leaky")
def activacion__leaky_desplaza(z, alfa):
    """A la izquierda tu Leaky ReLU es z más o menos alfa: alfa es la pendiente y multiplica."""
    return np.where(z > 0, z, z + alfa)


@_en("leaky")
def activacion__leaky_desplaza_menos(z, alfa):
    """A la izquierda tu Leaky ReLU es z más o menos alfa: alfa es la pendiente y multiplica."""
    return np.where(z > 0, z, z - alfa)


@_en("leaky")
def activacion__leaky_complemento(z, alfa):
    """A la izquierda tu Leaky ReLU es (1 − α)z: la pendiente de ese lado es alfa."""
    return np.where(z > 0, z, (1 - alfa) * z)


@_en("leaky")
def activacion__leaky_exponencial(z, alfa):
    """A la izquierda usaste α(eᶻ − 1), que es otra activación, ELU: aquí es la recta αz."""
    return np.where(z > 0, z, alfa * (np.exp(z) - 1))


@_en("leaky")
def activacion__leaky_lineal(z, alfa):
    """Tu Leaky ReLU devuelve z tal cual: donde z es negativa falta multiplicar por alfa."""
    return +z


@_en("leaky")
def activacion__leaky_escala_todo(z, alfa):
    """Multiplicas por alfa a los dos lados: a la derecha Leaky ReLU es z."""
    return alfa * z


ALFA_FIJA = """No usas la alfa que llega: siempre calculas con 0.01.

0.01 es su valor cuando nadie da otro; cuando se da, manda la que se da.
"""


def _alfa_fija(funcion):
    def fija(nombre, v, alfa=0.01):  # la que llega no cuenta
        return funcion(nombre, v)

    return fija


POR_OMISIÓN = """Cuando nadie da alfa, calculas con {}: su valor por omisión es 0.01.

Mira la primera línea de tu función.
"""


def _otra_alfa(funcion, otra):
    def con_otra(nombre, v, alfa=otra):
        return funcion(nombre, v, alfa)

    return con_otra


for _funcion in (solution.activacion, solution.derivada, solution.derivadaConActivacion):
    _nombre = _funcion.__name__
    _nombrada(_alfa_fija(_funcion), f"{_nombre}__alfa_fija", ALFA_FIJA)
    for _otra in (0.001, 0.1, 0.2, 0.3):
        _id = f"{_nombre}__alfa_por_omisión_{str(_otra).replace('.', '_')}"
        _nombrada(_otra_alfa(_funcion, _otra), _id, POR_OMISIÓN.format(_otra))


# tanhConSigmoide


def tanhConSigmoide__la_de_la_diapositiva(z):
    """Es la fórmula de la diapositiva tal como está, 2σ(z) − 1, y eso es tanh(z/2).

    Le falta un 2 dentro: en z = 0.5 da 0.2449, donde la tanh vale 0.4621.
    """
    return np.tanh(z / 2)


def tanhConSigmoide__sin_estirar(z):
    """Calculaste σ(2z), que va de 0 a 1: falta estirarla y bajarla para que vaya de −1 a 1."""
    return _de_sigmoide(2 * z)


def tanhConSigmoide__sin_el_2_de_fuera(z):
    """Calculaste σ(2z) − 1, que va de −1 a 0: falta el 2 de fuera, que la estira."""
    return _de_sigmoide(2 * z) - 1


def tanhConSigmoide__sin_ningún_2(z):
    """Calculaste σ(z) − 1, que va de −1 a 0: faltan el 2 de fuera y el de dentro."""
    return _de_sigmoide(z) - 1


def tanhConSigmoide__sin_restar(z):
    """Calculaste 2σ(2z), que va de 0 a 2: falta restar 1 para centrarla en 0."""
    return 2 * _de_sigmoide(2 * z)


def tanhConSigmoide__suma(z):
    """Sumas 1, y hay que restarlo: la tanh vale 0 en z = 0."""
    return 2 * _de_sigmoide(2 * z) + 1


def tanhConSigmoide__suma_sin_2(z):
    """Sumas 1, y hay que restarlo; además falta el 2 de dentro."""
    return 2 * _de_sigmoide(z) + 1


def tanhConSigmoide__sin_restar_ni_2(z):
    """Calculaste 2σ(z): falta el 2 de dentro, y restar 1 para centrarla en 0."""
    return 2 * _de_sigmoide(z)


def tanhConSigmoide__paréntesis_fuera(z):
    """Restas el 1 antes de multiplicar por 2: 2(σ(2z) − 1) va de −2 a 0. Mira el paréntesis."""
    return 2 * (_de_sigmoide(2 * z) - 1)


def tanhConSigmoide__paréntesis_dentro(z):
    """El 1 se resta dentro de la sigmoide, σ(2z − 1), y va fuera. Mira el paréntesis."""
    return 2 * _de_sigmoide(2 * z - 1)


def tanhConSigmoide__al_revés(z):
    """Tu curva es −tanh(z): baja cuando z crece. Mira el signo del exponente o el de la resta."""
    return -np.tanh(z)


def tanhConSigmoide__doble_de_rápida(z):
    """Calculaste tanh(2z): el 2 de dentro está dos veces."""
    return np.tanh(2 * z)


def tanhConSigmoide__mitad_dentro(z):
    """Dentro pusiste z/2, y va 2z: la sigmoide tarda el doble en subir, y hay que apretarla."""
    return 2 * _de_sigmoide(z / 2) - 1


def tanhConSigmoide__el_2_multiplica_fuera(z):
    """Calculaste 4σ(z) − 1: el segundo 2 multiplica a z, dentro de la sigmoide, y no al resultado.

    σ(2z) no es 2σ(z).
    """
    return 4 * _de_sigmoide(z) - 1


def tanhConSigmoide__cuadrado(z):
    """Elevaste σ(z) al cuadrado: el 2 va multiplicando a z, dentro de la sigmoide."""
    return 2 * _de_sigmoide(z) ** 2 - 1


def tanhConSigmoide__z_al_cuadrado(z):
    """Dentro de la sigmoide pusiste z², y va 2z: tu curva es par, y la tanh es impar."""
    return np.tanh(z**2 / 2)


def tanhConSigmoide__sigmoide(z):
    """Devolviste la sigmoide sin más, que va de 0 a 1: la tanh va de −1 a 1."""
    return _de_sigmoide(z)


def tanhConSigmoide__precedencia(z):
    """La división se hizo antes que la suma: mira qué paréntesis necesita el denominador."""
    return 2 / 1 + np.exp(-2 * z) - 1


def tanhConSigmoide__precedencia_de_la_sigmoide(z):
    """La división se hizo antes que la suma: mira qué paréntesis necesita el denominador de σ."""
    return 2 * (1 / 1 + np.exp(-2 * z)) - 1


def tanhConSigmoide__precedencia_en_la_resta(z):
    """El 1 que restas se quedó en el denominador: mira qué paréntesis necesita la sigmoide."""
    return 2 / (1 + np.exp(-2 * z) - 1)


def tanhConSigmoide__derivada(z):
    """Devolviste la pendiente de la tanh, y se pide la curva."""
    return 1 - np.tanh(z) ** 2


def tanhConSigmoide__sigmoide_de_la_sigmoide(z):
    """Aplicaste la sigmoide dos veces: σ recibe 2z, no otra σ."""
    return 2 * _de_sigmoide(2 * _de_sigmoide(z)) - 1


# derivada


PENDIENTE = """Devolviste la curva g(z), y se pide su pendiente, g′(z).

Pregúntate cuánto sube la curva al mover z un poco.
"""
_repartido(
    lambda nombre, z, alfa: solution.activacion(nombre, z, alfa),
    "derivada", "devuelve_la_activación", PENDIENTE,
    TODAS,
)  # fmt: skip
UN_NÚMERO = """Devolviste un solo número, y se pide la pendiente en cada z: un arreglo como z.

Aunque sea la misma en todas partes, quien multiplica por ella espera una por elemento.
"""
_repartido(
    lambda nombre, z, alfa: 0.0 if nombre == "escalon" else 1.0,
    "derivada", "un_solo_número", UN_NÚMERO, ("lineal", "escalon"),
)  # fmt: skip
_repartido(
    lambda nombre, a, alfa: 1.0,
    "derivadaConActivacion", "un_solo_número", UN_NÚMERO, ("lineal",),
)  # fmt: skip
VECINOS = """Mediste la pendiente entre elementos vecinos, como hacen np.gradient y np.diff.

La derivada en z depende solo de ese z, no de cuál está al lado en el arreglo.
"""
for _id, _como in (
    ("gradient", lambda a, _: np.gradient(a)),
    ("gradient_en_z", np.gradient),
    ("diff", lambda a, _: np.diff(a)),
):
    _repartido(
        lambda nombre, z, alfa, como=_como: como(solution.activacion(nombre, z, alfa), z),
        "derivada", f"entre_vecinos_{_id}", VECINOS, TODAS,
    )  # fmt: skip


@_en("lineal")
def derivada__lineal_ceros(z, alfa):
    """La derivada de la lineal te dio 0: z sube lo mismo que z, así que su pendiente es 1."""
    return 0 * z


@_en("lineal")
def derivada__lineal_alfa(z, alfa):
    """En la lineal usaste alfa: solo es la pendiente de leaky a la izquierda de 0."""
    return np.full_like(z, alfa)


@_en("lineal")
def derivada__lineal_solo_positivas(z, alfa):
    """La pendiente de la lineal es 1 también donde z es negativa: esa máscara es de ReLU."""
    return np.where(z > 0, 1.0, 0.0)


@_en("escalon")
def derivada__escalón_unos(z, alfa):
    """La derivada del escalón te dio 1: a los dos lados del salto la curva es plana."""
    return np.ones_like(z)


@_en("escalon")
def derivada__escalón_nan(z, alfa):
    """Con "escalon" diste nan en todas partes: sin derivada está solo z = 0; en lo demás es 0."""
    return np.full_like(z, np.nan)


@_en("escalon")
def derivada__escalón_infinita(z, alfa):
    """Con "escalon" diste infinito: el salto está solo en z = 0; en lo demás la curva es plana."""
    return np.full_like(z, np.inf)


@_en("escalon")
def derivada__escalón_como_sigmoide(z, alfa):
    """La derivada que diste del escalón es la de la sigmoide: se parecen, pero el escalón es plano.

    Por eso con él no se puede entrenar.
    """
    s = _de_sigmoide(z)
    return s * (1 - s)


@_en("sigmoide")
def derivada__sigmoide_de_z(z, alfa):
    """En la sigmoide calculaste z(1 − z): en la fórmula a(1 − a) va la activación, y recibes z."""
    return z * (1 - z)


@_en("sigmoide")
def derivada__sigmoide_doble(z, alfa):
    """Aplicaste la sigmoide dos veces: tus valores quedan todos entre 0.19 y 0.25.

    Si una función ya calcula σ de lo que recibe, entrégale z y no σ(z).
    """
    s = _de_sigmoide(_de_sigmoide(z))
    return s * (1 - s)


@_en("sigmoide")
def derivada__sigmoide_sin_un_factor(z, alfa):
    """En la sigmoide diste 1 − σ(z): es un producto de dos factores y falta uno.

    Si derivaste el cociente, mira a qué potencia va el denominador.
    """
    return 1 - _de_sigmoide(z)


@_en("sigmoide")
def derivada__sigmoide_cuadrado(z, alfa):
    """En la sigmoide diste σ(z)²: el segundo factor es 1 − σ(z)."""
    return _de_sigmoide(z) ** 2


@_en("sigmoide")
def derivada__sigmoide_más(z, alfa):
    """En la sigmoide sumas donde va una resta: σ(1 + σ) pasa de 0.25, que es el máximo."""
    return _de_sigmoide(z) * (1 + _de_sigmoide(z))


@_en("sigmoide")
def derivada__sigmoide_signo(z, alfa):
    """La derivada de la sigmoide te salió negativa, y σ siempre crece: se perdió un signo menos.

    Al derivar (1 + e⁻ᶻ)⁻¹ salen dos: busca el de la derivada interna.
    """
    s = _de_sigmoide(z)
    return -s * (1 - s)


@_en("sigmoide")
def derivada__sigmoide_uno_menos_z(z, alfa):
    """En la sigmoide multiplicas σ(z) por 1 − z: los dos factores llevan σ(z)."""
    return _de_sigmoide(z) * (1 - z)


@_en("sigmoide")
def derivada__sigmoide_z_por(z, alfa):
    """En la sigmoide multiplicas z por 1 − σ(z): los dos factores llevan σ(z)."""
    return z * (1 - _de_sigmoide(z))


@_en("sigmoide")
def derivada__sigmoide_cuadrado_de_la_resta(z, alfa):
    """En la sigmoide diste σ(1 − σ)²: ninguno de los dos factores va al cuadrado."""
    s = _de_sigmoide(z)
    return s * (1 - s) ** 2


@_en("sigmoide")
def derivada__sigmoide_uno_menos_cuadrado(z, alfa):
    """En la sigmoide diste 1 − σ², que es la fórmula de la tanh: la de σ es un producto."""
    return 1 - _de_sigmoide(z) ** 2


@_en("sigmoide")
def derivada__sigmoide_exponencial(z, alfa):
    """En la sigmoide diste solo e⁻ᶻ: falta dividir por el cuadrado del denominador."""
    return np.exp(-z)


@_en("tanh")
def derivada__tanh_de_z(z, alfa):
    """En la tanh calculaste 1 − z²: lo que va al cuadrado es tanh(z), y recibes z."""
    return 1 - z**2


@_en("tanh")
def derivada__tanh_sin_cuadrado(z, alfa):
    """En la tanh diste 1 − tanh(z): falta el cuadrado. La pendiente nunca pasa de 1."""
    return 1 - np.tanh(z)


@_en("tanh")
def derivada__tanh_como_sigmoide(z, alfa):
    """En la tanh usaste t(1 − t), la fórmula de la sigmoide: en z = 0 debe dar 1."""
    t = np.tanh(z)
    return t * (1 - t)


CADENA = """Derivaste 2σ(2z) − 1 y te falta un 2: por la cadena, el de dentro también baja.

En z = 0 la pendiente de la tanh es 1.
"""


@_en("tanh")
def derivada__tanh_sin_la_cadena(z, alfa):
    return (1 - np.tanh(z) ** 2) / 2


derivada__tanh_sin_la_cadena.__doc__ = CADENA


@_en("tanh")
def derivada__tanh_sin_ningún_2(z, alfa):
    """Derivaste 2σ(2z) − 1 y te faltan los dos 2: el de fuera y el de dentro, que también baja."""
    return (1 - np.tanh(z) ** 2) / 4


@_en("tanh")
def derivada__tanh_de_la_diapositiva(z, alfa):
    """Derivaste la fórmula de la diapositiva, 2σ(z) − 1, que es tanh(z/2): le falta un 2 dentro."""
    s = _de_sigmoide(z)
    return 2 * s * (1 - s)


@_en("tanh")
def derivada__tanh_con_la_tanh_de_la_diapositiva(z, alfa):
    """Tu tanh es la de la diapositiva, 2σ(z) − 1, que es tanh(z/2): a su pendiente le pasa igual.

    Le falta un 2 dentro.
    """
    return 1 - np.tanh(z / 2) ** 2


@_en("tanh")
def derivada__tanh_cuadrado(z, alfa):
    """En la tanh diste tanh²(z): falta restarlo de 1. En z = 0 la pendiente es 1."""
    return np.tanh(z) ** 2


@_en("tanh")
def derivada__tanh_más(z, alfa):
    """En la tanh diste 1 + tanh²: va restando. La pendiente nunca pasa de 1."""
    return 1 + np.tanh(z) ** 2


@_en("tanh")
def derivada__tanh_signo(z, alfa):
    """La derivada de la tanh te salió negativa, y la tanh siempre crece: mira qué restas de qué."""
    return np.tanh(z) ** 2 - 1


@_en("tanh")
def derivada__tanh_secante_sin_cuadrado(z, alfa):
    """En la tanh diste 1/cosh(z): falta elevar al cuadrado."""
    return 1 / np.cosh(z)


@_en("tanh")
def derivada__tanh_coseno(z, alfa):
    """En la tanh usaste el coseno corriente, y es el hiperbólico: 1/cosh², no 1/cos²."""
    return 1 / np.cos(z) ** 2


@_en("tanh")
def derivada__tanh_doble(z, alfa):
    """Aplicaste la tanh dos veces: en 1 − tanh² lo de dentro es z."""
    return 1 - np.tanh(np.tanh(z)) ** 2


@_en("tanh")
def derivada__tanh_cuadrado_de_la_resta(z, alfa):
    """En la tanh elevaste al cuadrado la resta, (1 − t)²: solo t va al cuadrado."""
    return (1 - np.tanh(z)) ** 2


@_en("tanh")
def derivada__tanh_cadena_de_más(z, alfa):
    """La derivada de la tanh te dio el doble: sobra un 2. En z = 0 la pendiente es 1."""
    return 2 * (1 - np.tanh(z) ** 2)


@_en("tanh")
def derivada__tanh_del_doble(z, alfa):
    """En la tanh calculaste 1 − tanh²(2z): lo de dentro es z."""
    return 1 - np.tanh(2 * z) ** 2


@_en("tanh")
def derivada__tanh_uno_menos_sigmoide_cuadrado(z, alfa):
    """En la tanh restaste de 1 el cuadrado de la sigmoide: es el de la tanh."""
    return 1 - _de_sigmoide(z) ** 2


@_en("tanh")
def derivada__tanh_por_el_doble(z, alfa):
    """En la tanh diste 1 − 2 tanh(z): es el cuadrado, no el doble."""
    return 1 - 2 * np.tanh(z)


@_en("tanh")
def derivada__tanh_cuadrado_dentro(z, alfa):
    """En la tanh diste 1 − tanh(z²): el cuadrado es de la tanh, no de z."""
    return 1 - np.tanh(z**2)


@_en("relu")
def derivada__relu_z(z, alfa):
    """En ReLU devolviste z: a la derecha la pendiente es 1, y a la izquierda, 0."""
    return +z


UNOS = (
    """Con "relu" diste 1 también donde z es negativa: ahí la curva es plana y su pendiente es 0."""
)


@_en("relu")
def derivada__relu_unos(z, alfa):
    return np.ones_like(z)


derivada__relu_unos.__doc__ = UNOS


@_en("relu")
def derivada__relu_ceros(z, alfa):
    """Con "relu" diste 0 en todas partes: donde z es positiva la curva es la recta z, que sube."""
    return 0 * z


@_en("relu")
def derivada__relu_al_revés(z, alfa):
    """Tu máscara de ReLU está al revés: la pendiente es 1 donde z es positiva."""
    return np.where(z < 0, 1.0, 0.0)


@_en("relu")
def derivada__relu_salta_en_1(z, alfa):
    """Tu pendiente de ReLU pasa de 0 a 1 en z = 1: la esquina de la curva está en z = 0."""
    return np.where(z > 1, 1.0, 0.0)


@_en("relu")
def derivada__relu_salta_en_medio(z, alfa):
    """Tu pendiente de ReLU pasa de 0 a 1 en z = 0.5: la esquina de la curva está en z = 0."""
    return np.where(z > 0.5, 1.0, 0.0)


@_en("relu")
def derivada__relu_signo(z, alfa):
    """Con "relu" diste −1 a la izquierda: esa es la pendiente de |z|. La de ReLU ahí es 0."""
    return np.sign(z)


@_en("relu")
def derivada__relu_sigmoide(z, alfa):
    """Con "relu" diste la sigmoide, la pendiente de su versión suave: la de ReLU es 0 o 1."""
    return _de_sigmoide(z)


@_en("relu")
def derivada__relu_como_sigmoide(z, alfa):
    """En ReLU usaste a(1 − a), la fórmula de la sigmoide: cada activación tiene su derivada."""
    a = np.maximum(0, z)
    return a * (1 - a)


OTRA_RAMPA = """Donde se pide la pendiente de una de las dos, relu o leaky, das la de la otra.

A la izquierda de 0, la de ReLU es 0 y la de Leaky ReLU es alfa.
"""
DERIVADA_DE_LA_OTRA = """Donde se pide la pendiente de una de las dos, sigmoide o tanh, das la otra.

En z = 0 la de la sigmoide es 0.25, y la de la tanh, 1.
"""
_repartido(
    lambda nombre, z, alfa: solution.derivada(CAMBIADAS[nombre], z, alfa),
    "derivada", "la_otra_curva", DERIVADA_DE_LA_OTRA,
    ("sigmoide", "tanh"),
)  # fmt: skip
_repartido(
    lambda nombre, a, alfa: solution.derivadaConActivacion(CAMBIADAS[nombre], a, alfa),
    "derivadaConActivacion", "la_otra_curva", DERIVADA_DE_LA_OTRA,
    ("sigmoide", "tanh"),
)  # fmt: skip
_repartido(
    lambda nombre, z, alfa: solution.derivada(CAMBIADAS[nombre], z, alfa),
    "derivada", "la_otra_rampa", OTRA_RAMPA, RAMPAS,
)  # fmt: skip
_repartido(
    lambda nombre, a, alfa: solution.derivadaConActivacion(CAMBIADAS[nombre], a, alfa),
    "derivadaConActivacion", "la_otra_rampa", OTRA_RAMPA, RAMPAS,
)  # fmt: skip


def _de_las_dos_leaky(funcion, id_, error, texto):
    _repartido(lambda _, v, alfa: error(v, alfa), funcion, f"leaky_{id_}", texto, ("leaky",))


for _funcion, _v in (("derivada", "z"), ("derivadaConActivacion", "a")):
    _de_las_dos_leaky(
        _funcion, "alfa_por", lambda v, alfa: np.where(v > 0, 1.0, alfa * v),
        f"A la izquierda diste α{_v}, que es una recta: su pendiente es alfa, sin más.",
    )  # fmt: skip
    _de_las_dos_leaky(
        _funcion, "alfa_negada", lambda v, alfa: np.where(v > 0, 1.0, -alfa),
        "A la izquierda diste −alfa: la recta αz sube con z, y su pendiente es positiva.",
    )  # fmt: skip
    _de_las_dos_leaky(
        _funcion, "lado_equivocado", lambda v, alfa: np.where(v > 0, alfa, 1.0),
        "En Leaky ReLU tienes los lados cambiados: alfa es la pendiente de la izquierda, y 1, la "
        "de la derecha.",
    )  # fmt: skip
    _de_las_dos_leaky(
        _funcion, "sube_en_la_derecha", lambda v, alfa: np.where(v > 0, v, alfa),
        f"A la derecha diste {_v}: ahí la curva es la recta z, y su pendiente es 1.",
    )  # fmt: skip
    _de_las_dos_leaky(
        _funcion, "unos", lambda v, alfa: np.ones_like(v),
        "En Leaky ReLU diste 1 a los dos lados: a la izquierda la pendiente es alfa.",
    )  # fmt: skip
    _de_las_dos_leaky(
        _funcion, "alfa_en_todo", lambda v, alfa: np.full_like(v, alfa),
        "En Leaky ReLU diste alfa a los dos lados: a la derecha la pendiente es 1.",
    )  # fmt: skip
    _de_las_dos_leaky(
        _funcion, "inversa", lambda v, alfa: np.where(v > 0, 1.0, 1 / alfa),
        "A la izquierda diste 1/alfa: la recta αz es casi plana, y su pendiente es alfa.",
    )  # fmt: skip
    _de_las_dos_leaky(
        _funcion, "suma_de_más", lambda v, alfa: np.where(v > 0, 1 + alfa, alfa),
        "A la derecha diste 1 + alfa: alfa cuenta solo a la izquierda.",
    )  # fmt: skip
    _de_las_dos_leaky(
        _funcion, "complemento", lambda v, alfa: np.where(v > 0, 1.0, 1 - alfa),
        "A la izquierda diste 1 − alfa: la pendiente de ese lado es alfa.",
    )  # fmt: skip
    _de_las_dos_leaky(
        _funcion, "menos_uno", lambda v, alfa: np.where(v > 0, 1.0, -1.0),
        "A la izquierda diste −1: la pendiente de ese lado es alfa.",
    )  # fmt: skip


# derivadaConActivacion


DE_NUEVO = """Le aplicaste g otra vez a lo que recibes, que ya es a = g(z): calcula con a tal cual.

Aquí no hace falta ninguna exponencial.
"""
_repartido(
    lambda nombre, a, alfa: solution.derivada(nombre, a, alfa),
    "derivadaConActivacion", "activa_de_nuevo", DE_NUEVO,
    ("sigmoide", "tanh"),
)  # fmt: skip
LA_MISMA = """Devolviste la misma activación que recibiste, y se pide la pendiente en ese punto."""
_repartido(
    lambda nombre, a, alfa: 1 * a,
    "derivadaConActivacion", "devuelve_la_activación", LA_MISMA,
    TODAS,
)  # fmt: skip


@_en("lineal")
def derivadaConActivacion__lineal_ceros(a, alfa):
    """La pendiente de la lineal te dio 0: la recta sube, y su pendiente es 1."""
    return 0 * a


@_en("lineal")
def derivadaConActivacion__lineal_solo_positivas(a, alfa):
    """La pendiente de la lineal es 1 también donde a es negativa: esa máscara es de ReLU."""
    return np.where(a > 0, 1.0, 0.0)


@_en("sigmoide")
def derivadaConActivacion__sigmoide_sin_un_factor(a, alfa):
    """En la sigmoide diste 1 − a: es un producto de dos factores y falta uno."""
    return 1 - a


@_en("sigmoide")
def derivadaConActivacion__sigmoide_más(a, alfa):
    """En la sigmoide sumas donde va una resta: a(1 + a) pasa de 0.25, que es el máximo."""
    return a * (1 + a)


@_en("sigmoide")
def derivadaConActivacion__sigmoide_cuadrado(a, alfa):
    """En la sigmoide diste a²: el segundo factor es 1 − a."""
    return a**2


@_en("sigmoide")
def derivadaConActivacion__sigmoide_signo(a, alfa):
    """En la sigmoide diste a(a − 1), que es negativa: σ siempre crece."""
    return a * (a - 1)


@_en("tanh")
def derivadaConActivacion__tanh_sin_cuadrado(a, alfa):
    """En la tanh diste 1 − a: falta el cuadrado. La pendiente nunca pasa de 1."""
    return 1 - a


@_en("tanh")
def derivadaConActivacion__tanh_cuadrado(a, alfa):
    """En la tanh diste a²: falta restarlo de 1."""
    return a**2


@_en("tanh")
def derivadaConActivacion__tanh_más(a, alfa):
    """En la tanh diste 1 + a²: va restando. La pendiente nunca pasa de 1."""
    return 1 + a**2


@_en("tanh")
def derivadaConActivacion__tanh_signo(a, alfa):
    """En la tanh diste a² − 1, que es negativa, y la tanh siempre crece: mira qué restas de qué."""
    return a**2 - 1


@_en("tanh")
def derivadaConActivacion__tanh_cuadrado_de_la_resta(a, alfa):
    """En la tanh elevaste al cuadrado la resta, (1 − a)²: solo a va al cuadrado."""
    return (1 - a) ** 2


@_en("tanh")
def derivadaConActivacion__tanh_por_el_doble(a, alfa):
    """En la tanh diste 1 − 2a: es el cuadrado, no el doble."""
    return 1 - 2 * a


@_en("relu")
def derivadaConActivacion__relu_apagadas(a, alfa):
    """Con a = 0 diste pendiente 1, y es 0: es una neurona apagada, que venía de una z negativa.

    Una a de ReLU nunca es negativa: el 0 tiene que quedar del lado de las apagadas.
    """
    return np.where(a >= 0, 1.0, 0.0)


@_en("relu")
def derivadaConActivacion__relu_ceros(a, alfa):
    """Con "relu" diste 0 en todas partes: donde a es positiva la pendiente es 1."""
    return 0 * a


@_en("relu")
def derivadaConActivacion__relu_al_revés(a, alfa):
    """Tu máscara de ReLU está al revés: la pendiente es 1 donde a es positiva."""
    return np.where(a > 0, 0.0, 1.0)


@_en("relu")
def derivadaConActivacion__relu_medio(a, alfa):
    """Con a = 0 diste pendiente ½, y es 0: es una neurona apagada, que venía de una z negativa."""
    return np.where(a > 0, 1.0, 0.5)


@_en("relu")
def derivadaConActivacion__relu_como_sigmoide(a, alfa):
    """En ReLU usaste a(1 − a), la fórmula de la sigmoide: cada activación tiene su derivada."""
    return a * (1 - a)


@_en("leaky")
def derivadaConActivacion__leaky_comparada_con_alfa(a, alfa):
    """En Leaky ReLU comparas a con alfa: lo que separa los dos lados es el signo de a."""
    return np.where(a > alfa, 1.0, alfa)


# colapsarLineales


def _de_dos_en_dos(pesos, sesgos, paso):
    W, b = pesos[0], sesgos[0]
    for W_l, b_l in zip(pesos[1:], sesgos[1:], strict=True):
        W, b = paso(W, b, W_l, b_l)
    return W, b


def colapsarLineales__producto_al_revés(pesos, sesgos):
    """Multiplicaste las matrices en el otro orden: la primera capa es la que recibe a x.

    W^[2](W^[1] x): ¿cuál queda a la izquierda?
    """
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (W @ P, P @ b + s))


def colapsarLineales__lista_al_revés(pesos, sesgos):
    """Recorriste las capas desde la última: la primera de la lista es la que recibe a x."""
    return solution.colapsarLineales(pesos[::-1], sesgos[::-1])


def colapsarLineales__sesgos_sumados(pesos, sesgos):
    """Sumaste los sesgos tal cual: el de una capa también pasa por los pesos de las siguientes."""
    return solution.colapsarLineales(pesos, sesgos)[0], sum(sesgos)


def colapsarLineales__solo_el_último_sesgo(pesos, sesgos):
    """Tu b es el sesgo de la última capa: faltan los anteriores, que pasan por los pesos de las
    siguientes."""
    return solution.colapsarLineales(pesos, sesgos)[0], 1 * sesgos[-1]


def colapsarLineales__solo_el_primer_sesgo(pesos, sesgos):
    """Tu b es el sesgo de la primera capa tal cual: tiene que pasar por las siguientes, y sumarse
    al de cada una."""
    return solution.colapsarLineales(pesos, sesgos)[0], 1 * sesgos[0]


def colapsarLineales__elemento_a_elemento(pesos, sesgos):
    """Multiplicaste las matrices elemento a elemento: componer capas es el producto de matrices."""
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (P * W, P @ b + s))


def colapsarLineales__elemento_a_elemento_en_todo(pesos, sesgos):
    """Multiplicaste elemento a elemento, también en b: componer capas es el producto matricial."""
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (P * W, P * b + s))


def colapsarLineales__sesgo_elemento_a_elemento(pesos, sesgos):
    """En b multiplicaste elemento a elemento: el sesgo cruza la capa con el producto matricial."""
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (P @ W, P * b + s))


def colapsarLineales__suma_de_matrices(pesos, sesgos):
    """Sumaste las matrices de las capas: una capa detrás de otra es un producto."""
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (W + P, P @ b + s))


def colapsarLineales__suma_de_todo(pesos, sesgos):
    """Sumaste las matrices y los sesgos de las capas: una capa detrás de otra es un producto."""
    return sum(pesos), sum(sesgos)


def colapsarLineales__acumulada_en_el_sesgo(pesos, sesgos):
    """En b multiplicas por la W ya acumulada: el sesgo cruza solo los pesos de la capa siguiente.

    Mira qué se actualiza primero en tu bucle.
    """
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (P @ W, P @ W @ b + s))


def colapsarLineales__suma_antes_de_multiplicar(pesos, sesgos):
    """Sumas el sesgo de la capa antes de multiplicar por sus pesos: va después."""
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (P @ W, P @ (b + s)))


def colapsarLineales__sin_el_último_sesgo(pesos, sesgos):
    """A tu b le falta el sesgo de la última capa: se suma después de cruzarla."""
    W, b = solution.colapsarLineales(pesos, sesgos)
    return W, b - sesgos[-1]


def colapsarLineales__sin_sumar_sesgos(pesos, sesgos):
    """Tu b es el primer sesgo llevado hasta el final: en cada capa falta sumar el suyo."""
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (P @ W, P @ b))


def colapsarLineales__resta_los_sesgos(pesos, sesgos):
    """En b restas el sesgo de cada capa, y va sumando."""
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (P @ W, P @ b - s))


def colapsarLineales__sesgo_dos_veces(pesos, sesgos):
    """En b cuentas dos veces el sesgo de la capa anterior: el b acumulado ya lo lleva."""
    W, b = pesos[0], sesgos[0]
    for P, anterior, s in zip(pesos[1:], sesgos[:-1], sesgos[1:], strict=True):
        W, b = P @ W, P @ (b + anterior) + s
    return W, b


def colapsarLineales__pesos_que_no_tocan(pesos, sesgos):
    """En b cada sesgo pasa por los pesos de su propia capa: pasa por los de las siguientes."""
    return _de_dos_en_dos(pesos, sesgos, lambda W, b, P, s: (P @ W, b + P @ s))


def colapsarLineales__pesos_acumulados_por_cada_sesgo(pesos, sesgos):
    """En b multiplicas cada sesgo por el producto de todas las matrices: solo cruza las que vienen
    después de él."""
    W = solution.colapsarLineales(pesos, sesgos)[0]
    return W, sum(W @ s for s in sesgos)


def colapsarLineales__sesgos_intermedios(pesos, sesgos):
    """Tu b solo cuenta con el primer sesgo y el último: faltan los de las capas de en medio."""
    zeros = [0 * s for s in sesgos[1:-1]]
    extremos = [sesgos[0], *zeros, sesgos[-1]] if len(sesgos) > 1 else sesgos
    return solution.colapsarLineales(pesos, extremos)


def colapsarLineales__sesgo_sin_acumular(pesos, sesgos):
    """En cada vuelta usas el sesgo original de la capa anterior: hay que usar el b acumulado."""
    W, b = solution.colapsarLineales(pesos, sesgos)
    if len(pesos) > 1:
        b = pesos[-1] @ sesgos[-2] + sesgos[-1]
    return W, b


def colapsarLineales__pesos_sin_acumular(pesos, sesgos):
    """En cada vuelta multiplicas por la matriz original de la capa anterior: hay que usar la W
    acumulada."""
    W, b = solution.colapsarLineales(pesos, sesgos)
    return pesos[-1] @ pesos[-2] if len(pesos) > 1 else W, b


def colapsarLineales__nada_se_acumula(pesos, sesgos):
    """Solo juntaste las dos últimas capas: en cada vuelta hay que partir de lo acumulado."""
    return solution.colapsarLineales(pesos[-2:], sesgos[-2:])


def colapsarLineales__solo_dos_capas(pesos, sesgos):
    """Solo juntaste las dos primeras capas: pueden ser más, y también una sola.

    Si usas un bucle, mira a qué altura está el return.
    """
    return solution.colapsarLineales(pesos[:2], sesgos[:2])


def colapsarLineales__falta_la_última(pesos, sesgos):
    """Te falta la última capa: tu bucle termina una vuelta antes."""
    fin = max(1, len(pesos) - 1)
    return solution.colapsarLineales(pesos[:fin], sesgos[:fin])


def colapsarLineales__solo_la_primera(pesos, sesgos):
    """Devolviste la primera capa nada más: faltan las otras. Mira a qué altura está el return."""
    return 1 * pesos[0], 1 * sesgos[0]


def colapsarLineales__solo_la_última(pesos, sesgos):
    """Devolviste la última capa nada más: en tu bucle cada capa pisa a la anterior."""
    return 1 * pesos[-1], 1 * sesgos[-1]


def colapsarLineales__repite_la_primera(pesos, sesgos):
    """Cruzas dos veces la primera capa: si ya partes de ella, el bucle empieza en la segunda."""
    return solution.colapsarLineales([pesos[0], *pesos], [sesgos[0], *sesgos])


def colapsarLineales__traspuestas(pesos, sesgos):
    """Trasponiste las matrices: en estas redes cada W^[l] ya es salidas × entradas."""
    return solution.colapsarLineales([W.T for W in pesos], sesgos)


def colapsarLineales__traspuestas_menos_la_primera(pesos, sesgos):
    """Trasponiste las matrices: en estas redes cada W^[l] ya es salidas × entradas."""
    return solution.colapsarLineales([pesos[0], *(W.T for W in pesos[1:])], sesgos)


def colapsarLineales__primer_sesgo_por_sus_pesos(pesos, sesgos):
    """Multiplicas el primer sesgo por los pesos de su propia capa: solo pasa por los siguientes."""
    return solution.colapsarLineales(pesos, [pesos[0] @ sesgos[0], *sesgos[1:]])


def colapsarLineales__traspuesta(pesos, sesgos):
    """Tu W está traspuesta: debe tener una fila por salida y una columna por entrada."""
    W, b = solution.colapsarLineales(pesos, sesgos)
    return W.T, b


def colapsarLineales__sesgo_plano(pesos, sesgos):
    """Los valores de b son correctos, pero perdió su columna: debe tener forma (n_L, 1)."""
    W, b = solution.colapsarLineales(pesos, sesgos)
    return W, b.ravel()


# normalizarLote


def _normalizar(Z, gamma, beta, mu, var, escala=None):
    escala = np.sqrt(var + 1e-8) if escala is None else escala
    return gamma * (Z - mu) / escala + beta, mu, var


def _de_filas(Z):
    return Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)


COLUMNAS = """Promediaste por columnas: las columnas son registros, y las filas, neuronas.

Cada neurona se compara con sus propios valores en los m registros.
"""
DE_TODO = (
    """Usaste una sola media y una sola varianza para todo el lote: cada neurona tiene las suyas."""
)


def normalizarLote__por_columnas(Z, gamma, beta, eps=1e-8):
    return _normalizar(Z, gamma, beta, Z.mean(axis=0), Z.var(axis=0))


def normalizarLote__por_columnas_keepdims(Z, gamma, beta, eps=1e-8):
    mu, var = Z.mean(axis=0, keepdims=True), Z.var(axis=0, keepdims=True)
    return _normalizar(Z, gamma, beta, mu, var)


def normalizarLote__de_todo(Z, gamma, beta, eps=1e-8):
    return _normalizar(Z, gamma, beta, Z.mean(), Z.var())


def normalizarLote__de_todo_en_columna(Z, gamma, beta, eps=1e-8):
    mu, var = np.full_like(gamma, Z.mean()), np.full_like(gamma, Z.var())
    return _normalizar(Z, gamma, beta, mu, var)


normalizarLote__por_columnas.__doc__ = COLUMNAS
normalizarLote__por_columnas_keepdims.__doc__ = COLUMNAS
normalizarLote__de_todo.__doc__ = DE_TODO
normalizarLote__de_todo_en_columna.__doc__ = DE_TODO


def normalizarLote__sin_columna(Z, gamma, beta, eps=1e-8):
    """mu y var tienen los valores correctos, pero son planos: deben tener forma (n, 1)."""
    A, mu, var = solution.normalizarLote(Z, gamma, beta)
    return A, mu.ravel(), var.ravel()


def normalizarLote__m_menos_uno(Z, gamma, beta, eps=1e-8):
    """Dividiste la varianza por m − 1: aquí es la de la población, y divide por m."""
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True, ddof=1)
    return _normalizar(Z, gamma, beta, mu, var)


def normalizarLote__m_menos_uno_al_normalizar(Z, gamma, beta, eps=1e-8):
    """En A divides por la desviación con m − 1: es la de la población, la raíz de var, que sí está
    bien."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, gamma, beta, mu, var, np.sqrt(Z.var(1, keepdims=True, ddof=1) + eps))


def normalizarLote__m_menos_uno_en_var(Z, gamma, beta, eps=1e-8):
    """La var que devuelves divide por m − 1, y la que usaste en A, por m: se pide esta."""
    A, mu, var = solution.normalizarLote(Z, gamma, beta)
    return A, mu, var * Z.shape[1] / (Z.shape[1] - 1)


def normalizarLote__sin_raíz(Z, gamma, beta, eps=1e-8):
    """Dividiste por la varianza: falta su raíz. Lo normalizado debe tener desviación 1."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, gamma, beta, mu, var, var + eps)


def normalizarLote__media_sin_cuadrado(Z, gamma, beta, eps=1e-8):
    """Al promedio de los cuadrados le restas la media: le falta su cuadrado."""
    mu, _ = _de_filas(Z)
    return _normalizar(Z, gamma, beta, mu, (Z**2).mean(axis=1, keepdims=True) - mu)


def normalizarLote__devuelve_la_desviación(Z, gamma, beta, eps=1e-8):
    """Donde se pide la varianza devolviste la desviación, su raíz."""
    A, mu, var = solution.normalizarLote(Z, gamma, beta)
    return A, mu, np.sqrt(var)


def normalizarLote__devuelve_la_desviación_con_eps(Z, gamma, beta, eps=1e-8):
    """Donde se pide la varianza devolviste la desviación, su raíz."""
    A, mu, var = solution.normalizarLote(Z, gamma, beta)
    return A, mu, np.sqrt(var + eps)


def normalizarLote__desviación_por_varianza(Z, gamma, beta, eps=1e-8):
    """Calculaste la desviación donde se pide la varianza, y en A le sacaste la raíz otra vez."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, gamma, beta, mu, np.sqrt(var))


def normalizarLote__gamma_por_todo(Z, gamma, beta, eps=1e-8):
    """gamma multiplica también a beta: primero se escala y después se suma beta.

    Mira el paréntesis.
    """
    A, mu, var = solution.normalizarLote(Z, gamma, beta)
    return A - beta + gamma * beta, mu, var


def normalizarLote__sin_gamma(Z, gamma, beta, eps=1e-8):
    """A tu A le falta gamma, que multiplica a lo normalizado."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, 1, beta, mu, var)


def normalizarLote__sin_beta(Z, gamma, beta, eps=1e-8):
    """A tu A le falta sumar beta."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, gamma, 0, mu, var)


def normalizarLote__sin_gamma_ni_beta(Z, gamma, beta, eps=1e-8):
    """Tu A es Z normalizado: faltan gamma, que lo escala, y beta, que lo mueve."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, 1, 0, mu, var)


def normalizarLote__gamma_y_beta_cambiados(Z, gamma, beta, eps=1e-8):
    """Cambiaste gamma y beta de lugar: gamma multiplica y beta se suma."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, beta, gamma, mu, var)


def normalizarLote__gamma_suma(Z, gamma, beta, eps=1e-8):
    """gamma se suma, y tiene que multiplicar a lo normalizado."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, 1, gamma + beta, mu, var)


def normalizarLote__resta_beta(Z, gamma, beta, eps=1e-8):
    """Restas beta, y va sumando."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, gamma, -beta, mu, var)


def normalizarLote__divide_por_gamma(Z, gamma, beta, eps=1e-8):
    """Divides por gamma, y gamma multiplica."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, 1 / gamma, beta, mu, var)


def normalizarLote__sin_eps(Z, gamma, beta, eps=1e-8):
    """Con una neurona que no cambia divides 0 entre 0 y sale nan: para eso está eps.

    Lo demás está bien.
    """
    mu, var = _de_filas(Z)
    return _normalizar(Z, gamma, beta, mu, var, np.sqrt(var))


def normalizarLote__constante_a_cero(Z, gamma, beta, eps=1e-8):
    """Una neurona que no cambia queda en beta, y en tu A queda en otro número.

    Su Z − μ es 0, y lo que se le suma sigue siendo beta.
    """
    mu, var = _de_filas(Z)
    return np.where(var == 0, 0.0, _normalizar(Z, gamma, beta, mu, var)[0]), mu, var


def normalizarLote__constante_nan_a_cero(Z, gamma, beta, eps=1e-8):
    """Una neurona que no cambia queda en beta, y en tu A queda en otro número.

    Su Z − μ es 0, y lo que se le suma sigue siendo beta.
    """
    mu, var = _de_filas(Z)
    return np.where(var == 0, Z, _normalizar(Z, gamma, beta, mu, var)[0]), mu, var


def normalizarLote__suma_en_vez_de_media(Z, gamma, beta, eps=1e-8):
    """Tu mu es la suma de los m registros: falta dividirla por m."""
    mu = Z.sum(axis=1, keepdims=True)
    return _normalizar(Z, gamma, beta, mu, ((Z - mu) ** 2).mean(axis=1, keepdims=True))


def normalizarLote__suma_de_cuadrados(Z, gamma, beta, eps=1e-8):
    """Tu var es la suma de los cuadrados: falta dividirla por m."""
    mu, var = _de_filas(Z)
    return _normalizar(Z, gamma, beta, mu, Z.shape[1] * var)


def normalizarLote__entre_las_neuronas(Z, gamma, beta, eps=1e-8):
    """Dividiste por el número de neuronas: se promedia sobre los m registros de la fila."""
    n = len(Z)
    mu = Z.sum(axis=1, keepdims=True) / n
    return _normalizar(Z, gamma, beta, mu, ((Z - mu) ** 2).sum(axis=1, keepdims=True) / n)


def normalizarLote__varianza_sin_centrar(Z, gamma, beta, eps=1e-8):
    """Tu var es el promedio de los cuadrados sin restar la media: se elevan al cuadrado las
    desviaciones."""
    mu = Z.mean(axis=1, keepdims=True)
    return _normalizar(Z, gamma, beta, mu, (Z**2).mean(axis=1, keepdims=True))


def normalizarLote__desviación_absoluta(Z, gamma, beta, eps=1e-8):
    """Tu var promedia las desviaciones en valor absoluto: van al cuadrado."""
    mu = Z.mean(axis=1, keepdims=True)
    return _normalizar(Z, gamma, beta, mu, np.abs(Z - mu).mean(axis=1, keepdims=True))


def normalizarLote__sin_restar_la_media(Z, gamma, beta, eps=1e-8):
    """En A no restaste la media: dividiste Z tal cual. Lo normalizado debe tener media 0."""
    mu, var = _de_filas(Z)
    return gamma * Z / np.sqrt(var + eps) + beta, mu, var


def normalizarLote__media_menos_z(Z, gamma, beta, eps=1e-8):
    """En A restas al revés, μ − Z: lo que está por encima de la media debe quedar positivo."""
    mu, var = _de_filas(Z)
    return gamma * (mu - Z) / np.sqrt(var + eps) + beta, mu, var


def normalizarLote__precedencia(Z, gamma, beta, eps=1e-8):
    """Dividiste solo la media: la resta Z − μ va entera sobre la desviación. Mira el paréntesis."""
    mu, var = _de_filas(Z)
    return gamma * (Z - mu / np.sqrt(var + eps)) + beta, mu, var


def normalizarLote__precedencia_con_gamma(Z, gamma, beta, eps=1e-8):
    """Dividiste solo la media: la resta Z − μ va entera sobre la desviación. Mira el paréntesis."""
    mu, var = _de_filas(Z)
    return gamma * Z - mu / np.sqrt(var + eps) + beta, mu, var


def normalizarLote__estadísticas_de_A(Z, gamma, beta, eps=1e-8):
    """Tus mu y var son las de A, ya normalizado: se piden las de Z, antes de normalizar."""
    A, _, _ = solution.normalizarLote(Z, gamma, beta, eps)
    return A, *_de_filas(A)


def normalizarLote__beta_dentro(Z, gamma, beta, eps=1e-8):
    """Sumas beta antes de dividir por la desviación: se suma al final, a lo ya escalado."""
    mu, var = _de_filas(Z)
    return gamma * (Z - mu + beta) / np.sqrt(var + eps), mu, var


def normalizarLote__beta_por_la_media(Z, gamma, beta, eps=1e-8):
    """Multiplicas beta por la media: beta se suma tal cual."""
    mu, var = _de_filas(Z)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta * mu, mu, var


def normalizarLote__mediana(Z, gamma, beta, eps=1e-8):
    """Usaste la mediana de cada fila, y se pide la media."""
    mu = np.median(Z, axis=1, keepdims=True)
    return _normalizar(Z, gamma, beta, mu, Z.var(axis=1, keepdims=True))


def normalizarLote__mínimo_y_máximo(Z, gamma, beta, eps=1e-8):
    """Escalaste entre el mínimo y el máximo de cada fila: aquí se resta la media y se divide por
    la desviación."""
    mu, var = _de_filas(Z)
    bajo, alto = Z.min(axis=1, keepdims=True), Z.max(axis=1, keepdims=True)
    return gamma * (Z - bajo) / (alto - bajo + eps) + beta, mu, var


def normalizarLote__entre_el_rango(Z, gamma, beta, eps=1e-8):
    """Dividiste por el rango de cada fila, y se divide por la desviación."""
    mu, var = _de_filas(Z)
    rango = Z.max(axis=1, keepdims=True) - Z.min(axis=1, keepdims=True)
    return _normalizar(Z, gamma, beta, mu, var, rango + eps)


def normalizarLote__cambia_z(Z, gamma, beta, eps=1e-8):
    """Tu función escribe en la Z que recibe: después de llamarla, Z ya no es la misma.

    Los valores son correctos, pero quien llama todavía necesita su Z: operaciones como -= cambian
    el arreglo original.
    """
    mu, var = _de_filas(Z)
    Z -= mu
    Z /= np.sqrt(var + eps)
    return gamma * Z + beta, mu, var


def normalizarLote__cambia_z_al_centrar(Z, gamma, beta, eps=1e-8):
    """Tu función escribe en la Z que recibe: después de llamarla, Z ya no es la misma.

    Los valores son correctos, pero quien llama todavía necesita su Z: operaciones como -= cambian
    el arreglo original.
    """
    mu, var = _de_filas(Z)
    Z -= mu
    return gamma * Z / np.sqrt(var + eps) + beta, mu, var


# normasDelGradiente


def _norma(g):
    return np.sqrt((g**2).sum())


def _ida(nombre, x, pesos, activa=solution.activacion):
    """z^[l] y a^[l], de la primera capa a la última; a empieza en la entrada."""
    zs, activaciones = [], [x]
    for W in pesos:
        zs.append(W @ activaciones[-1])
        activaciones.append(activa(nombre, zs[-1]))
    return zs, activaciones


def _vuelta(pesos, factores, g, paso=lambda W, g, d: W.T @ (g * d)):
    """Los ∂S/∂a^[l], de la entrada a la salida; `factores` son los g′ de cada capa."""
    gradientes = [g]
    for W, d in zip(reversed(pesos), reversed(factores), strict=True):
        gradientes.append(paso(W, gradientes[-1], d))
    return gradientes[::-1]


def _derivadas(nombre, zs):
    return [solution.derivada(nombre, z) for z in zs]


def _gradientes(nombre, x, pesos):
    zs, activaciones = _ida(nombre, x, pesos)
    return _vuelta(pesos, _derivadas(nombre, zs), np.ones_like(activaciones[-1]))


def _normas(gradientes, norma=_norma):
    return np.array([norma(g) for g in gradientes])


def normasDelGradiente__sin_derivada(nombre, x, pesos):
    """Tu gradiente vuelve por los pesos sin cruzar la activación: falta g′ en cada capa.

    Es lo que saldría con la lineal en los pesos de vuelta.
    """
    zs, activaciones = _ida(nombre, x, pesos)
    unos = [np.ones_like(z) for z in zs]
    return _normas(_vuelta(pesos, unos, np.ones_like(activaciones[-1])))


def normasDelGradiente__derivada_de_a(nombre, x, pesos):
    """Calculaste g′ en a, y va en z: derivada recibe la entrada neta, no la activación.

    Si la tienes en función de a, usa la otra de tus derivadas.
    """
    _, activaciones = _ida(nombre, x, pesos)
    factores = _derivadas(nombre, activaciones[1:])
    return _normas(_vuelta(pesos, factores, np.ones_like(activaciones[-1])))


def normasDelGradiente__derivada_con_z(nombre, x, pesos):
    """A derivadaConActivacion le entregaste z, y recibe a: con z va la otra derivada."""
    zs, activaciones = _ida(nombre, x, pesos)
    factores = [
        np.zeros_like(z) if nombre == "escalon" else solution.derivadaConActivacion(nombre, z)
        for z in zs
    ]
    return _normas(_vuelta(pesos, factores, np.ones_like(activaciones[-1])))


CAPA_EQUIVOCADA = """Multiplicas por la g′ de la capa de al lado, después de volver por los pesos.

En cada capa se cruza primero su activación, con g′(z^[l]), y después sus pesos W^[l].
"""


def normasDelGradiente__derivada_de_otra_capa(nombre, x, pesos):
    zs, activaciones = _ida(nombre, x, pesos)
    factores = [np.ones_like(x), *_derivadas(nombre, zs[:-1])]
    g = np.ones_like(activaciones[-1])
    return _normas(_vuelta(pesos, factores, g, lambda W, g, d: (W.T @ g) * d))


def normasDelGradiente__derivada_de_otra_capa_con_la_entrada(nombre, x, pesos):
    _, activaciones = _ida(nombre, x, pesos)
    zs = [x, *_ida(nombre, x, pesos)[0][:-1]]
    g = np.ones_like(activaciones[-1])
    return _normas(_vuelta(pesos, _derivadas(nombre, zs), g, lambda W, g, d: (W.T @ g) * d))


def normasDelGradiente__derivada_después_de_los_pesos(nombre, x, pesos):
    zs, activaciones = _ida(nombre, x, pesos)
    g = np.ones_like(activaciones[-1])
    return _normas(_vuelta(pesos, _derivadas(nombre, zs), g, lambda W, g, d: (W.T @ g) * d))


normasDelGradiente__derivada_de_otra_capa.__doc__ = CAPA_EQUIVOCADA
normasDelGradiente__derivada_de_otra_capa_con_la_entrada.__doc__ = CAPA_EQUIVOCADA
normasDelGradiente__derivada_después_de_los_pesos.__doc__ = CAPA_EQUIVOCADA


def normasDelGradiente__derivadas_al_revés(nombre, x, pesos):
    """Al volver usas las g′ desde la primera capa: se vuelve desde la última."""
    zs, activaciones = _ida(nombre, x, pesos)
    factores = _derivadas(nombre, zs)[::-1]
    return _normas(_vuelta(pesos, factores, np.ones_like(activaciones[-1])))


def normasDelGradiente__sin_la_última_derivada(nombre, x, pesos):
    """A la última capa le falta su g′: S es la suma de a^[L], y entre a^[L] y z^[L] también hay una
    activación."""
    zs, activaciones = _ida(nombre, x, pesos)
    factores = [*_derivadas(nombre, zs[:-1]), np.ones_like(zs[-1])]
    return _normas(_vuelta(pesos, factores, np.ones_like(activaciones[-1])))


def normasDelGradiente__última_derivada_dos_veces(nombre, x, pesos):
    """Empiezas con la g′ de la última capa y después la cruzas otra vez: ∂S/∂a^[L] son unos."""
    zs, _ = _ida(nombre, x, pesos)
    factores = _derivadas(nombre, zs)
    return _normas(_vuelta(pesos, factores, factores[-1]))


def normasDelGradiente__sin_la_primera_derivada(nombre, x, pesos):
    """A la primera capa le falta su g′: mira si tu bucle termina antes de cruzarla."""
    zs, activaciones = _ida(nombre, x, pesos)
    factores = [np.ones_like(zs[0]), *_derivadas(nombre, zs[1:])]
    return _normas(_vuelta(pesos, factores, np.ones_like(activaciones[-1])))


def normasDelGradiente__derivada_dos_veces(nombre, x, pesos):
    """Cruzas dos veces cada activación: g′ va una vez por capa."""
    zs, activaciones = _ida(nombre, x, pesos)
    factores = [d * d for d in _derivadas(nombre, zs)]
    return _normas(_vuelta(pesos, factores, np.ones_like(activaciones[-1])))


def normasDelGradiente__activación_por_derivada(nombre, x, pesos):
    """Al volver multiplicas por la activación, y va su derivada."""
    _, activaciones = _ida(nombre, x, pesos)
    return _normas(_vuelta(pesos, activaciones[1:], np.ones_like(activaciones[-1])))


def normasDelGradiente__siempre_sigmoide(nombre, x, pesos):
    """Al volver usas siempre la derivada de la sigmoide: tiene que ser la de la activación que se
    pide."""
    zs, activaciones = _ida(nombre, x, pesos)
    return _normas(_vuelta(pesos, _derivadas("sigmoide", zs), np.ones_like(activaciones[-1])))


def normasDelGradiente__siempre_relu(nombre, x, pesos):
    """Al volver usas siempre la derivada de ReLU: tiene que ser la de la activación que se pide."""
    zs, activaciones = _ida(nombre, x, pesos)
    return _normas(_vuelta(pesos, _derivadas("relu", zs), np.ones_like(activaciones[-1])))


def normasDelGradiente__siempre_tanh(nombre, x, pesos):
    """Al volver usas siempre la derivada de la tanh: tiene que ser la de la activación que se
    pide."""
    zs, activaciones = _ida(nombre, x, pesos)
    return _normas(_vuelta(pesos, _derivadas("tanh", zs), np.ones_like(activaciones[-1])))


def normasDelGradiente__todo_sigmoide(nombre, x, pesos):
    """Usas siempre la sigmoide, a la ida y a la vuelta: tiene que ser la activación que se pide."""
    return solution.normasDelGradiente("sigmoide", x, pesos)


def normasDelGradiente__todo_relu(nombre, x, pesos):
    """Usas siempre ReLU, a la ida y a la vuelta: tiene que ser la activación que se pide."""
    return solution.normasDelGradiente("relu", x, pesos)


def normasDelGradiente__todo_tanh(nombre, x, pesos):
    """Usas siempre la tanh, a la ida y a la vuelta: tiene que ser la activación que se pide."""
    return solution.normasDelGradiente("tanh", x, pesos)


def normasDelGradiente__ida_sin_activación(nombre, x, pesos):
    """A la ida no aplicas la activación: cada capa recibe la a de la anterior, no su z."""
    zs, activaciones = _ida(nombre, x, pesos, lambda _, z: z)
    return _normas(_vuelta(pesos, _derivadas(nombre, zs), np.ones_like(activaciones[-1])))


def normasDelGradiente__activa_la_entrada(nombre, x, pesos):
    """Le aplicaste la activación a x: a^[0] es x tal cual, y lo primero que se activa es z^[1]."""
    return solution.normasDelGradiente(nombre, solution.activacion(nombre, x), pesos)


def normasDelGradiente__ida_siempre_sigmoide(nombre, x, pesos):
    """A la ida usas siempre la sigmoide: tiene que ser la activación que se pide."""
    zs, activaciones = _ida("sigmoide", x, pesos)
    return _normas(_vuelta(pesos, _derivadas(nombre, zs), np.ones_like(activaciones[-1])))


def normasDelGradiente__ida_siempre_relu(nombre, x, pesos):
    """A la ida usas siempre ReLU: tiene que ser la activación que se pide."""
    zs, activaciones = _ida("relu", x, pesos)
    return _normas(_vuelta(pesos, _derivadas(nombre, zs), np.ones_like(activaciones[-1])))


def normasDelGradiente__sin_trasponer(nombre, x, pesos):
    """El gradiente vuelve por W sin trasponer: de las salidas de una capa a sus entradas se vuelve
    por la traspuesta."""
    zs, activaciones = _ida(nombre, x, pesos)
    g = np.ones_like(activaciones[-1])
    return _normas(_vuelta(pesos, _derivadas(nombre, zs), g, lambda W, g, d: W @ (g * d)))


def normasDelGradiente__pesos_al_revés(nombre, x, pesos):
    """Al volver recorres los pesos desde el primero: se vuelve desde el último."""
    zs, activaciones = _ida(nombre, x, pesos)
    factores = _derivadas(nombre, zs)
    return _normas(_vuelta(pesos[::-1], factores, np.ones_like(activaciones[-1])))


def normasDelGradiente__pesos_y_derivadas_al_revés(nombre, x, pesos):
    """Al volver recorres las capas desde la primera: se vuelve desde la última."""
    zs, activaciones = _ida(nombre, x, pesos)
    factores = _derivadas(nombre, zs)[::-1]
    return _normas(_vuelta(pesos[::-1], factores, np.ones_like(activaciones[-1])))


def normasDelGradiente__respecto_a_z(nombre, x, pesos):
    """Tus normas son de ∂S/∂z^[l], y se piden las de ∂S/∂a^[l], antes de cruzar la activación.

    La última debe ser √n_L.
    """
    zs, _ = _ida(nombre, x, pesos)
    gradientes, factores = _gradientes(nombre, x, pesos), _derivadas(nombre, zs)
    cruzados = [g * d for g, d in zip(gradientes[1:], factores, strict=True)]
    return _normas([gradientes[0], *cruzados])


def normasDelGradiente__respecto_a_z_y_la_salida(nombre, x, pesos):
    """Tus normas, menos la última, son de ∂S/∂z^[l], y se piden las de ∂S/∂a^[l]: falta volver
    también por los pesos."""
    return np.append(
        normasDelGradiente__respecto_a_z(nombre, x, pesos)[1:], np.sqrt(len(pesos[-1]))
    )


def normasDelGradiente__respecto_a_los_pesos(nombre, x, pesos):
    """Tus normas son de ∂S/∂W^[l], el gradiente de los pesos: se piden las de ∂S/∂a^[l]."""
    zs, activaciones = _ida(nombre, x, pesos)
    gradientes, factores = _gradientes(nombre, x, pesos), _derivadas(nombre, zs)
    deltas = [g * d for g, d in zip(gradientes[1:], factores, strict=True)]
    return _normas([d @ a.T for d, a in zip(deltas, activaciones[:-1], strict=True)])


def normasDelGradiente__respecto_a_los_pesos_y_la_salida(nombre, x, pesos):
    """Tus normas, menos la última, son de ∂S/∂W^[l], el gradiente de los pesos: se piden las de
    ∂S/∂a^[l]."""
    de_los_pesos = normasDelGradiente__respecto_a_los_pesos(nombre, x, pesos)
    return np.append(de_los_pesos, np.sqrt(len(pesos[-1])))


def normasDelGradiente__producto_de_normas(nombre, x, pesos):
    """Multiplicas normas de matrices: la norma de un producto no es el producto de las normas.

    Lleva hacia atrás el gradiente, que es una columna, y mide su norma en cada capa.
    """
    zs, _ = _ida(nombre, x, pesos)
    normas = [np.sqrt(len(pesos[-1]))]
    for W, dg in zip(pesos[::-1], _derivadas(nombre, zs)[::-1], strict=True):
        normas.append(normas[-1] * np.linalg.norm(W * dg))
    return np.array(normas[::-1])


def normasDelGradiente__pesos_de_otra_capa(nombre, x, pesos):
    """Al volver cruzas los pesos de la capa siguiente: de a^[l] a a^[l−1] se vuelve por W^[l]."""
    zs, activaciones = _ida(nombre, x, pesos)
    otros = [
        P if P.shape == W.shape else W for W, P in zip(pesos, [*pesos[1:], pesos[-1]], strict=True)
    ]
    return _normas(_vuelta(otros, _derivadas(nombre, zs), np.ones_like(activaciones[-1])))


def normasDelGradiente__cuadrado(nombre, x, pesos):
    """Tus normas están al cuadrado: a la suma de los cuadrados le falta la raíz."""
    return _normas(_gradientes(nombre, x, pesos)) ** 2


def normasDelGradiente__suma_de_valores_absolutos(nombre, x, pesos):
    """Sumaste los valores absolutos del gradiente: se pide la norma 2, la raíz de la suma de los
    cuadrados."""
    return _normas(_gradientes(nombre, x, pesos), lambda g: np.abs(g).sum())


def normasDelGradiente__el_mayor(nombre, x, pesos):
    """Tomaste la componente más grande del gradiente: se pide la norma 2, la raíz de la suma de los
    cuadrados."""
    return _normas(_gradientes(nombre, x, pesos), lambda g: np.abs(g).max())


def normasDelGradiente__suma(nombre, x, pesos):
    """Sumaste las componentes del gradiente, que se anulan entre sí: se pide la norma 2, la raíz de
    la suma de los cuadrados."""
    return _normas(_gradientes(nombre, x, pesos), np.sum)


def normasDelGradiente__media_de_valores_absolutos(nombre, x, pesos):
    """Promediaste los valores absolutos del gradiente: se pide la norma 2, la raíz de la suma de
    los cuadrados."""
    return _normas(_gradientes(nombre, x, pesos), lambda g: np.abs(g).mean())


def normasDelGradiente__media_cuadrática(nombre, x, pesos):
    """Tus normas salen divididas por la raíz de un número de neuronas.

    O promediaste los cuadrados antes de sacar la raíz, y en la norma 2 se suman, o dividiste por la
    norma de la salida, y se piden tal cual.
    """
    return _normas(_gradientes(nombre, x, pesos), lambda g: np.sqrt((g**2).mean()))


def normasDelGradiente__media_de_las_salidas(nombre, x, pesos):
    """S es la suma de las salidas, y derivaste su promedio: la última norma debe ser √n_L."""
    return _normas(_gradientes(nombre, x, pesos)) / len(pesos[-1])


def normasDelGradiente__suma_de_cuadrados(nombre, x, pesos):
    """Empiezas con la a de la última capa: S es la suma de las salidas, y su derivada en cada una
    es 1."""
    zs, activaciones = _ida(nombre, x, pesos)
    return _normas(_vuelta(pesos, _derivadas(nombre, zs), activaciones[-1]))


def normasDelGradiente__al_revés(nombre, x, pesos):
    """Tus normas van de la salida a la entrada: la primera es la de la entrada, l = 0."""
    return _normas(_gradientes(nombre, x, pesos)[::-1])


def normasDelGradiente__falta_la_salida(nombre, x, pesos):
    """Falta la norma de la salida, l = L: son L + 1, una más que capas."""
    return _normas(_gradientes(nombre, x, pesos)[:-1])


def normasDelGradiente__falta_la_entrada(nombre, x, pesos):
    """Falta la norma de la entrada, l = 0: son L + 1, una más que capas.

    El gradiente cruza también la primera capa.
    """
    return _normas(_gradientes(nombre, x, pesos)[1:])


def normasDelGradiente__falta_la_salida_al_revés(nombre, x, pesos):
    """Falta la norma de la salida, y las demás van al revés: son L + 1, desde la entrada."""
    return _normas(_gradientes(nombre, x, pesos)[-2::-1])


def normasDelGradiente__falta_la_entrada_al_revés(nombre, x, pesos):
    """Falta la norma de la entrada, y las demás van al revés: son L + 1, desde la entrada."""
    return _normas(_gradientes(nombre, x, pesos)[:0:-1])


def normasDelGradiente__solo_la_entrada(nombre, x, pesos):
    """Devolviste solo la norma de la entrada: se pide una por capa, y la de la entrada.

    Mira si guardas cada una o si pisas la anterior.
    """
    return _norma(_gradientes(nombre, x, pesos)[0])


def normasDelGradiente__activaciones(nombre, x, pesos):
    """Diste las normas de las a^[l]: se piden las del gradiente de S respecto a ellas."""
    return _normas(_ida(nombre, x, pesos)[1])


def normasDelGradiente__solo_dos_capas(nombre, x, pesos):
    """Tu gradiente cruza solo la última capa: las normas se piden hasta la entrada.

    Mira a qué altura está el return.
    """
    return _normas(_gradientes(nombre, x, pesos)[-2:])
