# %% [markdown]
# # Tres maneras de derivar
#
# Llevas doce tareas derivando: rectas, sigmoides, entropías, capas enteras. Siempre igual: papel,
# regla de la cadena y, al final, pasar las fórmulas a NumPy rezando por los signos. Las bibliotecas
# con las que se entrenan las redes de verdad no hacen eso. Uno escribe $f$, y la derivada sale
# sola.
#
# La diapositiva lo anuncia en su agenda, «**Autodiferenciación** (*Automatic Differentiation*,
# AD)», y luego no le dedica ninguna página. Esta tarea es esa página: en unas cuarenta líneas vas a
# escribir un motor que deriva **lo que le escribas** y después lo entrena.
#
# | función | qué hace |
# |---|---|
# | `gradienteAnalitico(x, y)` | la primera manera: a mano |
# | `evaluar(expr, valores)` | cuánto vale una expresión |
# | `gradienteNumerico(expr, valores, h=1e-5)` | la segunda: con diferencias |
# | `parciales(op, a, b=None)` | la derivada de cada operación |
# | `retroceder(cinta)` | la regla de la cadena, en una pasada |
# | `gradienteReverso(expr, valores)` | la tercera: el modo reverso |
# | `minimizar(expr, valores, alpha, pasos)` | y cuesta abajo |
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. Lo que devuelven
# depende solo de lo que reciben, no de variables del cuaderno ni de llamadas anteriores, y lo que
# reciben (también los diccionarios y las cintas) queda como estaba. Si todavía no completaste una
# función, las celdas que la usan te lo dirán sin detenerse.
#
# **Las comprobaciones.** Después de cada función, `grader.check(...)` la prueba con unos pocos
# casos. Son una muestra: suman menos de 20 de los 100 puntos, y los demás salen de probar tus
# funciones con otras expresiones después de la entrega. Cuando algo falla, lee la frase que sigue a
# `AssertionError:` (lo que la rodea, en inglés, lo escribe otter): dice qué salió y qué se esperaba
# o, si tu función se detuvo, en qué línea y con qué argumentos.

# %%
import math

import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## 1. A mano
#
# El gradiente reúne las derivadas parciales. En cada punto «le indica en qué dirección debe viajar
# para aumentar el valor de la función más rápidamente». El ejemplo de las notas es
#
# $$f(x, y) = x^2 y + y \qquad
# \nabla f(x, y) = \begin{bmatrix} \partial f / \partial x \\ \partial f / \partial y \end{bmatrix}
# = \begin{bmatrix} 2xy \\ x^2 + 1 \end{bmatrix}$$
#
# Dos erratas amistosas. La diapositiva escribe $\Delta f$ donde quiere decir $\nabla f$: el
# triángulo con la punta arriba es otra cosa (un incremento o, peor, un laplaciano). Y al lado de
# $\nabla f$ aparecen $\nabla \cdot f$ y $\nabla \times f$, la divergencia y el rotacional: esas dos
# se calculan sobre un campo de **vectores**, y nuestra $f$ da un número. Lo que sí tiene
# divergencia es su gradiente.
#
# **Para comprobar a mano.** $\nabla f(1, 1) = (2, 2)$, la flecha de la figura de la diapositiva, y
# $\nabla f(3, 4) = (24, 10)$.


# %% tags=["gradienteAnalitico"]
def gradienteAnalitico(x, y):
    """El gradiente de f(x, y) = x²y + y, con las fórmulas hechas a mano.

    x, y: dos números.
    Devuelve un arreglo (2,): la derivada respecto a x y la derivada respecto a y, en ese orden.
    """
    raise NotImplementedError("Completa gradienteAnalitico")


# %%
grader.check("gradienteAnalitico")

# %% [markdown]
# Las flechas, encima de las curvas de nivel:

