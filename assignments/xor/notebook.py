# %% [markdown]
# # XOR con una red 3-4-1
#
# Dos interruptores y una lámpara que se enciende cuando están en posiciones *distintas*: eso es
# XOR. Son cuatro registros y, aun así, ningún modelo lineal puede con ellos: la ecuación normal
# contesta $0.5$ a los cuatro. En esta tarea construyes, con NumPy y nada más, la red más famosa
# que sí puede: tres entradas, cuatro neuronas escondidas y una de salida, todas con sigmoide.
#
# | función | qué hace |
# |---|---|
# | `feedForward(X, w1, w2, b1, b2)` | de las entradas a la predicción |
# | `costoGlobal(y_est, y)` | cuánto se equivoca la predicción |
# | `backProp(X, y, w1, w2, b1, b2, a2, a1)` | hacia dónde sube el costo |
# | `entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)` | muchos pasos cuesta abajo |
#
# **Ojo con el orden de los argumentos**, que es el del curso y no es siempre el mismo: `backProp`
# recibe primero los pesos y después los sesgos, y pone `a2` antes que `a1`; `entrenarRed` los
# recibe capa por capa, `w1, b1, w2, b2`, y pone `a1` antes que `a2`. Si una matriz «no encaja»,
# mira esto primero.
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. Lo que devuelven
# depende solo de sus argumentos (no leas variables del cuaderno), los arreglos que reciben quedan
# como estaban, y funcionan con redes y datos de otros tamaños, no solo con 3-4-1 y cuatro
# registros. La salida es siempre una sola neurona. Si todavía no completaste una función, las
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
# ## 1. Los datos
#
# Como en las diapositivas, **cada columna de $X$ es un registro**: $X$ es $(n_0, m)$ e $y$ es
# $(1, m)$, con ceros y unos. Las filas son $x_1$, $x_2$ y una tercera entrada que siempre vale 1.

# %%
X = np.array([[0.0, 0.0, 1.0, 1.0],
              [0.0, 1.0, 0.0, 1.0],
              [1.0, 1.0, 1.0, 1.0]])  # fmt: skip
y = np.array([[0.0, 1.0, 1.0, 0.0]])


def dibujar_registros(ejes):
    """Los cuatro registros: círculo blanco si y = 0, negro si y = 1."""
    for clase, color in ((0, "white"), (1, "black")):
        de_la_clase = y[0] == clase
        ejes.scatter(
            X[0, de_la_clase], X[1, de_la_clase], s=160, c=color, edgecolors="black", linewidths=2,
            label=f"y = {clase}", zorder=3,
        )  # fmt: skip
    ejes.set(xlabel="entrada $x_1$", ylabel="entrada $x_2$", aspect="equal")
    ejes.legend(loc="center")


_, ejes = plt.subplots(figsize=(4, 4))
dibujar_registros(ejes)
ejes.set(title="XOR: ¿dónde pondrías una sola recta?", xlim=(-0.3, 1.3), ylim=(-0.3, 1.3))
plt.show()

# %% [markdown]
# ## 2. La red
#
# | parámetro | forma | aquí |
# |---|---|---|
# | $W^{[1]}$ = `w1` | $(n_1, n_0)$ | $(4, 3)$ |
# | $b^{[1]}$ = `b1` | $(n_1, 1)$ | $(4, 1)$ |
# | $W^{[2]}$ = `w2` | $(1, n_1)$ | $(1, 4)$ |
# | $b^{[2]}$ = `b2` | $(1, 1)$ | $(1, 1)$ |
#
# Una fila de pesos por neurona y una columna por cada cosa que le entra.

# %%
capas = (("x₁", "x₂", "1"), ("a₁", "a₂", "a₃", "a₄"), ("ŷ",))
puntos = [
    [(2 * c, (len(capa) - 1) / 2 - k) for k in range(len(capa))] for c, capa in enumerate(capas)
]

