# %% [markdown]
# # XOR 2-2-1 con salida lineal, muestra a muestra
#
# Cuatro filas, dos columnas y una pregunta: ¿son distintos $x_1$ y $x_2$? Con esa tabla empezó el
# curso. Un modelo lineal la mira y se encoge de hombros: contesta $0.5$ a todo. **Nueve números**
# bien puestos la contestan sin un solo error. En esta tarea los buscas como en la primera clase:
# una muestra, una corrección; otra muestra, otra corrección; y otra vez desde el principio.
#
# De paso terminas el ejercicio que dejaron las notas: «calcular derivadas restantes e implementar
# en numpy».
#
# | función | qué hace |
# |---|---|
# | `contarParametros(capas)` | cuántos números hay que aprender |
# | `contarActualizaciones(n, tam_lote, epocas)` | cuántas veces se corrigen |
# | `regresionLineal(X, Y)` | lo mejor que puede hacer un modelo lineal |
# | `adelante(x, W1, b1, w2, b2)` | de una muestra a su predicción |
# | `derivadas(x, y, W1, b1, w2, b2)` | hacia dónde empuja esa muestra |
# | `pasoSGD(x, y, W1, b1, w2, b2, alpha)` | una corrección |
# | `entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None)` | todas las correcciones |
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. Lo que devuelven
# depende solo de sus argumentos (no leas variables del cuaderno), los arreglos que reciben quedan
# como estaban, y funcionan con datos y redes de otros tamaños, no solo con cuatro filas y 2-2-1. La
# salida es siempre una sola neurona. Si todavía no completaste una función, las celdas que la usan
# te lo dirán sin detenerse.
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
# ## 1. Los datos
#
# Aquí **cada fila de $X$ es una muestra**: $X$ es $(n, m)$ e $Y$ es $(n,)$. Ojo con las letras: en
# esta clase $n = 4$ es el número de muestras (*samples*) y $m = 2$ el de características
# (*features*). En la clase de la red 3-4-1 las muestras serán las columnas y se llamarán $m$. No es
# un error de nadie: son dos costumbres, y conviene saber con cuál se está hablando.

# %%
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([0.0, 1.0, 1.0, 0.0])

# %% [markdown]
# ## 2. Dos cuentas antes de empezar
#
# ### «¿Cuántos parámetros desconocidos tengo?»
#
# Una red densa se describe con el tamaño de sus capas, $(n_0, n_1, \dots, n_L)$. Entre una capa y
# la siguiente hay una flecha por cada pareja, y cada flecha es un peso. Además, cada neurona que
# calcula algo tiene **su** sesgo; las entradas no calculan nada:
#
# $$\text{parámetros} = \sum_{l=1}^{L} (n_{l-1} + 1)\, n_l$$
#
# Cuéntalos en el dibujo de la red 2-2-1, que es la de esta tarea. Son seis flechas y tres sesgos:
# los **9** de las notas.

# %%
LUGARES = {
    "x₁": (0, 1), "x₂": (0, -1), "a₁": (2.2, 1), "a₂": (2.2, -1), "ŷ": (4.4, 0)
}  # fmt: skip
FLECHAS = {  # de, a, el nombre del peso y en qué parte de la flecha se escribe
    ("x₁", "a₁"): ("w¹₁₁", 0.5), ("x₂", "a₁"): ("w¹₁₂", 0.24),
    ("x₁", "a₂"): ("w¹₂₁", 0.24), ("x₂", "a₂"): ("w¹₂₂", 0.5),
    ("a₁", "ŷ"): ("w²₁₁", 0.5), ("a₂", "ŷ"): ("w²₁₂", 0.5),
}  # fmt: skip
SESGOS = {"a₁": "b¹₁", "a₂": "b¹₂", "ŷ": "b²₁"}


