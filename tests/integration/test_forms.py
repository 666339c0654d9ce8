"""Chosen questions go to a colleague as an Excel form and come back, three-way, or are refused cell by cell."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filling import fill
from openpyxl import load_workbook

from aiplus_assess import i18n
from aiplus_assess.assessment.model import Answer, Profile, Verification
from aiplus_assess.assessment.respondents import disagreements, section
from aiplus_assess.errors import AssessError, InputError, StateError
from aiplus_assess.exchange import form
from aiplus_assess.exchange.form_reading import read_form
from aiplus_assess.exchange.form_writing import write_form
from aiplus_assess.exchange.transfer import take_in_form
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment, Workspace

FACTORY = Profile("𬭚盛零件厂", "C34", "small", employees=60, revenue_wan=3000)
MADE = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Faults are told in English here, whatever the machine speaks."""
    with i18n.language("en"):
        yield


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with i18n.language(request.param):
        yield request.param


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "w.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def made(workspace: Workspace, tiny_pack: Pack) -> str:
    made = workspace.create(NewAssessment(FACTORY, title="2026 年第四季度", assessor="王敏"), tiny_pack).id
    verified = Verification(2, "只覆盖一班", "王敏")
    workspace.answer(made, "2.2.1-01", Answer(level=3, note="台账 😀", verified=verified, flagged=True), by="王敏")
    return made


def exported(workspace: Workspace, made: str, folder: Path, *questions: str, name: str = "f.xlsx") -> Path:
    assessment = workspace.load(made)
    pack = workspace.pack(assessment.pack)
    path = folder / name
    path.write_bytes(write_form(assessment, pack, questions or section(pack, assessment), MADE))
    return path


def faults(workspace: Workspace, path: Path) -> str:
    before = workspace.history(workspace.summaries()[0].id)
    with pytest.raises(InputError) as refused:
        take_in_form(workspace, read_form(path), "李强", None)
    assert workspace.history(workspace.summaries()[0].id) == before
    return "\n".join((refused.value.message, *refused.value.faults))


def test_untouched_it_changes_nothing(workspace: Workspace, made: str, tmp_path: Path, language: str) -> None:
    workspace.answer(made, "3.8-01", Answer(checked=("owner", "access")))
    workspace.answer(made, "2.2.2-01", Answer(value=42.5, evidence=2))
    workspace.answer(made, "3.14-01", Answer(na="  不涉及\r\n第二行 "))
    workspace.answer(made, "3.14-03", Answer(duty="partial", note="x" * 90_000))
    workspace.answer(made, "3.8-02", Answer(unknown=True, note="=1+1\x07\r\n_x0041_"))
    path = exported(workspace, made, tmp_path)
    before = workspace.load(made)
    assert take_in_form(workspace, read_form(path), "李强").outcome == "unchanged"
    assert take_in_form(workspace, read_form(fill(path)), "李强").outcome == "unchanged"
    assert workspace.load(made) == before


def test_the_same_content_gives_the_same_bytes(workspace: Workspace, made: str, tmp_path: Path) -> None:
    assert exported(workspace, made, tmp_path).read_bytes() == exported(workspace, made, tmp_path).read_bytes()


def test_every_kind_of_answer_comes_back(workspace: Workspace, made: str, tmp_path: Path, language: str) -> None:
    words = form.words_now()
    path = fill(
        exported(workspace, made, tmp_path),
        "李强",
        q2_2_1__01={"answer": 4, "note": "改了 <b>&😀𬭚", "proof": words.proofs[1]},
        q2_2_2__01={"answer": "42.5 %"},
        q3_8__01___owner={"answer": words.yes},
        q3_8__01___source={"answer": words.no},
        q3_8__02={"or": words.unknown},
        q3_14__01={"or": words.na, "reason": "不涉及"},
        q3_14__03={"answer": 1, "note": "=HYPERLINK"[1:]},
    )
    filled = read_form(path)
    assert filled.name == "李强"
    done = take_in_form(workspace, filled, filled.name)
    assert (done.outcome, done.taken) == ("merged", 6)
    answers = workspace.load(made).answers
    verified = Verification(2, "只覆盖一班", "王敏")
    assert answers["2.2.1-01"] == Answer(level=4, note="改了 <b>&😀𬭚", evidence=1, verified=verified, flagged=True)
    assert answers["2.2.2-01"] == Answer(value=42.5)
    assert answers["3.8-01"] == Answer(checked=("owner",))
    assert answers["3.8-02"] == Answer(unknown=True)
    assert answers["3.14-01"] == Answer(na="不涉及")
    assert answers["3.14-03"] == Answer(duty="partial", note="HYPERLINK")
    assert {event.by for event in workspace.history(made)[1:]} == {"李强"}
    assert take_in_form(workspace, read_form(path), "李强").outcome == "unchanged"


