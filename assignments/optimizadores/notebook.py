# %% [markdown]
# # Una carrera cuesta abajo: los optimizadores
#
# Seis corredores salen del mismo punto de la misma ladera y todos quieren llegar al fondo. Uno va
# siempre por lo más empinado y se estrella de pared en pared; otro lleva impulso; dos ajustan la
# zancada en cada dirección; uno va a ciegas y tantea con un bastón; y uno mira el mapa, saca la
# regla y llega **en un solo paso**. En esta tarea los construyes a todos y los pones a correr.
#
# La sorpresa es lo cortos que son: cada optimizador de las notas son dos o tres líneas y una
# *memoria*.
#
# | función | qué hace |
# |---|---|
# | `entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None)` | por lotes |
# | `pasoMomento(w, G, v, alpha, rho)` | un paso con impulso |
# | `pasoAdaGrad(w, G, r, alpha, eps=1e-8)` | un paso a la medida de cada parámetro |
# | `pasoRMSProp(w, G, r, alpha, rho, eps=1e-8)` | lo mismo, pero olvidando |
# | `pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True)` | las dos memorias |
# | `pasoNewton(w, G, H)` | un paso con la curvatura |
# | `escalarColina(A, b, w, sigma, iteraciones, rng)` | bajar a tientas, sin derivadas |
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. Lo que devuelven
# depende solo de sus argumentos (no leas variables del cuaderno ni guardes nada entre llamadas: la
# memoria entra y sale), los arreglos que reciben quedan como estaban, y funcionan con otros datos y
# otros tamaños. Si todavía no completaste una función, las celdas que la usan te lo dirán sin
# detenerse.
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
# ## 1. Mini-lotes
#
# El programa de las notas, con sus números al margen:
#
# ```
# for e in epochs:                     (10 épocas)
#     for b in batches:                (64 muestras, lotes de 8)
#         Ŷ_b = Forward(X_b)
#         Error = L(Y_b, Ŷ_b)
#         G = ∇_W ( 1/#bs Σ loss(y_i, ŷ_i) )
#         W ← W − α G
# ```
#
# Con el tamaño del lote, #bs, se recorren tres algoritmos que ya conoces de nombre: con 1 es
# **SGD**, con $n$ es **GD**, y en medio, mini-lotes. Es la misma función.
#
# Y sus dos preguntas. *¿Cuántas veces actualiza $\bar W$ en una época?* $64/8 = 8$. *¿Y en total?*
# $8 \cdot 10 = 80$. Así que una historia con el costo de la salida y el de después de cada
# actualización tiene **81** números. ¿Cuántos, si las muestras son 60? (El último lote de cada
# época va corto, y sigue siendo un lote.)
#
# «¿HPs?», preguntan también: son los **hiperparámetros**, lo que eliges tú y la red no aprende. El
# optimizador y su $\alpha$, las épocas y #bs: los argumentos de la función que vas a escribir.
#
# Aquí el modelo es $\hat y = Xw$, cada fila de $X$ es una muestra, y la pérdida es
# $\ell(y, \hat y) = (y - \hat y)^2$. Para un lote $B$ con #B muestras
#
# $$G = -\frac{2}{\#B} \sum_{i \in B} (y_i - \hat y_i)\, x_i$$
#
# Un lote corto **se divide por lo que trae**, no por lo que debería traer: es un promedio.
#
# **Decaimiento.** Las notas lo nombran («GD usando decaimiento») y no lo escriben. Aquí será este:
#
# $$\alpha_e = \frac{\alpha}{1 + d\, e}, \qquad e = 0, 1, 2, \dots \text{ es la época}$$
#
# La primera época va con $\alpha$ entera y, dentro de una época, todos los lotes llevan la misma
# tasa. Con $d = 0$ no hay decaimiento.
#
# **Para comprobar a mano.** Tres muestras, $x_1 = (1, 0)$, $x_2 = (0, 1)$, $x_3 = (1, 1)$, con
# $y = (1, 2, 2)$; $w = (0, 0)$, $\alpha = 0.25$, lotes de 2 y una época:
#
# | | residuos | $G$ | $w$ después | costo de las tres |
# |---|---|---|---|---|
# | al llegar | | | $(0, 0)$ | $(1 + 4 + 4)/3 = 3$ |
# | lote $\{1, 2\}$ | $1,\ 2$ | $-\frac22 (1, 2) = (-1, -2)$ | $(0.25, 0.5)$ | $1.4583$ |
# | lote $\{3\}$ | $2 - 0.75$ | $-\frac21\, 1.25\, (1, 1)$ | $(0.875, 1.125)$ | ? |
#
# Calcula el último en papel: te sale un número entre $0.2$ y $0.3$.


