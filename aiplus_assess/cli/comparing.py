"""compare."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aiplus_assess.cli.assessments import BasisOption, Json, choice
from aiplus_assess.cli.session import columns, print_json, session
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _, current

if TYPE_CHECKING:
    from aiplus_assess.assessment.comparison import Change, Comparison
    from aiplus_assess.assessment.series import Measured
    from aiplus_assess.i18n import Language

Ids = Annotated[
    list[str], typer.Argument(metavar="ID ID…", help=_("Two or more assessments of one company, oldest first"))
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("compare", help=_("Compare assessments of one company: what moved, and why"))(compare)


def compare(
    context: typer.Context,
    ids: Ids,
    basis: BasisOption = "self",
    json: Json = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help=_("Write the comparison as a PDF: out.pdf"))
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="zh|en", help=_("The PDF's language"))] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Overwrite the file if it exists"))] = False,
    side_by_side: Annotated[
        bool, typer.Option("--side-by-side", help=_("Two companies beside each other: no change, no ranking"))
    ] = False,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help=_("With --side-by-side: without the companies' names"))
    ] = False,
) -> None:
    if anonymous and not side_by_side:
        raise typer.BadParameter(_("only together with --side-by-side"), param_hint="--anonymous")
    if len(ids) < 2:
        raise typer.BadParameter(_("at least two assessments"), param_hint="ID")
    if output is not None:
        refuse_target(output, force)
    series = _load(context, ids, basis, side_by_side)
    if side_by_side:
        from aiplus_assess.cli.beside import put_beside

        put_beside(series, output, language_of(lang), anonymous=anonymous, json=json, force=force)
        return
    if output is not None:
        write_pdf(series, output, language_of(lang), force)
    if json:
        print_json(_plain(series))
    elif output is not None:
        print(output)
    else:
        from aiplus_assess.assessment.series import between

        print(text(between(series[0], series[-1])))


def refuse_target(output: Path, force: bool) -> None:
    """Refuse a target we could not write before spending seconds on the pages."""
    from aiplus_assess.reporting.write import refuse_taken

    if output.suffix.lower() != ".pdf":
        raise InputError(_("{name}: a comparison is written as {ending}.").format(name=output.name, ending=".pdf"))
    refuse_taken(output, force)


def language_of(lang: str | None) -> Language:
    """The language asked for, by default that of the command line."""
    from aiplus_assess import i18n

    return i18n.as_language(choice(lang, i18n.LANGUAGES, "--lang")) if lang else current()


def write_pdf(series: Sequence[Measured], output: Path, language: Language, force: bool) -> None:
    """The comparison of the first with the last as a PDF, whole or not at all."""
    from aiplus_assess import __version__
    from aiplus_assess.reporting.comparison import freeze_comparison
    from aiplus_assess.reporting.pdf import render_comparison
    from aiplus_assess.reporting.write import write_file

    snapshot = freeze_comparison(series, series[0], series[-1], language=language, program_version=__version__)
    write_file(output, render_comparison(snapshot), force=force)


def _plain(series: Sequence[Measured]) -> dict[str, Any]:
    """What `--json` prints; with three or more also the steps between neighbours."""
    from itertools import pairwise

    from aiplus_assess.assessment.series import between
    from aiplus_assess.exchange.comparison import comparison_to_plain

    def one(some: Sequence[Measured]) -> dict[str, Any]:
        ids, results = [m.id for m in some], [m.result for m in some]
        return comparison_to_plain(ids, results, between(some[0], some[-1]))

    data = one(series)
    if len(series) > 2:
        data["steps"] = [one(pair) for pair in pairwise(series)]
    return data


def _load(context: typer.Context, ids: list[str], basis: str, companies: bool) -> list[Measured]:
    from aiplus_assess.assessment.model import BASES
    from aiplus_assess.assessment.series import Measured, refuse_unlike

    chosen = choice(basis, BASES, "--basis")
    with session(context).workspace() as workspace:
        assessments = [workspace.load(workspace.resolve(one)) for one in ids]
        if not companies:
            refuse_unlike(assessments)
        return [Measured(one, workspace.pack(one.pack), chosen) for one in assessments]


def text(comparison: Comparison) -> str:
    """The comparison as a page of text."""
    from aiplus_assess.assessment import labels
    from aiplus_assess.reporting.numbers import show, signed
    from aiplus_assess.reporting.verdicts import one_sided_words

    same, causes = comparison.same_basis, comparison.causes
    indices = [show(comparison.old.index), show(comparison.new.index)]
    lines = [
        _("Readiness index: {before} → {after}").format(before=indices[0], after=indices[1]),
        _("On the same {n} questions: {delta}").format(n=len(same.questions), delta=signed(same.delta)),
    ]
    mark = one_sided_words(comparison)
    if mark:
        lines.append(_("Mind: {mark}.").format(mark=mark))
    if causes is None:
        lines.append(
            _("The change can't be split into causes. {why}").format(why=labels.why_not(comparison.missing_step))
        )
    else:
        parts = (f"{labels.cause_word(name)} {signed(value)}" for name, value in causes.items())
        lines.append(_("Causes: {parts}").format(parts=", ".join(parts)))
    rows = [_row(comparison, change) for change in comparison.changes if change.kind != "unchanged"]
    return "\n".join([*lines, "", columns(rows)] if rows else lines)


def _row(comparison: Comparison, change: Change) -> tuple[str, ...]:
    from aiplus_assess.assessment import labels

    kind = labels.change_word(change.kind)
    return change.question, _title(comparison, change.question), kind, _shown(change.before), _shown(change.after)


def _title(comparison: Comparison, question: str) -> str:
    pack = comparison.new.pack if question in comparison.new.pack.by_id else comparison.old.pack
    return pack.by_id[question].title.in_(current())


def _shown(reading: object) -> str:
    return "—" if reading is None else f"{reading:g}" if isinstance(reading, float) else str(reading)
