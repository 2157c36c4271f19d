"""Pruebas públicas de sigmoide: forma, los valores de la diapositiva y los extremos."""

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
name = "sigmoide"

ENTEROS = (
    "Con −2.0, 0.0 y 2.0 aciertas, y con los enteros −2, 0 y 2 no: un arreglo de enteros trunca lo "
    "que guardas en él, y np.zeros_like(z) crea uno cuando z lo es."
)


def evaluar(funcion, entrada):
    """La salida como arreglo, o una frase que dice por qué no la hay."""
    salida = funcion(entrada)
    assert salida is not None, "tu función no devolvió nada (None): ¿falta el return?"
    return np.asarray(salida, float)


@test_case(name="forma", points=3)
def forma(sigmoide):
    """La salida tiene la forma de la entrada: número, vector o matriz."""
    for z in (0.5, np.zeros(4), np.zeros((2, 3))):
        salida = evaluar(sigmoide, z)

        un_numero = np.ndim(z) == 0 and salida.size == 1
        assert un_numero or salida.shape == np.shape(z), (
            f"con z de forma {np.shape(z)} la salida tiene forma {salida.shape}; debe ser la "
            "misma. Mira si recorres solo una dimensión o si aplanas el arreglo."
        )


@test_case(name="valores de la diapositiva", points=4)
def valores(sigmoide):
    """σ(−2), σ(0) y σ(2) valen 0.1192, 0.5 y 0.8808, también si −2, 0 y 2 son enteros."""
    pista = "Revisa los paréntesis del denominador y el signo del exponente."
    for z in (np.array([-2.0, 0.0, 2.0]), np.array([-2, 0, 2])):
        obtenido = evaluar(sigmoide, z)
        bien = np.allclose(obtenido, [0.1192, 0.5, 0.8808], rtol=1e-4, atol=5e-5)

        assert obtenido.size and bien, (
            f"σ(−2), σ(0), σ(2) dio {np.round(obtenido, 4)}; se esperaba 0.1192, 0.5, 0.8808. "
            f"{pista}"
        )
        pista = ENTEROS


@test_case(name="extremos", points=3)
def extremos(sigmoide):
    """En z = ±1000 da 0 y 1, sin nan y sin que nada se desborde."""
    z = np.array([-1000.0, 1000.0])
    try:
        with np.errstate(over="raise", invalid="raise"):
            obtenido = evaluar(sigmoide, z)
    except Exception as aviso:
        señales = ("overflow", "invalid value", "range error")
        if isinstance(aviso, AssertionError) or not any(s in str(aviso) for s in señales):
            raise
        raise AssertionError(
            "en z = ±1000 hubo un desborde. Escribe σ de modo que el exponente nunca sea un número "
            "positivo grande."
        ) from None

    pista = " Un nan aparece, por ejemplo, al dividir inf entre inf." * any(np.isnan(obtenido))
    assert obtenido.size and np.allclose(obtenido, [0, 1], atol=1e-6), (
        f"σ(−1000) y σ(1000) dio {obtenido}; se esperaba 0 y 1.{pista}"
    )
