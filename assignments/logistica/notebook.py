# %% [markdown]
# # Regresión logística
#
# ¿Aprobará? ¿Es spam? ¿Está enfermo? Son preguntas de sí o no, y una recta contesta con números
# como $-0.3$ o $1.7$. La regresión logística hace algo más honesto: contesta **qué tan probable es
# que sí**. Toma la misma combinación lineal de siempre, la pasa por una sigmoide y aprende sus
# pesos como tú ya sabes, cuesta abajo. Es una sola neurona, y con ella vas a separar un círculo de
# su alrededor y a resolver XOR, dos cosas que «un modelo lineal no puede hacer».
#
# | función | qué hace |
# |---|---|
# | `probabilidad(X, beta0, beta)` | de las características a $p$ |
# | `razonDeProbabilidad(p)` | de $p$ a la razón y al logit |
# | `costoLogistico(X, y, beta0, beta)` | cuánto se equivoca el modelo |
# | `gradienteLogistico(X, y, beta0, beta)` | hacia dónde sube el costo |
# | `entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote)` | muchos pasos cuesta abajo |
# | `clasificar(X, beta0, beta, umbral=0.5)` | de $p$ a sí o no |
# | `expandir(X)` | cinco características a partir de dos |
#
# **Convenciones.** Las filas de $X$ son ejemplos: $X$ es $(N, n)$ y **no lleva columna de unos**,
# al contrario que en la tarea de regresión lineal. El intercepto $\beta_0$ va aparte, como un
# número; $\beta$ es $(n,)$ e $y$ es $(N,)$, con ceros y unos.
#
# **Un diccionario.** Las notas llaman de muchas maneras a la misma cosa: $h_b(x)$, $p$, $p_i$,
# $\sigma(z)$, $P(Y = 1|x)$ y $\hat y$ son **un solo número**, la probabilidad de que $y$ sea 1. La
# clase 003 escribe $\phi$ donde la 004 escribe $\beta$: son los mismos pesos.
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. El resultado depende
# solo de los argumentos (no leas variables del cuaderno), los arreglos que recibes quedan como
# estaban, y todo funciona con cualquier número de filas y de columnas. Si todavía no completaste
# una función, las celdas que la usan te lo dirán sin detenerse.
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
# ## 1. De la recta a la probabilidad
#
# Dieciséis estudiantes, las horas que durmió cada uno la noche anterior al parcial y si aprobó.
# Los datos son inventados; el consejo, no.

# %%
horas = np.array([3, 3.5, 4, 4.5, 5, 5, 5.5, 6, 6, 6.5, 7, 7, 7.5, 8, 8.5, 9])
aprobo = np.array([0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1.0])

# %% [markdown]
# El modelo de las notas:
#
# $$z = \beta_0 + \beta^T x = \beta_0 + \beta_1 x_1 + \dots + \beta_n x_n \qquad\qquad
# p = P(Y = 1|x) = \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# En otra clase (001) aparece $p = w^T x$, **sin** la sigmoide: ahí se perdió por el camino. Sin
# ella, «probabilidades» como $-0.3$ serían posibles.
#
# **Para comprobar a mano.** Con $\beta_0 = -1$ y $\beta = 1$, la $x = 2$ da $z = 1$ y
# $p = 0.7311$; la $x = 1$ da $z = 0$ y $p = 0.5$; la $x = 0$ da $z = -1$ y $p = 0.2689$. (¿Por qué
# la primera y la última suman 1?)
#
# **Los extremos.** Con $z = \pm 1000$ tu función tiene que llegar a 1 y a 0, con un error menor que
# $10^{-5}$ y sin `nan`. La `sigmoide` de su propia tarea ya lo hace: puedes copiarla en la celda
# de `probabilidad` o en una propia antes de ella. Aquí los avisos de desborde no cuentan.


