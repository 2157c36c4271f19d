"""Numbers as people write them: points, magnitudes, factors."""

from __future__ import annotations

_FRACTIONS = {0.5: "½", 0.25: "¼", -0.5: "−½"}
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float) -> str:
    """Points: 87, 6.25. The point is Python's, as in the notebooks and all that they print."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def magnitude(value: float, digits: int = 3) -> str:
    """Any number in so many significant figures: 0.693 or 2.5·10⁻⁷."""
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        rounded = float(f"{value:.{digits}g}")
        return _trim(f"{rounded:.10f}")
    mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
    factor, power = _trim(mantissa), power_of_ten(int(exponent))
    return power if factor == "1" else f"{factor}·{power}"


def times(factor: float | None) -> str:
    """A factor as people say it: 2, ½, 1/7, −1, 0.976."""
    if factor is None:
        return ""
    inverse = 1 / factor
    if factor not in _FRACTIONS and abs(inverse) > 1.5 and abs(inverse - round(inverse)) < 1e-4:
        return f"{'−' * (inverse < 0)}1/{abs(round(inverse))}"
    return _FRACTIONS.get(factor) or magnitude(factor)


def power_of_ten(exponent: int) -> str:
    """10⁻⁷."""
    return "10" + str(exponent).translate(_SUPERSCRIPTS)


def _trim(decimal: str) -> str:
    trimmed = decimal.rstrip("0").rstrip(".")
    return "0" if trimmed == "-0" else trimmed.replace("-", "−")
