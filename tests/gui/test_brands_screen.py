"""The screen of the brands: typed, picked, dropped, by keys; its preview; the ways there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from brand_case import LONG, ODD, kept, names, two_brands
from logo_files import picture, png
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog
from stage import RecordingNavigator, stored, write
from test_report_screen import three_pages

from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.brands.logo_field import LogoField
from aiplus_assess.gui.brands.screen import BrandsScreen
from aiplus_assess.gui.jobs import ManualExecutor
from aiplus_assess.gui.kit import Dialog
from aiplus_assess.gui.navigation import Brands, Report, Settings, from_text, to_text
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.window import MainWindow
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.storage.branding import DEFAULT_BRAND


@pytest.fixture
def screen(look: QApplication, services: Services, navigator: RecordingNavigator, tiny_pack: Pack) -> BrandsScreen:
    stored(services.workspace, tiny_pack)
    two_brands(services.workspace)
    return shown(services, navigator)


def shown(services: Services, navigator: RecordingNavigator) -> BrandsScreen:
    made = BrandsScreen(services, navigator)
    made.resize(1200, 800)
    made.show()
    made.enter(Brands())
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_an_empty_workspace_says_what_a_brand_is_and_makes_one(
    look: QApplication, services: Services, navigator: RecordingNavigator
) -> None:
    screen = shown(services, navigator)
    assert screen.empty.isVisibleTo(screen)
    assert not screen.list.isVisibleTo(screen)
    assert screen.make.hasFocus()
    QTest.keyClick(screen.make, Qt.Key.Key_Return)
    assert screen.details.name.hasFocus()
    assert screen.details.name.selectedText() == "新品牌"
    write(screen.details.name, "星辰咨询")
    screen.leave()
    assert names(services.workspace) == ["星辰咨询"]


def test_what_is_typed_is_stored_on_leaving_and_shown_again(screen: BrandsScreen, services: Services) -> None:
    details = screen.details
    write(details.prepared_by, "张顾问")
    details.disclaimer.setPlainText(LONG)
    screen.leave()
    assert (kept(services.workspace, "b1").prepared_by, kept(services.workspace, "b1").disclaimer) == ("张顾问", LONG)
    screen._choose("b2")
    assert details.disclaimer.toPlainText() == ""
    screen._choose("b1")
    assert details.disclaimer.toPlainText() == LONG
    assert details.prepared_by.text() == "张顾问"


def test_typing_rests_a_moment_and_is_stored(screen: BrandsScreen, services: Services) -> None:
    write(screen.details.name, "甲")
    screen.details.name._pause.timeout.emit()
    assert "甲" in kept(services.workspace, "b1").name


def test_a_name_that_is_emptied_or_taken_is_marked(screen: BrandsScreen, services: Services) -> None:
    name = screen.details.name
    name.setFocus()
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    name.flush()
    assert screen.details.name_fault().startswith("品牌要有名称")
    assert names(services.workspace) == ["星辰咨询", "月亮咨询"]
    write(name, "月亮咨询")
    name.flush()
    assert screen.details.name_fault().startswith("另一个品牌")
    screen._choose("b2")
    screen._choose("b1")
    assert name.text() == "月亮咨询"


def test_a_name_left_empty_is_what_it_was(screen: BrandsScreen) -> None:
    name = screen.details.name
    name.setFocus()
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    screen._choose("b2")
    screen._choose("b1")
    assert name.text() == "星辰咨询"
    assert screen.details.name_fault() == ""


def test_keys_work_on_the_list(screen: BrandsScreen, services: Services, navigator: RecordingNavigator) -> None:
    table = screen.list.table
    assert table.hasFocus()
    assert table.keys() == ["b1"]
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert screen.details.name.text() == "月亮咨询"
    QTest.keyClick(table, Qt.Key.Key_Asterisk)
    assert services.workspace.setting(DEFAULT_BRAND) == "b2"
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert "月亮咨询（副本）" in names(services.workspace)
    assert screen.details.name.hasFocus()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert names(services.workspace) == ["星辰咨询", "月亮咨询"]
    assert navigator.undo is not None
    navigator.undo()
    assert "月亮咨询（副本）" in names(services.workspace)
    QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(services.workspace) == ["星辰咨询", "月亮咨询"]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert screen.details.name.hasFocus()


def test_a_name_that_is_a_tag_is_shown_as_text_everywhere(
    screen: BrandsScreen, services: Services, navigator: RecordingNavigator
) -> None:
    name = "<img src='file:///etc/passwd'>" + ODD
    screen.presenter.edit("b1", "name", name)
    table = screen.list.table
    row = table.shown().index("b1")
    index = table.model().index(row, 0)
    assert index.data() == name
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in index.data(Qt.ItemDataRole.ToolTipRole)
    screen._asked("remove")
    assert name in navigator.said[-1]


def test_deleting_the_last_brand_shows_the_empty_state(screen: BrandsScreen, services: Services) -> None:
    screen._asked("remove")
    screen._asked("remove")
    assert names(services.workspace) == []
    assert screen.empty.isVisibleTo(screen)
    assert screen.make.hasFocus()


def test_a_pale_colour_is_printed_darker_and_the_screen_says_so(screen: BrandsScreen, services: Services) -> None:
    colour = screen.details.colour
    assert "默认蓝色" in colour.usual.text()
    assert not colour.usual.isEnabled()
    write(colour.edit, "#f2c94c")
    colour.flush()
    assert kept(services.workspace, "b1").colour == "#f2c94c", "the user's own is kept"
    assert colour.printed.isVisibleTo(screen)
    assert "太浅" in colour.words.text()
    assert colour.printed.colour in colour.words.text()
    colour.edit.selectAll()
    write(colour.edit, "#7a1f4e")
    colour.flush()
    assert not colour.printed.isVisibleTo(screen)
    assert "原样印出" in colour.words.text()


def test_what_is_no_colour_is_marked_and_the_one_before_stays(screen: BrandsScreen, services: Services) -> None:
    colour = screen.details.colour
    write(colour.edit, "reddish")
    colour.flush()
    assert "#7a1f4e" in colour.fault()
    assert colour.edit.text() == "reddish"
    assert kept(services.workspace, "b1").colour == ""
    screen._choose("b2")
    assert (colour.fault(), colour.edit.text()) == ("", "")


def test_a_colour_is_picked_in_the_dialog(screen: BrandsScreen, services: Services) -> None:
    colour = screen.details.colour
    QTest.mouseClick(colour.pick, Qt.MouseButton.LeftButton)
    dialog = colour.findChild(QColorDialog)
    dialog.setCurrentColor("#123456")
    dialog.accept()
    assert kept(services.workspace, "b1").colour == "#123456"
    assert colour.edit.text() == "#123456"
    QTest.mouseClick(colour.usual, Qt.MouseButton.LeftButton)
    assert kept(services.workspace, "b1").colour == ""


def test_a_logo_is_chosen_dropped_and_removed(
    screen: BrandsScreen, services: Services, executor: ManualExecutor, navigator: RecordingNavigator, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(png(picture(ink=(255, 255, 255, 255))))
    field = screen.details.logo
    QTest.mouseClick(field.choose, Qt.MouseButton.LeftButton)
    dialog = field.findChild(QFileDialog)
    assert "图片 (*.png *.jpg *.jpeg *.svg)" in dialog.nameFilters()
    dialog.fileSelected.emit(str(tmp_path / "a.png"))
    dialog.reject()
    assert field.bar.isVisibleTo(screen)
    assert field.stop.isVisibleTo(screen)
    executor.drain()
    assert field.bar.isHidden()
    assert "品牌色的底" in field.words.text()
    (tmp_path / "b.png").write_bytes(b"no")
    drop(field, tmp_path / "b.png")
    executor.drain()
    assert "b.png" in field.words.text()
    assert field.words.property("look") == "error"
    assert kept(services.workspace, "b1").logo is not None, "what was there stays"
    QTest.mouseClick(field.remove, Qt.MouseButton.LeftButton)
    assert kept(services.workspace, "b1").logo is None
    assert navigator.undo is not None
    navigator.undo()
    assert kept(services.workspace, "b1").logo is not None


def drop(field: LogoField, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    field.dropEvent(event)


# --- the preview
@pytest.fixture
def pages(screen: BrandsScreen, services: Services, executor: ManualExecutor, tmp_path: Path) -> list[Brand | None]:
    """The brands a preview was made under; each is three pages long."""
    content, asked = three_pages(tmp_path / "three.pdf"), []
    renderer = services.reports

    def preview(order: object, progress: object) -> bytes:
        asked.append(order.brand)  # type: ignore[attr-defined]
        if asked[-1].contact == "fail":
            raise EnvironmentFailure("渲染进程没有启动。")
        return content

    renderer.preview = preview  # type: ignore[method-assign]
    return asked


def rest(screen: BrandsScreen, executor: ManualExecutor) -> None:
    """The brand has rested for a moment, and the worker has done its work."""
    if screen.preview._rest.isActive():
        screen.preview._rest.stop()
        screen.preview._make()
    executor.drain()


def test_the_preview_follows_once_the_brand_rests(
    screen: BrandsScreen, executor: ManualExecutor, pages: list[Brand | None]
) -> None:
    card = screen.preview
    assert "示例零件厂" in card.source.text()
    screen.presenter.edit("b1", "contact", "1")
    screen.presenter.edit("b1", "contact", "12")
    rest(screen, executor)
    assert pages == [Brand("星辰咨询", "12")], "one preview for several changes"
    assert card.sheets.pages == 3
    assert card.sheets.together == 2
    assert card.after.isVisibleTo(screen)
    QTest.mouseClick(card.after, Qt.MouseButton.LeftButton)
    assert card.sheets.first == 1
    assert card.bar.isHidden()
    screen._choose("b2")
    rest(screen, executor)
    assert pages[-1] == Brand("月亮咨询")
    screen.draw()
    rest(screen, executor)
    assert len(pages) == 2, "nothing has changed"


def test_a_preview_that_fails_says_so_in_one_line_and_keeps_the_last_picture(
    screen: BrandsScreen, executor: ManualExecutor, pages: list[Brand | None]
) -> None:
    card = screen.preview
    rest(screen, executor)
    screen.presenter.edit("b1", "contact", "fail")
    rest(screen, executor)
    assert card.errors.text() == "渲染进程没有启动。"
    assert card.again.isVisibleTo(screen)
    assert card.sheets.pages == 3
    assert card.state.text() == "尚未更新"
    screen.draw()
    rest(screen, executor)
    assert len(pages) == 2, "it is not tried again and again"
    screen.presenter.edit("b1", "contact", "400")
    rest(screen, executor)
    assert card.errors.text() == ""
    assert card.state.text() == ""


def test_leaving_stops_the_preview_and_coming_back_makes_it(
    screen: BrandsScreen, executor: ManualExecutor, pages: list[Brand | None]
) -> None:
    screen.preview._rest.stop()
    screen.preview._make()
    assert screen.preview.bar.isVisibleTo(screen)
    screen.leave()
    executor.drain()
    assert pages == []
    screen.enter(Brands())
    rest(screen, executor)
    assert len(pages) == 1


def test_the_preview_is_read_large(screen: BrandsScreen, executor: ManualExecutor, pages: list[Brand | None]) -> None:
    assert not screen.preview.enlarge.isEnabled()
    rest(screen, executor)
    QTest.mouseClick(screen.preview.enlarge, Qt.MouseButton.LeftButton)
    (dialog,) = screen.findChildren(Dialog)
    assert dialog.isVisible()
    dialog.reject()


# --- the ways there
def test_the_report_screen_and_the_settings_lead_there_and_back(
    window: MainWindow, services: Services, tiny_pack: Pack, executor: ManualExecutor
) -> None:
    made = stored(services.workspace, tiny_pack)
    window.go(Report(made.id))
    report = window.screen_in_view
    report.brands.click()
    assert window.place() == Brands(made.id)
    screen = window.screen_in_view
    screen.make.click()
    screen.details.name.selectAll()
    write(screen.details.name, "星辰咨询")
    window.back()
    executor.drain()
    assert window.screen_in_view is report
    assert report.brand.itemText(0) == "默认品牌：星辰咨询"
    assert services.reports.asked[-1].brand == Brand("星辰咨询")
    window.go(Settings())
    window.screen_in_view.brands.click()
    assert window.place() == Brands()


def test_a_brand_that_is_no_default_is_offered_on_coming_back(
    window: MainWindow, services: Services, tiny_pack: Pack, executor: ManualExecutor
) -> None:
    two_brands(services.workspace)
    made = stored(services.workspace, tiny_pack)
    window.go(Report(made.id))
    executor.drain()
    report, asked = window.screen_in_view, len(services.reports.asked)
    report.brands.click()
    window.screen_in_view._asked("duplicate")
    window.back()
    assert "星辰咨询（副本）" in [report.brand.itemText(row) for row in range(report.brand.count())]
    executor.drain()
    assert len(services.reports.asked) == asked, "the report itself has not changed"


def test_a_change_of_language_keeps_what_was_undone(window: MainWindow, services: Services) -> None:
    two_brands(services.workspace)
    window.go(Brands())
    window.screen_in_view._asked("remove")
    services.preferences.change(language="en")
    assert window.screen_in_view.title() == "Brands"
    window.screen_in_view.undo()
    assert names(services.workspace) == ["星辰咨询", "月亮咨询"]


def test_the_way_there_is_kept_in_the_settings_file() -> None:
    assert from_text(to_text(Brands())) == Brands()
    assert from_text(to_text(Brands("a1"))) == Brands("a1")
