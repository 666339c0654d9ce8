"""The questionnaires on show: version, hash, counts, coverage; a broken one says what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from aiplus_assess.errors import InputError
from aiplus_assess.gui.kit import ErrorBanner
from aiplus_assess.gui.navigation import Questionnaires
from aiplus_assess.gui.questionnaires.screen import QuestionnairesScreen


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
