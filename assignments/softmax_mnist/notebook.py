# %% [markdown]
# # Regresión softmax: diez dígitos, diez puntajes
#
# Hasta ahora tus modelos respondían con un número, o con un sí o un no. Hoy la pregunta tiene diez
# respuestas posibles: *¿qué dígito es este?* Vas a construir el clasificador más sencillo que la
# contesta bien nueve de cada diez veces, y vas a poder **ver** lo que aprendió, porque sus pesos
# son imágenes.
#
# El recorrido, de la imagen a la respuesta:
#
# $$X \;\xrightarrow{\;XW + b\;}\; Z \;\xrightarrow{\;\text{softmax}\;}\; A
# \;\xrightarrow{\;\text{la más alta}\;}\; \hat y$$
#
# | función | qué hace |
# |---|---|
# | `codificarOneHot(y, K)` | las etiquetas, como filas de ceros con un uno |
# | `softmax(Z)` | los puntajes, como probabilidades |
# | `entropiaCruzada(A, Y)` | cuánto se equivocan esas probabilidades |
# | `gradientes(X, A, Y)` | hacia dónde mover $W$ y $b$ |
# | `entrenar(X, y, K, lr, epocas, tam_lote, rng)` | descenso de gradiente por lotes |
# | `predecir(X, W, b)` | la clase más probable |
#
# **Las formas.** Cada fila es un ejemplo: $X$ es $(N, d)$, la matriz $W$ es $(d, K)$, el sesgo $b$
# es $(K,)$, y los puntajes $Z$, las probabilidades $A$ y las etiquetas codificadas $Y$ son
# $(N, K)$. En las diapositivas $W$ aparece al revés, $K \times m$, y por eso allí se lee
# $XW^T + b$; aquí es $XW + b$.
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. Ninguna función cambia
# los arreglos que recibe, y su resultado depende solo de sus argumentos. Deben servir para
# cualquier $N$, $d$ y $K$, no solo para dígitos. Puedes usar ciclos si los prefieres: valen lo
# mismo, aunque con imágenes tardan mucho más. Si todavía no completaste una función, las celdas que
# la usan te lo dirán sin detenerse.
#
# **Las comprobaciones.** Después de cada función, `grader.check(...)` la prueba con unos pocos
# casos. Son una muestra: suman menos de 20 de los 100 puntos, y los demás salen de probar tus
# funciones con otros datos y otros tamaños después de la entrega. Cuando algo falla, lee la frase
# que sigue a `AssertionError:` (lo que la rodea, en inglés, lo escribe otter): dice qué salió y qué
# se esperaba o, si tu función se detuvo, en qué línea y con qué argumentos.

# %%
import gzip
import os
import socket
import warnings
from functools import cache
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import fetch_openml, load_digits

# %% [markdown]
# ## Los datos
#
# MNIST son 70 000 dígitos escritos a mano: 60 000 para entrenar (unos 6 000 por clase; la
# diapositiva dice 60 000 *por clase*, y son todas juntas) y 10 000 para probar. Cada imagen de
# $28 \times 28$ píxeles se estira en una fila de 784 números entre 0 (fondo) y 1 (tinta).
#
# La celda que sigue ya está hecha y no hace falta que la toques. Busca MNIST en la carpeta que
# indique la variable de entorno `GRADIENTE_MNIST`; si no la hay, lo descarga de OpenML (la primera
# vez tarda un poco), y sin conexión usa los dígitos pequeños de scikit-learn, agrandados. Al final
# te dice cuáles consiguió.

# %%
FILAS = 10_000  # imágenes para entrenar: 60_000 son todas; con ciclos, 300 bastan


def leer_idx(patron):
    """Un archivo IDX: el cuarto byte dice cuántos ejes hay; siguen sus longitudes y los píxeles."""
    archivo = sorted(Path(os.environ["GRADIENTE_MNIST"]).glob(patron))[0]
    datos = archivo.read_bytes()
    datos = gzip.decompress(datos) if archivo.suffix == ".gz" else datos
    forma = np.frombuffer(datos, ">i4", datos[3], offset=4)
    return np.frombuffer(datos, np.uint8, offset=4 + 4 * datos[3]).reshape(forma)


def de_carpeta():
    return [leer_idx(f"{de}*") for de in ("train-im", "train-lab", "t10k-im", "t10k-lab")]