# %% tags=["entrenarMiniLotes"]
def entrenarMiniLotes(X, y, w, alpha, epocas, tam_lote, decaimiento=0.0, rng=None):
    """Descenso de gradiente por lotes para ŷ = Xw con pérdida (y − ŷ)².

    X: (n, d), una muestra por fila. y: (n,). w: (d,). Ninguno debe cambiar.
    alpha: la tasa de la primera época. epocas: cuántas vueltas (entero, puede ser 0).
    tam_lote: cuántas muestras van en cada lote (entero, 1 o más); si pasa de n, cuenta como n.
    decaimiento: d ≥ 0; la época e = 0, 1, ... usa alpha / (1 + d e).
    rng: None, y las muestras van en el orden dado; o un np.random.Generator, y cada época comienza
        con un orden nuevo, rng.permutation(n), una sola llamada. Los lotes son trozos seguidos de
        ese orden, y el último puede ir corto.
    Devuelve (w, costos): w (d,) y 1 + (número de actualizaciones) costos. Cada costo es el promedio
    de (y − ŷ)² sobre TODAS las muestras: el primero con la w recibida, los demás después de cada
    actualización.
    """
    raise NotImplementedError("Completa entrenarMiniLotes")


# %%
grader.check("entrenarMiniLotes")

# %% [markdown]
# Para verlo trabajar, las 64 muestras de las notas y cinco tamaños de lote. Las cinco curvas dan
# **diez épocas**: pagan lo mismo en muestras miradas, pero no en actualizaciones.

# %%
generador = np.random.default_rng(64)
X = np.column_stack((generador.normal(size=(64, 2)), np.ones(64)))
y = X @ np.array([2.0, -1.0, 0.5]) + generador.normal(0, 0.5, 64)
LOTES = {1: "-", 4: "--", 8: "-.", 32: ":", 64: "-"}

with al_completar():
    _, (izquierda, derecha) = plt.subplots(1, 2, figsize=(11, 4), sharey=True)
    for tam_lote, trazo in LOTES.items():
        barajar = np.random.default_rng(1)
        costos = np.ravel(entrenarMiniLotes(X, y, np.zeros(3), 0.05, 10, tam_lote, 0.0, barajar)[1])
        estilo = {"linestyle": trazo, "linewidth": 3 if tam_lote == 64 else 1.3, "color": "black"}
        izquierda.semilogy(np.linspace(0, 10, costos.size), costos, **estilo, label=f"{tam_lote}")
        derecha.semilogy(costos[:81], **estilo)
        print(
            f"lotes de {tam_lote:2d}: {costos.size - 1:3d} actualizaciones, costo {costos[-1]:.3f}"
        )
    izquierda.set(xlabel="época", ylabel="costo J", title="Por épocas: lotes pequeños, más pasos")
    derecha.set(xlabel="actualización", title="Por actualizaciones: lotes grandes, menos ruido")
    izquierda.legend(title="tamaño de lote")
    plt.show()

# %% [markdown]
# *En los dibujos: a la izquierda, el costo contra la época; los lotes de 1, 4 y 8 llegan abajo en
# una o dos épocas y el lote de 64, con trazo grueso, apenas ha dado diez pasos. A la derecha, las
# mismas curvas contra las actualizaciones: casi se enciman, las de lotes pequeños con temblor y las
# de lotes grandes, lisas.*
#
# SGD llega pronto y después **tiembla**: cada muestra tira hacia su lado. Las notas de la
# clase 002 dicen que «el costo debe decrecer siempre en cada iteración; en caso contrario, se debe
# reducir $\alpha$». Eso vale para GD, que mira todas las muestras; con lotes sube y baja aunque
# todo esté bien. Para que deje de temblar sin ir despacio desde el principio se inventó el
# decaimiento.

# %%
with al_completar():
    _, (izquierda, derecha) = plt.subplots(1, 2, figsize=(11, 4))
    for decaimiento, trazo in {0.0: "-", 0.2: "--", 1.0: ":"}.items():
        e = np.arange(30)
        izquierda.plot(e, 0.15 / (1 + decaimiento * e), trazo, color="black", marker=".",
                       label=f"d = {decaimiento}")  # fmt: skip
        barajar = np.random.default_rng(2)
        costos = entrenarMiniLotes(X, y, np.zeros(3), 0.15, 30, 1, decaimiento, barajar)[1]
        por_epoca = np.ravel(costos)[::64]
        derecha.semilogy(por_epoca, trazo, color="black", label=f"d = {decaimiento}")
    izquierda.set(xlabel="época e", ylabel="tasa de la época", title="La tasa con decaimiento")
    derecha.set(xlabel="época", ylabel="costo J", title="SGD con tasa 0.15: el temblor se apaga")
    izquierda.legend()
    derecha.legend()
    plt.tight_layout()
    plt.show()

