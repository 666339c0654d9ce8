"""What has been typed into the form so far, and what follows from it. Frozen data and pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from aiplus_assess.assessment import industry, uscc
from aiplus_assess.assessment.applicability import scopes
from aiplus_assess.assessment.labels import indicator_word, size_word
from aiplus_assess.assessment.model import Case, Profile
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.size import SizeResult, company_size
from aiplus_assess.gui.new_assessment.numbers import amount, people
from aiplus_assess.gui.services import DEFAULT_PACK
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.codes import EDITIONS, AiUse, Ambition, Edition, Flag, Role, Size
from aiplus_assess.questionnaire.model import Pack

Field = Literal["company", "uscc", "industry", "employees", "revenue_wan", "assets_wan", "size", "title"]
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """The form. Numbers are kept as typed; `size` is only what the user chose by hand."""

    company: str = ""
    uscc: str = ""
    industry: str = ""
    employees: str = ""
    revenue_wan: str = ""
    assets_wan: str = ""
    size: Size | None = None
    region: str = ""
    roles: frozenset[Role] = frozenset({"user"})
    ai_use: AiUse = "saas"
    flags: frozenset[Flag] = frozenset()
    edition: Edition = "quick"
    ambition: Ambition = "follow"
    title: str = ""
    assessor: str = ""
    earlier: str | None = None
    questionnaire: str = DEFAULT_PACK


def computed_size(draft: Draft) -> SizeResult:
    """What the official table makes of the numbers so far."""
    if not industry.known(draft.industry):
        return SizeResult(None, in_table=True)
    return company_size(draft.industry, people(draft.employees), amount(draft.revenue_wan), amount(draft.assets_wan))


def size_in_words(draft: Draft) -> str:
    """小型, what is still missing, or that one has to choose."""
    if not industry.known(draft.industry):
        return _("Choose the industry first; the size follows from it and the numbers.")
    result = computed_size(draft)
    if not result.in_table:
        return _("The official table has no thresholds for this industry: choose the size, or a more precise industry.")
    if result.size is None:
        missing = _(", ").join(indicator_word(indicator) for indicator in result.missing)
        return _("Still needed for the size: {numbers}. Or choose it yourself.").format(numbers=missing)
    return _("{size} by 国统字〔2017〕213号").format(size=size_word(result.size))


def effective_size(draft: Draft) -> Size | None:
    """The size that counts: chosen by hand, else computed."""
    return draft.size or computed_size(draft).size


def profile(draft: Draft) -> Profile:
    """The profile as it stands; where the size is not known yet, a small company is assumed (for counting only)."""
    return Profile(
        company=draft.company.strip(),
        industry=draft.industry,
        size=effective_size(draft) or "small",
        size_given=draft.size is not None,
        uscc=uscc.normalise(draft.uscc),
        employees=people(draft.employees),
        revenue_wan=amount(draft.revenue_wan),
        assets_wan=amount(draft.assets_wan),
        region=draft.region.strip(),
        roles=draft.roles or frozenset({"user"}),
        ai_use=draft.ai_use,
        flags=draft.flags,
    )


def faults(draft: Draft) -> dict[Field, str]:
    """What keeps the form from being used, by field, in the form's order."""
    found: dict[Field, str] = {}
    if not draft.company.strip():
        found["company"] = _("The company's name is needed.")
    elif len(draft.company) > LONGEST_NAME:
        found["company"] = _("At most {n} characters.").format(n=LONGEST_NAME)
    if code_fault(draft.uscc):
        found["uscc"] = code_fault(draft.uscc)
    if not industry.known(draft.industry):
        found["industry"] = _("Choose an industry from the list.")
    if draft.employees.strip() and people(draft.employees) is None:
        found["employees"] = _("A whole number of people.")
    for name, text in (("revenue_wan", draft.revenue_wan), ("assets_wan", draft.assets_wan)):
        if text.strip() and amount(text) is None:
            found[name] = _("An amount in 10,000 CNY, such as 5600.")  # type: ignore[index]
    if "industry" not in found and effective_size(draft) is None:
        found["size"] = size_in_words(draft)
    return found


def code_fault(code: str) -> str:
    """What is wrong with a credit code; empty for a right one and for none."""
    normal = uscc.normalise(code)
    if not normal or uscc.is_valid(normal):
        return ""
    if len(normal) < 18:
        return _("{n} of 18 characters so far.").format(n=len(normal))
    return _("This code fails the check of GB 32100-2015; compare it with the licence, or leave it empty.")


@dataclass(frozen=True, slots=True)
class EditionCount:
    """How long an edition would be for this company; `minutes` is a guess from the pack's range."""

    questions: int
    minutes: int


def counts(pack: Pack, draft: Draft) -> Mapping[Edition, EditionCount]:
    """Questions and minutes of each edition the pack has, for the company as described so far."""
    found: dict[Edition, EditionCount] = {}
    who = profile(draft)
    for info in pack.manifest.editions:
        asked = scopes(pack, Case(who, info.id, draft.ambition))
        number = sum(scope in ("counted", "opportunity") for scope in asked.values())
        found[info.id] = EditionCount(number, _minutes(info.minutes, info.limits.min, info.limits.max, number))
    return {edition: found[edition] for edition in EDITIONS if edition in found}


def _minutes(span: tuple[int, ...], fewest: int, most: int | None, number: int) -> int:
    """Between the pack's shortest and longest time, by where the number lies between its limits; by fives."""
    share = (number - fewest) / (most - fewest) if most is not None and most > fewest else 0.5
    exact = span[0] + (span[1] - span[0]) * min(1.0, max(0.0, share))
    return max(5, 5 * round(exact / 5))


def usual_title(now: datetime) -> str:
    """2026 年第四季度."""
    local = now.astimezone(CHINA)
    words = (_("Q1 {year}"), _("Q2 {year}"), _("Q3 {year}"), _("Q4 {year}"))
    return words[(local.month - 1) // 3].format(year=local.year)