_, ejes = plt.subplots(figsize=(6, 3.4))
for izquierda, derecha in (puntos[:2], puntos[1:]):
    for desde in izquierda:
        for hasta in derecha:
            ejes.plot(*zip(desde, hasta, strict=True), color="gray", linewidth=0.8, zorder=1)
for capa, lugares in zip(capas, puntos, strict=True):
    for texto, (px, py) in zip(capa, lugares, strict=True):
        ejes.scatter(px, py, s=620, c="white", edgecolors="black", linewidths=1.5, zorder=2)
        ejes.text(px, py, texto, ha="center", va="center", zorder=3)
ejes.text(1, 1.95, "w1 (4, 3), b1", ha="center")
ejes.text(3, 1.95, "w2 (1, 4), b2", ha="center")
ejes.set(xlim=(-0.5, 4.5), ylim=(-2, 2.3))
ejes.set_title("La red: 3 entradas, 4 neuronas escondidas y 1 salida")
ejes.axis("off")
plt.show()

# %% [markdown]
# ### Con qué valores empieza
#
# Los **pesos, al azar y pequeños**. Si las cuatro neuronas escondidas empezaran iguales,
# recibirían siempre el mismo gradiente y seguirían iguales para siempre: cuatro copias de una sola
# neurona (al final lo verás con tus ojos). El azar rompe el empate. Y pequeños, porque con $|z|$
# grande la sigmoide es casi plana y la red apenas aprende.
#
# Los **sesgos, en 0**: el empate ya está roto, así que no hace falta nada más.

# %%
rng = np.random.default_rng(0)
w1, b1 = rng.uniform(-1, 1, (4, 3)), np.zeros((4, 1))
w2, b2 = rng.uniform(-1, 1, (1, 4)), np.zeros((1, 1))

# %% [markdown]
# ## 3. Hacia adelante
#
# $$Z^{[1]} = W^{[1]} X + b^{[1]} \qquad A^{[1]} = \sigma(Z^{[1]}) \qquad
# Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]} \qquad A^{[2]} = \sigma(Z^{[2]}) = \hat y$$
#
# Los sesgos empiezan en 0, pero son argumentos: tu función tiene que usarlos, valgan lo que
# valgan.
#
# Aquí no te damos ninguna `sigmoide`. Escríbela dentro de la celda de `feedForward` o en una celda
# propia antes de ella, como prefieras (la de la tarea `sigmoide` sirve). En esta red no
# habrá entradas netas de más de 700 en valor absoluto.
#
# **Para comprobar a mano.** Una red 2-3-1 con un solo registro, $x = (1, 2)$:
#
# $$W^{[1]} = \begin{bmatrix} 2 & -1 \\ 1 & 1 \\ -1 & -1 \end{bmatrix} \quad
# b^{[1]} = \begin{bmatrix} 0 \\ -1 \\ 1 \end{bmatrix} \quad
# W^{[2]} = \begin{bmatrix} 2 & 1 & 1 \end{bmatrix} \quad
# b^{[2]} = \begin{bmatrix} -4 \end{bmatrix}$$
#
# Las entradas netas de la capa escondida salen $0$, $2$ y $-2$; sus activaciones, que ya conoces,
# $0.5$, $0.8808$ y $0.1192$. La entrada neta de la salida es exactamente $-2$ (¿por qué?) y la
# predicción, $0.1192$.


# %% tags=["feedForward"]
def feedForward(X, w1, w2, b1, b2):
    """Activaciones de las dos capas para todos los registros.

    X: (n0, m), un registro por columna. w1: (n1, n0). w2: (1, n1). b1: (n1, 1). b2: (1, 1).
    Devuelve (a1, a2): a1 (n1, m), de la capa escondida, y a2 (1, m), la predicción.
    """
    raise NotImplementedError("Completa feedForward")


# %%
grader.check("feedForward")

