"""The canonical text, its hash, and what `show` prints."""

from __future__ import annotations

import json

import pytest
from pack_copies import PackCopy

from aiplus_assess.assessment.levels import NEEDED
from aiplus_assess.assessment.scoring import SCORING_VERSION
from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.content import content_hash, pack_from_json, pack_to_json, show
from aiplus_assess.questionnaire.model import Pack


def test_a_stored_pack_is_the_same_pack(tiny_pack: Pack) -> None:
    stored = pack_to_json(tiny_pack)
    assert pack_from_json(stored, tiny_pack.hash) == tiny_pack
    assert content_hash(stored) == tiny_pack.hash


def test_the_canonical_text_is_sorted_and_dense(tiny_pack: Pack) -> None:
    stored = pack_to_json(tiny_pack)
    dense = json.dumps(json.loads(stored), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert stored == dense


def test_a_changed_text_does_not_pass_for_the_old_one(tiny_pack: Pack) -> None:
    spoilt = pack_to_json(tiny_pack).replace("数据目录", "数据总表", 1)
    with pytest.raises(InputError, match="does not match its checksum"):
        pack_from_json(spoilt, tiny_pack.hash)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("3.8.yaml", "数据目录", "数据总表"),
        ("pack.yaml", "gate: true", "gate: false"),
        ("policy.yaml", "short: {zh: 数据供给", "short: {zh: 数据"),
        ("2.2.yaml", "weight: 2", "weight: 3"),
    ],
)
def test_any_change_of_content_changes_the_hash(
    pack_copy: PackCopy, tiny_pack: Pack, file: str, old: str, new: str
) -> None:
    assert pack_copy.change(file, old, new).read().pack.hash != tiny_pack.hash


def test_comments_order_and_written_defaults_do_not_change_the_hash(pack_copy: PackCopy, tiny_pack: Pack) -> None:
    pack_copy.change("3.8.yaml", "  kind: checklist", "  rev: 1  # a comment\n  applies: everyone\n  kind: checklist")
    pack_copy.change("pack.yaml", "id: tiny\nversion: 1.0.0", "version: 1.0.0\nid: tiny")
    (pack_copy.folder / "3.14.yaml").rename(pack_copy.folder / "1.yaml")
    assert pack_copy.read().pack.hash == tiny_pack.hash


def test_show_has_the_documented_shape(tiny_pack: Pack) -> None:
    shown = json.loads(json.dumps(show(tiny_pack, SCORING_VERSION, NEEDED)))
    assert list(shown) == ["id", "version", "hash", "scoring_version", "pillars", "groups", "targets", "questions"]
    assert shown["pillars"] == {"actions": 0.5, "supports": 0.5}
    assert shown["groups"][1] == {
        "id": "3.8", "pillar": "supports", "weight": 1, "gate": True, "title": {"zh": "数据供给", "en": "Data"},
    }  # fmt: skip
    assert shown["targets"]["table"]["small"]["follow"] == {"2027": 2, "2030": 3, "2035": 3}
    assert [question["id"] for question in shown["questions"]] == [question.id for question in tiny_pack.questions]


def test_show_fills_in_defaults(tiny_pack: Pack) -> None:
    shown = {question["id"]: question for question in show(tiny_pack, SCORING_VERSION, NEEDED)["questions"]}
    assert shown["3.8-01"]["rev"] == 1
    assert shown["3.8-01"]["applies"] == "everyone"
    assert shown["3.8-01"]["targets"] == {}
    assert shown["3.8-01"]["sentences"] == [{"id": "gf2025-11:3.8#s1", "excerpt": None}]
    assert shown["3.8-01"]["proof_needed"] == {"1": 0, "2": 1, "3": 1, "4": 2, "5": 3}
    assert shown["2.2.1-01"]["proof_needed"] == {"1": 0, "2": 1, "3": 1, "4": 2, "5": 2}
    assert shown["3.14-03"]["applies"] == {"not": {"ai_use": ["none"]}}
    assert shown["2.2.2-01"]["thresholds"] == [0, 10, 30, 60, 90]
    assert shown["1.2-01"]["thresholds"] is None
    assert "weight" not in shown["3.14-03"], "a duty has none"


def test_numbers_are_shown_as_written(tiny_pack: Pack) -> None:
    text = json.dumps(show(tiny_pack, SCORING_VERSION, NEEDED))
    assert '"weight": 1.0' not in text
    assert '"thresholds": [0, 10' in text
