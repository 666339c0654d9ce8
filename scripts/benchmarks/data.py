"""Workspaces to measure on: many assessments, made by copying the rows of one."""

from __future__ import annotations

import sqlite3
import uuid
from pathlib import Path

from aiplus_assess import resources
from aiplus_assess.assessment.model import Answer, Profile
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment

FACTORY = Profile("示例零件厂", "C34", "small", employees=60, revenue_wan=3000)


def pack() -> Pack:
    return load_pack(resources.questionnaires() / "gf2025-11")


def answers(of: Pack) -> dict[str, Answer]:
    """An answer to every question of the pack."""
    found = {}
    for place, question in enumerate(of.questions):
        if question.kind == "level":
            found[question.id] = Answer(level=place % 6, evidence=place % 4, note="记录在案。" * 8)
        elif question.kind == "percent":
            found[question.id] = Answer(value=float(place % 100))
        elif question.kind == "checklist":
            found[question.id] = Answer(checked=tuple(item.id for item in question.items[: place % 4]))
        else:
            found[question.id] = Answer(duty="partial")
    return found


def many(path: Path, count: int) -> Path:
    """A workspace with `count` assessments: two of one company with all answers, the others results alone."""
    questions = pack()
    workspace = open_workspace(path)
    made = workspace.create(NewAssessment(FACTORY, "standard"), questions)
    workspace.answer_all(made.id, answers(questions))
    again = workspace.create(NewAssessment(FACTORY, "standard"), questions)
    workspace.answer_all(again.id, answers(questions))
    workspace.close()
    database = sqlite3.connect(path)
    head, company = (database.execute(f"SELECT * FROM {table}").fetchone() for table in ("assessment", "company"))
    summaries = database.execute("SELECT * FROM summary WHERE assessment_id = ?", head[:1]).fetchall()
    for number in range(count - 2):
        company_id, assessment_id = str(uuid.uuid4()), str(uuid.uuid4())
        insert(database, "company", (company_id, f"企业{number}", *company[2:]))
        insert(database, "assessment", (assessment_id, company_id, *head[2:]))
        for summary in summaries:
            insert(database, "summary", (assessment_id, *summary[1:]))
    database.commit()
    database.close()
    return path


def insert(database: sqlite3.Connection, table: str, row: tuple[object, ...]) -> None:
    database.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
