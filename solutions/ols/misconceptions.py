"""Errores conocidos de la regresión lineal: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código.
"""

import numpy as np

from solutions.ols import solution

# costo


def costo__sin_promediar(theta, X, y):
    """Tu costo es m veces el correcto: es ½ de la suma de los cuadrados.

    Compara tu divisor con el de la fórmula: te falta el número de ejemplos.
    """
    return len(y) * solution.costo(theta, X, y)


def costo__predicción_sin_reiniciar(theta, X, y):
    """La predicción no se reinicia en cada ejemplo: arrastra las de los anteriores.

    Con un solo ejemplo tu costo está bien. Mira dónde vuelve a 0 tu acumulador.
    """
    return float(np.sum((np.cumsum(X @ theta) - y) ** 2) / (2 * len(y)))


def costo__divide_en_cada_vuelta(theta, X, y):
    """Divides en cada vuelta del bucle: lo que ya estaba sumado se divide otra vez.

    Se divide una sola vez, al final.
    """
    J = 0.0
    for e in X @ theta - y:
        J = (J + e**2) / (2 * len(y))
    return J


def costo__promedia_en_cada_vuelta(theta, X, y):
    """Divides por m en cada vuelta del bucle: lo que ya estaba sumado se divide otra vez.

    Se divide una sola vez, al final.
    """
    J = 0.0
    for e in X @ theta - y:
        J = (J + e**2) / len(y)
    return J / 2


def costo__con_raíz(theta, X, y):
    """Tomaste la raíz cuadrada: J es la mitad del promedio de los cuadrados, sin raíz."""
    return float(np.sqrt(2 * solution.costo(theta, X, y)) / 2)


def costo__return_dentro(theta, X, y):
    """Solo cuenta el primer ejemplo: tu return está dentro del bucle."""
    return float((X[0] @ theta - y[0]) ** 2 / 2)


def costo__sin_un_medio(theta, X, y):
    """Tu costo es el doble del correcto: promediaste los cuadrados (MSE).

    Vuelve a leer el denominador de J.
    """
    return 2 * solution.costo(theta, X, y)


def costo__suma_de_la_diapositiva(theta, X, y):
    """Devuelves Σ residuo², lo que la tabla de la diapositiva llama J.

    Aquí J es el de la fórmula: compara los denominadores.
    """
    return 2 * len(y) * solution.costo(theta, X, y)


def costo__precedencia(theta, X, y):
    """Tu costo es m² veces el correcto: m quedó multiplicando en vez de dividir.

    Python hace divisiones y productos de izquierda a derecha: revisa los paréntesis del
    denominador.
    """
    return len(y) ** 2 * solution.costo(theta, X, y)


def costo__cuadrado_de_la_suma(theta, X, y):
    """Primero sumas y después elevas al cuadrado: los errores de signo contrario se cancelan.

    Piensa qué va primero: ¿el cuadrado o la suma?
    """
    return np.sum(X @ theta - y) ** 2 / (2 * len(y))


def costo__sin_cuadrado(theta, X, y):
    """Sumas los residuos sin el cuadrado: un costo así puede ser negativo y no tiene mínimo.

    Repasa qué se suma en J.
    """
    return np.sum(X @ theta - y) / (2 * len(y))


def costo__valor_absoluto(theta, X, y):
    """Usas el valor absoluto de los residuos y la fórmula usa su cuadrado.

    Para un residuo de 1 da lo mismo; prueba con uno de 3.
    """
    return np.sum(np.abs(X @ theta - y)) / (2 * len(y))


def costo__solo_el_último(theta, X, y):
    """Solo cuenta el último ejemplo.

    Si usas un bucle, mira si cada vuelta agrega su parte o borra la de las anteriores.
    """
    return (X[-1] @ theta - y[-1]) ** 2 / (2 * len(y))


def costo__solo_el_primero(theta, X, y):
    """Solo cuenta el primer ejemplo: la función termina en la primera vuelta del bucle.

    Mira la sangría del return.
    """
    return (X[0] @ theta - y[0]) ** 2 / (2 * len(y))


def costo__m_de_columnas(theta, X, y):
    """Divides por el número de columnas de X y m es el número de ejemplos.

    ¿Qué son las filas de X y qué son las columnas?
    """
    return len(y) / X.shape[1] * solution.costo(theta, X, y)


def costo__difusión(theta, X, y):
    """Tu residuo es una tabla (m, m): compara cada predicción con todas las y.

    Pasa al restar un vector (m,) de una columna (m, 1). Mira la forma (shape) de tu residuo.
    """
    return np.sum(((X @ theta)[:, None] - y) ** 2) / (2 * len(y))


def costo__asterisco(theta, X, y):
    """Con * multiplicas elemento por elemento y queda una tabla del tamaño de X.

    La predicción de un ejemplo es una suma de productos: un solo número por fila.
    """
    return np.sum((X * theta - y[:, None]) ** 2) / (2 * len(y))


def costo__sin_intercepto(theta, X, y):
    """Tu predicción no incluye θ0.

    X ya trae la columna de unos que lo multiplica: ¿la estás quitando?
    """
    return solution.costo(theta[1:], X[:, 1:], y)


def costo__theta_ignorado(theta, X, y):
    """Tu costo es el de θ = 0, sea cual sea la θ que recibe la función.

    Comprueba que la predicción use el argumento theta.
    """
    return solution.costo(0 * theta, X, y)


def costo__falta_el_primero(theta, X, y):
    """El primer ejemplo no cuenta: mira dónde empieza tu bucle. En Python se cuenta desde 0."""
    return solution.costo(theta, X[1:], y[1:]) * (len(y) - 1) / len(y)