# %% [markdown]
# *En los dibujos: a la izquierda, la tasa de cada época, constante con d = 0 y cada vez más pequeña
# con d = 0.2 y d = 1. A la derecha, el costo al final de cada época: sin decaimiento salta toda la
# carrera; con decaimiento se asienta.*

# %% [markdown]
# ## 2. La pista: un cuenco mal escalado
#
# $$f(x, y) = x^2 + 10\,y^2 = \tfrac12\, w^T A\, w, \qquad
# A = \begin{bmatrix} 2 & 0 \\ 0 & 20 \end{bmatrix}, \qquad w = (x, y)$$
#
# Diez veces más empinado en $y$ que en $x$. Su gradiente es $G = Aw = (2x,\ 20y)$, su hessiana $A$,
# y la salida, $(1.5,\ 1.5)$, donde $f = 24.75$ y $G = (3, 30)$. La meta es $f < 0.001$.
#
# Las cuentas de GD caben en una línea, porque cada coordenada va por su lado:
#
# $$x \leftarrow (1 - 2\alpha)\,x \qquad\qquad y \leftarrow (1 - 20\alpha)\,y$$
#
# Con $\alpha = 0.1$ el segundo factor es $-1$: $y$ salta de $1.5$ a $-1.5$ y vuelve, **para
# siempre**. Con $\alpha = 0.11$ crece. Con $\alpha = 0.09$ llega. Es $y$ quien decide la tasa, y
# $x$, que podría ir diez veces más rápido, espera. Las notas lo dicen en una frase: «el mismo
# $\eta$ para todos los parámetros no es óptimo».

# %%
A, b = np.diag([2.0, 20.0]), np.zeros(2)
SALIDA, META = np.array([1.5, 1.5]), 1e-3


def f(w):
    """La altura del cuenco en w; también sirve para una fila de puntos (k, 2)."""
    return w[..., 0] ** 2 + 10 * w[..., 1] ** 2


def correr(regla, pasos, memorias=0, escala=A):
    """Todos los w del camino, (pasos + 1, 2). regla(w, G, memorias, t) da w y las memorias."""
    w, memoria = SALIDA.copy(), [np.zeros(2)] * memorias
    camino = [w]
    for t in range(1, pasos + 1):
        w, *memoria = regla(w.copy(), escala @ w, [m.copy() for m in memoria], t)
        w, memoria = np.asarray(w, float), [np.asarray(m, float) for m in memoria]
        camino.append(w)
    return np.array(camino)


def llegada(camino):
    """El primer paso con f por debajo de la meta, en palabras."""
    abajo = np.flatnonzero(f(camino) < META)
    return f"paso {abajo[0]}" if abajo.size else "no llega"


def dibujar_cuenco(ejes, titulo):
    """Las curvas de nivel, el fondo y la salida."""
    x, y = np.meshgrid(np.linspace(-1.9, 1.9, 120), np.linspace(-1.9, 1.9, 120))
    ejes.contour(x, y, x**2 + 10 * y**2, levels=[0.1, 1, 4, 10, 20, 33], colors="0.75")
    ejes.plot(0, 0, "*", color="black", markersize=12)
    ejes.plot(*SALIDA, "s", color="black", markersize=6)
    ejes.set(xlabel="x", ylabel="y", title=titulo, xlim=(-1.9, 1.9), ylim=(-1.9, 1.9))


def descenso(alpha):
    """La regla de GD, sin memoria."""
    return lambda w, G, memoria, t: (w - alpha * G,)


_, ejes = plt.subplots(1, 3, figsize=(12, 4))
for eje, alpha in zip(ejes, (0.02, 0.09, 0.1), strict=True):
    camino = correr(descenso(alpha), 60)
    dibujar_cuenco(eje, f"GD con α = {alpha}: {llegada(camino)}")
    eje.plot(*camino.T, "o-", color="black", markersize=3, linewidth=1)
plt.tight_layout()
plt.show()
alturas = f(correr(descenso(0.11), 20))[::10]
print("α = 0.11, f en los pasos 0, 10 y 20:", ", ".join(f"{altura:.0f}" for altura in alturas))

# %% [markdown]
# *En los dibujos: las curvas de nivel, una elipse tendida dentro de otra, el fondo (estrella) y la
# salida (cuadro). Con 0.02 el camino baja por la pared y después se arrastra por el valle; con 0.09
# rebota de pared en pared mientras avanza; con 0.1 rebota para siempre a la misma altura.*
#
# Desde aquí, cada optimizador es una función pura: entran $w$, el gradiente $G$, la memoria y las
# tasas; salen la $w$ nueva y la memoria nueva. La memoria empieza en ceros y **tú no la guardas**:
# la guarda quien te llama. $w$ y $G$ pueden tener cualquier forma (un vector, una matriz de pesos),
# y la memoria tiene la misma.
#
# Unas letras, para no perderse. En las notas 001 la velocidad es $\bar V$, la suma de cuadrados es
# $\bar r$ en AdaGrad y $\bar\Gamma$ en Adam, y $\rho_1$, $\rho_2$ son lo que otros libros llaman
# $\beta_1$, $\beta_2$ ($m$ y $v$ llaman a las memorias). Y $\bar\Delta$ es en 001 **el paso**,
# mientras que en las notas 004 $\Delta$ es **el gradiente**. Aquí: $v$, $r$, $G$.

