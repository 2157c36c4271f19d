"""Casos sembrados para las pruebas ocultas, y los datos del cuaderno.

Lo que se deriva se arma al azar, y una operación que no cabe se cambia por otra: los divisores y
los argumentos de log no bajan de 1, ninguna base se acerca a 0 y nada pasa de MAYOR.
"""

from collections.abc import Iterator

import numpy as np

from autograder.assertions import rng_of
from solutions.autodiff import solution
from solutions.autodiff.solution import OPERACIONES, Expression, Node, Tape, Values

Generator = np.random.Generator

NOMBRES = ("x", "y", "z")
DOBLES = ("+", "-", "*", "/")
HONDURAS = (2, 3, 4, 5, 4)  # de las expresiones de una prueba
ENTEROS = (2, 3, -1, -2)  # exponentes para cualquier base
REALES = (0.5, 1.5, -0.5, 2.5)  # y para las positivas
MAYOR = 100.0  # de |f|, de cada derivada y de cada número por el camino
MENOR = 0.1  # de |f| y de cada derivada que no es 0: por debajo, un error se perdería
FEW, MANY = 2e-5, 1e-3  # lo que la diferencia central se aparta de la derivada, y la de un lado
H = 1e-2
FLAT = 1e-5  # la norma del gradiente con la que se detiene quien más espera

Case = tuple[Expression, Values]


def puntos(seed: int) -> Iterator[tuple[float, float]]:
    """(x, y) en los cuatro cuadrantes, lejos de 0 y de donde 2xy y x² se confunden."""
    rng = rng_of(seed)
    for sx, sy in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        yield float(sx * rng.uniform(1.2, 1.8)), float(sy * rng.uniform(2.2, 3.9))


def siete(seed: int) -> Iterator[Case]:
    """Las siete operaciones en una expresión: lo que falla en una no se confunde con nada."""
    rng = rng_of(seed)
    for _ in range(2):
        yield _siete(rng)


def operaciones(seed: int) -> Iterator[Case]:
    """Cada operación sola: dos nombres, o un nombre y un número; los demás nombres no se usan."""
    rng = rng_of(seed)
    for op in DOBLES:
        yield (op, "x", "y"), _valores(rng)
        yield (op, _numero(rng), "z"), _valores(rng)
        yield (op, "y", int(rng.integers(2, 6))), _valores(rng)
    valores = _valores(rng)
    yield ("^", "x", 3), valores
    yield ("^", "y", 2.5), valores
    yield ("^", "x", -2), valores | {"x": -valores["x"]}
    yield ("exp", "z"), _valores(rng)
    yield ("log", ("+", "y", 1)), _valores(rng)


def hojas(seed: int) -> Iterator[Case]:
    """Un nombre, un número y un entero solos."""
    rng = rng_of(seed)
    for expr in ("y", _numero(rng), 3):
        yield expr, _valores(rng)


def exponentes(seed: int) -> Iterator[Case]:
    """Potencias de exponente 0 y 1, de un nombre positivo y de uno negativo."""
    rng = rng_of(seed)
    for p in (0, 1):
        valores = _valores(rng)
        yield ("+", ("*", "y", ("^", "x", p)), "z"), valores | {"x": -valores["x"]}
        yield ("+", ("*", "y", ("^", "z", p)), "x"), valores


def expresiones(seed: int) -> Iterator[Case]:
    """Hondas y con nombres repetidos; entre todas, las siete operaciones."""
    rng = rng_of(seed)
    found = [_honda(rng, depth) for depth in HONDURAS]
    while len(set().union(*(_operadores(expr) for expr, _ in found))) < len(OPERACIONES):
        found = [_honda(rng, depth) for depth in HONDURAS]
    yield from found


def curvas(seed: int) -> Iterator[Case]:
    """Expresiones en las que con H se distinguen la diferencia central, la de un lado y f′."""
    rng = rng_of(seed)
    for depth in HONDURAS:
        yield _curva(rng, depth)


def repetidas(seed: int) -> Iterator[Case]:
    """Con cada nombre en varias ramas; x · x sola, de la que no se sabe qué lado faltó, no es la
    primera."""
    rng = rng_of(seed)
    for expr in (
        ("+", ("*", "y", "y"), ("*", "x", "y")),
        ("*", "x", "x"),
        ("/", ("exp", "z"), ("+", "z", ("^", "z", 2))),
    ):
        yield expr, _valores(rng)


