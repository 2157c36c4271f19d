# %% [markdown]
# # La sigmoide y su derivada
#
# Una neurona suma sus entradas y luego *decide cuánto se activa*. La sigmoide es la forma clásica
# de esa decisión: convierte cualquier número real $z$ en un valor entre 0 y 1, sin saltos, y como
# no tiene saltos se puede derivar. Sin esa derivada una red no podría aprender.
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# En esta tarea vas a programar tres funciones, cortas las tres:
#
# | función | recibe | devuelve |
# |---|---|---|
# | `sigmoide(z)` | la entrada neta $z$ | $\sigma(z)$ |
# | `derivadaSigmoide(z)` | la entrada neta $z$ | $\sigma'(z)$ |
# | `derivadaDesdeActivacion(a)` | la activación $a = \sigma(z)$, ya calculada | $\sigma'(z)$ |
#
# Las dos últimas dan el mismo número a partir de cosas distintas. Confundir $z$ con $a$ es de los
# errores más frecuentes al programar una red: aquí lo dejamos resuelto para siempre.
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. El resultado depende
# solo de lo que la función recibe, no de variables del cuaderno, y los arreglos que le entregan
# quedan intactos. Cada argumento puede ser un número o un arreglo de cualquier forma, también de
# números enteros, y el resultado tiene esa misma forma. Si todavía no completaste una función, las
# celdas que la usan te lo dirán sin detenerse.
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
# ## 1. La sigmoide
#
# Tres valores para orientarte: $\sigma(-2) = 0.1192$, $\sigma(0) = 0.5$ y $\sigma(2) = 0.8808$.
# ¿Ves la simetría? $\sigma(-2)$ y $\sigma(2)$ suman 1, y no es casualidad.
#
# **Cuidado con los extremos.** La sigmoide de $-1000$ es, sencillamente, $0$. Pero para llegar ahí
# la fórmula pasa por $e^{1000}$. Mira qué opina un `float64`:

# %%
for n in (10.0, 100.0, 700.0, 1000.0):
    print(f"n = {n:<5g}  e^n = {np.exp(n):<10.4g}  e^(-n) = {np.exp(-n):.4g}")

# %% [markdown]
# Hacia arriba, desborde (*overflow*): NumPy avisa y devuelve `inf`. Hacia abajo no pasa nada: un
# número diminuto se convierte tranquilamente en 0. De ahí sale la idea: que el exponente **nunca**
# sea un número positivo grande.
#
# Toma la fórmula y multiplica arriba y abajo por $e^{z}$. Obtienes otra expresión de la misma
# $\sigma$. ¿Para qué signo de $z$ es segura cada una? Y otra pregunta, para cuando las combines:
# `np.where(condición, A, B)` ¿calcula `A` y `B` enteras, o solo los elementos que va a usar?
#
# Tu función tiene que llegar hasta $z = \pm 1000$ sin `nan` y sin que nada se desborde. La
# comprobación convierte el desborde en un error, de modo que silenciar el aviso con `warnings` no
# lo esconde.


# %% tags=["sigmoide"]
def sigmoide(z):
    """σ(z) = 1 / (1 + e⁻ᶻ).

    z: número o arreglo de cualquier forma (la entrada neta).
    Devuelve un número o un arreglo con la forma de z, sin nan ni desborde, incluso en z = ±1000.
    """
    raise NotImplementedError("Completa sigmoide")


# %%
grader.check("sigmoide")

# %% [markdown]
# ### Una decisión más o menos tajante
#
# Una neurona con una sola entrada calcula $\sigma(w x + b)$. El peso $w$ gobierna qué tan tajante
# es la decisión; el sesgo $b$, en qué punto se toma. Antes de ejecutar la celda, intenta imaginar
# la curva de $w = 10$. ¿A qué función vieja conocida se parece? ¿Y dónde cruza cada una el valor
# 0.5?

# %%
with al_completar():
    x = np.linspace(-6, 6, 401)
    sigmoide(x)  # si aún no está lista, la celda termina aquí
    _, (izquierda, derecha) = plt.subplots(1, 2, figsize=(10, 3.6), sharey=True)
    for w, estilo in ((0.5, ":"), (1, "-"), (2, "--"), (10, "-.")):
        izquierda.plot(x, sigmoide(w * x), color="black", linestyle=estilo, label=f"w = {w:g}")
    for b, estilo in ((-3, ":"), (0, "-"), (3, "--")):
        derecha.plot(x, sigmoide(x + b), color="black", linestyle=estilo, label=f"b = {b:g}")
    izquierda.set(xlabel="entrada x", ylabel="activación", title="El peso: σ(w x)")
    derecha.set(xlabel="entrada x", title="El sesgo: σ(x + b)")
    for ejes in (izquierda, derecha):
        ejes.axhline(0.5, color="lightgray", linewidth=0.8, zorder=0)
        ejes.legend()
    plt.show()

