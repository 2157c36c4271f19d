# %% [markdown]
# # Descenso de gradiente para regresión lineal
#
# Tienes unos puntos y quieres la recta que mejor pasa entre ellos. Podrías probar rectas al azar
# toda la tarde. El descenso de gradiente hace algo mejor: mide **hacia dónde** empeora el error y
# da un paso hacia el lado contrario, una y otra vez. Es el mismo algoritmo con el que se entrena
# una red neuronal de millones de parámetros; aquí lo vas a ver con dos, que todavía se pueden
# dibujar.
#
# | función | qué hace |
# |---|---|
# | `costo(theta, X, y)` | mide qué tan mal está una recta |
# | `gradiente(theta, X, y)` | dice cómo cambia ese error con cada parámetro |
# | `descensoGradiente(theta, X, y, alpha, iteraciones)` | camina cuesta abajo |
# | `normalizar(X)` | pone todas las columnas en la misma escala |
# | `ecuacionNormal(X, y)` | llega al mínimo de un solo salto |
# | `sgdLineal(x, y, w, b, eta, epocas)` | aprende de una muestra a la vez |
#
# **Convenciones.** Las filas de $X$ son ejemplos: $m$ filas. Su primera columna es de unos y
# multiplica a $\theta_0$, así que $X$ tiene forma $(m, n+1)$, $\theta$ tiene forma $(n+1,)$ y $y$
# tiene forma $(m,)$.
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. No cambies los arreglos
# que recibes: después de la llamada deben valer lo mismo que antes. El resultado depende solo de
# los argumentos, no de variables del cuaderno, y sirve para cualquier número de filas y de
# columnas, también para un solo ejemplo. Si todavía no completaste una función, las celdas que la
# usan te lo dirán sin detenerse.
#
# **Las comprobaciones.** Después de cada función, `grader.check(...)` la prueba con unos pocos
# casos. Son una muestra: suman menos de 20 de los 100 puntos, y los demás salen de probar tus
# funciones con otros datos y otros tamaños después de la entrega. Cuando algo falla, lee la frase
# que sigue a `AssertionError:` (lo que la rodea, en inglés, lo escribe otter): dice qué salió y qué
# se esperaba o, si tu función se detuvo, en qué línea y con qué argumentos.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## 1. El costo
#
# Empecemos con los datos de la diapositiva, $x = 0, 1, 2, 3$ con $y = x$. La recta es
# $\hat y = \theta_0 + \theta_1 x$ y su costo,
#
# $$J(\theta) = \frac{1}{2m} \sum_{i=1}^{m}
# \left(\theta_0 + \theta_1 x_1^{(i)} + \dots + \theta_n x_n^{(i)} - y^{(i)}\right)^2$$
#
# Fijemos $\theta_0 = 0$ y movamos $\theta_1$:
#
# | $\theta_1$ | 0 | 0.5 | 1 | 1.5 | 2 |
# |---|---|---|---|---|---|
# | $\sum \text{residuo}^2$ (la fila «J» de la diapositiva) | 14 | 3.5 | 0 | 3.5 | 14 |
# | $J$ con la fórmula, $m = 4$ | 1.75 | 0.4375 | 0 | 0.4375 | 1.75 |
#
# **¿Por qué hay dos filas?** La tabla de la diapositiva suma los cuadrados y ahí se detiene; su
# fórmula, además, divide por $2m = 8$. Las dos curvas tienen el mínimo en el mismo sitio, porque
# dividir por una constante no mueve el valle. Pero no dan lo mismo: al dividir por $m$, el costo no
# crece solo por tener más datos, y el 2 está ahí para cancelarse con algo que aparecerá al derivar.
# En esta tarea **$J$ es siempre el de la fórmula**.
#
# Antes de programar: ¿qué forma tiene $X\theta$? ¿Y $X\theta - y$? Si alguna vez te sale una tabla
# de $m \times m$, algo se coló.


