"""Each gate fails on a fault seeded for it, and the small pack passes them all."""

from __future__ import annotations

import pytest
from pack_copies import PackCopy

from aiplus_assess.assessment import industry
from aiplus_assess.questionnaire.lint.applicability import check_industries
from aiplus_assess.questionnaire.lint.finding import Finding
from aiplus_assess.questionnaire.lint.gates import check_pack

RULE = "{not: {ai_use: [none]}}"


def findings(copy: PackCopy, gate: str) -> list[Finding]:
    return [finding for finding in check_pack(copy.read()) if finding.gate == gate]


def test_the_small_pack_is_clean(pack_copy: PackCopy) -> None:
    assert check_pack(pack_copy.read()) == []
    assert list(check_industries(pack_copy.read(), industry.known)) == []


SEEDED = [
    ("completeness", "3.8.yaml", "    - {id: checks, zh: 质量检查记录, en: Records of quality checks}\n", "", "2 to 5"),
    ("completeness", "3.8.yaml", "lifts_to: 3", "lifts_to: 2", "no action lifts to level 3"),
    (
        "completeness",
        "1.2.yaml",
        "  kind: percent",
        "  kind: percent\n  levels: [{zh: 有, en: yes}]",
        "shows no levels",
    ),
    ("translation", "3.8.yaml", "en: Data catalogue}", "en: ''}", "the English is missing"),
    ("translation", "3.8.yaml", "zh: 数据目录,", "zh: 数据总表,", "has changed since the English was accepted"),
    ("translation", "3.8.yaml", "id: owner, zh", "id: holder, zh", "1 texts were never accepted"),
    ("translation", "policy.yaml", 'en: "By 2027', 'en: "" # "', "the English is missing"),
    (
        "length",
        "3.8.yaml",
        "zh: 数据目录,",
        "zh: 数据目录数据目录数据目录数据目录数据目录数,",
        "zh: 21 characters; at most 20",
    ),
    ("length", "3.8.yaml", "en: Data catalogue}", f"en: {'long ' * 12}}}", "at most 48"),
    ("duplicate", "3.8.yaml", "zh: 没有为 AI 准备过数据。", "zh: 没有数据目录！", "nearly the same as 3.8.yaml:"),
    (
        "duplicate",
        "3.14.yaml",
        "zh: AI 系统出错时，能不能按预案停下来？",
        "zh: 在用的 AI 系统与账号，有没有一本台账？",
        "nearly the same as 3.14.yaml:",
    ),
    ("ladder", "2.2.yaml", "zh: 听说过，没有去查。", "zh: 几乎不知道有这类补贴。", "differs from level 0 only by"),
    ("punctuation", "3.8.yaml", "zh: 表格也算目录，", "zh: 表格也算目录;", "half-width ; beside Chinese"),
    ("punctuation", "3.8.yaml", "zh: 表格也算目录，", "zh: 表格(Excel)也算目录，", "half-width ( beside Chinese"),
    ("punctuation", "3.8.yaml", "zh: 没有数据目录。", "zh: 没有数据目录.", "half-width . beside Chinese"),
    ("punctuation", "3.8.yaml", "en: No catalogue.", "en: No catalogue。", "Chinese punctuation 。 in the English"),
    (
        "wording",
        "3.8.yaml",
        "zh: 没有数据目录。",
        "zh: 数据成熟度低。",
        "the word 成熟度 is not used here; write 就绪度",
    ),
    ("wording", "3.8.yaml", "en: No catalogue.", "en: Low maturity.", "the word maturity is not used here"),
    (
        "source",
        "3.8.yaml",
        "zh: 没有数据目录。",
        "zh: 没有按《数据安全法》做目录。",
        "names 《数据安全法》; give source",
    ),
    ("source", "3.8.yaml", "  weight: 1", '  as_of: "2026-09"\n  weight: 1', "source and as_of belong together"),
    ("source", "3.14.yaml", "zh: 《中华人民共和国个人信息保护法》", "zh: 有关规定", "a duty's source names its law"),
    ("coverage", "3.8.yaml", '    - "gf2025-11:3.8#s4"\n', "", "no question traces to this sentence"),
    ("coverage", "3.8.yaml", '"gf2025-11:3.8#s4"', '"gf2025-11:3.8#s2"', "marked not_asked, yet 3.8-02 trace to it"),
    ("applicability", "3.14.yaml", RULE, "{ai_use: [none], not: {ai_use: [none]}}", "no company can ever make"),
    ("applicability", "3.14.yaml", RULE, "nobody", "nobody is ever asked"),
    (
        "applicability",
        "2.2.yaml",
        "  applies: nobody",
        "  applies: everyone",
        "unless the question applies to it anyway",
    ),
    ("applicability", "3.14.yaml", RULE, '{answer: "3.14-02", at_least: 1}', "never true in the edition quick"),
]


