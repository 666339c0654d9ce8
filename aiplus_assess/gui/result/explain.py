"""“Why 41?”: every figure of the result with the formula and the numbers in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.scoring import ENOUGH, SHARE_FOR_LEVEL, Result
from aiplus_assess.assessment.targets import attainment, mean_target, target
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import Pillar, ScoredBase
from aiplus_assess.reporting.numbers import percent, show


@dataclass(frozen=True, slots=True)
class Step:
    """One line. `formula` is the arithmetic with its numbers; `depth` indents; `question` can be jumped to."""

    label: str
    formula: str = ""
    depth: int = 0
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    title: str
    meaning: str
    steps: tuple[Step, ...]


def explain(result: Result, key: str, stage: int) -> Explanation:
    """The figure `key`: index, level, attainment, duties, or a group's id. KeyError for anything else."""
    makers = {
        "index": lambda: explain_index(result),
        "level": lambda: explain_level(result),
        "attainment": lambda: explain_attainment(result, stage),
        "duties": lambda: explain_duties(result),
    }
    return makers[key]() if key in makers else explain_group(result, key, stage)


def explain_index(result: Result) -> Explanation:
    """Pillars, groups, and the two ends of the range."""
    weights = result.weights
    scored = [(weights.of_pillar[p], score, labels.pillar_word(p)) for p, score in _pillars(result)]
    steps = [Step(_("Index"), _mean(((w, s) for w, s, _name in scored), result.index))]
    for pillar, score in _pillars(result):
        groups = [g for g, s in result.groups.items() if weights.pillar_of[g] == pillar and s is not None]
        pairs = ((weights.of_group[g], result.groups[g]) for g in groups)
        steps.append(Step(labels.pillar_word(pillar), _mean(pairs, score), 1))
        steps += [_group_step(result, group, 2) for group in groups]
    left = [q for q in result.applicable if q not in result.levels]
    words = _("Range: the {n} open questions all at level 0, or all at level 5").format(n=len(left))
    steps.append(Step(words, f"{show(result.low, 1)} – {show(result.high, 1)}"))
    meaning = _(
        "The index is the weighted mean of both pillars; a pillar that of its groups; a group that of its answered "
        "questions, 20 points a level. Groups with little to ask weigh less."
    )
    return Explanation(_("Why {figure}?").format(figure=show(result.index)), meaning, tuple(steps))


def _pillars(result: Result) -> list[tuple[Pillar, Fraction]]:
    known = ((p, result.pillars.get(p)) for p in result.pack.manifest.pillars)
    return [(p, score) for p, score in known if score is not None]


def _group_step(result: Result, group: str, depth: int) -> Step:
    weights = result.weights
    answered = [q for q in weights.members[group] if q in result.levels]
    pairs = ((Fraction(weights.of_question[q]), Fraction(20 * result.levels[q])) for q in answered)
    return Step(
        f"{group} {result.pack.group_by_id[group].title.in_(current())}", _mean(pairs, result.groups[group]), depth
    )


def explain_group(result: Result, group: str, stage: int) -> Explanation:
    """The questions of a group with weight and level, what is open, and where the target comes from."""
    weights, title = result.weights, result.pack.group_by_id[group].title.in_(current())
    steps = [_group_step(result, group, 0)]
    for question_id in weights.members[group]:
        name = f"{question_id} {result.pack.by_id[question_id].title.in_(current())}"
        level, weight = result.levels.get(question_id), weights.of_question[question_id]
        if level is None:
            steps.append(Step(name, labels.state_word(result.states[question_id]), 1, question_id))
        else:
            words = _("weight {w}, level {level} → {s}").format(w=weight, level=level, s=20 * level)
            steps.append(Step(name, words, 1, question_id))
    goal = mean_target(result, weights.members[group], stage)
    words = _("Target {year}: weighted mean of its questions' targets").format(year=stage)
    steps.append(Step(words, show(goal, 1)))
    steps.append(Step(_("Weight of the group in its pillar"), show(weights.of_group[group], 2)))
    return Explanation(_("Why {figure}?").format(figure=f"{title} {show(result.groups[group], 1)}"), "", tuple(steps))


