"""Who answers what: the department the pack names for a question, or the one the engagement gave it to."""

from __future__ import annotations

from aiplus_assess.assessment.applicability import scopes
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.questionnaire.model import Pack


def department_of(assessment: Assessment, pack: Pack, question_id: str) -> str:
    """The code of the department that answers the question in this assessment."""
    assigned = assessment.engagement.assigned if assessment.engagement else {}
    return str(assigned.get(question_id) or pack.by_id[question_id].department)


def questions_of(assessment: Assessment, pack: Pack, department: str) -> tuple[str, ...]:
    """The questions that this department is asked, in the policy's order; hidden ones are left out."""
    found = scopes(pack, assessment.case())
    mine = [
        question.id
        for question in pack.questions
        if found[question.id] != "hidden" and department_of(assessment, pack, question.id) == department
    ]
    return tuple(sorted(mine, key=pack.place))
