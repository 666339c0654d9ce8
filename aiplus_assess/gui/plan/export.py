"""Saving the plan as an Excel file: where, then beside the window, then offered to be opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aiplus_assess.exchange.action_sheet import ActionSheet, sheet_of, write_sheet
from aiplus_assess.exchange.naming import named
from aiplus_assess.gui import targets
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.plan.presenter import PlanSession
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _


class PlanExport:
    """Writes the whole plan, whatever the filters show."""

    def __init__(self, over: QWidget, services: Services, navigator: Navigator) -> None:
        self._over = over
        self._services = services
        self._navigator = navigator

    def ask(self, session: PlanSession) -> None:
        """Ask where."""
        start, name = targets.folder(self._services.preferences), file_name(session)
        given = partial(self.save_to, session)
        targets.ask_where(self._over, _("Save the action plan"), start, name, "Excel (*.xlsx)", given)

    def save_to(self, session: PlanSession, chosen: str, _kind: str = "") -> None:
        """Ask before replacing a file; write whole or not at all."""
        target = targets.agreed(self._over, chosen, ".xlsx")
        if target is None:
            return
        points = {line.action.id: line.worth for line in session.lines}
        sheet = sheet_of(session.assessment, session.result.pack, session.today, points)
        self._services.jobs.start(partial(_write, sheet, target), self._saved, self._navigator.fail)

    def _saved(self, target: Path) -> None:
        targets.remember(self._services.preferences, target)
        self._navigator.notify(_("Saved: {path}").format(path=target.name), _("Open"), partial(targets.show, target))


def _write(sheet: ActionSheet, target: Path, _job: Job) -> Path:
    from aiplus_assess.reporting.write import write_file

    write_file(target, write_sheet(sheet), force=True)
    return target


def file_name(session: PlanSession) -> str:
    """“华清精密制造有限公司 2026 年第四季度 行动计划.xlsx”."""
    return named(session.assessment.company.name, session.assessment.title, _("Action plan"), ending=".xlsx")
