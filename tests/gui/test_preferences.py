"""What the window remembers: kept in one small file whose loss costs nothing but comfort."""

from __future__ import annotations

import json

import pytest

from aiplus_assess.gui.preferences import Preferences, report_key


def test_choices_and_state_come_back(tmp_path):
    path = tmp_path / "deep" / "window.json"
    first = Preferences(path)
    first.change(language="en", theme="dark", text_scale=1.3)
    first.remember("geometry", "00ff")
    again = Preferences(path)
    assert (again.language, again.theme, again.text_scale) == ("en", "dark", 1.3)
    assert again.state("geometry") == "00ff"
    assert again.state("other") == ""


def test_what_is_forgotten_is_gone_from_the_file(tmp_path):
    path = tmp_path / "window.json"
    first = Preferences(path)
    first.remember(report_key("a"), "x")
    first.remember(report_key("b"), "y")
    assert (first.forget(report_key("a")), first.forget(report_key("a"))) == ("x", "")
    assert "report/a" not in path.read_text(encoding="utf-8")
    assert Preferences(path).state(report_key("b")) == "y"


def test_listeners_hear_of_changes_and_only_of_changes():
    preferences, heard = Preferences(), []
    preferences.change(language="zh", theme="light")
    preferences.when_changed(lambda: heard.append(preferences.theme))
    preferences.change(theme="light")
    preferences.change(theme="dark")
    preferences.remember("geometry", "x")
    assert heard == ["dark"]


def test_the_language_of_the_command_line_holds_until_another_is_chosen(tmp_path):
    path = tmp_path / "window.json"
    Preferences(path).change(language="zh")
    once = Preferences(path, "en")
    assert once.language == "en"
    assert Preferences(path).language == "zh"
    once.change(language="zh")
    assert once.language == "zh"


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"state": 7}', '{"language": "fr", "theme": "pink", "text_scale": 9}'],
)
def test_a_damaged_file_is_started_anew(tmp_path, content):
    path = tmp_path / "window.json"
    path.write_text(content, encoding="utf-8")
    preferences = Preferences(path)
    assert preferences.language in ("zh", "en")
    assert (preferences.theme, preferences.text_scale) == ("system", 1.0)
    preferences.change(theme="dark")
    assert json.loads(path.read_text(encoding="utf-8"))["theme"] == "dark"


def test_a_folder_nobody_may_write_to_stops_nothing(tmp_path, caplog):
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    preferences = Preferences(blocker / "window.json")
    preferences.change(theme="dark")
    assert preferences.theme == "dark"
    assert "can't be kept" in caplog.text
