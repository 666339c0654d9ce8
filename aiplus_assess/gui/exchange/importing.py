"""Assessments in from `.aiplus` files and from reports with their data: read apart, never over what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from aiplus_assess.gui import targets
from aiplus_assess.gui.exchange import FORM_SUFFIX, SUFFIX
from aiplus_assess.gui.exchange.lock import UnlockDialog
from aiplus_assess.gui.exchange.merge_dialog import MergeDialog
from aiplus_assess.gui.exchange.merging import MergeDraft
from aiplus_assess.gui.exchange.respondent_dialog import RespondentDialog
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.kit import confirm
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.exchange.bundle import Bundle
    from aiplus_assess.exchange.form_reading import Filled
    from aiplus_assess.exchange.transfer import Choice, Import

    Take = Callable[[Mapping[str, Choice] | None], Import]


class Said(Protocol):
    """Hears what became of a file; `added` is the id of the assessment that came with it."""

    def __call__(self, words: str, added: str | None = None) -> None: ...


class Importer:
    """One file after another. `told` hears how far it is, `said` what became of a file, `failed` why it was refused."""

    def __init__(
        self,
        services: Services,
        parent: QWidget,
        told: Callable[[float, str], None],
        said: Said,
        failed: Callable[[Exception], None],
    ) -> None:
        self._services, self._parent = services, parent
        self._told, self._said, self._failed = told, said, failed
        self._waiting: list[Path] = []
        self._job: Job | None = None
        self.storing = False

    def ask(self) -> None:
        """Let the user choose files."""
        title, kinds = _("Import assessments"), f"AI+ (*{SUFFIX} *{FORM_SUFFIX} *.pdf)"
        dialog = QFileDialog(self._parent, title, targets.folder(self._services.preferences, targets.EXCHANGE), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.take(map(Path, chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, files: Iterable[Path]) -> None:
        """Take in these files, one after another."""
        self._waiting += files
        self._next()

    def cancel(self) -> None:
        """Read no further; what is being stored already is finished."""
        self._waiting = []
        if self._job is not None and not self.storing:
            self._job.cancel()
            self._job = None

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        path = self._waiting.pop(0)
        targets.remember(self._services.preferences, path, targets.EXCHANGE)
        self._read(path)

    def _read(self, path: Path, passphrase: str | None = None) -> None:
        self._told(0.1, _("Reading {name}").format(name=path.name))

        def read_filled(_job: Job) -> Filled:
            from aiplus_assess.exchange.form_reading import read_form

            return read_form(path)

        def read(job: Job) -> Bundle:
            from aiplus_assess.exchange.bundle import read_bundle

            bundle = read_bundle(path, passphrase)
            job.report(0.6, _("Checked: {name}").format(name=path.name))
            return bundle

        if path.suffix.lower() == FORM_SUFFIX:
            self._job = self._services.jobs.start(read_filled, partial(self._ask_name, path), self._refused)
            return
        self._job = self._services.jobs.start(read, self._read_one, partial(self._unread, path), self._told)

    def _unread(self, path: Path, error: Exception) -> None:
        """A locked file: ask for its passphrase, as often as the user wants to try; anything else is refused."""
        from aiplus_assess.exchange.sealed import PassphraseNeeded, WrongPassphrase

        if not isinstance(error, PassphraseNeeded | WrongPassphrase):
            self._refused(error)
            return
        self._told(0.1, _("Waiting for the passphrase"))
        fault = error.message if isinstance(error, WrongPassphrase) else ""
        dialog = UnlockDialog(self._parent.window(), path.name, fault)
        dialog.finished.connect(lambda code: self._unlocked(path, dialog, code == QDialog.DialogCode.Accepted))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _unlocked(self, path: Path, dialog: UnlockDialog, agreed: bool) -> None:
        if agreed:
            self._read(path, dialog.field.text())
            return
        self._job = None
        self._said(_("{name} was not opened; nothing was changed.").format(name=path.name))
        self._next()

    def _read_one(self, bundle: Bundle) -> None:
        from aiplus_assess.exchange.transfer import take_in

        workspace = self._services.workspace
        self._store(lambda choices: take_in(workspace, bundle, choices))

    def _ask_name(self, path: Path, filled: Filled) -> None:
        """A form: whose answers are they? One with faults is refused before anybody is asked."""
        if filled.faults:
            self._named(path, filled, "—", QDialog.DialogCode.Accepted)
            return
        dialog = RespondentDialog(self._parent.window(), path.name, filled.name)
        dialog.finished.connect(lambda code: self._named(path, filled, dialog.name, QDialog.DialogCode(code)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _named(self, path: Path, filled: Filled, name: str, code: QDialog.DialogCode) -> None:
        if code != QDialog.DialogCode.Accepted:
            self._job = None
            self._said(_("{name} was not taken in; nothing was changed.").format(name=path.name))
            self._next()
            return
        from aiplus_assess.exchange.transfer import take_in_form

        workspace = self._services.workspace
        self._store(lambda choices: take_in_form(workspace, filled, name, choices))

    def _store(self, take: Take, draft: MergeDraft | None = None) -> None:
        self.storing = True
        self._told(0.8, _("Storing"))

        def store(_job: Job) -> Import:
            return take(draft.choices if draft is not None else None)

        self._job = self._services.jobs.start(
            store, lambda done: self._stored(take, done), partial(self._unstored, take)
        )

    def _unstored(self, take: Take, error: Exception) -> None:
        """What lies in the bin can be brought back for it; anything else is refused."""
        from aiplus_assess.exchange.transfer import InTheBin

        if not isinstance(error, InTheBin):
            self._refused(error)
            return
        self._job, self.storing = None, False
        text = _("“{name}” lies in the bin. It can be restored, and the file then taken in as usual.")
        title, yes = _("Restore it from the bin?"), _("Restore and import")
        if confirm(self._parent.window(), title, text.format(name=error.name), yes):
            self._services.workspace.restore(error.assessment_id)
            self._store(take)
            return
        self._said(_("“{name}” stays in the bin; nothing was changed.").format(name=error.name))
        self._next()

    def _stored(self, take: Take, done: Import) -> None:
        from aiplus_assess.exchange.transfer import told

        self._job, self.storing = None, False
        if done.outcome == "differs":
            self._decide(take, done)
            return
        self._said(told(done), done.assessment.id if done.outcome == "added" else None)
        self._next()

    def _decide(self, take: Take, done: Import) -> None:
        """Both copies moved: nothing is changed until the user has decided."""
        draft = MergeDraft(done.merge, self._services.workspace.pack(done.assessment.pack))
        name = " ".join(part for part in (done.assessment.company.name, done.assessment.title) if part)
        dialog = MergeDialog(self._parent.window(), name, draft)
        dialog.finished.connect(lambda code: self._decided(take, draft, code == QDialog.DialogCode.Accepted))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _decided(self, take: Take, draft: MergeDraft, agreed: bool) -> None:
        if agreed:
            self._store(take, draft)
            return
        self._said(_("The copies were not merged; nothing was changed."))
        self._next()

    def _refused(self, error: Exception) -> None:
        self._job, self.storing = None, False
        self._failed(error)
        self._next()
