# %% [markdown]
# # El perceptrón y las compuertas
#
# En 1958 una máquina del tamaño de un armario aprendió a distinguir tarjetas marcadas a la
# izquierda de tarjetas marcadas a la derecha. Nadie le escribió la regla: cada vez que se
# equivocaba, movía sus pesos un poco. Era un perceptrón, y aquí vas a construir uno. Le vas a
# enseñar compuertas lógicas, vas a armar con tres de ellos la compuerta que uno solo no puede, lo
# vas a ver caminar en círculos para siempre, y al final vas a cambiar su regla por un gradiente.
# Ese último paso es el que lleva a las redes de hoy.
#
# | función | qué hace |
# |---|---|
# | `neurona(X, w, umbral)` | contesta 0 o 1 |
# | `corregir(x, y, w, umbral, gamma)` | mueve los pesos después de una respuesta |
# | `redXor(X, W, v, umbral)` | tres unidades que juntas son XOR |
# | `entrenarPerceptron(X, y, w, b, gamma, epocas)` | aprende solo, muestra por muestra |
# | `adalineEnLinea(X, y, w, b, eta, epocas)` | lo mismo, bajando por un gradiente |
# | `adalineEnLote(X, y, w, b, eta, epocas)` | un paso por época, con todas las muestras |
#
# **Convenciones.** Las filas de $X$ son ejemplos: $X$ tiene forma $(n, m)$, con $n$ ejemplos y $m$
# entradas; $w$ tiene forma $(m,)$ y las etiquetas $y$, $(n,)$.
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. No cambies los arreglos
# que recibes: después de la llamada deben valer lo mismo que antes. El resultado depende solo de
# los argumentos, no de variables del cuaderno, y sirve para cualquier número de ejemplos y de
# entradas. Una función puede llamar a las anteriores. Si todavía no completaste una, las celdas que
# la usan te lo dirán sin detenerse.
#
# **Las comprobaciones.** Después de cada función, `grader.check(...)` la prueba con unos pocos
# casos. Son una muestra: suman menos de 20 de los 100 puntos, y los demás salen de probar tus
# funciones con otros datos y otros tamaños después de la entrega. Cuando algo falla, lee la frase
# que sigue a `AssertionError:` (lo que la rodea, en inglés, lo escribe otter): dice qué salió y qué
# se esperaba o, si tu función se detuvo, en qué línea y con qué argumentos.

# %%
import matplotlib.pyplot as plt
import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])  # las filas 00, 01, 10, 11
AND, OR, XOR = (np.array(y, float) for y in ((0, 0, 0, 1), (0, 1, 1, 1), (0, 1, 1, 0)))
AND1, AND2 = (np.array(y, float) for y in ((0, 0, 1, 0), (0, 1, 0, 0)))  # x1 ∧ ¬x2 y ¬x1 ∧ x2

# %% [markdown]
# ## 1. Una unidad que decide
#
# La unidad pesa sus entradas, las suma y contesta 1 si la suma llega a un umbral:
#
# $$\hat y = \sigma\{x_1 w_1 + \dots + x_m w_m\} \qquad
# \sigma\{z\} = \begin{cases} 1 & \text{si } z \ge \text{umbral} \\
# 0 & \text{si } z < \text{umbral} \end{cases}$$
#
# A la suma la llamamos **entrada neta**. El umbral de la diapositiva es 1. En algunas páginas se le
# cayó ese 1 y quedó un «$\ge$» mirando al vacío; se sabe que era 1 porque abajo sí está, y porque
# ella misma anota $\sigma[0.5] = 0$, que solo es cierto con el umbral en 1.
#
# **Llegar es suficiente.** Con $z$ exactamente igual al umbral la respuesta es 1. Parece un
# detalle, pero en las compuertas los empates son cosa de todos los días, como verás en la tabla.
#
# Empecemos con $w = (1, 1)$ y umbral 1, y comprobémoslo a mano:
#
# | $x_1 x_2$ | entrada neta | $\hat y$ |
# |---|---|---|
# | 0 0 | $1(0) + 1(0) = 0$ | 0 |
# | 0 1 | $1(0) + 1(1) = 1$ | 1 |
# | 1 0 | $1(1) + 1(0) = 1$ | 1 |
# | 1 1 | $1(1) + 1(1) = 2$ | 1 |
#
# Es la compuerta OR, y dos de sus cuatro respuestas son empates. Con $w = (1, -0.5)$ salen
# $0, 0, 1, 0$: eso es $x_1 \wedge \neg x_2$, la AND1 de la diapositiva. (Ahí, en la fila 01, la
# entrada neta es $-0.5$; donde dice $\sigma[-1.5]$ se coló un uno.)


