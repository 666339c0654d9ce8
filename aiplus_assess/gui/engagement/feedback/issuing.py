"""Asks what a new version is called before it is made, and who signs one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.engagement import SIDES, ReportStage, Signature
from aiplus_assess.assessment.engagement_words import side_word
from aiplus_assess.assessment.model import Basis
from aiplus_assess.gui.engagement.feedback.lines import Wanted
from aiplus_assess.gui.kit import Dialog, FormField, Label, PrimaryButton, Segments
from aiplus_assess.gui.plan.fields import DayField
from aiplus_assess.i18n import LANGUAGES, _, current


class IssueDialog(Dialog):
    """`given` carries what is wanted; `loose` says what nobody has looked at again."""

    given = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        stage: ReportStage,
        number: str,
        by: str,
        first: bool,
        offered: Sequence[Basis],
        loose: Sequence[str] = (),
    ) -> None:
        title = _("Issue the final version") if stage == "final" else _("Issue a version for review")
        text = _("The full report is made as it is now and kept byte for byte as version {number}.")
        super().__init__(parent, title, text.format(number=number))
        self._stage, self._number = stage, number
        for words in loose:
            self.body.addWidget(Label("· " + words))
        self.what, self.by = _line(500), _line(100, by)
        if first and stage == "review":
            self.what.setText(_("First version for review"))
        self.language = Segments(
            _("Language"), [(one, {"zh": "中文", "en": "English"}[one]) for one in LANGUAGES], current()
        )
        basis = "verified" if "verified" in offered else "self"
        self.basis = Segments(_("Basis"), [(one, labels.basis_word(one)) for one in offered], basis)
        for name, part in (
            (_("What changed"), self.what),
            (_("By"), self.by),
            (_("Language"), self.language),
            (_("Basis"), self.basis),
        ):
            self.body.addWidget(FormField(name, part))
        self.add_cancel()
        self.issue = self.add_button(
            PrimaryButton(_("Issue version {number}").format(number=number)), self._issue, True
        )
        self.what.setFocus()

    def _issue(self) -> None:
        language, basis = self.language.value(), self.basis.value()
        by, what = self.by.text().strip(), self.what.text().strip()
        self.given.emit(Wanted(self._stage, self._number, language, basis, by, what))  # type: ignore[arg-type]
        self.accept()


class SignDialog(Dialog):
    """`given` carries the signature; a name is needed."""

    given = Signal(object)

    def __init__(self, parent: QWidget, number: str, assessor: str, today: Callable[[], date], signed: bool) -> None:
        text = _("From the first signature on, version {number} can never be changed or removed.")
        super().__init__(parent, _("Sign version {number}").format(number=number), text.format(number=number))
        self._assessor, self._day = assessor, today()
        side = "assessor" if signed else "company"
        self.side = Segments(_("For which side"), [(one, side_word(one)) for one in SIDES], side)
        self.name, self.position = _line(100, assessor if signed else ""), _line(100)
        self.day = DayField(_("Date"), today, "record")
        self.day.show_value(self._day)
        self.day.entered.connect(self._take_day)
        self.side.chosen.connect(self._turn)
        for name, part in (
            (_("For which side"), self.side),
            (_("Name"), self.name),
            (_("Position"), self.position),
            (_("Date"), self.day),
        ):
            self.body.addWidget(FormField(name, part))
        self.add_cancel()
        self.sign = self.add_button(PrimaryButton(_("Record the signature")), self._sign, True)
        self.name.textChanged.connect(lambda _text: self._check())
        self._check()
        self.name.setFocus()

    def _check(self) -> None:
        self.sign.setEnabled(bool(self.name.text().strip()))

    def _turn(self, side: object) -> None:
        if not self.name.isModified():
            self.name.setText(self._assessor if side == "assessor" else "")

    def _take_day(self, day: object) -> None:
        assert day is None or isinstance(day, date)
        self._day = day or self._day

    def _sign(self) -> None:
        self.day.flush()
        name, position = self.name.text().strip(), self.position.text().strip()
        self.given.emit(Signature(self.side.value(), name, position, self._day))  # type: ignore[arg-type]
        self.accept()


def _line(longest: int, text: str = "") -> QLineEdit:
    edit = QLineEdit(text)
    edit.setMaxLength(longest)
    return edit
