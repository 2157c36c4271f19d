"""Errores conocidos de Tres maneras de derivar: función, dos guiones bajos y el nombre del error.

La docstring es lo que lee el estudiante: qué pasó y qué mirar, sin darle la línea de código. Quien
repite las fórmulas de una función dentro de otra se equivoca igual en la otra: esos errores se
arman al final del archivo.

No se ven, y por eso no están: `=` por `+=` donde ningún nodo se usa dos veces; no pasar por el nodo
0, que siempre es una hoja; derivar hacia adelante o con paso complejo, que es exacto. Recorrer cada
camino solo se ve porque no termina (la prueba de las cuarenta duplicaciones lo dice), y lo que se
guarda de una llamada a la siguiente, porque cambia al repetirla.
"""

import math
from types import FunctionType

import numpy as np

from autograder.judging.reference import rewired
from solutions.autodiff import solution
from solutions.autodiff.solution import OPERACIONES

# --- gradienteAnalitico ---


def gradienteAnalitico__sin_la_y(x, y):
    """Respecto a x falta la y: en x²y la y queda quieta, pero sigue multiplicando."""
    return np.array([2 * x, x**2 + 1])


def gradienteAnalitico__x_sin_derivar(x, y):
    """La primera componente es x², lo que multiplica a y en f: ahí se deriva respecto a x."""
    return np.array([x**2, x**2 + 1])


def gradienteAnalitico__x_sin_bajar_el_exponente(x, y):
    """La primera componente es x²y: al derivar respecto a x, el exponente baja multiplicando."""
    return np.array([x**2 * y, x**2 + 1])


def gradienteAnalitico__sin_el_dos(x, y):
    """Respecto a x falta un 2: el exponente de x² baja multiplicando."""
    return np.array([x * y, x**2 + 1])


def gradienteAnalitico__exponente_intacto(x, y):
    """Respecto a x bajaste el exponente y además lo dejaste arriba: x² pasa a ser 2x, no 2x²."""
    return np.array([2 * x**2 * y, x**2 + 1])


def gradienteAnalitico__sin_el_uno(x, y):
    """Respecto a y falta un término: la segunda y, la que está sola, también se deriva."""
    return np.array([2 * x * y, x**2])


def gradienteAnalitico__y_sin_derivar(x, y):
    """En la segunda componente la y que está sola quedó sin derivar."""
    return np.array([2 * x * y, x**2 + y])


def gradienteAnalitico__f_en_la_segunda(x, y):
    """La segunda componente es f misma: falta derivarla respecto a y."""
    return np.array([2 * x * y, x**2 * y + y])


def gradienteAnalitico__x_también_en_la_segunda(x, y):
    """En la segunda componente derivaste también respecto a x: ahí x está quieta."""
    return np.array([2 * x * y, 2 * x + 1])


def gradienteAnalitico__sin_el_cuadrado(x, y):
    """En la segunda componente x perdió su cuadrado."""
    return np.array([2 * x * y, x + 1])


def gradienteAnalitico__la_y_sola_no_desaparece(x, y):
    """Respecto a x, la y que está sola es una constante, y su derivada es 0."""
    return np.array([2 * x * y + y, x**2 + 1])


def gradienteAnalitico__un_uno_de_más(x, y):
    """En la primera componente hay un 1 de más: respecto a x, la y que está sola no cambia."""
    return np.array([2 * x * y + 1, x**2 + 1])


def gradienteAnalitico__suma_por_producto(x, y):
    """En la primera componente sumas y donde multiplica."""
    return np.array([2 * x + y, x**2 + 1])


def gradienteAnalitico__en_otro_orden(x, y):
    """Las dos componentes están bien y en otro orden: primero va la derivada respecto a x."""
    return np.array([x**2 + 1, 2 * x * y])


def gradienteAnalitico__x_e_y_cambiadas(x, y):
    """Es el gradiente de y²x + x: tienes x e y cambiadas."""
    return np.array([y**2 + 1, 2 * x * y])


def gradienteAnalitico__variables_cambiadas(x, y):
    """Derivas bien y evalúas en (y, x): los argumentos están cambiados."""
    return np.array([2 * x * y, y**2 + 1])


def gradienteAnalitico__signo(x, y):
    """Tu gradiente apunta al revés: es hacia donde f baja, y el gradiente, hacia donde sube."""
    return -solution.gradienteAnalitico(x, y)


def gradienteAnalitico__unitario(x, y):
    """Dividiste el gradiente por su norma: la dirección es buena, pero su tamaño dice cuánto crece
    f y también cuenta."""
    gradiente = solution.gradienteAnalitico(x, y)
    return gradiente / np.linalg.norm(gradiente)


def gradienteAnalitico__sumadas(x, y):
    """Sumaste las dos derivadas, y el gradiente las guarda por separado: es un vector de dos."""
    return 2 * x * y + x**2 + 1


def gradienteAnalitico__laplaciano(x, y):
    """Diste 2y, el laplaciano. La diapositiva escribe Δf, pero quiere decir ∇f: las dos derivadas
    primeras."""
    return 2 * y


def gradienteAnalitico__norma(x, y):
    """Diste la norma del gradiente; se piden sus dos componentes."""
    return float(np.linalg.norm(solution.gradienteAnalitico(x, y)))


# --- evaluar ---


def _evaluar(expr, valores, **otras):
    """La solución con otras operaciones: mas, menos, por, entre, elevado, exp, log."""
    nombres = dict(zip("+-*/^", ("mas", "menos", "por", "entre", "elevado"), strict=True))
    if isinstance(expr, str):
        return valores[expr]
    if not isinstance(expr, tuple):
        return expr
    op, *partes = expr
    numeros = [_evaluar(parte, valores, **otras) for parte in partes]
    return otras.get(nombres.get(op, op), OPERACIONES[op])(*numeros)


def evaluar__potencia_por_producto(expr, valores):
    """En "^" multiplicas la base por el exponente: a² no es 2a."""
    return _evaluar(expr, valores, elevado=lambda a, p: a * p)


def evaluar__potencia_al_revés(expr, valores):
    """En "^" la base y el exponente están cambiados: es a elevado a p, no p elevado a a."""
    return _evaluar(expr, valores, elevado=lambda a, p: float(p) ** a)


def evaluar__potencia_con_acento(expr, valores):
    """En Python, ^ no eleva a una potencia: entre enteros es otra operación, y con decimales da un
    error. La potencia se escribe con dos asteriscos."""
    return _evaluar(expr, valores, elevado=lambda a, p: a ^ p)


def evaluar__siempre_al_cuadrado(expr, valores):
    """En "^" elevas siempre al cuadrado: el exponente viene en la expresión."""
    return _evaluar(expr, valores, elevado=lambda a, p: a**2)


def evaluar__exponente_sin_signo(expr, valores):
    """El exponente perdió su signo: a⁻² es 1/a²."""
    return _evaluar(expr, valores, elevado=lambda a, p: a ** abs(p))


def evaluar__exponente_sin_decimales(expr, valores):
    """El exponente perdió sus decimales: también hay potencias como a⁰·⁵."""
    return _evaluar(expr, valores, elevado=lambda a, p: a ** int(p))


def evaluar__base_sin_signo(expr, valores):
    """En "^" la base perdió su signo: un número negativo al cubo es negativo."""
    return _evaluar(expr, valores, elevado=lambda a, p: abs(a) ** p)


def evaluar__resta_al_revés(expr, valores):
    """En "-" las partes están cambiadas: es la primera menos la segunda."""
    return _evaluar(expr, valores, menos=lambda a, b: b - a)


def evaluar__resta_sin_signo(expr, valores):
    """En "-" pierdes el signo: si la segunda parte es mayor, el resultado es negativo."""
    return _evaluar(expr, valores, menos=lambda a, b: abs(a - b))


def evaluar__resta_suma(expr, valores):
    """En "-" sumas."""
    return _evaluar(expr, valores, menos=lambda a, b: a + b)


def evaluar__suma_resta(expr, valores):
    """En "+" restas."""
    return _evaluar(expr, valores, mas=lambda a, b: a - b)


def evaluar__suma_multiplica(expr, valores):
    """En "+" multiplicas."""
    return _evaluar(expr, valores, mas=lambda a, b: a * b)


def evaluar__producto_suma(expr, valores):
    """En "*" sumas."""
    return _evaluar(expr, valores, por=lambda a, b: a + b)


def evaluar__producto_divide(expr, valores):
    """En "*" divides."""
    return _evaluar(expr, valores, por=lambda a, b: a / b)


def evaluar__producto_eleva(expr, valores):
    """En "*" elevas la primera parte a la segunda: ¿un asterisco de más?"""
    return _evaluar(expr, valores, por=lambda a, b: a**b)


