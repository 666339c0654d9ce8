"""A company profile as JSON (docs/formats.md, “Profile”)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args

from aiplus_assess.assessment import industry, uscc
from aiplus_assess.assessment.labels import indicator_word
from aiplus_assess.assessment.model import Profile
from aiplus_assess.assessment.size import company_size
from aiplus_assess.exchange.faults import Faults, is_int, is_number, near, shown
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.codes import AiUse, Flag, Role, Size

KEYS = (
    "company",
    "uscc",
    "industry",
    "employees",
    "revenue_wan",
    "assets_wan",
    "region",
    "roles",
    "ai_use",
    "flags",
    "size",
)
LONGEST_NAME = 200


def read_profile(data: Any) -> Profile:
    """The profile; InputError with every fault at once.

    The size is computed from the numbers unless given; where the table has no row for the industry it must be.
    """
    faults = Faults()
    if not isinstance(data, dict):
        faults.add("", _("a profile is an object with company, industry and so on"))
        data = {}
    else:
        faults.keys("", data, KEYS)
        _check(data, faults)
    faults.refuse(_("The profile can't be used; nothing was changed."))
    size, given = _size(data, faults)
    faults.refuse(_("The profile can't be used; nothing was changed."))
    assert size is not None
    return Profile(
        company=data["company"].strip(),
        industry=data["industry"],
        size=size,
        size_given=given,
        uscc=uscc.normalise(data.get("uscc") or ""),
        employees=data.get("employees"),
        revenue_wan=data.get("revenue_wan"),
        assets_wan=data.get("assets_wan"),
        region=(data.get("region") or "").strip(),
        roles=frozenset(data.get("roles") or ("user",)),
        ai_use=data.get("ai_use", "saas"),
        flags=frozenset(data.get("flags") or ()),
    )


def _check(data: dict[str, Any], faults: Faults) -> None:
    company = data.get("company")
    if not isinstance(company, str) or not company.strip():
        faults.add("company", _("the company's name is needed"))
    elif len(company) > LONGEST_NAME:
        faults.add("company", _("at most {n} characters").format(n=LONGEST_NAME))
    _check_industry(data.get("industry"), faults)
    _check_code(data.get("uscc"), faults)
    if data.get("employees") is not None and not is_int(data["employees"], 0, 10_000_000):
        faults.add("employees", _("a whole number of people, not {value}").format(value=shown(data["employees"])))
    for key in ("revenue_wan", "assets_wan"):
        if data.get(key) is not None and not is_number(data[key], 0, 1e10):
            faults.add(key, _("an amount in 10,000 CNY, not {value}").format(value=shown(data[key])))
    if data.get("region") is not None and not isinstance(data["region"], str):
        faults.add("region", _("a text, not {value}").format(value=shown(data["region"])))
    _check_choice(data, "ai_use", get_args(AiUse), faults)
    _check_choice(data, "size", get_args(Size), faults)
    _check_set(data, "roles", get_args(Role), faults)
    _check_set(data, "flags", get_args(Flag), faults)


def _check_industry(code: object, faults: Faults) -> None:
    if not isinstance(code, str) or not code:
        faults.add("industry", _("the industry's code by GB/T 4754-2017 is needed, such as C34"))
    elif not industry.known(code):
        guesses = [known for known in industry.by_code() if known[1:] == code or known == code.upper()[:3]]
        hint = _(" (did you mean {words}?)").format(words=", ".join(guesses)) if guesses else ""
        faults.add(
            "industry",
            _("unknown: {value}").format(value=shown(code)) + (hint or near(code.upper(), industry.by_code())),
        )


def _check_code(code: object, faults: Faults) -> None:
    if code in (None, ""):
        return
    if not isinstance(code, str):
        faults.add("uscc", _("a text of 18 characters"))
    elif not uscc.is_valid(uscc.normalise(code)):
        faults.add(
            "uscc",
            _("{value} fails the check of GB 32100-2015; compare it with the licence, or leave it out").format(
                value=shown(code)
            ),
        )


def _check_choice(data: dict[str, Any], key: str, known: Iterable[str], faults: Faults) -> None:
    value = data.get(key)
    if value is not None and value not in known:
        faults.unknown(key, value, known)


def _check_set(data: dict[str, Any], key: str, known: Iterable[str], faults: Faults) -> None:
    value = data.get(key)
    if value is None:
        return
    if not isinstance(value, list):
        faults.add(key, _("a list, such as {example}").format(example=f'["{next(iter(known))}"]'))
        return
    for member in value:
        if member not in known:
            faults.unknown(key, member, known)


def _size(data: dict[str, Any], faults: Faults) -> tuple[Size | None, bool]:
    given: Size | Literal[None] = data.get("size")
    if given is not None:
        return given, True
    result = company_size(data["industry"], data.get("employees"), data.get("revenue_wan"), data.get("assets_wan"))
    if not result.in_table:
        faults.add(
            "size",
            _(
                "the official size table has no thresholds for {industry}; "
                "give size as micro, small, medium or large, or a more precise industry code"
            ).format(industry=data["industry"]),
        )
    elif result.missing:
        words = ", ".join(f"{indicator} ({indicator_word(indicator)})" for indicator in result.missing)
        faults.add(
            "size", _("to compute the size, {words} is missing; give it, or give size itself").format(words=words)
        )
    return result.size, False
