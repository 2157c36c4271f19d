# %% [markdown]
# # De la verosimilitud a la pérdida
#
# ¿Por qué se mide la regresión con cuadrados y la clasificación con logaritmos? ¿A quién se le
# ocurrió la entropía cruzada? Las tres pérdidas del curso parecen recetas sueltas, y son una misma
# idea: **elige el modelo con el que tus datos resultan menos sorprendentes**. Se escribe una
# probabilidad, se le toma el logaritmo, se le cambia el signo, y aparece la pérdida.
#
# Por el camino vas a ver un producto de dos mil números positivos que vale exactamente cero, una
# probabilidad de 0 que cuesta 34 cuando debería costar 1000, y el truco de una línea con el que
# todas las bibliotecas de aprendizaje profundo lo evitan.
#
# | función | devuelve |
# |---|---|
# | `errorCuadratico(y_est, y)` | el MSE y su derivada en $\hat y$ |
# | `errorLogaritmico(y_est, y)` | el MSLE y su derivada en $\hat y$ |
# | `entropiaBinaria(y_est, y)` | la entropía cruzada binaria (BCE) y su derivada en $\hat y$ |
# | `entropiaConLogits(z, y)` | la misma BCE, con $\hat y = \sigma(z)$, y su derivada en $z$ |
# | `logSumExp(Z)` | $\ln \sum_j e^{Z_{ij}}$, un número por fila |
# | `entropiaCategorica(Z, Y)` | la entropía cruzada de $K$ clases (CCE) y su derivada en $Z$ |
# | `logVerosimilitud(nombre, y, parametro)` | la suma de los $\ln P(y_i)$ |
#
# Las cinco pérdidas devuelven **dos cosas, `(L, dL)`**: `L` es un número, el promedio sobre los
# ejemplos; `dL` es la derivada de ese promedio respecto al *primer* argumento, y tiene su forma.
# Puede que una esté bien y la otra no: valen puntos por separado. La predicción va siempre primero,
# como irá en `costoGlobal(y_est, y)`, en la tarea de XOR.
#
# **La notación.** Cada fila es un ejemplo: `y_est`, `y` y `z` son $(n,)$; `Z` e `Y`, $(N, K)$. Las
# diapositivas llaman $L$ a la verosimilitud (004) y también a la pérdida (001 y 002). Aquí **$L$ es
# la pérdida**, la verosimilitud se llama verosimilitud, y su logaritmo, $\ell$. Los logaritmos son
# todos naturales.
#
# **Las reglas.** Conserva los nombres de las funciones y de sus argumentos. El resultado depende
# solo de lo que la función recibe, no de variables del cuaderno, y los arreglos que le entregan
# quedan intactos. Una función puede llamar a otra tuya, si te sirve. Si todavía no completaste una,
# las celdas que la usan te lo dirán sin detenerse.
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
# ## 1. Una moneda
#
# Lanzas una moneda diez veces y salen siete caras. ¿Cuánto vale $p$, la probabilidad de cara? Nadie
# lo sabe, pero para cada $p$ que propongas se puede calcular **cuán probable era lo que pasó**. Los
# lanzamientos son independientes, así que las probabilidades se multiplican:
#
# $$\text{verosimilitud}(p) = \prod_{i=1}^{10} P(y_i) = p^7 (1 - p)^3$$
#
# Eso es la verosimilitud (*likelihood*) de la diapositiva: el producto, para cada dato, de la
# probabilidad que el modelo le daba a lo que de verdad ocurrió. La mejor $p$ es la que la hace
# máxima. Antes de ejecutar la celda, apuesta: ¿dónde estará el máximo? ¿Y el de su logaritmo?

# %%
p = np.linspace(0.01, 0.99, 197)
caras, sellos = 7, 3
log_moneda = caras * np.log(p) + sellos * np.log(1 - p)

_, (izquierda, derecha) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
izquierda.plot(p, np.exp(log_moneda), color="black")
izquierda.set(xlabel="p, probabilidad de cara", ylabel="verosimilitud", title="7 caras en 10")
derecha.plot(p, log_moneda, color="black")
derecha.set(xlabel="p, probabilidad de cara", ylabel="log-verosimilitud", title="Su logaritmo")
for ejes in (izquierda, derecha):
    ejes.axvline(0.7, color="gray", linestyle="--", label="p = 0.7")
    ejes.legend(loc="lower center")
