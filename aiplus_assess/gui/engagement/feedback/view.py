"""Feedback and signing: the versions that went out, who signed them, and the client's remarks with their answers."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from aiplus_assess.assessment.engagement import ReportStage, ReportVersion
from aiplus_assess.assessment.loose_ends import loose_ends
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.errors import AssessError
from aiplus_assess.gui.engagement.edited_section import EditedSection
from aiplus_assess.gui.engagement.feedback.acting import VersionActs
from aiplus_assess.gui.engagement.feedback.details import RemarkCard
from aiplus_assess.gui.engagement.feedback.finalizing import ask_finalize
from aiplus_assess.gui.engagement.feedback.issuing import IssueDialog
from aiplus_assess.gui.engagement.feedback.lines import Wanted, earlier_versions, next_number
from aiplus_assess.gui.engagement.feedback.making import Stopped, VersionMaker
from aiplus_assess.gui.engagement.feedback.presenter import FeedbackPresenter
from aiplus_assess.gui.engagement.feedback.remarks import RemarksCard
from aiplus_assess.gui.engagement.feedback.saving import Saver
from aiplus_assess.gui.engagement.feedback.versions import VersionsCard
from aiplus_assess.gui.kit import ErrorBanner, column
from aiplus_assess.gui.navigation import Navigator
from aiplus_assess.gui.result.view import bases
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _

BESIDE = 860
"""Pixels from which the chosen remark stands beside the table."""


class FeedbackSection(EditedSection[FeedbackPresenter]):
    """A version goes on being made while another part of the desk is looked at."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self.errors = ErrorBanner()
        self.saver = Saver(self, services, navigator)
        self.versions = VersionsCard(self.ask_issue, self.ask_final)
        self.maker = VersionMaker(services, self.versions.progress, self._issued, self._failed)
        self.acts = VersionActs(self, services, navigator, self.saver, self.errors, self._reread)
        self.remarks, self.details = RemarksCard(), RemarkCard(self._today)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(14)
        self._middle.addWidget(self.remarks, 62)
        self._middle.addWidget(self.details, 38)
        inside = column(self.errors, self.banner, self.versions, gap=3)
        inside.addLayout(self._middle, 1)
        self.setLayout(inside)
        self._connect()

    def _connect(self) -> None:
        self.versions.asked.connect(self._ask_version)
        self.remarks.add.clicked.connect(self._add)
        self.remarks.only.connect(self._narrow)
        self.remarks.form.clicked.connect(self._save_form)
        self.remarks.table.chosen.connect(self._choose)
        self.remarks.table.opened.connect(lambda _key: self.details.comment.setFocus())
        self.remarks.table.deleted.connect(self._remove_chosen)
        self.details.edited.connect(self._edit)
        self.details.removed.connect(self._remove)

    # --- being a section
    def enter(self, assessment_id: str) -> None:
        assessment = self.services.workspace.load(assessment_id)
        if self.presenter is not None and self.presenter.id == assessment_id:
            self.presenter.follow(assessment)
        else:
            self.presenter = FeedbackPresenter(self.services.workspace, assessment, self.draw)
        self.presenter.edited.listen(self.draw)
        self.errors.clear()
        self.draw()

    def flush(self) -> None:
        self.details.flush()

    def take_focus(self) -> None:
        (self.versions.table if self.versions.chosen else self.versions.review).setFocus()

    def keep(self) -> object:
        self.maker.drop()
        return super().keep()

    def fit(self, width: int, height: int) -> None:
        beside = width >= theme().px(BESIDE)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Enter", _("Open the chosen version; edit the chosen remark")),
            ("Delete", _("Take the remark off")),
            ("Ctrl+Z / Ctrl+Y", _("Undo, redo")),
        ]

    def draw(self) -> None:
        """Show everything as it is now."""
        shown = self.presenter
        if shown is None:
            return
        self.show_failure()
        self.versions.show_versions(shown.versions, shown.final, self.maker.busy)
        self.remarks.show_remarks(shown)
        remark = shown.remark
        self.details.setVisible(remark is not None)
        if remark is not None:
            self.details.show_remark(remark, [one.number for one in shown.versions], not shown.final)

    def _today(self) -> date:
        return self.services.clock().astimezone(CHINA).date()

    # --- remarks
    def _add(self) -> None:
        if self.presenter is not None:
            self.details.flush()
            self.presenter.add(self._today())
            self.remarks.table.choose([self.presenter.chosen])
            self.details.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self) -> None:
        keys = self.remarks.table.keys()
        if self.presenter is not None and keys and keys[0] != self.presenter.chosen:
            self.details.flush()
            self.presenter.chosen = keys[0]
            self.draw()

    def _narrow(self, only: object) -> None:
        if self.presenter is not None:
            self.details.flush()
            self.presenter.chosen = ""
            self.presenter.only = only  # type: ignore[assignment]
            self.draw()

    def _edit(self, remark_id: str, field: str, value: object) -> None:
        if self.presenter is not None and not self.presenter.final:
            self.presenter.edit(remark_id, field, value, self._today())

    def _remove(self, remark_id: str) -> None:
        if self.presenter is None or self.presenter.final or self.presenter.remark is None:
            return
        self.details.flush()
        self.presenter.remove(remark_id)
        self.offer_undo(_("The remark was taken off."))
        self.remarks.add.setFocus()

    def _remove_chosen(self) -> None:
        if self.presenter is not None:
            self._remove(self.presenter.chosen)

    # --- versions
    def ask_issue(self) -> None:
        self._ask_version_of("review")

    def ask_final(self) -> None:
        """The final version is one of a final assessment: make it final first."""
        if self.presenter is None:
            return
        self.details.flush()
        if self.presenter.final:
            self._ask_version_of("final")
        else:
            ask_finalize(self, self.services.workspace, self.presenter.id, self.errors, self._finalized)

    def _finalized(self) -> None:
        if self.presenter is not None:
            self.enter(self.presenter.id)
            self.navigator.notify(_("The assessment is final."))
            self._ask_version_of("final")

    def _ask_version_of(self, stage: ReportStage) -> None:
        shown = self.presenter
        if shown is None or self.maker.busy:
            return
        self.details.flush()
        assessment = self.services.workspace.load(shown.id)
        offered = bases(list(assessment.answers.values()))
        number = next_number(shown.versions, stage, earlier_versions(self.services.workspace, assessment))
        result = evaluate(self.services.workspace.pack(assessment.pack), assessment.case())
        loose = loose_ends(assessment, result)
        dialog = IssueDialog(self, stage, number, shown.assessor, not shown.versions, offered, loose)
        dialog.given.connect(partial(self.issue, shown.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def issue(self, assessment_id: str, wanted: Wanted) -> None:
        """Make the version beside the window."""
        self.errors.clear()
        self.maker.make(assessment_id, wanted)
        self.draw()

    def _issued(self, version: ReportVersion) -> None:
        self._reread()
        self.versions.table.choose([version.id])
        self.navigator.notify(_("Version {number} is issued and kept.").format(number=version.number))

    def _failed(self, error: Exception) -> None:
        self.draw()
        if isinstance(error, AssessError):
            self.errors.show_error(error)
        elif not isinstance(error, Stopped):
            self.navigator.fail(error)

    def _reread(self) -> None:
        if self.presenter is not None:
            self.presenter.follow(self.services.workspace.load(self.presenter.id))
            self.draw()

    def _save_form(self) -> None:
        if self.presenter is not None:
            self.details.flush()
            self.saver.save_form(self.presenter.id)

    def _ask_version(self, what: str, version: ReportVersion) -> None:
        if self.presenter is not None:
            self.details.flush()
            self.acts.do(what, self.presenter.id, version, self.presenter.assessor)
