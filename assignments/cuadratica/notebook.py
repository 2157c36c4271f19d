# %% [markdown]
# # Ajustar una parábola con SGD
#
# Tienes una nube de puntos y sospechas que detrás hay una parábola:
#
# $$\hat{y} = w_1 x^2 + w_2 x + w_3$$
#
# Tres números la deciden. Hay una fórmula que los encuentra de un golpe, pero las redes neuronales
# no tienen ese lujo: aprenden mirando **una muestra a la vez** y corrigiéndose un poco con cada
# una. Eso es el descenso de gradiente estocástico (SGD), y una parábola es el mejor sitio para
# verlo trabajar, porque todo lo que le pasa se puede dibujar.
#
# Vas a escribir cuatro funciones:
#
# | función | qué hace |
# |---|---|
# | `predecir(x, w)` | $\hat{y}$ para cada $x$ |
# | `costo(x, y, w)` | qué tan lejos queda la parábola de los puntos |
# | `gradienteMuestra(x_i, y_i, w)` | hacia dónde empuja una sola muestra |
# | `ajustarSGD(x, y, w, alpha, epocas, rng)` | el aprendizaje completo |
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. El resultado depende
# solo de lo que la función recibe, no de variables del cuaderno, y los arreglos que le entregan
# quedan intactos. Los parámetros van siempre en el orden `w = [w1, w2, w3]`. Si todavía no
# completaste una función, las celdas que la usan te lo dirán sin detenerse.
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
# ## Los datos
#
# Son 25 puntos que salen de $1.5\,x^2 - 2x + 0.5$ más un poco de ruido. Tu programa no conoce esos
# tres números: los tiene que descubrir.

# %%
generador = np.random.default_rng(12)
x = generador.uniform(-2, 2, 25)
y = 1.5 * x**2 - 2 * x + 0.5 + generador.normal(0, 0.5, 25)

_, ejes = plt.subplots(figsize=(6, 3.6))
ejes.scatter(x, y, color="gray")
ejes.set(xlabel="x", ylabel="y", title="25 muestras")
plt.show()

# %% [markdown]
# ## 1. Predecir
#
# Para $w = (1.5, -2, 0.5)$ y $x = -2, -1, 0, 1, 2$ las predicciones son $10.5,\ 4,\ 0.5,\ 0,\ 2.5$.
# Comprueba una o dos en papel antes de programar.
#
# Un consejo: si la escribes con operaciones de NumPy sobre el arreglo entero, la misma función te
# servirá también para una sola $x$.


# %% tags=["predecir"]
def predecir(x, w):
    """ŷ = w1 x² + w2 x + w3 para cada x.

    x: arreglo (n,).
    w: arreglo (3,) con [w1, w2, w3].
    Devuelve un arreglo (n,).
    """
    raise NotImplementedError("Completa predecir")


# %%
grader.check("predecir")

# %% [markdown]
# ## 2. El costo
#
# El **residuo** de una muestra es lo que le falta a la predicción: $r_i = y_i - \hat{y}_i$. El
# costo es el error cuadrático medio (MSE) de las $n$ muestras, sin ningún ½ delante:
#
# $$J(w) = \frac{1}{n} \sum_{i=1}^{n} (y_i - \hat{y}_i)^2$$
#
# Con las tres muestras $(1, 1)$, $(-1, 5)$ y $(2, 3)$ y todos los pesos en 0, el costo es
# $35/3 = 11.667$. Con $w = (1, -2, 2)$ baja a $1/3$: ¿cuál es la única muestra que todavía no
# acierta?


# %% tags=["costo"]
def costo(x, y, w):
    """MSE: el promedio de (yᵢ − ŷᵢ)² sobre las n muestras.

    x, y: arreglos (n,).
    w: arreglo (3,) con [w1, w2, w3].
    Devuelve un número.
    """
    raise NotImplementedError("Completa costo")


# %%
grader.check("costo")

