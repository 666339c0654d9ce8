"""verify: does a report print what its own data gives?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.exchange.bundle import Bundle
    from aiplus_assess.reporting.figures import Statement
    from aiplus_assess.reporting.verifying import Checked


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("verify", help=_("Recompute a report's figures from the data inside it and compare"))(verify)


def verify(
    file: Annotated[Path, typer.Argument(metavar="REPORT.pdf", help=_("A report that carries its data"))],
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON"))] = False,
) -> None:
    from aiplus_assess.exchange.bundle import EMBEDDED, bundle_of, embedded_in
    from aiplus_assess.exchange.container import bytes_of
    from aiplus_assess.exchange.pdf_file import is_pdf, pdf_content
    from aiplus_assess.reporting.figures import NAME, read_figures
    from aiplus_assess.reporting.verifying import check

    content = bytes_of(file)
    if not is_pdf(content):
        raise InputError(_("{name} is not a PDF file; only a report as PDF can be verified.").format(name=file.name))
    found = pdf_content(content, file.name, (EMBEDDED, NAME), text=True)
    bundle = bundle_of(embedded_in(found.attachments, file.name), file.name)
    if NAME not in found.attachments:
        raise InputError(_("{name} carries no list of its figures, so it can't be verified.").format(name=file.name))
    stated = read_figures(found.attachments[NAME])
    checked = check(_recomputed(bundle, stated), stated, found.pages)
    faults = [f"{one.label}: {one.fault}" for one in checked if one.fault]
    if (stated.assessment, stated.pack_hash) != (bundle.assessment.id, bundle.pack.hash):
        faults.append(_("The list of figures belongs to another assessment or questionnaire."))
    faults += [_("page {page}: something was laid over it").format(page=page) for page in found.covered]
    if as_json:
        print(json.dumps(_told(file, bundle, stated, checked, faults), ensure_ascii=False, indent=1))
    if faults:
        raise InputError(
            _("{name} does not match its data in {n} places; do not rely on it.").format(name=file.name, n=len(faults)),
            faults,
        )
    if not as_json:
        computed = [one for one in checked if one.computed]
        _say(file, bundle, stated, len(computed))
        for one in checked:
            if not one.computed:
                words = _("Not computed: “{label} {shown}” rests on an assessment that is not inside.")
                print(words.format(label=one.label, shown=one.stated))


def _recomputed(bundle: Bundle, stated: Statement) -> Statement:
    """The same statement, made by this program from the data. InputError where it can't be."""
    from aiplus_assess import __version__
    from aiplus_assess.assessment.model import BASES, SCORING_VERSION
    from aiplus_assess.reporting.figures import statement_of
    from aiplus_assess.reporting.snapshot import freeze

    if stated.scoring_version != SCORING_VERSION or stated.basis not in BASES:
        raise InputError(
            _("The report was made by scoring rules version {theirs}, this program has {ours}; update it.").format(
                theirs=stated.scoring_version, ours=SCORING_VERSION
            )
        )
    basis = stated.basis
    snapshot = freeze(
        bundle.assessment,
        bundle.pack,
        language=stated.language,
        basis=basis,
        edition=stated.edition,
        program_version=stated.program,
    )
    return statement_of(snapshot, bundle.assessment, basis, __version__)


def _told(
    file: Path, bundle: Bundle, stated: Statement, checked: tuple[Checked, ...], faults: list[str]
) -> dict[str, Any]:
    pack = bundle.pack
    return {
        "file": file.name,
        "match": not faults,
        "assessment": bundle.assessment.id,
        "program": stated.program,
        "scoring_version": stated.scoring_version,
        "pack": {"id": pack.id, "version": pack.version, "hash": pack.hash},
        "basis": stated.basis,
        "language": stated.language,
        "edition": stated.edition,
        "figures": [asdict(one) for one in checked],
        "faults": faults,
    }


def _say(file: Path, bundle: Bundle, stated: Statement, number: int) -> None:
    pack = bundle.pack
    print(
        _(
            "{name}: all {n} figures match the data inside (scoring rules {rules}, questionnaire {pack} v{version}, "
            "{hash}…)."
        ).format(
            name=file.name,
            n=number,
            rules=stated.scoring_version,
            pack=pack.id,
            version=pack.version,
            hash=pack.hash[:16],
        )
    )
    print(_("This shows that figures and data agree. It is no signature: it does not show who made the file."))