def dibujar_red(ejes):
    """La red 2-2-1 con el nombre de sus nueve parámetros."""
    for (desde, hasta), (peso, parte) in FLECHAS.items():
        (x0, y0), (x1, y1) = LUGARES[desde], LUGARES[hasta]
        ejes.plot([x0, x1], [y0, y1], color="gray", linewidth=1, zorder=1)
        ejes.text(
            x0 + parte * (x1 - x0), y0 + parte * (y1 - y0), peso, ha="center", va="center",
            color="darkgreen", backgroundcolor="white", fontsize=11, zorder=2,
        )  # fmt: skip
    for nombre, (px, py) in LUGARES.items():
        ejes.scatter(px, py, s=900, c="white", edgecolors="black", linewidths=1.5, zorder=3)
        ejes.text(px, py, nombre, ha="center", va="center", fontsize=12, zorder=4)
    for nombre, sesgo in SESGOS.items():
        px, py = LUGARES[nombre]
        ejes.text(px, py + 0.42, f"+ {sesgo}", ha="center", color="darkgreen", fontsize=11)
    ejes.set(xlim=(-0.5, 5.2), ylim=(-1.5, 1.9))
    ejes.axis("off")


_, ejes = plt.subplots(figsize=(7, 3.6))
dibujar_red(ejes)
ejes.set_title("La red 2-2-1 y sus nueve números")
plt.show()

# %% [markdown]
# *En el dibujo: dos entradas, dos neuronas escondidas y una salida. Seis flechas llevan los pesos,
# $w^{(1)}_{11}$ a $w^{(2)}_{12}$, y encima de cada neurona está su sesgo. El primer subíndice es la
# neurona a la que llega la flecha; el segundo, de dónde viene.*
#
# Para comprobar: $(2, 2, 1)$ tiene $9$, $(3, 4, 1)$ tiene $21$ y $(784, 10)$, una sola capa de
# salida para los dígitos de MNIST, $7850$. ¿Ves de dónde sale ese último?


# %% tags=["contarParametros"]
def contarParametros(capas):
    """Cuántos números aprende una red densa: los pesos y los sesgos de todas sus capas.

    capas: tupla de enteros (n_0, n_1, ..., n_L) con dos o más capas; n_0 son las entradas.
    Devuelve un entero.
    """
    raise NotImplementedError("Completa contarParametros")


# %%
grader.check("contarParametros")

# %% [markdown]
# ### ¿Cuántas veces se actualizan?
#
# Una **época** es una vuelta completa a los datos. En esta tarea se corrige después de cada
# muestra; en otras se esperan unas cuantas, un *lote*, y se corrige una sola vez por lote. Con $n$
# muestras y lotes de $t$, en una época hay
#
# $$\lceil n / t \rceil \text{ actualizaciones,}$$
#
# porque si al final sobran unas pocas, forman un lote más corto, que también cuenta. Y las épocas
# no se mezclan: cada una vuelve a empezar por la primera muestra.
#
# | muestras | lote | épocas | por época | en total |
# |---|---|---|---|---|
# | 4 (XOR, notas 000) | 1 | 100 | 4 | 400 |
# | 64 (notas 001) | 8 | 10 | 8 | 80 |
# | 60 | 8 | 10 | 8 | ? |


# %% tags=["contarActualizaciones"]
def contarActualizaciones(n, tam_lote, epocas):
    """Cuántas veces se actualizan los parámetros.

    n: cuántas muestras hay. tam_lote: cuántas van en cada lote. epocas: cuántas vueltas se dan.
    Los tres son enteros mayores que 0; tam_lote puede ser mayor que n.
    Devuelve (por_epoca, en_total), dos enteros.
    """
    raise NotImplementedError("Completa contarActualizaciones")


# %%
grader.check("contarActualizaciones")

