"""Shows what moving to a newer questionnaire changes, before anything is made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from aiplus_assess.assessment.moving import Move
from aiplus_assess.gui.kit import Dialog, Heading, Label, PrimaryButton, ScrollContent, column
from aiplus_assess.gui.moving.words import sections
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _


class MoveDialog(Dialog):
    """Accepted where the user wants the copy."""

    def __init__(self, parent: QWidget, name: str, move: Move) -> None:
        words = _("A copy of “{name}” is made on version {version}; the original stays as it is.")
        title = _("Move to questionnaire {version}").format(version=move.new.version)
        super().__init__(parent, title, words.format(name=name, version=move.new.version))
        self.sections = sections(move)
        inside = ScrollContent()
        layout = column(gap=1, margins=(0, 0, 2, 0))
        for section in self.sections:
            layout.addWidget(Heading(section.heading))
            if section.lines:
                layout.addWidget(Label("\n".join(f"· {line}" for line in section.lines), "secondary"))
            layout.addSpacing(8)
        layout.addStretch(1)
        inside.setLayout(layout)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("What changes"))
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        self.resize(min(parent.width() - 60, theme().px(640)), min(parent.height() - 40, theme().px(560)))
        self.add_cancel()
        self.add_button(PrimaryButton(_("Make the copy")), self.accept, default=True).setFocus()
