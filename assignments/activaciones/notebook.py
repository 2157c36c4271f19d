# %% [markdown]
# # Funciones de activación
#
# Una capa hace dos cosas: suma ($z = Wx + b$) y decide ($a = g(z)$). La suma se lleva todos los
# parámetros y toda la fama. La decisión no tiene ni uno, cabe en una línea y es la que manda: sin
# ella cien capas valen lo mismo que una, y con la equivocada la primera capa no se entera nunca de
# que se ha equivocado.
#
# En esta tarea programas las seis funciones de las notas y sus pendientes, demuestras con tus
# propias manos que una red sin activación es una red de una sola capa, y al final mides algo que en
# las diapositivas solo se cuenta: un gradiente que en diez capas se hace **tres millones de veces**
# más pequeño, y otro que en las mismas diez crece **mil**.
#
# | función | devuelve |
# |---|---|
# | `activacion(nombre, z, alfa=0.01)` | la curva, $g(z)$ |
# | `tanhConSigmoide(z)` | la tangente hiperbólica, hecha con la sigmoide |
# | `derivada(nombre, z, alfa=0.01)` | la pendiente $g'(z)$, a partir de $z$ |
# | `derivadaConActivacion(nombre, a, alfa=0.01)` | la misma pendiente, a partir de $a = g(z)$ |
# | `colapsarLineales(pesos, sesgos)` | la única capa que hay en una pila sin activación |
# | `normasDelGradiente(nombre, x, pesos)` | cuánto gradiente llega a cada capa |
# | `normalizarLote(Z, gamma, beta, eps=1e-8)` | un lote normalizado, neurona por neurona |
#
# Los **nombres** son siempre estos seis, sin tildes y en minúsculas: `"lineal"`, `"escalon"`,
# `"sigmoide"`, `"tanh"`, `"relu"` y `"leaky"`. Como en la red de XOR, **cada columna es un
# registro** y $W^{[l]}$ tiene una fila por neurona de su capa y una columna por neurona de la
# anterior.
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. El resultado depende
# solo de lo que la función recibe, no de variables del cuaderno, y los arreglos y las listas que le
# entregan quedan intactos. Una función puede llamar a otra tuya, si te sirve. Si todavía no
# completaste una, las celdas que la usan te lo dirán sin detenerse.
#
# **Las comprobaciones.** Después de cada función, `grader.check(...)` la prueba con unos pocos
# casos. Son una muestra: suman menos de 20 de los 100 puntos, y los demás salen de probar tus
# funciones con otros datos y otros tamaños después de la entrega. Cuando algo falla, lee la frase
# que sigue a `AssertionError:` (lo que la rodea, en inglés, lo escribe otter): dice qué salió y qué
# se esperaba o, si tu función se detuvo, en qué línea y con qué argumentos.

# %%
import matplotlib.pyplot as plt
import numpy as np

NOMBRES = ("lineal", "escalon", "sigmoide", "tanh", "relu", "leaky")

# %% [markdown]
# ## 1. Seis maneras de decidir
#
# | nombre | $g(z)$ | en las notas (001) |
# |---|---|---|
# | lineal | $z$ | (1), «no usar función de activación» |
# | escalon | $1$ si $z > 0$, $0$ si $z \le 0$ | (2), la del perceptrón |
# | sigmoide | $1/(1 + e^{-z})$ | (3) |
# | relu | $\max(0, z)$ | (4) |
# | leaky | $z$ si $z > 0$, $\alpha z$ si $z \le 0$, con $0 < \alpha < 1$ | (5) |
# | tanh | $(e^z - e^{-z})/(e^z + e^{-z})$ | (6) |
#
# Las notas llaman $\sigma$ al escalón, a la sigmoide (que también es $\tau$) y, en otras páginas,
# a lo que haga falta. Aquí **$\sigma$ es solo la sigmoide**, y $g$, cualquiera de las seis. Otra
# letra muy solicitada es $\alpha$: es la tasa de aprendizaje en media clase y la pendiente de Leaky
# ReLU en la otra media. Para que no se peleen, en el código la segunda se llama `alfa`.
#
# Con $z = -2, -0.5, 0.5, 2$: la tanh da $-0.9640, -0.4621, 0.4621, 0.9640$; la sigmoide, $0.1192,
# 0.3775, 0.6225, 0.8808$; leaky, con $\alpha = 0.01$, $-0.02, -0.005, 0.5, 2$. Y tres detalles:
#
# - En $z = 0$ **el escalón vale 0**: la diapositiva puso el igual en esa rama. (En la tarea
#   del perceptrón, que sigue otra clase, es al revés: llegar al umbral ya es contestar 1.)
# - Con $z = \pm 1000$ ninguna da `nan`. Las fórmulas con $e^z$ arriba y abajo son correctas en el
#   papel, pero `inf / inf` no es un número. Un aviso de desborde, en cambio, no importa si el valor
#   es el correcto.
# - El arreglo `z` queda como estaba. La máscara `z[z < 0] = 0` es cómoda y le rompe la entrada a
#   quien te llamó.


