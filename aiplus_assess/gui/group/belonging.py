"""Which company a company belongs to, as its subsidiary or site; undone by one click."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from aiplus_assess.assessment.engagement import CompanyKind
from aiplus_assess.assessment.engagement_words import company_kind_word
from aiplus_assess.assessment.group import no_longer_followed
from aiplus_assess.assessment.model import Company
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.kit import Dialog, FormField, PrimaryButton, Segments
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.i18n import _, current
from aiplus_assess.storage.protocol import Following, Workspace

KINDS: tuple[CompanyKind, ...] = ("subsidiary", "site")


class BelongsDialog(Dialog):
    """Stays open with a reason where the workspace refuses (a circle)."""

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        navigator: Navigator,
        company: Company,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        words = _("The group's league table is built from the companies that belong to one.")
        super().__init__(parent, _("{name} belongs to").format(name=company.name), words)
        self._workspace, self._navigator, self._company, self._changed = workspace, navigator, company, changed
        self.above = QComboBox()
        self.above.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.above.setMinimumContentsLength(16)
        self.above.addItem(_("no other company"), None)
        for other in workspace.companies():
            if other.id != company.id:
                self.above.addItem(other.name, other.id)
        self.above.setCurrentIndex(max(0, self.above.findData(company.parent)))
        kind = company.kind if company.kind in KINDS else "subsidiary"
        self.kind = Segments(_("As its"), [(one, company_kind_word(one)) for one in KINDS], kind)
        self._field = FormField(_("Parent company"), self.above)
        self.body.addWidget(self._field)
        self._kind = FormField(_("As its"), self.kind, _("A site is a place of its parent, not a legal person."))
        self.body.addWidget(self._kind)
        self.add_cancel()
        self.save = self.add_button(PrimaryButton(_("Save")), self._save, default=True)
        self.above.currentIndexChanged.connect(lambda _place: self._follow())
        self._follow()
        self.above.setFocus()

    def _follow(self) -> None:
        self._field.show_fault("")
        self._kind.setEnabled(self.above.currentData() is not None)

    def _save(self) -> None:
        kind: CompanyKind = self.kind.value()  # type: ignore[assignment]
        before = (self._company.parent, self._company.kind)
        try:
            ended = self._workspace.desk.set_parent(self._company.id, self.above.currentData(), kind)
        except AssessError as error:
            self._field.show_fault(error.message)
            return
        self.accept()
        self._changed()
        if self.above.currentData() is None:
            words = _("{name} stands alone.").format(name=self._company.name)
        else:
            words = _("{name} belongs to {parent}.")
            words = words.format(name=self._company.name, parent=self.above.currentText())
        own = no_longer_followed(sum(len(following.questions) for following in ended))
        words = f"{words}{own}" if current() == "zh" else f"{words} {own}".strip()
        back = partial(_back, self._workspace, self._navigator, self._company.id, before, ended, self._changed)
        self._navigator.notify(words, _("Undo"), back)


def _back(
    workspace: Workspace,
    navigator: Navigator,
    company_id: str,
    before: tuple[str | None, CompanyKind],
    ended: tuple[Following, ...],
    changed: Callable[[], None],
) -> None:
    try:
        with workspace.together():
            workspace.desk.set_parent(company_id, *before)
            for following in ended:
                workspace.desk.follow_again(following)
    except AssessError as error:
        navigator.fail(error)
        return
    changed()
