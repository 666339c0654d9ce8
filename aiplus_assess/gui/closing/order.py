"""What closing an order does, step by step: deliver and check, say what goes, delete. No widgets."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.assessment.verification import first_basis
from aiplus_assess.errors import EnvironmentFailure, InputError, reason_of
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.report.choices import Choices
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _, current

if TYPE_CHECKING:
    from datetime import date

    from aiplus_assess.assessment.model import Assessment, Company
    from aiplus_assess.exchange.closing import Delivered, Named

Tell = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Gone:
    """What the deletion left: the record beside the delivered files, and the backups that still hold the client."""

    record: Path
    backups: tuple[Path, ...]


def deliver_all(services: Services, company: Company, parent: Path, job: Job) -> Delivered:
    """Write the client's folder and read it back. InputError where a file is not what was written; run in a job."""
    from aiplus_assess.exchange.closing import broken, deliver

    place = [0, 1]

    def step(done: int, total: int) -> None:
        place[:] = done, max(1, total)
        words = _("Collecting assessment {n} of {total}").format(n=min(done + 1, total), total=total)
        job.report(done / max(1, total), words)

    def reports(assessment: Assessment) -> Iterator[Named]:
        def tell(fraction: float, words: str) -> None:
            job.report((place[0] + fraction * 0.9) / place[1], words)

        yield from _reports(services, assessment, tell)
        yield from _request_papers(services, assessment, day, tell)

    day = services.clock().astimezone(CHINA).date()
    done = deliver(services.workspace, company, parent, day, reports, step)
    if faults := broken(done.folder):
        raise InputError(_("The folder is not what was written, so nothing was deleted."), faults)
    return done


def _reports(services: Services, assessment: Assessment, tell: Tell) -> Iterator[Named]:
    """The full report as PDF and Excel, in the language and on the basis the window begins with."""
    order = Choices(current(), "full", first_basis(assessment)).order(services.workspace, assessment)
    for ending in (".pdf", ".xlsx"):
        yield _("Report") + ending, services.reports.write(replace(order, ending=ending, data=False), tell).content


def _request_papers(services: Services, assessment: Assessment, day: date, tell: Tell) -> Iterator[Named]:
    """The request list as PDF and Word, where one was made."""
    from aiplus_assess.ordering import request_paper
    from aiplus_assess.reporting.papers.draw import paper_docx

    paper = request_paper(services.workspace, assessment, current(), day)
    if paper is not None:
        yield _("Request list") + ".pdf", services.reports.render_paper(paper, tell)
        yield _("Request list") + ".docx", paper_docx(paper)


def what_goes(services: Services, company: Company) -> list[str]:
    """What deleting would take, counted, in words; the bin included."""
    from aiplus_assess.exchange.closing import counted

    workspace = services.workspace
    ids = [one.id for one in (*workspace.summaries(company.id), *workspace.binned()) if one.company_id == company.id]
    found = [workspace.load(one) for one in ids]
    orders = [one.engagement for one in found if one.engagement is not None]
    return counted(
        {
            "assessments": len(ids),
            "answers": sum(len(one.answers) for one in found),
            "evidence": sum(len(one.evidence) for one in found),
            "actions": len({action.id for one in found for action in one.actions}),
            "versions": sum(len(order.versions) for order in orders),
            "meetings": sum(len(order.meetings) for order in orders),
            "feedback": sum(len(order.feedback) for order in orders),
        }
    )


def backups_with(services: Services, company: Company) -> tuple[Path, ...]:
    """The copies of the workspace that hold the client."""
    return services.workspace.desk.backups_holding(company.id)


def erase_all(services: Services, company: Company, folder: Path, by: str, backups: bool) -> Gone:
    """Check the delivered folder once more, delete the client, leave the record in the folder; run in a job.

    InputError or EnvironmentFailure before anything is deleted where the folder is not whole or takes no file.
    """
    from aiplus_assess.exchange.closing import broken, certificate
    from aiplus_assess.reporting.write import write_file

    try:
        faults = broken(folder)
        with tempfile.TemporaryFile(dir=folder):  # where the record goes afterwards
            pass
    except OSError as error:
        words = _("The delivered folder can't be used any more ({reason}), so nothing was deleted.")
        raise EnvironmentFailure(words.format(reason=reason_of(error))) from None
    if faults:
        raise InputError(_("The folder is not what was written, so nothing was deleted."), faults)
    deletion = services.workspace.desk.erase(company.id, by)
    record = folder / f"{_('Deletion record')}.txt"
    write_file(record, certificate(company, deletion).encode(), force=True)
    for path in backups_with(services, company) if backups else ():
        path.unlink(missing_ok=True)
    return Gone(record, backups_with(services, company))
