"""The workspace's brands, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from aiplus_assess.gui.brands.shelf import Shelf
from aiplus_assess.gui.kit import Card, Flow, LinkButton, SecondaryButton
from aiplus_assess.gui.kit.lines import Column, Line, LineTable
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

SHOWN = 4
"""Brands in view before the list scrolls."""


class BrandList(Card):
    """`asked` carries new, duplicate, default, remove or rename; `chosen` a brand's id."""

    asked = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=4, gap=2)
        self.table = LineTable(_("Brands"), (Column(_("Brand"), share=1.0, least=120), Column(_("Use"), 84)))
        self.new = SecondaryButton(_("New"), lambda: self.asked.emit("new"))
        self.duplicate = SecondaryButton(_("Duplicate"), lambda: self.asked.emit("duplicate"))
        self.default = SecondaryButton(_("Make default"), lambda: self.asked.emit("default"))
        self.remove = LinkButton(_("Delete"), lambda: self.asked.emit("remove"))
        self.body.addWidget(self.table)
        self.body.addLayout(Flow(self.new, self.duplicate, self.default, self.remove, gap=2))
        self.table.on_key(self._key)
        self.table.verticalHeader().sectionResized.connect(lambda *_moved: self._fit())
        self.table.opened.connect(lambda _brand: self.asked.emit("rename"))
        self.table.deleted.connect(lambda: self.asked.emit("remove"))
        self.table.chosen.connect(self._choose)

    def show_shelf(self, shelf: Shelf, chosen: str) -> None:
        """List the brands; the default says so."""
        words = {True: _("Default"), False: ""}
        lines = tuple(Line(one.id, (one.name, words[one.id == shelf.default])) for one in shelf.brands)
        self.table.show_lines(lines, chosen)
        self._fit()
        own = shelf.default == chosen
        self.default.setText(_("No longer default") if own else _("Make default"))

    def _fit(self) -> None:
        """As high as its first lines."""
        rows = min(SHOWN, len(self.table.shown()))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(sum(map(self.table.rowHeight, range(rows))) + head + theme().px(8))

    def _choose(self) -> None:
        keys = self.table.keys()
        if keys:
            self.chosen.emit(keys[0])

    def _key(self, event: QKeyEvent) -> bool:
        asked = {Qt.Key.Key_Insert: "new", Qt.Key.Key_F2: "rename", Qt.Key.Key_Asterisk: "default"}
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        word = "duplicate" if control and event.key() == Qt.Key.Key_D else asked.get(Qt.Key(event.key()))
        if word:
            self.asked.emit(word)
        return bool(word)
