"""Exceptions nobody caught: users are told, details of bugs are kept, an interrupt stays one."""

from __future__ import annotations

import sys

import pytest

from aiplus_assess import places
from aiplus_assess.errors import StateError
from aiplus_assess.gui import faults


@pytest.fixture
def hook(monkeypatch, tmp_path):
    """The hook, installed for one test; what it told; where it writes."""
    told = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(places, "fault_log", lambda: tmp_path / "log" / "fault.log")
    faults.install(told.append)

    def raise_(error):
        try:
            raise error
        except BaseException:  # noqa: BLE001 - handed to the hook as the interpreter does
            sys.excepthook(*sys.exc_info())

    return raise_, told, tmp_path / "log" / "fault.log"


def test_an_error_of_the_user_is_told_and_leaves_no_file(hook):
    raise_, told, log = hook
    error = StateError("已定稿。")
    raise_(error)
    assert told == [error]
    assert not log.exists()


def test_a_bug_is_told_and_its_details_kept(hook, capfd):
    raise_, told, log = hook
    error = ZeroDivisionError("a bug")
    raise_(error)
    assert told == [error]
    assert "ZeroDivisionError: a bug" in log.read_text(encoding="utf-8")
    assert "test_faults.py" in log.read_text(encoding="utf-8")


def test_an_interrupt_is_no_fault(hook, capfd):
    raise_, told, log = hook
    raise_(KeyboardInterrupt())
    assert told == []
    assert not log.exists()


def test_a_log_that_can_not_be_written_stops_nothing(hook, monkeypatch, tmp_path):
    raise_, told, _log = hook
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(places, "fault_log", lambda: tmp_path / "file" / "fault.log")
    raise_(ZeroDivisionError("a bug"))
    assert len(told) == 1
