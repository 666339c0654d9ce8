"""Locking a file on the way out, opening one on the way in, as a user acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from stage import modal, stored

from aiplus_assess.assessment.model import Answer
from aiplus_assess.exchange.bundle import bundle_bytes, read_bundle
from aiplus_assess.exchange.sealed import seal
from aiplus_assess.exchange.transfer import gather
from aiplus_assess.gui.exchange.contents import Contents
from aiplus_assess.gui.exchange.exporting import ExportDialog
from aiplus_assess.gui.exchange.lock import UnlockDialog
from aiplus_assess.gui.exchange.wanted import Wanted
from aiplus_assess.storage.open import open_workspace

LEFT = Qt.MouseButton.LeftButton
PASSPHRASE = "correct horse battery"


@pytest.fixture
def locked(tiny_pack, tmp_path: Path) -> Path:
    """A colleague's file, locked."""
    elsewhere = open_workspace(tmp_path / "elsewhere.sqlite")
    made = stored(elsewhere, tiny_pack, "外来厂")
    path = tmp_path / "锁住的.aiplus"
    path.write_bytes(seal(bundle_bytes(gather(elsewhere, made.id)), PASSPHRASE))
    elsewhere.close()
    return path


def test_a_wrong_passphrase_can_be_mended(home, qtbot, locked, executor, navigator, workspace):
    home.exchange.importer.take([locked])
    executor.drain()
    first = modal(UnlockDialog)
    assert not first.open_.isEnabled()
    qtbot.keyClicks(first.field, "wrong words")
    qtbot.keyClick(first.field, Qt.Key.Key_Return)
    executor.drain()
    second = modal(UnlockDialog)
    assert "锁住的.aiplus" in second._row.fault()
    assert workspace.summaries() == ()
    qtbot.keyClicks(second.field, PASSPHRASE)
    qtbot.mouseClick(second.open_, LEFT)
    executor.drain()
    assert [row.company for row in workspace.summaries()] == ["外来厂"]
    assert not home.exchange.progress.isVisible()


def test_given_up_nothing_is_changed_and_the_next_file_is_read(home, qtbot, locked, executor, navigator, workspace):
    home.exchange.importer.take([locked, locked])
    executor.drain()
    qtbot.keyClick(modal(UnlockDialog), Qt.Key.Key_Escape)
    executor.drain()
    qtbot.keyClick(modal(UnlockDialog), Qt.Key.Key_Escape)
    assert workspace.summaries() == ()
    assert len(navigator.said) == 2
    assert not home.exchange.progress.isVisible()


def test_the_two_passphrases_must_be_the_same(look, qtbot):
    dialog = ExportDialog(None, Contents(("甲",)), Contents(("乙",)))
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    QApplication.processEvents()
    dialog.lock.tick.click()
    assert dialog.lock.first.hasFocus()
    for typed, again, agreed in (
        ("short", "short", False),
        (PASSPHRASE, "other words", False),
        (PASSPHRASE,) * 2 + (True,),
    ):
        dialog.lock.first.setText(typed)
        dialog.lock.again.setText(again)
        qtbot.keyClick(dialog.lock.again, Qt.Key.Key_Return)
        assert (dialog.result() == dialog.DialogCode.Accepted) is agreed
    assert dialog.wanted == Wanted(passphrase=PASSPHRASE)


def test_what_is_exported_locked_opens_with_the_passphrase_alone(home, workspace, tiny_pack, executor, tmp_path):
    made = stored(workspace, tiny_pack, q2_2_1__01=Answer(level=2, note="批注"))
    home.exchange.exporter.export(made.id, str(tmp_path / "out"), Wanted(passphrase=PASSPHRASE))
    executor.drain()
    assert (tmp_path / "out.aiplus").read_bytes().startswith(b"age-encryption.org/v1\n")
    assert read_bundle(tmp_path / "out.aiplus", PASSPHRASE).assessment.answers == workspace.load(made.id).answers
