"""Errores conocidos del ajuste cuadrático: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.
"""

import numpy as np

from solutions.cuadratica import solution

# --- predecir ---


def predecir__sin_cuadrado(x, w):
    """Tu curva es una recta: la x del primer término no está elevada al cuadrado."""
    return w[0] * x + w[1] * x + w[2]


def predecir__cuadrado_en_los_dos(x, w):
    """También w2 multiplica a x²: el cuadrado es solo del primer término."""
    return w[0] * x**2 + w[1] * x**2 + w[2]


def predecir__al_cubo(x, w):
    """Tu primer término lleva x³: en una parábola es x²."""
    return w[0] * x**3 + w[1] * x + w[2]


def predecir__cuadrado_de_w1(x, w):
    """Elevas w1 al cuadrado: el cuadrado es de x."""
    return w[0] ** 2 * x + w[1] * x + w[2]


def predecir__signo_de_w1(x, w):
    """El primer término sale con el signo contrario."""
    return -w[0] * x**2 + w[1] * x + w[2]


def predecir__signo_de_w2(x, w):
    """El segundo término sale con el signo contrario."""
    return w[0] * x**2 - w[1] * x + w[2]


def predecir__signo_de_w3(x, w):
    """El tercer término sale con el signo contrario."""
    return w[0] * x**2 + w[1] * x - w[2]


def predecir__doble_de_x(x, w):
    """Tu primer término usa 2x donde va x². Revisa el operador: * multiplica, no eleva."""
    return w[0] * (2 * x) + w[1] * x + w[2]


def predecir__orden_inverso(x, w):
    """Leíste w al revés: w = [w1, w2, w3], y w1 es el coeficiente de x²."""
    return w[2] * x**2 + w[1] * x + w[0]


def predecir__sin_término_independiente(x, w):
    """Falta w3: todas tus parábolas pasan por el origen."""
    return w[0] * x**2 + w[1] * x


def predecir__cuadrado_del_producto(x, w):
    """Elevaste al cuadrado también el coeficiente: calculaste (w1 x)². Solo x va al cuadrado."""
    return (w[0] * x) ** 2 + w[1] * x + w[2]


def predecir__w3_por_x(x, w):
    """w3 aparece multiplicado por x: es el término independiente y va solo."""
    return w[0] * x**2 + w[1] * x + w[2] * x


# --- costo ---


def costo__mitad(x, y, w):
    """Tu costo es la mitad del correcto: usaste 1/(2n), y en esta tarea el MSE lleva 1/n."""
    return solution.costo(x, y, w) / 2


def costo__sin_promediar(x, y, w):
    """Sumaste los cuadrados de los residuos sin dividir por n: tu costo crece con los datos."""
    return np.sum(_residuos(x, y, w) ** 2)


def costo__cuadrado_de_la_suma(x, y, w):
    """Sumaste los residuos antes de elevar al cuadrado, y los positivos cancelan a los negativos.

    El orden importa: ¿qué se eleva al cuadrado, cada residuo o la suma de todos?
    """
    return np.sum(_residuos(x, y, w)) ** 2 / len(x)


def costo__cuadrado_del_promedio(x, y, w):
    """Promediaste los residuos y después elevaste al cuadrado: los errores opuestos se cancelan.

    El MSE es el promedio de los cuadrados, no el cuadrado del promedio.
    """
    return np.mean(_residuos(x, y, w)) ** 2


def costo__sin_cuadrado(x, y, w):
    """Promediaste los residuos con su signo, sin elevarlos al cuadrado.

    Así un error compensa a otro y el costo puede salir negativo.
    """
    return np.mean(_residuos(x, y, w))


def costo__valor_absoluto(x, y, w):
    """Promediaste el valor absoluto de los residuos (MAE); aquí se pide el de sus cuadrados."""
    return np.mean(np.abs(_residuos(x, y, w)))


def costo__falta_la_última(x, y, w):
    """La última muestra no cuenta: mira hasta dónde llega el range de tu bucle."""
    return float(np.sum((y - solution.predecir(x, w))[:-1] ** 2) / len(x))


