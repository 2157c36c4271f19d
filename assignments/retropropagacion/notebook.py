# %% [markdown]
# # Retropropagación: el grafo ReLU → softmax
#
# En otras tareas la regla de la cadena salía como un conjuro: $\sigma'$ aquí, una traspuesta allá,
# y al final funcionaba. Hoy se acaba el misterio. Vas a dibujar la red como un **grafo**, a poner
# en cada flecha la matriz que le toca, su *jacobiana*, y a hacer que el gradiente vuelva por el
# grafo multiplicando una columna por una matriz cada vez. Nada más.
#
# Y una sorpresa al final: los mismos productos, hechos en otro orden, dan la misma respuesta... y
# cuestan **67 veces más**. Por eso se vuelve hacia atrás.
#
# | función | qué hace |
# |---|---|
# | `adelante(x, Omega0, beta0, Omega1, beta1)` | de la entrada a las probabilidades |
# | `perdida(s, l)` | cuánto se equivocan |
# | `jacobianaRelu(z)` | la matriz de la flecha de $z$ a $h$ |
# | `jacobianaSoftmax(s)` | la de la flecha de $y$ a $s$ |
# | `haciaAtras(z, s, l, Omega0, Omega1)` | el gradiente, de la pérdida a la entrada |
# | `gradientesParametros(x, h, dJ_dz, dJ_dy)` | lo que de verdad se quería: pesos y sesgos |
# | `contarMultiplicaciones(capas)` | lo que cuesta, en los dos órdenes |
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. Lo que devuelven
# depende solo de sus argumentos (no leas variables del cuaderno), los arreglos que reciben quedan
# como estaban, y funcionan con redes de otros tamaños, no solo 3-3-2. Si todavía no completaste una
# función, las celdas que la usan te lo dirán sin detenerse.
#
# **Las comprobaciones.** Después de cada función, `grader.check(...)` la prueba con unos pocos
# casos. Son una muestra: suman menos de 20 de los 100 puntos, y los demás salen de probar tus
# funciones con otros datos y otros tamaños después de la entrega. Cuando algo falla, lee la frase
# que sigue a `AssertionError:` (lo que la rodea, en inglés, lo escribe otter): dice qué salió y qué
# se esperaba o, si tu función se detuvo, en qué línea y con qué argumentos.

# %%
import time

import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## 1. El grafo
#
# Un solo registro, y **todos los vectores son columnas** $(n, 1)$:
#
# $$\mathbf z = \mathbf\Omega_0 \mathbf x + \boldsymbol\beta_0 \qquad
# \mathbf h = a(\mathbf z) = \text{ReLU}(\mathbf z) \qquad
# \mathbf y = \mathbf\Omega_1 \mathbf h + \boldsymbol\beta_1 \qquad
# \mathbf s = \text{softmax}(\mathbf y) \qquad
# J = -\sum_k l_k \ln s_k$$
#
# Cuidado con las letras, que en esta clase cambian de dueño:
#
# | aquí | es | en otras clases |
# |---|---|---|
# | $\mathbf y$ | los **logits**, lo que entra a la softmax | la etiqueta |
# | $\mathbf l$ | la etiqueta, con un 1 en la clase verdadera y ceros en las demás | $y$ |
# | $\mathbf\Omega$, $\boldsymbol\beta$ | pesos y **sesgos** | $W$ y $b$; $\beta$ era la pendiente |
# | $\mathbf s$ | las probabilidades | $\hat y$, $a^{[2]}$ |
#
# La forma de los pesos sí es la de siempre: $\mathbf\Omega_0$ es $(n_1, n_0)$, una fila por neurona
# a la que se llega y una columna por entrada de la que se sale, como $W^{[l]}$ en la clase de la
# «representación vectorial». Esa misma clase dice para qué: para cambiar ciclos lentos por
# productos de matrices, que es lo que mejor sabe hacer una máquina (y lo único que sabe hacer una
# GPU).

# %%
NODOS = {"x": (0, "(n₀, 1)"), "z": (2, "(n₁, 1)"), "h": (4, "(n₁, 1)"), "y": (6, "(n₂, 1)"),
         "s": (8, "(n₂, 1)"), "J": (10, "un número")}  # fmt: skip
