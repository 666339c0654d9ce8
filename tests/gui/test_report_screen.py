"""The report screen: made beside the window, read page by page, cancelled, saved whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from stage import RecordingNavigator, stored
from walk_case import started

from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui import targets
from aiplus_assess.gui.jobs import ManualExecutor
from aiplus_assess.gui.navigation import Report
from aiplus_assess.gui.report.choices import SMALL, Choices, choices_of, file_name
from aiplus_assess.gui.report.save_dialog import SaveDialog
from aiplus_assess.gui.report.screen import ReportScreen
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.targets import with_ending
from aiplus_assess.ordering import Order
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.formats import Written
from aiplus_assess.storage.branding import DEFAULT_BRAND, NO_BRAND, StoredBrand, brand_setting


def three_pages(path: Path) -> bytes:
    """A real PDF of three pages."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for page in range(3):
        if page:
            writer.newPage()
        painter.fillRect(QRectF(0, 0, 400, 400), Qt.GlobalColor.black)
    painter.end()
    return path.read_bytes()


class Pages:
    """A renderer that gives three pages, or fails."""

    def __init__(self, content: bytes) -> None:
        self.content, self.error = content, None
        self.asked: list[Order] = []

    def render(self, order: Order, progress: Callable[[float, str], None]) -> bytes:
        self.asked.append(order)
        progress(0.5, "Page 1")
        if self.error is not None:
            raise self.error
        return self.content

    def write(self, order: Order, progress: Callable[[float, str], None]) -> Written:
        self.render(order, progress)
        return Written(b"PK" + order.ending.encode(), "brief" if order.small else "full")


@pytest.fixture
def renderer(look: QApplication, tmp_path: Path) -> Pages:
    return Pages(three_pages(tmp_path / "three.pdf"))


@pytest.fixture
def screen(
    renderer: Pages, qtbot: QtBot, services: Services, navigator: RecordingNavigator, tiny_pack: Pack
) -> ReportScreen:
    made = stored(services.workspace, tiny_pack)
    shown = ReportScreen(replace(services, reports=renderer), navigator)
    shown.resize(1200, 800)
    shown.show()
    shown.enter(Report(made.id))
    shown.activateWindow()
    return shown


def test_the_report_is_made_beside_the_window_and_read_page_by_page(
    screen: ReportScreen, executor: ManualExecutor, renderer: Pages
) -> None:
    assert screen.progress.isVisible()
    assert not screen.save.isEnabled()
    executor.drain()
    assert renderer.asked[0].language == "zh"
    assert screen.progress.isHidden()
    assert (screen.preview.page, screen.preview.pages) == (1, 3)
    view = screen.preview.view
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert screen.preview.place.text() == "第 2 页，共 3 页"
    QTest.keyClick(view, Qt.Key.Key_End)
    assert screen.preview.page == 3
    assert not screen.preview.after.isEnabled()
    QTest.mouseClick(screen.preview.before, Qt.MouseButton.LeftButton)
    assert screen.preview.page == 2