def costo__varianza(theta, X, y):
    """Tu costo es la mitad de la varianza de los residuos: les restas su promedio.

    Un modelo que falla siempre por lo mismo no tiene costo 0.
    """
    return float(np.var(X @ theta - y) / 2)


def costo__dos_m_menos_uno(theta, X, y):
    """Divides por 2m − 1: revisa el denominador de la fórmula."""
    return float(np.sum((X @ theta - y) ** 2) / (2 * len(y) - 1))


def costo__raíz(theta, X, y):
    """Tomaste la raíz del promedio de los cuadrados (RMSE), y J no lleva raíz."""
    return np.sqrt(2 * solution.costo(theta, X, y))


def costo__norma_sin_cuadrado(theta, X, y):
    """Usas la norma de los residuos sin elevarla al cuadrado: lleva una raíz que J no tiene."""
    return np.linalg.norm(X @ theta - y) / (2 * len(y))


def costo__diferencia_de_cuadrados(theta, X, y):
    """Restas los cuadrados, ŷ² − y², y se eleva la resta: (ŷ − y)²."""
    return np.sum((X @ theta) ** 2 - y**2) / (2 * len(y))


def costo__error_relativo(theta, X, y):
    """Divides cada residuo por su y: es un error relativo, y J suma los residuos tal como son."""
    return np.sum(((X @ theta - y) / y) ** 2) / (2 * len(y))


def costo__al_cubo(theta, X, y):
    """Elevas los residuos al cubo: así los negativos restan. J lleva su cuadrado."""
    return np.sum((X @ theta - y) ** 3) / (2 * len(y))


def costo__theta0_dos_veces(theta, X, y):
    """Sumas θ0 dos veces: X ya trae la columna de unos que lo multiplica."""
    return solution.costo(theta, X, y - theta[0])


def costo__solo_el_mayor(theta, X, y):
    """Solo cuenta el residuo más grande: J promedia los cuadrados de todos."""
    return np.max((X @ theta - y) ** 2) / 2


def costo__residuos_enteros(theta, X, y):
    """Tus residuos pierden los decimales antes de elevarlos al cuadrado. Mira su dtype."""
    return np.sum(np.trunc(X @ theta - y) ** 2) / (2 * len(y))


# gradiente


def gradiente__sin_promediar(theta, X, y):
    """Tu gradiente es m veces el correcto.

    J es un promedio sobre los m ejemplos, y su derivada también lo es.
    """
    return len(y) * solution.gradiente(theta, X, y)


def gradiente__suma_sin_reiniciar(theta, X, y):
    """La suma no se reinicia en cada parámetro: cada derivada arrastra las de los anteriores.

    Solo la primera está bien. Mira dónde vuelve a 0 tu acumulador.
    """
    return np.cumsum(solution.gradiente(theta, X, y))


def gradiente__predicción_sin_reiniciar(theta, X, y):
    """La predicción no se reinicia en cada ejemplo: arrastra las de los anteriores.

    Mira dónde vuelve a 0 tu acumulador.
    """
    return X.T @ (np.cumsum(X @ theta) - y) / len(y)


def gradiente__return_dentro(theta, X, y):
    """Solo la primera derivada está calculada; lo demás vale 0.

    Mira si tu return está dentro del bucle, y hasta dónde llega el range.
    """
    grad = solution.gradiente(theta, X, y)
    return np.append(grad[:1], 0 * grad[1:])


def gradiente__factor_dos(theta, X, y):
    """Tu gradiente es el doble del correcto: conserva el 2 que baja al derivar el cuadrado.

    En nuestro J hay algo que lo cancela.
    """
    return 2 * solution.gradiente(theta, X, y)


def gradiente__entre_2m(theta, X, y):
    """Tu gradiente es la mitad del correcto: conserva el 2 del denominador de J.

    Deriva de nuevo el cuadrado con la regla de la cadena.
    """
    return solution.gradiente(theta, X, y) / 2


def gradiente__signo(theta, X, y):
    """Tu gradiente tiene el signo contrario.

    El residuo de J es la predicción menos y; al derivarlo, ¿de cuál de los dos viene el signo?
    """
    return -solution.gradiente(theta, X, y)


def gradiente__sin_x(theta, X, y):
    """Todas las componentes salen iguales, al promedio de los residuos: solo vale para θ0.

    Para los demás θj, la regla de la cadena deja un factor más.
    """
    return np.full_like(theta, np.mean(X @ theta - y))


def gradiente__residuo_al_cuadrado(theta, X, y):
    """Tu gradiente usa el residuo al cuadrado.

    Ese es el que está en J; al derivar, el exponente baja.
    """
    return X.T @ (X @ theta - y) ** 2 / len(y)


def gradiente__valor_absoluto(theta, X, y):
    """Usas el valor absoluto de los residuos: su signo dice hacia dónde moverse."""
    return X.T @ np.abs(X @ theta - y) / len(y)


def gradiente__signo_del_residuo(theta, X, y):
    """Usas solo el signo de cada residuo: también cuenta cuánto mide."""
    return X.T @ np.sign(X @ theta - y) / len(y)


def gradiente__promedios_por_separado(theta, X, y):
    """Promedias los residuos y las columnas por separado: se promedian los productos."""
    return np.mean(X @ theta - y) * X.mean(0)


def gradiente__solo_el_último(theta, X, y):
    """Solo cuenta el último ejemplo.

    Si usas un bucle, mira si cada vuelta agrega su parte o borra la de las anteriores.
    """
    return (X[-1] @ theta - y[-1]) * X[-1] / len(y)


def gradiente__solo_el_primero(theta, X, y):
    """Solo cuenta el primer ejemplo: la función termina en la primera vuelta del bucle.

    Mira la sangría del return.
    """
    return (X[0] @ theta - y[0]) * X[0] / len(y)