PASOS = {  # de, a: lo que se hace hacia adelante, lo que entra por un lado y la jacobiana
    ("x", "z"): ("lineal", "Ω₀ (n₁, n₀)\nβ₀ (n₁, 1)", "Ω₀ᵀ\n(n₀, n₁)"),
    ("z", "h"): ("ReLU", "", "diag(I(z > 0))\n(n₁, n₁)"),
    ("h", "y"): ("lineal", "Ω₁ (n₂, n₁)\nβ₁ (n₂, 1)", "Ω₁ᵀ\n(n₁, n₂)"),
    ("y", "s"): ("softmax", "", "diag(s) − s sᵀ\n(n₂, n₂)"),
    ("s", "J"): ("−Σ l ln s", "l (n₂, 1)", "−l/s\n(n₂, 1)"),
}


def dibujar_grafo(ejes, vuelta=True):
    """El grafo de cómputo: hacia adelante en negro y, si se pide, hacia atrás en rojo."""
    for (desde, hasta), (paso, entra, jacobiana) in PASOS.items():
        x0, x1 = NODOS[desde][0] + 0.36, NODOS[hasta][0] - 0.36
        centro = (x0 + x1) / 2
        ejes.annotate("", (x1, 0.12), (x0, 0.12), arrowprops={"arrowstyle": "->", "linewidth": 1.8})
        ejes.text(centro, 0.22, paso, ha="center", va="bottom", fontsize=9)
        if entra:
            ejes.annotate(
                entra, (centro, 0.62), (centro, 1.5), ha="center", va="bottom", fontsize=8,
                arrowprops={"arrowstyle": "->", "color": "gray"}, color="0.3",
            )  # fmt: skip
        if vuelta:
            ejes.annotate(
                "", (x0, -0.12), (x1, -0.12),
                arrowprops={"arrowstyle": "->", "color": "firebrick", "linestyle": "--",
                            "linewidth": 1.8},
            )  # fmt: skip
            ejes.text(
                centro, -0.95, jacobiana, ha="center", va="top", fontsize=8, color="firebrick"
            )
            ejes.plot([centro, centro], [-0.9, -0.18], color="firebrick", linewidth=0.6)
    for nombre, (px, forma) in NODOS.items():
        ejes.scatter(px, 0, s=620, c="white", edgecolors="black", linewidths=1.5, zorder=3)
        ejes.text(px, 0, nombre, ha="center", va="center", fontsize=13, zorder=4)
        ejes.text(px, -0.62, forma, ha="center", va="center", fontsize=8)
    ejes.set(xlim=(-0.7, 10.7), ylim=(-1.8 if vuelta else -0.9, 2.3))
    ejes.axis("off")


_, ejes = plt.subplots(figsize=(11, 2.9))
dibujar_grafo(ejes, vuelta=False)
ejes.set_title("El grafo de cómputo y la forma de cada columna")
plt.show()

# %% [markdown]
# *En el dibujo: seis nodos en fila, $x$, $z$, $h$, $y$, $s$ y $J$, unidos por flechas negras hacia
# la derecha. Debajo de cada nodo, su forma: $x$ es $(n_0, 1)$, $z$ y $h$ son $(n_1, 1)$, $y$ y $s$
# son $(n_2, 1)$ y $J$ es un número. Desde arriba entran los pesos, los sesgos y la etiqueta.*
#
# ### Hacia adelante
#
# Una errata para tu cuaderno: en una diapositiva la capa de salida dice
# $\mathbf z = \mathbf\Omega_0 \mathbf x + \boldsymbol\beta_1$. Es la anterior copiada: la salida es
# $\mathbf y = \mathbf\Omega_1 \mathbf h + \boldsymbol\beta_1$. Se ve en las formas, que no cuadran.
#
# Y un viejo conocido: $e^{1000}$ no cabe en un número. Pero restarle lo mismo a todos los logits no
# cambia la softmax (¿por qué?), así que puedes elegir qué restar.
#
# **Para comprobar a mano.** Esta es la red que nos acompaña toda la tarea, con $\mathbf x = (1, 2,
# -1)$:
#
# $$\mathbf\Omega_0 = \begin{bmatrix} 1 & 0 & -1 \\ -1 & 1 & 1 \\ 2 & -1 & 0 \end{bmatrix} \quad
# \boldsymbol\beta_0 = \begin{bmatrix} 0 \\ -1 \\ 1 \end{bmatrix} \quad
# \mathbf\Omega_1 = \begin{bmatrix} 1 & 2 & -1 \\ 0 & 1 & 1 \end{bmatrix} \quad
# \boldsymbol\beta_1 = \begin{bmatrix} 0 \\ 1 \end{bmatrix}$$
#
# $\mathbf z = (2, -1, 1)$, $\mathbf h = (2, 0, 1)$, $\mathbf y = (1, 2)$ y
# $\mathbf s = (0.2689,\ 0.7311)$. La segunda neurona está **muerta**: su $z$ es negativa y no deja
# pasar nada. No la pierdas de vista.