def costo__falta_la_primera(x, y, w):
    """La primera muestra no cuenta: mira dónde empieza tu bucle. En Python se cuenta desde 0."""
    return float(np.sum((y - solution.predecir(x, w))[1:] ** 2) / len(x))


def costo__mediana(x, y, w):
    """Tomas la mediana de los cuadrados: se pide su promedio."""
    return float(np.median((y - solution.predecir(x, w)) ** 2))


def costo__suma_en_vez_de_resta(x, y, w):
    """Sumas la predicción y lo observado: el residuo es una resta."""
    return float(np.mean((y + solution.predecir(x, w)) ** 2))


def costo__con_raíz(x, y, w):
    """Tomaste la raíz cuadrada al final (RMSE). El MSE se queda en el promedio de los cuadrados."""
    return np.sqrt(solution.costo(x, y, w))


def costo__solo_la_última(x, y, w):
    """Solo cuenta la última muestra: en tu bucle cada residuo pisa al anterior.

    Mira si acumulas o si vuelves a asignar.
    """
    return _residuos(x, y, w)[-1] ** 2 / len(x)


def costo__return_dentro(x, y, w):
    """Solo cuenta la primera muestra: tu return está dentro del bucle."""
    return solution.costo(x[:1], y[:1], w)


def costo__return_dentro_entre_n(x, y, w):
    """Solo cuenta la primera muestra, dividida por n.

    Mira hasta dónde llega tu bucle, y si tu return está dentro.
    """
    return solution.costo(x[:1], y[:1], w) / len(x)


def costo__monomios(x, y, w):
    """Comparas y con cada término por separado: w1 x², w2 x y w3.

    El residuo es uno solo por muestra: y menos la predicción completa.
    """
    return np.mean((y - w[0] * x**2) ** 2 + (y - w[1] * x) ** 2 + (y - w[2]) ** 2)


def costo__solo_término_cuadrático(x, y, w):
    """Comparas y solo con w1 x²: la predicción tiene tres términos."""
    return np.mean((y - w[0] * x**2) ** 2)


def costo__sin_término_lineal(x, y, w):
    """A tu predicción le falta el término w2 x."""
    return np.mean((y - w[0] * x**2 - w[2]) ** 2)


def costo__sin_término_cuadrático(x, y, w):
    """A tu predicción le falta el término w1 x²."""
    return np.mean((y - w[1] * x - w[2]) ** 2)


def costo__diferencia_de_cuadrados(x, y, w):
    """Restas los cuadrados, y² − ŷ², y se eleva la resta: (y − ŷ)²."""
    return np.mean(y**2 - solution.predecir(x, w) ** 2)


def costo__error_relativo(x, y, w):
    """Divides cada residuo por su y: es un error relativo, y el MSE usa los residuos tal cual."""
    return np.mean((_residuos(x, y, w) / y) ** 2)


def costo__norma_sin_cuadrado(x, y, w):
    """Usas la norma de los residuos sin elevarla al cuadrado: lleva una raíz que sobra."""
    return np.linalg.norm(_residuos(x, y, w)) / len(x)


def costo__solo_el_mayor(x, y, w):
    """Solo cuenta el residuo más grande: el MSE promedia los cuadrados de todos."""
    return np.max(_residuos(x, y, w) ** 2)


def costo__varianza(x, y, w):
    """Calculaste la varianza de los residuos, que les quita su promedio antes de elevarlos.

    Una parábola desplazada hacia arriba también se equivoca, y su varianza no lo ve.
    """
    return np.var(_residuos(x, y, w))


# --- gradienteMuestra ---


def gradienteMuestra__mitad(x_i, y_i, w):
    """Tu gradiente es la mitad del correcto: derivaste ½(y − ŷ)², y aquí el costo no lleva ½.

    La regla de la potencia deja un factor delante.
    """
    return solution.gradienteMuestra(x_i, y_i, w) / 2


def gradienteMuestra__signo(x_i, y_i, w):
    """Tu gradiente tiene el signo contrario: apunta hacia donde el costo baja.

    Al derivar (y − ŷ)² hay que derivar también lo de adentro, y ŷ entra restando.
    """
    return -solution.gradienteMuestra(x_i, y_i, w)