# %% tags=["activacion"]
def activacion(nombre, z, alfa=0.01):
    """g(z), elemento a elemento.

    nombre: "lineal", "escalon", "sigmoide", "tanh", "relu" o "leaky".
    z: arreglo de cualquier forma. alfa: la pendiente de leaky a la izquierda, entre 0 y 1; las
    demás no la usan.
    Devuelve un arreglo con la forma de z.
    """
    raise NotImplementedError("Completa activacion")


# %%
grader.check("activacion")

# %% [markdown]
# ## 2. Dos curvas que son la misma
#
# La diapositiva (6) presenta la tanh así: $\tanh(x) = 2\sigma(x) - 1$. La idea es estupenda
# (estirar la sigmoide, que va de 0 a 1, hasta que vaya de −1 a 1), y le falta un 2. La cuenta en
# $x = 0.5$, donde $\sigma(0.5) = 0.6225$, lo dice: la fórmula da $2 \cdot 0.6225 - 1 = 0.2449$, y
# $\tanh(0.5) = 0.4621$. ¡Casi la mitad! Estirarla hacia arriba no basta: la sigmoide también sube
# el doble de despacio, y hay que apretarla.
#
# ¿Qué hay que ponerle dentro a la sigmoide? Multiplica arriba y abajo por $e^{-z}$ en la fórmula de
# la tabla, y aparecerá.

# %%
with al_completar():
    x = np.linspace(-4, 4, 161)
    tanh, s = (np.asarray(activacion(nombre, x), float) for nombre in ("tanh", "sigmoide"))
    _, ejes = plt.subplots(figsize=(7, 3.6), layout="constrained")
    ejes.plot(x, tanh, color="black", label="tanh")
    ejes.plot(x, 2 * s - 1, color="black", linestyle="--", label="2σ(x) − 1, la de la diapositiva")
    ejes.plot(x, s, color="gray", linestyle=":", label="σ")
    ejes.plot(0.5, 0.2449, "o", color="black", label="0.2449 en x = 0.5")
    ejes.set(xlabel="x", ylabel="a", title="Estirar no basta: falta apretar")
    ejes.legend(loc="upper left")
    plt.show()

# %% [markdown]
# *En la figura: la tanh y la fórmula de la diapositiva van las dos de −1 a 1 y se cruzan en 0, pero
# la segunda sube la mitad de rápido; la sigmoide va de 0 a 1.*


# %% tags=["tanhConSigmoide"]
def tanhConSigmoide(z):
    """tanh(z), que es una sigmoide estirada y apretada. Vale calcularla de cualquier manera.

    z: arreglo de cualquier forma, sin nan ni en ±1000.
    Devuelve un arreglo con la forma de z.
    """
    raise NotImplementedError("Completa tanhConSigmoide")


# %%
grader.check("tanhConSigmoide")

