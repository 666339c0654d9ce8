"""One line for every department: its name, how far it is, who answers for it. Questions can be dropped on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTableView

from aiplus_assess.assessment.departments import Share, title_of
from aiplus_assess.gui.kit import Caption, SecondaryButton, ThinProgress, column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import Pack


class DepartmentRow(QFrame):
    """`picked` and `dropped` carry the code, `named` code and person."""

    picked = Signal(str)
    dropped = Signal(str)
    named = Signal(str, str)

    def __init__(self, share: Share, pack: Pack) -> None:
        super().__init__()
        self.code = share.code
        title = title_of(pack, share.code)
        self.setAcceptDrops(True)
        set_look(self, "rung")
        self.button = SecondaryButton(title, lambda: self.picked.emit(self.code))
        self.button.setCheckable(True)
        self.bar, self.figures = ThinProgress(_("{title}: answered").format(title=title)), Caption("", wrap=False)
        self.person = QLineEdit()
        self.person.setMaxLength(100)
        self.person.setPlaceholderText(_("Person responsible"))
        self.person.setAccessibleName(_("{title}: person responsible").format(title=title))
        self.person.editingFinished.connect(self.flush)
        line = row(gap=2)
        line.addWidget(self.button, 3)
        line.addWidget(self.person, 4)
        progress = row(gap=2)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.figures)
        self.setLayout(column(line, progress, gap=1, margins=(1, 1, 1, 1)))
        self._shown = share

    def show_share(self, share: Share, chosen: bool, editable: bool) -> None:
        """Draw it; what is being typed stays."""
        self._shown = share
        self.button.setChecked(chosen)
        self.bar.show_share(share.answered, len(share.questions))
        self.bar.setVisible(bool(share.questions))
        self.figures.setText(f"{share.answered}/{len(share.questions)}" if share.questions else _("Asked nothing"))
        if not (self.person.hasFocus() and self.person.isModified()) and self.person.text() != share.person:
            self.person.setText(share.person)
        self.person.setReadOnly(not editable)
        self.setAcceptDrops(editable)

    def flush(self) -> None:
        """Hand on what is typed now."""
        self.person.setModified(False)
        if self.person.text().strip() != self._shown.person:
            self.named.emit(self.code, self.person.text())

    # --- dropping
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if isinstance(event.source(), QTableView):
            event.acceptProposedAction()
            set_look(self, "rung", reached="true")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        set_look(self, "rung", reached="false")

    def dropEvent(self, event: QDropEvent) -> None:
        set_look(self, "rung", reached="false")
        event.acceptProposedAction()
        self.dropped.emit(self.code)
