"""Errores conocidos de la sigmoide: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.
"""

import numpy as np

from solutions.sigmoide import solution


def sigmoide__precedencia(z):
    """Tus valores son 1 + e⁻ᶻ, siempre mayores que 1: la división se hizo antes que la suma.

    Mira qué paréntesis necesita el denominador.
    """
    return 1 / 1 + np.exp(-z)


def sigmoide__signo_del_exponente(z):
    """Tu curva baja cuando z crece: es 1 − σ(z). Revisa el signo del exponente."""
    return solution.sigmoide(-np.asarray(z))


def sigmoide__inf_entre_inf(z):
    """Con z muy grande dividiste inf entre inf y salió nan.

    Tu fórmula es correcta en el papel, pero eᶻ no cabe en un float64: para z ≥ 0 conviene la otra.
    """
    return np.exp(z) / (1 + np.exp(z))


def sigmoide__desborde(z):
    """Tus valores son correctos, pero con z = −1000 la exponencial se desborda por el camino.

    Busca una forma de escribir σ en la que el exponente nunca sea un número positivo grande; ojo:
    np.where calcula sus dos ramas para todos los elementos, también la que después descarta.
    """
    return 1 / (1 + np.exp(-z))


def sigmoide__aplana(z):
    """Los valores están bien, pero tu resultado perdió la forma de z: es un arreglo plano.

    NumPy opera elemento a elemento sin que recorras nada; si usas un bucle, devuelve la forma.
    """
    return np.ravel(solution.sigmoide(z))


def sigmoide__tanh(z):
    """Devolviste la tangente hiperbólica, que va de −1 a 1: σ va de 0 a 1 y en z = 0 vale 0.5."""
    return np.tanh(z)


def sigmoide__tanh_sin_medio(z):
    """Tu curva sube el doble de rápido: calcula σ(2z).

    Si partiste de la tangente hiperbólica, repasa qué lleva dentro en la fórmula que la une con σ.
    """
    return (1 + np.tanh(z)) / 2


def sigmoide__base_2(z):
    """Tu exponencial tiene base 2 y la de σ tiene base e: por eso tu curva sube más despacio."""
    return 1 / (1 + 2.0 ** -np.asarray(z))


def sigmoide__base_10(z):
    """Tu exponencial tiene base 10 y la de σ tiene base e: por eso tu curva sube más deprisa."""
    return 1 / (1 + 10.0 ** -np.clip(z, -300, 300))


def sigmoide__de_menos_1_a_1(z):
    """Tus valores son 2σ(z) − 1 y van de −1 a 1: σ va de 0 a 1 y en z = 0 vale 0.5."""
    return 2 * solution.sigmoide(z) - 1


def sigmoide__uno_fuera(z):
    """Tus valores son eᶻ + 1: el 1 se suma dentro del denominador. Mira los paréntesis."""
    return np.exp(np.clip(z, -700, 700)) + 1


def sigmoide__campana(z):
    """Calculaste una campana, e elevado a −z²: σ no baja nunca cuando z crece."""
    return np.exp(-(np.asarray(z, float) ** 2))


def sigmoide__con_raíz(z):
    """Usaste z / √(1 + z²), llevada al intervalo de 0 a 1: se parece a σ, sin exponencial."""
    return (1 + np.asarray(z, float) / np.hypot(1, z)) / 2


def sigmoide__resta_en_el_denominador(z):
    """Tu denominador es 1 − e⁻ᶻ, que en z = 0 se anula. Compara su signo con el de la fórmula."""
    return 1 / (1 - np.exp(-z))


def sigmoide__relu(z):
    """Usaste ReLU, que corta en 0 y no tiene techo: la sigmoide va de 0 a 1 y en z = 0 vale 0.5."""
    return np.maximum(z, 0)


def sigmoide__dos_en_el_denominador(z):
    """En z = 0 tu función vale 1/3 y debe valer 1/2: mira qué número se suma en el denominador."""
    return 1 / (2 + np.exp(-z))


def sigmoide__valor_absoluto(z):
    """Calculas σ(|z|): para z negativo da lo mismo que para −z, y nunca baja de 0.5.

    Evitar el desborde con |z| es buena idea, pero a los negativos les toca la otra fórmula.
    """
    return solution.sigmoide(np.abs(z))


def sigmoide__escalón(z):
    """Devolviste la clase, 0 o 1, y se pide la probabilidad: eso es una función escalón."""
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)