# %% [markdown]
# ## 3. La pendiente
#
# El descenso de gradiente no mira la curva: mira su pendiente. Esta es la tabla de 001 y 002, lejos
# de $z = 0$:
#
# | nombre | $g'(z)$ |
# |---|---|
# | lineal | $1$ |
# | escalon | $0$ |
# | sigmoide | $\sigma(z)\,(1 - \sigma(z))$ |
# | tanh | $1 - \tanh^2(z)$ |
# | relu | $0$ si $z < 0$, $1$ si $z > 0$ |
# | leaky | $\alpha$ si $z < 0$, $1$ si $z > 0$ |
#
# Con $z = -2, -0.5, 0.5, 2$ la de la tanh es $0.0707, 0.7864, 0.7864, 0.0707$.
#
# **¿Y en $z = 0$?** Las notas escriben un «?» para el escalón, «0» para ReLU en una clase e
# «indefinido» en otra. Tienen razón las tres: en un salto o en una esquina no hay derivada, y cada
# biblioteca escoge. Aquí también: en $z = 0$ exacto devuelve lo que quieras, no se comprueba.
#
# **El «?» que importa está en otro sitio.** Fuera de 0 la pendiente del escalón es 0, así que la
# regla que la diapositiva pone al lado, $w_i \leftarrow w_i - \alpha\, \partial L / \partial w_i$,
# resta cero una y otra vez. Con un escalón dentro, el descenso de gradiente no se mueve **nunca**.
#
# La pendiente de la lineal y la del escalón son el mismo número en todas partes; aun así,
# devuélvelas como **arreglos con la forma de $z$**, que es lo que espera quien multiplica por
# ellas.


# %% tags=["derivada"]
def derivada(nombre, z, alfa=0.01):
    """g′(z), elemento a elemento, a partir de la entrada neta z.

    nombre, alfa: como en activacion. z: arreglo de cualquier forma.
    Devuelve un arreglo con la forma de z, también con "lineal" y "escalon". En z = 0 exacto puede
    valer lo que sea.
    """
    raise NotImplementedError("Completa derivada")


# %%
grader.check("derivada")

# %% [markdown]
# Las seis, con su pendiente. Busca en cada una dónde se queda sin pendiente: ahí es donde una
# neurona deja de aprender.

# %%
with al_completar():
    z = np.linspace(-4, 4, 400)  # ningún punto cae en 0
    alfa = 0.1  # en leaky, para que se vea
    curvas = [np.asarray(activacion(nombre, z, alfa), float) for nombre in NOMBRES]
    pendientes = [np.asarray(derivada(nombre, z, alfa), float) for nombre in NOMBRES]
    _, pares = plt.subplots(2, 3, figsize=(11, 5.6), sharex=True, layout="constrained")
    for ejes, nombre, curva, pendiente in zip(pares.flat, NOMBRES, curvas, pendientes, strict=True):
        ejes.plot(z, curva, color="black", label="g(z)")
        ejes.plot(z, pendiente, color="black", linestyle="--", label="g′(z)")
        ejes.axhline(0, color="lightgray", zorder=0)
        ejes.set(title=nombre if nombre != "leaky" else "leaky, α = 0.1", ylim=(-1.3, 2.2))
        ejes.set(xlabel="z", ylabel="g y g′")
        ejes.legend(loc="upper left")
    plt.show()

# %% [markdown]
# *En la figura: la lineal y su pendiente 1; el escalón, plano a los dos lados, con pendiente 0; la
# sigmoide, cuya pendiente no pasa de 0.25; la tanh, con pendiente 1 en el centro y casi 0 a partir
# de $|z| = 3$; ReLU y Leaky ReLU, con un escalón por pendiente que empieza en 0 o en α.*
#
# ## 4. La pendiente, con lo que ya está calculado
#
# 002 repite una frase que ahorra medio entrenamiento: los gradientes «se definen en función de las
# activaciones previamente computadas en el *feed-forward*». Al volver hacia atrás ya tienes $a$, y
# $a$ basta:
#
# | nombre | $g'$, con $a = g(z)$ |
# |---|---|
# | lineal | $1$ |
# | sigmoide | $a\,(1 - a)$ |
# | tanh | $1 - a^2$ |
# | relu | $1$ si $a > 0$, $0$ si no |
# | leaky | $1$ si $a > 0$, $\alpha$ si no |
#
# Con $a = \sigma(-2) = 0.1192$ sale $0.1192 \cdot 0.8808 = 0.1050$; con $a = \tanh(-0.5) =
# -0.4621$, $1 - 0.2136 = 0.7864$. Son los mismos números de la sección anterior, sin una sola
# exponencial. Dos avisos:
#
# - El escalón no está: con $a = 1$ sabes que $z$ era positiva, y nada más.
# - A ReLU le llega $a = 0$ **siempre que $z$ era negativa**, no solo en la esquina. Esa neurona
#   está apagada y su pendiente es 0: el 0 tiene que quedar del lado correcto. (A Leaky ReLU, con
#   $a = 0$ exacto, puedes darle cualquiera de las dos.)