# %% [markdown]
# ### Una red hecha a mano
#
# ¿Seguro que cuatro neuronas bastan? Bastan dos. «Distintos» quiere decir «alguno encendido» **y**
# «no los dos encendidos»: una neurona OR, una neurona NAND y a la salida un AND. Con pesos grandes
# la sigmoide es casi un escalón, y la entrada fija en 1 hace de umbral. Esta celda usa tu
# `feedForward`:

# %%
with al_completar():
    w1_mano = np.array([[20.0, 20, -10],  # OR: basta una entrada para pasar de 10
                        [-20, -20, 30],   # NAND: solo las dos juntas pasan de 30
                        [0, 0, 0],        # dos neuronas que no se usan
                        [0, 0, 0]])  # fmt: skip
    w2_mano, b2_mano = np.array([[20.0, 20, 0, 0]]), np.array([[-30.0]])  # AND de las dos
    a1_mano, a2_mano = feedForward(X, w1_mano, w2_mano, np.zeros((4, 1)), b2_mano)
    print("x1 x2 |  OR NAND | predicción")
    for k in range(4):
        o, n = np.asarray(a1_mano)[:2, k]
        print(f" {X[0, k]:.0f}  {X[1, k]:.0f} | {o:.1f}  {n:.1f} | {np.asarray(a2_mano)[0, k]:.4f}")

# %% [markdown]
# Los pesos existen. Lo que queda de tarea es que la red los encuentre sola.
#
# ## 4. El costo
#
# Para una clasificación con dos respuestas posibles, la pérdida de un registro es menos el
# logaritmo (natural) de la probabilidad que la red le daba **a lo que de verdad ocurrió**:
# $\hat y$ si $y = 1$, $1 - \hat y$ si $y = 0$. El costo es el promedio de los $m$ registros, la
# *entropía cruzada binaria*:
#
# $$J = -\frac{1}{m} \sum_{i=1}^{m} \Bigl( y_i \ln \hat y_i + (1 - y_i) \ln (1 - \hat y_i) \Bigr)$$

# %%
p = np.linspace(0.005, 0.995, 200)
_, ejes = plt.subplots(figsize=(6, 3.4))
ejes.plot(p, -np.log(p), color="black", label="si y = 1:  −ln ŷ")
ejes.plot(p, -np.log(1 - p), color="black", linestyle="--", label="si y = 0:  −ln(1 − ŷ)")
ejes.axhline(np.log(2), color="gray", linestyle=":", label="ln 2, lo que cuesta dudar (ŷ = 0.5)")
ejes.set(
    xlabel="predicción ŷ", ylabel="pérdida", title="Equivocarse con mucha seguridad sale carísimo"
)
ejes.legend()
plt.show()

# %% [markdown]
# Para comprobar: una red que contesta $0.5$ a todo cuesta $\ln 2 = 0.6931$; con
# $\hat y = (0.9, 0.2, 0.6)$ e $y = (1, 0, 1)$ el costo es $0.2798$.
#
# **Los extremos.** Con una sigmoide muy saturada, $\hat y$ puede ser exactamente 0 o 1, y
# $\ln 0 = -\infty$; peor aún, $0 \cdot \ln 0$ da `nan`. Tu costo debe ser siempre un número
# finito: $0$ (con un error menor que $10^{-5}$) si la red acierta todo con total seguridad, y más
# de $5$ si le daba probabilidad 0 a lo que ocurrió. La solución habitual es apartar un poquito a
# $\hat y$ de 0 y de 1 *antes* del logaritmo; tan poquito ($10^{-8}$ o menos) que no se note en los
# demás valores, y en una copia.


# %% tags=["costoGlobal"]
def costoGlobal(y_est, y):
    """Entropía cruzada binaria, promediada sobre los m registros.

    y_est: (1, m), probabilidades entre 0 y 1, extremos incluidos. y: (1, m), ceros y unos.
    Devuelve un número, finito siempre.
    """
    raise NotImplementedError("Completa costoGlobal")


# %%
grader.check("costoGlobal")

