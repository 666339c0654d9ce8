"""One paper in the evidence tab: what it is, its file, and what can be done with both."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.gui.kit import Caption, Card, Flow, Label, LinkButton
from aiplus_assess.i18n import _, ngettext


class EvidenceCard(Card):
    """`asked` carries what the user wants: open, save, edit, or remove."""

    asked = Signal(str)

    def __init__(self, item: EvidenceItem, kind: str, read_only: bool) -> None:
        super().__init__(padding=3, gap=0)
        self.item = item
        self.body.addWidget(Label(item.title))
        self.body.addWidget(Caption(describe(item, kind)))
        if item.file is not None:
            self.body.addWidget(Caption(file_words(item)))
        self._links: list[QWidget] = []
        if item.file is not None:
            self._offer("open", _("Open"), _("Open {title}"))
            self._offer("save", _("Save a copy…"), _("Save a copy of {title}"))
        if not read_only:
            self._offer("edit", _("Edit…"), _("Edit {title}"))
            self._offer("remove", _("Take off"), _("Take off {title}"))
        if self._links:
            self.body.addLayout(Flow(*self._links, gap=3))

    def _offer(self, what: str, text: str, name: str) -> None:
        link = LinkButton(text, partial(self.asked.emit, what))
        link.setAccessibleName(name.format(title=self.item.title))
        self._links.append(link)


def describe(item: EvidenceItem, kind: str) -> str:
    """“内部文件 · 已提供 · 第 12 页 · 证明 3 题”."""
    parts = [labels.evidence_word(item.level), labels.evidence_status_word(item.status)]
    if kind and kind != item.title:
        parts.append(kind)
    if item.reference:
        parts.append(item.reference)
    if len(item.questions) > 1:
        n = len(item.questions)
        parts.append(ngettext("proves {n} question", "proves {n} questions", n).format(n=n))
    return " · ".join(parts)


def file_words(item: EvidenceItem) -> str:
    """Name and size of the file, once where the paper is called like it."""
    assert item.file is not None
    words = _("{size} KB") if item.file.name == item.title else _("{name}, {size} KB")
    return words.format(name=item.file.name, size=f"{-(-item.file.size // 1024):,}")
