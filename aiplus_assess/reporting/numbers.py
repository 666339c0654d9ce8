"""How numbers are shown: half up, one decimal for scores, none for the index; null is “—”, never 0."""

from __future__ import annotations

from fractions import Fraction

NONE = "—"
MINUS = "−"

Number = Fraction | float | int


def half_up(value: Number, decimals: int = 0) -> Fraction:
    """`value` rounded half up (away from zero for negatives) to `decimals` places."""
    scaled = abs(_exact(value)) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def show(value: Number | None, decimals: int = 0) -> str:
    """The number with exactly `decimals` places and a real minus sign; “—” for None."""
    if value is None:
        return NONE
    rounded = half_up(value, decimals)
    digits = str(abs(rounded.numerator * 10**decimals // rounded.denominator)).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return MINUS + text if rounded < 0 else text


def signed(value: Number | None, decimals: int = 1) -> str:
    """`value` with its sign, as an effect or a change is shown: +0.5, −1.2, 0.0 without one."""
    shown = show(value, decimals)
    return f"+{shown}" if value is not None and half_up(value, decimals) > 0 else shown


def ends(before: Number, after: Number) -> tuple[str, str] | None:
    """Both ends of a change, so rounded that their difference is the change as `signed` shows it, or None.

    The change shown is always the exact one, rounded; ends with a decimal that says otherwise lose the decimal.
    """
    moved = _exact(after) - _exact(before)
    for decimals in (1, 0):
        if half_up(after, decimals) - half_up(before, decimals) == half_up(moved, decimals):
            shown = show(before, decimals), show(after, decimals)
            return shown if shown[0] != shown[1] or half_up(moved, 1) == 0 else None
    return None


def percent(share: Number | None) -> str:
    """A fraction 0..1 as whole percent."""
    return NONE if share is None else f"{show(_exact(share) * 100)}%"


def ratio(value: float | None) -> str:
    """A raw ratio 0..100 as it was entered, with at most two decimals."""
    if value is None:
        return NONE
    text = show(value, 2)
    return f"{text.rstrip('0').rstrip('.')}%"


def as_level(score: Fraction | None) -> float | None:
    """A score 0..100 on the level scale 0..5, for charts."""
    return None if score is None else float(score / 20)


def _exact(value: Number) -> Fraction:
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)