# %% [markdown]
# ## 2. La derivada en función de $z$
#
# Deriva $\sigma(z) = (1 + e^{-z})^{-1}$ con la regla de la cadena y reordena hasta reconocer a la
# propia sigmoide:
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \sigma(z)\,\bigl(1 - \sigma(z)\bigr)$$
#
# Hazlo una vez en papel: es el ejercicio de la diapositiva, y el truco está en sumar y restar 1 en
# el numerador. Los valores: $\sigma'(-2) = 0.1050$, $\sigma'(0) = 0.25$, $\sigma'(2) = 0.1050$.
# Fíjate en que nunca pasa de $1/4$.
#
# Las dos expresiones son iguales en el papel. En $z = \pm 1000$ la derivada vale 0, sin `nan`:
# ¿cuál de las dos te lo garantiza si tu `sigmoide` ya está bien hecha? (Aquí solo se miran los
# valores; los avisos de desborde son asunto de `sigmoide`.)


# %% tags=["derivadaSigmoide"]
def derivadaSigmoide(z):
    """σ′(z), la derivada de la sigmoide en la entrada neta z.

    z: número o arreglo de cualquier forma (la entrada neta, no la activación).
    Devuelve un número o un arreglo con la forma de z, sin nan, incluso en z = ±1000.
    """
    raise NotImplementedError("Completa derivadaSigmoide")


# %% [markdown]
# Una de estas comprobaciones no usa la fórmula: mide la pendiente de *tu* sigmoide con diferencias
# centrales, $\dfrac{\sigma(z + h) - \sigma(z - h)}{2h}$, y la compara con lo que dice tu derivada.
# Es la mejor manera de revisar cualquier gradiente, y la vas a volver a encontrar muchas veces.

# %%
grader.check("derivadaSigmoide")

# %% [markdown]
# ## 3. La misma derivada, desde la activación
#
# Cuando la red calcula hacia adelante guarda las activaciones $a = \sigma(z)$. Al volver hacia
# atrás ya no hace falta ninguna exponencial:
#
# $$\sigma'(z) = a\,(1 - a)$$
#
# Aquí el argumento es $a$. Si $a = 0.5$ (es decir, $z = 0$), el resultado es $0.25$.


# %% tags=["derivadaDesdeActivacion"]
def derivadaDesdeActivacion(a):
    """σ′ escrita en función de la activación a = σ(z).

    a: número o arreglo de activaciones, entre 0 y 1 (los extremos incluidos).
    Devuelve un número o un arreglo con la forma de a.
    """
    raise NotImplementedError("Completa derivadaDesdeActivacion")


# %%
grader.check("derivadaDesdeActivacion")

# %% [markdown]
# ## 4. Míralas juntas
#
# La celda dibuja $\sigma$ y $\sigma'$, y encima, con círculos, la derivada calculada desde la
# activación. Observa dos cosas: la derivada es máxima justo donde la sigmoide cruza $0.5$, y es
# casi cero en los extremos. Una neurona *saturada* (con $|z|$ grande) apenas aprende.

# %%
with al_completar():
    z = np.linspace(-8, 8, 401)
    algunos = z[::20]
    curva, pendiente = sigmoide(z), derivadaSigmoide(z)
    desde_a = derivadaDesdeActivacion(sigmoide(algunos))

    _, ejes = plt.subplots(figsize=(7, 4))
    ejes.plot(z, curva, color="black", linewidth=2, label="σ(z)")
    ejes.plot(z, pendiente, color="black", linestyle="--", label="σ′(z)")
    ejes.plot(algunos, desde_a, "o", color="gray", markersize=5, label="a(1 − a)")
    ejes.axhline(0.25, color="gray", linewidth=0.8, linestyle=":")
    ejes.annotate("máximo: 1/4", (-7.9, 0.27))
    ejes.set(xlabel="entrada neta z", ylabel="valor", title="La sigmoide y su derivada")
    ejes.legend(loc="center right")
    plt.show()

# %% [markdown]
# ## 5. El gradiente que se desvanece
#
# Para llegar a la primera capa de una red profunda, la regla de la cadena multiplica una derivada
# $\sigma'$ por cada capa que atraviesa. La celda dibuja ese producto en dos casos: el mejor posible
# (todas las neuronas en $z = 0$) y uno corriente ($z = 2$). El eje vertical es logarítmico: cada
# división es un factor 100.

# %%
with al_completar():
    capas = np.arange(1, 11)
    mejor, corriente = np.ravel(derivadaSigmoide(np.array([0.0, 2.0])))

    _, ejes = plt.subplots(figsize=(7, 4))
    ejes.semilogy(capas, mejor**capas, "o-", color="black", label="z = 0 en cada capa")
    ejes.semilogy(capas, corriente**capas, "s--", color="black", label="z = 2 en cada capa")
    ejes.set(
        xlabel="capas atravesadas",
        ylabel="producto de las derivadas",
        title="Lo que queda del gradiente",
        xticks=capas,
        yticks=10.0 ** np.arange(-10, 1, 2),
    )
    ejes.grid(color="lightgray", linewidth=0.6)
    ejes.legend()
    plt.show()

# %% [markdown]
# **Para pensar.**
#
# 1. En una red con diez capas sigmoides, ¿cuánto vale, como mucho, ese producto? Léelo en la figura
#    y compáralo con $0.25^{10}$. ¿Qué le pasa entonces al aprendizaje de las primeras capas?
# 2. La derivada de ReLU vale 1 para toda entrada positiva. ¿Cómo se vería su línea en esta figura?
# 3. Si sabes que $\sigma(-z) = 1 - \sigma(z)$, ¿puedes explicar sin hacer cuentas por qué
#    $\sigma'(-2)$ y $\sigma'(2)$ son iguales?
