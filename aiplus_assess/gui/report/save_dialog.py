"""Which format a report is saved in, and what goes into the file, shown before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.exchange.embedding import told
from aiplus_assess.gui.kit import Dialog, Label, PrimaryButton
from aiplus_assess.gui.report.choices import SMALL, Choices
from aiplus_assess.i18n import _
from aiplus_assess.reporting.formats import ENDINGS

FORMATS = (*ENDINGS, SMALL)


def format_word(format_: str) -> str:
    """“PDF：打印、发给客户”."""
    return {
        ".pdf": _("PDF: to print, to send to the client"),
        ".docx": _("Word: to go on writing"),
        ".xlsx": _("Excel: gaps, action plan and all answers to sort and filter"),
        ".html": _("Web page: one file for the browser"),
        ".json": _("JSON: for other programs"),
        ".png": _("Picture for a phone: the page for the boss (PNG)"),
        SMALL: _("Small PDF: at most 1 MB, the brief edition if need be"),
    }[format_]


class SaveDialog(Dialog):
    """Arrow keys choose the format, Enter goes on to the place; `chosen` is called with what the user wants."""

    def __init__(
        self, over: QWidget, assessment: Assessment, choices: Choices, chosen: Callable[[Choices], None]
    ) -> None:
        super().__init__(over, _("Save the report"))
        self._assessment, self._choices, self._chosen = assessment, choices, chosen
        self._group = QButtonGroup(self)
        self.formats = {name: QRadioButton(format_word(name)) for name in FORMATS}
        for button in self.formats.values():
            self._group.addButton(button)
            self.body.addWidget(button)
        self.data = QCheckBox(_("Embed the data, so that the report can be imported again"))
        self.data.setChecked(replace(choices, format=".pdf").carries)
        self.inside = Label("", "secondary")
        self.body.addSpacing(8)
        self.body.addWidget(self.data)
        self.body.addWidget(self.inside)
        self.formats[choices.format].setChecked(True)
        self.formats[choices.format].setFocus()
        self._group.buttonToggled.connect(lambda _button, _on: self._tell())
        self.data.toggled.connect(lambda _on: self._tell())
        self.add_cancel()
        self.add_button(PrimaryButton(_("Choose the place…")), self.accept, default=True)
        self.accepted.connect(lambda: self._chosen(self.wanted()))
        self._tell()

    def wanted(self) -> Choices:
        """The choices as they are ticked; data nobody touched stay by default."""
        format_ = next(name for name, button in self.formats.items() if button.isChecked())
        usual = replace(self._choices, format=".pdf")
        data = self._choices.data if self.data.isChecked() == usual.carries else self.data.isChecked()
        return replace(self._choices, format=format_, data=data)

    def _tell(self) -> None:
        wanted = self.wanted()
        self.data.setEnabled(wanted.format == ".pdf")
        if wanted.format == ".json":
            words = _("The file is the assessment itself with its results; no proof files, no history.")
        elif wanted.carries:
            words = told(self._assessment)
        else:
            words = _("Embedded: nothing; the file is only what it shows.")
        self.inside.setText(words)
        self.data.setAccessibleDescription(words)
