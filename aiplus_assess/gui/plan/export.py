"""Saving the plan as an Excel file: where, then beside the window, then offered to be opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from aiplus_assess.exchange.action_sheet import ActionSheet, sheet_of, write_sheet
from aiplus_assess.exchange.naming import harmless_name
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import confirm
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
        dialog = QFileDialog(self._over, _("Save the action plan"), self._folder(), "Excel (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(file_name(session))
        dialog.fileSelected.connect(partial(self.save_to, session))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, session: PlanSession, chosen: str) -> None:
        """Ask before replacing a file; write whole or not at all."""
        target = Path(chosen)
        if target.suffix.lower() != ".xlsx":
            target = target.with_name(target.name + ".xlsx")
        if target.exists():
            text = _("“{name}” is there already.").format(name=target.name)
            if not confirm(self._over, _("Replace the file?"), text, _("Replace"), danger=True):
                return
        points = {line.action.id: line.worth for line in session.lines}
        sheet = sheet_of(session.assessment, session.result.pack, session.today, points)
        self._services.jobs.start(partial(_write, sheet, target), self._saved, self._navigator.fail)

    def _saved(self, target: Path) -> None:
        self._services.preferences.remember("report_folder", str(target.parent))

        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

        self._navigator.notify(_("Saved: {path}").format(path=target.name), _("Open"), show)

    def _folder(self) -> str:
        folder = self._services.preferences.state("report_folder")
        if folder and Path(folder).is_dir():
            return folder
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _write(sheet: ActionSheet, target: Path, _job: Job) -> Path:
    from aiplus_assess.reporting.write import write_file

    write_file(target, write_sheet(sheet), force=True)
    return target


def file_name(session: PlanSession) -> str:
    """“华清精密制造有限公司 2026 年第四季度 行动计划.xlsx”."""
    parts = (session.assessment.company.name, session.assessment.title, _("Action plan"))
    return harmless_name(" ".join(part for part in parts if part)[:70] + ".xlsx")