# %%
with al_completar():
    malla_x, malla_y = np.meshgrid(np.linspace(-2, 2, 81), np.linspace(-2, 2, 81))
    _, ejes = plt.subplots(figsize=(5.6, 5))
    curvas = ejes.contour(malla_x, malla_y, malla_x**2 * malla_y + malla_y, 13, cmap="Greys",
                          vmin=-14, linewidths=1)  # fmt: skip
    ejes.clabel(curvas, fontsize=7)
    puntos = [(px, py) for px in np.linspace(-1.6, 1.6, 7) for py in np.linspace(-1.6, 1.6, 7)]
    flechas = np.array([np.ravel(gradienteAnalitico(px, py)) for px, py in puntos])
    ejes.quiver(*np.transpose(puntos), *flechas.T, angles="xy", scale=60, width=0.005)
    ejes.quiver(1, 1, *np.ravel(gradienteAnalitico(1.0, 1.0)), angles="xy", scale=22,
                color="firebrick", width=0.012)  # fmt: skip
    ejes.set(xlabel="x", ylabel="y", title="∇f sobre las curvas de nivel de x²y + y")
    plt.show()

# %% [markdown]
# *En la figura: curvas de nivel grises y, sobre ellas, flechas que las cruzan en ángulo recto, más
# largas donde las curvas se aprietan. La roja, gruesa, es $\nabla f(1, 1)$, en diagonal hacia
# arriba.*
#
# ## 2. Una expresión es un árbol
#
# Para que un programa derive $f$ tiene que poder *leerla*. Una función de Python se puede llamar,
# pero no se le puede preguntar qué hace por dentro. Así que las fórmulas se escriben con tuplas:
#
# | una expresión es | por ejemplo |
# |---|---|
# | un número | `3` |
# | una cadena, el nombre de una variable | `"x"` |
# | `("+", a, b)`, `("-", a, b)`, `("*", a, b)`, `("/", a, b)` | `("*", "x", "y")` es $xy$ |
# | `("^", a, p)`, con `p` un **número** | `("^", "x", 2)` es $x^2$ |
# | `("exp", a)` y `("log", a)`, logaritmo natural | `("log", "x")` es $\ln x$ |
#
# donde `a` y `b` son, otra vez, expresiones. Nuestra $f$ se lee desde fuera hacia dentro: una suma
# de un producto e $y$. El producto lo es de una potencia e $y$.

# %%
F = ("+", ("*", ("^", "x", 2), "y"), "y")  # x²y + y

# %% [markdown]
# **Evaluar** es bajar por el árbol: un número vale lo que dice, un nombre vale lo que diga el
# diccionario `valores`, y una operación vale lo que salga de operar con el valor de sus partes. Es
# la clase de problema para el que se inventó la recursión.
#
# **Para comprobar a mano.** Con $x = 3$ e $y = 4$: $x^2 = 9$, $9 \cdot 4 = 36$ y $36 + 4 = 40$. Y
# $\ln(1 + e^x)$ en $x = 0.5$ vale $0.9741$; acuérdate de ella.


# %% tags=["evaluar"]
def evaluar(expr, valores):
    """El valor de una expresión.

    expr: un número, un nombre o una tupla (operación, parte, ...), como en la tabla.
    valores: un diccionario de nombre a número; puede tener nombres que la expresión no usa.
    Devuelve un número. No hay que comprobar que la expresión esté bien escrita.
    """
    raise NotImplementedError("Completa evaluar")


# %%
grader.check("evaluar")

# %% [markdown]
# ## 3. Con diferencias
#
# La segunda manera no sabe nada de fórmulas. Mueve un nombre un poquito hacia cada lado, y mira:
#
# $$\frac{\partial f}{\partial v} \approx \frac{f(v + h) - f(v - h)}{2h}$$
#
# con los demás nombres quietos. Es la diferencia **central**. La de un solo lado,
# $(f(v + h) - f(v)) / h$, se equivoca mucho más: su error es proporcional a $h$; el de la central,
# a $h^2$.
#
# **Para comprobar a mano.** De $x^3$ en $x = 2$ con un paso enorme, $h = 0.5$:
# $(2.5^3 - 1.5^3) / 1 = 15.625 - 3.375 = 12.25$. La derivada es $12$, y el cuarto que sobra es
# justo $h^2$. La de un lado daría $15.25$.
#
# Trabaja en la precisión habitual de Python (float64). Con float32 no hay paso que sirva: dos
# valores casi iguales, restados, se quedan sin cifras.


