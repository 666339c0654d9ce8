"""Adding a paper: a new one, or one that is there already."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.gui.kit import Card, Heading, SecondaryButton, row
from aiplus_assess.gui.walk.evidence_presenter import EvidencePresenter
from aiplus_assess.i18n import _


class EvidenceForm(Card):
    """What was typed stays until it is stored."""

    def __init__(self) -> None:
        super().__init__(Heading(_("Add a paper")), padding=3, gap=2)
        self._presenter: EvidencePresenter | None = None
        self._kind = ""
        self._elsewhere: tuple[EvidenceItem, ...] = ()
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Title of the paper or record"))
        self.name.setAccessibleName(_("Title of the paper or record"))
        self.name.setMaxLength(200)
        self.level = QComboBox()
        self.level.setAccessibleName(_("Evidence level of the paper"))
        for level in range(4):
            self.level.addItem(f"{level} {labels.evidence_word(level)}", level)
        self.level.setCurrentIndex(1)
        self.add = SecondaryButton(_("Add"), self._add)
        self.files = SecondaryButton(_("Attach files…"), self._choose)
        self.files.setToolTip(_("Or drop files here, at most 20 MB each; they are kept inside the workspace"))
        self.other = QComboBox()
        self.other.setAccessibleName(_("Link a paper that is already there"))
        for box in (self.level, self.other):
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.activated.connect(self._link)
        line = row(gap=2)
        line.addWidget(self.level, 1)
        line.addWidget(self.add)
        self.body.addWidget(self.name)
        self.body.addLayout(line)
        self.body.addWidget(self.files)
        self.body.addWidget(self.other)
        self.name.returnPressed.connect(self._add)

    def attach(self, presenter: EvidencePresenter) -> None:
        """Serve another question: what was begun for the one before is dropped."""
        self._presenter = presenter
        self.name.clear()
        self._kind = ""

    def propose(self, title: str, kind: str) -> None:
        """Begin with the name of something that would be accepted."""
        self.name.setText(title)
        self._kind = kind
        self.name.setFocus()
        self.name.selectAll()

    def show_elsewhere(self, items: tuple[EvidenceItem, ...]) -> None:
        """Offer the papers that prove other questions."""
        self._elsewhere = items
        self.other.clear()
        self.other.addItem(_("Link one that is there …"))
        for item in items:
            self.other.addItem(item.title)
        self.other.setVisible(bool(items))

    def _add(self) -> None:
        if self._presenter is None:
            return
        if self._presenter.add(self.name.text(), int(self.level.currentData()), self._kind):
            self.name.clear()
            self._kind = ""

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Attach files as proof"))
        self.take([Path(path) for path in chosen])

    def take(self, paths: Iterable[Path]) -> None:
        """Attach files, at the level and for the kind that are chosen; it ends at the first that can't be."""
        for path in paths:
            if self._presenter is None or not self._presenter.attach(path, int(self.level.currentData()), self._kind):
                return
        self._kind = ""

    def _link(self, place: int) -> None:
        if self._presenter is not None and place > 0:
            self._presenter.link(self._elsewhere[place - 1])