def enormes() -> Iterator[Case]:
    """Donde una diferencia central con h = 1e-5 ya solo ve el redondeo."""
    valores = {"x": 12345678.0, "y": 33456789.0}
    yield ("*", "x", ("+", "y", "x")), valores
    yield ("/", ("*", "x", ("^", "y", 2)), ("+", "x", "y")), valores


def locales(seed: int) -> Iterator[tuple[str, float, float]]:
    """(op, a, b) de las cuatro operaciones de dos nodos, con a y b de los dos signos."""
    rng = rng_of(seed)
    for op in DOBLES:
        for sa, sb in ((1, 1), (-1, 1), (1, -1)):
            yield op, float(sa * _lejos(rng)), float(sb * _lejos(rng))


def potencias(seed: int) -> Iterator[tuple[str, float, float]]:
    """("^", a, p): enteros con bases de los dos signos, reales con bases positivas."""
    rng = rng_of(seed)
    for p in (3, -2, 2, -1):
        yield "^", float(_lejos(rng)), p
        yield "^", float(-_lejos(rng)), p
    yield from (("^", float(_lejos(rng)), p) for p in REALES)


def sencillas(seed: int) -> Iterator[tuple[str, float, float]]:
    """("^", a, p) con exponente 0 y 1."""
    rng = rng_of(seed)
    for p in (1, 0):
        yield "^", float(_lejos(rng)), p
        yield "^", float(-_lejos(rng)), p


def unarias(seed: int) -> Iterator[tuple[str, float]]:
    """exp y log, con un solo argumento."""
    rng = rng_of(seed)
    for op in ("exp", "log", "exp", "log"):
        yield op, float(_lejos(rng))
    yield "exp", float(-_lejos(rng))


def cintas_de_siete(seed: int) -> Iterator[tuple[Tape]]:
    """Las siete operaciones en una cinta, y una hoja que no se usa."""
    for expr, valores in siete(seed):
        cinta: Tape = [("hoja", (), 7)]
        solution._grabar(expr, valores, cinta, {})
        yield (cinta,)


def cintas_sin_repetir(seed: int) -> Iterator[tuple[Tape]]:
    """Cintas en las que cada nodo se usa una sola vez."""
    rng = rng_of(seed)
    for leaves in (4, 6, 5):
        yield (_cinta(rng, leaves, again=False),)


def cintas(seed: int) -> Iterator[tuple[Tape]]:
    """Cintas con nodos que se usan varias veces y otros que no se usan; las siete operaciones."""
    rng = rng_of(seed)
    while not _separadas(found := [_cinta(rng, leaves, again=True) for leaves in (3, 4, 3, 5)]):
        pass
    yield from ((cinta,) for cinta in found)


def cintas_cuadradas(seed: int) -> Iterator[tuple[Tape]]:
    """x · x, x + x y x / x + x: un mismo nodo en los dos lados."""
    rng = rng_of(seed)
    for ops in (("*",), ("+", "*"), ("*", "+", "*")):
        cinta: Tape = [("hoja", (), float(_lejos(rng))), ("hoja", (), float(_lejos(rng)))]
        for op in ops:
            k = len(cinta) - 1
            cinta.append(_nodo(op, (k, k), cinta))
        yield (cinta,)


def cinta_de_una_hoja(seed: int) -> tuple[Tape]:
    """Una cinta con dos hojas y ninguna operación."""
    rng = rng_of(seed)
    return ([("hoja", (), float(_lejos(rng))), ("hoja", (), 3)],)


def duplicaciones(seed: int, veces: int) -> tuple[Tape]:
    """x + x, y otra vez la suma consigo misma: 2^veces caminos hasta x."""
    cinta: Tape = [("hoja", (), float(_lejos(rng_of(seed))))]
    for k in range(veces):
        cinta.append(_nodo("+", (k, k), cinta))
    return (cinta,)


def cuencos(seed: int) -> Iterator[tuple[Expression, Values, float, int]]:
    """(expr, valores, alpha, pasos): cuencos con los nombres acoplados y un nombre sin usar."""
    rng = rng_of(seed)
    for pasos in (1, 2, 5):
        yield _cuenco(rng, pasos)


def cuenco_redondo(seed: int) -> tuple[Expression, Values, float, int]:
    """Treinta pasos que llegan al fondo, que no está en f = 0: quien se detiene antes, se nota."""
    return _cuenco_redondo(rng_of(seed), 30)


