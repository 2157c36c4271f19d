"""Errores conocidos del ajuste cuadrático: función, dos guiones bajos y el nombre del error.

La docstring, o el texto de una fila de las tablas, es lo que lee el estudiante: qué pasó y qué
mirar, sin darle la línea de código. Quien escribe ŷ otra vez dentro de costo o gradienteMuestra
puede errar allí como en predecir: esos errores los prueba el motor.
"""

from itertools import permutations

import numpy as np

from solutions.cuadratica import solution

ORDINALES = ("primer", "segundo", "tercer")  # término
ORDINALES_A = ("primera", "segunda", "tercera")  # componente


def _nombrar(función, id_, error, texto):
    """Da su nombre y su texto a un error que sale de una tabla."""
    error.__name__, error.__doc__ = f"{función}__{id_}", texto
    globals()[error.__name__] = error


# --- predecir ---

# El término que cambia, lo que queda en su lugar y lo que se lee.
TÉRMINOS = {
    "sin_cuadrado": (
        0,
        lambda x, w: w[0] * x,
        "Tu curva es una recta: la x del primer término no está elevada al cuadrado.",
    ),
    "al_cubo": (
        0,
        lambda x, w: w[0] * x**3,
        "Tu primer término lleva x³: en una parábola es x².",
    ),
    "cuadrado_de_w1": (
        0,
        lambda x, w: w[0] ** 2 * x,
        "Elevas w1 al cuadrado: el cuadrado es de x.",
    ),
    "cuadrado_del_producto": (
        0,
        lambda x, w: (w[0] * x) ** 2,
        "Elevaste al cuadrado también el coeficiente: calculaste (w1 x)². Solo x va al cuadrado.",
    ),
    "doble_de_x": (
        0,
        lambda x, w: w[0] * (2 * x),
        "Tu primer término usa 2x donde va x². Revisa el operador: * multiplica, no eleva.",
    ),
    "raíz_de_x": (
        0,
        lambda x, w: w[0] * np.sqrt(np.abs(x)),
        "Tu primer término lleva la raíz de x: elevar a 0.5 no es elevar a 2.",
    ),
    "dos_elevado_a_x": (
        0,
        lambda x, w: w[0] * 2.0**x,
        "Tu primer término lleva 2 elevado a x: x es la base y 2 el exponente.",
    ),
    "cuadrado_en_los_dos": (
        1,
        lambda x, w: w[1] * x**2,
        "También w2 multiplica a x²: el cuadrado es solo del primer término.",
    ),
    "w2_sin_x": (1, lambda x, w: w[1], "A tu segundo término le falta x: sumas w2 y nada más."),
    "w3_por_x": (
        2,
        lambda x, w: w[2] * x,
        "w3 aparece multiplicado por x: es el término independiente y va solo.",
    ),
    "w3_por_x²": (
        2,
        lambda x, w: w[2] * x**2,
        "w3 aparece multiplicado por x²: es el término independiente y va solo.",
    ),
    "sin_término_independiente": (
        2,
        lambda x, w: 0.0,
        "Falta w3: todas tus parábolas pasan por el origen.",
    ),
    "sin_término_cuadrático": (0, lambda x, w: 0.0, "A tu ŷ le falta el término w1 x²."),
    "sin_término_lineal": (1, lambda x, w: 0.0, "A tu ŷ le falta el término w2 x."),
}

# La fórmula entera.
PARÁBOLAS = {
    "orden_inverso": (
        lambda x, w: w[2] * x**2 + w[1] * x + w[0],
        "Leíste w al revés: w = [w1, w2, w3], y w1 es el coeficiente de x².",
    ),
    "binomio_al_cuadrado": (
        lambda x, w: (w[0] * x + w[1]) ** 2 + w[2],
        "Elevas al cuadrado w1 x + w2, todo junto: el cuadrado es solo de x.",
    ),
    "producto_de_binomios": (
        lambda x, w: (w[0] * x + w[1]) * (x + w[2]),
        "w3 quedó dentro de un producto: es el término independiente y se suma al final. "
        "Mira dónde cierra cada paréntesis.",
    ),
    "w2_por_x_más_w3": (
        lambda x, w: w[0] * x**2 + w[1] * (x + w[2]),
        "w2 multiplica también a w3: w3 se suma aparte. Mira dónde cierra el paréntesis.",
    ),
    "w1_por_todo": (
        lambda x, w: w[0] * (x**2 + w[1] * x + w[2]),
        "w1 multiplica a los tres términos: solo va con x². Mira dónde cierra el paréntesis.",
    ),
    "w2_dentro_del_producto": (
        lambda x, w: w[0] * (x**2 + w[1]) * x + w[2],
        "w2 quedó dentro del producto de w1: mira dónde abre y dónde cierra cada paréntesis.",
    ),
    "recta": (
        lambda x, w: w[0] * x + w[1],
        "Tu curva es la recta w1 x + w2: en la parábola w1 va con x², w2 con x y w3 solo.",
    ),
    "resta_los_dos_últimos": (
        lambda x, w: w[0] * x**2 - w[1] * x - w[2],
        "El segundo y el tercer término salen restados. Si restas ŷ de y, ŷ va entre paréntesis.",
    ),
    "producto_de_términos": (
        lambda x, w: w[0] * x**2 * w[1] * x + w[2],
        "Multiplicas los dos primeros términos: los tres se suman.",
    ),
    "pesos_sumados": (
        lambda x, w: np.sum(w) * x**2,
        "x² multiplica a los tres pesos sumados: cada peso acompaña a su propia potencia de x.",
    ),
}


def _término(w, k, x):
    return w[k] * x ** (2 - k)


def _con_término(k, otro):
    """ŷ con otro término en el lugar del k."""
    return lambda x, w: sum(otro(x, w) if j == k else _término(w, j, x) for j in range(3))


def _con_los_pesos(orden):
    return lambda x, w: solution.predecir(x, np.take(w, orden))


