"""One whole engagement, step by step as a consultant goes: what the test of it and its pictures share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from engagement_texts import (
    ASSESSOR,
    CHANGED,
    EARLY,
    HOST,
    LATE,
    LEAD,
    NOTES,
    PEOPLE,
    ROUNDS,
    TAKES,
    TEAM,
    WHAT,
)

from aiplus_assess.assessment.departments import department_of, questions_of, shares, title_of
from aiplus_assess.assessment.engagement import (
    Attendee,
    Engagement,
    Feedback,
    Meeting,
    Member,
    ReportStage,
    ReportVersion,
    Signature,
)
from aiplus_assess.assessment.model import Assessment, AttachedFile, EvidenceItem, Verification
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.verification import differences, own_level, verifiable
from aiplus_assess.assessment.written import answers_digest
from aiplus_assess.demo import create_sample
from aiplus_assess.ordering import draw_here, from_workspace, write_order
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.protocol import Workspace

DIFFERENCES, PAPERS, DEPARTMENTS = 12, 20, 5


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
        """The departments that have something to answer, in the questionnaire's order."""
        made = self.now
        return [one.code for one in shares(evaluate(self.pack, made.case()), made) if one.questions]


def begin(workspace: Workspace, pack: Pack, clock: Clock) -> Order:
    """The year before, alone and final; then this year's, commissioned by the group."""
    last = create_sample(workspace, pack)
    _lower(workspace, last)
    workspace.update_details(last.id, title="2025 年")
    workspace.finalize(last.id)
    clock.at = datetime(2026, 11, 9, 1, tzinfo=UTC)
    made = create_sample(workspace, pack)
    head = Engagement(
        client="星桥集团有限公司",
        report_number="AI+2026-031",
        scope="苏州厂区的机加工、检验、装配和仓储；不含上海销售办事处。",
        started=date(2026, 11, 9),
        ends=date(2026, 11, 27),
        team=(Member(LEAD, "组长"), Member(ASSESSOR, "评估师，质量与数据"), Member("赵敏", "记录")),
    )
    moved = {q: to for code, to in TAKES.items() for q in questions_of(made, pack, code)}
    workspace.desk.put(made.id, replace(head, assigned=moved))
    workspace.update_details(made.id, departments=PEOPLE)
    return Order(workspace, pack, clock, made.id, last.id)


def _lower(workspace: Workspace, last: Assessment) -> None:
    """A year ago nobody verified or wrote much down, and every second level stood one lower."""
    bare = {q: replace(answer, verified=None, note="") for q, answer in last.answers.items()}
    levels = [q for q, answer in bare.items() if answer.level][::2]
    lower = {q: replace(bare[q], level=(bare[q].level or 1) - 1) for q in levels}
    workspace.answer_all(last.id, bare | lower)


def collect(order: Order) -> None:
    """Twenty numbered papers asked for, most of them provided, some with their file; one proves several questions."""
    workspace, made = order.workspace, order.now
    for number, item in enumerate(made.evidence, 1):
        workspace.put_evidence(made.id, replace(item, number=number))
    wanted = list(_wanted(order))[: PAPERS - len(made.evidence)]
    for number, (question, kind, title) in enumerate(wanted, len(made.evidence) + 1):
        status = ("missing", "provided", "incomplete", "provided")[number % 4]
        came = status == "provided"
        item = EvidenceItem(
            f"paper-{number}", title, 1, (question,), kind,
            status=status,  # type: ignore[arg-type]
            department=department_of(made, order.pack, question),
            due=date(2026, 11, 20 if number <= 16 else 25), number=number,
            reference=f"第 {number % 6 + 1} 页" if came else "",
            file=AttachedFile("", f"{title}.pdf", 0) if came else None,
        )  # fmt: skip
        workspace.put_evidence(made.id, item, f"资料 {number}".encode() if came else None)


def _wanted(order: Order) -> Iterator[tuple[str, str, str]]:
    """(question, kind, title) of what is not there yet, of all departments in turn."""
    titles = {item.title for item in order.now.evidence}
    known = {item.kind for item in order.now.evidence}
    turns = [questions_of(order.now, order.pack, department) for department in order.departments]
    for place in range(max(map(len, turns))):
        for questions in turns:
            for kind in order.pack.by_id[questions[place]].evidence[:1] if place < len(questions) else ():
                if kind.zh not in titles and kind.id not in known:
                    titles.add(kind.zh)
                    yield questions[place], kind.id, kind.zh