# %% tags=["costo"]
def costo(theta, X, y):
    """J(θ) = 1/(2m) Σ (Xθ − y)².

    theta: (n+1,), los parámetros.
    X: (m, n+1), una fila por ejemplo; la primera columna es de unos.
    y: (m,), lo que se quiere predecir.
    Devuelve J, un solo número.
    """
    raise NotImplementedError("Completa costo")


# %%
grader.check("costo")

# %%
with al_completar():
    x = np.array([0.0, 1.0, 2.0, 3.0])
    X = np.column_stack((np.ones(4), x))
    inclinaciones, marcas = np.linspace(-0.25, 2.25, 101), np.array([0, 0.5, 1, 1.5, 2])
    curva = [np.ravel(costo(np.array([0, t]), X, x))[0] for t in inclinaciones]
    puntos = [np.ravel(costo(np.array([0, t]), X, x))[0] for t in marcas]

    _, (izquierda, derecha) = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    izquierda.plot(x, x, "o", color="black", label="datos")
    for t in marcas:
        izquierda.plot(x, t * x, color="gray", linestyle="-" if t == 1 else "--", zorder=0)
        izquierda.annotate(f"θ1 = {t:g}", (3.1, 3 * t), va="center")
    izquierda.set(xlabel="x", ylabel="y", xlim=(-0.2, 3.8), title="Cinco rectas con θ0 = 0")
    izquierda.legend()
    derecha.plot(inclinaciones, curva, color="black")
    derecha.plot(marcas, puntos, "o", color="black", markerfacecolor="white")
    derecha.set(xlabel="θ1", ylabel="costo J", title="Lo que cuesta cada una")
    plt.show()

# %% [markdown]
# ## 2. El gradiente
#
# Deriva $J$ respecto de cada $\theta_j$ con la regla de la cadena (hazlo en papel, es el ejercicio
# de la diapositiva) y mira qué pasa con el 2:
#
# $$\frac{\partial J}{\partial \theta_0}
# = \frac{1}{m} \sum_{i=1}^{m} \left(\hat y^{(i)} - y^{(i)}\right) \qquad
# \frac{\partial J}{\partial \theta_j}
# = \frac{1}{m} \sum_{i=1}^{m} \left(\hat y^{(i)} - y^{(i)}\right) x_j^{(i)}$$
#
# Las dos fórmulas son una sola si recuerdas qué hay en la primera columna de $X$. Y todas las sumas
# a la vez caben en un producto de matrices: tienes un residuo por ejemplo, $(m,)$, y quieres un
# número por parámetro, $(n+1,)$. ¿Qué hay que poner delante del residuo para que las formas
# encajen?
#
# Para comprobarte a mano: en $\theta = (0, 0)$ los residuos de la diapositiva son $0, -1, -2, -3$ y
# el gradiente es $(-1.5, -3.5)$.


# %% tags=["gradiente"]
def gradiente(theta, X, y):
    """El vector de derivadas parciales de J en theta.

    theta: (n+1,).
    X: (m, n+1), con su columna de unos.
    y: (m,).
    Devuelve grad, (n+1,): una derivada por parámetro, en el orden de theta.
    """
    raise NotImplementedError("Completa gradiente")


# %%
grader.check("gradiente")

# %% [markdown]
# Una de las pruebas compara tu gradiente con la pendiente de **tu propio** costo, medida así:
# $\frac{J(\theta + h) - J(\theta - h)}{2h}$. Es la forma más honesta de revisar una derivada, y te
# va a servir todo el curso.
#
# ## 3. El descenso
#
# El algoritmo de la diapositiva: escoge una $\theta$ de partida y repite
#
# $$\theta_i := \theta_i - \alpha \frac{\partial J}{\partial \theta_i}
# \qquad \text{para todos los } i, \textbf{ simultáneamente}$$
#
# *Simultáneamente* quiere decir que todas las derivadas se calculan con la misma $\theta$, la de
# antes del paso. Si primero cambias $\theta_0$ y luego derivas respecto de $\theta_1$, estás
# mirando la pendiente desde dos sitios distintos.
#
# Guarda también la historia del costo. Con `iteraciones` actualizaciones hay `iteraciones + 1`
# costos: el de la `theta` que recibes, antes de moverte, y uno después de cada paso. Con 0
# iteraciones la lista tiene un solo valor y `theta` vuelve igual.
#
# Un paso para comprobarte: desde $(0, 0)$ y con $\alpha = 0.1$ se llega a $(0.15, 0.35)$, y el
# costo pasa de $1.75$ a $0.6044$.


