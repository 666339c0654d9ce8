"""What the result shows, derived from an assessment on one basis. Pure; every number comes from the engine."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import Answer, Basis
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import Gap, attainment, effect, gaps, mean_target
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.policy.model import local
from aiplus_assess.questionnaire.model import DutyQuestion, Pack
from aiplus_assess.reporting.counsel import open_questions
from aiplus_assess.reporting.numbers import percent, show, signed


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the four cards: what it is, the figure, the line below. `alarm` where it is about legal duties."""

    key: str
    title: str
    figure: str
    detail: str
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """One group on the level scale 0..5; `value` None where nothing is answered (never drawn as zero): `why`."""

    group: str
    title: str
    value: Fraction | None
    target: Fraction | None
    open: int
    why: str = ""

    @property
    def gap(self) -> Fraction:
        """Missing levels; 0 where there is no value."""
        if self.value is None or self.target is None:
            return Fraction(0)
        return max(Fraction(0), self.target - self.value)

    @property
    def note(self) -> str:
        """“−1.4 级”, “达到”, or how many questions are open."""
        if self.value is None:
            return self.why
        if self.target is None:
            return _("no target set")
        gap = show(self.gap, 1)
        return _("−{gap} levels").format(gap=gap) if self.gap > 0 and gap != "0.0" else _("reached")


@dataclass(frozen=True, slots=True)
class GapRow:
    """One line of the table: a duty to fix (`level` empty), or a question below its target."""

    question: str
    title: str
    state: str
    action: str
    weeks: str
    owner: str
    effect: str
    duty: bool


@dataclass(frozen=True, slots=True)
class Chance:
    """An opportunity: outside every score."""

    question: str
    title: str
    text: str


def bases(answers: list[Answer]) -> tuple[Basis, ...]:
    """The bases worth showing: verified only where an assessor checked something."""
    checked = any(answer.verified is not None for answer in answers)
    return ("self", "verified", "evidence") if checked else ("self", "evidence")


def figures(result: Result) -> tuple[Figure, ...]:
    """Index, level, attainment of the first stage, legal duties."""
    return _index(result), _level(result), _attainment(result), _duties(result)


def _index(result: Result) -> Figure:
    left = len(open_questions(result))
    if result.low is None:
        return Figure("index", _("Readiness index"), "—", _("No scored question applies."))
    words = _("Range {low}–{high}").format(low=show(result.low), high=show(result.high))
    duties = len(result.compliance.to_confirm)
    if left and duties:  # no duty moves the index, but the report counts them with the open questions
        words += _(" ({n} unanswered or unknown, {duties} of them legal duties)").format(n=left, duties=duties)
    elif left:
        words += _(" ({n} unanswered or unknown)").format(n=left)
    else:
        words = _("Every question is answered.")
    other = _beside(result)
    return Figure("index", _("Readiness index"), show(result.index), f"{words} · {other}" if other else words)


def _beside(result: Result) -> str:
    """Self beside verified, where an assessor checked anything: “自评 41，核定 40”."""
    verified = result.on("verified")
    if not verified.verified_share:
        return ""
    own = _("self {index}").format(index=show(result.on("self").index))
    return _(", ").join((own, _("verified {index}").format(index=show(verified.index))))


def _level(result: Result) -> Figure:
    rating = result.rating
    title = _("Readiness level")
    if rating.standing == "screening":
        return Figure("level", title, _("Screening"), _("The quick edition gives an index and a range, no level."))
    if rating.level is None:
        words = _("{coverage} covered; a level needs 80%").format(coverage=percent(result.coverage))
        return Figure("level", title, _("Not rated"), words)
    figure = f"{rating.level} {labels.level_word(rating.level)}"
    return Figure("level", title, figure, _what_holds(result))


def _what_holds(result: Result) -> str:
    """What the level took and what is missing for the next one."""
    rating = result.rating
    level = rating.level or 0
    took = _("{share} of the questions reach level {level}").format(share=percent(rating.share[level]), level=level)
    if level == 0:
        took = _("Fewer than 60 per cent of the questions reach level 1")
    if rating.bound_by:
        names = _(", ").join(result.pack.group_by_id[group].title.in_(current()) for group in rating.bound_by)
        return _("{took}; held at this level by {groups}").format(took=took, groups=names)
    if level == 5:
        return took
    missing = Fraction(3, 5) - (rating.share[level + 1] or Fraction(0))
    if missing <= 0:
        return took
    return _("{took}; level {next} is {points} percentage points away").format(
        took=took, next=level + 1, points=show(missing * 100)
    )