# %% tags=["probabilidad"]
def probabilidad(X, beta0, beta):
    """p = σ(β0 + βᵀx), la probabilidad de y = 1 de cada ejemplo.

    X: (N, n), una fila por ejemplo, sin columna de unos.
    beta0: un número, el intercepto.
    beta: (n,), un peso por característica.
    Devuelve p, (N,). Sin nan y con un error menor que 1e-5, incluso con z = ±1000.
    """
    raise NotImplementedError("Completa probabilidad")


# %%
grader.check("probabilidad")

# %% [markdown]
# ### La curva, y la sigmoide en el plano
#
# A la izquierda, los dieciséis estudiantes y una curva escogida a ojo, $\beta_0 = -9$ y
# $\beta = 1.5$: cruza $0.5$ donde $z = 0$, o sea en $x = 9/1.5 = 6$ horas. A la derecha, con dos
# características: $z = x_1 + 2x_2 - 1$ es un plano inclinado, y $p$, una rampa que va del 0 al 1.
# Donde $z = 0$ hay una **recta**: la frontera de este modelo siempre lo es.

# %%
with al_completar():
    x = np.linspace(2, 10, 201)
    curva = probabilidad(x[:, np.newaxis], -9.0, np.array([1.5]))
    eje = np.linspace(-3, 3, 61)
    malla1, malla2 = np.meshgrid(eje, eje)
    plano = np.column_stack((malla1.ravel(), malla2.ravel()))
    alturas = np.reshape(probabilidad(plano, -1.0, np.array([1.0, 2.0])), malla1.shape)

    figura = plt.figure(figsize=(11, 4.2), layout="constrained")
    ejes = figura.add_subplot(1, 2, 1)
    ejes.plot(x, curva, color="black", label="p = σ(1.5 x − 9)")
    ejes.plot(horas, aprobo, "o", color="black", markerfacecolor="white", label="estudiantes")
    ejes.axvline(6, color="gray", linestyle=":", label="z = 0, p = 0.5")
    ejes.set(xlabel="horas de sueño x", ylabel="p, o y en los datos")
    ejes.set_title("Dormir bien, en probabilidades")
    ejes.legend(loc="center right")
    relieve = figura.add_subplot(1, 2, 2, projection="3d", computed_zorder=False)
    relieve.plot_surface(malla1, malla2, alturas, cmap="Greys", vmin=-0.4, vmax=1.4, alpha=0.9)
    relieve.contour(malla1, malla2, alturas, [0.5], colors="black", linewidths=3, zorder=5)
    relieve.set(xlabel="$x_1$", ylabel="$x_2$", zlabel="p", zlim=(0, 1))
    relieve.set_title("σ sobre el plano, y p = 0.5")
    relieve.view_init(elev=28, azim=-115)
    plt.show()

# %% [markdown]
# ## 2. Razones y logits
#
# En las apuestas nadie dice «80 %»: dice «4 a 1». Es la **razón de probabilidad** de la
# diapositiva, cuántas veces ocurre por cada vez que no:
#
# $$\text{razón} = \frac{p}{1 - p} \qquad\qquad \text{logit} = \ln \frac{p}{1 - p}$$
#
# | $p$ | 0.1 | 0.5 | 0.8 | 0.9 |
# |---|---|---|---|---|
# | razón | 0.1111 | 1 | 4 | 9 |
# | logit | −2.1972 | 0 | 1.3863 | 2.1972 |
#
# ¿Por qué justo esos? Porque si $p = \sigma(z)$, al despejar sale
#
# $$\ln \frac{p}{1 - p} = \beta_0 + \beta_1 x_1 + \dots + \beta_n x_n \qquad
# \frac{p}{1 - p} = e^{\beta_0 + \beta^T x}$$
#
# **El logit es $z$.** La regresión logística es una regresión lineal del logit; de ahí su nombre.
# (Una diapositiva termina esa suma con «$+\,\varepsilon$». Se le coló de la regresión lineal: allí
# $\varepsilon$ es el ruido de una $Y$ medida; aquí el azar ya está entero en $p$, y no sobra
# ningún término.)
#
# El logaritmo es el natural, y los $p$ que recibes están siempre bien dentro de $(0, 1)$.


