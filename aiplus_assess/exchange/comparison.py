"""A comparison as JSON: what `compare --json` prints (docs/formats.md). Scores are unrounded floats, or null."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiplus_assess.assessment.comparison import Change, Comparison
from aiplus_assess.assessment.labels import why_not
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.exchange.result import number

Plain = dict[str, Any]


def comparison_to_plain(ids: Sequence[str], results: Sequence[Result], whole: Comparison) -> Plain:
    """One comparison; `results` of all assessments in the order given, `whole` from the first to the last."""
    same, causes = whole.same_basis, whole.causes
    return {
        "assessments": list(ids),
        "basis": whole.new.basis,
        "index": [number(result.index) for result in results],
        "level": [result.rating.level for result in results],
        "same_basis": {
            "questions": len(same.questions),
            "from": number(same.before),
            "to": number(same.after),
            "delta": number(same.delta),
            "shares": {group: number(share) for group, share in same.shares.items()},
        },
        "causes": None
        if causes is None
        else {
            "rules": number(causes.rules),
            "questionnaire": number(causes.questionnaire),
            "scope": number(causes.scope),
            "answers": number(causes.answers),
        },
        "why_not": why_not(whole.missing_step) or None,
        "changes": [_change(change) for change in whole.changes],
    }


def _change(change: Change) -> Plain:
    return {"question": change.question, "kind": change.kind, "from": change.before, "to": change.after}