def gradiente__theta0_sin_promediar(theta, X, y):
    """La derivada respecto de θ0 es m veces la correcta y las demás están bien.

    A esa suma le falta el promedio que sí hiciste en las otras.
    """
    return solution.gradiente(theta, X, y) * np.append(len(y), np.ones(len(theta) - 1))


def gradiente__solo_theta0_promediado(theta, X, y):
    """La derivada respecto de θ0 está bien y las demás son m veces la correcta.

    Les falta el promedio que sí hiciste en la primera.
    """
    return solution.gradiente(theta, X, y) * np.append(1, np.full(len(theta) - 1, len(y)))


def gradiente__m_de_columnas(theta, X, y):
    """Divides por el número de columnas de X y m es el número de ejemplos.

    ¿Qué son las filas de X y qué son las columnas?
    """
    return len(y) / X.shape[1] * solution.gradiente(theta, X, y)


def gradiente__difusión(theta, X, y):
    """Tu residuo es una tabla (m, m): compara cada predicción con todas las y.

    Pasa al restar un vector (m,) de una columna (m, 1). Mira su forma (shape) antes de multiplicar
    por X.
    """
    return X.T @ ((X @ theta)[:, None] - y) / len(y)


def gradiente__sin_sumar(theta, X, y):
    """Devuelves el aporte de cada ejemplo por separado: una tabla con una columna por ejemplo.

    La derivada de J los suma todos.
    """
    return X.T * (X @ theta - y) / len(y)


def gradiente__asterisco(theta, X, y):
    """Con * multiplicas elemento por elemento y queda una tabla del tamaño de X.

    La predicción de un ejemplo es una suma de productos, y la derivada suma los ejemplos.
    """
    return X * (X * theta - y[:, None]) / len(y)


def gradiente__theta0_en_cero(theta, X, y):
    """La derivada respecto de θ0 te sale siempre 0: el intercepto no aprendería nunca.

    θ0 también cambia la predicción: ¿qué columna de X lo multiplica?
    """
    return solution.gradiente(theta, X, y) * np.append(0, np.ones(len(theta) - 1))


def gradiente__sin_intercepto(theta, X, y):
    """El residuo de tu gradiente se calcula sin θ0.

    X ya trae la columna de unos que lo multiplica: ¿la estás quitando?
    """
    return X.T @ (X[:, 1:] @ theta[1:] - y) / len(y)


def gradiente__theta_ignorado(theta, X, y):
    """Tu gradiente es el de θ = 0, sea cual sea la θ que recibe la función.

    Comprueba que la predicción use el argumento theta.
    """
    return solution.gradiente(0 * theta, X, y)


def gradiente__mezcla_escalas(theta, X, y):
    """Calculas el residuo con X tal como llega y lo multiplicas por columnas normalizadas.

    Los dos factores tienen que usar la misma X; normalizar es asunto de quien llama.
    """
    Z = np.column_stack((X[:, 0], solution.normalizar(X[:, 1:])[0]))
    return Z.T @ (X @ theta - y) / len(y)


# descensoGradiente


def gradiente__divide_en_cada_vuelta(theta, X, y):
    """Divides en cada vuelta del bucle: lo que ya estaba sumado se divide otra vez.

    Se divide una sola vez, al final.
    """
    g = np.zeros(len(theta))
    for x_i, y_i in zip(X, y, strict=True):
        g = (g + (x_i @ theta - y_i) * x_i) / len(y)
    return g


def gradiente__x_al_cuadrado(theta, X, y):
    """Cada residuo queda multiplicado por x²: al derivar (Xθ − y)² aparece x una sola vez."""
    return (X**2).T @ (X @ theta - y) / len(y)


def gradiente__sin_multiplicar_y(theta, X, y):
    """Multiplicas por las x la predicción y no la y: el residuo entero va por cada x."""
    return X.T @ (X @ theta) / len(y) - np.mean(y)


def _descenso(theta, X, y, alpha, iteraciones, gradiente=solution.gradiente):
    """El ciclo de la solución con otro gradiente."""
    costos = [solution.costo(theta, X, y)]
    for _ in range(iteraciones):
        theta = theta - alpha * gradiente(theta, X, y)
        costos.append(solution.costo(theta, X, y))
    return theta, costos


def descensoGradiente__secuencial(theta, X, y, alpha, iteraciones):
    """Actualizas los θ uno tras otro: la derivada del segundo ya usa el primero cambiado.

    La diapositiva pide actualizarlos simultáneamente.
    """
    theta, costos = theta.copy(), [solution.costo(theta, X, y)]
    for _ in range(iteraciones):
        for j in range(len(theta)):
            theta[j] -= alpha * solution.gradiente(theta, X, y)[j]
        costos.append(solution.costo(theta, X, y))
    return theta, costos


def descensoGradiente__alpha_que_decae(theta, X, y, alpha, iteraciones):
    """Tu alpha se hace más pequeña de iteración en iteración, y aquí es siempre la misma."""
    costos = [solution.costo(theta, X, y)]
    for k in range(iteraciones):
        theta = theta - alpha / (1 + k) * solution.gradiente(theta, X, y)
        costos.append(solution.costo(theta, X, y))
    return theta, costos


def descensoGradiente__ejemplo_a_ejemplo(theta, X, y, alpha, iteraciones):
    """Das un paso por cada ejemplo: aquí va uno por iteración, con el gradiente de todos."""
    costos = [solution.costo(theta, X, y)]
    for _ in range(iteraciones):
        for x_i, y_i in zip(X, y, strict=True):
            theta = theta - alpha * (x_i @ theta - y_i) * x_i
        costos.append(solution.costo(theta, X, y))
    return theta, costos