# %% tags=["razonDeProbabilidad"]
def razonDeProbabilidad(p):
    """La razón p/(1 − p) y el logit, su logaritmo natural.

    p: (k,), probabilidades mayores que 0 y menores que 1.
    Devuelve (razon, logit), (k,) cada uno.
    """
    raise NotImplementedError("Completa razonDeProbabilidad")


# %%
grader.check("razonDeProbabilidad")

# %% [markdown]
# Las dos contra $p$. La razón vive en $(0, \infty)$ y está torcida: lo improbable se aprieta contra
# el 0. El logit vive en toda la recta y es simétrico: cambiar sí por no solo le cambia el signo.
# ¿A qué curva conocida se parece si inclinas la cabeza?

# %%
with al_completar():
    p = np.linspace(0.02, 0.98, 193)
    razon, logit = razonDeProbabilidad(p)
    marcas = np.array([0.1, 0.5, 0.8, 0.9])
    razon_marcas, logit_marcas = razonDeProbabilidad(marcas)

    _, (izquierda, derecha) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
    izquierda.plot(p, razon, color="black")
    izquierda.plot(marcas, razon_marcas, "o", color="black", markerfacecolor="white")
    izquierda.axhline(1, color="gray", linestyle=":")
    izquierda.set(xlabel="probabilidad p", ylabel="razón p/(1 − p)", ylim=(0, 15))
    izquierda.set_title("La razón: 1 quiere decir «igual de probable»")
    derecha.plot(p, logit, color="black")
    derecha.plot(marcas, logit_marcas, "o", color="black", markerfacecolor="white")
    derecha.axhline(0, color="gray", linestyle=":")
    derecha.set(xlabel="probabilidad p", ylabel="logit", title="El logit: z, despejado")
    plt.show()

# %% [markdown]
# ## 3. De la verosimilitud al costo
#
# ¿Cuál es la manera optimizada de encontrar $[\beta_0, \beta]$?, pregunta la diapositiva. Su
# respuesta: los que hacen **más probable lo que de verdad ocurrió**. Si los ejemplos son
# independientes, la probabilidad de ver justo estas etiquetas es el producto
#
# $$L(\beta) = \prod_{i=1}^{N} p_i^{\,y_i} (1 - p_i)^{1 - y_i}$$
#
# Es un truco de notación: si $y_i = 1$ el factor es $p_i$; si $y_i = 0$, es $1 - p_i$. Como un
# producto de mil números menores que 1 se queda en nada, se toma el logaritmo, que convierte el
# producto en suma:
#
# $$l(\beta) = \ln L(\beta) = \sum_{i=1}^{N} \bigl[ y_i \ln p_i + (1 - y_i) \ln (1 - p_i) \bigr]$$
#
# (La diapositiva empieza esa cuenta con «$l(\beta) = \prod\dots$»: le falta un $\ln$, que reaparece
# en el renglón siguiente.) Y como nos gusta bajar y no subir, se le cambia el signo y se promedia:
#
# $$J(\beta) = -\frac{1}{N} \sum_{i=1}^{N} \bigl[ y_i \ln p_i + (1 - y_i) \ln (1 - p_i) \bigr]$$
#
# Es la *entropía cruzada binaria*. **Para comprobar a mano:** con $\beta_0 = 0$ y $\beta = 0$ todas
# las $p$ son $0.5$ y $J = \ln 2 = 0.6931$, sean cuales sean los datos. Y con dos ejemplos en los
# que $z = 1$, uno con $y = 1$ y otro con $y = 0$, es el promedio de $-\ln 0.7311 = 0.3133$ y
# $-\ln 0.2689 = 1.3133$, o sea $0.8133$.
#
# **Los extremos.** Con $z = \pm 1000$, $p$ es exactamente 0 o 1, y $\ln 0 = -\infty$; peor aún,
# $0 \cdot \ln 0$ da `nan`. Tu costo debe ser siempre un número finito: $0$ (con un error menor que
# $10^{-5}$) si acierta todo, y más de $5$ si se equivoca en todo. Lo habitual es apartar un poquito
# a $p$ de 0 y de 1 antes del logaritmo; tan poquito ($10^{-7}$ o menos) que no se note en lo demás.