# %% tags=["gradienteNumerico"]
def gradienteNumerico(expr, valores, h=1e-5):
    """El gradiente por diferencias centrales.

    expr: una expresión. valores: un diccionario de nombre a número, que no debe cambiar.
    h: el paso a cada lado.
    Devuelve un diccionario con una derivada por cada nombre de valores; 0 si la expresión no lo
    usa. Calcula en float64.
    """
    raise NotImplementedError("Completa gradienteNumerico")


# %%
grader.check("gradienteNumerico")

# %% [markdown]
# Entonces, ¿basta con un $h$ muy pequeño? Apuesta antes de ejecutar: la derivada de $e^x$ en
# $x = 1$ es $e$, así que el error se puede medir para cada $h$.

# %%
with al_completar():
    pasos_h = np.logspace(-15, 0, 61)
    error_central, error_adelante = [], []
    for h in pasos_h:
        central = float(np.ravel(gradienteNumerico(("exp", "x"), {"x": 1.0}, float(h))["x"])[0])
        error_central.append(abs(central - math.e) + 1e-17)
        error_adelante.append(abs((math.exp(1 + h) - math.e) / h - math.e) + 1e-17)

    _, ejes = plt.subplots(figsize=(7, 4.2))
    ejes.loglog(pasos_h, error_adelante, "--", color="0.5", label="de un lado")
    ejes.loglog(pasos_h, error_central, color="black", label="central (la tuya)")
    ejes.axvline(1e-5, color="0.7", linewidth=1, linestyle=":")
    ejes.annotate("h = 1e-5", (1.3e-5, 5e-2), fontsize=9)
    ejes.annotate("manda el redondeo", (2e-14, 1e-7), fontsize=9)
    ejes.annotate("manda la curva", (4e-3, 1e-9), fontsize=9)
    ejes.set(xlabel="h", ylabel="error de la derivada", title="Achicar h mejora… hasta que empeora")
    ejes.legend()
    plt.show()

# %% [markdown]
# *En la figura: dos uves en escala logarítmica. De derecha a izquierda bajan, la central con el
# doble de pendiente y hasta $10^{-11}$; después las dos suben, quebradas, por la misma cuesta.*
#
# A la derecha del valle se ve la curvatura de $f$; a la izquierda, los decimales que se pierden al
# restar dos números casi iguales y dividir por otro casi cero. En el fondo quedan unas diez cifras,
# que están muy bien para **comprobar**. Para entrenar hay otro problema: son dos evaluaciones de
# $f$ por cada parámetro. La red 784-10 tiene 7850.
#
# ## 4. Las piezas: la derivada de cada operación
#
# La tercera manera vuelve a las fórmulas, pero de una en una. Cada operación solo tiene que saber
# derivarse **a sí misma**. Estas son las reglas de las notas 002 («Repaso de derivadas») y del
# formulario de las 004, escritas para una operación con entradas $a$ y $b$:
#
# | operación | respecto a $a$ | respecto a $b$ | de dónde |
# |---|---|---|---|
# | $a + b$ | $1$ | $1$ | *sum rule*, $f' + g'$ |
# | $a - b$ | $1$ | ? | *difference rule*, $f' - g'$ |
# | $a \cdot b$ | $b$ | ? | *product rule*, $f' g + f g'$ |
# | $a / b$ | $1/b$ | ? | *quotient rule*, $(g f' - f g') / g^2$ |
# | $a^p$ | $p\, a^{p-1}$ | – | $\frac{\partial}{\partial x} x^p = p\, x^{p-1}$ |
# | $e^a$ | ? | – | $\frac{\partial}{\partial x} e^x = e^x$ |
# | $\ln a$ | ? | – | $\frac{\partial}{\partial x} \log x = 1/x$, el logaritmo natural |
#
# Ojo con una fila del formulario, la *reciprocal rule*. Dice que la derivada de $1/f$ es
# $-[f']^2/f^2$, y ese cuadrado de arriba sobra: es $-f'/f^2$. Con $f = x$ no se nota, porque
# $f' = 1$, y coincide con el $-1/x^2$ de las notas 002. Con $f = x^2$ sí: la derivada de $1/x^2$ es
# $-2/x^3$, y con el cuadrado saldría $-4/x^2$. Tu `("/", 1, ...)` lo hará bien.
#
# **Para comprobar a mano.** En $a = 3$, $b = 4$ el producto tiene parciales $(4, 3)$; en $a = 3$,
# $b = 2$ el cociente, $(0.5, -0.75)$, y $3^2$, $(6)$.