for _id, (_k, _otro, _texto) in TÉRMINOS.items():
    _nombrar("predecir", _id, _con_término(_k, _otro), _texto)
for _id, (_error, _texto) in PARÁBOLAS.items():
    _nombrar("predecir", _id, _error, _texto)
for _k, _ordinal in enumerate(ORDINALES):
    _nombrar(
        "predecir",
        f"signo_de_w{_k + 1}",
        _con_término(_k, lambda x, w, k=_k: -_término(w, k, x)),
        f"El {_ordinal} término sale con el signo contrario.",
    )
    for _id, _factor, _cuánto in (("doble", 2, "el doble"), ("mitad", 1 / 2, "la mitad")):
        _nombrar(
            "predecir",
            f"{_id}_de_w{_k + 1}",
            _con_término(_k, lambda x, w, k=_k, c=_factor: c * _término(w, k, x)),
            f"El {_ordinal} término sale {_cuánto} de lo que debe: en ŷ no hay más factores que w.",
        )
    for _j in {0, 1, 2} - {_k}:
        _nombrar(
            "predecir",
            f"w{_j + 1}_donde_va_w{_k + 1}",
            _con_término(_k, lambda x, w, j=_j, k=_k: w[j] * x ** (2 - k)),
            f"En el {_ordinal} término usas w{_j + 1}, y el suyo es w{_k + 1}: revisa el índice.",
        )
for _orden in permutations(range(3)):
    if _orden not in {(0, 1, 2), (2, 1, 0)}:
        _pesos = ", ".join(f"w{i + 1}" for i in _orden)
        _nombrar(
            "predecir",
            "orden_" + "".join(str(i + 1) for i in _orden),
            _con_los_pesos(_orden),
            f"x², x y 1 llevan los pesos {_pesos}, y van con w1, w2 y w3: revisa los índices. "
            "En Python se cuenta desde 0.",
        )


# --- costo ---

# Qué se hace con los residuos r, y lo que se lee.
RESIDUOS = {
    "mitad": (
        lambda r: np.mean(r**2) / 2,
        "Tu costo es la mitad del correcto: usaste 1/(2n), y en esta tarea el MSE lleva 1/n.",
    ),
    "sin_promediar": (
        lambda r: np.sum(r**2),
        "Sumaste los cuadrados de los residuos sin dividir por n: tu costo crece con los datos.",
    ),
    "cuadrado_de_la_suma": (
        lambda r: np.sum(r) ** 2 / len(r),
        "Sumaste los residuos antes de elevar al cuadrado, y los positivos cancelan a los "
        "negativos. El orden importa: ¿qué se eleva al cuadrado, cada residuo o la suma de todos?",
    ),
    "cuadrado_del_promedio": (
        lambda r: np.mean(r) ** 2,
        "Promediaste los residuos y después elevaste al cuadrado: los errores opuestos se "
        "cancelan. El MSE es el promedio de los cuadrados, no el cuadrado del promedio.",
    ),
    "sin_cuadrado": (
        lambda r: np.mean(r),
        "Promediaste los residuos con su signo, sin elevarlos al cuadrado. Así un error compensa "
        "a otro y el costo puede salir negativo.",
    ),
    "valores_absolutos_al_cuadrado": (
        lambda r: np.mean(np.abs(r)) ** 2,
        "Promedias los valores absolutos y elevas al final: se promedian los cuadrados.",
    ),
    "sin_cuadrado_ni_promedio": (
        lambda r: np.sum(r),
        "Sumaste los residuos con su signo, sin elevarlos al cuadrado ni promediar.",
    ),
    "valor_absoluto": (
        lambda r: np.mean(np.abs(r)),
        "Promediaste el valor absoluto de los residuos (MAE); aquí se pide el de sus cuadrados.",
    ),
    "suma_de_valores_absolutos": (
        lambda r: np.sum(np.abs(r)),
        "Sumaste el valor absoluto de los residuos; aquí se pide el promedio de sus cuadrados.",
    ),
    "falta_la_última": (
        lambda r: np.sum(r[:-1] ** 2) / len(r),
        "La última muestra no cuenta: mira hasta dónde llega el range de tu bucle.",
    ),
    "falta_la_primera": (
        lambda r: np.sum(r[1:] ** 2) / len(r),
        "La primera muestra no cuenta: mira dónde empieza tu bucle. En Python se cuenta desde 0.",
    ),
    "mediana": (
        lambda r: np.median(r**2),
        "Tomas la mediana de los cuadrados: se pide su promedio.",
    ),
    "con_raíz": (
        lambda r: np.sqrt(np.mean(r**2)),
        "Tomaste la raíz cuadrada al final (RMSE). El MSE es el promedio de los cuadrados.",
    ),
    "solo_la_última": (
        lambda r: r[-1] ** 2 / len(r),
        "Solo cuenta la última muestra: en tu bucle cada residuo pisa al anterior. Mira si "
        "acumulas o si vuelves a asignar.",
    ),
    "return_dentro": (
        lambda r: r[0] ** 2,
        "Solo cuenta la primera muestra: tu return está dentro del bucle.",
    ),
    "return_dentro_entre_n": (
        lambda r: r[0] ** 2 / len(r),
        "Solo cuenta la primera muestra, dividida por n. Mira hasta dónde llega tu bucle, y si tu "
        "return está dentro.",
    ),
    "norma_sin_cuadrado": (
        lambda r: np.linalg.norm(r) / len(r),
        "Usas la norma de los residuos sin elevarla al cuadrado: lleva una raíz que sobra.",
    ),
    "norma": (
        lambda r: np.linalg.norm(r),
        "Tu costo es la norma de los residuos: lleva una raíz que sobra, y falta dividir por n.",
    ),
    "solo_el_mayor": (
        lambda r: np.max(r**2),
        "Solo cuenta el residuo más grande: el MSE promedia los cuadrados de todos.",
    ),
    "mayor_sin_cuadrado": (
        lambda r: np.max(np.abs(r)),
        "Solo cuenta el residuo más alejado de 0: el MSE promedia los cuadrados de todos.",
    ),
    "promedia_en_cada_vuelta": (
        lambda r: np.sum(r**2 / float(len(r)) ** np.arange(len(r), 0, -1)),
        "Divides por n dentro del bucle: lo que ya llevabas sumado vuelve a dividirse cada vez.",
    ),
    "solo_positivos": (
        lambda r: np.mean(np.maximum(r, 0) ** 2),
        "Los residuos negativos no cuentan: también se elevan al cuadrado.",
    ),
    "solo_negativos": (
        lambda r: np.mean(np.minimum(r, 0) ** 2),
        "Los residuos positivos no cuentan: también se elevan al cuadrado.",
    ),
    "varianza": (
        lambda r: np.var(r),
        "Calculaste la varianza de los residuos, que les quita su promedio antes de elevarlos. Una "
        "parábola desplazada hacia arriba también se equivoca, y su varianza no lo ve.",
    ),
    "desviación": (
        lambda r: np.std(r),
        "Calculaste la desviación estándar: les quita su promedio a los residuos y lleva una raíz.",
    ),
    "al_cubo": (lambda r: np.mean(r**3), "Elevaste los residuos al cubo: es al cuadrado."),
    "a_la_cuarta": (
        lambda r: np.mean(r**4),
        "Elevaste los residuos a la cuarta, quizá dos veces al cuadrado: es una sola.",
    ),
    "doble_de_los_residuos": (
        lambda r: np.mean(2 * r),
        "Promediaste el doble de los residuos: * 2 multiplica, no eleva al cuadrado.",
    ),
}


