"""export and import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aiplus_assess.cli.assessments import Id, choice
from aiplus_assess.cli.parts import FORM_SUFFIX, Wanted, content_of, form_taker
from aiplus_assess.cli.passphrase import PassphraseFile, to_lock, to_open
from aiplus_assess.cli.session import session
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _, current

if TYPE_CHECKING:
    from aiplus_assess.cli.parts import Taker
    from aiplus_assess.exchange.bundle import Bundle
    from aiplus_assess.exchange.merge import Difference, Side
    from aiplus_assess.exchange.transfer import Choice
    from aiplus_assess.questionnaire.model import Pack

SUFFIX = ".aiplus"
LONGEST_LINE = 120
"""Characters of one part of an answer, such as its note, in a line that shows two answers."""


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("export", help=_("Write one assessment with its questionnaire, history and proof to a file"))(export)
    app.command("import", help=_("Take in an assessment from a file; never over what is there"))(import_)


def export(
    context: typer.Context,
    id_: Id,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=_("The file to write: x.aiplus"))] = None,
    form: Annotated[
        Path | None, typer.Option("--form", metavar="FORM.xlsx", help=_("Write an Excel form to be filled in"))
    ] = None,
    department: Annotated[
        list[str] | None, typer.Option("--department", help=_("Only questions of this department; may be repeated"))
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option("--group", metavar="3.8", help=_("Only questions of this group or clause; may be repeated")),
    ] = None,
    scrub: Annotated[bool, typer.Option("--scrub", help=_("Leave out names, notes, proof and history"))] = False,
    lock: Annotated[bool, typer.Option("--passphrase", help=_("Lock the file: ask for a passphrase"))] = False,
    passphrase_file: PassphraseFile = None,
    force: Annotated[bool, typer.Option("--force", help=_("Overwrite the file if it exists"))] = False,
) -> None:
    from aiplus_assess.exchange.sealed import seal
    from aiplus_assess.reporting.write import write_file

    if (output is None) == (form is None):
        raise typer.BadParameter(_("one of -o and --form"), param_hint="-o")
    if form is not None and (scrub or lock or passphrase_file):
        raise typer.BadParameter(_("a form has neither --scrub nor a passphrase"), param_hint="--form")
    target = output or form
    assert target is not None
    ending = SUFFIX if form is None else FORM_SUFFIX
    if target.suffix.lower() != ending:
        raise InputError(_("{name}: name the file …{suffix}.").format(name=target.name, suffix=ending))
    passphrase = to_lock(passphrase_file, lock)
    wanted = Wanted(tuple(department or ()), tuple(group or ()), scrub, form is not None)
    with session(context).workspace() as workspace:
        content = content_of(workspace, workspace.resolve(id_), wanted)
    write_file(target, content if passphrase is None else seal(content, passphrase), force=force)
    print(target)


def import_(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=_("x.aiplus, a filled form, or a PDF report with its data")),
    ],
    take: Annotated[
        str | None,
        typer.Option(metavar="mine|theirs", help=_("Whose answers stand where both copies changed")),
    ] = None,
    name: Annotated[str | None, typer.Option("--as", metavar="NAME", help=_("Who filled in the form"))] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    from aiplus_assess.exchange.transfer import told

    if take is not None:
        choice(take, ("mine", "theirs"), "--take")
    is_form = file.suffix.lower() == FORM_SUFFIX
    if name is not None and not is_form:
        raise typer.BadParameter(_("only a form is filled in by somebody"), param_hint="--as")
    run = form_taker(file, name) if is_form else _bundle_taker(file, passphrase_file)
    with session(context).workspace() as workspace:
        done = run(workspace, None)
        if done.outcome == "differs" and take is not None:
            side: Choice = "mine" if take == "mine" else "theirs"
            done = run(workspace, {difference.question: side for difference in done.merge.of("ask")})
        pack = workspace.pack(done.assessment.pack)
        lines = [_line(difference, pack) for difference in done.merge.of("ask")]
    if done.outcome == "differs":
        raise InputError(
            _(
                "Both copies changed, so nothing was taken in. Choose whose answers stand with "
                "--take mine or --take theirs."
            ),
            lines,
        )
    print(told(done))
    print(done.assessment.id)


def _bundle_taker(file: Path, passphrase_file: Path | None) -> Taker:
    from aiplus_assess.exchange.transfer import take_in

    bundle = _read(file, passphrase_file)
    return lambda workspace, choices: take_in(workspace, bundle, choices)


def _read(file: Path, passphrase_file: Path | None) -> Bundle:
    """The file's bundle; a locked one is asked its passphrase for."""
    from aiplus_assess.exchange.bundle import read_bundle
    from aiplus_assess.exchange.sealed import PassphraseNeeded

    try:
        return read_bundle(file)
    except PassphraseNeeded:
        return read_bundle(file, to_open(passphrase_file, file.name))


def _line(difference: Difference, pack: Pack) -> str:
    """Both sides of a disagreement with their authors, in words and in one line."""
    from aiplus_assess.assessment.replies import answer_lines

    question = pack.by_id[difference.question]

    def side(template: str, one: Side) -> str:
        said = (" ".join(line.split()) for line in answer_lines(question, one.answer))
        words = _("; ").join(line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…" for line in said)
        return template.format(by=one.by or _("author unknown"), answer=words)

    mine, theirs = (
        side(_("here ({by}): {answer}"), difference.mine),
        side(_("file ({by}): {answer}"), difference.theirs),
    )
    return f"{difference.question} {question.title.in_(current())}  {mine} | {theirs}"