# %% tags=["parciales"]
def parciales(op, a, b=None):
    """Las derivadas locales de una operación, en los valores de sus entradas.

    op: "+", "-", "*", "/", "^", "exp" o "log". a y b: números, los valores de las entradas.
        En "^", b es el exponente; con "exp" y "log" no se da.
    Devuelve una tupla: (respecto a a, respecto a b) para + - * /; y un solo número, en una tupla de
    uno o suelto, para "^" (respecto a a: el exponente no se deriva), "exp" y "log".
    """
    raise NotImplementedError("Completa parciales")


# %%
grader.check("parciales")

# %% [markdown]
# ## 5. La cinta
#
# Queda juntar las piezas, y para eso está la **regla de la cadena**. El ejemplo de las notas 002:
#
# $$\frac{\partial}{\partial x} (3x + y)^2 =
# \frac{\partial (3x + y)^2}{\partial (3x + y)} \cdot \frac{\partial (3x + y)}{\partial x} =
# 2\,(3x + y) \cdot 3$$
#
# Cada factor es una derivada **local**: de una operación respecto a una de sus entradas. Si
# mientras se evalúa se va anotando cada operación en una **cinta**, después basta con leerla al
# revés. En la cinta de $f(3, 4)$, cada nodo es una tupla `(op, entradas, valor)` y las entradas son
# *posiciones* de nodos anteriores:
#
# | posición | nodo | qué es |
# |---|---|---|
# | 0 | `("hoja", (), 3)` | $x$ |
# | 1 | `("hoja", (), 4)` | $y$ |
# | 2 | `("^", (0, 2), 9)` | $x^2$ |
# | 3 | `("*", (2, 1), 36)` | $x^2 y$ |
# | 4 | `("+", (3, 1), 40)` | $x^2 y + y$ |
#
# Las hojas son las variables y las constantes, y no tienen entradas. Una trampa: en
# `("^", (i, p), v)` el primer número es una posición y el segundo es **el exponente mismo**, no una
# posición. Ahí, `(0, 2)` es «el nodo 0, al cuadrado».
#
# El **adjunto** de un nodo es $\partial(\text{último}) / \partial(\text{nodo})$: cuánto se mueve el
# resultado si se mueve ese nodo. El del último es $1$. Y hacia atrás, cada nodo reparte el suyo
# entre sus entradas, multiplicado por la derivada local:
#
# $$\bar v_i \mathrel{+}= \bar v_k \cdot \frac{\partial v_k}{\partial v_i}
# \qquad \text{para cada entrada } i \text{ del nodo } k$$
#
# El nodo 4 vale 1 y reparte $1 \cdot 1$ al 3 y $1 \cdot 1$ al 1. El 3 reparte $1 \cdot 4$ al 2 y
# $1 \cdot 9$ al 1. El 2 reparte $4 \cdot 6$ al 0. Como $y$ se usó **dos veces**, le llegó dos
# veces, y se suma: $1 + 9 = 10$.
#
# $$\bar v = (24,\ 10,\ 4,\ 1,\ 1)$$
#
# Los dos primeros son $\nabla f(3, 4)$.
#
# **¿Y por qué hacia atrás?** Imagina una cinta de 40 nodos, cada uno la suma del anterior consigo
# mismo. Desde el último hasta la hoja hay $2^{40}$ caminos: un billón largo. Quien los siga de uno
# en uno no termina. Quien espere a que un nodo haya reunido **todo** lo que le llega, y solo
# entonces reparta, hace 40 repartos. Recorriendo la cinta del final al principio eso sale gratis:
# cuando le toca a un nodo, todos los que lo usan ya pasaron.


