"""The official text a question traces to, and the cards below it."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aiplus_assess.assessment.labels import reference_target_note
from aiplus_assess.gui.kit import Caption, Card, Heading, Label, Paragraph, Secondary, clear
from aiplus_assess.gui.theme import current
from aiplus_assess.gui.walk.cards import LastTime, NextStep, TargetCard, last_time, next_step, target_card
from aiplus_assess.gui.walk.extracts import Extract, Piece, extracts
from aiplus_assess.gui.walk.session import Session
from aiplus_assess.i18n import _, ngettext


class PolicyTab(QWidget):
    """Text above, cards below; the text is built once per question, the cards with every answer."""

    def __init__(self) -> None:
        super().__init__()
        self._question = ("", "")
        self._texts, self._cards = QVBoxLayout(), QVBoxLayout()
        self._texts.setSpacing(6)
        self._cards.setSpacing(12)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 14, 0, 0)
        inside.setSpacing(16)
        inside.addLayout(self._texts)
        inside.addLayout(self._cards)
        inside.addStretch(1)
        self._drawn: tuple[object, ...] | None = None

    def show_session(self, session: Session, question_id: str) -> None:
        """Show what belongs to the question."""
        if self._question != (session.pack.hash, question_id):
            self._question = session.pack.hash, question_id
            clear(self._texts)
            for extract in extracts(session, question_id):
                self._write(extract)
        cards = (target_card(session, question_id), next_step(session, question_id), last_time(session, question_id))
        if cards != self._drawn:
            self._drawn = cards
            clear(self._cards)
            for card in cards:
                if card is not None:
                    self._cards.addWidget(draw(card))

    def _write(self, extract: Extract) -> None:
        self._texts.addWidget(Heading(extract.heading))
        text = Paragraph()
        text.write_html(marked(extract.pieces))
        text.setAccessibleName("".join(piece.text for piece in extract.pieces))
        self._texts.addWidget(text)
        if extract.translation:
            self._texts.addWidget(Caption(extract.translation))


def marked(pieces: tuple[Piece, ...]) -> str:
    """The text as HTML, traced pieces on the highlighter's colour and underlined (colour is never alone)."""
    tokens = current().palette
    style = f"background-color:{tokens.mark}; color:{tokens.ink}"
    return "".join(
        f'<span style="{style}">{escape(piece.text)}</span>' if piece.traced else escape(piece.text) for piece in pieces
    )


def draw(card: TargetCard | NextStep | LastTime) -> Card:
    """The card as a widget."""
    if isinstance(card, TargetCard):
        return _target(card)
    if isinstance(card, NextStep):
        return Card(Heading(card.title), Secondary(card.text), Caption(card.detail), padding=4, gap=1)
    return _last(card)


def _target(card: TargetCard) -> Card:
    goals = " · ".join(f"{stage}\u00a0→\u00a0{level}" for stage, level in card.goals)
    parts = [
        Heading(_("Reference target")),
        Secondary(_("{ambition}: {goals}").format(ambition=card.ambition, goals=goals)),
    ]
    year = card.goals[0][0]
    if card.missing:
        words = ngettext("{n} level short of {year}", "{n} levels short of {year}", card.missing)
        parts.append(Label(words.format(n=card.missing, year=year), "gap"))
    elif card.missing == 0:
        parts.append(Label(_("{year} target reached").format(year=year), "secondary"))
    return Card(*parts, Caption(reference_target_note()), padding=4, gap=1)


def _last(card: LastTime) -> Card:
    words = _("{before} → now {now}").format(before=card.before, now=card.now) if card.now else card.before
    parts = [Heading(card.title), Secondary(words)]
    if card.change:
        sign = "▲" if card.change > 0 else "▼"
        parts.append(Label(f"{sign} {abs(card.change)}", "good" if card.change > 0 else "gap"))
    return Card(*parts, padding=4, gap=1)
