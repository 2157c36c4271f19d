"""Errores conocidos de los optimizadores: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.

No se ven, y por eso no están: dónde va ε, dentro o fuera de la raíz, y ≤ por < entre dos alturas
que no empatan. Un AdaGrad que no acumula no se ve desde r = 0, ni en t = 1 un Adam que olvida el
exponente: las pruebas traen memoria. G entre la diagonal de H no se ve en una H diagonal.
"""

import operator

import numpy as np

from solutions.optimizadores import solution

# --- entrenarMiniLotes ---


def _mse(X, y, w):
    return float(np.mean((y - X @ w) ** 2))


def _gradiente(X, y, w, **_):
    return -2 / len(y) * X.T @ (y - X @ w)


def _tasa(alpha, d, e, **_):
    return alpha / (1 + d * e)


def _cortes(n, tam_lote):
    return [(i, i + tam_lote) for i in range(0, n, tam_lote)]


def _orden(n, rng):
    return np.arange(n) if rng is None else rng.permutation(n)


def _lotes(
    X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None, *,
    gradiente=_gradiente, tasa=_tasa, cortes=_cortes, orden=_orden, costo=_mse,
):  # fmt: skip
    """El entrenamiento con una de sus piezas cambiada."""
    costos, k = [costo(X, y, w)], 0
    for e in range(epocas):
        filas = orden(len(X), rng)
        for inicio, fin in cortes(len(X), tam_lote):
            lote = filas[inicio:fin]
            G = gradiente(X[lote], y[lote], w, n=len(X), tam_lote=tam_lote, todo=(X, y))
            w = w - tasa(alpha, d, e, k=k, epocas=epocas) * G
            k += 1
            costos.append(costo(X, y, w))
    return w, costos


