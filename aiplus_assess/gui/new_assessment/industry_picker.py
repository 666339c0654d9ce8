"""Picks an industry of GB/T 4754-2017 by code, Chinese, English or the initials of the pinyin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from aiplus_assess.assessment import industry
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.i18n import _, current


class IndustryPicker(QLineEdit):
    """Typing searches; ↓ or a click shows the list. `picked` carries the code, empty while nothing fits."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.code = ""
        self.setPlaceholderText(_("Code, name or initials: C34, tysb"))
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._list = QListView()
        self._list.setAccessibleName(_("Industries"))
        set_look(self._list, "popup")
        self._completer.setPopup(self._list)
        self._completer.setWidget(self)
        self._completer.activated[str].connect(self._take)  # type: ignore[index]
        self._list.installEventFilter(self)
        self.textEdited.connect(self._search)

    def show_code(self, code: str) -> None:
        """Show the industry of that code."""
        if code != self.code:
            self.code = code
            self.setText(industry.full_name(code, current()) if industry.known(code) else code)
            self.setCursorPosition(0)

    def names(self) -> list[str]:
        """What the list offers now."""
        return self._names.stringList()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab in the list takes the marked industry and goes on to the next field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
            index = self._list.currentIndex()
            if index.isValid():
                self._take(str(index.data()))
            self._list.hide()
            self.focusNextChild()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._offer("" if self.code else self.text())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.code:
                self._write_out()
            elif self.names():
                self._take(self.names()[0])
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text():
            self._offer("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._write_out()

    def _write_out(self) -> None:
        """A code that was typed is followed by its name."""
        if self.code:
            self.setText(industry.full_name(self.code, current()))
            self.setCursorPosition(0)

    def _search(self, text: str) -> None:
        typed = text.strip().upper()
        self._choose(typed if industry.known(typed) else "")
        self._offer(text)

    def _offer(self, text: str) -> None:
        found = [industry.full_name(found.code, current()) for found in industry.search(text)]
        self._names.setStringList(found)
        if found and self.isVisible():
            QTimer.singleShot(0, self._completer, self._completer.complete)
        else:
            self._list.hide()

    def _take(self, name: str) -> None:
        self._choose(name.split(" ", maxsplit=1)[0])
        self.setText(name)
        self.setCursorPosition(0)

    def _choose(self, code: str) -> None:
        if code != self.code:
            self.code = code
            self.picked.emit(code)