# %% [markdown]
# ## 3. Primero, el modelo lineal
#
# El modelo $\hat y = x_1 w_1 + x_2 w_2 + 1 \cdot b$ y el error cuadrático medio
#
# $$J_{\bar W} = \frac{1}{n} \sum_{i=1}^{n} (y_i - \hat y_i)^2$$
#
# tienen una solución de un solo golpe, la que iguala el gradiente a cero:
#
# $$\bar W = \begin{bmatrix} w_1 \\ w_2 \\ b \end{bmatrix} = (X^T X)^{-1} X^T Y$$
#
# En esa fórmula $X$ ya lleva una columna de unos, la que multiplica a $b$. En estas notas **$b$ va
# al final**, así que la columna de unos también. Dos diferencias con la tarea de regresión lineal:
# allí los unos iban delante y ya venían puestos, y el costo llevaba un ½ que aquí no está.
#
# **Para comprobar a mano.** Con los tres puntos $(0, 1)$, $(1, 2)$ y $(2, 6)$ la mejor recta es
# $\hat y = 2.5\,x + 0.5$. Los residuos son $0.5$, $-1$ y $0.5$, y $J = 1.5 / 3 = 0.5$.
#
# Las notas dejan el $\bar W$ de XOR en blanco. Apuesta antes de calcularlo: ¿hacia qué lado se
# inclina el mejor plano?


# %% tags=["regresionLineal"]
def regresionLineal(X, Y):
    """El modelo lineal de mínimo error cuadrático medio.

    X: (n, m), una muestra por fila, sin columna de unos (la pones tú). Y: (n,).
    X con su columna de unos tiene rango completo.
    Devuelve (W, J): W (m + 1,) = [w_1, ..., w_m, b], con el sesgo al final, y el costo J, un
    número: el promedio de (y − ŷ)².
    """
    raise NotImplementedError("Completa regresionLineal")


# %%
grader.check("regresionLineal")

# %% [markdown]
# Y esto es lo que contesta en todo el plano. Los bastones verticales son los residuos.


# %%
def dibujar_superficie(ejes, alturas, titulo):
    """Una superficie sobre el cuadrado, con las cuatro muestras y lo que les falta."""
    ejes.plot_surface(MALLA_1, MALLA_2, alturas(MALLA_1, MALLA_2), cmap="Greys", alpha=0.5, vmin=-1)
    ejes.plot_wireframe(
        MALLA_1, MALLA_2, alturas(MALLA_1, MALLA_2), color="black", linewidth=0.4, rstride=4,
        cstride=4,
    )  # fmt: skip
    for (x1, x2), y in zip(X, Y, strict=True):
        y_est = float(alturas(np.array([[x1]]), np.array([[x2]]))[0, 0])
        ejes.plot([x1, x1], [x2, x2], [y, y_est], color="black", linestyle=":", linewidth=2)
        ejes.plot([x1], [x2], [y], "o", color="black", markerfacecolor="white" if y == 0 else "0.2",
                  markersize=9, zorder=5)  # fmt: skip
    ejes.set(xlabel="$x_1$", ylabel="$x_2$", zlabel="ŷ", title=titulo, zlim=(-0.3, 1.3))
    ejes.set(xticks=(0, 1), yticks=(0, 1), zticks=(0, 0.5, 1))
    ejes.view_init(24, -60)


MALLA_1, MALLA_2 = np.meshgrid(np.linspace(-0.2, 1.2, 29), np.linspace(-0.2, 1.2, 29))

with al_completar():
    W, J = regresionLineal(X, Y)
    W = np.ravel(W)

    _, ejes = plt.subplots(figsize=(5.4, 4.6), subplot_kw={"projection": "3d"})
    dibujar_superficie(
        ejes, lambda x1, x2: W[0] * x1 + W[1] * x2 + W[2], "El mejor plano para XOR, a 0.5 de todos"
    )
    plt.show()
    print("W =", np.round(W, 4) + 0, "  J =", np.round(np.ravel(J)[0], 4))

# %% [markdown]
# *En el dibujo: un plano horizontal a la altura 0.5 y los cuatro puntos de XOR, dos arriba (negros)
# y dos abajo (blancos), todos a la misma distancia.*
#
# No se inclina hacia ninguno. Si sube hacia un acierto, empeora el de enfrente. Hace falta algo que
# se pueda **doblar**.

