"""Which questions a company is asked: the state of every question of a pack (docs/scoring.md, “Sets”)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Case, Profile
from aiplus_assess.questionnaire.model import Pack, ScoredBase
from aiplus_assess.questionnaire.rules import Applies, Rule

Scope = Literal["hidden", "counted", "na", "opportunity"]


def holds(rule: Applies, profile: Profile, levels: Mapping[str, int]) -> bool:
    """Whether `rule` is true for the company; `levels` are the self levels in R so far."""
    if not isinstance(rule, Rule):
        return rule == "everyone"
    checks = (
        rule.industry is None or any(profile.industry.startswith(code) for code in rule.industry),
        rule.size is None or profile.size in rule.size,
        rule.role is None or not profile.roles.isdisjoint(rule.role),
        rule.flag is None or not profile.flags.isdisjoint(rule.flag),
        rule.ai_use is None or profile.ai_use in rule.ai_use,
        rule.answer is None or levels.get(rule.answer, -1) >= (rule.at_least or 0),
        rule.all is None or all(holds(part, profile, levels) for part in rule.all),
        rule.any is None or any(holds(part, profile, levels) for part in rule.any),
        rule.not_ is None or not holds(rule.not_, profile, levels),
    )
    return all(checks)


def scopes(pack: Pack, case: Case) -> dict[str, Scope]:
    """Question id → whether it is asked, in the pack's order. Hiding cascades through rules on answers."""
    found: dict[str, Scope] = {}
    levels: dict[str, int] = {}
    for question_id in pack.evaluation_order:
        question = pack.by_id[question_id]
        answer = case.answer(question_id)
        scope: Scope
        if case.edition not in question.editions:
            scope = "hidden"
        elif holds(question.applies, case.profile, levels):
            scope = "counted" if answer.na is None else "na"
        elif question.opportunity is not None and holds(question.opportunity, case.profile, levels):
            scope = "opportunity"
        else:
            scope = "hidden"
        found[question_id] = scope
        if scope == "counted" and isinstance(question, ScoredBase) and question.scored:
            level = self_level(question, answer)
            if level is not None:
                levels[question_id] = level
    return {question.id: found[question.id] for question in pack.questions}