# %% [markdown]
# ## 5. Hacia atrás
#
# Queremos saber cuánto cambia $J$ si movemos un poco cada parámetro. La regla de la cadena recorre
# la red desde el final:
#
# $$\frac{\partial L}{\partial a^{[2]}} = \frac{a^{[2]} - y}{a^{[2]} (1 - a^{[2]})} \qquad
# \frac{\partial a^{[2]}}{\partial z^{[2]}} = a^{[2]} (1 - a^{[2]}) \qquad\Longrightarrow\qquad
# \frac{\partial L}{\partial z^{[2]}} = a^{[2]} - y$$
#
# La derivada de la sigmoide de salida **se cancela** con la de la entropía cruzada: esa es una
# buena razón para usarlas juntas. Para un solo registro:
#
# $$\frac{\partial L}{\partial W^{[2]}} = (a^{[2]} - y)\, a^{[1]} \qquad
# \frac{\partial L}{\partial z^{[1]}} = (a^{[2]} - y) \cdot W^{[2]} \cdot \sigma'(z^{[1]}) \qquad
# \frac{\partial L}{\partial W^{[1]}} = \frac{\partial L}{\partial z^{[1]}}\, x$$
#
# y la derivada respecto a cada sesgo es la de su entrada neta, porque
# $\partial z / \partial b = 1$.
#
# Tu trabajo es pasar de un registro a $m$, con matrices. Piensa en esto antes de escribir:
#
# - $J$ es un **promedio** de las pérdidas. ¿Qué es, entonces, su gradiente? ¿Cuántas veces hay que
#   dividir?
# - Cada gradiente tiene **la forma de su parámetro**. Si `w2` es $(1, n_1)$ y tienes un $(1, m)$ y
#   un $(n_1, m)$, ¿qué producto da esa forma, y qué está sumando por dentro?
# - El sesgo de una neurona es el mismo para todos los registros. ¿A lo largo de qué eje se juntan
#   sus derivadas? Un arreglo $(n_1,)$ no es lo mismo que uno $(n_1, 1)$: réstaselo a `b1` y mira
#   la forma de lo que sale.
# - $\sigma'(z^{[1]})$ se escribe con `a1`, sin calcular ninguna exponencial.
#
# La diapositiva dice que esta red va «sin sesgos ($b = 0$)» y también que `backProp` devuelve
# `db1` y `db2`. Las dos cosas caben: aquí **siempre se devuelven los gradientes verdaderos**,
# porque el costo tiene pendiente en la dirección de los sesgos aunque estén en 0. Qué se hace con
# ellos se decide en `entrenarRed`. Además, `backProp` debe ser correcta con cualesquiera sesgos.
#
# **La cuenta a mano, ahora hacia atrás.** En la red 2-3-1 de antes, con $x = (1, 2)$, $y = 1$ y
# $\hat y = 0.1192$:
#
# $$\frac{\partial L}{\partial z^{[2]}} = 0.1192 - 1 = -0.8808 \qquad
# \frac{\partial L}{\partial z^{[1]}} = -0.8808 \cdot
# \begin{bmatrix} 2 \\ 1 \\ 1 \end{bmatrix} \odot
# \begin{bmatrix} 0.2500 \\ 0.1050 \\ 0.1050 \end{bmatrix} =
# \begin{bmatrix} -0.4404 \\ -0.0925 \\ -0.0925 \end{bmatrix}$$
#
# Completa en papel los cuatro gradientes. La celda de comprobación los compara con los tuyos;
# después repite el registro tres veces (¿deben cambiar?) y, por último, mide la pendiente de **tu
# propio** costo moviendo cada parámetro una milésima a cada lado.


# %% tags=["backProp"]
def backProp(X, y, w1, w2, b1, b2, a2, a1):
    """Gradiente del costo medio respecto a cada parámetro.

    X: (n0, m). y: (1, m). w1: (n1, n0). w2: (1, n1). b1: (n1, 1). b2: (1, 1).
    a2: (1, m) y a1: (n1, m), las que da feedForward con esos mismos parámetros.
    Devuelve (dw1, db1, dw2, db2), cada uno con la forma de su parámetro; db1 y db2 no son ceros.
    """
    raise NotImplementedError("Completa backProp")


