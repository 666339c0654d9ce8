"""Why a question is not asked, as short as a table needs it: by what kind of condition it leaves this company out.

`assessment.scope_words.why_hidden` gives the whole condition of one question; hundreds of those fill pages.
"""

from __future__ import annotations

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.applicability import holds
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import ScoredBase
from aiplus_assess.questionnaire.rules import Applies, Rule
from aiplus_assess.reporting.parts.source import Source

_OWN_KEYS = ("industry", "size", "role", "flag", "ai_use", "answer")


def why_left_out(source: Source, question_id: str) -> str:
    """The reason in a few words; equal for all questions left out by the same kinds of condition."""
    question = source.question(question_id)
    if source.assessment.edition not in question.editions:
        return _("not part of the {edition}").format(edition=labels.edition_word(source.assessment.edition))
    rule: Applies | None = question.applies if question.applies != "nobody" else question.opportunity
    kinds = _failing(source, rule) if isinstance(rule, Rule) else set()
    words = {
        "industry": _("industry"),
        "size": _("size"),
        "role": _("role"),
        "flag": _("particulars"),
        "ai_use": _("use of AI"),
        "answer": _("an earlier answer"),
    }
    named = [words[kind] for kind in _OWN_KEYS if kind in kinds]
    if not named:
        return _("does not concern the company")
    return _("does not concern the company by: {kinds}").format(kinds=source.listed(named))


def _failing(source: Source, rule: Rule) -> set[str]:
    """The kinds of condition that fail: every failing part of an all, every part of an any that fails as a whole."""
    levels = _levels(source)
    found = {
        key
        for key in _OWN_KEYS
        if getattr(rule, key) is not None and not holds(_alone(rule, key), source.assessment.profile, levels)
    }
    for part in rule.all or ():
        if not holds(part, source.assessment.profile, levels):
            found |= _failing(source, part)
    if rule.any is not None and not any(holds(part, source.assessment.profile, levels) for part in rule.any):
        found = found.union(*(_failing(source, part) for part in rule.any))
    if rule.not_ is not None and holds(rule.not_, source.assessment.profile, levels):
        found |= _named(rule.not_)
    return found


def _alone(rule: Rule, key: str) -> Rule:
    """The rule's one condition `key`."""
    if key == "answer":
        return Rule(answer=rule.answer, at_least=rule.at_least)
    return Rule.model_validate({key: getattr(rule, key)})


def _named(rule: Rule) -> set[str]:
    """Every kind of condition the rule mentions."""
    found = {key for key in _OWN_KEYS if getattr(rule, key) is not None}
    for part in (*(rule.all or ()), *(rule.any or ()), *((rule.not_,) if rule.not_ else ())):
        found |= _named(part)
    return found


def _levels(source: Source) -> dict[str, int]:
    """Self levels of the counted questions: what rules on earlier answers compare with."""
    found: dict[str, int] = {}
    for question_id, scope in source.result.scopes.items():
        question = source.question(question_id)
        if scope == "counted" and isinstance(question, ScoredBase):
            level = self_level(question, source.answer(question_id))
            if level is not None:
                found[question_id] = level
    return found