# %% [markdown]
# ## 4. Hacia adelante
#
# Dos neuronas escondidas con sigmoide y una de salida **sin nada**: $\hat y$ es la suma tal cual,
# no una probabilidad, y puede valer $-3$ o $14$. Para una muestra $\bar x$:
#
# $$z_1^{(1)} = w_{11}^{(1)} x_1 + w_{12}^{(1)} x_2 + b_1^{(1)} \qquad
# a_1^{(1)} = \sigma(z_1^{(1)}) = \frac{1}{1 + e^{-z_1^{(1)}}}$$
#
# $$z_2^{(1)} = w_{21}^{(1)} x_1 + w_{22}^{(1)} x_2 + b_2^{(1)} \qquad
# a_2^{(1)} = \sigma(z_2^{(1)})$$
#
# $$\hat y = z_1^{(2)} = w_{11}^{(2)} a_1^{(1)} + w_{12}^{(2)} a_2^{(1)} + b_1^{(2)}$$
#
# Con $h$ neuronas escondidas cabe todo en cuatro arreglos:
#
# | en las notas | aquí | forma |
# |---|---|---|
# | $w_{kj}^{(1)}$ | `W1`, la fila $k$ es la neurona $k$ | $(h, m)$ |
# | $b_k^{(1)}$ | `b1` | $(h,)$ |
# | $w_{1k}^{(2)}$ | `w2` | $(h,)$ |
# | $b_1^{(2)}$ | `b2` | un número |
#
# Una errata para tu cuaderno: la diapositiva dice que $\bar w \in \mathbb{R}^{1 \times m}$, una
# fila, y luego escribe $\bar w^T \bar x$. Con una fila el producto es $\bar w\, \bar x$, sin
# trasponer; con $\bar w^T \bar x$, $\bar w$ tendría que ser una columna. Cuando dudes, escribe las
# formas debajo: las de los extremos son las del resultado y las de en medio tienen que coincidir.
#
# **Para comprobar a mano.** Esta es la muestra que nos acompaña el resto de la tarea, $x = (1, 1)$:
#
# $$W_1 = \begin{bmatrix} 1 & -1 \\ 2 & 1 \end{bmatrix} \quad
# b_1 = \begin{bmatrix} 0 \\ -1 \end{bmatrix} \quad
# w_2 = \begin{bmatrix} 1 \\ -2 \end{bmatrix} \quad b_2 = 0.5$$
#
# $z_1 = (0, 2)$, $a_1 = (0.5,\ 0.8808)$ y
# $\hat y = 0.5 - 2 \cdot 0.8808 + 0.5 = -0.7616$.
#
# Escribe la sigmoide dentro de esta celda o en una propia; la de su tarea sirve. Aquí las entradas
# netas no pasan de 30 en valor absoluto.


# %% tags=["adelante"]
def adelante(x, W1, b1, w2, b2):
    """La predicción para una muestra, y lo que se calcula por el camino.

    x: (m,), una muestra. W1: (h, m). b1: (h,). w2: (h,). b2: un número.
    Devuelve (z1, a1, y_est): z1 (h,) y a1 (h,), de la capa escondida, e y_est, un número.
    """
    raise NotImplementedError("Completa adelante")


# %%
grader.check("adelante")