# %% [markdown]
# ## 3. El gradiente de una muestra
#
# Quédate con una sola muestra $(x_i, y_i)$. Su error es $(y_i - \hat{y}_i)^2$, y la regla de la
# cadena dice cómo cambia cuando se mueve cada peso:
#
# $$\frac{\partial}{\partial w_k} (y_i - \hat{y}_i)^2
#   = -2\,(y_i - \hat{y}_i)\, \frac{\partial \hat{y}_i}{\partial w_k}$$
#
# Falta la última parte, y es la que se presta a confusión: aquí **$x_i$ es un dato y los pesos son
# las variables**. Si aumentas $w_1$ en una unidad, ¿cuánto sube $\hat{y}_i$? ¿Y si aumentas $w_2$?
# ¿Y $w_3$? Las tres respuestas, juntas, son
#
# $$\nabla_w = -2\,(y_i - \hat{y}_i)\,\bigl[\,x_i^2,\; x_i,\; 1\,\bigr]$$
#
# Con $w = (0, 0, 0)$, la muestra $(2, 3)$ da $(-24, -12, -6)$ y la muestra $(-1, 5)$ da
# $(-10, 10, -10)$.


# %% tags=["gradienteMuestra"]
def gradienteMuestra(x_i, y_i, w):
    """Gradiente de (y_i − ŷ_i)² respecto a w, para una sola muestra.

    x_i, y_i: números.
    w: arreglo (3,) con [w1, w2, w3].
    Devuelve un arreglo (3,): las derivadas respecto a w1, w2 y w3.
    """
    raise NotImplementedError("Completa gradienteMuestra")


# %% [markdown]
# Una de las comprobaciones mueve cada peso un poquito hacia arriba y hacia abajo y mira cuánto
# cambia *tu* costo. Si tu gradiente y tu costo no están de acuerdo, te lo dirá.

# %%
grader.check("gradienteMuestra")

# %% [markdown]
# ## 4. El ajuste
#
# El algoritmo de la clase, con un solo ejemplo por actualización:
#
# ```
# para cada época:
#     para cada muestra i:
#         (1) predecir
#         (2) calcular el gradiente de esa muestra
#         (3) actualizar los tres pesos
# ```
#
# donde actualizar es dar un paso en contra del gradiente, $w \leftarrow w - \alpha \nabla_w$, y
# $\alpha$ es la tasa de aprendizaje.
#
# Sigue una época a mano con $w = (0, 0, 0)$, $\alpha = 0.05$ y las tres muestras de antes. La
# última fila te toca a ti:
#
# | muestra | $\hat{y}$ | residuo | gradiente | $w$ después |
# |---|---|---|---|---|
# | $(1, 1)$ | $0$ | $1$ | $(-2, -2, -2)$ | $(0.1,\; 0.1,\; 0.1)$ |
# | $(-1, 5)$ | $0.1$ | $4.9$ | $(-9.8,\; 9.8,\; -9.8)$ | $(0.59,\; -0.39,\; 0.59)$ |
# | $(2, 3)$ | ? | ? | ? | $(0.922,\; -0.224,\; 0.673)$ |
#
# Con una sola pasada el costo bajó de $11.667$ a $3.697$. Fíjate en dos detalles: cada muestra usa
# la $w$ que dejó la anterior, y dentro de un paso los tres pesos se mueven **a la vez**.
#
# Tres acuerdos, que las comprobaciones dan por hechos:
#
# - **La historia.** `costos` tiene `epocas + 1` valores: `costos[0]` es el costo de la $w$ recibida
#   y `costos[k]`, el de después de $k$ épocas completas, siempre sobre todos los datos. Con cero
#   épocas hay un solo costo y $w$ vuelve con los valores que traía.
# - **El orden.** Con `rng=None` las muestras se recorren en el orden dado, en todas las épocas. Si
#   `rng` es un generador de NumPy, al comenzar **cada** época se pide un orden nuevo con
#   `rng.permutation(n)`, una sola llamada por época, y las muestras se visitan en ese orden. No
#   uses otra fuente de azar: así, la misma semilla dará siempre el mismo resultado.
# - **La $w$ que recibes no es tuya.** Después de la llamada debe seguir como estaba.


