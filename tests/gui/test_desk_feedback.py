"""Feedback and signing as a consultant does it: versions out, remarks back, signatures, the very file again."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from stage import answered, write

from aiplus_assess.assessment.engagement import Engagement as Order
from aiplus_assess.assessment.engagement import ReportVersion, Signature
from aiplus_assess.assessment.model import Finding
from aiplus_assess.errors import EnvironmentFailure, StateError
from aiplus_assess.gui.engagement.feedback.issuing import IssueDialog, SignDialog
from aiplus_assess.gui.engagement.feedback.lines import earlier_versions, next_number
from aiplus_assess.gui.engagement.feedback.saving import _content, _form, _letter
from aiplus_assess.gui.navigation import Engagement
from aiplus_assess.gui.review.finalize_dialog import FinalizeDialog

PART = "feedback"


@pytest.fixture
def made(workspace, tiny_pack):
    found = answered(workspace, tiny_pack, "华清精密制造有限公司")
    workspace.desk.put(found.id, Order("华清集团", "AI+2026-001"))
    return workspace.load(found.id)


def order(workspace, made):
    return workspace.load(made.id).engagement


def dialog_of(kind):
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def issue(section, executor, final=False, what=""):
    (section.versions.final if final else section.versions.review).click()
    dialog = dialog_of(IssueDialog)
    if what:
        dialog.what.clear()
        write(dialog.what, what)
    dialog.issue.click()
    executor.drain()
    QApplication.processEvents()


def sign(section, name, side=None):
    section.versions.buttons["sign"].click()
    dialog = dialog_of(SignDialog)
    if side is not None:
        dialog.side.buttons()[side].click()
    dialog.name.clear()
    assert not dialog.sign.isEnabled()
    write(dialog.name, name)
    write(dialog.position, "总经理")
    dialog.sign.click()


def finalize(section, window):
    """The window's question is answered yes."""
    section.versions.final.click()
    dialog_of(FinalizeDialog).accept()


def test_versions_are_numbered_and_kept_byte_for_byte(section, workspace, made, executor, services):
    assert not section.versions.table.isVisible()
    issue(section, executor)
    issue(section, executor, what="按意见修改")
    versions = order(workspace, made).versions
    assert [(one.number, one.stage) for one in versions] == [("0.1", "review"), ("0.2", "review")]
    assert [one.what for one in versions] == ["第一次征求意见稿", "按意见修改"]
    assert order(workspace, made).stage == "review"
    assert workspace.file_content(versions[0].file.sha256) == b"%PDF-1.7"
    assert versions[1].file.name.endswith("0.2.pdf")
    asked = services.reports.asked[-1]
    assert asked.edition == "full"
    assert asked.assessment.engagement.versions[-1].number == "0.2"  # the report lists itself
    assert section.versions.chosen.number == "0.2"


def test_a_stopped_version_leaves_nothing(section, workspace, made, executor):
    section.versions.review.click()
    dialog_of(IssueDialog).issue.click()
    assert section.versions.progress.isVisible()
    assert not section.versions.review.isEnabled()
    section.versions.progress.cancel.click()
    executor.drain()
    QApplication.processEvents()
    assert order(workspace, made).versions == ()
    assert not section.versions.progress.isVisible()
    assert section.versions.review.isEnabled()
    assert section.errors.text() == ""


def test_a_report_that_fails_says_so_and_keeps_nothing(section, workspace, made, executor, services, monkeypatch):
    def refuse(_request, _progress):
        raise EnvironmentFailure("磁盘已满")

    monkeypatch.setattr(services.reports, "render", refuse)
    issue(section, executor)
    assert section.errors.text() == "磁盘已满"
    assert order(workspace, made).versions == ()


def test_a_version_is_made_while_another_part_is_looked_at(section, window, workspace, made, executor):
    section.versions.review.click()
    dialog_of(IssueDialog).issue.click()
    window.screen_in_view.show_part("scope")
    executor.drain()
    QApplication.processEvents()
    assert [one.number for one in order(workspace, made).versions] == ["0.1"]


def test_the_final_version_needs_a_final_assessment(section, window, workspace, made, executor):
    issue(section, executor)
    finalize(section, window)
    assert workspace.load(made.id).final
    dialog_of(IssueDialog).issue.click()
    executor.drain()
    QApplication.processEvents()
    last = order(workspace, made).versions[-1]
    assert (last.number, last.stage) == ("1.0", "final")
    assert not section.versions.review.isVisible()
    assert not section.remarks.add.isVisible()


def test_a_version_with_a_watermark_is_not_signed(section, workspace, made, executor):
    issue(section, executor)
    assert not section.versions.buttons["sign"].isVisible()
    number = order(workspace, made).versions[0].id
    workspace.desk.sign(made.id, number, Signature("company", "王敏"))  # as older versions of the program allowed
    section.enter(made.id)
    assert section.versions.buttons["sign"].isVisible(), "the other side may still sign what one has signed"


def test_a_signature_closes_the_version(section, window, workspace, made, executor):
    finalize(section, window)
    dialog_of(IssueDialog).issue.click()
    executor.drain()
    QApplication.processEvents()
    sign(section, "王敏")
    sign(section, "李强", side=1)
    version = order(workspace, made).versions[0]
    assert [(one.side, one.name, one.day) for one in version.signatures] == [
        ("company", "王敏", date(2026, 11, 24)),
        ("assessor", "李强", date(2026, 11, 24)),
    ]
    line = section.versions.table.model().rows[0]
    assert "已锁定" in line.cells[-1]
    assert "王敏" in line.cells[-1]
    assert not section.versions.buttons["remove"].isVisible()
    with pytest.raises(StateError):
        workspace.desk.remove_version(made.id, version.id)