# %% tags=["descensoGradiente"]
def descensoGradiente(theta, X, y, alpha, iteraciones):
    """Descenso de gradiente desde theta, con todos los parámetros actualizados a la vez.

    theta: (n+1,), el punto de partida; no lo cambies.
    X: (m, n+1), con su columna de unos.
    y: (m,).
    alpha: la tasa de aprendizaje.
    iteraciones: cuántas actualizaciones hacer, ni una más ni una menos; puede ser 0.
    Devuelve (theta, costos): la theta final, (n+1,), y la lista de iteraciones + 1 costos;
    costos[0] es el de la theta recibida y costos[k] el que hay después de k actualizaciones.
    """
    raise NotImplementedError("Completa descensoGradiente")


# %%
grader.check("descensoGradiente")

# %% [markdown]
# ### La superficie y el camino
#
# Con dos parámetros el costo es una superficie: un valle. Cada punto del camino es una iteración.
# Fíjate en dos cosas: los pasos se acortan solos al acercarse al fondo (¿por qué, si $\alpha$ no
# cambia?), y en el mapa cada paso sale en ángulo recto con la curva de nivel en la que está: el
# gradiente es la dirección más empinada.


# %%
def superficie(eje0, eje1, X, y):
    """El costo en cada punto de una rejilla de θ0 y θ1."""
    return np.array([[np.ravel(costo(np.array([a, b]), X, y))[0] for a in eje0] for b in eje1])


def camino(X, y, theta, alpha, iteraciones):
    """Las θ por las que pasa el descenso, una por fila, y lo que cuesta cada una."""
    pasos = [np.array(theta, float)]
    for _ in range(iteraciones):
        siguiente, _costos = descensoGradiente(pasos[-1].copy(), X, y, alpha, 1)
        pasos.append(np.asarray(siguiente, float))
    return np.array(pasos), np.array([np.ravel(costo(paso, X, y))[0] for paso in pasos])


# %%
with al_completar():
    x = np.array([0.0, 1.0, 2.0, 3.0])
    X = np.column_stack((np.ones(4), x))
    pasos, costos = camino(X, x, (2.5, 3.0), 0.15, 60)
    eje0, eje1 = np.linspace(-3, 3, 61), np.linspace(-1, 3.5, 61)
    J = superficie(eje0, eje1, X, x)

    figura = plt.figure(figsize=(11, 4.8))
    relieve = figura.add_subplot(1, 2, 1, projection="3d", computed_zorder=False)
    relieve.plot_surface(*np.meshgrid(eje0, eje1), J, cmap="Greys", vmin=-8, vmax=30, alpha=0.8)
    relieve.plot(*pasos.T, costos, "o-", color="black", markersize=4, zorder=5)
    relieve.set(xlabel="θ0", ylabel="θ1", zlabel="costo J", title="El costo es un valle")
    relieve.view_init(elev=30, azim=-125)
    mapa = figura.add_subplot(1, 2, 2)
    mapa.contour(eje0, eje1, J, levels=[0.05, 0.3, 1, 3, 6, 10, 15, 21], colors="gray")
    mapa.plot(*pasos.T, "o-", color="black", markersize=4, label="el descenso")
    mapa.plot(0, 1, "*", color="black", markersize=14, label="el mínimo, (0, 1)")
    mapa.set(xlabel="θ0", ylabel="θ1", title="Visto desde arriba", aspect="equal")
    mapa.legend()
    plt.show()

