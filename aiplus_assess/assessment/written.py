"""Whether what an assessor wrote about a clause still rests on the answers it was written from. Pure."""

from __future__ import annotations

import hashlib
import json

from aiplus_assess.assessment.model import Answer, Assessment
from aiplus_assess.assessment.plain import answer_to_plain
from aiplus_assess.assessment.records import Finding
from aiplus_assess.questionnaire.model import Pack

ASIDE = ("note", "flagged", "to_confirm", "inherited", "counted")
"""What stands beside an answer (the percentage says what its two numbers make): no text has to be read again for it."""


def answers_digest(assessment: Assessment, pack: Pack, clause: str) -> str:
    """SHA-256 (hex) of the clause's answers, verified levels included; the same for the same answers everywhere."""
    asked = sorted(question.id for question in pack.questions if question.clause == clause)
    given = {q: _said(assessment.answers[q]) for q in asked if q in assessment.answers}
    plain = json.dumps({q: said for q, said in given.items() if said}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()


def outdated(finding: Finding, assessment: Assessment, pack: Pack) -> bool:
    """Whether answers changed after the text was written; never where nobody recorded from which it was."""
    return bool(finding.answers_digest) and finding.answers_digest != answers_digest(assessment, pack, finding.clause)


def _said(answer: Answer) -> dict[str, object]:
    return {key: value for key, value in answer_to_plain(answer).items() if key not in ASIDE}
