"""Which actions are listed: by state, by who answers for them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.gui.kit import Flow
from aiplus_assess.gui.plan.lines import FILTERS, StateFilter, owners, passes
from aiplus_assess.gui.plan.presenter import PlanSession
from aiplus_assess.i18n import _


class FilterBar(QWidget):
    """Every state with its number; the owners there are."""

    state_chosen = Signal(str)
    owner_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.state, self.owner = QComboBox(), QComboBox()
        self.state.setAccessibleName(_("Filter by state"))
        self.owner.setAccessibleName(_("Filter by who is responsible"))
        for box in (self.state, self.owner):  # not only when first shown, which is before there is a plan
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for name in FILTERS:
            self.state.addItem("", name)
        self.setLayout(Flow(self.state, self.owner, gap=2))
        self.state.activated.connect(lambda place: self.state_chosen.emit(self.state.itemData(place)))
        self.owner.activated.connect(lambda place: self.owner_chosen.emit(self._people[place]))
        self._people: list[str | None] = []

    def show_session(self, session: PlanSession) -> None:
        """Draw what can be filtered."""
        for place, name in enumerate(FILTERS):
            n = sum(passes(line, name, session.owner) for line in session.lines)
            self.state.setItemText(place, f"{filter_word(name)} {n}")
        self.state.setCurrentIndex(FILTERS.index(session.state))
        people = [None, *dict.fromkeys((*owners(session.lines), *((session.owner,) if session.owner else ())))]
        if people != self._people:
            self._people = people
            self.owner.clear()
            self.owner.addItems([_person(person) for person in people])
        self.owner.setCurrentIndex(people.index(session.owner) if session.owner in people else 0)


def _person(person: str | None) -> str:
    return _("Everybody") if person is None else person or _("Nobody named")


def filter_word(name: StateFilter) -> str:
    """What a filter is called."""
    if name == "all":
        return _("All actions")
    if name == "open":
        return _("Not finished")
    return _("Overdue") if name == "overdue" else labels.action_state_word(name)
