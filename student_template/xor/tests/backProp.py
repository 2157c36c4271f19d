"""Pruebas públicas de backProp: formas, el ejemplo del cuaderno y diferencias centrales."""

import functools
import inspect
import linecache
import re

import numpy as np
from otter.test_files import test_case as caso_de_otter


def test_case(**datos):
    """El test_case de otter; lo que falle en la prueba se dice en una frase."""
    return lambda prueba: caso_de_otter(**datos)(rodeada(prueba))


def rodeada(prueba):
    """La prueba, con tus funciones vigiladas."""

    @functools.wraps(prueba)
    def con_frases(**dadas):
        ultima = ["tu función", None]
        tuyas = {n: f if n == "env" else vigilada(f, n, ultima) for n, f in dadas.items()}
        try:
            prueba(**tuyas)  # lo que falló está en la frase que sigue
        except AssertionError:
            raise
        except Exception as error:
            nombre, valor = ultima
            raise AssertionError(
                f"lo que devolvió {nombre} no sirve para seguir: es {descrito(valor)} "
                f"({explicado(error)})."
            ) from None

    return con_frases


def vigilada(funcion, nombre, ultima):
    """Tu función; si se detiene, una frase dice en qué línea y qué recibió."""

    def llamada(*argumentos, **con_nombre):
        if funcion is None:
            raise AssertionError(
                f"falta {nombre}: ejecuta la celda donde la defines y mira si da un error."
            )
        if not callable(funcion):
            raise AssertionError(f"{nombre} es {descrito(funcion)} y debe ser una función.")
        try:
            salida = funcion(*argumentos, **con_nombre)
        except NotImplementedError as pendiente:
            raise AssertionError(f"todavía no está: {pendiente or 'Completa ' + nombre}.") from None
        except (Exception, SystemExit) as error:
            raise AssertionError(
                f"{nombre} se detuvo{lugar(error, funcion)}: {explicado(error)}. "
                f"Recibió {recibido(funcion, argumentos)}."
            ) from None
        ultima[:] = nombre, salida
        return salida

    llamada.__name__ = nombre
    return llamada


def lugar(error, funcion):
    """La última línea del cuaderno por la que pasó el error."""
    cuaderno, paso, donde = getattr(funcion, "__globals__", None), error.__traceback__, ""
    while paso is not None:
        marco, linea = paso.tb_frame, paso.tb_lineno
        if marco.f_globals is cuaderno:
            texto = linecache.getline(marco.f_code.co_filename, linea).strip()
            donde = f" en la línea {linea} de su celda" + f" («{texto}»)" * bool(texto)
            if marco.f_code.co_name != getattr(funcion, "__name__", ""):
                donde += f", dentro de {marco.f_code.co_name}"
        paso = paso.tb_next
    return donde


def recibido(funcion, argumentos):
    """Los argumentos con su nombre y su forma."""
    try:
        nombres = list(inspect.signature(funcion).parameters)
    except (TypeError, ValueError):
        nombres = []
    nombres += [f"argumento {i + 1}" for i in range(len(nombres), len(argumentos))]
    dichos = [
        f"{nombre} de forma {valor.shape}"
        if isinstance(valor, np.ndarray)
        else f"{nombre}: {descrito(valor)}"
        for nombre, valor in zip(nombres, argumentos)  # noqa: B905 - alguno puede no llegar
    ]
    return ", ".join(dichos) or "nada"


def descrito(valor):
    """Qué es un valor y qué forma tiene."""
    if valor is None:
        return "None (¿falta el return?)"
    if isinstance(valor, np.ndarray) and valor.ndim:
        de = {"U": " de textos", "O": " de objetos", "c": " de números complejos"}
        return f"un arreglo{de.get(valor.dtype.kind, '')} de forma {valor.shape}"
    if isinstance(valor, tuple | list):
        cual = "una tupla" if isinstance(valor, tuple) else "una lista"
        return f"{cual} de {len(valor)} elementos"
    tipo = type(valor).__name__
    if tipo not in CLASES and isinstance(valor, int | float | np.number | np.ndarray):
        return f"el número {valor:.6g}" if np.isrealobj(valor) else "un número complejo"
    return CLASES.get(tipo, f"un objeto de tipo {tipo}")


def explicado(error):
    """El error en español, si es de los que se ven a menudo; si no, las palabras de Python."""
    clase, texto = type(error).__name__, str(error).rstrip(".")
    for patron, sentido in SENTIDOS:
        if hallado := re.search(patron, f"{clase}: {texto}"):
            return sentido.format(*hallado.groups())
    return f"se lanza {clase}" + f" («{texto}»)" * bool(texto)