# %% tags=["adelante"]
def adelante(x, Omega0, beta0, Omega1, beta1):
    """Todo lo que se calcula de la entrada a las probabilidades.

    x: (n0, 1), una columna. Omega0: (n1, n0). beta0: (n1, 1). Omega1: (n2, n1). beta1: (n2, 1).
    Devuelve (z, h, y, s): z y h (n1, 1); los logits y y las probabilidades s (n2, 1), también
    correctas con logits de ±1000.
    """
    raise NotImplementedError("Completa adelante")


# %%
grader.check("adelante")

# %% [markdown]
# ### La pérdida
#
# $$J = -\sum_{k} l_k \ln s_k$$
#
# Como $\mathbf l$ tiene un solo 1, en la suma queda un solo término: menos el logaritmo natural de
# la probabilidad que la red le dio a la clase **verdadera**. Es un registro, así que no se promedia
# nada. Con $\mathbf l = (1, 0)$ la red de arriba paga $-\ln 0.2689 = 1.3133$; si la verdadera fuera
# la segunda pagaría $0.3133$.
#
# Si a la clase verdadera le tocó un 0 exacto, $\ln 0$ no existe: haz que la pérdida sea grande pero
# finita. Y si el 0 le tocó a otra clase, no debe notarse.


# %% tags=["perdida"]
def perdida(s, l):
    """La entropía cruzada de un registro, −Σ l_k ln s_k, con logaritmo natural.

    s: (n2, 1), probabilidades. l: (n2, 1), un 1.0 en la clase verdadera y 0.0 en las demás.
    Devuelve un número; finito, y mayor que 5, si la clase verdadera tiene s = 0.
    """
    raise NotImplementedError("Completa perdida")


# %%
grader.check("perdida")

# %% [markdown]
# ## 2. Una matriz en cada flecha
#
# Si de un vector sale otro, hay una derivada por cada pareja: cuánto cambia *esta* salida al mover
# *esa* entrada. Puestas en una tabla son la **jacobiana**. ¿Qué va en las filas y qué en las
# columnas? Hay dos costumbres, y conviene saber en cuál se está:
#
# - con una fila por **salida**, la jacobiana de $\mathbf z = \mathbf\Omega_0\mathbf x +
#   \boldsymbol\beta_0$ es $\mathbf\Omega_0$;
# - con una fila por **entrada**, que es la de las notas, es su traspuesta:
#   $\frac{\partial \mathbf z}{\partial \mathbf x} = \mathbf\Omega_0^T$.
#
# Las notas eligen la segunda por una buena razón: así el gradiente de un número, $\partial J /
# \partial \mathbf x$, es una **columna** con la forma de $\mathbf x$, y la cadena se escribe
#
# $$\frac{\partial J}{\partial \mathbf x} =
#   \frac{\partial \mathbf z}{\partial \mathbf x} \cdot \frac{\partial J}{\partial \mathbf z}$$
#
# *matriz por columna, igual a columna*. Las dos jacobianas que vas a programar son simétricas, así
# que con ellas no hay que elegir.
#
# ### La de ReLU
#
# Cada $h_k$ depende solo de su $z_k$: fuera de la diagonal todo es 0. Y en la diagonal, la
# pendiente de la ReLU: 1 si la neurona está viva, 0 si está muerta.
#
# $$\frac{\partial a(\mathbf z)}{\partial \mathbf z} = \begin{bmatrix}
# I(z_1 > 0) & 0 & 0 \\ 0 & I(z_2 > 0) & 0 \\ 0 & 0 & I(z_3 > 0) \end{bmatrix}$$
#
# En una de las diapositivas la diagonal dice $z_1, z_1, z_2$. Es un dedo que resbaló: es
# $z_1, z_2, z_3$, como en las demás. (En $z = 0$ exacto no hay derivada; aquí no ocurre.)
#
# **Para comprobar a mano.** Con $\mathbf z = (2, -1, 1)$ la diagonal es $(1, 0, 1)$.


# %% tags=["jacobianaRelu"]
def jacobianaRelu(z):
    """La matriz de derivadas de h = ReLU(z) respecto a z.

    z: (n1, 1), ninguna entrada es 0.
    Devuelve (n1, n1).
    """
    raise NotImplementedError("Completa jacobianaRelu")


