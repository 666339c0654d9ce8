"""Out to a file and in from one, as a user acts: menu, drop, conflict, cancel, refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from stage import answered, modal, stored

from aiplus_assess.assessment.engagement import Engagement, Feedback, Meeting, MeetingNote, ReportVersion
from aiplus_assess.assessment.model import Answer, AttachedFile, EvidenceItem
from aiplus_assess.exchange import embedding
from aiplus_assess.exchange.bundle import bundle_bytes, read_bundle
from aiplus_assess.exchange.transfer import gather, take_in
from aiplus_assess.gui.exchange.contents import contents_of
from aiplus_assess.gui.exchange.exporting import ExportDialog, file_name
from aiplus_assess.gui.exchange.merge_dialog import MergeDialog
from aiplus_assess.gui.exchange.wanted import Wanted
from aiplus_assess.gui.home.table_model import COMPANY
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import Workspace

LEFT = Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Workspace]:
    """A colleague's workspace."""
    opened = open_workspace(tmp_path / "elsewhere.sqlite")
    yield opened
    opened.close()


def carry(workspace: Workspace, identity: str, folder: Path, name: str = "x.aiplus") -> Path:
    path = folder / name
    path.write_bytes(bundle_bytes(gather(workspace, identity)))
    return path


def drop(screen, *files: Path) -> bool:
    """Drag files over the screen and let go; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    centre = QPointF(screen.rect().center())
    enter = QDragEnterEvent(centre, COPY, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter.setAccepted(False)
    QApplication.sendEvent(screen, enter)
    if enter.isAccepted():
        QApplication.sendEvent(screen, QDropEvent(centre, COPY, data, LEFT, Qt.KeyboardModifier.NoModifier))
    return enter.isAccepted()


def companies(home):
    model = home.table.model()
    return [model.index(row, COMPANY).data() for row in range(model.rowCount())]


def apart(here: Workspace, there: Workspace, pack, folder: Path) -> tuple[str, Path]:
    """One assessment in two workspaces, changed on both sides: its id and the colleague's file."""
    made = stored(here, pack, q2_2_1__01=Answer(level=1), q3_8__02=Answer(level=1))
    take_in(there, read_bundle(carry(here, made.id, folder, "first.aiplus")))
    here.answer(made.id, "2.2.1-01", Answer(level=2, note="本机备注"), by="王敏")
    here.answer(made.id, "3.8-02", Answer(level=2), by="王敏")
    there.answer(made.id, "2.2.1-01", Answer(level=3, note="文件备注"), by="李强")
    there.answer(made.id, "3.8-02", Answer(level=4), by="李强")
    there.answer(made.id, "3.14-01", Answer(level=2), by="李强")
    return made.id, carry(there, made.id, folder)


# --- in


def test_a_dropped_file_is_added(home, elsewhere, tiny_pack, executor, navigator, tmp_path):
    made = stored(elsewhere, tiny_pack, "外来厂")
    assert drop(home, carry(elsewhere, made.id, tmp_path))
    assert home.exchange.progress.isVisible()
    executor.drain()
    assert companies(home) == ["外来厂"]
    assert "外来厂" in navigator.said[0]
    assert not home.exchange.progress.isVisible()
    drop(home, tmp_path / "x.aiplus")
    executor.drain()
    assert "内容相同" in navigator.said[1]
    assert companies(home) == ["外来厂"]


def test_what_was_added_can_be_taken_back(home, elsewhere, tiny_pack, executor, workspace, navigator, tmp_path):
    made = stored(elsewhere, tiny_pack, "外来厂")
    drop(home, carry(elsewhere, made.id, tmp_path))
    executor.drain()
    navigator.undo()
    assert [one.id for one in workspace.binned()] == [made.id]
    assert navigator.forgotten == [made.id]
    assert companies(home) == []
    assert home.deleting.link.isVisible()


def test_several_files_come_in_one_after_another(home, elsewhere, tiny_pack, executor, tmp_path):
    files = [
        carry(elsewhere, stored(elsewhere, tiny_pack, name).id, tmp_path, f"{place}.aiplus")
        for place, name in enumerate(("甲厂", "乙厂"))
    ]
    drop(home, *files)
    executor.drain()
    assert set(companies(home)) == {"甲厂", "乙厂"}


def test_other_files_are_not_taken(home, tmp_path):
    other = tmp_path / "x.txt"
    other.write_bytes(b"text")
    assert not drop(home, other)


