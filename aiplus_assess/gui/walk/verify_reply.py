"""Verifying one answer: what the company claims, the proof for it, and the levels to choose from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.assessment.replies import level_words, reply_words
from aiplus_assess.assessment.verification import own_level
from aiplus_assess.gui.kit import Caption, Card, Flow, Heading, Label, LinkButton, PrimaryButton, clear, column, row
from aiplus_assess.gui.walk.option_card import OptionCard
from aiplus_assess.gui.walk.presenter import WalkPresenter
from aiplus_assess.gui.walk.proof import proof
from aiplus_assess.gui.walk.reply import ReplyWidget
from aiplus_assess.gui.walk.sheet import Sheet
from aiplus_assess.i18n import _, current
from aiplus_assess.questionnaire.model import DutyQuestion, ScoredBase, ScoredQuestion


class VerifyReply(ReplyWidget):
    """`judged` carries the level found, None for “as the company says”; `unjudged` takes a verdict back.

    `paper` asks for a proof file to be opened. `correction` answers a question that has no level to verify: there the
    answer itself is corrected.
    """

    judged = Signal(object)
    unjudged = Signal()
    paper = Signal(str, object)

    def __init__(
        self, presenter: WalkPresenter, question: ScoredQuestion | DutyQuestion, correction: ReplyWidget | None = None
    ) -> None:
        super().__init__(presenter)
        self._question, self._correction = question, correction
        self.claim, self.verdict = Label("", "strong"), Label("", "body")
        self.note, self.proven = Caption(), Caption()
        self._papers = QVBoxLayout()
        self.confirm = PrimaryButton(_("Confirm (Enter)"), partial(self.judged.emit, None))
        self.take_back = LinkButton(_("Take the verdict back"), self.unjudged.emit)
        card = Card(look="card-tint", padding=4, gap=2)
        card.body.addLayout(column(Caption(_("The company says")), self.claim, self.note, gap=0))
        card.body.addLayout(column(Heading(_("Proof")), self._papers, self.proven, gap=1))
        card.body.addWidget(self.verdict)
        card.body.addLayout(Flow(self.confirm, self.take_back, gap=3))
        self.cards = self._level_cards(question)
        self.setLayout(column(card, *([correction] if correction else self.cards), gap=2))
        if correction is not None:
            correction.done.connect(self.done)

    def _level_cards(self, question: ScoredQuestion | DutyQuestion) -> dict[OptionCard, int]:
        if self._correction is not None or not isinstance(question, ScoredBase):
            return {}
        cards = {}
        own = own_level(self.presenter.session.result, question.id)
        for level in question.reachable():
            text = question.levels[level] if level < len(question.levels) else None
            words = text.in_(current()) if text is not None else ""
            title = labels.level_word(level)
            title = _("{level} · the company's own").format(level=title) if level == own else title
            card = OptionCard(str(level), title, words, level)
            card.clicked.connect(lambda _checked=False, level=level: self.judged.emit(level))
            cards[card] = level
        return cards

    def show_sheet(self, sheet: Sheet) -> None:
        session, verified = self.presenter.session, sheet.answer.verified
        self.claim.setText(reply_words(self._question, sheet.answer))
        self.note.setText(sheet.answer.note)
        self.note.setVisible(bool(sheet.answer.note))
        self._show_proof(sheet)
        can = self._correction is None and not sheet.opportunity and sheet.mark != "na" and not session.read_only
        self.confirm.setVisible(can and sheet.level is not None)
        self.take_back.setVisible(can and verified is not None)
        for card, level in self.cards.items():
            card.setEnabled(can)
            card.show_chosen(verified is not None and verified.level == level)
        if self._correction is not None:
            self._correction.show_sheet(sheet)
            words = _(
                "Legal duties and raw ratios have no verified level: what you enter here corrects the answer itself, "
                "and its history says by whom."
            )
        elif not can:
            words = _("There is no level to verify here. To change the answer itself, press V and answer.")
        elif verified is None:
            words = _("Not verified yet.")
        else:
            words = verdict_words(sheet)
        self.verdict.setText(words)

    def unkept(self) -> str:
        return self._correction.unkept() if self._correction is not None else ""

    def _show_proof(self, sheet: Sheet) -> None:
        clear(self._papers)
        found = proof(self.presenter.session, sheet.question.id)
        for item in found.items:
            self._papers.addWidget(self._paper(item))
        if not found.items:
            self._papers.addWidget(Caption(_("No paper is linked.")))
        words = _("Best proof: {best}").format(best=labels.evidence_word(found.best))
        if found.needed is not None:
            asked = _("this level needs {needed}").format(needed=labels.evidence_word(found.needed))
            words = f"{words} · {asked}"
        self.proven.setText(words)

    def _paper(self, item: EvidenceItem) -> QWidget:
        words = Label(paper_words(item), "secondary")
        if item.file is None:
            return words
        button = LinkButton(_("Open"), partial(self.paper.emit, "open", item))
        button.setAccessibleName(_("Open {name}").format(name=item.file.name))
        button.setToolTip(button.accessibleName())
        inside = row(gap=2)
        inside.addWidget(words, 1)
        inside.addWidget(button)
        line = QWidget()
        line.setLayout(inside)
        return line

    def flush(self) -> None:
        if self._correction is not None:
            self._correction.flush()

    def press(self, digit: int) -> None:
        if self._correction is not None:
            self._correction.press(digit)
            return
        card = next((card for card, level in self.cards.items() if level == digit and card.isEnabled()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.judged.emit(digit)


def paper_words(item: EvidenceItem) -> str:
    """“No. 12 质检记录 · 第 3 页 · 系统记录 · 已提供”."""
    head = _("No. {number} {title}").format(number=item.number, title=item.title) if item.number else item.title
    level = labels.evidence_word(item.level) if item.status == "provided" else ""
    return " · ".join(part for part in (head, item.reference, level, labels.evidence_status_word(item.status)) if part)


def verdict_words(sheet: Sheet) -> str:
    """“核定：2 局部试用 · 理由 · 李强 · 2026-11-24”."""
    verified = sheet.answer.verified
    assert verified is not None
    day = verified.on.isoformat() if verified.on else ""
    found = _("Verified: {level}").format(level=level_words(verified.level))
    return " · ".join(part for part in (found, verified.reason, verified.by, day) if part)