def interview(order: Order) -> None:
    """Opening meeting, five interviews, closing meeting; a first finding is written down."""
    desk, mine = order.workspace.desk, order.id
    room, everybody = "二楼会议室", (HOST, *TEAM)
    desk.put_meeting(mine, Meeting("m0", "opening", date(2026, 11, 9), "09:30", "10:30", room, "", everybody))
    for place, (code, day) in enumerate(zip(order.departments, (10, 11, 12, 13, 16), strict=True), 1):
        present = (Attendee(PEOPLE[code], title_of(order.pack, code), "负责人"), *TEAM)
        held = date(2026, 11, day)
        meeting = Meeting(f"m{place}", "interview", held, "13:30", "15:00", room, code, present, NOTES[code])
        desk.put_meeting(mine, meeting)
    desk.put_meeting(mine, Meeting("m9", "closing", date(2026, 11, 26), "15:00", "16:00", room, "", everybody))
    digest = answers_digest(order.now, order.pack, EARLY.clause)
    order.workspace.put_finding(mine, replace(EARLY, answers_digest=digest))


def verify(order: Order) -> list[str]:
    """Every level checked on site; in twelve cases the assessors found another one, lower or higher."""
    made = order.now
    result = evaluate(order.pack, made.case())
    checked: dict[str, dict[str, Verification]] = {LEAD: {}, ASSESSOR: {}}
    for place, question_id in enumerate(verifiable(result)):
        there = made.answers[question_id].verified
        own = own_level(result, question_id)
        assert own is not None
        by = LEAD if there else (LEAD, ASSESSOR)[place % 2]
        found, reason = (there.level, there.reason) if there else CHANGED.get(question_id, (own, ""))
        checked[by][question_id] = Verification(found, reason, by, date(2026, 11, 17 + place % 2))
    for by, verdicts in checked.items():
        answers = {q: replace(made.answers[q], verified=verdict) for q, verdict in verdicts.items()}
        order.workspace.answer_all(made.id, answers, by=by)
    return [one.question for one in differences(evaluate(order.pack, order.now.case()))]


def find(order: Order) -> None:
    """What the assessors write about two more clauses."""
    for finding in LATE:
        digest = answers_digest(order.now, order.pack, finding.clause)
        order.workspace.put_finding(order.id, replace(finding, answers_digest=digest))


def _issue(order: Order, number: str, day: date, stage: ReportStage) -> ReportVersion:
    """A version goes out: the report on the verified basis with all the workspace knows, the version itself listed."""
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    made = order.now
    assert made.engagement is not None
    version = ReportVersion(f"v{number}", number, at, stage, LEAD, WHAT[number])
    versions = (*made.engagement.versions, version)
    shown = replace(made, engagement=replace(made.engagement, stage=stage, versions=versions))
    content = write_order(from_workspace(order.workspace, shown, "zh", basis="verified"), draw_here).content
    file = AttachedFile("0" * 64, f"{made.company.name} {number}.pdf", 0)
    return order.workspace.desk.add_version(made.id, replace(version, file=file), content)


def review(order: Order, number: str, day: date) -> None:
    """One round: a version goes out, two remarks come back, one is adopted and one is not."""
    _issue(order, number, day, "review")
    for place, (page, comment, verdict, reply) in enumerate(ROUNDS[number]):
        given = day + timedelta(days=1)
        remark = Feedback(
            f"f{number}-{place}", comment, number, page, PEOPLE["quality"], given,
            verdict,  # type: ignore[arg-type]
            reply, LEAD, given,
        )  # fmt: skip
        order.workspace.desk.put_feedback(order.id, remark)


def sign(order: Order) -> ReportVersion:
    """Final, issued as 1.0, signed by both sides."""
    desk, mine, day = order.workspace.desk, order.id, date(2026, 11, 27)
    head = order.now.engagement
    assert head is not None
    desk.put(mine, replace(head, stage="final"))
    order.workspace.finalize(mine)
    _issue(order, "1.0", day, "final")
    desk.sign(mine, "v1.0", Signature("company", HOST.name, HOST.title, day))
    return desk.sign(mine, "v1.0", Signature("assessor", LEAD, "组长", day))
