"""The small widgets: what they say, what their keys do, what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from aiplus_assess.errors import InputError
from aiplus_assess.gui.kit import (
    ClickableCard,
    Dialog,
    ErrorBanner,
    FormField,
    KeyboardOverlay,
    Label,
    Paragraph,
    Pill,
    PrimaryButton,
    SavedPill,
    SearchField,
    Segments,
    SvgView,
    ThinProgress,
    Tiles,
    Toast,
    clear,
    column,
)
from aiplus_assess.gui.shortcuts import keys_of_the_window
from aiplus_assess.gui.theme import mix
from aiplus_assess.gui.theme.apply import theme_for
from aiplus_assess.gui.theme.sheet import style_sheet
from aiplus_assess.gui.walk.keys import walk_keys

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#ff0000"/></svg>'
)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_or_card_is_pressed_by_enter_and_space(look, qtbot, key):
    pressed = []
    button = PrimaryButton("Go", lambda: pressed.append("button"))
    card = ClickableCard(name="Card")
    card.clicked.connect(lambda: pressed.append("card"))
    for widget in (button, card):
        widget.show()
        qtbot.keyClick(widget, key)
    assert pressed == ["button", "card"]


def test_a_card_is_clicked_only_where_the_mouse_is_released_on_it(look, qtbot):
    card, pressed = ClickableCard(name="Card"), []
    card.clicked.connect(lambda: pressed.append(True))
    card.resize(100, 100)
    card.show()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() * 2)
    qtbot.mouseClick(card, Qt.MouseButton.RightButton)
    assert pressed == [True]


def test_an_error_shows_one_line_and_its_faults_on_demand(look, qtbot):
    banner = ErrorBanner()
    assert banner.text() == ""
    banner.show_error(InputError("文件有误。", ("第 3 行", "第 9 行")))
    more, close = [b for b in banner.findChildren(QPushButton) if not b.isHidden()]
    details = banner._details
    assert (banner.text(), banner.accessibleName(), details.isHidden()) == ("文件有误。", "文件有误。", True)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert (details.text(), details.isHidden()) == ("第 3 行\n第 9 行", False)
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert banner.text() == ""


def test_a_field_marks_its_fault_for_eyes_and_ears(look):
    control = QLineEdit()
    field = FormField("企业名称", control, "与营业执照一致")
    field.show()
    assert (control.accessibleName(), control.accessibleDescription()) == ("企业名称", "与营业执照一致")
    field.show_fault("请填写。")
    assert (field.fault(), control.accessibleDescription(), control.property("invalid")) == (
        "请填写。",
        "请填写。",
        True,
    )
    field.show_fault("")
    assert (field.fault(), control.accessibleDescription(), control.property("invalid")) == (
        "",
        "与营业执照一致",
        False,
    )


def test_segments_choose_by_mouse_and_key_and_tell_the_value(look, qtbot):
    segments, heard = Segments("主题", [("light", "浅色"), ("dark", "深色")], "light"), []
    segments.chosen.connect(heard.append)
    segments.show()
    light, dark = segments.buttons()
    assert (dark.accessibleName(), segments.value()) == ("主题: 深色", "light")
    qtbot.keyClick(dark, Qt.Key.Key_Return)
    qtbot.mouseClick(light, Qt.MouseButton.LeftButton)
    assert heard == ["dark", "light"]
    segments.activateWindow()
    QApplication.processEvents()
    light.setFocus()
    qtbot.keyClick(light, Qt.Key.Key_Right)
    assert (segments.focusWidget(), segments.value()) == (dark, "dark")
    segments.choose("dark")
    assert (heard[:2], segments.value()) == (["dark", "light"], "dark")


def test_a_svg_keeps_its_proportions_and_says_what_it_shows(look):
    view = SvgView(SVG, "红色方块")
    view.resize(200, 100)
    view.show()
    assert view.accessibleName() == "红色方块"
    assert view.heightForWidth(24) == 12
    assert view.heightForWidth(300) == round(20 * 1.25 / 2)
    assert view.grab().toImage().pixelColor(100, 50) == QColor("#ff0000")
    view.draw("", "")
    assert view.heightForWidth(300) == 0


def test_another_picture_in_a_view_that_is_too_high_is_not_stretched(look):
    view = SvgView(SVG)
    view.draw(SVG, "红色方块")
    view.resize(100, 400)
    view.show()
    picture = view.grab().toImage()
    assert picture.pixelColor(50, 200) == QColor("#ff0000")
    assert picture.pixelColor(50, 40) != QColor("#ff0000")


def test_tiles_stand_below_each_other_where_room_is_scarce(look):
    widgets = [QLineEdit() for _ in range(3)]
    tiles = Tiles(widgets, least=170)
    tiles.resize(700, 200)
    tiles.show()
    QApplication.processEvents()
    assert len({widget.y() for widget in widgets}) == 1
    tiles.resize(200, 300)
    QApplication.processEvents()
    assert len({widget.x() for widget in widgets}) == 1
    assert tiles.minimumSizeHint().width() < 200


def test_a_toast_hides_itself_and_runs_its_action_once(look, qtbot, monkeypatch):
    monkeypatch.setattr("aiplus_assess.gui.kit.toast.SHOWN", 1)
    parent = QWidget()
    parent.resize(600, 400)
    parent.show()
    toast, run = Toast(parent), []
    toast.say("已删除。", "撤销", lambda: run.append(True))
    button = toast.findChild(QPushButton)
    assert (toast.accessibleName(), button.text()) == ("已删除。", "撤销")
    assert parent.rect().contains(toast.geometry())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (run, toast.isVisible()) == ([True], False)
    toast.say("已保存。")
    assert button.isHidden()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_saved_is_said_only_after_it_is_told(look):
    pill = SavedPill()
    assert pill.isHidden()
    pill.saved()
    assert (pill.text(), pill.property("tone")) == ("已保存", "good")
    pill.not_saved()
    assert (pill.text(), pill.property("tone")) == ("未保存", "gap")


def test_text_is_never_read_as_html(look):
    assert "&lt;b&gt;" in Paragraph("<b>粗</b>").text()
    assert Pill("<b>x</b>").textFormat() == Qt.TextFormat.PlainText


def test_escape_empties_a_search(look, qtbot):
    field = SearchField("搜索")
    field.show()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.accessibleName()) == ("", "搜索")


def test_progress_shows_a_share_and_nothing_of_nothing(look):
    bar = ThinProgress("进度")
    bar.show_share(46, 55)
    assert bar.value() == 836
    bar.show_share(0, 0)
    assert bar.value() == 0
    bar.show_busy()
    assert bar.maximum() == 0


def test_enter_confirms_a_dialog_and_escape_does_not(look, qtbot):
    for key, result in ((Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)):
        dialog = Dialog(None, "标题", "说明")
        field = QLineEdit()
        dialog.body.addWidget(field)
        dialog.add_cancel()
        dialog.add_button(PrimaryButton("好"), dialog.accept, default=True)
        dialog.open()
        qtbot.keyClick(field, key)
        assert dialog.result() == result


def test_clearing_a_layout_leaves_nothing(look):
    layout = column(QWidget(), 2, column(QWidget(), None), None)
    clear(layout)
    assert layout.count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_placeholder_of_the_style_sheet_is_filled(theme, scale):
    sheet = style_sheet(theme_for(theme, scale))
    assert "$" not in sheet
    assert "url(" in sheet


def test_colours_mix_evenly():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#123456", "#ffffff", 0) == "#123456"


def test_a_toast_is_dismissed_by_escape_or_a_click_and_taken_away_when_overtaken(look, qtbot):
    parent = QWidget()
    parent.resize(600, 400)
    parent.show()
    qtbot.addWidget(parent)
    toast = Toast(parent)
    take_away = toast.say("一", "撤销", lambda: None)
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    toast.say("二", "撤销", lambda: None)
    take_away()
    assert toast.isVisible(), "what was said since stays"
    QApplication.sendEvent(
        parent, QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    assert not toast.isVisible()
    toast.say("三", "撤销", lambda: None)()
    assert not toast.isVisible()


def test_a_toast_stands_where_it_covers_no_button(look, qtbot):
    parent = QWidget()
    parent.resize(900, 400)
    button = QPushButton("保存", parent)
    button.setGeometry(380, 330, 140, 60)
    parent.show()
    qtbot.addWidget(parent)
    toast = Toast(parent)
    toast.say("已保存。")
    assert not toast.geometry().intersects(button.geometry())


def test_no_key_and_no_meaning_is_cut_on_a_narrow_screen(look, qtbot, chinese):
    entries = [*walk_keys(), *keys_of_the_window()]
    overlay = KeyboardOverlay(None, entries, ["很长的一句说明。" * 20])
    qtbot.addWidget(overlay)
    overlay.show()
    QApplication.processEvents()
    for label in overlay.findChildren(Label):
        if label.isVisible():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()) or label.wordWrap()
            assert label.height() >= label.heightForWidth(label.width())