def descensoGradiente__solo_theta1(theta, X, y, alpha, iteraciones):
    """Solo se mueve θ1: la actualización es de todos los parámetros, también de θ0."""
    solo = np.eye(len(theta))[1]
    return _descenso(
        theta, X, y, alpha, iteraciones, lambda *args: solo * solution.gradiente(*args)
    )


def descensoGradiente__gradiente_de_norma_1(theta, X, y, alpha, iteraciones):
    """Divides el gradiente por su norma: todos tus pasos miden alpha, y deben acortarse solos."""

    def unitario(*args):
        g = solution.gradiente(*args)
        return g / np.linalg.norm(g)

    return _descenso(theta, X, y, alpha, iteraciones, unitario)


def descensoGradiente__gradientes_acumulados(theta, X, y, alpha, iteraciones):
    """El gradiente de cada iteración se suma a los de las anteriores: falta reiniciarlo.

    Cada paso usa solo el gradiente de la θ de ese momento.
    """
    suma = np.zeros(len(theta))

    def acumulado(*args):
        suma[:] += solution.gradiente(*args)
        return suma

    return _descenso(theta, X, y, alpha, iteraciones, acumulado)


def descensoGradiente__return_dentro(theta, X, y, alpha, iteraciones):
    """Pidan las iteraciones que pidan, haces una sola: mira si un return o un break quedó dentro
    del bucle, y cuántas vueltas le pides."""
    return _descenso(theta, X, y, alpha, min(iteraciones, 1))


def descensoGradiente__suma_de_parciales(theta, X, y, alpha, iteraciones):
    """Todos los θ se mueven lo mismo: a cada uno le restas la suma de las derivadas parciales.

    A cada θj le toca la suya.
    """
    return _descenso(theta, X, y, alpha, iteraciones, lambda *args: solution.gradiente(*args).sum())


def descensoGradiente__cambia_theta(theta, X, y, alpha, iteraciones):
    """Los valores son correctos, pero cambiaste la theta de quien te llama.

    Trabaja sobre una copia, y recuerda que darle otro nombre a un arreglo no lo copia.
    """
    costos = [solution.costo(theta, X, y)]
    for _ in range(iteraciones):
        theta -= alpha * solution.gradiente(theta, X, y)
        costos.append(solution.costo(theta, X, y))
    return theta, costos


def descensoGradiente__momento(theta, X, y, alpha, iteraciones):
    """Tus pasos arrastran 0.9 veces el anterior (momento): aquí cada paso sale solo del gradiente
    de su iteración."""
    velocidad = np.zeros(len(theta))

    def con_momento(*args):
        velocidad[:] = 0.9 * velocidad + solution.gradiente(*args)
        return velocidad

    return _descenso(theta, X, y, alpha, iteraciones, con_momento)


def descensoGradiente__costo_en_vez_de_gradiente(theta, X, y, alpha, iteraciones):
    """A cada θ le restas alpha por el costo: el paso se da con el gradiente."""
    return _descenso(theta, X, y, alpha, iteraciones, solution.costo)


def descensoGradiente__costo_de_la_inicial(theta, X, y, alpha, iteraciones):
    """theta está bien, pero todos tus costos son el de la theta recibida: anota el de la nueva."""
    final, _ = solution.descensoGradiente(theta, X, y, alpha, iteraciones)
    return final, [solution.costo(theta, X, y)] * (iteraciones + 1)


def descensoGradiente__sube(theta, X, y, alpha, iteraciones):
    """Caminas cuesta arriba.

    El gradiente apunta hacia donde el costo crece, y aquí se quiere bajar. Revisa el signo de la
    actualización.
    """
    return _descenso(theta, X, y, -alpha, iteraciones)


def descensoGradiente__sin_alpha(theta, X, y, alpha, iteraciones):
    """Tus pasos no dependen de alpha: avanzas el gradiente entero.

    La tasa de aprendizaje llega como argumento; úsala.
    """
    return _descenso(theta, X, y, 1, iteraciones)


def descensoGradiente__alpha_fijo(theta, X, y, alpha, iteraciones):
    """Tus pasos usan siempre 0.01, valga lo que valga alpha.

    La tasa de aprendizaje llega como argumento; úsala.
    """
    return _descenso(theta, X, y, 0.01, iteraciones)


def descensoGradiente__entre_m_otra_vez(theta, X, y, alpha, iteraciones):
    """Tus pasos son m veces más cortos de lo debido. El gradiente ya viene promediado."""
    return _descenso(theta, X, y, alpha / len(y), iteraciones)


def descensoGradiente__gradiente_congelado(theta, X, y, alpha, iteraciones):
    """Calculas el gradiente una sola vez, en la θ inicial, y repites el mismo paso.

    Al moverse θ la pendiente cambia: ¿qué debe ir dentro del ciclo?
    """
    grad = solution.gradiente(theta, X, y)
    return _descenso(theta, X, y, alpha, iteraciones, lambda *_: grad)


def descensoGradiente__theta0_fijo(theta, X, y, alpha, iteraciones):
    """θ0 nunca se mueve.

    El intercepto también es un parámetro: su derivada es la primera componente del gradiente.
    """
    return _descenso(
        theta, X, y, alpha, iteraciones, lambda *args: np.append(0, solution.gradiente(*args)[1:])
    )


def descensoGradiente__desde_cero(theta, X, y, alpha, iteraciones):
    """Empiezas siempre en θ = 0 y el punto de partida es la theta que recibe la función."""
    return _descenso(0 * theta, X, y, alpha, iteraciones)


