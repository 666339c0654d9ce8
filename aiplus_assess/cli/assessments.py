"""new, answer, list, show, score, finalize, restore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aiplus_assess.cli.session import columns, find_pack, on_a_line, print_json, session, shortened
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.assessment.model import AssessmentSummary
    from aiplus_assess.assessment.scoring import Result

Id = Annotated[str, typer.Argument(metavar="ID", help=_("The assessment's id, or the beginning or end of it"))]
Json = Annotated[bool, typer.Option("--json", help=_("Print JSON"))]
BasisOption = Annotated[str, typer.Option(metavar="self|verified|evidence", help=_("Whose answer counts"))]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("new", help=_("Start an assessment; its id is the last line printed"))(new)
    app.command("answer", help=_("Enter answers from a JSON file: all of them, or none"))(answer)
    app.command("list", help=_("List the assessments"))(list_)
    app.command("show", help=_("Show an assessment and its answers"))(show)
    app.command("score", help=_("Compute the result"))(score)
    app.command("finalize", help=_("Make an assessment final: it can't be changed any more"))(finalize)
    app.command("restore", help=_("Take an assessment back out of the bin (list --bin shows what lies there)"))(restore)


def choice(value: str, known: tuple[str, ...], option: str) -> Any:
    """`value` if it is one of `known`, else a usage error that names them."""
    if value not in known:
        raise typer.BadParameter(_("there are {words}").format(words=", ".join(known)), param_hint=option)
    return value


def new(
    context: typer.Context,
    profile: Annotated[Path, typer.Option(help=_("The company's profile, a JSON file"))],
    pack: Annotated[str, typer.Option(help=_("The questionnaire"))] = "gf2025-11",
    edition: Annotated[str, typer.Option(metavar="quick|standard|advisor", help=_("How deep"))] = "standard",
    title: Annotated[str, typer.Option(help=_("What to call it, such as 2026 Q4"))] = "",
    ambition: Annotated[
        str, typer.Option(metavar="hold|follow|lead", help=_("How ambitious the targets are"))
    ] = "follow",
) -> None:
    from aiplus_assess.exchange.faults import read_json
    from aiplus_assess.exchange.profile import read_profile
    from aiplus_assess.questionnaire.model import AMBITIONS, EDITIONS
    from aiplus_assess.storage.protocol import NewAssessment

    start = NewAssessment(
        profile=read_profile(read_json(profile)),
        edition=choice(edition, EDITIONS, "--edition"),
        ambition=choice(ambition, AMBITIONS, "--ambition"),
        title=title,
    )
    chosen = find_pack(pack)
    with session(context).workspace() as workspace:
        print(workspace.create(start, chosen).id)


def answer(
    context: typer.Context,
    id_: Id,
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS.json", help=_("The answers, a JSON file"))],
) -> None:
    from aiplus_assess.cli.words import verdicts
    from aiplus_assess.exchange.answers import read_answers
    from aiplus_assess.exchange.faults import read_json
    from aiplus_assess.exchange.standing import standing

    data = read_json(answers)
    with session(context).workspace() as workspace:
        assessment = workspace.load(workspace.resolve(id_))
        pack = workspace.pack(assessment.pack)
        file = read_answers(data, pack, assessment.case())
        after = standing(pack, file.answers, file.silent, assessment.answers)
        summary = workspace.answer_all(assessment.id, after.answers, by=file.assessor)
        if file.assessor and file.assessor != assessment.assessor:
            workspace.update_details(assessment.id, assessor=file.assessor)
    print(
        _("Saved {n} answers; {answered} of {applicable} questions are answered.").format(
            n=len(file.answers), answered=summary.answered, applicable=summary.applicable
        )
    )
    for line in verdicts(after):
        print(line)


def list_(
    context: typer.Context,
    json: Json = False,
    bin_: Annotated[bool, typer.Option("--bin", help=_("What lies in the bin; restore ID takes it back"))] = False,
) -> None:
    with session(context).workspace() as workspace:
        summaries = workspace.binned() if bin_ else workspace.summaries()
    if json:
        print_json([_summary(summary) for summary in summaries])
    elif not summaries and bin_:
        print(_("The bin is empty."))
    elif not summaries:
        print(_("No assessment yet. Start one with: aiplus-assess new --profile profile.json"))
    else:
        print(columns([_heads(), *(_row(summary) for summary in summaries)]))


def _heads() -> tuple[str, ...]:
    return _("id"), _("company"), _("title"), _("edition"), _("answered"), _("index"), _("level"), _("status")


def _row(summary: AssessmentSummary) -> tuple[str, ...]:
    from aiplus_assess.assessment import labels
    from aiplus_assess.reporting.numbers import show as show_number

    return (
        summary.id,
        shortened(on_a_line(summary.company)),
        _title(summary),
        labels.edition_word(summary.edition),
        f"{summary.answered}/{summary.applicable}",
        show_number(summary.index),
        "—" if summary.level is None else f"{summary.level} {labels.level_word(summary.level)}",
        labels.status_word(summary.status),
    )


def _title(summary: AssessmentSummary) -> str:
    """With its revision where there is more than one: else they look alike."""
    words = (
        shortened(on_a_line(summary.title)),
        _("revision {n}").format(n=summary.revision) if summary.revision > 1 else "",
    )
    return " · ".join(word for word in words if word)


def _summary(summary: AssessmentSummary) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(summary) | {"updated": summary.updated.isoformat()}


def show(context: typer.Context, id_: Id, json: Json = False) -> None:
    from aiplus_assess.cli import words
    from aiplus_assess.exchange.document import to_document

    with session(context).workspace() as workspace:
        assessment = workspace.load(workspace.resolve(id_))
        pack = workspace.pack(assessment.pack)
        history = workspace.history(assessment.id) if json else ()
    if json:
        print_json(to_document(assessment, history))
    else:
        print(words.assessment(assessment, pack))


def score(context: typer.Context, id_: Id, basis: BasisOption = "self", json: Json = False) -> None:
    from aiplus_assess.cli import words
    from aiplus_assess.exchange.result import result_to_plain

    full_id, result = result_of(context, id_, basis)
    if json:
        print_json(result_to_plain(full_id, result))
    else:
        print(words.result(result))


def result_of(context: typer.Context, id_: str, basis: str) -> tuple[str, Result]:
    """The full id and the result of the assessment, on the basis asked for."""
    from aiplus_assess.assessment.model import BASES
    from aiplus_assess.assessment.scoring import evaluate

    chosen = choice(basis, BASES, "--basis")
    with session(context).workspace() as workspace:
        assessment = workspace.load(workspace.resolve(id_))
        return assessment.id, evaluate(workspace.pack(assessment.pack), assessment.case(), chosen)


def finalize(context: typer.Context, id_: Id) -> None:
    from aiplus_assess.assessment.loose_ends import loose_ends
    from aiplus_assess.assessment.scoring import evaluate

    with session(context).workspace() as workspace:
        assessment = workspace.finalize(workspace.resolve(id_))
        left = loose_ends(assessment, evaluate(workspace.pack(assessment.pack), assessment.case()))
    for line in left:
        print(line)
    print(_("{title} is final and can't be changed any more.").format(title=assessment.title or assessment.id))


def restore(context: typer.Context, id_: Id) -> None:
    with session(context).workspace() as workspace:
        assessment_id = workspace.resolve(id_, binned=True)
        workspace.restore(assessment_id)
        company = workspace.load(assessment_id).company.name
    print(_("{company}: back out of the bin, as it was.").format(company=company))
    print(assessment_id)