def test_an_unsigned_version_is_withdrawn_and_comes_back(section, window, workspace, made, executor):
    issue(section, executor)
    section.versions.buttons["remove"].click()
    assert order(workspace, made).versions == ()
    window.toast._button.click()
    version = order(workspace, made).versions[0]
    assert version.number == "0.1"
    assert workspace.file_content(version.file.sha256) == b"%PDF-1.7"


def test_the_very_file_is_saved_again(section, workspace, made, executor, tmp_path):
    issue(section, executor)
    version = section.versions.chosen
    target = tmp_path / "again.pdf"
    section.saver.save_to(str(target), lambda _job, _suffix: _content(workspace, version))
    executor.drain()
    assert target.read_bytes() == workspace.file_content(version.file.sha256)


@pytest.mark.parametrize("kind", ["confirmation", "feedback"])
def test_letter_and_form_as_pdf_and_word(section, workspace, made, executor, services, tmp_path, kind):
    issue(section, executor)
    version = section.versions.chosen

    make = partial(_letter, version) if kind == "confirmation" else _form

    def drawn(job, suffix):
        return section.saver._drawn(made.id, make, job, suffix)

    section.saver.save_to(str(tmp_path / "paper"), drawn, "Word (*.docx)")
    section.saver.save_to(str(tmp_path / "paper.pdf"), drawn)
    executor.drain()
    assert (tmp_path / "paper.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "paper.pdf").read_bytes() == b"%PDF-1.7"
    assert services.reports.papers[0].company == "华清精密制造有限公司"


def test_a_remark_is_written_decided_and_undone(section, workspace, made, qtbot):
    assert not section.details.isVisible()
    section.remarks.add.click()
    write(section.details.comment, "第 4 页的数字有误 <b>𬭚")
    section.details.lines["page"].setFocus()
    write(section.details.lines["page"], "4")
    section.details.flush()
    remark = order(workspace, made).feedback[0]
    assert (remark.comment, remark.page, remark.given) == ("第 4 页的数字有误 <b>𬭚", "4", date(2026, 11, 24))
    box = section.details.adoption
    box.setCurrentIndex(2)
    box.activated.emit(2)
    decided = order(workspace, made).feedback[0]
    assert (decided.adoption, decided.decided) == ("partly", date(2026, 11, 24))
    qtbot.keyClick(section.remarks.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert order(workspace, made).feedback[0].adoption == "open"


def test_open_remarks_are_filtered_and_removal_is_undone(section, window, workspace, made):
    for words in ("甲", "乙"):
        section.remarks.add.click()
        write(section.details.comment, words)
        section.details.flush()
    section._edit(order(workspace, made).feedback[0].id, "adoption", "adopted")
    section.remarks.filter.setCurrentIndex(1)
    section.remarks.filter.activated.emit(1)
    assert [line.cells[1] for line in section.remarks.table.model().rows] == ["乙"]
    assert section.remarks.filter.itemText(0).endswith("2")
    section.details.remove.click()
    assert len(order(workspace, made).feedback) == 1
    window.toast._button.click()
    assert len(order(workspace, made).feedback) == 2


def test_ten_thousand_characters_stay_within_the_store(section, workspace, made):
    section.remarks.add.click()
    section.details.comment.setPlainText("字" * 10_000)
    section.details.flush()
    assert order(workspace, made).feedback[0].comment.startswith("字字")


def test_numbers_of_versions():
    from datetime import UTC, datetime

    def version(number):
        return ReportVersion(number, number, datetime(2026, 1, 1, tzinfo=UTC))

    assert next_number((), "review") == "0.1"
    assert next_number((version("0.1"), version("0.9"), version("终稿")), "review") == "0.10"
    assert next_number((version("0.3"),), "final") == "1.0"
    assert next_number((version("1.0"),), "final") == "1.1"
    sent = (version("0.1"), version("1.0"), version("1.1"))
    assert next_number((), "review", sent) == "1.2"
    assert next_number((version("1.2"),), "final", sent) == "2.0"
    assert next_number((version("2.0"),), "final", sent) == "2.1"


def test_a_revision_goes_on_counting_where_the_one_before_ended(section, window, workspace, made):
    workspace.desk.add_version(made.id, ReportVersion("v1", "1.0", made.created, "final"), b"%PDF-1.7")
    workspace.finalize(made.id)
    again = workspace.reopen(made.id)
    assert [one.number for one in earlier_versions(workspace, workspace.load(again.id))] == ["1.0"]
    window.go(Engagement(again.id, PART))
    section.versions.review.click()
    dialog = dialog_of(IssueDialog)
    assert "1.1" in dialog.issue.text()
    dialog.reject()


def test_issuing_names_findings_overtaken_by_answers(section, window, workspace, made):
    workspace.put_finding(made.id, Finding("gf2025-11:3.8", current="旧文", answers_digest="0" * 64))
    section.versions.review.click()
    dialog = dialog_of(IssueDialog)
    words = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert "1 条评估发现写成之后答复又有变动" in words


def test_a_version_nobody_can_open_says_so(section, window, workspace, made, executor, monkeypatch):
    monkeypatch.setattr("aiplus_assess.gui.targets.opens", lambda _path: False)
    issue(section, executor)
    section.versions.buttons["open"].click()
    executor.drain()
    QApplication.processEvents()
    assert "没有程序能打开" in window.toast.accessibleName()