# %% [markdown]
# ## 3. Momento: una bola que rueda
#
# $$v \leftarrow \rho\, v + (1 - \rho)\, G \qquad\qquad w \leftarrow w - \alpha\, v$$
#
# La velocidad $v$ es un promedio de los últimos gradientes, con más peso en los recientes. Lo que
# va y viene se cancela; lo que insiste, se acumula. Es el «momento 1st order» que las notas
# escriben dentro de Adam. En otros libros verás $v \leftarrow \rho v + G$, sin el $1 - \rho$: la
# misma idea con una $v$ que es $1/(1 - \rho)$ veces mayor, y por tanto con otra $\alpha$. Aquí, la
# de las notas.
#
# **Para comprobar a mano**, con $\alpha = 0.1$ y $\rho = 0.9$:
#
# | paso | $G$ | $v$ | $w$ |
# |---|---|---|---|
# | 0 | | $(0, 0)$ | $(1.5, 1.5)$ |
# | 1 | $(3, 30)$ | $(0.3, 3)$ | $(1.47, 1.2)$ |
# | 2 | $(2.94, 24)$ | $(0.564, 5.1)$ | ? |
#
# El paso se da con la $v$ que acabas de calcular.


# %% tags=["pasoMomento"]
def pasoMomento(w, G, v, alpha, rho):
    """Un paso de GD con momento de primer orden.

    w, G, v: arreglos de una misma forma, la que sea; ninguno debe cambiar. v empieza en ceros.
    alpha: la tasa. rho: cuánto se conserva de v, entre 0 y 1.
    Devuelve (w, v), los nuevos, con esa forma.
    """
    raise NotImplementedError("Completa pasoMomento")


# %%
grader.check("pasoMomento")

# %% [markdown]
# ## 4. AdaGrad: una zancada para cada parámetro
#
# $$r \leftarrow r + G \odot G \qquad \Delta \leftarrow -\frac{\alpha}{\sqrt r} \odot G
# \qquad w \leftarrow w + \Delta$$
#
# Así está en las notas. Todo es componente a componente ($\odot$, la raíz y la división): donde los
# gradientes han sido grandes, la zancada se acorta; donde han sido pequeños, se alarga.
#
# Pero pruébalo con un parámetro cuyo gradiente es 0, el de una entrada que nunca se enciende:
# $r = 0$, y $0/\sqrt 0$ **no es un número**. Un `nan` en una componente de $w$, y en la vuelta
# siguiente lo es toda la red. A la fórmula de las notas le falta un granito de sal:
#
# $$w \leftarrow w - \alpha\, \frac{G}{\sqrt r + \varepsilon}, \qquad \varepsilon = 10^{-8}$$
#
# Con $G = 0$ da $0/\varepsilon = 0$: ese parámetro se queda donde está. En lo demás $\varepsilon$
# no se nota.
#
# **Para comprobar a mano**, con $\alpha = 0.1$:
#
# | paso | $G$ | $r$ | $w$ |
# |---|---|---|---|
# | 1 | $(3, 30)$ | $(9, 900)$ | $(1.4, 1.4)$ |
# | 2 | $(2.8, 28)$ | $(16.84, 1684)$ | $(1.3318, 1.3318)$ |
#
# Mira el primero: $G/\sqrt{G^2}$ es el signo de $G$. Los dos parámetros se mueven **exactamente lo
# mismo**, aunque un gradiente sea diez veces el otro. El cuenco mal escalado ya no asusta.


# %% tags=["pasoAdaGrad"]
def pasoAdaGrad(w, G, r, alpha, eps=1e-8):
    """Un paso de AdaGrad.

    w, G, r: arreglos de una misma forma, la que sea; ninguno debe cambiar. r empieza en ceros.
    alpha: la tasa. eps: el número pequeño que evita 0/0.
    Devuelve (w, r), los nuevos, con esa forma.
    """
    raise NotImplementedError("Completa pasoAdaGrad")


# %%
grader.check("pasoAdaGrad")