def _con_los_residuos(juntar):
    return lambda x, y, w: juntar(_residuos(x, y, w))


for _id, (_juntar, _texto) in RESIDUOS.items():
    _nombrar("costo", _id, _con_los_residuos(_juntar), _texto)


def costo__suma_en_vez_de_resta(x, y, w):
    """Sumas la predicción y lo observado: el residuo es una resta."""
    return np.mean((y + solution.predecir(x, w)) ** 2)


def costo__monomios(x, y, w):
    """Comparas y con cada término por separado: w1 x², w2 x y w3.

    El residuo es uno solo por muestra: y menos la predicción completa.
    """
    return np.mean((y - w[0] * x**2) ** 2 + (y - w[1] * x) ** 2 + (y - w[2]) ** 2)


def costo__solo_término_cuadrático(x, y, w):
    """Comparas y solo con w1 x²: la predicción tiene tres términos."""
    return np.mean((y - w[0] * x**2) ** 2)


def costo__diferencia_de_cuadrados(x, y, w):
    """Restas los cuadrados, y² − ŷ², y se eleva la resta: (y − ŷ)²."""
    return np.mean(y**2 - solution.predecir(x, w) ** 2)


def costo__cuadrado_de_la_predicción(x, y, w):
    """El cuadrado es solo de ŷ: se eleva la resta entera, (y − ŷ)². Mira los paréntesis."""
    return np.mean(y - solution.predecir(x, w) ** 2)


def costo__error_relativo(x, y, w):
    """Divides cada residuo por su y: es un error relativo, y el MSE usa los residuos tal cual."""
    return np.mean((_residuos(x, y, w) / y) ** 2)


def costo__coeficiente_r2(x, y, w):
    """Calculaste R², que compara con el promedio de y: se pide el error cuadrático medio."""
    return 1 - np.sum(_residuos(x, y, w) ** 2) / np.sum((y - np.mean(y)) ** 2)


def costo__residuo_con_x(x, y, w):
    """Comparas la predicción con x, y se compara con y."""
    return np.mean((x - solution.predecir(x, w)) ** 2)


# --- gradienteMuestra ---


def gradienteMuestra__residuo_sin_signo(x_i, y_i, w):
    """Usaste el valor absoluto del residuo, y su signo dice hacia dónde moverse."""
    return -2 * abs(_residuos(x_i, y_i, w)) * np.array([x_i**2, x_i, 1])