# %% [markdown]
# ### Escoger $\alpha$
#
# Tres descensos iguales en todo menos en $\alpha$. Antes de ejecutar la celda, dibuja en un papel
# cómo crees que será la curva del costo de cada uno.
#
# - $\alpha = 0.005$, muy pequeño: baja siempre, pero después de 60 iteraciones sigue lejos.
# - $\alpha = 0.3$, bueno: baja rápido y no para.
# - $\alpha = 0.49$, muy grande: cada paso salta al otro lado del valle y cae un poco más lejos del
#   eje. El costo baja algo al comienzo, pero termina **creciendo**: diverge.
#
# La regla de la diapositiva: si el costo sube en alguna iteración, reduce $\alpha$. Y su consejo
# para empezar: probar 0.001, 0.01, 0.1 y 1.

# %%
with al_completar():
    x = np.array([0.0, 1.0, 2.0, 3.0])
    X = np.column_stack((np.ones(4), x))
    tasas = (
        (0.005, ":", "^", "pequeño"),
        (0.3, "-", "o", "bueno"),
        (0.49, "--", "s", "diverge"),
    )
    caminos = [camino(X, x, (-2.5, 3.0), alpha, 60) for alpha, *_ in tasas]

    _, (curvas, mapa) = plt.subplots(1, 2, figsize=(11, 4.2), layout="constrained")
    for (alpha, estilo, marca, nombre), (pasos, costos) in zip(tasas, caminos, strict=True):
        curvas.plot(costos, color="black", linestyle=estilo, label=f"α = {alpha:g}: {nombre}")
        mapa.plot(
            *pasos[:8].T, color="black", linestyle=estilo, linewidth=1, marker=marca,
            markersize=5, markerfacecolor="white", label=f"α = {alpha:g}",
        )  # fmt: skip
    curvas.set(xlabel="iteración", ylabel="costo J (escala logarítmica)", yscale="log")
    curvas.set_title("El costo según α")
    curvas.legend()
    eje0, eje1 = np.linspace(-3.2, 0.8, 61), np.linspace(0, 3.4, 61)
    J = superficie(eje0, eje1, X, x)
    mapa.contour(eje0, eje1, J, levels=[0.1, 0.5, 1.5, 3, 6, 12], colors="lightgray", zorder=0)
    mapa.plot(0, 1, "*", color="black", markersize=12)
    mapa.set(xlabel="θ0", ylabel="θ1", title="Los primeros siete pasos y el mínimo")
    mapa.legend()
    plt.show()

# %% [markdown]
# ## 4. Normalizar
#
# Ahora con datos menos amables: diez apartamentos con su área (m²), su antigüedad (años) y su
# precio (millones de pesos). El área va de 45 a 190 y la columna de unos vale siempre 1: en esas
# escalas el valle es una zanja larguísima. Un $\alpha$ bastante pequeño para no rebotar contra las
# paredes apenas avanza a lo largo del fondo.
#
# El remedio es poner cada columna en la misma escala, centrada en 0:
#
# $$z_{ij} = \frac{x_{ij} - \mu_j}{\sigma_j}$$
#
# donde $\mu_j$ y $\sigma_j$ son la media y la desviación estándar de la **columna** $j$. Usa la
# desviación poblacional, la que divide por $m$ (es la de `np.std` si no le dices otra cosa).
#
# **Un caso que hay que pensar:** si una columna es constante, su desviación es 0. Ahí $Z$ debe
# valer 0, nunca `nan`; como esa columna no se puede escalar, la $\sigma$ que devuelvas para ella
# puede ser cualquier número finito.
#
# Aquí $X$ **no** trae la columna de unos. ¿Qué le pasaría a esa columna si la normalizaras?


# %% tags=["normalizar"]
def normalizar(X):
    """Cada columna de X con media 0 y desviación estándar (poblacional) 1.

    X: (m, n), sin la columna de unos; no la cambies.
    Devuelve (Z, mu, sigma): Z, (m, n); mu y sigma, (n,), la media y la desviación de cada columna.
    Una columna constante da Z = 0 (sin nan), y su sigma puede ser cualquier número finito.
    """
    raise NotImplementedError("Completa normalizar")


# %%
grader.check("normalizar")