CLASES = {
    "str": "un texto",
    "bytes": "un texto en bytes",
    "dict": "un diccionario",
    "set": "un conjunto",
    "bool": "un sí o no",
    "complex": "un número complejo",
    "generator": "un generador",
    "Generator": "un generador de números al azar",
    "map": "un map sin recorrer",
    "zip": "un zip sin recorrer",
    "function": "una función sin llamar",
    "type": "una clase",
    "DataFrame": "una tabla de pandas",
    "Series": "una serie de pandas",
}
SENTIDOS = (
    (
        r"could not be broadcast together with shapes (\([\d,]*\)) (\([\d,]*\))",
        "las formas {0} y {1} no se combinan elemento a elemento",
    ),
    (
        r"original->remapped|einstein sum",
        "en einsum cada letra es un eje, y una nombra aquí ejes de tamaños distintos o sobra",
    ),
    (
        r"matmul: .*size (\d+) is different from (\d+)",
        "en el producto @ un factor tiene {1} columnas y el otro {0} filas, y deben ser tantas",
    ),
    (
        r"mismatch in its core dimension.*size (\d+) is different from (\d+)",
        "una operación de matrices recibe tamaños que no encajan, {0} y {1}",
    ),
    (
        r"shapes (\([\d,]*\)) and (\([\d,]*\)) not aligned",
        "en el producto las formas {0} y {1} no encajan: columnas de una, filas de la otra",
    ),
    (r"matmul: ", "@ es el producto de matrices, y uno de los dos factores es un número suelto"),
    (
        r"could not broadcast input array from shape (\([\d,]*\)) into shape (\([\d,]*\))",
        "algo de forma {0} no cabe donde hay sitio para la forma {1}",
    ),
    (
        r"cannot reshape array of size (\d+) into shape (\([\d,]*\))",
        "{0} números no llenan la forma {1}",
    ),
    (
        r"input arrays? (?:must have|dimensions except)|same number of dimensions",
        "los arreglos que se juntan no tienen formas que encajen",
    ),
    (
        r"truth value of an array|arrays can be converted to Python scalars",
        "un if, float o una función de math miran un solo número, y aquí hay un arreglo; las "
        "funciones de NumPy lo recorren todo",
    ),
    (r"inhomogeneous shape|array element with a sequence", "sus piezas tienen tamaños distintos"),
    (r"NameError: name '(\w+)'", "nadie le dio un valor a {0}, o falta ejecutar una celda"),
    (r"UnboundLocalError: .*'(\w+)'", "{0} se lee antes de tener un valor"),
    (r"ZeroDivisionError", "hay una división por 0"),
    (r"takes (\d+) positional arguments? but (\d+)", "recibe {1} argumentos y admite {0}"),
    (r"missing \d+ required positional arguments?: (.*)", "falta pasarle {0}"),
    (
        r"unexpected keyword argument '(\w+)'",
        "recibe {0}, y no tiene ningún argumento que se llame así",
    ),
    (r"'NoneType'", "algo vale None: un argumento que no llegó, o una función sin return"),
    (
        r"'(?:list|tuple)' object has no attribute|operand type.*'(?:list|tuple)'"
        r"|concatenate (?:list|tuple)|multiply sequence",
        "una lista no opera elemento a elemento: np.array hace de ella un arreglo",
    ),
    (r"'[\w.]+' object is not callable", "hay paréntesis detrás de algo que no es una función"),
    (r"bitwise_xor|for \^: ", "^ no es una potencia: se escribe **"),
    (
        r"'(?:int|float|numpy\.\w+)' (?:object (?:is not|does not support item)|has no len)"
        r"|unsized object|0-d array|non-iterable (?:int|float|numpy)|index to scalar",
        "un número suelto no tiene elementos",
    ),
    (r"is not subscriptable|is not iterable|has no len", "se recorre algo que no tiene elementos"),
    (r"too many indices|AxisError|axis \d+ is out", "el arreglo no tiene tantos ejes"),
    (r"boolean index did not match", "la máscara no tiene el tamaño del arreglo que elige"),
    (
        r"only integers, slices|interpreted as an integer|indices must be integers",
        "ahí va un entero, y hay otra cosa: la división / da siempre decimales",
    ),
    (r"IndexError: .*out of (?:bounds|range)", "el índice llega más lejos que el arreglo"),
    (r"Cannot cast ufunc", "guarda números con decimales en un arreglo de enteros"),
    (r"(?:not enough|too many) values to unpack", "no son tantos valores como nombres"),
    (
        r"argument must be a string or a|could not convert|must be real number|not 'str'"
        r"|real number is required|concatenate str|operand type.*'str'|not contain a loop",
        "hay algo que no es un número",
    ),
    (r"Singular matrix", "la matriz no tiene inversa"),
    (r"must be square", "solo una matriz cuadrada tiene inversa o determinante"),
    (r"read-only", "escribe sobre un arreglo que es de quien la llama: trabaja en una copia"),
    (r"has no attribute '(\w+)'", "se pide {0} a algo que no lo tiene"),
    (
        r"ModuleNotFoundError: No module named '([\w.]+)'",
        "falta {0}, y la tarea solo necesita NumPy",
    ),
    (r"KeyError: (.*)", "el diccionario no tiene la clave {0}"),
    (r"RecursionError", "la función se llama a sí misma sin fin"),
    (r"MemoryError", "pide más memoria de la que hay"),
    (r"math domain error", "se pide un logaritmo o una raíz de un número que no los tiene"),
    (r"SystemExit", "exit y quit terminan el programa: para salir de una función basta return"),
    (r"AssertionError: $", "no se cumple un assert"),
    (
        r"FloatingPointError|OverflowError|range error",
        "un número se desborda; escribe la cuenta de modo que el exponente nunca sea un número "
        "positivo grande",
    ),
)