# Lo que multiplica a −2 r en cada componente, y lo que se lee.
DERIVADAS = {
    "mitad": (
        lambda x, w: [x**2 / 2, x / 2, 1 / 2],
        "Tu gradiente es la mitad del correcto: derivaste ½(y − ŷ)², y aquí el costo no lleva ½. "
        "La regla de la potencia deja un factor delante.",
    ),
    "signo": (
        lambda x, w: [-(x**2), -x, -1],
        "Tu gradiente tiene el signo contrario: apunta hacia donde el costo baja. Al derivar "
        "(y − ŷ)² hay que derivar también lo de adentro, y ŷ entra restando.",
    ),
    "respecto_a_x": (
        lambda x, w: [2 * x, 1, 1],
        "Derivaste respecto a x (2x y 1) en lugar de respecto a los pesos. Aquí x es un dato fijo; "
        "lo que varía es w. ¿Cuánto cambia ŷ si w1 aumenta un poquito?",
    ),
    "derivada_de_los_términos": (
        lambda x, w: [2 * x, 1, 0],
        "Derivaste x², x y 1 respecto a x: por eso tu tercera componente es siempre 0. Las "
        "incógnitas son los pesos. Deriva ŷ respecto a w1, luego a w2 y luego a w3.",
    ),
    "derivada_de_la_curva": (
        lambda x, w: [2 * w[0] * x, w[1], 1],
        "Derivaste la parábola respecto a x (2 w1 x y w2) en lugar de respecto a los pesos. Aquí x "
        "es un dato fijo; lo que varía es w. ¿Cuánto cambia ŷ si w1 aumenta un poquito?",
    ),
    "derivada_de_la_curva_y_cero": (
        lambda x, w: [2 * w[0] * x, w[1], 0],
        "Derivaste la parábola respecto a x (2 w1 x y w2) en lugar de respecto a los pesos. Aquí x "
        "es un dato fijo; lo que varía es w. ¿Cuánto cambia ŷ si w3 aumenta un poquito?",
    ),
    "dos_solo_en_w1": (
        lambda x, w: [x**2, x / 2, 1 / 2],
        "El factor 2 está en una sola componente; sale del cuadrado, así que va en las tres.",
    ),
    "sin_x": (
        lambda x, w: [1, 1, 1],
        "Tus tres componentes son iguales: falta el factor ∂ŷ/∂w de cada peso. Cada peso responde "
        "por su propio término de la parábola.",
    ),
    "todas_con_x": (
        lambda x, w: [x, x, x],
        "Tus tres componentes son iguales: las multiplicas a todas por x. Cada peso responde por "
        "su propio término de la parábola.",
    ),
    "orden_inverso": (
        lambda x, w: [1, x, x**2],
        "Las componentes están al revés: la primera es la de w1, que acompaña a x².",
    ),
    "término_entero": (
        lambda x, w: [w[0] * x**2, w[1] * x, w[2]],
        "Cada componente quedó multiplicada por su propio peso. Al derivar w1 x² respecto a w1, "
        "¿sigue apareciendo w1?",
    ),
    "orden_inverso_y_otra_x": (
        lambda x, w: [x, x**2, x**3],
        "Tus componentes llevan x, x² y x³, y van x², x y 1: ¿dónde empieza tu exponente, y hacia "
        "dónde va?",
    ),
    "al_cuadrado": (
        lambda x, w: [x**4, x**2, 1],
        "Elevas al cuadrado lo que multiplica a cada peso: [x², x, 1] va tal cual.",
    ),
    "derivada_por_término": (
        lambda x, w: [2 * w[0] * x**3, w[1] * x, w[2]],
        "Multiplicas cada término por su derivada: ∂ŷ/∂w es solo lo que acompaña a cada peso.",
    ),
    "otra_x_de_más": (
        lambda x, w: [x**3, x**2, x],
        "Las tres componentes llevan una x de más: ¿qué multiplica a cada peso en ŷ?",
    ),
}

# La componente que cambia, lo que lleva y cómo se dice.
COMPONENTES = {
    "x_sin_cuadrado": (0, lambda x, w: x, "x"),
    "doble_de_x": (0, lambda x, w: 2 * x, "2x"),
    "al_cubo": (0, lambda x, w: x**3, "x³"),
    "sin_x_en_w1": (0, lambda x, w: 1, "1"),
    "w1_por_x²": (0, lambda x, w: w[0] * x**2, "w1 x²"),
    "w1_no_aprende": (0, lambda x, w: 0, "0"),
    "sin_x_en_w2": (1, lambda x, w: 1, "1"),
    "x_al_cuadrado_en_w2": (1, lambda x, w: x**2, "x²"),
    "w2_por_x": (1, lambda x, w: w[1] * x, "w2 x"),
    "w2_no_aprende": (1, lambda x, w: 0, "0"),
    "x_en_w3": (2, lambda x, w: x, "x"),
    "x_al_cuadrado_en_w3": (2, lambda x, w: x**2, "x²"),
    "w3_por_1": (2, lambda x, w: w[2], "w3"),
    "w3_no_aprende": (2, lambda x, w: 0, "0"),
}


def _con_derivadas(derivadas):
    return lambda x_i, y_i, w: _gradiente(x_i, y_i, w, derivadas(x_i, w))


def _con_componente(k, otra):
    return _con_derivadas(lambda x, w: [otra(x, w) if j == k else x ** (2 - j) for j in range(3)])


def _sin_residuo_en(k):
    def error(x_i, y_i, w):
        otra = np.array([-2 * x_i**2, -2 * x_i, -2])
        return np.where(np.arange(3) == k, otra, solution.gradienteMuestra(x_i, y_i, w))

    return error


for _id, (_derivadas, _texto) in DERIVADAS.items():
    _nombrar("gradienteMuestra", _id, _con_derivadas(_derivadas), _texto)
for _id, (_k, _otra, _lleva) in COMPONENTES.items():
    _nombrar(
        "gradienteMuestra",
        _id,
        _con_componente(_k, _otra),
        f"La {ORDINALES_A[_k]} componente lleva {_lleva} donde va {('x²', 'x', '1')[_k]}: "
        f"¿qué multiplica a w{_k + 1} en ŷ?",
    )
for _k, _ordinal in enumerate(ORDINALES_A):
    _nombrar(
        "gradienteMuestra",
        f"signo_de_w{_k + 1}",
        _con_componente(_k, lambda x, w, k=_k: -(x ** (2 - k))),
        f"La {_ordinal} componente sale con el signo contrario: las tres llevan el mismo −2.",
    )
    _nombrar(
        "gradienteMuestra",
        f"sin_residuo_en_w{_k + 1}",
        _sin_residuo_en(_k),
        f"A la {_ordinal} componente le falta el residuo: multiplica a las tres.",
    )


def gradienteMuestra__residuo_al_cuadrado(x_i, y_i, w):
    """Usaste el cuadrado del residuo: al derivar, el exponente baja en uno.

    El gradiente necesita el signo del residuo para saber hacia dónde moverse.
    """
    return -2 * _residuos(x_i, y_i, w) ** 2 * np.array([x_i**2, x_i, 1])


def gradienteMuestra__suma_en_vez_de_resta(x_i, y_i, w):
    """Tu residuo suma ŷ e y: es una resta, y − ŷ."""
    return -2 * (y_i + solution.predecir(x_i, w)) * np.array([x_i**2, x_i, 1])


def gradienteMuestra__precedencia(x_i, y_i, w):
    """Solo la predicción quedó multiplicada por [x², x, 1], y y por −2: faltan los paréntesis.

    La resta se hace antes que los productos.
    """
    return -2 * y_i - solution.predecir(x_i, w) * np.array([x_i**2, x_i, 1.0])


