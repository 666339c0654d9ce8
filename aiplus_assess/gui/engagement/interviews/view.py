"""Meetings and interviews: the list on the left, the chosen one on the right."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QBoxLayout

from aiplus_assess.assessment.departments import questions_of, title_of
from aiplus_assess.assessment.engagement import Meeting
from aiplus_assess.assessment.engagement_words import meeting_word
from aiplus_assess.assessment.model import Assessment
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.engagement.edited_section import EditedSection
from aiplus_assess.gui.engagement.interviews.details import MeetingCard
from aiplus_assess.gui.engagement.interviews.presenter import InterviewsPresenter
from aiplus_assess.gui.engagement.papers import PaperSaver
from aiplus_assess.gui.kit import Card, EmptyState, Flow, PrimaryButton, SecondaryButton, column
from aiplus_assess.gui.kit.lines import Column, Line, LineTable
from aiplus_assess.gui.navigation import Navigator, Walk
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.theme import current as theme
from aiplus_assess.i18n import _, current, ngettext
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.papers.model import Paper


class InterviewsSection(EditedSection[InterviewsPresenter]):
    """What is recorded here prints as an annex of the report."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        super().__init__(services, navigator)
        self._final = False
        self.saver = PaperSaver(self, services, navigator)
        self.table = LineTable(
            _("Meetings"),
            (
                Column(_("Day"), 96),
                Column(_("Occasion"), share=1.0, least=90),
                Column(_("Department"), share=1.0, spare=1, least=90),
                Column(_("Notes"), 56, spare=2),
            ),
        )
        self.add = SecondaryButton(_("Add a meeting"), self._add)
        self.make = PrimaryButton(_("Propose the meetings"), self._propose)
        words = _("An opening meeting, an interview of every department that has questions, and a closing meeting.")
        self.empty = EmptyState(_("No meeting yet"), words, self.make)
        self.details = MeetingCard(self._today)
        self.list = Card(padding=4, gap=2)
        self.list.body.addLayout(Flow(self.add, gap=2))
        self.list.body.addWidget(self.table, 1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(14)
        self._middle.addWidget(self.list, 42)
        self._middle.addWidget(self.details, 58)
        inside = column(self.banner, self.empty, gap=3)
        inside.addLayout(self._middle, 1)
        self.setLayout(inside)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _key: self.details.texts["notes"].setFocus())
        self.table.deleted.connect(self._remove_chosen)
        self.details.edited.connect(self._edit)
        self.details.removed.connect(self._remove)
        self.details.paper.connect(self._save_paper)
        self.details.jumped.connect(self._jump)

    # --- being a section
    def enter(self, assessment_id: str) -> None:
        workspace = self.services.workspace
        assessment = workspace.load(assessment_id)
        self._final = assessment.final
        if self.presenter is not None and self.presenter.id == assessment_id:
            self.presenter.follow(assessment)
        else:
            self.presenter = InterviewsPresenter(workspace, assessment, workspace.pack(assessment.pack), self.draw)
        self.presenter.edited.listen(self.draw)
        self.details.offer(self.presenter.pack)
        self.draw()

    def flush(self) -> None:
        self.details.flush()

    def take_focus(self) -> None:
        (self.table if self.list.isVisibleTo(self) else self.make).setFocus()

    def fit(self, width: int, height: int) -> None:
        beside = width >= theme().px(860)
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.table.setMinimumHeight(max(theme().px(220), height - theme().px(330) if beside else 0))

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Enter", _("Write down what was said")),
            ("Delete", _("Take the meeting off")),
            ("Ctrl+Z / Ctrl+Y", _("Undo, redo")),
        ]

    def draw(self) -> None:
        """Show everything as it is now."""
        if self.presenter is None:
            return
        self.show_failure()
        meetings, chosen = self.presenter.meetings, self.presenter.meeting
        self.empty.setVisible(not meetings)
        self.make.setEnabled(not self._final)
        self.add.setEnabled(not self._final)
        for part in (self.list, self.details):
            part.setVisible(bool(meetings))
        self.table.show_lines(tuple(_line(one, self.presenter.pack) for one in meetings))
        if chosen is not None:
            if self.table.keys() != [chosen.id]:
                self.table.blockSignals(True)
                self.table.choose([chosen.id])
                self.table.blockSignals(False)
            self.details.offer_questions(self.presenter.pack, *self.presenter.asked(chosen.department))
            self.details.show_meeting(chosen, self.presenter.pack, not self._final)

    # --- acting
    def _today(self) -> date:
        return self.services.clock().astimezone(CHINA).date()

    def _choose(self) -> None:
        keys = self.table.keys()
        if self.presenter is not None and keys and keys[0] != self.presenter.chosen:
            self.flush()
            self.presenter.chosen = keys[0]
            self.draw()

    def _propose(self) -> None:
        if self.presenter is not None and not self._final:
            n = self.presenter.propose()
            words = ngettext("{n} meeting proposed.", "{n} meetings proposed.", n).format(n=n)
            self.offer_undo(words)
            self.take_focus()

    def _add(self) -> None:
        if self.presenter is not None and not self._final:
            self.flush()
            self.presenter.add(self._today())
            self.details.kind.setFocus()

    def _edit(self, meeting_id: str, field: str, value: object) -> None:
        if self.presenter is not None and not self._final:
            self.presenter.edit(meeting_id, field, value)

    def _remove(self, meeting_id: str) -> None:
        if self.presenter is not None and not self._final:
            self.flush()
            self.presenter.remove(meeting_id)
            self.offer_undo(_("The meeting was taken off."))
            self.take_focus()

    def _remove_chosen(self) -> None:
        if self.presenter is not None and self.presenter.meeting is not None:
            self._remove(self.presenter.meeting.id)

    def _jump(self, question_id: str) -> None:
        if self.presenter is not None:
            self.navigator.go(Walk(self.presenter.id, question_id))

    def _save_paper(self, kind: str) -> None:
        if self.presenter is None:
            return
        self.flush()
        meeting = self.presenter.meeting
        if meeting is not None:
            self.saver.save_paper(
                self.presenter.id, _title(kind, meeting, self.presenter.pack), partial(_set, kind, meeting)
            )


def _title(kind: str, meeting: Meeting, pack: Pack) -> str:
    word = meeting_word(meeting.kind)
    return {
        "interview": _("Interview guide: {department}").format(department=title_of(pack, meeting.department)),
        "sign-in": _("Sign-in sheet: {occasion}").format(occasion=word),
        "record": _("Record: {occasion}").format(occasion=word),
    }[kind]


def _set(kind: str, meeting: Meeting, assessment: Assessment, pack: Pack, brand: Brand | None) -> Paper:
    from aiplus_assess.reporting.papers.interview import interview_guide
    from aiplus_assess.reporting.papers.sheets import interview_record, sign_in_sheet

    if kind == "interview":
        questions = questions_of(assessment, pack, meeting.department)
        return interview_guide(assessment, pack, meeting.department, questions, language=current(), brand=brand)
    make = sign_in_sheet if kind == "sign-in" else interview_record
    return make(assessment, pack, meeting, language=current(), brand=brand)


def _line(meeting: Meeting, pack: Pack) -> Line:
    day = meeting.held.isoformat() if meeting.held else "—"
    department = title_of(pack, meeting.department) if meeting.department else ""
    return Line(meeting.id, (day, meeting_word(meeting.kind), department, str(len(meeting.notes) or "")))
