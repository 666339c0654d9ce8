"""compare --side-by-side: two companies, in words, as JSON, as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from aiplus_assess.cli.session import columns, print_json
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.assessment.beside import Beside
    from aiplus_assess.assessment.series import Measured
    from aiplus_assess.i18n import Language


def put_beside(
    pair: Sequence[Measured], output: Path | None, language: Language, *, anonymous: bool, json: bool, force: bool
) -> None:
    """Write and print what was asked for."""
    from aiplus_assess.assessment.beside import beside

    if len(pair) != 2:
        raise typer.BadParameter(_("exactly two assessments"), param_hint="ID")
    found = beside(*pair)
    if output is not None:
        _write(found, output, language, anonymous, force)
    if json:
        print_json(_plain(found, anonymous))
    elif output is not None:
        print(output)
    else:
        print(_text(found, anonymous))


def _write(found: Beside, output: Path, language: Language, anonymous: bool, force: bool) -> None:
    from aiplus_assess import __version__
    from aiplus_assess.reporting.beside import freeze_beside
    from aiplus_assess.reporting.pdf import render_comparison
    from aiplus_assess.reporting.write import write_file

    snapshot = freeze_beside(found, language=language, anonymous=anonymous, program_version=__version__)
    write_file(output, render_comparison(snapshot), force=force)


def _plain(found: Beside, anonymous: bool) -> dict[str, Any]:
    from aiplus_assess.assessment.targets import attainment
    from aiplus_assess.exchange.result import number
    from aiplus_assess.reporting.parts.beside import names_of

    stage = found.one.pack.manifest.stages[0]

    def company(one: Measured, name: str) -> dict[str, Any]:
        result, profile = one.result, one.assessment.profile
        return {
            "assessment": None if anonymous else one.id,
            "name": name,
            "industry": profile.industry[:1] if anonymous else profile.industry,
            "size": profile.size,
            "edition": one.assessment.edition,
            "pack_version": one.pack.version,
            "index": number(result.index),
            "low": number(result.low),
            "high": number(result.high),
            "level": result.rating.level,
            "standing": result.rating.standing,
            "attainment": number(attainment(result, stage)),
            "duties_to_fix": result.compliance.to_fix,
        }

    pairs = zip((found.one, found.other), names_of(found, anonymous), strict=True)
    return {
        "kind": "two_companies",
        "basis": found.one.basis,
        "stage": stage,
        "companies": [company(one, name) for one, name in pairs],
        "shared": {
            "questions": len(found.questions),
            "index": [number(index) for index in found.index],
            "groups": {group: [number(score) for score in scores] for group, scores in found.groups.items()},
        },
    }


def _text(found: Beside, anonymous: bool) -> str:
    from aiplus_assess.reporting.parts.beside import beside_of

    part = beside_of(found, anonymous)
    one, other = part.columns

    def index(place: int) -> str:
        side = part.columns[place].side
        return side.index + (f" ({side.range})" if side.range else "")

    rows = [
        ("", one.name, other.name),
        (_("Readiness index"), index(0), index(1)),
        (_("Readiness level"), one.side.level, other.side.level),
        (_("{year} reference target reached").format(year=part.stage), one.attained, other.attained),
        (_("Legal duties"), one.side.duties, other.side.duties),
        (f"{_('Readiness index')} · {part.questions}", one.shared, other.shared),
    ]
    rows += [
        (f"{first.code} {first.label}", first.note, second.note)
        for first, second in zip(one.bars.rows, other.bars.rows, strict=True)
    ]
    return f"{part.label}\n\n{columns(rows)}"