def test_a_share_typed_as_per_cent_is_that_share(workspace: Workspace, made: str, tmp_path: Path) -> None:
    path = exported(workspace, made, tmp_path, "2.2.2-01")
    book = load_workbook(path)
    cell = book.worksheets[0].cell(form.FIRST_ROW, form.ANSWER + 1)
    cell.value, cell.number_format = 0.42, "0%"
    book.save(path)
    take_in_form(workspace, read_form(path), "李强")
    assert workspace.load(made).answers["2.2.2-01"].value == pytest.approx(42)


def test_only_the_chosen_questions_are_asked(workspace: Workspace, made: str, tmp_path: Path, tiny_pack: Pack) -> None:
    assessment = workspace.load(made)
    assert section(tiny_pack, assessment, ("it",)) == ("3.14-01",)
    assert section(tiny_pack, assessment, ("data",), ("3.8",)) == ("3.8-01", "3.8-02")
    assert section(tiny_pack, assessment, (), ("2.2.1",))[0] == "2.2.1-01"
    assert section(tiny_pack, assessment, ("it",), ("3.8",)) == ()
    read = read_form(exported(workspace, made, tmp_path, *section(tiny_pack, assessment, ("it",))))
    assert set(read.memory.base) == set(read.lines) == {"3.14-01"}


def test_what_both_changed_is_asked_and_both_are_kept(workspace: Workspace, made: str, tmp_path: Path) -> None:
    first = exported(workspace, made, tmp_path, "3.8-02", "2.2.1-01", name="a.xlsx")
    second = exported(workspace, made, tmp_path, "3.8-02", "2.2.1-01", name="b.xlsx")
    fill(first, q3_8__02={"answer": 3, "note": "有台账"})
    fill(second, q3_8__02={"answer": 1, "note": "没见过台账"})
    assert take_in_form(workspace, read_form(first), "李强").taken == 1
    asked = take_in_form(workspace, read_form(second), "赵敏")
    assert asked.outcome == "differs"
    (difference,) = asked.merge.of("ask")
    assert (difference.mine.by, difference.theirs.by, difference.base) == ("李强", "赵敏", Answer())
    assert workspace.load(made).answers["3.8-02"].level == 3
    done = take_in_form(workspace, read_form(second), "赵敏", {"3.8-02": "mine"})
    assert (done.outcome, done.taken) == ("merged", 0)
    assessment = workspace.load(made)
    (found,) = disagreements(workspace.history(made), assessment.answers, ["3.8-02", "2.2.1-01"])
    assert [(s.by, s.answer.level, s.answer.note) for s in found.statements] == [
        ("李强", 3, "有台账"),
        ("赵敏", 1, "没见过台账"),
    ]
    assert found.stands == assessment.answers["3.8-02"] == Answer(level=3, note="有台账")
    again = take_in_form(workspace, read_form(second), "赵敏")
    assert again.outcome == "unchanged"
    assert workspace.check().faults == ()


@pytest.mark.parametrize(("side", "level"), [("mine", 2), ("theirs", 4)])
def test_whoever_prevails_both_said_it(workspace: Workspace, made: str, tmp_path: Path, side: str, level: int) -> None:
    path = fill(exported(workspace, made, tmp_path, "2.2.1-01"), q2_2_1__01={"answer": 4})
    workspace.answer(made, "2.2.1-01", Answer(level=2), by="王敏")
    take_in_form(workspace, read_form(path), "李强", {"2.2.1-01": side})  # type: ignore[dict-item]
    answers = workspace.load(made).answers
    assert answers["2.2.1-01"].level == level
    (found,) = disagreements(workspace.history(made), answers, ["2.2.1-01"])
    assert {(s.by, s.answer.level) for s in found.statements} == {("王敏", 2), ("李强", 4)}


def test_a_correction_with_sight_of_the_answer_is_no_disagreement(workspace: Workspace, made: str) -> None:
    workspace.answer(made, "2.2.1-01", Answer(level=1), by="李强")
    workspace.answer(made, "2.2.1-01", Answer(level=2), by="王敏")
    assert disagreements(workspace.history(made), workspace.load(made).answers, ["2.2.1-01"]) == ()


@pytest.mark.parametrize(
    ("cells", "place", "word"),
    [
        ({"answer": "=1+2"}, "F5", "formula"),
        ({"note": "=cmd|' /C calc'!A0"}, "I5", "formula"),
        ({"answer": "9"}, "F5", "choices"),
        ({"answer": True}, "F5", "True"),
        ({"answer": 3, "or": "Unknown"}, "G5", "keep one"),
        ({"or": "Not applicable"}, "H5", "reason"),
        ({"or": "maybe"}, "G5", "choices"),
        ({"reason": "because"}, "H5", "Not applicable"),
        ({"proof": "7"}, "J5", "choices"),
        ({"answer": datetime(2026, 1, 1)}, "F5", "2026"),
    ],
)
def test_a_bad_cell_is_named(workspace: Workspace, made: str, tmp_path: Path, cells, place: str, word: str) -> None:
    path = fill(exported(workspace, made, tmp_path, "3.8-02", "3.14-01"), q3_8__02=cells, q3_14__01={"answer": 2})
    said = faults(workspace, path)
    assert f"Questions!{place}" in said
    assert word in said
    assert "3.14-01" not in workspace.load(made).answers