plt.show()

# %% [markdown]
# *En la figura: dos curvas con forma de colina; la verosimilitud y su logaritmo tienen el máximo en
# el mismo sitio, $p = 0.7$, la proporción de caras.*
#
# El logaritmo es creciente, así que no mueve el máximo. Y convierte el producto en suma:
#
# $$\ell(p) = \ln \prod_{i=1}^{n} p^{\,y_i} (1 - p)^{1 - y_i}
# = \sum_{i=1}^{n} \bigl[\, y_i \ln p + (1 - y_i) \ln (1 - p) \,\bigr]$$
#
# Un detalle de la diapositiva de 004: escribe $l(\beta) = \prod \ldots$ justo después de tomar el
# logaritmo. Ahí se quedó un $\ln$ en el tintero: $\ell$ es el logaritmo *de* ese producto, y en la
# línea siguiente ya es una suma, como debe ser.
#
# ### ¿Y por qué no nos quedamos con el producto?
#
# La celda calcula la verosimilitud de dos mil datos, a cada uno de los cuales el modelo le daba una
# probabilidad nada pequeña, entre 0.2 y 0.9.

# %%
probabilidades = np.random.default_rng(6).uniform(0.2, 0.9, 2000)
producto = np.cumprod(probabilidades)
suma = np.cumsum(np.log(probabilidades))
print(f"producto de los {len(producto)}: {producto[-1]}")
print(f"suma de sus logaritmos: {suma[-1]:.1f}")
print(f"el producto llega a 0 con {np.argmax(producto == 0) + 1} datos")

_, (izquierda, derecha) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
izquierda.semilogy(producto[producto > 0], color="black")
izquierda.axhline(5e-324, color="gray", linestyle="--", label="el menor float64 positivo")
izquierda.set(
    xlabel="datos", ylabel="producto", xlim=(0, 2000), title="El producto se acaba…", yticks=[
        1.0, 1e-100, 1e-200, 1e-300,
    ],
)  # fmt: skip
izquierda.legend()
derecha.plot(suma, color="black")
derecha.set(xlabel="datos", ylabel="suma de logaritmos", title="…y la suma sigue bajando")
plt.show()

# %% [markdown]
# *En la figura: a la izquierda, en escala logarítmica, el producto cae en línea recta hasta el
# menor número que cabe en un float64 y ahí desaparece; a la derecha, la suma de los logaritmos
# sigue bajando en línea recta hasta el último dato.*
#
# Positivo por positivo, dos mil veces, dio **exactamente 0.0**. Con ese cero no se puede entrenar:
# mueve los parámetros cuanto quieras, y sigue siendo cero. Su logaritmo, en cambio, es un número
# corriente. Por eso nadie maximiza la verosimilitud: se maximiza $\ell$, o, lo que es lo mismo, se
# minimiza $-\ell$, la *negative log-likelihood* o NLL de 002. **Eso es una pérdida.**
#
# ## 2. Tres modelos, tres pérdidas
#
# ¿Qué probabilidad se pone? La que diga el modelo sobre el tipo de respuesta (001, «Funciones
# salida + Loss Function»):
#
# | respuesta | modelo | $-\ln P(y_i)$ | promediado, es |
# |---|---|---|---|
# | real | Normal$(\mu_i, 1)$ | $\tfrac12 (y_i - \mu_i)^2 + \tfrac12 \ln 2\pi$ | ½ MSE y algo fijo |
# | sí o no | Bernoulli$(p_i)$ | $-y_i \ln p_i - (1 - y_i) \ln (1 - p_i)$ | BCE |
# | una de $K$ clases | Categórica$(P_i)$ | $-\ln P_{i, y_i}$ | CCE |
#
# De ahí la última activación de una red que dan las notas: ninguna para la regresión, una sigmoide
# para sí o no, una softmax para $K$ clases.