def test_another_choice_is_made_anew_and_the_old_outcome_is_dropped(
    screen: ReportScreen, executor: ManualExecutor, renderer: Pages
) -> None:
    QTest.mouseClick(screen.language.buttons()[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.edition.buttons()[1], Qt.MouseButton.LeftButton)
    executor.drain()
    assert [(r.language, r.edition) for r in renderer.asked] == [("en", "brief")], "what nobody wants is not made"
    assert screen.content == renderer.content


def test_cancelling_stops_and_offers_to_make_it_again(
    screen: ReportScreen, executor: ManualExecutor, renderer: Pages
) -> None:
    QTest.mouseClick(screen.progress.cancel, Qt.MouseButton.LeftButton)
    executor.drain()
    assert renderer.asked == []
    assert screen.progress.isHidden()
    assert not screen.save.isEnabled()
    assert screen.again.hasFocus()
    QTest.keyClick(screen.again, Qt.Key.Key_Return)
    executor.drain()
    assert screen.save.isEnabled()


def test_an_impatient_enter_does_not_cancel(screen: ReportScreen, executor: ManualExecutor) -> None:
    focus = screen.focusWidget()
    assert focus is not None
    assert focus is not screen.progress.cancel
    QTest.keyClick(focus, Qt.Key.Key_Return)
    executor.drain()
    assert screen.save.isEnabled()
    assert screen.save.hasFocus()


def test_coming_back_after_cancelling_makes_the_report(screen: ReportScreen, executor: ManualExecutor) -> None:
    assert screen._assessment is not None
    QTest.mouseClick(screen.progress.cancel, Qt.MouseButton.LeftButton)
    screen.leave()
    screen.enter(Report(screen._assessment.id))
    executor.drain()
    assert screen.save.isEnabled()


def test_a_failure_says_what_is_safe_and_can_be_tried_again(
    screen: ReportScreen, executor: ManualExecutor, renderer: Pages
) -> None:
    renderer.error = EnvironmentFailure("渲染进程没有启动。")
    executor.drain()
    assert screen.page.errors.text() == "渲染进程没有启动。"
    renderer.error = None
    QTest.mouseClick(screen.again, Qt.MouseButton.LeftButton)
    executor.drain()
    assert screen.page.errors.text() == ""
    assert screen.preview.pages == 3


def test_saving_writes_the_file_and_offers_to_open_it(
    screen: ReportScreen, executor: ManualExecutor, renderer: Pages, tmp_path: Path, services: Services
) -> None:
    services.preferences.remember("report_folder", str(tmp_path))
    executor.drain()
    QTest.keyClick(screen.save, Qt.Key.Key_Return)
    (formats,) = screen.findChildren(SaveDialog)
    assert formats.inside.text().startswith("已嵌入：企业与档案")
    formats.accept()
    dialog = screen.findChild(QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["示例零件厂 2026 年第四季度 就绪度报告.pdf"]
    dialog.accept()
    executor.drain()
    target = tmp_path / "示例零件厂 2026 年第四季度 就绪度报告.pdf"
    assert target.read_bytes() == renderer.content
    assert target.name in screen.saved.text()
    assert screen.open.isVisible()


def save(screen: ReportScreen, target: Path, choices: Choices) -> None:
    """Save it there, as the two dialogs do."""
    screen.save_as(choices)
    dialog = screen.findChildren(QFileDialog)[-1]
    (kind,) = dialog.nameFilters()
    assert kind.endswith(f" (*{choices.ending})"), "the dialog says in words what it writes"
    assert kind[0] not in "*("
    dialog.fileSelected.emit(str(target))
    dialog.reject()


@pytest.mark.parametrize(("format_", "name"), [(".docx", "a.docx"), (".png", "a.png"), (SMALL, "a.pdf")])
def test_another_format_is_made_and_remembered(
    screen: ReportScreen, executor: ManualExecutor, renderer: Pages, tmp_path: Path, services: Services,
    format_: str, name: str,
) -> None:  # fmt: skip
    executor.drain()
    QTest.keyClick(screen.save, Qt.Key.Key_Return)
    (formats,) = screen.findChildren(SaveDialog)
    QTest.mouseClick(formats.formats[format_], Qt.MouseButton.LeftButton)
    assert not formats.data.isEnabled()
    wanted = formats.wanted()
    formats.reject()
    save(screen, tmp_path / "a", wanted)
    assert screen.progress.isVisible()
    executor.drain()
    assert (tmp_path / name).read_bytes() == b"PK" + wanted.ending.encode()
    assert not renderer.asked[-1].data
    assert ("简版" in screen.saved.text()) == (format_ == SMALL)
    assert screen.progress.isHidden()
    assert screen._assessment is not None
    kept = services.preferences.state(f"report/{screen._assessment.id}")
    assert choices_of(kept, Choices("en")).format == format_


def test_cancelling_a_save_leaves_no_file(screen: ReportScreen, executor: ManualExecutor, tmp_path: Path) -> None:
    executor.drain()
    save(screen, tmp_path / "a.docx", replace(screen.choices, format=".docx"))
    QTest.mouseClick(screen.progress.cancel, Qt.MouseButton.LeftButton)
    executor.drain()
    assert list(tmp_path.glob("*a.docx*")) == []
    assert screen.save.hasFocus()
    assert screen.progress.isHidden()


def test_data_left_out_is_made_anew_without_them(
    screen: ReportScreen, executor: ManualExecutor, renderer: Pages, tmp_path: Path
) -> None:
    executor.drain()
    assert renderer.asked[-1].data, "the full edition carries them where nobody said"
    QTest.keyClick(screen.save, Qt.Key.Key_Return)
    (formats,) = screen.findChildren(SaveDialog)
    told = formats.inside.text()
    assert "问卷" in told
    QTest.keyClick(formats.data, Qt.Key.Key_Space)
    assert formats.inside.text() != told
    wanted = formats.wanted()
    formats.reject()
    save(screen, tmp_path / "a.pdf", wanted)
    executor.drain()
    assert not renderer.asked[-1].data


def test_the_brand_chosen_is_kept_and_carried(
    screen: ReportScreen, executor: ManualExecutor, renderer: Pages, services: Services
) -> None:
    assert screen.brand.isHidden()
    assert screen._assessment is not None
    route = Report(screen._assessment.id)
    workspace = services.workspace
    workspace.put_brand(StoredBrand("b1", "星辰咨询", {"contact": "400"}))
    workspace.put_brand(StoredBrand("b2", "月亮咨询", {}))
    workspace.set_setting(DEFAULT_BRAND, "b1")
    screen.leave()
    screen.enter(route)
    executor.drain()
    assert renderer.asked[-1].brand == Brand("星辰咨询", contact="400")
    assert screen.brand.itemText(0) == "默认品牌：星辰咨询"
    screen.brand.setFocus()
    QTest.keyClick(screen.brand, Qt.Key.Key_End)
    screen.brand.activated.emit(screen.brand.currentIndex())
    executor.drain()
    assert renderer.asked[-1].brand is None
    assert workspace.setting(brand_setting(route.assessment_id)) == NO_BRAND


@pytest.mark.parametrize("kept", ["", "x", "[]", '{"format": ".exe", "data": "yes", "language": 5}'])
def test_what_is_remembered_wrongly_is_not_used(kept: str) -> None:
    assert choices_of(kept, Choices("zh")) == Choices("zh")


@pytest.mark.parametrize("agreed", [False, True])
def test_saving_asks_before_it_replaces_a_file(
    screen: ReportScreen,
    executor: ManualExecutor,
    renderer: Pages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    agreed: bool,
) -> None:
    executor.drain()
    target = tmp_path / "there.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(targets, "confirm", lambda *_args, **_kwargs: agreed)
    save(screen, target, screen.choices)
    executor.drain()
    assert target.read_bytes() == (renderer.content if agreed else b"old")


def test_a_folder_that_is_not_there_gets_one_clear_line(
    screen: ReportScreen, executor: ManualExecutor, tmp_path: Path
) -> None:
    executor.drain()
    save(screen, tmp_path / "gone" / "x.pdf", screen.choices)
    executor.drain()
    assert "x.pdf" in screen.page.errors.text()
    assert screen.saved.isHidden()


def test_leaving_drops_what_is_being_made_and_coming_back_makes_it(
    screen: ReportScreen, executor: ManualExecutor, renderer: Pages
) -> None:
    route = Report(screen._assessment.id)
    screen.leave()
    executor.drain()
    assert renderer.asked == []
    screen.enter(route)
    executor.drain()
    assert len(renderer.asked) == 1
    screen.leave()
    screen.enter(route)
    executor.drain()
    assert len(renderer.asked) == 1, "what is made and unchanged is not made again"


def test_file_names_are_safe_and_short(chinese: None) -> None:
    workspace, assessment = started(company_id=None)
    made = workspace.load(assessment)
    odd = replace(made, company=replace(made.company, name='甲/乙:丙*"' + "长" * 200), title="")
    name = file_name(odd, Choices("zh"))
    assert not set('<>:"/\\|?*') & set(name)
    assert name.startswith("甲 乙 丙 长")
    assert len(name) <= 84
    assert file_name(made, Choices("en", "brief")) == "示例零件厂 2026Q4 readiness report brief.pdf"
    assert with_ending("/a/b", ".pdf").name == "b.pdf"
    assert with_ending("/a/b.PDF", ".pdf").name == "b.PDF"