@pytest.mark.parametrize("value", [-1, 100.5, "viel"])
def test_a_bad_number_is_named(workspace: Workspace, made: str, tmp_path: Path, value: object) -> None:
    path = exported(workspace, made, tmp_path, "2.2.2-01")
    book = load_workbook(path)
    book.worksheets[0].cell(form.FIRST_ROW, form.ANSWER + 1).value = value  # type: ignore[assignment]
    book.save(path)
    assert "Questions!F5: a number from 0 to 100" in faults(workspace, path)


def test_a_formula_and_wrong_cells_are_named_together(workspace: Workspace, made: str, tmp_path: Path) -> None:
    path = exported(workspace, made, tmp_path, "3.8-02", "3.14-01", "3.14-02")
    fill(path, q3_8__02={"answer": 2, "note": "=A1"}, q3_14__01={"answer": "9"}, q3_14__02={"or": "maybe"})
    said = faults(workspace, path)
    assert all(place in said for place in ("Questions!I5", "Questions!F6", "Questions!G7")), said


def test_every_fault_of_the_sheet_at_once(workspace: Workspace, made: str, tmp_path: Path) -> None:
    path = exported(workspace, made, tmp_path, "3.8-02", "3.14-01", "3.14-02")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["F4"] = "My answer"
    sheet.cell(form.FIRST_ROW + 1, form.KEY + 1).value = "9.9-99"
    sheet.cell(form.FIRST_ROW + 8, form.ANSWER + 1).value = "lost"
    sheet.cell(form.FIRST_ROW, form.NOTE + 1).value = "=A1"
    book.save(path)
    said = faults(workspace, path)
    assert all(place in said for place in ("Questions!F4", "Questions!A13", "Questions!I5"))
    sheet["F4"], sheet.cell(form.FIRST_ROW, form.NOTE + 1).value = "Answer", ""
    sheet.cell(form.FIRST_ROW + 8, form.ANSWER + 1).value = None
    book.save(path)
    said = faults(workspace, path)
    assert "3.14-01" in said
    assert "Questions!A6" in said


def test_a_renamed_sheet_is_named(workspace: Workspace, made: str, tmp_path: Path) -> None:
    path = exported(workspace, made, tmp_path)
    book = load_workbook(path)
    book.worksheets[0].title = "Mine"
    book.save(path)
    assert "“Questions”" in faults(workspace, path)


def test_a_changed_memory_is_refused(workspace: Workspace, made: str, tmp_path: Path) -> None:
    path = exported(workspace, made, tmp_path)
    book = load_workbook(path)
    book[form.MEMORY]["A2"] = '3.8-02 {"level": 5}'
    book.save(path)
    assert "damaged" in faults(workspace, path)


def test_another_pack_another_workspace_and_a_final_one(
    workspace: Workspace, made: str, tmp_path: Path, tiny_pack: Pack
) -> None:
    filled = read_form(fill(exported(workspace, made, tmp_path, "3.8-02"), q3_8__02={"answer": 3}))
    other = open_workspace(tmp_path / "other.sqlite")
    with pytest.raises(InputError, match="not in this workspace"):
        take_in_form(other, filled, "李强")
    other.close()
    book = load_workbook(tmp_path / "f.xlsx")
    cell = book[form.MEMORY]["A1"]
    cell.value = str(cell.value).replace(tiny_pack.hash, "0" * 64)
    book.save(tmp_path / "f.xlsx")
    assert "questionnaire tiny" in faults(workspace, tmp_path / "f.xlsx")
    workspace.answer(made, "3.14-03", Answer(unknown=True))
    workspace.finalize(made)
    with pytest.raises(StateError):
        take_in_form(workspace, filled, "李强")


def test_damaged_bytes_are_refused_in_one_line(workspace: Workspace, made: str, tmp_path: Path) -> None:
    """300 forms, each with some bytes changed or cut: refused or read, never another kind of error."""
    content = exported(workspace, made, tmp_path, "3.8-02").read_bytes()
    chance = random.Random(20)
    path = tmp_path / "broken.xlsx"
    refused = 0
    for _ in range(300):
        spoilt = bytearray(content)
        for _ in range(chance.randint(1, 6)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path.write_bytes(bytes(spoilt[: chance.choice((len(spoilt), chance.randrange(len(spoilt))))]))
        try:
            take_in_form(workspace, read_form(path), "李强")
        except AssessError:
            refused += 1
    assert refused > 150


def test_what_would_grow_without_bounds_is_refused(workspace: Workspace, made: str, tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    for name, content in (("bomb.xlsx", bomb.getvalue()), ("huge.xlsx", bytes(11_000_000)), ("no.xlsx", b"nothing")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(InputError, match=name):
            read_form(path)
    with pytest.raises(InputError, match=r"none\.xlsx"):
        read_form(tmp_path / "none.xlsx")