# %% [markdown]
# ## 5. Hacia atrás: las derivadas que faltaban
#
# El error de una muestra es $J_i = (y - \hat y)^2$. Las notas calculan tres derivadas siguiendo el
# camino desde el final, una flecha cada vez:
#
# $$\frac{\partial L}{\partial b_1^{(2)}} =
#   \frac{\partial L}{\partial \hat y} \cdot \frac{\partial \hat y}{\partial b_1^{(2)}} =
#   -2 (y - \hat y) \cdot 1$$
#
# $$\frac{\partial L}{\partial w_{11}^{(2)}} =
#   \frac{\partial L}{\partial \hat y} \cdot \frac{\partial \hat y}{\partial w_{11}^{(2)}} =
#   -2 (y - \hat y)\, a_1^{(1)}$$
#
# $$\frac{\partial L}{\partial b_1^{(1)}} =
#   \frac{\partial L}{\partial \hat y} \cdot \frac{\partial \hat y}{\partial a_1^{(1)}} \cdot
#   \frac{\partial a_1^{(1)}}{\partial z_1^{(1)}} \cdot
#   \frac{\partial z_1^{(1)}}{\partial b_1^{(1)}} =
#   -2 (y - \hat y)\, w_{11}^{(2)}\, \sigma'(z_1^{(1)}) \cdot 1$$
#
# Y terminan: «*Ejercicio*: calcular derivadas restantes». Quedan seis, pero con estas tres ya
# sabes hacerlas todas. (Otra errata con la que conviene hacer las paces: en una diapositiva «error»
# es $(y - \hat y)^2$ y en la siguiente $y - \hat y$. En «$-2$ error» es el segundo: al derivar, el
# exponente baja.)

# %%
_, ejes = plt.subplots(figsize=(7, 3.6))
dibujar_red(ejes)
for desde, hasta in (("ŷ", "a₁"), ("a₁", "x₁")):
    (x0, y0), (x1, y1) = LUGARES[desde], LUGARES[hasta]
    ejes.annotate(
        "", (x1 + 0.3, y1 + 0.2), (x0 - 0.3, y0 + 0.2),
        arrowprops={"arrowstyle": "->", "color": "firebrick", "linewidth": 2.5, "linestyle": "--"},
    )  # fmt: skip
ejes.text(4.75, 0, "−2 (y − ŷ)", color="firebrick", va="center")
ejes.text(3.45, 0.95, "· w²₁₁", color="firebrick", ha="left")
ejes.text(2.2, 0.42, "· σ′(z₁)", color="firebrick", ha="center")
ejes.text(0.4, 1.32, "· x₁", color="firebrick", ha="center")
ejes.set(title="El camino de vuelta hasta w¹₁₁", xlim=(-0.5, 6))
plt.show()

# %% [markdown]
# *En el dibujo: la misma red, con una flecha gruesa a trazos que sale de $\hat y$ y vuelve por
# $w^{(2)}_{11}$ y por $w^{(1)}_{11}$. Cada tramo anota su factor: $-2(y - \hat y)$ al salir,
# $w^{(2)}_{11}$ en la flecha, $\sigma'(z_1)$ al cruzar la neurona y $x_1$ al llegar al peso.*
#
# Fíjate en lo que **no** está en el camino: a la salida no hay $\sigma'$, porque es lineal. Y en lo
# que sí: $\sigma'(z) = \sigma(z)\,(1 - \sigma(z)) = a\,(1 - a)$, que se escribe con la activación y
# sin otra exponencial.
#
# **La cuenta a mano, ahora hacia atrás.** Con la muestra de antes e $y = 0$:
#
# | derivada | cuenta | vale |
# |---|---|---|
# | `db2` | $-2\,(0 + 0.7616)$ | $-1.5232$ |
# | `dw2` | $-1.5232 \cdot (0.5,\ 0.8808)$ | $(-0.7616,\ -1.3416)$ |
# | `db1` | $-1.5232 \cdot (1 \cdot 0.25,\ -2 \cdot 0.1050)$ | $(-0.3808,\ 0.3199)$ |
# | `dW1` | ? | ? |
#
# Esta muestra tiene $x = (1, 1)$ y esconde una trampa: ¿qué cambia en `dW1` si $x = (1, 0)$? ¿Y si
# $x = (2, -3)$? Haz la última fila en papel. Después, la comprobación mide la pendiente de tu
# propio error moviendo cada parámetro una centésima a cada lado.