# %%
grader.check("jacobianaRelu")

# %% [markdown]
# ### La de softmax
#
# Aquí no hay ceros: todas las $s$ comparten el denominador, así que si sube un logit, su
# probabilidad sube y **todas las demás bajan**.
#
# $$\frac{\partial s_i}{\partial y_j} =
# \begin{cases} s_i (1 - s_i) & \text{si } i = j \\ -s_i s_j & \text{si } i \ne j \end{cases}
# \qquad\qquad
# \frac{\partial \mathbf s}{\partial \mathbf y} = \begin{bmatrix}
# s_1 (1 - s_1) & -s_1 s_2 \\ -s_1 s_2 & s_2 (1 - s_2) \end{bmatrix} \text{ con dos clases}$$
#
# **Para comprobar a mano.** Con $\mathbf s = (0.2689, 0.7311)$ los cuatro números son
# $\pm 0.2689 \cdot 0.7311 = \pm 0.1966$. Con $\mathbf s = (0.5, 0.3, 0.2)$ la primera fila es
# $(0.25, -0.15, -0.10)$. Suma cada columna: ¿por qué tenía que dar 0?
#
# Un tropiezo de NumPy, para no perder la tarde: `np.diag` de una **columna** no construye una
# matriz diagonal, sino que lee la diagonal que ya hay. Pruébalo con una columna de tres números
# antes de usarlo.


# %% tags=["jacobianaSoftmax"]
def jacobianaSoftmax(s):
    """La matriz de derivadas de s = softmax(y) respecto a y, escrita con las propias s.

    s: (n2, 1), probabilidades que suman 1.
    Devuelve (n2, n2): s_i (1 − s_i) en la diagonal y −s_i s_j fuera de ella.
    """
    raise NotImplementedError("Completa jacobianaSoftmax")


# %%
grader.check("jacobianaSoftmax")

# %% [markdown]
# ## 3. Hacia atrás
#
# El camino entero, con su matriz en cada flecha:

# %%
_, ejes = plt.subplots(figsize=(11, 4))
dibujar_grafo(ejes)
ejes.set_title(
    "Hacia adelante en negro; hacia atrás, en rojo y a trazos, la jacobiana de cada paso"
)
plt.show()

# %% [markdown]
# *En el dibujo: el mismo grafo y, debajo de cada flecha negra, otra roja a trazos que vuelve hacia
# la izquierda con su jacobiana: de $J$ a $s$, la columna $-\mathbf l/\mathbf s$; de $s$ a $y$, la
# matriz de softmax $(n_2, n_2)$; de $y$ a $h$, $\mathbf\Omega_1^T$ $(n_1, n_2)$; de $h$ a $z$, la
# de ReLU $(n_1, n_1)$; y de $z$ a $x$, $\mathbf\Omega_0^T$ $(n_0, n_1)$.*
#
# Se empieza por la derecha. La pérdida depende de $\mathbf s$ solo por la clase verdadera:
#
# $$\frac{\partial J}{\partial \mathbf s} = \begin{bmatrix} -I(l = 1) \cdot \frac{1}{s_1} \\
# -I(l = 2) \cdot \frac{1}{s_2} \end{bmatrix} = -\frac{\mathbf l}{\mathbf s}$$
#
# (En una diapositiva el segundo renglón divide también por $s_1$; en las siguientes ya está bien.
# Cada entrada va con su propia $s$.) Y después, una flecha cada vez:
#
# $$\frac{\partial J}{\partial \mathbf y} = \frac{\partial \mathbf s}{\partial \mathbf y}
#   \frac{\partial J}{\partial \mathbf s} \qquad
# \frac{\partial J}{\partial \mathbf h} = \mathbf\Omega_1^T \frac{\partial J}{\partial \mathbf y}
# \qquad
# \frac{\partial J}{\partial \mathbf z} = \frac{\partial a(\mathbf z)}{\partial \mathbf z}
#   \frac{\partial J}{\partial \mathbf h} \qquad
# \frac{\partial J}{\partial \mathbf x} = \mathbf\Omega_0^T \frac{\partial J}{\partial \mathbf z}$$
#
# **La cuenta a mano**, con la red de siempre y $\mathbf l = (1, 0)$:
#
# | columna | cuenta | vale |
# |---|---|---|
# | `dJ_ds` | $-1/0.2689$, y $0$ | $(-3.7183,\ 0)$ |
# | `dJ_dy` | $0.1966 \cdot (1 \cdot (-3.7183),\ -1 \cdot (-3.7183))$ | $(-0.7311,\ 0.7311)$ |
# | `dJ_dh` | $\mathbf\Omega_1^T$ por lo anterior | $(-0.7311,\ -0.7311,\ 1.4621)$ |
# | `dJ_dz` | ¿y la neurona muerta? | ? |
# | `dJ_dx` | $\mathbf\Omega_0^T$ por lo anterior | $(2.1932,\ -1.4621,\ 0.7311)$ |
#
# Mira la segunda fila: es justo $\mathbf s - \mathbf l$. ¿Casualidad? Multiplica en papel la matriz
# de softmax por $-\mathbf l/\mathbf s$ y verás que las $s$ del denominador se van. Es la misma
# cancelación que en la clase de XOR dejaba $a^{[2]} - y$. Puedes programarlo de las dos maneras.


