"""The consultant's desk: its parts as buttons above, the chosen one below; empty until the engagement is turned on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from aiplus_assess.assessment.engagement import Engagement as Order
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.engagement.section import Section
from aiplus_assess.gui.engagement.sections import PARTS, Part
from aiplus_assess.gui.engagement.turning_on import fresh, turn_off, turn_on_again
from aiplus_assess.gui.kit import EmptyState, Page, PrimaryButton, SecondaryButton, Segments, column, confirm
from aiplus_assess.gui.navigation import Engagement, Navigator, Result, Route
from aiplus_assess.gui.screen import Screen
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _


class EngagementScreen(Screen):
    """Shows one part at a time; each reads what it shows when it is entered."""

    def __init__(self, services: Services, navigator: Navigator, parts: Sequence[Part] = PARTS) -> None:
        super().__init__(services, navigator)
        self._parts = {part.id: part for part in parts}
        self._sections: dict[str, Section] = {}
        self._kept: dict[str, object] = {}
        self._assessment = ""
        self._part = parts[0].id
        self.off = SecondaryButton(_("Turn off…"), self._turn_off)
        self.page = Page(_("Engagement"), actions=(self.off,))
        names = [(part.id, part.title()) for part in parts]
        self.bar = Segments(_("Part of the engagement"), names, self._part, breaks=True)
        self.bar.chosen.connect(self.show_part)
        self.on = PrimaryButton(_("Turn the engagement on"), self._turn_on)
        self.empty = EmptyState(
            _("Do you assess this company for others?"),
            _(
                "An engagement adds what an order needs beside the answers: scope and team, who answers what, papers "
                "to be handed in, levels verified on site, feedback and signatures. Whoever answers alone needs none "
                "of it, and it can be turned off again."
            ),
            self.on,
        )
        for widget in (self.bar, self.empty):
            self.page.body.addWidget(widget)
        self.setLayout(column(self.page))
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.step, by))

    # --- being a screen
    def title(self) -> str:
        return _("Engagement")

    def keys(self) -> list[tuple[str, str]]:
        section = self.section
        return [("Ctrl+PgUp / Ctrl+PgDown", _("The part before, the part after")), *(section.keys() if section else ())]

    @property
    def section(self) -> Section | None:
        """The part that is seen; None while the engagement is off."""
        return self._sections.get(self._part) if self.empty.isHidden() else None

    def enter(self, route: Route) -> None:
        assert isinstance(route, Engagement)
        assessment = self.services.workspace.load(route.assessment_id)
        self._assessment = assessment.id
        self.page.set_caption(" · ".join(part for part in (assessment.company.name, assessment.title) if part))
        on = assessment.engagement is not None
        self.empty.setVisible(not on)
        self.bar.setVisible(on)
        self.off.setVisible(on)
        self.off.setEnabled(not assessment.final)
        self.on.setEnabled(not assessment.final)
        if on:
            self._show(route.section if route.section in self._parts else self._part)
        else:
            for section in self._sections.values():
                section.hide()
            self.on.setFocus()

    def leave(self) -> None:
        if self.section is not None:
            self.section.leave()

    def keep(self) -> object:
        return self._part, {name: section.keep() for name, section in self._sections.items()}

    def take(self, kept: object) -> None:
        assert isinstance(kept, tuple)
        self._part, self._kept = kept

    def place(self, route: Route) -> Route:
        return Engagement(self._assessment, self._part) if self._assessment else route

    # --- showing a part
    def show_part(self, name: object) -> None:
        """Leave the part that is seen for another one."""
        assert isinstance(name, str)
        if name != self._part and self.section is not None:
            self.section.leave()
        self._show(name)

    def _show(self, name: str) -> None:
        section = self._sections.get(name)
        if section is None:
            section = self._parts[name].build(self.services, self.navigator)
            if self._kept.get(name) is not None:
                section.take(self._kept.pop(name))
            self._sections[name] = section
            self.page.body.addWidget(section, 1)
        self._part = name
        self.bar.choose(name)
        for other in self._sections.values():
            other.setVisible(other is section)
        section.enter(self._assessment)
        self._fit()
        section.take_focus()

    def step(self, by: int) -> None:
        """The part before (-1) or after (+1), going round."""
        if self.section is not None:
            names = list(self._parts)
            self.show_part(names[(names.index(self._part) + by) % len(names)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if self.section is not None:
            above = self.bar.heightForWidth(self.bar.width()) if self.bar.hasHeightForWidth() else self.bar.height()
            self.section.fit(self.page.viewport().width(), self.height() - above)

    # --- on and off
    def _turn_on(self) -> None:
        try:
            workspace = self.services.workspace
            today = self.services.clock().astimezone(CHINA).date()
            workspace.desk.put(self._assessment, fresh(workspace, self._assessment, today))
        except AssessError as error:
            self.page.errors.show_error(error)
            return
        self.page.errors.clear()
        self.navigator.go(Engagement(self._assessment, self._part))

    def _turn_off(self) -> None:
        text = _(
            "Scope, team, meetings and feedback of this engagement are deleted. Answers, verified levels, papers and "
            "findings stay."
        )
        if not confirm(self, _("Turn the engagement off?"), text, _("Turn off"), danger=True):
            return
        self.leave()
        try:
            before = turn_off(self.services.workspace, self._assessment)
        except AssessError as error:
            self.page.errors.show_error(error)
            return
        self.empty.show()
        off = self._assessment
        self.navigator.go(Result(off))
        if before is not None:
            self.navigator.notify(_("The engagement is off."), _("Undo"), partial(self._back_on, off, before))

    def _back_on(self, assessment_id: str, before: Order) -> None:
        try:
            turn_on_again(self.services.workspace, assessment_id, before)
        except AssessError as error:
            self.navigator.fail(error)
            return
        self.navigator.go(Engagement(assessment_id))
