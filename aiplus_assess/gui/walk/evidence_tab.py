"""The proof of an answer: what would be accepted, the level stated by hand, the papers that are there."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.kit import Caption, Heading, Label, LinkButton, Secondary, ThinProgress, clear, column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.walk.dropped import holds_files, offers
from aiplus_assess.gui.walk.evidence_card import EvidenceCard
from aiplus_assess.gui.walk.evidence_form import EvidenceForm, level_box
from aiplus_assess.gui.walk.evidence_presenter import EvidencePresenter
from aiplus_assess.gui.walk.proof import Acceptable, Proof, proof
from aiplus_assess.gui.walk.session import Attaching, Session
from aiplus_assess.i18n import _


class EvidenceTab(QWidget):
    """`asked` carries what the user wants of a paper (open, save, edit, remove), and the paper."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._presenter: EvidencePresenter | None = None
        self._shown: tuple[str, Proof, bool] | None = None
        self.verdict = Label("", "body")
        self.stated = level_box()
        self.stated.setAccessibleName(_("Evidence level stated by hand"))
        self.stated.activated.connect(self._state)
        self._accepted, self._items = QVBoxLayout(), QVBoxLayout()
        self._accepted.setSpacing(2)
        self._items.setSpacing(6)
        self.form = EvidenceForm()
        self.busy = _Busy()
        self.setAcceptDrops(True)
        self.items_head = Heading(_("Papers linked"))
        self.setLayout(
            column(
                self.verdict,
                column(Heading(_("Best proof you can show")), self.stated, gap=1),
                column(Heading(_("What an assessor would accept")), self._accepted, gap=1),
                column(self.items_head, self._items, gap=1),
                self.busy,
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
            self.form.attach(presenter, session.question(question_id).evidence)
        self._presenter = presenter
        self.busy.show_progress(session.attaching)
        self.form.files.setEnabled(session.attaching is None)
        if (question_id, found, session.read_only) == self._shown:
            return
        self._shown = (question_id, found, session.read_only)
        self.stated.setCurrentIndex(found.stated)
        self.stated.setEnabled(not session.read_only)
        self._judge(found)
        clear(self._accepted)
        for kind in found.acceptable:
            self._accepted.addWidget(self._kind(kind, session.read_only))
        self._list(session, found)
        self.form.show_elsewhere(found.elsewhere)
        self.form.setVisible(not session.read_only)

    def _list(self, session: Session, found: Proof) -> None:
        clear(self._items)
        kinds = {kind.kind: kind.title for kind in found.acceptable}
        for item in found.items:
            card = EvidenceCard(item, kinds.get(item.kind, ""), session.read_only)
            card.asked.connect(partial(self._ask, item))
            self._items.addWidget(card)
        self.items_head.setVisible(bool(found.items))

    def _ask(self, item: EvidenceItem, what: str) -> None:
        self.asked.emit(what, item)

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
        set_look(self.verdict, look)

    def _kind(self, kind: Acceptable, read_only: bool) -> QWidget:
        if kind.present or read_only:
            return Secondary(f"✓ {kind.title}" if kind.present else kind.title)
        button = LinkButton("+", partial(self.form.propose, kind.title, kind.kind))
        button.setAccessibleName(_("Add: {title}").format(title=kind.title))
        button.setToolTip(button.accessibleName())
        line = QWidget()
        inside = row(button, gap=1)
        inside.addWidget(Secondary(kind.title), 1)
        inside.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        line.setLayout(inside)
        return line

    # --- dropping
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.form.isEnabled() and not self.form.isHidden() and holds_files(event.mimeData()):
            event.acceptProposedAction()
            self.form.show_target(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.form.show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.form.show_target(False)
        event.acceptProposedAction()
        self.form.take(offers(event.mimeData(), datetime.now(CHINA)))

    def _state(self, place: int) -> None:
        if self._presenter is not None:
            self._presenter.walk.stated_evidence(int(self.stated.itemData(place)))


class _Busy(QWidget):
    """Which file is on its way, and how far; hidden while none is."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.bar = Caption(), ThinProgress(_("Storing files"))
        self.setLayout(column(self.words, self.bar, gap=1))
        self.hide()

    def show_progress(self, attaching: Attaching | None) -> None:
        """Draw it."""
        if attaching is not None:
            self.words.setText(attaching.words)
            self.bar.show_share(attaching.share)
        self.setVisible(attaching is not None)