def plano(seed: int) -> tuple[Expression, Values, float, int]:
    """f = x + 1/x − c en su mínimo, x = 1, que es casi 0: nada se mueve."""
    bottom = round(float(rng_of(seed).uniform(0.01, 0.04)), 4)
    return ("-", ("+", "x", ("/", 1, "x")), round(2 - bottom, 4)), {"x": 1.0}, 0.1, 4


def escalada(seed: int) -> tuple[Expression, Values, float, int]:
    """f = a x² con pasos tan largos que en cada uno sube."""
    rng = rng_of(seed)
    a, x = (round(float(rng.uniform(1.1, 1.9)), 2) for _ in range(2))
    return ("*", a, ("^", "x", 2)), {"x": x}, round(1.2 / a, 3), 3


def valle() -> tuple[Expression, Values, float, int]:
    """El valle curvo del cuaderno, desde donde ninguna base es 0, y sus primeros pasos."""
    expr = (
        "+",
        ("^", ("-", 1, "x"), 2),
        ("*", 10, ("^", ("-", "y", ("^", "x", 2)), 2)),
    )
    return expr, {"x": -1.0, "y": 0.4}, 0.01, 40


def _valores(rng: Generator) -> Values:
    """Tres números en [0.5, 2], ninguno cerca de 1 ni de otro."""
    numbers = rng.uniform(0.5, 2, len(NOMBRES))
    if np.diff(np.sort(numbers)).min() < 0.15 or np.abs(numbers - 1).min() < 0.12:
        return _valores(rng)
    return dict(zip(NOMBRES, map(float, numbers), strict=True))


def _siete(rng: Generator) -> Case:
    """Una resta positiva y otra negativa; exponentes impar y negativo con decimales: se ve lo que
    pierda el signo o los decimales."""
    valores = _valores(rng)
    a, b, c = _numero(rng), _numero(rng), _numero(rng)
    first = ("-", 2.4, "z")
    shift = round(solution.evaluar(("-", first, "x"), valores) + float(rng.uniform(0.4, 1.2)), 2)
    second = ("exp", ("-", first, ("+", "x", shift)))
    inside = ("+", ("+", c, second), ("*", b, ("^", "z", -2.5)))
    expr = ("+", ("log", inside), ("^", ("/", ("*", "x", "y"), -a), 3))
    return (expr, valores) if _distinguida(expr, valores) else _siete(rng)


def _distinguida(expr: Expression, valores: Values) -> bool:
    """Si ni f ni sus derivadas son tan grandes o tan pequeñas que un error se pierda."""
    f, gradiente = solution.gradienteReverso(expr, valores)
    sizes = [abs(f), *(abs(gradiente[n]) for n in set(_apariciones(expr)))]
    return min(sizes) > MENOR and max(sizes) < MAYOR


def _lejos(rng: Generator) -> float:
    """Un número entre 1.2 y 2.6 o entre 0.4 y 0.8, que no se parece a 1 ni a 2."""
    return float(rng.choice((0.4, 1.2, 2.2)) + rng.uniform(0, 0.4))


def _numero(rng: Generator) -> float:
    return round(float(rng.uniform(1.2, 2.8)), 2)


def _operadores(expr: Expression) -> set[str]:
    if not isinstance(expr, tuple):
        return set()
    return {expr[0]}.union(*map(_operadores, expr[1:]))


def _apariciones(expr: Expression) -> list[str]:
    """Los nombres de una expresión, una vez por cada aparición."""
    if isinstance(expr, str):
        return [expr]
    return [n for parte in expr[1:] for n in _apariciones(parte)] if isinstance(expr, tuple) else []


def _honda(rng: Generator, depth: int) -> Case:
    """Ni f ni sus derivadas son tan grandes o tan pequeñas que no se distingan; algo se repite."""
    valores = _valores(rng)
    expr = _expresion(rng, valores, depth)
    seen = _apariciones(expr)
    fair = depth < 3 or len(seen) > len(set(seen))
    return (expr, valores) if fair and _distinguida(expr, valores) else _honda(rng, depth)


def _curva(rng: Generator, depth: int) -> Case:
    """Con H, las tres maneras se distinguen al menos en un nombre."""
    expr, valores = _honda(rng, depth)
    f, exact = solution.gradienteReverso(expr, valores)
    central = solution.gradienteNumerico(expr, valores, H)
    for n in set(_apariciones(expr)):
        ahead = (solution.evaluar(expr, valores | {n: valores[n] + H}) - f) / H
        size = abs(central[n])
        if abs(central[n] - exact[n]) > FEW * size and abs(central[n] - ahead) > MANY * size:
            return expr, valores
    return _curva(rng, depth)


