"""The request list as a consultant works through it: generated, dated in bulk, filled in, undone, out and back."""

from __future__ import annotations

import re
import zipfile
from datetime import date

from openpyxl import load_workbook
from PySide6.QtCore import Qt

from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.gui.engagement.requests.details import RequestDialog
from aiplus_assess.gui.engagement.requests.due import DueDialog
from aiplus_assess.gui.engagement.requests.incoming import IncomingDialog
from aiplus_assess.gui.engagement.requests.presenter import Narrowed
from aiplus_assess.gui.navigation import Engagement, Walk
from aiplus_assess.gui.walk.offer import Offer
from aiplus_assess.gui.walk.proof import proof

PART = "requests"


def stored(workspace, made):
    return workspace.load(made.id).evidence


def dialog_of(section, kind):
    return next(d for d in section.findChildren(kind) if d.isVisible())


def test_one_button_makes_the_list_and_undo_takes_it_back(section, window, workspace, made, qtbot):
    assert not section.empty.isHidden()
    qtbot.keyClick(section.make, Qt.Key.Key_Return)
    items = stored(workspace, made)
    assert len(items) == len(section.table.shown()) > 3
    assert section.empty.isHidden()
    section.generate()
    assert stored(workspace, made) == items
    window.toast._button.click()
    section.presenter.edited.undo()
    assert stored(workspace, made) == ()


def test_several_get_a_due_date_and_a_state_at_once(section, workspace, made, qtbot):
    section.generate()
    ids = section.table.shown()[:3]
    section.table.choose(ids)
    section.ask_due()
    dialog = dialog_of(section, DueDialog)
    dialog.day.edit.setText("2026-11-20")
    dialog.day.edit.setModified(True)
    dialog._save()
    due = {item.id: item.due for item in stored(workspace, made)}
    assert [due[key] for key in ids] == [date(2026, 11, 20)] * 3
    assert "3 份已逾期" in section.words.text()
    qtbot.keyClick(section.table, Qt.Key.Key_1)
    states = {item.id: item.status for item in stored(workspace, made)}
    assert [states[key] for key in ids] == ["provided"] * 3
    assert section.table.keys() == ids
    section.presenter.edited.undo()
    assert {item.status for item in stored(workspace, made)} == {"missing"}


def test_filters_list_what_is_late(section, workspace, made):
    section.generate()
    first = section.table.shown()[0]
    section.presenter.change([first], due=date(2026, 1, 1))
    section.filters.state.setCurrentIndex(section.filters.state.findData("overdue"))
    section.filters._tell(0)
    assert section.table.shown() == [first]
    section.presenter.change([first], status="provided")
    assert section.table.shown() == []
    assert not section.nothing.isHidden()


def test_a_paper_is_edited_with_its_file_and_removed_with_undo(section, workspace, made, executor, tmp_path, qtbot):
    section.generate()
    section.table.setFocus()
    section.table.choose([section.table.shown()[0]])
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    dialog = dialog_of(section, RequestDialog)
    path = tmp_path / "台账.pdf"
    path.write_bytes(b"%PDF proof")
    dialog.take(path)
    dialog.reference.setText("第 3 页")
    dialog.level.setCurrentIndex(3)
    dialog._save()
    executor.drain()
    item = next(item for item in stored(workspace, made) if item.file is not None)
    assert (item.file.name, item.reference, item.status, item.level) == ("台账.pdf", "第 3 页", "provided", 3)
    assert workspace.file_content(item.file.sha256) == b"%PDF proof"
    section.table.choose([item.id])
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert item.id not in [one.id for one in stored(workspace, made)]
    section.undo()
    assert item in stored(workspace, made)
    assert workspace.file_content(item.file.sha256) == b"%PDF proof"


def test_a_paper_without_a_title_is_not_stored(section, workspace, made):
    section.generate()
    before = stored(workspace, made)
    section._add()
    dialog = dialog_of(section, RequestDialog)
    dialog._save()
    assert dialog._name.fault()
    assert stored(workspace, made) == before
    dialog.name.setText("补充材料")
    dialog._save()
    (added,) = [item for item in stored(workspace, made) if item not in before]
    assert (added.title, added.number) == ("补充材料", max(item.number for item in before) + 1)


def test_out_to_excel_and_back_after_a_look(section, window, workspace, made, executor, tmp_path):
    section.generate()
    target = tmp_path / "清单.xlsx"
    section.sheets.save_to(str(target))
    executor.drain()
    section.sheets.read_from(str(target))
    executor.drain()
    assert not [d for d in section.findChildren(IncomingDialog) if d.isVisible()]  # nothing to take over
    book = load_workbook(target)
    book.worksheets[0]["E2"] = "已提供"
    book.save(target)
    section.sheets.read_from(str(target))
    executor.drain()
    dialog = dialog_of(section, IncomingDialog)
    assert len(dialog.table.shown()) == 1
    dialog._take()
    assert [item.status for item in stored(workspace, made)].count("provided") == 1
    book.worksheets[0]["F2"] = "改天"
    book.save(target)
    section.sheets.read_from(str(target))
    executor.drain()
    assert "F2" in window.errors._details.text()


def test_on_paper_for_one_department_or_for_all(section, workspace, made, executor, tmp_path):
    section.generate()
    assert section.paper.isVisibleTo(section)
    titles = {}
    for department in (None, section.presenter.owner(stored(workspace, made)[0])):
        section.presenter.narrowed = Narrowed("all", department)
        asked = []
        section.sheets.saver.ask = lambda name, kinds, make, asked=asked: asked.append((name, make))
        section.sheets.save_paper()
        ((name, make),) = asked
        target = tmp_path / f"{department}.docx"
        section.sheets.saver.save_to(str(target), make)
        executor.drain()
        with zipfile.ZipFile(target) as file:
            text = re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())
        titles[name] = [item.title in text for item in stored(workspace, made)]
    whole, one = titles.values()
    assert all(whole)
    assert one[0]
    assert not all(one)
    names = list(titles)
    assert names[0] == "华清精密制造有限公司 资料清单.pdf"
    assert names[1].startswith("华清精密制造有限公司 资料清单：")


def test_proof_given_in_the_walk_fills_in_the_request_that_waits_for_it(section, window, workspace, made, executor):
    section.generate()
    wanted = next(item for item in stored(workspace, made) if item.kind == "plan")
    window.go(Walk(made.id, wanted.questions[0]))
    walk = window.screen_in_view
    shown = walk.presenter.session
    kinds = {kind.kind: kind.present for kind in proof(shown, wanted.questions[0]).acceptable}
    assert not kinds["plan"]  # asked for is not there
    walk.proofs.attach([Offer("计划.pdf", None, b"%PDF")], 2, "plan")
    executor.drain()
    there = next(item for item in stored(workspace, made) if item.id == wanted.id)
    assert (there.number, there.status, there.level, there.file.name) == (wanted.number, "provided", 2, "计划.pdf")
    assert len(stored(workspace, made)) == len(section.presenter.edited.state)


def test_proof_added_in_the_walk_since_is_not_lost_by_undo(section, window, workspace, made):
    section.generate()
    workspace.put_evidence(made.id, EvidenceItem("late", "走访时补的", 2, ("2.2.1-01",)))
    window.go(Engagement(made.id, "requests"))
    section.presenter.edited.undo()
    assert "late" in [item.id for item in stored(workspace, made)]