# %% tags=["neurona"]
def neurona(X, w, umbral):
    """La respuesta de una unidad de umbral en cada fila de X: 1 si X w llega al umbral, 0 si no.

    X: (n, m), una fila por ejemplo.
    w: (m,), los pesos; esta unidad no tiene sesgo.
    umbral: un número. Llegar justo a él es contestar 1.
    Devuelve las respuestas, (n,): un 0 o un 1 por fila.
    """
    raise NotImplementedError("Completa neurona")


# %%
grader.check("neurona")

# %% [markdown]
# ### Una recta que parte el plano
#
# Con dos entradas, los puntos donde la entrada neta es justo el umbral forman una **recta**: de un
# lado la unidad contesta 1 y del otro 0. La celda le pregunta a tu neurona por todo el plano y
# sombrea donde contesta 1. Los puntos negros son los 1 de la compuerta; los blancos, los 0.
#
# *En la figura:* cuatro planos, uno por compuerta. En cada uno los puntos negros caen en la zona
# gris y los blancos fuera. En OR, en AND1 y en AND2 hay puntos negros sobre la propia recta: son
# los empates.


# %%
def dibujar_compuerta(ejes, y):
    """Los cuatro puntos, negros donde y = 1."""
    ejes.scatter(*X.T, s=130, c=y, cmap="Greys", vmin=0, vmax=1, edgecolors="black", zorder=3)
    ejes.set(xlabel="x1", ylabel="x2", xticks=(0, 1), yticks=(0, 1), aspect="equal")
    ejes.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5))


def sombrear(ejes, contesta):
    """En gris, donde contesta(puntos) vale 1."""
    lado = np.linspace(-0.5, 1.5, 161)
    puntos = np.stack(np.meshgrid(lado, lado), axis=-1).reshape(-1, 2)
    zona = np.ravel(contesta(puntos)).astype(float).reshape(161, 161)
    ejes.contourf(lado, lado, zona, levels=(0.5, 1.5), colors=("lightgray",))
    ejes.contour(lado, lado, zona, levels=(0.5,), colors="black", linewidths=1)


# %%
with al_completar():
    casos = (
        ("AND: w = (0.75, 0.75)", AND, (0.75, 0.75)),
        ("OR: w = (1, 1)", OR, (1, 1)),
        ("AND1: w = (1, −0.5)", AND1, (1, -0.5)),
        ("AND2: w = (−0.5, 1)", AND2, (-0.5, 1)),
    )
    neurona(X, np.ones(2), 1.0)  # si aún no está lista, la celda termina aquí
    _, planos = plt.subplots(1, 4, figsize=(13, 3.6), layout="constrained")
    for plano, (titulo, y, w) in zip(planos, casos, strict=True):
        sombrear(plano, lambda puntos, w=w: neurona(puntos, np.array(w, float), 1.0))
        dibujar_compuerta(plano, y)
        plano.set_title(titulo)
    plt.show()