OK_FORMAT = False
name = "backProp"
NOMBRES = ("dw1", "db1", "dw2", "db2")
ARGUMENTOS = ("X", "y", "w1", "w2", "b1", "b2", "a2", "a1")


def gradientes(backProp, *argumentos):
    """Los cuatro gradientes, o una frase que dice por qué no están los cuatro."""
    antes = [np.copy(p) for p in argumentos]
    salida = backProp(*argumentos)
    for nombre, p, copia in zip(ARGUMENTOS, argumentos, antes, strict=True):
        assert np.array_equal(p, copia), (
            f"backProp cambió {nombre}, que no es suyo. Operaciones como -= cambian el arreglo "
            "original: crea uno nuevo."
        )
    assert salida is not None, "backProp no devolvió nada (None): ¿falta el return?"
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 4, "backProp debe devolver cuatro arreglos: dw1, db1, dw2, db2."
    return [np.asarray(g, float) for g in partes]


def otra(nombre, salida, cuantas):
    """Lo que devuelve otra de tus funciones, o una frase que manda a terminarla primero."""
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == cuantas, (
        f"tu {nombre} todavía no devuelve lo que debe: termínala primero."
    )
    return [np.array(parte, float) for parte in partes]


def ejemplo(veces):
    """Los argumentos del ejemplo del cuaderno, con su registro repetido."""
    X, y, a2 = ([[1.0], [2.0]], [[1.0]], [[0.11920292]])
    a1 = [[0.5], [0.88079708], [0.11920292]]
    w1, b1 = [[2.0, -1.0], [1.0, 1.0], [-1.0, -1.0]], [[0.0], [-1.0], [1.0]]
    w2, b2 = [[2.0, 1.0, 1.0]], [[-4.0]]
    X, y, a2, a1 = (np.repeat(a, veces, axis=1) for a in (X, y, a2, a1))
    return (X, y, *map(np.array, (w1, w2, b1, b2)), a2, a1)


@test_case(name="formas", points=2)
def formas(backProp):
    """Cada gradiente tiene la forma de su parámetro, y salen en el orden dw1, db1, dw2, db2."""
    obtenidos = gradientes(backProp, *ejemplo(veces=5))

    for nombre, g, forma in zip(NOMBRES, obtenidos, ((3, 2), (3, 1), (1, 3), (1, 1)), strict=True):
        assert g.shape == forma, (
            f"con n0 = 2, n1 = 3 y m = 5, {nombre} tiene forma {g.shape} y debe ser {forma}, la "
            "del parámetro del que es gradiente."
        )


@test_case(name="ejemplo del cuaderno", points=3)
def ejemplo_del_cuaderno(backProp):
    """Con el registro (1, 2) e y = 1 salen los gradientes de la cuenta hecha a mano."""
    esperados = (
        [-0.4404, -0.8808, -0.0925, -0.1850, -0.0925, -0.1850],
        [-0.4404, -0.0925, -0.0925],
        [-0.4404, -0.7758, -0.1050],
        [-0.8808],
    )
    pistas = (
        "Lo que entra en la primera capa es el registro.",
        "Revisa σ′ y los pesos por los que vuelve el error.",
        "Lo que entra en la segunda capa es a1.",
        "Con y = 1 y a2 = 0.1192, ¿cuánto vale el error de salida?",
    )
    obtenidos = gradientes(backProp, *ejemplo(veces=1))
    casos = [*zip(NOMBRES, obtenidos, esperados, pistas, strict=True)]

    for nombre, g, esperado, pista in reversed(casos):
        igual = g.size == len(esperado) and np.allclose(g.reshape(-1), esperado, atol=1e-4)
        assert igual, f"{nombre} dio {np.round(g.reshape(-1), 4)}; se esperaba {esperado}. {pista}"