def test_a_damaged_file_is_refused_in_one_line(home, executor, tmp_path, workspace):
    broken = tmp_path / "x.aiplus"
    broken.write_bytes(b"PK\x03\x04 nothing")
    drop(home, broken)
    executor.drain()
    assert "x.aiplus" in home.page.errors.text()
    assert workspace.summaries() == ()
    assert not home.exchange.progress.isVisible()


def test_cancelled_while_reading_nothing_is_stored(home, qtbot, elsewhere, tiny_pack, executor, workspace, tmp_path):
    drop(home, carry(elsewhere, stored(elsewhere, tiny_pack).id, tmp_path))
    qtbot.mouseClick(home.exchange.progress.cancel, LEFT)
    executor.drain()
    assert workspace.summaries() == ()
    assert not home.exchange.progress.isVisible()


def test_what_both_changed_is_decided_question_by_question(
    home, qtbot, workspace, elsewhere, tiny_pack, executor, navigator, tmp_path
):
    made, file = apart(workspace, elsewhere, tiny_pack, tmp_path)
    before = workspace.load(made)
    drop(home, file)
    executor.drain()
    dialog = modal(MergeDialog)
    assert [card.conflict.question for card in dialog.cards] == ["2.2.1-01", "3.8-02"]
    first = dialog.cards[0].conflict
    assert first.base == "1 零散"
    assert first.mine.who.startswith("王敏 · ")
    assert first.mine.lines == ("2 局部试用", "备注：本机备注")
    assert first.theirs.lines == ("3 落地", "备注：文件备注")
    assert not dialog.merge.isEnabled()
    assert workspace.load(made) == before
    for card, side in zip(dialog.cards, ("theirs", "mine"), strict=True):
        card.buttons[side].setFocus()
        qtbot.keyClick(card.buttons[side], Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.merge, LEFT)
    executor.drain()
    answers = workspace.load(made).answers
    assert answers["2.2.1-01"] == Answer(level=3, note="文件备注")
    assert answers["3.8-02"] == Answer(level=2)
    assert answers["3.14-01"] == Answer(level=2)
    assert "2" in navigator.said[-1]


@pytest.mark.parametrize(("side", "level"), [("all_mine", 2), ("all_theirs", 4)])
def test_all_of_one_side(home, qtbot, workspace, elsewhere, tiny_pack, executor, tmp_path, side, level):
    made, file = apart(workspace, elsewhere, tiny_pack, tmp_path)
    drop(home, file)
    executor.drain()
    dialog = modal(MergeDialog)
    qtbot.keyClick(getattr(dialog, side), Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.merge, LEFT)
    executor.drain()
    assert workspace.load(made).answers["3.8-02"].level == level


def test_escape_changes_nothing(home, qtbot, workspace, elsewhere, tiny_pack, executor, navigator, tmp_path):
    made, file = apart(workspace, elsewhere, tiny_pack, tmp_path)
    before = workspace.load(made)
    drop(home, file)
    executor.drain()
    qtbot.keyClick(modal(MergeDialog), Qt.Key.Key_Escape)
    executor.drain()
    assert workspace.load(made) == before
    assert navigator.said == ["两份没有合并，什么都没有改动。"]


def test_a_final_assessment_is_not_merged_into(home, workspace, elsewhere, tiny_pack, executor, tmp_path):
    made = answered(workspace, tiny_pack)
    take_in(elsewhere, read_bundle(carry(workspace, made.id, tmp_path, "first.aiplus")))
    elsewhere.answer(made.id, "3.8-02", Answer(level=5), by="李强")
    workspace.finalize(made.id)
    drop(home, carry(elsewhere, made.id, tmp_path))
    executor.drain()
    assert "定稿" in home.page.errors.text()


# --- out


def test_the_dialog_says_what_goes_in_and_what_stays_out(look, workspace, tiny_pack):
    made = stored(workspace, tiny_pack, q2_2_1__01=Answer(level=2, note="批注"), q3_8__02=Answer(level=1))
    item = EvidenceItem("e1", "计划", 1, ("2.2.1-01",), file=AttachedFile("", "计划.pdf", 0))
    workspace.put_evidence(made.id, item, b"x" * 1024 * 1024)
    full = workspace.load(made.id)
    history = workspace.history(made.id)
    whole = contents_of(full, history, scrub=False)
    assert "2 条作答，其中 1 条有备注" in whole.inside
    assert "1 份佐证，附 1 个文件（1.0 MB）" in whole.inside
    assert f"{len(history)} 条修改历史：谁、何时、改了什么" in whole.inside
    scrubbed = contents_of(full, history, scrub=True)
    assert not any("示例零件厂" in line for line in scrubbed.inside)
    dialog = ExportDialog(None, whole, scrubbed)
    assert dialog.wanted == Wanted()
    dialog.extent.buttons()[1].click()
    assert dialog.wanted == Wanted(scrub=True)
    assert file_name(full, scrub=True) == "C34 small 脱敏.aiplus"


