"""Interviews as a consultant records them: proposed, filled in, tied to questions, printed, taken off and back."""

from __future__ import annotations

import re
import zipfile

from PySide6.QtCore import Qt
from stage import write

from aiplus_assess.assessment.departments import asked_of, questions_of
from aiplus_assess.assessment.engagement import Attendee, MeetingNote
from aiplus_assess.assessment.model import Answer
from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.gui.engagement.interviews.typed import notes_of, notes_text, people_of, people_text
from aiplus_assess.gui.engagement.interviews.view import _set
from aiplus_assess.gui.navigation import Engagement, Walk

PART = "interviews"

ODD = "<script>𬭚😀"


def stored(workspace, made):
    return workspace.load(made.id).engagement.meetings


def put(field, text):
    field.setFocus()
    field.setPlainText(text)
    field.flush()


def test_one_button_proposes_the_meetings_and_takes_them_back(section, workspace, made):
    assert section.empty.isVisibleTo(section)
    section.make.click()
    kinds = [meeting.kind for meeting in stored(workspace, made)]
    assert (kinds[0], kinds[-1]) == ("opening", "closing")
    departments = [meeting.department for meeting in stored(workspace, made)[1:-1]]
    assert len(departments) == len(set(departments)) > 0
    assert "" not in departments
    assert section.table.hasFocus()
    section.undo()
    assert stored(workspace, made) == ()
    assert section.empty.isVisibleTo(section)


def test_the_departments_own_questions_are_offered_first(section, workspace, made, tiny_pack):
    section.make.click()
    combo = section.details.insert
    for meeting in stored(workspace, made):
        section.presenter.chosen = meeting.id
        section.draw()
        offered = [combo.itemData(place) for place in range(1, combo.count())]
        own = [*questions_of(workspace.load(made.id), tiny_pack, meeting.department)]
        assert offered[: len(own)] == own
        assert offered[len(own)] is None or not own  # the line between them
        assert len(set(filter(None, offered))) == len(asked_of(workspace.load(made.id), tiny_pack))


def test_a_meeting_is_filled_in_by_keys_and_stored(section, workspace, made, qtbot):
    section.make.click()
    qtbot.keyClick(section.table, Qt.Key.Key_Down)
    details = section.details
    write(details.times["place"], "二楼会议室")
    write(details.times["start"], "09:30")
    details.flush()
    put(details.texts["present"], f"王敏，质量部，经理\n{ODD}")
    put(details.texts["notes"], "3.14-01 台账只有一个班的\n另外说明" + "长" * 10_000)
    (found,) = [meeting for meeting in stored(workspace, made) if meeting.place]
    assert (found.kind, found.place, found.start) == ("interview", "二楼会议室", "09:30")
    assert found.present == (Attendee("王敏", "质量部", "经理"), Attendee(ODD))
    assert found.notes == (MeetingNote("台账只有一个班的", "3.14-01"), MeetingNote("另外说明" + "长" * 10_000))
    assert section.table.keys() == [found.id]
    section.undo()
    assert next(one for one in stored(workspace, made) if one.id == found.id).notes == ()


def test_a_note_leads_to_its_question(section, window, workspace, made):
    section.make.click()
    details = section.details
    details.insert.setCurrentIndex(details.insert.findData("3.14-01"))
    details.insert.activated.emit(details.insert.currentIndex())
    assert details.texts["notes"].toPlainText() == "3.14-01 "
    put(details.texts["notes"], "3.14-01 看过台账")
    details.jumped.emit("3.14-01")
    assert window.screen_in_view.presenter.session.current == "3.14-01"


def test_what_is_half_typed_is_kept_on_leaving(section, window, workspace, made):
    section.add.click()
    section.details.texts["record"].setPlainText("谈了两小时")
    window.go(Walk(made.id))
    (found,) = stored(workspace, made)
    assert (found.record, found.held) == ("谈了两小时", section.services.clock().astimezone(CHINA).date())


def test_it_is_taken_off_and_back(section, workspace, made, qtbot):
    section.make.click()
    before = stored(workspace, made)
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert len(stored(workspace, made)) == len(before) - 1
    section.undo()
    assert set(stored(workspace, made)) == set(before)


def test_papers_of_a_meeting(section, workspace, made, executor, services, tmp_path):
    section.make.click()
    section.table.choose([next(one.id for one in stored(workspace, made) if one.department)])
    meeting = section.presenter.meeting
    for kind in ("interview", "sign-in", "record"):
        target = tmp_path / f"{kind}.docx"

        def drawn(job, suffix, kind=kind):
            return section.saver._drawn(made.id, lambda *given: _set(kind, meeting, *given), job, suffix)

        section.saver.save_to(str(target), drawn)
        executor.drain()
        with zipfile.ZipFile(target) as file:
            text = re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())
        assert "华清精密制造有限公司" in text
        assert len(text) > 60


def test_final_is_read_only(section, window, workspace, made):
    section.make.click()
    workspace.answer(made.id, "3.14-03", Answer(duty="compliant"))
    workspace.finalize(made.id)
    window.go(Walk(made.id))
    window.go(Engagement(made.id, "interviews"))
    section = window.screen_in_view.section
    assert not section.add.isEnabled()
    assert section.details.texts["notes"].isReadOnly()
    assert not section.details.kind.isEnabled()


def test_lines_read_back_as_they_were_written():
    people = (Attendee("王敏", "质量部", "经理"), Attendee("李强"), Attendee("赵", "", "顾问"))
    notes = (MeetingNote("看过台账", "3.14-01"), MeetingNote("3.99-01 不存在的题"), MeetingNote("一般"))
    assert people_of(people_text(people)) == people
    assert notes_of(notes_text(notes), {"3.14-01"}) == notes
    assert notes_of("3.14-01", {"3.14-01"}) == (MeetingNote("3.14-01"),)
    assert people_of("\n  \n") == ()


def test_a_day_that_is_none_and_an_end_before_the_start_are_said_in_words(section, workspace, made):
    section.add.click()
    details = section.details
    details.held.edit.clear()
    write(details.held.edit, "2026-02-31")
    details.held.edit.editingFinished.emit()
    assert details.held.fault.text() == "没有这一天，请按 2026-12-31 填写。"
    write(details.times["start"], "9:00")
    write(details.times["end"], "8:00")
    details.flush()
    assert details._end.fault() == "早于开始"
    assert (details.held.edit.text(), bool(details.held.fault.text())) == ("2026-02-31", True), "it is not dropped"
    assert stored(workspace, made)[0].end == "8:00"
