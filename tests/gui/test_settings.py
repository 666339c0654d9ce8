"""Settings act at once, on the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from aiplus_assess.gui.navigation import Settings
from aiplus_assess.gui.theme import current
from aiplus_assess.storage.open import open_workspace


def press(qtbot, window, control, place):
    """Press a choice on the settings in view (the screen is built anew after every change)."""
    buttons = getattr(window.screen_in_view, control).buttons()
    qtbot.keyClick(buttons[place], Qt.Key.Key_Space)


def test_language_theme_and_size_switch_live_and_come_back(window, qtbot, services):
    window.go(Settings())
    assert window.windowTitle().startswith("设置")
    press(qtbot, window, "language", 1)
    assert window.windowTitle().startswith("Settings")
    press(qtbot, window, "theme", 1)
    assert (current().name, services.preferences.theme) == ("dark", "dark")
    press(qtbot, window, "text_size", 3)
    assert (current().scale, QApplication.font().pixelSize()) == (1.5, 21)
    assert QApplication.focusWidget() in window.screen_in_view.language.buttons()
    press(qtbot, window, "language", 0)
    assert window.windowTitle().startswith("设置")


def test_menus_of_text_fields_speak_the_language_of_the_window(window, qtbot):
    def menu():
        field = QLineEdit()
        found = field.createStandardContextMenu()
        words = " ".join(action.text() for action in found.actions())
        found.deleteLater()
        return words

    window.go(Settings())
    assert "粘贴" in menu()
    press(qtbot, window, "language", 1)
    assert "Paste" in menu()
    press(qtbot, window, "language", 0)
    assert "粘贴" in menu()


def test_qts_own_file_dialog_speaks_the_language_of_the_window(window, qtbot):
    def said():
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        words = " ".join(label.text() for label in dialog.findChildren(QLabel))
        dialog.deleteLater()
        return words

    window.go(Settings())
    assert "查找位置" in said()
    assert "文件类型" in said()
    assert QCoreApplication.translate("QFileSystemModel", "Size") == "大小"
    press(qtbot, window, "language", 1)
    assert "Look in" in said()
    assert QCoreApplication.translate("QFileSystemModel", "Size") == "Size"
    press(qtbot, window, "language", 0)


def test_a_copy_of_the_workspace_is_saved_and_can_be_opened(window, qtbot, services, tmp_path, monkeypatch):
    window.go(Settings())
    target = tmp_path / "副本.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    qtbot.mouseClick(window.screen_in_view.copy, Qt.MouseButton.LeftButton)
    copy = open_workspace(target)
    assert copy.summaries() == services.workspace.summaries()
    copy.close()
    assert window.screen_in_view.presenter.copy_name() == "test-2026-11-24.sqlite"


def test_the_file_is_checked_on_demand(window, qtbot):
    window.go(Settings())
    qtbot.mouseClick(window.screen_in_view.check, Qt.MouseButton.LeftButton)
    assert "工作区完好" in window.toast.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5])
def test_every_text_size_reaches_the_style(look, services, scale):
    from aiplus_assess.gui.theme.apply import apply_theme, theme_for

    apply_theme(look, theme_for("light", scale))
    assert f"font-size: {round(14 * scale)}px" in look.styleSheet()
    apply_theme(look, theme_for("light", 1.0))