# %% tags=["retroceder"]
def retroceder(cinta):
    """El adjunto de cada nodo de una cinta: la derivada del último nodo respecto a él.

    cinta: lista de tuplas (op, entradas, valor), las entradas de cada nodo antes que él:
        ("hoja", (), v); (op, (i, j), v) para + - * /; ("exp", (i,), v); ("log", (i,), v);
        ("^", (i, p), v), con p el exponente. Un nodo puede usarse muchas veces, o ninguna.
    Devuelve los adjuntos, (len(cinta),): 1 en el último y 0 en los nodos de los que no depende. En
    una sola pasada, y sin cambiar la cinta.
    """
    raise NotImplementedError("Completa retroceder")


# %%
grader.check("retroceder")

# %%
LUGARES = ((0, 1), (0, -1), (1.6, 1), (3.2, 0.5), (4.8, -0.2))
ROTULOS = ("x", "y", "^ 2", "*", "+")
CINTA = [
    ("hoja", (), 3.0), ("hoja", (), 4.0), ("^", (0, 2), 9.0), ("*", (2, 1), 36.0),
    ("+", (3, 1), 40.0),
]  # fmt: skip

with al_completar():
    adjuntos = np.ravel(retroceder(CINTA))
    figura, ejes = plt.subplots(figsize=(8, 3.8))
    nodos, flechas = [], []
    for k, (op, entradas, _) in enumerate(CINTA):
        for i in entradas[:1] if op == "^" else entradas:
            ejes.annotate("", LUGARES[k], LUGARES[i], arrowprops={
                "arrowstyle": "-|>", "color": "0.5", "shrinkA": 20, "shrinkB": 20,
            })  # fmt: skip
            flechas.append(f"de {ROTULOS[i]} a {ROTULOS[k]}")
    for (px, py), rotulo, (_, _, valor), adjunto in zip(
        LUGARES, ROTULOS, CINTA, adjuntos, strict=True
    ):
        nodos.append(f"{rotulo} vale {valor:g} y su adjunto {adjunto:g}")
        ejes.scatter(px, py, s=1100, c="white", edgecolors="black", linewidths=1.5, zorder=3)
        ejes.text(px, py, rotulo, ha="center", va="center", fontsize=13, zorder=4)
        ejes.text(px, py + 0.43, f"{valor:g}", ha="center", color="black")
        ejes.text(px, py - 0.58, f"{adjunto:g}", ha="center", color="firebrick", weight="bold")
    figura.set_label(f"{', '.join(nodos)}; flechas: {', '.join(flechas)}")  # texto alternativo
    ejes.set(xlim=(-0.7, 5.6), ylim=(-1.9, 1.8), title="x²y + y en (3, 4): valores y adjuntos")
    ejes.axis("off")
    plt.show()

# %% [markdown]
# *En la figura: el grafo de $f$, de las hojas $x$ e $y$ a la suma. Encima de cada nodo está su
# valor, que se calcula hacia la derecha; debajo, en rojo, su adjunto, que se calcula hacia la
# izquierda. De $y$ salen dos flechas.*
#
# ## 6. El motor
#
# Ya tienes todo: falta pasar de una expresión a su cinta, y leer los adjuntos de las variables. Hay
# muchos diseños buenos, y cualquiera vale: una función recursiva que anota en una lista; una clase
# `Nodo` que guarda su valor, sus padres y sus derivadas locales (así son las bibliotecas de verdad,
# por dentro); o bajar por el árbol repartiendo el adjunto. Una idea que ahorra trabajo: `evaluar`
# también sirve para el valor de un solo nodo, porque `("*", 9, 4)` también es una expresión.
#
# Cuidado con lo que se repite. En $x \cdot x$ la variable está dos veces y es **la misma**: recibe
# algo por cada aparición.
#
# **Para comprobar a mano.** $(3x + y)^2$ en $(1, 2)$ vale $25$, y su gradiente es
# $(6 \cdot 5,\ 2 \cdot 5) = (30, 10)$. Y $\ln(1 + e^x)$ en $0.5$ tiene derivada $0.6225$. ¿Te
# suena? Es $\sigma(0.5)$: nadie le explicó la sigmoide.


# %% tags=["gradienteReverso"]
def gradienteReverso(expr, valores):
    """El valor de una expresión y su gradiente, en modo reverso.

    expr: una expresión. valores: un diccionario de nombre a número, que no debe cambiar.
    Devuelve (valor, gradiente): un número y un diccionario con una derivada por cada nombre de
    valores; 0.0 si la expresión no lo usa.
    """
    raise NotImplementedError("Completa gradienteReverso")