def de_openml():
    socket.setdefaulttimeout(20)  # segundos: si la red no responde, no esperes más
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # sin red avisa en inglés, y ya se usa otra fuente
        X, y = fetch_openml("mnist_784", version=1, as_frame=False, return_X_y=True, n_retries=1)
    return X[:60_000], y[:60_000], X[60_000:], y[60_000:]


def de_scikit_learn():
    digitos = load_digits()
    X = np.kron(digitos.images, np.ones((3, 3))) * 255 / 16  # cada píxel se vuelve 3 × 3
    X, y = np.pad(X, ((0, 0), (2, 2), (2, 2))), digitos.target  # y un margen de 2
    return X[:1500], y[:1500], X[1500:], y[1500:]


fuentes = {
    "MNIST, de la carpeta GRADIENTE_MNIST": de_carpeta,
    "MNIST, de OpenML": de_openml,
    "los dígitos de scikit-learn, agrandados a 28 × 28": de_scikit_learn,
}
for origen in fuentes:
    try:
        X, y, X_prueba, y_prueba = fuentes[origen]()
        break
    except (LookupError, OSError, EOFError, ValueError, ImportError, MemoryError):
        continue  # esta fuente no está disponible: a la siguiente

X, y = X[:FILAS].reshape(-1, 784) / 255, y[:FILAS].astype(int)
X_prueba, y_prueba = X_prueba.reshape(-1, 784) / 255, y_prueba.astype(int)
print(f"Tienes {origen}: {len(X)} imágenes para entrenar y {len(X_prueba)} para probar.")

# %% [markdown]
# Así son. Fíjate en lo distintos que pueden ser dos dígitos de la misma clase.

# %%
_, ejes = plt.subplots(2, 10, figsize=(10, 2.5))
for i, eje in enumerate(ejes.flat):
    eje.imshow(X[i].reshape(28, 28), cmap="Greys")
    eje.set_title(y[i], fontsize=10)
    eje.axis("off")
plt.show()

# %% [markdown]
# ## 1. Las etiquetas: *one-hot*
#
# Que un 8 sea «el doble» de un 4 no significa nada cuando son nombres de clases. Por eso la
# etiqueta $k$ se escribe como una fila con un 1 en la columna $k$ y ceros en las demás. El ejemplo
# de la diapositiva, con tres clases y las etiquetas 0, 1, 2, 2:
#
# $$Y = \begin{bmatrix} 1 & 0 & 0 \\ 0 & 1 & 0 \\ 0 & 0 & 1 \\ 0 & 0 & 1 \end{bmatrix}$$
#
# Dos cosas para tener presentes: las clases se cuentan desde 0, y la matriz tiene **siempre** $K$
# columnas, aunque en `y` no aparezcan todas las clases. ¿Qué pasaría si un lote de 8 imágenes no
# trae ningún 9 y el ancho saliera de los datos?


# %% tags=["codificarOneHot"]
def codificarOneHot(y, K):
    """Codifica las etiquetas con un solo 1 por fila.

    y: (N,) enteros entre 0 y K − 1.
    K: número de clases.
    Devuelve Y: (N, K), siempre con K columnas, de ceros y unos.
    """
    raise NotImplementedError("Completa codificarOneHot")


# %%
grader.check("codificarOneHot")

# %% [markdown]
# ## 2. De puntajes a probabilidades
#
# Para cada imagen, $Z = XW + b$ da $K$ puntajes, uno por clase. Pueden ser negativos y no suman
# nada en particular. La softmax los vuelve probabilidades: todas positivas y, en cada fila, con
# suma 1.
#
# $$A_{ij} = \frac{e^{Z_{ij}}}{\sum_{k=1}^{K} e^{Z_{ik}}}$$
#
# Para probar a mano: los puntajes $(0, \ln 2, \ln 5)$ dan $(\tfrac18, \tfrac28, \tfrac58)$.
# Compruébalo en papel antes de programar.
#
# **Que no se desborde.** $e^{1000}$ no cabe en un `float64`: sale `inf`, e `inf/inf` es `nan`. Con
# puntajes de $-1000$ pasa lo contrario, $0/0$. Pero mira qué ocurre en la fracción si a todos los
# puntajes *de una fila* les restas el mismo número $c$. ¿Qué $c$ deja todos los exponentes en cero
# o por debajo, y al menos uno justo en cero?
#
# **Cuidado con los ejes.** Una suma por filas tiene forma $(N,)$, y NumPy alinea esa forma con las
# *columnas* de una matriz $(N, K)$. Si $N = K$ ni siquiera hay error: solo un resultado equivocado.


