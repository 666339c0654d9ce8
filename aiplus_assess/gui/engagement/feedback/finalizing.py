"""Making the assessment final from the desk: the same question and the same obstacles as in the review."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.kit import ErrorBanner
from aiplus_assess.gui.review.finalize_dialog import FinalizeDialog
from aiplus_assess.gui.review.lists import blocks_finalizing
from aiplus_assess.gui.walk.opening import open_session
from aiplus_assess.i18n import _, current
from aiplus_assess.storage.protocol import Workspace


def ask_finalize(
    over: QWidget, workspace: Workspace, assessment_id: str, errors: ErrorBanner, done: Callable[[], None]
) -> None:
    """Ask, or say which legal duties still need an answer; `done` once the assessment is final."""
    session = open_session(workspace, assessment_id)
    duties = blocks_finalizing(session)
    if duties:
        titles = [f"{duty} {session.question(duty).title.in_(current())}" for duty in duties]
        errors.show_text(
            _("Every legal duty needs an answer before this assessment can be final (“don't know” is one)."), titles
        )
        return

    def finalize() -> None:
        try:
            workspace.finalize(assessment_id)
        except AssessError as error:
            errors.show_error(error)
            return
        errors.clear()
        done()

    dialog = FinalizeDialog(over, session)
    dialog.accepted.connect(finalize)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