# %% tags=["derivadaConActivacion"]
def derivadaConActivacion(nombre, a, alfa=0.01):
    """La misma g′, a partir de la activación a = g(z).

    nombre: "lineal", "sigmoide", "tanh", "relu" o "leaky" (todas menos "escalon").
    a: arreglo de cualquier forma, lo que devolvió activacion; en relu puede ser 0.
    Devuelve un arreglo con la forma de a.
    """
    raise NotImplementedError("Completa derivadaConActivacion")


# %%
grader.check("derivadaConActivacion")

# %% [markdown]
# ## 5. ¿Y si no se usa ninguna?
#
# 001 lo pregunta lo primero: $x \to z^{(1)} \to z^{(2)} \to \hat y$, con
# $\hat y = z^{(2)}(z^{(1)}(x))$. Sin activación cada capa es $z = Wx + b$, y dos seguidas son
#
# $$W^{[2]} \bigl( W^{[1]} x + b^{[1]} \bigr) + b^{[2]}$$
#
# Quita el paréntesis y mira lo que queda: **una matriz por $x$, más una columna**. Es decir, una
# capa. Y con una capa lineal no se resuelve XOR, por muchas neuronas que tuviera la de en medio.
#
# A mano, con
# $W^{[1]} = \begin{bmatrix} 1 & 2 \\ 0 & -1 \\ 3 & 1 \end{bmatrix}$,
# $b^{[1]} = \begin{bmatrix} 1 \\ 0 \\ 2 \end{bmatrix}$,
# $W^{[2]} = \begin{bmatrix} 1 & 0 & -1 \\ 2 & 1 & 0 \end{bmatrix}$ y
# $b^{[2]} = \begin{bmatrix} 0 \\ -1 \end{bmatrix}$, la capa única es
#
# $$W = \begin{bmatrix} -2 & 1 \\ 2 & 3 \end{bmatrix} \qquad b = \begin{bmatrix} -1 \\ 1
# \end{bmatrix}$$
#
# Compruébalo con lápiz antes de programar: ¿en qué orden van las matrices? ¿Por dónde pasa
# $b^{[1]}$? Las listas pueden traer una capa, dos o más, cada una con su número de neuronas.


# %% tags=["colapsarLineales"]
def colapsarLineales(pesos, sesgos):
    """La capa que hace lo mismo que toda la pila sin activación.

    pesos: lista de L ≥ 1 matrices W^[l] (n_l, n_(l−1)), primero la que recibe a x.
    sesgos: lista de L columnas b^[l] (n_l, 1).
    Devuelve (W, b): W (n_L, n_0) y b (n_L, 1).
    """
    raise NotImplementedError("Completa colapsarLineales")


# %%
grader.check("colapsarLineales")

# %% [markdown]
# La celda dibuja una red de una entrada, diez neuronas y una salida. A la izquierda va sin
# activación, junto a la capa única que encontró tu función. A la derecha, los mismos pesos con una
# activación en medio.

# %%
with al_completar():
    rng = np.random.default_rng(4)
    W1, b1 = rng.normal(0, 2, (10, 1)), rng.normal(0, 2, (10, 1))
    W2, b2 = rng.normal(0, 0.5, (1, 10)), np.array([[0.3]])
    X = np.linspace(-2, 2, 121).reshape(1, -1)  # cada columna es un registro
    W, b = (np.asarray(parte, float) for parte in colapsarLineales([W1, W2], [b1, b2]))
    _, (izquierda, derecha) = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    izquierda.plot(X[0], (W2 @ (W1 @ X + b1) + b2)[0], color="lightgray", linewidth=7,
                   label="dos capas")  # fmt: skip
    izquierda.plot(X[0], (W @ X + b)[0], color="black", label="tu capa única")
    izquierda.set(title="Sin activación: 31 parámetros para una recta")
    for nombre, trazo in (("tanh", "-"), ("relu", "--"), ("escalon", ":")):
        A = np.asarray(activacion(nombre, W1 @ X + b1), float)
        derecha.plot(X[0], (W2 @ A + b2)[0], color="black", linestyle=trazo, label=nombre)
    derecha.set(title="Los mismos pesos, con activación")
    for ejes in (izquierda, derecha):
        ejes.set(xlabel="x", ylabel="salida")
        ejes.legend()
    plt.show()