# %%
grader.check("backProp")

# %% [markdown]
# ## 6. Entrenar
#
# Ya tienes las piezas. En cada época: se anota el costo, se calculan los gradientes, se actualizan
# los parámetros y la red vuelve a mirar los datos.
#
# $$W^{[l]} := W^{[l]} - \alpha \frac{\partial J}{\partial W^{[l]}} \qquad
# b^{[l]} := b^{[l]} - \alpha \frac{\partial J}{\partial b^{[l]}}$$
#
# Lo que tienes que saber:
#
# - `a1` y `a2` llegan ya calculadas con los pesos que recibes. ¿Siguen sirviendo cuando los pesos
#   cambian?
# - `costos` tiene **un valor por época**: `costos[0]` es el costo de los parámetros recibidos,
#   antes de moverlos; el costo final no se anota. Con 0 épocas, `costos` está vacío y los
#   parámetros vuelven como llegaron.
# - **Simultáneo** quiere decir que todos los gradientes de un paso salen de los mismos pesos. Si
#   mueves `w2` y con el nuevo `w2` calculas `dw1`, ya es otro algoritmo; con una tasa pequeña casi
#   no se nota, y por eso es un error que dura años.
# - Quien te llama quiere conservar sus pesos iniciales. Pregúntate qué hace `w1 -= ...` con el
#   arreglo de otra persona.
# - **Los sesgos.** Llegan en 0. Puedes entrenarlos como a los pesos o dejarlos en 0, como sugiere
#   la diapositiva: las dos lecturas son correctas. Eso sí, los dos por igual, y en cualquier caso
#   los devuelves.


# %% tags=["entrenarRed"]
def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    """Descenso de gradiente con todos los registros en cada paso.

    epocas: cuántas actualizaciones (entero, puede ser 0). lr: la tasa de aprendizaje, un número.
    X: (n0, m). y: (1, m). w1: (n1, n0). b1: (n1, 1) y b2: (1, 1), que llegan en 0. w2: (1, n1).
    a1: (n1, m) y a2: (1, m), las que da feedForward con los parámetros recibidos.
    Devuelve (w1, b1, w2, b2, costos): los parámetros finales, con su forma, y la historia de
    costos, con un valor por época, el de antes de actualizar.
    """
    raise NotImplementedError("Completa entrenarRed")


# %%
grader.check("entrenarRed")

# %% [markdown]
# ## 7. ¿Aprende?
#
# Antes de ejecutar, apuesta: ¿el costo bajará en línea recta, deprisa al principio o deprisa al
# final?


# %%
def entrenada(w1, w2, epocas=2000, lr=1.0):
    """La red que sale de entrenar con XOR desde estos pesos y con los sesgos en 0."""
    b1, b2 = np.zeros((len(w1), 1)), np.zeros((1, 1))
    a1, a2 = feedForward(X, w1, w2, b1, b2)
    return entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2)


def prediccion(X, w1, b1, w2, b2):
    """La salida de la red, en una sola dimensión."""
    return np.ravel(feedForward(X, w1, w2, b1, b2)[1])


# %%
with al_completar():
    *parametros, costos = entrenada(w1, w2)

    _, ejes = plt.subplots(figsize=(6, 3.6))
    ejes.plot(np.ravel(costos), color="black")
    ejes.axhline(np.log(2), color="gray", linewidth=0.8, linestyle=":")
    ejes.annotate("ln 2", (1850, np.log(2) + 0.015))
    ejes.set(xlabel="época", ylabel="costo J", title="El costo durante el entrenamiento")
    plt.show()
    print("antes:  ", np.round(prediccion(X, w1, b1, w2, b2), 3))
    print("después:", np.round(prediccion(X, *parametros), 3))
    print("XOR:    ", y[0])

