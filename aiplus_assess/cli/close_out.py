"""close-out: the end of an order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.cli.groups import CompanyName
from aiplus_assess.cli.session import session
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _, current

if TYPE_CHECKING:
    from datetime import date

    from aiplus_assess.assessment.model import Assessment
    from aiplus_assess.exchange.closing import Reports
    from aiplus_assess.storage.protocol import Workspace


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    words = _("Hand over everything of one client as a folder; then delete it, if wanted")
    app.command("close-out", help=words)(close_out)


def close_out(
    context: typer.Context,
    company: CompanyName,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help=_("The folder to put the client's folder into"))],
    delete: Annotated[
        bool, typer.Option("--delete", help=_("Delete the client's data here afterwards, for good"))
    ] = False,
    backups: Annotated[
        bool, typer.Option("--backups", help=_("With --delete: delete the backups and other copies that hold it, too"))
    ] = False,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help=_("Who deletes, for the record"))] = "",
) -> None:
    from datetime import datetime

    from aiplus_assess.exchange.closing import broken, certificate, company_named, deliver
    from aiplus_assess.reporting.write import write_file

    if not to.is_dir():
        raise InputError(_("There is no folder {path}; make it first.").format(path=to))
    with session(context).workspace() as workspace:
        client = company_named(workspace, company)
        today = datetime.now(CHINA).date()
        done = deliver(workspace, client, to, today, client_reports(workspace, today))
        print(done.folder)
        if not delete:
            return
        if faults := broken(done.folder):
            raise InputError(_("The folder is not what was written, so nothing was deleted."), faults)
        deleted = workspace.desk.erase(client.id, by)
        record = done.folder / f"{_('Deletion record')}.txt"
        write_file(record, certificate(client, deleted).encode())
        left = _backups(workspace.path, client.id, backups)
    print(_("Deleted for good. Record: {path}").format(path=record))
    if left:
        print(_("Copies the program made that still hold the client's data (--backups deletes them too):"))
        for path in left:
            print(f"  {path}")


def _backups(workspace: Path, company_id: str, remove: bool) -> tuple[Path, ...]:
    """The copies that still hold the company, once those that may go are gone."""
    from aiplus_assess.storage.holding import backups_holding

    for path in backups_holding(workspace, company_id) if remove else ():
        path.unlink(missing_ok=True)
    return backups_holding(workspace, company_id)


def client_reports(workspace: Workspace, today: date) -> Reports:
    """Of each assessment the full report as PDF and Excel, and the request list on paper; in the language in force.

    As in the window an engagement's report stands on what was verified, with the company's own beside it.
    """
    from aiplus_assess.assessment.verification import first_basis
    from aiplus_assess.ordering import brand_in_force, draw_here, from_workspace, request_paper, write_order
    from aiplus_assess.reporting.papers.draw import paper_docx, paper_pdf

    def reports(assessment: Assessment) -> Iterator[tuple[str, bytes]]:
        basis, brand = first_basis(assessment), brand_in_force(workspace, assessment.id)
        order = from_workspace(workspace, assessment, current(), basis=basis, brand=brand)
        for ending in (".pdf", ".xlsx"):
            yield _("Report") + ending, write_order(replace(order, ending=ending), draw_here).content
        paper = request_paper(workspace, assessment, current(), today)
        if paper is not None:
            yield _("Request list") + ".pdf", paper_pdf(paper)
            yield _("Request list") + ".docx", paper_docx(paper)

    return reports