# %%
area = np.array([45.0, 60, 72, 80, 95, 110, 128, 140, 165, 190])
antiguedad = np.array([30.0, 5, 18, 2, 25, 10, 35, 8, 15, 20])
precio = np.array([231.0, 288, 289, 319, 313, 349, 322, 409, 427, 436])

# %% [markdown]
# Mira lo que le hace a la superficie, primero solo con el área para poder dibujarla. A la
# izquierda, con el área tal como viene, $\alpha = 0.0001$ ya es casi lo más grande que aguanta, y
# aun así, en 60 iteraciones, $\theta_0$ apenas se ha movido de 0: le falta casi todo el camino
# hasta la estrella, que es el mínimo. En el centro, normalizada, aguanta un $\alpha$ mil veces
# mayor y las curvas de nivel son círculos: el gradiente apunta derecho al mínimo. A la derecha, el
# costo: el primero baja de golpe y se estanca; el segundo llega.

# %%
with al_completar():
    columna = area[:, None]
    cruda = np.column_stack((np.ones(10), columna))
    normal = np.column_stack((np.ones(10), normalizar(columna)[0]))
    casos = (
        ("área en m²", "--", cruda, 1e-4, np.linspace(-60, 300, 61), np.linspace(0, 5, 61)),
        ("área normalizada", "-", normal, 0.1, *np.linspace((-60, -210), (600, 450), 61).T),
    )
    caminos = [camino(datos, precio, (0, 0), alpha, 60) for _, _, datos, alpha, _, _ in casos]

    figura, ejes = plt.subplots(1, 3, figsize=(13, 4), layout="constrained")
    for caso, (pasos, costos), mapa in zip(casos, caminos, ejes, strict=False):
        titulo, estilo, datos, alpha, eje0, eje1 = caso
        J = superficie(eje0, eje1, datos, precio)
        mapa.contour(eje0, eje1, J, levels=[300, 1e3, 3e3, 1e4, 3e4, 6e4], colors="gray")
        mapa.plot(*pasos.T, color="black", linestyle=estilo, marker="o", markersize=3)
        mapa.plot(*np.polyfit(datos[:, 1], precio, 1)[::-1], "*", color="black", markersize=12)
        mapa.set(xlabel="θ0", ylabel="θ1", title=f"{titulo}, α = {alpha:g}")
        ejes[2].plot(costos, color="black", linestyle=estilo, label=titulo)
    ejes[2].set(xlabel="iteración", ylabel="costo J", yscale="log", title="El costo de los dos")
    ejes[2].legend()
    plt.show()

# %% [markdown]
# Y ahora con las dos columnas a la vez. Los $\theta$ de los datos normalizados se leen fácil:
# $\theta_0$ es el precio medio, y los otros dos dicen cuánto cambia el precio cuando el área o la
# antigüedad suben una desviación estándar.

# %%
with al_completar():
    Z, mu, sigma = normalizar(np.column_stack((area, antiguedad)))
    X = np.column_stack((np.ones(10), Z))
    theta, costos = descensoGradiente(np.zeros(3), X, precio, 0.1, 200)
    nuevo = (np.array([100.0, 12.0]) - np.ravel(mu)) / np.ravel(sigma)
    estimado = np.ravel(theta) @ np.append(1, nuevo)
    print("θ =", np.round(theta, 2))
    print(f"Un apartamento de 100 m² y 12 años costaría unos {estimado:.0f} millones.")