def gradienteMuestra__w_menos_gradiente(x_i, y_i, w):
    """Devuelves w menos el gradiente: se pide el gradiente solo, y el paso se da en ajustarSGD."""
    return w - solution.gradienteMuestra(x_i, y_i, w)


# --- ajustarSGD ---

# Las muestras de una época, o los pares (de qué muestra es x, de cuál y), y lo que se lee.
ÓRDENES = {
    "falta_la_última_muestra": (
        lambda n, rng: _orden(n, rng)[:-1],
        "La última muestra nunca se usa: mira hasta dónde llega el range de tu bucle.",
    ),
    "falta_la_primera_muestra": (
        lambda n, rng: _orden(n, rng)[1:],
        "La primera muestra de cada época nunca se usa: mira dónde empieza tu bucle.",
    ),
    "solo_la_última_muestra": (
        lambda n, rng: _orden(n, rng)[-1:],
        "Das un solo paso por época, con la última muestra: mira con qué sangría está la "
        "actualización.",
    ),
    "solo_la_primera_muestra": (
        lambda n, rng: _orden(n, rng)[:1],
        "Das un solo paso por época, con la primera muestra: mira qué recorre tu bucle.",
    ),
    "una_de_cada_dos": (
        lambda n, rng: _orden(n, rng)[::2],
        "Usas una muestra de cada dos: mira de cuánto en cuánto avanza tu bucle.",
    ),
    "orden_al_revés": (
        lambda n, rng: np.arange(n) if rng is None else rng.permutation(n)[::-1],
        "Recorres al revés lo que da rng.permutation(n): va de principio a fin.",
    ),
    "choice_sin_reemplazo": (
        lambda n, rng: np.arange(n) if rng is None else rng.choice(n, n, replace=False),
        "Tu recorrido es bueno, pero no es el pedido: sale de rng.choice, y se pide el orden de "
        "rng.permutation(n).",
    ),
    "orden_de_argsort": (
        lambda n, rng: np.arange(n) if rng is None else np.argsort(rng.permutation(n)),
        "Ordenas con argsort lo que da rng.permutation(n): ya es el orden en que se visitan.",
    ),
    "siempre_la_primera": (
        lambda n, rng: np.zeros(n, int),
        "Todos los pasos usan la primera muestra: mira con qué índice tomas x y y dentro del "
        "bucle.",
    ),
    "orden_inverso": (
        lambda n, rng: np.arange(n)[::-1] if rng is None else rng.permutation(n),
        "Sin rng recorres las muestras de la última a la primera: van en el orden en que llegan.",
    ),
    "ignora_rng": (
        lambda n, rng: np.arange(n),
        "Recorres las muestras en el orden dado aunque recibas un generador. Cuando rng no es "
        "None, el orden de cada época es un rng.permutation(n) nuevo.",
    ),
    "con_reemplazo": (
        lambda n, rng: np.arange(n) if rng is None else [rng.integers(n) for _ in range(n)],
        "Sorteas cada muestra por separado, y en una época unas se repiten y otras no salen. "
        "rng.permutation(n) las recorre todas, cada una exactamente una vez.",
    ),
    "un_orden_por_muestra": (
        lambda n, rng: np.arange(n) if rng is None else [rng.permutation(n)[k] for k in range(n)],
        "Pides un orden nuevo antes de cada muestra: en una época unas se repiten y otras no "
        "salen. Se pide uno por época, y se recorre entero.",
    ),
    "baraja_solo_x": (
        lambda n, rng: zip(_orden(n, rng), range(n), strict=True),
        "Barajas x y dejas y como estaba: cada x acaba con la y de otra muestra. Un mismo orden "
        "sirve para las dos.",
    ),
    "barajados_aparte": (
        lambda n, rng: zip(_orden(n, rng), _orden(n, rng), strict=True),
        "Barajas x e y por separado: cada x acaba con la y de otra muestra. Un mismo orden sirve "
        "para las dos.",
    ),
}

# Con qué gradiente se da un paso: de w, de la muestra i y de la w del comienzo.
GRADIENTES = {
    "muestra_al_revés": (
        lambda x, y, i, w, w0: solution.gradienteMuestra(y[i], x[i], w),
        "A gradienteMuestra le pasas y[i] en el lugar de x[i], y al revés: mira el orden de su "
        "def.",
    ),
    "asciende": (
        lambda x, y, i, w, w0: -solution.gradienteMuestra(x[i], y[i], w),
        "Te mueves a favor del gradiente y el costo crece; para bajar hay que ir en contra.",
    ),
    "alpha_entre_n": (
        lambda x, y, i, w, w0: solution.gradienteMuestra(x[i], y[i], w) / len(x),
        "Tus pasos son n veces más cortos: dividiste por n, pero cada paso usa una sola muestra.",
    ),
    "gradiente_en_la_w_inicial": (
        lambda x, y, i, w, w0: solution.gradienteMuestra(x[i], y[i], w0),
        "Todos tus gradientes se calculan con la w que recibiste, y cada muestra tiene que ver la "
        "que dejó la anterior: mira qué variable le pasas.",
    ),
    "gradiente_normalizado": (
        lambda x, y, i, w, w0: _de_longitud_1(solution.gradienteMuestra(x[i], y[i], w)),
        "Divides cada gradiente por su longitud: de él depende también cuánto se avanza.",
    ),
    "recorta_gradiente": (
        lambda x, y, i, w, w0: _recortado(solution.gradienteMuestra(x[i], y[i], w)),
        "Acortas a longitud 1 los gradientes que la pasan: tus pasos grandes son más cortos. Aquí "
        "el paso es alpha por el gradiente, mida lo que mida.",
    ),
    "solo_los_signos": (
        lambda x, y, i, w, w0: np.sign(solution.gradienteMuestra(x[i], y[i], w)),
        "Das pasos según el signo del gradiente: de su tamaño depende cuánto se avanza.",
    ),
    **{
        f"w{k + 1}_no_se_actualiza": (
            lambda x, y, i, w, w0, k=k: _sin(solution.gradienteMuestra(x[i], y[i], w), k),
            f"w{k + 1} se queda en su valor inicial: la actualización deja fuera a uno de los "
            "tres pesos.",
        )
        for k in range(3)
    },
    **{
        f"solo_w{k + 1}_se_actualiza": (
            lambda x, y, i, w, w0, k=k: _solo(solution.gradienteMuestra(x[i], y[i], w), k),
            f"Solo se mueve w{k + 1}: la actualización deja fuera a los otros dos pesos.",
        )
        for k in range(3)
    },
}


