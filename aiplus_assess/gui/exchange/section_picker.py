"""Which questions go to a colleague, by department and clause group, and in which form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.respondents import section, within
from aiplus_assess.gui.kit import FormField, Secondary, Segments, column, row
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import Pack

TALLEST = 150
"""Pixels of a list at 100 % text; longer ones scroll."""


class SectionPicker(QWidget):
    """Nothing ticked in a list means all of it. `changed` when another number of questions is chosen."""

    changed = Signal()

    def __init__(self, pack: Pack, assessment: Assessment) -> None:
        super().__init__()
        self._pack, self._assessment = pack, assessment
        asked = [pack.by_id[question] for question in section(pack, assessment)]
        used = {question.department for question in asked}
        departments = [(one.id, one.title.in_(current())) for one in pack.manifest.departments if one.id in used]
        groups = [
            (group.id, f"{group.id} {group.title.in_(current())}")
            for group in pack.manifest.groups
            if any(within(question.clause, group.id) for question in asked)
        ]
        self.departments, self.groups = self._list(departments), self._list(groups)
        self.form = Segments(_("Sent as"), [(True, _("Excel form")), (False, _(".aiplus file"))], True)
        self._count = Secondary("")
        lists = row(gap=3)
        lists.addWidget(FormField(_("Departments"), self.departments), 1)
        lists.addWidget(FormField(_("Clause groups"), self.groups), 1)
        self.setLayout(column(lists, self._count, self.form, gap=2))
        self.form.chosen.connect(lambda _value: self.changed.emit())
        self._follow()

    def questions(self) -> tuple[str, ...]:
        """The questions chosen, in the order of the questionnaire."""
        return section(self._pack, self._assessment, _ticked(self.departments), _ticked(self.groups))

    def _list(self, entries: Sequence[tuple[str, str]]) -> QListWidget:
        found = QListWidget()
        for identity, words in entries:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, identity)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            found.addItem(item)
        found.setFixedHeight(theme().px(TALLEST))
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setTextElideMode(Qt.TextElideMode.ElideRight)
        found.itemChanged.connect(lambda _item: self._follow())
        return found

    def _follow(self) -> None:
        n = len(self.questions())
        words = ngettext("{n} question chosen", "{n} questions chosen", n).format(n=n)
        self._count.setText(words + _("; nothing ticked means all of them."))
        self.changed.emit()


def _ticked(found: QListWidget) -> list[str]:
    items = [found.item(place) for place in range(found.count())]
    return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]