# %%
_, ejes = plt.subplots(2, 3, figsize=(12, 6), layout="constrained")
residuo = np.linspace(-3, 3, 201)
densidad = np.exp(-(residuo**2) / 2) / np.sqrt(2 * np.pi)
ejes[0, 0].plot(residuo, densidad, color="black")
ejes[1, 0].plot(residuo, -np.log(densidad), color="black")
ejes[0, 0].set(title="Normal(μ, 1)", ylabel="densidad o probabilidad", xlabel="y − μ")
ejes[1, 0].set(title="una parábola: el cuadrado", ylabel="−ln de lo de arriba", xlabel="y − μ")

for columna, nombres in (
    (1, ("si y = 1", "si y = 0")),
    (2, ("si es la suya", "si es otra (K = 3)")),
):
    de_otra = 1 - p if columna == 1 else (1 - p) / 2
    for cantidad, trazo, nombre in zip((p, de_otra), ("-", "--"), nombres, strict=True):
        ejes[0, columna].plot(p, cantidad, color="black", linestyle=trazo, label=nombre)
        ejes[1, columna].plot(p, -np.log(cantidad), color="black", linestyle=trazo, label=nombre)
    for ejes_fila in ejes[:, columna]:
        ejes_fila.legend()
ejes[0, 1].set(title="Bernoulli(p)", xlabel="p")
ejes[1, 1].set(title="entropía cruzada binaria", xlabel="p")
ejes[0, 2].set(title="Categórica(P)", xlabel="probabilidad de una clase")
ejes[1, 2].set(title="entropía cruzada categórica", xlabel="probabilidad de una clase")
plt.show()

# %% [markdown]
# *En la figura: arriba, la campana de la normal y las rectas de las otras dos; abajo, menos su
# logaritmo: una parábola en la normal, y en las otras dos curvas que se disparan cuando la
# probabilidad de lo que ocurrió se acerca a 0.*
#
# Tres correcciones amistosas a las diapositivas de 001, ahora que se ve la idea:
#
# - Para la clasificación binaria dice $p_i = \bar w^T \bar x_i$. Eso puede valer 7 o −3: falta la
#   sigmoide, $p_i = \sigma(\bar w^T \bar x_i)$.
# - Su $[E](y_i, \hat y_i) = \sum_j y_{i,j} \log P_{i,j}$ es una **log-verosimilitud**: negativa, y
#   para maximizar. La pérdida es esa suma con un menos delante.
# - Sus clases van de $j = 0$ a $L$: son $L + 1$. Aquí son $K$, de $0$ a $K - 1$, como los índices
#   de NumPy.
#
# ## 3. El error cuadrático medio
#
# $$L = \frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2
# \qquad\qquad \frac{\partial L}{\partial \hat y_i} = \frac{2}{n} (\hat y_i - y_i)$$
#
# Con $\hat y = (2.5, 5, 4, 8)$ e $y = (3, 5, 2.5, 7)$ los residuos $\hat y - y$ son $-0.5$, $0$,
# $1.5$ y $1$; sus cuadrados, $0.25$, $0$, $2.25$ y $1$, suman $3.5$. Entonces $L = 3.5/4 = 0.875$ y
# $dL = (-0.25, 0, 0.75, 0.5)$.
#
# Fíjate en lo que dice `dL`: cada componente mira a **su** ejemplo y a ningún otro, y su signo dice
# hacia dónde empeora. El cuarto se pasó de largo: aumentar $\hat y_4$ aumenta la pérdida. (Aquí no
# hay ningún ½ delante, a diferencia de la $J$ de la regresión lineal.)


# %% tags=["errorCuadratico"]
def errorCuadratico(y_est, y):
    """El error cuadrático medio (MSE) y su derivada.

    y_est: (n,), las predicciones. y: (n,), lo observado.
    Devuelve (L, dL): L, un número; dL (n,), la derivada de L respecto a y_est.
    """
    raise NotImplementedError("Completa errorCuadratico")


# %% [markdown]
# Una de las comprobaciones no usa la fórmula: mueve un poco cada predicción, mira cuánto cambia
# *tu* `L` y lo compara con *tu* `dL`. Si las dos están mal de la misma manera, no lo notará: por
# eso hay también un ejemplo a mano.