# %% tags=["derivadas"]
def derivadas(x, y, W1, b1, w2, b2):
    """Las derivadas de (y − ŷ)² para una muestra, respecto a cada parámetro.

    x: (m,), una muestra. y: un número. W1: (h, m). b1: (h,). w2: (h,). b2: un número.
    Devuelve (dW1, db1, dw2, db2), cada una con la forma de su parámetro.
    """
    raise NotImplementedError("Completa derivadas")


# %%
grader.check("derivadas")

# %% [markdown]
# ## 6. Un paso
#
# $$w \leftarrow w - \alpha \frac{\partial J}{\partial w} \qquad \text{para los nueve a la vez}$$
#
# «A la vez» quiere decir que **todas las derivadas de un paso salen de los mismos pesos**. Si
# mueves `W1` y vuelves a derivar antes de mover `b1`, ya es otro algoritmo. Con $\alpha = 0.01$ la
# muestra de siempre acaba a menos de una milésima de su sitio y nadie se entera; con
# $\alpha = 0.5$, a ocho décimas.
#
# Y una pregunta sobre modales: quien te llama quiere conservar sus pesos. ¿Qué hace `W1 -= ...` con
# el arreglo de otra persona?
#
# **Para comprobar a mano.** La muestra de siempre con $\alpha = 0.5$:
#
# | | antes | después |
# |---|---|---|
# | `W1` | $((1, -1),\ (2, 1))$ | $((1.1904, -0.8096),\ (1.8401, 0.8401))$ |
# | `b1` | $(0, -1)$ | $(0.1904, -1.1599)$ |
# | `w2` | $(1, -2)$ | $(1.3808, -1.3292)$ |
# | `b2` | $0.5$ | $1.2616$ |


# %% tags=["pasoSGD"]
def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    """Una actualización con una sola muestra.

    x: (m,). y: un número. W1: (h, m). b1: (h,). w2: (h,). b2: un número. Ninguno debe cambiar.
    alpha: la tasa de aprendizaje, un número.
    Devuelve (W1, b1, w2, b2) después del paso, cada uno con su forma.
    """
    raise NotImplementedError("Completa pasoSGD")


# %%
grader.check("pasoSGD")

# %% [markdown]
# ## 7. El triple ciclo
#
# El programa de la clase, casi palabra por palabra:
#
# ```
# inicializar params random
# for epoch in range(100):
#     for sample in range(4):
#         (1) forward
#         (2) backward
#         (3) actualizar los pesos
# ```
#
# El tercer ciclo es el que no se ve: dentro de (1), (2) y (3) se recorren las neuronas. Tú ya lo
# escribiste, con arreglos o sin ellos.
#
# Los acuerdos, que las comprobaciones dan por hechos:
#
# - **La historia.** `costos` tiene `epocas + 1` valores: `costos[0]` es el costo de los parámetros
#   recibidos y `costos[k]`, el de después de $k$ épocas completas. Cada uno es el promedio de
#   $(y - \hat y)^2$ sobre **todas** las muestras con los parámetros de ese momento, no lo que se
#   fue viendo por el camino. Con 0 épocas hay un solo costo y los parámetros vuelven como llegaron.
# - **El orden.** Con `rng=None` las muestras se recorren en el orden dado, en todas las épocas. Si
#   `rng` es un generador de NumPy, al comenzar **cada** época se pide un orden nuevo con
#   `rng.permutation(n)`, una sola llamada por época, y las muestras se visitan en ese orden.
# - **Los argumentos no son tuyos.** Después de la llamada siguen como estaban.


# %% tags=["entrenarSGD"]
def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    """SGD: una actualización por muestra, `epocas` vueltas a los datos.

    X: (n, m), una muestra por fila. Y: (n,). W1: (h, m). b1: (h,). w2: (h,). b2: un número.
    alpha: la tasa de aprendizaje. epocas: cuántas vueltas (entero, puede ser 0).
    rng: None, y las muestras van en el orden dado; o un np.random.Generator, y cada época comienza
        con un orden nuevo, rng.permutation(n).
    Devuelve (W1, b1, w2, b2, costos): los parámetros finales, con su forma, y los epocas + 1
    costos, el inicial incluido.
    """
    raise NotImplementedError("Completa entrenarSGD")


