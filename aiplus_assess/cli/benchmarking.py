"""benchmark."""

from __future__ import annotations

import typer

from aiplus_assess.cli.assessments import BasisOption, Id, Json, choice
from aiplus_assess.cli.session import print_json, session
from aiplus_assess.i18n import _


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("benchmark", help=_("Where a company stands among the others of the workspace"))(benchmark)


def benchmark(context: typer.Context, id_: Id, basis: BasisOption = "self", json: Json = False) -> None:
    from aiplus_assess.assessment.model import BASES
    from aiplus_assess.assessment.series import Measured
    from aiplus_assess.exchange.benchmarking import benchmark_to_plain, standing_of
    from aiplus_assess.reporting.parts.benchmark import benchmark_of

    chosen = choice(basis, BASES, "--basis")
    with session(context).workspace() as workspace:
        assessment = workspace.load(workspace.resolve(id_))
        found = standing_of(workspace, Measured(assessment, workspace.pack(assessment.pack), chosen))
    if json:
        print_json(benchmark_to_plain(assessment.id, chosen, found))
        return
    part = benchmark_of(found)
    for text in (part.line, part.place, part.note):
        if text:
            print(text)