# %% [markdown]
# *En la figura: a la izquierda, las dos capas y la única dan la misma recta; a la derecha, la tanh
# da una curva suave; ReLU, una línea quebrada; y el escalón, una escalera.*
#
# ## 6. El gradiente que no llega
#
# 002 lo avisa con dos palabras, «explosivo o desvaneciente». Midámoslo. La red no tiene sesgos; la
# entrada es $a^{[0]} = x$ y cada capa hace $z^{[l]} = W^{[l]} a^{[l-1]}$ y $a^{[l]} = g(z^{[l]})$.
# Como cifra para derivar sirve la más simple, la suma de las salidas, $S = \sum_i a^{[L]}_i$. Por
# la regla de la cadena, de la última capa hacia la primera:
#
# $$\frac{\partial S}{\partial a^{[L]}} = \begin{bmatrix} 1 \\ \vdots \\ 1 \end{bmatrix}
# \qquad\qquad
# \frac{\partial S}{\partial a^{[l-1]}} = W^{[l]\,T} \Bigl( \frac{\partial S}{\partial a^{[l]}}
# \odot g'(z^{[l]}) \Bigr)$$
#
# Cada capa que el gradiente cruza hacia atrás lo multiplica por una pendiente y por unos pesos. Tu
# función devuelve **cuánto queda en cada sitio**: la norma $\lVert \partial S / \partial a^{[l]}
# \rVert_2$ (la raíz de la suma de los cuadrados) para $l = 0, 1, \dots, L$. Son $L + 1$ números, de
# la entrada a la salida; el último es siempre $\sqrt{n_L}$.
#
# A mano, con ReLU, $x = \begin{bmatrix} 1 \\ 2 \end{bmatrix}$,
# $W^{[1]} = \begin{bmatrix} 1 & -1 \\ 2 & 1 \\ 1 & 1 \end{bmatrix}$ y
# $W^{[2]} = \begin{bmatrix} 1 & 2 & -1 \end{bmatrix}$:
#
# - Ida: $z^{[1]} = (-1, 4, 3)$, $a^{[1]} = (0, 4, 3)$, $z^{[2]} = 5$. La primera neurona está
#   apagada.
# - Vuelta: en la salida, $1$. En $a^{[1]}$, $W^{[2]\,T} (1 \cdot 1) = (1, 2, -1)$, de norma
#   $\sqrt 6 = 2.4495$. Al cruzar $g'(z^{[1]}) = (0, 1, 1)$ queda $(0, 2, -1)$, y en la entrada,
#   $W^{[1]\,T} (0, 2, -1) = (3, 1)$, de norma $\sqrt{10} = 3.1623$.
#
# Resultado: $(3.1623, 2.4495, 1)$.


# %% tags=["normasDelGradiente"]
def normasDelGradiente(nombre, x, pesos):
    """La norma 2 de ∂S/∂a^[l] en cada capa, con S la suma de las salidas. La red no tiene sesgos.

    nombre: una de las seis, la misma en todas las capas; leaky, con alfa = 0.01.
    x: (n_0, 1). pesos: lista de L ≥ 1 matrices W^[l] (n_l, n_(l−1)), primero la que recibe a x.
    Devuelve un arreglo (L + 1,), de la entrada, l = 0, a la salida, l = L.
    """
    raise NotImplementedError("Completa normasDelGradiente")


# %%
grader.check("normasDelGradiente")

# %% [markdown]
# Y ahora, el experimento. Diez capas de 16 neuronas, pesos al azar con varianza $v/16$ (el 16 es el
# número de entradas de la capa), y la mediana de cien redes. Antes de ejecutarla, apuesta: ¿cuál
# se apaga más deprisa? ¿Cuál explota? ¿Y el escalón?

