"""compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aiplus_assess.cli.assessments import BasisOption, Json, choice
from aiplus_assess.cli.session import columns, print_json, session
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _, current

if TYPE_CHECKING:
    from aiplus_assess.assessment.comparison import Change, Comparison
    from aiplus_assess.assessment.scoring import Result

Ids = Annotated[
    list[str], typer.Argument(metavar="ID ID…", help=_("Two or more assessments of one company, oldest first"))
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("compare", help=_("Compare assessments of one company: what moved, and why"))(compare)


def compare(context: typer.Context, ids: Ids, basis: BasisOption = "self", json: Json = False) -> None:
    from itertools import pairwise

    from aiplus_assess.exchange.comparison import comparison_to_plain

    if len(ids) < 2:
        raise typer.BadParameter(_("at least two assessments"), param_hint="ID")
    full, results = _load(context, ids, basis)
    whole = between(results[0], results[-1])
    if not json:
        print(text(whole))
        return
    data = comparison_to_plain(full, results, whole)
    if len(full) > 2:
        data["steps"] = [
            comparison_to_plain([full[n], full[n + 1]], pair, between(*pair))
            for n, pair in enumerate(pairwise(results))
        ]
    print_json(data)


def between(old: Result, new: Result) -> Comparison:
    """The comparison of two results."""
    from aiplus_assess.assessment.comparison import compare as compared
    from aiplus_assess.assessment.correspondence import correspond

    return compared(old, new, correspond(old.pack, new.pack))


def _load(context: typer.Context, ids: list[str], basis: str) -> tuple[list[str], list[Result]]:
    from aiplus_assess.assessment.model import BASES
    from aiplus_assess.assessment.scoring import evaluate

    chosen = choice(basis, BASES, "--basis")
    with session(context).workspace() as workspace:
        assessments = [workspace.load(workspace.resolve(one)) for one in ids]
        packs = [workspace.pack(assessment.pack) for assessment in assessments]
    if len({assessment.company.id for assessment in assessments}) > 1:
        raise InputError(_("The assessments belong to different companies; compare those of one company."))
    if len({pack.id for pack in packs}) > 1:
        raise InputError(_("The assessments use different questionnaires; only versions of one can be compared."))
    results = [evaluate(pack, assessment.case(), chosen) for assessment, pack in zip(assessments, packs, strict=True)]
    return [assessment.id for assessment in assessments], results


def text(comparison: Comparison) -> str:
    """The comparison as a page of text."""
    from aiplus_assess.assessment import labels
    from aiplus_assess.exchange.comparison import why_not
    from aiplus_assess.reporting.numbers import show, signed

    same, causes = comparison.same_basis, comparison.causes
    indices = [show(comparison.old.index), show(comparison.new.index)]
    lines = [
        _("Readiness index: {before} → {after}").format(before=indices[0], after=indices[1]),
        _("On the same {n} questions: {delta}").format(n=len(same.questions), delta=signed(same.delta)),
    ]
    if causes is None:
        lines.append(_("The change can't be split into causes. {why}").format(why=why_not(comparison)))
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
