"""A part of the desk whose presenter stores every change at once."""

from __future__ import annotations

from aiplus_assess.gui.editing.keeping import Keeping, P
from aiplus_assess.gui.engagement.section import Section
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.services import Services


class EditedSection(Keeping[P], Section):
    """Undo, trying again and a change of language are those of every place that keeps what it edits."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        Section.__init__(self, services, navigator)
        self.begin_editing(self)
