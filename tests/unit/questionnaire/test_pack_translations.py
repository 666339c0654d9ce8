"""Accepting translations, and seeing them go stale."""

from __future__ import annotations

import json

import pytest
from pack_copies import PackCopy

from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.lint.translations import FILE, accept, check_translations, read_accepted
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.questionnaire.texts import texts


def messages(copy: PackCopy) -> list[str]:
    return [finding.message for finding in check_translations(copy.read())]


def test_accepting_makes_a_changed_text_current_again(pack_copy: PackCopy) -> None:
    pack_copy.change("3.8.yaml", "zh: 数据目录,", "zh: 数据总表,")
    assert len(messages(pack_copy)) == 1
    assert accept(pack_copy.folder, pack_copy.read().pack) == 1
    assert messages(pack_copy) == []


def test_accepting_twice_changes_nothing(pack_copy: PackCopy) -> None:
    before = (pack_copy.folder / FILE).read_bytes()
    assert accept(pack_copy.folder, pack_copy.read().pack) == 0
    assert (pack_copy.folder / FILE).read_bytes() == before


def test_a_text_without_english_is_never_accepted(pack_copy: PackCopy) -> None:
    pack_copy.change("3.8.yaml", "en: Data catalogue}", "en: ''}")
    accept(pack_copy.folder, pack_copy.read().pack)
    assert "3.8-01.title" not in read_accepted(pack_copy.folder)
    assert messages(pack_copy) == ["the English is missing"]


def test_another_order_of_proof_and_actions_makes_nothing_stale(pack_copy: PackCopy) -> None:
    one = "    - {id: catalogue, zh: 数据目录导出, en: Export of the catalogue}\n"
    two = "    - {id: checks, zh: 质量检查记录, en: Records of quality checks}\n"
    pack_copy.change("3.8.yaml", one + two, two + one)
    assert messages(pack_copy) == []


def test_a_new_pack_is_told_once(pack_copy: PackCopy) -> None:
    (pack_copy.folder / FILE).unlink()
    count = sum(1 for _ in texts(pack_copy.read().pack))
    assert messages(pack_copy) == [f"{count} texts were never accepted as translated; check them, then accept"]


@pytest.mark.parametrize("content", ["{", "[]", '"x"'])
def test_a_broken_record_is_said(pack_copy: PackCopy, content: str) -> None:
    pack_copy.write(FILE, content)
    with pytest.raises(InputError, match="is not valid JSON"):
        messages(pack_copy)


def test_every_text_has_a_key_of_its_own(tiny_pack: Pack) -> None:
    keys = [placed.key for placed in texts(tiny_pack)]
    assert len(keys) == len(set(keys))
    assert "3.8-01.items.owner" in keys
    assert "2.2.1-01.actions.a3.kpi" in keys
    assert "pack.yaml.sector_notes.manufacturing.text" in keys
    assert json.dumps(keys)