# %% [markdown]
# ## 2. Aprender de un error
#
# ¿Y quién encontró esos pesos? La regla de la diapositiva, con tasa $\gamma = 1.5$:
#
# $$w_i' = w_i + \gamma\,(y - \hat y)\,x_i$$
#
# Si la unidad acierta, $y - \hat y = 0$ y no pasa nada. Si contestó 1 y era 0, los pesos de las
# entradas activas bajan; si contestó 0 y era 1, suben. Un peso cuya entrada es 0 no tuvo la culpa,
# y no se toca: «corrige únicamente aquellos asociados a entradas activas que causaron el error».
#
# **AND1 a mano.** Parte de $w = (1, 1)$. La fila 00 sale bien. La 01 contesta 1 y debía ser 0:
#
# $$w_1' = 1 + 1.5\,(0 - 1)\,0 = 1 \qquad w_2' = 1 + 1.5\,(0 - 1)\,1 = -0.5$$
#
# Con $(1, -0.5)$ las cuatro filas salen bien. Una sola corrección.
#
# **No todo es 0 y 1.** El paso lleva $x_i$, no «si está encendida». Con $x = (2, -1)$, $y = 0$,
# $w = (1, 0.5)$ y umbral 1: la entrada neta es $1.5$, $\hat y = 1$, y $w' = (1 - 3,\; 0.5 + 1.5)
# = (-2, 2)$. El segundo peso *subió*, porque su entrada es negativa.
#
# $\hat y$ se calcula **una vez**, con los pesos que recibes; después se mueven todos.


# %% tags=["corregir"]
def corregir(x, y, w, umbral, gamma):
    """Los pesos después de ver una sola muestra: w + γ (y − ŷ) x.

    x: (m,), las entradas de la muestra.
    y: 0 o 1, lo que la unidad debía contestar.
    w: (m,), los pesos; no los cambies. ŷ es lo que la unidad contesta con ellos.
    umbral: el de la unidad, que se queda como está.
    gamma: la tasa γ.
    Devuelve los pesos nuevos, (m,).
    """
    raise NotImplementedError("Completa corregir")


# %%
grader.check("corregir")

# %% [markdown]
# ### AND2, y el orden de las muestras
#
# En AND2 la diapositiva corrige primero en la fila 11 y queda $(-0.5, -0.5)$; contesta 0 a todo, y
# tiene que volver a corregir en 01 para llegar a $(-0.5, 1)$. Funciona, pero se saltó una: **la
# primera fila que falla, en orden, es la 10**. Mira qué pasa si no te la saltas.

# %%
with al_completar():
    for titulo, orden in (("como la diapositiva", (3, 1)), ("en orden", (0, 1, 2, 3))):
        w = np.array([1.0, 1.0])
        print(f"AND2, {titulo}:")
        for i in orden:
            nuevo = np.ravel(corregir(X[i], AND2[i], w.copy(), 1.0, 1.5))
            print(f"  fila {X[i, 0]:.0f}{X[i, 1]:.0f}, y = {AND2[i]:.0f}:  w = {w} → {nuevo}")
            w = nuevo
        print("  respuestas:", np.ravel(neurona(X, w, 1.0)).astype(int))

# %% [markdown]
# Una corrección en lugar de dos. Los errores que un perceptrón comete dependen del orden en que le
# llegan las muestras; a partir de aquí, el orden será siempre el de las filas.
#
# ## 3. XOR con tres unidades
#
# XOR vale 1 cuando exactamente una de las dos entradas es 1. Ninguna recta separa sus puntos (en la
# primera figura, ¿por dónde la trazarías?), así que ninguna unidad sola puede. Pero es una
# composición de las que ya tienes:
#
# $$\text{XOR} = \text{OR}\,[\,\text{AND1}(x_1, \bar x_2),\; \text{AND2}(\bar x_1, x_2)\,]$$
#
# (La diapositiva llama AND1 a las dos; son las dos que acabas de corregir.) Dos unidades miran las
# entradas: son la capa **oculta** (otras tareas la llaman *escondida*), y sus pesos son las filas
# de $W$. Una tercera mira lo que ellas contestaron, y sus pesos son $v$:
#
# $$W = \begin{bmatrix} 1 & -0.5 \\ -0.5 & 1 \end{bmatrix} \qquad v = (1, 1)$$
#
# | $x_1 x_2$ | entradas netas ocultas | ocultas | entrada neta de la salida | XOR |
# |---|---|---|---|---|
# | 0 0 | $0,\ 0$ | 0 0 | 0 | 0 |
# | 0 1 | $-0.5,\ 1$ | 0 1 | 1 | 1 |
# | 1 0 | $1,\ -0.5$ | 1 0 | 1 | 1 |
# | 1 1 | $0.5,\ 0.5$ | 0 0 | 0 | 0 |
#
# (En la última tabla de la diapositiva la fila 00 sale dos veces: la cuarta era la 11, que ella
# resuelve aparte, con la matriz.) La fila 11 es la que depende del umbral: con $0.5$ en lugar de 1,
# las dos ocultas se encenderían y la salida sería $0, 1, 1, 1$.
#
# **Una trampa.** Esta $W$ es simétrica: es igual a su traspuesta. Si confundes filas con columnas,
# con ella no se nota. La **fila** $k$ de $W$, de forma $(h, m)$, es la unidad oculta $k$: la tabla
# de las entradas netas, con una fila por ejemplo, es $X W^T$.