# %%
grader.check("errorCuadratico")

# %% [markdown]
# ## 4. El error logarítmico
#
# Predices cuántas visitas tendrá una página. Fallar por 100 es un desastre si eran 50 y un éxito si
# eran un millón: importa la *proporción*. El MSLE de 002 compara logaritmos, y el 1 está para que
# un 0 tenga logaritmo ($y$ y $\hat y$ nunca son negativas):
#
# $$L = \frac{1}{n} \sum_{i=1}^{n} \bigl(\ln(\hat y_i + 1) - \ln(y_i + 1)\bigr)^2
# \qquad\qquad \frac{\partial L}{\partial \hat y_i}
# = \frac{2}{n}\, \frac{\ln(\hat y_i + 1) - \ln(y_i + 1)}{\hat y_i + 1}$$
#
# El divisor es la regla de la cadena: dentro del cuadrado hay un logaritmo, y dentro del logaritmo,
# $\hat y$. Con los mismos números de antes, el primer residuo es $\ln 3.5 - \ln 4 = -0.1335$; sale
# $L = 0.03973$ y $dL = (-0.01908, 0, 0.03567, 0.00654)$.
#
# Un aviso: si cambias $\hat y$ e $y$ de lugar, `L` no se entera (es un cuadrado), pero `dL` sí.


# %% tags=["errorLogaritmico"]
def errorLogaritmico(y_est, y):
    """El error logarítmico cuadrático medio (MSLE) y su derivada.

    y_est: (n,), las predicciones. y: (n,), lo observado. Ni unas ni otras son negativas.
    Devuelve (L, dL): L, un número; dL (n,), la derivada de L respecto a y_est.
    """
    raise NotImplementedError("Completa errorLogaritmico")


# %%
grader.check("errorLogaritmico")

# %% [markdown]
# La celda compara las dos pérdidas cuando lo correcto era $y = 10$. ¿Cuál castiga más quedarse
# corto que pasarse? Míralo en $\hat y = 0$ y en $\hat y = 20$, que están a la misma distancia.

# %%
with al_completar():
    rejilla = np.linspace(0, 30, 121)
    diez = np.array([10.0])
    errorCuadratico(diez, diez), errorLogaritmico(diez, diez)
    _, pares = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
    nombres = ("MSE", "MSLE")
    for ejes, perdida, nombre in zip(
        pares, (errorCuadratico, errorLogaritmico), nombres, strict=True
    ):
        alturas = [np.ravel(perdida(np.array([v]), diez)[0])[0] for v in rejilla]
        ejes.plot(rejilla, alturas, color="black", label="L")
        ejes.axvline(10, color="gray", linestyle=":", label="y = 10")
        for v, marca in ((0.0, "o"), (20.0, "s")):
            L = np.ravel(perdida(np.array([v]), diez)[0])[0]
            ejes.plot(v, L, marca, color="black", label=f"ŷ = {v:g}: {L:.3g}")
        ejes.set(xlabel="predicción ŷ", ylabel="pérdida L", title=f"{nombre} cuando y = 10")
        ejes.legend()
    plt.show()

# %% [markdown]
# *En la figura: el MSE es una parábola y cuesta lo mismo a los dos lados; el MSLE sube mucho más
# deprisa hacia $\hat y = 0$ que hacia $\hat y = 20$.*
#
# ## 5. La entropía cruzada binaria
#
# $$L = -\frac{1}{n} \sum_{i=1}^{n} \bigl[\, y_i \ln \hat y_i + (1 - y_i) \ln(1 - \hat y_i) \,\bigr]
# \qquad\qquad \frac{\partial L}{\partial \hat y_i}
# = \frac{1}{n}\, \frac{\hat y_i - y_i}{\hat y_i (1 - \hat y_i)}$$
#
# Con $\hat y = (0.9, 0.2, 0.6)$ e $y = (1, 0, 1)$, lo que ocurrió tenía probabilidades $0.9$, $0.8$
# y $0.6$. Su producto, la verosimilitud, es $0.432$; $\ell = \ln 0.432 = -0.8393$, y
# $L = 0.8393/3 = 0.2798$. La derivada: $dL = (-0.3704, 0.4167, -0.5556)$.
#
# **Un solo promedio.** La diapositiva de 002 pone $1/N$ dentro de esta pérdida y, además, $1/m$ en
# la $J$ de afuera: con uno basta. (Y a su entropía categórica no le puso ninguno. Se compensan en
# el promedio de los apuntes, pero no en tu código.)
#
# **¿Y el $\hat y - y$ a secas?** Es la derivada respecto a $z$, que llega en la sección siguiente.
# Aquí todavía no hay sigmoide: se deriva respecto a $\hat y$.
#
# **Los extremos.** Si $\hat y$ vale exactamente 0 o 1, algún logaritmo recibe un 0. Tu función
# tiene que contestar igual, sin error: `L` es 0 si se acertó (con un margen de $10^{-5}$), y un
# número grande pero finito, mayor que 5, si se falló. Lo que uses para evitar $\ln 0$ tiene que ser
# tan pequeño que no se note en los demás casos. En esos extremos, `dL` puede valer lo que sea.


