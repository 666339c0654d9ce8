"""Verification: how far it is, both indices beside each other, and every difference with its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.replies import level_words
from aiplus_assess.assessment.scoring import Result, evaluate
from aiplus_assess.assessment.verification import Difference, differences, directions_words, verifiable, waiting
from aiplus_assess.gui.engagement.section import Section
from aiplus_assess.gui.kit import (
    Caption,
    Card,
    EmptyState,
    Flow,
    Heading,
    Label,
    PrimaryButton,
    Secondary,
    SecondaryButton,
    ThinProgress,
    Tiles,
    clear,
    column,
)
from aiplus_assess.gui.kit.lines import Column, Line, LineTable
from aiplus_assess.gui.navigation import Navigator, Walk
from aiplus_assess.gui.navigation import Result as ResultRoute
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.gui.walk.verify_mode import start_verifying
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.reporting.numbers import NONE, percent, show

DIRECTIONS = ("all", "down", "up")


class VerificationSection(Section):
    """Reads anew whenever it is entered; verdicts are given in the walk."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self._assessment = ""
        self._result: Result | None = None
        self.start = PrimaryButton(_("Verify in the walk"), self._start)
        self.result = SecondaryButton(_("Result"), lambda: self.navigator.go(ResultRoute(self._assessment)))
        self.direction = QComboBox()
        self.direction.setAccessibleName(_("Which differences"))
        self.direction.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for name in DIRECTIONS:
            self.direction.addItem("", name)
        self.direction.activated.connect(lambda _place: self._list())
        self.table = LineTable(
            _("Differences"),
            (
                Column(_("Question"), share=1.2),
                Column(_("Self"), 128),
                Column(_("Verified"), 128),
                Column(_("Change"), 60, spare=2),
                Column(_("Reason"), share=1.6),
                Column(_("Verified by"), 84, spare=3),
                Column(_("Day"), 96, spare=4),
            ),
        )
        self.table.opened.connect(self._jump)
        self._figures = column(gap=0)
        self.nothing = Secondary("")
        self.card = Card(Heading(_("Differences between self and verified")), padding=4, gap=3)
        self.card.body.addLayout(Flow(self.direction, gap=2))
        self.card.body.addWidget(self.table, 1)
        self.card.body.addWidget(self.nothing)
        self.go = PrimaryButton(_("Start verifying"), self._start)
        self.empty = EmptyState(
            _("No level is verified yet"),
            _(
                "In the walk you see what the company says with its proof: Enter confirms the level, a digit chooses "
                "another one and asks why. The differences are listed here and in the report."
            ),
            self.go,
        )
        inside = column(self._figures, Flow(self.start, self.result, gap=2), self.empty, gap=3)
        inside.addWidget(self.card, 1)
        self.setLayout(inside)

    def enter(self, assessment_id: str) -> None:
        workspace = self.services.workspace
        assessment = workspace.load(assessment_id)
        self._assessment = assessment_id
        self._result = evaluate(workspace.pack(assessment.pack), assessment.case())
        done = len(verifiable(self._result)) - len(waiting(self._result))
        for part in (self.start, self.go):
            part.setEnabled(not assessment.final)
        self.card.setVisible(done > 0)
        for button in (self.start, self.result):
            button.setVisible(done > 0)
        self.empty.setVisible(not done)
        clear(self._figures)
        self._figures.addWidget(Tiles(_cards(self._result), least=220, most=4, gap=(3, 3), even=True))
        self._list()

    def take_focus(self) -> None:
        (self.table if self.table.isVisibleTo(self) else self.go).setFocus()

    def fit(self, width: int, height: int) -> None:
        room = height - theme().px(470) if width >= theme().px(900) else 0
        self.table.setMinimumHeight(max(theme().px(240), room))

    def keys(self) -> list[tuple[str, str]]:
        return [("Enter", _("Go to the question"))]

    def _list(self) -> None:
        if self._result is None:
            return
        found = differences(self._result)
        for place, name in enumerate(DIRECTIONS):
            count = sum(_fits(one, name) for one in found)
            self.direction.setItemText(place, f"{_direction_word(name)} {count}")
        shown = [one for one in found if _fits(one, str(self.direction.currentData()))]
        self.table.show_lines(tuple(_line(self._result, one) for one in shown))
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.nothing.setText(
            _("No difference passes the filter.") if found else _("Every verified level is the company's own.")
        )

    def _start(self) -> None:
        start_verifying(self.services.preferences, self._assessment)
        rest = waiting(self._result) if self._result is not None else ()
        self.navigator.go(Walk(self._assessment, rest[0] if rest else None))

    def _jump(self, question_id: str) -> None:
        start_verifying(self.services.preferences, self._assessment)
        self.navigator.go(Walk(self._assessment, question_id))


def _fits(one: Difference, name: str) -> bool:
    change = one.change
    return name == "all" or (change is not None and (change < 0 if name == "down" else change > 0))


def _direction_word(name: str) -> str:
    return {"all": _("All differences"), "down": _("Lower than self"), "up": _("Higher than self")}[name]


def _line(result: Result, one: Difference) -> Line:
    change = one.change
    arrow = NONE if change is None else f"{'↓' if change < 0 else '↑'} {abs(change)}"
    cells = (
        f"{one.question} {result.pack.by_id[one.question].title.in_(current())}",
        NONE if one.own is None else level_words(one.own),
        level_words(one.verified),
        arrow,
        one.reason,
        one.by,
        one.on.isoformat() if one.on else "",
    )
    return Line(one.question, cells, frozenset({3}) if change is not None and change < 0 else frozenset())


def _cards(result: Result) -> list[Card]:
    """Progress; then index and level on both bases."""
    every, rest = len(verifiable(result)), len(waiting(result))
    bar = ThinProgress(_("Levels verified"))
    bar.show_share(every - rest, every)
    words = _("{done} of {total}").format(done=every - rest, total=every)
    cards = [Card(Secondary(_("Levels verified")), Label(words, "lead"), bar, padding=4, gap=1)]
    share = result.on("verified").verified_share
    if share is not None:
        cards[0].body.addWidget(Caption(_("{share} by weight").format(share=percent(share))))
    for basis in ("self", "verified"):
        scores = result.on(basis)
        card = Card(Secondary(_("Index, {basis}").format(basis=labels.basis_word(basis))), padding=4, gap=1)
        card.body.addWidget(Label(show(scores.index, 0), "lead"))
        level = scores.rating.level
        word = labels.standing_word(scores.rating.standing) if level is None else level_words(level)
        card.body.addWidget(Caption(_("Level: {level}").format(level=word)))
        cards.append(card)
    found = differences(result)
    count = ngettext("{n} question", "{n} questions", len(found)).format(n=len(found))
    last = Card(Secondary(_("Differences")), Label(count, "lead"), padding=4, gap=1)
    last.body.addWidget(Caption(directions_words(found)))
    cards.append(last)
    for card in cards:
        card.body.addStretch(1)
    return cards
