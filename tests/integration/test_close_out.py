"""The end of an order on the command line: one folder with everything, then nothing of the client left."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from shell import Shell

from aiplus_assess.assessment.engagement import Engagement
from aiplus_assess.assessment.model import Answer, AttachedFile, EvidenceItem, Verification
from aiplus_assess.assessment.requests import request
from aiplus_assess.assessment.scoring import evaluate
from aiplus_assess.cli import run
from aiplus_assess.cli.session import Session, find_pack
from aiplus_assess.demo import create_sample
from aiplus_assess.exchange.bundle import read_bundle
from aiplus_assess.exchange.closing import broken, deliver
from aiplus_assess.ordering import Order
from aiplus_assess.reporting.formats import Written

NAME = "<机密>客户😀有限公司"
PROFILE: dict[str, object] = {
    "company": NAME,
    "industry": "C34",
    "employees": 60,
    "revenue_wan": 3000,
    "ai_use": "deployed",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "profile.json").write_text(json.dumps(PROFILE, ensure_ascii=False), encoding="utf-8")
    answers = {"answers": {"3.8-01": {"level": 2, "note": "机密备注𬭚" * 30}}}
    (tmp_path / "answers.json").write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def told(place: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What a command that must succeed prints, in lines."""
    code = run(["--workspace", str(place / "w.sqlite"), "--lang", "zh", *words])
    captured = capsys.readouterr()
    assert (code, captured.err) == (0, "")
    return captured.out.splitlines()


def test_a_client_is_handed_over_and_deleted(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = told(place, capsys, "new", "--profile", str(place / "profile.json"))[-1]
    told(place, capsys, "answer", made, str(place / "answers.json"))
    folder = Path(told(place, capsys, "close-out", NAME, "--to", str(place))[0])
    assert folder.parent == place
    assert broken(folder) == []
    (bundle,) = folder.rglob("*.aiplus")
    assert read_bundle(bundle).assessment.id == made
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} == {".pdf", ".xlsx", ".aiplus", ".txt"}

    again = run(["--workspace", str(place / "w.sqlite"), "close-out", made, "--to", str(place)])
    assert again == 1  # that is no company, and nothing is deleted by a mistake
    capsys.readouterr()
    (place / "second").mkdir()
    lines = told(
        place, capsys, "close-out", NAME, "--to", str(place / "second"), "--delete", "--backups",
        "--by", "李强",
    )  # fmt: skip
    record = Path(lines[0]) / "删除记录.txt"
    assert "李强" in record.read_text(encoding="utf-8")
    for file in place.glob("w.sqlite*"):
        for path in [file, *file.rglob("*")]:
            if path.is_file():
                assert "机密".encode() not in path.read_bytes(), path
    with Session(place / "w.sqlite").workspace() as workspace:
        assert workspace.companies() == ()
        assert [done.by for done in workspace.desk.deletions()] == ["李强"]


