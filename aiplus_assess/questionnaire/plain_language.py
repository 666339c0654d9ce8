"""What pydantic found, in words for the author of a pack: what is wrong, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from aiplus_assess.i18n import _, ngettext, pgettext
from aiplus_assess.questionnaire.faults import did_you_mean
from aiplus_assess.questionnaire.invalid import RULE

Details = Mapping[str, Any]
"""pydantic's error: type, loc, input, ctx; and `raw`, the scalar as it stands in the file."""


def explain(error: Details) -> str:
    """The message for one error that is not about an unknown field (those need the file's shape)."""
    wording = _WORDINGS.get(error["type"])
    return wording(error) if wording else str(error["msg"])


def shown(value: Any) -> str:
    """A value short enough for one line."""
    if value is None:
        return pgettext("value", "nothing")
    if isinstance(value, dict | list):
        return pgettext("value", "a list") if isinstance(value, list) else pgettext("value", "fields")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _missing(_error: Details) -> str:
    return _("missing; add it")


def _text(error: Details) -> str:
    value, raw = error["input"], error.get("raw") or shown(error["input"])
    if isinstance(value, bool):
        return _("quote it: {raw} without quotes is yes or no, not a text").format(raw=raw)
    if isinstance(value, int | float):
        return _("quote it: {raw} is read as the number {value}").format(raw=raw, value=value)
    if value is None:
        return _("empty; a text is needed")
    return _("a text is needed, not {found}").format(found=shown(value))


def _whole_number(error: Details) -> str:
    return _("a whole number without quotes is needed, not {found}").format(found=_quoted(error["input"]))


def _number(error: Details) -> str:
    return _("a number without quotes is needed, not {found}").format(found=_quoted(error["input"]))


def _quoted(value: Any) -> str:
    return f'"{shown(value)}"' if isinstance(value, str) else shown(value)


def _bound(error: Details) -> str:
    context = error["ctx"]
    limit = next(context[name] for name in ("ge", "gt", "le", "lt") if name in context)
    wording = {
        "greater_than_equal": _("must be at least {limit}, is {found}"),
        "greater_than": _("must be more than {limit}, is {found}"),
        "less_than_equal": _("must be at most {limit}, is {found}"),
        "less_than": _("must be less than {limit}, is {found}"),
    }[error["type"]]
    return wording.format(limit=_trim(limit), found=shown(error["input"]))


def _trim(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)


def _choice(error: Details) -> str:
    words = [quoted or number for quoted, number in re.findall(r"'([^']*)'|(\d+)", error["ctx"]["expected"])]
    value = shown(error["input"])
    one_of = _("{found} is not one of: {words}").format(found=value, words=_(", ").join(words))
    return one_of + did_you_mean(value, words)


def _length(error: Details) -> str:
    context = error["ctx"]
    few = "min_length" in context
    limit, found = context["min_length" if few else "max_length"], context["actual_length"]
    if few:
        needs = ngettext(
            "needs at least {limit} entry, has {found}", "needs at least {limit} entries, has {found}", limit
        )
    else:
        needs = ngettext(
            "takes at most {limit} entry, has {found}", "takes at most {limit} entries, has {found}", limit
        )
    return needs.format(limit=limit, found=found)


def _pattern(error: Details) -> str:
    example = EXAMPLES.get(error["ctx"]["pattern"], error["ctx"]["pattern"])
    return _("{found} has the wrong form; write it like {example}").format(found=shown(error["input"]), example=example)


EXAMPLES: Final = {
    r"^\d+(\.\d+)*-\d{2}$": "3.8-02",
    r"^[a-z0-9][a-z0-9-]*$": "shift-log",
    r"^\d{4}-\d{2}(-\d{2})?$": "2026-09",
    r"^[A-T]\d{0,4}$": "C34",
    r"^\d+\.\d+\.\d+$": "1.0.0",
}
"""What a text of each pattern of the definitions looks like."""


def _rule(error: Details) -> str:
    return str(error["ctx"]["message"])


_WORDINGS: Final[dict[str, Callable[[Details], str]]] = {
    RULE: _rule,
    "missing": _missing,
    "string_type": _text,
    "string_too_short": lambda _error: _("empty; a text is needed"),
    "string_pattern_mismatch": _pattern,
    "int_type": _whole_number,
    "int_parsing": _whole_number,
    "int_from_float": _whole_number,
    "float_type": _number,
    "float_parsing": _number,
    "bool_type": lambda _error: _("true or false is needed, without quotes"),
    "bool_parsing": lambda _error: _("true or false is needed, without quotes"),
    "greater_than_equal": _bound,
    "greater_than": _bound,
    "less_than_equal": _bound,
    "less_than": _bound,
    "literal_error": _choice,
    "too_short": _length,
    "too_long": _length,
    "tuple_type": lambda _error: _("a list is needed: [one, two], or one line with a dash for each"),
    "dict_type": lambda _error: _("fields with values are needed, like {name: value}"),
    "invalid_key": lambda _error: _("a field's name must be a word"),
}
