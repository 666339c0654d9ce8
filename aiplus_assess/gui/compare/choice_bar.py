"""From which assessment to which, and on whose answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import Basis
from aiplus_assess.gui.kit import Flow, Label, Segments, row
from aiplus_assess.gui.kit.tips import tip
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, pgettext

LIST = {False: (12, 250), True: (28, 330)}
"""Letters a list of titles shows at least, and its most pixels at 100 % text; with a company's name before them."""


class ChoiceBar(QWidget):
    """`pair` carries (from, to), `basis` the basis chosen. `foreign`: of two companies, so neither is the earlier."""

    pair = Signal(str, str)
    basis = Signal(object)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        old: str | None,
        new: str | None,
        bases: Sequence[Basis],
        chosen: Basis,
        foreign: bool = False,
    ) -> None:
        super().__init__()
        self._letters, self._widest = LIST[foreign]
        self.old = self._list(_("One assessment") if foreign else _("Earlier assessment"), choices, old)
        self.new = self._list(_("The other assessment") if foreign else _("Later assessment"), choices, new)
        self.bases = Segments(_("Basis"), [(basis, labels.basis_word(basis)) for basis in bases], chosen)
        self.bases.chosen.connect(self.basis)
        self._then = QWidget()
        between = pgettext("beside", "and") if foreign else "→"
        self._then.setLayout(row(Label(between, "secondary", wrap=False), self.new, gap=2))
        self.setLayout(Flow(self.old, self._then, self.bases, gap=2))

    def hide_names(self, hidden: bool) -> None:
        """The lists name companies; the basis can be chosen all the same."""
        self.old.setHidden(hidden)
        self._then.setHidden(hidden)

    def _list(self, name: str, choices: Sequence[tuple[str, str]], chosen: str | None) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for place, (identity, text) in enumerate(choices):
            box.addItem(text, identity)
            box.setItemData(place, tip(text), Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(box.findData(chosen))
        box.setToolTip(tip(box.currentText()))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(self._letters)
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(theme().px(180))
        box.setMaximumWidth(theme().px(self._widest))
        box.activated.connect(lambda _place: self.pair.emit(self.old.currentData(), self.new.currentData()))
        return box