def sigmoide__por_tramos(z):
    """Tus valores son 0.5 + 0.2 z, recortados entre 0 y 1: eso se parece a σ, pero son rectas."""
    return np.clip(0.5 + 0.2 * np.asarray(z), 0, 1)


def sigmoide__nan_a_cero(z):
    """Cambiaste los nan por 0, y con z muy grande σ vale 1.

    Tapar el nan no arregla la cuenta: evita que la exponencial se desborde.
    """
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)))


def sigmoide__softmax(z):
    """Tus valores suman 1: repartiste una probabilidad entre los elementos, como hace softmax.

    La sigmoide mira cada z por su cuenta, sin los demás.
    """
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


def sigmoide__serie_corta(z):
    """Sumaste los primeros términos de una serie: cerca de 0 se parece a σ y lejos se dispara."""
    z = np.asarray(z)
    return 1 / 2 + z / 4 - z**3 / 48 + z**5 / 480


def sigmoide__resta_el_máximo(z):
    """Restas el máximo de z antes de la exponencial: eso es de la softmax, que compara varios.

    Aquí cada z va por su cuenta, y moverla cambia su valor.
    """
    z = np.asarray(z, float)
    return solution.sigmoide(z - z.max())


def sigmoide__z_al_cuadrado(z):
    """Tu exponente es −z²: a z y a −z les da lo mismo, y σ crece siempre."""
    return 1 / (1 + np.exp(-(np.asarray(z, float) ** 2)))


def sigmoide__divide_por_el_máximo(z):
    """Divides z por el mayor de sus elementos antes de la sigmoide: cada z va por su cuenta."""
    largest = np.max(np.abs(z))
    return solution.sigmoide(z / np.where(largest == 0, 1, largest))


def sigmoide__sin_el_uno(z):
    """Al denominador le falta el 1: sin él, tu curva es eᶻ y no tiene techo."""
    return np.exp(np.clip(z, -700, 700))


def sigmoide__recta(z):
    """Devolviste la recta que toca a σ en 0, z/4 + ½: la sigmoide se curva y no sale de 0 a 1."""
    return 0.5 + np.asarray(z, float) / 4


def sigmoide__arcotangente(z):
    """Usaste el arco tangente: la silueta es parecida, y la fórmula es otra."""
    return np.arctan(z) / np.pi + 0.5


def sigmoide__cortada_en_0_y_1(z):
    """Recortas z entre 0 y 1: falta la exponencial, y en z = 0 debe salir 0.5."""
    return np.clip(z, 0.0, 1.0)


def sigmoide__z_entre_su_raíz(z):
    """Calculaste z / √(1 + z²), que va de −1 a 1: σ va de 0 a 1 y en z = 0 vale 0.5."""
    return np.asarray(z, float) / np.hypot(1, z)


def sigmoide__softsign(z):
    """Usaste z/(1 + |z|), llevada al intervalo de 0 a 1: se parece a σ, pero no lleva exponencial.

    Compárala en z = 2 con el valor de la diapositiva.
    """
    z = np.asarray(z, float)
    return (z / (1 + np.abs(z)) + 1) / 2


def sigmoide__softplus(z):
    """Calculaste ln(1 + eᶻ), que es la integral de σ y no tiene techo: σ va de 0 a 1."""
    return np.logaddexp(0, z)


def sigmoide__devuelve_la_derivada(z):
    """Devolviste la derivada σ(1 − σ), que nunca pasa de 0.25: aquí se pide σ."""
    a = solution.sigmoide(z)
    return a * (1 - a)


def _en_enteros(valores, z):
    resultado = np.zeros_like(z)
    resultado[...] = valores
    return resultado


def sigmoide__en_un_arreglo_de_enteros(z):
    """Cuando z es de enteros, tu resultado también lo es, y se pierden los decimales de σ.

    np.zeros_like(z), np.empty_like(z), z.copy() y np.piecewise guardan en el tipo de z: mira dtype.
    """
    return _en_enteros(solution.sigmoide(z), z)


def derivadaSigmoide__en_un_arreglo_de_enteros(z):
    """Cuando z es de enteros, tu resultado también lo es, y se pierden los decimales de σ′.

    np.zeros_like(z), np.empty_like(z), z.copy() y np.piecewise guardan en el tipo de z: mira dtype.
    """
    return _en_enteros(solution.derivadaSigmoide(z), z)


