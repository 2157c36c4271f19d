"""What goes wrong for a person who uses the service: a code, what happened, and what to do."""

from __future__ import annotations

Origins = tuple[str, ...]

SENTENCES: dict[str, tuple[int, str]] = {
    "E01": (
        400,
        "Este enlace se abre desde tu curso virtual. Vuelve a la actividad y entra otra vez.",
    ),
    "E02": (
        400,
        "Tu LMS no está registrado aquí. Envía este código a quien administra Gradiente.",
    ),
    "E03": (
        401,
        "No pudimos comprobar que el mensaje viene de tu LMS. Vuelve a entrar desde la actividad.",
    ),
    "E04": (403, "Falta que el administrador acepte esta instalación ({id})."),
    "E05": (
        400,
        "Tu LMS no nos dijo quién eres. Pide a tu profesor que permita compartir la identidad.",
    ),
    "E06": (403, "Tu rol en el curso no permite abrir esta actividad."),
    "E07": (
        403,
        "Tu navegador no guardó la sesión dentro del LMS. Ábrela en una pestaña nueva desde la "
        "actividad, o permite las cookies de este sitio.",
    ),
    "E08": (409, "Tu profesor aún no eligió la tarea de esta actividad."),
    "E09": (400, "Tu LMS rechazó la entrada: {error}."),
    "E10": (400, "Este lugar del LMS no admite tareas."),
    "E11": (
        401,
        "Tu sesión terminó. Entra otra vez desde la actividad; tus intentos están guardados.",
    ),
    "E12": (403, "El plazo terminó el {date}. No se recibió el archivo."),
    "E13": (
        413,
        "El archivo pesa más de {n} MB. Borra las salidas (Kernel → Reiniciar el kernel y borrar "
        "todas las salidas) y guarda otra vez.",
    ),
    "E14": (415, "Entrega el cuaderno (.ipynb), un .py o el .zip que exporta otter."),
    "E15": (429, "Has entregado {n} veces en una hora. Podrás otra vez a las {time}."),
    "E16": (404, "No existe, o no es tuyo."),
    "E17": (
        503,
        "No podemos recibir entregas ahora. Tu archivo no quedó guardado: inténtalo otra vez en "
        "unos minutos.",
    ),
    "E18": (500, "Fue un fallo nuestro, no tuyo. {file}"),
    "E19": (410, "Este enlace ya se usó o venció. Pide otro."),
    "E20": (403, "La página caducó. Recárgala y envía otra vez."),
    # Of local mode
    "E21": (403, "Ya usaste tus {n} intentos. No se recibió el archivo."),
    "E22": (403, "Esta tarea abre el {date}. No se recibió el archivo."),
    "E23": (401, "El correo o la contraseña no son correctos."),
    "E24": (429, "Demasiados intentos fallidos. Podrás entrar otra vez en {n} minutos."),
    "E25": (400, "No llegó ningún archivo. Elige tu cuaderno y envíalo otra vez."),
    "E27": (400, "No se guardó: {why}."),
    "E26": (429, "Tienes demasiadas páginas abiertas de este curso. Cierra alguna."),
    "E28": (502, "El LMS no dio la lista del curso; se queda como estaba. Inténtalo más tarde."),
}
NOT_KEPT = "Tu archivo no quedó guardado."
KEPT = "Tu archivo quedó guardado."
AGAIN = "Inténtalo otra vez en unos minutos."  # where no file was sent


class Trouble(Exception):
    """A page that says what went wrong, with its code."""

    def __init__(self, code: str, sentence: str, status: int) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code, self.sentence, self.status = code, sentence, status
        self.retry_after: int | None = None  # seconds
        self.framed_by: Origins = ()


def trouble(
    code: str, *, retry_after: int | None = None, framed_by: Origins = (), **words: object
) -> Trouble:
    """What to raise for a code; `framed_by` are the sites in whose frames the page may be read."""
    status, sentence = SENTENCES[code]
    made = Trouble(code, sentence.format(**words), status)
    made.retry_after, made.framed_by = retry_after, framed_by
    return made
