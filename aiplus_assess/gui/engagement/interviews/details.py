"""One meeting: its fields, who was there, what was said, and its papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from aiplus_assess.assessment.engagement import MEETING_KINDS, Meeting
from aiplus_assess.assessment.engagement_words import meeting_word
from aiplus_assess.gui.engagement.interviews.typed import ends_early, notes_of, notes_text, people_of, people_text
from aiplus_assess.gui.kit import Caption, Card, Flow, FormField, LinkButton, SecondaryButton, clear, column, row
from aiplus_assess.gui.plan.details import TextField
from aiplus_assess.gui.plan.fields import DayField
from aiplus_assess.i18n import _, current, pgettext
from aiplus_assess.questionnaire.model import Pack

PAPERS = ("interview", "sign-in", "record")


class MeetingCard(Card):
    """`edited` carries the meeting's id, a field and its value; `paper` a kind; `jumped` a question."""

    edited = Signal(str, str, object)
    removed = Signal(str)
    paper = Signal(str)
    jumped = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(padding=4, gap=2)
        self._id = ""
        self._offered: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.kind, self.department, self.insert = QComboBox(), QComboBox(), QComboBox()
        for code in MEETING_KINDS:
            self.kind.addItem(meeting_word(code), code)
        self.held = DayField(_("Day"), today, "meeting")
        self.times = {"start": QLineEdit(), "end": QLineEdit(), "place": QLineEdit()}
        self.texts = {
            "present": TextField(_("Present"), 3),
            "notes": TextField(_("What was said"), 5),
            "record": TextField(pgettext("meeting", "Summary"), 2),
        }
        self.texts["present"].setPlaceholderText(_("A person a line: name, department, position"))
        self.texts["notes"].setPlaceholderText(_("A note a line; begin with a question's number to tie it to it"))
        words = {"interview": _("Interview guide…"), "sign-in": _("Sign-in sheet…"), "record": _("Record…")}
        self.papers = {kind: SecondaryButton(words[kind], partial(self.paper.emit, kind)) for kind in PAPERS}
        self.remove = LinkButton(_("Remove"), lambda: self.removed.emit(self._id))
        self._links = column(gap=0)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first = row(FormField(_("Occasion"), self.kind), FormField(_("Department"), self.department), gap=3)
        second = row(gap=3)
        top = Qt.AlignmentFlag.AlignTop  # words below one field must not move the others
        second.addWidget(FormField(_("Day"), self.held), 5, top)
        second.addWidget(FormField(pgettext("meeting", "From"), self.times["start"]), 2, top)
        self._end = FormField(pgettext("meeting", "To"), self.times["end"])
        second.addWidget(self._end, 2, top)
        second.addWidget(FormField(pgettext("meeting", "Place"), self.times["place"]), 4, top)
        for part in (first, second):
            self.body.addLayout(part)
        self.body.addWidget(FormField(_("Present"), self.texts["present"]))
        self.body.addWidget(FormField(_("What was said"), self.texts["notes"]))
        self.body.addWidget(FormField(_("Begin a note about a question"), self.insert))
        self.body.addLayout(self._links)
        self.body.addWidget(FormField(pgettext("meeting", "Summary"), self.texts["record"]))
        self.body.addLayout(Flow(*self.papers.values(), self.remove, gap=2))
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _place: self._tell("kind", self.kind.currentData()))
        self.department.activated.connect(lambda _place: self._tell("department", self.department.currentData()))
        self.insert.activated.connect(lambda _place: self._begin_note())
        self.held.entered.connect(lambda day: self._tell("held", day))
        for name, edit in self.times.items():
            edit.setMaxLength(100)
            edit.editingFinished.connect(partial(self._leave, name))
        self.texts["present"].entered.connect(lambda text: self._tell("present", people_of(text)))
        self.texts["notes"].entered.connect(lambda text: self._tell("notes", notes_of(text, self._known())))
        self.texts["record"].entered.connect(lambda text: self._tell("record", text))

    def offer(self, pack: Pack) -> None:
        """The departments there are."""
        self.department.clear()
        self.department.addItem("—", "")
        for info in pack.manifest.departments:
            self.department.addItem(info.title.in_(current()), str(info.id))

    def offer_questions(self, pack: Pack, own: tuple[str, ...], others: tuple[str, ...]) -> None:
        """The questions a note can be about: the department's own above a line, then the others."""
        if self._offered == (own, others):
            return
        self._offered = (own, others)
        self.insert.clear()
        self.insert.addItem(_("Choose a question…"), "")
        for place, questions in enumerate((own, others)):
            if place and own and others:
                self.insert.insertSeparator(self.insert.count())
            for question in questions:
                self.insert.addItem(f"{question} {pack.by_id[question].title.in_(current())}", question)

    def show_meeting(self, meeting: Meeting, pack: Pack, editable: bool) -> None:
        """Fill the fields; of the same meeting, what is being typed stays."""
        other, self._id = meeting.id != self._id, meeting.id
        self.kind.setCurrentIndex(MEETING_KINDS.index(meeting.kind))
        self.department.setCurrentIndex(max(0, self.department.findData(meeting.department)))
        self.held.show_value(meeting.held, other)
        for name, edit in self.times.items():
            if other or not (edit.hasFocus() and edit.isModified()):
                edit.setText(getattr(meeting, name))
        early = ends_early(meeting.start, meeting.end)
        self._end.show_fault(_("Before it begins") if early else "")
        shown = {"present": people_text(meeting.present), "notes": notes_text(meeting.notes), "record": meeting.record}
        for name, text in self.texts.items():
            text.show_text(shown[name], other)
            text.setReadOnly(not editable)
        for part in (self.kind, self.department, self.held, self.insert, *self.times.values(), self.remove):
            part.setEnabled(editable)
        self.papers["interview"].setEnabled(bool(meeting.department))
        self._link(meeting, pack)

    def _known(self) -> frozenset[str]:
        return frozenset(question for part in self._offered for question in part)

    def _link(self, meeting: Meeting, pack: Pack) -> None:
        clear(self._links)
        tied = dict.fromkeys(note.question for note in meeting.notes if note.question in pack.by_id)
        if tied:
            go = [LinkButton(f"{q} {pack.by_id[q].title.in_(current())}", partial(self.jumped.emit, q)) for q in tied]
            self._links.addWidget(Caption(_("Tied to:")))
            self._links.addLayout(Flow(*go, gap=2))

    def flush(self) -> None:
        """Hand on what is half-typed."""
        for name in self.times:
            self._leave(name)
        for text in self.texts.values():
            text.flush()
        self.held.flush()

    def _leave(self, name: str) -> None:
        if self.times[name].isModified():
            self.times[name].setModified(False)
            self._tell(name, self.times[name].text().strip())

    def _tell(self, field: str, value: object) -> None:
        if self._id:
            self.edited.emit(self._id, field, value)

    def _begin_note(self) -> None:
        question, notes = self.insert.currentData(), self.texts["notes"]
        self.insert.setCurrentIndex(0)
        if question:
            before = notes.toPlainText().rstrip()
            notes.setPlainText(f"{before}\n{question} " if before else f"{question} ")
            notes.moveCursor(notes.textCursor().MoveOperation.End)
            notes.setFocus()
