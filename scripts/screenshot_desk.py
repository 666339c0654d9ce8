"""The consultant's order of the assessment that the pictures show: team, verified levels, papers, departments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import uuid6

from aiplus_assess.assessment.engagement import (
    Attendee,
    Engagement,
    Feedback,
    Meeting,
    MeetingNote,
    Member,
    ReportVersion,
    Signature,
)
from aiplus_assess.assessment.model import Assessment, Finding, Verification
from aiplus_assess.assessment.requests import request
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.verification import own_level, waiting
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import Workspace

REASONS = (
    "现场只看到一条产线在用，另两条仍是人工记录。",
    "台账自 2026 年 3 月起停更，近两期没有数据。",
    "制度已发布，但抽查三人均未培训。",
    "除自评所述外，已接入 MES 并按班导出。",
)


def engage(workspace: Workspace, shown: Assessment, pack: Pack) -> None:
    """Two in three levels verified, some of them otherwise than claimed; papers, meetings, findings, versions."""
    team = (Member("李强", "组长"), Member("王敏", "评估师，数据与质量"), Member("周航", "记录"))
    scope = "苏州工厂的机加、装配、质检和仓储；不含上海销售分公司（无生产活动）。"
    moved = {q.id: "management" for q in pack.questions[:3]}
    order = Engagement("华清集团有限公司", "AI+2026-017", scope=scope, team=team, assigned=moved)
    workspace.desk.put(shown.id, replace(order, started=date(2026, 11, 9), ends=date(2026, 11, 27)))
    people = {"management": "陈总", "production": "王经理", "quality": "李工", "it": "赵工", "hr": "孙静"}
    workspace.update_details(shown.id, departments=people)
    result = evaluate(pack, workspace.load(shown.id).case())
    verdicts = {}
    open_ = waiting(result)
    for n, question in enumerate(open_[: len(open_) * 2 // 3]):
        own = own_level(result, question)
        if own is None:
            continue
        found = own if n % 3 else max(0, own - 1) if n % 4 else min(5, own + 1)
        reason = "" if found == own else REASONS[n % len(REASONS)]
        verdict = Verification(found, reason, ("李强", "王敏")[n % 2], date(2026, 11, 18 + n % 3))
        verdicts[question] = replace(shown.answers[question], verified=verdict)
    workspace.answer_all(shown.id, verdicts, by="李强")
    _ask_for_papers(workspace, shown, pack)
    _meet(workspace, shown, list(verdicts)[:2])


def _meet(workspace: Workspace, shown: Assessment, questions: list[str]) -> None:
    """An opening meeting, two interviews, one of them written down; a finding that answers have overtaken."""
    people = (Attendee("李工", "质量部", "主管"), Attendee("周航", "咨询机构", "记录"))
    notes = (
        MeetingNote("试判记录只有七月以后的，之前靠老师傅口头带。", questions[0]),
        MeetingNote("希望年内先扩到两条线。"),
        MeetingNote("台账由李工一人维护，休假时没有人记。", questions[1]),
    )
    desk, mine = workspace.desk, shown.id
    desk.put_meeting(mine, Meeting("m-1", "opening", date(2026, 11, 9), "09:30", "10:30", "二楼会议室", "", people))
    told = Meeting(
        "m-2", "interview", date(2026, 11, 10), "13:30", "15:00", "质检间", "quality", people, notes, "约两小时。"
    )
    desk.put_meeting(mine, told)
    desk.put_meeting(mine, Meeting("m-3", "interview", date(2026, 11, 11), "09:00", "", "机房", "it"))
    workspace.put_finding(
        mine, Finding("gf2025-11:2.2.2", "两条产线已用视觉质检，其余靠人工。", "", "先扩到两条线。", "older")
    )


def _ask_for_papers(workspace: Workspace, shown: Assessment, pack: Pack) -> None:
    """The list, a third of it provided, some late."""
    assessment = workspace.load(shown.id)
    made = request(evaluate(pack, assessment.case()), assessment, lambda: str(uuid6.uuid7()))
    states = ("provided", "missing", "provided", "incomplete", "missing", "missing")
    filled = [
        replace(
            item,
            status=states[n % 6],
            due=date(2026, 11, 20) if n % 6 == 3 else date(2026, 12, 4),
            level=(2, 1, 3)[n % 3] if states[n % 6] == "provided" else 1,
            reference=f"第 {n + 2} 页" if states[n % 6] == "provided" else "",
        )
        for n, item in enumerate(made)
    ]
    workspace.change_evidence(shown.id, filled)
    _report_life(workspace, shown.id)


def _report_life(workspace: Workspace, assessment_id: str) -> None:
    """Two versions, the first signed; three remarks, one still open."""
    desk = workspace.desk
    versions = (("0.1", 16, "第一次征求意见稿"), ("0.2", 20, "按第一轮意见修改第 4、9 页"))
    for number, day, what in versions:
        made = datetime(2026, 11, day, 8, tzinfo=UTC)
        version = ReportVersion(f"version-{number}", number, made, "review", "李强", what)
        desk.add_version(assessment_id, version, f"%PDF-1.7 {number}".encode())
    desk.sign(assessment_id, "version-0.1", Signature("company", "陈总", "总经理", date(2026, 11, 18)))
    desk.sign(assessment_id, "version-0.1", Signature("assessor", "李强", "组长", date(2026, 11, 18)))
    remarks = (
        ("0.1", "4", "员工人数应为 62 人，不是 60 人。", "adopted", "已更正。"),
        ("0.1", "9", "质检的等级偏低，二号线已全部联网。", "partly", "二号线已核实；三号线仍为人工记录，等级不变。"),
        ("0.2", "12", "建议补充仓储改造的预算依据。", "open", ""),
    )
    for place, (number, page, comment, adoption, reply) in enumerate(remarks):
        decided = (None, "") if adoption == "open" else (date(2026, 11, 19), "李强")
        given = date(2026, 11, 18 + place)
        remark = Feedback(
            f"remark-{place}", comment, number, page, "王经理", given, adoption, reply, decided[1], decided[0]  # type: ignore[arg-type]
        )  # fmt: skip
        desk.put_feedback(assessment_id, remark)