# %% tags=["entropiaBinaria"]
def entropiaBinaria(y_est, y):
    """La entropía cruzada binaria (BCE) y su derivada.

    y_est: (n,), probabilidades entre 0 y 1, los extremos incluidos. y: (n,), de ceros y unos.
    Devuelve (L, dL): L, un número finito; dL (n,), la derivada de L respecto a y_est (libre donde
    y_est es exactamente 0 o 1).
    """
    raise NotImplementedError("Completa entropiaBinaria")


# %%
grader.check("entropiaBinaria")

# %% [markdown]
# La pérdida de un solo ejemplo con $y = 1$, y su pendiente. Equivocarse con seguridad sale
# carísimo, y la pendiente lo dice aún más fuerte.

# %%
with al_completar():
    rejilla = np.linspace(0.05, 0.95, 91)
    uno = np.array([1.0])
    pares = [entropiaBinaria(np.array([v]), uno) for v in rejilla]
    _, (izquierda, derecha) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
    izquierda.plot(rejilla, [np.ravel(L)[0] for L, _ in pares], color="black")
    derecha.plot(rejilla, [np.ravel(dL)[0] for _, dL in pares], color="black", label="dL")
    derecha.plot(rejilla, rejilla - 1, color="black", linestyle="--", label="ŷ − y")
    izquierda.set(xlabel="predicción ŷ", ylabel="L", title="BCE cuando y = 1")
    derecha.set(xlabel="predicción ŷ", ylabel="pendiente", title="Su derivada respecto a ŷ")
    derecha.legend()
    plt.show()

# %% [markdown]
# *En la figura: la pérdida baja desde 3 hasta casi 0 cuando $\hat y$ va de 0.05 a 0.95; su derivada
# es siempre negativa, −20 al principio y cerca de −1 al final, muy por debajo de la recta
# $\hat y - y$.*
#
# De paso: si derivas otra vez te hará falta la derivada de $1/f$. El formulario de 004 la escribe
# $-[f']^2/f^2$, y es $-f'/f^2$. Con $f = x$ las dos dan lo mismo, por eso no se nota; pruébalas con
# $f = x^2$.
#
# ## 6. Con logits
#
# Una red no produce $\hat y$: produce $z$ (el *logit*) y después $\hat y = \sigma(z)$. Si la red
# está muy segura, ese último paso destruye información. Mira lo que queda de $1 - \sigma(z)$, y lo
# que cuesta una equivocación según por dónde se calcule:

# %%
for z_grande in (5.0, 20.0, 36.0, 40.0, 1000.0):
    y_est = 1 / (1 + np.exp(-z_grande))
    recortada = -np.log(np.clip(1 - y_est, 1e-15, 1))
    print(f"z = {z_grande:<6g} 1 − σ(z) = {1 - y_est:<10.3g} −ln recortado = {recortada:.4f}")