# %%
grader.check("entrenarSGD")

# %% [markdown]
# ## 8. Nueve números que aprenden XOR
#
# Los pesos empiezan al azar entre $-1$ y $1$, y los sesgos en 0. Con la semilla 2 y $\alpha = 0.5$,
# el costo pasa de $0.2944$ a $0.0010$ en 50 épocas y a $3 \cdot 10^{-10}$ en 100: las 400
# actualizaciones de las notas. Y si la dejas, no se detiene hasta donde llegan los decimales del
# computador.


# %%
def pesos_al_azar(semilla, h=2):
    """W1 (h, 2), b1, w2 (h,) y b2: los pesos entre −1 y 1, los sesgos en 0."""
    rng = np.random.default_rng(semilla)
    W1 = rng.uniform(-1, 1, (h, 2))
    w2 = rng.uniform(-1, 1, h)
    return W1, np.zeros(h), w2, 0.0


def prediccion(red, x1, x2):
    """ŷ en cada punto de una malla, con tu adelante."""
    W1, b1, w2, b2 = red
    puntos = np.column_stack((x1.ravel(), x2.ravel()))
    y_est = [float(np.ravel(adelante(x, W1, b1, w2, b2)[2])[0]) for x in puntos]
    return np.reshape(y_est, x1.shape)


with al_completar():
    *red_2, costos_2 = entrenarSGD(X, Y, *pesos_al_azar(2), 0.5, 400)
    costos_2 = np.ravel(costos_2)

    figura = plt.figure(figsize=(11, 4.6))
    izquierda = figura.add_subplot(1, 2, 1)
    izquierda.semilogy(costos_2, color="black")
    izquierda.set(xlabel="época", ylabel="costo J", title="El costo, en escala logarítmica")
    derecha = figura.add_subplot(1, 2, 2, projection="3d")
    dibujar_superficie(derecha, lambda x1, x2: prediccion(red_2, x1, x2), "ŷ después de entrenar")
    plt.show()
    for k in (0, 50, 100, 400):
        print(f"después de {k:3d} épocas ({4 * k:4d} actualizaciones): J = {costos_2[k]:.2g}")
    print(
        "ŷ para las cuatro muestras:", np.round(prediccion(red_2, *X.T[:, :, None]).ravel(), 6) + 0
    )

# %% [markdown]
# *En los dibujos: a la izquierda, una curva que baja a golpes, casi en línea recta, hasta
# $10^{-31}$, y ahí tropieza con el redondeo; a la derecha, la superficie ya no es un plano: tiene
# una loma en cada punto negro y, entre las dos, un valle en diagonal que pasa por los dos blancos.*
#
# Compara las dos superficies. Cada neurona escondida aporta una rampa (su sigmoide vista de lado),
# y la salida las suma con los signos que hagan falta.
#
# ### La lotería de los pesos iniciales
#
# ¿Y con otras semillas? La misma red, los mismos datos y la misma tasa, y doce comienzos distintos.
# Antes de ejecutar, apuesta: ¿cuántas de las doce llegan?

