"""What can be done with an assessment at home, or with two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QMenu, QWidget

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.gui.navigation import Engagement, Group, Navigator
from aiplus_assess.gui.preferences import report_key
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _
from aiplus_assess.storage.protocol import Workspace

Entry = tuple[str, Callable[[], object]]
"""Its words, and what it does."""


def menu_of(parent: QWidget, *parts: Sequence[Entry]) -> QMenu:
    """A menu whose parts stand apart; empty parts leave no line."""
    menu = QMenu(parent)
    for part in filter(None, parts):
        if menu.actions():
            menu.addSeparator()
        for words, run in part:
            menu.addAction(words).triggered.connect(lambda _checked=False, run=run: run())
    return menu


def engagement_entry(services: Services, navigator: Navigator, assessment_id: str) -> list[Entry]:
    """Who assesses for others is offered the desk; everybody else sees it only where it is turned on."""
    go = partial(navigator.go, Engagement(assessment_id))
    if services.workspace.desk.engaged(assessment_id):
        return [(_("Engagement"), go)]
    return [(_("Turn the engagement on…"), go)] if services.preferences.consultant else []


def for_others(services: Services, assessment_id: str) -> bool:
    """Whether what only consultants need is offered with this assessment."""
    return services.preferences.consultant or services.workspace.desk.engaged(assessment_id)


def company_entries(
    services: Services, navigator: Navigator, parent: QWidget, assessment_id: str, changed: Callable[[], None]
) -> list[Entry]:
    """What is about the company: its group, answers of its parent, the end of its order. For consultants only."""
    workspace = services.workspace
    shown = workspace.load(assessment_id)
    company = shown.company
    grouped = company.parent is not None or any(one.parent == company.id for one in workspace.companies())
    if not (grouped or for_others(services, assessment_id)):
        return []

    def show(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def belongs() -> None:
        from aiplus_assess.gui.group.belonging import BelongsDialog

        show(BelongsDialog(parent, workspace, navigator, company, changed))

    def close_out() -> None:
        from aiplus_assess.gui.closing.dialog import CloseOutDialog

        mine = [one.id for one in workspace.summaries(company.id)]
        dialog = CloseOutDialog(parent, services, company, shown.assessor)

        def gone() -> None:
            for one in mine:
                navigator.forget(one)
                services.preferences.forget(report_key(one))
            changed()

        dialog.erased.connect(gone)
        show(dialog)

    entries: list[Entry] = [(_("Belongs to…"), belongs)]
    if grouped:
        top = company.id if any(one.parent == company.id for one in workspace.companies()) else company.parent
        entries.append((_("Group of companies"), partial(navigator.go, Group(str(top)))))
    entries += _following(workspace, navigator, parent, shown, changed)
    return [*entries, (_("Close out this client…"), close_out)]


def _following(
    workspace: Workspace, navigator: Navigator, parent: QWidget, shown: Assessment, changed: Callable[[], None]
) -> list[Entry]:
    """Taking answers over from the parent company, while there is an assessment to take them from."""
    if shown.final:
        return []

    def take() -> None:
        from aiplus_assess.gui.group.inheriting import InheritDialog

        dialog = InheritDialog(parent, workspace, navigator, shown, changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def stop() -> None:
        from aiplus_assess.gui.group.inheriting import stop_following

        stop_following(workspace, navigator, shown.id, changed)

    entries: list[Entry] = []
    above = workspace.summaries(shown.company.parent) if shown.company.parent else ()
    if any(workspace.load(one.id).pack == shown.pack for one in above):
        entries.append((_("Take over answers from the parent…"), take))
    if any(answer.inherited for answer in shown.answers.values()):
        entries.append((_("Stop following the parent"), stop))
    return entries