# %% [markdown]
# Si $y = 0$, equivocarse con $z = 1000$ debe costar 1000; pasando por la probabilidad, y
# protegiendo el logaritmo, cuesta 34.5, lo mismo que con $z = 40$. Para quien entrena, ese tramo es
# un llano sin pendiente. La solución es no pasar por ahí. Si sustituyes $\hat y = \sigma(z)$ en la
# BCE y simplificas en papel (hazlo: son tres líneas), la sigmoide desaparece:
#
# $$L = \frac{1}{n} \sum_{i=1}^{n} \bigl[\, \ln(1 + e^{z_i}) - y_i z_i \,\bigr]
# \qquad\qquad \frac{\partial L}{\partial z_i} = \frac{1}{n} \bigl(\sigma(z_i) - y_i\bigr)$$
#
# Ahí está el $\hat y - y$ de la regresión logística. Falta un escollo: $e^{1000}$ no cabe en un
# float64, aunque $\ln(1 + e^{1000})$ sea, sencillamente, $1000$. Escríbelo de modo que el exponente
# nunca sea un número positivo grande: ¿qué sale si sacas $e^z$ factor común dentro del logaritmo?
# ¿Para qué signo de $z$ te conviene? (Si prefieres leer antes la sección siguiente, hay otra
# manera.)
#
# Con $z = (2, -1, 0)$ e $y = (1, 0, 1)$: $L = 0.3778$ y $dL = (-0.0397, 0.0896, -0.1667)$. Con
# $z = (1000, -1000)$ e $y = (0, 1)$, los dos equivocados: $L = 1000$ y $dL = (0.5, -0.5)$.


# %% tags=["entropiaConLogits"]
def entropiaConLogits(z, y):
    """La BCE de ŷ = σ(z) y su derivada respecto a z.

    z: (n,), logits: cualquier número real. y: (n,), de ceros y unos.
    Devuelve (L, dL): L, un número; dL (n,), la derivada de L respecto a z. Valores exactos, sin nan
    ni topes, también en z = ±1000.
    """
    raise NotImplementedError("Completa entropiaConLogits")


# %%
grader.check("entropiaConLogits")

# %% [markdown]
# ## 7. Log-sum-exp
#
# Con más clases aparece la suma de varias exponenciales, y con ella el mismo problema:
#
# $$\text{logSumExp}(Z)_i = \ln \sum_{j=1}^{K} e^{Z_{ij}}$$
#
# La línea que lo resuelve es esta identidad, cierta para cualquier número $c$:
#
# $$\ln \sum_j e^{z_j} = c + \ln \sum_j e^{z_j - c}$$
#
# ¿Qué $c$ hace que ningún exponente sea positivo y que, al mismo tiempo, la suma nunca sea 0?
# Piensa también si puede ser la misma $c$ para todas las filas, cuando una fila anda por $1000$ y
# otra por $-1000$.
#
# A mano: $\text{logSumExp}(1, 2, 3)$ es $\ln(e + e^2 + e^3) = 3.4076$, un poco más que el mayor, y
# $\text{logSumExp}(1000, 1000, 1000)$ es $1000 + \ln 3 = 1001.0986$. Es un máximo suavizado, y por
# eso sirve para la sección anterior: $\ln(1 + e^z) = \text{logSumExp}(0, z)$.


# %% tags=["logSumExp"]
def logSumExp(Z):
    """ln Σⱼ e^Zᵢⱼ, fila por fila.

    Z: (N, K), cualquier número real; unas filas pueden estar muy lejos de otras.
    Devuelve un arreglo (N,), sin infinitos ni nan, también con ±1000.
    """
    raise NotImplementedError("Completa logSumExp")


# %%
grader.check("logSumExp")

