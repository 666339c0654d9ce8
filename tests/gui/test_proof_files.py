"""Proof files in the walk: attached, dropped, pasted, looked at safely, replaced, removed, and taken back."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from stage import RecordingNavigator, shown, stored, write

from aiplus_assess.assessment.model import EvidenceItem
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.jobs import ManualExecutor
from aiplus_assess.gui.navigation import Walk
from aiplus_assess.gui.services import Services
from aiplus_assess.gui.walk import evidence_actions
from aiplus_assess.gui.walk.evidence_dialog import EvidenceDialog
from aiplus_assess.gui.walk.offer import Offer
from aiplus_assess.gui.walk.screen import WalkScreen
from aiplus_assess.gui.walk.side_pane import EVIDENCE
from aiplus_assess.questionnaire.model import Pack

CTRL = Qt.KeyboardModifier.ControlModifier


class Stage:
    """A walk at the evidence of 2.2.1-01; `drain` lets the work beside the window happen."""

    def __init__(self, screen: WalkScreen, services: Services, assessment_id: str, executor: ManualExecutor) -> None:
        self.screen, self.workspace, self.id, self.drain = screen, services.workspace, assessment_id, executor.drain
        self.tab = screen.side.evidence

    def papers(self) -> dict[str, EvidenceItem]:
        return {item.title: item for item in self.workspace.load(self.id).evidence}

    def press(self, key: object, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def click(self, name: str) -> None:
        """The link or button of that name, then whatever it starts beside the window."""
        QApplication.processEvents()
        buttons = [*self.tab.findChildren(QPushButton), *self.screen.findChildren(QPushButton)]
        button = next(b for b in buttons if name in (b.accessibleName(), b.text()) and b.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.drain()

    def attach(self, *paths: Path) -> None:
        self.tab.form.take([Offer.of(path) for path in paths])
        self.drain()

    def said(self) -> str:
        return self.screen.pane.banner.text()


@pytest.fixture
def stage(
    look: QApplication,
    qtbot: QtBot,
    services: Services,
    navigator: RecordingNavigator,
    tiny_pack: Pack,
    executor: ManualExecutor,
) -> Iterator[Stage]:
    made = stored(services.workspace, tiny_pack)
    screen = shown(WalkScreen(services, navigator), Walk(made.id, "2.2.1-01"), 1440, 900)
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    found = Stage(screen, services, made.id, executor)
    found.press("2", CTRL)
    yield found
    screen.leave()


def paper(folder: Path, name: str, content: bytes = b"a,b\n1,2\n") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_files_are_attached_copied_out_and_taken_back(
    stage: Stage, navigator: RecordingNavigator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, other = paper(tmp_path, "质检日志 😀.csv"), paper(tmp_path, "会议纪要.pdf", b"%PDF")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(log), str(other)], ""))
    QTest.mouseClick(stage.tab.form.files, Qt.MouseButton.LeftButton)
    assert stage.papers() == {}, "stored beside the window, not in it"
    assert stage.tab.busy.isVisible()
    stage.drain()
    assert not stage.tab.busy.isVisible()
    assert set(stage.papers()) == {log.name, other.name}
    file = stage.papers()[log.name].file
    assert file is not None
    assert (file.name, file.size) == (log.name, 8)
    copy = tmp_path / "copy.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(copy), ""))
    stage.click(f"另存 {log.name} 的副本")
    assert copy.read_bytes() == log.read_bytes()
    stage.click(f"取下 {log.name}")
    assert list(stage.papers()) == [other.name]
    assert "质检日志" in navigator.said[-1]
    navigator.undo()
    stage.drain()
    assert stage.workspace.file_content(file.sha256) == log.read_bytes()
    assert stage.papers()[log.name].questions == ("2.2.1-01",)


def test_papers_are_added_linked_and_taken_off(stage: Stage, navigator: RecordingNavigator) -> None:
    stage.workspace.put_evidence(stage.id, EvidenceItem("e1", "季度纪要", 2, ("3.8-01",)))
    stage.screen.enter(Walk(stage.id, "2.2.1-01"))
    stage.press("3")
    stage.press("2", CTRL)
    assert "佐证不足" in stage.tab.verdict.text()
    stage.click("+")
    assert stage.tab.form.name.text() == "年度经营计划"
    stage.press(Qt.Key.Key_Return)
    assert set(stage.papers()) == {"季度纪要", "年度经营计划"}
    assert "佐证足够" in stage.tab.verdict.text()
    assert stage.screen.side.tabs.tabText(EVIDENCE) == "佐证 1"
    stage.tab.form.other.setCurrentIndex(1)
    stage.tab.form.other.activated.emit(1)
    assert stage.papers()["季度纪要"].questions == ("3.8-01", "2.2.1-01")
    stage.click("取下 年度经营计划")
    assert list(stage.papers()) == ["季度纪要"]
    navigator.undo()
    assert len(stage.papers()) == 2
    stage.click("取下 季度纪要")
    assert stage.papers()["季度纪要"].questions == ("3.8-01",), "it still proves the other question"


def test_the_chosen_level_and_kind_hold_for_attached_files(stage: Stage, tmp_path: Path) -> None:
    form = stage.tab.form
    form.level.setFocus()
    stage.press(Qt.Key.Key_Down)
    form.kind.setFocus()
    stage.press(Qt.Key.Key_Down)
    stage.attach(paper(tmp_path, "计划.pdf"))
    item = stage.papers()["计划.pdf"]
    assert item.level == 2
    assert item.kind == stage.screen.presenter.session.question("2.2.1-01").evidence[0].id
    assert form.kind.currentData() == "", "the next file is of another kind until it is chosen"


def test_what_cannot_be_attached_is_told_in_one_line_and_the_rest_is_kept(stage: Stage, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as hole:
        hole.truncate(20 * 1024 * 1024 + 1)
    for path, word in ((large, "20 MB"), (tmp_path, "文件夹"), (paper(tmp_path, "empty.txt", b""), "空文件")):
        stage.attach(path)
        assert word in stage.said()
        assert "\n" not in stage.said()
    assert stage.papers() == {}
    stage.attach(paper(tmp_path, "好.pdf"), tmp_path / "gone.pdf")
    assert list(stage.papers()) == ["好.pdf"]
    assert stage.said().startswith("已附上 1 个文件。")
    assert "gone.pdf" in stage.said()
    assert not stage.screen.pane.banner.retry.isVisible()


def test_a_full_disk_loses_nothing(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise EnvironmentFailure("磁盘已满。")

    with monkeypatch.context() as broken:
        broken.setattr(type(stage.workspace), "put_evidence", full)
        stage.attach(paper(tmp_path, "计划.pdf"))
    assert stage.said() == "磁盘已满。"
    assert stage.papers() == {}
    stage.attach(tmp_path / "计划.pdf")
    assert stage.said() == ""
    assert list(stage.papers()) == ["计划.pdf"]


def dropped(stage: Stage, *urls: QUrl) -> bool:
    data = QMimeData()
    data.setUrls(list(urls))
    point, buttons = QPointF(5, 5), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(stage.tab, enter)
    if enter.isAccepted():
        assert stage.tab.form.property("look") == "card-selected"
        drop = QDropEvent(point, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(stage.tab, drop)
        stage.drain()
    return enter.isAccepted()


def test_files_can_be_dropped_on_the_tab(stage: Stage, tmp_path: Path) -> None:
    path = paper(tmp_path, "台账.xlsx", b"PK")
    assert not dropped(stage, QUrl("https://example.org/x.pdf"))
    assert dropped(stage, QUrl.fromLocalFile(str(path)), QUrl("https://example.org/x.pdf"))
    assert list(stage.papers()) == ["台账.xlsx"]
    assert stage.tab.form.property("look") == "card"


def test_files_and_screenshots_are_pasted_and_text_stays_text(stage: Stage, tmp_path: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper(tmp_path, "台账.xlsx", b"PK")))])
    clipboard.setMimeData(data)
    stage.screen.side.open_tab(0)
    stage.screen.pane.take_focus()
    stage.press("V", CTRL)
    stage.drain()
    assert list(stage.papers()) == ["台账.xlsx"]
    assert stage.screen.side.tabs.currentIndex() == 1
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    clipboard.setImage(picture)
    stage.tab.form.name.setFocus()
    stage.press("V", CTRL)
    stage.drain()
    (shot,) = set(stage.papers()) - {"台账.xlsx"}
    assert shot.startswith("截图 ")
    assert shot.endswith(".png")
    clipboard.setText("会议纪要")
    stage.press("V", CTRL)
    stage.drain()
    assert stage.tab.form.name.text() == "会议纪要"
    assert len(stage.papers()) == 2


def test_a_document_is_opened_as_a_read_only_copy_with_a_harmless_name(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    stage.attach(paper(tmp_path, "纪要.pdf", b"%PDF"))
    stage.click("打开 纪要.pdf")
    (copy,) = opened
    assert copy.name == "纪要.pdf"
    assert copy.read_bytes() == b"%PDF"
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IXUSR | stat.S_IRWXG | stat.S_IRWXO)
    assert not copy.parent.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


@pytest.mark.parametrize(("name", "content"), [("setup.exe", b"MZ"), ("说明.pdf", b"MZ\x90"), ("表.xlsm", b"PK")])
def test_a_program_is_not_opened_and_saving_it_is_offered(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    asked: list[str] = []
    target = tmp_path / "saved.bin"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("opened"))
    monkeypatch.setattr(evidence_actions, "confirm", lambda _w, _t, text, *_a: asked.append(text) or True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    stage.attach(paper(tmp_path, name, content))
    stage.click(f"打开 {name}")
    assert name in asked[0]
    assert target.read_bytes() == content


def opened_dialog(stage: Stage, name: str) -> EvidenceDialog:
    stage.click(f"编辑 {name}")
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EvidenceDialog)
    return dialog


def test_a_paper_is_edited_and_linked_to_further_questions_by_keys(
    stage: Stage, navigator: RecordingNavigator, tmp_path: Path
) -> None:
    stage.attach(paper(tmp_path, "纪要.pdf"))
    dialog = opened_dialog(stage, "纪要.pdf")
    dialog.name.selectAll()
    write(dialog.name, "质量例会纪要")
    write(dialog.page, "第 3 页")
    dialog.status.setFocus()
    QTest.keyClick(dialog.status, Qt.Key.Key_End)
    write(dialog.picker.search, "3.8-01")
    QTest.keyClick(dialog.picker.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.picker.list, Qt.Key.Key_Space)
    dialog.name.setFocus()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    item = stage.papers()["质量例会纪要"]
    assert (item.reference, item.status, item.questions) == ("第 3 页", "incomplete", ("2.2.1-01", "3.8-01"))
    assert item.file is not None, "the file stays"
    navigator.undo()
    stage.drain()
    assert stage.papers()["纪要.pdf"].questions == ("2.2.1-01",)


def test_a_paper_keeps_a_title_and_a_question(stage: Stage, tmp_path: Path) -> None:
    stage.attach(paper(tmp_path, "纪要.pdf"))
    dialog = opened_dialog(stage, "纪要.pdf")
    dialog.name.clear()
    dialog.picker.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert [field.fault() != "" for field in (dialog._name_field, dialog._questions)] == [True, True]
    dialog.reject()
    assert list(stage.papers()) == ["纪要.pdf"]


def test_a_file_is_replaced_and_the_one_before_taken_back(
    stage: Stage, navigator: RecordingNavigator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.attach(paper(tmp_path, "旧.pdf", b"old"))
    new = paper(tmp_path, "新.pdf", b"new")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(new), ""))
    dialog = opened_dialog(stage, "旧.pdf")
    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    assert "新.pdf" in dialog.file.text()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    stage.drain()
    file = stage.papers()["旧.pdf"].file
    assert file is not None
    assert (file.name, stage.workspace.file_content(file.sha256)) == ("新.pdf", b"new")
    navigator.undo()
    stage.drain()
    file = stage.papers()["旧.pdf"].file
    assert file is not None
    assert (file.name, stage.workspace.file_content(file.sha256)) == ("旧.pdf", b"old")


def test_files_under_way_are_stored_when_the_user_has_gone_on(stage: Stage, tmp_path: Path) -> None:
    stage.tab.form.take([Offer.of(paper(tmp_path, "纪要.pdf"))])
    stage.screen.presenter.go("3.8-02")
    stage.screen.enter(Walk(stage.id, "3.8-02"))
    assert stage.tab.busy.isVisible()
    stage.drain()
    assert stage.papers()["纪要.pdf"].questions == ("2.2.1-01",)
    assert [i.title for i in stage.screen.presenter.session.evidence("2.2.1-01")] == ["纪要.pdf"]
    assert not stage.tab.busy.isVisible()


def test_a_final_assessment_shows_its_files_and_takes_no_more(stage: Stage, tmp_path: Path) -> None:
    stage.attach(paper(tmp_path, "纪要.pdf"))
    stage.screen.presenter.go("3.14-03")
    stage.screen.presenter.duty("compliant")
    stage.workspace.finalize(stage.id)
    stage.screen.enter(Walk(stage.id, "2.2.1-01"))
    QApplication.processEvents()
    names = {b.accessibleName() for b in stage.tab.findChildren(QPushButton) if b.isVisible()}
    assert {"打开 纪要.pdf", "另存 纪要.pdf 的副本"} <= names
    assert "取下 纪要.pdf" not in names
    assert not dropped(stage, QUrl.fromLocalFile(str(paper(tmp_path, "b.pdf"))))
