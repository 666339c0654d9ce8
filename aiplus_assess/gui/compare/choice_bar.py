"""From which assessment to which, and on whose answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import Basis
from aiplus_assess.gui.kit import Flow, Label, Segments, row
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

WIDEST = 250
"""Pixels of a list of titles at 100 % text."""


class ChoiceBar(QWidget):
    """`pair` carries (from, to), `basis` the basis chosen."""

    pair = Signal(str, str)
    basis = Signal(object)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        old: str | None,
        new: str | None,
        bases: Sequence[Basis],
        chosen: Basis,
    ) -> None:
        super().__init__()
        self.old = self._list(_("Earlier assessment"), choices, old)
        self.new = self._list(_("Later assessment"), choices, new)
        self.bases = Segments(_("Basis"), [(basis, labels.basis_word(basis)) for basis in bases], chosen)
        self.bases.chosen.connect(self.basis)
        self.from_to = QWidget()
        self.from_to.setLayout(row(self.old, Label("→", "secondary", wrap=False), self.new, gap=2))
        self.setLayout(Flow(self.from_to, self.bases, gap=4))

    def _list(self, name: str, choices: Sequence[tuple[str, str]], chosen: str | None) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for identity, text in choices:
            box.addItem(text, identity)
        box.setCurrentIndex(box.findData(chosen))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(theme().px(180))
        box.setMaximumWidth(theme().px(WIDEST))
        box.activated.connect(lambda _place: self.pair.emit(self.old.currentData(), self.new.currentData()))
        return box
