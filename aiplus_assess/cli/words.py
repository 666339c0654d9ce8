"""An assessment and a result as a page of text for the terminal."""

from __future__ import annotations

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.industry import full_name
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Answer, Assessment
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.assessment.targets import attainment, gaps
from aiplus_assess.cli.session import columns
from aiplus_assess.exchange.standing import Standing
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import Pack, QuestionBase, ScoredBase
from aiplus_assess.reporting.numbers import percent, show


def assessment(found: Assessment, pack: Pack) -> str:
    """Who, what, and every question that is asked with its answer."""
    profile = found.profile
    states = evaluate(pack, found.case()).states
    head = [
        f"{profile.company} · {found.title}".rstrip(" ·"),
        f"{full_name(profile.industry, current())} · {labels.size_word(profile.size)} · "
        f"{labels.edition_word(found.edition)} · {labels.status_word(found.status)}",
        f"{pack.id} {pack.version} · {found.id}",
        "",
    ]
    rows = [
        (question.id, question.title.in_(current()), reply(question, found.answers.get(question.id, Answer())))
        for question in pack.questions
        if states[question.id] != "hidden"
    ]
    return "\n".join([*head, columns(rows)])


def reply(question: QuestionBase, answer: Answer) -> str:
    """An answer in a few words."""
    if answer.na is not None:
        return f"{labels.state_word('na')}: {answer.na}"
    if answer.unknown:
        return labels.state_word("unknown")
    if answer.duty is not None:
        return labels.duty_word(answer.duty)
    level = self_level(question, answer) if isinstance(question, ScoredBase) else None
    shown = "" if level is None else f"{level} {labels.level_word(level)}"
    if answer.value is not None:
        return f"{answer.value:g}%{labels.counted_words(answer)} {shown}".rstrip()
    return shown or labels.state_word("unanswered")


def verdicts(after: Standing) -> list[str]:
    """What a file of answers meant for what an assessor had found; nothing where it touched none of that."""
    told = (
        (after.kept, _("Kept as verified before, the file says nothing about it: {questions}.")),
        (after.apart, _("Differs from the verified level now, and no reason says why: {questions}. Verify anew.")),
        (after.lost, _("No longer verified, as the file says: {questions}.")),
    )
    return [words.format(questions=_(", ").join(which)) for which, words in told if which]


def result(found: Result) -> str:
    """Index, level, duties, groups and the first gaps."""
    lines = [*_head(found), "", columns(_groups(found))]
    first = gaps(found)[:5]
    if first:
        lines += ["", _("First gaps ({note})").format(note=labels.reference_target_note())]
        lines.append(columns([_gap(found, gap.question, gap.stage, gap.level, gap.target) for gap in first]))
    return "\n".join(lines)


def _head(found: Result) -> list[str]:
    rating, duties = found.rating, found.compliance
    level = labels.standing_word(rating.standing)
    if rating.level is not None:
        level = f"{rating.level} {labels.level_word(rating.level)} ({level})"
    lines = [
        _("Readiness index: {index} (range {low} to {high})").format(
            index=show(found.index), low=show(found.low), high=show(found.high)
        ),
        _("Readiness level: {level}").format(level=level),
        _("Coverage: {coverage}").format(coverage=percent(found.coverage)),
        _("Attainment {stage}: {share} ({note})").format(
            stage=2027, share=percent(attainment(found, 2027)), note=labels.reference_target_note()
        ),
        _("Legal duties: {state}").format(state=labels.compliance_word(duties.state)),
    ]
    if rating.bound_by:
        lines.insert(2, _("Held lower by: {groups}").format(groups=", ".join(rating.bound_by)))
    return lines


def _groups(found: Result) -> list[tuple[str, ...]]:
    titles = found.pack.group_by_id
    return [(group, titles[group].title.in_(current()), show(score, 1)) for group, score in found.groups.items()]


def _gap(found: Result, question: str, stage: int, level: int, target: int) -> tuple[str, ...]:
    return question, found.pack.by_id[question].title.in_(current()), str(stage), f"{level} → {target}"
