"""The right side of the walk: the official text, evidence, note, history."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from aiplus_assess.gui.kit import ScrollContent, column
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.walk.evidence_presenter import EvidencePresenter
from aiplus_assess.gui.walk.evidence_tab import EvidenceTab
from aiplus_assess.gui.walk.history_tab import HistoryTab
from aiplus_assess.gui.walk.note_tab import NoteTab
from aiplus_assess.gui.walk.policy_tab import PolicyTab
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.i18n import _

POLICY, EVIDENCE, NOTE, HISTORY = range(4)


class SidePane(QWidget):
    """Draws only the tab in view; the note knows on its own what is stored."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.policy, self.evidence = PolicyTab(), EvidenceTab()
        self.note, self.history = NoteTab(), HistoryTab()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        set_look(self.tabs.tabBar(), "narrow")
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        for page, title in (
            (_scrolled(self.policy), _("Policy")),
            (_scrolled(self.evidence), _("Proof")),
            (self.note, _("Note")),
            (_scrolled(self.history), _("History")),
        ):
            self.tabs.addTab(page, title)
        self.setLayout(column(self.tabs, margins=(4, 4, 2, 3)))
        self._presenter: WalkPresenter | None = None
        self._proofs: EvidencePresenter | None = None
        self.tabs.currentChanged.connect(lambda _place: self.refresh())

    def show_question(self, presenter: WalkPresenter, proofs: EvidencePresenter) -> None:
        """Draw what belongs to the question in view."""
        self._presenter, self._proofs = presenter, proofs
        self.refresh()

    def refresh(self) -> None:
        """Draw the tab in view, and the figures on the tabs."""
        presenter, proofs = self._presenter, self._proofs
        if presenter is None or proofs is None or presenter.session.current is None:
            return
        session, question = presenter.session, presenter.session.current
        papers = len(session.evidence(question))
        self.tabs.setTabText(EVIDENCE, _("Proof {n}").format(n=papers) if papers else _("Proof"))
        self.tabs.setTabText(NOTE, _("Note ●") if session.answer(question).note else _("Note"))
        self.note.show_note(presenter, question)
        place = self.tabs.currentIndex()
        if place == POLICY:
            self.policy.show_session(session, question)
        elif place == EVIDENCE:
            self.evidence.show_session(proofs, session, question)
        elif place == HISTORY:
            self.history.show_events(session.question(question), presenter.history())

    def open_tab(self, place: int) -> None:
        """Show a tab and put the focus where one writes, or on the tab."""
        self.tabs.setCurrentIndex(place)
        target = {EVIDENCE: self.evidence.stated, NOTE: self.note.edit}.get(place, self.tabs.tabBar())
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content = ScrollContent()
    content.setLayout(column(page, margins=(0, 0, 2, 0)))  # the scroll bar stays clear of the text
    area.setWidget(content)
    return area