# %% tags=["redXor"]
def redXor(X, W, v, umbral):
    """Una capa oculta de h unidades y una unidad de salida, todas con el mismo umbral.

    X: (n, m), una fila por ejemplo.
    W: (h, m); la fila k son los pesos de la oculta k.
    v: (h,), los pesos de la salida, que ve las respuestas de las ocultas y no X.
    umbral: el de las h + 1 unidades.
    Devuelve (ocultas, salida): las respuestas de la capa oculta, (n, h), y las de la salida, (n,);
    todas 0 o 1.
    """
    raise NotImplementedError("Completa redXor")


# %%
grader.check("redXor")

# %% [markdown]
# ### Cómo se dobla un cuadrado
#
# *En la figura, a la izquierda:* el plano de las entradas. Cada oculta traza su recta, la salida
# contesta 1 en las dos esquinas grises y 0 en la franja del medio. *A la derecha:* el plano de lo
# que contestan las ocultas. Los puntos 00 y 11 caen **en el mismo sitio**: el cuadrado se dobló, y
# ahora una sola recta basta para separar.

# %%
with al_completar():
    W, v = np.array([[1.0, -0.5], [-0.5, 1.0]]), np.ones(2)
    ocultas, salida = redXor(X, W, v, 1.0)
    ocultas = np.asarray(ocultas, float)

    _, (entradas, dobladas) = plt.subplots(1, 2, figsize=(9.5, 4.4), layout="constrained")
    sombrear(entradas, lambda puntos: redXor(puntos, W, v, 1.0)[1])
    dibujar_compuerta(entradas, XOR)
    for (x1, x2), donde in zip(X, ("00", "01", "10", "11"), strict=True):
        entradas.annotate(donde, (x1 + 0.07, x2 + 0.09))
    entradas.annotate("AND1", (1.18, -0.32))
    entradas.annotate("AND2", (-0.42, 1.32))
    entradas.set_title("Lo que ve la capa oculta")
    sombrear(dobladas, lambda puntos: neurona(puntos, v, 1.0))
    dobladas.scatter(
        *ocultas.T, s=130, c=np.ravel(salida), cmap="Greys", vmin=0, vmax=1, edgecolors="black",
        zorder=3,
    )  # fmt: skip
    for (h1, h2), donde in (((0, 0), "00 y 11"), ((0, 1), "01"), ((1, 0), "10")):
        dobladas.annotate(donde, (h1 + 0.08, h2 + 0.09))
    dobladas.set(xlabel="respuesta de AND1", ylabel="respuesta de AND2", aspect="equal")
    dobladas.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), xticks=(0, 1), yticks=(0, 1))
    dobladas.set_title("Lo que ve la salida")
    plt.show()