def _pasos_por_epoca(X, tam_lote):
    return -(-len(X) // tam_lote)


def entrenarMiniLotes__sin_lote_corto(*datos):
    """Las muestras que sobran al final de cada época no se usan: también forman un lote, más corto,
    y con él hay otra actualización."""

    def cortes(n, t):
        return [(i, i + t) for i in range(0, n - t + 1, t)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__entre_tamaño_nominal(*datos):
    """Divides por tam_lote, y el último lote puede traer menos muestras: cada lote se
    divide por las que trae."""

    def gradiente(X, y, w, tam_lote, **_):
        return -2 / tam_lote * X.T @ (y - X @ w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__entre_n(*datos):
    """Divides el gradiente de cada lote por n, el número de todas las muestras: es un promedio
    sobre las del lote."""

    def gradiente(X, y, w, n, **_):
        return -2 / n * X.T @ (y - X @ w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__entre_características(*datos):
    """Divides el gradiente por el número de columnas de X, y se divide por el de filas: cada fila
    es una muestra."""

    def gradiente(X, y, w, **_):
        return -2 / X.shape[1] * X.T @ (y - X @ w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__suma_del_lote(*datos):
    """Sumas los gradientes de las muestras del lote sin dividir por cuántas son."""

    def gradiente(X, y, w, **_):
        return -2 * X.T @ (y - X @ w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__sin_el_dos(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Tu gradiente es la mitad: falta el 2 que baja al derivar el cuadrado. Esta pérdida no lleva
    ½."""
    w, costos = solution.entrenarMiniLotes(X, y, w, alpha / 2, epocas, tam_lote, d, rng)
    return w, costos


def entrenarMiniLotes__suma_sin_el_dos(*datos):
    """A tu gradiente le faltan dos cosas: el 2 del cuadrado y dividir por las muestras del lote."""

    def gradiente(X, y, w, **_):
        return -X.T @ (y - X @ w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__dos_doble(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Tu gradiente es el doble: el 2 del cuadrado está dos veces."""
    return solution.entrenarMiniLotes(X, y, w, 2 * alpha, epocas, tam_lote, d, rng)


def entrenarMiniLotes__asciende(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Te mueves a favor del gradiente y el costo crece; para bajar hay que ir en contra."""
    return solution.entrenarMiniLotes(X, y, w, -alpha, epocas, tam_lote, d, rng)


def entrenarMiniLotes__asciende_sin_el_dos(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Te mueves a favor del gradiente, y además le falta el 2 del cuadrado."""
    return solution.entrenarMiniLotes(X, y, w, -alpha / 2, epocas, tam_lote, d, rng)


def entrenarMiniLotes__sin_x(*datos):
    """A tu gradiente le falta multiplicar cada residuo por su x: todas las componentes de w se
    mueven lo mismo."""

    def gradiente(X, y, w, **_):
        return -2 * np.mean(y - X @ w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__residuo_al_cuadrado(*datos):
    """Tu gradiente usa el residuo al cuadrado: al derivar, el exponente baja."""

    def gradiente(X, y, w, **_):
        return -2 / len(y) * X.T @ (y - X @ w) ** 2

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__signo_del_residuo(*datos):
    """Tu gradiente usa el signo del residuo, el de |y − ŷ|: la pérdida es el cuadrado."""

    def gradiente(X, y, w, **_):
        return -1 / len(y) * X.T @ np.sign(y - X @ w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__primera_muestra_del_lote(*datos):
    """De cada lote solo cuenta la primera muestra: el gradiente es el promedio de todas."""

    def gradiente(X, y, w, **_):
        return _gradiente(X[:1], y[:1], w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__última_muestra_del_lote(*datos):
    """De cada lote solo cuenta la última muestra: cada una pisa a la anterior, y hay que
    juntarlas."""

    def gradiente(X, y, w, **_):
        return _gradiente(X[-1:], y[-1:], w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__última_entre_lote(*datos):
    """De cada lote solo cuenta la última muestra, dividida por el tamaño del lote: en tu bucle cada
    una pisa a la anterior."""

    def gradiente(X, y, w, **_):
        return _gradiente(X[-1:], y[-1:], w) / len(y)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__normaliza_el_gradiente(*datos):
    """Divides el gradiente por su longitud: el paso es la tasa por el gradiente, mida lo que
    mida."""

    def gradiente(X, y, w, **_):
        G = _gradiente(X, y, w)
        return G / np.linalg.norm(G)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__recorta_el_gradiente(*datos):
    """Recortas el gradiente entre −1 y 1: el paso es la tasa por el gradiente, mida lo que mida."""

    def gradiente(X, y, w, **_):
        return np.clip(_gradiente(X, y, w), -1, 1)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__todos_los_datos(*datos):
    """En cada actualización calculas el gradiente con todos los datos: va solo con los del lote."""

    def gradiente(X, y, w, todo, **_):
        return _gradiente(*todo, w)

    return _lotes(*datos, gradiente=gradiente)


def entrenarMiniLotes__corte_por_número_de_lote(*datos):
    """Tus lotes se enciman: cada uno empieza una sola muestra después del anterior. Empiezan de
    tam_lote en tam_lote."""

    def cortes(n, t):
        return [(i, i + t) for i in range(-(-n // t))]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__corte_por_número_sin_corto(*datos):
    """Tus lotes se enciman: cada uno empieza una sola muestra después del anterior. Además falta el
    lote corto."""

    def cortes(n, t):
        return [(i, i + t) for i in range(n // t)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__ventana_deslizante(*datos):
    """Das un paso por cada muestra, con un lote que empieza en ella: los lotes no comparten
    muestras y empiezan de tam_lote en tam_lote."""

    def cortes(n, t):
        return [(i, i + t) for i in range(n)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__ventana_sin_salirse(*datos):
    """Tus lotes se enciman, cada uno a una muestra del anterior, hasta que no cabe otro entero: los
    lotes no comparten muestras y empiezan de tam_lote en tam_lote."""

    def cortes(n, t):
        return [(i, i + t) for i in range(n - t + 1)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__crece_el_lote(*datos):
    """Tus lotes crecen: cada uno empieza desde la primera muestra y acaba más lejos que el
    anterior. Cada lote empieza donde acabó el otro."""

    def cortes(n, t):
        return [(0, i + t) for i in range(0, n, t)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__hasta_el_final(*datos):
    """Tus lotes no se cortan: cada uno empieza donde debe y llega hasta la última muestra."""

    def cortes(n, t):
        return [(i, n) for i in range(0, n, t)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__lote_con_una_menos(*datos):
    """A cada lote le falta su última muestra: en un corte, el final no se incluye."""

    def cortes(n, t):
        todos = [(i, min(i + t, n) - 1) for i in range(0, n, t)]
        return [(i, fin) for i, fin in todos if fin > i]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__lote_con_una_más(*datos):
    """Cada lote lleva una muestra de más, la primera del siguiente."""

    def cortes(n, t):
        return [(i, i + t + 1) for i in range(0, n, t)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__falta_el_último_lote(*datos):
    """El último lote de cada época nunca se usa, aunque esté completo: mira hasta dónde llega tu
    bucle."""

    def cortes(n, t):
        return _cortes(n, t)[:-1]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__falta_el_primer_lote(*datos):
    """El primer lote de cada época nunca se usa: mira dónde empieza tu bucle."""

    def cortes(n, t):
        return _cortes(n, t)[1:]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__falta_la_última_muestra(*datos):
    """La última muestra de cada época nunca se usa: mira hasta dónde llegan tus lotes."""

    def cortes(n, t):
        return [(i, min(i + t, n - 1)) for i in range(0, n - 1, t)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__solo_el_primer_lote(*datos):
    """En cada época solo se usa el primer lote: mira si algo corta tu bucle antes de tiempo."""

    def cortes(n, t):
        return _cortes(n, t)[:1]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__lotes_parejos(*datos):
    """Repartes las muestras en lotes parejos. Los lotes tienen tam_lote muestras, y solo el último
    va corto."""

    def cortes(n, t):
        trozos = np.array_split(np.arange(n), -(-n // t))
        return [(trozo[0], trozo[-1] + 1) for trozo in trozos]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__resto_en_el_último(*datos):
    """Las muestras que sobran las añades al último lote completo: forman un lote aparte, más
    corto."""

    def cortes(n, t):
        enteros = [(i, i + t) for i in range(0, n - t + 1, t)] or [(0, n)]
        return [*enteros[:-1], (enteros[-1][0], n)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__completa_el_corto(*datos):
    """Completas el último lote con muestras que ya salieron: va corto, con las que quedan."""

    def cortes(n, t):
        return [(max(0, min(i, n - t)), i + t) for i in range(0, n, t)]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__tam_lote_es_el_número(*datos):
    """Tomas tam_lote como el número de lotes: es cuántas muestras van en cada uno."""

    def cortes(n, t):
        trozos = np.array_split(np.arange(n), min(t, n))
        return [(trozo[0], trozo[-1] + 1) for trozo in trozos]

    return _lotes(*datos, cortes=cortes)


def entrenarMiniLotes__lote_vacío(*datos):
    """Cuando los lotes salen exactos, cuentas uno más, vacío, y dividir por cero muestras da
    nan."""

    def cortes(n, t):
        return [(k * t, k * t + t) for k in range(n // t + 1)]

    def gradiente(X, y, w, **_):
        return _gradiente(X, y, w) if len(y) else np.full(len(w), np.nan)

    return _lotes(*datos, cortes=cortes, gradiente=gradiente)


def entrenarMiniLotes__ignora_tam_lote(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Das un solo paso por época, con todas las muestras, llegue el tam_lote que llegue."""
    return solution.entrenarMiniLotes(X, y, w, alpha, epocas, len(X), d, rng)


def entrenarMiniLotes__siempre_sgd(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Das un paso por cada muestra, llegue el tam_lote que llegue."""
    return solution.entrenarMiniLotes(X, y, w, alpha, epocas, 1, d, rng)


def entrenarMiniLotes__un_paso_por_muestra(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Dentro de cada lote mueves w con cada muestra: un lote es una sola actualización, con el
    promedio de todas."""

    def gradiente(X, y, w, **_):
        return _gradiente(X, y, w)

    costos = [_mse(X, y, w)]
    for e in range(epocas):
        filas = _orden(len(X), rng)
        for inicio, fin in _cortes(len(X), tam_lote):
            for i in filas[inicio:fin]:
                w = w - _tasa(alpha, d, e) * gradiente(X[[i]], y[[i]], w)
            costos.append(_mse(X, y, w))
    return w, costos


def entrenarMiniLotes__w_de_la_época(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Todos los gradientes de una época los calculas con la w con que empezó: cada lote encuentra
    la w que dejó el anterior."""
    costos = [_mse(X, y, w)]
    for e in range(epocas):
        filas, vieja = _orden(len(X), rng), w
        for inicio, fin in _cortes(len(X), tam_lote):
            lote = filas[inicio:fin]
            w = w - _tasa(alpha, d, e) * _gradiente(X[lote], y[lote], vieja)
            costos.append(_mse(X, y, w))
    return w, costos


def entrenarMiniLotes__w_inicial_siempre(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Cada paso parte de la w que recibiste, y se olvida lo que hicieron los anteriores."""
    costos, nueva = [_mse(X, y, w)], w
    for e in range(epocas):
        filas = _orden(len(X), rng)
        for inicio, fin in _cortes(len(X), tam_lote):
            lote = filas[inicio:fin]
            nueva = w - _tasa(alpha, d, e) * _gradiente(X[lote], y[lote], w)
            costos.append(_mse(X, y, nueva))
    return nueva, costos


def entrenarMiniLotes__gradiente_con_w_inicial(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Todos tus gradientes salen de la w inicial: cada lote encuentra la w que dejó el anterior."""
    inicial = w

    def gradiente(X, y, w, **_):
        return _gradiente(X, y, inicial)

    return _lotes(X, y, w, alpha, epocas, tam_lote, d, rng, gradiente=gradiente)


def entrenarMiniLotes__reinicia_cada_época(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Cada época empieza otra vez con la w que recibiste y olvida lo que aprendió la anterior."""
    costos, nueva = [_mse(X, y, w)], w
    for e in range(epocas):
        nueva, filas = w, _orden(len(X), rng)
        for inicio, fin in _cortes(len(X), tam_lote):
            lote = filas[inicio:fin]
            nueva = nueva - _tasa(alpha, d, e) * _gradiente(X[lote], y[lote], nueva)
            costos.append(_mse(X, y, nueva))
    return nueva, costos


def entrenarMiniLotes__gradiente_acumulado(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """El gradiente de cada lote se suma al de los anteriores de la época: cada lote empieza con el
    suyo desde cero."""
    costos = [_mse(X, y, w)]
    for e in range(epocas):
        filas, G = _orden(len(X), rng), 0 * w
        for inicio, fin in _cortes(len(X), tam_lote):
            lote = filas[inicio:fin]
            G = G + _gradiente(X[lote], y[lote], w)
            w = w - _tasa(alpha, d, e) * G
            costos.append(_mse(X, y, w))
    return w, costos


def entrenarMiniLotes__gradiente_acumulado_siempre(
    X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None
):
    """El gradiente de cada lote se suma al de todos los anteriores: cada lote empieza con el suyo
    desde cero."""
    G = 0 * w

    def gradiente(X, y, w, **_):
        nonlocal G
        G = G + _gradiente(X, y, w)
        return G

    return _lotes(X, y, w, alpha, epocas, tam_lote, d, rng, gradiente=gradiente)


def entrenarMiniLotes__no_guarda_el_paso(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """w vuelve como llegó y el costo no cambia: calculas los pasos y no los guardas."""
    veces = 1 + epocas * _pasos_por_epoca(X, tam_lote)
    return w, [_mse(X, y, w)] * veces


def entrenarMiniLotes__un_paso_por_época(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Juntas los gradientes de todos los lotes y mueves w una vez por época: se mueve después de
    cada lote."""
    costos = [_mse(X, y, w)]
    for e in range(epocas):
        filas = _orden(len(X), rng)
        lotes = [filas[i:f] for i, f in _cortes(len(X), tam_lote)]
        G = sum(_gradiente(X[lote], y[lote], w) for lote in lotes)
        w = w - _tasa(alpha, d, e) * G
        costos.append(_mse(X, y, w))
    return w, costos


def entrenarMiniLotes__solo_el_último_lote(*datos):
    """Mueves w una vez por época, con el gradiente del último lote: la actualización va dentro del
    bucle de los lotes."""

    def cortes(n, t):
        return _cortes(n, t)[-1:]

    return _lotes(*datos, cortes=cortes)


def _con_tasa(datos, tasa):
    return _lotes(*datos, tasa=tasa)


def entrenarMiniLotes__decae_por_actualización(*datos):
    """Tu tasa baja después de cada lote: en una época todos los lotes llevan la misma, y lo que
    cuenta e son las épocas."""
    return _con_tasa(datos, lambda alpha, d, e, k, **_: alpha / (1 + d * k))


def entrenarMiniLotes__decae_por_actualización_desde_uno(*datos):
    """Tu tasa baja después de cada lote y ya en el primero: e cuenta épocas, desde 0."""
    return _con_tasa(datos, lambda alpha, d, e, k, **_: alpha / (1 + d * (k + 1)))


def entrenarMiniLotes__decae_por_lote_de_la_época(
    X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None
):
    """Tu tasa baja con el número del lote dentro de la época, y en cada época empieza otra vez: lo
    que cuenta e son las épocas."""
    datos, por_epoca = (X, y, w, alpha, epocas, tam_lote), _pasos_por_epoca(X, tam_lote)
    return _con_tasa(
        (*datos, d, rng), lambda alpha, d, e, k, **_: alpha / (1 + d * (k % por_epoca))
    )


def entrenarMiniLotes__decae_desde_uno(*datos):
    """Tu tasa ya baja en la primera época: las épocas se cuentan desde e = 0, y esa va con alpha
    entera."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha / (1 + d * (e + 1)))


def entrenarMiniLotes__decaimiento_compuesto(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Cada época divides la tasa de la anterior, que ya venía dividida: la de la época e sale
    siempre de la alpha que recibes."""
    datos = X, y, w, alpha, epocas, tam_lote, d, rng
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha / np.prod(1 + d * np.arange(e + 1)))


def entrenarMiniLotes__decaimiento_compuesto_por_lote(
    X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None
):
    """En cada lote vuelves a dividir la tasa, que ya venía dividida: la de la época e sale siempre
    de la alpha que recibes."""
    por_epoca = _pasos_por_epoca(X, tam_lote)
    datos = X, y, w, alpha, epocas, tam_lote, d, rng
    return _con_tasa(
        datos, lambda alpha, d, e, k, **_: alpha / np.prod(1 + d * (np.arange(k + 1) // por_epoca))
    )


def entrenarMiniLotes__decaimiento_geométrico(*datos):
    """Tu tasa se divide por 1 + d en cada época, y así baja como una potencia: en la de esta tarea
    la época e multiplica a d."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha / (1 + d) ** e)


def entrenarMiniLotes__decaimiento_constante(*datos):
    """Tu tasa es alpha / (1 + d) en todas las épocas: falta la época."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha / (1 + d))


def entrenarMiniLotes__decaimiento_sin_d(*datos):
    """Tu tasa se divide por 1 + e aunque no haya decaimiento: a la época la multiplica d."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha / (1 + e))


def entrenarMiniLotes__decaimiento_ignorado(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Tu tasa es la misma en todas las épocas: no usas el decaimiento."""
    return solution.entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, 0.0, rng)


def entrenarMiniLotes__decaimiento_en_potencia(*datos):
    """Tu tasa se multiplica por 1 − d en cada época: en la de esta tarea se divide por 1 + d e."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha * (1 - d) ** e)


def entrenarMiniLotes__decaimiento_potencia_de_d(*datos):
    """Tu tasa se multiplica por d en cada época, y con d = 0 se apaga: en la de esta tarea se
    divide por 1 + d e."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha * d**e)


def entrenarMiniLotes__decaimiento_exponencial(*datos):
    """Tu tasa baja como una exponencial: en la de esta tarea se divide por 1 + d e."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha * np.exp(-d * e))


def entrenarMiniLotes__decaimiento_lineal(*datos):
    """Tu tasa se multiplica por 1 − d e, y puede acabar negativa: en la de esta tarea se divide por
    1 + d e."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha * (1 - d * e))


def entrenarMiniLotes__decaimiento_restado(*datos):
    """A la tasa le restas d e: en la de esta tarea se divide por 1 + d e."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha - d * e)


def entrenarMiniLotes__decaimiento_con_raíz(*datos):
    """Divides la tasa por la raíz de 1 + d e: va sin raíz."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha / np.sqrt(1 + d * e))


def entrenarMiniLotes__decaimiento_al_cuadrado(*datos):
    """En tu tasa la época está al cuadrado: se divide por 1 + d e."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha / (1 + d * e**2))


def entrenarMiniLotes__decaimiento_crece(*datos):
    """Tu tasa crece de una época a la siguiente: por 1 + d e se divide."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha * (1 + d * e))


def entrenarMiniLotes__decaimiento_de_todas_las_épocas(*datos):
    """En tu tasa d multiplica al número total de épocas: multiplica a la que va corriendo."""
    return _con_tasa(datos, lambda alpha, d, e, epocas, **_: alpha / (1 + d * epocas))


def entrenarMiniLotes__decaimiento_por_fracción(*datos):
    """En tu tasa d multiplica a la parte de las épocas que ya pasó: multiplica al número e de la
    época."""
    return _con_tasa(datos, lambda alpha, d, e, epocas, **_: alpha / (1 + d * e / epocas))


def entrenarMiniLotes__sin_paréntesis(*datos):
    """Tu tasa es alpha / 1 más d e: sin paréntesis, la división va antes que la suma."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha / 1 + d * e)


def entrenarMiniLotes__alpha_décima(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Tu tasa es siempre 0.1: usa la alpha que recibes."""
    return solution.entrenarMiniLotes(X, y, w, 0.1, epocas, tam_lote, d, rng)


def entrenarMiniLotes__alpha_centésima(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Tu tasa es siempre 0.01: usa la alpha que recibes."""
    return solution.entrenarMiniLotes(X, y, w, 0.01, epocas, tam_lote, d, rng)


def entrenarMiniLotes__sin_alpha(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Restas el gradiente entero, sin la tasa."""
    return solution.entrenarMiniLotes(X, y, w, 1.0, epocas, tam_lote, d, rng)


def _al_revisar(anotar, X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Los costos que anote otra regla: recibe el lote y las w de antes y de después de su paso."""
    costos = []
    for e in range(epocas):
        filas = _orden(len(X), rng)
        for inicio, fin in _cortes(len(X), tam_lote):
            lote = filas[inicio:fin]
            nueva = w - _tasa(alpha, d, e) * _gradiente(X[lote], y[lote], w)
            costos.append(anotar(X[lote], y[lote], w, nueva))
            w = nueva
    return w, costos


def entrenarMiniLotes__costos_por_época(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """w está bien, pero anotas un costo por época: se pide uno después de cada actualización,
    además del inicial. Mira a qué bucle pertenece la línea que lo guarda."""
    w, costos = solution.entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, d, rng)
    return w, costos[:: _pasos_por_epoca(X, tam_lote)]


def entrenarMiniLotes__costos_por_época_sin_inicial(
    X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None
):
    """w está bien, pero anotas un costo por época y falta el inicial: se pide el de la w recibida y
    uno después de cada actualización."""
    w, costos = solution.entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, d, rng)
    return w, costos[:: _pasos_por_epoca(X, tam_lote)][1:]


def entrenarMiniLotes__sin_costo_inicial(*datos):
    """A tu historia le falta el primer valor, el costo de la w que recibes: son uno más que las
    actualizaciones."""
    w, costos = solution.entrenarMiniLotes(*datos)
    return w, costos[1:]


def entrenarMiniLotes__sin_costo_final(*datos):
    """A tu historia le falta el último valor: anotas el costo antes de cada paso y nunca al final.
    Son uno más que las actualizaciones."""
    w, costos = solution.entrenarMiniLotes(*datos)
    return w, costos[:-1]


def entrenarMiniLotes__costo_antes_del_paso(*datos):
    """w está bien, pero el costo inicial sale dos veces y falta el final: en cada vuelta lo anotas
    antes de mover w."""
    w, costos = solution.entrenarMiniLotes(*datos)
    return w, (costos[:1] + costos)[: len(costos)]


def entrenarMiniLotes__solo_el_último_costo(*datos):
    """Devuelves un solo costo, el final: se pide la historia entera."""
    w, costos = solution.entrenarMiniLotes(*datos)
    return w, costos[-1]


def entrenarMiniLotes__costo_del_lote(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """w está bien, pero después de cada paso anotas el costo de su lote: se mide con todas las
    muestras."""
    datos = X, y, w, alpha, epocas, tam_lote, d, rng
    final, costos = _al_revisar(lambda X, y, _, nueva: _mse(X, y, nueva), *datos)
    return final, [_mse(X, y, w), *costos]


def entrenarMiniLotes__costo_del_lote_antes(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """w está bien, pero anotas el costo de cada lote, medido antes de su paso: se mide después, y
    con todas las muestras."""
    datos = X, y, w, alpha, epocas, tam_lote, d, rng
    final, costos = _al_revisar(lambda X, y, antes, _: _mse(X, y, antes), *datos)
    return final, [_mse(X, y, w), *costos]


def entrenarMiniLotes__costo_del_lote_sin_inicial(*datos):
    """w está bien, pero anotas el costo de cada lote antes de su paso y falta el inicial: cada
    costo se mide con todas las muestras."""
    return _al_revisar(lambda X, y, antes, _: _mse(X, y, antes), *datos)


def _con_costo(datos, costo):
    return _lotes(*datos, costo=costo)


def entrenarMiniLotes__costo_sumado(*datos):
    """w está bien, pero tus costos suman los cuadrados sin dividir por el número de muestras."""
    return _con_costo(datos, lambda X, y, w: np.sum((y - X @ w) ** 2))


def entrenarMiniLotes__costo_mitad(*datos):
    """w está bien, pero tus costos son la mitad: este promedio no lleva ½."""
    return _con_costo(datos, lambda *a: _mse(*a) / 2)


def entrenarMiniLotes__costo_mitad_de_la_suma(*datos):
    """w está bien, pero tus costos son la mitad de la suma de los cuadrados: va el promedio, sin
    ½."""
    return _con_costo(datos, lambda X, y, w: np.sum((y - X @ w) ** 2) / 2)


def entrenarMiniLotes__costo_y_paso_a_la_mitad(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Trabajas con ½ (y − ŷ)²: tus costos y tus pasos son la mitad. Esta pérdida no lleva ½."""
    w, costos = _lotes(X, y, w, alpha / 2, epocas, tam_lote, d, rng)
    return w, [costo / 2 for costo in costos]


def entrenarMiniLotes__costo_con_raíz(*datos):
    """w está bien, pero tus costos son la raíz del promedio de los cuadrados: va sin raíz."""
    return _con_costo(datos, lambda *a: np.sqrt(_mse(*a)))


def entrenarMiniLotes__costo_valor_absoluto(*datos):
    """w está bien, pero tus costos promedian el valor absoluto de los residuos: se pide el de sus
    cuadrados."""
    return _con_costo(datos, lambda X, y, w: np.mean(np.abs(y - X @ w)))


def entrenarMiniLotes__costo_sin_cuadrado(*datos):
    """w está bien, pero tus costos promedian los residuos con su signo, y unos compensan a
    otros."""
    return _con_costo(datos, lambda X, y, w: np.mean(y - X @ w))


def entrenarMiniLotes__costo_cuadrado_del_promedio(*datos):
    """w está bien, pero tus costos elevan al cuadrado el promedio de los residuos: primero el
    cuadrado y después el promedio."""
    return _con_costo(datos, lambda X, y, w: np.mean(y - X @ w) ** 2)


def entrenarMiniLotes__costo_entre_lote(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """w está bien, pero tus costos suman todos los cuadrados y dividen por tam_lote: se divide por
    todas las muestras."""
    datos = X, y, w, alpha, epocas, tam_lote, d, rng
    return _con_costo(datos, lambda X, y, w: np.sum((y - X @ w) ** 2) / tam_lote)


def entrenarMiniLotes__permuta_una_vez(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Barajas una sola vez, antes de empezar, y repites ese orden: cada época pide el suyo."""
    fijo = _orden(len(X), rng)
    return _lotes(X, y, w, alpha, epocas, tam_lote, d, rng, orden=lambda n, rng: fijo)


def entrenarMiniLotes__permuta_lo_permutado(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Cada época baraja el orden que dejó la anterior: se pide un rng.permutation(n) nuevo, que
    parte del orden dado."""
    filas = np.arange(len(X))

    def orden(n, rng):
        nonlocal filas
        filas = filas if rng is None else rng.permutation(filas)
        return filas

    return _lotes(X, y, w, alpha, epocas, tam_lote, d, rng, orden=orden)


def entrenarMiniLotes__permuta_por_lote(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Barajas otra vez en cada lote, y así hay muestras que salen varias veces y otras que ninguna:
    se baraja al comenzar cada época."""
    if rng is None:
        return solution.entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, d, rng)
    costos = [_mse(X, y, w)]
    for e in range(epocas):
        for inicio, fin in _cortes(len(X), tam_lote):
            lote = rng.permutation(len(X))[inicio:fin]
            w = w - _tasa(alpha, d, e) * _gradiente(X[lote], y[lote], w)
            costos.append(_mse(X, y, w))
    return w, costos


def entrenarMiniLotes__solo_baraja_X(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Barajas X y no y: cada muestra acaba con la respuesta de otra."""
    costos = [_mse(X, y, w)]
    for e in range(epocas):
        filas = _orden(len(X), rng)
        for inicio, fin in _cortes(len(X), tam_lote):
            G = _gradiente(X[filas[inicio:fin]], y[inicio:fin], w)
            w = w - _tasa(alpha, d, e) * G
            costos.append(_mse(X, y, w))
    return w, costos


def entrenarMiniLotes__baraja_los_lotes(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Barajas los lotes y no las muestras: los lotes tienen siempre las mismas, en otro orden."""

    def orden(n, rng):
        trozos = [np.arange(i, min(f, n)) for i, f in _cortes(n, tam_lote)]
        turnos = np.arange(len(trozos)) if rng is None else rng.permutation(len(trozos))
        return [trozos[k] for k in turnos]

    costos = [_mse(X, y, w)]
    for e in range(epocas):
        for lote in orden(len(X), rng):
            w = w - _tasa(alpha, d, e) * _gradiente(X[lote], y[lote], w)
            costos.append(_mse(X, y, w))
    return w, costos


def entrenarMiniLotes__con_reemplazo(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Eliges cada lote al azar y con repetición: en una época sale cada muestra exactamente una
    vez."""
    if rng is None:
        return solution.entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, d, rng)

    def orden(n, rng):
        return np.concatenate([rng.integers(0, n, min(f, n) - i) for i, f in _cortes(n, tam_lote)])

    return _lotes(X, y, w, alpha, epocas, tam_lote, d, rng, orden=orden)


def entrenarMiniLotes__ignora_rng(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """No usas el rng que recibes: con él, cada época va en un orden nuevo."""
    return solution.entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, d, None)


def entrenarMiniLotes__otro_generador(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Barajas con un generador tuyo, de semilla 0: todo el azar sale del rng que recibes."""
    propio = None if rng is None else np.random.default_rng(0)
    return solution.entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, d, propio)


def entrenarMiniLotes__baraja_sin_rng(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Barajas también cuando rng es None: entonces las muestras van en el orden dado."""
    propio = np.random.default_rng(0) if rng is None else rng
    return solution.entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, d, propio)


def entrenarMiniLotes__orden_contrario(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Recorres las muestras de la última a la primera: sin rng van en el orden dado."""
    return solution.entrenarMiniLotes(X[::-1], y[::-1], w, alpha, epocas, tam_lote, d, rng)


def entrenarMiniLotes__salteadas(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Tus lotes toman muestras salteadas: cada lote es un trozo seguido."""
    pasos = _pasos_por_epoca(X, tam_lote)
    costos = [_mse(X, y, w)]
    for e in range(epocas):
        filas = _orden(len(X), rng)
        for k in range(pasos):
            lote = filas[k::pasos]
            w = w - _tasa(alpha, d, e) * _gradiente(X[lote], y[lote], w)
            costos.append(_mse(X, y, w))
    return w, costos


def entrenarMiniLotes__una_época_de_más(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Das una época de más: revisa dónde empieza y dónde termina tu contador."""
    return solution.entrenarMiniLotes(X, y, w, alpha, epocas + 1, tam_lote, d, rng)


def entrenarMiniLotes__una_época_de_menos(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Te falta una época: revisa dónde empieza y dónde termina tu contador."""
    menos = max(epocas - 1, 0)
    return solution.entrenarMiniLotes(X, y, w, alpha, menos, tam_lote, d, rng)


def _hasta(parar, X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """El entrenamiento, que se detiene después de la actualización en que lo diga parar(costos)."""
    vistos = [_mse(X, y, w)]
    for e in range(epocas):
        filas = _orden(len(X), rng)
        for inicio, fin in _cortes(len(X), tam_lote):
            lote = filas[inicio:fin]
            w = w - _tasa(alpha, d, e) * _gradiente(X[lote], y[lote], w)
            vistos.append(_mse(X, y, w))
            if parar(vistos):
                return w, vistos
    return w, vistos


def entrenarMiniLotes__para_si_sube(*datos):
    """Te detienes cuando el costo sube, y con lotes sube y baja aunque todo esté bien: se hacen
    todas las épocas que se piden."""
    return _hasta(lambda c: c[-1] > c[-2], *datos)


def entrenarMiniLotes__para_si_no_cambia(*datos):
    """Te detienes cuando el costo casi no cambia o ya es bajo: se hacen todas las épocas que se
    piden."""
    return _hasta(lambda c: abs(c[-1] - c[-2]) < 1e-9, *datos)


def entrenarMiniLotes__para_si_no_cambia_en_una_época(*datos):
    """Te detienes cuando el costo casi no cambia o ya es bajo: se hacen todas las épocas que se
    piden."""
    pasos = _pasos_por_epoca(datos[0], datos[5])
    return _hasta(
        lambda c: len(c) % pasos == 1 % pasos and abs(c[-1] - c[-1 - pasos]) < 1e-9, *datos
    )


def entrenarMiniLotes__una_sola_época(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Te detienes al acabar la primera época: mira si el return quedó dentro del bucle."""
    return solution.entrenarMiniLotes(X, y, w, alpha, min(epocas, 1), tam_lote, d, rng)


def entrenarMiniLotes__una_sola_actualización(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Te detienes después de la primera actualización: mira si el return quedó dentro de los
    bucles."""
    una = min(epocas, 1)
    return _lotes(X, y, w, alpha, una, tam_lote, d, rng, cortes=lambda n, t: _cortes(n, t)[:1])


def entrenarMiniLotes__la_mejor_w(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Devuelves la w de menor costo, y se pide la última."""
    vistas = [w]

    def costo(X, y, w):
        vistas.append(w)
        return _mse(X, y, w)

    _, costos = _lotes(X, y, w, alpha, epocas, tam_lote, d, rng, costo=costo)
    return vistas[1:][int(np.argmin(costos))], costos


def entrenarMiniLotes__promedio_de_w(*datos):
    """Devuelves el promedio de las w por las que pasaste, y se pide la última."""
    vistas = []

    def costo(X, y, w):
        vistas.append(w)
        return _mse(X, y, w)

    _, costos = _lotes(*datos, costo=costo)
    return np.mean(vistas, axis=0), costos


def entrenarMiniLotes__con_momento(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Tu paso lleva impulso, como el de pasoMomento: aquí va solo el gradiente del lote."""
    v = 0 * w

    def gradiente(X, y, w, **_):
        nonlocal v
        v = 0.9 * v + 0.1 * _gradiente(X, y, w)
        return v

    return _lotes(X, y, w, alpha, epocas, tam_lote, d, rng, gradiente=gradiente)


def entrenarMiniLotes__w_en_ceros(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Empiezas en ceros: se empieza en la w que llega."""
    return solution.entrenarMiniLotes(X, y, 0 * w, alpha, epocas, tam_lote, d, rng)


def entrenarMiniLotes__al_revés(*datos):
    """Devuelves los costos primero: el orden es w, costos."""
    return solution.entrenarMiniLotes(*datos)[::-1]


def entrenarMiniLotes__sin_costos(*datos):
    """Devuelves solo w: se piden también los costos."""
    return solution.entrenarMiniLotes(*datos)[0]


def entrenarMiniLotes__cambia_w(X, y, w, alpha, epocas, tam_lote, d=0.0, rng=None):
    """Cambiaste la w de quien te llama: con -= se escribe sobre su arreglo. Después de la llamada
    debe seguir como estaba."""
    final, costos = solution.entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, d, rng)
    w[...] = final
    return w, costos


def entrenarMiniLotes__alpha_no_decae_en_la_segunda(*datos):
    """Tu tasa empieza a bajar una época tarde: en la época e = 1 ya se divide por 1 + d."""
    return _con_tasa(datos, lambda alpha, d, e, **_: alpha / (1 + d * max(e - 1, 0)))


# --- pasoMomento ---


def pasoMomento__sin_uno_menos_rho(w, G, v, alpha, rho):
    """Tu velocidad suma G entero, sin el 1 − ρ. Esa fórmula también existe, y su v es 1/(1 − ρ)
    veces mayor: aquí v es un promedio."""
    v = rho * v + G
    return w - alpha * v, v


def pasoMomento__rho_cambiado(w, G, v, alpha, rho):
    """ρ y 1 − ρ están cambiados: ρ es la parte de la v anterior que se conserva, y 1 − ρ la de
    G."""
    v = (1 - rho) * v + rho * G
    return w - alpha * v, v


def pasoMomento__v_vieja(w, G, v, alpha, rho):
    """w se mueve con la v que recibiste: primero se pone al día v y después se da el paso con
    ella."""
    return w - alpha * v, rho * v + (1 - rho) * G


def pasoMomento__alpha_dentro(w, G, v, alpha, rho):
    """Metiste alpha dentro de v: v promedia gradientes, y alpha solo va en el paso."""
    v = rho * v + alpha * G
    return w - v, v


def pasoMomento__alpha_dentro_con_promedio(w, G, v, alpha, rho):
    """Metiste alpha dentro de v, y tu v sale a otra escala: v promedia gradientes, y alpha solo va
    en el paso."""
    v = rho * v + alpha * (1 - rho) * G
    return w - v, v


def pasoMomento__alpha_dos_veces(w, G, v, alpha, rho):
    """alpha está dos veces, dentro de v y en el paso: solo va en el paso."""
    v = rho * v + alpha * (1 - rho) * G
    return w - alpha * v, v


def pasoMomento__v_con_signo(w, G, v, alpha, rho):
    """Tu v apunta hacia abajo y lleva alpha: en estas notas v es el promedio de los gradientes, y
    el signo y alpha van en el paso."""
    v = rho * v - alpha * G
    return w + v, v


def pasoMomento__v_con_signo_y_promedio(w, G, v, alpha, rho):
    """Tu v apunta hacia abajo y lleva alpha: v es el promedio de los gradientes, y el signo y alpha
    van en el paso."""
    v = rho * v - alpha * (1 - rho) * G
    return w + v, v


def pasoMomento__v_opuesta(w, G, v, alpha, rho):
    """Tu v promedia −G: en estas notas v es el promedio de los gradientes, y el signo va en el
    paso."""
    v = rho * v - (1 - rho) * G
    return w + alpha * v, v


def pasoMomento__v_resta_G(w, G, v, alpha, rho):
    """A la memoria le restas el gradiente, y se suma: v es el promedio de los gradientes."""
    v = rho * v - (1 - rho) * G
    return w - alpha * v, v


def pasoMomento__asciende(w, G, v, alpha, rho):
    """w se mueve a favor de la velocidad, y f sube: el paso se resta."""
    v = rho * v + (1 - rho) * G
    return w + alpha * v, v


def pasoMomento__no_devuelve_la_v_nueva(w, G, v, alpha, rho):
    """w está bien, pero devuelves la v que recibiste: la memoria sale puesta al día."""
    return w - alpha * (rho * v + (1 - rho) * G), v


def pasoMomento__paso_con_G(w, G, v, alpha, rho):
    """w se mueve con G y no con v: sin la velocidad en el paso, la memoria no sirve de nada."""
    return w - alpha * G, rho * v + (1 - rho) * G


def pasoMomento__sin_memoria(w, G, v, alpha, rho):
    """Tu v olvida la que recibe: falta la parte ρ v."""
    v = (1 - rho) * G
    return w - alpha * v, v


def pasoMomento__v_es_G(w, G, v, alpha, rho):
    """Tu v es G sin más: falta promediarlo con la v que recibes."""
    return w - alpha * G, G + 0


def pasoMomento__suma_sin_olvido(w, G, v, alpha, rho):
    """Tu v conserva entera la anterior: solo se conserva una parte ρ."""
    v = v + (1 - rho) * G
    return w - alpha * v, v


def pasoMomento__suma(w, G, v, alpha, rho):
    """Tu v suma todos los gradientes: ni olvida ni promedia, le faltan ρ y 1 − ρ."""
    v = v + G
    return w - alpha * v, v


def pasoMomento__rho_de_todo(w, G, v, alpha, rho):
    """ρ multiplica también a G: a G le toca 1 − ρ."""
    v = rho * (v + G)
    return w - alpha * v, v


def pasoMomento__rho_y_uno_menos_rho_juntos(w, G, v, alpha, rho):
    """ρ multiplica a todo, también a la parte de G: falta un paréntesis o sobra."""
    v = rho * (v + (1 - rho) * G)
    return w - alpha * v, v


def pasoMomento__G_al_cuadrado(w, G, v, alpha, rho):
    """Tu v promedia G al cuadrado: ese es el segundo momento, y aquí va el primero."""
    v = rho * v + (1 - rho) * G * G
    return w - alpha * v, v


def pasoMomento__nesterov(w, G, v, alpha, rho):
    """Tu paso mira por delante, como el de Nesterov: el de las notas se da con la v nueva, sin
    más."""
    v = rho * v + (1 - rho) * G
    return w - alpha * (rho * v + (1 - rho) * G), v


def pasoMomento__nesterov_sin_promedio(w, G, v, alpha, rho):
    """Tu paso es el de Nesterov, y v suma G entero: aquí v es un promedio y el paso se da con
    ella."""
    v = rho * v + G
    return w - alpha * (rho * v + G), v


def pasoMomento__corregida(w, G, v, alpha, rho):
    """Divides v por 1 − ρ, una corrección que aquí no va."""
    v = rho * v + (1 - rho) * G
    return w - alpha * v / (1 - rho), v


def pasoMomento__suma_v_y_G(w, G, v, alpha, rho):
    """Tu paso lleva la velocidad y, además, G: en v ya está G."""
    v = rho * v + (1 - rho) * G
    return w - alpha * (v + G), v


def pasoMomento__v_actualizada_dos_veces(w, G, v, alpha, rho):
    """Pones al día v dos veces: el paso se da con una v y devuelves otra."""
    v = rho * v + (1 - rho) * G
    return w - alpha * v, rho * v + (1 - rho) * G


def pasoMomento__devuelve_el_paso(w, G, v, alpha, rho):
    """Como v devuelves alpha por v: la memoria sale sin alpha."""
    v = rho * v + (1 - rho) * G
    return w - alpha * v, alpha * v


def pasoMomento__no_se_mueve(w, G, v, alpha, rho):
    """v está bien, pero w vuelve como llegó."""
    return w + 0, rho * v + (1 - rho) * G


def pasoMomento__sin_w(w, G, v, alpha, rho):
    """En lugar de w devuelves el paso: se pide la w a la que se llega."""
    v = rho * v + (1 - rho) * G
    return -alpha * v, v


def pasoMomento__sin_alpha(w, G, v, alpha, rho):
    """El paso no lleva alpha."""
    v = rho * v + (1 - rho) * G
    return w - v, v


def pasoMomento__alpha_fija(w, G, v, alpha, rho):
    """Tu tasa es siempre 0.1, la del cuaderno: usa la alpha que recibes."""
    v = rho * v + (1 - rho) * G
    return w - 0.1 * v, v


def pasoMomento__rho_fijo(w, G, v, alpha, rho):
    """Tu ρ es siempre 0.9, el del cuaderno: usa el que recibes."""
    v = 0.9 * v + (1 - 0.9) * G
    return w - alpha * v, v


def pasoMomento__alpha_por_rho(w, G, v, alpha, rho):
    """alpha y ρ están cambiados: el orden de los argumentos es w, G, v, alpha, rho."""
    v = alpha * v + (1 - alpha) * G
    return w - rho * v, v


def pasoMomento__v_multiplica_G(w, G, v, alpha, rho):
    """En v multiplicas la memoria por G: las dos partes se suman."""
    v = rho * v * (1 - rho) * G
    return w - alpha * v, v


def pasoMomento__promedio_a_medias(w, G, v, alpha, rho):
    """Tu v es el promedio simple de la anterior y G: cada una lleva su parte, ρ y 1 − ρ."""
    v = (v + G) / 2
    return w - alpha * v, v


def pasoMomento__orden_v_w(w, G, v, alpha, rho):
    """Devuelves v primero: el orden es w, v."""
    return solution.pasoMomento(w, G, v, alpha, rho)[::-1]


def pasoMomento__solo_w(w, G, v, alpha, rho):
    """Devuelves solo w: también se pide v, que es la memoria del paso siguiente."""
    return solution.pasoMomento(w, G, v, alpha, rho)[0]


def pasoMomento__cambia_v(w, G, v, alpha, rho):
    """Cambiaste la v de quien te llama: con *= y += se escribe sobre su arreglo. Después de la
    llamada debe seguir como estaba."""
    nueva = solution.pasoMomento(w, G, v, alpha, rho)
    v[...] = nueva[1]
    return nueva[0], v


def pasoMomento__cambia_w(w, G, v, alpha, rho):
    """Cambiaste la w de quien te llama: con -= se escribe sobre su arreglo. Después de la llamada
    debe seguir como estaba."""
    nueva, v = solution.pasoMomento(w, G, v, alpha, rho)
    w[...] = nueva
    return w, v


def pasoMomento__cambia_w_y_v(w, G, v, alpha, rho):
    """Cambiaste la w y la v de quien te llama: con -=, *= y += se escribe sobre sus arreglos.
    Después de la llamada deben seguir como estaban."""
    nuevos = solution.pasoMomento(w, G, v, alpha, rho)
    w[...], v[...] = nuevos
    return w, v


def pasoMomento__w_se_encoge(w, G, v, alpha, rho):
    """Multiplicas w por ρ: lo que se conserva en parte es v."""
    v = rho * v + (1 - rho) * G
    return rho * w - alpha * v, v


def pasoMomento__con_w(w, G, v, alpha, rho):
    """Tu v promedia con w: la memoria que se conserva es v."""
    v = rho * w + (1 - rho) * G
    return w - alpha * v, v


def pasoMomento__paso_unitario(w, G, v, alpha, rho):
    """Divides v por su longitud: el paso es alpha por v, mida lo que mida."""
    v = rho * v + (1 - rho) * G
    return w - alpha * v / np.linalg.norm(v), v


# --- pasoAdaGrad ---


def _con_r(w, G, r, alpha, eps=1e-8):
    """El paso de AdaGrad y de RMSProp con la r que se quiera."""
    return w - alpha * G / (np.sqrt(r) + eps), r


def pasoAdaGrad__no_acumula(w, G, r, alpha, eps=1e-8):
    """Tu r olvida la que recibe: AdaGrad suma los cuadrados de todos los gradientes, no solo el de
    este paso."""
    return _con_r(w, G, G * G, alpha, eps)


def pasoAdaGrad__el_paso_no_acumula(w, G, r, alpha, eps=1e-8):
    """r está bien, pero el paso solo usa el gradiente de ahora: se divide por la raíz de la r
    acumulada."""
    return w - alpha * G / (np.abs(G) + eps), r + G * G


def pasoAdaGrad__valor_absoluto(w, G, r, alpha, eps=1e-8):
    """A r le sumas |G|, y se suman los cuadrados."""
    return _con_r(w, G, r + np.abs(G), alpha, eps)


def pasoAdaGrad__sin_cuadrado(w, G, r, alpha, eps=1e-8):
    """A r le sumas G, y se suman los cuadrados: con gradientes negativos r baja, y su raíz deja de
    existir."""
    with np.errstate(all="ignore"):
        return _con_r(w, G, r + G, alpha, eps)


def pasoAdaGrad__suma_escalar(w, G, r, alpha, eps=1e-8):
    """A r le sumas la suma de todos los cuadrados: cada componente acumula solo el suyo."""
    return _con_r(w, G, r + np.sum(G * G), alpha, eps)


def pasoAdaGrad__promedio_escalar(w, G, r, alpha, eps=1e-8):
    """A r le sumas el promedio de los cuadrados: cada componente acumula solo el suyo."""
    return _con_r(w, G, r + np.mean(G * G), alpha, eps)


def pasoAdaGrad__norma(w, G, r, alpha, eps=1e-8):
    """A r le sumas la longitud de G: cada componente acumula solo su cuadrado."""
    return _con_r(w, G, r + np.linalg.norm(G), alpha, eps)


def pasoAdaGrad__promedio_móvil(w, G, r, alpha, eps=1e-8):
    """Tu r olvida, como la de RMSProp con ρ = 0.9: la de AdaGrad suma."""
    return _con_r(w, G, 0.9 * r + 0.1 * G * G, alpha, eps)


def pasoAdaGrad__promedio_simple(w, G, r, alpha, eps=1e-8):
    """Tu r es el promedio de la anterior y el cuadrado nuevo: la de AdaGrad suma."""
    return _con_r(w, G, (r + G * G) / 2, alpha, eps)


def pasoAdaGrad__r_al_cuadrado_también(w, G, r, alpha, eps=1e-8):
    """Elevas al cuadrado la r que recibes, que ya trae cuadrados."""
    return _con_r(w, G, r**2 + G * G, alpha, eps)


def pasoAdaGrad__r_por_G(w, G, r, alpha, eps=1e-8):
    """Multiplicas r por el cuadrado de G: se suma."""
    return _con_r(w, G, r * G * G, alpha, eps)


def pasoAdaGrad__cuadrado_de_la_suma(w, G, r, alpha, eps=1e-8):
    """Elevas al cuadrado la suma de r y G: solo G se eleva."""
    return _con_r(w, G, (r + G) ** 2, alpha, eps)


def pasoAdaGrad__suma_dos_veces(w, G, r, alpha, eps=1e-8):
    """Sumas el cuadrado dos veces."""
    return _con_r(w, G, r + 2 * G * G, alpha, eps)


def pasoAdaGrad__r_más_la_nueva(w, G, r, alpha, eps=1e-8):
    """Devuelves una r con el cuadrado sumado dos veces; w está bien."""
    w, r = solution.pasoAdaGrad(w, G, r, alpha, eps)
    return w, r + G * G


def pasoAdaGrad__resta(w, G, r, alpha, eps=1e-8):
    """A r le restas el cuadrado, y se suma."""
    with np.errstate(all="ignore"):
        return _con_r(w, G, r - G * G, alpha, eps)


def pasoAdaGrad__cubo(w, G, r, alpha, eps=1e-8):
    """A r le sumas el cubo de G: va el cuadrado."""
    with np.errstate(all="ignore"):
        return _con_r(w, G, r + G**3, alpha, eps)


def pasoAdaGrad__suma_de_raíces(w, G, r, alpha, eps=1e-8):
    """Divides por la suma de dos raíces, la de r y la del cuadrado de G: la raíz es de la suma."""
    return w - alpha * G / (np.sqrt(r) + np.abs(G) + eps), r + G * G


def pasoAdaGrad__alpha_dentro(w, G, r, alpha, eps=1e-8):
    """A r le sumas el cuadrado de alpha por G: alpha va solo en el paso."""
    return _con_r(w, G, r + (alpha * G) ** 2, alpha, eps)


def pasoAdaGrad__sin_eps(w, G, r, alpha, eps=1e-8):
    """Donde G y r son 0 sale nan: 0/0 no es un número. Para eso está ε, y su sitio está en el
    divisor."""
    r = r + G * G
    with np.errstate(all="ignore"):
        return w - alpha * G / np.sqrt(r), r


def pasoAdaGrad__sin_raíz(w, G, r, alpha, eps=1e-8):
    """Divides por r y no por su raíz: r está hecha de cuadrados."""
    r = r + G * G
    return w - alpha * G / (r + eps), r


def pasoAdaGrad__r_vieja(w, G, r, alpha, eps=1e-8):
    """El paso usa la r que recibiste: primero se pone al día r y después se da el paso con ella."""
    return w - alpha * G / (np.sqrt(r) + eps), r + G * G


def pasoAdaGrad__sin_G(w, G, r, alpha, eps=1e-8):
    """En el paso falta G: alpha se divide por la raíz de r y se multiplica por el gradiente."""
    r = r + G * G
    return w - alpha / (np.sqrt(r) + eps), r


def pasoAdaGrad__G_al_cuadrado_en_el_paso(w, G, r, alpha, eps=1e-8):
    """En el paso G está al cuadrado: el cuadrado va en r."""
    r = r + G * G
    return w - alpha * G * G / (np.sqrt(r) + eps), r


def pasoAdaGrad__multiplica_por_la_raíz(w, G, r, alpha, eps=1e-8):
    """Multiplicas por la raíz de r: se divide, y así la zancada se acorta donde los gradientes son
    grandes."""
    r = r + G * G
    return w - alpha * G * np.sqrt(r), r


def pasoAdaGrad__asciende(w, G, r, alpha, eps=1e-8):
    """Te mueves a favor del gradiente, y f sube: el paso se resta."""
    r = r + G * G
    return w + alpha * G / (np.sqrt(r) + eps), r


def pasoAdaGrad__no_devuelve_la_r_nueva(w, G, r, alpha, eps=1e-8):
    """w está bien, pero devuelves la r que recibiste: la memoria sale puesta al día."""
    return solution.pasoAdaGrad(w, G, r, alpha, eps)[0], r


def pasoAdaGrad__devuelve_la_raíz(w, G, r, alpha, eps=1e-8):
    """w está bien, pero como r devuelves su raíz: la memoria se guarda sin raíz."""
    w, r = solution.pasoAdaGrad(w, G, r, alpha, eps)
    return w, np.sqrt(r)


def pasoAdaGrad__r_suma_eps_dentro_de_la_raíz_anterior(w, G, r, alpha, eps=1e-8):
    """Guardas la raíz en la memoria y el paso vuelve a sacarla."""
    r = np.sqrt(r + G * G)
    return w - alpha * G / (np.sqrt(r) + eps), r


def pasoAdaGrad__no_se_mueve(w, G, r, alpha, eps=1e-8):
    """r está bien, pero w vuelve como llegó."""
    return w + 0, r + G * G


def pasoAdaGrad__paso_con_G(w, G, r, alpha, eps=1e-8):
    """r está bien, pero el paso no la usa: es el de GD."""
    return w - alpha * G, r + G * G


def pasoAdaGrad__sin_w(w, G, r, alpha, eps=1e-8):
    """En lugar de w devuelves el paso: se pide la w a la que se llega."""
    nueva, r = solution.pasoAdaGrad(w, G, r, alpha, eps)
    return nueva - w, r


def pasoAdaGrad__sin_alpha(w, G, r, alpha, eps=1e-8):
    """El paso no lleva alpha."""
    r = r + G * G
    return w - G / (np.sqrt(r) + eps), r


def pasoAdaGrad__alpha_fija(w, G, r, alpha, eps=1e-8):
    """Tu tasa es siempre 0.1, la del cuaderno: usa la alpha que recibes."""
    return _con_r(w, G, r + G * G, 0.1, eps)


def pasoAdaGrad__alpha_en_raíz(w, G, r, alpha, eps=1e-8):
    """alpha quedó dentro de la raíz: la raíz es solo de r."""
    r = r + G * G
    return w - G * np.sqrt(alpha / (r + eps)), r


def pasoAdaGrad__una_r_para_todos(w, G, r, alpha, eps=1e-8):
    """Usas una sola zancada para todos los parámetros, la de la suma de r: cada componente se
    divide por la raíz de la suya."""
    r = r + G * G
    return w - alpha * G / (np.sqrt(r.sum()) + eps), r


def pasoAdaGrad__promedio_de_r(w, G, r, alpha, eps=1e-8):
    """Usas una sola zancada para todos los parámetros, la del promedio de r: cada componente se
    divide por la raíz de la suya."""
    r = r + G * G
    return w - alpha * G / (np.sqrt(r.mean()) + eps), r


def pasoAdaGrad__norma_de_r(w, G, r, alpha, eps=1e-8):
    """Usas una sola zancada para todos los parámetros, la de la longitud de r: cada componente se
    divide por la raíz de la suya."""
    r = r + G * G
    return w - alpha * G / (np.linalg.norm(r) + eps), r


def pasoAdaGrad__más_uno(w, G, r, alpha, eps=1e-8):
    """En el divisor sumas 1 a la raíz de r: lo que se suma es ε, que casi no se nota."""
    r = r + G * G
    return w - alpha * G / (1 + np.sqrt(r)), r


def pasoAdaGrad__raíz_de_uno_más_r(w, G, r, alpha, eps=1e-8):
    """Dentro de la raíz sumas 1 a r: lo que se suma es ε, que casi no se nota."""
    r = r + G * G
    return w - alpha * G / np.sqrt(1 + r), r


def pasoAdaGrad__orden_r_w(w, G, r, alpha, eps=1e-8):
    """Devuelves r primero: el orden es w, r."""
    return solution.pasoAdaGrad(w, G, r, alpha, eps)[::-1]


def pasoAdaGrad__solo_w(w, G, r, alpha, eps=1e-8):
    """Devuelves solo w: también se pide r, que es la memoria del paso siguiente."""
    return solution.pasoAdaGrad(w, G, r, alpha, eps)[0]


def pasoAdaGrad__cambia_r(w, G, r, alpha, eps=1e-8):
    """Cambiaste la r de quien te llama: con += y *= se escribe sobre su arreglo. Después de la
    llamada debe seguir como estaba."""
    nueva = solution.pasoAdaGrad(w, G, r, alpha, eps)
    r[...] = nueva[1]
    return nueva[0], r


def pasoAdaGrad__cambia_w(w, G, r, alpha, eps=1e-8):
    """Cambiaste la w de quien te llama: con -= se escribe sobre su arreglo. Después de la llamada
    debe seguir como estaba."""
    nueva, r = solution.pasoAdaGrad(w, G, r, alpha, eps)
    w[...] = nueva
    return w, r


def pasoAdaGrad__cambia_w_y_r(w, G, r, alpha, eps=1e-8):
    """Cambiaste la w y la r de quien te llama: con -=, *= y += se escribe sobre sus arreglos.
    Después de la llamada deben seguir como estaban."""
    nuevos = solution.pasoAdaGrad(w, G, r, alpha, eps)
    w[...], r[...] = nuevos
    return w, r


def pasoAdaGrad__w_cambia_r_no(w, G, r, alpha, eps=1e-8):
    """Guardas los cuadrados de w: van los de G."""
    return _con_r(w, G, r + w * w, alpha, eps)


def pasoAdaGrad__raíz_cúbica(w, G, r, alpha, eps=1e-8):
    """Sacas una raíz cúbica: va la cuadrada."""
    r = r + G * G
    return w - alpha * G / (np.cbrt(r) + eps), r


def pasoAdaGrad__r_al_cuadrado(w, G, r, alpha, eps=1e-8):
    """En el divisor r está al cuadrado: va su raíz."""
    r = r + G * G
    return w - alpha * G / (r**2 + eps), r


# --- pasoRMSProp ---


def pasoRMSProp__suma_de_adagrad(w, G, r, alpha, rho, eps=1e-8):
    """Tu r suma sin olvidar, que es AdaGrad: la de RMSProp es un promedio, con ρ y 1 − ρ."""
    return _con_r(w, G, r + G * G, alpha, eps)


def pasoRMSProp__rho_cambiado(w, G, r, alpha, rho, eps=1e-8):
    """ρ y 1 − ρ están cambiados: ρ es la parte de la r anterior que se conserva."""
    return _con_r(w, G, (1 - rho) * r + rho * G * G, alpha, eps)


def pasoRMSProp__sin_uno_menos_rho(w, G, r, alpha, rho, eps=1e-8):
    """Al cuadrado de G le falta el 1 − ρ: así r no es un promedio."""
    return _con_r(w, G, rho * r + G * G, alpha, eps)


def pasoRMSProp__sin_olvido(w, G, r, alpha, rho, eps=1e-8):
    """Tu r conserva entera la anterior: solo se conserva una parte ρ."""
    return _con_r(w, G, r + (1 - rho) * G * G, alpha, eps)


def pasoRMSProp__sin_memoria(w, G, r, alpha, rho, eps=1e-8):
    """Tu r olvida la que recibe: falta la parte ρ r."""
    return _con_r(w, G, (1 - rho) * G * G, alpha, eps)


def pasoRMSProp__solo_G(w, G, r, alpha, rho, eps=1e-8):
    """Tu r es el cuadrado de G y nada más: falta promediarlo con la r que recibes."""
    return _con_r(w, G, G * G, alpha, eps)


def pasoRMSProp__rho_de_todo(w, G, r, alpha, rho, eps=1e-8):
    """ρ multiplica también al cuadrado de G: a él le toca 1 − ρ."""
    return _con_r(w, G, rho * (r + G * G), alpha, eps)


def pasoRMSProp__sin_cuadrado(w, G, r, alpha, rho, eps=1e-8):
    """En r va el cuadrado de G, y pusiste G: con gradientes negativos la raíz puede no existir."""
    with np.errstate(all="ignore"):
        return _con_r(w, G, rho * r + (1 - rho) * G, alpha, eps)


def pasoRMSProp__valor_absoluto(w, G, r, alpha, rho, eps=1e-8):
    """En r va el cuadrado de G, y pusiste |G|."""
    return _con_r(w, G, rho * r + (1 - rho) * np.abs(G), alpha, eps)


def pasoRMSProp__cuadrado_de_más(w, G, r, alpha, rho, eps=1e-8):
    """Elevas al cuadrado también el 1 − ρ: el cuadrado es solo de G."""
    return _con_r(w, G, rho * r + ((1 - rho) * G) ** 2, alpha, eps)


def pasoRMSProp__cuadrado_del_promedio(w, G, r, alpha, rho, eps=1e-8):
    """Promedias G con r y elevas al cuadrado después: primero el cuadrado de G."""
    return _con_r(w, G, (rho * r + (1 - rho) * G) ** 2, alpha, eps)


def pasoRMSProp__r_al_cuadrado_también(w, G, r, alpha, rho, eps=1e-8):
    """Elevas al cuadrado la r que recibes, que ya trae cuadrados."""
    return _con_r(w, G, rho * r**2 + (1 - rho) * G * G, alpha, eps)


def pasoRMSProp__suma_escalar(w, G, r, alpha, rho, eps=1e-8):
    """En r va el cuadrado de cada componente, y pusiste la suma de todos."""
    return _con_r(w, G, rho * r + (1 - rho) * np.sum(G * G), alpha, eps)


def pasoRMSProp__promedio_escalar(w, G, r, alpha, rho, eps=1e-8):
    """En r va el cuadrado de cada componente, y pusiste su promedio."""
    return _con_r(w, G, rho * r + (1 - rho) * np.mean(G * G), alpha, eps)


def pasoRMSProp__norma(w, G, r, alpha, rho, eps=1e-8):
    """En r va el cuadrado de cada componente, y pusiste la longitud de G."""
    return _con_r(w, G, rho * r + (1 - rho) * np.linalg.norm(G), alpha, eps)


def pasoRMSProp__rho_fijo(w, G, r, alpha, rho, eps=1e-8):
    """Tu ρ es siempre 0.9, el del cuaderno: usa el que recibes."""
    return _con_r(w, G, 0.9 * r + (1 - 0.9) * G * G, alpha, eps)


def pasoRMSProp__corrección_de_más(w, G, r, alpha, rho, eps=1e-8):
    """Divides r por 1 − ρ, la corrección de Adam en t = 1: RMSProp no corrige."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G / (np.sqrt(r / (1 - rho)) + eps), r


def pasoRMSProp__alpha_por_rho(w, G, r, alpha, rho, eps=1e-8):
    """alpha y ρ están cambiados: el orden de los argumentos es w, G, r, alpha, rho."""
    return _con_r(w, G, alpha * r + (1 - alpha) * G * G, rho, eps)


def pasoRMSProp__eps_por_rho(w, G, r, alpha, rho, eps=1e-8):
    """ρ y ε están cambiados: el orden de los argumentos es w, G, r, alpha, rho, eps."""
    return _con_r(w, G, eps * r + (1 - eps) * G * G, alpha, rho)


def pasoRMSProp__momento_en_el_paso(w, G, r, alpha, rho, eps=1e-8):
    """Tu paso lleva G promediado, como el del momento: en RMSProp va el G de ahora."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * (1 - rho) * G / (np.sqrt(r) + eps), r


def pasoRMSProp__el_paso_no_promedia(w, G, r, alpha, rho, eps=1e-8):
    """r está bien, pero el paso solo usa el gradiente de ahora: se divide por la raíz de r."""
    return w - alpha * G / (np.abs(G) + eps), rho * r + (1 - rho) * G * G


def pasoRMSProp__r_actualizada_dos_veces(w, G, r, alpha, rho, eps=1e-8):
    """Pones al día r dos veces: el paso se da con una r y devuelves otra."""
    w, r = solution.pasoRMSProp(w, G, r, alpha, rho, eps)
    return w, rho * r + (1 - rho) * G * G


def pasoRMSProp__resta(w, G, r, alpha, rho, eps=1e-8):
    """A la memoria le restas el cuadrado de G, y se suma."""
    with np.errstate(all="ignore"):
        return _con_r(w, G, rho * r - (1 - rho) * G * G, alpha, eps)


def pasoRMSProp__varianza(w, G, r, alpha, rho, eps=1e-8):
    """A r le quitas el cuadrado del promedio de G: esta r promedia cuadrados, no es una
    varianza."""
    return _con_r(w, G, rho * r + (1 - rho) * (G - G.mean()) ** 2, alpha, eps)


def pasoRMSProp__multiplica(w, G, r, alpha, rho, eps=1e-8):
    """En r multiplicas la memoria por el cuadrado de G: las dos partes se suman."""
    return _con_r(w, G, rho * r * (1 - rho) * G * G, alpha, eps)


def pasoRMSProp__promedio_simple(w, G, r, alpha, rho, eps=1e-8):
    """Tu r es el promedio simple de la anterior y el cuadrado nuevo: cada parte lleva lo suyo, ρ y
    1 − ρ."""
    return _con_r(w, G, (r + G * G) / 2, alpha, eps)


def pasoRMSProp__sin_eps(w, G, r, alpha, rho, eps=1e-8):
    """Donde G y r son 0 sale nan: 0/0 no es un número. Para eso está ε, y su sitio está en el
    divisor."""
    r = rho * r + (1 - rho) * G * G
    with np.errstate(all="ignore"):
        return w - alpha * G / np.sqrt(r), r


def pasoRMSProp__sin_raíz(w, G, r, alpha, rho, eps=1e-8):
    """Divides por r y no por su raíz: r está hecha de cuadrados."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G / (r + eps), r


def pasoRMSProp__r_vieja(w, G, r, alpha, rho, eps=1e-8):
    """El paso usa la r que recibiste: primero se pone al día r y después se da el paso con ella."""
    return w - alpha * G / (np.sqrt(r) + eps), rho * r + (1 - rho) * G * G


def pasoRMSProp__sin_G(w, G, r, alpha, rho, eps=1e-8):
    """En el paso falta G: alpha se divide por la raíz de r y se multiplica por el gradiente."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha / (np.sqrt(r) + eps), r


def pasoRMSProp__G_al_cuadrado_en_el_paso(w, G, r, alpha, rho, eps=1e-8):
    """En el paso G está al cuadrado: el cuadrado va en r."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G * G / (np.sqrt(r) + eps), r


def pasoRMSProp__multiplica_por_la_raíz(w, G, r, alpha, rho, eps=1e-8):
    """Multiplicas por la raíz de r: se divide, y así la zancada se acorta donde los gradientes son
    grandes."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G * np.sqrt(r), r


def pasoRMSProp__asciende(w, G, r, alpha, rho, eps=1e-8):
    """Te mueves a favor del gradiente, y f sube: el paso se resta."""
    r = rho * r + (1 - rho) * G * G
    return w + alpha * G / (np.sqrt(r) + eps), r


def pasoRMSProp__no_devuelve_la_r_nueva(w, G, r, alpha, rho, eps=1e-8):
    """w está bien, pero devuelves la r que recibiste: la memoria sale puesta al día."""
    return solution.pasoRMSProp(w, G, r, alpha, rho, eps)[0], r


def pasoRMSProp__devuelve_la_raíz(w, G, r, alpha, rho, eps=1e-8):
    """w está bien, pero como r devuelves su raíz: la memoria se guarda sin raíz."""
    w, r = solution.pasoRMSProp(w, G, r, alpha, rho, eps)
    return w, np.sqrt(r)


def pasoRMSProp__r_suma_eps_dentro_de_la_raíz_anterior(w, G, r, alpha, rho, eps=1e-8):
    """Guardas la raíz en la memoria y el paso vuelve a sacarla."""
    r = np.sqrt(rho * r + (1 - rho) * G * G)
    return w - alpha * G / (np.sqrt(r) + eps), r


def pasoRMSProp__no_se_mueve(w, G, r, alpha, rho, eps=1e-8):
    """r está bien, pero w vuelve como llegó."""
    return w + 0, rho * r + (1 - rho) * G * G


def pasoRMSProp__paso_con_G(w, G, r, alpha, rho, eps=1e-8):
    """r está bien, pero el paso no la usa: es el de GD."""
    return w - alpha * G, rho * r + (1 - rho) * G * G


def pasoRMSProp__sin_w(w, G, r, alpha, rho, eps=1e-8):
    """En lugar de w devuelves el paso: se pide la w a la que se llega."""
    nueva, r = solution.pasoRMSProp(w, G, r, alpha, rho, eps)
    return nueva - w, r


def pasoRMSProp__sin_alpha(w, G, r, alpha, rho, eps=1e-8):
    """El paso no lleva alpha."""
    r = rho * r + (1 - rho) * G * G
    return w - G / (np.sqrt(r) + eps), r


def pasoRMSProp__alpha_fija(w, G, r, alpha, rho, eps=1e-8):
    """Tu tasa es siempre 0.1, la del cuaderno: usa la alpha que recibes."""
    return _con_r(w, G, rho * r + (1 - rho) * G * G, 0.1, eps)


def pasoRMSProp__alpha_en_raíz(w, G, r, alpha, rho, eps=1e-8):
    """alpha quedó dentro de la raíz: la raíz es solo de r."""
    r = rho * r + (1 - rho) * G * G
    return w - G * np.sqrt(alpha / (r + eps)), r


def pasoRMSProp__una_r_para_todos(w, G, r, alpha, rho, eps=1e-8):
    """Usas una sola zancada para todos los parámetros, la de la suma de r: cada componente se
    divide por la raíz de la suya."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G / (np.sqrt(r.sum()) + eps), r


def pasoRMSProp__promedio_de_r(w, G, r, alpha, rho, eps=1e-8):
    """Usas una sola zancada para todos los parámetros, la del promedio de r: cada componente se
    divide por la raíz de la suya."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G / (np.sqrt(r.mean()) + eps), r


def pasoRMSProp__norma_de_r(w, G, r, alpha, rho, eps=1e-8):
    """Usas una sola zancada para todos los parámetros, la de la longitud de r: cada componente se
    divide por la raíz de la suya."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G / (np.linalg.norm(r) + eps), r


def pasoRMSProp__más_uno(w, G, r, alpha, rho, eps=1e-8):
    """En el divisor sumas 1 a la raíz de r: lo que se suma es ε, que casi no se nota."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G / (1 + np.sqrt(r)), r


def pasoRMSProp__raíz_de_uno_más_r(w, G, r, alpha, rho, eps=1e-8):
    """Dentro de la raíz sumas 1 a r: lo que se suma es ε, que casi no se nota."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G / np.sqrt(1 + r), r


def pasoRMSProp__orden_r_w(w, G, r, alpha, rho, eps=1e-8):
    """Devuelves r primero: el orden es w, r."""
    return solution.pasoRMSProp(w, G, r, alpha, rho, eps)[::-1]


def pasoRMSProp__solo_w(w, G, r, alpha, rho, eps=1e-8):
    """Devuelves solo w: también se pide r, que es la memoria del paso siguiente."""
    return solution.pasoRMSProp(w, G, r, alpha, rho, eps)[0]


def pasoRMSProp__cambia_r(w, G, r, alpha, rho, eps=1e-8):
    """Cambiaste la r de quien te llama: con += y *= se escribe sobre su arreglo. Después de la
    llamada debe seguir como estaba."""
    nueva = solution.pasoRMSProp(w, G, r, alpha, rho, eps)
    r[...] = nueva[1]
    return nueva[0], r


def pasoRMSProp__cambia_w(w, G, r, alpha, rho, eps=1e-8):
    """Cambiaste la w de quien te llama: con -= se escribe sobre su arreglo. Después de la llamada
    debe seguir como estaba."""
    nueva, r = solution.pasoRMSProp(w, G, r, alpha, rho, eps)
    w[...] = nueva
    return w, r


def pasoRMSProp__cambia_w_y_r(w, G, r, alpha, rho, eps=1e-8):
    """Cambiaste la w y la r de quien te llama: con -=, *= y += se escribe sobre sus arreglos.
    Después de la llamada deben seguir como estaban."""
    nuevos = solution.pasoRMSProp(w, G, r, alpha, rho, eps)
    w[...], r[...] = nuevos
    return w, r


def pasoRMSProp__w_cambia_r_no(w, G, r, alpha, rho, eps=1e-8):
    """Guardas los cuadrados de w: van los de G."""
    return _con_r(w, G, rho * r + (1 - rho) * w * w, alpha, eps)


def pasoRMSProp__raíz_cúbica(w, G, r, alpha, rho, eps=1e-8):
    """Sacas una raíz cúbica: va la cuadrada."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G / (np.cbrt(r) + eps), r


def pasoRMSProp__r_al_cuadrado(w, G, r, alpha, rho, eps=1e-8):
    """En el divisor r está al cuadrado: va su raíz."""
    r = rho * r + (1 - rho) * G * G
    return w - alpha * G / (r**2 + eps), r


# --- pasoAdam ---


def _adam(
    w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True, *,
    v_nueva=None, r_nueva=None, factor_v=None, factor_r=None,
):  # fmt: skip
    """El paso con otra v, otra r u otros divisores de la corrección."""
    v = rho1 * v + (1 - rho1) * G if v_nueva is None else v_nueva
    r = rho2 * r + (1 - rho2) * G * G if r_nueva is None else r_nueva
    factor_v = 1 - rho1**t if factor_v is None else factor_v
    factor_r = 1 - rho2**t if factor_r is None else factor_r
    with np.errstate(all="ignore"):
        v_est = v / factor_v if corregir else v
        r_est = r / factor_r if corregir else r
        return w - alpha * v_est / (np.sqrt(r_est) + eps), v, r


def _corregidas(v, r, t, rho1, rho2, corregir):
    return (v / (1 - rho1**t), r / (1 - rho2**t)) if corregir else (v, r)


def pasoAdam__nunca_corrige(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Aquí corregir es True, que es lo que pasa si no se dice nada, y no corriges: v y r se dividen
    antes del paso."""
    return solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, False)


def pasoAdam__siempre_corrige(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Aquí corregir es False y corriges: el Adam de las notas usa v y r tal cual."""
    return solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, True)


def pasoAdam__sin_potencia(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """A la corrección le falta t: es la misma en todos los pasos, y debe apagarse con el tiempo."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=1 - p1, factor_r=1 - p2)


def pasoAdam__potencia_de_todo(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En la corrección elevas a t la diferencia entera: lo que se eleva es ρ."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=(1 - p1) ** t, factor_r=(1 - p2) ** t)


def pasoAdam__por_t(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En la corrección multiplicas ρ por t: t es un exponente."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=1 - p1 * t, factor_r=1 - p2 * t)


def pasoAdam__t_menos_uno(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu corrección va un paso atrás, con t − 1, y en el primero divide por 0: el primer paso ya es
    t = 1."""
    return _adam(
        w, G, v, r, t, a, p1, p2, e, c, factor_v=1 - p1 ** (t - 1), factor_r=1 - p2 ** (t - 1)
    )


def pasoAdam__t_más_uno(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu corrección va un paso adelante, con t + 1: el primer paso ya es t = 1."""
    return _adam(
        w, G, v, r, t, a, p1, p2, e, c, factor_v=1 - p1 ** (t + 1), factor_r=1 - p2 ** (t + 1)
    )


def pasoAdam__solo_corrige_v(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Corriges v y no r: las dos empiezan en 0 y a las dos les falta."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_r=1.0)


def pasoAdam__solo_corrige_r(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Corriges r y no v: las dos empiezan en 0 y a las dos les falta."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=1.0)


def pasoAdam__corrige_multiplicando(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En la corrección multiplicas, y se divide: al principio las memorias son demasiado
    pequeñas."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=1 / (1 - p1**t), factor_r=1 / (1 - p2**t))


def pasoAdam__corrige_sin_uno_menos(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En la corrección divides por la potencia de ρ: se divide por lo que le falta a esa potencia
    para llegar a 1."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=p1**t, factor_r=p2**t)


def pasoAdam__corrige_con_uno_más(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En la corrección sumas la potencia de ρ a 1, y se resta."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=1 + p1**t, factor_r=1 + p2**t)


def pasoAdam__rho1_en_las_dos_correcciones(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Corriges las dos memorias con ρ1: cada una lleva la suya."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_r=1 - p1**t)


def pasoAdam__rho2_en_las_dos_correcciones(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Corriges las dos memorias con ρ2: cada una lleva la suya."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=1 - p2**t)


def pasoAdam__correcciones_cambiadas(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Corriges v con ρ2 y r con ρ1: cada una lleva la suya."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=1 - p2**t, factor_r=1 - p1**t)


def pasoAdam__solo_v_lleva_potencia(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """A la corrección de r le falta t, el exponente."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_r=1 - p2)


def pasoAdam__solo_r_lleva_potencia(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """A la corrección de v le falta t, el exponente."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=1 - p1)


def pasoAdam__corrección_con_raíz_en_las_dos(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En la corrección de v sobra una raíz."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_v=np.sqrt(1 - p1**t))


def pasoAdam__corrección_de_r_sin_raíz(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """La corrección de r quedó fuera de la raíz: se corrige r y después se saca la raíz."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_r=(1 - p2**t) ** 2)


def pasoAdam__corrección_de_r_con_raíz(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En la corrección de r sobra una raíz: r se divide por 1 − ρ2ᵗ, y la raíz se saca después."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, factor_r=np.sqrt(1 - p2**t))


def pasoAdam__devuelve_las_corregidas(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Devuelves v y r corregidas: salen como las dejan sus fórmulas, porque en el paso siguiente se
    corregirían otra vez."""
    nueva, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    if not c:
        return nueva, v, r
    return nueva, v / (1 - p1**t), r / (1 - p2**t)


def pasoAdam__devuelve_v_corregida(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Devuelves v corregida: sale como la deja su fórmula."""
    nueva, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return nueva, v / (1 - p1**t) if c else v, r


def pasoAdam__devuelve_r_corregida(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Devuelves r corregida: sale como la deja su fórmula."""
    nueva, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return nueva, v, r / (1 - p2**t) if c else r


def pasoAdam__rhos_cambiadas(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """ρ1 y ρ2 están cambiadas: ρ1 es la de v y ρ2 la de r."""
    return solution.pasoAdam(w, G, v, r, t, a, p2, p1, e, c)


def pasoAdam__rhos_cambiadas_en_los_promedios(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En los promedios ρ1 y ρ2 están cambiadas: ρ1 es la de v y ρ2 la de r. En la corrección están
    bien."""
    return _adam(
        w,
        G,
        v,
        r,
        t,
        a,
        p1,
        p2,
        e,
        c,
        v_nueva=p2 * v + (1 - p2) * G,
        r_nueva=p1 * r + (1 - p1) * G * G,
    )


def pasoAdam__rho1_en_los_dos(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Usas ρ1 también en r: la suya es ρ2."""
    return solution.pasoAdam(w, G, v, r, t, a, p1, p1, e, c)


def pasoAdam__rho1_en_r(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En el promedio de r usas ρ1: la suya es ρ2."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p1 * r + (1 - p1) * G * G)


def pasoAdam__rho2_en_v(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En el promedio de v usas ρ2: la suya es ρ1."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, v_nueva=p2 * v + (1 - p2) * G)


def pasoAdam__rho2_en_los_dos(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Usas ρ2 también en v: la suya es ρ1."""
    return solution.pasoAdam(w, G, v, r, t, a, p2, p2, e, c)


def pasoAdam__rho_y_uno_menos_rho(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En v y en r, ρ y 1 − ρ están cambiados: ρ es la parte de la memoria que se conserva."""
    return _adam(
        w,
        G,
        v,
        r,
        t,
        a,
        p1,
        p2,
        e,
        c,
        v_nueva=(1 - p1) * v + p1 * G,
        r_nueva=(1 - p2) * r + p2 * G * G,
    )


def pasoAdam__rho1_y_uno_menos_rho1(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En v, ρ1 y 1 − ρ1 están cambiados: ρ1 es la parte de la memoria que se conserva."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, v_nueva=(1 - p1) * v + p1 * G)


def pasoAdam__rho2_y_uno_menos_rho2(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En r, ρ2 y 1 − ρ2 están cambiados: ρ2 es la parte de la memoria que se conserva."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=(1 - p2) * r + p2 * G * G)


def pasoAdam__sin_uno_menos_rho(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """A G y a su cuadrado les falta el 1 − ρ: así v y r no son promedios."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, v_nueva=p1 * v + G, r_nueva=p2 * r + G * G)


def pasoAdam__v_sin_uno_menos_rho1(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En v, a G le falta el 1 − ρ1: así no es un promedio."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, v_nueva=p1 * v + G)


def pasoAdam__r_sin_uno_menos_rho2(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En r, al cuadrado de G le falta el 1 − ρ2: así no es un promedio."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p2 * r + G * G)


def pasoAdam__v_sin_memoria(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu v olvida la que recibe."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, v_nueva=(1 - p1) * G)


def pasoAdam__r_sin_memoria(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu r olvida la que recibe."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=(1 - p2) * G * G)


def pasoAdam__sin_memoria(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tus v y r olvidan las que reciben."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, v_nueva=(1 - p1) * G, r_nueva=(1 - p2) * G * G)


def pasoAdam__v_es_G(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu v es G sin más: es RMSProp, falta promediar con la v que recibes."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, v_nueva=G + 0)


def pasoAdam__r_suma_como_adagrad(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu r suma sin olvidar, como la de AdaGrad: la de Adam es un promedio, con ρ2."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=r + G * G)


def pasoAdam__v_suma(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu v suma sin olvidar: es un promedio, con ρ1."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, v_nueva=v + G)


def pasoAdam__r_sin_cuadrado(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En r va el cuadrado de G, y pusiste G: la raíz puede no existir."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p2 * r + (1 - p2) * G)


def pasoAdam__r_con_valor_absoluto(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En r va el cuadrado de G, y pusiste |G|."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p2 * r + (1 - p2) * np.abs(G))


def pasoAdam__r_cuadrado_de_más(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En r elevas al cuadrado también el 1 − ρ2: el cuadrado es solo de G."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p2 * r + ((1 - p2) * G) ** 2)


def pasoAdam__r_de_v(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu r promedia el cuadrado de v, y va el de G."""
    nueva = p1 * v + (1 - p1) * G
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p2 * r + (1 - p2) * nueva**2)


def pasoAdam__r_de_v_corregida(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu r promedia el cuadrado de v corregida, y va el de G."""
    nueva = (p1 * v + (1 - p1) * G) / (1 - p1**t if c else 1)
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p2 * r + (1 - p2) * nueva**2)


def pasoAdam__r_de_v_vieja(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu r promedia el cuadrado de la v que recibiste, y va el de G."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p2 * r + (1 - p2) * v**2)


def pasoAdam__r_es_v_al_cuadrado(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu r es el cuadrado de v: r promedia los cuadrados de G por su lado."""
    nueva = p1 * v + (1 - p1) * G
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=nueva**2)


def pasoAdam__v_de_G_al_cuadrado(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu v promedia el cuadrado de G: v es el primer momento, el de G."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, v_nueva=p1 * v + (1 - p1) * G * G)


def pasoAdam__r_suma_de_cuadrados(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En r va el cuadrado de cada componente, y pusiste la suma de todos."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p2 * r + (1 - p2) * np.sum(G * G))


def pasoAdam__r_promedio_de_cuadrados(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En r va el cuadrado de cada componente, y pusiste su promedio."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=p2 * r + (1 - p2) * np.mean(G * G))


def pasoAdam__no_se_mueve(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """v y r están bien, pero w vuelve como llegó."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w + 0, v, r


def pasoAdam__G_en_el_numerador(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """El paso usa G y no v: sin la velocidad es RMSProp."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    r_est = r / (1 - p2**t) if c else r
    return w - a * G / (np.sqrt(r_est) + e), v, r


def pasoAdam__sin_raíz(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Divides por r y no por su raíz: r está hecha de cuadrados."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    return w - a * v_est / (r_est + e), v, r


def pasoAdam__multiplica_por_la_raíz(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Multiplicas por la raíz de r, y se divide."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    return w - a * v_est * np.sqrt(r_est), v, r


def pasoAdam__divide_por_v(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Divides por la raíz de v y r va arriba: están cambiadas."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    with np.errstate(all="ignore"):
        return w - a * r_est / (np.sqrt(v_est) + e), v, r


def pasoAdam__sin_r(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """El paso no usa r: es el del momento."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w - a * _corregidas(v, r, t, p1, p2, c)[0], v, r


def pasoAdam__sin_v(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En el paso falta v: alpha se divide por la raíz de r y se multiplica por v."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    r_est = _corregidas(v, r, t, p1, p2, c)[1]
    return w - a / (np.sqrt(r_est) + e), v, r


def pasoAdam__v_vieja(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """El paso usa la v que recibiste: primero se pone al día."""
    _, nueva, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    return w - a * v_est / (np.sqrt(r_est) + e), nueva, r


def pasoAdam__r_vieja(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """El paso usa la r que recibiste: primero se pone al día."""
    _, v, nueva = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    return w - a * v_est / (np.sqrt(r_est) + e), v, nueva


def pasoAdam__memorias_viejas(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """El paso usa la v y la r que recibiste: primero se ponen al día."""
    _, nueva_v, nueva_r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    with np.errstate(all="ignore"):
        return w - a * v_est / (np.sqrt(r_est) + e), nueva_v, nueva_r


def pasoAdam__no_devuelve_memorias_nuevas(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """w está bien, pero devuelves la v y la r que recibiste: las memorias salen puestas al día."""
    return solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)[0], v, r


def pasoAdam__no_devuelve_la_v_nueva(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """w está bien, pero devuelves la v que recibiste: sale puesta al día."""
    w, _, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w, v, r


def pasoAdam__no_devuelve_la_r_nueva(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """w está bien, pero devuelves la r que recibiste: sale puesta al día."""
    w, v, _ = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w, v, r


def pasoAdam__asciende(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Te mueves a favor de la velocidad, y f sube: el paso se resta."""
    return solution.pasoAdam(w, G, v, r, t, -a, p1, p2, e, c)


def pasoAdam__sin_eps(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Donde G y las memorias son 0 sale nan: 0/0 no es un número. Para eso está ε, y su sitio está
    en el divisor."""
    return _adam(w, G, v, r, t, a, p1, p2, 0.0, c)


def pasoAdam__una_r_para_todos(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Usas una sola zancada para todos los parámetros: cada componente se divide por la raíz de la
    suya."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    return w - a * v_est / (np.sqrt(r_est.sum()) + e), v, r


def pasoAdam__más_uno(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En el divisor sumas 1 a la raíz de r: lo que se suma es ε, que casi no se nota."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    return w - a * v_est / (np.sqrt(r_est) + 1), v, r


def pasoAdam__sin_w(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """En lugar de w devuelves el paso: se pide la w a la que se llega."""
    nueva, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return nueva - w, v, r


def pasoAdam__sin_alpha(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """El paso no lleva alpha."""
    return solution.pasoAdam(w, G, v, r, t, 1.0, p1, p2, e, c)


def pasoAdam__alpha_fija(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu tasa es siempre 0.1, la del cuaderno: usa la alpha que recibes."""
    return solution.pasoAdam(w, G, v, r, t, 0.1, p1, p2, e, c)


def pasoAdam__alpha_milésima(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu tasa es siempre 0.001, la del artículo de Adam: usa la alpha que recibes."""
    return solution.pasoAdam(w, G, v, r, t, 0.001, p1, p2, e, c)


def pasoAdam__rhos_fijas(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tus ρ son siempre 0.9 y 0.999, las del cuaderno: usa las que recibes."""
    return solution.pasoAdam(w, G, v, r, t, a, 0.9, 0.999, e, c)


def pasoAdam__alpha_entre_raíz_de_t(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Divides alpha por la raíz de t: aquí la tasa es la misma en todos los pasos."""
    return solution.pasoAdam(w, G, v, r, t, a / np.sqrt(t), p1, p2, e, c)


def pasoAdam__alpha_entre_t(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Divides alpha por t: aquí la tasa es la misma en todos los pasos."""
    return solution.pasoAdam(w, G, v, r, t, a / t, p1, p2, e, c)


def pasoAdam__r_máxima(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu r nunca baja, se queda con la mayor (eso es AMSGrad): aquí es un promedio."""
    return _adam(w, G, v, r, t, a, p1, p2, e, c, r_nueva=np.maximum(r, p2 * r + (1 - p2) * G * G))


def pasoAdam__nesterov(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Tu paso mira por delante, como el de NAdam: el de Adam se da con v corregida, sin más."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    G_est = G / (1 - p1**t) if c else G
    paso = p1 * v_est + (1 - p1) * G_est
    return w - a * paso / (np.sqrt(r_est) + e), v, r


def pasoAdam__corrige_dentro_de_la_memoria(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Corriges la v y la r que recibes antes de promediarlas con G: se corrigen las nuevas, y solo
    para el paso."""
    if not c:
        return solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v, r = v / (1 - p1**t), r / (1 - p2**t)
    return solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, False)


def pasoAdam__v_y_r_cambiadas(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """v y r están cambiadas en los argumentos: el orden es w, G, v, r, t."""
    return solution.pasoAdam(w, G, r, np.abs(v), t, a, p1, p2, e, c)


def pasoAdam__orden_w_r_v(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Devuelves r antes que v: el orden es w, v, r."""
    w, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w, r, v


def pasoAdam__orden_v_r_w(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Devuelves w al final: el orden es w, v, r."""
    w, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return v, r, w


def pasoAdam__solo_w(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Devuelves solo w: también se piden v y r, que son la memoria del paso siguiente."""
    return solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)[0]


def pasoAdam__sin_r_en_la_salida(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Devuelves dos cosas y falta r: el orden es w, v, r."""
    return solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)[:2]


def pasoAdam__devuelve_t(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Devuelves también t: se piden tres cosas, w, v y r."""
    return *solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c), t + 1


def pasoAdam__cambia_memorias(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Cambiaste la v y la r de quien te llama: con *= y += se escribe sobre sus arreglos. Después
    de la llamada deben seguir como estaban."""
    w, v[...], r[...] = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w, v, r


def pasoAdam__cambia_v(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Cambiaste la v de quien te llama: con *= y += se escribe sobre su arreglo. Después de la
    llamada debe seguir como estaba."""
    w, v[...], r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w, v, r


def pasoAdam__cambia_r(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Cambiaste la r de quien te llama: con *= y += se escribe sobre su arreglo. Después de la
    llamada debe seguir como estaba."""
    w, v, r[...] = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w, v, r


def pasoAdam__cambia_w(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Cambiaste la w de quien te llama: con -= se escribe sobre su arreglo. Después de la llamada
    debe seguir como estaba."""
    w[...], v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w, v, r


def pasoAdam__cambia_todo(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Cambiaste la w, la v y la r de quien te llama: con -=, *= y += se escribe sobre sus arreglos.
    Después de la llamada deben seguir como estaban."""
    w[...], v[...], r[...] = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w, v, r


def pasoAdam__raíz_con_v_dentro(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """La raíz alcanza también a v: es solo de r."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est, r_est = _corregidas(v, r, t, p1, p2, c)
    with np.errstate(all="ignore"):
        return w - a * np.sqrt(v_est / (r_est + e)), v, r


def pasoAdam__paso_unitario(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Divides v por su longitud, y se divide por la raíz de r, componente a componente."""
    _, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    v_est = _corregidas(v, r, t, p1, p2, c)[0]
    return w - a * v_est / (np.linalg.norm(v_est) + e), v, r


def pasoAdam__la_memoria_es_la_raíz(w, G, v, r, t, a, p1, p2, e=1e-8, c=True):
    """Como r devuelves su raíz: la memoria se guarda sin raíz."""
    w, v, r = solution.pasoAdam(w, G, v, r, t, a, p1, p2, e, c)
    return w, v, np.sqrt(r)


# --- pasoNewton ---


def pasoNewton__suma(w, G, H):
    """Sumas el paso: w va en contra de H⁻¹G."""
    return w + np.linalg.solve(H, G)


def pasoNewton__sin_invertir(w, G, H):
    """Multiplicas H por G: va la inversa de H, que acorta el paso donde el suelo se curva mucho."""
    return w - H @ G


def pasoNewton__solo_la_diagonal(w, G, H):
    """Divides G por la diagonal de H: fuera de la diagonal también hay números, y H⁻¹G los usa."""
    return w - G / np.diag(H)


def pasoNewton__diagonal_de_la_inversa(w, G, H):
    """De la inversa solo usas la diagonal: H⁻¹G es un producto de matriz por vector."""
    return w - np.diag(np.linalg.inv(H)) * G


def pasoNewton__inverso_de_cada_entrada(w, G, H):
    """Inviertes cada número de H por separado: la inversa de una matriz es otra cosa."""
    return w - (1 / H) @ G


def pasoNewton__producto_por_entradas(w, G, H):
    """Multiplicas la inversa por G entrada a entrada, y sale una matriz: H⁻¹G es un producto de
    matriz por vector."""
    return w - np.linalg.inv(H) * G


def pasoNewton__producto_por_columnas(w, G, H):
    """Multiplicas cada fila de la inversa por una componente de G, y sale una matriz: H⁻¹G es un
    producto de matriz por vector."""
    return w[:, np.newaxis] - np.linalg.inv(H) * G[:, np.newaxis]


def pasoNewton__suma_de_columnas(w, G, H):
    """Cada componente de G multiplica a toda su fila de la inversa sumada: H⁻¹G es un producto de
    matriz por vector."""
    return w - np.linalg.inv(H).sum(axis=1) * G


def pasoNewton__cociente_por_entradas(w, G, H):
    """Divides G por H entrada a entrada, y sale una matriz: H⁻¹G no es un cociente."""
    return w - G / H


def pasoNewton__gradiente_solo(w, G, H):
    """No usas H: es el paso de GD."""
    return w - G


def pasoNewton__inversa_por_w(w, G, H):
    """La inversa multiplica a w, y tiene que multiplicar a G."""
    return w - np.linalg.solve(H, w)


def pasoNewton__w_dentro_de_la_inversa(w, G, H):
    """La inversa multiplica a w y después restas G: multiplica a G, y se le resta a w."""
    return np.linalg.solve(H, w) - G


def pasoNewton__inversa_de_la_diferencia(w, G, H):
    """La inversa multiplica a w − G: multiplica solo a G."""
    return np.linalg.solve(H, w - G)


def pasoNewton__devuelve_el_paso(w, G, H):
    """Devuelves H⁻¹G: se pide la w a la que se llega."""
    return np.linalg.solve(H, G)


def pasoNewton__devuelve_el_paso_negativo(w, G, H):
    """Devuelves −H⁻¹G: se pide la w a la que se llega."""
    return -np.linalg.solve(H, G)


def pasoNewton__medio_paso(w, G, H):
    """Das la mitad del paso: en Newton no hay ½ ni tasa."""
    return w - np.linalg.solve(H, G) / 2


def pasoNewton__paso_doble(w, G, H):
    """Das el doble del paso: en Newton no hay 2 ni tasa."""
    return w - 2 * np.linalg.solve(H, G)


def pasoNewton__con_tasa_décima(w, G, H):
    """Das la décima parte del paso: en Newton no hay tasa."""
    return w - 0.1 * np.linalg.solve(H, G)


def pasoNewton__con_tasa_centésima(w, G, H):
    """Das la centésima parte del paso: en Newton no hay tasa."""
    return w - 0.01 * np.linalg.solve(H, G)


def pasoNewton__amortiguado(w, G, H):
    """A H le sumas la identidad: aquí va tal como llega."""
    return w - np.linalg.solve(H + np.eye(len(G)), G)


def pasoNewton__h_al_cuadrado(w, G, H):
    """Inviertes dos veces: el paso es H⁻¹G."""
    return w - np.linalg.solve(H @ H, G)


def pasoNewton__entre_determinante(w, G, H):
    """Divides G por el determinante de H: la inversa no es un número."""
    return w - G / np.linalg.det(H)


def pasoNewton__entre_norma(w, G, H):
    """Divides G por la norma de H: la inversa no es un número."""
    return w - G / np.linalg.norm(H)


def pasoNewton__entre_traza(w, G, H):
    """Divides G por la traza de H: la inversa no es un número."""
    return w - G / np.trace(H)


def pasoNewton__no_se_mueve(w, G, H):
    """w vuelve como llegó."""
    return w + 0


def pasoNewton__columna(w, G, H):
    """Devuelves una columna, y w es un vector (d,)."""
    return (w - np.linalg.solve(H, G))[:, np.newaxis]


def pasoNewton__fila(w, G, H):
    """Devuelves una fila (1, d), y w es un vector (d,)."""
    return (w - np.linalg.solve(H, G))[np.newaxis]


def pasoNewton__columna_menos_fila(w, G, H):
    """Restas una columna a una fila, y sale una matriz: cuida las formas."""
    return w - np.linalg.solve(H, G)[:, np.newaxis]


def pasoNewton__cambia_w(w, G, H):
    """Cambiaste la w de quien te llama: con -= se escribe sobre su arreglo. Después de la llamada
    debe seguir como estaba."""
    w -= np.linalg.solve(H, G)
    return w


def pasoNewton__devuelve_también_el_paso(w, G, H):
    """Devuelves dos cosas: se pide solo la w nueva."""
    paso = np.linalg.solve(H, G)
    return w - paso, paso


def pasoNewton__valor_absoluto(w, G, H):
    """Quitas el signo al paso."""
    return w - np.abs(np.linalg.solve(H, G))


def pasoNewton__paso_unitario(w, G, H):
    """Divides el paso por su longitud: se da entero."""
    paso = np.linalg.solve(H, G)
    return w - paso / np.linalg.norm(paso)


def pasoNewton__escala_por_curvatura(w, G, H):
    """Usas una sola zancada, la que conviene en la dirección de G: es el descenso más empinado, y
    Newton usa toda H."""
    return w - (G @ G) / (G @ H @ G) * G


def pasoNewton__producto_escalar(w, G, H):
    """Juntas G y el paso en un solo número: H⁻¹G es un vector."""
    return w - G @ np.linalg.solve(H, G)


# --- escalarColina ---


def _colina(  # noqa: C901, PLR0915 - cada pieza se cambia por separado
    A, b, w, sigma, iteraciones, rng, *, f=solution._altura, acepta=operator.lt,
    ruido=lambda rng, d, sigma: None, desde="actual", contra="actual", encoge=1.0, dos=False,
    anota="actual", para=None, insiste=False, guarda="todo", devuelve="w", recocido=False,
):  # fmt: skip
    """Hill climbing con una de sus piezas cambiada."""
    d, primera, u = len(w), w, w
    altura = comparada = f(A, b, w)
    valores = [altura]

    def candidato():
        paso = None if ruido is None else ruido(rng, d, sigma)
        if ruido is None:
            return w - sigma * (A @ w - b)
        paso = sigma * rng.standard_normal(d) if paso is None else paso
        origen = {"actual": w, "primera": primera, "cero": 0 * w, "producto": 0 * w}[desde]
        return w * paso if desde == "producto" else origen + paso

    for _ in range(iteraciones):
        u = candidato()
        nueva = f(A, b, u)
        for _ in range(1000 if insiste else 0):
            if acepta(nueva, comparada):
                break
            u = candidato()
            nueva = f(A, b, u)
        mejor = acepta(nueva, comparada)
        if recocido and not mejor:
            mejor = rng.random() < np.exp(comparada - nueva)
        if anota == "antes":
            valores.append(altura)
        if mejor:
            w = (candidato() if dos else u) if guarda != "f" else w
            altura = (f(A, b, w) if guarda == "todo" else nueva) if guarda != "w" else altura
        comparada = {"actual": altura, "primera": comparada, "candidato": nueva}[contra]
        if anota == "actual" or (anota == "aceptado" and mejor):
            valores.append(altura)
        elif anota == "candidato":
            valores.append(nueva)
        sigma *= encoge
        if (para == "peor" and not mejor) or (para == "mejor" and mejor):
            break
    return u if devuelve == "candidato" else w, valores


def escalarColina__sin_el_medio(*datos):
    """A tu f le falta el ½ de wᵀAw."""
    return _colina(*datos, f=lambda A, b, w: w @ A @ w - b @ w)


def escalarColina__mitad_de_todo(*datos):
    """En tu f el ½ multiplica también a bᵀw: es solo de wᵀAw."""
    return _colina(*datos, f=lambda A, b, w: (w @ A @ w - b @ w) / 2)


def escalarColina__más_b(*datos):
    """En tu f sumas bᵀw, y se resta."""
    return _colina(*datos, f=lambda A, b, w: w @ A @ w / 2 + b @ w)


def escalarColina__sin_b(*datos):
    """A tu f le falta bᵀw."""
    return _colina(*datos, f=lambda A, b, w: w @ A @ w / 2)


def escalarColina__sin_A(*datos):
    """A tu f le falta A."""
    return _colina(*datos, f=lambda A, b, w: w @ w / 2 - b @ w)


def escalarColina__solo_la_diagonal_de_A(*datos):
    """De A solo usas la diagonal: fuera de ella también hay números."""
    return _colina(*datos, f=lambda A, b, w: w @ (np.diag(A) * w) / 2 - b @ w)


def escalarColina__A_por_entradas(*datos):
    """En wᵀAw multiplicas entrada a entrada y sumas: son productos de matrices."""
    return _colina(*datos, f=lambda A, b, w: np.sum(A * w * w) / 2 - b @ w)


def escalarColina__residuo(*datos):
    """Tu f es la longitud de Aw − b al cuadrado: es ½wᵀAw − bᵀw."""
    return _colina(*datos, f=lambda A, b, w: np.sum((A @ w - b) ** 2))


def escalarColina__f_opuesta(*datos):
    """Tu f tiene el signo contrario, y subes la colina: aquí se baja."""
    return _colina(*datos, f=lambda A, b, w: b @ w - w @ A @ w / 2)


def escalarColina__f_siempre_positiva(*datos):
    """Tu f pierde el signo: f también llega bajo 0, y más abajo es mejor."""
    return _colina(*datos, f=lambda A, b, w: abs(w @ A @ w / 2 - b @ w))


def escalarColina__sube(*datos):
    """Te quedas con los candidatos que están más arriba: aquí se baja."""
    return _colina(*datos, acepta=operator.gt)


def escalarColina__acepta_todo(*datos):
    """Te quedas con todos los candidatos, también con los peores."""
    return _colina(*datos, acepta=lambda nueva, vieja: True)


def escalarColina__acepta_bajo_cero(*datos):
    """Te quedas con el candidato si su f es negativa: se compara con la f de la w que tienes."""
    return _colina(*datos, acepta=lambda nueva, vieja: nueva < 0)


def escalarColina__desde_la_primera(*datos):
    """Tus candidatos salen siempre de la w inicial: salen de la que tienes en ese momento."""
    return _colina(*datos, desde="primera")


def escalarColina__compara_con_la_primera(*datos):
    """Comparas con la f de la w inicial: se compara con la de la w que tienes en ese momento."""
    return _colina(*datos, contra="primera")


def escalarColina__compara_con_el_anterior(*datos):
    """Comparas con el candidato anterior, aunque no te quedaras con él: se compara con la w que
    tienes."""
    return _colina(*datos, contra="candidato")


def escalarColina__sigma_al_cuadrado(A, b, w, sigma, iteraciones, rng):
    """Multiplicas el ruido por sigma al cuadrado: va sigma."""
    return solution.escalarColina(A, b, w, sigma**2, iteraciones, rng)


def escalarColina__raíz_de_sigma(A, b, w, sigma, iteraciones, rng):
    """Multiplicas el ruido por la raíz de sigma: va sigma."""
    return solution.escalarColina(A, b, w, np.sqrt(sigma), iteraciones, rng)


def escalarColina__sin_sigma(A, b, w, sigma, iteraciones, rng):
    """Tus candidatos no usan sigma."""
    return solution.escalarColina(A, b, w, 1.0, iteraciones, rng)


def escalarColina__sigma_fija(A, b, w, sigma, iteraciones, rng):
    """Tu sigma es siempre 0.3, la del cuaderno: usa la que recibes."""
    return solution.escalarColina(A, b, w, 0.3, iteraciones, rng)


def escalarColina__sigma_sumada(*datos):
    """Sumas sigma al ruido: sigma lo multiplica."""
    return _colina(*datos, ruido=lambda rng, d, sigma: sigma + rng.standard_normal(d))


def escalarColina__ruido_restado(A, b, w, sigma, iteraciones, rng):
    """Restas el ruido: el candidato es w más sigma por el ruido. También baja, pero por otro
    camino."""
    return solution.escalarColina(A, b, w, -sigma, iteraciones, rng)


def escalarColina__uniforme_simétrico(*datos):
    """Tu ruido es uniforme entre −1 y 1: se pide normal."""
    return _colina(*datos, ruido=lambda rng, d, sigma: sigma * rng.uniform(-1, 1, d))


def escalarColina__uniforme_positivo(*datos):
    """Tu ruido es uniforme entre 0 y 1, y solo avanza hacia un lado: se pide normal."""
    return _colina(*datos, ruido=lambda rng, d, sigma: sigma * rng.random(d))


def escalarColina__uniforme_centrado(*datos):
    """Tu ruido es uniforme entre −½ y ½: se pide normal."""
    return _colina(*datos, ruido=lambda rng, d, sigma: sigma * (rng.random(d) - 0.5))


def escalarColina__un_solo_ruido(*datos):
    """Mueves todas las componentes lo mismo: cada una lleva su propio ruido."""
    return _colina(*datos, ruido=lambda rng, d, sigma: sigma * rng.standard_normal())


def escalarColina__una_componente(*datos):
    """Mueves una sola componente en cada candidato: se mueven todas."""
    return _colina(
        *datos,
        ruido=lambda rng, d, sigma: sigma * np.eye(d)[rng.integers(d)] * rng.standard_normal(),
    )


def escalarColina__ruido_positivo(*datos):
    """Tu ruido no tiene signo, y solo avanza hacia un lado."""
    return _colina(*datos, ruido=lambda rng, d, sigma: sigma * np.abs(rng.standard_normal(d)))


def escalarColina__dirección_unitaria(*datos):
    """Divides el ruido por su longitud: va tal como sale."""
    return _colina(
        *datos,
        ruido=lambda rng, d, sigma: sigma * (x := rng.standard_normal(d)) / np.linalg.norm(x),
    )


def escalarColina__otro_generador(A, b, w, sigma, iteraciones, rng):
    """Usas un generador tuyo, de semilla 0: todo el azar sale del rng que recibes."""
    return solution.escalarColina(A, b, w, sigma, iteraciones, np.random.default_rng(0))


def escalarColina__otro_generador_42(A, b, w, sigma, iteraciones, rng):
    """Usas un generador tuyo, de semilla 42: todo el azar sale del rng que recibes."""
    return solution.escalarColina(A, b, w, sigma, iteraciones, np.random.default_rng(42))


def escalarColina__ruido_una_vez(A, b, w, sigma, iteraciones, rng):
    """Pides el ruido una sola vez, antes del bucle, y todos los candidatos se alejan lo mismo: cada
    iteración pide el suyo."""
    fijo = sigma * rng.standard_normal(w.shape)
    return _colina(A, b, w, sigma, iteraciones, rng, ruido=lambda rng, d, sigma: fijo)


def escalarColina__sin_w(*datos):
    """Tus candidatos son ruido sin w: el candidato es la w que tienes más sigma por el ruido."""
    return _colina(*datos, desde="cero")


def escalarColina__multiplica_w(*datos):
    """Multiplicas w por el ruido: el candidato es una suma."""
    return _colina(*datos, desde="producto")


def escalarColina__sigma_se_encoge(*datos):
    """Tu sigma se encoge en cada iteración: aquí es siempre la misma."""
    return _colina(*datos, encoge=0.99)


def escalarColina__sigma_se_encoge_más(*datos):
    """Tu sigma se encoge en cada iteración: aquí es siempre la misma."""
    return _colina(*datos, encoge=0.9)


def escalarColina__dos_ruidos(*datos):
    """Pides el ruido dos veces en cada iteración, y el candidato que comparas no es el que
    guardas."""
    return _colina(*datos, dos=True)


def escalarColina__ruido_de_más_antes(*datos):
    """Pides el ruido dos veces en cada iteración y usas el segundo: se pide una sola vez."""
    return _colina(*datos, ruido=lambda rng, d, sigma: sigma * rng.standard_normal((2, d))[1])


def escalarColina__ruido_de_más_después(*datos):
    """Pides el ruido dos veces en cada iteración y usas el primero: se pide una sola vez."""
    return _colina(*datos, ruido=lambda rng, d, sigma: sigma * rng.standard_normal((2, d))[0])


def escalarColina__valores_de_los_candidatos(*datos):
    """w está bien, pero anotas la f de cada candidato: se anota la de la w con que te quedas."""
    return _colina(*datos, anota="candidato")


def escalarColina__valores_solo_si_baja(*datos):
    """w está bien, pero solo anotas cuando te quedas con el candidato: hay un valor por iteración,
    te muevas o no."""
    return _colina(*datos, anota="aceptado")


def escalarColina__valores_antes(*datos):
    """w está bien, pero anotas la f antes de decidir, y el último valor falta: se anota después."""
    return _colina(*datos, anota="antes")


def escalarColina__sin_valor_inicial(*datos):
    """A valores le falta el primero, la f de la w que recibes: son iteraciones + 1."""
    w, valores = solution.escalarColina(*datos)
    return w, valores[1:]


def escalarColina__sin_valor_final(*datos):
    """A valores le falta el último: son iteraciones + 1."""
    w, valores = solution.escalarColina(*datos)
    return w, valores[:-1]


def escalarColina__solo_el_último_valor(*datos):
    """Devuelves un solo valor, el final: se piden todos."""
    w, valores = solution.escalarColina(*datos)
    return w, valores[-1]


def escalarColina__una_iteración_de_más(A, b, w, sigma, iteraciones, rng):
    """Pruebas un candidato de más: revisa dónde empieza y dónde termina tu contador."""
    return solution.escalarColina(A, b, w, sigma, iteraciones + 1, rng)


def escalarColina__una_iteración_de_menos(A, b, w, sigma, iteraciones, rng):
    """Pruebas un candidato de menos: revisa dónde empieza y dónde termina tu contador."""
    return solution.escalarColina(A, b, w, sigma, max(iteraciones - 1, 0), rng)


def escalarColina__una_sola_iteración(A, b, w, sigma, iteraciones, rng):
    """Te detienes demasiado pronto, con el primer candidato o con el primero que mejora: mira dónde
    quedó el return o el break."""
    return solution.escalarColina(A, b, w, sigma, min(iteraciones, 1), rng)


def escalarColina__para_al_fallar(*datos):
    """Te detienes con el primer candidato peor: se prueban todos."""
    return _colina(*datos, para="peor")


def escalarColina__para_al_fallar_sin_anotar(*datos):
    """Te detienes con el primer candidato peor y faltan los valores que siguen: se prueban todos, y
    hay un valor por iteración."""
    w, valores = _colina(*datos, para="peor")
    falló = valores[-1] in valores[:-1]
    return w, valores[:-1] if falló else valores


def escalarColina__insiste_hasta_bajar(*datos):
    """Cada iteración insiste hasta que un candidato mejora: es un solo candidato por iteración,
    mejore o no."""
    return _colina(*datos, insiste=True)


def escalarColina__guarda_f_y_no_w(*datos):
    """Los valores bajan, pero w no se mueve: te quedas con la f del candidato y no con él."""
    return _colina(*datos, guarda="f")


def escalarColina__guarda_w_y_no_f(A, b, w, sigma, iteraciones, rng):
    """Te quedas con el candidato, pero sigues comparando con la f anterior y anotándola."""
    return _colina(A, b, w, sigma, iteraciones, rng, guarda="w")


def escalarColina__último_candidato(*datos):
    """Devuelves el último candidato, y se pide la w con que te quedaste."""
    return _colina(*datos, devuelve="candidato")


def escalarColina__la_primera_w(A, b, w, sigma, iteraciones, rng):
    """Los valores están bien, pero devuelves la w que recibiste."""
    return w, solution.escalarColina(A, b, w, sigma, iteraciones, rng)[1]


def escalarColina__sin_valores(*datos):
    """Devuelves solo w: se piden también los valores."""
    return solution.escalarColina(*datos)[0]


def escalarColina__cambia_w(A, b, w, sigma, iteraciones, rng):
    """Cambiaste la w de quien te llama: con += se escribe sobre su arreglo. Después de la llamada
    debe seguir como estaba."""
    w[...], valores = solution.escalarColina(A, b, w, sigma, iteraciones, rng)
    return w, valores


def escalarColina__baja_con_gradiente(*datos):
    """Bajas con el gradiente Aw − b: aquí no hay derivadas, se baja a tientas."""
    return _colina(*datos, ruido=None)


def escalarColina__acepta_a_veces(*datos):
    """A veces te quedas con un candidato peor, con una probabilidad que depende de cuánto empeora
    (eso es el recocido): aquí, nunca."""
    return _colina(*datos, recocido=True)


def escalarColina__w_en_ceros(A, b, w, sigma, iteraciones, rng):
    """Empiezas en ceros: se empieza en la w que llega."""
    return solution.escalarColina(A, b, 0 * w, sigma, iteraciones, rng)
