"""The middle of the walk: one question, its answer, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from aiplus_assess.assessment.verification import has_level
from aiplus_assess.gui.kit import (
    Caption,
    Flow,
    Label,
    LinkButton,
    PrimaryButton,
    ScrollContent,
    Secondary,
    SecondaryButton,
    clear,
    column,
    row,
)
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.walk.option_card import OptionCard
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.question_head import QuestionHead
from aiplus_assess.gui.walk.reply import ReplyWidget
from aiplus_assess.gui.walk.reply_cards import DutyReply, LevelReply
from aiplus_assess.gui.walk.reply_checklist import ChecklistReply
from aiplus_assess.gui.walk.reply_percent import PercentReply
from aiplus_assess.gui.walk.retry_banner import RetryBanner
from aiplus_assess.gui.walk.sheet import Sheet
from aiplus_assess.gui.walk.verify_reply import VerifyReply
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.model import ChecklistQuestion, DutyQuestion, LevelQuestion, ScoredQuestion

WIDEST = 1040
"""Lines longer than this are hard to read; wider windows get margins."""


class QuestionPane(QScrollArea):
    """Rebuilds the reply only when another question comes into view."""

    not_applicable = Signal()
    forward = Signal()
    backward = Signal()
    judged = Signal(object)
    unjudged = Signal()
    paper = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.banner, self.head = RetryBanner(), QuestionHead()
        self.question = Label("", "question")
        self.question.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.help, self.hints = Secondary(), Caption()
        self.state = _StateLine()
        self.reply: ReplyWidget | None = None
        self._place = QVBoxLayout()
        self._shown: tuple[WalkPresenter, str, bool] | None = None
        self.back = SecondaryButton(_("← Back"))
        self.na, self.unknown = SecondaryButton(_("Not applicable (N)")), SecondaryButton(_("Don't know (U)"))
        self.clear_reply = LinkButton(_("Clear answer"))
        self.next = PrimaryButton(_("Next →"))
        self._lay_out()
        self.back.clicked.connect(self.backward)
        self.next.clicked.connect(self.forward)
        self.na.clicked.connect(self.not_applicable)

    def _lay_out(self) -> None:
        words = column(self.question, self.help, self.hints, gap=1)
        buttons = Flow(self.back, self.na, self.unknown, self.clear_reply, last=self.next, gap=3)
        whole = column(self.banner, self.head, words, self.state, self._place, buttons, None, gap=3)
        self.column = QWidget()
        self.column.setLayout(whole)
        self.column.setMaximumWidth(WIDEST)
        inside = ScrollContent()
        middle = row(gap=0, margins=(8, 5, 8, 6))
        middle.addStretch(1)
        middle.addWidget(self.column, 1000)
        middle.addStretch(1)
        inside.setLayout(middle)
        self.setWidget(inside)

    def show_sheet(self, presenter: WalkPresenter, sheet: Sheet, typing: bool = False) -> None:
        """Draw the question, or only its answer where it is in view already."""
        session = presenter.session
        if self._shown != (presenter, sheet.question.id, session.verifying):
            self._change_question(presenter, sheet)
        self.head.show_sheet(sheet, typing)
        self.banner.show_failure(session.failure, len(session.pending))
        self.state.show_sheet(sheet)
        if self.reply is not None:
            self.reply.show_sheet(sheet)
            self.reply.setEnabled(not session.read_only)
        for button in (self.na, self.unknown):
            button.setEnabled(not session.read_only)
            button.setVisible(not session.verifying)
        self.na.setCheckable(True)
        self.na.setChecked(sheet.mark == "na")
        self.unknown.setCheckable(True)
        self.unknown.setChecked(sheet.mark == "unknown")
        given = sheet.mark != "unanswered" and not session.read_only
        self.clear_reply.setVisible(given and not session.verifying)

    def _change_question(self, presenter: WalkPresenter, sheet: Sheet) -> None:
        verifying = presenter.session.verifying
        self._shown = presenter, sheet.question.id, verifying
        self.question.setText(sheet.text)
        self.help.setText(sheet.help)
        self.hints.setText("\n".join(sheet.hints))
        self.hints.setVisible(bool(sheet.hints) and not verifying)
        clear(self._place)
        self.reply = self._verdict(presenter, sheet) if verifying else make_reply(presenter, sheet.question)
        self._place.addWidget(self.reply)
        self.reply.done.connect(lambda: self.next.setFocus(Qt.FocusReason.OtherFocusReason))
        for card in self.reply.findChildren(OptionCard):
            if card.autoExclusive() and not verifying:
                card.clicked.connect(lambda _checked=False: self.next.setFocus(Qt.FocusReason.OtherFocusReason))
        self.verticalScrollBar().setValue(0)

    def _verdict(self, presenter: WalkPresenter, sheet: Sheet) -> ReplyWidget:
        correction = None if has_level(sheet.question) else make_reply(presenter, sheet.question)
        reply = VerifyReply(presenter, sheet.question, correction)
        reply.judged.connect(self.judged)
        reply.unjudged.connect(self.unjudged)
        reply.paper.connect(self.paper)
        return reply

    def flush(self) -> str:
        """Store what is half-typed; why it can't be stored, in a sentence, or nothing."""
        if self.reply is None:
            return ""
        self.reply.flush()
        return self.reply.unkept()

    def take_focus(self) -> None:
        """Put the focus on the chosen card, or on the question; while verifying always there, where Enter confirms."""
        verifying = isinstance(self.reply, VerifyReply)
        cards = self.reply.findChildren(OptionCard) if self.reply and not verifying else []
        chosen = next((card for card in cards if card.isChecked()), None)
        (chosen or self.question).setFocus(Qt.FocusReason.OtherFocusReason)


class _StateLine(QFrame):
    """What is declared about the question besides a level: unknown, not applicable, carried over."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, "notice")
        self._words = Label("", "body")
        self.setLayout(row(self._words, margins=(3, 1, 3, 1)))

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_sheet(self, sheet: Sheet) -> None:
        """Say it, or nothing."""
        words = ""
        if sheet.answer.to_confirm:
            words = _("Carried over from last time. Press C to confirm, or answer anew.")
        elif sheet.answer.na is not None:
            words = _("Not applicable: {reason}").format(reason=sheet.answer.na)
        elif sheet.mark == "unknown" and sheet.question.kind != "duty":
            words = _("You don't know yet. It counts as unanswered in every score and is listed for follow-up.")
        self._words.setText(words)
        self.setVisible(bool(words))


def make_reply(presenter: WalkPresenter, question: ScoredQuestion | DutyQuestion) -> ReplyWidget:
    """The way of answering that fits the question."""
    if isinstance(question, LevelQuestion):
        return LevelReply(presenter, question)
    if isinstance(question, ChecklistQuestion):
        return ChecklistReply(presenter, question)
    if isinstance(question, DutyQuestion):
        return DutyReply(presenter)
    return PercentReply(presenter, question)
