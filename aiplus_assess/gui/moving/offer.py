"""Says in passing that the questionnaire of what is being answered has a newer version."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.moving.newer import newer_version
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _


class Offer:
    """Says, once for each draft, that its questionnaire has a newer version."""

    def __init__(self, services: Services, navigator: Navigator, parent: QWidget) -> None:
        self._services, self._navigator, self._parent = services, navigator, parent
        self._said: set[str] = set()

    def look(self, assessment_id: str) -> None:
        """Look beside the window; the user is not kept from answering."""
        if assessment_id in self._said:
            return
        self._said.add(assessment_id)
        assessment, packs = self._services.workspace.load(assessment_id), self._services.packs
        if assessment.final:
            return

        def tell(version: str | None) -> None:
            if version is not None:
                words = _("Questionnaire {version} is there.").format(version=version)
                self._navigator.notify(words, _("See what changes"), lambda: self._ask(assessment_id))

        def find(_job: Job) -> str | None:
            return newer_version(packs, assessment.pack)

        self._services.jobs.start(find, tell, _leave_in_peace)

    def _ask(self, assessment_id: str) -> None:
        from aiplus_assess.gui.moving.mover import Mover

        Mover(self._services, self._navigator, self._parent, self._navigator.fail).ask(assessment_id)


def _leave_in_peace(_error: Exception) -> None:
    """Whoever answers is not disturbed by questionnaires that can't be read: their own screen says so."""