# %% tags=["ajustarSGD"]
def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    """Ajusta la parábola con SGD: una actualización por muestra, `epocas` pasadas por los datos.

    x, y: arreglos (n,).
    w: arreglo (3,) con los pesos iniciales; no debe cambiar.
    alpha: tasa de aprendizaje.
    epocas: cuántas veces se recorren las n muestras (puede ser 0).
    rng: None, y las muestras van en el orden dado; o un np.random.Generator, y cada época comienza
        con un orden nuevo, rng.permutation(n).
    Devuelve (w, costos): los pesos finales (3,) y los epocas + 1 costos, el inicial incluido.
    """
    raise NotImplementedError("Completa ajustarSGD")


# %%
grader.check("ajustarSGD")

# %% [markdown]
# ### Los tirones
#
# Cada muestra tira de la parábola hacia sí, sin pensar en las demás. Estos son los tres pasos de la
# tabla: en gris a trazos la curva de antes, en negro la de después. ¿Alguna muestra queda *peor*
# que antes cuando tira otra?

# %%
with al_completar():
    x3, y3 = np.array([1.0, -1.0, 2.0]), np.array([1.0, 5.0, 3.0])
    pasos = [ajustarSGD(x3[:k], y3[:k], np.zeros(3), 0.05, 1)[0] for k in (1, 2, 3)]
    curvas = [predecir(np.linspace(-2, 2.5, 101), w) for w in (np.zeros(3), *pasos)]

    _, paneles = plt.subplots(1, 3, figsize=(11, 3.4), sharey=True)
    for k, ejes in enumerate(paneles):
        ejes.plot(np.linspace(-2, 2.5, 101), curvas[k], color="gray", linestyle="--", label="antes")
        ejes.plot(np.linspace(-2, 2.5, 101), curvas[k + 1], color="black", label="después")
        ejes.plot(x3, y3, "o", color="black", markerfacecolor="white")
        ejes.plot(x3[k], y3[k], "o", color="black", markersize=9)
        ejes.set(xlabel="x", title=f"tira la muestra ({x3[k]:g}, {y3[k]:g})")
    paneles[0].set_ylabel("y")
    paneles[0].legend()
    plt.show()

# %% [markdown]
# ## 5. Míralo aprender
#
# Ahora con los 25 puntos y $\alpha = 0.005$. A la izquierda, la parábola después de unas cuantas
# épocas; a la derecha, la curva de costo. La línea de puntos es **la respuesta a vencer**: el costo
# de `np.polyfit(x, y, 2)`, que resuelve el problema con una fórmula.

# %%
with al_completar():
    epocas = (0, 1, 2, 4, 20)
    intentos = [
        ajustarSGD(x, y, np.zeros(3), 0.005, k, np.random.default_rng(0))[0] for k in epocas
    ]
    w_sgd, costos = ajustarSGD(x, y, np.zeros(3), 0.005, 20, np.random.default_rng(0))
    w_formula = np.polyfit(x, y, 2)
    malla = np.linspace(-2.1, 2.1, 201)
    curvas = [predecir(malla, w) for w in intentos]
    costo_sgd, costo_formula = costo(x, y, w_sgd), costo(x, y, w_formula)

    _, (izquierda, derecha) = plt.subplots(1, 2, figsize=(11, 4))
    izquierda.scatter(x, y, color="darkgray")
    for k, curva, gris in zip(epocas, curvas, (0.75, 0.6, 0.45, 0.3, 0.0), strict=True):
        izquierda.plot(malla, curva, color=str(gris), linewidth=1.6)
        izquierda.annotate(
            f"{k}", (malla[0], curva[0]), xytext=(-16, -4), textcoords="offset points"
        )
    izquierda.set(xlabel="x", ylabel="y", xlim=(-2.5, 2.2), title="La parábola tras k épocas")
    derecha.semilogy(np.ravel(costos), "o-", color="black", markersize=4, label="SGD")
    derecha.axhline(
        float(np.ravel(costo_formula)[0]), color="black", linestyle=":", label="polyfit"
    )
    derecha.set(xlabel="época", ylabel="costo J", title="El costo", xticks=range(0, 21, 4))
    derecha.legend()
    plt.show()

    print("              w1       w2       w3      costo")
    for nombre, w, J in (("SGD", w_sgd, costo_sgd), ("polyfit", w_formula, costo_formula)):
        numeros = "  ".join(f"{v:7.4f}" for v in (*w, np.ravel(J)[0]))
        print(f"{nombre:>8}  {numeros}")