# %% [markdown]
# ## 4. Un perceptrón que aprende solo
#
# Hasta ahora el umbral estaba fijo. Si lo pasamos al otro lado de la desigualdad, $x \cdot w \ge u$
# es $x \cdot w - u \ge 0$: **un umbral $u$ es un sesgo $b = -u$**, y un sesgo se puede aprender,
# como si fuera el peso de una entrada que siempre vale 1. La regla del recuadro, con una tasa
# $\gamma$ delante (en la diapositiva vale 1):
#
# $$\hat y = \begin{cases} 1 & \text{si } x \cdot w + b \ge 0 \\ 0 & \text{si no} \end{cases}
# \qquad err = y - \hat y \qquad w := w + \gamma\, err\; x \qquad b := b + \gamma\, err$$
#
# Una **época** es una pasada por todas las muestras, en el orden de las filas, y cada muestra usa
# los $w$ y $b$ que dejó la anterior. El mismo $err$ sirve para los dos. Anota en `errores` cuántas
# muestras **fallaron** en cada época, cada una contada antes de su corrección. Si una época termina
# con 0 fallos ya no hay nada que aprender: se anota ese 0 y se para. En todo caso, como mucho
# `epocas` épocas; con 0 épocas, `errores` está vacía.
#
# La primera época de AND, desde $w = (0, 0)$, $b = 0$ y con $\gamma = 1$:
#
# | fila | $x \cdot w + b$ | $\hat y$ | $y$ | $err$ | $w$ | $b$ |
# |---|---|---|---|---|---|---|
# | 00 | 0 | 1 | 0 | −1 | $(0, 0)$ | −1 |
# | 01 | −1 | 0 | 0 | 0 | $(0, 0)$ | −1 |
# | 10 | −1 | 0 | 0 | 0 | $(0, 0)$ | −1 |
# | 11 | −1 | 0 | 1 | 1 | $(1, 1)$ | 0 |
#
# Dos fallos. Siguiendo así, `errores` es $2, 3, 3, 2, 1, 0$ y queda $w = (2, 1)$, $b = -3$. OR
# tarda menos: $2, 2, 1, 0$, con $w = (1, 1)$, $b = -1$. ¿Y con $\gamma = 1.5$? Los mismos fallos, y
# todo multiplicado por 1.5. (¿Por qué? Está al final, para pensar.)


# %% tags=["entrenarPerceptron"]
def entrenarPerceptron(X, y, w, b, gamma, epocas):
    """La regla del perceptrón, muestra por muestra, hasta una época sin fallos.

    X: (n, m), las muestras, que se recorren en el orden de las filas.
    y: (n,), las etiquetas, 0 o 1.
    w: (m,), y b, un número: el punto de partida; no cambies w.
    gamma: la tasa γ de las dos correcciones.
    epocas: cuántas pasadas hacer como mucho; puede ser 0.
    Devuelve (w, b, errores): los w y b finales y una lista con los fallos de cada época recorrida;
    si la última tuvo 0, ese 0 también está.
    """
    raise NotImplementedError("Completa entrenarPerceptron")


# %%
grader.check("entrenarPerceptron")

# %% [markdown]
# ### La recta camina
#
# *En la figura:* las seis épocas de AND. A puntos, la recta con que empieza la época; después, la
# que queda tras cada corrección, de la más clara a la más oscura (alguna se sale del cuadro). La
# flecha sale de la última y señala el lado donde contesta 1. En la época 6 ya no se mueve.


# %%
def dibujar_recta(ejes, w, b, **como):
    """Los puntos en que x·w + b = 0; devuelve el pie de la flecha y su dirección."""
    direccion = w / np.linalg.norm(w)
    pie = 0.5 - (w.sum() / 2 + b) / (w @ w) * w
    ejes.plot(*(pie + np.outer((-3, 3), (-direccion[1], direccion[0]))).T, **como)
    return pie, direccion


# %%
with al_completar():
    pasos = [(np.zeros(2), 0.0)]  # w y b al empezar y después de cada muestra
    for i in [*range(4)] * 6:
        w, b, _ = entrenarPerceptron(X[i : i + 1], AND[i : i + 1], *pasos[-1], 1.0, 1)
        pasos.append((np.array(w, float), float(np.ravel(b)[0])))

    _, planos = plt.subplots(2, 3, figsize=(10.5, 7), layout="constrained")
    for epoca, plano in enumerate(planos.ravel()):
        dibujar_compuerta(plano, AND)
        if epoca:
            dibujar_recta(plano, *pasos[4 * epoca], color="gray", linestyle=":")
        correcciones = 0
        for k in range(4 * epoca, 4 * epoca + 4):
            w, b = pasos[k + 1]
            correcciones += pasos[k][1] != b
            if pasos[k][1] != b and w.any():
                gris = {1: "0.7", 2: "0.4", 3: "0"}[correcciones]
                dibujar_recta(plano, w, b, color=gris, linewidth=correcciones)
        pie, direccion = dibujar_recta(plano, w, b, color="black")
        plano.annotate("", pie + direccion / 3, pie, arrowprops={"arrowstyle": "->", "lw": 1.5})
        final = f"w = ({w[0]:g}, {w[1]:g}), b = {b:g}".replace("-", "−")
        plano.set_title(f"época {epoca + 1}: correcciones, {correcciones}\n{final}", fontsize=10)
    plt.show()