# %% [markdown]
# ## 5. RMSProp: AdaGrad con olvido
#
# La $r$ de AdaGrad solo crece, así que sus pasos solo se encogen: en una carrera larga se queda
# dormido. RMSProp cambia la suma por un promedio que olvida, como la $v$ del momento:
#
# $$r \leftarrow \rho\, r + (1 - \rho)\, G \odot G \qquad\qquad
# w \leftarrow w - \alpha\, \frac{G}{\sqrt r + \varepsilon}$$
#
# **Para comprobar a mano**, el primer paso con $\alpha = 0.1$ y $\rho = 0.9$: $r = (0.9, 90)$ y
# $w = 1.5 - 0.1 \cdot 3/\sqrt{0.9} = 1.1838$, en las dos coordenadas. ¿Por qué más que AdaGrad, si
# la tasa es la misma? Porque de un $r$ que empieza en 0, el primer promedio solo ve una décima de
# $G^2$: el paso sale $1/\sqrt{0.1} = 3.16$ veces más largo. Guarda ese número.


# %% tags=["pasoRMSProp"]
def pasoRMSProp(w, G, r, alpha, rho, eps=1e-8):
    """Un paso de RMSProp.

    w, G, r: arreglos de una misma forma, la que sea; ninguno debe cambiar. r empieza en ceros.
    alpha: la tasa. rho: cuánto se conserva de r, entre 0 y 1. eps: evita 0/0.
    Devuelve (w, r), los nuevos, con esa forma.
    """
    raise NotImplementedError("Completa pasoRMSProp")


# %%
grader.check("pasoRMSProp")

# %% [markdown]
# ## 6. Adam: las dos memorias
#
# Momento para la dirección y RMSProp para la zancada. Así lo escriben las notas:
#
# $$v \leftarrow \rho_1 v + (1 - \rho_1)\, G \qquad
# r \leftarrow \rho_2\, r + (1 - \rho_2)\, G \odot G \qquad
# w \leftarrow w - \alpha\, \frac{v}{\sqrt r}$$
#
# Le falta el $\varepsilon$, ya lo sabes. Y le falta algo más, que Kingma y Ba (2014) ponen y las
# notas no. Las dos memorias empiezan en 0, y al principio son **demasiado pequeñas**: $v$ tras un
# paso vale $(1 - \rho_1)\, G$, una décima de $G$; $r$, con $\rho_2 = 0.999$, una milésima de $G^2$.
# El primer paso sin corregir mide
#
# $$\alpha\, \frac{1 - \rho_1}{\sqrt{1 - \rho_2}} = \alpha\, \frac{0.1}{\sqrt{0.001}} =
# 3.1623\, \alpha$$
#
# (sí, el mismo número de RMSProp, por otro camino). La corrección divide cada memoria por lo que le
# falta para ser un promedio de verdad. Los pesos que $v$ reparte en $t$ pasos suman
# $1 - \rho_1^t$, así que
#
# $$\hat v = \frac{v}{1 - \rho_1^{\,t}} \qquad \hat r = \frac{r}{1 - \rho_2^{\,t}} \qquad
# w \leftarrow w - \alpha\, \frac{\hat v}{\sqrt{\hat r} + \varepsilon}$$
#
# con $t = 1$ en el primer paso. La $t$ es un **exponente**, y con $t$ grande la corrección se
# apaga. Tu función hace los dos Adam: con `corregir=True` este, y con `corregir=False` el de las
# notas ($\hat v = v$, $\hat r = r$). Y devuelve $v$ y $r$ **sin corregir**, tal como las dejan sus
# fórmulas: si guardaras las corregidas, en el paso siguiente se corregirían otra vez.
#
# **Para comprobar a mano**, con $\alpha = 0.1$, $\rho_1 = 0.9$ y $\rho_2 = 0.999$:
#
# | $t$ | $G$ | $v$ | $r$ | $\hat v$ | $\hat r$ | $w$ |
# |---|---|---|---|---|---|---|
# | 1 | $(3, 30)$ | $(0.3, 3)$ | $(0.009, 0.9)$ | $(3, 30)$ | $(9, 900)$ | $(1.4, 1.4)$ |
# | 2 | $(2.8, 28)$ | $(0.55, 5.5)$ | $(0.016831, 1.6831)$ | $2.8947, \dots$ | ? | $1.3002, \dots$ |
# | 1, sin corregir | $(3, 30)$ | $(0.3, 3)$ | $(0.009, 0.9)$ | | | $(1.1838, 1.1838)$ |


# %% tags=["pasoAdam"]
def pasoAdam(w, G, v, r, t, alpha, rho1, rho2, eps=1e-8, corregir=True):
    """Un paso de Adam.

    w, G, v, r: arreglos de una misma forma, la que sea; ninguno debe cambiar. v y r empiezan en
        ceros.
    t: el número de este paso, un entero; el primero es t = 1.
    alpha: la tasa. rho1: cuánto se conserva de v. rho2: cuánto se conserva de r. eps: evita 0/0.
    corregir: True, la corrección de Kingma y Ba; False, el Adam de las notas.
    Devuelve (w, v, r), los nuevos, con esa forma; v y r, sin corregir.
    """
    raise NotImplementedError("Completa pasoAdam")


