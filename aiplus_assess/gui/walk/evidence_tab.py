"""The proof of an answer: what would be accepted, the level stated by hand, the papers that are there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QVBoxLayout, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import AttachedFile, EvidenceItem
from aiplus_assess.gui.kit import Caption, Card, Heading, Label, LinkButton, Secondary, clear, column, row
from aiplus_assess.gui.walk.evidence_form import EvidenceForm
from aiplus_assess.gui.walk.evidence_presenter import EvidencePresenter
from aiplus_assess.gui.walk.proof import Acceptable, Proof, proof
from aiplus_assess.gui.walk.session import Session
from aiplus_assess.i18n import _

Removed = Callable[[EvidenceItem], None]


class EvidenceTab(QWidget):
    """`removed` is called after a paper was taken off, so that it can be offered back."""

    def __init__(self, removed: Removed) -> None:
        super().__init__()
        self._removed = removed
        self._presenter: EvidencePresenter | None = None
        self._shown: tuple[str, Proof] | None = None
        self.verdict = Label("", "body")
        self.stated = QComboBox()
        self.stated.setAccessibleName(_("Evidence level stated by hand"))
        for level in range(4):
            self.stated.addItem(f"{level} {labels.evidence_word(level)}", level)
        self.stated.activated.connect(self._state)
        self._accepted, self._items = QVBoxLayout(), QVBoxLayout()
        self._accepted.setSpacing(2)
        self._items.setSpacing(6)
        self.form = EvidenceForm()
        self.setAcceptDrops(True)
        self.items_head = Heading(_("Papers linked"))
        self.setLayout(
            column(
                self.verdict,
                column(Heading(_("Best proof you can show")), self.stated, gap=1),
                column(Heading(_("What an assessor would accept")), self._accepted, gap=1),
                column(self.items_head, self._items, gap=1),
                self.form,
                None,
                gap=4,
                margins=(0, 3, 0, 0),
            )
        )

    def show_session(self, presenter: EvidencePresenter, session: Session, question_id: str) -> None:
        """Draw the proof of the question."""
        found = proof(session, question_id)
        if self._presenter is not presenter or self._shown is None or self._shown[0] != question_id:
            self.form.attach(presenter)
        self._presenter = presenter
        if (question_id, found) == self._shown:
            return
        self._shown = (question_id, found)
        self.stated.setCurrentIndex(found.stated)
        self.stated.setEnabled(not session.read_only)
        self._judge(found)
        clear(self._accepted)
        for kind in found.acceptable:
            self._accepted.addWidget(self._kind(kind))
        clear(self._items)
        for item in found.items:
            self._items.addWidget(self._card(item))
        self.items_head.setVisible(bool(found.items))
        self.form.show_elsewhere(found.elsewhere)
        self.form.setVisible(not session.read_only)

    def _judge(self, found: Proof) -> None:
        if found.needed is None:
            words, look = _("Evidence is compared with the answer once there is a level."), "small"
        elif found.short:
            words = _("Not proven: this level needs “{needed}”, there is “{best}”.")
            look = "error"
        else:
            words, look = _("Proven: this level needs “{needed}”, there is “{best}”."), "small"
        needed = labels.evidence_word(found.needed or 0)
        self.verdict.setText(words.format(needed=needed, best=labels.evidence_word(found.best)))
        self.verdict.setProperty("look", look)
        self.verdict.style().polish(self.verdict)

    def _kind(self, kind: Acceptable) -> QWidget:
        if kind.present:
            return Secondary(f"✓ {kind.title}")
        button = LinkButton("+", partial(self.form.propose, kind.title, kind.kind))
        button.setAccessibleName(_("Add: {title}").format(title=kind.title))
        button.setToolTip(button.accessibleName())
        line = QWidget()
        inside = row(button, gap=1)
        inside.addWidget(Secondary(kind.title), 1)
        inside.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        line.setLayout(inside)
        return line

    def _card(self, item: EvidenceItem) -> Card:
        remove = LinkButton(_("Take off"), partial(self._take_off, item))
        remove.setAccessibleName(_("Take off {title}").format(title=item.title))
        words = " · ".join((labels.evidence_word(item.level), labels.evidence_status_word(item.status)))
        head = row(gap=1)
        head.addWidget(Label(item.title), 1)
        head.addWidget(remove)
        card = Card(padding=3, gap=0)
        card.body.addLayout(head)
        card.body.addWidget(Caption(words))
        if item.file is not None:
            card.body.addWidget(self._file(item, item.file))
        return card

    def _file(self, item: EvidenceItem, file: AttachedFile) -> QWidget:
        """The attached file: its size, and a copy to look at. We never open it ourselves."""
        save = LinkButton(_("Save a copy…"), partial(self._save, item, file))
        save.setAccessibleName(_("Save a copy of {name}").format(name=file.name))
        line = QWidget()
        inside = row(gap=1)
        words = _("{size} KB") if file.name == item.title else _("{name}, {size} KB")
        inside.addWidget(Caption(words.format(name=file.name, size=-(-file.size // 1024))), 1)
        inside.addWidget(save)
        line.setLayout(inside)
        return line

    def _save(self, item: EvidenceItem, file: AttachedFile) -> None:
        target, _kind = QFileDialog.getSaveFileName(self, _("Save a copy"), Path(file.name).name)
        if target and self._presenter is not None:
            self._presenter.save_copy(item, Path(target))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.form.isVisible() and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.form.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _state(self, place: int) -> None:
        if self._presenter is not None:
            self._presenter.walk.stated_evidence(int(self.stated.itemData(place)))

    def _take_off(self, item: EvidenceItem) -> None:
        if self._presenter is not None and self._presenter.unlink(item):
            self._removed(item)
