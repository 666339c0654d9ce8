"""Short ways to write rows and columns. Distances are in steps of four pixels."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSpacerItem, QVBoxLayout, QWidget

from aiplus_assess.gui.theme.look import STEP

L = TypeVar("L", bound=QBoxLayout)
Part = QWidget | QLayout | int | None
"""A widget, a layout, a gap in steps, or None for a stretch."""


def column(*parts: Part, gap: int = 2, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """The parts below each other."""
    return _filled(QVBoxLayout(), parts, gap, margins)


def row(*parts: Part, gap: int = 2, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """The parts beside each other."""
    return _filled(QHBoxLayout(), parts, gap, margins)


def _filled(layout: L, parts: tuple[Part, ...], gap: int, margins: tuple[int, int, int, int]) -> L:
    left, top, right, bottom = (STEP * side for side in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(STEP * gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(STEP * part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of `layout` and delete it."""
    while (taken := layout.takeAt(0)) is not None:
        if isinstance(taken, QSpacerItem):
            continue
        widget = taken.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := taken.layout()) is not None:
            clear(inner)
            inner.deleteLater()