# %% tags=["haciaAtras"]
def haciaAtras(z, s, l, Omega0, Omega1):
    """El gradiente de J respecto a cada nodo del grafo, de la pérdida a la entrada.

    z: (n1, 1) y s: (n2, 1), lo que dio adelante. l: (n2, 1), la etiqueta.
    Omega0: (n1, n0). Omega1: (n2, n1). Ninguno debe cambiar.
    Devuelve (dJ_ds, dJ_dy, dJ_dh, dJ_dz, dJ_dx), cada una una columna con la forma de aquello
    respecto a lo que se deriva.
    """
    raise NotImplementedError("Completa haciaAtras")


# %%
grader.check("haciaAtras")

# %% [markdown]
# Y así se ve la cadena completa, en una red más ancha (6-8-4). Cada cuadro es una matriz de tus
# funciones.


# %%
def red_al_azar(semilla, n0, n1, n2):
    """x, Omega0, beta0, Omega1 y beta1 de una red con esos tamaños."""
    rng = np.random.default_rng(semilla)
    formas = ((n0, 1), (n1, n0), (n1, 1), (n2, n1), (n2, 1))
    return [rng.normal(size=forma) / np.sqrt(forma[1]) for forma in formas]


with al_completar():
    x, Omega0, beta0, Omega1, beta1 = red_al_azar(31, 6, 8, 4)
    l = np.array([[0.0], [1.0], [0.0], [0.0]])
    z, h, y, s = adelante(x, Omega0, beta0, Omega1, beta1)
    vuelta = haciaAtras(z, s, l, Omega0, Omega1)
    cadena = {
        "∂J/∂x": vuelta[4], "=": None, "Ω₀ᵀ": Omega0.T, "ReLU": jacobianaRelu(z),
        "Ω₁ᵀ": Omega1.T, "softmax": jacobianaSoftmax(s), "∂J/∂s": vuelta[0],
    }  # fmt: skip

    anchos = [0.6 if M is None else np.shape(M)[1] + 1.2 for M in cadena.values()]
    figura, cuadros = plt.subplots(1, len(cadena), figsize=(11, 3), width_ratios=anchos)
    for cuadro, (nombre, M) in zip(cuadros, cadena.items(), strict=True):
        cuadro.set(xticks=[], yticks=[])
        if M is None:
            cuadro.text(0.5, 0.5, nombre, ha="center", va="center", fontsize=16)
            cuadro.axis("off")
            continue
        M = np.asarray(M, float)
        tope = np.abs(M).max() or 1
        cuadro.imshow(M, cmap="gray_r", vmin=-tope, vmax=tope)
        cuadro.set_title(f"{nombre}\n{M.shape}", fontsize=9)
        cuadro.set_anchor("C")
    figura.suptitle("La cadena: gris es 0, negro es positivo y blanco, negativo", fontsize=11)
    figura.subplots_adjust(top=0.74, wspace=0.15)
    plt.show()
    print("neuronas vivas:", np.flatnonzero(np.ravel(z) > 0) + 1, "de 8")

# %% [markdown]
# *En los dibujos: la columna $\partial J/\partial\mathbf x$, un signo igual y el producto que la
# produce: $\mathbf\Omega_0^T$ $(6, 8)$, la jacobiana de ReLU $(8, 8)$, que es gris salvo unas
# casillas negras en la diagonal (las neuronas vivas), $\mathbf\Omega_1^T$ $(8, 4)$, la de softmax
# $(4, 4)$, con la diagonal oscura y el resto algo más claro que el gris, y la columna $\partial
# J/\partial\mathbf s$, blanca solo en la clase verdadera.*
#
# Una matriz $(8, 8)$ para decir «sí, no, sí…» es un desperdicio: en la práctica nadie la construye
# y se multiplica casilla a casilla por la máscara. Hoy la escribes entera para verla; en
# `haciaAtras` puedes usar la que prefieras.

