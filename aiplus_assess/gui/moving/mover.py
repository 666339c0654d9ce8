"""Finds out whether a newer questionnaire is there, shows what moving changes, and makes the copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import uuid6
from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment.moving import Move, first_events, moved, plan_move
from aiplus_assess.assessment.versions import is_newer
from aiplus_assess.errors import AssessError, InputError
from aiplus_assess.gui.moving.dialog import MoveDialog
from aiplus_assess.gui.navigation import Navigator, Walk
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.assessment.model import Assessment
    from aiplus_assess.gui.jobs import Job


class Mover:
    """`failed` hears an error."""

    def __init__(
        self, services: Services, navigator: Navigator, parent: QWidget, failed: Callable[[Exception], None]
    ) -> None:
        self._services, self._navigator, self._parent, self._failed = services, navigator, parent, failed

    def ask(self, assessment_id: str) -> None:
        """Read the newest questionnaire beside the window, then show what would change."""
        workspace, packs = self._services.workspace, self._services.packs
        assessment = workspace.load(assessment_id)

        def plan(_job: Job) -> Move:
            newest = packs.load(assessment.pack.id)
            if not is_newer(newest.version, assessment.pack.version):
                raise InputError(_("There is no newer version of this questionnaire that can be used."))
            return plan_move(assessment, workspace.pack(assessment.pack), newest)

        self._services.jobs.start(plan, lambda move: self._show(assessment, move), self._failed)

    def _show(self, assessment: Assessment, move: Move) -> None:
        name = " ".join(part for part in (assessment.company.name, assessment.title) if part)
        dialog = MoveDialog(self._parent.window(), name, move)
        dialog.accepted.connect(lambda: self._make(assessment, move))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make(self, assessment: Assessment, move: Move) -> None:
        copy = moved(assessment, move, str(uuid6.uuid7()), self._services.clock())
        try:
            made = self._services.workspace.adopt(copy, move.new, first_events(copy))
        except AssessError as error:
            self._failed(error)
            return
        self._navigator.go(Walk(made.id))
        self._navigator.notify(_("The copy was made; the original stays as it was."))