def explain_level(result: Result) -> Explanation:
    """Coverage, then for every level its share and its gates."""
    rating = result.rating
    figure = labels.standing_word(rating.standing) if rating.level is None else str(rating.level)
    title = _("Why {figure}?").format(figure=figure)
    meaning = _(
        "The level is the highest one that 60 per cent of the questions (by weight) reach while every gate group "
        "scores at least 20 × (level − 1). It needs 80 per cent of the questions answered."
    )
    steps = [Step(_("Answered, by weight"), f"{percent(result.coverage)} ≥ {percent(ENOUGH)} {_tick(_enough(result))}")]
    if rating.standing == "screening":
        steps.append(Step(_("The quick edition gives no level.")))
    for level in range(1, 6):
        share = rating.share[level]
        words = f"{percent(share)} ≥ {percent(SHARE_FOR_LEVEL)} {_tick((share or 0) >= SHARE_FOR_LEVEL)}"
        steps.append(Step(_("Share at level {level} or above").format(level=level), words))
        steps += _gate_steps(result, level)
    return Explanation(title, meaning, tuple(steps))


def _enough(result: Result) -> bool:
    return result.coverage is not None and result.coverage >= ENOUGH


def _gate_steps(result: Result, level: int) -> list[Step]:
    steps = []
    for group, score in result.groups.items():
        info = result.pack.group_by_id[group]
        if info.gate:
            limit = 20 * (level - 1)
            words = f"{show(score, 1)} ≥ {limit} {_tick((score or 0) >= limit)}"
            steps.append(Step(_("Gate {group}").format(group=info.title.in_(current())), words, 1))
    return steps


def explain_attainment(result: Result, stage: int) -> Explanation:
    """The weights at their target, and every question below it."""
    reached: list[str] = []
    below: list[Step] = []
    for question_id in result.applicable:
        question = result.pack.by_id[question_id]
        assert isinstance(question, ScoredBase)
        goal, level = target(result.pack, result.case, question, stage), result.levels.get(question_id)
        if level is not None and level >= goal:
            reached.append(question_id)
        else:
            now = labels.state_word(result.states[question_id]) if level is None else str(level)
            name = f"{question_id} {question.title.in_(current())}"
            below.append(Step(name, _("{now}, target {goal}").format(now=now, goal=goal), 1, question_id))
    weight = sum(result.weights.of_question[q] for q in reached)
    share = attainment(result, stage)
    formula = f"{weight} ÷ {sum(result.weights.of_question.values())} = {percent(share)}"
    steps = [Step(_("Weight of the questions at their target ÷ weight of all"), formula)]
    steps += [Step(_("Not there yet")), *below] if below else []
    sentence = result.pack.manifest.targets.derived_from.get(stage)
    source = result.pack.policy.cite(sentence, current()) if sentence else "—"
    meaning = _("{note}. Derived from {source}.").format(note=labels.reference_target_note(), source=source)
    return Explanation(_("Why {figure}?").format(figure=percent(share)), meaning, tuple(steps))


def explain_duties(result: Result) -> Explanation:
    """Every applicable legal duty with its state."""
    found = result.compliance
    steps = []
    for ids, word in (
        (found.noncompliant, labels.duty_word("noncompliant")),
        (found.partial, labels.duty_word("partial")),
        (found.to_confirm, labels.compliance_word("to_confirm")),
        (found.compliant, labels.duty_word("compliant")),
    ):
        steps += [Step(f"{q} {result.pack.by_id[q].title.in_(current())}", word, 0, q) for q in ids]
    meaning = _("Legal duties never enter a score. They stand beside the level and do not change it.")
    return Explanation(_("Legal duties"), meaning, tuple(steps))


def _mean(pairs: Iterable[tuple[Fraction, Fraction | None]], value: Fraction | None) -> str:
    """“(0.5 × 46.7 + 0.5 × 56.0) ÷ 1 = 51.3”."""
    known = [(weight, score) for weight, score in pairs if score is not None]
    if not known:
        return "—"
    terms = " + ".join(f"{_short(weight)} × {_short(score, 1)}" for weight, score in known)
    return f"({terms}) ÷ {_short(sum((w for w, _s in known), Fraction(0)))} = {show(value, 1)}"


def _short(value: Fraction, decimals: int = 2) -> str:
    text = show(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _tick(met: bool) -> str:
    return "✓" if met else "×"