# %% [markdown]
# Lo normal es una meseta, más corta o más larga, cerca de $\ln 2$, donde la red contesta casi lo
# mismo a todo, y de pronto una cuesta: las neuronas escondidas por fin se han repartido el
# trabajo.
#
# ### El mapa de la red
#
# La red solo conoce cuatro puntos, pero contesta en todo el plano (con la tercera entrada en 1).
# El gris es la predicción (blanco 0, negro 1), la línea gruesa es donde vale $0.5$ y cada línea de
# trazos es donde **una neurona escondida** vale $0.5$: una recta por neurona (si no cuentas cuatro,
# las que faltan pasan fuera del cuadro). Con rectas se ha construido una frontera que no es una
# recta.

# %%
with al_completar():
    eje = np.linspace(-0.4, 1.4, 121)
    malla_x1, malla_x2 = np.meshgrid(eje, eje)
    puntos_malla = np.vstack([malla_x1.ravel(), malla_x2.ravel(), np.ones(malla_x1.size)])
    w1_f, b1_f, w2_f, b2_f, _ = entrenada(w1, w2)
    escondidas, salida = feedForward(puntos_malla, w1_f, w2_f, b1_f, b2_f)

    _, ejes = plt.subplots(figsize=(6, 5))
    alturas = [np.reshape(a, malla_x1.shape) for a in (*escondidas, salida)]
    mapa = ejes.contourf(
        malla_x1, malla_x2, alturas[-1], np.linspace(0, 1, 11), cmap="Greys", vmin=0, vmax=1.4
    )
    for altura, grosor, trazo in zip(alturas, (1, 1, 1, 1, 2.5), ("--",) * 4 + ("-",), strict=True):
        if altura.min() < 0.5 < altura.max():
            ejes.contour(
                malla_x1, malla_x2, altura, [0.5],
                colors="black", linewidths=grosor, linestyles=trazo,
            )  # fmt: skip
    dibujar_registros(ejes)
    ejes.set(title="La frontera que aprendió la red")
    plt.colorbar(mapa, label="predicción ŷ", shrink=0.9)
    plt.show()

# %% [markdown]
# ### El empate que no se rompe
#
# Lo prometido: la misma red, la misma tasa y los mismos datos, pero con los cuatro juegos de pesos
# iguales al empezar.

# %%
with al_completar():
    costos_azar = entrenada(w1, w2)[-1]
    w1_iguales, *_, costos_iguales = entrenada(np.full((4, 3), 0.5), np.full((1, 4), 0.5))

    _, ejes = plt.subplots(figsize=(6, 3.6))
    ejes.plot(np.ravel(costos_azar), color="black", label="pesos al azar")
    ejes.plot(np.ravel(costos_iguales), color="black", linestyle="--", label="pesos iguales")
    ejes.set(xlabel="época", ylabel="costo J", title="Romper el empate")
    ejes.legend()
    plt.show()
    print("w1 después de 2000 épocas, una fila por neurona:")
    print(np.round(w1_iguales, 3))

# %% [markdown]
# **Para pensar.**
#
# 1. La tercera entrada vale siempre 1. ¿Qué papel hacen sus cuatro pesos? ¿Por qué la red aprende
#    XOR aunque dejes `b1` en 0, y qué neurona, en cambio, no tiene quien le haga de sesgo?
# 2. En el mapa, ¿cuántas neuronas escondidas trabajan de verdad? Cambia la semilla y vuelve a
#    mirar: ¿encuentra la red siempre la misma solución que la red hecha a mano?
# 3. Dibuja los costos de `entrenada(w1, w2, lr=...)` con 0.1, 1, 10 y 30. ¿Cuál sigue a medio
#    camino? ¿En cuáles el costo llega a *subir*, y por qué sube si cada paso va cuesta abajo?
# 4. Si el costo fuera el error cuadrático, $\sigma'(z^{[2]})$ no se cancelaría. Imagina una red
#    que contesta $0.001$ cuando $y = 1$: ¿cuánto valdría su gradiente con cada costo?