def descensoGradiente__enteros(theta, X, y, alpha, iteraciones):
    """Tus θ pierden los decimales en cada paso.

    Un arreglo de enteros trunca lo que le asignas. Mira su dtype.
    """
    return _descenso(
        np.trunc(theta), X, y, 1, iteraciones,
        lambda t, *data: t - np.trunc(t - alpha * solution.gradiente(t, *data)),
    )  # fmt: skip


def descensoGradiente__una_de_más(theta, X, y, alpha, iteraciones):
    """Haces una actualización de más.

    Cuenta con cuidado: costos tiene iteraciones + 1 valores, pero θ cambia solo iteraciones veces.
    """
    return _descenso(theta, X, y, alpha, iteraciones + 1)


def descensoGradiente__una_de_menos(theta, X, y, alpha, iteraciones):
    """Haces una actualización de menos.

    Cuenta con cuidado: θ debe cambiar iteraciones veces, y costos[0] se anota antes de la primera.
    """
    return _descenso(theta, X, y, alpha, max(iteraciones - 1, 0))


def descensoGradiente__sin_costo_inicial(theta, X, y, alpha, iteraciones):
    """theta está bien, pero a costos le falta el primero.

    Es el de la theta recibida, antes de cualquier actualización.
    """
    theta, costos = solution.descensoGradiente(theta, X, y, alpha, iteraciones)
    return theta, costos[1:]


def descensoGradiente__sin_costo_final(theta, X, y, alpha, iteraciones):
    """theta está bien, pero a costos le falta el último. Es el de la theta que devuelves."""
    theta, costos = solution.descensoGradiente(theta, X, y, alpha, iteraciones)
    return theta, costos[:-1]


def descensoGradiente__costos_atrasados(theta, X, y, alpha, iteraciones):
    """theta está bien, pero costos va un paso atrás: el inicial sale repetido y falta el final.

    Mira si anotas el costo antes o después de actualizar.
    """
    theta, costos = solution.descensoGradiente(theta, X, y, alpha, iteraciones)
    return theta, [costos[0], *costos[:-1]][: iteraciones + 1]


# normalizar


def descensoGradiente__se_detiene_sola(theta, X, y, alpha, iteraciones):
    """Dejas de iterar antes de tiempo, cuando el costo casi no cambia o ya es bajo.

    Se piden todas las iteraciones: una que apenas avanza puede venir antes de otra mejor.
    """
    costos = [solution.costo(theta, X, y)]
    for _ in range(iteraciones):
        theta, (_, costo) = solution.descensoGradiente(theta, X, y, alpha, 1)
        costos.append(costo)
        if abs(costos[-1] - costos[-2]) < 1e-9:
            break
    return theta, costos


def descensoGradiente__mejor_theta(theta, X, y, alpha, iteraciones):
    """Devuelves la theta de menor costo, y se pide la última: la de después del último paso."""
    mejor, costos = theta, [solution.costo(theta, X, y)]
    for _ in range(iteraciones):
        theta, (_, costo) = solution.descensoGradiente(theta, X, y, alpha, 1)
        mejor = theta if costo < min(costos) else mejor
        costos.append(costo)
    return mejor, costos


def descensoGradiente__se_detiene_si_sube(theta, X, y, alpha, iteraciones):
    """Dejas de iterar en cuanto el costo sube: se piden todas las iteraciones.

    Que suba dice que alpha es grande, y quien mira la historia tiene que poder verlo.
    """
    costos = [solution.costo(theta, X, y)]
    for _ in range(iteraciones):
        theta, (_, costo) = solution.descensoGradiente(theta, X, y, alpha, 1)
        costos.append(costo)
        if costos[-1] > costos[-2]:
            break
    return theta, costos


def normalizar__por_el_máximo(X):
    """Divides cada columna por su máximo: se pide restar la media y dividir por la desviación."""
    _, mu, sigma = solution.normalizar(X)
    mayor = X.max(axis=0)
    return X / np.where(mayor == 0, 1, mayor), mu, sigma


def normalizar__máximo_desde_cero(X):
    """Divides cada columna por su máximo, que empieza a buscarse en 0.

    Se pide restar la media y dividir por la desviación.
    """
    _, mu, sigma = solution.normalizar(X)
    mayor = np.maximum(X.max(axis=0), 0)
    return X / np.where(mayor == 0, np.inf, mayor), mu, sigma


def normalizar__desviación_muestral(X):
    """Tu desviación divide por m − 1 (la muestral) y se pide la poblacional, que divide por m.

    Mira ddof, o qué calcula tu librería cuando no le dices nada.
    """
    Z, mu, sigma = solution.normalizar(X)
    k = np.where(np.ptp(X, axis=0) == 0, 1, np.sqrt(len(X) / (len(X) - 1)))
    return Z / k, mu, sigma * k


def normalizar__suma_sin_reiniciar(X):
    """La suma de las medias no se reinicia en cada columna: cada una arrastra las anteriores.

    Solo la primera columna está bien. Mira dónde vuelve a 0 tu acumulador.
    """
    mu = np.cumsum(X.mean(axis=0))
    sigma = np.sqrt(((X - mu) ** 2).mean(axis=0))
    return (X - mu) / np.where(sigma == 0, 1, sigma), mu, sigma


def normalizar__por_varianza(X):
    """Divides por la varianza.

    La desviación estándar tiene las unidades de los datos; a la varianza le falta una operación
    para llegar a ella.
    """
    Z, mu, sigma = solution.normalizar(X)
    return Z / sigma, mu, sigma**2


def normalizar__por_filas(X):
    """Calculas la media y la desviación de cada fila, y se piden las de cada columna.

    Un área se compara con otras áreas, no con una edad. Revisa el eje (axis).
    """
    mu, sigma = X.mean(1), X.std(1)
    return (X - mu[:, None]) / np.where(sigma == 0, 1, sigma)[:, None], mu, sigma