# %%
grader.check("gradienteReverso")

# %% [markdown]
# Las tres maneras, juntas. Primero donde las tres aciertan; después, en números grandes, donde a
# una se le acaban los decimales: ahí $f$ ronda $5 \cdot 10^{21}$, y al lado de eso lo que cambia en
# $10^{-5}$ casi no se ve.

# %%
with al_completar():
    for punto in ({"x": 3.0, "y": 4.0}, {"x": 12345678.0, "y": 33456789.0}):
        exacto = np.ravel(gradienteAnalitico(punto["x"], punto["y"]))
        numerico, reverso = gradienteNumerico(F, punto), gradienteReverso(F, punto)[1]
        print(f"en {tuple(punto.values())}")
        for k, nombre in enumerate(punto):
            n, r = (float(np.ravel(g[nombre])[0]) for g in (numerico, reverso))
            print(
                f"  ∂f/∂{nombre}: a mano {exacto[k]:.10g}; diferencias {n:.10g}; reverso {r:.10g}"
            )

# %% [markdown]
# ## 7. Cuesta abajo
#
# Con un gradiente para cualquier expresión, el descenso de las notas se escribe una sola vez y para
# siempre, con cada nombre del diccionario haciendo de parámetro:
#
# $$v \leftarrow v - \alpha \frac{\partial f}{\partial v}
# \qquad \text{todos}\ \textbf{simultáneamente}$$
#
# La historia tiene `pasos + 1` valores de $f$: el primero, antes de moverse. Con 0 pasos los
# valores vuelven como llegaron. Y los nombres que la expresión no usa también vuelven, sin moverse.
#
# **Para comprobar a mano.** En el valle $f(x, y) = (1 - x)^2 + 10\,(y - x^2)^2$, desde $(-1, 1)$,
# la derivada respecto a $x$ es $-2(1 - x) - 40x\,(y - x^2) = -4$ y respecto a $y$ es
# $20\,(y - x^2) = 0$. Con $\alpha = 0.01$ un paso llega a $(-0.96, 1)$, y $f$ pasa de $4$ a
# $3.9031$.


# %% tags=["minimizar"]
def minimizar(expr, valores, alpha, pasos):
    """Descenso de gradiente sobre todos los nombres a la vez.

    expr: una expresión. valores: de dónde se parte, un diccionario que no debe cambiar.
    alpha: la tasa de aprendizaje. pasos: cuántos se dan (entero, puede ser 0).
    Devuelve (valores, historia): el diccionario al final, con todos sus nombres, y los pasos + 1
    valores de la expresión, el inicial incluido.
    """
    raise NotImplementedError("Completa minimizar")


# %%
grader.check("minimizar")

# %%
VALLE = ("+", ("^", ("-", 1, "x"), 2), ("*", 10, ("^", ("-", "y", ("^", "x", 2)), 2)))

with al_completar():
    camino, alturas = [{"x": -1.0, "y": 1.0}], [4.0]
    for _ in range(50):
        siguiente, historia = minimizar(VALLE, camino[-1], 0.01, 10)
        camino.append({n: float(np.ravel(v)[0]) for n, v in siguiente.items()})
        alturas.append(float(np.ravel(historia)[-1]))

    malla_x, malla_y = np.meshgrid(np.linspace(-1.4, 1.4, 121), np.linspace(-0.5, 1.5, 121))
    _, ejes = plt.subplots(figsize=(7, 4.6))
    ejes.contour(malla_x, malla_y, (1 - malla_x) ** 2 + 10 * (malla_y - malla_x**2) ** 2,
                 np.logspace(-2, 1.6, 14), colors="0.7", linewidths=0.8)  # fmt: skip
    ejes.plot([p["x"] for p in camino], [p["y"] for p in camino], "o-", color="black",
              markersize=3, linewidth=1, label="cada 10 pasos")  # fmt: skip
    ejes.plot(1, 1, "*", color="black", markersize=13, label="el mínimo, (1, 1)")
    ejes.set(xlabel="x", ylabel="y", title="500 pasos por el valle")
    ejes.legend(loc="lower center")
    plt.show()
    print(f"llega a ({camino[-1]['x']:.4f}, {camino[-1]['y']:.4f}); f = {alturas[-1]:.5f}")

