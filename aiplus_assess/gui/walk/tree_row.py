"""How a row of the tree is painted."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aiplus_assess.gui.theme import current
from aiplus_assess.gui.walk.icons import paint_chevron, paint_flag, paint_mark

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row carries besides its text."""

    KIND = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    MARK = Qt.ItemDataRole.UserRole + 4
    FLAGGED = Qt.ItemDataRole.UserRole + 5
    CURRENT = Qt.ItemDataRole.UserRole + 6
    OPEN = Qt.ItemDataRole.UserRole + 7


HEIGHTS = {"section": 34, "branch": 33, "leaf": 28}


class TreeRow(QStyledItemDelegate):
    """Sections bold, clauses with their count, questions with their mark; flags to the right of the text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, current().px(HEIGHTS[index.data(Role.KIND)]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        kind, box = index.data(Role.KIND), QRect(option.rect)
        self._ground(painter, option, index)
        right = self._right(painter, box, index)
        left = box.left() + current().px({"section": 4, "branch": 12, "leaf": 30}[kind])
        if kind == "leaf":
            side = current().px(8)
            paint_mark(painter, QRectF(left - side - 7, box.center().y() - side / 2, side, side), index.data(Role.MARK))
        elif kind == "branch":
            side = current().px(7)
            paint_chevron(
                painter, QRectF(box.left() + 2, box.center().y() - side / 2, side, side), index.data(Role.OPEN)
            )
        font = _font(kind, bool(index.data(Role.CURRENT)))
        painter.setFont(font)
        painter.setPen(QColor(self._ink(kind, bool(index.data(Role.CURRENT)))))
        words = QRect(left, box.top(), right - left - 6, box.height())
        text = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current().palette
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if index.data(Role.CURRENT):
            painter.setBrush(QColor(tokens.tint))
        elif option.state & QStyle.StateFlag.State_MouseOver and index.data(Role.KIND) != "section":
            painter.setBrush(QColor(tokens.ground))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawRoundedRect(box, 8, 8)

    def _right(self, painter: QPainter, box: QRect, index: Index) -> int:
        """Paint count and flag; where the text has to end."""
        right = box.right() - 8
        count, kind = index.data(Role.COUNT), index.data(Role.KIND)
        if count:
            font = _font(kind, bool(index.data(Role.CURRENT)))
            width = QFontMetrics(font).horizontalAdvance(count)
            painter.setFont(font)
            painter.setPen(QColor(self._ink("branch", bool(index.data(Role.CURRENT)))))
            painter.drawText(
                QRect(right - width, box.top(), width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, count
            )
            right -= width + 6
        if index.data(Role.FLAGGED):
            side = current().px(12)
            paint_flag(painter, QRectF(right - side, box.center().y() - side / 2, side, side))
            right -= side + 4
        return right

    def _ink(self, kind: str, here: bool) -> str:
        tokens = current().palette
        if here:
            return tokens.brand
        return tokens.ink if kind == "section" else tokens.secondary


def _font(kind: str, here: bool) -> QFont:
    font = QFont()
    font.setFamilies(QFont().families())
    font.setPixelSize(current().px(13 if kind == "leaf" else 14))
    font.setBold(kind == "section" or (here and kind == "branch"))
    return font