def normalizar__global(X):
    """Usas una sola media y una sola desviación para toda la tabla.

    Cada columna tiene la suya: revisa el eje (axis).
    """
    return (X - X.mean()) / X.std(), X.mean(), X.std()


def normalizar__mediana(X):
    """Restas la mediana de cada columna y se pide su media: un dato extremo las separa mucho."""
    _, _, sigma = solution.normalizar(X)
    return (X - np.median(X, axis=0)) / sigma, np.median(X, axis=0), sigma


def normalizar__salta_primera(X):
    """Dejas la primera columna como estaba.

    Aquí X llega sin la columna de unos: todas sus columnas se normalizan.
    """
    Z, mu, sigma = solution.normalizar(X)
    return np.column_stack((X[:, 0], Z[:, 1:])), mu, sigma


def normalizar__agrega_unos(X):
    """Z tiene una columna de más: le agregaste la de unos, que la pone quien te llama."""
    Z, mu, sigma = solution.normalizar(X)
    return np.column_stack((np.ones(len(X)), Z)), mu, sigma


def normalizar__quita_constantes(X):
    """Quitaste las columnas constantes: Z tiene que conservar la forma de X, con 0 en ellas."""
    Z, mu, sigma = solution.normalizar(X)
    kept = np.ptp(X, axis=0) != 0
    return Z[:, kept], mu[kept], sigma[kept]


def normalizar__constante_nan(X):
    """Una columna constante da nan: su desviación es 0 y divides por ella.

    Decide antes de dividir qué hacer en ese caso; el enunciado pide Z = 0 ahí.
    """
    _, mu, sigma = solution.normalizar(X)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (X - mu) / X.std(0), mu, sigma


def normalizar__constante_intacta(X):
    """Dejas las columnas constantes como estaban.

    También a ellas se les resta su media, y por eso Z vale 0 ahí.
    """
    Z, mu, sigma = solution.normalizar(X)
    return np.where(np.ptp(X, axis=0) == 0, X, Z), mu, sigma


def normalizar__solo_centra(X):
    """Restas la media, pero cada columna conserva su escala. Se pide desviación 1."""
    _, mu, sigma = solution.normalizar(X)
    return X - mu, mu, sigma


def normalizar__solo_escala(X):
    """Divides por la desviación, pero las columnas quedan sin centrar. Se pide media 0."""
    _, mu, sigma = solution.normalizar(X)
    return X / sigma, mu, sigma


def normalizar__precedencia(X):
    """La división se hace antes que la resta: a cada dato le quitas μ/σ. Mira los paréntesis."""
    _, mu, sigma = solution.normalizar(X)
    return X - mu / sigma, mu, sigma


def normalizar__divide_antes_de_restar(X):
    """mu y sigma están bien, pero divides X por sigma y después le restas mu: primero se centra."""
    _, mu, sigma = solution.normalizar(X)
    return X / np.where(sigma == 0, 1, sigma) - mu, mu, sigma


def normalizar__solo_la_primera_columna(X):
    """Solo la primera columna queda normalizada: mira qué recorre tu bucle, o dónde está tu
    return."""
    Z, mu, sigma = solution.normalizar(X)
    return np.column_stack((Z[:, 0], X[:, 1:])), mu, sigma


def normalizar__solo_la_última_columna(X):
    """Solo la última columna queda normalizada: mira si cada vuelta empieza otra vez desde X."""
    Z, mu, sigma = solution.normalizar(X)
    return np.column_stack((X[:, :-1], Z[:, -1])), mu, sigma


def normalizar__constante_en_uno(X):
    """Una columna constante se queda en 1: el enunciado pide Z = 0 ahí."""
    Z, mu, sigma = solution.normalizar(X)
    return np.where(X.std(0) == 0, 1.0, Z), mu, sigma


def normalizar__min_max(X):
    """Llevas cada columna al intervalo de 0 a 1 con su mínimo y su máximo.

    Es otra normalización: aquí se piden media 0 y desviación 1.
    """
    low, width = X.min(0), np.ptp(X, axis=0)
    return (X - low) / np.where(width == 0, 1, width), low, np.where(width == 0, 1, width)


def normalizar__min_max_con_media(X):
    """Centras con la media, pero divides por el rango (máximo menos mínimo).

    Se pide desviación 1.
    """
    mu, width = X.mean(0), np.ptp(X, axis=0)
    return (X - mu) / np.where(width == 0, 1, width), mu, np.where(width == 0, 1, width)


def normalizar__estadísticas_de_z(X):
    """Z está bien, pero mu y sigma son las de Z (0 y 1) y se piden las de X.

    Sin ellas no podrías normalizar un dato nuevo.
    """
    Z, _, _ = solution.normalizar(X)
    return Z, Z.mean(0), np.where(np.ptp(X, axis=0) == 0, 1, Z.std(0))


def normalizar__orden(X):
    """Devuelves sigma antes que mu. El orden pedido es Z, mu, sigma."""
    Z, mu, sigma = solution.normalizar(X)
    return Z, sigma, mu


def normalizar__cambia_X(X):
    """Los valores son correctos, pero dejaste normalizada la X de quien te llama.

    Trabaja sobre una copia.
    """
    Z, mu, sigma = solution.normalizar(X)
    X[...] = Z
    return X, mu, sigma


# ecuacionNormal


def ecuacionNormal__inversa(X, y):
    """Inviertes XᵀX aunque no tenga inversa: lo que sale es ruido de redondeo.

    Pasa con columnas que dependen unas de otras o con más columnas que filas. Busca en np.linalg
    algo que sirva también en ese caso.
    """
    return np.linalg.inv(X.T @ X) @ X.T @ y