def test_the_engagement_that_goes_along_is_named(workspace, tiny_pack):
    made = stored(workspace, tiny_pack, q3_8__02=Answer(level=1))
    workspace.desk.put(made.id, Engagement("集团公司"))
    workspace.desk.put_meeting(made.id, Meeting("m1", notes=(MeetingNote("只有一个班有记录"),)))
    workspace.desk.put_feedback(made.id, Feedback("f1", "人数不对"))
    workspace.desk.add_version(made.id, ReportVersion("v1", "0.1", made.created), b"%PDF-1.7" + b" " * 1024 * 1024)
    full = workspace.load(made.id)
    in_the_report = embedding.contents_of(full).inside
    for line in (
        "咨询项目：委托方、报告编号、范围、团队",
        "1 次会议和访谈，连同记录",
        "1 条客户意见",
        "1 个报告版本的记录",
    ):
        assert line in in_the_report
        assert line in contents_of(full, (), scrub=False).inside
    assert "1 份发出过的报告原件（1.0 MB）" in contents_of(full, (), scrub=False).inside
    assert "整个咨询项目：会议访谈、客户意见、报告版本" in contents_of(full, (), scrub=True).outside


def test_the_menu_exports_and_the_file_comes_in_elsewhere(
    home, qtbot, workspace, elsewhere, tiny_pack, executor, navigator, tmp_path, monkeypatch
):
    made = stored(workspace, tiny_pack, q2_2_1__01=Answer(level=2, note="批注"))
    home.refresh()
    asked = []
    monkeypatch.setattr(home.exchange.exporter, "_ask_where", lambda one, wanted: asked.append((one.id, wanted)))
    QTimer.singleShot(0, lambda: qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return))
    next(action for action in home.menu(made.id).actions() if action.text() == "导出…").trigger()
    assert asked == [(made.id, Wanted())]
    home.exchange.exporter.export(made.id, str(tmp_path / "out"))
    executor.drain()
    assert "out.aiplus" in navigator.said[0]
    assert (
        take_in(elsewhere, read_bundle(tmp_path / "out.aiplus")).assessment.answers == workspace.load(made.id).answers
    )


def test_a_scrubbed_file_holds_no_name(home, workspace, tiny_pack, executor, tmp_path):
    made = stored(workspace, tiny_pack, q2_2_1__01=Answer(level=2, note="批注"))
    home.exchange.exporter.export(made.id, str(tmp_path / "out.aiplus"), Wanted(scrub=True))
    executor.drain()
    bundle = read_bundle(tmp_path / "out.aiplus")
    assert "示例零件厂" not in repr(bundle.assessment)
    assert "批注" not in repr(bundle.assessment)
    assert bundle.history == ()


def test_a_cancelled_export_writes_nothing(home, qtbot, workspace, tiny_pack, executor, tmp_path):
    made = stored(workspace, tiny_pack)
    home.exchange.exporter.export(made.id, str(tmp_path / "out.aiplus"))
    qtbot.mouseClick(home.exchange.progress.cancel, LEFT)
    executor.drain()
    assert not (tmp_path / "out.aiplus").exists()


def test_a_folder_that_can_not_be_written_to_says_so(home, workspace, tiny_pack, executor, tmp_path):
    made = replace(stored(workspace, tiny_pack))
    home.exchange.exporter.export(made.id, str(tmp_path / "none" / "out.aiplus"))
    executor.drain()
    assert "out.aiplus" in home.page.errors.text()


@pytest.mark.parametrize(("answer", "left"), [("恢复并导入", []), ("取消", [1])])
def test_what_lies_in_the_bin_can_be_brought_back_for_the_file(
    home, workspace, tiny_pack, executor, navigator, tmp_path, answer, left
):
    made = stored(workspace, tiny_pack)
    path = carry(workspace, made.id, tmp_path)
    workspace.delete(made.id)
    home.refresh()

    def reply() -> None:
        dialog = QApplication.activeModalWidget()
        next(button for button in dialog.findChildren(QPushButton) if button.text() == answer).click()

    QTimer.singleShot(0, reply)
    drop(home, path)
    executor.drain()
    assert len(workspace.binned()) == len(left)
    assert ("已有这次评估" in navigator.said[-1]) != bool(left)