# %% tags=["softmax"]
def softmax(Z):
    """Probabilidades de cada clase, fila por fila.

    Z: (N, K) puntajes.
    Devuelve A: (N, K), con filas que suman 1; sin nan ni inf aunque haya puntajes de ±1000.
    """
    raise NotImplementedError("Completa softmax")


# %%
grader.check("softmax")

# %% [markdown]
# Cuando la tengas, mira lo que hace con tres puntajes fijos $(2, 1, 0)$ al multiplicarlos por un
# número cada vez mayor: las mismas preferencias, dichas con más o menos seguridad.

# %%
with al_completar():
    factores = np.array([0, 0.5, 1, 4])
    filas = np.asarray(softmax(factores[:, None] * np.array([2.0, 1.0, 0.0])))
    _, ejes = plt.subplots(1, 4, figsize=(10, 2.4), sharey=True)
    for eje, factor, fila in zip(ejes, factores, filas, strict=True):
        eje.bar(["0", "1", "2"], fila, color="gray", edgecolor="black")
        eje.set(title=f"Z = {factor:g} · (2, 1, 0)", xlabel="clase", ylim=(0, 1))
    ejes[0].set_ylabel("probabilidad")
    plt.show()

# %% [markdown]
# ## 3. Cuánto se equivoca
#
# La entropía cruzada mira, en cada ejemplo, la probabilidad que recibió la clase verdadera, y cobra
# su logaritmo con el signo cambiado. Acertar con seguridad cuesta casi nada; equivocarse con
# seguridad cuesta muchísimo.
#
# $$J = -\frac1N \sum_{i=1}^{N} \sum_{j=1}^{K} Y_{ij} \ln A_{ij}$$
#
# El ejemplo de la diapositiva, con la $Y$ de la sección 1:
#
# $$A = \begin{bmatrix} 0.3792 & 0.3104 & 0.3104 \\ 0.3072 & 0.4147 & 0.2780 \\
# 0.4263 & 0.2248 & 0.3490 \\ 0.2668 & 0.2978 & 0.4354 \end{bmatrix}
# \quad\Rightarrow\quad 0.969692,\; 0.880200,\; 1.05268,\; 0.831490$$
#
# Esas son las cuatro pérdidas, y su promedio es $J \approx 0.9335$. Otra cifra útil: quien no sabe
# nada y reparte $1/K$ a cada clase paga $\ln K$. Con diez dígitos, $\ln 10 = 2.3026$: de ahí va a
# partir tu entrenamiento.
#
# **El cero.** Si alguna probabilidad es exactamente 0, su logaritmo es $-\infty$, y
# $0 \cdot (-\infty)$ es `nan`. Tu costo debe ser siempre un número finito: si la clase verdadera
# recibió un 0 exacto, un número grande (mayor que 5); y si recibió un 1 en todas las filas, 0 (con
# un error de a lo sumo $10^{-5}$). Una protección diminuta basta, y no debe notarse en los demás
# casos: el costo se compara con cinco cifras.


# %% tags=["entropiaCruzada"]
def entropiaCruzada(A, Y):
    """Entropía cruzada media de los N ejemplos, con logaritmo natural.

    A: (N, K) probabilidades; puede haber ceros y unos exactos.
    Y: (N, K) etiquetas one-hot.
    Devuelve un número, siempre finito.
    """
    raise NotImplementedError("Completa entropiaCruzada")


# %%
grader.check("entropiaCruzada")