# %% [markdown]
# ## 8. La entropía cruzada de $K$ clases
#
# Las probabilidades salen de los logits por la softmax, $A_{ij} = e^{Z_{ij}} / \sum_k e^{Z_{ik}}$,
# y la pérdida de una fila es $-\ln$ de la probabilidad de su clase. Al tomar el logaritmo, el
# cociente se vuelve una resta, y otra vez la probabilidad desaparece:
#
# $$L = -\frac1N \sum_{i=1}^{N} \sum_{j=1}^{K} Y_{ij} \ln A_{ij}
# = \frac1N \sum_{i=1}^{N} \Bigl[\, \text{logSumExp}(Z)_i - \sum_{j=1}^{K} Y_{ij} Z_{ij} \,\Bigr]
# \qquad\qquad \frac{\partial L}{\partial Z} = \frac1N (A - Y)$$
#
# Es la derivación de $\partial l / \partial z_j = a_j - y_j$ de 004. Algunas erratas, para que no
# te despisten al repasarla: escribe $\text{softmax}(e^{z_i})$ por $\text{softmax}(z_i)$ (la
# exponencial ya está dentro), pone $e^{z_t}$ en la suma del denominador, donde va $e^{z_j}$ (si no,
# no suma nada), y a $\mathcal L$ le falta el $1/n$ que sí tiene dos diapositivas después.
#
# **La tabla de la diapositiva.** $A$ son sus cuatro filas de probabilidades; con $Z = \ln A$ la
# softmax las devuelve tal cual (¿por qué?). Las pérdidas por fila son $0.9697$, $0.8802$, $1.0527$
# y $0.8315$, y $L = 0.9335$:

# %%
A = np.array([[0.3792, 0.3104, 0.3104],
              [0.3072, 0.4147, 0.2780],
              [0.4263, 0.2248, 0.3490],
              [0.2668, 0.2978, 0.4354]])  # fmt: skip
clases = np.array([0, 1, 2, 2])
Y = np.eye(3)[clases]


# %% tags=["entropiaCategorica"]
def entropiaCategorica(Z, Y):
    """La entropía cruzada categórica (CCE) de softmax(Z) y su derivada respecto a Z.

    Z: (N, K), logits: cualquier número real. Y: (N, K), one-hot: un 1 por fila, en su clase.
    Devuelve (L, dL): L, un número; dL (N, K), la derivada de L respecto a Z. Valores exactos, sin
    nan ni topes, también en ±1000.
    """
    raise NotImplementedError("Completa entropiaCategorica")


# %%
grader.check("entropiaCategorica")

# %% [markdown]
# ## 9. El círculo se cierra
#
# Ahora la verosimilitud misma, o mejor, su logaritmo: la **suma** sobre los datos de $\ln P(y_i)$,
# sin promediar y sin cambiar el signo.
#
# | nombre | `y` | `parametro` | $\ln P(y_i)$ |
# |---|---|---|---|
# | `"normal"` | $(n,)$, reales | $\mu$, $(n,)$ | $-\tfrac12 (y_i - \mu_i)^2 - \tfrac12 \ln 2\pi$ |
# | `"bernoulli"` | $(n,)$, 0 y 1 | $p$, $(n,)$ | $y_i \ln p_i + (1 - y_i) \ln(1 - p_i)$ |
# | `"categorica"` | $(N,)$, enteros | $P$, $(N, K)$ | $\ln P_{i, y_i}$ |
#
# La varianza de la normal es 1, y su constante cuenta, una vez por dato. En la categórica `y` no es
# one-hot: trae la clase, un entero de $0$ a $K - 1$, que dice la columna. Ninguna probabilidad será
# exactamente 0 o 1.
#
# Tres ejemplos: la normal con $y = (3, 5, 2.5, 7)$ y $\mu = (2.5, 5, 4, 8)$ da
# $-\tfrac12 \cdot 3.5 - 2 \ln 2\pi = -5.4258$; la bernoulli con $y = (1, 0, 1)$ y
# $p = (0.9, 0.2, 0.6)$, $\ln 0.432 = -0.8393$; la tabla de la diapositiva, $-3.7341$ (la
# verosimilitud era $0.0239$).


# %% tags=["logVerosimilitud"]
def logVerosimilitud(nombre, y, parametro):
    """La suma sobre los datos de ln P(yᵢ).

    nombre: "normal", "bernoulli" o "categorica".
    y: (n,), lo observado: reales, ceros y unos, o la clase, un entero.
    parametro: μ (n,), con varianza 1; p (n,); o P (n, K), una fila de probabilidades por dato.
    Devuelve un número, finito también con miles de datos.
    """
    raise NotImplementedError("Completa logVerosimilitud")


# %%
grader.check("logVerosimilitud")

