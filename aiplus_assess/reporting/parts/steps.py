"""Next steps in one form: for the summary, the gap table and the roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.targets import effect
from aiplus_assess.i18n import _, current, ngettext, pgettext
from aiplus_assess.questionnaire.model import Action
from aiplus_assess.reporting.numbers import NONE, show, signed
from aiplus_assess.reporting.parts.source import Source


@dataclass(frozen=True, slots=True)
class Step:
    """One action with who, how long and what it brings. `effect` is in index points, or what it removes.

    `owner` is the plan's, else the questionnaire's suggestion (then `suggested`); `due` and `budget` are the plan's,
    "" where nothing was entered. `why` is only told on the summary. `lifts_to` 0 for a duty.
    """

    question: str
    title: str
    cite: str
    text: str
    owner: str
    time: str
    effect: str
    kpi: str
    money: str = ""
    suggested: bool = True
    due: str = ""
    budget: str = ""
    why: str = ""
    lifts_to: int = 0


def step_of(source: Source, question_id: str, action: Action) -> Step:
    """The pack's action, with owner and money from the action plan where somebody took it on."""
    planned = source.planned.get(question_id)
    taken = planned if planned is not None and planned.action in ("", action.id) else None
    return Step(
        question=question_id,
        title=source.title(question_id),
        cite=source.cites(question_id)[0].words,
        text=(taken.text if taken else "") or source.text(action.text),
        owner=(taken.owner if taken else "") or source.text(action.owner),
        time=weeks(action),
        effect=_effect(source, question_id, action),
        kpi=source.text(action.kpi),
        money=money(taken.budget_wan, taken.benefit_wan) if taken else "",
        lifts_to=action.lifts_to if isinstance(action.lifts_to, int) else 0,
        suggested=not (taken and taken.owner),
        due=taken.due.isoformat() if taken and taken.due else "",
        budget=wan(taken.budget_wan) if taken and taken.budget_wan is not None else "",
    )


def weeks(action: Action) -> str:
    return ngettext("{n} week", "{n} weeks", action.weeks).format(n=action.weeks)


def effort(action: Action | None) -> tuple[str, str]:
    """How much work, how long."""
    return (NONE, "") if action is None else (labels.effort_size(action.effort), weeks(action))


def _effect(source: Source, question_id: str, action: Action) -> str:
    if action.lifts_to == "compliant":
        return _("puts the duty right")
    gain: Fraction | None = effect(source.result, question_id, action)
    return signed(gain, 1)


def money(budget: float | None, benefit: float | None) -> str:
    """Budget and yearly benefit (given in 万元) as people write them, as far as they were entered."""
    parts = []
    if budget is not None:
        parts.append(_("budget {amount}").format(amount=wan(budget)))
    if benefit is not None:
        parts.append(_("yearly benefit {amount}").format(amount=wan(benefit)))
    return _(", ").join(parts)


def wan(value: float) -> str:
    """An amount given in 万元 in the unit people use: 3.5 万元, 240 亿元, or CNY 35,000."""
    if current() == "zh":
        large = value >= 10_000
        words = pgettext("hundred million", "CNY {amount}") if large else _("CNY {amount}")
        return words.format(amount=_amount(value / 10_000 if large else value))
    return _("CNY {amount}").format(amount=f"{value * 10_000:,.0f}")


def _amount(value: float) -> str:
    return show(value, 2).rstrip("0").rstrip(".")
