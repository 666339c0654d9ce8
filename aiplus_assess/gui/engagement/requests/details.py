"""Everything about one paper of the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.departments import title_of
from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.gui.engagement.requests.presenter import STATES
from aiplus_assess.gui.kit import Caption, Dialog, FormField, LinkButton, PrimaryButton, SecondaryButton, row
from aiplus_assess.gui.plan.fields import DayField
from aiplus_assess.gui.walk.offer import Offer
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import Pack


class RequestDialog(Dialog):
    """`saved` carries the paper and the file that was chosen, or None; `looked` asks to open the attached one."""

    saved = Signal(object, object)
    looked = Signal(object)

    def __init__(self, parent: QWidget, item: EvidenceItem, pack: Pack, owner: str, today: Callable[[], date]) -> None:
        head = _("Paper no. {number}").format(number=item.number) if item.number else _("Paper")
        super().__init__(parent, head, _wanted(item, pack))
        self.setMinimumWidth(560)
        self._item = item
        self._chosen: Offer | None = None
        self.name = QLineEdit(item.title)
        self.name.setMaxLength(300)
        self._name = FormField(_("Title"), self.name)
        self.department, self.state, self.level = QComboBox(), QComboBox(), QComboBox()
        for info in pack.manifest.departments:
            self.department.addItem(info.title.in_(current()), info.id)
        if self.department.findData(owner) < 0:
            self.department.addItem(title_of(pack, owner), owner)
        self.department.setCurrentIndex(self.department.findData(owner))
        for status in STATES:
            self.state.addItem(labels.evidence_status_word(status), status)
        self.state.setCurrentIndex(STATES.index(item.status))
        for level in range(4):
            self.level.addItem(labels.evidence_word(level), level)
        self.level.setCurrentIndex(item.level)
        self.due, self.valid = DayField(_("Due date"), today), DayField(_("Valid until"), today)
        self.dated = DayField(_("Dated"), today, "record")
        for field, day in ((self.due, item.due), (self.dated, item.dated), (self.valid, item.valid_until)):
            field.show_value(day)
        self._days = {self.due: item.due, self.dated: item.dated, self.valid: item.valid_until}
        for field in self._days:
            field.entered.connect(lambda day, field=field: self._days.update({field: day}))
        self.reference = QLineEdit(item.reference)
        self.reference.setMaxLength(200)
        self.note = QPlainTextEdit(item.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.attach = SecondaryButton(_("Attach a file…"), self._choose)
        self.look = LinkButton(item.file.name if item.file else "", lambda: self.looked.emit(item))
        if item.file is None:
            self.look.hide()  # never shown before it has a parent: that would open a window
        self.file = Caption("")
        self._lay_out()
        self.add_cancel()
        self.add_button(PrimaryButton(_("Store")), self._save, default=True)
        (self.state if item.title else self.name).setFocus()

    def _lay_out(self) -> None:
        self.body.addWidget(self._name)
        for fields in (
            ((_("Department"), self.department), (_("State"), self.state), (_("Evidence level"), self.level)),
            ((_("Due date"), self.due), (_("Dated"), self.dated), (_("Valid until"), self.valid)),
        ):
            line = row(gap=3)
            for name, control in fields:
                line.addWidget(FormField(name, control), 1)
            self.body.addLayout(line)
        self.body.addWidget(FormField(_("Page or section"), self.reference))
        self.body.addWidget(FormField(_("Note"), self.note))
        self.body.addLayout(row(self.attach, self.look, self.file, None))

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Attach a file"))
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """The file that will be attached; the paper has come then."""
        self._chosen = Offer.of(path)
        self.look.hide()
        self.file.setText(path.name)
        self.state.setCurrentIndex(STATES.index("provided"))

    def _save(self) -> None:
        title = self.name.text().strip()
        if not title:
            self._name.show_fault(_("A paper needs a title."))
            self.name.setFocus()
            return
        for field in self._days:
            field.flush()
        item = replace(
            self._item,
            title=title,
            department=str(self.department.currentData()),
            status=self.state.currentData(),
            level=int(self.level.currentData()),
            due=self._days[self.due],
            dated=self._days[self.dated],
            valid_until=self._days[self.valid],
            reference=self.reference.text().strip(),
            note=self.note.toPlainText().strip()[:2000],
        )
        self.saved.emit(item, self._chosen)
        self.accept()


def _wanted(item: EvidenceItem, pack: Pack) -> str:
    names = [f"{q} {pack.by_id[q].title.in_(current())}" for q in item.questions if q in pack.by_id]
    return _("Proves: {questions}").format(questions=_(", ").join(names)) if names else _("Proves no question yet.")
