"""What is done over and over on one workspace by a process that is killed, and how to see what of it is there.

Each kind of work is a generator: it yields a number when that number's change has been reported as saved.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from aiplus_assess.assessment.model import (
    EMPTY,
    Answer,
    AnswerEvent,
    Assessment,
    EvidenceItem,
    Finding,
    PlannedAction,
    Profile,
)
from aiplus_assess.assessment.moving import first_events, moved, plan_move
from aiplus_assess.exchange.bundle import Bundle, read_bundle
from aiplus_assess.exchange.transfer import gather, take_in
from aiplus_assess.questionnaire.loader import load_pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment, Workspace

PACKS = Path(__file__).parents[1] / "fixtures" / "packs"
TINY, NEXT = PACKS / "tiny", PACKS / "next" / "tiny2"
QUESTIONS = ("2.2.1-01", "3.8-02", "3.14-01", "3.14-02")
PROFILE = Profile("被杀的企业", "C34", "small")
NOTE = "备注" * 200
THEN = datetime(2026, 11, 24, 8, tzinfo=UTC)
Work = Callable[[Path, int], Iterator[int]]


def note(number: int) -> str:
    return f"{number} {NOTE}"


def question(number: int) -> str:
    return QUESTIONS[number % len(QUESTIONS)]


def proof(number: int) -> bytes:
    return f"{number} ".encode() * 20_000


def opened(folder: Path) -> tuple[Workspace, str]:
    """The workspace and the assessment that was made last in it."""
    workspace = open_workspace(folder / "w.sqlite")
    return workspace, max(summary.id for summary in workspace.summaries())


def fill(workspace: Workspace) -> Assessment:
    """An assessment with something of everything."""
    made = workspace.create(NewAssessment(PROFILE, title="0", assessor="王敏"), load_pack(TINY))
    workspace.answer_all(made.id, {q: Answer(level=1, note=note(0)) for q in QUESTIONS}, "王敏")
    workspace.put_evidence(made.id, EvidenceItem("e0", "台账", 2, QUESTIONS), proof(0))
    workspace.put_finding(made.id, Finding("gf2025-11:3.8", "现状", "问题", "建议"))
    workspace.put_action(made.id, PlannedAction("a0", "2.2.1-01", "a3", owner="王敏"))
    return workspace.load(made.id)


def answer(folder: Path, first: int) -> Iterator[int]:
    workspace, assessment = opened(folder)
    for number in count(first):
        workspace.answer(assessment, question(number), Answer(level=number % 6, note=note(number)), "child")
        yield number


def answer_all(folder: Path, first: int) -> Iterator[int]:
    workspace, assessment = opened(folder)
    for number in count(first):
        workspace.answer_all(assessment, {q: Answer(level=number % 6, note=note(number)) for q in QUESTIONS}, "child")
        yield number


def create(folder: Path, first: int) -> Iterator[int]:
    workspace = open_workspace(folder / "w.sqlite")
    pack = load_pack(TINY)
    for number in count(first):
        answers = {q: Answer(level=number % 6, note=note(number)) for q in QUESTIONS}
        workspace.create(NewAssessment(PROFILE, title=str(number), answers=answers), pack)
        yield number


def attach(folder: Path, first: int) -> Iterator[int]:
    workspace, assessment = opened(folder)
    for number in count(first):
        workspace.put_evidence(assessment, EvidenceItem("e1", str(number), 2, QUESTIONS), proof(number))
        yield number


def identity(number: int) -> str:
    return str(uuid.UUID(int=number + 1))


def numbered(bundle: Bundle, number: int) -> Bundle:
    """The same assessment as somebody else's, under its own ids."""
    one = bundle.assessment
    actions = tuple(replace(action, id=f"a{number}") for action in one.actions)
    items = tuple(replace(item, id=f"e{number}") for item in one.evidence)
    own = replace(one, id=identity(number), title=str(number), actions=actions, evidence=items)
    return replace(bundle, assessment=own)


def import_(folder: Path, first: int) -> Iterator[int]:
    workspace, bundle = open_workspace(folder / "w.sqlite"), read_bundle(folder / "x.aiplus")
    for number in count(first):
        assert take_in(workspace, numbered(bundle, number)).outcome == "added"
        yield number


def newer(bundle: Bundle, number: int) -> Bundle:
    """What a colleague sends back: every answer changed, a proof and an action added."""
    one, after = bundle.assessment, Answer(level=number % 6, note=note(number))
    events = tuple(AnswerEvent(q, THEN, "同事", one.answers.get(q, EMPTY), after) for q in QUESTIONS)
    answers = dict(one.answers) | dict.fromkeys(QUESTIONS, after)
    items = (*one.evidence, EvidenceItem(f"m{number}", str(number), 1, QUESTIONS))
    actions = (*one.actions, PlannedAction(f"m{number}", "2.2.1-01", "a3", owner=str(number)))
    return replace(
        bundle,
        assessment=replace(one, answers=answers, evidence=items, actions=actions),
        history=(*bundle.history, *events),
    )


def merge(folder: Path, first: int) -> Iterator[int]:
    workspace, assessment = opened(folder)
    for number in count(first):
        assert take_in(workspace, newer(gather(workspace, assessment), number)).outcome == "merged"
        yield number


def move(folder: Path, first: int) -> Iterator[int]:
    workspace = open_workspace(folder / "w.sqlite")
    original = next(summary.id for summary in workspace.summaries() if summary.revision == 1)
    assessment, pack, following = workspace.load(original), load_pack(TINY), load_pack(NEXT)
    plan = plan_move(assessment, pack, following)
    for number in count(first):
        copy = replace(moved(assessment, plan, identity(number), THEN), title=str(number), evidence=())
        workspace.adopt(copy, following, first_events(copy))
        yield number


WORKS: dict[str, Work] = {
    "answer": answer,
    "answer_all": answer_all,
    "create": create,
    "attach": attach,
    "import": import_,
    "merge": merge,
    "move": move,
}
