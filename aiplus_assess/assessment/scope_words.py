"""Why a question is asked or not, in words: for the window, the report and refused answer files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.applicability import holds
from aiplus_assess.assessment.industry import full_name, known
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Case
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import Pack, ScoredBase
from aiplus_assess.questionnaire.rules import Applies, Rule

Code = TypeVar("Code")


def why_hidden(pack: Pack, case: Case, question_id: str) -> str:
    """Why the question is not asked of this company, in one line."""
    question = pack.by_id[question_id]
    if case.edition not in question.editions:
        return _("not part of the {edition}").format(edition=labels.edition_word(case.edition))
    if question.applies == "nobody" and question.opportunity is not None:
        return _("only for: {condition}").format(condition=condition(question.opportunity, pack))
    return _("only for: {condition}").format(condition=condition(_failing(pack, case, question.applies), pack))


def _failing(pack: Pack, case: Case, rule: Applies) -> Applies:
    """The part of an all-rule that is not met, or the rule itself: the reader wants the deciding point."""
    if not isinstance(rule, Rule) or rule.all is None or len(rule.model_fields_set) > 1:
        return rule
    levels: dict[str, int] = {}
    for other in pack.questions:
        level = self_level(other, case.answer(other.id)) if isinstance(other, ScoredBase) else None
        if level is not None:
            levels[other.id] = level
    failing = [part for part in rule.all if not holds(part, case.profile, levels)]
    return _failing(pack, case, failing[0]) if failing else rule


def condition(rule: Applies, pack: Pack) -> str:
    """A rule in words: “industry 制造业 or 采矿业, and: does research and development”."""
    if not isinstance(rule, Rule):
        return _("every company") if rule == "everyone" else _("no company")
    parts: list[str] = []
    if rule.industry is not None:
        names = (full_name(c, current()) if known(c) and len(c) <= 3 else c for c in rule.industry)  # fmt: skip
        parts.append(_("industry {names}").format(names=_or(names)))
    if rule.size is not None:
        parts.append(_("size {names}").format(names=_each(rule.size, labels.size_word)))
    if rule.role is not None:
        parts.append(_each(rule.role, labels.role_word))
    if rule.flag is not None:
        parts.append(_each(rule.flag, labels.flag_word))
    if rule.ai_use is not None:
        parts.append(_each(rule.ai_use, labels.ai_use_word))
    if rule.answer is not None:
        title = pack.by_id[rule.answer].title.in_(current()) if rule.answer in pack.by_id else rule.answer
        parts.append(_("“{title}” at level {level} or above").format(title=title, level=rule.at_least))
    parts += [_bracketed(part, pack) for part in rule.all or ()]
    if rule.any is not None:
        parts.append(_or(_bracketed(part, pack) for part in rule.any) or _("no company"))
    if rule.not_ is not None:
        parts.append(_("not ({condition})").format(condition=condition(rule.not_, pack)))
    return _(", and ").join(parts)


def _bracketed(rule: Rule, pack: Pack) -> str:
    words = condition(rule, pack)
    return _("({words})").format(words=words) if len(rule.model_fields_set) > 1 else words


def _each(codes: Iterable[Code], word: Callable[[Code], str]) -> str:
    return _or(word(code) for code in codes)


def _or(words: Iterable[str]) -> str:
    return _(" or ").join(words)
