"""Departments: their lines on the left, the questions of the chosen one on the right; moved by drag or in bulk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout

from aiplus_assess.assessment.departments import title_of
from aiplus_assess.assessment.replies import reply_words
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.gui.engagement.departments.presenter import DepartmentsPresenter, Work
from aiplus_assess.gui.engagement.departments.rows import DepartmentRow
from aiplus_assess.gui.engagement.edited_section import EditedSection
from aiplus_assess.gui.kit import Card, Flow, Heading, LinkButton, PrimaryButton, Secondary, SecondaryButton, column
from aiplus_assess.gui.kit.lines import Column, Line, LineTable
from aiplus_assess.gui.navigation import Navigator, Walk
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, current, ngettext


class DepartmentsSection(EditedSection[DepartmentsPresenter]):
    """`code` is the department whose questions are listed, None for all."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.code: str | None = None
        self._final = False
        self.rows: dict[str, DepartmentRow] = {}
        self.all = SecondaryButton(_("All departments"), lambda: self._pick(None))
        self.all.setCheckable(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.target = QComboBox()
        self.target.setAccessibleName(_("Department"))
        self.move_button = PrimaryButton(_("Give to this department"), self._move)
        self.reset = LinkButton(_("All as in the questionnaire"), self._reset)
        self.table = LineTable(
            _("Questions"),
            (
                Column(_("Question"), share=2.0),
                Column(_("Department"), 120, spare=1),
                Column(_("Answer"), share=1.2, spare=2),
            ),
            several=True,
        )
        self.table.setDragEnabled(True)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._count)
        self.hint = Secondary("")
        self._lay_out()
        shortcut = QShortcut(QKeySequence("Ctrl+M"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._move)

    def _lay_out(self) -> None:
        left = Card(Heading(_("Departments")), self.all, padding=4, gap=2)
        left.body.addLayout(self._rows)
        left.body.addStretch(1)
        right = Card(Heading(_("Questions")), self.hint, padding=4, gap=2)
        right.body.addLayout(Flow(self.target, self.move_button, self.reset, gap=2))
        right.body.addWidget(self.table, 1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(14)
        self._middle.addWidget(left, 42)
        self._middle.addWidget(right, 58)
        inside = column(self.banner, gap=3)
        inside.addLayout(self._middle, 1)
        self.setLayout(inside)

    # --- being a section
    def enter(self, assessment_id: str) -> None:
        workspace = self.services.workspace
        assessment = workspace.load(assessment_id)
        result = evaluate(workspace.pack(assessment.pack), assessment.case())
        self._final = assessment.final
        if self.presenter is not None and self.presenter.id == assessment_id:
            self.presenter.follow(assessment, result)
        else:
            self.presenter = DepartmentsPresenter(workspace, assessment, result, self.draw)
            self.code = None
        self.presenter.edited.listen(self.draw)
        self._build(self.presenter.work)
        self.draw()

    def take_focus(self) -> None:
        self.table.setFocus()

    def fit(self, width: int, height: int) -> None:
        beside = width >= theme().px(860)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        room = height - theme().px(330) if beside else theme().px(300)
        self.table.setMinimumHeight(max(theme().px(300), room))

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Shift+↓ / Ctrl+A", _("Select several questions")),
            ("Ctrl+M", _("Give them to the chosen department")),
            ("Enter", _("Go to the question")),
            ("Ctrl+Z / Ctrl+Y", _("Undo, redo")),
        ]

    # --- drawing
    def _build(self, work: Work) -> None:
        codes = [share.code for share in work.shares]
        if list(self.rows) == codes:
            return
        while (taken := self._rows.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        self.target.clear()
        for share in work.shares:
            line = DepartmentRow(share, work.result.pack)
            line.picked.connect(self._pick)
            line.dropped.connect(self._give)
            line.named.connect(self._name)
            self.rows[share.code] = line
            self._rows.addWidget(line)
            self.target.addItem(title_of(work.result.pack, share.code), share.code)

    def draw(self) -> None:
        """Show the division as it is now."""
        if self.presenter is None:
            return
        work, edited = self.presenter.work, self.presenter.edited
        self.show_failure()
        self.all.setChecked(self.code is None)
        for share in work.shares:
            self.rows[share.code].show_share(share, share.code == self.code, not self._final)
        self.table.show_lines(tuple(_line(work, q) for q in work.questions(self.code)))
        self.reset.setVisible(bool(edited.state.assigned) and not self._final)
        for part in (self.target, self.move_button):
            part.setVisible(not self._final)
        self._count()

    def _count(self) -> None:
        n = len(self.table.keys())
        words = ngettext("{n} question selected", "{n} questions selected", n).format(n=n)
        self.hint.setText(_("{words}. Drag them onto a department, or choose one below.").format(words=words))
        self.move_button.setEnabled(n > 0)

    # --- acting
    def _pick(self, code: str | None) -> None:
        self.flush()
        self.code = code
        self.draw()

    def _move(self) -> None:
        self._give(str(self.target.currentData()))

    def _give(self, code: str) -> None:
        if self.presenter is None or self._final:
            return
        moved = self.presenter.move(self.table.keys(), code)
        if moved:
            words = ngettext("{n} question given to {title}.", "{n} questions given to {title}.", moved)
            title = title_of(self.presenter.work.result.pack, code)
            self.offer_undo(words.format(n=moved, title=title))

    def _reset(self) -> None:
        if self.presenter is not None:
            self.presenter.reset()
            self.offer_undo(_("Every question is with its department again."))

    def _name(self, code: str, person: str) -> None:
        if self.presenter is not None and not self._final:
            self.presenter.name(code, person)

    def flush(self) -> None:
        for line in self.rows.values():
            if line.person.isModified():
                line.flush()

    def _open(self, question_id: str) -> None:
        if self.presenter is not None:
            self.navigator.go(Walk(self.presenter.id, question_id))


def _line(work: Work, question_id: str) -> Line:
    pack = work.result.pack
    question = pack.by_id[question_id]
    moved = work.owner(question_id) != question.department
    title = title_of(pack, work.owner(question_id))
    cells = (
        f"{question_id} {question.title.in_(current())}",
        f"{title} ←" if moved else title,
        reply_words(question, work.result.case.answer(question_id)),
    )
    return Line(question_id, cells)
