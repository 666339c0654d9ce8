"""Widgets in lines that break where the room ends, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from aiplus_assess.gui.theme.look import STEP


class Flow(QLayout):
    """`widgets` from the left; `last` at the right end of the last line."""

    def __init__(self, *widgets: QWidget, last: QWidget | None = None, gap: int = 2) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._last = last
        self._gap = STEP * gap
        self.setContentsMargins(0, 0, 0, 0)
        for widget in (*widgets, *((last,) if last else ())):
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize().expandedTo(item.sizeHint()) for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, box: QRect, move: bool) -> int:
        """Lay the lines out in `box`; the height they take."""
        x, y, high = box.x(), box.y(), 0
        for line in self._lines(box.width()):
            high = max(item.sizeHint().height() for item in line)
            for item in line:
                size = item.sizeHint()
                if self._is_last(item):
                    x = max(x, box.x() + box.width() - size.width())
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._gap
            x, y = box.x(), y + high + self._gap
        return max(0, y - self._gap - box.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not lines or used + self._gap + wide > width:
                lines.append([])
                used = wide
            else:
                used += self._gap + wide
            lines[-1].append(item)
        return lines

    def _is_last(self, item: QLayoutItem) -> bool:
        return isinstance(item, QWidgetItem) and item.widget() is self._last
