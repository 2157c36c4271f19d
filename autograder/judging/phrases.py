"""What a student reads of a check in Spanish; a lesson on one mistake stands with its mistake."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.sandbox import simplify
from autograder.sandbox.wire import Opaque

# How a call ended.
ENDLESS = "{}: busca un bucle que no termina"
CRASHED = "{}: busca una llamada que cierre el programa"
UNFINISHED = "sin terminar: {} todavía lanza NotImplementedError"
UNFINISHED_SOMEWHERE = "sin terminar: todavía se lanza NotImplementedError{}"
RAISED = "tu función lanzó {}{}"
WHERE = " (celda {}, línea {})"
OWN_EXCEPTION = "una excepción tuya"
UNUSABLE = "no se pudo usar lo que devolvió {} ({})"

# What is not there.
UNDEFINED = "falta definir: {}"
NO_FUNCTION = "{} existe, pero no es una función"

CELL_STOPPED = "La celda {}, que debía definirla, se detuvo ({})"
CONFLICT = (
    "quedaron marcas de un conflicto de git (<<<<<<<, =======, >>>>>>>): quédate con una de las "
    "dos versiones y borra las marcas"
)
ON_LINE = " en la línea {}"
OF_A_CELL = {  # what an error means on a line that stands in no function
    "biblioteca_que_falta": (
        "Importas una biblioteca que aquí no está; esta tarea solo necesita NumPy."
    ),
    "nombre_sin_definir": (
        "Esa línea usa un nombre al que nadie le dio un valor: mira si está mal escrito, o si se "
        "lo da una celda que está más abajo o que no se ejecutó."
    ),
    "no_se_cumple_un_assert": "No se cumple el assert de esa línea.",
    "sin_memoria": "Esa línea pide más memoria de la que hay.",
    "termina_el_programa": (
        "Esa línea termina el programa; un cuaderno acaba solo con su última celda."
    ),
    "espera_teclado": (
        "Esa línea pide datos por teclado, y al calificar nadie escribe: dale el valor en la celda."
    ),
}
IN_TEXT_CELL = "Está escrita en una celda {}, que no se ejecuta: pásala a una celda de código"
IN_FOREIGN_CELL = "La celda {} empieza con {}, y lo que sigue no se ejecuta en el cuaderno"
NOT_THERE = "Tu función llama a {}, que no está definida"
INNER = (
    "En la celda {} está dentro de otra función, de una clase o de un if: escribe su def al "
    "principio de la línea"
)
IN_MODULE = " (en {}, línea {})"
FROM_ABSENT = "Puede venir de {}, que no está aquí: entrégalo junto al cuaderno, o cópiala en él"
DID_YOU_MEAN = "¿Quisiste decir {}? La celda {} define {}: el nombre tiene que ser exacto"

# What came back.
NOTHING_RETURNED = "tu función no devolvió nada (None): ¿falta el return?"
OTHER_COUNT = "se esperaban {} valores ({}) y tu función devolvió {}."
NO_PARTS = "{} es {} y debe tener {} partes."
OTHER_PARTS = "{} tiene {} partes y debe tener {}."
NO_DICT = "{} es {} y debe ser un diccionario."
MISSING_KEYS = "en {} falta la clave {}."
SPARE_KEYS = "{} tiene claves que no se piden."
OTHER_TEXT = "{} no es el texto que debe ser"
MOST_TOLD = 5  # parts that are told one by one
REST, MORE_PROBLEMS = "lo demás coincide", "y {} partes más"
NO_NUMBERS = "es {} y debería ser un número o un arreglo de números reales"
HOLDING, RAGGED = "{} con {}", "una lista con filas de distinto largo"
IMAGINARY = "un arreglo de números complejos, con parte imaginaria,"
IMAGINARY_NUMBER = "un número complejo, con parte imaginaria,"
GAVE = "tu función {} devolvió {} y se espera un número o un arreglo de números reales"
CHANGED_ARGUMENTS = (
    "tu función cambió {}, y lo que recibe es de quien la llama: después de la llamada tiene otros "
    "valores. Trabaja sobre una copia."
)
PUT_BACK = (
    "No quita puntos: moviste los números del diccionario que recibes y los devolviste a su lugar, "
    "y con el redondeo no quedan exactamente igual. Sobre una copia no hay que devolver nada."
)
RESIZED = (
    "tu función cambió la forma de su argumento {}, y lo que recibe es de quien la llama. "
    "Trabaja sobre una copia."
)
FAR_LARGER = "tu función devolvió muchísimos más valores de los que se esperan"
NOT_ONE_NUMBER = "{} tiene forma {} y debe ser un solo número"
OTHER_SHAPE = "{} tiene forma {} y debe tener forma {}"
HAS_NAN = "{} contiene nan"
HAS_INFINITIES = "{} contiene valores infinitos"
DIFFERS = "{} no coincide ({})"
DIFFERS_IN = "{} difiere en {} de {} componentes ({})"
RELATIVE_ERROR = "error relativo {:.1g}"
LONE_OUTPUT, NUMBERED_OUTPUT = "el resultado", "la salida {}"

# What a whole submission is told.
NO_TASK = (
    "No se reconoce de qué tarea es: ni sus metadatos, ni su nombre, ni sus funciones lo dicen. "
    "Entrega el cuaderno de la tarea, o pide a tu profesor que lo califique con --task."
)
HIDDEN_NAME = (
    "Una celda posterior guardó un valor con el nombre de {}; se calificó la función que habías "
    "definido antes. Usa otro nombre para el valor."
)
WITHHELD = "Posiblemente solo repite el error de {}; tu profesor lo mira."
RIGHT_BUT = (
    "Lleva sus puntos: aquí {} hace bien su parte. En tu cuaderno falla porque {}; se arregla en "
    "{}, con {}."
)
FAILS_ON = "No quita puntos: {} falla aquí porque {}; se arregla en {}, con {}."
GIVES_OTHER, GIVES_OTHER_PART = "devuelve {} y no {}", "devuelve {2} como {0} y no como {1}"
GIVES_FOREIGN = "no devuelve números ni arreglos corrientes (float, np.ndarray de float)"
A_NUMBER, AN_ARRAY, AN_ARRAY_OF_FLOATS = "un número", "un arreglo", "un arreglo con decimales"
AS_NUMBER, AS_ARRAY, AS_FLOATS = "float(…)", "np.array(…)", ".astype(float)"
AS_PLAIN = "float(…) o np.array(…, float)"
CLEARED = "Lleva sus puntos: lo que no coincide viene de {}, y {} hace bien su parte."
IN_CELL, IN_FILE = "Celda {}, línea {}", "{}, que usa la celda {}, línea {}"
ABSENT = (
    "{}: {} no está aquí. Esa línea se saltó y el resto se ejecutó. Si "
    "es un archivo tuyo, entrégalo junto al cuaderno; si es una biblioteca, esta tarea solo "
    "necesita NumPy."
)
MISSING_FILE = (
    "La celda {} pide un archivo que aquí no está{}: si tus funciones lo necesitan, entrégalo "
    "junto al cuaderno."
)
NO_NETWORK = (
    "La celda {} pide algo a internet, y al calificar no hay red: si tus funciones lo necesitan, "
    "entrégalo junto al cuaderno."
)
UNKNOWN_CELL_MAGIC = "La celda {} empieza con %%{}, que aquí no existe: no se ejecutó."
TWICE_STUB = (
    "{} está definida dos veces (celdas {}); vale la última, que es la plantilla. Borra la que "
    "sobra."
)
TWICE = "{} está definida {} veces (celdas {}); vale la última."
OTHER_ARGUMENTS = (
    "{} está definida con ({}), y la tarea la llama con ({}): tiene que poder llamarse así, sin "
    "más argumentos ni menos."
)
OTHER_ORDER = (
    "{} recibe sus argumentos en este orden: ({}), y la tarea los pide en este: ({}). Las pruebas "
    "los dan por su posición: cambia el orden en el def."
)
# What the source of a function tells.
PASSED_ON = (
    "En la celda {}, línea {}, llamas a {} con ({}), y su def los pide en este orden: ({}). Una "
    "llamada da los argumentos por su lugar, no por su nombre."
)
UNPACKED = (
    "En la celda {}, línea {}, lo que devuelve {} se recibe como ({}), y su return lo da en este "
    "orden: ({})."
)
RETURN_IN_LOOP = (
    "En la celda {}, línea {}, el return está dentro del bucle: tu función termina en la primera "
    "vuelta. Mira su sangría."
)
SHRINKS = (
    "En la celda {}, línea {}, {} cambia de una vuelta a otra, y aquí vale siempre lo mismo: nadie "
    "pide que se haga más pequeña."
)
READS_OUTSIDE = (
    "Entre los argumentos de tu función está{0} {1}, y no se lee{0} después; en cambio se lee {2}, "
    "del cuaderno, que no cambia cuando llegan otros valores."
)
UNREAD = (
    "Entre los argumentos de tu función está{0} {1}, y no se lee{0} después. Mira si hay en su "
    "lugar un número fijo o una variable de otro nombre."
)
LEANS_OUTSIDE = (
    "Tu función lee {}, del cuaderno, que no cambia cuando llegan otros datos. Mira si tiene que "
    "salir de los argumentos."
)
NOT_RESET = (
    "{} empieza en 0 antes del bucle de la celda {}, línea {}, y no vuelve a 0 en cada vuelta: lo "
    "que suma en una se queda para la siguiente."
)
ENDS_EARLY = (
    "Tu bucle puede terminar antes de su última vuelta (celda {}, línea {}): aquí se dan todas las "
    "que se piden."
)
LATE = (
    "{0} vale 0 antes del bucle de la celda {1}, línea {2}, y en cada vuelta se usa antes de "
    "calcularse: en la primera es 0 y en las demás, lo de la vuelta anterior. Mira el orden."
)
BY_HAND = (
    "En la celda {0}, línea {1}, {2} vale siempre {3}: si cuenta ejemplos o tamaños, tiene que "
    "salir de los argumentos (len o shape), y aquí llega con otros."
)
DRAWS = (
    "En la celda {}, línea {}, tu función usa un azar propio ({}): aquí el resultado sale solo de "
    "los argumentos, y de su rng cuando llega uno."
)
UNSURE = "Posiblemente es esto: "  # before one of several known mistakes
# What a teacher reads beside a submission.
LOOK_ABSENT, LOOK_FILE = "pide un módulo que no está", "pide un archivo que no está"
LOOK_TWICE, LOOK_MAGIC = "función definida dos veces", "celda con una magia desconocida"
PERHAPS = "Puede venir de {}, que también usa esta prueba; no quita puntos."
AFTER_OTHERS = (
    "Aquí usas {}, que tampoco da lo que debe: empieza por ahí. Si después sigue fallando: {}"
)
ON_DEMAND = "No da lo que debe, y {} sí cuando se prueba por su cuenta."


CONTAINERS: dict[type, str] = {list: "una lista", tuple: "una tupla", dict: "un diccionario"}
NAMES: tuple[tuple[Any, str], ...] = (
    (str, "un texto"),
    (bytes, "un texto en bytes"),
    (bool | int | float | np.number | np.bool_, "un solo número"),
    (complex, "un número complejo"),
    (np.random.Generator, "un generador de números al azar"),
)


def joined(names: list[str]) -> str:
    """Names in a Spanish enumeration: x, w e y."""
    if len(names) == 1:
        return names[0]
    link = "e" if names[-1].lower().startswith(("i", "y")) else "y"
    return f"{', '.join(names[:-1])} {link} {names[-1]}"


def continued(text: str) -> str:
    """A sentence that goes on after a colon: a word loses its capital, a symbol keeps it."""
    word, _, rest = text.partition(" ")
    preposition = word == "A" and rest.startswith(("tu", "la ", "las ", "los ", "cada ", "un"))
    keeps = not (word[1:].islower() or preposition) or word == "Python"
    return text if keeps else text[0].lower() + text[1:]


def coinciding(names: list[str]) -> str:
    """That these outputs are right, one by one unless they are many."""
    if len(names) > MOST_TOLD:
        return REST
    return f"{joined(names)} coincide{'n' * (len(names) > 1)}"


def described(value: Any) -> str:
    """A short name for what a function returned."""
    if value is None:
        return "None (¿falta el return?)"
    if isinstance(value, np.ndarray) and value.dtype.kind in "US":
        return "un arreglo de textos" if value.ndim else "un texto"
    if isinstance(value, np.ndarray):
        return f"un arreglo de forma {value.shape} y tipo {value.dtype}"
    if isinstance(value, list | tuple | dict | set | frozenset):
        plural = "s" * (len(value) != 1)
        return f"{CONTAINERS.get(type(value), 'un conjunto')} de {len(value)} elemento{plural}"
    if isinstance(value, Opaque):
        return value.type_name if value.type_name in simplify.SAID else simplify.OTHER
    return next((name for kind, name in NAMES if isinstance(value, kind)), simplify.OTHER)


def kind_of(value: Any) -> str:
    """What a right result came in, however many it holds."""
    if isinstance(value, np.ndarray) and value.size == 1:
        return "un arreglo de un elemento"
    if isinstance(value, np.ndarray):
        return "un arreglo de booleanos" if value.dtype.kind == "b" else "un arreglo de enteros"
    return CONTAINERS.get(type(value)) or described(value)
