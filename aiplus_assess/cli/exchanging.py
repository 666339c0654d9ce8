"""export and import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aiplus_assess.cli.assessments import Id, choice
from aiplus_assess.cli.passphrase import PassphraseFile, to_lock, to_open
from aiplus_assess.cli.session import session
from aiplus_assess.errors import InputError
from aiplus_assess.i18n import _

if TYPE_CHECKING:
    from aiplus_assess.exchange.bundle import Bundle
    from aiplus_assess.exchange.merge import Difference, Side
    from aiplus_assess.exchange.transfer import Choice

SUFFIX = ".aiplus"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("export", help=_("Write one assessment with its questionnaire, history and proof to a file"))(export)
    app.command("import", help=_("Take in an assessment from a file; never over what is there"))(import_)


def export(
    context: typer.Context,
    id_: Id,
    output: Annotated[Path, typer.Option("-o", "--output", help=_("The file to write: x.aiplus"))],
    scrub: Annotated[bool, typer.Option("--scrub", help=_("Leave out names, notes, proof and history"))] = False,
    lock: Annotated[bool, typer.Option("--passphrase", help=_("Lock the file: ask for a passphrase"))] = False,
    passphrase_file: PassphraseFile = None,
    force: Annotated[bool, typer.Option("--force", help=_("Overwrite the file if it exists"))] = False,
) -> None:
    from aiplus_assess.exchange.bundle import bundle_bytes, scrubbed
    from aiplus_assess.exchange.sealed import seal
    from aiplus_assess.exchange.transfer import gather
    from aiplus_assess.reporting.write import write_file

    if output.suffix.lower() != SUFFIX:
        raise InputError(_("{name}: name the file …{suffix}.").format(name=output.name, suffix=SUFFIX))
    with session(context).workspace() as workspace:
        bundle = gather(workspace, workspace.resolve(id_))
    passphrase = to_lock(passphrase_file, lock)
    content = bundle_bytes(scrubbed(bundle) if scrub else bundle)
    write_file(output, content if passphrase is None else seal(content, passphrase), force=force)
    print(output)


def import_(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=_("The file to take in: x.aiplus, or a PDF report with its data")),
    ],
    take: Annotated[
        str | None,
        typer.Option(metavar="mine|theirs", help=_("Whose answers stand where both copies changed")),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    from aiplus_assess.exchange.transfer import take_in, told

    if take is not None:
        choice(take, ("mine", "theirs"), "--take")
    bundle = _read(file, passphrase_file)
    with session(context).workspace() as workspace:
        done = take_in(workspace, bundle)
        if done.outcome == "differs" and take is not None:
            side: Choice = "mine" if take == "mine" else "theirs"
            done = take_in(workspace, bundle, {difference.question: side for difference in done.merge.of("ask")})
    if done.outcome == "differs":
        raise InputError(
            _(
                "Both copies changed, so nothing was taken in. Choose whose answers stand with "
                "--take mine or --take theirs."
            ),
            [_line(difference) for difference in done.merge.of("ask")],
        )
    print(told(done))
    print(done.assessment.id)


def _read(file: Path, passphrase_file: Path | None) -> Bundle:
    """The file's bundle; a locked one is asked its passphrase for."""
    from aiplus_assess.exchange.bundle import read_bundle
    from aiplus_assess.exchange.sealed import PassphraseNeeded

    try:
        return read_bundle(file)
    except PassphraseNeeded:
        return read_bundle(file, to_open(passphrase_file, file.name))


def _line(difference: Difference) -> str:
    """Both sides of a disagreement with their authors, in one line."""
    from aiplus_assess.assessment.plain import answer_to_plain

    def side(template: str, one: Side) -> str:
        return template.format(by=one.by or "—", answer=answer_to_plain(one.answer))

    mine, theirs = (
        side(_("here ({by}): {answer}"), difference.mine),
        side(_("file ({by}): {answer}"), difference.theirs),
    )
    return f"{difference.question}  {mine} | {theirs}"
