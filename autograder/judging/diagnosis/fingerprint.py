"""The generic fingerprints of a mistake, the simplest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from autograder.judging.diagnosis import nearby, shapes, values
from autograder.judging.diagnosis.evidence import Case, Output

Fingerprint = Callable[[Output, Case], str | None]


@np.errstate(all="ignore")
def first(output: Output, case: Case) -> tuple[str, str] | None:
    """The id and the template of the simplest fingerprint that fits an output."""
    for id_, fingerprint in FINGERPRINTS.items():
        if template := fingerprint(output, case):
            return id_, template
    return None


# What these say is true and little: known mistakes and experiments are asked before them.
VAGUE = ("iguales", "proporcional", "constante_sumada", "tope", "otro_orden", "aproximado")

FINGERPRINTS: Mapping[str, Fingerprint] = {  # by the id that records of students hold
    "ceros": values.zeros,
    "infinitos": values.not_finite,
    "factor": values.named_factor,
    "uno_menos": values.complement,
    "valor_absoluto": values.without_sign,
    "forma": shapes.other_shape,
    "traspuesto": shapes.transposed,
    "orden_inverso": shapes.reversed_order,
    "historia": shapes.history,
    "decimales": values.without_decimals,
    "redondeo": values.rounded,
    "función_de_más": values.familiar_function,
    "otro_orden": values.other_places,
    "iguales": values.one_number_repeated,
    "constante_sumada": values.shifted,
    "argumento_devuelto": values.argument_returned,
    "proporcional": values.proportional,
    "tope": values.clipped,
    "penalización": nearby.penalty,
    "sin_juntar": shapes.not_summed_up,
    "juntado_de_más": shapes.summed_up_too_far,
    "tabla": shapes.outer_table,
    "falta_un_trozo": shapes.piece_missing,
    "aproximado": nearby.approximate,
}