# %%
grader.check("pasoAdam")

# %% [markdown]
# ## 7. Newton: mirar el mapa
#
# La segunda rama del árbol de las notas: «optimizadores que usan derivadas de orden superior,
# $H(L)$». El gradiente dice hacia dónde se baja; la **hessiana** $H$, cuánto se curva el suelo en
# cada dirección. Si el suelo es una parábola, con las dos se sabe dónde está el fondo:
#
# $$w \leftarrow w - H^{-1} G$$
#
# Sin tasa. En el cuenco $H = A$ y $H^{-1}G = A^{-1}Aw = w$: cae en $(0, 0)$ a la primera.
#
# **Para comprobar a mano.** Una $H$ que no es diagonal:
#
# $$H = \begin{bmatrix} 4 & 1 \\ 1 & 3 \end{bmatrix} \quad G = \begin{bmatrix} 1 \\ 2 \end{bmatrix}
# \quad w = \begin{bmatrix} 2 \\ 1 \end{bmatrix} \qquad
# H^{-1} = \frac{1}{11} \begin{bmatrix} 3 & -1 \\ -1 & 4 \end{bmatrix}$$
#
# $H^{-1}G = (1, 7)/11$ y $w - H^{-1}G = (1.9091,\ 0.3636)$. Calcular $H^{-1}$ no hace falta:
# $\Delta = H^{-1}G$ es la solución del sistema $H \Delta = G$, y resolver un sistema es más barato
# y más exacto que invertir. Las dos maneras valen aquí.
#
# ¿Por qué no entrenan así las redes? Porque con un millón de parámetros $H$ tiene $10^{12}$
# entradas. **BFGS** construye una $H^{-1}$ aproximada con los gradientes que va viendo, y
# **L-BFGS** ni siquiera la guarda: recuerda los últimos diez o veinte pasos y reconstruye con ellos
# el producto $H^{-1}G$. (Se cuentan, no se piden.)


# %% tags=["pasoNewton"]
def pasoNewton(w, G, H):
    """Un paso de Newton: w − H⁻¹G.

    w, G: (d,). H: (d, d), simétrica y definida positiva. Ninguno debe cambiar.
    Devuelve la w nueva, (d,).
    """
    raise NotImplementedError("Completa pasoNewton")


# %%
grader.check("pasoNewton")

# %% [markdown]
# ## 8. Escalar colinas, cuesta abajo y a ciegas
#
# La tercera rama: «optimización mediante búsquedas». Sin gradiente, sin hessiana, sin nada:
#
# 1. desde $w$, da un paso al azar: $u = w + \sigma\,\xi$, con $\xi$ normal;
# 2. si $f(u) < f(w)$, quédate en $u$; si no, quédate en $w$;
# 3. repite.
#
# Se llama *hill climbing* porque nació buscando cimas; aquí buscamos el fondo de
#
# $$f(w) = \tfrac12\, w^T A\, w - b^T w$$
#
# con $A$ simétrica. (Con $A$ definida positiva, el fondo está donde $Aw = b$.)
#
# Los acuerdos: en **cada** iteración hay un solo candidato, y sale de
# `rng.standard_normal(w.shape)`; `valores` tiene `iteraciones + 1` números, $f$ de la $w$ con la
# que te quedas en cada momento, te hayas movido o no.
#
# **Para comprobar a mano.** En el cuenco ($b = 0$), $f(1.5, 1.5) = 2.25 + 22.5 = 24.75$. Con
# $b = (1, 1)$, $f$ vale 3 menos: $21.75$.
#
# La otra búsqueda de las notas, la **genética**, hace lo mismo con una población: muchos $w$ a la
# vez, los peores se descartan, y los mejores se cruzan y mutan. (También se cuenta, y no se pide.)


# %% tags=["escalarColina"]
def escalarColina(A, b, w, sigma, iteraciones, rng):
    """Hill climbing cuesta abajo sobre f(w) = ½ wᵀAw − bᵀw.

    A: (d, d), simétrica. b: (d,). w: (d,). Ninguno debe cambiar.
    sigma: cuánto se aleja un candidato, u = w + sigma * rng.standard_normal(w.shape).
    iteraciones: cuántos candidatos se prueban, uno por iteración (entero, puede ser 0).
    rng: un np.random.Generator; es el único azar.
    Devuelve (w, valores): la w final y los iteraciones + 1 valores de f, el inicial incluido.
    """
    raise NotImplementedError("Completa escalarColina")


# %%
grader.check("escalarColina")

# %% [markdown]
# Esta es la nube que tantea el ciego. Cuenta los puntos negros: son los únicos pasos que dio.

