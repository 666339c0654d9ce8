"""Every message of the code has its Chinese, with the same placeholders, once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from aiplus_assess import resources

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = resources.locale() / "zh" / "LC_MESSAGES" / "aiplus_assess.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

Id = tuple[str | None, str]
"""Context and message; the singular where there are two."""


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with CATALOGUE.open("rb") as source:
        return read_po(source)


@pytest.fixture(scope="module")
def messages() -> dict[Id, str]:
    """What the code and the templates say → where they say it first."""
    methods = [("aiplus_assess/**.py", "python"), ("reports/templates/**.html", "jinja2"), ("**.j2", "jinja2")]
    found: dict[Id, str] = {}
    for folder in ("aiplus_assess", "reports"):
        rows = extract_from_dir(str(ROOT / folder), [(name.removeprefix(f"{folder}/"), how) for name, how in methods],
                                keywords=KEYWORDS)  # fmt: skip
        for file, line, message, _comments, context in rows:
            single = message[0] if isinstance(message, tuple) else message
            found.setdefault((context, single), f"{folder}/{file}:{line}")
    return found


def test_the_code_was_read(messages: dict[Id, str]) -> None:
    rooms = {place.split("/")[1] for place in messages.values()}
    assert {"cli", "gui", "questionnaire", "exchange"} <= rooms


def test_every_message_has_its_chinese(messages: dict[Id, str], chinese: Catalog) -> None:
    def translated(context: str | None, single: str) -> bool:
        entry = chinese.get(single, context)
        return entry is not None and all((entry.string,) if isinstance(entry.string, str) else entry.string)

    missing = [f"{place}: {key[1]}" for key, place in messages.items() if not translated(*key)]
    assert "\n".join(missing) == ""


def test_placeholders_survive_translation(chinese: Catalog) -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{([a-z_]+)[:}]", text.replace("{{", "")))

    broken = []
    for entry in chinese:
        asked = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        said = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        if entry.id and names(said[0]) - set().union(*map(names, asked)):
            broken.append(entry.id)
    assert broken == []


def test_no_message_stands_twice() -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    joined = re.sub(r'"\n"', "", text)
    heads = re.findall(r'^(?:msgctxt ".*"\n)?msgid ".+"$', joined, re.MULTILINE)
    assert heads
    assert [head for head, count in Counter(heads).items() if count > 1] == []


def test_no_chinese_is_left_over(messages: dict[Id, str], chinese: Catalog) -> None:
    """What the code says no longer is not translated. Inside an f-string babel sees no call: there the text decides."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "aiplus_assess").rglob("*.py"))
    kept = [(one.context, one.id if isinstance(one.id, str) else one.id[0]) for one in chinese if one.id]
    over = [single for context, single in kept if (context, single) not in messages and f"('{single}')" not in source]
    assert over == []
