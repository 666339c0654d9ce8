"""Which papers are listed, with how many each choice has."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.departments import title_of
from aiplus_assess.gui.engagement.requests.presenter import FILTERS, RequestsPresenter, StateFilter
from aiplus_assess.gui.kit import Flow
from aiplus_assess.i18n import _


class RequestFilters(QWidget):
    """`changed` carries state and department (None for all)."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.state, self.department = QComboBox(), QComboBox()
        self.state.setAccessibleName(_("Filter by state"))
        self.department.setAccessibleName(_("Department"))
        for box in (self.state, self.department):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(self._tell)
        for name in FILTERS:
            self.state.addItem(filter_word(name), name)
        self.setLayout(Flow(self.state, self.department, gap=2))

    def show_list(self, presenter: RequestsPresenter, today: date) -> None:
        """Write the numbers."""
        items = list(presenter.edited.state.values())
        for place, name in enumerate(FILTERS):
            count = sum(presenter.passes(item, today, name) for item in items)
            self.state.setItemText(place, f"{filter_word(name)} {count}")
        self.state.setCurrentIndex(FILTERS.index(presenter.narrowed.state))
        pack = presenter.result.pack
        owners = set(map(presenter.owner, items))
        known = [str(info.id) for info in pack.manifest.departments]
        codes = [code for code in known if code in owners] + sorted(owners - set(known))
        self.department.clear()
        self.department.addItem(_("All departments"), None)
        for code in codes:
            self.department.addItem(title_of(pack, code) or _("No department"), code)
        self.department.setCurrentIndex(max(0, self.department.findData(presenter.narrowed.department)))

    def _tell(self, _place: int) -> None:
        self.changed.emit(self.state.currentData(), self.department.currentData())


def filter_word(name: StateFilter) -> str:
    if name == "all":
        return _("All papers")
    if name == "open":
        return _("Still to come")
    if name == "overdue":
        return _("Overdue")
    return _("No longer valid") if name == "expired" else labels.evidence_status_word(name)