# %%
with al_completar():
    azar, SIGMA = np.random.default_rng(0), 0.3
    w, camino, candidatos = SALIDA, [SALIDA], []
    for _ in range(300):  # de una en una, para verlas: el candidato se recupera con otro generador
        estado = np.random.default_rng(0)
        estado.bit_generator.state = azar.bit_generator.state
        candidatos.append(w + SIGMA * estado.standard_normal(2))
        w = np.asarray(escalarColina(A, b, w.copy(), SIGMA, 1, azar)[0], float)
        camino.append(w)
    camino, candidatos = np.array(camino), np.array(candidatos)
    dados = int((np.diff(camino, axis=0) != 0).any(axis=1).sum())

    _, ejes = plt.subplots(figsize=(5.4, 5))
    dibujar_cuenco(ejes, f"300 candidatos, {dados} pasos dados")
    ejes.plot(*candidatos.T, ".", color="0.55", markersize=4, label="candidatos")
    ejes.plot(*camino.T, "o-", color="black", markersize=4, linewidth=1, label="el camino")
    ejes.legend(loc="lower right")
    plt.show()
    print(f"f acaba en {f(w):.4f}")

# %% [markdown]
# *En el dibujo: el camino negro baja en unos pocos pasos desde la salida hasta el fondo, y
# alrededor hay una nube gris de candidatos rechazados, casi todos amontonados cerca del final:
# cuanto más abajo, más difícil es acertar a ciegas.*
#
# En 400 carreras con otras semillas el ciego acabó siempre por debajo de $0.011$. En dos
# dimensiones, claro. Con un millón de parámetros, ¿qué probabilidad hay de que un paso al azar
# apunte hacia abajo *bastante*?

# %% [markdown]
# ## 9. La carrera
#
# Todos desde $(1.5, 1.5)$, cada uno con una tasa que le conviene. Apuesta el podio antes de
# ejecutar: no cuesta nada.

# %%
CORREDORES = {  # nombre: memorias, regla, trazo
    "GD, α = 0.09": (0, descenso(0.09), ":"),
    "momento, α = 0.1": (1, lambda w, G, m, t: pasoMomento(w, G, *m, 0.1, 0.9), "--"),
    "AdaGrad, α = 1": (1, lambda w, G, m, t: pasoAdaGrad(w, G, *m, 1.0), "-."),
    "RMSProp, α = 0.1": (1, lambda w, G, m, t: pasoRMSProp(w, G, *m, 0.1, 0.9), (0, (1, 3))),
    "Adam, α = 0.3": (2, lambda w, G, m, t: pasoAdam(w, G, *m, t, 0.3, 0.9, 0.999), "-"),
    "Adam de las notas, α = 0.1": (
        2, lambda w, G, m, t: pasoAdam(w, G, *m, t, 0.1, 0.9, 0.999, 1e-8, False),
        (0, (6, 1, 1, 1)),
    ),
    "Newton": (0, lambda w, G, m, t: (pasoNewton(w, G, A),), "-"),
}  # fmt: skip

with al_completar():
    caminos = {
        nombre: correr(regla, 200, memorias) for nombre, (memorias, regla, _) in CORREDORES.items()
    }
    figura, ejes = plt.subplots(2, 4, figsize=(13, 6.6))
    for eje, (nombre, camino) in zip(ejes.flat, caminos.items(), strict=False):
        dibujar_cuenco(eje, f"{nombre}\n{llegada(camino)}")
        eje.plot(*camino.T, "o-", color="black", markersize=3, linewidth=1)
    ejes[1, 3].axis("off")
    figura.tight_layout()
    plt.show()

    _, ejes = plt.subplots(figsize=(9, 4.6))
    for nombre, camino in caminos.items():
        grueso = 3 if nombre == "Newton" else 1.5
        ejes.semilogy(np.maximum(f(camino), 1e-12), linestyle=CORREDORES[nombre][2],
                      color="0.6" if nombre == "Newton" else "black", linewidth=grueso,
                      label=nombre)  # fmt: skip
    ejes.axhline(META, color="0.5", linewidth=0.8)
    ejes.annotate("la meta", (200, META), ha="right", va="bottom")
    ejes.set(xlabel="paso", ylabel="f, en escala logarítmica", ylim=(1e-8, 1e3),
             title="La altura de cada corredor")  # fmt: skip
    ejes.legend(ncol=2, fontsize=9)
    plt.show()
    for nombre, camino in caminos.items():
        print(f"{nombre:27s} {llegada(camino):>9s}   f en el paso 200: {f(camino)[-1]:.1e}")