# %% [markdown]
# ## 4. «¿Falta algo por calcular?»
#
# Es la Pregunta 4 de las notas, y la respuesta es que falta **lo que se buscaba**. Con
# $\partial J/\partial\mathbf x$ no se aprende nada: los datos no se mueven. SGD mueve los
# *parámetros*, y la meta de retropropagar es conseguir $\partial J/\partial\mathbf\Omega$ y
# $\partial J/\partial\boldsymbol\beta$.
#
# La buena noticia es que ya está casi todo hecho. El peso $\Omega_{0,kj}$ solo aparece en $z_k =
# \dots + \Omega_{0,kj}\, x_j + \dots$, así que su derivada es *lo que llega a su neurona por lo que
# él multiplicaba*: $\frac{\partial J}{\partial z_k} x_j$. Y el sesgo solo suma. Todas juntas:
#
# $$\frac{\partial J}{\partial \mathbf\Omega_0} =
# \frac{\partial J}{\partial \mathbf z}\, \mathbf x^T \qquad
# \frac{\partial J}{\partial \boldsymbol\beta_0} = \frac{\partial J}{\partial \mathbf z} \qquad
# \frac{\partial J}{\partial \mathbf\Omega_1} = \frac{\partial J}{\partial \mathbf y}\, \mathbf h^T
# \qquad
# \frac{\partial J}{\partial \boldsymbol\beta_1} = \frac{\partial J}{\partial \mathbf y}$$
#
# Comprueba las formas: columna por fila, $(n_1, 1)(1, n_0)$, da una matriz $(n_1, n_0)$, la de
# $\mathbf\Omega_0$.
#
# **Para comprobar a mano.** Con la red de siempre,
#
# $$\frac{\partial J}{\partial \mathbf\Omega_1} =
# \begin{bmatrix} -0.7311 \\ 0.7311 \end{bmatrix} \begin{bmatrix} 2 & 0 & 1 \end{bmatrix} =
# \begin{bmatrix} -1.4621 & 0 & -0.7311 \\ 1.4621 & 0 & 0.7311 \end{bmatrix}$$
#
# Una columna de ceros aquí y, en $\partial J/\partial\mathbf\Omega_0$, una *fila* de ceros: los
# pesos de la neurona muerta, los que salen y los que llegan. Con este registro no aprende nada.


# %% tags=["gradientesParametros"]
def gradientesParametros(x, h, dJ_dz, dJ_dy):
    """El gradiente de J respecto a los pesos y los sesgos.

    x: (n0, 1), la entrada. h: (n1, 1), lo que salió de la capa escondida.
    dJ_dz: (n1, 1) y dJ_dy: (n2, 1), lo que dio haciaAtras.
    Devuelve (dOmega0, dbeta0, dOmega1, dbeta1), cada uno con la forma de su parámetro.
    """
    raise NotImplementedError("Completa gradientesParametros")


# %%
grader.check("gradientesParametros")

# %% [markdown]
# ### Un paso de SGD
#
# Ahora sí se puede aprender: $\Omega \leftarrow \Omega - \alpha\, \partial J/\partial\Omega$, con
# los cuatro a la vez. En el dibujo, la pérdida de la red de siempre después de **un** paso, según
# la tasa $\alpha$. La recta a trazos es la promesa del gradiente: al principio se baja con
# pendiente $-\lVert\nabla J\rVert^2$, que con esta red es $-25.12$.


# %%
def red_de_siempre():
    """x, Omega0, beta0, Omega1, beta1 y la etiqueta de la red hecha a mano."""
    Omega0 = np.array([[1.0, 0.0, -1.0], [-1.0, 1.0, 1.0], [2.0, -1.0, 0.0]])
    Omega1 = np.array([[1.0, 2.0, -1.0], [0.0, 1.0, 1.0]])
    x, beta0 = np.array([[1.0], [2.0], [-1.0]]), np.array([[0.0], [-1.0], [1.0]])
    return x, Omega0, beta0, Omega1, np.array([[0.0], [1.0]]), np.array([[1.0], [0.0]])


