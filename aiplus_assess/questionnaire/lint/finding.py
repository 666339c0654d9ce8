"""What a gate reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aiplus_assess.questionnaire.faults import one_line
from aiplus_assess.questionnaire.loader import PackFiles
from aiplus_assess.questionnaire.texts import PlacedText
from aiplus_assess.questionnaire.yaml_source import path_text

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: which gate, how bad, where (`file:line` and the field), and what to do about it."""

    gate: str
    severity: Severity
    where: str
    message: str

    def __str__(self) -> str:
        return one_line(f"{self.where}: {self.message} [{self.gate}]")


def at_question(files: PackFiles, question_id: str, *path: str | int) -> str:
    """Where a field of a question stands."""
    return f"{files.where(question_id, *path)}: {question_id}.{path_text(path)}".rstrip(".")


def at_text(files: PackFiles, placed: PlacedText) -> str:
    """Where a text stands, in whichever file."""
    if placed.owner in files.entries:
        return at_question(files, placed.owner, *placed.path)
    source = files.manifest if placed.owner == "pack.yaml" else files.policy
    return f"{source.file}:{source.line(placed.path)}: {path_text(placed.path)}"
