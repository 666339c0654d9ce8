"""A result as JSON: what `score --json` prints (docs/formats.md). Scores are unrounded floats, or null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from aiplus_assess.assessment.fields import Plain
from aiplus_assess.assessment.model import AnswerEvent, Assessment
from aiplus_assess.assessment.plain import answer_to_plain
from aiplus_assess.assessment.respondents import disagreements
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.assessment.targets import Gap, attainment, gaps
from aiplus_assess.questionnaire.model import Pack


def result_to_plain(assessment_id: str, result: Result) -> Plain:
    """The result of one assessment on one basis."""
    rating, duties = result.rating, result.compliance
    return {
        "assessment": assessment_id,
        "basis": result.basis,
        "index": number(result.index),
        "low": number(result.low),
        "high": number(result.high),
        "coverage": number(result.coverage),
        "verified_share": number(result.verified_share),
        "standing": rating.standing,
        "level": rating.level,
        "level_by_share": rating.by_share,
        "bound_by": list(rating.bound_by),
        "share": {str(k): number(share) for k, share in rating.share.items()},
        "evidence_index": number(result.on("evidence").index),
        "pillars": _numbers(result.pillars),
        "groups": _numbers(result.groups),
        "clauses": _numbers(result.clauses),
        "attainment": {str(stage): number(attainment(result, stage)) for stage in result.pack.manifest.stages},
        "compliance": {
            "state": duties.state,
            "noncompliant": list(duties.noncompliant),
            "partial": list(duties.partial),
            "to_confirm": list(duties.to_confirm),
        },
        "unproven": list(result.unproven),
        "gaps": [_gap(gap) for gap in gaps(result)],
        "metrics": dict(result.metrics),
        "states": dict(result.states),
    }


def _gap(gap: Gap) -> Plain:
    return {
        "question": gap.question,
        "stage": gap.stage,
        "level": gap.level,
        "target": gap.target,
        "gap": gap.size,
        "priority": float(gap.priority),
        "action": gap.action.id if gap.action else None,
    }


def _numbers(scores: Mapping[str, Fraction | None]) -> dict[str, float | None]:
    return {key: number(score) for key, score in scores.items()}


def number(value: Fraction | None) -> float | None:
    """The nearest float, or None."""
    return None if value is None else float(value)


def disagreements_to_plain(history: Sequence[AnswerEvent], assessment: Assessment, pack: Pack) -> list[Plain]:
    """What people answered without sight of each other: question, each statement with its author, what stands."""
    return [
        {
            "question": one.question,
            "statements": [
                {"by": said.by, "at": said.at.isoformat(), "answer": answer_to_plain(said.answer)}
                for said in one.statements
            ],
            "stands": answer_to_plain(one.stands),
        }
        for one in disagreements(history, assessment.answers, pack.by_id.keys())
    ]
