"""Stand-ins for what surrounds a screen, and assessments to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from aiplus_assess.assessment.applicability import scopes
from aiplus_assess.assessment.model import Answer, Assessment, Profile
from aiplus_assess.gui.navigation import Route
from aiplus_assess.gui.screen import Screen
from aiplus_assess.ordering import Order
from aiplus_assess.questionnaire.model import ChecklistQuestion, DutyQuestion, Pack, PercentQuestion
from aiplus_assess.reporting.brand import Logo
from aiplus_assess.reporting.formats import Written
from aiplus_assess.reporting.logo import read_logo
from aiplus_assess.storage.protocol import NewAssessment, Workspace

S = TypeVar("S", bound=Screen)
D = TypeVar("D", bound=QWidget)


@dataclass
class OnePack:
    """A library that holds one questionnaire, or says why it can't."""

    pack: Pack
    error: Exception | None = None
    asked: list[str] = field(default_factory=list)

    def installed(self) -> tuple[object, ...]:
        return (_Info(self.pack),)

    def load(self, pack_id: str) -> Pack:
        self.asked.append(pack_id)
        if self.error is not None:
            raise self.error
        return self.pack


@dataclass(frozen=True)
class _Info:
    pack: Pack
    error: str | None = None
    folder: Path = Path("packs/tiny")

    @property
    def id(self) -> str:
        return self.pack.id

    @property
    def version(self) -> str:
        return self.pack.version

    @property
    def title(self) -> str:
        return self.pack.manifest.title.zh


class FakeRenderer:
    """Gives the same few bytes and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[Order] = []
        self.compared: list[object] = []
        self.papers: list[object] = []
        self.warm = False

    def warm_up(self) -> None:
        self.warm = True

    def render(self, order: Order, progress: Callable[[float, str], None]) -> bytes:
        self.asked.append(order)
        progress(1.0, "")
        return b"%PDF-1.7"

    def write(self, order: Order, progress: Callable[[float, str], None]) -> Written:
        return Written(self.render(order, progress), order.edition)  # type: ignore[arg-type]

    def preview(self, order: Order, progress: Callable[[float, str], None]) -> bytes:
        return self.render(order, progress)

    def read_logo(self, content: bytes, name: str, progress: Callable[[float, str], None]) -> Logo:
        progress(0.5, "")
        return read_logo(content, name)

    def render_comparison(self, snapshot: object, progress: Callable[[float, str], None]) -> bytes:
        self.compared.append(snapshot)
        progress(1.0, "")
        return b"%PDF-1.7"

    def render_paper(self, paper: object, progress: Callable[[float, str], None]) -> bytes:
        self.papers.append(paper)
        progress(1.0, "")
        return b"%PDF-1.7"


@dataclass
class RecordingNavigator:
    """Stands in for the window where a screen is tested alone."""

    gone: list[Route] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    undo: Callable[[], None] | None = None
    backs: int = 0
    reloads: int = 0

    def go(self, route: Route) -> None:
        self.gone.append(route)

    def back(self) -> None:
        self.backs += 1

    def notify(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> Callable[[], None]:
        self.said.append(text)
        self.undo = run
        return lambda: None

    def forget(self, assessment_id: str) -> None:
        self.forgotten.append(assessment_id)

    def reload(self) -> None:
        self.reloads += 1

    def fail(self, error: Exception) -> None:
        self.failures.append(error)


def stored(
    workspace: Workspace, pack: Pack, company: str = "示例零件厂", title: str = "2026 年第四季度", **answers: Answer
) -> Assessment:
    """An assessment with answers; keys are question ids with `_` for `.` and `__` for `-`: q3_8__02."""
    profile = Profile(company, "C34", "small", employees=60, revenue_wan=3000)
    made = workspace.create(NewAssessment(profile, "standard", title=title), pack)
    if answers:
        named = {key[1:].replace("__", "-").replace("_", "."): answer for key, answer in answers.items()}
        workspace.answer_all(made.id, named)
    return workspace.load(made.id)


def answered(workspace: Workspace, pack: Pack, company: str = "示例零件厂", level: int = 2) -> Assessment:
    """An assessment with every question it asks answered."""
    made = stored(workspace, pack, company)
    while open_ := _unanswered(workspace.load(made.id), pack):
        workspace.answer_all(made.id, {q: _reply(pack, q, level) for q in open_})
    return workspace.load(made.id)


def _unanswered(assessment: Assessment, pack: Pack) -> list[str]:
    asked = scopes(pack, assessment.case())
    return [q for q, scope in asked.items() if scope == "counted" and q not in assessment.answers]


def _reply(pack: Pack, question_id: str, level: int) -> Answer:
    question = pack.by_id[question_id]
    if isinstance(question, DutyQuestion):
        return Answer(duty="partial")
    if isinstance(question, PercentQuestion):
        return Answer(value=40.0)
    if isinstance(question, ChecklistQuestion):
        return Answer(checked=tuple(item.id for item in question.items[:level]))
    return Answer(level=level, evidence=1)


def make_sample(workspace: Workspace, pack: Pack) -> Assessment:
    """A sample company small enough for the tiny questionnaire."""
    return stored(workspace, pack, "示例企业", "示例", q2_2_1__01=Answer(level=2))


def shown(screen: S, route: Route, width: int = 1200, height: int = 800) -> S:
    """The screen as a user comes to it."""
    screen.resize(width, height)
    screen.show()
    screen.enter(route)
    return screen


def modal(kind: type[D]) -> D:
    """The dialog of that kind that waits for an answer now."""
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def write(widget: QWidget, text: str) -> None:
    """Enter text as an input method does: composed first, then committed as a whole."""
    widget.setFocus()
    QApplication.sendEvent(widget, QInputMethodEvent(text[:1], []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