def _attainment(result: Result) -> Figure:
    stage = result.pack.manifest.stages[0]
    title = _("{year} reference target reached").format(year=stage)
    words = _("Ambition: {ambition}").format(ambition=labels.ambition_word(result.case.ambition))
    return Figure("attainment", title, percent(attainment(result, stage)), words)


def _duties(result: Result) -> Figure:
    found, title = result.compliance, _("Legal duties")
    if found.to_fix:
        names = [result.pack.by_id[q].title.in_(current()) for q in (*found.noncompliant, *found.partial)]
        words = _(", ").join(names[:3]) + ("…" if len(names) > 3 else "")
        figure = ngettext("{n} to fix", "{n} to fix", found.to_fix).format(n=found.to_fix)
        return Figure("duties", title, figure, words, alarm=True)
    detail = ""
    if found.to_confirm:
        n = len(found.to_confirm)
        detail = ngettext("{n} duty to be confirmed", "{n} duties to be confirmed", n).format(n=n)
    return Figure("duties", title, labels.compliance_word(found.state), detail)


def bullets(result: Result, stage: int) -> tuple[Bullet, ...]:
    """Every applicable group, the largest gap first, those without an answer last."""
    found = []
    for group, score in result.groups.items():
        members = result.weights.members[group]
        found.append(
            Bullet(
                group,
                group_name(result.pack, group),
                None if score is None else score / 20,
                mean_target(result, members, stage),
                sum(1 for q in members if q not in result.levels),
                labels.open_word(result.states[q] for q in members) if score is None else "",
            )
        )
    return tuple(sorted(found, key=lambda bullet: (bullet.value is None, -bullet.gap)))


def group_name(pack: Pack, group: str) -> str:
    """The group's short name, for charts; its title where the policy has none."""
    clauses = (c for c in pack.policy.clauses if local(c.id) == group)
    clause = next(clauses, None)
    return (clause.short if clause else pack.group_by_id[group].title).in_(current())


def supports(result: Result, stage: int) -> tuple[Bullet, ...]:
    """The groups of the supports in the pack's order, for the radar."""
    by_group = {bullet.group: bullet for bullet in bullets(result, stage)}
    groups = (group for group in result.pack.manifest.groups if group.pillar == "supports")
    return tuple(by_group[group.id] for group in groups if group.id in by_group)


def gap_rows(result: Result, stage: int) -> tuple[GapRow, ...]:
    """Duties not fulfilled, then partly fulfilled, then what is missing for `stage` by priority."""
    found = result.compliance
    duties = [_duty_row(result, q) for q in (*found.noncompliant, *found.partial)]
    return (*duties, *(_gap_row(result, gap) for gap in gaps(result) if gap.stage == stage))


def _duty_row(result: Result, question_id: str) -> GapRow:
    question, state = result.pack.by_id[question_id], result.case.answer(question_id).duty
    assert isinstance(question, DutyQuestion)
    action = question.actions[0] if question.actions else None
    return GapRow(
        question_id,
        question.title.in_(current()),
        labels.duty_word(state or "noncompliant"),
        action.text.in_(current()) if action else "",
        str(action.weeks) if action else "",
        action.owner.in_(current()) if action else "",
        _("clears the duty"),
        duty=True,
    )


def _gap_row(result: Result, gap: Gap) -> GapRow:
    question, action = result.pack.by_id[gap.question], gap.action
    return GapRow(
        gap.question,
        question.title.in_(current()),
        f"{gap.level} → {gap.target}",
        action.text.in_(current()) if action else "",
        str(action.weeks) if action else "",
        action.owner.in_(current()) if action else "",
        signed(effect(result, gap.question, action), 1) if action else "",
        duty=False,
    )


def chances(result: Result) -> tuple[Chance, ...]:
    """What the company may look up: funds, vouchers, pilots."""
    return tuple(
        Chance(q, result.pack.by_id[q].title.in_(current()), result.pack.by_id[q].text.in_(current()))
        for q, scope in result.scopes.items()
        if scope == "opportunity"
    )