# %% tags=["costoLogistico"]
def costoLogistico(X, y, beta0, beta):
    """J = −1/N Σ [y ln p + (1 − y) ln(1 − p)], con p = σ(β0 + βᵀx).

    X: (N, n), sin columna de unos. y: (N,), ceros y unos. beta0: un número. beta: (n,).
    Devuelve J, un solo número, finito también con z = ±1000.
    """
    raise NotImplementedError("Completa costoLogistico")


# %%
grader.check("costoLogistico")

# %% [markdown]
# ## 4. El gradiente
#
# Deriva $J$ con la regla de la cadena (hazlo una vez en papel). La derivada de la sigmoide,
# $p(1 - p)$, **se cancela** con la del logaritmo, y queda lo más sencillo que podía quedar:
#
# $$\frac{\partial J}{\partial \beta_0} = \frac{1}{N} \sum_{i=1}^{N} (p_i - y_i) \qquad\qquad
# \nabla J(\beta) = \frac{1}{N} \sum_{i=1}^{N} (p_i - y_i)\, x_i$$
#
# ¡Es el de la regresión lineal, con $p$ donde estaba la recta! Las notas lo leen así:
#
# - **Caso 1**, $y = 1$: $\hat y - 1 < 0$, el modelo se quedó corto. Al restar algo negativo,
#   $\beta$ **crece** a lo largo de $x$.
# - **Caso 2**, $y = 0$: $\hat y > 0$, el modelo se pasó, y $\beta$ **se encoge** a lo largo de $x$.
#
# Y en los dos, cuanto más seguro y más equivocado está el modelo, mayor es el tirón.
#
# **Para comprobar a mano.** La compuerta AND, con $\beta_0 = 0$ y $\beta = (0, 0)$. Todas las $p$
# son $0.5$, así que los residuos $p - y$ son $0.5, 0.5, 0.5, -0.5$:
#
# | $x_1$ | $x_2$ | $y$ | $p - y$ | $(p - y)\,x_1$ | $(p - y)\,x_2$ |
# |---|---|---|---|---|---|
# | 0 | 0 | 0 | 0.5 | 0 | 0 |
# | 0 | 1 | 0 | 0.5 | 0 | 0.5 |
# | 1 | 0 | 0 | 0.5 | 0.5 | 0 |
# | 1 | 1 | 1 | −0.5 | −0.5 | −0.5 |
# | | | **promedio** | **0.25** | **0** | **0** |
#
# Antes de programar: tienes un residuo por ejemplo, $(N,)$, y quieres una derivada por
# característica, $(n,)$. ¿Qué producto con $X$ da esa forma?


# %% tags=["gradienteLogistico"]
def gradienteLogistico(X, y, beta0, beta):
    """Las derivadas de J respecto de β0 y de β.

    X: (N, n), sin columna de unos. y: (N,), ceros y unos. beta0: un número. beta: (n,).
    Devuelve (d0, d): d0 = 1/N Σ (p − y), un número; d = 1/N Σ (p − y) x, (n,).
    """
    raise NotImplementedError("Completa gradienteLogistico")


# %%
grader.check("gradienteLogistico")

