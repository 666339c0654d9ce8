"""The form of a new assessment as a user fills it in, by keys."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from stage import shown, stored, write

from aiplus_assess.assessment.model import Answer, Verification
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.navigation import NewAssessment, Walk
from aiplus_assess.gui.new_assessment.draft import Draft, code_fault, counts, faults, size_in_words
from aiplus_assess.gui.new_assessment.numbers import amount, people
from aiplus_assess.gui.new_assessment.screen import NewAssessmentScreen

RIGHT_CODE = "91350100M000100Y43"


@pytest.fixture
def form(look, services, navigator, executor):
    """The form, shown, its questionnaire read."""
    screen = shown(NewAssessmentScreen(services, navigator), NewAssessment(), 1200, 900)
    executor.drain()
    return screen


def fill(qtbot, form, company="华清精密制造有限公司", industry="tysb", employees="60", revenue="4200"):
    """Type through the fields, as one does: text, Tab, text."""
    write(form.company.company, company)
    write(form.company.industry, industry)
    if industry:
        qtbot.keyClick(form.company.industry, Qt.Key.Key_Return)
    qtbot.keyClicks(form.company.employees, employees)
    qtbot.keyClicks(form.company.revenue, revenue)


def test_the_whole_form_by_keys_makes_an_assessment_and_opens_its_first_question(
    form, qtbot, workspace, navigator, tiny_pack
):
    assert form.company.company.hasFocus()
    fill(qtbot, form)
    qtbot.keyClick(form.practice.uses["deployed"], Qt.Key.Key_Space)
    qtbot.keyClick(form.practice.flags["rd"], Qt.Key.Key_Space)
    qtbot.keyClick(form.practice.roles["exporter"], Qt.Key.Key_Space)
    qtbot.keyClick(form.plan.editions["standard"].button, Qt.Key.Key_Space)
    qtbot.keyClick(form.plan.ambition.buttons()[2], Qt.Key.Key_Space)
    write(form.plan.assessor, "王经理")
    qtbot.keyClick(form.plan.assessor, Qt.Key.Key_Return)
    (summary,) = workspace.summaries()
    made = workspace.load(summary.id)
    assert navigator.gone == [Walk(made.id)]
    assert (made.company.name, made.title, made.edition, made.ambition, made.assessor) == (
        "华清精密制造有限公司", "2026 年第四季度", "standard", "lead", "王经理",
    )  # fmt: skip
    who = made.profile
    assert (who.industry, who.size, who.size_given, who.employees, who.revenue_wan) == ("C34", "small", False, 60, 4200)
    assert (who.ai_use, who.flags, who.roles) == ("deployed", {"rd"}, {"user", "exporter"})
    assert made.pack.hash == tiny_pack.hash


def test_size_questions_and_minutes_follow_while_typing(form, qtbot):
    assert form.plan.editions["quick"].count() == ""
    fill(qtbot, form, employees="", revenue="")
    assert "从业人员" in size_in_words(form.presenter.draft)
    assert form.company.size_choice.isVisible()
    qtbot.keyClicks(form.company.employees, "60")
    qtbot.keyClicks(form.company.revenue, "4200")
    assert size_in_words(form.presenter.draft).startswith("小型")
    assert not form.company.size_choice.isVisible()
    before = form.plan.editions["quick"].count()
    assert "题" in before
    qtbot.keyClick(form.practice.uses["none"], Qt.Key.Key_Space)
    assert form.plan.editions["quick"].count() != before


def test_an_industry_without_thresholds_asks_for_the_size(form, qtbot, workspace):
    fill(qtbot, form, industry="J66", employees="", revenue="")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.summaries() == ()
    assert form.company.fields["size"].fault()
    assert QApplication.focusWidget() in form.company.size_choice.buttons()
    qtbot.keyClick(form.company.size_choice.buttons()[2], Qt.Key.Key_Space)
    assert form.company.fields["size"].fault() == ""
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (summary,) = workspace.summaries()
    assert (summary.size, workspace.load(summary.id).profile.size_given) == ("medium", True)


def test_what_is_missing_is_said_at_its_field_and_heals_while_typing(form, qtbot, workspace, navigator):
    qtbot.mouseClick(form.plan.begin, Qt.MouseButton.LeftButton)
    fields = form.company.fields
    assert fields["company"].fault() == "请填写企业名称。"
    assert fields["industry"].fault() == "请从列表中选择行业。"
    assert fields["company"].control.accessibleDescription() == "请填写企业名称。"
    assert form.company.company.hasFocus()
    write(form.company.company, "甲厂")
    assert fields["company"].fault() == ""
    assert fields["industry"].fault()
    assert (workspace.summaries(), navigator.gone) == ((), [])


def test_the_credit_code_is_checked_while_typing(form, qtbot):
    field = form.company.fields["uscc"]
    qtbot.keyClicks(form.company.uscc, RIGHT_CODE[:10])
    assert field.fault() == ""
    assert "10" in field.control.accessibleDescription()
    qtbot.keyClicks(form.company.uscc, RIGHT_CODE[10:])
    assert field.control.accessibleDescription() == "代码校验通过。"
    qtbot.keyClick(form.company.uscc, Qt.Key.Key_Backspace)
    qtbot.keyClicks(form.company.uscc, "9")
    assert "GB 32100" in field.fault()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("C34", "C34 通用设备制造业"),
        ("tysb", "C34 通用设备制造业"),
        ("餐饮", "H62 餐饮业"),
        ("34", "C34 通用设备制造业"),
    ],
)
def test_an_industry_is_found_by_code_name_and_initials(form, qtbot, typed, first):
    write(form.company.industry, typed)
    assert form.company.industry.names()[0] == first
    qtbot.keyClick(form.company.industry, Qt.Key.Key_Return)
    assert form.company.industry.text() == first
    assert form.presenter.draft.industry == first[:3]


def test_a_deeper_code_is_taken_as_it_is_and_nonsense_is_not(form, qtbot):
    qtbot.keyClicks(form.company.industry, "C357")
    assert form.presenter.draft.industry == "C357"
    form.company.industry.clear()
    write(form.company.industry, "不存在的行业")
    assert form.presenter.draft.industry == ""


def test_starting_from_an_earlier_assessment_carries_answers_to_be_confirmed(
    form, qtbot, workspace, tiny_pack, navigator
):
    before = stored(
        workspace,
        tiny_pack,
        title="2025 年",
        q2_2_1__01=Answer(level=3, note="会议纪要", flagged=True, verified=Verification(2, "只有纪要")),
        q3_8__01=Answer(checked=("owner",)),
    )
    form.enter(NewAssessment(before.id))
    assert (form.company.company.text(), form.company.industry.text()) == ("示例零件厂", "C34 通用设备制造业")
    assert isinstance(form.plan.earlier, QComboBox)
    assert form.plan.earlier.currentText().startswith("2025 年")
    qtbot.mouseClick(form.plan.begin, Qt.MouseButton.LeftButton)
    (walk,) = navigator.gone
    made = workspace.load(walk.assessment_id)
    assert made.company.id == before.company.id
    assert made.answers["2.2.1-01"] == Answer(level=3, note="会议纪要", to_confirm=True)
    assert made.answers["3.8-01"].to_confirm


def test_typing_a_known_company_offers_its_answers_and_another_name_takes_the_offer_back(
    form, qtbot, workspace, tiny_pack
):
    made = stored(workspace, tiny_pack, q2_2_1__01=Answer(level=3))
    form.enter(NewAssessment())
    assert not form.plan.earlier.isVisible()
    write(form.company.company, "示例零件厂")
    assert form.plan.earlier.isVisible()
    form.plan.earlier.setCurrentIndex(1)
    form.plan.earlier.activated.emit(1)
    assert form.presenter.draft.earlier == made.id
    form.company.company.setText("另一家")
    assert form.presenter.draft.earlier is None


def test_picking_a_known_company_fills_what_is_empty(form, qtbot, workspace, tiny_pack):
    made = stored(workspace, tiny_pack)
    form.enter(NewAssessment())
    form.company.company.setText(made.company.name)
    form.company.region.setText("上海")
    form.company.region.textEdited.emit("上海")
    form.company.company.completer().activated.emit(made.company.name)
    draft = form.presenter.draft
    assert (draft.industry, draft.employees, draft.earlier) == (
        made.profile.industry,
        str(made.profile.employees),
        None,
    )
    assert draft.region == "上海", "what was typed stays"


def test_escape_leaves_and_a_questionnaire_that_can_not_be_read_is_told(
    form, qtbot, navigator, services, library, executor
):
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert navigator.backs == 1
    library.error = EnvironmentFailure("读不到问卷。")
    other = NewAssessmentScreen(services, navigator)
    other.enter(NewAssessment())
    executor.drain()
    assert [error.message for error in navigator.failures] == ["读不到问卷。"]
    assert not other.plan.begin.isEnabled()


def test_digits_typed_into_the_form_are_digits(form, qtbot, navigator):
    qtbot.keyClicks(form.company.company, "3M 0-5 N U F")
    assert form.presenter.draft.company == "3M 0-5 N U F"
    assert (navigator.gone, navigator.backs) == ([], 0)


# --- the draft


@pytest.mark.parametrize(
    ("text", "value"),
    [("120", 120.0), ("5,600", 5600.0), ("５６００", 5600.0), (" 12.5 ", 12.5), ("", None), ("-1", None),
     ("1e400", None), ("nan", None), ("1_0", None), ("12 人", None)],
)  # fmt: skip
def test_amounts_are_read_as_people_type_them(text, value):
    assert amount(text) == value


@pytest.mark.parametrize(("text", "value"), [("120", 120), ("1,200", 1200), ("12.5", None), ("99999999", None)])
def test_people_are_whole(text, value):
    assert people(text) == value


def test_every_fault_is_found_at_once(chinese):
    draft = Draft(company=" ", uscc="123", industry="Z9", employees="-3", revenue_wan="viel", assets_wan="-1")
    assert list(faults(draft)) == ["company", "uscc", "industry", "employees", "revenue_wan", "assets_wan"]
    assert faults(Draft(company="x" * 201, industry="C34"))["company"] == "最多 200 个字符。"


def test_a_code_is_right_wrong_or_not_complete(chinese):
    assert code_fault("") == ""
    assert code_fault(RIGHT_CODE.lower()) == ""
    assert "3 位" in code_fault("913")
    assert "GB 32100" in code_fault(RIGHT_CODE[:-1] + "9")


def test_counts_grow_with_the_edition(tiny_pack):
    found = counts(tiny_pack, Draft(industry="C34"))
    assert [count.questions for count in found.values()] == sorted(count.questions for count in found.values())
    assert all(count.minutes >= 5 and count.minutes % 5 == 0 for count in found.values())


def test_where_there_are_several_questionnaires_one_is_chosen(look, services, navigator, executor, tiny_pack):
    other = tiny_pack.model_copy(
        update={"manifest": tiny_pack.manifest.model_copy(update={"id": "other"}), "hash": "0" * 64}
    )

    class Two:
        def installed(self):
            return [SimpleNamespace(id=i, title=i, error=None, version="1.0.0") for i in ("gf2025-11", "other")]

        def load(self, pack_id):
            return other if pack_id == "other" else tiny_pack

    screen = NewAssessmentScreen(replace(services, packs=Two()), navigator)
    screen.show()
    screen.enter(NewAssessment())
    assert not screen.plan.begin.isEnabled()
    executor.drain()
    assert screen.plan.questionnaire.isVisible()
    screen.plan.questionnaire.setCurrentIndex(1)
    screen.plan.questionnaire.activated.emit(1)
    executor.drain()
    assert screen.presenter.pack is other
