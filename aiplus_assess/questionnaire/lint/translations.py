"""English for every Chinese text, and not older than it.

A pack's `translations.json` keeps, for each text, a short hash of the Chinese that its English was last accepted
for. Where the Chinese has another hash now, the English is stale until it is looked at and accepted again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.lint.finding import Finding, at_text
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.questionnaire.texts import texts

GATE = "translation"
FILE = "translations.json"


def check_translations(files: PackFiles) -> Iterator[Finding]:
    """Missing English is an error, and so is English older than its Chinese; texts never accepted are counted."""
    accepted = read_accepted(files.folder)
    new = 0
    for placed in texts(files.pack):
        if not placed.text.en.strip():
            yield Finding(GATE, "error", at_text(files, placed), _("the English is missing"))
        elif placed.key not in accepted:
            new += 1
        elif accepted[placed.key] != fingerprint(placed.text.zh):
            message = _("the Chinese has changed since the English was accepted; check it, then accept")
            yield Finding(GATE, "error", at_text(files, placed), message)
    yield from _policy_sentences(files)
    if new:
        message = _("{n} texts were never accepted as translated; check them, then accept").format(n=new)
        yield Finding(GATE, "warning", FILE, message)


def _policy_sentences(files: PackFiles) -> Iterator[Finding]:
    for place, sentence in enumerate(files.pack.policy.sentences):
        if not sentence.en.strip():
            where = f"{files.policy.file}:{files.policy.line(('sentences', place))}: {sentence.id}"
            yield Finding(GATE, "warning", where, _("the English is missing"))


def fingerprint(chinese: str) -> str:
    """Ten hexadecimal digits that change with the text."""
    return hashlib.sha256(chinese.encode("utf-8")).hexdigest()[:10]


def read_accepted(folder: Path) -> Mapping[str, str]:
    """Text key → fingerprint as last accepted; empty where the pack keeps no such file."""
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(_("{file} is not valid JSON; correct or delete it.").format(file=path)) from error
    if not isinstance(data, dict):
        raise InputError(_("{file} is not valid JSON; correct or delete it.").format(file=path))
    return {str(key): str(value) for key, value in data.items()}


def accept(folder: Path, pack: Pack) -> int:
    """Record that every English text of today fits its Chinese. Returns how many records changed."""
    before = read_accepted(folder)
    now = {placed.key: fingerprint(placed.text.zh) for placed in texts(pack) if placed.text.en.strip()}
    content = json.dumps(now, ensure_ascii=False, sort_keys=True, indent=0)
    (folder / FILE).write_text(content + "\n", encoding="utf-8")
    return sum(before.get(key) != now.get(key) for key in before.keys() | now.keys())
