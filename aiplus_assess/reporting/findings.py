"""现状、主要问题、改进建议 of a clause, drafted from the answers by rules; to be printed, or edited.

Pure: a result and a clause go in, an unsaved `Finding` in the language in force comes out. Each sentence has its
rule and its numbers; a part with nothing to say says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.departments import department_of, title_of
from aiplus_assess.assessment.levels import needed, self_level
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.records import Finding, first_planned
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import Gap, gaps
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import Action, ScoredBase
from aiplus_assess.reporting.numbers import half_up, show
from aiplus_assess.reporting.telling import Telling, together

MOST = 3
"""Problems told in full, and actions advised, for one clause: what a reader keeps in mind."""
OPEN = ("unknown", "unanswered")
BEST_PROOF = 3
"""External proof: there is nothing above it."""


def draft_finding(result: Result, clause: str, stage: int, assessment: Assessment | None = None) -> Finding:
    """The three parts for `clause`, measured against the reference targets of `stage`; the digest stays empty.

    `assessment` is the one the result is of: with it the departments are those the engagement gave the questions to
    and the owners those of the action plan; without it, the questionnaire's own.
    """
    drafting = _Draft(result, clause, stage, assessment)
    return Finding(clause, together(drafting.current()), together(drafting.problems()), together(drafting.advice()), "")


class _Draft(Telling):
    def __init__(self, result: Result, clause: str, stage: int, assessment: Assessment | None) -> None:
        super().__init__(result)
        self._clause, self._stage, self._of = clause, stage, assessment
        self._planned = {} if assessment is None else first_planned(assessment.actions)
        states = result.states
        asked = [q.id for q in result.pack.questions if q.clause == clause]
        self._asked = [q for q in asked if states[q] not in ("hidden", "opportunity")]
        self._open = [q for q in self._asked if states[q] in OPEN]
        self._scored = [q for q in self._asked if q in result.levels]
        self._gaps = sorted((g for g in gaps(result) if g.stage == stage and g.question in asked), key=_largest)
        self._unproven = [q for q in self._asked if q in result.unproven]
        duties = result.compliance
        self._duties = [q for q in (*duties.noncompliant, *duties.partial) if q in asked]

    def current(self) -> Iterable[str]:
        """How much is answered, what stands, and the best of it in the words of its level."""
        total, excused = len(self._asked), sum(self._result.states[q] == "na" for q in self._asked)
        if excused == total:
            yield ngettext(
                "The {n} question of this clause was declared not applicable.",
                "All {n} questions of this clause were declared not applicable.",
                total,
            ).format(n=total)
            return
        answered = total - excused - len(self._open)
        if not answered:
            yield ngettext(
                "The {n} question of this clause has no answer yet, so nothing can be said about it.",
                "None of the {n} questions of this clause has an answer yet, so nothing can be said about it.",
                len(self._open),
            ).format(n=len(self._open))
            return
        yield from self._standing(answered, total - excused)

    def _standing(self, answered: int, total: int) -> Iterable[str]:
        if not self._scored:
            yield _("{answered} of {total} questions are answered; none of them is scored.").format(
                answered=answered, total=total
            )
            return
        levels, short = self._result.levels, {gap.question for gap in self._gaps}
        reached = [q for q in self._scored if q not in short]
        best = max(reached or self._scored, key=lambda q: (levels[q], -self._asked.index(q)))
        if total == len(self._scored) and (total == 1 or len(reached) == total):
            yield from self._whole(best, total, bool(reached))
            return
        if len(self._scored) < answered:  # legal duties and raw ratios have no target: they miss none
            yield self._of_those_with_a_target(answered, total, len(reached), levels[best])
        elif not reached:
            yield _(
                "{answered} of {total} questions are answered; none reaches the {stage} reference target, "
                "the highest stands at level {level}."
            ).format(answered=answered, total=total, stage=self._stage, level=levels[best])
        else:
            yield ngettext(
                "{answered} of {total} questions are answered; {n} reaches the {stage} reference target.",
                "{answered} of {total} questions are answered; {n} reach the {stage} reference target.",
                len(reached),
            ).format(answered=answered, total=total, n=len(reached), stage=self._stage)
        if reached and levels[best] > 0:
            yield self._told(
                _("Furthest along is {title}, level {level}: {text}"),
                _("Furthest along is {title}, level {level}."),
                best,
            )

    def _of_those_with_a_target(self, answered: int, total: int, reached: int, highest: int) -> str:
        """How many of the scored ones reach it, where something else is answered too."""
        told = _(
            "{answered} of {total} questions are answered; of the {scored} with a target, {n} reached that of {stage}."
        )
        if not reached:
            told = _(
                "{answered} of {total} questions are answered; of the {scored} with a target none reaches that of "
                "{stage}, the highest stands at level {level}."
            )
        known = {"answered": answered, "total": total, "scored": len(self._scored), "stage": self._stage}
        return told.format(n=reached, level=highest, **known)

    def _whole(self, best: str, total: int, reached: bool) -> Iterable[str]:
        """Where there is but one question, or every one of them reaches its target."""
        if total > 1:
            yield _("All {n} questions are answered and reach the {stage} reference target.").format(
                n=total, stage=self._stage
            )
        elif reached:
            yield _("The only question of this clause reaches the {stage} reference target.").format(stage=self._stage)
        else:
            yield _("The only question of this clause stands at level {level}, below its {stage} target.").format(
                level=self._result.levels[best], stage=self._stage
            )
        if reached and self._result.levels[best] > 0:
            first = _("Furthest along is {title}, level {level}: {text}")
            yield self._told(
                first if total > 1 else _("{title} stands at level {level}: {text}"),
                _("Furthest along is {title}, level {level}."),
                best,
            )

    def problems(self) -> Iterable[str]:
        """Duties, the largest gaps in the words of their level, thin proof, open questions."""
        for duty in self._duties:
            yield _("The legal duty {title} is not met in full ({state}).").format(
                title=self._name(duty), state=self._duty_state(duty)
            )
        for gap in self._gaps[:MOST]:
            yield self._told(
                _("{title} stands at level {level}, {missing} below its target: {text}"),
                _("{title} stands at level {level}, {missing} below its target."),
                gap.question,
                missing=ngettext("{n} level", "{n} levels", gap.size).format(n=gap.size),
            )
        if rest := self._gaps[MOST:]:
            yield ngettext(
                "{n} more is below its target: {titles}.", "{n} more are below their target: {titles}.", len(rest)
            ).format(n=len(rest), titles=self._names(gap.question for gap in rest))
        if self._unproven:
            yield _("Proof falls short of the level stated: {titles}.").format(titles=self._names(self._unproven))
        if self._open:
            yield ngettext(
                "{n} question is open and may still move the score: {titles}.",
                "{n} questions are open and may still move the score: {titles}.",
                len(self._open),
            ).format(n=len(self._open), titles=self._names(self._open[: 2 * MOST], len(self._open) - 2 * MOST))
        if self._scored and not (self._duties or self._gaps or self._unproven or self._open):
            yield _("None: every answered question reaches its {stage} reference target, with proof.").format(
                stage=self._stage
            )

    def advice(self) -> Iterable[str]:
        """The first actions with who, how long and what they bring; then proof and open questions."""
        first = [
            (duty, self._result.pack.by_id[duty].actions[0])
            for duty in self._duties
            if self._result.pack.by_id[duty].actions
        ]
        first += [(gap.question, gap.action) for gap in self._gaps if gap.action is not None]
        chosen = first[:MOST]
        if chosen:
            told = _("; ").join(self._action(question, action) for question, action in chosen)
            sentence = _("In this order: {actions}.") if len(chosen) > 1 else _("First: {actions}.")
            yield sentence.format(actions=told)
            yield self._effect(chosen)
        yield from self._proofs()
        if self._open:
            yield _("Ask {departments}, then answer the open questions.").format(departments=self._departments())
        if self._scored and not (chosen or self._unproven or self._open):
            yield self._next()

    def _effect(self, chosen: list[tuple[str, Action]]) -> str:
        raised = {q: action.lifts_to for q, action in chosen if isinstance(action.lifts_to, int)}
        now, then = self._result, self._result.with_levels(dict(self._result.levels) | raised)
        before, after = now.clauses.get(self._clause), then.clauses.get(self._clause)
        if not raised or before is None or after is None or now.index is None or then.index is None:
            return ""
        if half_up(then.index - now.index, 1) <= 0:
            return ""
        return ngettext(
            "Done, it lifts this clause from {before} to {after} and the index by {gain}.",
            "Done together, they lift this clause from {before} to {after} and the index by {gain}.",
            len(chosen),
        ).format(before=show(before / 20, 1), after=show(after / 20, 1), gain=show(then.index - now.index, 1))

    def _action(self, question: str, action: Action) -> str:
        weeks = ngettext("{n} week", "{n} weeks", action.weeks).format(n=action.weeks)
        planned = self._planned.get(question)
        taken = planned.owner if planned is not None and planned.action in ("", action.id) else ""
        return _("{title} ({owner}, {weeks})").format(
            title=self._name(question), owner=taken or action.owner.in_(current()), weeks=weeks
        )

    def _proofs(self) -> Iterable[str]:
        """What proof the levels stated would take, by kind."""
        by_kind: dict[int, list[str]] = {}
        for question_id in self._unproven:
            question = self._result.pack.by_id[question_id]
            assert isinstance(question, ScoredBase)
            level = self_level(question, self._result.case.answer(question_id)) or 0
            by_kind.setdefault(needed(question, level), []).append(question_id)
        for kind, questions in sorted(by_kind.items()):
            told = (
                _("For the level stated, {titles} still need proof of the kind “{kind}” or better.")
                if kind < BEST_PROOF
                else _("For the level stated, {titles} still need proof of the kind “{kind}”.")
            )
            yield told.format(titles=self._names(questions), kind=labels.evidence_word(kind))

    def _next(self) -> str:
        """What comes after: the next stage whose target is above what is reached, and its first step."""
        for stage in (s for s in self._result.pack.manifest.stages if s > self._stage):
            for gap in sorted(gaps(self._result), key=lambda g: -g.priority):
                if gap.stage == stage and gap.question in self._asked and gap.action is not None:
                    return _("Keep it up; next, towards {stage}: {action}.").format(
                        stage=stage, action=self._action(gap.question, gap.action)
                    )
        return _("Keep it up and check once a year that it still holds.")

    def _departments(self) -> str:
        pack, of = self._result.pack, self._of
        codes = (str(pack.by_id[q].department) if of is None else department_of(of, pack, q) for q in self._open)
        return _(", ").join(title_of(pack, code) for code in dict.fromkeys(codes))


def _largest(gap: Gap) -> tuple[int, float]:
    return -gap.size, -float(gap.priority)