def _expresion(rng: Generator, valores: Values, depth: int) -> Expression:
    """De esa hondura exactamente; la otra rama de una operación doble puede ser más corta."""
    if depth == 0:
        return str(rng.choice(NOMBRES)) if rng.random() < 0.8 else _numero(rng)
    part = _expresion(rng, valores, depth - 1)
    while True:
        expr = _operacion(rng, valores, part, depth)
        if _cabe(expr, valores):
            return expr


def _operacion(rng: Generator, valores: Values, part: Expression, depth: int) -> Expression:
    op = str(rng.choice(list(OPERACIONES)))
    if op in ("exp", "log"):
        return op, part
    if op == "^":
        p = float(rng.choice(REALES)) if rng.random() < 0.4 else int(rng.choice(ENTEROS))
        return op, part, p
    other = _expresion(rng, valores, int(rng.integers(depth)))
    return (op, part, other) if rng.random() < 0.5 else (op, other, part)


def _cabe(expr: Expression, valores: Values) -> bool:
    """Si la operación de fuera se deja derivar sin sobresaltos."""
    assert isinstance(expr, tuple)  # noqa: S101 - para mypy
    op, *parts = expr
    return _admite(op, *(solution.evaluar(part, valores) for part in parts))


def _admite(op: str, a: float, b: float = 1.0) -> bool:
    limits = {
        "/": b >= 1,
        "^": 0.3 < abs(a) < 5 and (a > 0 or b == int(b)),
        "exp": abs(a) < 3,
        "log": a > 1.05,
    }
    if not limits.get(op, True):
        return False
    value = OPERACIONES[op](a, b) if op not in ("exp", "log") else OPERACIONES[op](a)
    return MENOR < abs(value) < MAYOR / 2


def _nodo(op: str, entradas: tuple[float, ...], cinta: Tape) -> Node:
    nodes, p = (entradas[:1], entradas[1:]) if op == "^" else (entradas, ())
    numbers = [*(cinta[int(i)][2] for i in nodes), *p]
    return op, entradas, float(OPERACIONES[op](*numbers))


def _cinta(rng: Generator, leaves: int, *, again: bool) -> Tape:
    """Sin repetir, cada nodo entra en uno solo; si no, en varios, y alguno en ninguno.

    Una de las hojas es entera y otra llega cuando ya hubo operaciones.
    """
    cinta: Tape = [("hoja", (), float(_lejos(rng))) for _ in range(leaves - 2)]
    cinta.insert(int(rng.integers(leaves - 1)), ("hoja", (), int(rng.integers(2, 4))))
    free = list(range(len(cinta)))
    for step in range(3 * leaves):
        if step == 2:
            free.append(len(cinta))
            cinta.append(("hoja", (), float(_lejos(rng))))
        elif len(free) == 1 and not again:
            break
        near = list(range(len(cinta)))[-4:] if again else free
        i, j = (int(k) for k in rng.choice(near, 2, replace=again))
        cinta.append(_cualquiera(rng, i, j, cinta))
        used = _entradas(cinta, len(cinta) - 1)
        free = [k for k in free if k not in used] + [len(cinta) - 1]
    return cinta if _clara(cinta, again=again) else _cinta(rng, leaves, again=again)


def _cualquiera(rng: Generator, i: int, j: int, cinta: Tape) -> Node:
    """Una operación que quepa con esas entradas; + cabe siempre.

    x / x no: es 1, y lo que aporta un lado se va por el otro.
    """
    for op in map(str, rng.permutation(list(OPERACIONES))):
        p = int(rng.choice(ENTEROS)) if rng.random() < 0.6 else float(rng.choice(REALES))
        entradas = (i, j) if op in DOBLES else (i, p) if op == "^" else (i,)
        second = p if op == "^" else cinta[j][2]
        if _admite(op, cinta[i][2], second) and (op, i) != ("/", j):
            return _nodo(op, entradas, cinta)
    return _nodo("+", (i, j), cinta)


