"""One whole engagement, step by step as a consultant goes: what the test of it and its pictures share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from aiplus_assess.assessment.departments import department_of, questions_of
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
from aiplus_assess.assessment.levels import self_level
from aiplus_assess.assessment.model import Assessment, EvidenceItem, Finding, Verification
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.demo import create_sample
from aiplus_assess.questionnaire.model import Pack, ScoredBase
from aiplus_assess.reporting.pdf import render_pdf
from aiplus_assess.reporting.snapshot import freeze
from aiplus_assess.storage.protocol import Workspace

DIFFERENCES, PAPERS, DEPARTMENTS = 12, 20, 5
ASSESSOR = "李强"


class Clock:
    """A day on which things happen, and a second later at every look."""

    def __init__(self) -> None:
        self.at = datetime(2025, 11, 3, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class Order:
    """The engagement as it goes on."""

    workspace: Workspace
    pack: Pack
    clock: Clock
    id: str
    before: str

    @property
    def now(self) -> Assessment:
        return self.workspace.load(self.id)

    @property
    def departments(self) -> list[str]:
        """The departments with the most questions, from the largest."""
        codes = [str(info.id) for info in self.pack.manifest.departments]
        found = {code: len(questions_of(self.now, self.pack, code)) for code in codes}
        return sorted(codes, key=lambda code: -found[code])[:DEPARTMENTS]


def begin(workspace: Workspace, pack: Pack, clock: Clock) -> Order:
    """The year before, alone and final; then this year's, commissioned by the group."""
    last = create_sample(workspace, pack)
    _lower(workspace, last, pack)
    workspace.finalize(last.id)
    clock.at = datetime(2026, 11, 2, 1, tzinfo=UTC)
    made = create_sample(workspace, pack)
    order = Order(workspace, pack, clock, made.id, last.id)
    head = Engagement(
        client="星桥集团有限公司",
        report_number="AI+2026-031",
        scope="苏州厂区，不含销售公司",
        started=date(2026, 11, 2),
        ends=date(2026, 11, 20),
        team=(Member(ASSESSOR, "组长"), Member("赵敏", "评估员")),
    )
    moved = questions_of(made, pack, order.departments[0])[:2]
    workspace.desk.put(made.id, replace(head, assigned=dict.fromkeys(moved, order.departments[1])))
    people = dict(zip(order.departments, ("王敏", "周岚", "陈工", "孙会计", "何主管"), strict=True))
    workspace.update_details(made.id, departments=people)
    return order


def _lower(workspace: Workspace, last: Assessment, pack: Pack) -> None:
    """A year ago every second level stood one lower."""
    found = {q: a for q, a in last.answers.items() if a.level}
    workspace.answer_all(last.id, {q: replace(a, level=(a.level or 1) - 1) for q, a in list(found.items())[::2]})


def collect(order: Order) -> None:
    """Twenty numbered papers asked for, most of them provided; one proves several questions."""
    workspace, made = order.workspace, order.now
    wanted = list(_wanted(order))[: PAPERS - len(made.evidence)]
    for number, item in enumerate(made.evidence, 1):
        workspace.put_evidence(made.id, replace(item, number=number))
    for number, (question, title) in enumerate(wanted, len(made.evidence) + 1):
        status = ("provided", "provided", "incomplete", "missing")[number % 4]
        item = EvidenceItem(
            f"paper-{number}",
            title,
            1,
            (question,),
            status=status,  # type: ignore[arg-type]
            department=department_of(made, order.pack, question),
            due=date(2026, 11, 9),
            number=number,
            reference=f"第 {number} 页",
        )
        workspace.put_evidence(made.id, item, f"资料 {number}".encode() if status == "provided" else None)


def _wanted(order: Order) -> Iterator[tuple[str, str]]:
    titles = {item.title for item in order.now.evidence}
    for department in order.departments:
        for question in questions_of(order.now, order.pack, department):
            for kind in order.pack.by_id[question].evidence[:1]:
                if kind.zh not in titles:
                    titles.add(kind.zh)
                    yield question, kind.zh