# %% [markdown]
# ## 5. Entrenar, por lotes o de uno en uno
#
# $$\beta_0 \leftarrow \beta_0 - \eta \frac{\partial J}{\partial \beta_0} \qquad\qquad
# \beta \leftarrow \beta - \eta\, \nabla J(\beta)$$
#
# La diapositiva termina con $\beta \leftarrow \beta - \eta (\hat y - y) x$, sin suma ni promedio:
# es el mismo paso, con un **solo** ejemplo. Entre «uno» y «todos» está el lote (*batch*), que aquí
# decide `tam_lote`:
#
# - `tam_lote = N`: un paso por época, con todos los ejemplos (*batch*).
# - `tam_lote = 1`: un paso por ejemplo (*on-line*).
# - en medio: los ejemplos $0 \dots$ `tam_lote` $- 1$, después los siguientes, y así. **En el orden
#   en que llegan, sin barajar.** El último lote puede quedar corto, y entonces se promedia con los
#   que trae: siete ejemplos de tres en tres son lotes de 3, 3 y 1.
# - si `tam_lote` es mayor que $N$, es como si fuera $N$.
#
# Lo demás que tienes que saber:
#
# - **Simultáneo**: en un paso, $d_0$ y $d$ salen de los mismos $\beta_0$ y $\beta$. El lote
#   siguiente, en cambio, parte de donde dejó este.
# - `costos` tiene `epocas + 1` valores: el de los parámetros que recibes y uno al final de cada
#   época, **siempre con todos los datos**, no con el último lote. Con 0 épocas hay un solo costo.
# - La `beta` de quien te llama no es tuya. ¿Qué le hace `beta -= ...`?
#
# **Para comprobar.** AND desde 0 con $\eta = 1$, una época. Con todos a la vez, el gradiente
# $(0.25, (0, 0))$ lleva a $\beta_0 = -0.25$, $\beta = (0, 0)$ y costo $0.6384$. De uno en uno son
# cuatro pasos: el primero, con $x = (0, 0)$ y $p = 0.5$, solo mueve $\beta_0$, a $-0.5$; hazlos y
# llegarás a $\beta_0 = -0.3080$, $\beta = (0.5696, 0.4857)$ y costo $0.6393$.


# %% tags=["entrenarLogistica"]
def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    """Descenso de gradiente por lotes consecutivos, en el orden dado.

    X: (N, n), sin columna de unos. y: (N,), ceros y unos.
    beta0: un número, y beta: (n,), el punto de partida; no los cambies.
    eta: la tasa de aprendizaje. epocas: pasadas por los datos (entero, puede ser 0).
    tam_lote: ejemplos por lote (entero, 1 o más; mayor que N cuenta como N).
    Devuelve (beta0, beta, costos): los parámetros finales y epocas + 1 costos con todos los datos,
    el de antes de empezar y el de después de cada época.
    """
    raise NotImplementedError("Completa entrenarLogistica")


# %%
grader.check("entrenarLogistica")

# %% [markdown]
# ### La frontera se mueve
#
# Noventa puntos de dos clases, y la recta $p = 0.5$ después de 0, 1, 3, 10 y 100 épocas. Antes de
# ejecutar: la primera recta está mal puesta a propósito. ¿Hacia dónde crees que girará, y cuándo
# se moverá más?

# %%
rng = np.random.default_rng(3)
centros = np.repeat([[-1.0, -0.6], [1.0, 0.6]], 45, axis=0)
nube = centros + rng.normal(0, 0.8, (90, 2))
clase_nube = np.repeat([0.0, 1.0], 45)


def dibujar_clases(ejes, a, b, y):
    """Los puntos: círculo blanco si y = 0, cuadrado negro si y = 1."""
    ejes.scatter(a[y == 0], b[y == 0], s=22, c="white", edgecolors="black", label="y = 0")
    ejes.scatter(a[y == 1], b[y == 1], s=22, c="black", marker="s", label="y = 1")


