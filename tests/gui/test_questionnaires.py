"""The questionnaires on show: version, hash, counts, coverage; a broken one says what is wrong."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from aiplus_assess.errors import InputError
from aiplus_assess.gui.kit import ErrorBanner
from aiplus_assess.gui.library import RememberingLibrary
from aiplus_assess.gui.navigation import Questionnaires
from aiplus_assess.gui.questionnaires.screen import QuestionnairesScreen
from aiplus_assess.questionnaire.library import Library

TINY = Path(__file__).parent.parent / "fixtures" / "packs" / "tiny"


@pytest.fixture
def screen(look, services, navigator):
    made = QuestionnairesScreen(services, navigator)
    made.show()
    made.enter(Questionnaires())
    return made


def words(screen):
    QApplication.processEvents()
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def test_a_pack_shows_version_hash_counts_and_coverage(screen, executor, tiny_pack):
    assert "正在读取问卷…" in words(screen)
    executor.drain()
    shown = " | ".join(words(screen))
    assert "小型测试问卷" in shown
    assert "版本 1.0.0" in shown
    assert tiny_pack.hash[:12] in shown
    assert "共 10 个评估项，其中法定义务 1 项 · 快速版 7 · 标准版 9 · 顾问版 10" in shown
    assert "政策原文 17 句：11 句对应评估项，6 句不属于企业任务" in shown
    assert "正在读取问卷…" not in shown


def test_a_broken_pack_says_what_is_wrong(screen, executor, library):
    library.error = InputError("问卷不能用。", ("3.8.yaml:12: level",))
    executor.drain()
    assert words(screen)
    (banner,) = [b for b in screen.findChildren(ErrorBanner) if b.isVisible()]
    assert banner.text() == "问卷不能用。"


def test_coming_back_shows_each_pack_once(screen, executor):
    executor.drain()
    screen.enter(Questionnaires())
    executor.drain()
    assert [text for text in words(screen) if text == "小型测试问卷"] == ["小型测试问卷"]


# --- adding


@pytest.fixture
def shelf(services, navigator, look, tmp_path):
    """The screen over a real library with a folder of the user's own."""
    own = tmp_path / "own"
    packs = RememberingLibrary(lambda: Library(own, tmp_path / "none"), own)
    made = QuestionnairesScreen(replace(services, packs=packs), navigator)
    made.show()
    made.enter(Questionnaires())
    return made, packs, own


def choose(monkeypatch, folder):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: str(folder))


def test_a_sound_questionnaire_is_copied_and_shown(shelf, qtbot, executor, monkeypatch, navigator, tiny_pack):
    screen, packs, own = shelf
    choose(monkeypatch, TINY)
    qtbot.mouseClick(screen.add, Qt.MouseButton.LeftButton)
    executor.drain()
    assert navigator.said == ["已添加小型测试问卷 1.0.0。"]
    assert (own / "tiny-1.0.0" / "pack.yaml").is_file()
    assert packs.load("tiny").hash == tiny_pack.hash
    assert "小型测试问卷" in words(screen)


def test_the_same_version_twice_is_refused(shelf, qtbot, executor, monkeypatch):
    screen, _packs, own = shelf
    choose(monkeypatch, TINY)
    for _time in range(2):
        qtbot.mouseClick(screen.add, Qt.MouseButton.LeftButton)
        executor.drain()
    assert "tiny 1.0.0" in screen._page.errors.text()
    assert [folder.name for folder in own.iterdir()] == ["tiny-1.0.0"]


def test_a_broken_questionnaire_lists_its_faults_and_nothing_is_kept(shelf, qtbot, executor, monkeypatch, tmp_path):
    screen, _packs, own = shelf
    broken = tmp_path / "broken"
    shutil.copytree(TINY, broken)
    (broken / "3.8.yaml").write_text("- id: 3.8-01\n  kind: lefel\n", encoding="utf-8")
    choose(monkeypatch, broken)
    qtbot.mouseClick(screen.add, Qt.MouseButton.LeftButton)
    executor.drain()
    assert screen._page.errors.text()
    qtbot.mouseClick(screen._page.errors._more, Qt.MouseButton.LeftButton)
    assert "3.8.yaml" in screen._page.errors._details.text()
    assert not own.exists()


def test_a_folder_that_can_not_be_written_is_told(shelf, qtbot, executor, monkeypatch):
    screen, _packs, own = shelf
    own.write_text("a file where the folder should be", encoding="utf-8")
    choose(monkeypatch, TINY)
    qtbot.mouseClick(screen.add, Qt.MouseButton.LeftButton)
    executor.drain()
    assert str(own) in screen._page.errors.text()