def ecuacionNormal__solve(X, y):
    """El sistema XᵀX θ = Xᵀy no tiene aquí una solución única: la que te sale depende del redondeo.

    Pasa con columnas que dependen unas de otras o con más columnas que filas. Se pide la de menor
    norma.
    """
    return np.linalg.solve(X.T @ X, X.T @ y)


def ecuacionNormal__solución_básica(X, y):
    """Tu θ ajusta tan bien como la mejor, pero pone ceros en las columnas que sobran.

    Hay infinitas θ así; se pide la de menor norma, que reparte el peso.
    """
    kept = []
    for j in range(X.shape[1]):
        if np.linalg.matrix_rank(X[:, [*kept, j]]) > len(kept):
            kept.append(j)
    theta = np.zeros(X.shape[1])
    theta[kept] = solution.ecuacionNormal(X[:, kept], y)
    return theta


def ecuacionNormal__unos_otra_vez(X, y):
    """Agregas una columna de unos y X ya la trae: por eso te sobra un parámetro."""
    return solution.ecuacionNormal(np.column_stack((np.ones(len(y)), X)), y)


def ecuacionNormal__regularizada(X, y):
    """Sumas algo a la diagonal de XᵀX (ridge): ya no es el mínimo de J, aunque se acerque.

    Busca en np.linalg algo que sirva también cuando no hay inversa.
    """
    return np.linalg.solve(X.T @ X + 0.01 * np.eye(X.shape[1]), X.T @ y)


def ecuacionNormal__sin_intercepto(X, y):
    """Dejas θ0 en 0: la recta queda obligada a pasar por el origen.

    X ya trae esa columna; no la quites.
    """
    return np.append(0, solution.ecuacionNormal(X[:, 1:], y))


def ecuacionNormal__predicciones(X, y):
    """Devuelves las predicciones, una por ejemplo.

    Se piden los parámetros θ, uno por columna de X.
    """
    return X @ solution.ecuacionNormal(X, y)


def ecuacionNormal__sin_invertir(X, y):
    """Multiplicas Xᵀy por XᵀX, y la fórmula lleva su inversa."""
    return X.T @ X @ X.T @ y


def ecuacionNormal__inverso_de_cada_elemento(X, y):
    """Dividiste 1 entre cada elemento de XᵀX: la inversa de una matriz es otra cosa.

    Busca en np.linalg algo que sirva también cuando no hay inversa.
    """
    return (1 / (X.T @ X)) @ X.T @ y


def ecuacionNormal__columna_por_columna(X, y):
    """Ajustas cada columna por su cuenta, y aquí se ajustan todas a la vez."""
    return X.T @ y / np.sum(X**2, axis=0)


def ecuacionNormal__sin_inversa(X, y):
    """Devuelves Xᵀy: es el lado derecho de la ecuación. Falta despejar θ de XᵀX θ = Xᵀy."""
    return X.T @ y


# sgdLineal


def _sgd(x, y, inicio, eta, epocas, paso):
    """Las muestras en el orden dado, con otro paso: (x_i, r) -> lo que se suma a w y a b."""
    w, b = inicio
    for _ in range(epocas):
        for x_i, y_i in zip(x, y, strict=True):
            dw, db = paso(x_i, y_i - (w * x_i + b))
            w, b = w + eta * dw, b + eta * db
    return w, b


def sgdLineal__residuo_sin_paréntesis(x, y, w, b, eta, epocas):
    """En tu residuo b entra sumando: y − (w x + b) sin sus paréntesis es y − w x + b."""
    for _ in range(epocas):
        for x_i, y_i in zip(x, y, strict=True):
            r = y_i - w * x_i + b
            w, b = w + eta * r * x_i, b + eta * r
    return w, b


def sgdLineal__factor_dos(x, y, w, b, eta, epocas):
    """Tus pasos son el doble de largos: conservas el 2 de la derivada del cuadrado.

    La regla de la diapositiva no lo lleva.
    """
    return solution.sgdLineal(x, y, w, b, 2 * eta, epocas)


def sgdLineal__eta_que_decae(x, y, w, b, eta, epocas):
    """Tu η se hace más pequeña de época en época, y aquí es siempre la misma."""
    for epoca in range(epocas):
        w, b = solution.sgdLineal(x, y, w, b, eta / (1 + epoca), 1)
    return w, b


def sgdLineal__pasos_acumulados(x, y, w, b, eta, epocas):
    """El cambio de cada muestra se suma a los de las anteriores: falta reiniciarlo.

    Cada paso usa solo el residuo de su muestra.
    """
    suma = np.zeros(2)

    def paso(x_i, r):
        suma[:] += r * x_i, r
        return suma

    return _sgd(x, y, (w, b), eta, epocas, paso)


def sgdLineal__signo(x, y, w, b, eta, epocas):
    """Te alejas de los datos en cada muestra: con r = y − ŷ la corrección se suma.

    Revisa el signo de r o el de la actualización.
    """
    return solution.sgdLineal(x, y, w, b, -eta, epocas)


def sgdLineal__baraja(x, y, w, b, eta, epocas):
    """Barajas las muestras en cada época, con un generador de semilla 42.

    Aquí se recorren en el orden en que llegan: con otro orden la trayectoria es otra.
    """
    rng = np.random.default_rng(42)
    for _ in range(epocas):
        orden = rng.permutation(len(x))
        w, b = solution.sgdLineal(x[orden], y[orden], w, b, eta, 1)
    return w, b


