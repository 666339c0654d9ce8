"""Each sentence of the policy: mapped, not asked, both or neither."""

from __future__ import annotations

from pack_copies import PackCopy

from aiplus_assess.questionnaire.coverage import coverage
from aiplus_assess.questionnaire.model import Pack


def test_the_small_pack_leaves_nothing_open(tiny_pack: Pack) -> None:
    rows = {row.sentence: row for row in coverage(tiny_pack)}
    assert list(rows) == [sentence.id for sentence in tiny_pack.policy.sentences]
    assert {row.state for row in rows.values()} == {"mapped", "not_asked"}
    assert rows["gf2025-11:3.8#s1"].questions == ("3.8-01", "3.8-02")
    assert rows["gf2025-11:3.8#s2"].reason is not None


def test_both_and_neither_are_told_apart(pack_copy: PackCopy) -> None:
    pack_copy.change("3.8.yaml", '    - "gf2025-11:3.8#s4"', '    - "gf2025-11:3.8#s3"')
    states = {row.sentence: row.state for row in coverage(pack_copy.read().pack)}
    assert states["gf2025-11:3.8#s3"] == "both"
    assert states["gf2025-11:3.8#s4"] == "unclassified"


def test_two_excerpts_of_one_sentence_name_the_question_once(pack_copy: PackCopy) -> None:
    old = '    - {id: "gf2025-11:3.8#s1", excerpt: 高质量数据集建设}\n'
    pack_copy.change("3.8.yaml", old, old + '    - {id: "gf2025-11:3.8#s1", excerpt: 以应用为导向}\n')
    rows = {row.sentence: row for row in coverage(pack_copy.read().pack)}
    assert rows["gf2025-11:3.8#s1"].questions == ("3.8-01", "3.8-02")
