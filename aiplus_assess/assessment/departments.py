"""Who answers what: the department the pack names for a question, or the one the engagement gave it to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from aiplus_assess.assessment.applicability import scopes
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.scoring import Result
from aiplus_assess.i18n import current
from aiplus_assess.questionnaire.model import Pack


def department_of(assessment: Assessment, pack: Pack, question_id: str) -> str:
    """The code of the department that answers the question in this assessment."""
    assigned = assessment.engagement.assigned if assessment.engagement else {}
    return str(assigned.get(question_id) or pack.by_id[question_id].department)


def questions_of(assessment: Assessment, pack: Pack, department: str) -> tuple[str, ...]:
    """The questions that this department is asked, in the policy's order; hidden ones are left out."""
    return tuple(question for question, code in asked_of(assessment, pack).items() if code == department)


def asked_of(assessment: Assessment, pack: Pack) -> dict[str, str]:
    """Every question that is asked, in the policy's order, with the code of the department it is asked of."""
    asked = [question for question, scope in scopes(pack, assessment.case()).items() if scope != "hidden"]
    return {question: department_of(assessment, pack, question) for question in sorted(asked, key=pack.place)}


def title_of(pack: Pack, code: str) -> str:
    """The department's name in the language in force; the code itself where the questionnaire has no such one."""
    return next((info.title.in_(current()) for info in pack.manifest.departments if info.id == code), code)


def reassigned(assigned: Mapping[str, str], pack: Pack, questions: Iterable[str], department: str) -> dict[str, str]:
    """`assigned` with `questions` given to `department`; what is the questionnaire's own choice is not kept."""
    given = dict(assigned) | dict.fromkeys(questions, department)
    return {q: code for q, code in given.items() if q not in pack.by_id or pack.by_id[q].department != code}


@dataclass(frozen=True, slots=True)
class Share:
    """What one department has to answer: question ids in the document's order, and how many are answered."""

    code: str
    person: str
    questions: tuple[str, ...]
    answered: int


def shares(result: Result, assessment: Assessment) -> tuple[Share, ...]:
    """Every department of the questionnaire in its order, then others that questions were given to.

    Counted questions only (and raw ratios); what is not applicable counts as answered.
    """
    pack = result.pack
    asked = [q for q, scope in result.scopes.items() if scope in ("counted", "na")]
    owners = {q: department_of(assessment, pack, q) for q in sorted(asked, key=pack.place)}
    codes = dict.fromkeys((*(str(info.id) for info in pack.manifest.departments), *owners.values()))
    return tuple(_share(assessment, code, [q for q in owners if owners[q] == code]) for code in codes)


def _share(assessment: Assessment, code: str, questions: Collection[str]) -> Share:
    given = sum(1 for q in questions if q in assessment.answers and assessment.answers[q].given)
    return Share(code, assessment.departments.get(code, ""), tuple(questions), given)