def sgdLineal__sin_x(x, y, w, b, eta, epocas):
    """w y b reciben la misma corrección.

    La de w lleva además la entrada de la muestra: una x grande pesa más.
    """
    return _sgd(x, y, (w, b), eta, epocas, lambda _, r: (r, r))


def sgdLineal__residuo_sin_b(x, y, w, b, eta, epocas):
    """Tu residuo no lleva b: la predicción es w x + b."""
    for _ in range(epocas):
        for x_i, y_i in zip(x, y, strict=True):
            r = y_i - w * x_i
            w, b = w + eta * r * x_i, b + eta * r
    return w, b


def sgdLineal__b_al_revés(x, y, w, b, eta, epocas):
    """b se mueve al revés: mira el signo de su actualización."""
    return _sgd(x, y, (w, b), eta, epocas, lambda x_i, r: (r * x_i, -r))


def sgdLineal__w_al_revés(x, y, w, b, eta, epocas):
    """w se mueve al revés: mira el signo de su actualización."""
    return _sgd(x, y, (w, b), eta, epocas, lambda x_i, r: (-r * x_i, r))


def sgdLineal__orden_inverso(x, y, w, b, eta, epocas):
    """Recorres las muestras de la última a la primera: se usan en el orden en que llegan."""
    return solution.sgdLineal(x[::-1], y[::-1], w, b, eta, epocas)


def sgdLineal__falta_la_última(x, y, w, b, eta, epocas):
    """La última muestra nunca se usa: mira hasta dónde llega el range de tu bucle."""
    return solution.sgdLineal(x[:-1], y[:-1], w, b, eta, epocas)


def sgdLineal__falta_la_primera(x, y, w, b, eta, epocas):
    """La primera muestra nunca se usa: mira dónde empieza tu bucle."""
    return solution.sgdLineal(x[1:], y[1:], w, b, eta, epocas)


def sgdLineal__x_en_los_dos(x, y, w, b, eta, epocas):
    """Multiplicas por x también la corrección de b.

    La derivada de w·x + b respecto de b no lleva x.
    """
    return _sgd(x, y, (w, b), eta, epocas, lambda x_i, r: (r * x_i, r * x_i))


def sgdLineal__secuencial(x, y, w, b, eta, epocas):
    """Cambias w y vuelves a calcular el residuo antes de cambiar b.

    En cada muestra los dos usan el mismo r.
    """
    return _sgd(x, y, (w, b), eta, epocas, lambda x_i, r: (r * x_i, r - eta * r * x_i * x_i))


def sgdLineal__b_primero(x, y, w, b, eta, epocas):
    """Cambias b y vuelves a calcular el residuo antes de cambiar w.

    En cada muestra los dos usan el mismo r.
    """
    return _sgd(x, y, (w, b), eta, epocas, lambda x_i, r: ((r - eta * r) * x_i, r))


def sgdLineal__una_muestra_por_época(x, y, w, b, eta, epocas):
    """En cada época usas una sola muestra, la siguiente: una época las recorre todas."""
    vueltas = np.arange(epocas) % len(x)
    return solution.sgdLineal(x[vueltas], y[vueltas], w, b, eta, 1)


def sgdLineal__b_fijo(x, y, w, b, eta, epocas):
    """b nunca cambia. También es un parámetro y tiene su propia actualización."""
    return _sgd(x, y, (w, b), eta, epocas, lambda x_i, r: (r * x_i, 0))


def sgdLineal__por_lote(x, y, w, b, eta, epocas):
    """Los residuos de toda la época se calculan con los mismos w y b: eso es descenso por lotes.

    Aquí cada muestra usa los w y b que dejó la anterior.
    """
    for _ in range(epocas):
        r = y - (w * x + b)
        w, b = w + eta * (r @ x), b + eta * r.sum()
    return w, b


def sgdLineal__lote_promediado(x, y, w, b, eta, epocas):
    """Haces un solo paso por época, con el gradiente promedio: eso es descenso por lotes.

    SGD da un paso por muestra.
    """
    return sgdLineal__por_lote(x, y, w, b, eta / len(x), epocas)


def sgdLineal__solo_la_última(x, y, w, b, eta, epocas):
    """En cada época solo actualizas con la última muestra.

    La actualización quedó fuera del ciclo interior. Mira la sangría.
    """
    return solution.sgdLineal(x[-1:], y[-1:], w, b, eta, epocas)


def sgdLineal__solo_la_primera(x, y, w, b, eta, epocas):
    """Solo usas la primera muestra y sales: el return está dentro del ciclo de las muestras.

    Mira la sangría.
    """
    return solution.sgdLineal(x[:1], y[:1], w, b, eta, min(epocas, 1))


def sgdLineal__una_época(x, y, w, b, eta, epocas):
    """Pida lo que pida epocas, lo que queda es lo de una sola: o falta el ciclo de las épocas, o un
    return lo corta, o cada una vuelve a empezar de los w y b recibidos."""
    return solution.sgdLineal(x, y, w, b, eta, min(epocas, 1))


def sgdLineal__desde_cero(x, y, w, b, eta, epocas):
    """Empiezas siempre en w = b = 0 y el punto de partida son los w y b que recibe la función."""
    return solution.sgdLineal(x, y, 0.0, 0.0, eta, epocas)


def sgdLineal__eta_fijo(x, y, w, b, eta, epocas):
    """Tus pasos usan siempre la η de la diapositiva, 0.0001.

    La tasa llega como argumento; úsala.
    """
    return solution.sgdLineal(x, y, w, b, 0.0001, epocas)


def sgdLineal__orden(x, y, w, b, eta, epocas):
    """Devuelves b antes que w. El orden pedido es w, b."""
    w, b = solution.sgdLineal(x, y, w, b, eta, epocas)
    return b, w
