"""workspace check | backup | restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aiplus_assess.cli.session import session
from aiplus_assess.errors import WorkspaceError
from aiplus_assess.i18n import _


def commands() -> typer.Typer:
    """The commands below `workspace`."""
    app = typer.Typer(
        help=_("The workspace file: check it, copy it, go back to a copy"), no_args_is_help=True, rich_markup_mode=None
    )
    app.command("check", help=_("Check that everything stored is sound"))(check)
    app.command("backup", help=_("Write a complete copy of the workspace to FILE"))(backup)
    app.command("restore", help=_("Go back to a backup; what stood there before is kept aside"))(restore)
    return app


def check(context: typer.Context) -> None:
    with session(context).workspace() as workspace:
        report = workspace.check()
    if report.faults:
        raise WorkspaceError(
            _("{path} has faults; make a copy of it before you go on.").format(path=report.path), report.faults
        )
    print(
        _("{path} is sound: {companies} companies, {assessments} assessments, {answers} answers, {files} files").format(
            path=report.path,
            companies=report.companies,
            assessments=report.assessments,
            answers=report.answers,
            files=report.files,
        )
    )


def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The copy to write"))]
) -> None:
    with session(context).workspace() as workspace:
        workspace.backup(file)
    print(_("Copied to {path}.").format(path=file))


def restore(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The backup to go back to"))]
) -> None:
    from aiplus_assess.storage.restoring import restore as restored

    done = restored(session(context).path, file)
    print(_("{path} is now what {backup} was.").format(path=done.workspace, backup=file))
    if done.aside is not None:
        print(_("What stood there before is kept in {path}.").format(path=done.aside))