# %% [markdown]
# *En la figura: el valle tiene forma de sonrisa. El camino sale de arriba a la izquierda, baja
# hasta el fondo de la curva y sube despacio por la derecha, con los puntos cada vez más juntos,
# hacia la estrella.*
#
# ## 8. Y ahora, una red
#
# ¿Te acuerdas de la red 2-2-1 de los nueve números, la de «calcular derivadas restantes»? Esta vez
# no hay que calcular ninguna. Se **escribe** la red, se escribe el error y se llama a `minimizar`.


# %%
def sigmoide_de(z):
    """La expresión 1 / (1 + exp(−z))."""
    return ("/", 1, ("+", 1, ("exp", ("-", 0, z))))


def neurona_de(sesgo, *pares):
    """La expresión sesgo + peso · entrada + …"""
    expr = sesgo
    for peso, entrada in pares:
        expr = ("+", expr, ("*", peso, entrada))
    return expr


def red_de(x1, x2):
    """La expresión de ŷ para una muestra."""
    a1 = sigmoide_de(neurona_de("b1", ("w11", x1), ("w12", x2)))
    a2 = sigmoide_de(neurona_de("b2", ("w21", x1), ("w22", x2)))
    return neurona_de("c", ("v1", a1), ("v2", a2))


ERROR = 0
for x1, x2, y in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)):
    ERROR = ("+", ERROR, ("^", ("-", red_de(x1, x2), y), 2))

azar = np.random.default_rng(10)
NOMBRES = ("w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c")
NUEVE = {nombre: float(azar.uniform(-1, 1)) for nombre in NOMBRES}

with al_completar():
    entrenados, historia = minimizar(ERROR, NUEVE, 0.1, 600)
    historia = np.ravel(historia)

    _, ejes = plt.subplots(figsize=(7, 3.8))
    ejes.semilogy(historia, color="black")
    ejes.set(xlabel="paso", ylabel="suma de (y − ŷ)²", title="Tu motor entrena la red de XOR")
    plt.show()
    for x1, x2 in ((0, 0), (0, 1), (1, 0), (1, 1)):
        print((x1, x2), f"ŷ = {float(np.ravel(evaluar(red_de(x1, x2), entrenados))[0]):.3f}")

# %% [markdown]
# *En la figura: el error, en escala logarítmica, pasa casi 300 pasos en una meseta cerca de 1, y
# después cae sin detenerse.*
#
# Cuarenta líneas tuyas, y ninguna sabe qué es una red. PyTorch, JAX y TensorFlow son esta idea con
# matrices en lugar de números y con muchos más nombres en la tabla de `parciales`: lo que en la
# tarea anterior era una jacobiana por cada nodo.
#
# **Para pensar.**
#
# 1. `gradienteNumerico` evalúa $f$ dos veces por cada nombre. ¿Cuántas pasadas hace
#    `gradienteReverso` si hay 7850 nombres? ¿Y si hay uno solo?
# 2. También se puede recorrer la cinta hacia **adelante**, arrastrando la derivada de cada nodo
#    respecto a *una* variable. ¿Cuándo conviene? (Acuérdate de los dos órdenes de la multiplicación
#    de jacobianas.)
# 3. Cambia el `+=` de `retroceder` por `=` y busca una expresión en la que no se note. ¿Qué tienen
#    en común todas?
# 4. El modo reverso necesita los valores de la ida. ¿Cuánta memoria gasta una red de cien capas?
#    ¿Qué se podría tirar y volver a calcular?
# 5. ¿Por qué el exponente de `^` tiene que ser un número? ¿Qué parcial nueva haría falta para
#    $a^b$, y qué condición tendría que cumplir $a$? Escríbela con `exp` y `log`.
# 6. Deriva `("/", 1, ("^", "x", 2))` en $x = 3$ con tu motor y compáralo con la *reciprocal rule*
#    del formulario, tal como está en la diapositiva.