# %% [markdown]
# ### Y XOR camina en círculos
#
# Si existe una recta que separa las clases, la regla la encuentra en un número finito de
# correcciones: eso se demuestra. Si no existe, no se detiene **nunca**. Por eso la función lleva un
# límite de épocas.
#
# *En la figura:* los fallos por época. AND baja a 0 y para; XOR se queda en 4 fallos de 4 para
# siempre.

# %%
with al_completar():
    _, _, fallos_and = entrenarPerceptron(X, AND, np.zeros(2), 0.0, 1.0, 15)
    w, b, fallos_xor = entrenarPerceptron(X, XOR, np.zeros(2), 0.0, 1.0, 15)
    fallos_and, fallos_xor = np.ravel(fallos_and), np.ravel(fallos_xor)

    _, ejes = plt.subplots(figsize=(7, 3.8), layout="constrained")
    for fallos, estilo, nombre in ((fallos_and, "o-", "AND"), (fallos_xor, "s--", "XOR")):
        ejes.plot(
            np.arange(1, len(fallos) + 1), fallos, estilo, color="black", markerfacecolor="white",
            label=nombre,
        )  # fmt: skip
    ejes.set(xlabel="época", ylabel="muestras falladas", yticks=range(5), xticks=range(1, 16))
    ejes.set_title("AND se aprende; XOR, nunca")
    ejes.legend()
    plt.show()
    print("XOR después de 15 épocas: w =", np.ravel(w), " b =", float(np.ravel(b)[0]))
    for epocas in (2, 3, 4):
        w, b, _ = entrenarPerceptron(X, XOR, np.zeros(2), 0.0, 1.0, epocas)
        print(f"           después de {epocas}: w =", np.ravel(w), " b =", float(np.ravel(b)[0]))

# %% [markdown]
# Desde la segunda época, cada vuelta empieza y termina en $w = (-1, 0)$, $b = 0$, y en el medio se
# equivoca en las cuatro. Un círculo perfecto.
#
# ## 5. De la regla al gradiente: ADALINE
#
# El perceptrón solo sabe si acertó. No distingue fallar por poco de fallar por mucho, y cuando
# acierta no aprende nada. ADALINE (*ADAptive LInear NEuron*) cambia una sola cosa: compara $y$ con
# la **entrada neta**, un número real, y no con la respuesta 0 o 1. El residuo
# $r = y - (x \cdot w + b)$ ya es algo que se puede derivar. Con el error $\frac12 r^2$ de una
# muestra,
#
# $$\frac{\partial}{\partial w} \tfrac12 r^2 = -r\,x \qquad
# \frac{\partial}{\partial b} \tfrac12 r^2 = -r$$
#
# y bajar por el gradiente es restarlo:
#
# $$w := w + \eta\, r\, x \qquad b := b + \eta\, r$$
#
# «Coincidencialmente, parece casi el mismo de la regla del perceptrón», dice la diapositiva. Ahora
# sabes que no es coincidencia.
#
# **Tres cosas del recuadro «Gradiente descendente estocástico» para leer con lápiz en la mano:**
#
# - Llama $\Delta_w\mathcal L$ a $(y - \hat y)\,x$ y después suma $\eta\,(-\Delta_w\mathcal L)$. Tal
#   como está escrito, **sube**: el gradiente de $\frac12 (y - \hat y)^2$ lleva un menos delante. Su
#   propia tabla de números está hecha con el signo bueno, el de arriba.
# - La $\sigma$ del recuadro es la misma letra del escalón, pero en ADALINE es la **identidad**:
#   $\sigma(z) = z$.
# - En la versión vectorizada aparece $x^{[i]}$ cuando el ciclo de $i$ ya terminó; hablamos de eso
#   en la próxima sección.
#
# **La tabla de la diapositiva:** $x = 50, 80, 120$ con $y = 150, 200, 280$, desde $w = 0$, $b = 0$
# y con $\eta = 0.0001$. La primera muestra: $r = 150$, $w = 0.0001 \cdot 150 \cdot 50 = 0.75$ y
# $b = 0.0001 \cdot 150 = 0.015$. Después, $(1.8699,\ 0.0290)$ y $(2.5369,\ 0.0346)$. (La
# diapositiva corta los decimales del segundo y del tercero.)
#
# `costos` guarda el error cuadrático medio, $\frac1n \sum r^2$, de **todas** las muestras:
# `costos[0]` con los $w$ y $b$ que recibes y `costos[k]` al acabar la época $k$. Son `epocas + 1`
# números.


