"""What a student reads in Gradescope, and beside the grade in Moodle and Canvas."""

from __future__ import annotations

# In Gradescope
FAULT = (
    "El calificador falló ({}). Lo que falte aquí no es una nota: tu entrega está guardada. "
    "Avisa a tu profesor."
)
STOPPED = "se detuvo antes de terminar"
NO_NOTEBOOK = "No hay ningún cuaderno en la entrega. Sube el archivo .ipynb de la tarea."
SEVERAL_NOTEBOOKS = "Hay varios cuadernos ({}) y no se sabe cuál calificar. Entrega uno solo."
OTHER_TASK = "Este cuaderno dice ser de la tarea {}, y aquí se califica {}."
CELL_ERROR = "Celda {}: {}: {}"
AND_MORE = "Y {} celdas más con error."
WALLS = "Tu código corrió aislado: {}."
NO_WALLS = "Tu código corrió sin aislar."
RIGHT = "Correcto."
PUBLIC_POINTS, SECONDS = "Puntos públicos", "Segundos"

# Beside a grade
SUBMISSION = "Tu entrega"
UNGRADED = "Todavía no tienes nota: no pudimos calificar tu entrega."
TOTAL = "{} de {} puntos."
LATE = " Son {} menos el {} % por la entrega tardía."
DECIDED = " Lo decidió tu profesor: {}"
SCORE = "{}: {} de {}"
PARTICIPANT = "Participante"
PAGE = "retroalimentacion.html"  # the name of the file a student opens
