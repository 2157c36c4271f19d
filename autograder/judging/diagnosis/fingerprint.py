"""The generic fingerprints of a mistake, the simplest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from autograder.judging.diagnosis import nearby, place, proportions, shapes, values
from autograder.judging.diagnosis.evidence import Case, Output, rounds

Fingerprint = Callable[[Output, Case], str | None]


@np.errstate(all="ignore")
def first(index: int, case: Case) -> tuple[str, str] | None:
    """The id and the template of the simplest fingerprint that fits an output of a case.

    A few numbers have many things in common by chance, and parameters that began at 0 are in
    proportion after one step: what is said of them has to be true of the function's result on other
    arguments as well.
    """
    output = case.outputs()[index]
    doubtful = output.scant or rounds(case.attempt) > 0
    for id_, fingerprint in FINGERPRINTS.items():
        template = fingerprint(output, case)
        evident = id_ in EVIDENT and not output.whole  # a few classes are 0, or 1, by chance
        chance = doubtful or id_ == "una_rama"  # a few of a kind may all be wrong by chance
        same = template if id_ == "una_rama" else None
        if template and (evident or not chance or _again(fingerprint, index, case, same)):
            return id_, template
    return None


def _again(fingerprint: Fingerprint, index: int, case: Case, same: str | None) -> bool:
    """Whether it is true elsewhere, and there is an elsewhere; the same words, if they count."""
    here = case.outputs()[index]
    there = [(other.outputs()[index : index + 1], other) for other in case.elsewhere]
    others = [out[0] for out, _ in there if out]
    if here.theirs.size == 1 and (
        all(here.same(other.theirs, here.theirs) for other in others)
        or all(here.same(other.mine, here.mine) for other in others)
    ):
        return False  # the same number again, due or given, is no other evidence
    told = [fingerprint(out[0], other) if out else None for out, other in there]
    return bool(told) and all(words if same is None else words == same for words in told)


# What these say can be seen in one result: no chance is in it.
EVIDENT = ("ceros", "infinitos", "recorte", "fijo", "forma", "traspuesto", "iguales", "repetido",
           "sin_juntar", "juntado_de_más", "tabla", "otro_eje", "un_valor_menos",
           "costos_de_otra_cosa")  # fmt: skip


# What these say is true and little: known mistakes and experiments are asked before them.
VAGUE = ("sin_decidir", "iguales", "una_rama", "proporcional", "proporcional_por_líneas",
         "constante_sumada", "tope", "otro_orden", "otro_eje", "un_valor_menos",
         "costos_de_otra_cosa", "aproximado")  # fmt: skip

FINGERPRINTS: Mapping[str, Fingerprint] = {  # by the id that records of students hold
    "ceros": values.zeros,
    "infinitos": values.not_finite,
    "parte_en_cero": values.only_some_filled,
    "factor": proportions.named_factor,
    "uno_menos": values.complement,
    "valor_absoluto": values.without_sign,
    "forma": shapes.other_shape,
    "solo_diagonal": shapes.diagonal_alone,
    "traspuesto": shapes.transposed,
    "orden_inverso": shapes.reversed_order,
    "historia": shapes.history,
    "decimales": values.without_decimals,
    "recorte": values.held_at_a_bound,
    "redondeo": values.rounded,
    "función_de_más": values.familiar_function,
    "otra_función": nearby.another_function,
    "suma_sin_reiniciar": values.running_total,
    "otro_orden": values.other_places,
    "una_rama": place.branch,
    "factor_en_una_parte": proportions.factor_in_some,
    "sin_decidir": values.undecided,
    "tope": values.clipped,
    "iguales": values.one_number_repeated,
    "constante_sumada": values.shifted,
    "fijo": nearby.fixed,
    "argumento_devuelto": nearby.argument_returned,
    "proporcional": proportions.proportional,
    "proporcional_por_líneas": proportions.proportional_lines,
    "penalización": nearby.penalty,
    "repetido": shapes.repeated,
    "sin_juntar": shapes.not_summed_up,
    "juntado_de_más": shapes.summed_up_too_far,
    "tabla": shapes.outer_table,
    "falta_un_trozo": shapes.piece_missing,
    "otro_eje": shapes.other_axis,
    "un_valor_menos": shapes.one_short,
    "costos_de_otra_cosa": shapes.values_of_history,
    "aproximado": nearby.approximate,
}
