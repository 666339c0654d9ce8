"""How far the plan is, and what it would bring: three small cards."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment.labels import reference_target_note
from aiplus_assess.gui.kit import Caption, Card, Label, Secondary, ThinProgress, Tiles, clear, column
from aiplus_assess.gui.plan.lines import PlanLine, left_out, money, outlook, progress
from aiplus_assess.gui.plan.presenter import PlanSession
from aiplus_assess.gui.result.whatif import WhatIf
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.reporting.numbers import percent


class Summary(QWidget):
    """Drawn anew only when a figure moved; `compact` as lines of text, where room is scarce."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = column(gap=0)
        self.setLayout(self._inside)
        self._compact = False
        self._drawn: tuple[object, ...] | None = None
        self._actions: object = None
        self._outlook: WhatIf | None = None

    def set_compact(self, compact: bool) -> None:
        """Text instead of cards, from the next drawing on."""
        self._compact = compact

    def show_session(self, session: PlanSession) -> None:
        """Draw the figures of the plan."""
        actions = [line.action for line in session.lines]
        key = tuple((action.question, action.action, action.state != "dropped") for action in actions)
        if self._outlook is None or self._outlook.now is not session.result or key != self._actions:
            self._outlook, self._actions = outlook(session.result, session.stage, session.lines), key
        news = (progress(session.lines), money(session.lines), self._outlook, self._compact)
        if news == self._drawn:
            return
        self._drawn = news
        clear(self._inside)
        if self._compact:
            self._inside.addWidget(Secondary(in_words(session.lines, self._outlook)))
            return
        cards = [progress_card(session.lines), outlook_card(self._outlook), money_card(session.lines)]
        self._inside.addWidget(Tiles(cards, least=250, most=3, gap=(3, 3), even=True))


def in_words(lines: tuple[PlanLine, ...], whatif: WhatIf) -> str:
    """“完成 2/6 项 · 1 项已逾期 · 全部完成后的指数：37.1 → 43.9（+6.8） · 预算合计（万元）：15.5”."""
    now = progress(lines)
    done = _("{done} of {total} done").format(done=now.done, total=now.total)
    late = ngettext("{n} action overdue", "{n} actions overdue", now.overdue).format(n=now.overdue)
    index = _("{what}: {words}").format(what=_("If all of it is done: index"), words=moved_words(whatif))
    budget = _("{what}: {words}").format(what=_("Budget in all (10,000 CNY)"), words=money(lines)[0])
    return " · ".join(part for part in (done, left_out(now), late if now.overdue else "", index, budget) if part)


def moved_words(whatif: WhatIf) -> str:
    """“37.1 → 43.9（+6.8）”."""
    _name, now, then, moved = whatif.lines[0]
    return _("{now} → {then} ({change})").format(now=now, then=then, change=moved) if now != then else now


def progress_card(lines: tuple[PlanLine, ...]) -> Card:
    """Done of all; by the index points they bring."""
    now = progress(lines)
    bar = ThinProgress(_("Progress of the plan"))
    bar.show_share(float(now.share) if now.share is not None else now.done, 1.0 if now.share is not None else now.total)
    words = _("{done} of {total} done").format(done=now.done, total=now.total)
    card = Card(Secondary(_("Progress")), Label(words, "lead"), bar, padding=4, gap=1)
    if words := left_out(now):
        card.body.addWidget(Caption(words))
    if now.share is not None:
        card.body.addWidget(Caption(_("{share} of the index points they bring").format(share=percent(now.share))))
    if now.overdue:
        late = ngettext("{n} action overdue", "{n} actions overdue", now.overdue).format(n=now.overdue)
        card.body.addWidget(Label(late, "gap"))
    card.body.addStretch(1)
    return card


def outlook_card(whatif: WhatIf) -> Card:
    """The index if everything were done, then level and attainment."""
    card = Card(Secondary(_("If all of it is done: index")), padding=4, gap=1)
    card.body.addWidget(Label(moved_words(whatif), "lead"))
    for what, before, after, _change in whatif.lines[1:]:
        words = f"{before} → {after}" if before != after else before
        card.body.addWidget(Caption(_("{what}: {words}").format(what=what, words=words)))
    card.body.addWidget(Caption(whatif.scope_note or reference_target_note()))
    card.body.addStretch(1)
    return card


def money_card(lines: tuple[PlanLine, ...]) -> Card:
    """What was entered of budget and benefit."""
    budget, benefit = money(lines)
    card = Card(Secondary(_("Budget in all (10,000 CNY)")), Label(budget, "lead"), padding=4, gap=1)
    card.body.addWidget(Caption(_("Yearly benefit in all: {amount}").format(amount=benefit)))
    card.body.addStretch(1)
    return card