def gradienteMuestra__x_sin_cuadrado(x_i, y_i, w):
    """La primera componente lleva x donde va x²: ¿qué multiplica a w1 en ŷ?

    Con x = 1 el error no se nota; pruébalo con x = 2.
    """
    return _gradiente(x_i, y_i, w, [x_i, x_i, 1])


def gradienteMuestra__respecto_a_x(x_i, y_i, w):
    """Derivaste respecto a x (2x y 1) en lugar de respecto a los pesos.

    Aquí x es un dato fijo; lo que varía es w. ¿Cuánto cambia ŷ si w1 aumenta un poquito?
    """
    return _gradiente(x_i, y_i, w, [2 * x_i, 1, 1])


def gradienteMuestra__derivada_de_los_términos(x_i, y_i, w):
    """Derivaste x², x y 1 respecto a x: por eso tu tercera componente es siempre 0.

    Las incógnitas son los pesos. Deriva ŷ respecto a w1, luego a w2 y luego a w3.
    """
    return _gradiente(x_i, y_i, w, [2 * x_i, 1, 0])


def gradienteMuestra__w3_no_aprende(x_i, y_i, w):
    """La tercera componente es siempre 0: w3 no se movería nunca.

    w3 también cambia la predicción: ¿cuánto vale ∂ŷ/∂w3?
    """
    return _gradiente(x_i, y_i, w, [x_i**2, x_i, 0])


def gradienteMuestra__dos_solo_en_w1(x_i, y_i, w):
    """El factor 2 está en una sola componente; sale del cuadrado, así que va en las tres."""
    return _gradiente(x_i, y_i, w, [x_i**2, x_i / 2, 0.5])


def gradienteMuestra__sin_x(x_i, y_i, w):
    """Tus tres componentes son iguales: falta el factor ∂ŷ/∂w de cada peso.

    Cada peso responde por su propio término de la parábola.
    """
    return _gradiente(x_i, y_i, w, [1, 1, 1])


def gradienteMuestra__orden_inverso(x_i, y_i, w):
    """Las componentes están al revés: la primera es la de w1, que acompaña a x²."""
    return _gradiente(x_i, y_i, w, [1, x_i, x_i**2])


def gradienteMuestra__término_entero(x_i, y_i, w):
    """Cada componente quedó multiplicada por su propio peso.

    Al derivar w1 x² respecto a w1, ¿sigue apareciendo w1?
    """
    return _gradiente(x_i, y_i, w, [w[0] * x_i**2, w[1] * x_i, w[2]])


def gradienteMuestra__residuo_al_cuadrado(x_i, y_i, w):
    """Usaste el cuadrado del residuo: al derivar, el exponente baja en uno.

    El gradiente necesita el signo del residuo para saber hacia dónde moverse.
    """
    residuo = _residuos(x_i, y_i, w)
    return -2 * residuo**2 * np.array([x_i**2, x_i, 1])


def gradienteMuestra__derivada_de_la_curva(x_i, y_i, w):
    """Derivaste la parábola respecto a x (2 w1 x y w2) en lugar de respecto a los pesos.

    Aquí x es un dato fijo; lo que varía es w. ¿Cuánto cambia ŷ si w1 aumenta un poquito?
    """
    return _gradiente(x_i, y_i, w, [2 * w[0] * x_i, w[1], 1])


def gradienteMuestra__residuo_sin_w3(x_i, y_i, w):
    """A la predicción de tu residuo le falta w3, el término independiente."""
    return _gradiente(x_i, y_i, np.append(w[:2], 0), [x_i**2, x_i, 1])


# --- ajustarSGD ---


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
    """Pidan las épocas que pidan, haces una sola: tu return está dentro del bucle."""
    return solution.ajustarSGD(x, y, w, alpha, min(epocas, 1), rng)


def ajustarSGD__muestra_al_revés(x, y, w, alpha, epocas, rng=None):
    """A gradienteMuestra le pasas y[i] en el lugar de x[i], y al revés: mira el orden de su def."""

    def un_paso(w, i):
        return w - alpha * solution.gradienteMuestra(y[i], x[i], w)

    return _entrenar(x, y, w, epocas, rng, un_paso)


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