def evaluar__cociente_al_revés(expr, valores):
    """En "/" las partes están cambiadas: es la primera entre la segunda."""
    return _evaluar(expr, valores, entre=lambda a, b: b / a)


def evaluar__cociente_entero(expr, valores):
    """En "/" el cociente perdió sus decimales: // divide y redondea hacia abajo."""
    return _evaluar(expr, valores, entre=lambda a, b: a // b)


def evaluar__cociente_multiplica(expr, valores):
    """En "/" multiplicas."""
    return _evaluar(expr, valores, entre=lambda a, b: a * b)


def evaluar__resto(expr, valores):
    """En "/" das el resto de la división, y se pide el cociente."""
    return _evaluar(expr, valores, entre=lambda a, b: a % b)


def evaluar__logaritmo_base_10(expr, valores):
    """Tu logaritmo es el de base 10, y en las notas log es el natural, el que deshace a eˣ."""
    return _evaluar(expr, valores, log=math.log10)


def evaluar__logaritmo_base_2(expr, valores):
    """Tu logaritmo es el de base 2, y en las notas log es el natural, el que deshace a eˣ."""
    return _evaluar(expr, valores, log=math.log2)


def evaluar__logaritmo_de_uno_más(expr, valores):
    """Tu "log" es ln(1 + a): log1p suma un 1 que aquí no está."""
    return _evaluar(expr, valores, log=math.log1p)


def evaluar__logaritmo_es_exp(expr, valores):
    """En "log" calculas la exponencial."""
    return _evaluar(expr, valores, log=math.exp)


def evaluar__logaritmo_es_inverso(expr, valores):
    """En "log" das 1/a, que es su derivada: aquí se pide el valor."""
    return _evaluar(expr, valores, log=lambda a: 1 / a)


def evaluar__exp_de_base_2(expr, valores):
    """Tu "exp" es 2 elevado a a, y es e elevado a a."""
    return _evaluar(expr, valores, exp=lambda a: 2.0**a)


def evaluar__exp_de_base_10(expr, valores):
    """Tu "exp" es 10 elevado a a, y es e elevado a a."""
    return _evaluar(expr, valores, exp=lambda a: 10.0**a)


def evaluar__exp_al_revés(expr, valores):
    """Tu "exp" es a elevado a e, y es e elevado a a."""
    return _evaluar(expr, valores, exp=lambda a: a**math.e)


def evaluar__exp_multiplica(expr, valores):
    """Tu "exp" es e por a, y es e elevado a a."""
    return _evaluar(expr, valores, exp=lambda a: math.e * a)


def evaluar__exp_negativa(expr, valores):
    """Tu "exp" cambia el signo del exponente."""
    return _evaluar(expr, valores, exp=lambda a: math.exp(-a))


def evaluar__exp_menos_uno(expr, valores):
    """Tu "exp" es e elevado a a, menos 1: expm1 resta un 1 que aquí no está."""
    return _evaluar(expr, valores, exp=math.expm1)


def evaluar__exp_es_log(expr, valores):
    """En "exp" calculas el logaritmo."""
    return _evaluar(expr, valores, exp=math.log)


def evaluar__solo_la_primera_parte(expr, valores):
    """Das el valor de la primera parte sin hacer la operación: ¿un return antes de tiempo?"""
    while isinstance(expr, tuple):
        expr = expr[1]
    return solution.evaluar(expr, valores)


def evaluar__sin_decimales(expr, valores):
    """El resultado perdió sus decimales."""
    return int(solution.evaluar(expr, valores))


def evaluar__redondea_a_dos(expr, valores):
    """El resultado está redondeado a dos decimales: devuélvelo con todos."""
    return round(solution.evaluar(expr, valores), 2)


def evaluar__olvida_los_números(expr, valores):
    """Los números de la expresión no cuentan en tu resultado: valen lo que dicen, no 0."""
    if isinstance(expr, tuple):
        op, *partes = expr
        if op == "^":
            return OPERACIONES[op](evaluar__olvida_los_números(partes[0], valores), partes[1])
        return OPERACIONES[op](*(evaluar__olvida_los_números(p, valores) for p in partes))
    return valores[expr] if isinstance(expr, str) else 0


def evaluar__guarda_en_valores(expr, valores):
    """Tu función escribe en el diccionario valores, que es de quien la llama."""
    valores["resultado"] = solution.evaluar(expr, valores)
    return valores["resultado"]


# --- gradienteNumerico ---


def _numerico(expr, valores, cuenta):
    """Una derivada por nombre: `cuenta` recibe f como función de ese nombre, y su valor."""
    return {
        nombre: cuenta(lambda u, n=nombre: solution.evaluar(expr, valores | {n: u}), v)
        for nombre, v in valores.items()
    }


def gradienteNumerico__un_lado(expr, valores, h=1e-5):
    """Tu diferencia es la de un solo lado, de v a v + h. La central va de v − h a v + h, y su error
    es mucho menor."""
    return _numerico(expr, valores, lambda f, v: (f(v + h) - f(v)) / h)


def gradienteNumerico__el_otro_lado(expr, valores, h=1e-5):
    """Tu diferencia es la de un solo lado, de v − h a v. La central va de v − h a v + h, y su error
    es mucho menor."""
    return _numerico(expr, valores, lambda f, v: (f(v) - f(v - h)) / h)


def gradienteNumerico__un_lado_entre_2h(expr, valores, h=1e-5):
    """Divides entre 2h y f solo se movió h: la diferencia central va de v − h a v + h. Si mueves el
    nombre en su lugar, de v + h a v − h hay que bajar 2h."""
    return _numerico(expr, valores, lambda f, v: (f(v + h) - f(v)) / (2 * h))


def gradienteNumerico__entre_h(expr, valores, h=1e-5):
    """Tus derivadas son el doble: entre v − h y v + h hay dos veces h."""
    return _numerico(expr, valores, lambda f, v: (f(v + h) - f(v - h)) / h)


def gradienteNumerico__sin_dividir(expr, valores, h=1e-5):
    """Das cuánto cambia f, y falta dividir por cuánto se movió el nombre."""
    return _numerico(expr, valores, lambda f, v: f(v + h) - f(v - h))


def gradienteNumerico__solo_entre_2(expr, valores, h=1e-5):
    """Divides entre 2, y lo que se movió el nombre es 2h."""
    return _numerico(expr, valores, lambda f, v: (f(v + h) - f(v - h)) / 2)


def gradienteNumerico__por_h(expr, valores, h=1e-5):
    """Divides entre 2 y multiplicas por h: sin paréntesis, x / 2 * h no es x / (2h)."""
    return _numerico(expr, valores, lambda f, v: (f(v + h) - f(v - h)) / 2 * h)


def gradienteNumerico__resta_sin_paréntesis(expr, valores, h=1e-5):
    """Solo divides f(v − h): faltan los paréntesis de la resta."""
    return _numerico(expr, valores, lambda f, v: f(v + h) - f(v - h) / (2 * h))


def gradienteNumerico__suma(expr, valores, h=1e-5):
    """Sumas los dos valores de f, y hay que restarlos."""
    return _numerico(expr, valores, lambda f, v: (f(v + h) + f(v - h)) / (2 * h))


def gradienteNumerico__entre_h_al_cuadrado(expr, valores, h=1e-5):
    """Divides entre 2h², y lo que se movió el nombre es 2h."""
    return _numerico(expr, valores, lambda f, v: (f(v + h) - f(v - h)) / (2 * h**2))


def gradienteNumerico__signo(expr, valores, h=1e-5):
    """Tus derivadas tienen el signo contrario: es f(v + h) menos f(v − h)."""
    return _numerico(expr, valores, lambda f, v: (f(v - h) - f(v + h)) / (2 * h))


def gradienteNumerico__segunda_derivada(expr, valores, h=1e-5):
    """Es la fórmula de la segunda derivada, la que también resta 2f(v)."""
    return _numerico(expr, valores, lambda f, v: (f(v + h) - 2 * f(v) + f(v - h)) / h**2)


def gradienteNumerico__medio_paso(expr, valores, h=1e-5):
    """Te mueves h/2 a cada lado, y h es el paso a cada lado."""
    return _numerico(expr, valores, lambda f, v: (f(v + h / 2) - f(v - h / 2)) / h)


def gradienteNumerico__paso_doble(expr, valores, h=1e-5):
    """Te mueves 2h a cada lado, y h es el paso a cada lado."""
    return _numerico(expr, valores, lambda f, v: (f(v + 2 * h) - f(v - 2 * h)) / (4 * h))


def gradienteNumerico__paso_relativo(expr, valores, h=1e-5):
    """Tu paso es proporcional al valor del nombre, y h se suma tal cual."""
    return _numerico(
        expr, valores, lambda f, v: (f(v + h * abs(v)) - f(v - h * abs(v))) / (2 * h * abs(v))
    )


def gradienteNumerico__paso_relativo_entre_2h(expr, valores, h=1e-5):
    """Te mueves h veces el valor del nombre y divides entre 2h: h se suma tal cual, y se divide por
    lo que se movió."""
    return _numerico(expr, valores, lambda f, v: (f(v + h * v) - f(v - h * v)) / (2 * h))


def gradienteNumerico__ignora_h(expr, valores, h=1e-5):
    """Con un h grande das casi la derivada exacta, y la diferencia central se aparta de ella: o tu
    paso es siempre el mismo, o derivas de otra manera. Usa el h que llega, a los dos lados."""
    return solution.gradienteNumerico(expr, valores)


def gradienteNumerico__todos_a_la_vez(expr, valores, h=1e-5):
    """Mueves todos los nombres a la vez. Cada derivada parcial deja quietos a los demás."""
    arriba = solution.evaluar(expr, {n: v + h for n, v in valores.items()})
    abajo = solution.evaluar(expr, {n: v - h for n, v in valores.items()})
    return dict.fromkeys(valores, (arriba - abajo) / (2 * h))


def _se_quedan(expr, valores, h, *, cambio):
    valores = dict(valores)
    gradiente = {}
    for nombre, v in list(valores.items()):
        arriba = solution.evaluar(expr, valores | {nombre: v + h})
        abajo = solution.evaluar(expr, valores | {nombre: v - h})
        gradiente[nombre] = (arriba - abajo) / (2 * h)
        valores[nombre] = v + cambio * h
    return gradiente


def gradienteNumerico__queda_abajo(expr, valores, h=1e-5):
    """Cada nombre que ya moviste se queda en v − h mientras mides los siguientes: devuélvelo a su
    lugar, o trabaja sobre una copia nueva."""
    return _se_quedan(expr, valores, h, cambio=-1)


def gradienteNumerico__queda_arriba(expr, valores, h=1e-5):
    """Cada nombre que ya moviste se queda en v + h mientras mides los siguientes: devuélvelo a su
    lugar, o trabaja sobre una copia nueva."""
    return _se_quedan(expr, valores, h, cambio=1)


def gradienteNumerico__cambia_valores(expr, valores, h=1e-5):
    """Los nombres de valores quedan movidos después de la llamada, y el diccionario es de quien te
    llama: trabaja sobre una copia."""
    gradiente = solution.gradienteNumerico(expr, valores, h)
    for nombre in valores:
        valores[nombre] -= h
    return gradiente


def gradienteNumerico__deja_el_último_movido(expr, valores, h=1e-5):
    """Los nombres de valores quedan movidos hacia arriba después de la llamada, y el diccionario es
    de quien te llama: trabaja sobre una copia."""
    gradiente = solution.gradienteNumerico(expr, valores, h)
    for nombre in valores:
        valores[nombre] += h
    return gradiente


def gradienteNumerico__solo_el_primero(expr, valores, h=1e-5):
    """Solo das la derivada del primer nombre: ¿un return dentro del bucle?"""
    primero = next(iter(valores))
    return {primero: solution.gradienteNumerico(expr, valores, h)[primero]}


def gradienteNumerico__solo_el_último(expr, valores, h=1e-5):
    """Solo das la derivada del último nombre: ¿creas el diccionario dentro del bucle?"""
    *_, último = valores
    return {último: solution.gradienteNumerico(expr, valores, h)[último]}


def gradienteNumerico__sin_los_que_no_se_usan(expr, valores, h=1e-5):
    """Faltan los nombres que la expresión no usa: su derivada es 0, y también se da."""
    gradiente = solution.gradienteNumerico(expr, valores, h)
    return {n: d for n, d in gradiente.items() if n in _apariciones(expr)}


def gradienteNumerico__redondea(expr, valores, h=1e-5):
    """Las derivadas están redondeadas: devuélvelas con todos sus decimales."""
    return {n: round(d, 4) for n, d in solution.gradienteNumerico(expr, valores, h).items()}


def gradienteNumerico__sin_signo(expr, valores, h=1e-5):
    """Las derivadas perdieron su signo: donde f baja, son negativas."""
    return {n: abs(d) for n, d in solution.gradienteNumerico(expr, valores, h).items()}


def gradienteNumerico__lista(expr, valores, h=1e-5):
    """Das las derivadas sin sus nombres: se pide un diccionario."""
    return list(solution.gradienteNumerico(expr, valores, h).values())


# --- parciales ---


def _parciales(op, a, b, **otras):
    """La solución con otras reglas: mas, menos, por, entre, elevado, exp, log."""
    nombres = dict(zip("+-*/^", ("mas", "menos", "por", "entre", "elevado"), strict=True))
    otra = otras.get(nombres.get(op, op))
    if otra is None:
        return solution.parciales(op, a, b)
    return otra(a) if b is None else otra(a, b)


def parciales__suma_vale_lo_otro(op, a, b=None):
    """Las parciales de la suma son las del producto: en a + b, cada parte cuenta 1."""
    return _parciales(op, a, b, mas=lambda a, b: (b, a))


def parciales__suma_sus_valores(op, a, b=None):
    """En la suma das los valores de las partes; la derivada de a + b respecto a cada una es 1."""
    return _parciales(op, a, b, mas=lambda a, b: (a, b))


def parciales__suma_una_sola(op, a, b=None):
    """Las operaciones de dos entradas tienen dos derivadas, y das una sola."""
    return _parciales(op, a, b, mas=lambda a, b: (1.0,))


def parciales__suma_de_resta(op, a, b=None):
    """En la suma, la segunda derivada lleva un signo menos que es de la resta."""
    return _parciales(op, a, b, mas=lambda a, b: (1.0, -1.0))


def parciales__resta_como_suma(op, a, b=None):
    """En la resta falta un signo: si b crece, a − b baja."""
    return _parciales(op, a, b, menos=lambda a, b: (1.0, 1.0))


def parciales__resta_al_revés(op, a, b=None):
    """En la resta los signos están al revés: a − b sube con a y baja con b. Si en las demás
    operaciones pasa lo mismo, las dos derivadas están cambiadas de lugar."""
    return _parciales(op, a, b, menos=lambda a, b: (-1.0, 1.0))


def parciales__resta_todo_negativo(op, a, b=None):
    """En la resta las dos derivadas salen negativas: a − b sube con a."""
    return _parciales(op, a, b, menos=lambda a, b: (-1.0, -1.0))


def parciales__producto_sin_cruzar(op, a, b=None):
    """En el producto las derivadas están cambiadas: la de a·b respecto a a es b."""
    return _parciales(op, a, b, por=lambda a, b: (a, b))


def parciales__producto_como_suma(op, a, b=None):
    """En el producto das las derivadas de la suma: lo que cuenta cada parte depende de la otra."""
    return _parciales(op, a, b, por=lambda a, b: (1.0, 1.0))


def parciales__producto_entero(op, a, b=None):
    """En el producto das a·b, que es su valor: al derivar respecto a uno queda el otro."""
    return _parciales(op, a, b, por=lambda a, b: (a * b, a * b))


def parciales__producto_sumado(op, a, b=None):
    """En el producto das a + b: la regla fg′ + f′g es para una sola variable; aquí se pide lo que
    toca a cada entrada, por separado."""
    return _parciales(op, a, b, por=lambda a, b: (a + b, a + b))


def parciales__cociente_sin_signo(op, a, b=None):
    """En el cociente falta un signo: si el divisor crece, a/b baja (con a y b positivos)."""
    return _parciales(op, a, b, entre=lambda a, b: (1 / b, a / b**2))


def parciales__cociente_sin_cuadrado(op, a, b=None):
    """En el cociente, respecto al divisor, falta el cuadrado de abajo."""
    return _parciales(op, a, b, entre=lambda a, b: (1 / b, -a / b))


def parciales__cociente_sin_a(op, a, b=None):
    """En el cociente, respecto al divisor, falta a: derivaste 1/b, y arriba hay un a."""
    return _parciales(op, a, b, entre=lambda a, b: (1 / b, -1 / b**2))


def parciales__cociente_sin_a_ni_signo(op, a, b=None):
    """En el cociente, respecto al divisor, faltan a y el signo."""
    return _parciales(op, a, b, entre=lambda a, b: (1 / b, 1 / b**2))


def parciales__cociente_al_cuadrado(op, a, b=None):
    """En el cociente elevas también a al cuadrado, como la reciprocal rule de la diapositiva: abajo
    hay un cuadrado, arriba no."""
    return _parciales(op, a, b, entre=lambda a, b: (1 / b, -((a / b) ** 2)))


def parciales__cociente_cambiado(op, a, b=None):
    """En el cociente las dos derivadas están cambiadas: primero la de a."""
    return _parciales(op, a, b, entre=lambda a, b: (-a / b**2, 1 / b))


def parciales__cociente_de_b_entre_a(op, a, b=None):
    """En el cociente derivas b/a, y es a/b: la primera parte va arriba."""
    return _parciales(op, a, b, entre=lambda a, b: (-b / a**2, 1 / a))


def parciales__cociente_de_b_entre_a_en_otro_orden(op, a, b=None):
    """En el cociente derivas b/a, y es a/b: la primera parte va arriba."""
    return _parciales(op, a, b, entre=lambda a, b: (1 / a, -b / a**2))


def parciales__cociente_sin_invertir(op, a, b=None):
    """En el cociente, respecto a a das b, como en un producto: a/b es a por 1/b."""
    return _parciales(op, a, b, entre=lambda a, b: (b, -a / b**2))


def parciales__cociente_sin_denominador(op, a, b=None):
    """En el cociente das b y −a: falta dividir por b²."""
    return _parciales(op, a, b, entre=lambda a, b: (b, -a))


def parciales__cociente_b_cuadrado_en_las_dos(op, a, b=None):
    """En el cociente divides también la primera por b²: de b/b² queda 1/b."""
    return _parciales(op, a, b, entre=lambda a, b: (1 / b**2, -a / b**2))


def parciales__cociente_su_valor(op, a, b=None):
    """En el cociente, la primera derivada es a/b, que es su valor."""
    return _parciales(op, a, b, entre=lambda a, b: (a / b, -a / b**2))


def parciales__cociente_primera_uno(op, a, b=None):
    """En el cociente, respecto a a das 1: el divisor también cuenta."""
    return _parciales(op, a, b, entre=lambda a, b: (1.0, -a / b**2))


def parciales__cociente_b_por_a(op, a, b=None):
    """En el cociente, respecto al divisor, a y b están cambiados."""
    return _parciales(op, a, b, entre=lambda a, b: (1 / b, -b / a**2))


def parciales__cociente_al_cubo(op, a, b=None):
    """En el cociente, respecto al divisor, abajo va b², no b³."""
    return _parciales(op, a, b, entre=lambda a, b: (1 / b, -a / b**3))


def parciales__potencia_sin_bajar(op, a, b=None):
    """En la potencia, el exponente bajó multiplicando y arriba quedó igual: arriba va uno menos."""
    return _parciales(op, a, b, elevado=lambda a, p: (p * a**p,))


def parciales__potencia_sin_coeficiente(op, a, b=None):
    """En la potencia falta el exponente multiplicando delante."""
    return _parciales(op, a, b, elevado=lambda a, p: (a ** (p - 1),))


def parciales__potencia_por_producto(op, a, b=None):
    """En la potencia das p·a, que solo es la derivada del cuadrado."""
    return _parciales(op, a, b, elevado=lambda a, p: (p * a,))


def parciales__potencia_siempre_dos(op, a, b=None):
    """En la potencia das 2a, la derivada del cuadrado, con cualquier exponente."""
    return _parciales(op, a, b, elevado=lambda a, p: (2 * a,))


def parciales__potencia_más_uno(op, a, b=None):
    """En la potencia, al derivar, el exponente baja uno; el tuyo sube."""
    return _parciales(op, a, b, elevado=lambda a, p: (p * a ** (p + 1),))


def parciales__potencia_coeficiente_bajado(op, a, b=None):
    """En la potencia, delante va el exponente completo, sin restarle 1."""
    return _parciales(op, a, b, elevado=lambda a, p: ((p - 1) * a ** (p - 1),))


def parciales__potencia_bajada_delante(op, a, b=None):
    """En la potencia restas el 1 al exponente equivocado: delante va p y arriba, p − 1."""
    return _parciales(op, a, b, elevado=lambda a, p: ((p - 1) * a**p,))


def parciales__potencia_integrada(op, a, b=None):
    """En la potencia integras: a elevado a p + 1, entre p + 1. Al derivar es al revés."""
    return _parciales(op, a, b, elevado=lambda a, p: (a ** (p + 1) / (p + 1 or 1e-9),))


def parciales__potencia_respecto_a_p(op, a, b=None):
    """En la potencia derivas respecto al exponente. Aquí el exponente es fijo y cambia la base."""
    return _parciales(op, a, b, elevado=lambda a, p: (a**p * math.log(abs(a)),))


def parciales__potencia_sin_paréntesis(op, a, b=None):
    """En la potencia faltan los paréntesis del exponente: restas el 1 al final."""
    return _parciales(op, a, b, elevado=lambda a, p: (p * a**p - 1,))


def parciales__potencia_cambiada(op, a, b=None):
    """En la potencia, la base y el exponente están cambiados."""
    return _parciales(op, a, b, elevado=lambda a, p: (a * float(p) ** (a - 1) if p > 0 else p,))


def parciales__potencia_su_valor(op, a, b=None):
    """En la potencia das su valor, sin derivar."""
    return _parciales(op, a, b, elevado=lambda a, p: (a**p,))


def parciales__potencia_exponente_sin_decimales(op, a, b=None):
    """En la potencia el exponente perdió sus decimales."""
    return _parciales(op, a, b, elevado=lambda a, p: (p * a ** int(p - 1),))


def parciales__potencia_negativa_sin_signo(op, a, b=None):
    """En la potencia, el exponente perdió su signo."""
    return _parciales(op, a, b, elevado=lambda a, p: (abs(p) * a ** (p - 1),))


def parciales__potencia_dos_derivadas(op, a, b=None):
    """En la potencia das también una derivada respecto al exponente, que es un número fijo: se pide
    solo la de la base."""
    locales = solution.parciales(op, a, b)
    return (*locales, a**b * math.log(abs(a))) if op == "^" else locales


def parciales__potencia_y_un_cero(op, a, b=None):
    """En la potencia das una segunda derivada, 0, y se pide solo la de la base."""
    return _parciales(op, a, b, elevado=lambda a, p: (p * a ** (p - 1), 0.0))


def parciales__exp_uno(op, a, b=None):
    """En "exp" das 1: la derivada de eᵃ es ella misma."""
    return _parciales(op, a, b, exp=lambda a: (1.0,))


def parciales__exp_su_entrada(op, a, b=None):
    """En "exp" das a: la derivada de eᵃ es ella misma."""
    return _parciales(op, a, b, exp=lambda a: (a,))


def parciales__exp_como_potencia(op, a, b=None):
    """En "exp" usas la regla de la potencia, y en eᵃ lo que cambia es el exponente."""
    return _parciales(op, a, b, exp=lambda a: (a * math.exp(a - 1),))


def parciales__exp_por_a(op, a, b=None):
    """En "exp" multiplicas por a: la derivada de eᵃ es ella misma, sin nada más."""
    return _parciales(op, a, b, exp=lambda a: (a * math.exp(a),))


def parciales__exp_negativa(op, a, b=None):
    """En "exp" cambias el signo del exponente: la derivada de eᵃ es ella misma."""
    return _parciales(op, a, b, exp=lambda a: (math.exp(-a),))


def parciales__exp_con_signo(op, a, b=None):
    """En "exp" la derivada salió negativa: eᵃ siempre crece."""
    return _parciales(op, a, b, exp=lambda a: (-math.exp(a),))


def parciales__exp_inversa(op, a, b=None):
    """En "exp" das la derivada del logaritmo, 1/a."""
    return _parciales(op, a, b, exp=lambda a: (1 / a,))


def parciales__exp_base_2(op, a, b=None):
    """En "exp" derivas 2 elevado a a, y la base es e."""
    return _parciales(op, a, b, exp=lambda a: (2.0**a * math.log(2),))


def parciales__exp_y_un_cero(op, a, b=None):
    """En "exp" y en "log" das dos derivadas: tienen una sola entrada."""
    return (*solution.parciales(op, a, b), 0.0) if op in ("exp", "log") else (
        solution.parciales(op, a, b)
    )  # fmt: skip


def parciales__log_sin_derivar(op, a, b=None):
    """En "log" das el logaritmo, sin derivar."""
    return _parciales(op, a, b, log=lambda a: (math.log(a),))


def parciales__log_uno_entre_el_logaritmo(op, a, b=None):
    """En "log" das 1/ln a: la derivada de ln a es 1/a, sin el logaritmo."""
    return _parciales(op, a, b, log=lambda a: (1 / math.log(a),))


def parciales__log_base_10(op, a, b=None):
    """En "log" derivas el logaritmo de base 10, y es el natural."""
    return _parciales(op, a, b, log=lambda a: (1 / (a * math.log(10)),))


def parciales__log_base_2(op, a, b=None):
    """En "log" derivas el logaritmo de base 2, y es el natural."""
    return _parciales(op, a, b, log=lambda a: (1 / (a * math.log(2)),))


def parciales__log_al_cuadrado(op, a, b=None):
    """En "log" das la derivada de 1/a, y se pide la de ln a, que es 1/a."""
    return _parciales(op, a, b, log=lambda a: (-1 / a**2,))


def parciales__log_a(op, a, b=None):
    """En "log" das a: la derivada de ln a es su inverso."""
    return _parciales(op, a, b, log=lambda a: (a,))


def parciales__log_uno(op, a, b=None):
    """En "log" das 1: la derivada de ln a es 1/a."""
    return _parciales(op, a, b, log=lambda a: (1.0,))


def parciales__log_exp(op, a, b=None):
    """En "log" das una exponencial: esa es la derivada de eᵃ."""
    return _parciales(op, a, b, log=lambda a: (math.exp(a),))


def parciales__log_con_signo(op, a, b=None):
    """En "log" la derivada salió negativa: ln a crece con a."""
    return _parciales(op, a, b, log=lambda a: (-1 / a,))


def parciales__valores(op, a, b=None):
    """Das el valor de la operación, y se piden sus derivadas."""
    valor = solution.evaluar((op, a) if b is None else (op, a, b), {})
    return (valor,) * len(solution.parciales(op, a, b))


def parciales__signo(op, a, b=None):
    """Todas tus derivadas tienen el signo contrario."""
    return tuple(-d for d in solution.parciales(op, a, b))


# --- retroceder ---


def _entradas(cinta, k):
    op, entradas, _ = cinta[k]
    return [int(i) for i in (entradas[:1] if op == "^" else entradas)]


def _locales(cinta, k):
    """(entrada, derivada local) del nodo k."""
    op, _, _ = cinta[k]
    if op == "hoja":
        return []
    numeros = solution._argumentos(cinta, k)
    return list(zip(_entradas(cinta, k), solution.parciales(op, *numeros), strict=True))


def _atrás(cinta, paso, *, último=1.0):
    """Una pasada: `paso` recibe los adjuntos, el nodo y, de cada entrada, su lugar y su local."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = último
    for k in reversed(range(len(cinta))):
        for i, local in _locales(cinta, k):
            paso(adjuntos, k, i, local)
    return adjuntos


def retroceder__asigna(cinta):
    """A un nodo que se usa varias veces solo le queda lo último que le llegó: lo de cada camino se
    suma a lo anterior."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] = adjuntos[k] * local

    return _atrás(cinta, paso)


def retroceder__solo_lo_primero(cinta):
    """A un nodo que se usa varias veces solo le queda lo primero que le llegó: lo de cada camino se
    suma a lo anterior."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] = adjuntos[i] or adjuntos[k] * local

    return _atrás(cinta, paso)


def retroceder__mismo_nodo_una_vez(cinta):
    """Cuando el mismo nodo entra dos veces en una operación, como en x · x, cuentas una sola de las
    dos: un diccionario no guarda dos veces la misma clave."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        for i, local in dict(_locales(cinta, k)).items():
            adjuntos[i] += adjuntos[k] * local
    return adjuntos


def retroceder__hacia_adelante(cinta):
    """Solo el último nodo repartió algo: recorriste la cinta del principio al final, y cuando les
    tocó a los demás todavía no les había llegado nada."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in range(len(cinta)):
        for i, local in _locales(cinta, k):
            adjuntos[i] += adjuntos[k] * local
    return adjuntos


def retroceder__sin_el_adjunto(cinta):
    """Repartes la derivada local sola. La regla de la cadena la multiplica por el adjunto del nodo
    que reparte."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] += local

    return _atrás(cinta, paso)


def retroceder__suma_el_adjunto(cinta):
    """Sumas el adjunto y la derivada local. En la regla de la cadena se multiplican."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] += adjuntos[k] + local

    return _atrás(cinta, paso)


def retroceder__sin_la_local(cinta):
    """Repartes el adjunto tal cual: falta multiplicarlo por la derivada local de cada entrada."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] += adjuntos[k]

    return _atrás(cinta, paso)


def retroceder__por_el_valor(cinta):
    """Multiplicas el adjunto por el valor del nodo que reparte, y va la derivada local."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] += adjuntos[k] * cinta[k][2]

    return _atrás(cinta, paso)


def retroceder__por_el_valor_de_la_entrada(cinta):
    """Multiplicas el adjunto por el valor de la entrada, y va la derivada local."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] += adjuntos[k] * cinta[i][2]

    return _atrás(cinta, paso)


def retroceder__también_por_el_valor(cinta):
    """Además de la derivada local multiplicas por el valor del nodo: sobra."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] += adjuntos[k] * local * cinta[k][2]

    return _atrás(cinta, paso)


def retroceder__divide(cinta):
    """Divides el adjunto por la derivada local, y se multiplica."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] += adjuntos[k] / (local or 1e-9)

    return _atrás(cinta, paso)


def retroceder__resta(cinta):
    """Restas lo que llega a cada nodo, y se suma."""

    def paso(adjuntos, k, i, local):
        adjuntos[i] -= adjuntos[k] * local

    return _atrás(cinta, paso)


def retroceder__signo(cinta):
    """Todos tus adjuntos tienen el signo contrario: el del último nodo es 1."""
    return -solution.retroceder(cinta)


def retroceder__último_en_cero(cinta):
    """Todos tus adjuntos son 0: el del último nodo comienza en 1, y de ahí sale todo lo demás."""
    return np.zeros(len(cinta))


def retroceder__último_con_su_valor(cinta):
    """El adjunto del último nodo comienza en su valor, y es 1: la derivada de algo respecto a sí
    mismo."""
    return cinta[-1][2] * solution.retroceder(cinta)


def retroceder__todos_en_uno(cinta):
    """Todos los adjuntos comienzan en 1, y solo comienza así el último; los demás, en 0."""
    adjuntos = np.ones(len(cinta))
    for k in reversed(range(len(cinta))):
        for i, local in _locales(cinta, k):
            adjuntos[i] += adjuntos[k] * local
    return adjuntos


def retroceder__último_borrado(cinta):
    """El adjunto del último nodo no quedó en 1; los demás están bien."""
    adjuntos = solution.retroceder(cinta)
    adjuntos[-1] = 0.0
    return adjuntos


def retroceder__no_empieza_por_el_último(cinta):
    """El último nodo no repartió nada: tu recorrido comienza después de él, y por eso todos los
    demás quedan en 0."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    return adjuntos


def retroceder__multiplica_lo_que_llega(cinta):
    """Multiplicas entre sí lo que llega a un nodo por cada camino, y se suma."""
    adjuntos = np.ones(len(cinta))
    for k in reversed(range(len(cinta))):
        for i, local in _locales(cinta, k):
            adjuntos[i] *= adjuntos[k] * local
    return adjuntos


def retroceder__promedia(cinta):
    """A un nodo que se usa varias veces le das el promedio de lo que le llega, y es la suma."""
    adjuntos, veces = np.zeros(len(cinta)), np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        adjuntos[k] /= max(veces[k], 1)
        for i, local in _locales(cinta, k):
            adjuntos[i] += adjuntos[k] * local
            veces[i] += 1
    return adjuntos


def retroceder__se_detiene_en_una_hoja(cinta):
    """Tu recorrido se detiene en la primera hoja que encuentra, y antes de ella puede haber más
    operaciones: las hojas no siempre están todas al principio."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        if cinta[k][0] == "hoja":
            break
        for i, local in _locales(cinta, k):
            adjuntos[i] += adjuntos[k] * local
    return adjuntos


def retroceder__solo_la_primera_entrada(cinta):
    """Solo repartes a la primera entrada de cada nodo, y las operaciones de dos tienen dos."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        for i, local in _locales(cinta, k)[:1]:
            adjuntos[i] += adjuntos[k] * local
    return adjuntos


def retroceder__solo_la_última_entrada(cinta):
    """Solo repartes a la última entrada de cada nodo, y las operaciones de dos tienen dos."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        for i, local in _locales(cinta, k)[-1:]:
            adjuntos[i] += adjuntos[k] * local
    return adjuntos


def retroceder__resta_a_la_segunda(cinta):
    """A la segunda entrada de cada nodo le restas lo que le llega: el signo, si lo hay, ya está en
    la derivada local."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        for signo, (i, local) in zip((1, -1), _locales(cinta, k), strict=False):
            adjuntos[i] += signo * adjuntos[k] * local
    return adjuntos


def retroceder__locales_cambiadas(cinta):
    """Las derivadas locales llegan a las entradas cambiadas: la primera va a la primera."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        pares = _locales(cinta, k)
        for (i, _), (_, local) in zip(pares, pares[::-1], strict=True):
            adjuntos[i] += adjuntos[k] * local
    return adjuntos


def retroceder__entradas_cambiadas(cinta):
    """Derivas con las entradas cambiadas: la primera posición es la de a, y la segunda, la de b."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        op, entradas, _ = cinta[k]
        if op in ("+", "-", "*", "/"):
            i, j = entradas
            for lugar, local in zip(
                (i, j), solution.parciales(op, cinta[j][2], cinta[i][2]), strict=True
            ):
                adjuntos[lugar] += adjuntos[k] * local
        else:
            for lugar, local in _locales(cinta, k):
                adjuntos[lugar] += adjuntos[k] * local
    return adjuntos


EXPONENTE = """En "^" tomas el exponente por una posición de la cinta. El primer número es una
posición; el segundo es el exponente mismo."""


def _exponente_en_la_cinta(cinta, posición):
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        op, entradas, _ = cinta[k]
        if op != "hoja":
            numeros = [cinta[posición(i)][2] for i in entradas]
            for i, local in zip(entradas, solution.parciales(op, *numeros), strict=False):
                adjuntos[i] += np.real(adjuntos[k] * local)  # es compleja si la base es negativa
    return adjuntos


def retroceder__exponente_como_posición(cinta):
    return _exponente_en_la_cinta(cinta, lambda i: i)


def retroceder__exponente_como_posición_entera(cinta):
    return _exponente_en_la_cinta(cinta, int)


retroceder__exponente_como_posición.__doc__ = EXPONENTE
retroceder__exponente_como_posición_entera.__doc__ = EXPONENTE


def retroceder__exponente_recibe_adjunto(cinta):
    """En "^" le repartes algo al nodo que tiene por posición el exponente, y el exponente no es un
    nodo."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        op, entradas, _ = cinta[k]
        for i, local in _locales(cinta, k):
            adjuntos[i] += adjuntos[k] * local
            if op == "^":
                adjuntos[entradas[1]] += adjuntos[k] * local
    return adjuntos


def retroceder__en_el_valor_del_nodo(cinta):
    """Derivas cada operación en el valor del nodo mismo, y las derivadas locales se calculan en los
    valores de sus entradas."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        op, entradas, v = cinta[k]
        if op != "hoja":
            numeros = {"^": (v, entradas[-1]), "exp": (v,), "log": (v,)}.get(op, (v, v))
            for i, local in zip(entradas, solution.parciales(op, *numeros), strict=False):
                adjuntos[int(i)] += adjuntos[k] * local
    return adjuntos


def _en_el_valor_del_nodo(operaciones):
    def error(cinta):
        adjuntos = np.zeros(len(cinta))
        adjuntos[-1] = 1.0
        for k in reversed(range(len(cinta))):
            op, entradas, v = cinta[k]
            if op in operaciones:
                (local,) = solution.parciales(op, v, *entradas[1:])
                adjuntos[entradas[0]] += adjuntos[k] * local
            else:
                for i, local in _locales(cinta, k):
                    adjuntos[i] += adjuntos[k] * local
        return adjuntos

    return error


for _id, _operaciones, _dichas in (
    (
        "de_una_entrada",
        ("^", "exp", "log"),
        'las operaciones de una sola entrada ("^", "exp" y "log")',
    ),
    ("de_una_potencia", ("^",), '"^"'),
    ("de_una_exponencial", ("exp",), '"exp"'),
):
    _error = _en_el_valor_del_nodo(_operaciones)
    _error.__name__ = f"retroceder__en_el_valor_del_nodo_{_id}"
    _error.__doc__ = (
        f"En {_dichas} derivas en el valor del nodo mismo, y la derivada local se calcula en el "
        "valor de su entrada."
    )
    globals()[_error.__name__] = _error


def retroceder__en_los_adjuntos(cinta):
    """Derivas cada operación en los adjuntos de sus entradas, y va en sus valores."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    with np.errstate(all="ignore"):
        for k in reversed(range(len(cinta))):
            op, entradas, _ = cinta[k]
            if op != "hoja":
                numeros = [adjuntos[int(i)] for i in _entradas(cinta, k)]
                numeros += [entradas[1]] if op == "^" else []
                for i, local in zip(entradas, solution.parciales(op, *numeros), strict=False):
                    adjuntos[int(i)] += adjuntos[k] * local
    return adjuntos


def retroceder__en_las_posiciones(cinta):
    """Derivas cada operación en las posiciones de sus entradas, y va en sus valores."""
    adjuntos = np.zeros(len(cinta))
    adjuntos[-1] = 1.0
    for k in reversed(range(len(cinta))):
        op, entradas, _ = cinta[k]
        if op != "hoja":
            for i, local in zip(entradas, solution.parciales(op, *entradas), strict=False):
                adjuntos[int(i)] += adjuntos[k] * local
    return adjuntos


def retroceder__al_revés(cinta):
    """Los adjuntos están bien y en el orden contrario: el primero es el del primer nodo."""
    return solution.retroceder(cinta)[::-1]


def retroceder__solo_las_hojas(cinta):
    """Das solo los adjuntos de las hojas, y se pide uno por cada nodo."""
    return np.array([d for d, (op, *_) in zip(_bien(cinta), cinta, strict=True) if op == "hoja"])


def retroceder__solo_las_hojas_y_ceros(cinta):
    """Los adjuntos de las operaciones se pierden: solo quedan los de las hojas, y se pide el de
    cada nodo."""
    hojas = np.array([op == "hoja" for op, *_ in cinta])
    return _bien(cinta) * hojas


def retroceder__sin_el_último(cinta):
    """Falta el adjunto del último nodo, que es 1: se pide uno por cada nodo."""
    return _bien(cinta)[:-1]


def retroceder__hasta_las_hojas_no(cinta):
    """Lo que llega a las hojas se pierde: también reciben, aunque no repartan."""
    hojas = np.array([op == "hoja" for op, *_ in cinta[:-1]] + [False])
    return np.where(hojas, 0.0, _bien(cinta))


def retroceder__valores(cinta):
    """Das los valores de los nodos, y se piden sus adjuntos."""
    return np.array([float(valor) for *_, valor in cinta])


def retroceder__por_los_valores(cinta):
    """Multiplicas cada adjunto por el valor de su nodo: el adjunto va solo."""
    return _bien(cinta) * retroceder__valores(cinta)


def retroceder__hacia_atrás_del_primero(cinta):
    """Das la derivada de cada nodo respecto al primero, que es el modo hacia adelante. Se pide la
    del último respecto a cada nodo."""
    tangentes = np.zeros(len(cinta))
    tangentes[0] = 1.0
    for k in range(len(cinta)):
        for i, local in _locales(cinta, k):
            tangentes[k] += tangentes[i] * local
    return tangentes


def retroceder__enteros(cinta):
    """Los adjuntos perdieron sus decimales: ¿un arreglo de enteros?"""
    adjuntos = np.zeros(len(cinta), int)
    adjuntos[-1] = 1
    for k in reversed(range(len(cinta))):
        for i, local in _locales(cinta, k):
            adjuntos[i] += int(adjuntos[k] * local)
    return adjuntos


def retroceder__nodos_que_no_se_usan(cinta):
    """También reciben algo los nodos de los que el último no depende: el adjunto de esos es 0."""
    return np.where(_bien(cinta) == 0, 1.0, _bien(cinta))


def retroceder__invierte_la_cinta(cinta):
    """Le diste la vuelta a la cinta que recibiste, que es de quien te llama. Se puede recorrer al
    revés sin cambiarla."""
    adjuntos = _bien(cinta)
    cinta.reverse()
    return adjuntos


def retroceder__vacía_la_cinta(cinta):
    """Vaciaste la cinta que recibiste, que es de quien te llama: recórrela sin cambiarla."""
    adjuntos = _bien(cinta)
    cinta.clear()
    return adjuntos


def _bien(cinta):
    return solution.retroceder(cinta)


# --- gradienteReverso ---


def _apariciones(expr):
    """Los nombres de una expresión, uno por aparición, en el orden en que se leen."""
    if isinstance(expr, str):
        return [expr]
    return [n for parte in expr[1:] for n in _apariciones(parte)] if isinstance(expr, tuple) else []


def _por_aparición(expr, valores):
    """(nombre, derivada) de cada aparición por separado: cada una se trata como otra variable."""
    cuenta = iter(range(1000))

    def separada(parte):
        if isinstance(parte, str):
            return f"{parte} {next(cuenta)}"
        return (parte[0], *map(separada, parte[1:])) if isinstance(parte, tuple) else parte

    otra = separada(expr)
    nombres = _apariciones(otra)
    _, gradiente = solution.gradienteReverso(
        otra, {n: valores[n.partition(" ")[0]] for n in nombres}
    )
    return [(n.partition(" ")[0], gradiente[n]) for n in nombres]


def gradienteReverso__solo_la_última_aparición(expr, valores):
    """Un nombre que aparece varias veces solo conserva lo de la última aparición: cada una aporta,
    y se suma."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    return valor, gradiente | dict(_por_aparición(expr, valores))


def gradienteReverso__solo_la_primera_aparición(expr, valores):
    """Un nombre que aparece varias veces solo conserva lo de la primera aparición: cada una aporta,
    y se suma."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    return valor, gradiente | dict(_por_aparición(expr, valores)[::-1])


def gradienteReverso__promedia_apariciones(expr, valores):
    """De un nombre que aparece varias veces das el promedio de lo que aporta cada aparición, y es
    la suma."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    nombres = _apariciones(expr)
    return valor, {n: d / max(nombres.count(n), 1) for n, d in gradiente.items()}


def gradienteReverso__multiplica_apariciones(expr, valores):
    """Lo que aporta un nombre lo cuentas tantas veces como aparece."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    nombres = _apariciones(expr)
    return valor, {n: d * max(nombres.count(n), 1) for n, d in gradiente.items()}


def gradienteReverso__sin_los_que_no_se_usan(expr, valores):
    """Faltan los nombres que la expresión no usa: su derivada es 0, y también se da."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    return valor, {n: d for n, d in gradiente.items() if n in _apariciones(expr)}


def gradienteReverso__uno_a_los_que_no_se_usan(expr, valores):
    """A los nombres que la expresión no usa les das derivada 1, y es 0."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    return valor, {n: d if n in _apariciones(expr) else 1.0 for n, d in gradiente.items()}


def gradienteReverso__en_otro_orden(expr, valores):
    """Devuelves las dos cosas en otro orden: primero el valor y después el gradiente."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    return gradiente, valor


def gradienteReverso__sin_valor(expr, valores):
    """Solo devuelves el gradiente: se piden el valor y el gradiente."""
    return solution.gradienteReverso(expr, valores)[1]


def gradienteReverso__lista(expr, valores):
    """Das las derivadas sin sus nombres: se pide un diccionario."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    return valor, list(gradiente.values())


def gradienteReverso__valor_uno(expr, valores):
    """En lugar del valor de la expresión das 1, el adjunto del último nodo."""
    return 1.0, solution.gradienteReverso(expr, valores)[1]


def gradienteReverso__diferencias(expr, valores):
    """Tu gradiente sale de diferencias, y en números grandes se nota: se quedan sin cifras. El modo
    reverso es exacto."""
    return solution.evaluar(expr, valores), solution.gradienteNumerico(expr, valores)


def gradienteReverso__diferencias_de_un_lado(expr, valores):
    """Tu gradiente sale de diferencias de un solo lado, que no son exactas. El modo reverso sí."""
    return solution.evaluar(expr, valores), gradienteNumerico__un_lado(expr, valores)


def gradienteReverso__diferencias_más_finas(expr, valores):
    """Tu gradiente sale de diferencias, con h = 1e-6, y en números grandes se nota: se quedan sin
    cifras. El modo reverso es exacto."""
    return solution.evaluar(expr, valores), solution.gradienteNumerico(expr, valores, 1e-6)


def gradienteReverso__unitario(expr, valores):
    """Dividiste el gradiente por su norma: su tamaño también cuenta."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    norma = math.sqrt(sum(d * d for d in gradiente.values())) or 1.0
    return valor, {n: d / norma for n, d in gradiente.items()}


def gradienteReverso__por_el_valor_del_nombre(expr, valores):
    """Multiplicas cada derivada por el valor de su nombre: va sola."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    return valor, {n: d * valores[n] for n, d in gradiente.items()}


def gradienteReverso__nombre_solo_cero(expr, valores):
    """De una expresión que es un nombre solo das derivada 0. Respecto a sí mismo, es 1."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    return valor, gradiente | ({expr: 0.0} if isinstance(expr, str) else {})


def gradienteReverso__cambia_valores(expr, valores):
    """Escribes el gradiente en el diccionario valores, que es de quien te llama."""
    valor, gradiente = solution.gradienteReverso(expr, valores)
    valores.update(gradiente)
    return valor, gradiente


# --- minimizar ---


def _bajar(expr, valores, alpha, pasos, mover):
    """Los pasos de `mover`, que recibe los valores y su gradiente, con la historia bien anotada."""
    historia = [solution.evaluar(expr, valores)]
    for k in range(pasos):
        valores = mover(valores, solution.gradienteReverso(expr, valores)[1], k)
        historia.append(solution.evaluar(expr, valores))
    return valores, historia


def minimizar__sube(expr, valores, alpha, pasos):
    """Subes: para bajar, cada nombre se mueve en contra de su derivada."""
    return solution.minimizar(expr, valores, -alpha, pasos)


def minimizar__uno_tras_otro(expr, valores, alpha, pasos):
    """Mueves los nombres uno tras otro, y el gradiente de los siguientes ya ve a los anteriores en
    su nuevo lugar. Todos se mueven a la vez, con el gradiente del mismo punto."""

    def mover(valores, _, k):
        valores = dict(valores)
        for nombre in valores:
            valores[nombre] -= alpha * solution.gradienteReverso(expr, valores)[1][nombre]
        return valores

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__sin_el_inicial(expr, valores, alpha, pasos):
    """A la historia le falta el valor de antes del primer paso: tiene pasos + 1."""
    valores, historia = solution.minimizar(expr, valores, alpha, pasos)
    return valores, historia[1:]


def minimizar__sin_el_final(expr, valores, alpha, pasos):
    """A la historia le falta el valor de después del último paso: tiene pasos + 1."""
    valores, historia = solution.minimizar(expr, valores, alpha, pasos)
    return valores, historia[:-1]


def minimizar__historia_atrasada(expr, valores, alpha, pasos):
    """Tu historia va un paso atrasada: el valor inicial está dos veces y falta el último."""
    valores, historia = solution.minimizar(expr, valores, alpha, pasos)
    return valores, [historia[0], *historia[:-1]] if pasos else historia


def minimizar__final_repetido(expr, valores, alpha, pasos):
    """A tu historia le falta el valor inicial y el último está dos veces."""
    valores, historia = solution.minimizar(expr, valores, alpha, pasos)
    return valores, [*historia[1:], historia[-1]]


def minimizar__solo_el_último_valor(expr, valores, alpha, pasos):
    """En lugar de la historia das solo el valor final."""
    valores, historia = solution.minimizar(expr, valores, alpha, pasos)
    return valores, historia[-1]


def minimizar__historia_de_valores(expr, valores, alpha, pasos):
    """Los valores con los que terminas no corresponden al último de la historia: das los de antes
    de moverte."""
    _, historia = solution.minimizar(expr, valores, alpha, pasos)
    return dict(valores), historia


def minimizar__un_paso_de_menos(expr, valores, alpha, pasos):
    """Das un paso de menos."""
    return solution.minimizar(expr, valores, alpha, max(pasos - 1, 0))


def minimizar__un_paso_de_más(expr, valores, alpha, pasos):
    """Das un paso de más."""
    return solution.minimizar(expr, valores, alpha, pasos + 1)


def minimizar__un_solo_paso(expr, valores, alpha, pasos):
    """Das un solo paso: ¿un return dentro del bucle?"""
    return solution.minimizar(expr, valores, alpha, min(pasos, 1))


def minimizar__sin_alpha(expr, valores, alpha, pasos):
    """Falta alpha: restas el gradiente entero."""
    return solution.minimizar(expr, valores, 1.0, pasos)


def minimizar__alpha_doble(expr, valores, alpha, pasos):
    """Tus pasos son el doble de largos: α multiplica una sola vez, sin 2."""
    return solution.minimizar(expr, valores, 2 * alpha, pasos)


def minimizar__alpha_mitad(expr, valores, alpha, pasos):
    """Tus pasos son la mitad de largos: α multiplica al gradiente entero."""
    return solution.minimizar(expr, valores, alpha / 2, pasos)


def minimizar__alpha_por_nombre(expr, valores, alpha, pasos):
    """Divides el paso por el número de nombres: cada uno se mueve con su derivada entera."""
    return solution.minimizar(expr, valores, alpha / len(valores), pasos)


def minimizar__alpha_fija(expr, valores, alpha, pasos):
    """Tu tasa es siempre 0.01: usa la que llega."""
    return solution.minimizar(expr, valores, 0.01, pasos)


def minimizar__alpha_decreciente(expr, valores, alpha, pasos):
    """Divides α por el número del paso, y aquí la tasa no cambia."""

    def mover(valores, gradiente, k):
        return {n: v - alpha / (k + 1) * gradiente[n] for n, v in valores.items()}

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__gradiente_del_comienzo(expr, valores, alpha, pasos):
    """El gradiente es siempre el del comienzo: vuelve a calcularlo después de cada paso."""
    inicial = solution.gradienteReverso(expr, valores)[1]

    def mover(valores, _, k):
        return {n: v - alpha * inicial[n] for n, v in valores.items()}

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__desde_el_comienzo(expr, valores, alpha, pasos):
    """Cada paso sale otra vez de los valores del comienzo, y sale de donde terminó el anterior."""
    inicial = valores

    def mover(valores, gradiente, k):
        return {n: v - alpha * gradiente[n] for n, v in inicial.items()}

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__unitario(expr, valores, alpha, pasos):
    """Divides el gradiente por su norma: el tamaño de la derivada también cuenta en el paso."""

    def mover(valores, gradiente, k):
        norma = math.sqrt(sum(d * d for d in gradiente.values())) or 1.0
        return {n: v - alpha * gradiente[n] / norma for n, v in valores.items()}

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__solo_el_signo(expr, valores, alpha, pasos):
    """De cada derivada usas solo el signo: su tamaño también cuenta en el paso."""

    def mover(valores, gradiente, k):
        return {n: v - alpha * np.sign(gradiente[n]) for n, v in valores.items()}

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__suma_de_derivadas(expr, valores, alpha, pasos):
    """Restas a cada nombre todas las derivadas: a cada uno le toca la suya."""

    def mover(valores, gradiente, k):
        return {n: v - alpha * sum(gradiente.values()) for n, v in valores.items()}

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__solo_el_primer_nombre(expr, valores, alpha, pasos):
    """Solo se mueve el primer nombre, y se mueven todos."""
    primero = next(iter(valores))

    def mover(valores, gradiente, k):
        return valores | {primero: valores[primero] - alpha * gradiente[primero]}

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__el_gradiente_es_el_valor(expr, valores, alpha, pasos):
    """Los nombres se vuelven −α por su derivada: falta restarla de donde estaban."""

    def mover(valores, gradiente, k):
        return {n: -alpha * gradiente[n] for n in valores}

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__por_el_valor(expr, valores, alpha, pasos):
    """Multiplicas cada derivada por el valor de su nombre: en el paso va sola."""

    def mover(valores, gradiente, k):
        return {n: v - alpha * gradiente[n] * v for n, v in valores.items()}

    return _bajar(expr, valores, alpha, pasos, mover)


def minimizar__pierde_los_que_no_se_usan(expr, valores, alpha, pasos):
    """Los nombres que la expresión no usa se pierden: también vuelven, como llegaron."""
    finales, historia = solution.minimizar(expr, valores, alpha, pasos)
    return {n: v for n, v in finales.items() if n in _apariciones(expr)}, historia


def minimizar__en_otro_orden(expr, valores, alpha, pasos):
    """Devuelves las dos cosas en otro orden: primero los valores y después la historia."""
    return solution.minimizar(expr, valores, alpha, pasos)[::-1]


def minimizar__sin_valores(expr, valores, alpha, pasos):
    """Solo devuelves la historia: se piden los valores y la historia."""
    return solution.minimizar(expr, valores, alpha, pasos)[1]


def minimizar__el_gradiente_final(expr, valores, alpha, pasos):
    """En lugar de los valores finales das el último gradiente."""
    finales, historia = solution.minimizar(expr, valores, alpha, pasos)
    return solution.gradienteReverso(expr, finales)[1], historia


def minimizar__cambia_valores(expr, valores, alpha, pasos):
    """Mueves los valores dentro del diccionario que recibes, y es de quien te llama: trabaja sobre
    una copia."""
    finales, historia = solution.minimizar(expr, valores, alpha, pasos)
    valores.update(finales)
    return finales, historia


# --- Quien se detiene antes, con un umbral o con otro ---


def _se_detiene(basta):
    def error(expr, valores, alpha, pasos):
        historia = [solution.evaluar(expr, valores)]
        for _ in range(pasos):
            _, gradiente = solution.gradienteReverso(expr, valores)
            valores = {n: v - alpha * gradiente[n] for n, v in valores.items()}
            historia.append(solution.evaluar(expr, valores))
            if basta(historia, list(gradiente.values())):
                break
        return valores, historia

    return error


MEDIDAS = {
    "cambio": ((1e-3, 1e-4, 1e-6, 1e-8), lambda h, g: abs(h[-1] - h[-2])),
    "norma": ((1e-2, 1e-3, 1e-4, 1e-5), lambda h, g: math.hypot(*g)),
    "derivada": ((1e-3,), lambda h, g: max(map(abs, g))),
}

for _nombre, (_umbrales, _medida) in MEDIDAS.items():
    for _umbral in _umbrales:
        _error = _se_detiene(lambda h, g, m=_medida, u=_umbral: m(h, g) < u)
        _error.__name__ = f"minimizar__se_detiene_por_{_nombre}_{_umbral:.0e}"
        _error.__doc__ = (
            "Te detienes cuando ya casi no se mueve, y se piden todos los pasos y toda la historia."
        )
        globals()[_error.__name__] = _error


def _hasta(expr, valores, alpha, pasos, basta):
    """Los pasos hasta el primero en cuya historia basta lo que se ve, ese incluido."""
    historia = solution.minimizar(expr, valores, alpha, pasos)[1]
    parados = [k for k in range(1, len(historia)) if basta(historia[k - 1], historia[k])]
    return solution.minimizar(expr, valores, alpha, parados[0] if parados else pasos)


def minimizar__se_detiene_si_sube(expr, valores, alpha, pasos):
    """Te detienes en cuanto f sube, y se piden todos los pasos y toda la historia."""
    return _hasta(expr, valores, alpha, pasos, lambda antes, ahora: ahora > antes)


def minimizar__se_detiene_si_es_baja(expr, valores, alpha, pasos):
    """Te detienes en cuanto f es casi 0 o deja de cambiar, y se piden todos los pasos y toda la
    historia."""
    return _hasta(expr, valores, alpha, pasos, lambda antes, ahora: ahora == antes or ahora < 0.05)


# --- Quien no trata alguna operación, y su nodo no reparte nada ---


def _olvida(olvidadas):
    def error(cinta):
        def paso(adjuntos, k, i, local):
            if cinta[k][0] not in olvidadas:
                adjuntos[i] += adjuntos[k] * local

        return _atrás(cinta, paso)

    return error


for _id, _olvidadas in {
    "exp_y_log": ("exp", "log"),
    "exp": ("exp",),
    "log": ("log",),
    "las_potencias": ("^",),
    "los_cocientes": ("/",),
    "las_restas": ("-",),
    "potencias_exp_y_log": ("^", "exp", "log"),
}.items():
    _error = _olvida(_olvidadas)
    _error.__name__ = f"retroceder__olvida_{_id}"
    _dichas = " y de ".join(f'"{op}"' for op in _olvidadas)
    _error.__doc__ = f"De los nodos de {_dichas} no vuelve nada: también reparten a su entrada."
    globals()[_error.__name__] = _error


# --- Los mismos errores en quien repite las fórmulas ---

UNA_DE_MÁS = ("potencia_dos_derivadas", "potencia_y_un_cero", "exp_y_un_cero", "suma_una_sola")
DE_LA_CINTA = (  # los que dependen de cómo se graba, o ya tienen otro nombre en el motor
    "exponente_como_posición", "exponente_como_posición_entera", "exponente_recibe_adjunto",
    "al_revés", "solo_las_hojas", "solo_las_hojas_y_ceros", "sin_el_último", "último_borrado",
    "hasta_las_hojas_no", "valores",
    "por_los_valores", "hacia_atrás_del_primero", "enteros", "nodos_que_no_se_usan",
    "invierte_la_cinta", "vacía_la_cinta", "en_las_posiciones", "en_los_adjuntos",
    "no_empieza_por_el_último", "se_detiene_en_una_hoja", "asigna", "solo_lo_primero", "promedia",
    "olvida_exp", "olvida_log", "olvida_las_restas",
)  # fmt: skip


def _repetidos(desde, hasta, *, sin=()):
    """Los errores de una función, en la función que repite su cuenta por dentro."""
    for nombre, error in list(globals().items()):
        función, _, id_ = nombre.partition("__")
        if función == desde and id_ and id_ not in sin:
            base = rewired(getattr(solution, hasta), {desde: error})
            suyo = f"{hasta}__{id_}"
            suyo = f"{suyo}_en_{desde}" if suyo in globals() else suyo
            otro = FunctionType(base.__code__, base.__globals__, suyo, base.__defaults__)
            otro.__doc__ = error.__doc__
            globals()[suyo] = otro


_repetidos("evaluar", "gradienteReverso")
_repetidos("retroceder", "gradienteReverso", sin=DE_LA_CINTA)
_repetidos("parciales", "gradienteReverso", sin=(*UNA_DE_MÁS, "valores", "signo"))
_repetidos("parciales", "retroceder", sin=(*UNA_DE_MÁS, "valores", "signo"))
