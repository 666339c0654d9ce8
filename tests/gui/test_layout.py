"""Every screen, small window, large text, both languages: nothing is cut, everything has a name and is reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from logo_files import png
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from stage import answered, stored

from aiplus_assess.assessment.engagement import Engagement as Order
from aiplus_assess.assessment.engagement import Feedback, Meeting, MeetingNote, Member, ReportVersion, Signature
from aiplus_assess.assessment.model import AttachedFile, Verification
from aiplus_assess.assessment.requests import request
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.gui.engagement.sections import PARTS
from aiplus_assess.gui.navigation import (
    Brands,
    Compare,
    Engagement,
    Group,
    Home,
    NewAssessment,
    Plan,
    Questionnaires,
    Report,
    Result,
    Review,
    Settings,
    Walk,
)
from aiplus_assess.gui.plan.adding import add, suggestions
from aiplus_assess.gui.window import SMALLEST
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.logo import read_logo
from aiplus_assess.storage.branding import DEFAULT_BRAND, StoredBrand

DESK = tuple(f"desk-{part.id}" for part in PARTS)
SCREENS = (
    "home", "new", "walk", "review", "result", "plan", "report", "compare", "group", "questionnaires", "settings",
    "brands", "no-brands", "desk", "verify", *DESK,
)  # fmt: skip
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


def route(name, workspace, pack):
    if name in ("home", "new", "questionnaires", "settings"):
        stored(workspace, pack, "华清精密制造有限公司")
        return {"home": Home, "new": NewAssessment, "questionnaires": Questionnaires, "settings": Settings}[name]()
    made = answered(workspace, pack, "华清精密制造有限公司")
    if name.endswith("brands"):
        if name == "brands":
            fill_brands(workspace)
        return Brands(made.id)
    if name == "group":
        for company, level in (("华清汽车零部件（苏州）有限公司", 1), ("华清物流有限公司", 3)):
            part = answered(workspace, pack, company, level)
            workspace.finalize(part.id)
            workspace.desk.set_parent(part.company.id, made.company.id, "subsidiary")
        workspace.desk.set_parent(stored(workspace, pack, "太仓厂区").company.id, made.company.id, "site")
        return Group(made.company.id)
    if name == "compare":
        before = answered(workspace, pack, "华清精密制造有限公司", 1)
        return Compare(made.company.id, before.id, made.id)
    if name == "verify":
        fill_desk(workspace, pack, made)
        workspace.desk.put(made.id, Order(assigned={"2.2.1-01": "it"}))
        return Walk(made.id, "2.2.1-01")
    if name.startswith("desk"):
        part = name.partition("-")[2]
        if part:
            team = (Member("李强", "组长"), Member("王敏", "评估师"))
            fill_desk(workspace, pack, made)
            workspace.desk.put(made.id, Order("华清集团", "AI+2026-001", scope="全厂", team=team))
        if part == "interviews":
            notes = (MeetingNote("台账只有一个班的。" * 9, "3.14-01"),)
            workspace.desk.put_meeting(made.id, Meeting("m1", "interview", department="quality", notes=notes))
        if part == "feedback":
            version = ReportVersion("v1", "0.1", made.created, "review", "李强", "第一次征求意见稿")
            workspace.desk.add_version(made.id, version, b"%PDF-1.7")
            workspace.desk.sign(made.id, "v1", Signature("company", "王敏", "总经理"))
            workspace.desk.put_feedback(made.id, Feedback("f1", "员工人数应为 62 人。" * 9, "0.1", "4", "王敏"))
        return Engagement(made.id, part or None)
    if name == "plan":
        add(workspace, made.id, suggestions(evaluate(pack, made.case()), 2027))
    return {"walk": Walk, "review": Review, "result": Result, "plan": Plan, "report": Report}[name](made.id)


def fill_brands(workspace):
    """One with a logo and a pale colour, one of a long name."""
    texts = {
        "contact": "400-000\n苏州",
        "disclaimer": "仅供委托方使用。" * 9,
        "prepared_by": "张顾问",
        "colour": "#f2c94c",
    }
    brand = Brand("星辰咨询", logo=read_logo(png(), "logo.png"), **texts)
    workspace.put_brand(StoredBrand("b1", brand.name, brand.settings(), brand.logo.png))
    workspace.put_brand(StoredBrand("b2", "华清集团数字化转型与人工智能应用评估中心（长三角分中心）", {}))
    workspace.set_setting(DEFAULT_BRAND, "b1")


def fill_desk(workspace, pack, made):
    """The list of papers, one of them there with its file; one level verified as another one."""
    items = request(evaluate(pack, made.case()), made, iter(map(str, range(1000))).__next__, date(2026, 11, 1))
    workspace.change_evidence(made.id, items)
    here = replace(items[0], status="provided", reference="第 3 页", file=AttachedFile("", "台账.pdf", 0))
    workspace.put_evidence(made.id, here, b"proof")
    found = Verification(1, "现场只看到一条产线在用，另两条仍是人工记录。", "李强", date(2026, 11, 18))
    workspace.answer(made.id, "2.2.1-01", replace(made.answers["2.2.1-01"], verified=found))


@pytest.fixture(params=SCREENS)
def screen(request, window, workspace, tiny_pack, executor):
    """One screen after another, in the window at its smallest."""

    def show(language="zh", scale=1.0, theme="light"):
        window.services_preferences.change(language=language, text_scale=scale, theme=theme)
        window.resize(SMALLEST)
        window.go(route(request.param, workspace, tiny_pack))
        settle(executor)
        if request.param == "verify":
            window.screen_in_view.verify.toggle()
            settle(executor)
        return window.screen_in_view

    window.services_preferences = window._preferences
    return show


def settle(executor):
    for _ in range(4):
        executor.drain()
        QApplication.processEvents()


def visible(screen, kind):
    return [widget for widget in screen.findChildren(kind) if widget.isVisible() and widget.width() > 0]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_wider_than_the_window(screen, language, scale):
    shown = screen(language, scale)
    assert shown.window().size() == SMALLEST
    for area in visible(shown, QScrollArea):
        if area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            assert area.widget().minimumSizeHint().width() <= area.viewport().width(), area.widget()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_text_is_cut(screen, language, scale):
    shown = screen(language, scale)
    cut = [
        (type(widget).__name__, widget.text(), widget.width(), _needs(widget))
        for kind in (QLabel, QAbstractButton)
        for widget in visible(shown, kind)
        if widget.text() and _needs(widget).width() > widget.width() + 1
    ]
    assert cut == []


def test_every_control_has_a_name(screen):
    shown = screen()
    nameless = [
        widget
        for widget in _controls(shown)
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_tab_reaches_every_control(screen, qtbot):
    shown = screen()
    wanted = {widget for widget in _controls(shown) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached = set()
    first = shown
    for _ in range(400):
        first = first.nextInFocusChain()
        if first is shown:
            break
        reached.add(first)
    assert wanted <= reached


def test_the_focus_is_seen_all_around_every_control(screen):
    shown = screen()
    shown.window().activateWindow()
    QApplication.processEvents()
    faint = []
    for control in {c for c in _controls(shown) if c.focusPolicy() & Qt.FocusPolicy.TabFocus}:
        shown.setFocus()
        before = _picture(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        assert control.hasFocus()
        ring = _changed(before, _picture(control))
        if ring is None or ring.width() < control.width() - 8 or ring.height() < control.height() - 8:
            faint.append((type(control).__name__, control.accessibleName() or control.property("text"), ring))
    assert faint == []


def test_no_control_is_reached_by_the_mouse_alone(screen):
    shown = screen()
    unreachable = [
        widget
        for widget in visible(shown, QAbstractButton)
        if widget.isEnabled() and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _inside_a_field(widget)
        if widget.group() is None or not widget.group().exclusive()  # arrow keys move within a group
    ]
    assert unreachable == []


def test_a_dark_screen_has_no_light_patch(screen):
    picture = screen(theme="dark").window().grab().toImage().scaled(QSize(64, 42))
    bright = [(x, y) for x in range(64) for y in range(42) if picture.pixelColor(x, y).lightness() > 200]
    assert len(bright) < 64 * 42 * 0.05


def _picture(control: QWidget) -> QImage:
    QApplication.processEvents()
    return control.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _changed(before: QImage, after: QImage) -> QRect | None:
    """The smallest rectangle around all pixels that differ."""
    if before.size() != after.size():
        return after.rect()
    rows = [y for y in range(before.height()) if any(_differs(before, after, x, y) for x in range(before.width()))]
    if not rows:
        return None
    columns = [x for x in range(before.width()) if any(_differs(before, after, x, y) for y in range(before.height()))]
    return QRect(columns[0], rows[0], columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1)


def _differs(before: QImage, after: QImage, x: int, y: int) -> bool:
    return before.pixel(x, y) != after.pixel(x, y)


def _controls(screen: QWidget) -> list[QWidget]:
    found = [widget for kind in CONTROLS for widget in visible(screen, kind)]
    return [widget for widget in found if widget.isEnabled() and not _inside_a_field(widget)]


def _inside_a_field(widget: QWidget) -> bool:
    """Qt's own parts of a field: its clear button, the view of a combo box."""
    return isinstance(widget.parent(), QLineEdit | QComboBox | QAbstractItemView) or widget.objectName().startswith(
        "qt_"
    )


def _needs(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.minimumSizeHint()
    return widget.sizeHint() if isinstance(widget, QLabel) else widget.minimumSizeHint()
