"""The steps of closing an order: where to, delivering, what was delivered, what deleting means, what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPushButton, QWidget

from aiplus_assess.assessment.model import Company
from aiplus_assess.errors import AssessError
from aiplus_assess.exchange.closing import Delivered
from aiplus_assess.gui.closing.order import Gone, backups_with, deliver_all, erase_all, what_goes
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import (
    DangerButton,
    Dialog,
    ErrorBanner,
    FormField,
    Label,
    LinkButton,
    PrimaryButton,
    Secondary,
    SecondaryButton,
    clear,
    column,
    row,
)
from aiplus_assess.gui.report.progress_card import ProgressCard
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _, ngettext
from aiplus_assess.reporting.numbers import show

MEGABYTE = 1024 * 1024


class CloseOutDialog(Dialog):
    """`erased` says that the client is gone from the workspace."""

    erased = Signal()

    def __init__(self, parent: QWidget, services: Services, company: Company, by: str = "") -> None:
        super().__init__(parent, _("Close out: {name}").format(name=company.name))
        self.setMinimumWidth(560)
        self._services, self._company = services, company
        self._job: Job | None = None
        self._erasing = False
        self.delivered: Delivered | None = None
        self.errors, self.progress = ErrorBanner(), ProgressCard()
        self.progress.cancelled.connect(self.stop)
        self._target, self._by = self._start(), by
        self.folder, self.name, self.by, self.too = QLineEdit(), QLineEdit(), QLineEdit(), QCheckBox()
        self._steps = column(gap=2)
        self.body.addWidget(self.errors)
        self.body.addLayout(self._steps)
        self.body.addWidget(self.progress)
        self.leave: QPushButton = self.add_button(SecondaryButton(_("Cancel")), self.reject)
        self.forth: dict[str, QPushButton] = {
            "deliver": self.add_button(PrimaryButton(_("Deliver")), self.deliver, default=True),
            "ask": self.add_button(SecondaryButton(_("Delete the client's data here…")), self._show_deleting),
            "erase": self.add_button(DangerButton(_("Delete for good")), self.erase),
        }
        self._show_folder()

    def _start(self) -> str:
        known = self._services.preferences.state("close_out_folder")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return known if known and Path(known).is_dir() else documents

    # --- the steps
    def _show(self, widgets: list[QWidget], forth: str = "", leave: str = "") -> None:
        clear(self._steps)
        for widget in widgets:
            self._steps.addWidget(widget)
            widget.show()
        for name, button in self.forth.items():
            button.setVisible(name == forth)
        self.leave.setText(leave or _("Cancel"))
        self.adjustSize()

    def _show_folder(self) -> None:
        words = Label(
            _(
                "Reports, plan, request list, proof, sent versions and the .aiplus file of every assessment of this "
                "client go into one new folder, with checksums. Nothing is deleted by this."
            ),
            "body",
        )
        choose = SecondaryButton(_("Choose…"), self._choose)
        self.folder = QLineEdit(self._target)
        line = QWidget()
        inside = row(gap=2)
        inside.addWidget(self.folder, 1)
        inside.addWidget(choose)
        line.setLayout(inside)
        self.folder.setAccessibleName(_("Folder"))
        self._show([words, FormField(_("Folder"), line)], "deliver")
        self.folder.setFocus()

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Folder"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def deliver(self) -> None:
        """Write the folder beside the window."""
        self._target = self.folder.text().strip()
        target = Path(self._target).expanduser()
        if not self._target or not target.is_dir():
            self.errors.show_text(_("There is no folder {path}; make it first.").format(path=target))
            return
        self.errors.clear()
        self._show([Secondary(_("Every file is read back and checked at the end."))])
        self.leave.hide()
        self.progress.begin()
        self._services.preferences.remember("close_out_folder", str(target))
        work = partial(deliver_all, self._services, self._company, target)
        self._job = self._services.jobs.start(work, self._delivered, self._refused, self.progress.show_progress)

    def stop(self) -> None:
        """Stop delivering; no folder is left."""
        if self._job is not None and not self._erasing:
            self._job.cancel()
            self._end()
            self._show_folder()

    def _delivered(self, done: Delivered) -> None:
        self._end()
        self.delivered = done
        files = ngettext("{n} file", "{n} files", done.files).format(n=done.files)
        size = _("{size} MB").format(size=show(max(done.size / MEGABYTE, 0.1), 1))
        words = _("Delivered: {files}, {size}. Every checksum matches.").format(files=files, size=size)
        show_folder = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(done.folder)))
        rest = Secondary(_("The client's data are still here. Keep them, or delete them for good."))
        self._show([Label(words, "strong"), _path(done.folder), _open(show_folder), rest], "ask", _("Keep the data"))
        self.leave.setFocus()

    def _show_deleting(self) -> None:
        held = backups_with(self._services, self._company)
        lines = "\n".join(f"· {line}" for line in what_goes(self._services, self._company))
        parts: list[QWidget] = [
            Label(_("This will be deleted for good; it can't be undone:"), "strong"),
            Label(lines, "body"),
        ]
        self.too = QCheckBox()
        if held:
            parts.append(_held(held))
            self.too = QCheckBox(
                ngettext("Delete this backup too", "Delete these {n} backups too", len(held)).format(n=len(held))
            )
            parts.append(self.too)
            parts.append(Secondary(_("A backup holds the other companies of that day as well.")))
        self.name, self.by = QLineEdit(), QLineEdit(self._by)
        hint = _("To confirm, type the name: {name}").format(name=self._company.name)
        self._name = FormField(_("Name of the company"), self.name, hint)
        self.name.textChanged.connect(lambda _text: self._name.show_fault(""))
        parts += [FormField(_("Deleted by (for the record)"), self.by), self._name]
        self._show(parts, "erase", _("Keep the data"))
        self.name.setFocus()

    def _confirmed(self) -> bool:
        """Whether the name is typed exactly; what is missing is said at the field."""
        if self.name.text().strip() == self._company.name.strip():
            return True
        words = _("Nothing was deleted: type the name exactly as it is here: {name}")
        self._name.show_fault(words.format(name=self._company.name))
        self.name.setFocus()
        return False

    def erase(self) -> None:
        """Delete beside the window: writing the file anew may take a while, and can't be stopped halfway."""
        if self.delivered is None or not self._confirmed():
            return
        self._by = self.by.text().strip()
        folder, by, too = self.delivered.folder, self._by, self.too.isChecked()
        self.errors.clear()
        self._erasing = True
        self._show([Secondary(_("Deleting, and writing the workspace anew…"))])
        self.leave.hide()
        services, company = self._services, self._company
        self._job = services.jobs.start(
            lambda _job: erase_all(services, company, folder, by, too), self._erased, self._refused
        )

    def _erased(self, gone: Gone) -> None:
        self._end()
        parts: list[QWidget] = [
            Label(_("Deleted for good. The record lies in the folder:"), "strong"),
            _path(gone.record),
        ]
        if gone.backups:
            parts.append(_held(gone.backups))
        self._show(parts, leave=_("Close"))
        self.erased.emit()
        self.leave.setFocus()

    def _refused(self, error: Exception) -> None:
        was_erasing = self._erasing
        self._end()
        if isinstance(error, AssessError):
            self.errors.show_error(error)
        else:
            words = _("That went wrong; what is stored was not touched. Try again; if it happens again, report it.")
            self.errors.show_text(words, [f"{type(error).__name__}: {error}"])
        if not was_erasing:
            self._show_folder()
        elif self._company.id in {one.id for one in self._services.workspace.companies()}:
            self._show_deleting()
        else:
            self._show(
                [Label(_("The client's data are deleted; only the record could not be written."), "strong")],
                leave=_("Close"),
            )
            self.erased.emit()

    def _end(self) -> None:
        self._job, self._erasing = None, False
        self.progress.hide()
        self.leave.show()

    def reject(self) -> None:
        """Escape stops delivering; deleting is waited for."""
        if self._job is not None:
            self.stop()
            return
        super().reject()


def _path(path: Path) -> Label:
    return Label(str(path), "secondary")


def _held(backups: Sequence[Path]) -> Secondary:
    days = _(", ").join(path.stem for path in backups)
    return Secondary(_("Backups and other copies that still hold the client: {days}").format(days=days))


def _open(run: Callable[[], object]) -> QWidget:
    inside = QWidget()
    inside.setLayout(row(LinkButton(_("Open the folder"), run), None))
    return inside