with al_completar():
    x, *parametros, l = red_de_siempre()
    z, h, y, s = adelante(x, *parametros)
    vuelta = haciaAtras(z, s, l, parametros[0], parametros[2])
    gradientes = [np.asarray(g, float) for g in gradientesParametros(x, h, vuelta[3], vuelta[1])]

    def perdida_tras_un_paso(alpha):
        """J después de mover los cuatro parámetros con esa tasa."""
        movidos = [p - alpha * g for p, g in zip(parametros, gradientes, strict=True)]
        return float(np.ravel(perdida(adelante(x, *movidos)[3], l))[0])

    tasas = np.linspace(0, 0.3, 61)
    curva = [perdida_tras_un_paso(alpha) for alpha in tasas]
    pendiente = -sum(np.sum(g**2) for g in gradientes)

    _, ejes = plt.subplots(figsize=(6.5, 4))
    ejes.plot(tasas, curva, color="black", label="J después de un paso")
    ejes.plot(
        tasas[:11], curva[0] + pendiente * tasas[:11], color="0.4", linestyle="--",
        label=f"la tangente: pendiente −{-pendiente:.2f}",
    )  # fmt: skip
    ejes.plot(0, curva[0], "o", color="black")
    ejes.set(
        xlabel="tasa α", ylabel="pérdida J", ylim=(-0.1, 1.5),
        title="Un solo paso de SGD con tus funciones",
    )  # fmt: skip
    ejes.legend()
    plt.show()
    for alpha in (0, 0.05, 0.1, 0.2):
        print(f"α = {alpha:4.2f}: J = {perdida_tras_un_paso(alpha):.4f}")

# %% [markdown]
# *En el dibujo: una curva que arranca en $J = 1.31$ con $\alpha = 0$, sale pegada a una recta muy
# inclinada y se aplana cerca de 0; con $\alpha = 0.05$ ya vale $0.40$ y con $0.1$, $0.09$.*

# %% [markdown]
# ## 5. Lo que cuesta
#
# Olvida por un momento las activaciones y los sesgos y mira solo los productos de matrices de una
# red de capas $(n_0, n_1, \dots, n_L)$. Multiplicar una matriz $(p, q)$ por otra $(q, r)$ pide
# $p\,q\,r$ multiplicaciones; por una columna $(q, 1)$, solo $p\,q$. El gradiente es
#
# $$\frac{\partial J}{\partial \mathbf x} = \mathbf\Omega_0^T\, \mathbf\Omega_1^T \cdots
#   \mathbf\Omega_{L-1}^T\ \mathbf g$$
#
# con $\mathbf g$ una columna $(n_L, 1)$ y $\mathbf\Omega_l^T$ de forma $(n_l, n_{l+1})$. El
# resultado no depende de dónde se pongan los paréntesis. El trabajo, sí:
#
# - **de derecha a izquierda**, $\mathbf\Omega_0^T(\mathbf\Omega_1^T(\cdots(\mathbf\Omega_{L-1}^T
#   \mathbf g)))$: siempre hay una columna, y cada matriz cuesta lo que tiene de casillas;
# - **de izquierda a derecha**, $((\mathbf\Omega_0^T\mathbf\Omega_1^T)\mathbf\Omega_2^T \cdots)
#   \mathbf g$: primero se juntan las matrices en una de $n_0$ filas que se arrastra hasta el final,
#   y solo entonces llega la columna.
#
# **Para comprobar a mano**, con $(3, 3, 2)$. Hacia adelante, $\mathbf\Omega_0$ es $(3, 3)$ y
# $\mathbf\Omega_1$, $(2, 3)$: $9 + 6 = 15$. De vuelta con vectores, $6 + 9 = 15$. De izquierda a
# derecha, $(3, 3)(3, 2)$ son $18$ y falta multiplicar la $(3, 2)$ que queda por la columna, otros
# $6$: $24$.
#
# | capas | adelante | vectores | matrices |
# |---|---|---|---|
# | $(3, 3, 2)$ | 15 | 15 | 24 |
# | $(3, 3, 3, 3)$ | 27 | 27 | 63 |
# | $(784, 128, 10)$ | 101 632 | 101 632 | 1 011 360 |
# | $(100, 100, 100, 100)$ | 30 000 | 30 000 | ? |


# %% tags=["contarMultiplicaciones"]
def contarMultiplicaciones(capas):
    """Cuántas multiplicaciones piden los productos con las matrices de una red.

    capas: tupla de enteros (n_0, ..., n_L) con dos o más capas. Hay L matrices. No se cuentan
    sumas, sesgos ni activaciones.
    Devuelve (adelante, vectores, matrices), tres enteros: hacia adelante; hacia atrás de derecha a
    izquierda, con una columna siempre; y hacia atrás de izquierda a derecha, juntando primero las
    matrices, con el producto final por la columna incluido.
    """
    raise NotImplementedError("Completa contarMultiplicaciones")


