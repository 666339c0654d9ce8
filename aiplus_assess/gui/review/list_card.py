"""One list of the review: its count, what it means, a line per question that leads to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aiplus_assess.gui.kit import Caption, Card, Heading, LinkButton, Pill, Secondary, clear, row
from aiplus_assess.gui.review.lists import Entry, ReviewList
from aiplus_assess.i18n import _

FIRST = 8
"""Questions shown before “show all”."""


class ListCard(Card):
    """`picked` carries the question's id."""

    picked = Signal(str)

    def __init__(self, found: ReviewList) -> None:
        super().__init__(padding=5, gap=2)
        self.kind, self._entries = found.kind, found.entries
        count = Pill(str(len(found.entries)), "gap" if found.kind == "duties" and found.entries else "tint")
        self.body.addLayout(row(Heading(found.title, "section"), count, None, gap=2))
        self.body.addWidget(Caption(found.meaning if found.entries else _("None.")))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.more = LinkButton(_("Show all {n}").format(n=len(found.entries)), lambda: self._list(found.entries))
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._list(found.entries[:FIRST])

    def links(self) -> list[LinkButton]:
        """The lines that can be pressed, from top to bottom."""
        return [button for button in self.findChildren(LinkButton) if button is not self.more]

    def _list(self, entries: tuple[Entry, ...]) -> None:
        clear(self._grid)
        for line, entry in enumerate(entries):
            link = LinkButton(f"{entry.question}  {entry.title}", partial(self.picked.emit, entry.question))
            link.setAccessibleDescription(entry.detail)
            detail: QWidget = Secondary(entry.detail)
            self._grid.addWidget(link, line, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(detail, line, 1)
        self.more.setVisible(len(entries) < len(self._entries))
