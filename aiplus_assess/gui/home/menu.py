"""What can be done with an assessment at home, or with two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from aiplus_assess.gui.navigation import Engagement, Navigator
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _

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


def close_out_entry(
    services: Services, navigator: Navigator, parent: QWidget, assessment_id: str, changed: Callable[[], None]
) -> list[Entry]:
    """Closing the order of the assessment's company."""
    if not for_others(services, assessment_id):
        return []

    def ask() -> None:
        from aiplus_assess.gui.closing.dialog import CloseOutDialog

        workspace = services.workspace
        shown = workspace.load(assessment_id)
        mine = [one.id for one in workspace.summaries(shown.company.id)]
        dialog = CloseOutDialog(parent, services, shown.company, shown.assessor)

        def gone() -> None:
            for one in mine:
                navigator.forget(one)
            changed()

        dialog.erased.connect(gone)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    return [(_("Close out this client…"), ask)]