# %%
with al_completar():
    historias = [
        np.ravel(entrenarSGD(X, Y, *pesos_al_azar(semilla), 0.5, 400)[4]) for semilla in range(12)
    ]

    _, ejes = plt.subplots(figsize=(7.5, 4.2))
    for costos in historias:
        llega = costos[-1] < 1e-3
        ejes.plot(
            costos, color="0.6" if llega else "black", linewidth=1 if llega else 2,
            linestyle="-" if llega else "--",
        )  # fmt: skip
    ejes.plot([], [], color="0.6", label="llega a XOR")
    ejes.plot([], [], color="black", linestyle="--", linewidth=2, label="no llega")
    ejes.axhline(0.25, color="black", linewidth=0.8, linestyle=":")
    ejes.annotate("0.25, el modelo lineal", (400, 0.235), ha="right", va="top")
    ejes.set(
        xlabel="época", ylabel="costo J", ylim=(-0.02, 0.7), title="Doce comienzos, la misma red"
    )
    ejes.legend()
    plt.show()
    atascadas = [semilla for semilla, costos in enumerate(historias) if costos[-1] >= 1e-3]
    print("no llegaron las semillas", atascadas)
    for semilla in atascadas:
        *red, _ = entrenarSGD(X, Y, *pesos_al_azar(semilla), 0.5, 400)
        print(f"  {semilla:2d}: ŷ =", np.round(prediccion(red, *X.T[:, :, None]).ravel(), 2) + 0)

# %% [markdown]
# *En el dibujo: diez curvas grises caen a 0, casi todas antes de la época 100, y dos negras a
# trazos se quedan cerca de 0.25.*
#
# Mira qué contestan las atascadas: aciertan tres muestras casi perfectas y fallan la cuarta por
# uno. De ahí $J \approx 1/4$, lo mismo que el modelo lineal, aunque por un motivo muy distinto. Sus
# neuronas se repartieron mal el trabajo, y para arreglarlo habría que desaprender primero.
#
# Con 400 semillas y $\alpha = 0.5$, después de 100 épocas han llegado 67 de cada 100; después de
# 400, 89; después de 2000, 94. Esperar ayuda, pero no del todo. Las notas de la clase 002 dicen
# que los óptimos locales son poco probables cuando hay un millón de parámetros: tendría que haber
# subida en *todas* las direcciones a la vez. Con nueve direcciones la excusa es peor. ¿Y con más?

# %%
with al_completar():
    costos_anchos = [
        float(np.ravel(entrenarSGD(X, Y, *pesos_al_azar(semilla, h=4), 0.3, 400)[4])[-1])
        for semilla in range(12)
    ]
    print(
        "2-4-1, α = 0.3, 400 épocas: el peor de doce comienzos acaba en",
        f"{max(costos_anchos):.1g}",
    )

# %% [markdown]
# Con cuatro neuronas escondidas (¿cuántos parámetros son?) y $\alpha = 0.3$ llegan las 400 de 400.
# Dos neuronas bastan para *representar* XOR; para *encontrarlo* cómodamente, mejor que sobren.
#
# Que eso no te tranquilice demasiado: con 2-4-1 también aprende XOR un programa **equivocado**. Sin
# el 2 de la derivada aprenden 200 de 200; sin entrenar `b1` ni `b2`, también; olvidando `w2` en el
# camino de vuelta, 160. «Aprende» no quiere decir «está bien». Por eso las comprobaciones miran
# números y no curvas.
#
# **Para pensar.**
#
# 1. Repite la lotería con $\alpha = 0.1$, $0.4$ y $0.8$. ¿Cuál necesita más épocas? ¿Cuál no llega
#    nunca, y por qué una tasa que no sirve en la época 400 tampoco serviría en la 4000?
# 2. ¿Qué pasa si los cuatro pesos de `W1` empiezan iguales, y los dos de `w2` también? Escribe las
#    derivadas de las dos neuronas y dilo antes de probarlo.
# 3. Barajar las muestras en cada época (`rng`) suele ayudar. Aquí, con 2-2-1 y $\alpha = 0.4$,
#    llegan 64 de cada 100 después de 2000 épocas, y sin barajar 96. ¿Qué tiene de especial un orden
#    fijo con solo cuatro muestras?
# 4. La salida lineal admite $\hat y = 14$, y aun así la red acaba contestando 0 y 1 exactos. Con
#    una sigmoide a la salida, ¿podría contestar un 1 exacto con pesos finitos?
# 5. Cuando $J$ llega a $10^{-30}$, ¿por qué ya no baja más? Calcula $(2^{-52})^2$.
