"""Taking answers over from the parent company's assessment, and ending that; each undone by one click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QWidget

from aiplus_assess.assessment.model import EMPTY, Answer, Assessment
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.kit import Dialog, FormField, PrimaryButton, Secondary, column
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.storage.protocol import Workspace

SCROLLED = 250
"""Pixels from which the groups of questions scroll."""


def sources(workspace: Workspace, child: Assessment) -> tuple[Assessment, ...]:
    """The parent company's assessments on the same questionnaire and version, the newest first."""
    if child.company.parent is None:
        return ()
    found = (workspace.load(one.id) for one in workspace.summaries(child.company.parent))
    return tuple(one for one in found if one.pack == child.pack)


class InheritDialog(Dialog):
    """Whole groups of questions; questions answered here already are left alone unless the user wants otherwise."""

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        navigator: Navigator,
        child: Assessment,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        words = _(
            "Where the company does as its parent does, its answers follow the parent's assessment until they are "
            "answered here. Levels verified at the parent are not taken over."
        )
        super().__init__(parent, _("Take over answers from the parent"), words)
        self._workspace, self._navigator, self._child, self._changed = workspace, navigator, child, changed
        self._pack = workspace.pack(child.pack)
        self._sources = {one.id: one for one in sources(workspace, child)}
        self.source = QComboBox()
        for one in self._sources.values():
            name = f"{one.company.name} · {one.title or one.created.date().isoformat()}"
            self.source.addItem(name, one.id)
        self.source.setCurrentIndex(max(0, self.source.findData(child.inherits)))
        self.source.currentIndexChanged.connect(lambda _place: self._count())
        self._field = FormField(_("Assessment of the parent"), self.source)
        self.body.addWidget(self._field)
        self.groups = {group.id: QCheckBox() for group in self._pack.manifest.groups}
        for box in self.groups.values():
            box.setChecked(True)
            box.toggled.connect(lambda _on: self._count())
        self.body.addWidget(_scrolled(list(self.groups.values())))
        self.over = QCheckBox(_("Also replace what is answered here already"))
        self.over.toggled.connect(lambda _on: self._count())
        self.body.addWidget(self.over)
        self.body.addWidget(Secondary(_("A badge in the walk marks the answers that follow.")))
        self.add_cancel()
        self.take = self.add_button(PrimaryButton(""), self._take, default=True)
        self._count()

    def _offered(self, group: str) -> list[str]:
        source = self._sources.get(self.source.currentData())
        if source is None:
            return []
        mine = self._child.answers
        given = (q for q, answer in source.answers.items() if answer.given and self._pack.group_of.get(q) == group)
        return [q for q in given if self.over.isChecked() or not mine.get(q, EMPTY).given]

    def _count(self) -> None:
        self._field.show_fault("")
        for group, box in self.groups.items():
            title = self._pack.group_by_id[group].title.in_(current())
            n = len(self._offered(group))
            box.setText(f"{group} {title}（{n}）" if current() == "zh" else f"{group} {title} ({n})")
            box.setEnabled(n > 0)
        n = len(self._wanted())
        self.take.setText(ngettext("Take over {n} answer", "Take over {n} answers", n).format(n=n))
        self.take.setEnabled(n > 0)

    def _wanted(self) -> list[str]:
        return [q for group, box in self.groups.items() if box.isChecked() for q in self._offered(group)]

    def _take(self) -> None:
        wanted, before = self._wanted(), self._child
        try:
            n = self._workspace.desk.inherit(before.id, str(self.source.currentData()), wanted)
        except AssessError as error:
            self._field.show_fault(error.message)
            return
        self.accept()
        self._changed()
        words = ngettext("{n} answer follows the parent now.", "{n} answers follow the parent now.", n).format(n=n)
        old = {q: before.answers.get(q, EMPTY) for q in wanted}
        taken = self._workspace.load(before.id)
        back = partial(_back, self._workspace, self._navigator, before, old, taken, self._changed)
        self._navigator.notify(words, _("Undo"), back)


def _scrolled(boxes: list[QCheckBox]) -> QScrollArea:
    """A questionnaire may have more groups than a small window has room for."""
    inside = QWidget()
    set_look(inside, "plain")
    inside.setLayout(column(*boxes, gap=1))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.setFixedHeight(min(inside.sizeHint().height() + 4, SCROLLED))
    return area


def _back(
    workspace: Workspace,
    navigator: Navigator,
    child: Assessment,
    old: dict[str, Answer],
    taken: Assessment,
    changed: Callable[[], None],
) -> None:
    """The answers as they were, following whom they followed; what was entered since it was `taken` over stays."""
    try:
        now = workspace.load(child.id).answers
        old = {q: answer for q, answer in old.items() if now.get(q) == taken.answers.get(q)}
        with workspace.together():
            if child.inherits is None:
                workspace.desk.stop_inheriting(child.id)
            workspace.answer_all(child.id, old)
    except AssessError as error:
        navigator.fail(error)
        return
    changed()


def stop_following(workspace: Workspace, navigator: Navigator, assessment_id: str, changed: Callable[[], None]) -> None:
    """Keep the answers as they are as this company's own; undo follows again."""
    try:
        ended = workspace.desk.stop_inheriting(assessment_id)
    except AssessError as error:
        navigator.fail(error)
        return
    changed()

    words = _("The answers stay as they are and follow nobody any more.")
    if ended is None:  # the mark alone was left
        navigator.notify(words)
        return

    def again() -> None:
        try:
            workspace.desk.follow_again(ended)
        except AssessError as error:
            navigator.fail(error)
            return
        changed()

    navigator.notify(words, _("Undo"), again)
