"""Gates that need companies or other packs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aiplus_assess import i18n
from aiplus_assess.cli.lint_pack import accept_translations, lint_folder
from aiplus_assess.cli.lint_profiles import read_test_profiles
from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.library import Library
from aiplus_assess.questionnaire.lint.finding import Finding

TINY = Path(__file__).parents[2] / "fixtures" / "packs" / "tiny"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "packs" / "tiny"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lint(folder: Path, bundled: Path) -> list[Finding]:
    with i18n.language("en"):
        return lint_folder(folder, Library(None, bundled_folder=bundled))


def test_the_small_pack_is_clean(folder: Path, tmp_path: Path) -> None:
    assert lint(folder, TINY.parent) == []
    assert accept_translations(folder) == 0


def test_an_edition_with_too_many_or_too_few_questions(folder: Path, tmp_path: Path) -> None:
    change(folder / "pack.yaml", "{min: 3, max: 8}", "{min: 3, max: 6}")
    change(folder / "pack.yaml", "{min: 5, max: 10", "{min: 10, max: 10")
    assert [(finding.gate, finding.where, finding.message) for finding in lint(folder, tmp_path)] == [
        ("edition", "profiles.yaml: factory", "sees 7 to 7 questions in the edition quick; allowed are 3 to 6"),
        ("edition", "profiles.yaml: factory", "sees 8 to 9 questions in the edition standard; allowed are 10 to 10"),
    ]


def test_a_profile_may_have_limits_of_its_own(folder: Path, tmp_path: Path) -> None:
    change(folder / "profiles.yaml", "  profile:", "  limits: {standard: {min: 0, max: 4}}\n  profile:")
    assert [finding.message for finding in lint(folder, tmp_path)] == [
        "sees 8 to 9 questions in the edition standard; allowed are 0 to 4"
    ]


def test_a_question_that_weighs_too_much(folder: Path, tmp_path: Path) -> None:
    change(folder / "pack.yaml", "max_share: 0.4", "max_share: 0.3")
    found = lint(folder, tmp_path)
    assert [finding.message for finding in found] == [
        "makes up 33.3% of the index for factory in the edition standard; at most 30.0% "
        "(above it for 1 of 1 test profiles)"
    ]
    assert found[0].where == "2.2.yaml:7: 2.2.1-01.weight"


def test_an_installed_pack_of_the_same_name_with_other_content(folder: Path, tmp_path: Path) -> None:
    change(folder / "3.8.yaml", "en: Data catalogue", "en: Data register")
    found = lint(folder, TINY.parent)
    assert [finding.gate for finding in found] == ["identity"]
    assert found[0].where == "pack.yaml:3: version"


def test_an_industry_that_does_not_exist(folder: Path, tmp_path: Path) -> None:
    change(folder / "2.2.yaml", "{industry: [B, C, D]}", "{industry: [B, C, D99]}")
    assert [finding.message for finding in lint(folder, tmp_path)] == ["GB/T 4754-2017 has no industry D99"]


def test_errors_come_before_warnings(folder: Path, tmp_path: Path) -> None:
    (folder / "translations.json").unlink()
    change(folder / "pack.yaml", "{min: 3, max: 8}", "{min: 3, max: 6}")
    assert [finding.severity for finding in lint(folder, tmp_path)] == ["error", "warning"]


def test_a_faulty_test_profile_is_named(folder: Path, tmp_path: Path) -> None:
    change(folder / "profiles.yaml", "ai_use: saas", "ai_use: sas")
    with i18n.language("en"), pytest.raises(InputError, match=r"test profile factory of profiles\.yaml") as refused:
        read_test_profiles(folder)
    assert "ai_use" in refused.value.faults[0]


@pytest.mark.parametrize("content", ["a: b", "- [", "text"])
def test_profiles_must_be_a_list(folder: Path, content: str) -> None:
    (folder / "profiles.yaml").write_text(content, encoding="utf-8")
    with i18n.language("en"), pytest.raises(InputError, match="a list of profiles is needed"):
        read_test_profiles(folder)


def test_a_pack_without_test_profiles(folder: Path, tmp_path: Path) -> None:
    (folder / "profiles.yaml").unlink()
    assert read_test_profiles(folder) == []
    assert lint(folder, tmp_path) == []