# %%
with al_completar():
    etapas = ((0, ":", 1.2), (1, "-.", 1.2), (3, "--", 1.2), (10, "-", 1.2), (100, "-", 3))
    borde = np.array([-3.2, 3.2])

    _, ejes = plt.subplots(figsize=(6, 5))
    dibujar_clases(ejes, nube[:, 0], nube[:, 1], clase_nube)
    for epocas, trazo, grosor in etapas:
        b0, b, _ = entrenarLogistica(
            nube, clase_nube, 0.5, np.array([-0.5, 1.0]), 0.5, epocas, len(nube)
        )
        x2_frontera = -(np.ravel(b0)[0] + b[0] * borde) / b[1]
        ejes.plot(
            borde, x2_frontera, color="black", linestyle=trazo, linewidth=grosor,
            label=f"{epocas} épocas",
        )  # fmt: skip
    ejes.set(xlim=borde, ylim=borde, xlabel="$x_1$", ylabel="$x_2$")
    ejes.set_title("La frontera p = 0.5 durante el entrenamiento")
    ejes.legend(loc="upper left", bbox_to_anchor=(1, 1))
    plt.show()

# %% [markdown]
# ### Suave o a tirones
#
# Los mismos puntos, barajados una vez para que las clases no lleguen en fila, y tres tamaños de
# lote. Con todos a la vez el costo baja liso. De uno en uno llega antes (¡son 90 pasos por época!)
# y después tiembla: cada ejemplo tira hacia su lado. El lote de 15 queda en medio.

# %%
with al_completar():
    orden = np.random.default_rng(8).permutation(90)
    X_barajada, y_barajada = nube[orden], clase_nube[orden]

    _, ejes = plt.subplots(figsize=(7, 3.8))
    for lote, trazo, nombre in (
        (90, "-", "90: todos (batch)"),
        (15, "--", "15: por lotes"),
        (1, ":", "1: de uno en uno (on-line)"),
    ):
        recorrido = [np.log(2)]
        b0, b = 0.0, np.zeros(2)
        for _ in range(6):  # seis épocas, lote a lote, para ver el costo por el camino
            for i in range(0, 90, lote):
                trozo = slice(i, i + lote)
                b0, b, _ = entrenarLogistica(
                    X_barajada[trozo], y_barajada[trozo], b0, b, 1.5, 1, lote
                )
                recorrido.append(np.ravel(costoLogistico(nube, clase_nube, b0, b))[0])
        epocas_vistas = np.linspace(0, 6, len(recorrido))
        ejes.plot(epocas_vistas, recorrido, color="black", linestyle=trazo, label=nombre)
    ejes.set(xlabel="época", ylabel="costo J, con los 90")
    ejes.set_title("El costo paso a paso, según el tamaño del lote")
    ejes.legend(title="tam_lote")
    plt.show()

# %% [markdown]
# ## 6. Decidir
#
# Una probabilidad no es una decisión. Para decidir hace falta un **umbral**: la diapositiva usa
# $0.5$, «sigmoid $\ge 0.5 \to 1$, sigmoid $< 0.5 \to 0$», pero es una elección. Si no avisar de una
# enfermedad es mucho peor que dar una falsa alarma, conviene uno más bajo.
#
# **Para comprobar.** Con $p = 0.73, 0.55, 0.27, 0.88$, el umbral $0.5$ da $1, 1, 0, 1$ y el umbral
# $0.8$ da $0, 0, 0, 1$. Ojo con qué se compara: el umbral es una probabilidad, y siempre está entre
# 0 y 1.


# %% tags=["clasificar"]
def clasificar(X, beta0, beta, umbral=0.5):
    """La clase de cada ejemplo: 1 donde p ≥ umbral y 0 en los demás.

    X: (N, n), sin columna de unos. beta0: un número. beta: (n,).
    umbral: un número entre 0 y 1; si no se da, 0.5.
    Devuelve un arreglo (N,) de ceros y unos.
    """
    raise NotImplementedError("Completa clasificar")


# %%
grader.check("clasificar")

