"""questionnaire list | show | lint | coverage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aiplus_assess.cli.session import columns, find_pack, print_json
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _, current

PackId = Annotated[str, typer.Argument(metavar="PACK", help=_("The questionnaire's id"))]
Json = Annotated[bool, typer.Option("--json", help=_("Print JSON"))]


def commands() -> typer.Typer:
    """The commands below `questionnaire`."""
    app = typer.Typer(help=_("Questionnaires: list, show, check"), no_args_is_help=True, rich_markup_mode=None)
    app.command("list", help=_("List the installed questionnaires"))(list_)
    app.command("show", help=_("Show every question, so that scores can be recomputed outside"))(show)
    app.command("lint", help=_("Check a questionnaire folder for its authors"))(lint)
    app.command("coverage", help=_("Show where each sentence of the policy is asked about"))(coverage)
    return app


def list_(json: Json = False) -> None:
    from aiplus_assess.places import user_packs
    from aiplus_assess.questionnaire.library import Library

    infos = Library(user_packs()).installed()
    if json:
        print_json(
            [
                {
                    "id": info.id,
                    "version": info.version,
                    "title": info.title,
                    "folder": str(info.folder),
                    "error": info.error,
                }
                for info in infos
            ]
        )
    else:
        print(columns([(info.id, info.version, info.error or info.title) for info in infos]))


def show(pack: PackId, json: Json = False) -> None:
    from aiplus_assess.assessment.levels import NEEDED
    from aiplus_assess.assessment.scoring import SCORING_VERSION
    from aiplus_assess.questionnaire.content import show as shown

    found = find_pack(pack)
    if json:
        print_json(shown(found, SCORING_VERSION, NEEDED))
        return
    print(f"{found.manifest.title.in_(current())} · {found.id} {found.version} · {found.hash[:12]}")
    print(columns([(q.id, q.kind, q.title.in_(current()), q.text.in_(current())) for q in found.questions]))


def lint(
    path: Annotated[Path, typer.Argument(metavar="PATH", help=_("The questionnaire's folder"))],
    accept: Annotated[
        bool, typer.Option("--accept-translations", help=_("Record that today's English fits its Chinese"))
    ] = False,
) -> None:
    from aiplus_assess.cli.lint_pack import accept_translations, lint_folder

    if accept:
        print(_("{path}: {n} translations recorded.").format(path=path, n=accept_translations(path)))
    findings = lint_folder(path)
    errors = [finding for finding in findings if finding.severity == "error"]
    for finding in findings:
        if finding.severity != "error":
            print(_("warning: {finding}").format(finding=finding))
    if errors:
        raise InputError(
            _("{path}: {n} faults to mend.").format(path=path, n=len(errors)), [str(finding) for finding in errors]
        )
    print(_("{path}: no fault, {n} warnings.").format(path=path, n=len(findings)))


def coverage(pack: PackId, json: Json = False) -> None:
    from aiplus_assess.questionnaire.coverage import coverage as covered

    found = find_pack(pack)
    rows = covered(found)
    done = [row for row in rows if row.questions or row.reason]
    if json:
        print_json(
            {
                "sentences": len(rows),
                "classified": len(done),
                "rows": [
                    {
                        "sentence": row.sentence,
                        "questions": list(row.questions),
                        "not_asked": row.reason.model_dump() if row.reason else None,
                    }
                    for row in rows
                ],
            }
        )
        return
    for row in rows:
        text = ", ".join(row.questions) or (row.reason.in_(current()) if row.reason else _("unclassified"))
        print(f"{row.sentence}  {text}")
    print(f"{len(done)}/{len(rows)}")
