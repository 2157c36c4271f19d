"""Pruebas públicas de entrenar: sin puntos, porque se apoya en tus otras funciones."""

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
name = "entrenar"

X = np.array([[0.0, 1.0], [0.5, 0.2], [1.0, 0.7], [0.3, 0.9], [0.8, 0.1]])
y = np.array([2, 0, 1, 2, 0])


@test_case(name="formas", points=0)
def formas(entrenar):
    """Devuelve W (d, K), b (K,) y epocas + 1 costos, el primero ln K."""
    W, b, costos = _partes(entrenar(X, y, 4, 0.5, 3, 2, np.random.default_rng(0)))

    assert np.shape(W) == (2, 4), f"con d = 2 y K = 4 tu W tiene forma {np.shape(W)}."
    assert np.shape(b) in ((4,), (1, 4)), f"con K = 4 tu b tiene forma {np.shape(b)}."
    assert np.size(costos) == 4, (
        f"con 3 épocas devolviste {np.size(costos)} costos; se esperaban 4: el inicial y uno más "
        "por época."
    )
    primero = float(np.ravel(costos)[0])
    assert abs(primero - np.log(4)) < 1e-4, (
        f"el primer costo dio {primero:.4f}; con W = 0 y b = 0 las 4 clases son igual de probables "
        f"y el costo es ln 4 = {np.log(4):.4f}."
    )


@test_case(name="sin épocas", points=0)
def cero_epocas(entrenar):
    """Con cero épocas no se mueve nada: W y b en cero y un solo costo."""
    W, b, costos = _partes(entrenar(X, y, 3, 0.5, 0, 2, np.random.default_rng(0)))

    assert not np.any(W), "con cero épocas W debe seguir en cero."
    assert not np.any(b), "con cero épocas b debe seguir en cero."
    assert np.size(costos) == 1, f"con cero épocas hay un solo costo, y diste {np.size(costos)}."


@test_case(name="un paso", points=0)
def un_paso(entrenar, gradientes):
    """Con un solo lote, el primer paso es −lr por tu propio gradiente en W = 0, b = 0."""
    W, b, _ = _partes(entrenar(X, y, 3, 2.0, 1, 5, np.random.default_rng(0)))
    salida = gradientes(X, np.full((5, 3), 1 / 3), np.eye(3)[y])
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 2, "tu gradientes todavía no devuelve dW y db: termínala primero."
    dW, db = partes

    assert np.allclose(np.asarray(W, float), -2 * np.asarray(dW, float), atol=1e-4), (
        f"tras una época con un solo lote y lr = 2, W dio\n{np.round(W, 4)}\ny −lr · dW, con tu "
        f"propio gradiente, es\n{np.round(-2 * np.asarray(dW, float), 4)}"
    )
    assert np.allclose(np.ravel(b), -2 * np.ravel(np.asarray(db, float)), atol=1e-4), (
        f"tras una época con un solo lote y lr = 2, b dio {np.round(np.ravel(b), 4)} y −lr · db, "
        f"con tu propio gradiente, es {np.round(-2 * np.ravel(np.asarray(db, float)), 4)}."
    )


@test_case(name="cuántas actualizaciones", points=0)
def actualizaciones(entrenar):
    """64 ejemplos en lotes de 8 son 8 actualizaciones por época y 80 en 10; con 20 ejemplos, 3."""
    for N, epocas, esperadas in ((64, 1, 8), (64, 10, 80), (20, 1, 3)):
        datos, clases, lr = np.full((N, 2), 0.5), np.zeros(N, int), 1e-5
        _, b, _ = _partes(entrenar(datos, clases, 4, lr, epocas, 8, np.random.default_rng(0)))
        contadas = float(np.ravel(b)[0]) / (lr * 0.75)  # cada una suma lr (1 − 1/4) a b[0]

        assert abs(contadas - esperadas) < 0.05, (  # lo correcto: peor 0.012, en float32
            f"con {N} ejemplos iguales, tam_lote = 8 y epocas = {epocas}, tu b se movió como si "
            f"hubiera {contadas:.2f} actualizaciones; se esperaban {esperadas}. "
            "Cuenta los lotes: el último puede ser más corto, y se promedia con sus filas."
        )


@test_case(name="el costo es de todos los datos", points=0)
def costo_final(entrenar, softmax, entropiaCruzada):
    """El último costo es el de toda X con la W y la b que devuelves, según tus funciones."""
    W, b, costos = _partes(entrenar(X, y, 3, 0.5, 2, 2, np.random.default_rng(0)))
    A = softmax(X @ np.asarray(W, float) + np.ravel(np.asarray(b, float)))
    J = entropiaCruzada(np.asarray(A, float), np.eye(3)[y])
    assert J is not None, "tu entropiaCruzada no devolvió nada (None): termínala primero."
    assert np.size(J) == 1, "tu entropiaCruzada no da un solo número: termínala primero."
    assert np.size(costos), "costos está vacío; el primero es el de W = 0 y b = 0."
    J = np.asarray(J, float).item()
    ultimo = float(np.ravel(costos)[-1])

    assert abs(ultimo - J) < 1e-4 + 1e-4 * abs(J), (
        f"el último costo que devuelves es {ultimo:.4f}, y el de toda X con tu W y tu b finales es "
        f"{J:.4f}. El costo de una época se mide al terminarla, con todas las filas."
    )


@test_case(name="depende de rng y no toca los datos", points=0)
def barajado(entrenar):
    """La misma semilla da lo mismo, otra semilla da otro recorrido, y X e y quedan como estaban."""
    datos, clases = np.tile(X, (4, 1)) * np.linspace(0.5, 1, 20)[:, None], np.tile(y, 4)
    copias = datos.copy(), clases.copy()
    resultados = []
    for semilla in (0, 0, 1):
        salida = entrenar(datos, clases, 3, 1.0, 1, 3, np.random.default_rng(semilla))
        resultados.append(np.asarray(_partes(salida)[0], float))

    for nombre, antes, despues in zip("Xy", copias, (datos, clases), strict=True):
        assert np.array_equal(antes, despues), (
            f"después de entrenar, {nombre} cambió. Es de quien llama: guarda el orden aparte."
        )
    assert np.allclose(resultados[0], resultados[1], atol=1e-6), (
        "con la misma semilla salieron dos W distintas: el azar debe venir solo de rng."
    )
    assert not np.allclose(resultados[0], resultados[2], atol=1e-6), (  # 200 semillas: 0.006
        "con otra semilla salió la misma W: ¿barajas los ejemplos en cada época con rng?"
    )


def _partes(salida):
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    partes = salida if isinstance(salida, tuple | list) else ()
    assert len(partes) == 3, "la función debe devolver tres cosas, en este orden: W, b y costos."
    return partes
