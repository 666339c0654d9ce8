"""report-template: our Word template as a file to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aiplus_assess.cli.assessments import choice
from aiplus_assess.cli.brands import read_brand
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _, current


def register_template(app: typer.Typer) -> None:
    app.command("report-template", help=_("Write the Word template of the report, to be edited in Word"))(template)


def template(
    output: Annotated[Path, typer.Option("-o", "--output", help=_("The file to write: my.docx"))],
    lang: Annotated[str | None, typer.Option("--lang", metavar="zh|en", help=_("The report's language"))] = None,
    edition: Annotated[str, typer.Option(metavar="brief|full", help=_("Four pages, or everything"))] = "full",
    brand: Annotated[
        Path | None, typer.Option(metavar="brand.yaml", help=_("Whose name and colour it carries"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Overwrite the file if it exists"))] = False,
) -> None:
    from aiplus_assess import i18n
    from aiplus_assess.reporting.snapshot import REPORT_EDITIONS
    from aiplus_assess.reporting.word.write import default_template
    from aiplus_assess.reporting.write import write_file

    if output.suffix.lower() != ".docx":
        raise InputError(_("A template is for Word only; give the report a name that ends in .docx."))
    language = i18n.as_language(choice(lang, i18n.LANGUAGES, "--lang")) if lang else current()
    extent = choice(edition, REPORT_EDITIONS, "--edition")
    own = read_brand(brand) if brand is not None else None
    write_file(output, default_template(language, extent, own), force=force)
    print(output)