# %%
RENGLONES = (
    ("sigmoide", 1, "-"), ("sigmoide", 16, "--"), ("tanh", 1, "-."), ("relu", 2, "-"),
    ("relu", 8, "--"), ("lineal", 1, "-."), ("lineal", 4, ":"), ("escalon", 1, ""),
)  # fmt: skip
MARCAS = {"sigmoide": "o", "tanh": "^", "relu": "s", "lineal": "", "escalon": "x"}


def red_al_azar(rng, v, capas=10, n=16):
    """Una entrada y los pesos de una red de capas iguales, con varianza v/n."""
    return rng.normal(size=(n, 1)), [rng.normal(0, np.sqrt(v / n), (n, n)) for _ in range(capas)]


with al_completar():
    medianas = []
    for nombre, v, _ in RENGLONES:
        rng = np.random.default_rng(9)
        redes = [red_al_azar(rng, v) for _ in range(100)]
        normas = np.array([normasDelGradiente(nombre, x, pesos) for x, pesos in redes], float)
        medianas.append(np.median(normas / normas[:, -1:], axis=0))
        print(f"{nombre:9} v = {v:<3} en la entrada queda {medianas[-1][0]:.2g}")
    _, ejes = plt.subplots(figsize=(9, 5), layout="constrained")
    for (nombre, v, trazo), normas in zip(RENGLONES, medianas, strict=True):
        if normas[0] > 0:
            ejes.semilogy(
                normas, linestyle=trazo, marker=MARCAS[nombre], label=f"{nombre}, v = {v}",
                color="gray" if nombre in ("lineal", "tanh") else "black",
            )  # fmt: skip
    ejes.set(
        xlabel="capa l (0 es la entrada)", ylabel="norma del gradiente, relativa a la salida",
        title="Cuánto gradiente llega a cada capa", xticks=range(11),
    )  # fmt: skip
    ejes.legend(loc="lower right")
    plt.show()

# %% [markdown]
# *En la figura, en escala logarítmica y leída de derecha a izquierda: con sigmoides y $v = 1$ la
# norma baja en línea recta hasta unas tres diezmillonésimas; con $v = 16$, hasta unas milésimas; la
# tanh y la lineal con $v = 1$ y ReLU con $v = 2$ no bajan de una décima; ReLU con $v = 8$ y la
# lineal con $v = 4$ suben hasta cerca de mil. El escalón no sale: su gradiente es 0 desde la
# primera capa que cruza.*
#
# **Por qué se apaga.** La pendiente de la sigmoide nunca pasa de $0.25$, y $0.25^{10}$ es una
# millonésima. Pesos más grandes lo compensan en parte, hasta que $|z|$ crece y la pendiente se
# desploma: es lo de «los valores muy pequeños o muy grandes tienen una pendiente muy baja». ReLU,
# donde está encendida, tiene pendiente 1, y por eso las notas acaban en «→ uso de ReLU».
#
# **Por qué explota.** ReLU no tiene freno: si los pesos amplifican un poco, lo hacen en cada capa.
#
# **Una corrección a 002.** Dice que la magnitud de los pesos «debe ser inversamente proporcional a
# la profundidad de la red». Pesos pequeños, sí; pero lo que los tiene que achicar no es cuántas
# capas hay, sino **cuántas entradas suma cada neurona**: una desviación de $1/\sqrt{n_{l-1}}$ (o
# $\sqrt{2/n_{l-1}}$ con ReLU, que apaga a la mitad). Eso es exactamente $v = 1$ y $v = 2$ en la
# figura, con 10 capas o con 100.

