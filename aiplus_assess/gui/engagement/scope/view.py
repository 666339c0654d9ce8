"""Scope and team: the head of the engagement as a form; every field is stored when it is left."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.engagement import CONFIDENTIALITIES
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.engagement.edited_section import EditedSection
from aiplus_assess.gui.engagement.scope.pattern import PatternDialog
from aiplus_assess.gui.engagement.scope.presenter import ScopePresenter
from aiplus_assess.gui.engagement.scope.team import TeamCard
from aiplus_assess.gui.kit import Card, FormField, LinkButton, SecondaryButton, Tiles, column, row
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.plan.details import TextField
from aiplus_assess.gui.plan.fields import DayField
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _


class ScopeSection(EditedSection[ScopePresenter]):
    """A form; nothing has to be filled in."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self._final = False
        self.client, self.number = _line(), _line()
        self.scope = TextField(_("Scope"), 5)
        self.scope.setPlaceholderText(_("Which sites, products and processes; what is left out, and why"))
        self.started = DayField(_("Start"), self._today, "meeting")
        self.ends = DayField(_("End"), self._today)
        self.secrecy = QComboBox()
        for code in CONFIDENTIALITIES:
            self.secrecy.addItem(labels.confidentiality_word(code), code)
        self.offer = SecondaryButton(_("Next free number"), self._offer)
        self.pattern = LinkButton(_("Pattern…"), self._ask_pattern)
        self.team = TeamCard()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        numbered = QWidget()
        inside = row(gap=2)
        inside.addWidget(self.number, 1)
        inside.addWidget(self.offer)
        inside.addWidget(self.pattern)
        numbered.setLayout(inside)
        self.number.setAccessibleName(_("Report number"))
        self._number = FormField(_("Report number"), numbered)
        self._ends = FormField(_("End"), self.ends)
        dates = row(FormField(_("Start"), self.started), self._ends, gap=4)
        order = Card(gap=4)
        hint = _("Who ordered the assessment; it may be a parent company")
        order.body.addWidget(FormField(_("Client"), self.client, hint))
        order.body.addWidget(self._number)
        order.body.addWidget(FormField(_("Confidentiality"), self.secrecy))
        order.body.addLayout(dates)
        order.body.addWidget(FormField(_("Scope"), self.scope))
        order.body.addStretch(1)
        self.team.body.addStretch(1)
        self.setLayout(column(self.banner, Tiles([order, self.team], least=430, most=2, even=True), None, gap=3))

    def _connect(self) -> None:
        self.client.editingFinished.connect(lambda: self._edit("client", self.client.text().strip()))
        self.number.editingFinished.connect(lambda: self._edit("report_number", self.number.text().strip()))
        self.scope.entered.connect(partial(self._edit, "scope"))
        self.started.entered.connect(partial(self._edit, "started"))
        self.ends.entered.connect(partial(self._edit, "ends"))
        self.secrecy.activated.connect(lambda place: self._edit("confidentiality", self.secrecy.itemData(place)))
        self.team.add.clicked.connect(self._add_member)
        self.team.edited.connect(self._edit_member)
        self.team.removed.connect(self._remove_member)

    # --- being a section
    def enter(self, assessment_id: str) -> None:
        assessment = self.services.workspace.load(assessment_id)
        assert assessment.engagement is not None
        if self.presenter is not None and self.presenter.id == assessment_id:
            self.presenter.edited.refresh(assessment.engagement)
        else:
            self.presenter = ScopePresenter(self.services.workspace, assessment, self.draw)
        self.presenter.edited.listen(self.draw)
        self._final = assessment.final
        self.draw(other=True)

    def take_focus(self) -> None:
        self.client.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+Z / Ctrl+Y", _("Undo, redo"))]

    # --- drawing
    def draw(self, other: bool = False) -> None:
        """Show the engagement as it is now; what is being typed into stays."""
        if self.presenter is None:
            return
        head = self.presenter.engagement
        self.show_failure()
        for edit, text in ((self.client, head.client), (self.number, head.report_number)):
            if not (edit.hasFocus() and edit.isModified()) and edit.text() != text:
                edit.setText(text)
        self.scope.show_text(head.scope, other)
        self.started.show_value(head.started, other)
        self.ends.show_value(head.ends, other)
        self.secrecy.setCurrentIndex(CONFIDENTIALITIES.index(head.confidentiality))
        self.team.show_team(head.team, not self._final)
        doubts = self.presenter.doubts()
        self._number.show_fault(doubts.get("report_number", ""))
        self._ends.show_fault(doubts.get("ends", ""))
        self.scope.setReadOnly(self._final)
        for edit in (self.client, self.number):
            edit.setReadOnly(self._final)
        for part in (self.secrecy, self.offer, self.started, self.ends):
            part.setEnabled(not self._final)

    # --- acting
    def _today(self) -> date:
        return self.services.clock().astimezone(CHINA).date()

    def _edit(self, field: str, value: object) -> None:
        for edit in (self.client, self.number):
            edit.setModified(False)
        if self.presenter is not None and not self._final:
            self.presenter.edit(field, value)

    def flush(self) -> None:
        for field, edit in (("client", self.client), ("report_number", self.number)):
            if edit.isModified():
                self._edit(field, edit.text().strip())
        for part in (self.scope, self.started, self.ends, self.team):
            part.flush()

    def _offer(self) -> None:
        if self.presenter is not None:
            self.number.setModified(False)
            self.presenter.offer_number(self._today())

    def _ask_pattern(self) -> None:
        if self.presenter is None:
            return
        dialog = PatternDialog(self, self.presenter.pattern, self._today().year)
        dialog.given.connect(self._set_pattern)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _set_pattern(self, pattern: str) -> None:
        if self.presenter is not None:
            self.presenter.set_pattern(pattern)

    def _add_member(self) -> None:
        if self.presenter is not None:
            self.team.flush()
            self.presenter.add_member()
            self.team.focus_last()

    def _edit_member(self, place: int, name: str, role: str) -> None:
        if self.presenter is not None:
            self.presenter.edit_member(place, name, role)

    def _remove_member(self, place: int) -> None:
        if self.presenter is not None:
            self.team.flush()
            self.presenter.remove_member(place)
            self.offer_undo(_("The member was taken off."))
            self.team.add.setFocus()


def _line() -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(200)
    return edit
