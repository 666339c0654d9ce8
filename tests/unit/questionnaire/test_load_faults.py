"""Every fault of a pack is said with file, line, field and what would be right; all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pack_copies import PackCopy

from aiplus_assess import i18n
from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.loader import load_pack

DUTY_RULE = "{not: {ai_use: [none]}}"

ONE_FAULT = [
    ("3.8.yaml", '- id: "3.8-02"', "- id: 3.10", "question 2.id: quote it: 3.10 is read as the number 3.1"),
    ("3.8.yaml", "en: Data catalogue}", "en: Data, catalogue}", "3.8-01.title.catalogue: put quotes around the text"),
    ("3.8.yaml", "title: {zh: 数据目录, en: Data catalogue}", "title: 数据目录", "like {zh: …, en: …}"),
    ("3.8.yaml", "department: data", "department: dta", "did you mean data?"),
    ("3.8.yaml", "department: data", "department: rd", "no such department in pack.yaml: rd"),
    ("3.8.yaml", "kind: checklist", "kind: check", "check is not one of: level, percent, checklist, duty; did you"),
    ("3.8.yaml", "weight: 1", "weight: 7", "3.8-01.weight: must be at most 3, is 7"),
    ("3.8.yaml", "weight: 1", 'weight: "1"', 'a whole number without quotes is needed, not "1"'),
    ("3.8.yaml", "weight: 1", "weight: 1.5", "a whole number without quotes is needed, not 1.5"),
    ("3.8.yaml", "weight: 1", "weight: true", "a whole number without quotes is needed, not true"),
    ("3.8.yaml", "[0, 1, 2, 3, 4]", "[0, 1, 2, 3]", "levels_by_count: 5 entries are needed"),
    ("3.8.yaml", "[0, 1, 2, 3, 4]", "[0, 2, 1, 3, 4]", "more ticks must not give a lower level"),
    ("3.8.yaml", "[0, 1, 2, 3, 4]", "[0, 1, 2, 3, 5]", "levels: a text is needed for each level from 0 to 5"),
    ("3.8.yaml", "lifts_to: 2", "lifts_to: compliant", "actions[0].lifts_to: compliant is for duties"),
    ("3.8.yaml", "lifts_to: 2", "lifts_to: 7", "must be at most 5, is 7"),
    ("3.8.yaml", "lifts_to: 2", "lifts_to: two", "write the level it lifts to, 1 to 5, or compliant"),
    ("3.8.yaml", "lifts_to: 4", "lifts_to: 5", "this question ends at level 4"),
    ("3.8.yaml", "id: a3,", "id: a2,", "actions[1].id: a2 is given twice in this question"),
    ("3.8.yaml", "id: source,", "id: owner,", "items[1].id: owner is given twice in this question"),
    ("3.8.yaml", "clause: gf2025-11:3.8", "clause: gf2025-11:3.88", "no such clause: gf2025-11:3.88; did you mean"),
    ("3.8.yaml", '["gf2025-11:3.8#s1"]', '["gf2025-11:3.8#s9"]', "sentences[0]: no such sentence: gf2025-11:3.8#s9"),
    ("3.8.yaml", '["gf2025-11:3.8#s1"]', "[]", "sentences: needs at least 1 entry, has 0"),
    ("3.8.yaml", '["gf2025-11:3.8#s1"]', "gf2025-11:3.8#s1", "sentences: a list is needed"),
    (
        "3.8.yaml",
        "excerpt: 高质量数据集建设",
        "excerpt: 数据集的建设",
        "excerpt: not a verbatim part of gf2025-11:3.8#s1",
    ),
    ("3.8.yaml", '- id: "3.8-02"', '- id: "3.8-01"', "this id is taken already in 3.8.yaml:1"),
    ("3.8.yaml", '- id: "3.8-02"', '- id: "3.9-02"', "an id begins with its clause: 3.8-02 for clause gf2025-11:3.8"),
    ("3.8.yaml", '- id: "3.8-02"', '- id: "3.8-2"', "3.8-2 has the wrong form; write it like 3.8-02"),
    ("3.14.yaml", 'answer: "3.14-01"', 'answer: "3.14-09"', "applies.answer: no such question: 3.14-09; did you mean"),
    ("3.14.yaml", 'answer: "3.14-01"', 'answer: "3.14-03"', "3.14-03 has no level to compare"),
    ("3.14.yaml", 'answer: "3.14-01"', 'answer: "3.14-02"', "rules go in a circle: 3.14-02 → 3.14-02"),
    ("3.14.yaml", ", at_least: 1", "", "answer and at_least belong together"),
    ("3.14.yaml", DUTY_RULE, "{not: {ai_use: [non]}}", "applies.not.ai_use[0]: non is not one of"),
    ("3.14.yaml", DUTY_RULE, "{not: {ai_us: [none]}}", "applies.not.ai_us: unknown field; did you mean ai_use?"),
    ("3.14.yaml", DUTY_RULE, "everybody", "applies: everybody is not one of: everyone, nobody; did you mean everyone?"),
    ("3.14.yaml", DUTY_RULE, "{}", "a rule needs a condition such as {industry: [C]}, or the word everyone"),
    ("3.14.yaml", DUTY_RULE, "{industry: C}", "applies.industry: a list is needed"),
    ("3.14.yaml", DUTY_RULE, "{industry: [C, Z9]}", "applies.industry[1]: Z9 has the wrong form; write it like C34"),
    ("3.14.yaml", DUTY_RULE, "{any: [everyone]}", "applies.any[0]: fields are needed, like {industry: …"),
    ("3.14.yaml", "lifts_to: compliant", "lifts_to: 3", "write compliant"),
    ("3.14.yaml", 'as_of: "2026-09"', "as_of: Sept 2026", "write it like 2026-09"),
    ("3.14.yaml", '  as_of: "2026-09"\n', "", "3.14-03.as_of: missing; add it"),
    ("3.14.yaml", '  as_of: "2026-09"', '  as_of: "2026-09"\n  opportunity: everyone', "can't be an opportunity"),
    ("3.14.yaml", "  tags: [safe]", "  tags: [safe]\n  weight: 3", "3.14-01.weight: given twice; keep one"),
    ("3.14.yaml", "tags: [safe]", "tags: [safe, safe]", "tags[1]: safe is given twice in this question"),
    ("2.2.yaml", "[0, 10, 30, 60, 90]", "[0, 10, 30, 60]", "thresholds: five values are needed"),
    ("2.2.yaml", "[0, 10, 30, 60, 90]", "[0, 10, 60, 30, 90]", "none lower than the one before"),
    ("2.2.yaml", "[0, 10, 30, 60, 90]", "[0, 10, 30, 60, 190]", "thresholds[4]: must be at most 100, is 190"),
    ("2.2.yaml", "[0, 10, 30, 60, 90]", "[0, 10, 30, 60, all]", "thresholds[4]: a number without quotes is needed"),
    ("2.2.yaml", "proof_needed: {5: 2}", "proof_needed: {5: 4}", "proof_needed[5]: must be at most 3, is 4"),
    ("2.2.yaml", "targets: {2027: 3,", "targets: {2028: 3,", "2028 is no stage of this pack: 2027, 2030, 2035"),
    ("2.2.yaml", "{id: minutes,", "{id: plan,", "evidence[1].id: plan is given twice in this question"),
    ("2.2.yaml", "zh: 没有想过在经营中使用 AI。", "zh: ''", "levels[0].zh: empty; a text is needed"),
    ("2.2.yaml", "zh: 没有想过在经营中使用 AI。", "zh: 2027", "quote it: 2027 is read as the number 2027"),
    ("pack.yaml", "version: 1.0.0", "version: 1.0", "version: quote it: 1.0 is read as the number 1.0"),
    ("pack.yaml", "pillar: actions", "pillar: action", "did you mean actions?"),
    ("pack.yaml", '  - id: "3.8"', "  - id: 3.8", "groups[1].id: quote it: 3.8 is read as the number 3.8"),
    (
        "pack.yaml",
        '  - id: "3.8"',
        '  - id: "3.8"\n    gaet: true',
        "groups[1].gaet: unknown field; did you mean gate?",
    ),
    ("pack.yaml", "gate: true", 'gate: "yes"', "gate: true or false is needed, without quotes"),
    ("pack.yaml", "weight: 1", "weight: 0", "groups[0].weight: must be more than 0, is 0"),
    ("pack.yaml", "weight: 1", 'weight: "1"', 'groups[0].weight: a number without quotes is needed, not "1"'),
    (
        "pack.yaml",
        "      lead: {2027: 2, 2030: 3, 2035: 4}\n",
        "",
        "micro.lead: targets are missing for 2027, 2030, 2035",
    ),
    ("pack.yaml", "hold: {2027: 1, 2030: 2, 2035: 2}", "hold: {2027: 3, 2030: 2, 2035: 2}", "must not have a lower"),
    ("pack.yaml", 's1"\n    2030', 's9"\n    2030', "derived_from.2027: no such sentence: gf2025-11:1.2#s9"),
    ("pack.yaml", '    2035: "gf2025-11:1.2#s3"\n', "", "the sentence that 2035 derives from is missing"),
    ("pack.yaml", 'questions: ["2.2.2-01"]', 'questions: ["2.2.2-11"]', "questions[0]: no such question: 2.2.2-11"),
    ("pack.yaml", "provider: [", "provders: [", "provders is not one of: provider, device; did you mean provider?"),
    ("pack.yaml", '["gf2025-11:3.14"]', '["gf2025-11:3.4"]', "plus_one.provider[0]: no such clause: gf2025-11:3.4"),
    ("pack.yaml", "minutes: [2, 4]", "minutes: [4, 2]", "the first must not be more than the second"),
    ("pack.yaml", "{min: 3, max: 8}", "{min: 9, max: 8}", "min must not be more than max"),
    ("pack.yaml", "stages: [2027, 2030, 2035]", "stages: [2030, 2027, 2035]", "the years must rise"),
    ("pack.yaml", "id: it, title", "id: data, title", "departments[4].id: data is given twice"),
    ("policy.yaml", 'id: "gf2025-11:2.2", title', 'id: "gf:2.2", title', "write it like gf2025-11:3.8"),
    ("policy.yaml", "{reason: {zh:", "{reason: {zh: a, en: b}, why: {zh:", "not_asked.why: unknown field"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), ONE_FAULT)
def test_a_seeded_fault_is_said(pack_copy: PackCopy, file: str, old: str, new: str, said: str) -> None:
    faults = pack_copy.change(file, old, new).faults()
    assert any(said in fault for fault in faults), faults
    assert all(fault.partition(".yaml:")[2].partition(":")[0].isdigit() for fault in faults), faults


def test_the_line_is_the_fields_own(pack_copy: PackCopy) -> None:
    lines = (pack_copy.folder / "3.8.yaml").read_text(encoding="utf-8").splitlines()
    wanted = next(number for number, line in enumerate(lines, 1) if "id: a4, lifts_to: 4" in line)
    fault = pack_copy.change("3.8.yaml", "lifts_to: 4", "lifts_to: 5").faults()[0]
    assert fault.startswith(f"3.8.yaml:{wanted}: 3.8-01.actions[2].lifts_to: ")


def test_all_faults_of_all_files_at_once(pack_copy: PackCopy) -> None:
    pack_copy.change("pack.yaml", "gate: true", "gate: maybe").change("3.8.yaml", "weight: 1", "weight: 9")
    pack_copy.change("3.14.yaml", "tags: [safe]", "tags: [sav]").change("policy.yaml", "#s1", "#1")
    pack_copy.write("9.yaml", "a: b: c")
    files = [fault.partition(":")[0] for fault in pack_copy.faults()]
    assert set(files) == {"pack.yaml", "policy.yaml", "3.8.yaml", "3.14.yaml", "1.2.yaml", "9.yaml"}


def test_a_misspelt_field_is_said_as_such_and_as_missing(pack_copy: PackCopy) -> None:
    faults = pack_copy.change("3.8.yaml", "department: data", "departement: data").faults()
    assert [fault.partition(": ")[2] for fault in faults] == [
        "3.8-01.department: missing; add it",
        "3.8-01.departement: unknown field; did you mean department?",
    ]


def test_a_field_of_another_kind_says_whose_it_is(pack_copy: PackCopy) -> None:
    faults = pack_copy.change("3.8.yaml", "kind: checklist", "kind: level").faults()
    assert any("items: this kind of question has no such field; it belongs to: checklist" in fault for fault in faults)


def test_a_longer_circle_is_named_whole(pack_copy: PackCopy) -> None:
    pack_copy.change("3.14.yaml", "  department: it", '  applies: {answer: "3.14-02", at_least: 0}\n  department: it')
    assert pack_copy.faults() == [
        "3.14.yaml:8: 3.14-01.applies: these rules go in a circle: 3.14-01 → 3.14-02 → 3.14-01"
    ]


def test_a_faulty_question_does_not_make_others_faulty(pack_copy: PackCopy) -> None:
    faults = pack_copy.change("3.14.yaml", "weight: 2", "weight: 9").faults()
    assert len(faults) == 1, "3.14-02 looks at 3.14-01, which exists"


@pytest.mark.parametrize("text", ["", "a: b", "just text", "[]x"])
def test_a_question_file_must_be_a_list(pack_copy: PackCopy, text: str) -> None:
    assert pack_copy.write("9.yaml", text).faults()[0].startswith("9.yaml:1: ")


def test_other_files_are_not_passed_over_in_silence(pack_copy: PackCopy) -> None:
    assert pack_copy.write("9.yml", "[]").faults() == ["9.yml:1: not read: name it 9.yaml"]


def test_a_question_that_is_no_mapping(pack_copy: PackCopy) -> None:
    assert pack_copy.write("9.yaml", "- text\n").faults() == [
        "9.yaml:1: question 1: a question is needed, beginning with “- id:”"
    ]


def test_a_folder_without_a_pack(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a file pack\.yaml is needed"):
        load_pack(tmp_path)


def test_a_pack_without_a_policy(pack_copy: PackCopy) -> None:
    (pack_copy.folder / "policy.yaml").unlink()
    assert any(fault.startswith("policy.yaml:1: can't be read") for fault in pack_copy.faults())


def test_faults_are_said_in_chinese_too(pack_copy: PackCopy) -> None:
    pack_copy.change("3.8.yaml", '- id: "3.8-02"', "- id: 3.10")
    with i18n.language("zh"), pytest.raises(InputError) as refused:
        load_pack(pack_copy.folder)
    assert refused.value.message.endswith("里的问卷有 1 处错误，未载入；请改正后重试。")
    assert refused.value.faults == ("3.8.yaml:31: 第 2 题.id: 请加引号：3.10 会被读成数字 3.1",)
