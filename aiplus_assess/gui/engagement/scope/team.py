"""The assessing team, a line for everybody."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from aiplus_assess.assessment.engagement import Member
from aiplus_assess.gui.kit import Caption, Card, Heading, LinkButton, SecondaryButton, clear, column, row
from aiplus_assess.i18n import _


class TeamCard(Card):
    """`edited` carries place, name and role; `removed` the place."""

    edited = Signal(int, str, str)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__(gap=3)
        self.names: list[QLineEdit] = []
        self.roles: list[QLineEdit] = []
        self._shown: tuple[Member, ...] | None = None
        self._editable = True
        self.add = SecondaryButton(_("Add a member"))
        self._none = Caption(_("Nobody yet. The team prints on the report's page about the process."))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.body.addLayout(column(Heading(_("Team")), self._none, gap=1))
        self.body.addLayout(self._grid)
        self.body.addLayout(row(self.add, None))

    def show_team(self, team: tuple[Member, ...], editable: bool) -> None:
        """Draw the lines; where only words changed they are rewritten in place, unless somebody is typing there."""
        self.add.setVisible(editable)
        self._none.setVisible(not team)
        if self._shown is None or len(team) != len(self._shown) or editable != self._editable:
            self._build(len(team), editable)
        for place, member in enumerate(team):
            for edit, text in ((self.names[place], member.name), (self.roles[place], member.role)):
                if not (edit.hasFocus() and edit.isModified()) and edit.text() != text:
                    edit.setText(text)
        self._shown, self._editable = team, editable

    def _build(self, lines: int, editable: bool) -> None:
        clear(self._grid)
        self.names, self.roles = [], []
        for place in range(lines):
            name, role = self._field(_("Name"), place, editable), self._field(_("Role in the team"), place, editable)
            self.names.append(name)
            self.roles.append(role)
            self._grid.addWidget(name, place, 0)
            self._grid.addWidget(role, place, 1)
            if editable:
                remove = LinkButton(_("Remove"), partial(self.removed.emit, place))
                self._grid.addWidget(remove, place, 2)

    def _field(self, what: str, place: int, editable: bool) -> QLineEdit:
        edit = QLineEdit()
        edit.setPlaceholderText(what)
        edit.setAccessibleName(f"{what} {place + 1}")
        edit.setMaxLength(100)
        edit.setReadOnly(not editable)
        edit.editingFinished.connect(partial(self._tell, place))
        return edit

    def flush(self) -> None:
        """Hand on what is typed now."""
        for place, (name, role) in enumerate(zip(self.names, self.roles, strict=True)):
            if name.isModified() or role.isModified():
                self._tell(place)

    def _tell(self, place: int) -> None:
        if place >= len(self.names):
            return
        name, role = self.names[place], self.roles[place]
        name.setModified(False)
        role.setModified(False)
        if self._shown is not None and (name.text(), role.text()) != (self._shown[place].name, self._shown[place].role):
            self.edited.emit(place, name.text(), role.text())

    def focus_last(self) -> None:
        """Where a new name is typed."""
        if self.names:
            self.names[-1].setFocus()
            self.names[-1].selectAll()
