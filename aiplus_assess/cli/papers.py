"""paper: what an engagement needs on paper besides the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aiplus_assess.assessment.moments import CHINA
from aiplus_assess.cli.assessments import Id, choice
from aiplus_assess.cli.session import columns, session
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _, current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiplus_assess.assessment.engagement import Meeting, ReportVersion
    from aiplus_assess.assessment.model import Assessment
    from aiplus_assess.questionnaire.model import Pack
    from aiplus_assess.reporting.papers.model import Paper

KINDS = ("requests", "interview", "sign-in", "record", "feedback", "confirmation")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    words = _("Request list, interview guides, sign-in sheets, records, feedback table, confirmation letter")
    app.command("paper", help=words)(paper)


def paper(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="|".join(KINDS), help=_("What to write"))],
    id_: Id,
    output: Annotated[Path, typer.Option("-o", "--output", help=_("The file to write: out.pdf or out.docx"))],
    department: Annotated[str, typer.Option(help=_("Whose interview guide or request list: a department's code"))] = "",
    meeting: Annotated[
        str, typer.Option(help=_("Which meeting, by its number or id (0 lists them); without it a blank sheet"))
    ] = "",
    force: Annotated[bool, typer.Option("--force", help=_("Overwrite the file if it exists"))] = False,
) -> None:
    from aiplus_assess.ordering import brand_in_force
    from aiplus_assess.reporting.papers.draw import paper_docx, paper_pdf
    from aiplus_assess.reporting.write import write_file

    chosen = choice(kind, KINDS, "KIND")
    draw = {".pdf": paper_pdf, ".docx": paper_docx}.get(output.suffix.lower())
    if draw is None:
        raise InputError(_("{name}: name the file …{suffix}.").format(name=output.name, suffix=".pdf / .docx"))
    with session(context).workspace() as workspace:
        assessment = workspace.load(workspace.resolve(id_))
        pack, brand = workspace.pack(assessment.pack), brand_in_force(workspace, assessment.id)
    made = _made(chosen, assessment, pack, department, meeting)
    write_file(output, draw(replace(made, brand=brand or made.brand)), force=force)
    print(output)


def _made(kind: str, assessment: Assessment, pack: Pack, department: str, meeting: str) -> Paper:
    from aiplus_assess.reporting.papers import sheets

    language = current()
    if kind == "interview":
        return _guide(assessment, pack, department)
    if kind == "requests":
        return _requests(assessment, pack, department)
    if kind == "feedback":
        return sheets.feedback_table(assessment, pack, language=language)
    if kind == "confirmation":
        return sheets.confirmation_letter(assessment, pack, _latest(assessment), language=language)
    make = sheets.sign_in_sheet if kind == "sign-in" else sheets.interview_record
    return make(assessment, pack, _meeting(assessment, pack, meeting), language=language)


def _guide(assessment: Assessment, pack: Pack, department: str) -> Paper:
    from aiplus_assess.assessment.departments import questions_of
    from aiplus_assess.reporting.papers.interview import interview_guide

    known = _known(pack, department)
    questions = questions_of(assessment, pack, department)
    if not questions:
        raise InputError(_("{department} has no question in this assessment.").format(department=known[department]))
    return interview_guide(assessment, pack, department, questions, language=current())


def _known(pack: Pack, department: str) -> dict[str, str]:
    """Code → title of every department; InputError where this is none of them."""
    known = {str(info.id): info.title.in_(current()) for info in pack.manifest.departments}
    if department not in known:
        lines = [f"{code}  {title}" for code, title in known.items()]
        raise InputError(_("Name a department with --department; there are:"), lines)
    return known


def _requests(assessment: Assessment, pack: Pack, department: str) -> Paper:
    from datetime import datetime

    from aiplus_assess.assessment.requests import ordered, owner_of
    from aiplus_assess.assessment.scoring import evaluate
    from aiplus_assess.reporting.papers.requests import request_list

    result = evaluate(pack, assessment.case())
    owners = {owner_of(assessment, item, result) for item in ordered(assessment, result)}
    if not owners:
        raise InputError(_("No paper is asked for yet: generate the request list at the engagement's desk first."))
    if department and department not in owners:
        title = _known(pack, department)[department]
        raise InputError(_("{department} is asked for no paper in this assessment.").format(department=title))
    today = datetime.now(CHINA).date()
    return request_list(assessment, pack, today, language=current(), department=department or None)


def _latest(assessment: Assessment) -> ReportVersion | None:
    versions = assessment.engagement.versions if assessment.engagement else ()
    return max(versions, key=lambda version: version.made, default=None)


def _meeting(assessment: Assessment, pack: Pack, wanted: str) -> Meeting:
    from aiplus_assess.assessment.engagement import Meeting

    if not wanted:
        return Meeting("blank")
    meetings = assessment.engagement.meetings if assessment.engagement else ()
    for number, one in enumerate(meetings, 1):
        if wanted in (one.id, str(number)):
            return one
    if not meetings:
        raise InputError(_("This engagement has no meeting yet; leave --meeting away for a blank sheet."))
    message = _("There is no meeting {id} in this engagement; choose one by its number or id:").format(id=wanted)
    raise InputError(message, _listed(meetings, pack))


def _listed(meetings: Sequence[Meeting], pack: Pack) -> list[str]:
    """Number, day, kind in words, department, id: what tells one meeting from another."""
    from aiplus_assess.assessment.departments import title_of
    from aiplus_assess.assessment.engagement_words import meeting_word

    rows = [
        (
            str(number),
            f"{one.held:%Y-%m-%d}" if one.held else _("no day yet"),
            meeting_word(one.kind),
            title_of(pack, one.department) if one.department else "",
            one.id,
        )
        for number, one in enumerate(meetings, 1)
    ]
    return columns(rows).splitlines()
