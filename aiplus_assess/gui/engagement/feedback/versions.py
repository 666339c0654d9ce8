"""The versions that were sent: a table, what can be done with the chosen one, and how far a new one is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from aiplus_assess.assessment.engagement import ReportVersion
from aiplus_assess.gui.engagement.feedback.lines import version_line
from aiplus_assess.gui.kit import Card, Flow, Heading, LinkButton, PrimaryButton, Secondary, SecondaryButton
from aiplus_assess.gui.kit.lines import Column, LineTable
from aiplus_assess.gui.report.progress_card import ProgressCard
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

TALLEST = 6
"""Versions that are seen without scrolling."""


class VersionsCard(Card):
    """`asked` carries open, save, letter, sign or remove, and the chosen version."""

    asked = Signal(str, object)

    def __init__(self, issue: Callable[[], object], issue_final: Callable[[], object]) -> None:
        super().__init__(padding=4, gap=3)
        self._versions: tuple[ReportVersion, ...] = ()
        self._final = False
        self.review = PrimaryButton(_("Issue a version for review…"), issue)
        self.final = SecondaryButton(_("Issue the final version…"), issue_final)
        self.progress = ProgressCard()
        self.nothing = Secondary(
            _("No version yet. What is issued is kept byte for byte, so everybody can see later what was sent.")
        )
        self.table = LineTable(
            _("Report versions"),
            (
                Column(_("Version"), 76),
                Column(_("Stage"), 96, spare=2),
                Column(_("Date"), 100, spare=1),
                Column(_("By"), 80, spare=4),
                Column(_("What changed"), spare=3),
                Column(_("Signatures"), share=1.4),
            ),
        )
        self.buttons = {
            "open": SecondaryButton(_("Open"), lambda: self._ask("open")),
            "save": SecondaryButton(_("Save a copy…"), lambda: self._ask("save")),
            "letter": SecondaryButton(_("Confirmation letter…"), lambda: self._ask("letter")),
            "sign": SecondaryButton(_("Sign…"), lambda: self._ask("sign")),
            "remove": LinkButton(_("Withdraw this version"), lambda: self._ask("remove")),
        }
        self.body.addWidget(Heading(_("Report versions")))
        self.body.addLayout(Flow(self.review, self.final, gap=2))
        for part in (self.progress, self.nothing, self.table):
            self.body.addWidget(part)
        self.body.addLayout(Flow(*self.buttons.values(), gap=2))
        self.table.opened.connect(lambda _key: self._ask("open"))
        self.table.chosen.connect(self._offer)

    @property
    def chosen(self) -> ReportVersion | None:
        """The version the buttons are about."""
        keys = self.table.keys()
        return next((one for one in self._versions if keys and one.id == keys[0]), None)

    def show_versions(self, versions: tuple[ReportVersion, ...], final: bool, busy: bool) -> None:
        """Draw them, the newest first. `final`: the assessment is; `busy`: a version is being made."""
        self._versions = versions
        self.review.setVisible(not final)
        for button in (self.review, self.final):
            button.setEnabled(not busy)
        self.nothing.setVisible(not versions)
        self.table.setVisible(bool(versions))
        self.table.show_lines(tuple(version_line(one) for one in versions))
        rows = min(len(versions), TALLEST)
        tall = sum(self.table.rowHeight(row) for row in range(rows))
        self.table.setFixedHeight(max(theme().px(96), tall + theme().px(44)))
        self._offer()

    def _offer(self) -> None:
        version = self.chosen
        for name, button in self.buttons.items():
            button.setVisible(version is not None)
            button.setEnabled(version is not None and (name in ("letter", "remove") or version.file is not None))
        self.buttons["remove"].setVisible(version is not None and not version.signed)
        self.buttons["sign"].setVisible(version is not None and (version.stage == "final" or version.signed))

    def _ask(self, what: str) -> None:
        """A version with a watermark is not signed; one that was before may get the other side's name."""
        if self.chosen is not None and self.buttons[what].isEnabled():
            self.asked.emit(what, self.chosen)