@test_case(name="registros repetidos", points=1)
def registros_repetidos(backProp):
    """Repetir cada registro tres veces no cambia los gradientes: el costo es un promedio."""
    una_vez, tres_veces = (gradientes(backProp, *ejemplo(veces)) for veces in (1, 3))

    for nombre, g, g3 in zip(NOMBRES, una_vez, tres_veces, strict=True):
        igual = g.size and g.shape == g3.shape and np.allclose(g, g3, rtol=1e-4, atol=1e-6)
        assert igual, (
            f"al repetir el registro tres veces, {nombre} cambia de {np.round(g.reshape(-1), 4)} a "
            f"{np.round(g3.reshape(-1), 4)}. El promedio de tres números iguales es ese número."
        )


@test_case(name="diferencias centrales", points=0)
def diferencias_centrales(backProp, feedForward, costoGlobal):
    """Es el gradiente de tu propio costo: coincide con las pendientes medidas en él."""
    rng = np.random.default_rng(2)
    X, y = rng.uniform(-2, 2, (2, 5)), np.array([[0.0, 1.0, 1.0, 0.0, 1.0]])
    w1, b1, w2, b2 = (rng.uniform(-1, 1, forma) for forma in ((3, 2), (3, 1), (1, 3), (1, 1)))
    costo = costo_de_la_red(feedForward, costoGlobal, X, y)
    salida = feedForward(X.copy(), w1.copy(), w2.copy(), b1.copy(), b2.copy())
    a1, a2 = otra("feedForward", salida, 2)
    copias = (p.copy() for p in (X, y, w1, w2, b1, b2))
    obtenidos = gradientes(backProp, *copias, a2, a1)

    difieren = []
    for i, (nombre, p, g) in enumerate(zip(NOMBRES, (w1, b1, w2, b2), obtenidos, strict=True)):
        assert g.shape == p.shape, f"{nombre} tiene forma {g.shape} y debe ser {p.shape}."
        hacia = rng.choice([-1.0, 1.0], p.shape)  # todos sus componentes a la vez
        medida = pendiente(costo, (w1, b1, w2, b2), i, hacia)
        atol = 2e-3 * np.abs(g).max() + 5e-5  # en float32 la pendiente se mide con error 1e-5
        if not np.isclose((g * hacia).sum(), medida, rtol=1e-3, atol=atol):
            difieren.append(i)
    assert not difieren, veredicto(costo, (w1, b1, w2, b2), obtenidos, difieren)


def costo_de_la_red(feedForward, costoGlobal, X, y):
    """El costo del estudiante como función de w1, b1, w2 y b2."""

    def costo(w1, b1, w2, b2):
        a2 = feedForward(X.copy(), w1.copy(), w2.copy(), b1.copy(), b2.copy())[1]
        J = costoGlobal(a2, y.copy())
        assert J is not None, "tu costoGlobal no devolvió nada (None): termínala primero."
        assert np.size(J) == 1, "tu costoGlobal no da un solo número: termínala primero."
        return float(np.asarray(J, float).reshape(()))

    return costo


def pendiente(costo, parametros, i, hacia, h=1e-2):  # menor, y float32 ya no la distingue
    """Cuánto crece el costo por cada paso del parámetro i en la dirección `hacia`."""

    def en(paso):
        movidos = list(parametros)
        movidos[i] = parametros[i] + paso * hacia
        return costo(*movidos)

    return (en(h) - en(-h)) / (2 * h)


def veredicto(costo, parametros, obtenidos, difieren):
    """Qué gradientes difieren, cuáles coinciden, y dónde se ve mejor en el primero que difiere."""
    mal = [NOMBRES[i] for i in difieren]
    bien = [nombre for nombre in NOMBRES if nombre not in mal]
    i, nombre, g = difieren[0], mal[0], obtenidos[difieren[0]]
    ejes = np.eye(g.size).reshape(g.size, *g.shape)
    medido = np.array([pendiente(costo, parametros, i, eje) for eje in ejes]).reshape(g.shape)
    peor = tuple(map(int, np.unravel_index(np.argmax(np.abs(g - medido)), g.shape)))
    return (
        f"tu backProp no es el gradiente de tu costoGlobal: {lista(mal, 'difiere')}"
        f"{'; ' * bool(bien)}{lista(bien, 'coincide')}. Al mover {nombre[1:]}[{peor[0]}, {peor[1]}]"
        f" tu costo tiene pendiente {medido[peor]:.4f}, y tu {nombre} dice {g[peor]:.4f}. O falla "
        "backProp, o falla alguna de las otras dos, feedForward y costoGlobal."
    )


def lista(nombres, verbo):
    """dw1 difiere; dw1, db1 y dw2 difieren."""
    if not nombres:
        return ""
    return f"{', '.join(nombres[:-1])}{' y ' * (len(nombres) > 1)}{nombres[-1]} " + (
        verbo + "n" * (len(nombres) > 1)
    )
