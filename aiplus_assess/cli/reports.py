"""report and demo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aiplus_assess.cli.assessments import BasisOption, Id, choice
from aiplus_assess.cli.brands import find_brand
from aiplus_assess.cli.report_files import ending_of, read_template
from aiplus_assess.cli.report_template import register_template
from aiplus_assess.cli.session import Session, find_pack, session
from aiplus_assess.errors import InputError, reason_of
from aiplus_assess.i18n import _, current

if TYPE_CHECKING:
    from aiplus_assess.assessment.model import Basis
    from aiplus_assess.i18n import Language
    from aiplus_assess.reporting.brand import Brand
    from aiplus_assess.reporting.snapshot import ReportEdition
    from aiplus_assess.storage.protocol import Workspace

PDF = ".pdf"
Language_ = Annotated[str | None, typer.Option("--lang", metavar="zh|en", help=_("The report's language"))]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("report", help=_("Write the report"))(report)
    register_template(app)
    app.command("demo", help=_("Make a sample company, answer for it, and write its reports"))(demo)


def report(
    context: typer.Context,
    id_: Id,
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("The file to write: out.pdf, .docx, .html, .xlsx, .json or .png"))
    ],
    lang: Language_ = None,
    edition: Annotated[str, typer.Option(metavar="brief|full", help=_("Four pages, or everything"))] = "full",
    basis: BasisOption = "self",
    brand: Annotated[
        str | None,
        typer.Option(
            metavar=_("brand.yaml|name"),
            help=_("Whose name, logo and colour it carries: a file, or a brand made in the window; '' for none"),
        ),
    ] = None,
    data: Annotated[
        bool | None,
        typer.Option(
            "--data/--no-data",
            show_default=False,
            help=_("Put the assessment's data into the PDF, or leave it out; by default the full edition carries it"),
        ),
    ] = None,
    small: Annotated[
        bool, typer.Option("--small", help=_("A PDF of at most 1 MB: no data inside, the brief edition if need be"))
    ] = False,
    template: Annotated[
        Path | None, typer.Option(metavar="own.docx", help=_("Your own Word template; see report-template"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Overwrite the file if it exists"))] = False,
) -> None:
    from aiplus_assess import i18n
    from aiplus_assess.assessment.model import BASES

    language = i18n.as_language(choice(lang, i18n.LANGUAGES, "--lang")) if lang else current()
    extent: ReportEdition = choice(edition, ("brief", "full"), "--edition")
    chosen: Basis = choice(basis, BASES, "--basis")
    _check_target(output, force)
    carries = _carries_data(output, False if small and data is None else data, extent)
    if small and carries:
        raise InputError(_("--small leaves the data out; choose one of --small and --data."))
    form = read_template(template, output) if template is not None else None
    with session(context).workspace() as workspace:
        assessment_id = workspace.resolve(id_)
        own = find_brand(workspace, assessment_id, brand)
        write_report(
            workspace,
            assessment_id,
            output,
            language,
            edition=extent,
            basis=chosen,
            brand=own,
            data=carries,
            template=form,
            small=small,
            force=force,
        )
        if output.suffix.lower() == PDF:
            print(_told(workspace, assessment_id, carries))
    print(output)


def _check_target(output: Path, force: bool) -> None:
    """Refuse a target we could not write before spending seconds on the report."""
    from aiplus_assess.reporting.write import refuse_taken

    ending_of(output)
    refuse_taken(output, force)


def _carries_data(output: Path, wanted: bool | None, edition: ReportEdition) -> bool:
    """Only a PDF can. The brief edition leaves the notes out, so it does not hand them over inside either."""
    if wanted is not None and output.suffix.lower() != PDF:
        raise InputError(_("Only a PDF can carry the assessment's data; leave --data and --no-data away."))
    from aiplus_assess.ordering import carries_data

    return output.suffix.lower() == PDF and (carries_data(edition) if wanted is None else wanted)


def _told(workspace: Workspace, assessment_id: str, carries: bool) -> str:
    from aiplus_assess.exchange.embedding import told

    return told(workspace.load(assessment_id)) if carries else _("Embedded: nothing; the file is only what it shows.")


def write_report(
    workspace: Workspace,
    assessment_id: str,
    output: Path,
    language: Language,
    *,
    edition: ReportEdition = "full",
    basis: Basis = "self",
    brand: Brand | None = None,
    data: bool = False,
    template: bytes | None = None,
    small: bool = False,
    force: bool = False,
) -> None:
    """Render the report of a stored assessment and put it at `output`, whole or not at all."""
    from aiplus_assess.ordering import draw_here, from_workspace, write_order
    from aiplus_assess.reporting.write import write_file

    whole = from_workspace(workspace, workspace.load(assessment_id), language, edition, basis, brand)
    order = replace(whole, ending=ending_of(output), data=data, template=template, small=small)
    written = write_order(order, draw_here)
    if written.edition != edition:
        print(_("The full report takes more than 1 MB; the brief edition was written instead."))
    write_file(output, written.content, force=force)


def demo(
    context: typer.Context,
    directory: Annotated[Path, typer.Option("--dir", help=_("The folder for the sample"))] = Path("aiplus-demo"),
) -> None:
    from aiplus_assess.demo import create_sample
    from aiplus_assess.errors import EnvironmentFailure

    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFailure(
            _("{path} can't be made: {reason}.").format(path=directory, reason=reason_of(error))
        ) from None
    pack = find_pack("gf2025-11")
    with Session(directory / "workspace.sqlite").workspace() as workspace:
        assessment = create_sample(workspace, pack)
        print(_("Sample company: {name}").format(name=assessment.company.name))
        for language, name in (("zh", "report-zh.pdf"), ("en", "report-en.pdf")):
            write_report(workspace, assessment.id, directory / name, language, data=True, force=True)  # type: ignore[arg-type]
            print(directory / name)