def interview(order: Order) -> None:
    """Opening meeting, five interviews, closing meeting."""
    desk, mine = order.workspace.desk, order.id
    people = (Attendee("王敏", "综合部", "总经理"), Attendee(ASSESSOR, "咨询机构", "组长"))
    desk.put_meeting(mine, Meeting("m0", "opening", date(2026, 11, 2), "09:30", "10:30", "二楼会议室", "", people))
    for place, code in enumerate(order.departments, 1):
        questions = questions_of(order.now, order.pack, code)
        note = MeetingNote(f"第 {place} 次访谈的原话。", questions[0])
        held = date(2026, 11, 2 + place)
        desk.put_meeting(mine, Meeting(f"m{place}", "interview", held, "13:30", "15:00", "", code, people, (note,)))
    desk.put_meeting(mine, Meeting("m9", "closing", date(2026, 11, 19), "15:00", "16:00", "二楼会议室", "", people))


def verify(order: Order) -> list[str]:
    """Every level checked on site; in twelve cases the assessor found another one, lower or higher."""
    made = order.now
    result = evaluate(order.pack, made.case())
    changed: list[str] = []
    for question_id in result.applicable:
        question, answer = order.pack.by_id[question_id], made.case().answer(question_id)
        assert isinstance(question, ScoredBase)
        level = self_level(question, answer)
        if level is None:
            continue
        found, reason = level, ""
        if len(changed) < DIFFERENCES and answer.level is not None:
            found = level - 1 if level else 1
            reason = f"现场核对 {question_id}：记录只覆盖一个班。"
            changed.append(question_id)
        checked = replace(answer, verified=Verification(found, reason, ASSESSOR, date(2026, 11, 10)))
        order.workspace.answer(made.id, question_id, checked, by=ASSESSOR)
    return changed


def find(order: Order) -> None:
    """What the assessor writes about two clauses."""
    for clause in ("gf2025-11:3.8", "gf2025-11:3.14"):
        finding = Finding(clause, f"{clause} 的现状", f"{clause} 的问题", f"{clause} 的建议")
        order.workspace.put_finding(order.id, finding)


def rendered(order: Order) -> bytes:
    """The report on the verified basis, as it stands."""
    made = order.now
    snapshot = freeze(made, order.pack, language="zh", basis="verified", program_version="0", now=made.updated)
    return render_pdf(snapshot)


def review(order: Order, number: str, day: date, comments: tuple[str, str]) -> None:
    """One round: a version goes out, two remarks come back, one is adopted and one is not."""
    desk, mine = order.workspace.desk, order.id
    head = order.now.engagement
    assert head is not None
    desk.put(mine, replace(head, stage="review"))
    made = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    desk.add_version(mine, ReportVersion(f"v{number}", number, made, "review", ASSESSOR, "征求意见"), rendered(order))
    for place, (comment, verdict) in enumerate(zip(comments, ("adopted", "declined"), strict=True)):
        remark = Feedback(
            f"f{number}-{place}",
            comment,
            number,
            str(4 + place),
            "周岚",
            day,
            verdict,
            "已核对。",
            ASSESSOR,
            day,  # type: ignore[arg-type]
        )
        desk.put_feedback(mine, remark)


def sign(order: Order) -> ReportVersion:
    """Final, issued as 1.0, signed by both sides."""
    desk, mine = order.workspace.desk, order.id
    head = order.now.engagement
    assert head is not None
    desk.put(mine, replace(head, stage="final"))
    order.workspace.finalize(mine)
    final = ReportVersion("v1.0", "1.0", datetime(2026, 11, 20, 8, tzinfo=UTC), "final", ASSESSOR, "定稿")
    desk.add_version(mine, final, rendered(order))
    desk.sign(mine, "v1.0", Signature("company", "王敏", "总经理", date(2026, 11, 20)))
    return desk.sign(mine, "v1.0", Signature("assessor", ASSESSOR, "组长", date(2026, 11, 20)))
