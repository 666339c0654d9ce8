"""Everything about the chosen action; every field is stored when it is left, text also after a pause."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import PlannedAction
from aiplus_assess.gui.kit import Caption, Card, Flow, FormField, LinkButton, SecondaryButton, column, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.plan.fields import AmountField, DayField, OwnerField
from aiplus_assess.gui.plan.lines import STATES, PlanLine
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

PAUSE = 700
"""Milliseconds without typing after which text is stored."""


class DetailsCard(Card):
    """`edited` carries the action's id, a field's name and its value; `asked` up, down, remove or go."""

    edited = Signal(str, str, object)
    asked = Signal(str, str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(padding=4, gap=3)
        self._shown: PlannedAction | None = None
        self.go = LinkButton("", lambda: self._ask("go"))
        self.effect = Caption()
        self.text, self.note = TextField(_("Action"), 3), TextField(_("Note"), 2)
        self.owner = OwnerField()
        self.due = DayField(_("Due"), today)
        self.state = QComboBox()
        for state in STATES:
            self.state.addItem(labels.action_state_word(state), state)
        self.budget = AmountField(_("Budget (10,000 CNY)"))
        self.benefit = AmountField(_("Yearly benefit (10,000 CNY)"))
        self.up = SecondaryButton("↑", lambda: self._ask("up"))
        self.up.setAccessibleName(_("Move up"))
        self.down = SecondaryButton("↓", lambda: self._ask("down"))
        self.down.setAccessibleName(_("Move down"))
        self.remove = LinkButton(_("Take out of the plan"), lambda: self._ask("remove"))
        for button in (self.up, self.down):
            button.setToolTip(button.accessibleName())
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.addLayout(column(self.go, self.effect, gap=0))
        self.body.addWidget(FormField(_("Action"), self.text))
        who, money = row(gap=3), row(gap=3)
        who.addWidget(FormField(_("Person responsible"), self.owner), 1)
        who.addWidget(FormField(_("State"), self.state), 1)
        money.addWidget(FormField(_("Budget (10,000 CNY)"), self.budget), 1)
        money.addWidget(FormField(_("Yearly benefit (10,000 CNY)"), self.benefit), 1)
        self.body.addLayout(who)
        self.body.addWidget(FormField(_("Due"), self.due))
        self.body.addLayout(money)
        self.body.addWidget(FormField(_("Note"), self.note))
        self.body.addLayout(Flow(self.up, self.down, self.remove, gap=2))
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.text.entered.connect(partial(self._tell, "text"))
        self.note.entered.connect(partial(self._tell, "note"))
        self.owner.entered.connect(partial(self._tell, "owner"))
        self.due.entered.connect(partial(self._tell, "due"))
        self.state.activated.connect(lambda place: self._tell("state", self.state.itemData(place)))
        self.budget.entered.connect(partial(self._tell, "budget_wan"))
        self.benefit.entered.connect(partial(self._tell, "benefit_wan"))

    def show_line(self, line: PlanLine, owners: tuple[str, ...], first: bool, last: bool) -> None:
        """Draw the action; what is being typed into stays as it is. Call `flush` before another one is shown."""
        action = line.action
        other = self._shown is None or self._shown.id != action.id
        self._shown = action
        self.go.setText(f"{action.question} {line.title}")
        self.go.setEnabled(line.known)
        self.effect.setText(_("Effect on the index: {effect}").format(effect=line.effect))
        self.text.show_text(line.text, other)
        self.note.show_text(action.note, other)
        self.owner.show_owner(action.owner, owners, other)
        self.due.show_value(action.due)
        self.state.setCurrentIndex(STATES.index(action.state))
        self.budget.show_value(action.budget_wan)
        self.benefit.show_value(action.benefit_wan)
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def flush(self) -> None:
        """Hand on what is typed now."""
        for part in (self.text, self.owner, self.due, self.budget, self.benefit, self.note):
            part.flush()

    def forget(self) -> None:
        """Nothing is shown any more."""
        self._shown = None

    def _tell(self, field: str, value: object) -> None:
        if self._shown is not None and getattr(self._shown, field) != value:
            self.edited.emit(self._shown.id, field, value)

    def _ask(self, what: str) -> None:
        if self._shown is not None:
            self.flush()
            self.asked.emit(self._shown.id, what)


class TextField(QPlainTextEdit):
    """A few lines of text; `entered` after a pause and on leaving."""

    entered = Signal(str)

    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme().px(24 * lines + 18))
        self._dirty = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._typed)
        self.installEventFilter(self)

    def show_text(self, text: str, other: bool) -> None:
        """Show a text; of the same action only while nothing is half-typed."""
        if other or not (self._dirty or self.toPlainText().strip() == text):
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self.viewport().update()  # Qt paints another grey text anew only as far as the empty line reaches

    def setReadOnly(self, locked: bool) -> None:
        """Qt's style knows a read-only line, but no read-only text."""
        super().setReadOnly(locked)
        set_look(self, self.property("look") or "", locked=locked)

    def flush(self) -> None:
        """Hand on what is typed now."""
        self._pause.stop()
        if self._dirty:
            self._dirty = False
            self.entered.emit(self.toPlainText().strip())

    def _typed(self) -> None:
        self._dirty = True
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)