def test_the_client_gets_the_reports_on_what_was_verified(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = told(place, capsys, "new", "--profile", str(place / "profile.json"))[-1]
    with Session(place / "w.sqlite").workspace() as workspace:
        workspace.answer(made, "3.8-01", Answer(level=2, verified=Verification(1, "只有一个班有记录")))
        workspace.desk.put(made, Engagement("集团公司"))
    bases = []

    def written(order: Order, *_rest: object) -> Written:
        bases.append(order.basis)
        return Written(b"", order.edition)

    monkeypatch.setattr("aiplus_assess.ordering.write_order", written)
    told(place, capsys, "close-out", NAME, "--to", str(place))
    assert bases == ["verified", "verified"]


def test_the_request_list_is_handed_over_once_there_is_one(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = told(place, capsys, "new", "--profile", str(place / "profile.json"), "--edition", "quick")[-1]
    base = ["--workspace", str(place / "w.sqlite"), "--lang", "zh", "paper", "requests", made]
    assert run([*base, "-o", str(place / "list.pdf")]) == 1
    assert "请先在咨询项目里生成资料清单" in capsys.readouterr().err
    with Session(place / "w.sqlite").workspace() as workspace:
        assessment = workspace.load(made)
        result = evaluate(workspace.pack(assessment.pack), assessment.case())
        ids = iter(f"paper-{n}" for n in range(1000))
        workspace.change_evidence(made, request(result, assessment, lambda: next(ids)))
    for ending in (".pdf", ".docx"):
        target = place / f"list{ending}"
        assert told(place, capsys, "paper", "requests", made, "-o", str(target)) == [str(target)]
    assert run([*base, "--department", "nobody", "-o", str(place / "x.pdf")]) == 1
    assert "--department" in capsys.readouterr().err
    folder = Path(told(place, capsys, "close-out", NAME, "--to", str(place))[0])
    found = {path.name: path for path in folder.rglob("资料清单.*")}
    assert sorted(found) == ["资料清单.docx", "资料清单.pdf", "资料清单.xlsx"]
    assert found["资料清单.docx"].read_bytes() == (place / "list.docx").read_bytes()
    assert broken(folder) == []


def test_papers_of_one_name_are_all_handed_over(tmp_path: Path) -> None:
    with Session(tmp_path / "w.sqlite").workspace() as workspace:
        made = create_sample(workspace, find_pack("gf2025-11"))
        proof = (("第一份", 3), ("第二份", 0), ("第三份", 3))
        for title, number in proof:
            file = AttachedFile("", "记录/扫描.txt", 0)
            item = EvidenceItem(f"x-{title}", title, 1, number=number, file=file)
            workspace.put_evidence(made.id, item, title.encode())
        client = replace(made.company, name="甲/乙厂")
        done = deliver(workspace, client, tmp_path, date(2026, 11, 20), lambda _assessment: ())
    assert done.folder.parent == tmp_path
    assert done.folder.name == "甲 乙厂 2026-11-20"
    texts = [path.read_text(encoding="utf-8") for path in done.folder.rglob("*扫描*.txt")]
    assert sorted(texts) == sorted(title for title, _number in proof)
    assert broken(done.folder) == []


def test_a_changed_folder_is_noticed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(place, capsys, "new", "--profile", str(place / "profile.json"), "--edition", "quick")
    folder = Path(told(place, capsys, "close-out", NAME, "--to", str(place))[0])
    (report,) = folder.rglob("*.pdf")
    report.write_bytes(report.read_bytes() + b"x")
    assert broken(folder) == [report.relative_to(folder).as_posix()]


def test_a_group_on_the_command_line(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("集团", "一厂", "二厂"):
        profile = PROFILE | {"company": name}
        (place / "p.json").write_text(json.dumps(profile, ensure_ascii=False), encoding="utf-8")
        told(place, capsys, "new", "--profile", str(place / "p.json"), "--edition", "quick")
    told(place, capsys, "group", "集团", "--add", "一厂", "--add", "二厂", "--site")
    found = json.loads("\n".join(told(place, capsys, "group", "集团", "--json")))
    assert [(row["name"], row["kind"], row["index"]) for row in found["other"]] == [
        ("一厂", "site", None), ("二厂", "site", None),
    ]  # fmt: skip
    assert (found["n"], found["median"]) == (0, None)


def test_the_text_of_a_group_has_basis_levels_and_medians(shell: Shell) -> None:
    shell.new(company="集团")
    for name, level in (("甲厂", 1), ("乙厂", 4)):
        made = shell.new(company=name)
        every = {q: {"level": level} for q in ("2.2.1-01", "3.8-02", "3.14-01")}
        shell.answer(made, every | {"3.14-03": {"duty": "unknown"}})
        shell("finalize", made)
        shell("group", "集团", "--add", name)
    text = shell("group", "集团")
    assert text.startswith("口径：自评")
    assert "中位数 " in text
    assert "2 家参与排名" in text
    assert "条款组" in text
    weakest = [line for line in text.splitlines() if line.endswith("甲厂")]
    assert weakest