def ajustarSGD__alpha_entre_n(x, y, w, alpha, epocas, rng=None):
    """Tus pasos son n veces más cortos: dividiste por n, pero cada paso usa una sola muestra."""
    return solution.ajustarSGD(x, y, w, alpha / len(x), epocas, rng)


def ajustarSGD__asciende(x, y, w, alpha, epocas, rng=None):
    """Te mueves a favor del gradiente y el costo crece; para bajar hay que ir en contra."""
    return solution.ajustarSGD(x, y, w, -alpha, epocas, rng)


def ajustarSGD__w3_no_se_actualiza(x, y, w, alpha, epocas, rng=None):
    """w3 se queda en su valor inicial: la actualización deja fuera a uno de los tres pesos."""

    def un_paso(w, i):
        g = solution.gradienteMuestra(x[i], y[i], w)
        return w - alpha * (g - _solo(g, 2))

    return _entrenar(x, y, w, epocas, rng, un_paso)


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


def ajustarSGD__falta_la_última_muestra(x, y, w, alpha, epocas, rng=None):
    """La última muestra nunca se usa: mira hasta dónde llega el range de tu bucle."""
    w, costos = np.array(w), [solution.costo(x, y, w)]
    for _ in range(epocas):
        orden = np.arange(len(x)) if rng is None else rng.permutation(len(x))
        for i in orden[:-1]:
            w = w - alpha * solution.gradienteMuestra(x[i], y[i], w)
        costos.append(solution.costo(x, y, w))
    return w, costos


def ajustarSGD__falta_la_primera_muestra(x, y, w, alpha, epocas, rng=None):
    """La primera muestra de cada época nunca se usa: mira dónde empieza tu bucle."""
    w, costos = np.array(w), [solution.costo(x, y, w)]
    for _ in range(epocas):
        for i in (np.arange(len(x)) if rng is None else rng.permutation(len(x)))[1:]:
            w = w - alpha * solution.gradienteMuestra(x[i], y[i], w)
        costos.append(solution.costo(x, y, w))
    return w, costos


def ajustarSGD__siempre_la_primera(x, y, w, alpha, epocas, rng=None):
    """Todos los pasos usan la primera muestra: mira con qué índice tomas x y y dentro del bucle."""
    return _entrenar(
        x, y, w, epocas, rng, lambda w, _: w - alpha * solution.gradienteMuestra(x[0], y[0], w)
    )


def ajustarSGD__orden_inverso(x, y, w, alpha, epocas, rng=None):
    """Sin rng recorres las muestras de la última a la primera: van en el orden en que llegan."""
    if rng is None:
        w, costos = np.array(w), [solution.costo(x, y, w)]
        for _ in range(epocas):
            w, _costos = solution.ajustarSGD(x[::-1], y[::-1], w, alpha, 1)
            costos.append(solution.costo(x, y, w))
        return w, costos
    return solution.ajustarSGD(x, y, w, alpha, epocas, rng)


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


def ajustarSGD__gradiente_normalizado(x, y, w, alpha, epocas, rng=None):
    """Divides cada gradiente por su longitud: de él depende también cuánto se avanza."""

    def un_paso(w, i):
        g = solution.gradienteMuestra(x[i], y[i], w)
        return w - alpha * g / np.linalg.norm(g)

    return _entrenar(x, y, w, epocas, rng, un_paso)


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


def ajustarSGD__recorta_gradiente(x, y, w, alpha, epocas, rng=None):
    """Acortas a longitud 1 los gradientes que la pasan: tus pasos grandes son más cortos.

    Aquí el paso es alpha por el gradiente, mida lo que mida.
    """

    def un_paso(w, i):
        gradiente = solution.gradienteMuestra(x[i], y[i], w)
        return w - alpha * gradiente / max(1, np.linalg.norm(gradiente))

    return _entrenar(x, y, w, epocas, rng, un_paso)