# %%
grader.check("contarMultiplicaciones")

# %%
with al_completar():
    anchos = np.array([2, 3, 5, 10, 20, 50, 100, 200, 500, 1000])
    recuentos = np.array([np.ravel(contarMultiplicaciones((int(n),) * 4)) for n in anchos])

    _, ejes = plt.subplots(figsize=(6.5, 4.4))
    ejes.loglog(anchos, recuentos[:, 2], "s--", color="black", label="matrices primero")
    ejes.loglog(anchos, recuentos[:, 1], "o-", color="0.45", label="siempre una columna")
    ejes.annotate("pendiente 3: como n³", (90, recuentos[6, 2]), ha="right", va="bottom")
    ejes.annotate("pendiente 2: como n²", (110, recuentos[6, 1]), va="top")
    ejes.set(
        xlabel="n, neuronas por capa (cuatro capas)", ylabel="multiplicaciones",
        title="Dos órdenes, la misma respuesta",
    )  # fmt: skip
    ejes.legend()
    plt.show()
    print("con n = 100, el orden malo cuesta", recuentos[6, 2] / recuentos[6, 1], "veces más")

# %% [markdown]
# *En el dibujo, con las dos escalas logarítmicas: dos rectas que salen casi del mismo punto. La de
# las columnas sube dos décadas por cada década de $n$; la de las matrices, tres. Con $n = 100$ ya
# las separa un factor de 67 y con $n = 1000$, de 667.*
#
# Eso es lo que dicen las notas: multiplicar dos matrices $n \times n$ es $O(n^3)$, matriz por
# columna es $O(n^2)$, y como al volver siempre hay una columna, *backprop es* $O(n^2)$.
#
# **Pregunta 5: ¿y hacia adelante?** Mira las dos primeras columnas de la tabla: también hay siempre
# una columna, así que es $O(n^2)$, y no solo del mismo orden: son exactamente las mismas
# multiplicaciones. Calcular el gradiente cuesta lo mismo que calcular la red otra vez, por muchas
# entradas que haya. Con diferencias finitas habría que calcularla dos veces *por cada* número.
#
# ¿Se nota en un reloj? Esta celda no usa tus funciones, solo paréntesis.

# %%
rng = np.random.default_rng(0)
A, B, C = (rng.normal(size=(500, 500)) for _ in range(3))
g = rng.normal(size=(500, 1))


def cronometrar(cuenta, veces=5):
    """Los milisegundos de la más rápida de varias veces."""
    tiempos = []
    for _ in range(veces):
        comienzo = time.perf_counter()
        cuenta()
        tiempos.append(time.perf_counter() - comienzo)
    return 1000 * min(tiempos)


print("la misma respuesta:", np.allclose(A.T @ (B.T @ (C.T @ g)), ((A.T @ B.T) @ C.T) @ g))
print(f"de derecha a izquierda: {cronometrar(lambda: A.T @ (B.T @ (C.T @ g))):8.2f} ms")
print(f"de izquierda a derecha: {cronometrar(lambda: ((A.T @ B.T) @ C.T) @ g):8.2f} ms")

# %% [markdown]
# **Para pensar.**
#
# 1. En Python, `A.T @ B.T @ C.T @ g` sin paréntesis, ¿en qué orden se calcula? ¿Cuál de las dos
#    cuentas acabas de pagar?
# 2. Aquí $J$ es un número y $\mathbf x$ tiene muchos. Si fuera al revés, una sola entrada y mil
#    salidas, ¿por qué extremo convendría empezar? (Es la diferencia entre los modos *hacia atrás* y
#    *hacia adelante* de la diferenciación automática, la tarea que sigue.)
# 3. La neurona muerta no recibe gradiente de este registro. ¿Puede revivir con otro? ¿Y si está
#    muerta para todos los datos?
# 4. $\partial J/\partial\mathbf x$ no sirve para aprender, pero dice qué entradas moverían más la
#    decisión. ¿Qué cambiarías en $\mathbf x$, y en qué dirección, para que la red de siempre
#    acierte sin tocar sus pesos?
# 5. ¿Qué pasa con $\partial J/\partial\mathbf s$ cuando la red está segura y se equivoca,
#    $s \to 0$? ¿Y con $\mathbf s - \mathbf l$? ¿Cuál de los dos caminos preferirías programar?