# %% [markdown]
# *En los dibujos: arriba, el camino de cada uno; GD rebota en zigzag, el momento da vueltas
# alrededor del fondo como una canica, AdaGrad y RMSProp bajan por la diagonal, los dos Adam se
# pasan del fondo y vuelven, y Newton traza una sola recta. Abajo, la altura contra el paso: Newton
# cae en vertical, AdaGrad y GD bajan en línea recta, el momento y los dos Adam, a oleadas, y
# RMSProp baja con los primeros, rebota hacia el paso 90 y se queda temblando por encima de la
# meta.*
#
# No saques de aquí un podio para siempre. AdaGrad gana porque la pista es corta y su $\alpha$ es
# diez veces la de los otros; Newton, porque el suelo es una parábola exacta. RMSProp llega y
# **tiembla**: con $G$ casi 0, $r$ también se vuelve pequeño, y el cociente no baja de tamaño. ¿Qué
# le falta? (Pista: sección 1.)
#
# Y una advertencia. Con $\alpha = 0.3$ tu Adam llega en el paso 31. Un Adam **sin la corrección**
# llega en el 33; uno que olvida elevar a $t$, en el 52; uno que usa $t + 1$, en el 6 (¡antes!); uno
# sin la raíz, en el 222. Todos llegan. Que un optimizador baje no prueba casi nada: por eso las
# comprobaciones miran un solo paso, número por número.
#
# ### La misma pista, escalada
#
# Las notas de la clase 002 recomiendan *feature scaling*: si las variables tienen escalas
# parecidas, las derivadas parciales influyen por igual. En el cuenco, escalar es cambiar $y$ por
# $\sqrt{10}\,y$, y la elipse se vuelve un círculo: $A = 2I$.

# %%
with al_completar():
    _, ejes = plt.subplots(1, 2, figsize=(9.4, 4.4))
    redondo = 2 * np.eye(2)
    for eje, escala, titulo in zip(ejes, (A, redondo), ("Mal escalado", "Escalado"), strict=True):
        malla = np.meshgrid(np.linspace(-1.9, 1.9, 120), np.linspace(-1.9, 1.9, 120))
        alturas = (escala[0, 0] * malla[0] ** 2 + escala[1, 1] * malla[1] ** 2) / 2
        eje.contour(*malla, alturas, levels=[0.1, 0.5, 1.5, 4, 10, 20, 33], colors="0.75")
        for nombre, regla, memorias, trazo in (
            ("GD, α = 0.09", descenso(0.09), 0, "o:"),
            ("momento, α = 0.1", CORREDORES["momento, α = 0.1"][1], 1, ".--"),
            ("Adam, α = 0.3", CORREDORES["Adam, α = 0.3"][1], 2, "x-"),
        ):
            camino = correr(regla, 60, memorias, escala)
            eje.plot(*camino.T, trazo, color="black", markersize=4, linewidth=1, label=nombre)
        eje.plot(0, 0, "*", color="black", markersize=12)
        eje.set(xlabel="x", ylabel="y", title=titulo, xlim=(-1.9, 1.9), ylim=(-1.9, 1.9))
        eje.set_aspect("equal")
    ejes[1].legend(loc="lower left")
    plt.show()
    for alpha in (0.09, 0.3, 0.5):
        alturas = (correr(descenso(alpha), 60, 0, redondo) ** 2).sum(axis=1)
        print(f"GD en el cuenco redondo con α = {alpha}: paso {np.flatnonzero(alturas < META)[0]}")

# %% [markdown]
# *En los dibujos: en el cuenco mal escalado, a la izquierda, cada camino es distinto; en el
# redondo, a la derecha, los tres van derechos al centro por la misma diagonal.*
#
# Con el cuenco redondo y $\alpha = 0.5$, GD llega en un paso, como Newton. Tiene gracia: Newton es
# GD después de escalar con $H^{-1}$, y AdaGrad, RMSProp y Adam escalan con $1/\sqrt r$, una regla
# de bolsillo que cuesta un vector y no una matriz.
#
# **Para pensar.**
#
# 1. En el cuenco, ¿entre qué tasas converge GD? ¿Y si en vez de 10 hubiera 1000 delante de $y^2$?
#    ¿Cuántos pasos necesitaría $x$ con la tasa más grande que tolera $y$?
# 2. Con $\rho = 0$ tres de tus funciones se vuelven otras que ya conoces. ¿Cuáles?
# 3. Gira el cuenco 45 grados ($A$ deja de ser diagonal) y repite la carrera. ¿Quién no lo nota?
#    ¿Quién pierde su ventaja, y por qué?
# 4. Si en Adam multiplicas la función $f$ por 1000, ¿cuánto cambia el camino? ¿Y en GD?
# 5. $H^{-1}G$ también va cuesta *arriba* si $H$ no es definida positiva. Prueba un paso de Newton
#    en $f = x^2 - y^2$ desde $(1, 1)$. ¿Adónde cae? ¿Hay ahí un mínimo?
# 6. ¿Cuántas veces evalúa $f$ el ciego para llegar, y cuántas derivadas pide GD? ¿Cuándo compraría
#    uno un bastón?
