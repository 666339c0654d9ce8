"""Asks before an assessment is made final, and says what that means."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from aiplus_assess.assessment.loose_ends import loose_ends
from aiplus_assess.gui.kit import Dialog, Label, PrimaryButton
from aiplus_assess.gui.walk.session import Filter, Session
from aiplus_assess.i18n import _, ngettext


class FinalizeDialog(Dialog):
    """Accepted where the user wants it."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        text = _(
            "A final assessment can't be changed any more. To correct it, reopen it: that makes a new revision "
            "and keeps this one as it is."
        )
        super().__init__(parent, _("Make this assessment final?"), text)
        for words in still_open(session):
            self.body.addWidget(Label("· " + words))
        self.add_cancel()
        self.yes = self.add_button(PrimaryButton(_("Make final")), self.accept, default=True)


def still_open(session: Session) -> list[str]:
    """What will stay open, in words."""
    lines = []
    if n := session.count(Filter.UNANSWERED):
        lines.append(ngettext("{n} question stays unanswered", "{n} questions stay unanswered", n).format(n=n))
    if n := session.count(Filter.UNKNOWN):
        lines.append(ngettext("{n} answer is “don't know”", "{n} answers are “don't know”", n).format(n=n))
    if n := session.count(Filter.UNPROVEN):
        lines.append(ngettext("{n} level is not proven", "{n} levels are not proven", n).format(n=n))
    return lines + loose_ends(session.assessment, session.result)
