"""Chosen questions out to a colleague, the filled form back in, and what the review says of it, as a user acts."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from stage import modal, stored

from aiplus_assess.assessment.model import Answer
from aiplus_assess.exchange.bundle import read_bundle
from aiplus_assess.exchange.form_reading import read_form
from aiplus_assess.gui.exchange.contents import Contents
from aiplus_assess.gui.exchange.exporting import ExportDialog
from aiplus_assess.gui.exchange.merge_dialog import MergeDialog
from aiplus_assess.gui.exchange.respondent_dialog import RespondentDialog
from aiplus_assess.gui.exchange.section_picker import SectionPicker
from aiplus_assess.gui.exchange.wanted import Wanted
from aiplus_assess.gui.navigation import Review
from aiplus_assess.gui.review.screen import ReviewScreen

sys.path.insert(0, str(Path(__file__).parents[1] / "integration"))

from filling import fill

LEFT = Qt.MouseButton.LeftButton


def taken_in(home, qtbot, executor, path: Path, name: str) -> None:
    home.exchange.importer.take([path])
    executor.drain()
    dialog = modal(RespondentDialog)
    dialog.field.setText(name)
    qtbot.mouseClick(dialog.yes, LEFT)
    executor.drain()


def out(home, executor, made: str, folder: Path, name: str, *questions: str) -> Path:
    home.exchange.exporter.export(made, str(folder / name), Wanted(questions=questions, form=True))
    executor.drain()
    return folder / f"{name}.xlsx"


def test_sections_are_ticked(look, workspace, tiny_pack):
    made = stored(workspace, tiny_pack)
    picker = SectionPicker(tiny_pack, made)
    dialog = ExportDialog(None, Contents(("甲",)), Contents(("乙",)), picker)
    dialog.show()
    assert not picker.isVisible()
    dialog.extent.buttons()[2].click()
    assert picker.isVisible()
    assert not dialog.lock.isVisible()
    assert dialog.wanted.form
    everything = dialog.wanted.questions
    names = [picker.departments.item(place).text() for place in range(picker.departments.count())]
    picker.departments.item(names.index("信息技术")).setCheckState(Qt.CheckState.Checked)
    assert dialog.wanted.questions == ("3.14-01",)
    groups = [picker.groups.item(place).text()[:3] for place in range(picker.groups.count())]
    picker.groups.item(groups.index("3.8")).setCheckState(Qt.CheckState.Checked)
    assert dialog.wanted.questions == ()
    assert not dialog.choose.isEnabled()
    picker.departments.item(names.index("信息技术")).setCheckState(Qt.CheckState.Unchecked)
    assert set(dialog.wanted.questions) < set(everything)
    picker.form.buttons()[1].click()
    assert not dialog.wanted.form
    assert dialog.lock.isVisible()


def test_a_part_as_a_file_holds_that_part(home, workspace, tiny_pack, executor, tmp_path):
    made = stored(workspace, tiny_pack, q2_2_1__01=Answer(level=2), q3_8__02=Answer(level=1))
    home.exchange.exporter.export(made.id, str(tmp_path / "part"), Wanted(questions=("3.8-02",)))
    executor.drain()
    bundle = read_bundle(tmp_path / "part.aiplus")
    assert set(bundle.assessment.answers) == {event.question for event in bundle.history} == {"3.8-02"}


def test_two_colleagues_differ_and_the_review_says_so(
    home, qtbot, workspace, tiny_pack, executor, navigator, services, tmp_path
):
    made = stored(workspace, tiny_pack)
    first = fill(out(home, executor, made.id, tmp_path, "a", "3.8-02"), q3_8__02={"answer": 3})
    second = fill(out(home, executor, made.id, tmp_path, "b", "3.8-02"), q3_8__02={"answer": 1})
    taken_in(home, qtbot, executor, first, "李强")
    assert workspace.load(made.id).answers["3.8-02"].level == 3
    taken_in(home, qtbot, executor, second, "赵敏")
    dialog = modal(MergeDialog)
    assert dialog.cards[0].conflict.theirs.who == "赵敏"
    dialog.all_mine.click()
    qtbot.mouseClick(dialog.merge, LEFT)
    executor.drain()
    assert workspace.load(made.id).answers["3.8-02"].level == 3
    assert "复核" in navigator.said[-1]
    review = ReviewScreen(services, navigator)
    review.enter(Review(made.id))
    (entry,) = review.cards[0]._entries
    assert entry.question == "3.8-02"
    assert all(word in entry.detail for word in ("李强：3", "赵敏：1", "现用：3"))


def test_a_form_without_a_name_asks_for_one_and_can_be_left(home, qtbot, workspace, tiny_pack, executor, tmp_path):
    made = stored(workspace, tiny_pack)
    path = fill(out(home, executor, made.id, tmp_path, "a", "3.8-02"), q3_8__02={"answer": 3})
    home.exchange.importer.take([path])
    executor.drain()
    dialog = modal(RespondentDialog)
    assert not dialog.yes.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert workspace.load(made.id).answers == {}
    assert not home.exchange.progress.isVisible()
    fill(path, "李强")
    assert read_form(path).name == "李强"


def test_a_bad_form_lists_its_cells(home, workspace, tiny_pack, executor, tmp_path):
    made = stored(workspace, tiny_pack)
    path = fill(out(home, executor, made.id, tmp_path, "a", "3.8-02"), q3_8__02={"note": "=1+1"})
    home.exchange.importer.take([path])
    executor.drain()
    assert home.page.errors.text()
    assert workspace.load(made.id).answers == {}