# %% [markdown]
# Para estimar el precio de un apartamento nuevo hubo que normalizarlo con **la misma** $\mu$ y la
# misma $\sigma$ de los datos de entrenamiento. Por eso la función las devuelve.
#
# ## 5. La ecuación normal
#
# La regresión lineal es un caso de lujo: el punto donde $\nabla J = 0$ se puede despejar. De
# $X^T (X\theta - y) = 0$ sale
#
# $$\theta = (X^T X)^{-1} X^T y$$
#
# (004 la escribe para una sola variable: $\beta = \frac{n \sum x_i y_i - \sum x_i \sum y_i}
# {n \sum x_i^2 - (\sum x_i)^2}$ y $\beta_0 = \bar Y - \beta \bar X$. Es la misma, con $X^T X$ de
# $2 \times 2$. Y como este costo es convexo, ese mínimo es el único valle: en una red ya no habrá
# esa garantía.)
#
# **¿Y si $X^T X$ no tiene inversa?** Pasa cuando una columna es combinación de otras (el área en
# m² y otra vez en pies²) o cuando hay más columnas que ejemplos. Entonces no hay una sola $\theta$
# óptima: hay infinitas, y todas cuestan lo mismo. Tu función debe devolver la **de menor norma**
# $\lVert\theta\rVert$. Cuidado: con redondeo, una matriz sin inversa casi nunca lo parece, y `inv`
# o `solve` pueden responder con números enormes sin protestar. `np.linalg` tiene herramientas
# hechas para esto; busca en su documentación *pseudo-inverse* y *least-squares*.


# %% tags=["ecuacionNormal"]
def ecuacionNormal(X, y):
    """La θ que minimiza J, sin iterar.

    X: (m, n+1), con su columna de unos; quizá con columnas dependientes o más columnas que filas.
    y: (m,).
    Devuelve theta, (n+1,). Si hay muchas θ de costo mínimo, la de menor norma.
    """
    raise NotImplementedError("Completa ecuacionNormal")


# %%
grader.check("ecuacionNormal")

# %%
with al_completar():
    X = np.column_stack((np.ones(10), normalizar(np.column_stack((area, antiguedad)))[0]))
    print("ecuación normal:        ", np.round(ecuacionNormal(X, precio), 3))
    for iteraciones in (10, 50, 200):
        theta, _ = descensoGradiente(np.zeros(3), X, precio, 0.1, iteraciones)
        print(f"descenso, {iteraciones:3d} iteraciones:", np.round(theta, 3))

# %% [markdown]
# ### XOR: el mejor modelo lineal no sirve
#
# La función XOR vale 1 cuando exactamente una de sus dos entradas es 1. Pídele a la ecuación normal
# la mejor $\hat y = \theta_0 + \theta_1 x_1 + \theta_2 x_2$, que es la mejor de todas las posibles,
# sin excusas de $\alpha$ ni de iteraciones.

# %%
with al_completar():
    entradas, xor = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0.0, 1, 1, 0])
    X = np.column_stack((np.ones(4), entradas))
    prediccion = X @ np.ravel(ecuacionNormal(X, xor))

    _, plano = plt.subplots(figsize=(4.6, 4.2), layout="constrained")
    plano.scatter(*entradas.T, s=220, c=xor, cmap="Greys", vmin=0, vmax=1, edgecolors="black")
    for (x1, x2), clase, y_est in zip(entradas, xor, prediccion, strict=True):
        plano.annotate(f"y = {clase:.0f}, ŷ = {y_est:.2f}", (x1, x2 + 0.1), ha="center")
    plano.set(
        xlabel="x1", ylabel="x2", xlim=(-0.5, 1.5), ylim=(-0.3, 1.4), title="XOR y su mejor plano"
    )
    plano.set(xticks=(0, 1), yticks=(0, 1))
    plt.show()

