"""The line above a question: clause, position, flag, saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from aiplus_assess.gui.kit import Flow, LinkButton, Pill, SavedPill, Secondary, row
from aiplus_assess.gui.kit.look import set_look
from aiplus_assess.gui.walk.icons import flag_icon
from aiplus_assess.gui.walk.sheet import Sheet
from aiplus_assess.i18n import _


class QuestionHead(QWidget):
    """`flag` is a button; what it says changes with the flag."""

    def __init__(self) -> None:
        super().__init__()
        self.pill, self.position = Pill(), Secondary(wrap=False)
        self.kind = Pill("", "neutral")
        self.inherited = Pill(_("Follows parent"), "tint")
        self.inherited.setToolTip(_("Taken over from the parent's assessment; it follows until you answer here."))
        self.flag = LinkButton()
        set_look(self.flag, "link-quiet")
        self.flag.setCheckable(True)
        self.saved = SavedPill()
        right = QWidget()
        right.setLayout(row(self.flag, self.saved, gap=3))
        self.setLayout(Flow(self.pill, self.position, self.kind, self.inherited, last=right, gap=3))

    def show_sheet(self, sheet: Sheet, typing: bool) -> None:
        """Draw the line; while something is being typed nothing is called saved."""
        self.pill.setText(sheet.pill)
        self.position.setText(_("No. {number} of {count}").format(number=sheet.number, count=sheet.count))
        word = _kind(sheet)
        self.kind.setText(word)
        self.kind.setVisible(bool(word))
        self.kind.set_tone("gap" if sheet.question.kind == "duty" else "neutral")
        self.inherited.setVisible(sheet.answer.inherited)
        flagged = sheet.answer.flagged
        self.flag.setChecked(flagged)
        self.flag.setIcon(flag_icon(flagged))
        self.flag.setText(_("Flagged") if flagged else _("Flag for review"))
        self.flag.setAccessibleName(_("Flag for review"))
        if not sheet.stored:
            self.saved.not_saved()
        elif typing or sheet.answer.empty:
            self.saved.hide()
        else:
            self.saved.saved()


def _kind(sheet: Sheet) -> str:
    if sheet.question.kind == "duty":
        return _("Legal duty")
    if sheet.opportunity:
        return _("Opportunity, not scored")
    return _("Raw ratio, not scored") if sheet.question.metric else ""