def _con_orden(orden):
    def error(x, y, w, alpha, epocas, rng=None):
        return _entrenar(x, y, w, epocas, rng, _paso(x, y, alpha), orden)

    return error


def _con_gradiente(gradiente):
    def error(x, y, w, alpha, epocas, rng=None):
        def paso(actual, i):
            return actual - alpha * gradiente(x, y, i, actual, w)

        return _entrenar(x, y, w, epocas, rng, paso)

    return error


for _id, (_orden_de, _texto) in ÓRDENES.items():
    _nombrar("ajustarSGD", _id, _con_orden(_orden_de), _texto)
for _id, (_gradiente_de, _texto) in GRADIENTES.items():
    _nombrar("ajustarSGD", _id, _con_gradiente(_gradiente_de), _texto)


def ajustarSGD__secuencial(x, y, w, alpha, epocas, rng=None):
    """Actualizas los pesos de a uno y usas los ya cambiados para calcular el siguiente.

    Las tres derivadas se calculan con la misma w, la de antes del paso.
    """

    def un_paso(w, i):
        for j in range(3):
            w = w - alpha * _solo(solution.gradienteMuestra(x[i], y[i], w), j)
        return w

    return _entrenar(x, y, w, epocas, rng, un_paso)


def ajustarSGD__alpha_que_decae(x, y, w, alpha, epocas, rng=None):
    """Tu alpha se hace más pequeña de época en época, y aquí es siempre la misma."""
    w, costos = np.array(w), [solution.costo(x, y, w)]
    for epoca in range(epocas):
        w, (_, costo) = solution.ajustarSGD(x, y, w, alpha / (1 + epoca), 1, rng)
        costos.append(costo)
    return w, costos


def ajustarSGD__gradientes_acumulados(x, y, w, alpha, epocas, rng=None):
    """El gradiente de cada muestra se suma a los de las anteriores: falta reiniciarlo.

    Cada paso usa solo el gradiente de su muestra.
    """
    suma = np.zeros(3)

    def un_paso(w, i):
        suma[:] += solution.gradienteMuestra(x[i], y[i], w)
        return w - alpha * suma

    return _entrenar(x, y, w, epocas, rng, un_paso)


def ajustarSGD__return_dentro(x, y, w, alpha, epocas, rng=None):
    """Pidan las épocas que pidan, haces una sola: mira si un return o un break quedó dentro del
    bucle, y cuántas vueltas le pides."""
    return solution.ajustarSGD(x, y, w, alpha, min(epocas, 1), rng)


def ajustarSGD__costo_al_revés(x, y, w, alpha, epocas, rng=None):
    """w está bien, pero al anotar el costo le pasas y en el lugar de x: mira el orden de su def."""
    w, costos = np.array(w), [solution.costo(y, x, w)]
    for _ in range(epocas):
        for i in range(len(x)) if rng is None else rng.permutation(len(x)):
            w = w - alpha * solution.gradienteMuestra(x[i], y[i], w)
        costos.append(solution.costo(y, x, w))
    return w, costos


def ajustarSGD__una_actualización_por_época(x, y, w, alpha, epocas, rng=None):
    """Tus pesos cambian una sola vez por época, y en SGD cambian una vez por cada muestra.

    Si hay n muestras, en cada época hay n actualizaciones: cuenta cuántas hace tu bucle.
    """
    w, costos = np.array(w), [solution.costo(x, y, w)]
    for epoca in range(epocas):
        i = epoca % len(x) if rng is None else rng.integers(len(x))
        w = w - alpha * solution.gradienteMuestra(x[i], y[i], w)
        costos.append(solution.costo(x, y, w))
    return w, costos


def ajustarSGD__lote_completo(x, y, w, alpha, epocas, rng=None):
    """Promedias el gradiente de todas las muestras y das un solo paso por época.

    Eso es descenso de gradiente por lotes: en SGD se da un paso después de cada muestra.
    """
    return _por_lotes(x, y, w, alpha / len(x), epocas)


def ajustarSGD__gradientes_con_w_vieja(x, y, w, alpha, epocas, rng=None):
    """Todos los gradientes de una época se calculan con la w del comienzo de la época.

    En SGD cada muestra ya encuentra la w que dejó la muestra anterior.
    """
    return _por_lotes(x, y, w, alpha, epocas)


def ajustarSGD__modifica_w(x, y, w, alpha, epocas, rng=None):
    """Tu función cambió la w de quien la llama: al volver, sus valores iniciales se perdieron.

    Dos nombres pueden señalar el mismo arreglo. ¿Dónde hace falta una copia?
    """
    final, costos = solution.ajustarSGD(x, y, w, alpha, epocas, rng)
    w[:] = final
    return final, costos


def ajustarSGD__sin_costo_inicial(x, y, w, alpha, epocas, rng=None):
    """A tu historia le falta el primer valor: costos[0] es el costo de la w recibida.

    Con los costos de después de cada época son epocas + 1 valores.
    """
    w, costos = solution.ajustarSGD(x, y, w, alpha, epocas, rng)
    return w, costos[1:]


def ajustarSGD__sin_costo_final(x, y, w, alpha, epocas, rng=None):
    """A tu historia le falta el último valor: anotas el costo antes de cada época y nunca al final.

    La w que devuelves también merece su costo: son epocas + 1 valores.
    """
    w, costos = solution.ajustarSGD(x, y, w, alpha, epocas, rng)
    return w, costos[:-1]


