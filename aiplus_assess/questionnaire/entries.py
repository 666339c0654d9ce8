"""The questions of a pack's files, each with the place it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aiplus_assess.i18n import _
from aiplus_assess.questionnaire.faults import Fault, did_you_mean
from aiplus_assess.questionnaire.model import DutyQuestion, ScoredQuestion
from aiplus_assess.questionnaire.plain_language import shown
from aiplus_assess.questionnaire.shape import KINDS
from aiplus_assess.questionnaire.validate import validated
from aiplus_assess.questionnaire.yaml_source import Source, path_text, read_source

NOT_QUESTIONS = frozenset({"pack.yaml", "policy.yaml", "profiles.yaml"})


@dataclass(frozen=True)
class Entry:
    """One entry of a question file; `question` is None where it has faults of its own."""

    source: Source
    place: int
    question: ScoredQuestion | DutyQuestion | None = None

    @property
    def id(self) -> str | None:
        """The id as written, even where the rest is faulty; None where there is none."""
        raw = self.raw.get("id")
        return raw if isinstance(raw, str) else None

    @property
    def raw(self) -> dict[Any, Any]:
        data = self.source.data[self.place]
        return data if isinstance(data, dict) else {}

    @property
    def name(self) -> str:
        """What the question is called in a fault."""
        return self.id or _("question {number}").format(number=self.place + 1)

    def line(self, *path: str | int) -> int:
        """The line of the field at `path` inside the question."""
        return self.source.line((self.place, *path))

    def fault(self, path: Iterable[str | int], message: str) -> Fault:
        """A fault of the field at `path` inside the question."""
        inside = tuple(path)
        return Fault(self.source.file, self.line(*inside), f"{self.name}.{path_text(inside)}".rstrip("."), message)


def question_files(folder: Path) -> list[Path]:
    """The files that hold questions, by name."""
    return sorted(path for path in folder.glob("*.yaml") if path.name not in NOT_QUESTIONS)


def read_entries(folder: Path) -> tuple[list[Entry], list[Fault]]:
    """Every question of the folder and what is wrong with each by itself."""
    entries: list[Entry] = []
    faults = [
        Fault(path.name, 1, "", _("not read: name it {name}").format(name=path.stem + ".yaml"))
        for path in sorted(folder.glob("*.yml"))
    ]
    for path in question_files(folder):
        source, found = read_source(path)
        faults += [_named(fault, source) for fault in found]
        if isinstance(source.data, list):
            for place in range(len(source.data)):
                entry, found = _entry(source, place)
                entries.append(entry)
                faults += found
        elif not found:
            faults.append(Fault(path.name, 1, "", _("a list of questions is needed, each beginning with “- id:”")))
    return entries, faults


def _named(fault: Fault, source: Source) -> Fault:
    """A fault of the YAML itself, with its question's id in place of a position in the file."""
    position = re.match(r"\[(\d+)\]", fault.path)
    if position is None or not isinstance(source.data, list):
        return fault
    return replace(fault, path=Entry(source, int(position[1])).name + fault.path[position.end() :])


def _entry(source: Source, place: int) -> tuple[Entry, list[Fault]]:
    entry = Entry(source, place)
    if not isinstance(source.data[place], dict):
        return entry, [entry.fault((), _("a question is needed, beginning with “- id:”"))]
    kind = entry.raw.get("kind")
    definition = KINDS.get(kind) if isinstance(kind, str) else None
    if definition is None:
        words = _(", ").join(KINDS)
        message = _("{found} is not one of: {words}").format(found=shown(kind), words=words)
        return entry, [entry.fault(("kind",), message + did_you_mean(str(kind), KINDS))]
    question, faults = validated(definition, source, (place,), entry.name)
    return Entry(source, place, question), faults
