"""Findings: the clauses on the left, what is written about the chosen one on the right, stored on pause."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.assessment.verification import first_basis
from aiplus_assess.gui.engagement.edited_section import EditedSection
from aiplus_assess.gui.engagement.findings.presenter import FIELDS, FindingsPresenter
from aiplus_assess.gui.kit import (
    Caption,
    Card,
    Flow,
    FormField,
    Heading,
    Label,
    LinkButton,
    SavedPill,
    Secondary,
    SecondaryButton,
    column,
    row,
)
from aiplus_assess.gui.kit.lines import Column, Line, LineTable
from aiplus_assess.gui.navigation import Navigator, Walk
from aiplus_assess.gui.plan.details import TextField
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, current, pgettext

FILTERS = ("all", "draft", "outdated")


class FindingsSection(EditedSection[FindingsPresenter]):
    """`clause` is the one whose texts are seen."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.clause = ""
        self._final = False
        self.saved = SavedPill()
        self.filter = QComboBox()
        self.filter.setAccessibleName(_("Which clauses"))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for name in FILTERS:
            self.filter.addItem("", name)
        self.table = LineTable(
            _("Clauses"), (Column(_("Clause"), share=1.0), Column(pgettext("finding", "State"), 116))
        )
        self.nothing = Secondary(_("No clause passes the filter."))
        self.heading = Heading("")
        names = {"current": _("Standing"), "problems": _("Main problems"), "advice": _("Advice")}
        self.texts = {field: TextField(names[field], 5) for field in FIELDS}
        self.hint = Caption(_("Grey text is the draft from the answers; it is printed until you write your own."))
        self.draft = SecondaryButton(_("Take the draft"), lambda: self._do("take_draft"))
        self.go = LinkButton(_("Go to the questions"), self._go)
        self.keep_text = SecondaryButton(_("The text still holds"), lambda: self._do("keep"))
        self.renew = SecondaryButton(_("Take the new draft"), lambda: self._do("take_draft"))
        self.warning = QWidget()
        words = Label(_("The answers changed after this text was written."))
        self.warning.setLayout(column(words, Flow(self.keep_text, self.renew, gap=2), gap=1))
        self._lay_out(names)
        self._connect()

    def _lay_out(self, names: dict[str, str]) -> None:
        left = Card(Heading(_("Clauses")), padding=4, gap=2)
        left.body.addLayout(Flow(self.filter, gap=2))
        left.body.addWidget(self.table, 1)
        left.body.addWidget(self.nothing)
        self.right = Card(padding=4, gap=2)
        top = row(gap=2)
        top.addWidget(self.heading, 1)
        top.addWidget(self.saved)
        self.right.body.addLayout(top)
        self.right.body.addWidget(self.warning)
        for field, text in self.texts.items():
            self.right.body.addWidget(FormField(names[field], text))
        self.right.body.addWidget(self.hint)
        self.right.body.addLayout(Flow(self.draft, self.go, gap=2))
        self.right.body.addStretch(1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(14)
        self._middle.addWidget(left, 42)
        self._middle.addWidget(self.right, 58)
        inside = column(self.banner, gap=3)
        inside.addLayout(self._middle, 1)
        self.setLayout(inside)

    def _connect(self) -> None:
        for field, text in self.texts.items():
            text.entered.connect(partial(self._edit, field))
        self.filter.activated.connect(lambda _place: self._narrow())
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _clause: self.texts["current"].setFocus())

    # --- being a section
    def enter(self, assessment_id: str) -> None:
        workspace = self.services.workspace
        assessment = workspace.load(assessment_id)
        result = evaluate(workspace.pack(assessment.pack), assessment.case(), first_basis(assessment))
        self._final = assessment.final
        if self.presenter is not None and self.presenter.id == assessment_id:
            self.presenter.follow(assessment, result)
        else:
            year = self.services.clock().astimezone(CHINA).year
            self.presenter = FindingsPresenter(workspace, assessment, result, year, self.draw)
            self.clause = ""
        self.presenter.edited.listen(self.draw)
        self.saved.hide()
        self._fill()
        self.draw(other=True)

    def take_focus(self) -> None:
        self.table.setFocus()

    def fit(self, width: int, height: int) -> None:
        beside = width >= theme().px(860)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.table.setMinimumHeight(max(theme().px(240), height - theme().px(330) if beside else 0))

    def keys(self) -> list[tuple[str, str]]:
        return [("Enter", _("Write about the chosen clause")), ("Ctrl+Z / Ctrl+Y", _("Undo, redo"))]

    # --- drawing
    def _fill(self) -> None:
        """List what passes the filter; what is being written about stays in the list."""
        if self.presenter is None:
            return
        presenter, name = self.presenter, self.filter.currentData()
        words = {"all": _("All clauses"), "draft": _("Not written"), "outdated": _("Answers changed")}
        states = {clause: presenter.state(clause) for clause in presenter.clauses}
        for place, one in enumerate(FILTERS):
            count = sum(one in ("all", state) for state in states.values())
            self.filter.setItemText(place, f"{words[one]} {count}")
        shown = [c for c, state in states.items() if name in ("all", state) or c == self.clause]
        self.clause = self.clause if self.clause in shown else (shown or [""])[0]
        said = {"draft": _("Draft"), "written": _("Written"), "outdated": _("Answers changed")}
        lines = [
            Line(c, (self._heading(c), said[states[c]]), frozenset({1} if states[c] == "outdated" else ()))
            for c in shown
        ]
        self.table.show_lines(tuple(lines))
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(not shown)

    def draw(self, other: bool = False) -> None:
        """Show the texts as they are now; what is being typed stays."""
        if self.presenter is None:
            return
        edited = self.presenter.edited
        self.show_failure()
        self._fill()
        self.right.setVisible(bool(self.clause))
        if not self.clause:
            return
        self.heading.setText(self._heading(self.clause))
        finding, draft = self.presenter.finding(self.clause), self.presenter.draft(self.clause)
        for field, text in self.texts.items():
            text.setPlaceholderText(getattr(draft, field) or self.presenter.why_nothing(self.clause))
            text.show_text(getattr(finding, field), other)
            text.setReadOnly(self._final)
        state = self.presenter.state(self.clause)
        self.warning.setVisible(state == "outdated" and not self._final)
        self.draft.setVisible(state == "draft" and not self._final)
        if not other:
            (self.saved.not_saved if edited.waiting else self.saved.saved)()

    def _heading(self, clause: str) -> str:
        assert self.presenter is not None
        return self.presenter.result.pack.policy.heading(clause, current()).removesuffix("。")

    # --- acting
    def _choose(self) -> None:
        chosen = self.table.keys()
        if chosen and chosen[0] != self.clause:
            self.flush()
            self.clause = chosen[0]
            self.saved.hide()
            self.draw(other=True)

    def _narrow(self) -> None:
        self.flush()
        self.clause = ""
        self._fill()
        self.table.choose([self.clause])
        self.draw(other=True)

    def _edit(self, field: str, text: str) -> None:
        if self.presenter is not None and self.clause and not self._final:
            self.presenter.edit(self.clause, field, text)

    def _do(self, name: str) -> None:
        if self.presenter is not None and self.clause and not self._final:
            self.flush()
            getattr(self.presenter, name)(self.clause)
            self.texts["current"].setFocus()

    def flush(self) -> None:
        for text in self.texts.values():
            text.flush()

    def _go(self) -> None:
        question = self.presenter.question(self.clause) if self.presenter is not None else None
        if self.presenter is not None and question is not None:
            self.navigator.go(Walk(self.presenter.id, question))