# %% [markdown]
# ## 4. Hacia dónde moverse
#
# Aquí la softmax y el logaritmo se portan de maravilla juntos. Para un solo ejemplo,
#
# $$\ell = -\sum_j y_j \ln a_j = \ln \sum_k e^{z_k} - \sum_j y_j z_j
# \qquad\Rightarrow\qquad \frac{\partial \ell}{\partial z_j} = a_j - y_j$$
#
# Hazlo en papel: son dos líneas. (La diapositiva llega por el camino largo, una $a$ a la vez, y en
# él se le cayó un signo: $\partial L / \partial a_2$ es $-y_2 / a_2$, como la de $a_1$.) Se lee muy
# bien: a cada clase se le corrige exactamente lo que se pasó o lo que le faltó. Con todos los
# ejemplos a la vez, y como $Z = XW + b$,
#
# $$\nabla_W J = \frac1N\, X^T (A - Y) \qquad\qquad
# \nabla_b J = \frac1N \sum_{i=1}^{N} (A - Y)_{i}$$
#
# La diapositiva escribe $X^T (A - Y)$, sin el $1/N$, porque allí se deriva la *suma* de las
# pérdidas. Nuestro $J$ es el *promedio*, y su gradiente también.
#
# Dos preguntas que ahorran errores: ¿qué forma tiene que tener `dW` para poder restársela a `W`? ¿Y
# cuántos números tiene `db`?


# %% tags=["gradientes"]
def gradientes(X, A, Y):
    """Gradiente del costo medio respecto a W y a b.

    X: (N, d) ejemplos; A: (N, K) sus probabilidades; Y: (N, K) sus etiquetas one-hot.
    Devuelve (dW, db): dW (d, K) y db (K,), ambos promediados sobre los N ejemplos.
    """
    raise NotImplementedError("Completa gradientes")


# %%
grader.check("gradientes")

# %% [markdown]
# Una de las pruebas mueve cada peso un poquito hacia los dos lados y mide cuánto cambia *tu* costo:
#
# $$\frac{\partial J}{\partial w} \approx \frac{J(w + h) - J(w - h)}{2h}$$
#
# Cuando dudes de un gradiente, el que sea, compáralo así. Es la mejor herramienta del oficio.

# %% [markdown]
# ## 5. Entrenar por lotes
#
# Calcular el gradiente con los 60 000 ejemplos para dar un solo paso es un lujo. Con un lote
# pequeño sale un gradiente aproximado, pero muchísimo más barato, y se dan muchos pasos. Por cada
# lote:
#
# $$W \leftarrow W - \eta\, \nabla_W J \qquad\qquad b \leftarrow b - \eta\, \nabla_b J$$
#
# Cuenta como en clase: con 64 ejemplos y lotes de 8 hay 8 actualizaciones por época, y 80 en 10
# épocas. ¿Y con 20 ejemplos y lotes de 8? Son 3: el último lote trae solo 4 filas, **también se
# usa y se promedia con las 4 que tiene**, no con 8. Si `tam_lote` es mayor que $N$, hay un solo
# lote.
#
# Lo que la función debe cumplir, punto por punto:
#
# * Parte de `W` y `b` en cero.
# * Cada época llama **una vez** a `rng.permutation(N)`. Ese es el orden de la época, y se refiere
#   siempre a las filas de `X` tal como llegaron. Los lotes son trozos seguidos de ese orden: las
#   primeras `tam_lote` posiciones, las siguientes `tam_lote`… El azar no sale de otra parte.
# * `W` y `b` se actualizan a la vez, con gradientes medidos antes de mover nada.
# * `costos` tiene `epocas + 1` números, medidos con **todas** las filas de `X`: `costos[0]` es el
#   de $W = 0$, $b = 0$, y `costos[k]` el que queda al terminar la época $k$. Con cero épocas hay un
#   solo costo.
# * `X` e `y` quedan como estaban.
#
# Piensa primero el esqueleto: ¿cuántos ciclos hay, y cuál va dentro de cuál? ¿Qué se hace una vez
# por lote y qué una vez por época? Todas las piezas ya las tienes: úsalas.


# %% tags=["entrenar"]
def entrenar(X, y, K, lr, epocas, tam_lote, rng):
    """Regresión softmax por descenso de gradiente en lotes, desde W = 0 y b = 0.

    X: (N, d) ejemplos; y: (N,) etiquetas enteras entre 0 y K − 1; K: número de clases.
    lr: tasa de aprendizaje η; epocas: pasadas completas por los datos; tam_lote: filas por lote.
    rng: np.random.Generator. En cada época, un rng.permutation(N) nuevo da el orden de las filas de
        X, y los lotes son trozos seguidos de él; el último puede ser más corto y cuenta con las
        filas que tiene.
    Devuelve (W, b, costos): W (d, K), b (K,) y costos con epocas + 1 números, medidos con toda X:
        el inicial y el del final de cada época.
    """
    raise NotImplementedError("Completa entrenar")


# %%
grader.check("entrenar")

