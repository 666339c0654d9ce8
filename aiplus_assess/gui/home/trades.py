"""Short names of the sections of GB/T 4754-2017, for a column of a table."""

from __future__ import annotations

from aiplus_assess.i18n import _


def short_name(code: str) -> str:
    """The section of an industry code in a word or two: 制造业, 交通运输."""
    return {
        "A": _("Agriculture"),
        "B": _("Mining"),
        "C": _("Manufacturing"),
        "D": _("Energy and water"),
        "E": _("Construction"),
        "F": _("Wholesale and retail"),
        "G": _("Transport"),
        "H": _("Hospitality"),
        "I": _("IT and telecom"),
        "J": _("Finance"),
        "K": _("Real estate"),
        "L": _("Business services"),
        "M": _("Research services"),
        "N": _("Water and environment"),
        "O": _("Household services"),
        "P": _("Education"),
        "Q": _("Health and care"),
        "R": _("Culture and sports"),
        "S": _("Public bodies"),
        "T": _("International bodies"),
    }[code[:1]]