# %% [markdown]
# Responde $0.5$ a las cuatro filas: el plano óptimo es horizontal, y equivale a encogerse de
# hombros. No falló el optimizador, se quedó corto el modelo. Para resolver XOR hace falta algo no
# lineal, y de eso tratan las próximas tareas.
#
# ## 6. Una muestra a la vez: SGD
#
# El descenso de antes mira los $m$ ejemplos para dar un solo paso. El descenso **estocástico** da
# un paso por cada ejemplo, en cuanto lo ve. Con una sola entrada, $\hat y = w x + b$, la regla de
# la diapositiva es
#
# $$r = y_i - (w x_i + b) \qquad w := w + \eta\, r\, x_i \qquad b := b + \eta\, r$$
#
# Aquí el residuo está al revés que en $J$ ($y - \hat y$), y por eso se suma. El mismo $r$ sirve
# para $w$ y para $b$. Una **época** es una pasada por todas las muestras; las recorres en el orden
# en que vienen, sin barajar, y cada una usa los $w$ y $b$ que dejó la anterior.
#
# La tabla de la diapositiva, con $w = b = 0$ y $\eta = 0.0001$:
#
# | muestra | $x, y$ | $w$ | $b$ |
# |---|---|---|---|
# | 1 | 50, 150 | 0.7500 | 0.0150 |
# | 2 | 80, 200 | 1.8699 | 0.0290 |
# | 3 | 120, 280 | 2.5369 | 0.0346 |
# | la 3 de la época 10 | 120, 280 | 2.2674 | 0.0515 |
#
# (La diapositiva corta los decimales en vez de redondear: donde ella dice 1.869 tú verás 1.8699.)
# Haz la segunda fila a mano antes de programar: es el mejor modo de saber qué va dentro de cada
# ciclo.


# %% tags=["sgdLineal"]
def sgdLineal(x, y, w, b, eta, epocas):
    """Descenso de gradiente estocástico para ŷ = w x + b, una actualización por muestra.

    x, y: (n,), las muestras, que se recorren en el orden dado en cada época.
    w, b: los números de partida.
    eta: la tasa de aprendizaje.
    epocas: cuántas pasadas completas hacer; puede ser 0, y entonces w y b vuelven como llegaron.
    Devuelve (w, b), dos números.
    """
    raise NotImplementedError("Completa sgdLineal")


# %%
grader.check("sgdLineal")

# %%
with al_completar():
    x, y = np.array([50.0, 80, 120]), np.array([150.0, 200, 280])
    for vistas in (1, 2, 3):
        w, b = np.ravel(sgdLineal(x[:vistas], y[:vistas], 0.0, 0.0, 1e-4, 1))
        print(f"muestra {vistas}:  w = {w:.4f}   b = {b:.4f}")
    w, b = np.ravel(sgdLineal(x, y, 0.0, 0.0, 1e-4, 10))
    print(f"época 10:   w = {w:.4f}   b = {b:.4f}")

# %% [markdown]
# Y ahora la recta de esas diez épocas junto a la mejor posible, la de tu ecuación normal.

# %%
with al_completar():
    x, y = np.array([50.0, 80, 120]), np.array([150.0, 200, 280])
    w, b = np.ravel(sgdLineal(x, y, 0.0, 0.0, 1e-4, 10))
    b_mejor, w_mejor = np.ravel(ecuacionNormal(np.column_stack((np.ones(3), x)), y))
    recorrido = np.linspace(0, 130, 2)
    _, ejes = plt.subplots(figsize=(7, 4), layout="constrained")
    ejes.plot(x, y, "o", color="black", label="muestras")
    ejes.plot(recorrido, w * recorrido + b, "--", color="black", label="SGD, 10 épocas")
    ejes.plot(recorrido, w_mejor * recorrido + b_mejor, color="gray", label="ecuación normal")
    ejes.set(xlabel="x", ylabel="y", title="Diez épocas de SGD y la mejor recta")
    ejes.legend()
    plt.show()

# %% [markdown]
# La recta de SGD sale prácticamente del origen: mientras $w$ ya encontró un buen valor, $b$ casi no
# se ha movido de 0 y debería llegar a 54.6. Su paso no lleva $x$, que aquí ronda los 80. Como dice
# la diapositiva: el mismo $\eta$ para todos los parámetros no es óptimo.
#
# **Para pensar.**
#
# 1. Si usaras $J = \sum \text{residuo}^2$, sin el $\frac{1}{2m}$, ¿por cuánto tendrías que dividir
#    $\alpha$ para dar exactamente los mismos pasos?
# 2. ¿Qué función de esta tarea arreglaría el problema de $b$ en la última figura? Pruébala.
# 3. La ecuación normal llega en un salto. ¿Por qué nadie entrena así una red neuronal? (Piensa de
#    dónde salió la fórmula, y cuánto cuesta invertir una matriz de un millón por un millón.)