def _separadas(cintas: list[Tape]) -> bool:
    """Si están las siete operaciones, algún x · x, y ningún error se confunde con otro.

    Quien toma un exponente por una posición llega primero a uno entero, y no a un error. Y hasta el
    primer log hay un exp que no pasa por él: si no, olvidar log sería olvidar los dos.
    """
    found = [_en_camino(cinta) for cinta in cintas]
    if not set().union(*found) > OPERACIONES.keys():
        return False
    first = next(cinta for cinta in cintas if any(op == "^" for op, _, _ in cinta))
    whole = all(isinstance(entradas[1], int) for op, entradas, _ in first if op == "^")
    log = next(i for i, ops in enumerate(found) if "log" in ops)
    free = any("exp" in _en_camino(cinta, sin="log") for cinta in cintas[: log + 1])
    used = [cinta[k] for cinta in cintas for k in _camino(cinta)]
    twice = any(op in DOBLES and len(set(entradas)) == 1 for op, entradas, _ in used)
    return whole and "^" in _en_camino(first) and free and twice


def _en_camino(cinta: Tape, sin: str = "") -> set[str]:
    """Las operaciones de las que depende el último nodo; `sin` es una que no deja pasar."""
    return {cinta[k][0] for k in _camino(cinta, sin)}


def _camino(cinta: Tape, sin: str = "") -> set[int]:
    """Los nodos de los que depende el último, y él; `sin` es la operación que no deja pasar."""
    found = {len(cinta) - 1}
    for k in reversed(range(len(cinta))):
        if k in found and cinta[k][0] != sin:
            found |= {int(i) for i in _entradas(cinta, k)}
    return found


def _entradas(cinta: Tape, k: int) -> tuple[float, ...]:
    op, entradas, _ = cinta[k]
    return entradas[:1] if op == "^" else entradas


def _operadas(cinta: Tape) -> set[int]:
    return {k for k, (op, _, _) in enumerate(cinta) if op != "hoja"}


def _clara(cinta: Tape, *, again: bool) -> bool:
    """Los adjuntos del camino se distinguen de 0 y entre sí de 1; lo repetido y lo ajeno, según."""
    path = _camino(cinta)
    sizes = np.abs(solution.retroceder(cinta))[list(path)]
    uses = [i for k in path for i in set(_entradas(cinta, k))]  # x · x, una vez
    numbers = np.abs([node[2] for node in cinta])
    if not (sizes.min() > MENOR and sizes.max() < MAYOR and numbers.max() < MAYOR):
        return False
    ops = [cinta[k][0] for k in range(min(path & _operadas(cinta)), len(cinta)) if k in path]
    if "hoja" not in ops or not again:
        return "hoja" in ops
    return len(uses) - len(set(uses)) > 1 and len(path) < len(cinta) - 1


def _cuenco(rng: Generator, pasos: int) -> tuple[Expression, Values, float, int]:
    """Sin mínimo cerca del comienzo, y con lo que se mueve cada nombre a la vista."""
    valores = _valores(rng)
    a, b, c = (round(float(rng.uniform(1.1, 2.9)), 2) for _ in range(3))
    expr: Expression = (
        "+",
        ("*", a, ("^", ("-", "x", b), 2)),
        ("+", ("^", ("+", "y", ("*", c, "x")), 2), ("/", ("exp", "y"), a)),
    )
    alpha = round(float(rng.uniform(0.02, 0.05)), 3)
    start = {"x": -valores["x"], "y": valores["y"], "z": valores["z"]}
    _, gradiente = solution.gradienteReverso(expr, start)
    final, _ = solution.minimizar(expr, start, alpha, pasos)
    moved = [abs(final[n] - start[n]) for n in ("x", "y")]
    small = min(abs(final[n]) for n in NOMBRES)
    if min(moved) < 0.05 or small < MENOR or min(abs(gradiente[n]) for n in ("x", "y")) < 0.5:
        return _cuenco(rng, pasos)
    return expr, start, alpha, pasos


def _cuenco_redondo(rng: Generator, pasos: int) -> tuple[Expression, Values, float, int]:
    """Dos pasos antes del último ya está en el fondo para cualquiera que mire el gradiente."""
    a, b, c, d = (round(float(rng.uniform(1.1, 1.9)), 2) for _ in range(4))
    expr: Expression = (
        "+",
        ("*", a, ("^", ("-", "x", b), 2)),
        ("+", ("*", c, ("^", ("+", "y", d), 2)), ("/", ("*", "x", "y"), -3)),
    )
    valores, alpha = _valores(rng), round(float(rng.uniform(0.15, 0.2)), 3)
    near, _ = solution.minimizar(expr, valores, alpha, pasos - 2)
    _, gradiente = solution.gradienteReverso(expr, near)
    flat = np.linalg.norm(list(gradiente.values())) < FLAT
    return (expr, valores, alpha, pasos) if flat else _cuenco_redondo(rng, pasos)
