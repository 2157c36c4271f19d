"""What a student reads when a file cannot be graded, or another one of theirs was."""

from __future__ import annotations

AGAIN = "Vuelve a descargar el cuaderno desde Jupyter (File → Download) y entrégalo otra vez."

# A file that cannot be read
LINK_OUT = "Es un enlace que sale de la carpeta de entregas. Entrega el archivo mismo."
FOLDER = "{} es una carpeta, no un cuaderno. Entrega el archivo .ipynb."
NO_FILE = "{} no es un archivo. Entrega el cuaderno .ipynb."
TOO_LARGE = "Pesa más de {} MB. Borra las salidas (Clear All Outputs) y entrégalo."
UNREADABLE = "No se pudo leer el archivo ({}). Revisa sus permisos."

# A file that is no notebook
EMPTY = f"El archivo está vacío. {AGAIN}"
WEB_PAGE = f"Es una página web, no un cuaderno. {AGAIN}"
CONFLICT = (
    "Tiene marcas de un conflicto de git (<<<<<<<, =======, >>>>>>>): dos versiones quedaron "
    "mezcladas en un solo archivo. Quédate con una, comprueba que abre en Jupyter y entrégala."
)
CUT_OFF = "No es un cuaderno completo: el JSON se corta{}. " + AGAIN
CUT_OFF_LINE = " (línea {})"
NO_TEXT = (
    "Se llama como un cuaderno, pero dentro hay otra cosa: un archivo comprimido, un documento "
    "o una imagen. Cambiarle el nombre no lo convierte. " + AGAIN
)
DAMAGED_JSON = "No es un cuaderno completo: su JSON está dañado (línea {}). " + AGAIN
NO_JSON = (
    "Se llama como un cuaderno, pero dentro no hay un cuaderno, sino texto. Si es tu código, "
    "entrégalo con un nombre que termine en .py; si no, descarga el cuaderno desde Jupyter (File → "
    "Download)."
)
TOO_DEEP = f"No es un cuaderno: su JSON está anidado miles de veces. {AGAIN}"
TOO_MANY_VALUES = (
    "Tiene demasiados datos dentro: más listas, objetos o números que cualquier cuaderno. "
    "Borra las salidas (Clear All Outputs) y entrégalo."
)
NO_LIST_OF_CELLS = f"No es un cuaderno completo: sus celdas no son una lista. {AGAIN}"
MANY_CELLS = "Tiene {} celdas, y se leen cuadernos de hasta {}."
MUCH_CODE = (
    "Tiene más de {} millones de letras en sus celdas de código, que nadie escribe a mano: quizá "
    "hay datos pegados en una. Llévalos a un archivo y entrégalo junto al cuaderno."
)
UNEXPECTED = f"No se pudo leer ({{}}). {AGAIN}"
OTHER_JSON = f"Es un JSON, pero no un cuaderno de Jupyter. {AGAIN}"
OTHER_LANGUAGE = "Es un cuaderno de {}; la tarea se entrega en Python."
NO_CODE = f"No tiene ninguna celda de código. {AGAIN}"
DAMAGED_EXPORT = "El .zip está dañado o cifrado. Expórtalo y entrégalo otra vez."
NOT_ONE_NOTEBOOK = "El .zip tiene {} cuadernos y debe tener uno."

DOCUMENT = (
    "Es {}, no un cuaderno, y no se puede ejecutar. Descarga el cuaderno en formato .ipynb "
    "(File → Download) y entrega ese archivo."
)
DRIVE_LINK = (
    "Es un enlace a Google {}, no el cuaderno: nadie más puede abrirlo. En Colab elige Archivo → "
    "Descargar → Descargar .ipynb, y entrega ese archivo."
)

# A member of a zip that is not read
DAMAGED_MEMBER = (
    "Está dañado dentro del .zip: sus bytes no son los que se guardaron. Vuelve a entregarlo."
)
FORBIDDEN_MEMBER = "El .zip no permite leerlo. Vuelve a entregarlo."
TOO_LARGE_UNPACKED = (
    "Pesa más de {} MB al descomprimirlo. Borra las salidas (Clear All Outputs) y entrégalo."
)
BOMB = (
    "Al descomprimirlo crece más de {} veces, como una bomba zip. "
    "Borra las salidas (Clear All Outputs) y entrégalo."
)
TOO_MUCH_TOGETHER = (
    "Los archivos del .zip suman demasiado al descomprimirlos; "
    "se leyeron primero los más pequeños. Entrégalo aparte."
)
ABSOLUTE_NAME = "Su ruta en el .zip es absoluta; no se lee."
NAME_LEADS_OUT = "Su ruta en el .zip sale de la carpeta (..); no se lee."
CONTROL_IN_NAME = "Su nombre en el .zip tiene caracteres de control; no se lee."
LONG_NAME = "Su nombre en el .zip es demasiado largo; no se lee."
LINK = "Es un enlace, no un archivo. Entrega el archivo mismo."
SPECIAL_FILE = "No es un archivo común. Entrega el cuaderno .ipynb."
ENCRYPTED = "Está cifrado con contraseña. Entrégalo sin contraseña."
RARE_METHOD = "Está comprimido con un método poco común. Comprímelo como .zip normal."

# Which of several files counts
NO_NOTEBOOK = "No hay ningún cuaderno en la entrega{}. Entrega el archivo .ipynb."
DOCUMENT_ONLY = (
    "No hay ningún cuaderno en la entrega: {} es {}, que no se puede ejecutar. Descarga el "
    "cuaderno en formato .ipynb (File → Download) y entrega ese archivo."
)
TYPED_ONLY = (
    "Solo hay texto o un enlace escrito en la plataforma, que no se califica. Entrega el .ipynb."
)
EARLIER = "Entregaste {} {}; se calificó la última versión."
ONCE_MORE, MORE_TIMES = "otra vez", "otras {} veces"
OTHERS = "También entregaste {}; se calificó {}."
COMPANIONS = "Se usó también lo que estaba junto al cuaderno y él pide: {}."
TYPED_TOO = "El texto que escribiste en la plataforma no se califica; se calificó {}."
AND_MORE = " y {} más"
TWICE_IN_DOWNLOAD = (
    "Hay {} archivos del mismo estudiante y no se sabe cuál vale: {}. "
    "El profesor debe dejar uno, o calificar con --pattern."
)
SHARED_NUMBER = (
    "La descarga da el mismo número a {}, y no se sabe de quién es la entrega. "
    "El profesor debe descargarla otra vez."
)
AND_TO = " y a "
TWICE_IN_ROSTER = (
    "En la lista del curso, {} corresponde a {} entregas ({}) y no se sabe cuál vale. "
    "El profesor debe dejar una, o calificar con --pattern."
)
LATE_WITHOUT_TIME = (
    "La plataforma marca la entrega como tardía sin decir cuándo llegó: tu profesor revisará "
    "cuánto corresponde descontar."
)
