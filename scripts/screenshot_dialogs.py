"""The dialogs, and what opens inside a screen, for `scripts/screenshots`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from aiplus_assess.assessment.model import Answer, AnswerEvent, Assessment, EvidenceItem
from aiplus_assess.assessment.moving import plan_move
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.exchange.merge import merge
from aiplus_assess.gui.compare.screen import CompareScreen
from aiplus_assess.gui.exchange.contents import contents_of
from aiplus_assess.gui.exchange.exporting import ExportDialog
from aiplus_assess.gui.exchange.lock import UnlockDialog
from aiplus_assess.gui.exchange.merge_dialog import MergeDialog
from aiplus_assess.gui.exchange.merging import MergeDraft
from aiplus_assess.gui.kit import KeyboardOverlay
from aiplus_assess.gui.moving.dialog import MoveDialog
from aiplus_assess.gui.navigation import Compare, Plan, Result, Review, Route, Settings, Walk
from aiplus_assess.gui.result.explain import explain
from aiplus_assess.gui.result.explain_dialog import ExplainDialog
from aiplus_assess.gui.result.whatif import WhatIf
from aiplus_assess.gui.result.whatif_dialog import WhatIfDialog
from aiplus_assess.gui.review.finalize_dialog import FinalizeDialog
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.shortcuts import keys_of_the_window
from aiplus_assess.gui.walk.evidence_dialog import EvidenceDialog
from aiplus_assess.gui.walk.keys import walk_keys
from aiplus_assess.gui.walk.na_dialog import NotApplicableDialog
from aiplus_assess.gui.walk.opening import open_session
from aiplus_assess.gui.walk.screen import WalkScreen
from aiplus_assess.gui.walk.sheet import two_periods
from aiplus_assess.gui.window import MainWindow
from aiplus_assess.questionnaire.loader import load_pack

PACKS = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "packs"
AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
PAPER = EvidenceItem("paper", "质检试点立项单（2026-03）", 2, ("3.8-03",), "作业文件", "ZJ-2026-031")

Make = Callable[[MainWindow, Services, Assessment], QWidget]
View = tuple[str, Route, Callable[[QWidget], None]]
"""Name, where it is, what brings it into view."""


def dialogs() -> Iterator[tuple[str, Make]]:
    """Every dialog that is the program's own (those to choose a file are the desktop's)."""
    for key in ("index", "level", "attainment", "duties"):
        yield f"why-{key}", lambda window, services, shown, key=key: _why(window, services, shown, key)
    yield "whatif", _whatif
    yield "na", lambda window, _services, _shown: NotApplicableDialog(window)
    yield (
        "proof",
        lambda window, services, shown: EvidenceDialog(window, open_session(services.workspace, shown.id), PAPER),
    )
    yield "final", lambda window, services, shown: FinalizeDialog(window, open_session(services.workspace, shown.id))
    yield "export", _export
    yield "unlock", lambda window, _services, _shown: UnlockDialog(window, "华清.aiplus")
    yield "merge", _merge
    yield "move", _move
    yield (
        "keys",
        lambda window, _services, _shown: KeyboardOverlay(
            window, [*walk_keys(), *keys_of_the_window()], [two_periods()]
        ),
    )


def _why(window: MainWindow, services: Services, shown: Assessment, key: str) -> QWidget:
    pack = services.workspace.pack(shown.pack)
    return ExplainDialog(window, explain(evaluate(pack, shown.case()), key, pack.manifest.stages[0]))


def _whatif(window: MainWindow, services: Services, shown: Assessment) -> QWidget:
    pack = services.workspace.pack(shown.pack)
    dialog = WhatIfDialog(window, WhatIf(evaluate(pack, shown.case()), pack.manifest.stages[0]))
    for line in dialog.rows[:2]:
        line.tick.click()
    return dialog


def _export(window: MainWindow, services: Services, shown: Assessment) -> QWidget:
    history = services.workspace.history(shown.id)
    return ExportDialog(window, contents_of(shown, history, scrub=False), contents_of(shown, history, scrub=True))


def _merge(window: MainWindow, services: Services, shown: Assessment) -> QWidget:
    """A colleague has answered two questions otherwise, and so have we."""
    questions = [q for q, answer in shown.answers.items() if answer.level is not None][:2]
    mine, theirs, ours, others = dict(shown.answers), dict(shown.answers), [], []
    for question in questions:
        before = shown.answers[question]
        mine[question] = Answer(level=2, evidence=1, note="车间主任口头确认，记录待补。")
        theirs[question] = Answer(level=4, evidence=2, note="有连续两期的月报，见附件。")
        common = AnswerEvent(question, AT, "王经理", Answer(), before)
        ours += [common, AnswerEvent(question, AT, "王经理", before, mine[question])]
        others += [common, AnswerEvent(question, AT, "李工", before, theirs[question])]
    found = merge(replace(shown, answers=mine), ours, replace(shown, answers=theirs), others)
    name = f"{shown.company.name} {shown.title}"
    return MergeDialog(window, name, MergeDraft(found, services.workspace.pack(shown.pack)))


def _move(window: MainWindow, _services: Services, shown: Assessment) -> QWidget:
    old, new = load_pack(PACKS / "tiny"), load_pack(PACKS / "next" / "tiny2")
    answers = {"2.2.1-01": Answer(level=2), "3.8-02": Answer(level=1), "3.14-03": Answer(duty="partial")}
    return MoveDialog(
        window, f"{shown.company.name} {shown.title}", plan_move(replace(shown, answers=answers), old, new)
    )


def views(services: Services, shown: Assessment) -> Iterator[View]:
    """Parts of screens that are not in view at first."""
    for place, name in enumerate(("proof", "note", "history"), start=1):
        yield f"walk-{name}", Walk(shown.id, "3.8-03"), lambda screen, place=place: _tab(screen, place)
    for kind, question in (("percent", "2.2.1-04"), ("checklist", "3.8-01"), ("duty", "3.13-10")):
        if question in shown.answers:
            yield f"walk-{kind}", Walk(shown.id, question), lambda _screen: None
    yield "result-low", Result(shown.id), _scroll
    yield "review-low", Review(shown.id), _scroll
    yield "plan-low", Plan(shown.id), _scroll
    yield "settings-low", Settings(), _scroll
    yield "compare-middle", Compare(shown.company.id, after=shown.id), lambda screen: _scroll(screen, 0.4)
    yield "compare-low", Compare(shown.company.id, after=shown.id), _scroll
    other = next(
        one.id for one in services.workspace.summaries() if one.company_id != shown.company.id and one.answered
    )
    beside = Compare(shown.company.id, other, shown.id)
    yield "beside", beside, lambda _screen: None
    yield "beside-unnamed", beside, _leave_names_out


def _leave_names_out(screen: QWidget) -> None:
    assert isinstance(screen, CompareScreen)
    screen.beside.unnamed.click()


def _tab(screen: QWidget, place: int) -> None:
    assert isinstance(screen, WalkScreen)
    screen.side.open_tab(place)


def _scroll(screen: QWidget, share: float = 1.0) -> None:
    bar = max((area.verticalScrollBar() for area in screen.findChildren(QScrollArea)), key=lambda bar: bar.maximum())
    bar.setValue(round(bar.maximum() * share))