# Lo que sale de cada producto mal escrito; {a} es σ donde se recibe z, y a donde se recibe a.
PRODUCTOS = (
    ("signo", lambda a: a * (a - 1),
     "Tu derivada es la correcta con el signo contrario, y σ siempre crece: mira quién resta."),
    ("cuadrado", lambda a: a**2, "Tu resultado es {a}²: el segundo factor es 1 − {a}."),
    ("tangente", lambda a: 1 - a**2,
     "Usaste 1 − {a}², que es la derivada de la tangente hiperbólica y no la de la sigmoide."),
    ("factor_de_tanh", lambda a: a * (1 - a**2), "Tu segundo factor es 1 − {a}²: es 1 − {a}."),
    ("suma", lambda a: a * (1 + a), "Calculaste {a} (1 + {a}): mira el signo del segundo factor."),
    ("uno_menos_al_cuadrado", lambda a: a * (1 - a) ** 2,
     "El segundo factor te quedó al cuadrado: {a} (1 − {a})²."),
    ("a_al_cuadrado", lambda a: a**2 * (1 - a),
     "El primer factor te quedó al cuadrado: {a}² (1 − {a})."),
    ("resta_dos_cuadrados", lambda a: a - 2 * a**2,
     "Calculaste {a} − 2 {a}²: al multiplicar {a} (1 − {a}) queda {a} − {a}², sin el 2."),
    ("uno_menos_dos_a", lambda a: 1 - 2 * a,
     "Calculaste 1 − 2 {a}, que es la derivada de {a} (1 − {a}) respecto de {a}: no se deriva."),
    ("derivada_segunda", lambda a: a * (1 - a) * (1 - 2 * a),
     "Derivaste dos veces: tienes un factor de más, 1 − 2 {a}. Se pide la primera derivada."),
    ("cociente", lambda a: a / (1 - a + 1e-300),
     "Dividiste {a} entre 1 − {a}: la derivada es el producto de los dos."),
    ("precedencia", lambda a: 0 * a,
     "Tu resultado es siempre 0. {a} · 1 − {a} se lee como ({a} · 1) − {a}, y {a} // 1 también da"
     " 0, y lo que se guarda en un arreglo de enteros. Mira cuál de los tres es tu caso."),
)  # fmt: skip


def _errores(id_, producto, texto):
    """El mismo error en las dos derivadas: desde la entrada neta y desde la activación."""

    def desde_z(z):
        return producto(solution.sigmoide(z))

    def desde_a(a):
        return producto(a)

    for error, funcion, letra in (
        (desde_z, "derivadaSigmoide", "σ"),
        (desde_a, "derivadaDesdeActivacion", "a"),
    ):
        error.__name__ = f"{funcion}__{id_}"
        error.__doc__ = f"{texto.format(a=letra)} En z = 0 debe dar 0.25."
        globals()[error.__name__] = error


for _fila in PRODUCTOS:
    _errores(*_fila)


def derivadaSigmoide__cuadrado_dentro(z):
    """Elevas al cuadrado e⁻ᶻ, y el cuadrado es de todo el denominador, 1 + e⁻ᶻ."""
    e = np.exp(-np.abs(z))
    return e / (1 + e**2)  # e⁻ᶻ / (1 + e⁻²ᶻ) es par: da lo mismo con |z|


def derivadaSigmoide__paso_de_1(z):
    """Restas σ(z + 1) − σ(z): una diferencia se parece a la derivada si el paso es muy pequeño."""
    return solution.sigmoide(z + 1) - solution.sigmoide(z)


def derivadaSigmoide__entre_vecinos(z):
    """Mediste la pendiente entre elementos vecinos del arreglo, como hace np.gradient.

    La derivada en z depende solo de ese z, no de cuál está al lado en el arreglo.
    """
    return np.gradient(solution.sigmoide(z))


def derivadaSigmoide__z_por_uno_menos_z(z):
    """Calculaste z(1 − z). En la fórmula a(1 − a) va la activación, y aquí recibes z.

    En z = 0 tu derivada da 0, cuando debería dar su máximo: falta un paso antes.
    """
    return z * (1 - z)


def derivadaSigmoide__doble_sigmoide(z):
    """Aplicaste la sigmoide dos veces: todos tus valores quedan entre 0.1966 y 0.25.

    Si una función ya calcula σ de lo que recibe, entrégale z y no σ(z).
    """
    return _derivada(solution.sigmoide(z))


def derivadaSigmoide__falta_un_factor(z):
    """Tu resultado es 1 − σ(z): en el producto σ(z)(1 − σ(z)) se perdió el primer factor.

    Si escribiste e⁻ᶻ/(1 + e⁻ᶻ), revisa a qué potencia va el denominador.
    """
    return 1 - solution.sigmoide(z)


