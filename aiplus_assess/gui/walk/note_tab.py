"""The note of a question: stored after a pause and on leaving, never lost."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from aiplus_assess.gui.kit import Caption, column, row
from aiplus_assess.gui.walk.presenter import NOTE_LIMIT, WalkPresenter
from aiplus_assess.i18n import _

PAUSE = 700
"""Milliseconds without typing after which a note is stored."""


class NoteTab(QWidget):
    """`typing` tells whether there is text that is not stored yet."""

    typing = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._presenter: WalkPresenter | None = None
        self._question = ""
        self._dirty = False
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(_("Note"))
        self.edit.setPlaceholderText(_("What was said, where the proof lies, who to ask…"))
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(160)
        self.counter = Caption("", wrap=False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        inside = column(gap=2, margins=(0, 3, 2, 0))
        inside.addWidget(self.edit, 1)
        inside.addLayout(row(None, self.counter))
        self.setLayout(inside)
        self.edit.textChanged.connect(self._changed)
        self.edit.installEventFilter(self)

    @property
    def dirty(self) -> bool:
        return self._dirty

    def show_note(self, presenter: WalkPresenter, question_id: str) -> None:
        """Show the note of another question (the one before is stored first), or what undo brought back."""
        if question_id != self._question or presenter is not self._presenter:
            self.flush()
        elif self._dirty:
            return
        self._presenter, self._question = presenter, question_id
        note = presenter.session.answer(question_id).note
        if self.edit.toPlainText() != note:
            self.edit.blockSignals(True)
            self.edit.setPlainText(note)
            self.edit.blockSignals(False)
        self.edit.setReadOnly(presenter.session.read_only)
        self._count()

    def flush(self) -> None:
        """Store what is typed now."""
        self._pause.stop()
        if not self._dirty or self._presenter is None:
            return
        self._dirty = False
        self._presenter.note(self._question, self.edit.toPlainText())
        self.typing.emit(False)

    def _changed(self) -> None:
        self._shorten()
        self._dirty = True
        self._count()
        self._pause.start()
        self.typing.emit(True)

    def _shorten(self) -> None:
        text = self.edit.toPlainText()
        if len(text) > NOTE_LIMIT:
            place = self.edit.textCursor().position()
            self.edit.blockSignals(True)
            self.edit.setPlainText(text[:NOTE_LIMIT])
            cursor = self.edit.textCursor()
            cursor.setPosition(min(place, NOTE_LIMIT))
            self.edit.setTextCursor(cursor)
            self.edit.blockSignals(False)

    def _count(self) -> None:
        self.counter.setText(f"{len(self.edit.toPlainText()):,} / {NOTE_LIMIT:,}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)
