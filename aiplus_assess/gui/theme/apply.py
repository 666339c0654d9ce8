"""Puts a theme on the running application: font, palette and style sheet, switched live."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from aiplus_assess import resources
from aiplus_assess.gui.theme.look import FONT_FAMILY, Theme, ThemeName, make_current
from aiplus_assess.gui.theme.sheet import style_sheet
from aiplus_assess.reporting.tokens import DARK, LIGHT

ThemeChoice = str
"""`light`, `dark` or `system`."""


def theme_for(choice: ThemeChoice, scale: float) -> Theme:
    """The theme the user's choice means now; `system` follows the desktop."""
    name: ThemeName = "dark" if choice == "dark" or (choice == "system" and _desktop_is_dark()) else "light"
    return Theme(name, DARK if name == "dark" else LIGHT, min(1.5, max(1.0, scale)))


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Make `theme` the look of every widget, present and future."""
    load_fonts()
    make_current(theme)
    app.setStyle("Fusion")  # by name: a created style can come back in the wrapper of a worker that is gone
    font = QFont()
    font.setFamilies([FONT_FAMILY, *QFont().families()])
    font.setPixelSize(theme.px(14))
    app.setFont(font)
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))


@cache
def load_fonts() -> tuple[str, ...]:
    """Register the bundled fonts once; the families found (none: the system's fonts serve)."""
    found: list[str] = []
    for file in sorted(resources.fonts().glob("*.ttf")):
        found += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return tuple(dict.fromkeys(found))


def _desktop_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _palette(theme: Theme) -> QPalette:
    tokens = theme.palette
    roles = {
        QPalette.ColorRole.Window: tokens.ground,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.ground,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.secondary,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.surface,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.BrightText: tokens.gap_ink,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.secondary,
        QPalette.ColorRole.Light: tokens.surface,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.secondary))
    return palette