# %% tags=["adalineEnLinea"]
def adalineEnLinea(X, y, w, b, eta, epocas):
    """ADALINE en línea: una actualización por muestra, en el orden de las filas.

    X: (n, m), las muestras.
    y: (n,), cualquier número real.
    w: (m,), y b, un número: el punto de partida; no cambies w.
    eta: la tasa de aprendizaje η.
    epocas: cuántas pasadas hacer, ni una más ni una menos; puede ser 0.
    Devuelve (w, b, costos): los w y b finales y la lista de epocas + 1 costos, cada uno el promedio
    de r² en todas las muestras; costos[0] es el de los w y b recibidos.
    """
    raise NotImplementedError("Completa adalineEnLinea")


# %%
grader.check("adalineEnLinea")

# %% [markdown]
# ## 6. Todas las muestras a la vez
#
# El recuadro «Vectorizado» calcula todas las $\hat y^{[i]}$ en un ciclo, lo cierra, y luego
# actualiza con $x_j^{[i]}$. ¿Con cuál $i$? Con la última, que fue donde el ciclo se quedó: así solo
# aprendería de la muestra $n$. Lo que falta es la **suma sobre $i$** (y en una página se titula
# «on-line», que es justo lo que no es). La versión completa da un paso por época, con el promedio:
#
# $$r^{[i]} = y^{[i]} - \left(x^{[i]} \cdot w + b\right) \qquad
# w := w + \frac{\eta}{n} \sum_{i=1}^{n} r^{[i]} x^{[i]} \qquad
# b := b + \frac{\eta}{n} \sum_{i=1}^{n} r^{[i]}$$
#
# **Primero todos los residuos**, con los mismos $w$ y $b$; después se mueve todo. La suma de $w$
# cabe en un producto: tienes $X$, $(n, m)$, y $r$, $(n,)$, y quieres $(m,)$.
#
# Un paso a mano con AND, desde cero y con $\eta = 0.1$: los residuos son $0, 0, 0, 1$ y las sumas,
# $(1, 1)$ y $1$. Entre cuatro y por $\eta$: $w = (0.025, 0.025)$, $b = 0.025$. El costo baja de
# $0.25$ a $0.2153$.


# %% tags=["adalineEnLote"]
def adalineEnLote(X, y, w, b, eta, epocas):
    """ADALINE en lote: un paso por época, con el promedio de las n correcciones.

    X: (n, m), las muestras.
    y: (n,), cualquier número real.
    w: (m,), y b, un número: el punto de partida; no cambies w.
    eta: la tasa de aprendizaje η.
    epocas: cuántos pasos dar; puede ser 0.
    Devuelve (w, b, costos): los w y b finales y la lista de epocas + 1 costos, cada uno el promedio
    de r² en todas las muestras; costos[0] es el de los w y b recibidos.
    """
    raise NotImplementedError("Completa adalineEnLote")


# %%
grader.check("adalineEnLote")

# %% [markdown]
# ### Fallos contra costo
#
# *En la figura, arriba:* los fallos del perceptrón, que saltan. *Abajo:* el costo de ADALINE, en
# lote (línea continua) y en línea (a rayas). En AND el costo baja suave hasta $0.0625$, y no a 0:
# una recta no puede pasar por los cuatro valores. En XOR se queda en $0.25$.