# %% [markdown]
# Antes de los dígitos, un ensayo que se puede dibujar: tres nubes de puntos en el plano ($d = 2$,
# $K = 3$). Compara un paso por época con todos los datos contra lotes de 8.

# %%
azar = np.random.default_rng(4)
y_nubes = np.repeat([0, 1, 2], 20)
centros = np.array([[0.3, 0.3], [0.7, 0.4], [0.45, 0.75]])
X_nubes = centros[y_nubes] + 0.11 * azar.standard_normal((60, 2))

with al_completar():
    curvas = [
        entrenar(X_nubes, y_nubes, 3, 2.0, 40, tam_lote, np.random.default_rng(0))[2]
        for tam_lote in (60, 8)
    ]
    _, ejes = plt.subplots(figsize=(7, 3.5))
    ejes.plot(curvas[0], color="black", label="un lote de 60")
    ejes.plot(curvas[1], color="black", linestyle="--", label="lotes de 8")
    ejes.axhline(np.log(3), color="gray", linewidth=0.8, linestyle=":")
    ejes.annotate("ln 3: no saber nada", (22, np.log(3) - 0.07), color="dimgray")
    ejes.set(xlabel="época", ylabel="costo J", title="Tres nubes, dos tamaños de lote")
    ejes.legend()
    plt.show()

# %% [markdown]
# ## 6. Decidir
#
# Ya hay probabilidades; falta responder. La predicción es la clase más probable de cada fila:
#
# $$\hat y_i = \mathrm{arg\,max}_j A_{ij}$$
#
# La respuesta es un entero por ejemplo, de forma $(N,)$, para poder compararla con `y`. Para pensar
# mientras la escribes: ¿cambia el ganador si te saltas la softmax y comparas directamente los
# puntajes?


# %% tags=["predecir"]
def predecir(X, W, b):
    """La clase más probable de cada ejemplo.

    X: (N, d) ejemplos; W: (d, K) pesos; b: (K,) sesgos.
    Devuelve (N,) enteros entre 0 y K − 1.
    """
    raise NotImplementedError("Completa predecir")


# %%
grader.check("predecir")

# %% [markdown]
# Así se reparte el plano tu clasificador. Las fronteras son rectas: es un modelo lineal.

# %%
with al_completar():
    W, b, _ = entrenar(X_nubes, y_nubes, 3, 2.0, 40, 8, np.random.default_rng(0))
    eje_x, eje_y = np.meshgrid(np.linspace(0, 1, 200), np.linspace(0, 1.1, 200))
    plano = np.column_stack([eje_x.ravel(), eje_y.ravel()])
    regiones = np.reshape(predecir(plano, W, b), eje_x.shape)
    _, ejes = plt.subplots(figsize=(5.5, 4.5))
    ejes.contourf(eje_x, eje_y, regiones, levels=[-0.5, 0.5, 1.5, 2.5], cmap="Greys", alpha=0.6)
    for clase, marca in enumerate("o^s"):
        nube = X_nubes[y_nubes == clase]
        ejes.plot(*nube.T, marca, color="white", markeredgecolor="black", label=f"clase {clase}")
    ejes.set(xlabel="x₁", ylabel="x₂", title="La clase que gana en cada punto")
    ejes.legend(loc="lower right")
    plt.show()

# %% [markdown]
# ## 7. Los dígitos
#
# Ahora sí: 784 píxeles, diez clases. Con `FILAS = 10_000` una versión con matrices tarda un par de
# segundos; si la tuya usa ciclos, baja `FILAS` a 300, vuelve a cargar los datos y ten un poco de
# paciencia.
#
# **La cifra por batir** la imprime la celda, según los datos que tengas. Con los dígitos de
# scikit-learn, $\eta = 0.5$ y lotes de 128, cinco semillas dieron entre 0.8586 y 0.8889 en las 297
# de prueba después de 5 épocas: son tan pocas que la semilla pesa mucho.
#
# Con las 60 000 imágenes de MNIST la exactitud en las 10 000 de prueba, después de 1, 2, 3, 4 y 5
# épocas, fue 0.9131, 0.9142, 0.9205, 0.9223 y 0.9214, y el costo de entrenamiento terminó en
# 0.2707. Con otra semilla bailan las milésimas; con menos imágenes quedarás un poco por debajo.
# Para intentarlo, pon `FILAS = 60_000` en la celda de los datos y ejecuta desde ahí; antes de
# entregar, déjalo otra vez en `10_000`.