def ajustarSGD__costo_por_muestra(x, y, w, alpha, epocas, rng=None):
    """Anotas el costo después de cada muestra; la historia lleva uno por época, y el inicial.

    Mira a qué bucle pertenece la línea que lo guarda.
    """
    costos = [solution.costo(x, y, w)]

    def un_paso(w, i):
        w = w - alpha * solution.gradienteMuestra(x[i], y[i], w)
        costos.append(solution.costo(x, y, w))
        return w

    final, _ = _entrenar(x, y, w, epocas, rng, un_paso)
    return final, costos


def ajustarSGD__una_época_de_más(x, y, w, alpha, epocas, rng=None):
    """Das una época de más: revisa dónde empieza y dónde termina el contador."""
    return solution.ajustarSGD(x, y, w, alpha, epocas + 1, rng)


def ajustarSGD__una_época_de_menos(x, y, w, alpha, epocas, rng=None):
    """Das una época de menos: revisa dónde empieza y dónde termina el contador."""
    return solution.ajustarSGD(x, y, w, alpha, max(epocas - 1, 0), rng)


def ajustarSGD__momento(x, y, w, alpha, epocas, rng=None):
    """Tus pasos arrastran 0.9 veces el anterior (momento): aquí cada paso sale solo del gradiente
    de su muestra."""
    velocidad = np.zeros(3)

    def un_paso(w, i):
        velocidad[:] = 0.9 * velocidad + solution.gradienteMuestra(x[i], y[i], w)
        return w - alpha * velocidad

    return _entrenar(x, y, w, epocas, rng, un_paso)


def ajustarSGD__w_reiniciada(x, y, w, alpha, epocas, rng=None):
    """Cada época vuelve a empezar desde la w recibida: debe seguir donde quedó la anterior."""
    costos, final = [solution.costo(x, y, w)], np.array(w)
    for _ in range(epocas):
        final, (_, costo) = solution.ajustarSGD(x, y, w, alpha, 1, rng)
        costos.append(costo)
    return final, costos


def ajustarSGD__costo_de_la_última_muestra(x, y, w, alpha, epocas, rng=None):
    """w está bien, pero cada costo que anotas es el de una sola muestra, la última de la época.

    El costo de una época se mide con todas.
    """
    final, costos, ultima = np.array(w), [solution.costo(x, y, w)], [0]

    def un_paso(w, i):
        ultima[0] = i
        return w - alpha * solution.gradienteMuestra(x[i], y[i], w)

    for _ in range(epocas):
        final, _ = _entrenar(x, y, final, 1, rng, un_paso)
        una = slice(ultima[0], ultima[0] + 1)
        costos.append(solution.costo(x[una], y[una], final))
    return final, costos


def ajustarSGD__costo_sobre_la_marcha(x, y, w, alpha, epocas, rng=None):
    """w está bien, pero tus costos salen de errores medidos antes de cada paso, según avanzas.

    El costo de una época se mide una vez, al terminarla, con todas las muestras y la misma w.
    """
    final, costos, vistos = np.array(w), [solution.costo(x, y, w)], []

    def un_paso(w, i):
        vistos.append(_residuos(x[i], y[i], w) ** 2)
        return w - alpha * solution.gradienteMuestra(x[i], y[i], w)

    for _ in range(epocas):
        final, _ = _entrenar(x, y, final, 1, rng, un_paso)
        costos.append(np.mean(vistos))
        vistos.clear()
    return final, costos


def ajustarSGD__baraja_sin_rng(x, y, w, alpha, epocas, rng=None):
    """Cuando no llega un rng creas uno de semilla 0 y barajas.

    Sin rng las muestras se recorren en el orden en que están.
    """
    return solution.ajustarSGD(x, y, w, alpha, epocas, rng or np.random.default_rng(0))


def ajustarSGD__mismo_orden_siempre(x, y, w, alpha, epocas, rng=None):
    """Barajas una sola vez y repites ese orden en todas las épocas.

    Cada época comienza con un rng.permutation(n) nuevo: mira en qué bucle está el tuyo.
    """
    if rng is not None:
        orden = rng.permutation(len(x))
        x_orden, y_orden = x[orden], y[orden]
        w, costos = solution.ajustarSGD(x_orden, y_orden, w, alpha, epocas)
        return w, costos
    return solution.ajustarSGD(x, y, w, alpha, epocas)


def ajustarSGD__baraja_lo_barajado(x, y, w, alpha, epocas, rng=None):
    """Tu recorrido es bueno, pero no es el pedido: cada época baraja el orden que dejó la anterior.

    El rng.permutation(n) de cada época se aplica a las muestras tal como llegaron.
    """
    if rng is None:
        return solution.ajustarSGD(x, y, w, alpha, epocas)
    final, costos, orden = np.array(w), [solution.costo(x, y, w)], np.arange(len(x))
    for _ in range(epocas):
        rng.shuffle(orden)
        final, _ = solution.ajustarSGD(x[orden], y[orden], final, alpha, 1)
        costos.append(solution.costo(x, y, final))
    return final, costos


def ajustarSGD__mejor_w(x, y, w, alpha, epocas, rng=None):
    """Devuelves la w de menor costo, y se pide la última: la de después de la última época."""
    final, costos = np.array(w), [solution.costo(x, y, w)]
    mejor = final
    for _ in range(epocas):
        final, _ = solution.ajustarSGD(x, y, final, alpha, 1, rng)
        costos.append(solution.costo(x, y, final))
        mejor = final if costos[-1] <= min(costos) else mejor
    return mejor, costos


def ajustarSGD__se_detiene_sola(x, y, w, alpha, epocas, rng=None):
    """Dejas de entrenar antes de tiempo, cuando el costo casi no cambia o ya es bajo.

    Se piden todas las épocas: una en la que apenas se avanza puede venir antes de otra mejor.
    """
    costos = [solution.costo(x, y, w)]
    for _ in range(epocas):
        w, (_, costo) = solution.ajustarSGD(x, y, w, alpha, 1, rng)
        costos.append(costo)
        if abs(costos[-1] - costos[-2]) < 1e-9:
            break
    return w, costos