# %%
with al_completar():
    inicio, eta, epocas = (np.zeros(2), 0.0), 0.1, 60
    for entrenar in (entrenarPerceptron, adalineEnLinea, adalineEnLote):
        entrenar(X, AND, *inicio, eta, 1)  # si alguna no está lista, la celda termina aquí
    figura, cuadros = plt.subplots(
        2, 2, figsize=(10, 6.4), sharex=True, sharey="row", layout="constrained"
    )
    for (fallos_, costos_), (nombre, y) in zip(
        cuadros.T, (("AND", AND), ("XOR", XOR)), strict=True
    ):
        _, _, errores = entrenarPerceptron(X, y, *inicio, 1.0, epocas)
        errores = np.ravel(errores)
        fallos_.plot(np.arange(1, len(errores) + 1), errores, "o-", color="black", markersize=3)
        fallos_.set(title=f"{nombre}: perceptrón", yticks=range(5))
        for entrenar, estilo, como in (
            (adalineEnLote, "-", "en lote"),
            (adalineEnLinea, "--", "en línea"),
        ):
            _, _, costos = entrenar(X, y, *inicio, eta, epocas)
            costos_.plot(np.ravel(costos), estilo, color="black", label=como)
        minimo = 0.0625 if nombre == "AND" else 0.25
        costos_.axhline(minimo, color="gray", linewidth=0.8, linestyle=":")
        costos_.set(xlabel="época", title=f"{nombre}: ADALINE, mínimo posible {minimo:g}")
        costos_.legend()
    cuadros[0, 0].set_ylabel("muestras falladas")
    cuadros[1, 0].set_ylabel("costo (MSE)")
    plt.show()

# %% [markdown]
# En línea, con $\eta$ fija, $w$ y $b$ no se quedan quietos en el mínimo: cada muestra tira hacia su
# lado, y el costo se queda un poco por encima. Ahora mira dónde termina ADALINE en lote, y qué
# contesta si decimos «1 cuando pase de la mitad».

# %%
with al_completar():
    for nombre, y in (("AND", AND), ("XOR", XOR)):
        w, b, costos = adalineEnLote(X, y, np.zeros(2), 0.0, 0.1, 1000)
        w, b = np.ravel(w), float(np.ravel(b)[0])
        print(f"{nombre}: w = {np.round(w + 0, 3)}, b = {b:.3f}, costo {np.ravel(costos)[-1]:.4f}")
        print(f"     salidas {np.round(X @ w + b, 2)}  etiquetas {y}")

# %% [markdown]
# En AND, las salidas son $-0.25,\ 0.25,\ 0.25,\ 0.75$: cortando en ½, las cuatro bien. En XOR,
# ADALINE contesta $0.5$ a todo. No camina en círculos: llega al mínimo y se encoge de hombros. Es
# la mejor respuesta que puede dar una recta, y ya sabes qué hace falta para hacerlo mejor: una capa
# oculta. Lo que todavía no sabes es cómo **aprender** esa capa, porque el escalón no se deja
# derivar. En la próxima tarea aparece la función que lo reemplaza.
#
# **Para pensar.**
#
# 1. Desde $w = 0$ y $b = 0$, ¿por qué con cualquier $\gamma > 0$ el perceptrón comete exactamente
#    los mismos fallos? ¿Y si no parte de cero?
# 2. AND1 se resolvió sin sesgo y con el umbral en 1. ¿Podría la regla de `corregir`, que no mueve
#    el umbral, aprender la compuerta NAND ($1, 1, 1, 0$)? Mira la fila 00.
# 3. En la tabla de la diapositiva, $x$ va de 50 a 120 y $\eta = 0.0001$. Prueba `adalineEnLinea`
#    con $\eta = 0.001$. ¿Qué pasó, y qué le dirías a alguien que te pregunta cómo escoger $\eta$?
# 4. Escribe otras tres unidades que también hagan XOR (por ejemplo con OR y NAND en la capa oculta
#    y AND en la salida). ¿Sirve el mismo umbral para las tres?
