"""Adding a paper: a new one, a file, or one that is there already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.kit import Caption, Card, Heading, SecondaryButton, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.walk.dropped import offers
from aiplus_assess.gui.walk.evidence_presenter import EvidencePresenter
from aiplus_assess.gui.walk.offer import Offer
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import EvidenceKind


class EvidenceForm(Card):
    """What was typed stays until it is stored."""

    def __init__(self) -> None:
        super().__init__(Heading(_("Add a paper")), padding=3, gap=2)
        self._presenter: EvidencePresenter | None = None
        self._elsewhere: tuple[EvidenceItem, ...] = ()
        self.name = PasteField()
        self.name.setPlaceholderText(_("Title of the paper or record"))
        self.name.setAccessibleName(_("Title of the paper or record"))
        self.name.setMaxLength(200)
        self.level = level_box()
        self.level.setCurrentIndex(1)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind of paper"))
        self.add = SecondaryButton(_("Add"), self._add)
        self.files = SecondaryButton(_("Attach files…"), self._choose)
        self.hint = Caption(_("Or drop files here, or paste them with Ctrl+V; at most 20 MB each."))
        self.other = QComboBox()
        self.other.setAccessibleName(_("Link a paper that is already there"))
        for box in (self.level, self.kind, self.other):
            narrow(box)
        self.other.activated.connect(self._link)
        line = row(gap=2)
        line.addWidget(self.level, 1)
        line.addWidget(self.add)
        self.body.addWidget(self.name)
        self.body.addWidget(self.kind)
        self.body.addLayout(line)
        self.body.addWidget(self.files)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.other)
        self.name.returnPressed.connect(self._add)
        self.name.pasted.connect(self.take)

    def attach(self, presenter: EvidencePresenter, kinds: Sequence[EvidenceKind]) -> None:
        """Serve another question: what was begun for the one before is dropped."""
        self._presenter = presenter
        self.name.clear()
        fill_kinds(self.kind, kinds)

    def propose(self, title: str, kind: str) -> None:
        """Begin with the name of something that would be accepted."""
        self.name.setText(title)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.name.setFocus()
        self.name.selectAll()

    def show_elsewhere(self, items: tuple[EvidenceItem, ...]) -> None:
        """Offer the papers that prove other questions."""
        self._elsewhere = items
        self.other.clear()
        self.other.addItem(_("Link one that is there…"))
        for item in items:
            self.other.addItem(item.title)
        self.other.setVisible(bool(items))

    def show_target(self, over: bool) -> None:
        """A drag hovers over the tab: show that it may be dropped."""
        set_look(self, "card-selected" if over else "card")

    def _add(self) -> None:
        if self._presenter is not None and self._presenter.add(
            self.name.text(), self._level(), self.kind.currentData()
        ):
            self._done()

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Attach files as proof"))
        self.take([Offer.of(Path(path)) for path in chosen])

    def take(self, files: Sequence[Offer]) -> None:
        """Attach files, at the level and of the kind that are chosen."""
        if self._presenter is not None and files:
            self._presenter.attach(files, self._level(), self.kind.currentData())
            self._done()

    def _done(self) -> None:
        self.name.clear()
        self.kind.setCurrentIndex(0)

    def _level(self) -> int:
        return int(self.level.currentData())

    def _link(self, place: int) -> None:
        if self._presenter is not None and place > 0:
            self._presenter.link(self._elsewhere[place - 1])


class PasteField(QLineEdit):
    """Text is pasted as text; files are handed on instead of their paths."""

    pasted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        files = clipboard() if event.matches(QKeySequence.StandardKey.Paste) else []
        if files:
            self.pasted.emit(files)
        else:
            super().keyPressEvent(event)


def clipboard() -> list[Offer]:
    """The files in the clipboard."""
    return offers(QGuiApplication.clipboard().mimeData(), datetime.now(CHINA))


def level_box() -> QComboBox:
    """The evidence levels 0..3."""
    box = QComboBox()
    box.setAccessibleName(_("Evidence level of the paper"))
    for level in range(4):
        box.addItem(f"{level} {labels.evidence_word(level)}", level)
    return box


def fill_kinds(box: QComboBox, kinds: Sequence[EvidenceKind]) -> None:
    """What an assessor would accept, by id, and “another kind” first."""
    box.clear()
    box.addItem(_("Another kind"), "")
    for kind in kinds:
        box.addItem(kind.in_(current()), kind.id)


def narrow(box: QComboBox) -> None:
    """Let the box be narrower than its longest entry."""
    box.setMinimumContentsLength(6)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