# %% [markdown]
# Y ahora, lo prometido: las pérdidas **son** verosimilitudes. En cada renglón, el mismo número por
# los dos caminos, calculado con tus funciones:
#
# $$-\ell_{\text{normal}} = \frac n2\, \text{MSE} + \frac n2 \ln 2\pi \qquad
# -\ell_{\text{bernoulli}} = n\, \text{BCE} \qquad -\ell_{\text{categórica}} = N\, \text{CCE}$$

# %%
with al_completar():
    y, mu = np.array([3.0, 5.0, 2.5, 7.0]), np.array([2.5, 5.0, 4.0, 8.0])
    x, p_est = np.array([1.0, 0.0, 1.0]), np.array([0.9, 0.2, 0.6])
    n, m, N = len(y), len(x), len(Y)
    renglones = (
        ("normal", y, mu, n / 2 * (errorCuadratico(mu, y)[0] + np.log(2 * np.pi))),
        ("bernoulli", x, p_est, m * entropiaBinaria(p_est, x)[0]),
        ("categorica", clases, A, N * entropiaCategorica(np.log(A), Y)[0]),
    )
    for nombre, datos, parametro, perdida in renglones:
        menos = -np.ravel(logVerosimilitud(nombre, datos, parametro))[0]
        otro = np.ravel(perdida)[0]
        print(f"{nombre:10}  de la verosimilitud: {menos:.4f}   de la pérdida: {otro:.4f}")

# %% [markdown]
# ### La moneda, entrenada
#
# Se acabaron los papeles: que la encuentre el descenso. Un solo parámetro $z$, $p = \sigma(z)$, y
# las diez tiradas del principio. La pendiente de la pérdida respecto a ese $z$ compartido es la
# suma de las componentes de `dL`. ¿Adónde llegará $p$? (La línea gris es la verosimilitud de la
# sección 1, en la escala que le conviene.)

# %%
with al_completar():
    tiradas = np.array([1.0] * caras + [0.0] * sellos)
    z, camino = -3.0, []
    for _ in range(60):
        L, pendientes = entropiaConLogits(np.full(10, z), tiradas)
        camino.append((z, np.ravel(L)[0]))
        z = z - 1.0 * np.sum(pendientes)
    z_camino, L_camino = np.array(camino).T
    p_camino = 1 / (1 + np.exp(-z_camino))

    _, (izquierda, derecha) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
    izquierda.plot(p_camino, color="black")
    izquierda.axhline(0.7, color="gray", linestyle="--", label="p = 0.7")
    izquierda.set(xlabel="paso", ylabel="p = σ(z)", title="El descenso encuentra la moneda")
    izquierda.legend()
    derecha.plot(p, -log_moneda / 10, color="gray", label="menos la de la sección 1, entre n")
    derecha.plot(p_camino, L_camino, "o", color="black", markersize=4, label="tu L, paso a paso")
    derecha.set(xlabel="p", ylabel="pérdida", title="Bajar la pérdida es subir la verosimilitud")
    derecha.legend()
    plt.show()
    print(f"p = {p_camino[-1]:.4f}")

# %% [markdown]
# *En la figura: a la izquierda, $p$ sube desde 0.05 y se queda en 0.7; a la derecha, los pasos
# bajan por la curva de menos la log-verosimilitud media hasta su mínimo.*
#
# **Para pensar.**
#
# 1. ¿Qué densidad tendría que tener $y$ para que la pérdida fuera el error *absoluto* medio? (Mira
#    la segunda figura: ¿cómo es la curva cuyo $-\ln$ es un valor absoluto?)
# 2. Si la varianza de la normal fuera $\sigma^2$ en lugar de 1, ¿cambiaría la recta de regresión
#    que maximiza la verosimilitud? ¿Y si cada dato tuviera la suya?
# 3. Suma 5 a todos los logits de una fila. ¿Qué le pasa a su logSumExp? ¿Y a la pérdida? ¿Cuántos
#    logits hacen falta de verdad con $K = 2$ clases?
# 4. Las componentes de cada fila de `dL` en la CCE suman 0. ¿Por qué tenía que ser así?
# 5. Predices con una normal el precio de una casa, y con una bernoulli, si se vende. ¿Se pueden
#    sumar las dos pérdidas? ¿Qué significaría, en verosimilitudes?
