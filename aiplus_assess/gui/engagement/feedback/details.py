"""Everything about the chosen remark; every field is stored when it is left, text also after a pause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from aiplus_assess.assessment.engagement import ADOPTIONS, Feedback
from aiplus_assess.assessment.engagement_words import adoption_word
from aiplus_assess.gui.kit import Card, FormField, LinkButton, row
from aiplus_assess.gui.plan.details import TextField
from aiplus_assess.gui.plan.fields import DayField
from aiplus_assess.i18n import _


class RemarkCard(Card):
    """`edited` carries the remark's id, a field's name and its value; `removed` the id."""

    edited = Signal(str, str, object)
    removed = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(padding=4, gap=3)
        self._shown: Feedback | None = None
        self.version, self.adoption = QComboBox(), QComboBox()
        for code in ADOPTIONS:
            self.adoption.addItem(adoption_word(code), code)
        for box in (self.version, self.adoption):
            box.setMinimumContentsLength(4)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lines = {field: _line() for field in ("page", "by", "decided_by")}
        self.comment, self.reply = TextField(_("Comment"), 4), TextField(_("Reply"), 3)
        self.given, self.decided = (DayField(name, today, "record") for name in (_("Given on"), _("Decided on")))
        self.remove = LinkButton(_("Take this remark off"), self._remove)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        pairs = (
            (FormField(_("Version"), self.version), FormField(_("Page"), self.lines["page"])),
            (FormField(_("Given by"), self.lines["by"]), FormField(_("Given on"), self.given)),
            (FormField(_("Adopted?"), self.adoption), FormField(_("Decided by"), self.lines["decided_by"])),
        )
        self._add_pair(*pairs[0])
        self.body.addWidget(FormField(_("Comment"), self.comment))
        self._add_pair(*pairs[1])
        self._add_pair(*pairs[2])
        self.body.addWidget(FormField(_("Reply"), self.reply, _("Say why where it is not adopted")))
        self.body.addWidget(FormField(_("Decided on"), self.decided))
        self.body.addLayout(row(self.remove, None))
        self.body.addStretch(1)

    def _add_pair(self, left: FormField, right: FormField) -> None:
        line = row(gap=3)
        line.addWidget(left, 1)
        line.addWidget(right, 1)
        self.body.addLayout(line)

    def _connect(self) -> None:
        self.version.activated.connect(lambda place: self._tell("version", self.version.itemData(place)))
        self.adoption.activated.connect(lambda place: self._tell("adoption", self.adoption.itemData(place)))
        for field, edit in self.lines.items():
            edit.editingFinished.connect(partial(self._leave, field))
        for field, part in (("comment", self.comment), ("reply", self.reply)):
            part.entered.connect(partial(self._tell, field))
        for field, day in (("given", self.given), ("decided", self.decided)):
            day.entered.connect(partial(self._tell, field))

    def show_remark(self, remark: Feedback, numbers: Sequence[str], editable: bool) -> None:
        """Draw it; what is being typed into stays. Call `flush` before another one is shown."""
        other = self._shown is None or self._shown.id != remark.id
        self._shown = remark
        self.version.clear()
        for number in ("", *dict.fromkeys([*numbers, *([remark.version] if remark.version else [])])):
            self.version.addItem(number or _("none"), number)
        self.version.setCurrentIndex(self.version.findData(remark.version))
        self.adoption.setCurrentIndex(ADOPTIONS.index(remark.adoption))
        for field, edit in self.lines.items():
            if other or not (edit.hasFocus() and edit.isModified()):
                edit.setText(getattr(remark, field))
            edit.setReadOnly(not editable)
        self.comment.show_text(remark.comment, other)
        self.reply.show_text(remark.reply, other)
        self.given.show_value(remark.given)
        self.decided.show_value(remark.decided)
        for text in (self.comment, self.reply):
            text.setReadOnly(not editable)
        for part in (self.version, self.adoption, self.given, self.decided):
            part.setEnabled(editable)
        self.remove.setVisible(editable)

    def flush(self) -> None:
        """Hand on what is typed now."""
        for field in self.lines:
            self._leave(field)
        for part in (self.comment, self.reply, self.given, self.decided):
            part.flush()

    def _leave(self, field: str) -> None:
        edit = self.lines[field]
        if edit.isModified():
            edit.setModified(False)
            self._tell(field, edit.text().strip())

    def _tell(self, field: str, value: object) -> None:
        if self._shown is not None and getattr(self._shown, field) != value:
            self.edited.emit(self._shown.id, field, value)

    def _remove(self) -> None:
        if self._shown is not None:
            self.removed.emit(self._shown.id)


def _line() -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(100)
    return edit
