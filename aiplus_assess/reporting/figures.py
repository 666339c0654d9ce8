"""The figures a report prints, with the words beside them: what `verify` recomputes and looks for on the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from aiplus_assess.assessment.model import SCORING_VERSION, Assessment, Basis
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import LANGUAGES, Language, _, language
from aiplus_assess.reporting.attached import Attached
from aiplus_assess.reporting.charts.bars import bars_shape
from aiplus_assess.reporting.legible import all_legible
from aiplus_assess.reporting.snapshot import REPORT_EDITIONS, ReportEdition, Snapshot

NAME = "figures.json"
FORMAT = "aiplus-figures"
FORMAT_VERSION = 1
CHANGE = "change"
"""The key of the change since the assessment before, which the report does not carry: it can't be computed from it."""
INSTEAD_OF_CHANGE = "card 3"
"""What stands in its place where there is nothing to compare with."""
MOST = 500
"""Figures that a statement may hold; a report of all groups has about forty."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`key` is the same in every language; `shown` stands right beside `label` on a page, both as printed."""

    key: str
    label: str
    shown: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a report says about itself, as it was made."""

    program: str
    scoring_version: int
    assessment: str
    pack_hash: str
    basis: str
    language: Language
    edition: ReportEdition
    figures: tuple[Figure, ...]


def statement_of(snapshot: Snapshot, assessment: Assessment, basis: Basis, program: str) -> Statement:
    """The figures of this report. `basis` is the one the snapshot was frozen on."""
    with language(snapshot.language):
        figures = tuple(_figures(all_legible(snapshot)))
    identity = (assessment.id, assessment.pack.hash, basis, snapshot.language, snapshot.edition)
    return Statement(program, SCORING_VERSION, *identity, figures)


def _figures(s: Snapshot) -> Iterator[Figure]:
    yield Figure("number", _("Report number"), s.cover.number)
    for place, card in enumerate(s.summary.cards):
        yield Figure(CHANGE if card.compared else f"card {place + 1}", card.label, card.value)
    for place, card in enumerate(s.summary.cards[:2]):
        yield Figure(f"card {place + 1} note", "", card.note)  # the range; self, verified and proven
    for place, (name, score) in enumerate(s.overview.pillars):
        yield Figure(f"pillar {place + 1}", name, score)
    for bar, drawn in zip(s.overview.bars.rows, bars_shape(s.overview.bars)["rows"], strict=True):
        yield Figure(f"group {bar.code}", f"{bar.code} {drawn['label']}", bar.note)
    for target in s.stages.targets:
        row = f"{target.attained} {target.mean}" if s.edition == "full" else target.attained
        yield Figure(f"stage {target.stage}", str(target.stage), row)
    if s.edition == "full":
        for place, (word, index, level) in enumerate(s.overview.bases):
            yield Figure(f"basis {place + 1}", word, f"{index} {level}")
        wanted = (_("Questionnaire"), _("Questionnaire content (SHA-256)"), _("Scoring rules"))
        control = dict(s.control)
        yield from (Figure(f"control {n}", label, control[label]) for n, label in enumerate(wanted))


def figures_file(statement: Statement) -> Attached:
    """The statement as a file of the report; the same statement gives the same bytes."""
    content = {"format": FORMAT, "format_version": FORMAT_VERSION} | asdict(statement)
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Attached(NAME, text.encode(), _("The figures printed in this report, for checking"), "Data")


def read_figures(content: bytes) -> Statement:
    """The statement in such a file; InputError for anything that is none."""
    try:
        data = json.loads(content)
        if data["format"] != FORMAT or data["format_version"] != FORMAT_VERSION:
            raise ValueError
        return _statement(data)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(_("The report's list of its figures can't be read; it was changed or is newer.")) from None


def _statement(data: dict[str, Any]) -> Statement:
    if len(data["figures"]) > MOST or data["language"] not in LANGUAGES or data["edition"] not in REPORT_EDITIONS:
        raise ValueError
    figures = tuple(Figure(_text(one["key"]), _text(one["label"]), _text(one["shown"])) for one in data["figures"])
    if type(data["scoring_version"]) is not int:
        raise ValueError
    return Statement(
        program=_text(data["program"]),
        scoring_version=data["scoring_version"],
        assessment=_text(data["assessment"]),
        pack_hash=_text(data["pack_hash"]),
        basis=_text(data["basis"]),
        language=data["language"],
        edition=data["edition"],
        figures=figures,
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 2000:
        raise ValueError
    return value
