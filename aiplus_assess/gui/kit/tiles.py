"""Widgets beside each other while there is room, below each other where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from aiplus_assess.gui.theme import current


class Tiles(QWidget):
    """At most `most` in a row, each at least `least` pixels wide at 100 % text (0: what the widest asks for).

    `even`: all of a row are as high as the highest, and no widget is left alone in half a row.
    """

    def __init__(
        self,
        widgets: Sequence[QWidget],
        least: int = 0,
        most: int = 3,
        gap: tuple[int, int] = (4, 4),
        even: bool = False,
    ) -> None:
        super().__init__()
        self._widgets = list(widgets)
        self._least, self._most = least, most
        self._even = even
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current().space(gap[0]))
        self._grid.setVerticalSpacing(current().space(gap[1]))
        self._arrange(most)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column can be."""
        widest = max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max((widget.sizeHint().width() for widget in self._widgets), default=1)
        room = (current().px(self._least) or widest) + self._grid.horizontalSpacing()
        self._arrange(max(1, min(self._most, (self.width() + self._grid.horizontalSpacing()) // room)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumWidth(self.minimumSizeHint().width())
        return super().event(event)

    def _arrange(self, columns: int) -> None:
        count = len(self._widgets)
        if self._even and count % columns == 1 and count % 2 == 0:
            columns = 2
        if columns == self._columns:
            return
        self._columns = columns
        for widget in self._widgets:
            self._grid.removeWidget(widget)
        for place, widget in enumerate(self._widgets):
            alone = self._even and place == count - 1 and place % columns == 0
            align = Qt.AlignmentFlag(0) if self._even else Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(widget, place // columns, place % columns, 1, columns if alone else 1, align)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
