"""The client's remarks in one table, all or those that wait for a decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from aiplus_assess.assessment.engagement import ADOPTIONS
from aiplus_assess.assessment.engagement_words import adoption_word
from aiplus_assess.gui.engagement.feedback.lines import remark_line
from aiplus_assess.gui.engagement.feedback.presenter import FeedbackPresenter
from aiplus_assess.gui.kit import Card, Flow, Heading, PrimaryButton, Secondary, SecondaryButton, column
from aiplus_assess.gui.kit.lines import Column, LineTable
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _


class RemarksCard(Card):
    """`only` carries the state that is listed, None for all."""

    only = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=4, gap=3)
        self.add = PrimaryButton(_("Add a remark"))
        self.form = SecondaryButton(_("Feedback form…"))
        self.filter = QComboBox()
        self.filter.setAccessibleName(_("Which remarks"))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for code in (None, *ADOPTIONS):
            self.filter.addItem("", code)
        self.filter.activated.connect(lambda place: self.only.emit(self.filter.itemData(place)))
        self.nothing = Secondary("")
        self.table = LineTable(
            _("Feedback of the client"),
            (
                Column(_("Version"), 92),
                Column(_("Comment"), share=1.5, least=140),
                Column(_("Given by"), 104, spare=1),
                Column(_("Adopted?"), 84),
                Column(_("Reply"), spare=2),
            ),
        )
        self.body.addLayout(column(Heading(_("Feedback of the client")), gap=0))
        self.body.addLayout(Flow(self.add, self.form, self.filter, gap=2))
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table, 1)
        self.body.addStretch(0)

    def show_remarks(self, shown: FeedbackPresenter) -> None:
        """Draw what passes the filter."""
        every = shown.edited.state
        for place, code in enumerate((None, *ADOPTIONS)):
            count = sum(code in (None, one.adoption) for one in every)
            self.filter.setItemText(place, f"{adoption_word(code) if code else _('All remarks')} {count}")
        self.filter.setCurrentIndex(self.filter.findData(shown.only))
        self.filter.setVisible(bool(every))
        self.add.setVisible(not shown.final)
        listed = shown.remarks
        if listed and shown.remark is None:
            shown.chosen = listed[0].id
        self.table.show_lines(tuple(remark_line(one) for one in listed))
        if shown.chosen and self.table.keys() != [shown.chosen]:
            self.table.blockSignals(True)
            self.table.choose([shown.chosen])
            self.table.blockSignals(False)
        self.table.setVisible(bool(listed))
        self.table.setMinimumHeight(theme().px(240))
        self.nothing.setVisible(not listed)
        self.nothing.setText(
            _("No remark passes the filter.")
            if every
            else _("No remark yet. Give the client the form, then write down here what came back.")
        )
