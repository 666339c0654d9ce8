"""Every text a user can enter is in the report: the list of fields comes from the model, so none can be forgotten."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_type_hints

from report_cases import everything

from aiplus_assess.assessment.model import Assessment
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.html import render_html
from aiplus_assess.reporting.snapshot import freeze

TOKEN = "TOK"
NOT_ENTERED = {
    "Assessment.id", "Assessment.revises", "Assessment.inherits",
    "Assessment.last_question", "Company.id", "Company.parent", "PackRef.id",
    "PackRef.version", "PackRef.hash", "Profile.industry", "EvidenceItem.id", "AttachedFile.sha256",
    "AttachedFile.type", "TargetOverride.clause", "Finding.clause", "Finding.answers_digest", "PlannedAction.id",
    "PlannedAction.question",
    "PlannedAction.action",
}  # fmt: skip
"""Identities and codes: the program makes them or the user picks them from a list."""
PRINTED_OTHERWISE = {"Profile.uscc", "Company.uscc", "Company.name"}
"""Checked digits, and the name of the company that the profile repeats."""


def records(value: Any) -> Iterator[Any]:
    """Every dataclass in an assessment, however deep."""
    if dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from records(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from records(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from records(part)


def text_fields(made: Assessment) -> dict[str, list[str]]:
    """Field → what stands in it anywhere, for every field that holds free text."""
    found: dict[str, list[str]] = {}
    for record in records(made):
        hints = get_type_hints(type(record))
        for name, kind in hints.items():
            if kind in (str, str | None):
                value = getattr(record, name)
                found.setdefault(f"{type(record).__name__}.{name}", []).extend([value] if value else [])
    return found


def test_no_field_is_forgotten(tiny_pack: Pack) -> None:
    made, texts = everything(tiny_pack, TOKEN)
    fields = text_fields(made)
    entered = {name for name, values in fields.items() if any(value.startswith(TOKEN) for value in values)}
    assert set(fields) - entered - NOT_ENTERED - PRINTED_OTHERWISE == set()
    assert len(texts) == len(set(texts)) > 25


def test_each_is_on_the_web_page(tiny_pack: Pack) -> None:
    made, texts = everything(tiny_pack, TOKEN)
    page = render_html(freeze(made, tiny_pack, language="zh", program_version="0"))
    shown = re.sub(r"\s", "", re.sub("<[^>]+>", "", page))
    assert [text for text in texts if text not in shown] == []
    assert made.profile.uscc in shown
    for number in ("8.5", "20", "2027-01-31", "2026-09-01", "2027-09-01"):
        assert number in shown, number
