"""The guides say what is so: their questionnaire loads and is sound, their commands and keys exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aiplus_assess.cli.lint_pack import lint_folder
from aiplus_assess.cli.program import build
from aiplus_assess.i18n import Language
from aiplus_assess.questionnaire.loader import load_pack

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "guide"
LANGUAGES = ("zh", "en")


def printed_pack(language: str, folder: Path) -> Path:
    """The files a reader of the author's guide would have written."""
    text = (GUIDES / f"pack-author-{language}.md").read_text(encoding="utf-8")
    for name, content in re.findall(r"```yaml\n# file: (\S+)\n(.*?)```", text, flags=re.DOTALL):
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_authors_guide_prints_a_sound_questionnaire(language: str, tmp_path: Path) -> None:
    folder = printed_pack(language, tmp_path)
    pack = load_pack(folder)
    assert (pack.id, len(pack.questions)) == ("my-pack", 2)
    assert [finding for finding in lint_folder(folder) if finding.severity == "error"] == []


def test_both_author_guides_print_the_same() -> None:
    printed = [
        re.findall(r"```yaml.*?```", (GUIDES / f"pack-author-{language}.md").read_text(encoding="utf-8"), re.DOTALL)
        for language in LANGUAGES
    ]
    assert printed[0] == printed[1]
    assert len(printed[0]) == 3


def commands() -> set[str]:
    import typer

    program = typer.main.get_command(build())
    found = set()
    for name, command in program.commands.items():  # type: ignore[attr-defined]
        found.add(name)
        found |= {f"{name} {below}" for below in getattr(command, "commands", {})}
    return found


@pytest.mark.parametrize("guide", sorted(GUIDES.glob("*.md")), ids=lambda path: path.name)
def test_every_command_exists(guide: Path) -> None:
    known = commands()
    for line in re.findall(r"`(?:aiplus-assess )((?:[a-z-]+ ?){1,2})", guide.read_text(encoding="utf-8")):
        words = line.split()
        assert words[0] in known or " ".join(words[:2]) in known, line


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_exists(language: str) -> None:
    from aiplus_assess.gui.walk.keys import walk_keys

    told = " ".join(keys for keys, _meaning in walk_keys())
    table = re.findall(r"^\| ((?:`[^`]+`[ –…/]*)+) \|", (GUIDES / f"{language}.md").read_text(encoding="utf-8"), re.M)
    keys = [key for row in table for key in re.findall(r"`([^`]+)`", row)]
    assert len(keys) > 15
    assert [key for key in keys if key not in told] == []


SPOKEN = {"zh": {"不清楚"}, "en": {"don't know"}}
"""What the consultants' guides quote that is no label of the window."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_in_the_consultants_guide_is_in_the_window(language: Language) -> None:
    text = (GUIDES / f"consultant-{language}.md").read_text(encoding="utf-8")
    quoted = set(re.findall("“([^”]+)”", text)) - SPOKEN[language]
    known = labels(language)
    assert len(quoted) > 20
    assert sorted(quoted - known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_in_the_consultants_guide_can_be_drawn_again(language: Language) -> None:
    text = (GUIDES / f"consultant-{language}.md").read_text(encoding="utf-8")
    script = (GUIDES.parents[1] / "scripts" / "screenshot_engagement.py").read_text(encoding="utf-8")
    names = re.findall(r"!\[[^\]]{10,}\]\(\.\./images/(\S+)-(zh|en)\.png\)", text)
    assert len(names) == text.count("![") == 8
    for name, spoken in names:
        assert spoken == language
        assert f'"{name}"' in script
        assert (GUIDES.parent / "images" / f"{name}-{spoken}.png").stat().st_size <= 120 * 1024


def labels(language: Language) -> set[str]:
    """Every text of the program in the language, singular and plural."""
    from babel.messages.pofile import read_po

    path = GUIDES.parents[1] / "aiplus_assess" / "locale" / "zh" / "LC_MESSAGES" / "aiplus_assess.po"
    with path.open("rb") as file:
        catalogue = read_po(file)
    found = [message.string if language == "zh" else message.id for message in catalogue if message.id]
    return {text for one in found for text in (one if isinstance(one, tuple | list) else (one,))}
