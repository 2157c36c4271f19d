"""The generic fingerprints of a mistake, the simplest first."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.judging.diagnosis import nearby, shapes, values
from autograder.judging.diagnosis.evidence import Case, Output

Fingerprint = Callable[[Output, Case], str | None]


@np.errstate(all="ignore")
def first(output: Output, case: Case) -> tuple[str, str] | None:
    """The id and the template of the simplest fingerprint that fits an output."""
    for fingerprint in FINGERPRINTS:
        if template := fingerprint(output, case):
            return fingerprint.__name__, template
    return None


# True, but something else may say more: experiments come before them.
VAGUE = ("iguales", "proporcional", "constante_sumada", "tope", "otro_orden", "aproximado")

FINGERPRINTS: tuple[Fingerprint, ...] = (
    *(values.ceros, values.infinitos, values.factor, values.uno_menos, values.valor_absoluto),
    *(shapes.forma, shapes.traspuesto, shapes.orden_inverso, shapes.historia),
    *(values.decimales, values.redondeo, values.función_de_más, values.otro_orden),
    *(
        values.iguales,
        values.constante_sumada,
        values.argumento_devuelto,
        values.proporcional,
        values.tope,
    ),
    nearby.penalización,
    *(shapes.sin_juntar, shapes.juntado_de_más, shapes.tabla, shapes.falta_un_trozo),
    nearby.aproximado,
)