# %% [markdown]
# ## 7. Normalizar el lote
#
# El otro remedio de 002: si el problema es que $z$ se va a donde la curva es plana, **tráela de
# vuelta**. *Batch normalization* estandariza la entrada de la activación con los registros del
# lote. Para cada neurona $i$ (cada fila de $Z$), sobre los $m$ registros (sus columnas):
#
# $$\mu_i = \frac1m \sum_{j=1}^{m} Z_{ij} \qquad
# \text{var}_i = \frac1m \sum_{j=1}^{m} (Z_{ij} - \mu_i)^2 \qquad
# A_{ij} = \gamma_i\, \frac{Z_{ij} - \mu_i}{\sqrt{\text{var}_i + \varepsilon}} + \beta_i$$
#
# La media queda en $\beta$ y la desviación en $\gamma$, que son parámetros: la red los aprende, y
# si le conviene deshacer la normalización, puede. El $\varepsilon$ está para la neurona que da
# siempre lo mismo: su numerador es 0 y, sin él, también su denominador.
#
# Con $Z = \begin{bmatrix} 1 & 2 & 3 & 4 \\ 5 & 5 & 5 & 5 \end{bmatrix}$,
# $\gamma = \begin{bmatrix} 2 \\ 1 \end{bmatrix}$ y $\beta = \begin{bmatrix} 1 \\ 7 \end{bmatrix}$:
# $\mu = (2.5, 5)$, $\text{var} = (1.25, 0)$ y
#
# $$A = \begin{bmatrix} -1.6833 & 0.1056 & 1.8944 & 3.6833 \\ 7 & 7 & 7 & 7 \end{bmatrix}$$


# %% tags=["normalizarLote"]
def normalizarLote(Z, gamma, beta, eps=1e-8):
    """Normaliza cada neurona (fila) sobre los m registros (columnas) del lote.

    Z: (n, m), con m ≥ 2. gamma, beta: (n, 1). eps: un número diminuto, para no dividir por 0.
    Devuelve (A, mu, var): A (n, m); mu y var (n, 1), la media y la varianza de cada fila, que
    divide por m.
    """
    raise NotImplementedError("Completa normalizarLote")


# %%
grader.check("normalizarLote")

# %% [markdown]
# Una neurona sigmoide que recibe valores muy desviados, antes y después de normalizar su lote. El
# área gris dice dónde la sigmoide tiene pendiente.

# %%
with al_completar():
    Z = np.random.default_rng(1).normal(6, 3, (1, 600))
    A = np.asarray(normalizarLote(Z, np.ones((1, 1)), np.zeros((1, 1)))[0], float)
    eje_z = np.linspace(-5, 15, 400)
    s = 1 / (1 + np.exp(-eje_z))
    _, pares = plt.subplots(1, 2, figsize=(10, 3.8), sharey=True, layout="constrained")
    for ejes, valores, titulo in zip(pares, (Z, A), ("antes", "después"), strict=True):
        sigma = 1 / (1 + np.exp(-valores))
        media = (sigma * (1 - sigma)).mean()
        ejes.fill_between(eje_z, 4 * s * (1 - s), color="lightgray", label="4 σ′(z)")
        ejes.hist(
            valores.ravel(), bins=25, density=True, histtype="step", color="black",
            label="z en el lote",
        )  # fmt: skip
        ejes.set(xlabel="z", ylabel="densidad", title=f"{titulo}: pendiente media {media:.3f}")
        ejes.legend()
    plt.show()

# %% [markdown]
# *En la figura: antes, el histograma de z está centrado en 6, donde la pendiente es casi 0;
# después, está centrado en 0, justo debajo de la campana de la pendiente, y la pendiente media es
# varias veces mayor.*
#
# **Para pensar.**
#
# 1. ReLU tiene pendiente 1 o 0. Si una neurona tiene $z < 0$ con todos los registros, ¿cómo puede
#    volver a aprender? ¿Qué cambia con Leaky ReLU?
# 2. En la última capa 001 usa sigmoide, softmax o *ninguna*, según el problema. ¿Por qué no ReLU
#    para predecir una temperatura? ¿Y por qué ahí la lineal sí vale, si en las de en medio no?
# 3. La red de XOR (3-4-1) usa sigmoides y aprende sin quejarse. ¿Cuántas veces cruza el gradiente
#    una pendiente de $0.25$ o menos?
# 4. Con $\gamma = \sqrt{\text{var} + \varepsilon}$ y $\beta = \mu$, ¿qué hace `normalizarLote`?
#    ¿Por qué es bueno que la red pueda aprender justamente eso?
# 5. Al predecir para *un solo* registro no hay lote. ¿Qué media y qué varianza usarías?
# 6. Con $v = 4$ la red lineal explota y con $v = 1$ no. ¿Qué le pasa a la norma de un vector al
#    azar cuando lo multiplicas por una matriz con varianza $v/n$?