# %%
@cache
def modelo():
    """Entrena una sola vez y recuerda el resultado para las celdas que siguen."""
    W, b, costos = entrenar(X, y, 10, 0.5, 5, 128, np.random.default_rng(0))
    return np.asarray(W), np.asarray(b), np.ravel(costos)


with al_completar():
    W, b, costos = modelo()
    for nombre, imagenes, etiquetas in (
        ("entrenamiento", X, y),
        ("prueba", X_prueba, y_prueba),
    ):
        exactitud = np.mean(np.asarray(predecir(imagenes, W, b)) == etiquetas)
        print(f"Exactitud en {nombre}: {exactitud:.4f}")
    por_batir = 0.9214 if origen.startswith("MNIST") else 0.8653  # 5 épocas, semilla 0
    print(f"La cifra por batir en prueba con {origen}: {por_batir}")
    print(f"Costo: de {costos[0]:.4f} a {costos[-1]:.4f}")
    _, ejes = plt.subplots(figsize=(7, 3.5))
    ejes.plot(costos, "o-", color="black", label="costo con toda X")
    ejes.axhline(np.log(10), color="gray", linewidth=0.8, linestyle=":")
    ejes.annotate("ln 10", (4.6, np.log(10) - 0.14), color="dimgray")
    ejes.set(xlabel="época", ylabel="costo J", title="Aprender diez dígitos", ylim=(0, 2.5))
    ejes.legend(loc="center right")
    plt.show()

# %% [markdown]
# **Lo que aprendió.** Cada columna de $W$ tiene 784 pesos, uno por píxel: es una imagen. En
# blanco, los píxeles que suman puntos a esa clase; en negro, los que le restan; en gris medio, los
# que le dan igual. Busca el hueco del 0. ¿Por qué será negro? ¿Y por qué las esquinas son grises
# en las diez?

# %%
with al_completar():
    W, b, _ = modelo()
    limite = 0.7 * np.abs(W).max()
    _, ejes = plt.subplots(2, 5, figsize=(10, 4.4))
    for clase, eje in enumerate(ejes.flat):
        pesos = eje.imshow(W[:, clase].reshape(28, 28), cmap="gray", vmin=-limite, vmax=limite)
        eje.set_title(f"clase {clase}")
        eje.axis("off")
    plt.colorbar(pesos, ax=ejes, label="peso del píxel", shrink=0.8)
    plt.show()

# %% [markdown]
# **En qué se equivoca.** Estos son los errores de la prueba que cometió con más seguridad. Encima,
# la etiqueta verdadera y lo que dijo tu modelo. ¿Los habrías acertado tú?

# %%
with al_completar():
    W, b, _ = modelo()
    dicho = np.asarray(predecir(X_prueba, W, b))
    seguridad = np.max(softmax(X_prueba @ W + b), axis=1)
    errores = np.flatnonzero(dicho != y_prueba)
    peores = errores[np.argsort(-seguridad[errores])][:16]
    print(f"{len(errores)} errores en {len(y_prueba)} imágenes.")
    _, ejes = plt.subplots(2, 8, figsize=(10, 3.2))
    for eje in ejes.flat:
        eje.axis("off")
    for eje, i in zip(ejes.flat, peores, strict=False):
        eje.imshow(X_prueba[i].reshape(28, 28), cmap="Greys")
        eje.set_title(f"es {y_prueba[i]}, dijo {dicho[i]:.0f}\n({seguridad[i]:.0%})", fontsize=8)
    plt.show()

# %% [markdown]
# **Para pensar.**
#
# 1. Si a todas las columnas de $W$ les sumas el mismo vector, ¿cambian las predicciones? ¿Y el
#    costo? Entonces, ¿hay un solo $W$ que sea el mejor?
# 2. Desordena los píxeles de todas las imágenes con una misma permutación y vuelve a entrenar. ¿Qué
#    exactitud esperas? ¿Qué te dice eso sobre lo que este modelo *no* ve?
# 3. Ordena los ejemplos por etiqueta y entrena sin barajar. ¿Qué dígito crees que predecirá más?
# 4. Con las 60 000 imágenes la exactitud de prueba se queda cerca del 92 %, por más épocas que
#    entrenes. ¿Qué le falta al modelo? Recuerda qué necesitó XOR.
