"""The whole job from the command line, and that bad input gets one clear line and changes nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from typing import Any

import jsonschema
import pytest
from shell import FACTORY, TINY, Shell

from aiplus_assess.assessment.model import BASES
from aiplus_assess.exchange.document import SCHEMA_FILE
from aiplus_assess.storage.open import open_workspace


def test_the_whole_job(shell: Shell) -> None:
    assessment = shell.new()
    shell.answer(
        assessment, {"2.2.1-01": {"level": 3, "evidence": 1, "note": "见台账 😀"}, "3.8-01": {"unknown": True}}
    )
    shell.answer(assessment[-8:], {"3.14-01": {"level": 2}})
    score = shell.score(assessment)
    assert (score["assessment"], score["basis"], score["standing"]) == (assessment, "self", "unrated")
    assert score["states"]["3.8-01"] == "unknown"
    assert score["low"] < score["index"] < score["high"]
    assert "𬭚盛零件厂" in shell("list")
    assert json.loads(shell("list", "--json"))[0]["answered"] == 3
    document = json.loads(shell("show", assessment, "--json"))
    assert document["assessment"]["answers"]["2.2.1-01"]["note"] == "见台账 😀"
    assert len(document["history"]) == 3
    assert "见台账" not in shell("score", assessment)
    assert "3" in shell("show", assessment)
    shell("workspace", "check")


def test_bases_differ(shell: Shell) -> None:
    assessment = shell.new()
    verified = {"level": 4, "verified": {"level": 2, "reason": "只覆盖一班", "by": "李"}}
    shell.answer(assessment, {"2.2.1-01": verified})
    found = [shell.score(assessment, "--basis", basis)["index"] for basis in ("self", "verified", "evidence")]
    assert found == [80, 40, 20]


def test_answering_again_keeps_what_was_verified_and_says_so(shell: Shell) -> None:
    assessment = shell.new()
    shell.answer(assessment, {"2.2.1-01": {"level": 3, "verified": {"level": 3, "by": "李"}}})
    said = shell.answer(assessment, {"2.2.1-01": {"level": 1, "note": "x"}})
    assert said.count("2.2.1-01") == 2
    assert "原有核定保留" in said
    assert "重新核定" in said
    assert shell.score(assessment, "--basis", "verified")["index"] == 60
    assert "核定已撤去" in shell.answer(assessment, {"2.2.1-01": {"level": 1, "verified": None}})
    assert shell.score(assessment, "--basis", "verified")["index"] == 20


def test_report_is_written_once_and_whole(shell: Shell) -> None:
    assessment = shell.new()
    target = shell.folder / "out.pdf"
    shell("report", assessment, "-o", target, "--edition", "brief")
    before = target.read_bytes()
    assert before.startswith(b"%PDF")
    assert "--force" in shell("report", assessment, "-o", target, code=1)
    assert target.read_bytes() == before
    assert ".pdf" in shell("report", assessment, "-o", shell.folder / "out.odt", code=1)
    shell("report", assessment, "-o", shell.folder / "no" / "folder" / "out.pdf", code=1)
    assert sorted(path.name for path in shell.folder.glob("out*")) == ["out.pdf"]


def test_final_is_immutable(shell: Shell) -> None:
    assessment = shell.new()
    assert "3.14-03" in shell("finalize", assessment, code=1)
    shell.answer(assessment, {"3.14-03": {"duty": "unknown"}, "2.2.1-01": {"level": 1, "to_confirm": True}})
    assert "1 项沿用的答复还没有确认，将按现有答复计入：2.2.1-01" in shell("finalize", assessment)
    before = shell("show", assessment, "--json")
    shell.answer(assessment, {"2.2.1-01": {"level": 1}}, code=1)
    shell("finalize", assessment, code=1)
    assert shell("show", assessment, "--json") == before


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ({"9.9-99": {"level": 1}}, "9.9-99"),
        ({"2.2.1-01": {"level": 7}}, "7"),
        ({"2.2.1-01": {"level": 3}, "3.8-01": {"level": "3"}}, "3.8-01"),
    ],
)
def test_a_bad_answer_file_changes_nothing(shell: Shell, answers: dict[str, Any], word: str) -> None:
    assessment = shell.new()
    before = shell.workspace.read_bytes()
    error = shell.answer(assessment, answers, code=1)
    first, *faults = error.splitlines()
    assert not first.startswith(" ")
    assert len(faults) == 1
    assert word in faults[0]
    assert shell.workspace.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"uscc": "91350100M000100Y44"}, "GB 32100"),
        ({"industry": "J66"}, "size"),
        ({"flags": ["rdd"]}, "rd"),
    ],
)
def test_a_bad_profile_changes_nothing(shell: Shell, change: dict[str, Any], word: str) -> None:
    error = shell("new", "--profile", shell.file("p.json", FACTORY | change), "--pack", "tiny", code=1)
    assert word in error
    assert not shell.workspace.exists()


def test_unknown_and_ambiguous_ids(shell: Shell) -> None:
    first, second = shell.new(), shell.new()
    common = first[: next(place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b)]
    assert "nowhere" in shell("score", "nowhere", code=1)
    assert shell("score", common, code=1).splitlines()
    shell("score", first)


def test_unknown_pack_names_the_nearest(shell: Shell) -> None:
    profile = shell.file("p.json", FACTORY)
    assert "gf2025-11" in shell("new", "--profile", profile, "--pack", "gf2025-12", code=1)


def test_broken_pack_is_refused_with_file_and_line(shell: Shell) -> None:
    broken = shell.folder / "broken"
    shutil.copytree(TINY, broken)
    text = (broken / "3.8.yaml").read_text(encoding="utf-8")
    (broken / "3.8.yaml").write_text(text.replace("kind: level", "kind: lvel", 1), encoding="utf-8")
    error = shell("questionnaire", "lint", broken, code=1)
    assert "3.8.yaml:3" in error
    (broken / "3.8.yaml").write_text("- id: [", encoding="utf-8")
    assert "3.8.yaml:2" in shell("questionnaire", "lint", broken, code=1)


def test_questionnaire_commands(shell: Shell) -> None:
    assert "tiny" in shell("questionnaire", "list")
    shown = json.loads(shell("questionnaire", "show", "tiny", "--json"))
    assert {"id", "version", "hash", "scoring_version", "pillars", "groups", "targets", "questions"} == set(shown)
    assert "1.2-01" in shell("questionnaire", "show", "tiny")
    shell("questionnaire", "lint", TINY)
    covered = json.loads(shell("questionnaire", "coverage", "tiny", "--json"))
    assert covered["classified"] == covered["sentences"]


def test_foreign_newer_and_unwritable_workspaces_stay_untouched(shell: Shell) -> None:
    shell.new()
    newer = shell.folder / "newer.sqlite"
    shutil.copy(shell.workspace, newer)
    with sqlite3.connect(newer) as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    foreign = shell.folder / "foreign.sqlite"
    with sqlite3.connect(foreign) as database:
        database.execute("CREATE TABLE theirs (x)")
    database.close()
    text = shell.folder / "notes.txt"
    text.write_text("not a database at all\n" * 100, encoding="utf-8")
    for path in (newer, foreign, text):
        before = path.read_bytes()
        shell.workspace = path
        assert shell("list", code=1).count("\n") == 1
        assert path.read_bytes() == before
    shell.workspace = shell.folder / "no" / "such" / "folder" / "w.sqlite"
    assert shell("list", code=1).count("\n") == 1


def test_backup_is_a_whole_copy(shell: Shell) -> None:
    assessment = shell.new()
    copy = shell.folder / "copy.sqlite"
    shell("workspace", "backup", copy)
    shell("workspace", "backup", copy, code=1)
    shell.workspace = copy
    assert json.loads(shell("list", "--json"))[0]["id"] == assessment


def test_compare(shell: Shell) -> None:
    first, second = shell.new(), shell.new()
    shell.answer(first, {"2.2.1-01": {"level": 1}})
    shell.answer(second, {"2.2.1-01": {"level": 3}})
    found = json.loads(shell("compare", first, second, "--json"))
    assert found["same_basis"]["delta"] == 40
    assert found["causes"] == {"rules": 0, "questionnaire": 0, "scope": 0, "answers": 40}
    assert {"question": "2.2.1-01", "kind": "improved", "from": 1, "to": 3} in found["changes"]
    three = json.loads(shell("compare", first, second, first, "--json"))
    assert [step["same_basis"]["delta"] for step in three["steps"]] == [40, -40]
    assert "2.2.1-01" in shell("compare", first, second)
    other = shell.new(company="另一家")
    shell("compare", first, other, code=1)
    shell("compare", first, code=2)


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["score"], ["score", "x", "--basis", "own"], ["new"], ["--lang", "fr", "list"]]
)
def test_usage_errors(shell: Shell, arguments: list[str]) -> None:
    assert shell(*arguments, code=2)


def test_an_unexpected_failure_shows_one_line_and_keeps_the_details(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = shell.folder / "log" / "fault.log"
    monkeypatch.setattr("aiplus_assess.places.fault_log", lambda: log)
    monkeypatch.setattr("aiplus_assess.exchange.profile.read_profile", lambda _data: 1 / 0)
    error = shell("new", "--profile", shell.file("p.json", FACTORY), "--pack", "tiny", code=1)
    assert error.count("\n") == 1
    assert "ZeroDivisionError" in error
    assert "division" in log.read_text(encoding="utf-8")


def test_both_languages_and_a_closed_pipe() -> None:
    def program(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "aiplus_assess", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")

    assert "就绪度" in program("--lang", "zh", "--help").stdout
    assert "ready" in program("--lang", "en", "--help").stdout
    assert program("--version").stdout.startswith("aiplus-assess ")


def test_a_damaged_workspace_names_its_newest_good_backup(shell: Shell) -> None:
    assessment = shell.new()
    shell.answer(assessment, {"2.2.1-01": {"level": 1}})
    (backup,) = shell.workspace.with_name(shell.workspace.name + ".backups").iterdir()
    content = bytearray(shell.workspace.read_bytes())
    content[100:8000] = b"\xff" * 7900
    shell.workspace.write_bytes(content)
    assert str(backup) in shell("list", code=1)
    assert ".damaged-" in shell("workspace", "restore", backup)
    assert json.loads(shell("list", "--json"))[0]["id"] == assessment
    shell("workspace", "restore", shell.folder / "none.sqlite", code=1)


def test_every_format_of_the_report(shell: Shell) -> None:
    assessment = shell.new()
    shell.answer(assessment, {"2.2.1-01": {"level": 3, "note": "见<b>台账</b> 😀"}})
    brand = shell.folder / "brand.yaml"
    brand.write_text('name: 某咨询公司\ncolour: "#7a1f4e"\n', encoding="utf-8")
    for ending in ("html", "xlsx", "json"):
        shell("report", assessment, "-o", shell.folder / f"out.{ending}", "--brand", brand)
    page = (shell.folder / "out.html").read_text(encoding="utf-8")
    assert "见&lt;b&gt;台账&lt;/b&gt;" in page
    assert "某咨询公司" in page
    data = json.loads((shell.folder / "out.json").read_text(encoding="utf-8"))
    assert data["results"]["self"] == shell.score(assessment)
    assert list(data["results"]) == sorted(BASES)
    jsonschema.validate(data["document"], json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    assert data["document"]["assessment"]["answers"]["2.2.1-01"]["note"] == "见<b>台账</b> 😀"


def test_word_on_a_template_of_ones_own(shell: Shell) -> None:
    assessment = shell.new()
    form = shell.folder / "form.docx"
    shell("report-template", "-o", form, "--edition", "brief")
    assert "--force" in shell("report-template", "-o", form, code=1)
    shell("report", assessment, "-o", shell.folder / "own.docx", "--edition", "brief", "--template", form)
    shell("report", assessment, "-o", shell.folder / "ours.docx", "--edition", "brief")
    assert (shell.folder / "own.docx").read_bytes() == (shell.folder / "ours.docx").read_bytes()
    refused = shell.folder / "refused.docx"
    for wrong in (shell.folder / "none.docx", shell.folder):
        shell("report", assessment, "-o", refused, "--template", wrong, code=1)
    (shell.folder / "bad.docx").write_bytes(b"PK")
    shell("report", assessment, "-o", refused, "--template", shell.folder / "bad.docx", code=1)
    assert not refused.exists()
    assert ".docx" in shell("report", assessment, "-o", shell.folder / "out.pdf", "--template", form, code=1)


@pytest.mark.parametrize(
    "content",
    ["", "name: [1]", "nam: x", "name: x\nname: y", "- a", "colour: red", "colour: #7a1f4e", 'colour: "#7a1"'],
)
def test_a_bad_brand_file_is_refused(shell: Shell, content: str) -> None:
    assessment = shell.new()
    brand = shell.folder / "brand.yaml"
    brand.write_text(content, encoding="utf-8")
    shell("report", assessment, "-o", shell.folder / "out.html", "--brand", brand, code=1)
    assert not (shell.folder / "out.html").exists()


def test_revisions_are_told_apart_in_the_list(shell: Shell) -> None:
    assessment = shell.new()
    shell.answer(assessment, {"3.14-03": {"duty": "compliant"}})
    shell("finalize", assessment)
    assert "次修订" not in shell("list")
    workspace = open_workspace(shell.workspace)
    workspace.reopen(assessment)
    workspace.close()
    assert shell("list").count("第 2 次修订") == 1


def test_the_bin_is_listed_and_gives_back(shell: Shell) -> None:
    assessment, other = shell.new(), shell.new(company="乙厂")
    assert "回收站是空的" in shell("list", "--bin")
    workspace = open_workspace(shell.workspace)
    workspace.delete(assessment)
    workspace.close()
    assert "𬭚盛零件厂" in shell("list", "--bin")
    assert [one["id"] for one in json.loads(shell("list", "--bin", "--json"))] == [assessment]
    assert [one["id"] for one in json.loads(shell("list", "--json"))] == [other]
    assert f"restore {assessment}" in shell("show", assessment[-8:], code=1)
    assert "不在回收站" in shell("restore", other, code=1)
    assert shell("restore", assessment[-8:]).splitlines()[-1] == assessment
    assert {one["id"] for one in json.loads(shell("list", "--json"))} == {assessment, other}


def test_a_conflict_is_told_in_words(shell: Shell) -> None:
    assessment, file, back = shell.new(), shell.folder / "a.aiplus", shell.folder / "b.aiplus"
    shell("export", assessment, "-o", file)
    here, shell.workspace = shell.workspace, shell.folder / "other.sqlite"
    shell("import", file)
    shell.answer(assessment, {"2.2.1-01": {"level": 4, "note": "文件 备注"}})
    shell("export", assessment, "-o", back)
    shell.workspace = here
    shell.answer(assessment, {"2.2.1-01": {"level": 2, "verified": {"level": 1, "reason": "只覆盖一班", "by": "李"}}})
    told = shell("import", back, code=1)
    assert "{" not in told
    assert "本机（王敏）：2 局部试用；核定：1 " in told
    assert "只覆盖一班" in told
    assert "备注：文件 备注" in told
    assert "--take" in told


def test_a_list_obeys_no_title_and_stays_within_its_lines(shell: Shell) -> None:
    assessment = shell.new()
    workspace = open_workspace(shell.workspace)
    workspace.update_details(assessment, title="2026\u202e年\x1b[31m\n自评" + "长" * 150)
    workspace.close()
    lines = shell("list").splitlines()
    assert len(lines) == 2
    assert "2026[U+202E]年[U+001B][31m 自评长" in lines[1]
    assert "…" in lines[1]
    assert "\u202e" not in lines[1]
    assert len(lines[1]) < 200
    assert "\\u202e" in ascii(json.loads(shell("list", "--json"))[0]["title"])