# %% [markdown]
# ## 7. Cuando una recta no basta
#
# «O puede ser deficiente», dice la clase 003, y muestra dos nubes que ninguna recta separa: un
# círculo dentro de un anillo, y los cuatro cuadrantes de XOR. Su salida: darle al modelo
# **características adecuadas al problema**,
#
# $$y = \sigma(\phi_0 + \phi_1 x_1 + \phi_2 x_2 + \phi_3 x_1^2 + \phi_4 x_2^2 + \phi_5 x_1 x_2)$$
#
# El modelo sigue siendo lineal **en los parámetros**: ni `probabilidad` ni el gradiente cambian.
# Solo cambia $X$. (La diapositiva dice que «funcionará siempre». Siempre que la frontera sea una
# curva de segundo grado: una elipse, una parábola, una hipérbola. Para una espiral harían falta
# otras características, o una red que las aprenda: la clase lo muestra en
# `playground.tensorflow.org`, y ahí puedes jugar con las dos cosas.)
#
# **Para comprobar a mano.** El punto $(2, -3)$ se convierte en $(2, -3, 4, 9, -6)$ y el $(0.5, 4)$,
# en $(0.5, 4, 0.25, 16, 2)$. En ese orden.


# %% tags=["expandir"]
def expandir(X):
    """Cinco características a partir de dos: x1, x2, x1², x2², x1x2, en ese orden.

    X: (N, 2).
    Devuelve un arreglo (N, 5), una fila por ejemplo.
    """
    raise NotImplementedError("Completa expandir")


# %%
grader.check("expandir")

# %% [markdown]
# ### El truco, a la vista
#
# Doscientos puntos al azar en un cuadrado. Arriba, el círculo: $y = 1$ si $x_1^2 + x_2^2 < 0.5$.
# Abajo, XOR: $y = 1$ si los signos de $x_1$ y $x_2$ son distintos. A la izquierda, como llegan; a
# la derecha, **los mismos puntos** mirados en otras dos de sus cinco características. ¿Ves ahora la
# recta?

# %%
puntos = np.random.default_rng(5).uniform(-1, 1, (200, 2))
circulo = (np.sum(puntos**2, axis=1) < 0.5) * 1.0
cuadrantes = (np.prod(puntos, axis=1) < 0) * 1.0

# %%
with al_completar():
    x1, x2, x1_cuadrado, x2_cuadrado, x1x2 = np.asarray(expandir(puntos), float).T

    _, ejes = plt.subplots(2, 2, figsize=(8.6, 8), layout="constrained")
    dibujar_clases(ejes[0, 0], x1, x2, circulo)
    ejes[0, 0].set(xlabel="$x_1$", ylabel="$x_2$", title="El círculo, como llega")
    dibujar_clases(ejes[1, 0], x1, x2, cuadrantes)
    ejes[1, 0].set(xlabel="$x_1$", ylabel="$x_2$", title="XOR, como llega")
    dibujar_clases(ejes[0, 1], x1_cuadrado, x2_cuadrado, circulo)
    ejes[0, 1].plot([0, 0.5], [0.5, 0], color="black", linewidth=2.5)
    ejes[0, 1].set(xlabel="$x_1^2$", ylabel="$x_2^2$", title="El círculo, con los cuadrados")
    dibujar_clases(ejes[1, 1], x1, x1x2, cuadrantes)
    ejes[1, 1].axhline(0, color="black", linewidth=2.5)
    ejes[1, 1].set(xlabel="$x_1$", ylabel="$x_1 x_2$", title="XOR, con el producto")
    ejes[0, 0].legend(loc="upper right", framealpha=1)
    plt.show()

# %% [markdown]
# ### Y ahora, que las encuentre el descenso
#
# El mismo `entrenarLogistica` con las dos características de siempre y con las cinco, en los dos
# problemas. El gris es $p$ (blanco 0, oscuro 1) y la línea gruesa, $p = 0.5$. Con dos
# características la mejor recta apenas sirve; a veces ni siquiera cruza el cuadro. Con cinco, la
# frontera vista desde $(x_1, x_2)$ es una curva, aunque el modelo no sabe que lo es.