def ajustarSGD__ignora_rng(x, y, w, alpha, epocas, rng=None):
    """Recorres las muestras en el orden dado aunque recibas un generador.

    Cuando rng no es None, el orden de cada época es un rng.permutation(n) nuevo.
    """
    return solution.ajustarSGD(x, y, w, alpha, epocas)


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


def ajustarSGD__baraja_solo_x(x, y, w, alpha, epocas, rng=None):
    """Barajas x y dejas y como estaba: cada x acaba con la y de otra muestra.

    Un mismo orden sirve para las dos.
    """
    if rng is None:
        return solution.ajustarSGD(x, y, w, alpha, epocas)
    final, costos = np.array(w), [solution.costo(x, y, w)]
    for _ in range(epocas):
        final, _ = solution.ajustarSGD(x[rng.permutation(len(x))], y, final, alpha, 1)
        costos.append(solution.costo(x, y, final))
    return final, costos


def ajustarSGD__barajados_aparte(x, y, w, alpha, epocas, rng=None):
    """Barajas x e y por separado: cada x acaba con la y de otra muestra.

    Un mismo orden sirve para las dos.
    """
    if rng is None:
        return solution.ajustarSGD(x, y, w, alpha, epocas)
    final, costos = np.array(w), [solution.costo(x, y, w)]
    for _ in range(epocas):
        xs, ys = x[rng.permutation(len(x))], y[rng.permutation(len(x))]
        final, _ = solution.ajustarSGD(xs, ys, final, alpha, 1)
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


def ajustarSGD__con_reemplazo(x, y, w, alpha, epocas, rng=None):
    """Sorteas cada muestra por separado, y en una época unas se repiten y otras no salen.

    rng.permutation(n) las recorre todas, cada una exactamente una vez.
    """
    if rng is None:
        return solution.ajustarSGD(x, y, w, alpha, epocas)

    def un_paso(w, _):
        i = rng.integers(len(x))
        return w - alpha * solution.gradienteMuestra(x[i], y[i], w)

    return _entrenar(x, y, w, epocas, None, un_paso)


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


def gradienteMuestra__sin_x_en_w2(x_i, y_i, w):
    """A la segunda componente le falta x: es lo que multiplica a w2 en ŷ."""
    return _gradiente(x_i, y_i, w, [x_i**2, 1, 1])


def gradienteMuestra__precedencia(x_i, y_i, w):
    """Solo la predicción quedó multiplicada por [x², x, 1], y y por −2: faltan los paréntesis.

    La resta se hace antes que los productos.
    """
    return -2 * y_i - solution.predecir(x_i, w) * np.array([x_i**2, x_i, 1.0])


def gradienteMuestra__signo_de_w3(x_i, y_i, w):
    """La tercera componente sale con el signo contrario: las tres llevan el mismo −2."""
    return solution.gradienteMuestra(x_i, y_i, w) * np.array([1.0, 1.0, -1.0])


def gradienteMuestra__doble_de_x(x_i, y_i, w):
    """La primera componente lleva 2x donde va x²: ¿qué multiplica a w1 en ŷ?"""
    return _gradiente(x_i, y_i, w, [2 * x_i, x_i, 1])


# --- piezas comunes ---


def _residuos(x, y, w):
    return y - solution.predecir(x, w)


def _gradiente(x_i, y_i, w, derivadas):
    return -2 * _residuos(x_i, y_i, w) * np.array(derivadas, float)


def _solo(vector, j):
    return np.where(np.arange(3) == j, vector, 0.0)


def _entrenar(x, y, w, epocas, rng, un_paso):
    w, costos = np.array(w), [solution.costo(x, y, w)]
    for _ in range(epocas):
        for i in range(len(x)) if rng is None else rng.permutation(len(x)):
            w = un_paso(w, i)
        costos.append(solution.costo(x, y, w))
    return w, costos


def _por_lotes(x, y, w, alpha, epocas):
    w, costos = np.array(w), [solution.costo(x, y, w)]
    for _ in range(epocas):
        w = w - alpha * sum(solution.gradienteMuestra(a, b, w) for a, b in zip(x, y, strict=True))
        costos.append(solution.costo(x, y, w))
    return w, costos
