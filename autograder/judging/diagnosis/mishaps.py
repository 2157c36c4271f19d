"""What Python's and NumPy's errors mean, for someone who meets them for the first time."""

from __future__ import annotations

import re

from autograder.model import Diagnosis, StudentError

Meaning = tuple[str, str, str]  # the id, what the error says (a pattern), what it means


def explain(error: StudentError) -> Diagnosis | None:
    """The meaning of an error, where it is a known one; the groups of its pattern fill it in."""
    said = f"{error.type}: {error.message}"
    for id_, pattern, meaning in MEANINGS:
        if found := re.search(pattern, said):
            return Diagnosis(id_, meaning.format(*found.groups()))
    return None


NUMBERS = r"(?:float|int|numpy\.float64|float64|numpy\.int64)"

MEANINGS: tuple[Meaning, ...] = (
    (
        "nombre_sin_definir",
        r"^NameError: name '(np|numpy|math|plt|pd|sp|scipy)' is not defined",
        "Usas {0} sin haberlo importado: la línea del import tiene que estar en el cuaderno, antes "
        "de llamar a tu función.",
    ),
    (
        "nombre_sin_definir",
        r"^NameError: name '(\w{1,40})' is not defined",
        "Dentro de tu función usas {0}, y nadie le dio un valor: mira si está mal escrito, si es "
        "una variable de otra celda que no se ejecutó o si debería ser uno de los argumentos.",
    ),
    (
        "variable_sin_valor",
        r"^UnboundLocalError: .*?variable '(\w{1,40})'",
        "Lees la variable {0} antes de darle un valor. Suele pasar cuando solo se asigna dentro de "
        "un bucle que esta vez no dio ninguna vuelta (con 0 épocas, por ejemplo) o de un if que no "
        "se cumplió.",
    ),
    (
        "formas_que_no_encajan",
        r"matmul: Input operand \d has a mismatch|shapes \([\d,]*\) and \([\d,]*\) not aligned",
        "En un producto de matrices las columnas de la primera tienen que ser tantas como las "
        "filas de la segunda, y aquí no lo son. Anota la forma (shape) de cada factor: puede que "
        "vayan en otro orden, que sobre o falte una traspuesta o que uno no sea el argumento que "
        "crees.",
    ),
    (
        "formas_que_no_encajan",
        r"matmul: .* (?:scalar|does not have enough dimensions)|^ValueError: matmul",
        "@ multiplica matrices o vectores, y uno de los dos factores es aquí un número suelto: "
        "para multiplicar por un número está *.",
    ),
    (
        "formas_que_no_se_combinan",
        r"could not be broadcast together with (?:remapped )?shapes \((\d+),(\d+)\) \(\1,\)",
        "Operas una matriz ({0}, {1}) con un vector de {0} números: NumPy alinea el vector con las "
        "columnas, no con las filas. Si viene de sumar o de buscar el máximo en cada fila, tiene "
        "que conservar su dimensión y ser una columna: keepdims.",
    ),
    (
        "formas_que_no_se_combinan",
        r"could not be broadcast together with shapes \((\d+),(\d+)\) \(\2,(\d+)\)",
        "Operas elemento a elemento una matriz ({0}, {1}) y otra ({1}, {2}). Si ahí va su producto "
        "de matrices, se escribe con @; si no, mira de dónde sale la forma (shape) de cada una.",
    ),
    (
        "formas_que_no_se_combinan",
        r"could not be broadcast together|could not broadcast input array|"
        r"non-broadcastable output operand",
        "Operas elemento a elemento dos arreglos cuyas formas (shape) no se corresponden. Anota la "
        "de cada uno: puede que sobre o falte una traspuesta, que uno no sea el argumento que "
        "crees o que un tamaño esté escrito a mano.",
    ),
    (
        "formas_que_no_llenan",
        r"cannot reshape array of size",
        "Pides una forma (shape) que no tiene sitio para tantos números como hay, o que no llenan: "
        "el producto de sus tamaños tiene que ser esa cuenta. Mira si uno está escrito a mano.",
    ),
    (
        "piezas_que_no_se_juntan",
        r"input arrays? (?:must have|dimensions except)|same number of dimensions",
        "Juntas arreglos cuyas formas (shape) no encajan: fuera del eje en que se juntan deben "
        "ser iguales. Anota la de cada uno.",
    ),
    (
        "un_número_donde_hay_un_arreglo",
        r"only (?:length-1|size-1) arrays can be converted",
        "Conviertes en un solo número un arreglo que no tiene exactamente uno: las funciones de "
        "math, float() e int() solo aceptan un número. NumPy tiene las mismas funciones para "
        "arreglos enteros.",
    ),
    (
        "numpy_más_nuevo",
        r"only 0-dimensional arrays can be converted",
        "Conviertes en un solo número un arreglo. Si tiene un único elemento, el curso lo acepta, "
        "pero tu NumPy es más nuevo (2.4 o posterior) y ya no: escribe .item(). Si tiene varios, "
        "NumPy tiene las mismas funciones para arreglos enteros.",
    ),
    (
        "condición_con_un_arreglo",
        r"truth value of an array",
        "Un if, un while, un and o una función como abs o max de Python necesita un solo sí o no, "
        "y le diste un arreglo, con uno por elemento. Busca cómo elegir elemento a elemento.",
    ),
    (
        "potencia_con_acento",
        r"bitwise_xor|for \^: ",
        "El operador ^ no eleva a una potencia: en Python es el o exclusivo de los bits. La "
        "potencia se escribe con dos asteriscos.",
    ),
    (
        "argumentos_que_no_cuadran",
        r"^TypeError: \w*(?:\.\w+)*\(\) (?:takes|missing|got an unexpected)",
        "Una llamada no pasa los argumentos que la función espera: compara la línea del def con la "
        "de la llamada, cuántos son y en qué orden van.",
    ),
    (
        "algo_vale_none",
        r"'?NoneType'?",
        "Operas con algo que vale None. O es un argumento que puede llegar vacío, o es lo que "
        "devuelve una función sin return, o un método que cambia su objeto y no devuelve nada.",
    ),
    (
        "número_tratado_como_arreglo",
        rf"'{NUMBERS}' (?:object )?(?:is not (?:subscriptable|iterable)|has no len)|"
        rf"object of type '{NUMBERS}' has no len|len\(\) of unsized object|"
        rf"iteration over a 0-d array|'{NUMBERS}' object does not support item assignment|"
        r"invalid index to scalar variable|"
        r"too many indices for array: array is 0-dimensional|for @: 'float'",
        "Tratas como un arreglo (con índices, len, un for o @) algo que aquí es un número suelto: "
        "un argumento que puede llegar así, lo que devuelve una función que llamas, o un elemento "
        "que ya habías sacado con un índice.",
    ),
    (
        "lista_en_vez_de_arreglo",
        r"unsupported operand type\(s\) for [^:]{1,6}: .*'(?:list|tuple)'|"
        r"'(?:list|tuple)' object has no attribute|can only concatenate (?:list|tuple)|"
        r"can't multiply sequence",
        "Haces cuentas con una lista o una tupla de Python, que no opera elemento a elemento. Mira "
        "si debe ser un arreglo de NumPy o si querías solo uno de sus elementos.",
    ),
    (
        "método_de_lista",
        r"'numpy\.ndarray' object has no attribute '(append|extend|insert|index|count)'",
        "Los arreglos de NumPy no tienen {0}, que es de las listas: acumula en una lista y "
        "conviértela al final, o crea el arreglo con su tamaño y llénalo.",
    ),
    (
        "nombre_que_no_existe",
        r"(?:module '[\w.]{1,40}'|'[\w.]{1,40}' object) has no attribute '(\w{1,40})'",
        "Pides {0} a un objeto que no lo tiene: puede estar mal escrito o ser de otra biblioteca.",
    ),
    (
        "función_tapada",
        r"'([\w.]{1,40})' object is not callable",
        "Pones paréntesis después de algo que no es una función. O falta un * entre dos factores, "
        "o una variable tuya se llama igual que la función y la tapó.",
    ),
    (
        "índice_fuera_de_rango",
        r"^IndexError: .*out of (?:range|bounds)",
        "Pides un elemento que no existe: el índice llega más lejos que el arreglo o la lista. "
        "Mira si el tamaño está escrito a mano, si el rango acaba uno después o si la lista está "
        "vacía.",
    ),
    (
        "número_como_clave",
        r"^KeyError: -?\d+(?:\.\d+)?$",
        "Buscas un número entre las claves de un diccionario, y no está. Si las claves son "
        "nombres, un número no se busca: vale lo que dice.",
    ),
    (
        "clave_que_no_existe",
        r"^KeyError(?!.*(?:not in index|in the \[))",  # which a table of pandas says
        "Pides a un diccionario una clave que no tiene: mira cuál es, y si puede faltar con los "
        "datos que llegan.",
    ),
    (
        "índices_de_más",
        r"too many indices for array|axis -?\d+ is out of bounds",
        "Usas un índice o un eje que el arreglo no tiene: mira cuántas dimensiones tiene (ndim) en "
        "ese punto.",
    ),
    (
        "varios_índices_en_una_lista",
        r"(?:list|tuple) indices must be integers or slices, not (?:tuple|list|numpy\.ndarray)",
        "Una lista o una tupla de Python solo admite un índice entero, y le pides varios a la vez: "
        "una columna, una máscara u otra lista. Un arreglo de NumPy sí los admite.",
    ),
    (
        "varios_donde_va_un_entero",
        r"'(?:list|tuple|numpy\.ndarray|str|dict)' object cannot be interpreted as an integer|"
        r"only integer scalar arrays",
        "Donde va un solo entero (un range, un tamaño, un índice) pasas otra cosa: una lista, un "
        "arreglo o un texto. Si querías saber cuántos elementos tiene, falta len.",
    ),
    (
        "índice_que_no_es_entero",
        r"(?:list|tuple|string) indices must be integers[\w ]*, not (?!'?(?:numpy\.)?float)",
        "Usas como índice algo que no es un entero, un texto por ejemplo. Por su nombre solo se "
        "busca en un diccionario: mira qué es aquí lo que indexas.",
    ),
    (
        "entero_que_no_lo_es",
        r"object cannot be interpreted as an integer|must be (?:of )?integer|indices must be "
        r"integers|only integers, slices",
        "Usas un número con decimales donde tiene que ir un entero: un índice, un tamaño o un "
        "range. La división / siempre da un float.",
    ),
    (
        "arreglo_de_enteros",
        r"Cannot cast ufunc '\w+' output from dtype\('float64'\) to dtype\('(?:u?int\d+|bool)'\)",
        "Guardas números con decimales, con += o -=, en un arreglo de enteros: mira con qué dtype "
        "lo creaste.",
    ),
    (
        "cambia_argumentos",
        r"assignment destination is read-only|output array is read-only",
        "Intentas cambiar un arreglo que es de quien te llama, y aquí está protegido. Operaciones "
        "como -= o una asignación por índices escriben sobre el original: crea uno nuevo.",
    ),
    (
        "filas_de_distinto_tamaño",
        r"inhomogeneous shape|setting an array element with a sequence",
        "Intentas hacer un arreglo con piezas de tamaños distintos, o guardar un arreglo donde "
        "cabe un solo número. Imprime la forma (shape) de cada pieza.",
    ),
    (
        "un_número_para_varios_nombres",
        rf"cannot unpack non-iterable {NUMBERS} object",
        "Repartes entre varios nombres lo que aquí es un solo número. Mira de dónde sale: puede "
        "ser un caso que llega y no esperabas, o una función que devuelve un solo valor.",
    ),
    (
        "valores_de_más_o_de_menos",
        r"values to unpack|cannot unpack non-iterable",
        "A la izquierda del = hay más o menos nombres que valores a la derecha: cuenta los que "
        "devuelve la función que llamas, o los que trae lo que repartes, y mira en qué orden van.",
    ),
    (
        "división_por_cero",
        r"^ZeroDivisionError",
        "Divides por 0: mira qué divisor puede valerlo con los datos que llegan (un contador que "
        "empieza en 0, una desviación, un tamaño menos 1).",
    ),
    (
        "número_demasiado_grande",
        r"^OverflowError|overflow encountered",
        "Un número no cabe en un float64. O es la exponencial de un número grande, y hay que "
        "buscar una forma de la fórmula en la que el exponente nunca sea grande y positivo, o algo "
        "crece en cada vuelta de un bucle, como al subir en vez de bajar.",
    ),
    (
        "matriz_singular",
        r"(?i)\bsingular\b",
        "Inviertes o resuelves con una matriz que no tiene inversa: pasa con columnas que dependen "
        "unas de otras, o con más columnas que filas. Busca algo que sirva también en ese caso.",
    ),
    (
        "sin_logaritmo_ni_raíz",
        r"math domain error|expected a (?:positive|nonnegative) input",
        "Le pides a math un logaritmo o una raíz de un número que no los tiene: negativo, o 0 "
        "para el logaritmo. Mira de dónde sale.",
    ),
    (
        "número_complejo",
        r"not '?complex'?|'complex' and|instances of 'complex'|^ComplexWarning",
        "En tus cuentas sale un número complejo: en Python lo da una potencia de base negativa y "
        "exponente con decimales. Mira si la base y el exponente están en su sitio.",
    ),
    (
        "matriz_no_cuadrada",
        r"must be square",
        "Solo una matriz cuadrada tiene inversa o determinante, y la tuya no lo es.",
    ),
    (
        "termina_el_programa",
        r"^(?:SystemExit|KeyboardInterrupt)",
        "Tu función llama a exit, quit o sys.exit, que terminan el programa entero: para salir de "
        "una función basta con return.",
    ),
    (
        "recursión_sin_fin",
        r"^RecursionError",
        "Tu función se llama a sí misma sin fin, directamente o a través de otra: falta un caso en "
        "el que pare, o querías llamar a otra con un nombre parecido.",
    ),
    (
        "texto_en_vez_de_número",
        r"could not convert string|must be str|for [^:]{1,6}: .*'str'|ufunc '\w+' did not contain "
        r"a loop",
        "En tus cuentas hay un texto, o un objeto que no es un número.",
    ),
    (
        "sin_memoria",
        r"^MemoryError|Unable to allocate",
        "Tu función pide más memoria de la que hay: mira qué tamaño tiene el arreglo que crea, o "
        "si guarda algo más en cada vuelta de un bucle.",
    ),
    (
        "no_se_cumple_un_assert",
        r"^AssertionError",
        "No se cumple un assert que está en tu función: supone de los datos algo que no es así.",
    ),
    (
        "import_con_punto",
        r"^ImportError: attempted relative import",
        "Un import con un punto delante solo sirve dentro de un paquete: quita el punto.",
    ),
    (
        "nombre_que_no_se_importa",
        r"^ImportError: cannot import name '(\w{1,40})' from '([\w.]{1,60})'",
        "Importas {0} de {1}, que no lo tiene: puede estar mal escrito, o ser de otra versión.",
    ),
    (
        "biblioteca_que_falta",
        r"^(?:ModuleNotFoundError|ImportError)",
        "Importas algo que aquí no está instalado: la tarea se resuelve con NumPy.",
    ),
    (
        "pide_algo_a_internet",
        r"^(?:URLError|HTTPError|ConnectionError|ConnectTimeout|gaierror|SSLError)\b",
        "Pide algo a internet, y al calificar no hay red.",
    ),
    (
        "archivo_que_no_está",
        r"^(?:FileNotFoundError|NotADirectoryError|IsADirectoryError)",
        "Pide un archivo que aquí no está: lo que tus funciones necesitan se entrega junto al "
        "cuaderno.",
    ),
    (
        "fuera_de_su_carpeta",
        r"^PermissionError",
        "Toca archivos o programas que no son suyos: al calificar solo tiene su carpeta.",
    ),
    (
        "pide_una_ventana",
        r"^TclError|display name and no \$DISPLAY|could not connect to display",
        "Abre una ventana, y al calificar no hay pantalla.",
    ),
    (
        "espera_teclado",
        r"^(?:EOFError|StdinNotImplementedError)",
        "Tu función pide datos por teclado con input: lo que necesita le llega como argumento.",
    ),
)

IDS = frozenset(id_ for id_, _, _ in MEANINGS)
