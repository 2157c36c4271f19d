"""Las otras maneras naturales de gradienteReverso.

Con funciones correctas dan lo mismo que la solución. Cuando evaluar está mal, dicen de qué más
puede ser eco un resultado: quien graba la cinta con sus propias cuentas, o escribe la derivada como
otra expresión, es tan correcto como quien llama a evaluar en cada nodo.
"""

from collections.abc import Callable
from functools import partial
from types import FunctionType
from typing import Any

from autograder.assertions import Environment, assert_matches, is_echo
from autograder.model import EngineError
from solutions.autodiff import solution
from solutions.autodiff.solution import (
    OPERACIONES,
    Expression,
    Tape,
    Values,
    evaluar,
    retroceder,
)

Operations = dict[str, Callable[..., float]]
Function = Callable[..., Any]  # una función de un estudiante


def juzgar_reverso(funcion: Function, *args: Any, env: Environment, rtol: float) -> None:
    """Compara con la solución; si no coincide, mira si graba con las cuentas de su evaluar."""
    try:
        assert_matches(funcion, solution.gradienteReverso, *args, env=env, rtol=rtol)
    except EngineError:
        raise
    except Exception:
        if not is_echo(funcion, _lectura(_sus_cuentas(env)), *args, env=env, rtol=rtol):
            raise


def _sus_cuentas(env: Environment) -> Operations:
    """Las operaciones como las hace su evaluar: quien las tiene en una tabla las usa aquí."""

    def cuenta(op: str, *numeros: float) -> float:
        try:
            return float(env["evaluar"]((op, *numeros), {}))
        except EngineError:
            raise
        except Exception:  # noqa: BLE001 - entonces no es un eco, y basta con que no coincida
            return OPERACIONES[op](*numeros)

    return {op: partial(cuenta, op) for op in OPERACIONES}


def _lectura(cuentas: Operations) -> FunctionType:
    """Con el nombre de la función: por él se buscan sus errores conocidos."""
    codigo = gradienteReverso__con_cuentas_propias.__code__
    return FunctionType(codigo, globals(), "gradienteReverso", (cuentas,))


def gradienteReverso__con_cuentas_propias(
    expr: Expression, valores: Values, cuentas: Operations = OPERACIONES
) -> tuple[float, Values]:
    """Graba los números de sus cuentas, y el valor es de evaluar."""
    cinta: Tape = []
    lugares: dict[str, int] = {}
    _anotar(expr, valores, cinta, lugares, cuentas)
    adjuntos = retroceder(cinta)
    valor = evaluar(expr, valores)
    gradiente = {n: float(adjuntos[lugares[n]]) if n in lugares else 0.0 for n in valores}
    return valor, gradiente


def _anotar(
    expr: Expression, valores: Values, cinta: Tape, lugares: dict[str, int], cuentas: Operations
) -> int:
    if isinstance(expr, str) and expr in lugares:
        return lugares[expr]
    if isinstance(expr, tuple):
        op, *partes = expr
        nodos: list[Any] = partes[:1] if op == "^" else partes
        p: list[Any] = partes[1:] if op == "^" else []
        entradas: tuple[Any, ...] = tuple(
            _anotar(n, valores, cinta, lugares, cuentas) for n in nodos
        )
        cuenta = cuentas[op](*(cinta[i][2] for i in entradas), *p)
        cinta.append((op, (*entradas, *p), cuenta))
    else:
        cinta.append(("hoja", (), valores[expr] if isinstance(expr, str) else expr))
    if isinstance(expr, str):
        lugares[expr] = len(cinta) - 1
    return len(cinta) - 1


def gradienteReverso__con_el_formulario(expr: Expression, valores: Values) -> tuple[float, Values]:
    """Cada derivada se escribe como expresión, y evaluar la convierte en número."""
    gradiente = {n: float(evaluar(_derivada(expr, n), valores)) for n in valores}
    return evaluar(expr, valores), gradiente


def _derivada(expr: Any, x: str) -> Any:
    if not isinstance(expr, tuple):
        return 1.0 if expr == x else 0.0
    op, a, *resto = expr
    da = _derivada(a, x)
    if op == "exp":
        return ("*", expr, da)
    if op == "log":
        return ("/", da, a)
    (b,) = resto
    if op == "^":
        return ("*", ("*", b, ("^", a, b - 1)), da)
    return _de_dos(op, a, b, da, _derivada(b, x))


def _de_dos(op: str, a: Any, b: Any, da: Any, db: Any) -> Any:
    if op in ("+", "-"):
        return (op, da, db)
    cruzados = ("*", da, b), ("*", a, db)
    return ("+", *cruzados) if op == "*" else ("/", ("-", *cruzados), ("*", b, b))