@pytest.mark.parametrize(("gate", "file", "old", "new", "said"), SEEDED)
def test_a_gate_sees_its_fault(pack_copy: PackCopy, gate: str, file: str, old: str, new: str, said: str) -> None:
    found = findings(pack_copy.change(file, old, new), gate)
    assert any(said in finding.message for finding in found), [str(finding) for finding in check_pack(pack_copy.read())]
    assert all(finding.where.partition(":")[0] in (file, "policy.yaml", "translations.json") for finding in found)


def test_findings_say_where(pack_copy: PackCopy) -> None:
    found = findings(pack_copy.change("3.8.yaml", "zh: 没有数据目录。", "zh: 数据成熟度低。"), "wording")
    assert str(found[0]).startswith("3.8.yaml:18: 3.8-01.levels[0]: the word 成熟度 ")
    assert str(found[0]).endswith("[wording]")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("3.8.yaml", "zh: 没有数据目录。", "zh: 未按《数据管理能力成熟度评估模型》做目录。"),
        ("3.8.yaml", "zh: 没有数据目录。", "zh: 本目标为参考目标，非国家考核口径。"),
        ("3.14.yaml", "zh: 《中华人民共和国个人信息保护法》", "zh: 《数据管理能力成熟度评估模型》"),
    ],
)
def test_names_of_documents_keep_their_words(pack_copy: PackCopy, file: str, old: str, new: str) -> None:
    assert findings(pack_copy.change(file, old, new), "wording") == []


@pytest.mark.parametrize("chinese", ["在 8:30 前完成。", "用 A/B 测试（见 PDF）。", "覆盖 1,000 件。"])
def test_half_width_marks_inside_english_and_numbers_are_right(pack_copy: PackCopy, chinese: str) -> None:
    old = "zh: 没有数据目录。"
    assert findings(pack_copy.change("3.8.yaml", old, f'zh: "{chinese}"'), "punctuation") == []


def test_percent_levels_may_differ_by_a_number(pack_copy: PackCopy) -> None:
    pack_copy.change("2.2.yaml", "zh: 达到一成工位。", "zh: 达到 10% 工位。")
    pack_copy.change("2.2.yaml", "zh: 达到三成工位。", "zh: 达到 30% 工位。")
    assert findings(pack_copy, "ladder") == []


def test_checklist_levels_are_only_warned_about(pack_copy: PackCopy) -> None:
    pack_copy.change("3.8.yaml", "zh: 责任人与来源都能查到。", "zh: 能查到两项内容。")
    pack_copy.change("3.8.yaml", "zh: 另有质量规则，检查留下记录。", "zh: 能查到三项内容。")
    assert [finding.severity for finding in findings(pack_copy, "ladder")] == ["warning"]


def test_an_unknown_industry(pack_copy: PackCopy) -> None:
    pack_copy.change("2.2.yaml", "{industry: [B, C, D]}", "{industry: [B, C99]}")
    pack_copy.change("pack.yaml", "applies: {industry: [C]}", "applies: {not: {industry: [C44]}}")
    found = list(check_industries(pack_copy.read(), industry.known))
    assert [finding.message[-3:] for finding in found] == ["C99", "C44"]
    assert found[0].where.endswith("2.2.2-01.applies")
