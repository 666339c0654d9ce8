"""The command line speaks the user's language where it is used wrongly, and where it is asked for help."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from shell import FACTORY, Shell

from aiplus_assess import i18n
from aiplus_assess.cli import run


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    before = i18n.current()
    yield
    i18n.use(before)


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["shwo"], "没有命令 shwo。（是不是 show？）"),
        (["show"], "缺少 ID。"),
        (["show", "--jsn", "x"], "没有选项 --jsn。（是不是 --json？）"),
        (["show", "a", "b"], "多出来的内容：b"),
        (["show", "--json=1", "a"], "--json 不带值。"),
        (["new"], "缺少 --profile。"),
        (["new", "--profile"], "--profile 后面需要一个值。"),
        (["score", "x", "--basis", "y"], "--basis：可选 self, verified, evidence"),
    ],
)
def test_wrong_usage_is_told_in_chinese(arguments: list[str], first: str, shell: Shell) -> None:
    lines = shell(*arguments, code=2).splitlines()
    assert lines[0] == first
    assert all(line.startswith("用法：aiplus-assess ") and line.endswith(" --help）") for line in lines[1:])


@pytest.mark.parametrize("arguments", [["--help"], ["show", "-h"], ["workspace", "--help"], ["new", "--help"]])
def test_help_has_no_english_of_typer(arguments: list[str], shell: Shell) -> None:
    page = shell(*arguments)
    assert "用法：aiplus-assess" in page
    for english in (
        "Usage",
        "Options:",
        "Arguments:",
        "Commands:",
        "required",
        "default:",
        "Show this",
        "ARGS",
        "<str>",
    ):
        assert english not in page


def test_english_stays_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "en", "shwo"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == "There is no command shwo. (did you mean show?)"
    assert run(["--lang", "en", "show", "--help"]) == 0
    assert capsys.readouterr().out.startswith("Usage: aiplus-assess show [OPTIONS]")


def test_faults_of_files_are_told_in_chinese(shell: Shell) -> None:
    path = shell.folder / "p.json"
    path.write_text('{"company": "甲" "industry"}', encoding="utf-8")
    assert "缺一个逗号" in shell("new", "--profile", path, code=1)
    assert "No such" not in shell("demo", "--dir", path / "below", code=1)


def test_meetings_are_told_apart(shell: Shell) -> None:
    from datetime import date

    from aiplus_assess.assessment.engagement import Engagement, Meeting
    from aiplus_assess.storage.open import open_workspace

    made, target = shell.new(**FACTORY), shell.folder / "r.docx"
    assert "还没有会议" in shell("paper", "record", made, "-o", target, "--meeting", "1", code=1)
    workspace = open_workspace(shell.workspace)
    workspace.desk.put(made, Engagement())
    workspace.desk.put_meeting(made, Meeting("m-one", "opening", date(2026, 11, 3)))
    workspace.desk.put_meeting(made, Meeting("m-two", "interview", department="quality"))
    workspace.close()
    lines = shell("paper", "record", made, "-o", target, "--meeting", "99", code=1).splitlines()[1:]
    assert lines[0].split() == ["1", "2026-11-03", "启动会", "m-one"]
    assert lines[1].split()[:3] == ["2", "未定日期", "访谈"]
    assert lines[1].split()[-1] == "m-two"
    shell("paper", "record", made, "-o", target, "--meeting", "2")
    assert target.exists()