# %% [markdown]
# SGD llega muy cerca, pero no le gana: ¿puede *alguien* tener un costo menor que `polyfit` con
# estos 25 puntos? Y ninguno de los dos encuentra exactamente $(1.5, -2, 0.5)$. ¿De quién es la
# culpa?
#
# Las notas dibujan aquí dos curvas: el ajuste correcto y el **sobreajuste** (*overfitting*). Tres
# pesos no pueden perseguir a 25 puntos; un polinomio de grado 24 pasaría por todos, con costo 0, y
# se habría aprendido el ruido de memoria: entre punto y punto daría bandazos. Un costo pequeño en
# los datos que viste no es lo mismo que haber aprendido.

# %% [markdown]
# ## 6. ¿Y si aprende más rápido?
#
# La tasa de aprendizaje $\alpha$ decide el tamaño de cada tirón. Antes de ejecutar la celda,
# apuesta: ¿cuál de estas cuatro será la mejor después de 20 épocas?

# %%
with al_completar():
    tasas = ((0.0005, "-."), (0.005, "-"), (0.1, "--"), (0.2, ":"))
    historias = [
        ajustarSGD(x, y, np.zeros(3), alpha, 20, np.random.default_rng(0))[1] for alpha, _ in tasas
    ]

    _, ejes = plt.subplots(figsize=(7, 4.2))
    for (alpha, estilo), historia in zip(tasas, historias, strict=True):
        ejes.semilogy(np.ravel(historia), color="black", linestyle=estilo, label=f"α = {alpha:g}")
    ejes.set(
        xlabel="época",
        ylabel="costo J",
        title="La misma parábola con cuatro tasas",
        ylim=(0.1, 1e6),
        xticks=range(0, 21, 4),
    )
    ejes.legend(loc="upper right")
    plt.show()

# %% [markdown]
# Con $\alpha = 0.2$ la curva se sale de la figura para no volver, y con $0.1$ va a los saltos. No
# es mala suerte. Después de tirar, el residuo de la propia muestra que tiró queda multiplicado por
#
# $$1 - 2\alpha\,(x_i^4 + x_i^2 + 1)$$
#
# (puedes demostrarlo en dos líneas: escribe la predicción con la $w$ nueva). Un factor entre 0 y 1
# acerca la curva al punto; uno negativo la hace pasar de largo; y si su valor absoluto supera 1, la
# muestra queda *más lejos* que antes de tirar.
#
# **Para pensar.**
#
# 1. ¿Cuánto vale ese factor para $x = 2$ con $\alpha = 0.005$, $0.1$ y $0.2$? ¿A partir de qué
#    $\alpha$ empeora esa muestra? ¿Y una con $x = 0.5$?
# 2. ¿Qué le pasaría al $\alpha$ máximo si las $x$ llegaran hasta 20 en lugar de 2? ¿Qué le harías a
#    los datos antes de entrenar?
# 3. Con $\alpha = 0.005$ el costo baja y al final tiembla un poco, sin asentarse del todo en el de
#    `polyfit`. ¿Por qué no se queda quieto si el gradiente *promedio* ya es casi cero? ¿Qué harías
#    con $\alpha$ a medida que pasan las épocas?