# %%
with al_completar():
    eje = np.linspace(-1, 1, 81)
    malla1, malla2 = np.meshgrid(eje, eje)
    plano = np.column_stack((malla1.ravel(), malla2.ravel()))

    _, ejes = plt.subplots(2, 2, figsize=(8.6, 8), layout="constrained")
    for fila, (nombre, y) in enumerate((("círculo", circulo), ("XOR", cuadrantes))):
        for columna, (cuantas, mirar) in enumerate((("dos", np.array), ("cinco", expandir))):
            X = mirar(puntos)
            b0, b, _ = entrenarLogistica(X, y, 0.0, np.zeros(X.shape[1]), 2.0, 300, len(X))
            p = np.reshape(probabilidad(mirar(plano), b0, b), malla1.shape)
            aciertos = np.mean(np.ravel(clasificar(X, b0, b)) == y)
            cuadro = ejes[fila, columna]
            cuadro.contourf(
                malla1, malla2, p, np.linspace(0, 1, 11), cmap="Greys", vmin=0, vmax=1.8
            )
            if p.min() < 0.5 < p.max():
                cuadro.contour(malla1, malla2, p, [0.5], colors="black", linewidths=2.5)
            dibujar_clases(cuadro, puntos[:, 0], puntos[:, 1], y)
            cuadro.set(xlabel="$x_1$", ylabel="$x_2$", xticks=(-1, 0, 1), yticks=(-1, 0, 1))
            cuadro.set_title(f"{nombre}, {cuantas} características: acierta {aciertos:.0%}")
    plt.show()

# %% [markdown]
# ### XOR, el de los cuatro puntos
#
# Con $x_1$ y $x_2$ el descenso empieza en $\beta = 0$ y ahí se queda para siempre: los cuatro
# tirones se anulan, y el costo no se mueve de $\ln 2$. Con las cinco características y
# $\eta = 5$, en 300 épocas llega a un costo de $0.0144$.

# %%
with al_completar():
    xor, y_xor = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0.0, 1, 1, 0])
    for nombre, X in (("dos características", xor), ("cinco características", expandir(xor))):
        b0, b, costos = entrenarLogistica(X, y_xor, 0.0, np.zeros(X.shape[1]), 5.0, 300, 4)
        print(f"Con {nombre}:")
        print("  β0 =", np.round(np.ravel(b0)[0], 2), " β =", np.round(b, 2))
        print(
            "  p  =", np.round(probabilidad(X, b0, b), 3), " costo", f"{np.ravel(costos)[-1]:.4f}"
        )

# %% [markdown]
# Mira esos cinco pesos: cuatro son iguales, $4.11$, y el del producto es $-17.02$. Con entradas 0 y
# 1, $x^2 = x$, así que $x_1$ y $x_1^2$ son la misma columna y se reparten el trabajo. El modelo
# aprendió, él solo, «súmalas, y si están las dos réstale mucho».
#
# **Para pensar.**
#
# 1. En el modelo de las horas de sueño, una hora más suma $1.5$ al logit. ¿Por cuánto multiplica
#    la **razón**? ¿Y cuánto cambia $p$, si duermes 4 horas y si duermes 6?
# 2. En AND los datos se pueden separar del todo con una recta. ¿Qué le pasa a $\beta$ si entrenas
#    10, 100, 1000, 10 000 épocas? ¿Hay un mínimo de $J$ al que llegar?
# 3. Pon un $p(1 - p)$ de más en tu gradiente y vuelve a entrenar el círculo. ¿Cuánto acierta? ¿Te
#    habrías dado cuenta del error mirando solo los aciertos? ¿Qué comprobación lo descubre?
# 4. ¿Por qué en el círculo, con dos características, la mejor recta acierta más de la mitad sin
#    haber aprendido casi nada?
# 5. Tú escogiste $x_1^2$, $x_2^2$ y $x_1 x_2$ porque sabías qué buscabas. ¿Quién las escoge en una
#    red con una capa escondida?
