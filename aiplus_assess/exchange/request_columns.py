"""The columns of the request list's workbook, and the words its cells may hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from aiplus_assess.assessment import labels
from aiplus_assess.assessment.model import EvidenceItem, EvidenceStatus
from aiplus_assess.i18n import LANGUAGES, _, language
from aiplus_assess.questionnaire.model import Pack

STATES: tuple[EvidenceStatus, ...] = ("provided", "incomplete", "missing")
LEVELS = (0, 1, 2, 3)
Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`field` of the paper; read back only where it is not empty. `kind`: text, day, department, state, level."""

    field: str
    head: Callable[[], str]
    width: int
    kind: str = "text"
    longest: int = 300


COLUMNS = (
    SheetColumn("", lambda: _("No."), 6, "number"),
    SheetColumn("title", lambda: _("Paper"), 44),
    SheetColumn("", lambda: _("Proves"), 26, "questions"),
    SheetColumn("department", lambda: _("Department"), 16, "department"),
    SheetColumn("status", lambda: _("State"), 12, "state"),
    SheetColumn("due", lambda: _("Due date"), 12, "day"),
    SheetColumn("reference", lambda: _("Page or section"), 20, longest=200),
    SheetColumn("dated", lambda: _("Dated"), 12, "day"),
    SheetColumn("valid_until", lambda: _("Valid until"), 12, "day"),
    SheetColumn("level", lambda: _("Evidence level"), 16, "level"),
    SheetColumn("note", lambda: _("Note"), 40, longest=2000),
    SheetColumn("", lambda: "id", 38, "id"),
)
"""The last one is hidden: it says which paper a row is, whatever was sorted or renumbered."""


def heads() -> tuple[str, ...]:
    return tuple(column.head() for column in COLUMNS)


def department_words(pack: Pack) -> dict[str, str]:
    """Every word for a department, in both languages, and its code → the code."""
    infos = pack.manifest.departments
    return {word: str(info.id) for info in infos for word in (info.title.zh, info.title.en, str(info.id))}


def state_words() -> dict[str, EvidenceStatus]:
    """Every word for a state, in both languages → the state."""
    found: dict[str, EvidenceStatus] = {}
    for name in LANGUAGES:
        with language(name):
            found |= {labels.evidence_status_word(state): state for state in STATES}
    return found


def level_words() -> dict[str, int]:
    """Every word for an evidence level, in both languages, and its digit → the level."""
    found = {str(level): level for level in LEVELS}
    for name in LANGUAGES:
        with language(name):
            found |= {labels.evidence_word(level): level for level in LEVELS}
    return found


def shown(column: SheetColumn, item: EvidenceItem, owner: str, pack: Pack) -> Value:
    """What the column says of the paper."""
    if column.kind == "number":
        return item.number or None
    if column.kind == "questions":
        return _(", ").join(item.questions)
    if column.kind == "id":
        return item.id
    if column.kind == "department":
        from aiplus_assess.assessment.departments import title_of

        return title_of(pack, owner)
    if column.kind == "state":
        return labels.evidence_status_word(item.status)
    if column.kind == "level":
        return labels.evidence_word(item.level)
    value: Value = getattr(item, column.field)
    return value