def ajustarSGD__se_detiene_si_sube(x, y, w, alpha, epocas, rng=None):
    """Dejas de entrenar en cuanto el costo sube: se piden todas las épocas.

    Que suba dice que alpha es grande, y quien mira la historia tiene que poder verlo.
    """
    costos = [solution.costo(x, y, w)]
    for _ in range(epocas):
        w, (_, costo) = solution.ajustarSGD(x, y, w, alpha, 1, rng)
        costos.append(costo)
        if costos[-1] > costos[-2]:
            break
    return w, costos


def ajustarSGD__empieza_en_cero(x, y, w, alpha, epocas, rng=None):
    """Empiezas en w = 0: se empieza en la w que recibes."""
    return solution.ajustarSGD(x, y, np.zeros(3), alpha, epocas, rng)


def ajustarSGD__empieza_sin_decimales(x, y, w, alpha, epocas, rng=None):
    """Empiezas en w sin sus decimales: mira con qué dtype la copias."""
    return solution.ajustarSGD(x, y, np.trunc(w), alpha, epocas, rng)


def ajustarSGD__promedio_de_las_w(x, y, w, alpha, epocas, rng=None):
    """Devuelves el promedio de las w por las que pasaste: se pide la última."""
    pasos = []

    def paso(actual, i):
        pasos.append(_paso(x, y, alpha)(actual, i))
        return pasos[-1]

    final, costos = _entrenar(x, y, w, epocas, rng, paso)
    return (np.mean(pasos, axis=0) if pasos else final), costos


def ajustarSGD__w_de_una_época_antes(x, y, w, alpha, epocas, rng=None):
    """Tu historia es la correcta, pero la w que devuelves es la de una época antes."""
    pasos = [np.array(w)]

    def costo(x, y, w):
        pasos.append(w)
        return solution.costo(x, y, w)

    _, costos = _entrenar(x, y, w, epocas, rng, _paso(x, y, alpha), costo=costo)
    return pasos[-2], costos


def ajustarSGD__solo_el_paso(x, y, w, alpha, epocas, rng=None):
    """w queda igual al paso, −α ∇: el paso se le suma a la w que había."""

    def paso(actual, i):
        return -alpha * solution.gradienteMuestra(x[i], y[i], actual)

    return _entrenar(x, y, w, epocas, rng, paso)


def ajustarSGD__muestra_de_la_época(x, y, w, alpha, epocas, rng=None):
    """En cada época usas una y otra vez la misma muestra: la eliges con el contador de épocas.

    Mira con qué índice tomas x y y dentro del bucle.
    """
    w, costos = np.array(w), [solution.costo(x, y, w)]
    for epoca in range(epocas):
        for _ in range(len(x)):
            w = _paso(x, y, alpha)(w, epoca % len(x))
        costos.append(solution.costo(x, y, w))
    return w, costos


def ajustarSGD__alpha_que_decae_por_muestra(x, y, w, alpha, epocas, rng=None):
    """Tu alpha se hace más pequeña de muestra en muestra, y aquí es siempre la misma."""
    w, costos = np.array(w), [solution.costo(x, y, w)]
    for _ in range(epocas):
        for k, i in enumerate(_orden(len(x), rng)):
            w = _paso(x, y, alpha / (k + 1))(w, i)
        costos.append(solution.costo(x, y, w))
    return w, costos


def ajustarSGD__empieza_en_uno(x, y, w, alpha, epocas, rng=None):
    """Empiezas en w = 1: se empieza en la w que recibes."""
    return solution.ajustarSGD(x, y, np.ones(3), alpha, epocas, rng)


def ajustarSGD__costo_sumado(x, y, w, alpha, epocas, rng=None):
    """w está bien, pero cada costo que anotas es n veces el que es: falta dividir por n."""
    w, costos = solution.ajustarSGD(x, y, w, alpha, epocas, rng)
    return w, [len(x) * costo for costo in costos]


# --- piezas comunes ---


def _residuos(x, y, w):
    return y - solution.predecir(x, w)


def _gradiente(x_i, y_i, w, derivadas):
    return -2 * _residuos(x_i, y_i, w) * np.array(derivadas, float)


def _solo(vector, k):
    return np.where(np.arange(3) == k, vector, 0.0)


def _sin(vector, k):
    return np.where(np.arange(3) == k, 0.0, vector)


def _de_longitud_1(vector):
    return vector / np.linalg.norm(vector)


def _recortado(vector):
    return vector / max(1, np.linalg.norm(vector))


def _orden(n, rng):
    return np.arange(n) if rng is None else rng.permutation(n)


def _paso(x, y, alpha):
    """Un paso de SGD con la x de una muestra y la y de esa, o de otra."""

    def paso(w, muestra):
        i, j = muestra if isinstance(muestra, tuple) else (muestra, muestra)
        return w - alpha * solution.gradienteMuestra(x[i], y[j], w)

    return paso


def _entrenar(x, y, w, epocas, rng, paso, orden=_orden, costo=None):
    """El bucle de ajustarSGD con otro paso, otro orden u otro costo."""
    costo = costo or solution.costo
    w, costos = np.array(w), [costo(x, y, w)]
    for _ in range(epocas):
        for muestra in orden(len(x), rng):
            w = paso(w, muestra)
        costos.append(costo(x, y, w))
    return w, costos


def _por_lotes(x, y, w, alpha, epocas):
    w, costos = np.array(w), [solution.costo(x, y, w)]
    for _ in range(epocas):
        w = w - alpha * sum(solution.gradienteMuestra(a, b, w) for a, b in zip(x, y, strict=True))
        costos.append(solution.costo(x, y, w))
    return w, costos