def derivadaSigmoide__devuelve_la_sigmoide(z):
    """Devolviste σ(z), no su derivada. Una pendiente que sube hasta 1 no es la de esta curva."""
    return solution.sigmoide(z)


def derivadaSigmoide__derivada_de_tanh(z):
    """Calculaste 1 − tanh²(z), la derivada de la tangente hiperbólica: en z = 0 da 1 y no 0.25."""
    return 1 - np.tanh(z) ** 2


def derivadaSigmoide__uno_menos_z(z):
    """Multiplicas σ(z) por 1 − z: los dos factores llevan σ(z)."""
    return solution.sigmoide(z) * (1 - z)


def derivadaSigmoide__solo_la_exponencial(z):
    """Devolviste solo la exponencial, el numerador: falta dividir por (1 + e⁻ᶻ)²."""
    return np.exp(-np.abs(z))


def derivadaSigmoide__inf_entre_inf(z):
    """Con z muy negativo dividiste inf entre inf y salió nan, aunque la fórmula es correcta.

    Hay otra manera de escribir esta derivada en la que solo aparece σ(z).
    """
    e = np.exp(-z)
    return e / (1 + e) ** 2


def derivadaSigmoide__z_en_el_primer_factor(z):
    """Calculaste z (1 − σ(z)): el primer factor es la activación σ(z), y no z."""
    return z * (1 - solution.sigmoide(z))


def derivadaSigmoide__doble_en_el_primer_factor(z):
    """En el primer factor aplicaste la sigmoide dos veces, σ(σ(z)), y en el segundo una."""
    a = solution.sigmoide(z)
    return solution.sigmoide(a) * (1 - a)


def derivadaSigmoide__doble_en_el_segundo_factor(z):
    """En el segundo factor aplicaste la sigmoide dos veces, σ(σ(z)), y en el primero una."""
    a = solution.sigmoide(z)
    return a * (1 - solution.sigmoide(a))


def derivadaSigmoide__exponencial_sin_cuadrado(z):
    """Divides por 1 + e⁻ᶻ sin elevarlo al cuadrado (y el exponente va con |z|)."""
    e = np.exp(-np.abs(z))
    return e / (1 + e)


def derivadaSigmoide__escalón(z):
    """Devolviste 0 o 1 según el signo de z: es la derivada de ReLU y no la de la sigmoide."""
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def derivadaSigmoide__aplicada_dos_veces(z):
    """Aplicaste a (1 − a) dos veces: a la activación, y otra vez a lo que salió."""
    d = solution.derivadaSigmoide(z)
    return d * (1 - d)


def derivadaDesdeActivacion__derivada_de_tanh(a):
    """Calculaste 1 − tanh²(a): la tangente hiperbólica es otra función, y a ya es la activación."""
    return 1 - np.tanh(a) ** 2


def derivadaDesdeActivacion__de_relu(a):
    """Devolviste 1 donde a es positiva y 0 en lo demás: esa es la derivada de ReLU."""
    return np.where(np.asarray(a) > 0, 1.0, 0.0)


def derivadaDesdeActivacion__falta_un_factor(a):
    """Tu resultado es 1 − a: la derivada es un producto de dos factores y falta uno."""
    return 1 - a


def derivadaDesdeActivacion__doble_sigmoide(a):
    """Le aplicaste la sigmoide a la activación: tus valores quedan todos entre 0.1966 y 0.25.

    Lo que recibes ya es a = σ(z); aquí no hace falta ninguna exponencial.
    """
    return _derivada(a)


def derivadaDesdeActivacion__devuelve_la_activación(a):
    """Devolviste la misma activación que recibiste: falta el otro factor de la derivada."""
    return 1 * a


def derivadaDesdeActivacion__doble_en_el_segundo_factor(a):
    """Calculaste a (1 − σ(a)): lo que recibes ya es la activación, y el segundo factor es 1 − a."""
    return a * (1 - solution.sigmoide(a))


def derivadaDesdeActivacion__doble_en_el_primer_factor(a):
    """Calculaste σ(a) (1 − a): lo que recibes ya es la activación, y el primer factor es a."""
    return solution.sigmoide(a) * (1 - a)


def derivadaDesdeActivacion__logaritmo_de_la_activación(a):
    """Vuelves a z con ln a, y la sigmoide no se deshace así: con a basta, sin volver a z."""
    return _derivada(np.log(a))


def _derivada(z):
    return solution.derivadaSigmoide(z)
