"""What reading one assessment asks of the file: nothing about what it does not have."""

from __future__ import annotations

from datetime import date

from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Answer, Assessment, EvidenceItem, Finding, PlannedAction, Verification
from aiplus_assess.storage import sqlite
from aiplus_assess.storage.workspace import SqlWorkspace


def load(workspace: SqlWorkspace, assessment_id: str) -> tuple[Assessment, int]:
    """The assessment, and how many SELECTs it took."""
    asked: list[str] = []
    with workspace._store.idle() as connection:
        sqlite.driver(connection).set_trace_callback(asked.append)
    found = workspace.load(assessment_id)
    with workspace._store.idle() as connection:
        sqlite.driver(connection).set_trace_callback(None)
    return found, sum(statement.startswith("SELECT") for statement in asked)


def test_a_plain_assessment_takes_two_statements(workspace: SqlWorkspace, draft: Assessment) -> None:
    workspace.answer(draft.id, "2.2.1-01", Answer(level=3, note="x"))
    found, asked = load(workspace, draft.id)
    assert found.answers == {"2.2.1-01": Answer(level=3, note="x")}
    assert asked == 2


def test_one_with_everything_takes_one_for_each_table(workspace: SqlWorkspace, draft: Assessment) -> None:
    answers = {
        "2.2.1-01": Answer(level=3, evidence=2, verified=Verification(2, "无记录", "李工", date(2026, 9, 1))),
        "3.14-03": Answer(duty="partial", note="正在补", flagged=True, to_confirm=True),
    }
    workspace.answer_all(draft.id, answers)
    item = EvidenceItem("e1", "制度", 2, ("2.2.1-01", "3.14-03"), dated=date(2026, 8, 1))
    finding = Finding("2.2.1", "现状")
    action = PlannedAction("a1", "2.2.1-01", "", "写制度")
    workspace.put_evidence(draft.id, item)
    workspace.put_finding(draft.id, finding)
    workspace.put_action(draft.id, action)
    workspace.update_details(draft.id, departments={"2.2.1": "生产部"})
    workspace.desk.put(draft.id, Engagement(report_number="R-1"))
    found, asked = load(workspace, draft.id)
    assert (found.answers, found.evidence, found.findings) == (answers, (item,), (finding,))
    assert (found.actions, found.departments) == ((action,), {"2.2.1": "生产部"})
    assert found.engagement == Engagement(report_number="R-1")
    assert asked == len(("head", "answers", "items", "links", "findings", "actions", "departments")) + 3
