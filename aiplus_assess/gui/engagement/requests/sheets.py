"""The request list out to Excel, and back in after a look at what would change; and on paper."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import uuid6
from PySide6.QtWidgets import QFileDialog

from aiplus_assess.assessment.departments import title_of
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.exchange.naming import named
from aiplus_assess.exchange.request_reading import LARGEST, Incoming, read_requests
from aiplus_assess.exchange.request_sheet import RequestSheet, sheet_of, write_requests
from aiplus_assess.gui import targets
from aiplus_assess.gui.engagement.papers import PaperSaver
from aiplus_assess.gui.engagement.requests.incoming import IncomingDialog
from aiplus_assess.gui.engagement.requests.presenter import RequestsPresenter
from aiplus_assess.gui.jobs import Job
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.papers.model import Paper

if TYPE_CHECKING:
    from aiplus_assess.gui.engagement.requests.view import RequestsSection


KINDS = "Excel (*.xlsx)"


class RequestSheets:
    """Serves the section; files are written and read beside the window."""

    def __init__(self, section: RequestsSection) -> None:
        self._section = section
        self.saver = PaperSaver(section, section.services, section.navigator)

    # --- on paper
    def save_paper(self) -> None:
        """To sign and hand out: of the department that is filtered for, or of all."""
        from aiplus_assess.reporting.papers.requests import request_title

        presenter = self._section.presenter
        if presenter is None:
            return
        department = presenter.narrowed.department
        title = request_title(title_of(presenter.result.pack, department) if department else "")
        self.saver.save_paper(presenter.id, title, partial(_set, department, self._section.today()))

    # --- out
    def ask_out(self) -> None:
        """Ask where."""
        presenter = self._section.presenter
        if presenter is None:
            return
        name = named(presenter.assessment.company.name, _("Request list"), ending=".xlsx")
        start = targets.folder(self._section.services.preferences)
        targets.ask_where(self._section, _("Save the request list"), start, name, KINDS, self.save_to)

    def save_to(self, chosen: str, _kind: str = "") -> None:
        """Ask before replacing a file; write whole or not at all."""
        presenter = self._section.presenter
        target = targets.agreed(self._section, chosen, ".xlsx") if presenter is not None else None
        if presenter is None or target is None:
            return
        sheet = sheet_of(presenter.assessment, presenter.result, self._section.today())
        services = self._section.services
        services.jobs.start(partial(_write, sheet, target), self._saved, self._section.navigator.fail)

    def _saved(self, target: Path) -> None:
        targets.remember(self._section.services.preferences, target)
        words = _("Saved: {path}").format(path=target.name)
        self._section.navigator.notify(words, _("Open"), partial(targets.show, target))

    # --- back
    def ask_back(self) -> None:
        """Ask which file."""
        start = targets.folder(self._section.services.preferences)
        dialog = QFileDialog(self._section, _("Open the request list"), start, KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_from)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_from(self, chosen: str) -> None:
        """Read beside the window, then show what would change."""
        presenter = self._section.presenter
        if presenter is not None:
            work = partial(_read, Path(chosen), presenter)
            self._section.services.jobs.start(work, partial(self._show, presenter), self._section.navigator.fail)

    def _show(self, presenter: RequestsPresenter, found: tuple[Incoming, ...]) -> None:
        if presenter is not self._section.presenter:
            return
        if not found:
            self._section.navigator.notify(_("The workbook says what the list says already."))
            return
        dialog = IncomingDialog(self._section, found)
        dialog.taken.connect(partial(self._take, presenter, found))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, presenter: RequestsPresenter, found: tuple[Incoming, ...]) -> None:
        presenter.put([one.item for one in found])
        n = len(found)
        self._section.say(ngettext("{n} paper taken over.", "{n} papers taken over.", n).format(n=n))


def _set(department: str | None, today: date, assessment: Assessment, pack: Pack, brand: Brand | None) -> Paper:
    from aiplus_assess.reporting.papers.requests import request_list

    return request_list(assessment, pack, today, language=current(), brand=brand, department=department)


def _write(sheet: RequestSheet, target: Path, _job: Job) -> Path:
    from aiplus_assess.reporting.write import write_file

    write_file(target, write_requests(sheet), force=True)
    return target


def _read(path: Path, presenter: RequestsPresenter, _job: Job) -> tuple[Incoming, ...]:
    from aiplus_assess.errors import EnvironmentFailure, reason_of

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        message = _("{name} can't be read: {reason}.").format(name=path.name, reason=reason_of(error))
        raise EnvironmentFailure(message) from None
    return read_requests(content, presenter.assessment, presenter.result, lambda: str(uuid6.uuid7()))
