"""What is done with a version that was sent: shown, saved, signed, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment.engagement import ReportVersion, Signature
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.engagement.feedback.issuing import SignDialog
from aiplus_assess.gui.engagement.feedback.saving import Saver
from aiplus_assess.gui.kit import ErrorBanner
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _


class VersionActs:
    """`over` is what dialogs stand over; `changed` reads the versions anew."""

    def __init__(
        self,
        over: QWidget,
        services: Services,
        navigator: Navigator,
        saver: Saver,
        errors: ErrorBanner,
        changed: Callable[[], None],
    ) -> None:
        self._over, self._services, self._navigator = over, services, navigator
        self._saver, self._errors, self._changed = saver, errors, changed

    def do(self, what: str, assessment_id: str, version: ReportVersion, assessor: str) -> None:
        """`what` is open, save, letter, sign or remove."""
        if what == "open":
            self._saver.open_version(version)
        elif what == "save":
            self._saver.save_version(version)
        elif what == "letter":
            self._saver.save_confirmation(assessment_id, version)
        elif what == "sign":
            self._ask_sign(assessment_id, version, assessor)
        else:
            self._withdraw(assessment_id, version)

    def _ask_sign(self, assessment_id: str, version: ReportVersion, assessor: str) -> None:
        dialog = SignDialog(self._over, version.number, assessor, self._today, version.signed)
        dialog.given.connect(partial(self._sign, assessment_id, version))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _today(self) -> date:
        return self._services.clock().astimezone(CHINA).date()

    def _sign(self, assessment_id: str, version: ReportVersion, signature: Signature) -> None:
        desk = self._services.workspace.desk
        if self._done(lambda: desk.sign(assessment_id, version.id, signature)):
            words = _("{name} signed version {number}; it is locked.")
            self._navigator.notify(words.format(name=signature.name, number=version.number))

    def _withdraw(self, assessment_id: str, version: ReportVersion) -> None:
        workspace = self._services.workspace
        words = _("Version {number} is withdrawn.").format(number=version.number)
        content = workspace.file_content(version.file.sha256) if version.file else None
        if not self._done(lambda: workspace.desk.remove_version(assessment_id, version.id)):
            return
        if content is None:
            self._navigator.notify(words)
        else:
            again = partial(self._back, assessment_id, version, content)
            self._navigator.notify(words, _("Undo"), again)

    def _back(self, assessment_id: str, version: ReportVersion, content: bytes) -> None:
        self._done(lambda: self._services.workspace.desk.add_version(assessment_id, version, content))

    def _done(self, run: Callable[[], object]) -> bool:
        """Do it and read anew; what the workspace refuses is said."""
        try:
            run()
        except AssessError as error:
            self._errors.show_error(error)
            return False
        self._errors.clear()
        self._changed()
        return True
