"""Whether any company at all can make a rule true.

A rule is read with some facts still open: it is then true, false or undecided. Facts are fixed one after the other,
only those the rule mentions, and a branch ends as soon as the rule is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from aiplus_assess.questionnaire.codes import AiUse, Edition, Size
from aiplus_assess.questionnaire.model import Pack, ScoredBase
from aiplus_assess.questionnaire.rules import Applies, Rule

Fact = tuple[str, str]
"""What is known about: ("industry", ""), ("size", ""), ("ai_use", ""), ("flag", "rd"), ("role", …), ("answer", id)."""
Facts = Mapping[Fact, Any]
_NONE_OF_THEM = "-"


class Possibilities:
    """The rules of one pack in one edition."""

    def __init__(self, pack: Pack, edition: Edition) -> None:
        self._pack = pack
        self._edition = edition

    def can_hold(self, rule: Applies, but_not: Applies = "nobody") -> bool:
        """Whether some company makes `rule` true and `but_not` false."""
        domains = self._domains((rule, but_not))
        return self._search(rule, but_not, {}, list(domains.items()))

    def _search(
        self, rule: Applies, but_not: Applies, facts: dict[Fact, Any], free: list[tuple[Fact, list[Any]]]
    ) -> bool:
        truth = _both(self._truth(rule, facts), _negate(self._truth(but_not, facts)))
        if truth is not None or not free:
            return truth is True
        (fact, values), *rest = free
        return any(self._search(rule, but_not, facts | {fact: value}, rest) for value in values)

    def _truth(self, rule: Applies, facts: Facts) -> bool | None:
        if not isinstance(rule, Rule):
            return rule == "everyone"
        truth: bool | None = True
        for condition in self._conditions(rule, facts):
            truth = _both(truth, condition)
            if truth is False:
                break
        return truth

    def _conditions(self, rule: Rule, facts: Facts) -> Iterator[bool | None]:
        if rule.industry is not None:
            code = facts.get(("industry", ""))
            yield None if code is None else code.startswith(rule.industry)
        for name, wanted in (("size", rule.size), ("ai_use", rule.ai_use)):
            if wanted is not None:
                value = facts.get((name, ""))
                yield None if value is None else value in wanted
        for name, members in (("role", rule.role), ("flag", rule.flag)):
            if members is not None:
                yield _any(facts.get((name, member)) for member in members)
        if rule.answer is not None:
            yield self._answer(rule.answer, rule.at_least or 0, facts)
        if rule.all is not None:
            yield _negate(_any(_negate(self._truth(part, facts)) for part in rule.all))
        if rule.any is not None:
            yield _any(self._truth(part, facts) for part in rule.any)
        if rule.not_ is not None:
            yield _negate(self._truth(rule.not_, facts))

    def _answer(self, question_id: str, at_least: int, facts: Facts) -> bool | None:
        """The question must be asked itself, and have an answer that high."""
        question = self._pack.by_id[question_id]
        if self._edition not in question.editions:
            return False
        level = facts.get(("answer", question_id))
        high = None if level is None else level >= at_least
        return _both(high, self._truth(question.applies, facts))

    def _domains(self, rules: Iterable[Applies]) -> dict[Fact, list[Any]]:
        """Every fact the rules mention, also by way of the questions they look at, with the values to try."""
        domains: dict[Fact, list[Any]] = {}
        codes: set[str] = set()
        for part in self._parts(rules):
            codes |= set(part.industry or ())
            if part.size is not None:
                domains["size", ""] = list(get_args(Size))
            if part.ai_use is not None:
                domains["ai_use", ""] = list(get_args(AiUse))
            domains |= {("role", member): [True, False] for member in part.role or ()}
            domains |= {("flag", member): [True, False] for member in part.flag or ()}
            if part.answer is not None:
                question = self._pack.by_id[part.answer]
                assert isinstance(question, ScoredBase)
                domains["answer", part.answer] = [-1, *question.reachable()]
        if codes:
            domains["industry", ""] = [*sorted(codes), _NONE_OF_THEM]
        return domains

    def _parts(self, rules: Iterable[Applies | None]) -> Iterator[Rule]:
        for rule in rules:
            if isinstance(rule, Rule):
                yield rule
                yield from self._parts((*(rule.all or ()), *(rule.any or ()), rule.not_))
                if rule.answer is not None:
                    yield from self._parts((self._pack.by_id[rule.answer].applies,))


def _negate(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _any(truths: Iterable[bool | None]) -> bool | None:
    found: bool | None = False
    for truth in truths:
        if truth:
            return True
        if truth is None:
            found = None
    return found
