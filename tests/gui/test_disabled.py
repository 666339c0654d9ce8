"""What can't be used just now looks so, in both themes."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QRadioButton, QWidget

from aiplus_assess.gui.kit import DangerButton, LinkButton, PrimaryButton, SecondaryButton
from aiplus_assess.gui.theme import ThemeName, current
from aiplus_assess.gui.theme.apply import apply_theme, theme_for

THEMES = get_args(ThemeName)


def filled(kind: type[QWidget]) -> QWidget:
    """One with words in it."""
    widget = kind()
    if isinstance(widget, QComboBox):
        widget.addItem("Words")
    elif isinstance(widget, QLineEdit | QCheckBox | QRadioButton | QPushButton):
        widget.setText("Words")
    return widget


def drawn(make: Callable[[], QWidget], enabled: bool) -> QImage:
    widget = make()
    widget.setEnabled(enabled)
    widget.show()
    QApplication.processEvents()
    image = widget.grab().toImage()
    widget.deleteLater()
    return image


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "kind", [PrimaryButton, SecondaryButton, DangerButton, LinkButton, QCheckBox, QRadioButton, QLineEdit, QComboBox]
)
def test_a_disabled_control_looks_other_than_an_enabled_one(
    look: QApplication, theme: str, kind: type[QWidget]
) -> None:
    apply_theme(look, theme_for(theme, 1.0))
    assert drawn(lambda: filled(kind), True) != drawn(lambda: filled(kind), False)


@pytest.mark.parametrize("theme", THEMES)
def test_a_disabled_danger_button_has_nothing_of_its_warning_colour(look: QApplication, theme: str) -> None:
    apply_theme(look, theme_for(theme, 1.0))

    def warns(enabled: bool) -> bool:
        image = drawn(lambda: DangerButton("Delete for good"), enabled)
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        return bool(colours & {current().palette.gap, current().palette.gap_ink})

    assert warns(True)
    assert not warns(False)
