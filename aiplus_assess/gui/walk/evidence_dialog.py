"""Everything about one paper: title, level, kind, status, page, the questions it proves, its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import EvidenceItem, EvidenceStatus
from aiplus_assess.gui.kit import Caption, Dialog, FormField, LinkButton, PrimaryButton, row
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.gui.walk.evidence_form import fill_kinds, level_box, narrow
from aiplus_assess.gui.walk.offer import Offer
from aiplus_assess.gui.walk.question_picker import QuestionPicker
from aiplus_assess.gui.walk.session import Session
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import EvidenceKind

STATUSES: tuple[EvidenceStatus, ...] = ("provided", "missing", "incomplete")


class EvidenceDialog(Dialog):
    """`saved` carries the paper as it is to be, and a file to take in place of the one it has, or None."""

    saved = Signal(object, object)

    def __init__(self, parent: QWidget, session: Session, item: EvidenceItem) -> None:
        super().__init__(parent, _("Paper or record"))
        self.setMinimumWidth(theme().px(580))
        self._item = item
        self._offer: Offer | None = None
        self.name = QLineEdit(item.title)
        self.name.setMaxLength(200)
        self.level, self.kind, self.status = level_box(), QComboBox(), QComboBox()
        self.level.setCurrentIndex(item.level)
        fill_kinds(self.kind, kinds_of(session, item))
        self.kind.setCurrentIndex(max(0, self.kind.findData(item.kind)))
        for status in STATUSES:
            self.status.addItem(labels.evidence_status_word(status), status)
        self.status.setCurrentIndex(STATUSES.index(item.status))
        for box in (self.level, self.kind, self.status):
            narrow(box)
        self.page = QLineEdit(item.reference)
        self.page.setMaxLength(200)
        self.page.setPlaceholderText(_("For instance p. 12, or row 30 of the log"))
        hidden = tuple(question for question in item.questions if question not in session.questions)
        offered = [session.question(q) for q in (*session.questions, *hidden) if q in session.pack.by_id]
        self.picker = QuestionPicker(offered, item.questions)
        self.file = Caption(self._file_words())
        self.choose = LinkButton(_("Replace the file…") if item.file else _("Attach a file…"), self._choose)
        self._lay_out()
        self.add_cancel()
        self.add_button(PrimaryButton(_("Save")), self._save, default=True)
        self.name.setFocus()

    def _lay_out(self) -> None:
        self._name_field = FormField(_("Title of the paper or record"), self.name)
        self._questions = FormField(_("Questions it proves"), self.picker)
        names, boxes = row(gap=3), row(gap=3)
        names.addWidget(self._name_field, 3)
        names.addWidget(FormField(_("Page or place"), self.page), 2)
        for name, box in (
            (_("Evidence level"), self.level),
            (_("Status"), self.status),
            (_("Kind of paper"), self.kind),
        ):
            boxes.addWidget(FormField(name, box), 1)
        file = row(gap=2)
        file.addWidget(self.file, 1)
        file.addWidget(self.choose)
        self.body.addLayout(names)
        self.body.addLayout(boxes)
        self.body.addWidget(self._questions, 1)
        self.body.addLayout(file)

    def _file_words(self) -> str:
        if self._offer is not None:
            return _("File: {name}").format(name=self._offer.name)
        return _("File: {name}").format(name=self._item.file.name) if self._item.file else _("No file attached.")

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Attach files as proof"))
        if chosen:
            self._offer = Offer.of(Path(chosen))
            self.file.setText(self._file_words())

    def _save(self) -> None:
        title, questions = self.name.text().strip(), self.picker.ticked()
        self._name_field.show_fault("" if title else _("Give it a title."))
        self._questions.show_fault(
            "" if questions else _("Tick at least one question; to remove the paper, take it off.")
        )
        if not title or not questions:
            return
        changed = replace(
            self._item,
            title=title,
            level=self.level.currentData(),
            kind=self.kind.currentData(),
            status=self.status.currentData(),
            reference=self.page.text().strip(),
            questions=_in_order(self._item.questions, questions),
        )
        self.saved.emit(changed, self._offer)
        self.accept()


def kinds_of(session: Session, item: EvidenceItem) -> list[EvidenceKind]:
    """What an assessor would accept for the questions the paper proves."""
    known = [session.question(q).evidence for q in item.questions if q in session.pack.by_id]
    return list({kind.id: kind for kinds in known for kind in kinds}.values())


def _in_order(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Those that were there keep their place; new ones follow."""
    return (*(q for q in before if q in now), *(q for q in now if q not in before))
